//! Where the groups of a table come from.

use super::{Layout, LayoutError, TableReader};
use crate::ground::{Day, Period};

/// Where the values of a group column come from.
#[derive(Clone, Copy, Debug)]
pub enum GroupColumn {
    /// A column of the table.
    Of(usize),
    /// The date of the row.
    Period(Period),
}

/// A column that does not make groups.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum GroupColumnError {
    /// There is no such column.
    #[error(transparent)]
    Unknown(#[from] LayoutError),
    /// It tells people apart.
    #[error("the column {group:?} is the id, which tells people apart and does not make groups")]
    Id {
        /// The column.
        group: String,
    },
    /// It is read as something else.
    #[error("the column {group:?} holds occasions or answers, which do not make groups")]
    Answers {
        /// The column.
        group: String,
    },
    /// Groups by more columns than anybody reads.
    #[error("groups by {columns} columns, at most {most} are counted, those of crossed groups one by one")]
    TooMany {
        /// How many there are.
        columns: usize,
        /// How many there may be.
        most: usize,
    },
    /// Groups by what somebody told about violence would tell it.
    #[error("the column {group:?} is of a violence form, whose answers do not make groups")]
    Violence {
        /// The column.
        group: String,
    },
}

impl GroupColumn {
    /// The column of groups with this name, which is not one of ours.
    pub(crate) fn named(reader: &TableReader<'_>, name: &str) -> Result<Self, GroupColumnError> {
        let header: Vec<&str> = reader.header().iter().map(String::as_str).collect();
        let column = Layout::column(&header, name);
        if let (Err(_), Ok(period), true) = (&column, name.parse(), reader.has_days()) {
            return Ok(Self::Period(period));
        }
        let column = column.or_else(|error| reader.facts.programme_column(name).ok_or(error))?;
        let group = || name.to_owned();
        let is_answer = || reader.forms.iter().flat_map(|form| form.columns.all()).any(|place| place.column() == column);
        if reader.layout.id == Some(column) {
            Err(GroupColumnError::Id { group: group() })
        } else if reader.layout.wave == Some(column) || is_answer() {
            Err(GroupColumnError::Answers { group: group() })
        } else if reader.layout.violence.contains(&column) {
            Err(GroupColumnError::Violence { group: group() })
        } else {
            Ok(Self::Of(column))
        }
    }

    /// The period of each row, where it makes the groups.
    pub(super) fn periods(&self, days: &[Option<i32>], rows: usize) -> Vec<String> {
        let Self::Period(period) = self else { return Vec::new() };
        let day = |row: usize| Day::from_days(days.get(row).copied().flatten()?).ok();
        (0..rows).map(|row| day(row).map(|day| period.of(day)).unwrap_or_default()).collect()
    }
}
