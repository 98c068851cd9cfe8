//! The settings file as it is written.

use std::collections::BTreeMap;
use std::path::PathBuf;

use enkat::ground::Occasion;
use enkat::inner::programme::ExitKind;
use enkat::table::Coding;
use schemars::JsonSchema;
use serde::Deserialize;

use super::check::CheckTable;
use super::one_or_many::OneOrMany;
use super::title::Title;

/// Settings of the program `enkat`: the options of the command line, under the same names. The command line goes before them.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "enkat.toml")]
#[expect(clippy::struct_excessive_bools, reason = "one for each switch of the command line")]
pub(super) struct Written {
    /// Value sets, by id: `enkat list value-sets`. There is no default.
    #[serde(alias = "value_set", alias = "value-sets", alias = "value_sets")]
    pub(super) value_set: OneOrMany<String>,
    /// Value sets of your own: TOML with coefficients, or CSV with 3125 rows.
    #[serde(alias = "value_set_file", alias = "value-set-files", alias = "value_set_files")]
    pub(super) value_set_file: OneOrMany<PathBuf>,
    /// Keys of keyed-sum questionnaires of your own, as TOML or JSON.
    #[serde(alias = "scale_file", alias = "scale-files", alias = "scale_files")]
    pub(super) scale_file: OneOrMany<PathBuf>,
    /// Violence forms of your own, as TOML or JSON.
    #[serde(alias = "forms")]
    pub(super) form: OneOrMany<PathBuf>,
    /// What counts as current violence: last-12-months (the default) or ongoing-only.
    pub(super) current: Option<String>,
    /// Findings about violence answers name their row.
    #[serde(alias = "violence_rows")]
    pub(super) violence_rows: bool,
    /// Codes, goal and steps of your programme, as TOML or JSON.
    pub(super) programme: Option<PathBuf>,
    /// What became of an exit of which no kind is recorded: started, planned, returned or ended_early; the goal is
    /// told as a range if not given.
    #[serde(alias = "exit_kind_if_not_recorded")]
    pub(super) exit_kind_if_not_recorded: Option<ExitKind>,
    /// How many answers a KASAM scale may lack: complete, prorate20 (the default) or half.
    pub(super) missing: Option<String>,
    /// Codes that stand for a missing answer: 999 everywhere, "vas=99" in one column.
    #[serde(alias = "missing_code", alias = "missing-codes", alias = "missing_codes")]
    pub(super) missing_code: OneOrMany<Code>,
    /// What cells stand for, by item, pattern or questionnaire: `mo = { "Nivå 3" = 3 }`, `"soc29_{n}" = "reversed"`,
    /// `eq5d5l = "from-zero"`.
    pub(super) codes: BTreeMap<String, Coding>,
    /// The character between cells, or `tab`; guessed from the header if not given.
    pub(super) delimiter: Option<String>,
    /// The sheet of a workbook, by its name; `{ start = "A", exit = "B" }` for a sheet of each occasion. If not given, the only
    /// one, or the two whose names say start and exit.
    pub(super) sheet: Sheets,
    /// The occasion of a table that has no column of occasions: start or exit.
    pub(super) occasion: Option<Occasion>,
    /// Columns that hold one text in every row: `municipality = "Aneby"`.
    pub(super) set: BTreeMap<String, Code>,
    /// Within what an id is a person: file, a column such as municipality, or all if an id is the same person everywhere.
    #[serde(alias = "ids_within")]
    pub(super) ids_within: Option<String>,
    /// Ids that differ only in case, in blanks or in zeros before their first number are one person.
    #[serde(alias = "fold_ids")]
    pub(super) fold_ids: bool,
    /// The line of the names of the columns, or the row of a sheet: 3, or "1-2" for two lines that are joined; found if not given.
    #[serde(alias = "header_line")]
    pub(super) header_line: Option<HeaderLine>,
    /// Columns in which digits alone are no personal identity numbers, such as times or telephone numbers.
    #[serde(alias = "not_identity")]
    pub(super) not_identity: OneOrMany<String>,
    /// Columns under our names: `mo = "Q1"`, `"soc13_{n}" = "q{n}"`, `"start.mo" = "MO_pre"`; `mo = ["mo_sv", "mo_en"]` where
    /// each row fills one of several.
    #[serde(alias = "columns")]
    pub(super) map: BTreeMap<String, OneOrMany<String>>,
    /// What the table calls the occasions.
    #[serde(alias = "occasions")]
    pub(super) wave: Occasions,
    /// The form of a report or of a table of scores.
    pub(super) format: Option<String>,
    /// The language of messages and of a report: en or sv.
    pub(super) lang: Option<String>,
    /// Where to write; standard output if not given.
    pub(super) output: Option<PathBuf>,
    /// Columns whose values make groups; A*B for every combination of two.
    pub(super) by: OneOrMany<String>,
    /// What reliable change rests on, such as soc13.total=0.84 or soc13.total=alpha.
    pub(super) reliability: OneOrMany<String>,
    /// Means of a population to compare with: CSV with measure,mean,sd,source and perhaps group.
    pub(super) norms: Option<PathBuf>,
    /// Resampled 95 % intervals of the mean and median change: bca or percentile.
    pub(super) bootstrap: Option<String>,
    /// How many resamples; 2000 if not given.
    pub(super) replicates: Option<u32>,
    /// Where the random numbers of the bootstrap start, 1 if not given.
    pub(super) seed: Option<u64>,
    /// Exit with 1 when there were error findings.
    pub(super) strict: bool,
    /// Replace columns of the table that have the name of a score.
    pub(super) overwrite: bool,
    /// Exact figures, for those who may see the answers; not for release.
    pub(super) internal: bool,
    /// The smallest count that a release shows; 5 if not given, at least 3.
    #[serde(alias = "min_cell")]
    pub(super) min_cell: Option<u32>,
    /// Round counts of a release down to a multiple of 3 or 5, instead of suppressing small ones.
    pub(super) round: Option<u32>,
    /// All that a report holds, where a page has two to four pages otherwise.
    pub(super) full: bool,
    /// What stands at the head of a page: `title = { name = "Förrehabilitering", municipality = "Sävsjö" }`.
    pub(super) title: Title,
    /// Keep the columns of a violence form in the output.
    #[serde(alias = "reveal_violence")]
    pub(super) reveal_violence: bool,
    /// What only `enkat check` uses.
    pub(super) check: CheckTable,
    /// How single tables are read, by the name of the file: `[files."Aneby.xlsx"]`. What is said there goes before what is
    /// said for all.
    #[serde(alias = "file")]
    pub(super) files: BTreeMap<String, Written>,
}

