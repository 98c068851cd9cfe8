//! The command line.

use std::path::{Path, PathBuf};

use crate::config::Title;
use crate::finsam::FinsamArgs;
use crate::person::PersonArgs;
#[cfg(feature = "qualify")]
use crate::qualify::QualifyArgs;
use crate::template::TemplateArgs;
use crate::text;
use anyhow::{Result, anyhow};
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use serde::{Deserialize, Serialize};

/// Scores EQ-5D-5L and KASAM answers, for one person and for a group.
#[derive(Debug, Parser)]
#[command(name = "enkat", version, about, propagate_version = true)]
pub struct Cli {
    /// The language of messages and of a report: if not given, that of the settings, else that of the system
    #[arg(long, value_enum, global = true)]
    pub lang: Option<Lang>,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Append scores to a table, a row for each row
    Score(ScoreArgs),
    /// Scores at start, at exit and their difference, a row for each person who has both
    Change(ChangeArgs),
    /// One person's answers at start and at exit, for a conversation with the person; never for release
    Person(PersonArgs),
    /// How many took part, by sex and by half-year of the start, to type into Uppföljning Finsam; never for release
    Finsam(FinsamArgs),
    /// The group at start, at exit and from one to the other
    Report(Box<ReportArgs>),
    /// A workbook to fill in, with a sheet for each occasion and limits for each cell; it is read as it is
    Template(TemplateArgs),
    /// Find every cell and every stored score that is wrong, for a person or for the program that runs the tests
    Check(CheckArgs),
    /// List questionnaires, value sets, rules, forms, codes or contact lines
    List(ListArgs),
    /// Explain a rule by its code, such as EQ001
    Explain {
        /// The code.
        rule: String,
    },
    /// Print the JSON Schema of one row of a questionnaire, of a file that you may bring, of the settings, or of what a check writes
    Schema {
        /// The id of a questionnaire, such as eq5d5l or soc13; or violence-form, programme, settings, check, proposal, report or baseline
        instrument: String,
    },
    /// Print what completes commands and options in a shell
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Write the pages of the manual into a folder, for whoever packs the program
    #[command(hide = true)]
    Manual {
        /// The folder
        folder: PathBuf,
    },
    /// Hold this program, on this machine, against results of others that it carries, with controls that must fail
    #[cfg(feature = "qualify")]
    Qualify(QualifyArgs),
}

/// How the table is read and what is chosen.
#[derive(Clone, Debug, Default, Args, Serialize, Deserialize)]
#[serde(default)]
pub struct TableArgs {
    /// A value set, by its id; repeatable. There is no default: see `enkat list value-sets`
    #[arg(long, value_name = "ID")]
    pub value_set: Vec<String>,
    /// A value set of your own: TOML with coefficients, or CSV with 3125 rows; repeatable
    #[arg(long, value_name = "FILE")]
    pub value_set_file: Vec<PathBuf>,
    /// The key of a keyed-sum questionnaire of your own, as TOML or JSON; repeatable
    #[arg(long, value_name = "FILE")]
    pub scale_file: Vec<PathBuf>,
    /// A violence form of your own, as TOML or JSON; repeatable
    #[arg(long, value_name = "FILE")]
    pub form: Vec<PathBuf>,
    /// What counts as current violence: last-12-months (the default) or ongoing-only
    #[arg(long, value_name = "WINDOW")]
    pub current: Option<String>,
    /// Name the row in findings about violence answers; without it a finding cannot tell about whom it is
    #[arg(long)]
    pub violence_rows: bool,
    /// Codes, goal and steps of your programme, as TOML or JSON
    #[arg(long, value_name = "FILE")]
    pub programme: Option<PathBuf>,
    /// How many answers a KASAM scale may lack: complete, prorate20 (the default) or half
    #[arg(long, value_name = "RULE")]
    pub missing: Option<String>,
    /// A column under our name, such as mo=Q1; an n in braces stands for a number, see the README; repeatable
    #[arg(long, value_name = "OURS=THEIRS")]
    pub map: Vec<String>,
    /// What the table calls an occasion, such as start=pre; repeatable
    #[arg(long, value_name = "OCCASION=NAME")]
    pub wave: Vec<String>,
    /// A code that stands for a missing answer, such as 999 or vas=99; repeatable
    #[arg(long, value_name = "CODE", allow_hyphen_values = true)]
    pub missing_code: Vec<String>,
    /// The character between cells; guessed from the header and the rows below it if not given. `tab` for a tabulator
    #[arg(long, value_name = "CHAR")]
    pub delimiter: Option<String>,
    /// The sheet of a workbook, by its name; start=NAME and exit=NAME for a sheet of each occasion. If not given, the only
    /// one, or the two whose names say start and exit
    #[arg(long, value_name = "[OCCASION=]NAME")]
    pub sheet: Vec<String>,
    /// The line of the names of the columns, or the row of a sheet, such as 3; 1-2 joins two. Found if not given, where there is no doubt
    #[arg(long, value_name = "LINE")]
    pub header_line: Option<String>,
    /// A column in which digits alone are no personal identity numbers, such as times or telephone numbers; repeatable
    #[arg(long, value_name = "COLUMN")]
    pub not_identity: Vec<String>,
    /// Within what an id is a person: `file`, a column such as municipality, or `all` if an id is the same person everywhere
    #[arg(long, value_name = "COLUMN")]
    pub ids_within: Option<String>,
    /// Ids that differ only in case, in blanks or in zeros before their first number are one person
    #[arg(long)]
    pub fold_ids: bool,
    /// The settings file; by default `enkat.toml` beside the table or in the working folder
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Exit with 1 when there were error findings
    #[arg(long)]
    pub strict: bool,
}

