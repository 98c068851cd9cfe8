//! The settings file as it is written.

use std::collections::BTreeMap;
use std::path::PathBuf;

use enkat::inner::programme::ExitKind;
use schemars::JsonSchema;
use serde::Deserialize;

use super::check::CheckTable;
use super::one_or_many::OneOrMany;

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
    /// The character between cells, or `tab`; guessed from the header if not given.
    pub(super) delimiter: Option<String>,
    /// The sheet of a workbook, by its name; the only one if not given.
    pub(super) sheet: Option<String>,
    /// Columns under our names: `mo = "Q1"`, `"soc13_{n}" = "q{n}"`, `"start.mo" = "MO_pre"`.
    #[serde(alias = "columns")]
    pub(super) map: BTreeMap<String, String>,
    /// What the table calls the occasions.
    #[serde(alias = "occasions")]
    pub(super) wave: Occasions,
    /// The form of a report or of a table of scores.
    pub(super) format: Option<String>,
    /// The language of a report: en or sv.
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
    /// Keep the columns of a violence form in the output.
    #[serde(alias = "reveal_violence")]
    pub(super) reveal_violence: bool,
    /// What only `enkat check` uses.
    pub(super) check: CheckTable,
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

/// What the table calls the occasions.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Occasions {
    /// Names of the first, compared without case.
    pub(super) start: OneOrMany<String>,
    /// Names of the second.
    pub(super) exit: OneOrMany<String>,
}
