//! `enkat person`: one person's answers, for a conversation with that person.

use crate::exit_code::ExitCode;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use clap::{Args, ValueEnum};
use enkat::report::{PersonChanges, PersonReport};

use crate::args::{GroupArgs, TableArgs};
use crate::config::Settings;
use crate::input::Input;
use crate::language::spoken;
use crate::locale::Doing;
use crate::output::Output;
use crate::say::say;
use crate::source::Source;
use crate::summary;
use crate::text;
use crate::text_output::write_text;

/// `enkat person`
#[derive(Debug, Args)]
pub struct PersonArgs {
    /// A table of answers: a file, or - for standard input; several are read as one. start=FILE and exit=FILE say the occasion
    #[arg(required = true)]
    pub input: Vec<PathBuf>,
    /// Whose answers, by the id in the table
    #[arg(long, value_name = "ID", allow_hyphen_values = true)]
    pub id: String,
    /// The value in the column that ids are within, where several people have the id: see --ids-within
    #[arg(long, value_name = "VALUE")]
    pub within: Option<String>,
    /// Where to write; standard output if not given
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// The form of the page; if not given, that of the output's extension (html, md, json, txt), else text
    #[arg(long, value_enum)]
    pub format: Option<PersonFormat>,
    /// The reliability that reliable change rests on, such as soc13.total=0.84 or soc13.total=alpha; repeatable
    #[arg(long, value_name = "MEASURE=R")]
    pub reliability: Vec<String>,
    /// How the table is read.
    #[command(flatten)]
    pub table: TableArgs,
}

/// The form of a person's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PersonFormat {
    /// Plain text
    Text,
    /// Markdown
    Md,
    /// One self-contained page with pictures, for screen and a sheet of A4
    Html,
    /// Every answer and score as data
    Json,
}

impl PersonFormat {
    /// What the file of a page may end in.
    const ENDINGS: [&str; 5] = ["html", "htm", "md", "json", "txt"];

    fn of_file(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "html" | "htm" => Some(Self::Html),
            "md" => Some(Self::Md),
            "json" => Some(Self::Json),
            "txt" => Some(Self::Text),
            _ => None,
        }
    }
}

const WRITING: Doing = Doing("writing-person");

/// Runs the command.
pub fn run(args: &PersonArgs) -> Result<ExitCode> {
    let inputs = Input::all(&args.input);
    let mut settings = Settings::load_all(&args.table, &inputs)?;
    // groups are of a report; a page of one person has none, and is never written where the settings put a report
    settings.choices.by.clear();
    settings.choose(&GroupArgs { by: Vec::new(), reliability: args.reliability.clone() })?;
    let mut source = Source::open(&inputs, &mut settings)?;
    settings.show_what_ids_are_within();
    let table = source.read_for(|header| settings.choices.cohort_with_ids(&settings.registry, header))?;
    if !table.reader().has_ids() && !table.reader().is_wide() {
        bail!(text!("person-no-id", table = &source.name));
    }
    let (cohort, inspected) = source.run(&table)?;
    let options = settings.choices.report(&settings.registry)?;
    let changes = PersonChanges::new(&cohort, &table.scorers(), &options)?;
    if table.scorers().is_empty() {
        bail!(text!("person-no-questionnaire", table = &source.name));
    }
    if args.within.is_some() && settings.choices.ids_within.is_none() {
        bail!(text!("person-within-alone"));
    }
    let person = settings.choices.person(&changes, &args.id, args.within.as_deref()).with_context(|| source.name.clone())?;
    let format = args.format.or_else(|| args.output.as_deref().and_then(PersonFormat::of_file)).unwrap_or(PersonFormat::Text);
    let mut out = Output::create(
        args.output.as_deref(),
        &PersonFormat::ENDINGS,
        &settings.inputs(inputs.iter().map(|input| input.path.as_path())),
    )?;
    write(&person, format, &mut out)?;
    out.finish().context(WRITING)?;
    summary::print(source.told(table.reader(), &inspected), &settings);
    for measure in changes.without_reliability() {
        say(text!("hint-reliability", measure = measure));
    }
    Ok(summary::exit_code(&inspected, settings.output.strict))
}

fn write(person: &PersonReport, format: PersonFormat, out: &mut Output) -> Result<()> {
    if format == PersonFormat::Json {
        serde_json::to_writer(&mut *out, person).map_err(io::Error::from).context(WRITING)?;
        return out.write_all(b"\n").context(WRITING);
    }
    write_text(out, WRITING, |text| match format {
        PersonFormat::Md => person.write_markdown(text, spoken()),
        PersonFormat::Html => person.write_html(text, spoken()),
        PersonFormat::Text | PersonFormat::Json => person.write_text(text, spoken()),
    })
}