/// `enkat score`
#[derive(Debug, Args)]
pub struct ScoreArgs {
    /// A table of answers: a file, or - for standard input; several are read as one. start=FILE and exit=FILE say the occasion
    #[arg(required = true)]
    pub input: Vec<PathBuf>,
    /// Where to write; standard output if not given
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// The form of the output; if not given, that of the output's extension (csv, ndjson, parquet, xlsx), else csv
    #[arg(long, value_enum)]
    pub format: Option<TableFormat>,
    /// Replace columns of the table that have the name of a score
    #[arg(long)]
    pub overwrite: bool,
    /// Keep the columns of a violence form, which are left out otherwise
    #[arg(long)]
    pub reveal_violence: bool,
    /// How the table is read.
    #[command(flatten)]
    pub table: TableArgs,
}

/// How people are grouped, and what their change is held against.
#[derive(Clone, Debug, Default, Args, Serialize, Deserialize)]
#[serde(default)]
pub struct GroupArgs {
    /// A column whose values make groups; A*B for every combination of two; repeatable
    #[arg(long, value_name = "COLUMN")]
    pub by: Vec<String>,
    /// The reliability that reliable change rests on, such as soc13.total=0.84 or soc13.total=alpha; repeatable
    #[arg(long, value_name = "MEASURE=R")]
    pub reliability: Vec<String>,
}

/// `enkat change`
#[derive(Debug, Args)]
pub struct ChangeArgs {
    /// A table of answers: a file, or - for standard input; several are read as one. start=FILE and exit=FILE say the occasion
    #[arg(required = true)]
    pub input: Vec<PathBuf>,
    /// Where to write; standard output if not given
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// The form of the output; if not given, that of the output's extension (csv, ndjson, parquet, xlsx), else csv
    #[arg(long, value_enum)]
    pub format: Option<TableFormat>,
    /// How people are grouped.
    #[command(flatten)]
    pub group: GroupArgs,
    /// How the table is read.
    #[command(flatten)]
    pub table: TableArgs,
}

/// The form of a table of scores.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TableFormat {
    /// Comma-separated, UTF-8
    Csv,
    /// One JSON object a line
    Ndjson,
    /// A parquet file: numbers as 64-bit floats, texts as texts, what is empty as null
    Parquet,
    /// A workbook with one sheet: numbers as numbers, texts as texts
    Xlsx,
}

impl TableFormat {
    /// What a file of scores may end in.
    pub const ENDINGS: [&str; 5] = ["csv", "ndjson", "jsonl", "parquet", "xlsx"];

    /// The form that a file of this name is expected to have.
    #[must_use]
    pub fn of_file(path: &Path) -> Option<Self> {
        match ending(path)?.as_str() {
            "csv" => Some(Self::Csv),
            "ndjson" | "jsonl" => Some(Self::Ndjson),
            "parquet" => Some(Self::Parquet),
            "xlsx" => Some(Self::Xlsx),
            _ => None,
        }
    }

    /// What `--format` calls it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Ndjson => "ndjson",
            Self::Parquet => "parquet",
            Self::Xlsx => "xlsx",
        }
    }
}

fn ending(path: &Path) -> Option<String> {
    Some(path.extension()?.to_str()?.to_ascii_lowercase())
}

