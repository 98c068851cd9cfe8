//! Why a table cannot be read.

use std::error::Error;
use std::io;

use enkat::inner::table::TextRowsError;

/// Why a table cannot be read, and where.
///
/// It says what a person needs to know and never shows a cell: errors end up in logs.
///
/// # Examples
///
/// ```
/// use enkat_tables::{ErrorKind, Place, ReadOptions, Table};
///
/// let error = Table::from_bytes(b"mo,note\n1,8112189876\n".to_vec(), "t.csv", &ReadOptions::default())
///     .and_then(|mut table| table.read(&mut Default::default(), &mut Default::default()))
///     .expect_err("a personal identity number");
/// assert_eq!((error.kind(), error.place()), (ErrorKind::IdentityNumber, Some(Place::Row(1))));
/// assert!(error.to_string().starts_with("t.csv: ") && !error.to_string().contains("8112"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{text}")]
pub struct TableError {
    kind: ErrorKind,
    table: Option<String>,
    place: Option<Place>,
    /// Of a part of the table: the row, counted from 1 where the part begins.
    row_of_part: Option<u64>,
    is_in_doubt: bool,
    /// What the system said.
    system: Option<io::ErrorKind>,
    /// The same as the text in Swedish, where somebody has said it.
    swedish: Option<String>,
    text: String,
}

/// What is wrong with a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// It cannot be opened or read on: the system says why.
    Read,
    /// It is not a table that can be read: empty, without a header, or something else.
    NotATable,
    /// This build leaves out what it is written as or packed with; see the features of the crate.
    LeftOut,
    /// It is damaged or ends too early.
    Damaged,
    /// A row, or what is packed in it, has more bytes than an honest table.
    TooLarge,
    /// A text that is neither UTF-8 nor one of the other encodings throughout, or a quotation mark that does not fit.
    Text,
    /// What stands between cells is not clear: two characters may.
    Separator,
    /// A workbook has several sheets and none was chosen, or lacks the chosen one.
    Sheet,
    /// A personal identity number: nothing may be done with this table.
    IdentityNumber,
}

/// Where in a table something is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Place {
    /// The names of the columns.
    Header,
    /// A data row, or the row of a sheet where its cells are still being collected; counted from 1.
    Row(u64),
    /// A line of the file, counted from 1.
    Line(u64),
}

pub(crate) type Result<T, E = TableError> = std::result::Result<T, E>;

impl TableError {
    pub(crate) fn new(kind: ErrorKind, text: impl Into<String>) -> Self {
        Self {
            kind,
            table: None,
            place: None,
            row_of_part: None,
            is_in_doubt: false,
            system: None,
            swedish: None,
            text: text.into(),
        }
    }

    /// A limit is passed; what is said is said in English and in Swedish.
    pub(crate) fn too_large(english: impl Into<String>, swedish: impl Into<String>) -> Self {
        Self::new(ErrorKind::TooLarge, english).with_swedish(swedish)
    }

    /// What is wrong.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// What messages call the table.
    #[must_use]
    pub fn table(&self) -> Option<&str> {
        self.table.as_deref()
    }

    /// Where it is wrong, if it is in one place.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        self.place
    }

    /// What was taken for a personal identity number may be something else: the column can be
    /// [declared](crate::ReadOptions::not_identity).
    #[must_use]
    pub fn is_in_doubt(&self) -> bool {
        self.is_in_doubt
    }

    pub(crate) fn in_doubt(self, is_in_doubt: bool) -> Self {
        Self { is_in_doubt, ..self }
    }

    /// What the system said, where it cannot be read.
    #[must_use]
    pub fn system(&self) -> Option<io::ErrorKind> {
        self.system
    }

    /// The same as it prints in Swedish; none where it has no Swedish.
    #[must_use]
    pub fn in_swedish(&self) -> Option<&str> {
        self.swedish.as_deref()
    }

    /// The same, and what it says in Swedish.
    pub(crate) fn with_swedish(self, text: impl Into<String>) -> Self {
        Self { swedish: Some(text.into()), ..self }
    }

    pub(crate) fn of_system(self, error: &io::Error) -> Self {
        Self { system: Some(error.kind()), ..self }
    }

    pub(crate) fn at(self, place: Place) -> Self {
        Self { place: Some(place), ..self }
    }

    /// In the header, unless a line is known.
    pub(crate) fn at_header(self) -> Self {
        Self { place: self.place.or(Some(Place::Header)), ..self }
    }

    /// The row is known within a part of the table alone, and the line besides.
    pub(crate) fn in_row_of_part(self, row: u64) -> Self {
        Self { row_of_part: Some(row), ..self }
    }

    /// The same, of a part of the table that comes after so many rows: the row is told beside its line.
    #[must_use]
    pub fn after_rows(self, rows: u64) -> Self {
        let (Some(row), Some(Place::Line(line))) = (self.row_of_part, self.place) else { return self };
        let row = rows + row;
        let text = self.text.replacen(&format!("line {line}, "), &format!("row {row}, line {line}, "), 1);
        Self { text, place: Some(Place::Row(row)), row_of_part: None, ..self }
    }

    /// Says what was being done.
    pub(crate) fn within(self, what: &str) -> Self {
        let swedish = self.swedish.map(|text| format!("{what}: {text}"));
        Self { text: format!("{what}: {}", self.text), swedish, ..self }
    }

    /// The same where what was being done is no name but words, in English and in Swedish.
    pub(crate) fn during(self, [what, in_swedish]: [&str; 2]) -> Self {
        // what somebody else's reader says has no Swedish, and what is said before it has
        let swedish = format!("{in_swedish}: {}", self.swedish.as_deref().unwrap_or(&self.text));
        Self { text: format!("{what}: {}", self.text), swedish: Some(swedish), ..self }
    }

    /// Names the table in front of what is wrong with it.
    pub(crate) fn of(self, table: &str) -> Self {
        self.within(table).about(table)
    }

    /// Belongs to a table that its text names already.
    pub(crate) fn about(self, table: &str) -> Self {
        Self { table: Some(table.to_owned()), ..self }
    }

    /// Somebody else's error and what caused it.
    pub(crate) fn caused(kind: ErrorKind, error: &dyn Error) -> Self {
        let mut text = error.to_string();
        let mut next = error.source();
        while let Some(cause) = next {
            text = format!("{text}: {cause}");
            next = cause.source();
        }
        Self::new(kind, text)
    }
}

impl From<TextRowsError> for TableError {
    fn from(error: TextRowsError) -> Self {
        Self::too_large(error.to_string(), error.in_swedish())
    }
}

/// An error of the system, with what was being done.
pub(crate) fn reading(error: &io::Error) -> TableError {
    // what unpacks says so in the words of the system
    let kind = match error.kind() {
        io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput => ErrorKind::Damaged,
        io::ErrorKind::Unsupported => ErrorKind::NotATable,
        io::ErrorKind::FileTooLarge => ErrorKind::TooLarge,
        _ => ErrorKind::Read,
    };
    TableError::caused(kind, error).during(["reading", "läser"]).of_system(error)
}

/// A workbook that nobody can read without its password.
#[cfg(feature = "xlsx")]
pub(crate) fn with_a_password() -> TableError {
    TableError::new(ErrorKind::NotATable, "it has a password; save it without one")
        .with_swedish("den har ett lösenord; spara den utan lösenord")
}
