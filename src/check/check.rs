//! What to look for in one table.

use super::stored::{Compared, Comparison, StoredScore, StoredScoreError};
use crate::finding::{Finding, Findings};
use crate::ground::short_debug;
use crate::inspect::{InOrder, Inspection, Purpose, Reading, ScaleCounts};
use crate::instrument::{BLOCK_ROWS, Block};
use crate::people::Register;
use crate::table::{AskedForm, Layout, TableError, TableReader, TableRows, Visits};

/// What to look for in one table: whatever is told of every table, and stored scores that are wrong.
pub struct Check<'a> {
    reading: Reading<'a>,
    stored: Vec<StoredColumn<'a>>,
}

/// A column of stored scores, and what it is compared with.
struct StoredColumn<'a> {
    comparison: Comparison<'a>,
    /// The form among those of the table whose answers give the score.
    form: usize,
    column: usize,
}

/// A stored score that cannot be compared.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
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
    /// A column of answers about violence is not a score.
    #[error("{stored}: the column holds answers about violence, which have no score")]
    Violence {
        /// The stored score.
        stored: String,
    },
}

impl<'a> Check<'a> {
    /// Looks for what is odd in a table, listing `most` findings of each severity; `shows_values` shows
    /// the cells of questionnaires as they stand.
    pub(crate) fn new(reader: TableReader<'a>, most_listed: usize, shows_values: bool) -> Self {
        Self { reading: Reading::new(reader, most_listed, shows_values), stored: Vec::new() }
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
        first_cells: impl FnOnce(usize) -> Vec<&'c str>,
    ) -> Result<Self, CheckError> {
        let header: Vec<&str> = self.reading.reader.header().iter().map(String::as_str).collect();
        let column = Layout::column(&header, &stored.column).map_err(TableError::from)?;
        if self.reading.reader.layout.violence.contains(&column) {
            return Err(CheckError::Violence { stored: stored.to_string() });
        }
        let comparison = Comparison::new(stored, self.reading.reader.registry, self.reading.reader.missing, first_cells(column))?;
        let is_asked =
            |form: &AskedForm| form.scorer.definition().id == stored.instrument && form.columns.occasion == stored.occasion;
        let Some(form) = self.reading.reader.forms.iter().position(is_asked) else {
            if self.reading.reader.layout.wide && stored.occasion.is_none() {
                return Err(CheckError::NoOccasion { stored: stored.to_string() });
            }
            let occasion = stored.occasion.map_or_else(String::new, |occasion| format!("{occasion}."));
            let asked = format!("{occasion}{}", stored.instrument);
            return Err(CheckError::NotAsked { stored: stored.to_string(), asked });
        };
        self.reading.texts.push(column);
        self.reading.begin_anew();
        self.stored.push(StoredColumn { comparison, form, column });
        Ok(self)
    }

    /// The table, whose columns are known.
    #[must_use]
    pub fn reader(&self) -> &TableReader<'a> {
        &self.reading.reader
    }

    /// Takes the rows of the table in order.
    #[must_use]
    pub fn begin(&self) -> InOrder<'_, Self> {
        InOrder::new(self)
    }

    /// A cell of a stored column; a code that stands for a missing answer holds nothing.
    fn stored_cell<'r>(&self, rows: &TableRows<'r>, column: usize, row: usize) -> &'r str {
        let cell = rows.text(column, row);
        let name = &self.reading.reader.header()[column];
        if self.reading.reader.missing_codes().iter().any(|code| code.is_cell(name, cell)) { "" } else { cell }
    }

    fn compare(
        &self,
        stored: &StoredColumn<'_>,
        rows: &TableRows<'_>,
        visits: &Visits,
        compared: &mut Compared,
        findings: &mut Findings,
    ) {
        let form = &self.reading.reader.forms[stored.form];
        let half = form.columns.occasion.map_or(0, crate::ground::Occasion::position);
        let planned = &self.reading.reader.plan().forms()[form.planned];
        let name = &self.reading.reader.shown_names()[stored.column];
        for start in (0..rows.len()).step_by(BLOCK_ROWS) {
            let range = start..rows.len().min(start + BLOCK_ROWS);
            let items = visits.halves[half].items(planned.items.clone(), range.clone());
            let block = Block { items: &items, rows: range.len() };
            let cell = |row| self.stored_cell(rows, stored.column, start + row);
            let tell = |rule, row| findings.push(Finding::about_row(rule, visits.number(start + row), name));
            stored.comparison.compare(
                &block,
                cell,
                |row| rows.is_broken(start + row) || visits.is_nobodys(start + row),
                compared,
                tell,
            );
        }
    }
}

impl Purpose for Check<'_> {
    type Made = Vec<Compared>;
    type Outcome = ();
    type Error = std::convert::Infallible;
    type People = Register;

    fn reading(&self) -> &Reading<'_> {
        &self.reading
    }

    fn make(&self, rows: &TableRows<'_>, visits: &Visits, findings: &mut Findings, made: &mut Vec<Compared>) {
        if made.is_empty() {
            *made = self.stored.iter().map(|stored| stored.comparison.nothing_compared()).collect();
        }
        for (stored, compared) in self.stored.iter().zip(made) {
            self.compare(stored, rows, visits, compared, findings);
        }
    }

    fn append(&self, made: &mut Vec<Compared>, later: Vec<Compared>) {
        if made.is_empty() {
            *made = later;
        } else {
            made.iter_mut().zip(later).for_each(|(compared, later)| compared.append(later));
        }
    }

    fn people(&self, expected: usize) -> Register {
        Register::new(&self.reading.reader, expected)
    }

    fn note_columns(&self, inspection: &Inspection<'_, Register>, made: &Vec<Compared>, findings: &mut Findings) {
        for (stored, compared) in self.stored.iter().zip(made) {
            let scale = inspection.counted()[stored.form].scale.as_ref();
            let looks_reversed = scale.is_some_and(ScaleCounts::seems_reversed);
            stored.comparison.diagnose(compared, looks_reversed).tell(findings);
        }
    }

    fn outcome(&self, _: Register, _: Vec<Compared>) {}
}

short_debug! {
    impl Check['_] { stored: |check: &Self| check.stored.len() }
}
