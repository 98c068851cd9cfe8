//! The texts of the program: each key in both languages, with the same arguments, and used.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use clap::{Command, CommandFactory as _};
use enkat_cli::args::Cli;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

/// Files that one language has alone: English help stands in `args.rs`, and English errors with the library's types.
const SWEDISH_ALONE: [&str; 2] = ["help.ftl", "library.ftl"];

/// The arguments of each key, and whether both languages have the file.
type Keys = BTreeMap<String, (BTreeSet<String>, bool)>;

fn keys(language: &str) -> Keys {
    let mut keys = Keys::new();
    for file in fs::read_dir(format!("locales/{language}")).expect("a folder") {
        let path = file.expect("a file").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).expect("a text");
        let resource = fluent_syntax::parser::parse(text).unwrap_or_else(|(_, errors)| panic!("{name}: {errors:?}"));
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let mut arguments = BTreeSet::new();
            variables(message.value.as_ref().unwrap_or_else(|| panic!("{} is empty", message.id.name)), &mut arguments);
            let is_shared = !SWEDISH_ALONE.contains(&name.as_str());
            assert!(keys.insert(message.id.name.clone(), (arguments, is_shared)).is_none(), "{} is there twice", message.id.name);
        }
    }
    keys
}

fn variables(pattern: &Pattern<String>, into: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        match element {
            PatternElement::Placeable { expression: Expression::Inline(inline) } => variable(inline, into),
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                variable(selector, into);
                for variant in variants {
                    variables(&variant.value, into);
                }
            }
            PatternElement::TextElement { .. } => {}
        }
    }
}

fn variable(inline: &InlineExpression<String>, into: &mut BTreeSet<String>) {
    if let InlineExpression::VariableReference { id } = inline {
        into.insert(id.name.clone());
    }
}

/// All source of the program.
fn source(folder: &Path) -> String {
    let mut text = String::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        text += &if path.is_dir() { source(&path) } else { fs::read_to_string(&path).expect("a text") };
    }
    text
}

#[test]
fn both_languages_have_the_same_keys_with_the_same_arguments() {
    let shared = |keys: Keys| keys.into_iter().filter(|(_, (_, shared))| *shared).map(|(key, (arguments, _))| (key, arguments));
    let [en, sv] = ["en", "sv"].map(|language| shared(keys(language)).collect::<BTreeMap<_, _>>());
    assert!(en.len() > 80, "{}", en.len());
    let differing: Vec<&String> = en.keys().chain(sv.keys()).filter(|key| en.get(*key) != sv.get(*key)).collect();
    assert!(differing.is_empty(), "missing in one language, or with other arguments: {differing:?}");
}

#[test]
fn every_key_is_used() {
    let source = source(Path::new("src"));
    // they are made of a noun, of a command and an option, of the name of a column
    let is_made = |key: &str| ["count-", "help-", "header-", "column-"].iter().any(|made| key.starts_with(made));
    let unused: Vec<String> =
        keys("sv").into_keys().filter(|key| !is_made(key) && !source.contains(&format!("\"{key}\""))).collect();
    assert!(unused.is_empty(), "{unused:?}");
}

/// The keys of a command's help: of each text all that it may go by.
fn of_command(command: &Command, key: &str, into: &mut Vec<Vec<String>>) {
    into.push(vec![format!("help{key}")]);
    for argument in command.get_arguments() {
        let id = argument.get_id();
        into.push(vec![format!("help{key}-{id}"), format!("help-{id}"), format!("help-flag-{id}")]);
        for name in argument.get_value_names().into_iter().flatten().filter(|_| argument.get_action().takes_values()) {
            let name = name.replace(|sign: char| !sign.is_ascii_alphanumeric(), "-");
            into.push(vec![format!("help-name-{name}")]);
        }
        for value in argument.get_possible_values().iter().filter(|_| argument.get_action().takes_values()) {
            let name = value.get_name();
            into.push(vec![format!("help-value{key}-{id}-{name}"), format!("help-value-{id}-{name}")]);
        }
    }
    for inner in command.get_subcommands().filter(|inner| key != "-help" || inner.get_name() == "help") {
        of_command(inner, &format!("-{}", inner.get_name()), into);
    }
}

