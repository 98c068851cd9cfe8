//! A proposal for a program that asks a person about it: `enkat check --init --format json`.

use anyhow::Result;
use enkat::table::TableReader;
use enkat::table::propose::{Binding, Candidate, Evidence, OccasionLabels, Proposal};
use schemars::JsonSchema;
use serde::Serialize;

use super::codes::{self, ItemTexts};
use super::file::in_words;

/// The form of the document; it changes when a field goes or changes its meaning, not when one is added.
pub const VERSION: u32 = 1;

/// What `enkat check --init` proposes.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "enkat check --init", deny_unknown_fields)]
pub struct Document {
    /// The version of this form, 1.
    #[schemars(extend("const" = VERSION))]
    pub(super) version: u32,
    /// The settings file that is proposed, as TOML; null where a table cannot be read.
    pub(super) settings: Option<String>,
    /// The tables, in the order in which they were given.
    pub(super) tables: Vec<TableEntry>,
}

/// A table that was looked at.
#[derive(Debug, Default, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct TableEntry {
    /// The file, by the path that was given.
    pub(super) file: String,
    /// Its name in a settings file for several tables.
    pub(super) name: String,
    /// The sheets of a workbook that a person sees.
    pub(super) sheets: Vec<String>,
    /// The sheets that are read, `start=NAME` where each is of an occasion; the columns are those of the first.
    pub(super) read: Vec<String>,
    /// Why it cannot be read.
    pub(super) unusable: Option<String>,
    /// What a person is to know of how it was read.
    pub(super) notes: Vec<String>,
    /// How many rows it has.
    pub(super) rows: u64,
    /// Its columns.
    pub(super) columns: Vec<ColumnEntry>,
    /// What is guessed, or left for a person to say.
    pub(super) guesses: Vec<Guess>,
    /// What the table calls the occasions.
    pub(super) occasions: Option<OccasionLabels>,
    /// What the occasions were guessed from, in words.
    pub(super) occasions_why: String,
    /// Numbers that may stand for a missing answer.
    pub(super) missing_codes: Vec<Missing>,
    /// Texts that stand for answers.
    pub(super) texts: Vec<ItemTexts>,
    /// Questionnaires and items whose levels seem to be counted from 0.
    pub(super) from_zero: Vec<String>,
    /// Ids stand also in another of these tables, and have to be said to be the same people or others.
    pub(super) shares_ids: bool,
    /// The first rows, only where cells may be shown; null in a column that may be about violence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) first_rows: Option<Vec<Vec<Option<String>>>>,
}

/// A column, and what it is read as with the settings that are proposed.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct ColumnEntry {
    /// Its name, or its number, as #3, where that looks like somebody's answer.
    name: String,
    /// Our name for it; null where it is not read.
    read_as: Option<String>,
    /// It may be about violence: nothing is guessed, and its cells are not shown.
    may_be_violence: bool,
}

/// What a column may be.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Guess {
    /// Our name, with `{n}` for numbered items.
    ours: String,
    /// The column that it likely is, with `{n}` for the number; null where somebody has to choose.
    column: Option<String>,
    /// What that was guessed from.
    why: String,
    /// Columns that it may be as well.
    others: Vec<Other>,
}

/// A column that may be meant.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Other {
    /// Its name.
    column: String,
    /// What speaks for it and against it.
    why: String,
}

/// A number that may stand for a missing answer.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct Missing {
    /// As it is declared: `999`, or `vas=999`.
    codes: Vec<String>,
    /// How often it stands there.
    times: u64,
    /// It is likely, and stands in the settings that are proposed.
    is_likely: bool,
}

impl TableEntry {
    /// What is proposed of the table.
    pub(super) fn fill(&mut self, proposal: &Proposal) {
        self.rows = proposal.rows;
        self.guesses = proposal.bindings.iter().map(Guess::of).collect();
        self.occasions = Some(proposal.occasions.clone());
        self.occasions_why = words(&proposal.occasions.evidence);
        let code = |code: &enkat::table::propose::ProposedCode| Missing {
            codes: code.written().iter().map(ToString::to_string).collect(),
            times: code.times,
            is_likely: code.is_likely,
        };
        self.missing_codes = proposal.missing_codes.iter().map(code).collect();
        self.texts = codes::texts(proposal);
        self.from_zero = codes::from_zero(proposal).into_iter().map(str::to_owned).collect();
    }

    /// How the columns are read.
    pub(super) fn read_by(&mut self, reader: &TableReader<'_>) {
        let violence = reader.violence_columns();
        let columns = reader.shown_names().iter().zip(reader.read_as()).enumerate();
        let of = |(place, (name, read_as)): (usize, (&String, &Option<String>))| ColumnEntry {
            name: name.clone(),
            read_as: read_as.clone(),
            may_be_violence: violence.binary_search(&place).is_ok(),
        };
        self.columns = columns.map(of).collect();
        for row in self.first_rows.iter_mut().flatten() {
            for place in violence {
                if let Some(cell) = row.get_mut(*place) {
                    *cell = None;
                }
            }
        }
    }
}

impl Guess {
    fn of(binding: &Binding) -> Self {
        let other = |other: &Candidate| Other { column: other.column.clone(), why: words(&other.evidence) };
        Self {
            ours: binding.ours.clone(),
            column: binding.column.clone(),
            why: words(&binding.evidence),
            others: binding.others.iter().map(other).collect(),
        }
    }
}

fn words(evidence: &[Evidence]) -> String {
    in_words(evidence)
}

/// The document as it is written.
pub(super) fn text(document: &Document) -> Result<String> {
    Ok(serde_json::to_string_pretty(document)? + "\n")
}
