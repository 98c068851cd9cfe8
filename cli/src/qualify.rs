//! `enkat qualify`: what this program gives on this machine, held against results of others that it carries.

use std::env;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use anyhow::{Context as _, Result, bail};
use clap::{Args, ValueEnum};
use enkat::report::Qualification;

use crate::config::Title;
use crate::exit_code::ExitCode;
use crate::language::spoken;
use crate::locale::Doing;
use crate::output::Output;
use crate::say::say;
use crate::text;
use crate::text_output::write_text;

/// `enkat qualify`
#[derive(Debug, Args)]
pub struct QualifyArgs {
    /// Where to write; standard output if not given
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// The form of the document; if not given, that of the output's extension (html, md, json, txt), else text
    #[arg(long, value_enum)]
    pub format: Option<QualifyFormat>,
    /// The same as data in a second file, which ends in json
    #[arg(long, value_name = "FILE")]
    pub json: Option<PathBuf>,
    /// The date in its head; today if not given
    #[arg(long, value_name = "TEXT")]
    pub date: Option<String>,
}

/// The form of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum QualifyFormat {
    /// Plain text
    Text,
    /// Markdown
    Md,
    /// One self-contained page, to be printed and signed
    Html,
    /// The same as data
    Json,
}

impl QualifyFormat {
    /// What the file of the document may end in.
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

const WRITING: Doing = Doing("writing-qualification");
const READING: Doing = Doing("reading-program");

/// Runs the command: exit 1 if anything differs, or a control was not noticed.
pub fn run(args: &QualifyArgs) -> Result<ExitCode> {
    if let (Some(output), Some(json)) = (&args.output, &args.json)
        && output == json
    {
        bail!(text!("qualify-same-file", file = json.display()));
    }
    let format = args.format.or_else(|| args.output.as_deref().and_then(QualifyFormat::of_file));
    // before the work: a file that cannot be written is told at once
    let mut out = Output::create(args.output.as_deref(), &QualifyFormat::ENDINGS, &[])?;
    let json = args.json.as_deref().map(|path| Output::create(Some(path), &["json"], &[])).transpose()?;
    let program = program_file().and_then(fs::read).context(READING)?;
    let title = Title { date: args.date.clone(), ..Title::default() }.of_today();
    let qualification = Qualification::run().of_program(&program).dated(title.date.unwrap_or_default());
    write(&qualification, format.unwrap_or(QualifyFormat::Text), &mut out)?;
    let mut outputs = vec![out];
    if let Some(mut json) = json {
        write(&qualification, QualifyFormat::Json, &mut json)?;
        outputs.push(json);
    }
    Output::finish_all(outputs).context(WRITING)?;
    if qualification.passes() {
        return Ok(ExitCode::SUCCESS);
    }
    say(text!("qualify-failed"));
    Ok(1.into())
}

/// The file that the program is in, where that is not the one that was started.
static WITHIN: OnceLock<PathBuf> = OnceLock::new();

/// The program is within this file, as a part of another one.
pub fn stands_in(file: PathBuf) {
    let _ = WITHIN.set(file);
}

fn program_file() -> io::Result<PathBuf> {
    WITHIN.get().map_or_else(env::current_exe, |file| Ok(file.clone()))
}

fn write(qualification: &Qualification, format: QualifyFormat, out: &mut Output) -> Result<()> {
    if format == QualifyFormat::Json {
        serde_json::to_writer_pretty(&mut *out, qualification).map_err(io::Error::from).context(WRITING)?;
        return out.write_all(b"\n").context(WRITING);
    }
    write_text(out, WRITING, |text| match format {
        QualifyFormat::Md => qualification.write_markdown(text, spoken()),
        QualifyFormat::Html => qualification.write_html(text, spoken()),
        QualifyFormat::Text | QualifyFormat::Json => qualification.write_text(text, spoken()),
    })
}
