//! `enkat finsam`: participants by sex and half-year, to be typed into Uppföljning Finsam.

use crate::exit_code::ExitCode;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use clap::{Args, ValueEnum};
use enkat::report::FinsamTable;
use enkat::table::TableError;

use crate::args::TableArgs;
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

/// `enkat finsam`
#[derive(Debug, Args)]
pub struct FinsamArgs {
    /// A table of answers: a file, or - for standard input; several are read as one. start=FILE and exit=FILE say the occasion
    #[arg(required = true)]
    pub input: Vec<PathBuf>,
    /// Where to write; standard output if not given
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// The form of the table; if not given, that of the output's extension (html, md, json, csv, txt), else text
    #[arg(long, value_enum)]
    pub format: Option<FinsamFormat>,
    /// How the table is read.
    #[command(flatten)]
    pub table: TableArgs,
}

/// The form of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FinsamFormat {
    /// Plain text
    Text,
    /// A line for each half-year, in codes
    Csv,
    /// The same as data
    Json,
    /// Markdown
    Md,
    /// One self-contained page
    Html,
}

impl FinsamFormat {
    /// What the file of the table may end in.
    const ENDINGS: [&str; 6] = ["html", "htm", "md", "json", "csv", "txt"];

    fn of_file(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "html" | "htm" => Some(Self::Html),
            "md" => Some(Self::Md),
            "json" => Some(Self::Json),
            "csv" => Some(Self::Csv),
            "txt" => Some(Self::Text),
            _ => None,
        }
    }
}

const WRITING: Doing = Doing("writing-finsam");

/// Runs the command.
pub fn run(args: &FinsamArgs) -> Result<ExitCode> {
    let inputs = Input::all(&args.input);
    let mut settings = Settings::load_all(&args.table, &inputs)?;
    let mut source = Source::open(&inputs, &mut settings)?;
    let table = source.read_for(|header| -> Result<_, TableError> {
        // only what rows without ids are counted by; people with ids are known one by one
        let has_days = settings.choices.table(&settings.registry, header)?.has_days();
        settings.choices.by = if has_days { vec![FinsamTable::breakdown()] } else { Vec::new() };
        settings.choices.cohort(&settings.registry, header)
    })?;
    let (cohort, inspected) = source.run(&table)?;
    let Some(counts) = FinsamTable::of(&cohort) else { bail!(text!("finsam-no-programme", table = &source.name)) };
    let format = args.format.or_else(|| args.output.as_deref().and_then(FinsamFormat::of_file)).unwrap_or(FinsamFormat::Text);
    let mut out = Output::create(
        args.output.as_deref(),
        &FinsamFormat::ENDINGS,
        &settings.inputs(inputs.iter().map(|input| input.path.as_path())),
    )?;
    write(&counts, format, &mut out)?;
    out.finish().context(WRITING)?;
    summary::print(source.told(table.reader(), &inspected), &settings);
    if matches!(format, FinsamFormat::Csv | FinsamFormat::Json) {
        say(text!("note-finsam-internal"));
    }
    Ok(summary::exit_code(&inspected, settings.output.strict))
}

fn write(counts: &FinsamTable, format: FinsamFormat, out: &mut Output) -> Result<()> {
    if format == FinsamFormat::Json {
        serde_json::to_writer(&mut *out, counts).map_err(io::Error::from).context(WRITING)?;
        return out.write_all(b"\n").context(WRITING);
    }
    write_text(out, WRITING, |text| match format {
        FinsamFormat::Csv => counts.write_csv(text),
        FinsamFormat::Md => counts.write_markdown(text, spoken()),
        FinsamFormat::Html => counts.write_html(text, spoken()),
        FinsamFormat::Text | FinsamFormat::Json => counts.write_text(text, spoken()),
    })
}