#[test]
fn every_text_of_the_help_is_in_swedish() {
    let mut command = Cli::command();
    command.build();
    let mut wanted = Vec::new();
    of_command(&command, "-enkat", &mut wanted);
    let there: BTreeSet<String> = keys("sv").into_keys().filter(|key| key.starts_with("help-")).collect();
    let missing: BTreeSet<&String> =
        wanted.iter().filter(|keys| keys.iter().all(|key| !there.contains(key))).map(|keys| &keys[0]).collect();
    assert!(missing.is_empty(), "locales/sv/help.ftl lacks {missing:?}");
    let asked: BTreeSet<&String> = wanted.iter().flatten().collect();
    let source = source(Path::new("src"));
    let unused: Vec<&String> =
        there.iter().filter(|key| !asked.contains(key) && !source.contains(&format!("\"{key}\""))).collect();
    assert!(unused.is_empty(), "locales/sv/help.ftl has what no option asks for: {unused:?}");
}

/// What a message begins with that is written in the source and not in the locales.
const SAID: [&str; 9] = [
    "bail!(\"",
    "bail!( \"",
    "anyhow!(\"",
    "context(\"",
    "context(|| \"",
    "context(|| format!(\"",
    "say(\"",
    "say(format_args!(\"",
    "say(&format!(\"",
];

/// Messages of the program that are no names alone: two words of letters beside each other.
fn english_messages(folder: &Path, into: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            english_messages(&path, into);
            continue;
        }
        let source = fs::read_to_string(&path).expect("a text");
        let source = source.split("#[cfg(test)]").next().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
        for begin in SAID {
            for after in source.split(begin).skip(1) {
                let said = after.split('"').next().unwrap_or_default();
                let is_word =
                    |word: &&str| word.len() > 1 && word.chars().all(|sign| sign.is_ascii_lowercase() || ",.;:".contains(sign));
                if said.split(' ').filter(is_word).count() > 1 {
                    into.insert(format!("message: {said}"));
                }
            }
        }
    }
}

/// The sources in a folder.
fn sources(folder: &Path, into: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, into);
        } else {
            into.extend(fs::read_to_string(&path));
        }
    }
}

/// Types that say themselves in Swedish what they are, by variant: one more does not compile without it.
fn speaking_swedish(source: &str) -> impl Iterator<Item = &str> {
    let blocks = source.split("\nimpl ").skip(1).filter_map(|block| block.split("\n}").next());
    blocks.filter(|block| block.contains("pub fn in_swedish(&self)")).filter_map(|block| block.split([' ', '<']).next())
}

/// Errors of the library that `library_errors` does not know, and variants of those that it knows: it matches from outside
/// of the library, where one more compiles.
fn english_errors(source: &str, known: &str, speaking: &BTreeSet<&str>, into: &mut BTreeSet<String>) {
    for after in source.split("thiserror::Error)]").skip(1) {
        let after = after.split("\n}\n").next().unwrap_or_default();
        let begin =
            |line: &str| Some(line.strip_prefix("pub ")?.split_once(' ')?.1.split([' ', '<', '(', ';']).next()?.to_owned());
        let Some(name) = after.lines().find_map(begin) else { continue };
        if speaking.contains(&*name) {
            continue;
        }
        if !known.contains(&*name) {
            into.insert(format!("error: {name}"));
            continue;
        }
        let variants =
            after.lines().filter_map(|line| line.strip_prefix("    ")).filter(|line| line.starts_with(char::is_uppercase));
        let variants = variants.filter_map(|line| line.split([' ', '(', ',']).next()).map(|variant| format!("{name}::{variant}"));
        into.extend(variants.filter(|variant| !names(known, variant)).map(|variant| format!("error: {variant}")));
    }
}

/// `Error::Group`, and not only `Error::Groups`.
fn names(text: &str, name: &str) -> bool {
    text.split(name).skip(1).any(|rest| !rest.starts_with(char::is_alphanumeric))
}

#[test]
fn what_is_english_alone_is_in_a_list() {
    let mut found = BTreeSet::new();
    english_messages(Path::new("src"), &mut found);
    let known = fs::read_to_string("src/library_errors.rs").expect("a text");
    let mut all = Vec::new();
    for folder in ["../src", "../tables/src"] {
        sources(Path::new(folder), &mut all);
    }
    let speaking: BTreeSet<&str> = all.iter().flat_map(|source| speaking_swedish(source)).collect();
    for source in &all {
        english_errors(source, &known, &speaking, &mut found);
    }
    let text: String = found.into_iter().map(|line| line + "\n").collect();
    if std::env::var_os("UPDATE").is_some() {
        fs::write("locales/english.txt", &text).expect("a file");
    }
    let listed = fs::read_to_string("locales/english.txt").unwrap_or_default();
    assert_eq!(listed, text, "give it Swedish in locales/sv, or accept it: UPDATE=1 cargo test -p enkat-cli --test locales");
}