/// `enkat report`
#[derive(Clone, Debug, Default, Args, Serialize, Deserialize)]
#[serde(default)]
pub struct ReportArgs {
    /// A table of answers: a file, or - for standard input; several are read as one. start=FILE and exit=FILE say the occasion
    #[arg(required_unless_present_any = ["demo", "again"], conflicts_with = "demo")]
    #[serde(skip)]
    pub input: Vec<PathBuf>,
    /// Report on a built-in cohort of fifteen invented people
    #[arg(long)]
    pub demo: bool,
    /// Exact figures, for those who may see the answers; not for release
    #[arg(long)]
    pub internal: bool,
    /// The smallest count that a release shows; 5 if not given, at least 3, of the violence screening twice that
    #[arg(long, value_name = "N", conflicts_with_all = ["internal", "round"])]
    pub min_cell: Option<u32>,
    /// Round counts of a release down to a multiple of 3 or 5, instead of suppressing small ones
    #[arg(long, value_name = "BASE", conflicts_with = "internal")]
    pub round: Option<u32>,
    /// An earlier release of the same people, as JSON: what few people would differ in is refused; repeatable
    #[arg(long, value_name = "FILE", conflicts_with = "internal")]
    pub previous: Vec<PathBuf>,
    /// Make the report anew as this page was made, its options and its date; only where to write and the tables are given
    #[arg(long, value_name = "PAGE")]
    #[serde(skip)]
    pub again: Option<PathBuf>,
    /// Where to write; standard output if not given
    #[arg(short, long, value_name = "FILE")]
    #[serde(skip)]
    pub output: Option<PathBuf>,
    /// The form of the report; if not given, that of the output's extension (html, md, json, csv, txt, docx, xlsx), else text
    #[arg(long, value_enum)]
    pub format: Option<ReportFormat>,
    /// A report to stand beside this one, such as last year's, as JSON; beside a release only a release
    #[arg(long, value_name = "FILE")]
    pub earlier: Option<PathBuf>,
    /// All that the report holds, where a page has two to four pages otherwise
    #[arg(long)]
    pub full: bool,
    /// What stands at the head of a page.
    #[command(flatten)]
    #[serde(flatten)]
    pub title: Title,
    /// Every picture of the report as SVG and as PNG, in this folder, which is made if it is not there
    #[arg(long, value_name = "FOLDER")]
    #[serde(skip)]
    pub pictures: Option<PathBuf>,
    /// Means of a population to compare with: CSV with measure,mean,sd,source and perhaps group
    #[arg(long, value_name = "FILE")]
    pub norms: Option<PathBuf>,
    /// Resampled 95 % intervals of the mean and median change; takes a while
    #[arg(long, value_enum, value_name = "METHOD")]
    pub bootstrap: Option<BootstrapKind>,
    /// How many resamples; 2000 if not given
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(40..=1_000_000))]
    pub replicates: Option<u32>,
    /// Where the random numbers of the bootstrap start, 1 if not given: the same seed gives the same intervals
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
    /// How people are grouped.
    #[command(flatten)]
    #[serde(flatten)]
    pub group: GroupArgs,
    /// How the table is read.
    #[command(flatten)]
    #[serde(flatten)]
    pub table: TableArgs,
}

/// The form of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ReportFormat {
    /// Plain text
    Text,
    /// A tidy table: group,measure,occasion,statistic,value,n,status. For a Swedish spreadsheet, with ; and a decimal comma, if
    /// --lang sv is given or the settings say so
    Csv,
    /// Every figure with its definition, unit, direction and reason
    Json,
    /// Markdown
    Md,
    /// One self-contained page with pictures, for screen and paper
    Html,
    /// A document to work in: headings, tables and pictures
    Docx,
    /// A workbook with a sheet for each table: numbers as numbers
    Xlsx,
}

impl ReportFormat {
    /// What the file of a report may end in.
    pub const ENDINGS: [&str; 8] = ["html", "htm", "md", "json", "csv", "txt", "docx", "xlsx"];

    /// The form that a file of this name is expected to have.
    #[must_use]
    pub fn of_file(path: &Path) -> Option<Self> {
        match ending(path)?.as_str() {
            "html" | "htm" => Some(Self::Html),
            "docx" => Some(Self::Docx),
            "xlsx" => Some(Self::Xlsx),
            "md" => Some(Self::Md),
            "json" => Some(Self::Json),
            "csv" => Some(Self::Csv),
            "txt" => Some(Self::Text),
            _ => None,
        }
    }
}

/// How a bootstrap interval is read off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BootstrapKind {
    /// Percentiles corrected for bias and acceleration
    Bca,
    /// Plain percentiles
    Percentile,
}

impl From<BootstrapKind> for enkat::stats::BootstrapMethod {
    fn from(kind: BootstrapKind) -> Self {
        match kind {
            BootstrapKind::Bca => Self::Bca,
            BootstrapKind::Percentile => Self::Percentile,
        }
    }
}

/// A language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// English
    En,
    /// Swedish
    Sv,
}

