//! What rows are read for.

use crate::ground::short_debug;
use std::fmt;

use super::{Inspected, Inspection, Inspector, Part, Reading};
use crate::finding::Findings;
use crate::people::Persons;
use crate::table::{GroupColumn, RowsError, TableReader, TableRows, Visits};

/// What the rows of a table are read for: scores, a cohort, or a check.
///
/// Whatever it is, the rows go the same way and the same is told of them. A [`RowReader`] reads
/// rows, one for each thread; [`InOrder`] takes what it made of them in the order of the table.
/// Sealed: the steps are the crate's own.
pub trait Purpose: Sync + Sized {
    /// What is made of rows, one part after the other.
    type Made: Default + Send;
    /// What there is once every row is read.
    type Outcome;
    /// Rows that cannot be taken.
    type Error: std::error::Error + Send + Sync + 'static;
    /// Whoever takes the rows of people.
    #[doc(hidden)]
    type People: Persons<Error = Self::Error>;

    #[doc(hidden)]
    fn reading(&self) -> &Reading<'_>;

    #[doc(hidden)]
    fn reader(&self) -> &TableReader<'_> {
        &self.reading().reader
    }

    /// The columns that have to be texts; the others may be of any type.
    fn text_columns(&self) -> &[usize] {
        &self.reading().texts
    }

    /// The columns that make groups.
    #[doc(hidden)]
    fn groups(&self) -> &[GroupColumn] {
        &[]
    }

    /// The ids themselves are wanted, for a table of persons.
    #[doc(hidden)]
    fn keeps_ids(&self) -> bool {
        false
    }

    /// The answers of people are wanted, to be counted.
    #[doc(hidden)]
    fn keeps_answers(&self) -> bool {
        false
    }

    /// Makes of rows what is wanted.
    #[doc(hidden)]
    fn make(&self, rows: &TableRows<'_>, visits: &Visits, findings: &mut Findings, made: &mut Self::Made);

    /// Adds what was made of the rows that follow.
    #[doc(hidden)]
    fn append(&self, _made: &mut Self::Made, _later: Self::Made) {}

    /// Whoever takes the rows of about so many people.
    #[doc(hidden)]
    fn people(&self, expected: usize) -> Self::People;

    /// What is odd about whole columns beside what is told of every table.
    #[doc(hidden)]
    fn note_columns(&self, _inspection: &Inspection<'_, Self::People>, _made: &Self::Made, _findings: &mut Findings) {}

    /// What there is once every row is read.
    #[doc(hidden)]
    fn outcome(&self, people: Self::People, made: Self::Made) -> Self::Outcome;
}

/// Reads rows for a purpose; each thread has its own.
pub struct RowReader<'p, P> {
    purpose: &'p P,
    inspector: Inspector<'p>,
}

/// What was made of some rows, and what they showed; rows are counted from where it begins.
///
/// Personal data: `Debug` shows how many rows there are.
pub struct Piece<P: Purpose> {
    part: Part,
    made: P::Made,
}

/// Takes pieces in the order of the table.
pub struct InOrder<'p, P: Purpose> {
    purpose: &'p P,
    inspection: Inspection<'p, P::People>,
    made: P::Made,
    reader: RowReader<'p, P>,
}

/// A wrong guess takes no more memory than this many people.
const MOST_EXPECTED: usize = 1 << 21;

impl<'p, P: Purpose> RowReader<'p, P> {
    /// A reader for this purpose.
    #[must_use]
    pub fn new(purpose: &'p P) -> Self {
        Self { purpose, inspector: Inspector::new(purpose.reading(), purpose.groups(), purpose.keeps_ids()) }
    }

    /// Lists findings only of some severities, as [`InOrder::lists`] says; all are counted.
    pub fn list_only(&mut self, severities: [bool; crate::finding::Severity::ALL.len()]) {
        self.inspector.list_only(severities);
    }

    /// A piece without any row.
    #[must_use]
    pub fn begin(&self) -> Piece<P> {
        Piece { part: self.inspector.begin(), made: P::Made::default() }
    }

