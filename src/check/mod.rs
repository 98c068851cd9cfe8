//! A data set that is guarded: columns in, everything that is odd about them out.
//!
//! [`Check`] is what to look for in one table and never changes. A [`Checker`]
//! reads rows into a [`Part`]; parts may be made at the same time, and
//! [`Checked`] takes them in order. Counts are exact; what is listed is bounded,
//! and so is the memory, but for the people of a table with ids.
//!
//! # Examples
//!
//! ```
//! use enkat::check::{Check, CheckChoices};
//! use enkat::table::TableRows;
//! use enkat::Registry;
//!
//! let registry = Registry::built_in();
//! let check = Check::new(&registry, &["id", "mo", "vas"], CheckChoices::default())?;
//! let (ids, levels, marks) = (["a", "b", "a"], ["1", "9", "2"], ["80", "70", " 3 "]);
//! let columns = [&ids, &levels, &marks].map(|cells| cells.into());
//! let mut checked = check.begin();
//! checked.add(check.checker().check(&TableRows { columns: &columns, broken: &[], lines: &[] })?);
//! let findings = checked.finish();
//! let texts: Vec<String> = findings.listed.iter().map(|listed| listed.finding.to_string()).collect();
//! assert_eq!(texts[0], "EQ001 row 2, mo: 9, expected 1 to 5; perhaps a missing code, declare it");
//! assert_eq!(texts[1], "EQ011 row 3, id: a person has several rows for one occasion: the person's first is row 1");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod checked;
mod checker;
mod column_rules;
mod excerpt;
mod form_counts;
mod part;
mod people;
mod stored;

use crate::Registry;
use crate::finding::Severity;
use crate::ground::OccasionNames;
use crate::instrument::{Counting, Definition, MissingRule};
use crate::table::{FactChoices, Layout, Mapping, MissingCode, Plan, ReadChoices, TableError, TableReader, TableRows};

pub use checked::{CheckResult, Checked};
pub use checker::Checker;
pub use excerpt::{Excerpt, Listed};
pub use part::Part;
pub use stored::{Compared, Comparison, Diagnosis, StoredScore, StoredScoreError};

/// What to look for in one table.
pub struct Check<'a> {
    reader: TableReader<'a>,
    plan: Plan,
    /// Where the plan has facts about people.
    facts: std::ops::Range<usize>,
    countings: Vec<Counting>,
    occasions: OccasionNames,
    missing: MissingRule,
    most_listed: usize,
    shown: excerpt::Shown,
    /// Columns that are read as texts.
    texts: Vec<usize>,
    stored: Vec<StoredColumn<'a>>,
}

/// A column of stored scores, and what it is compared with.
struct StoredColumn<'a> {
    comparison: Comparison<'a>,
    /// The form among those of the table whose answers give the score.
    form: usize,
    column: usize,
}

/// A check that cannot be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CheckError {
    /// The columns do not fit.
    #[error(transparent)]
    Table(#[from] TableError),
    /// A stored score does not exist.
    #[error(transparent)]
    Stored(#[from] StoredScoreError),
    /// The table has no answers that a stored score could be recomputed from.
    #[error("{stored}: the table has no answers to {asked}, so the score cannot be recomputed")]
    NotAsked {
        /// The stored score.
        stored: String,
        /// The questionnaire, in a wide table with the occasion.
        asked: String,
    },
    /// Both occasions stand in a row, and the score says of neither.
    #[error("{stored}: both occasions stand in a row; say which one it belongs to: start.{stored} or exit.{stored}")]
    NoOccasion {
        /// The stored score.
        stored: String,
    },
    /// A column of answers about violence is no score.
    #[error("{stored}: the column holds answers about violence, which have no score")]
    Violence {
        /// The stored score.
        stored: String,
    },
}

/// What is chosen for a check.
#[derive(Clone, Debug)]
pub struct CheckChoices<'c> {
    /// The columns of the table under our names.
    pub mappings: &'c [Mapping],
    /// What the table calls the occasions.
    pub occasions: OccasionNames,
    /// Codes that stand for a missing answer.
    pub missing_codes: &'c [MissingCode],
    /// How many answers a scale may lack.
    pub missing: MissingRule,
    /// How a violence screening and the programme's facts are read.
    pub facts: FactChoices,
    /// How many findings of each severity are listed.
    pub most_listed: usize,
    /// Cells of questionnaires are shown as they stand.
    pub shows_values: bool,
}

