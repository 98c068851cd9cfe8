//! The command line in the language that is spoken: its help, and what is wrong with it.
//!
//! English stands in `args.rs`; the texts of another language go over it, by the name of command and option.

use clap::builder::PossibleValue;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory as _};

use crate::args::Cli;
use crate::language::{Language, spoken};
use crate::locale::Text;
use crate::text;

/// The command line, with its help.
#[must_use]
pub fn command() -> Command {
    let mut command = Cli::command();
    if spoken() == Language::Sv {
        // what clap adds by itself is there to be told too
        command.build();
        command = in_language(command, "-enkat");
    }
    command
}

/// A text of the help, if there is one.
fn help(key: &str) -> Option<String> {
    Text::new(format!("help{key}"), Vec::new()).in_language(spoken())
}

/// `help-report-format`, else `help-format`: of two keys the one of the command goes before.
fn help_of(command: &str, key: &str) -> Option<String> {
    help(&format!("{command}-{key}")).or_else(|| help(&format!("-{key}")))
}

fn in_language(command: Command, key: &str) -> Command {
    let about = help(key);
    let command = command
        .mut_args(|argument| argument_in_language(argument, key))
        .mut_subcommands(|inner| {
            let key = format!("-{}", inner.get_name());
            // of the commands under `help` nothing but their names is shown
            in_language(inner, &key)
        })
        .subcommand_help_heading(text!("help-commands").to_string())
        .subcommand_value_name(text!("help-word-command").to_string());
    let mut command = match about {
        Some(about) => command.about(about.clone()).long_about(about),
        None => command,
    };
    let usage = command.render_usage().to_string();
    let usage = usage.strip_prefix("Usage: ").unwrap_or(&usage).replace("[OPTIONS]", &format!("[{}]", word("help-options")));
    let (heading, title) = (*command.get_styles().get_usage(), text!("help-usage"));
    let template = format!("{{about-with-newline}}\n{heading}{title}:{heading:#} {{usage}}\n\n{{all-args}}");
    command.override_usage(usage).help_template(template)
}

/// As it stands in a usage.
fn word(key: &'static str) -> String {
    Text::new(key, Vec::new()).to_string().to_uppercase()
}

fn argument_in_language(argument: Arg, command: &str) -> Arg {
    let (id, names) = (argument.get_id().to_string(), value_names(&argument));
    let is_flag =
        matches!(argument.get_action(), ArgAction::Help | ArgAction::HelpShort | ArgAction::HelpLong | ArgAction::Version);
    let said = if is_flag { help(&format!("-flag-{id}")) } else { help_of(command, &id) };
    let values: Vec<PossibleValue> =
        if argument.get_action().takes_values() { argument.get_possible_values() } else { Vec::new() };
    let heading = if argument.is_positional() { text!("help-arguments") } else { text!("help-options") };
    let default = argument
        .get_default_values()
        .first()
        .filter(|_| argument.get_action().takes_values())
        .map(|value| value.to_string_lossy().into_owned());
    let mut argument = argument.help_heading(heading.to_string());
    if let Some(names) = names {
        argument = argument.value_names(names);
    }
    let Some(said) = said else { return argument };
    let default = default.map(|value| format!(" [{}: {value}]", text!("help-default"))).unwrap_or_default();
    let shown: Vec<&PossibleValue> = values.iter().filter(|value| !value.is_hide_set()).collect();
    if shown.is_empty() {
        let said = format!("{said}{default}");
        // a flag of clap's own has another text where help is long
        let argument = if is_flag { argument.long_help(said.clone()) } else { argument };
        return argument.help(said).hide_default_value(true);
    }
    let title = text!("help-possible-values").to_string();
    let listed = shown.iter().map(|value| value.get_name()).collect::<Vec<_>>().join(", ");
    let explained = shown.iter().map(|value| {
        let about = help_of(&format!("-value{command}"), &format!("{id}-{}", value.get_name()))
            .or_else(|| help(&format!("-value-{id}-{}", value.get_name())));
        about.map_or_else(|| format!("\n- {}", value.get_name()), |about| format!("\n- {}: {about}", value.get_name()))
    });
    let explained: String = explained.collect();
    argument
        .help(format!("{said} [{title}: {listed}]{default}"))
        .long_help(format!("{said}{default}\n\n{}:{explained}", capitalised(&title)))
        .hide_possible_values(true)
        .hide_default_value(true)
}

/// The names of its values, as in `--map OURS=THEIRS`.
fn value_names(argument: &Arg) -> Option<Vec<String>> {
    let names = argument.get_value_names()?;
    let known = |name: &str| help(&format!("-name-{}", name.replace(|sign: char| !sign.is_ascii_alphanumeric(), "-")));
    Some(names.iter().map(|name| known(name).unwrap_or_else(|| name.to_string())).collect())
}

fn capitalised(text: &str) -> String {
    let mut signs = text.chars();
    signs.next().map(|first| first.to_uppercase().chain(signs).collect()).unwrap_or_default()
}

/// What is wrong with the command line, in the language that is spoken; none where only clap can say it.
#[must_use]
pub fn told(error: &clap::Error) -> Option<String> {
    if spoken() == Language::En {
        return None;
    }
    let one = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        Some(ContextValue::Strings(texts)) => Some(texts.join(", ")),
        _ => None,
    };
    let argument = one(ContextKind::InvalidArg).unwrap_or_default();
    let said = match error.kind() {
        ErrorKind::UnknownArgument => text!("call-unknown-argument", argument = argument),
        ErrorKind::InvalidValue | ErrorKind::NoEquals | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            match one(ContextKind::InvalidValue).filter(|value| !value.is_empty()) {
                Some(value) => text!("call-invalid-value", value = value, argument = argument),
                None => text!("call-no-value", argument = argument),
            }
        }
        ErrorKind::ValueValidation => {
            text!("call-invalid-value", value = one(ContextKind::InvalidValue).unwrap_or_default(), argument = argument)
        }
        ErrorKind::InvalidSubcommand => {
            text!("call-unknown-command", command = one(ContextKind::InvalidSubcommand).unwrap_or_default())
        }
        ErrorKind::MissingRequiredArgument => text!("call-missing", arguments = argument),
        ErrorKind::MissingSubcommand => {
            text!("call-no-command", commands = one(ContextKind::ValidSubcommand).unwrap_or_default())
        }
        ErrorKind::ArgumentConflict => match one(ContextKind::PriorArg) {
            Some(other) if other != argument => text!("call-conflict", argument = argument, other = other),
            _ => text!("call-conflict-self", argument = argument),
        },
        ErrorKind::TooManyValues => {
            text!("call-too-many-values", value = one(ContextKind::InvalidValue).unwrap_or_default(), argument = argument)
        }
        ErrorKind::InvalidUtf8 => text!("call-not-unicode"),
        _ => return None,
    };
    let suggested = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let lines = [
        Some(text!("error-that", what = said)),
        one(ContextKind::ValidValue).filter(|values| !values.is_empty()).map(|values| text!("call-possible", values = values)),
        suggested.into_iter().find_map(one).map(|suggestion| text!("call-suggestion", suggestion = suggestion)),
        Some(text!("call-more")),
    ];
    Some(lines.into_iter().flatten().map(|line| line.to_string()).collect::<Vec<_>>().join("\n"))
}