/// `"Blad1"`, `{ start = "Start", exit = "Avslut" }`, or `["start=Start", "exit=Avslut"]` as on the command line.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(untagged, expecting = "expected the name of a sheet, or { start = NAME, exit = NAME }")]
#[schemars(inline)]
pub(super) enum Sheets {
    /// By name, perhaps with an occasion before it.
    Named(OneOrMany<String>),
    /// One for each occasion.
    Occasions(SheetOfEach),
}

/// A sheet for each occasion.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SheetOfEach {
    /// The sheet of the start.
    pub(super) start: String,
    /// The sheet of the exit.
    pub(super) exit: String,
}

impl Default for Sheets {
    fn default() -> Self {
        Self::Named(OneOrMany::default())
    }
}

impl Sheets {
    /// As the command line has them.
    pub(super) fn texts(&self) -> Vec<String> {
        match self {
            Self::Named(names) => names.as_slice().to_vec(),
            Self::Occasions(SheetOfEach { start, exit }) => vec![format!("start={start}"), format!("exit={exit}")],
        }
    }
}

/// `9` or `"vas=99"`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(untagged, expecting = "expected a whole number or a text")]
#[schemars(inline)]
pub(super) enum Code {
    /// In every column.
    Number(i64),
    /// A number or a word, perhaps with a column before it: `COLUMN=CODE`.
    Text(String),
}

impl Code {
    /// As a cell would hold it.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Text(text) => text.clone(),
        }
    }
}

/// `3` or `"1-2"`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(untagged, expecting = "expected the number of a line, or two such as \"1-2\"")]
#[schemars(inline)]
pub(super) enum HeaderLine {
    /// One line.
    Line(u32),
    /// From one line to another.
    Lines(String),
}

/// What the table calls the occasions.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Occasions {
    /// Names of the first, compared without case.
    pub(super) start: OneOrMany<String>,
    /// Names of the second.
    pub(super) exit: OneOrMany<String>,
}