    /// Adds rows to a piece that ends where they begin, and what was found while they were read:
    /// findings whose rows are counted from where the piece begins.
    ///
    /// # Errors
    ///
    /// [`RowsError`] when they are not rows of the table; nothing is added then.
    pub fn read(&mut self, rows: &TableRows<'_>, found: Findings, piece: &mut Piece<P>) -> Result<(), RowsError> {
        let Self { purpose, inspector } = self;
        let Piece { part, made } = piece;
        let visits = inspector.read(rows, found, part, |_, visits, findings| purpose.make(rows, visits, findings, made))?;
        part.keep(if purpose.keeps_answers() { visits } else { visits.without_items() });
        Ok(())
    }
}

impl<P: Purpose> fmt::Debug for Piece<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Piece").field("rows", &self.rows()).finish_non_exhaustive()
    }
}

impl<P: Purpose> Piece<P> {
    /// How many rows there are.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.part.rows()
    }

    /// Says how many lines of a file it covers.
    pub fn cover_lines(&mut self, lines: u64) {
        self.part.cover_lines(lines);
    }

    /// Takes out what was made so far.
    pub fn take_made(&mut self) -> P::Made {
        std::mem::take(&mut self.made)
    }
}

impl<'p, P: Purpose> InOrder<'p, P> {
    /// Nothing is read yet.
    #[must_use]
    pub fn new(purpose: &'p P) -> Self {
        Self::expecting(purpose, 0)
    }

    /// The same, for about so many rows: a guess that saves time and changes nothing else.
    #[must_use]
    pub fn expecting(purpose: &'p P, rows: usize) -> Self {
        let layout = &purpose.reading().reader.layout;
        let people = match (layout.id, layout.wave) {
            (None, _) => 0,
            (Some(_), None) => rows,
            (Some(_), Some(_)) => rows / 2,
        };
        let people = purpose.people(people.min(MOST_EXPECTED));
        let inspection = Inspection::new(purpose.reading(), people);
        Self { purpose, inspection, made: P::Made::default(), reader: RowReader::new(purpose) }
    }

    /// The same, for rows that begin after so many lines of their file.
    #[must_use]
    pub fn after_lines(self, lines: u64) -> Self {
        Self { inspection: self.inspection.after_lines(lines), ..self }
    }

    /// How many rows there are so far.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.inspection.rows()
    }

    /// Of which severities findings in further rows can be listed.
    #[must_use]
    pub fn lists(&self) -> [bool; crate::finding::Severity::ALL.len()] {
        self.inspection.lists()
    }

    /// Reads the rows that follow, and gives what was made of them.
    ///
    /// # Errors
    ///
    /// [`ReadError`] when they are not rows of the table, or cannot be taken.
    pub fn read(&mut self, rows: &TableRows<'_>) -> Result<P::Made, ReadError<P::Error>> {
        let mut piece = self.reader.begin();
        self.reader.list_only(self.inspection.lists());
        self.reader.read(rows, Findings::default(), &mut piece).map_err(|error| error.after(self.rows()))?;
        let made = piece.take_made();
        self.add(piece)?;
        Ok(made)
    }

    /// Takes the piece that follows.
    ///
    /// # Errors
    ///
    /// [`ReadError`] when it was read for another purpose, or its rows cannot be taken.
    pub fn add(&mut self, piece: Piece<P>) -> Result<(), ReadError<P::Error>> {
        if !self.purpose.reading().is_of(&piece.part.mark) {
            return Err(RowsError::OtherTable.into());
        }
        self.inspection.add(piece.part).map_err(ReadError::Taken)?;
        self.purpose.append(&mut self.made, piece.made);
        Ok(())
    }

    /// What came of it, and everything that is odd about the table.
    #[must_use]
    pub fn finish(self) -> (P::Outcome, Inspected) {
        let Self { purpose, inspection, made, .. } = self;
        let (inspected, people) = inspection.finish(|inspection, findings| purpose.note_columns(inspection, &made, findings));
        (purpose.outcome(people, made), inspected)
    }
}

/// Rows that cannot be read for a purpose.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError<E> {
    /// They are not of the table.
    #[error(transparent)]
    Rows(#[from] RowsError),
    /// They cannot be taken.
    #[error("{0}")]
    Taken(E),
}

short_debug! {
    impl[P] RowReader['_, P] {  }
    impl[P: Purpose] InOrder['_, P] { rows: Self::rows }
}