impl Default for CheckChoices<'_> {
    fn default() -> Self {
        Self {
            mappings: &[],
            occasions: OccasionNames::default(),
            missing_codes: &[],
            missing: MissingRule::default(),
            facts: FactChoices::default(),
            most_listed: 1_000,
            shows_values: false,
        }
    }
}

/// One room for each severity.
type Room = [usize; Severity::ALL.len()];

impl<'a> Check<'a> {
    /// What to look for in a table with these column names.
    ///
    /// # Errors
    ///
    /// [`TableError`] names the column, the item or the setting that does not fit.
    pub fn new(registry: &'a Registry, header: &[&str], choices: CheckChoices<'_>) -> Result<Self, TableError> {
        let read = ReadChoices {
            mappings: choices.mappings,
            names_occasions: choices.occasions.are_given(),
            missing_codes: choices.missing_codes,
            facts: choices.facts,
        };
        let missing = |definition: &Definition| {
            let has_rule = definition.settings.iter().any(|setting| setting.id == "missing");
            if has_rule { vec![("missing", choices.missing.name())] } else { Vec::new() }
        };
        let reader = TableReader::new(registry, header, read, missing)?;
        let (plan, _) = reader.plan();
        let countings: Vec<Counting> = registry.iter().map(crate::instrument::AnyInstrument::counting).collect();
        Ok(Self {
            shown: excerpt::Shown::new(&reader.layout, header.len(), choices.shows_values),
            texts: reader.texts(),
            countings: reader.forms.iter().map(|form| countings[form.columns.instrument].clone()).collect(),
            reader,
            facts: plan.facts(),
            plan,
            occasions: choices.occasions,
            missing: choices.missing,
            most_listed: choices.most_listed,
            stored: Vec::new(),
        })
    }

    /// The same, comparing a column of stored scores too; `first_cells` gives some cells
    /// of a column, which say how it is printed.
    ///
    /// # Errors
    ///
    /// [`CheckError`] when there is no such score, column or questionnaire.
    pub fn comparing<'c>(
        mut self,
        stored: &StoredScore,
        registry: &'a Registry,
        first_cells: impl FnOnce(usize) -> Vec<&'c str>,
    ) -> Result<Self, CheckError> {
        let header: Vec<&str> = self.reader.header().iter().map(String::as_str).collect();
        let column = Layout::column(&header, &stored.column).map_err(TableError::from)?;
        if self.reader.layout.violence.contains(&column) {
            return Err(CheckError::Violence { stored: stored.to_string() });
        }
        let comparison = Comparison::new(stored, registry, self.missing, first_cells(column))?;
        let is_asked = |form: &crate::table::AskedForm<'_>| {
            form.scorer.definition().id == stored.instrument && form.columns.occasion == stored.occasion
        };
        let Some(form) = self.reader.forms.iter().position(is_asked) else {
            if self.reader.layout.wide && stored.occasion.is_none() {
                return Err(CheckError::NoOccasion { stored: stored.to_string() });
            }
            let occasion = stored.occasion.map_or_else(String::new, |occasion| format!("{occasion}."));
            let asked = format!("{occasion}{}", stored.instrument);
            return Err(CheckError::NotAsked { stored: stored.to_string(), asked });
        };
        self.texts.push(column);
        self.stored.push(StoredColumn { comparison, form, column });
        Ok(self)
    }

    /// The table, whose columns are known.
    #[must_use]
    pub fn reader(&self) -> &TableReader<'a> {
        &self.reader
    }

    /// The columns that have to be texts; the others may be of any type.
    #[must_use]
    pub fn texts(&self) -> &[usize] {
        &self.texts
    }

    /// A reader of rows; each thread has its own.
    #[must_use]
    pub fn checker(&self) -> Checker<'_> {
        Checker::new(self)
    }

    /// Nothing is read yet.
    #[must_use]
    pub fn begin(&self) -> Checked<'_> {
        Checked::new(self)
    }

    fn room(&self) -> Room {
        [self.most_listed; Severity::ALL.len()]
    }

    /// A cell of a stored column; a code that stands for a missing answer holds nothing.
    fn stored_cell<'r>(&self, rows: &TableRows<'r>, column: usize, row: usize) -> &'r str {
        let cell = rows.text(column, row);
        let name = &self.reader.header()[column];
        if self.reader.missing_codes().iter().any(|code| code.is_cell(name, cell)) { "" } else { cell }
    }

    /// What findings call a column that is no item.
    fn name_of(&self, column: Option<usize>, ours: &str) -> String {
        column.map_or_else(|| ours.to_owned(), |column| self.reader.header()[column].clone())
    }
}