impl From<enkat::report::Language> for Lang {
    fn from(language: enkat::report::Language) -> Self {
        match language {
            enkat::report::Language::En => Self::En,
            enkat::report::Language::Sv => Self::Sv,
        }
    }
}

impl From<Lang> for enkat::report::Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::En => Self::En,
            Lang::Sv => Self::Sv,
        }
    }
}

/// `enkat check`
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Tables of answers: files, patterns such as data/*.csv, or - for standard input
    pub input: Vec<PathBuf>,
    /// A form of the output, to standard output or to a file: human, json, github, junit or sarif; repeatable
    #[arg(long, value_name = "FORM[=PATH]")]
    pub format: Vec<String>,
    /// A stored score that is compared, such as eq5d5l.index@US-2019=utility or soc13.total=kasam; repeatable
    #[arg(long, value_name = "MEASURE=COLUMN")]
    pub stored: Vec<String>,
    /// How many findings of each level and file are listed, and held in memory; the first of each rule in each column always is, and all are counted. 1000 if not given
    #[arg(long, value_name = "N")]
    pub max_findings: Option<usize>,
    /// From which level on a finding gives exit code 1; error if not given
    #[arg(long, value_enum, value_name = "LEVEL")]
    pub fail_on: Option<FailOn>,
    /// Show EQ-5D and KASAM cells as they stand; answers about violence are never shown
    #[arg(long)]
    pub show_values: bool,
    /// In JSON, each finding also in the language that is spoken, beside English
    #[arg(long)]
    pub say: bool,
    /// Findings that are known, as --write-baseline left them: of a rule in a column, as many as it knows are left out.
    /// If there are more, all of them count; what somebody's safety may hang on always does
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Write the findings of this run as a baseline, and succeed
    #[arg(long, value_name = "FILE")]
    pub write_baseline: Option<PathBuf>,
    /// Propose a settings file for the table, or for several that are read as one, and say what it is guessed from; with --format json for
    /// a program, with --show-values with the first rows
    #[arg(long)]
    pub init: bool,
    /// Where to write the proposal, a file with the ending toml or json; standard output if not given
    #[arg(short, long, value_name = "FILE", requires = "init")]
    pub output: Option<PathBuf>,
    /// How the tables are read.
    #[command(flatten)]
    pub table: TableArgs,
}

/// From which level on a finding fails a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FailOn {
    /// Errors, and what a person's safety may hang on
    Error,
    /// Warnings too
    Warning,
}

/// `enkat list`
#[derive(Debug, Args)]
pub struct ListArgs {
    /// What to list
    #[arg(value_enum)]
    pub what: Listing,
    /// The form of the list
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub format: ListFormat,
}

/// What can be listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Listing {
    /// Questionnaires
    Instruments,
    /// Value sets and crosswalks
    ValueSets,
    /// Rules
    Rules,
    /// Forms of the violence screening
    Forms,
    /// Items of every violence form
    FormItems,
    /// Codes of the programme: senders, exits and contacts
    Codes,
    /// Every name that a column can go by
    Columns,
    /// Where to turn about violence: check the date before you use a line
    ContactLines,
}

/// The form of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// Aligned columns
    Text,
    /// Comma-separated
    Csv,
    /// Markdown: a table, and of rules a page with all there is to say
    Md,
    /// An array of objects, whose values are texts
    Json,
}

/// The form of an output and where it goes, none for standard output: what the command line says of it goes before the
/// settings file, and what is asked for before the ending of the name.
pub fn output_of<'a, T: ValueEnum>(
    [given, of_settings]: [Option<&'a Path>; 2],
    format: Option<T>,
    settings_format: Option<&String>,
    of_file: impl Fn(&Path) -> Option<T>,
) -> Result<(Option<&'a Path>, Option<T>)> {
    let format = format.or_else(|| given.and_then(&of_file));
    let format = or_from_file(format, settings_format, "format")?;
    let output = given.or(of_settings);
    Ok((output, format.or_else(|| output.and_then(of_file))))
}

/// What was given on the command line, else what the settings file says under `option`.
pub fn or_from_file<T: ValueEnum>(given: Option<T>, file: Option<&String>, option: &str) -> Result<Option<T>> {
    let Some(text) = file.filter(|_| given.is_none()) else { return Ok(given) };
    let known = || T::value_variants().iter().filter_map(ValueEnum::to_possible_value).map(|value| value.get_name().to_owned());
    T::from_str(text, true).map(Some).map_err(|_| {
        let known: Vec<String> = known().collect();
        let known = known.join(&text!("or").to_string());
        anyhow!(text!("settings-choice", option = option, value = format!("{text:?}"), known = known))
    })
}
