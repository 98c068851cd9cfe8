//! By which columns a group is broken down.

use crate::ground::{shown_text, text_form};

/// One or more columns whose values make groups.
///
/// # Examples
///
/// ```
/// use enkat::table::Breakdown;
///
/// let by_site: Breakdown = "site".parse()?;
/// let crossed: Breakdown = "site*sex".parse()?;
/// assert_eq!(crossed.columns(), ["site", "sex"]);
/// assert_eq!(crossed.group(&["A", "F"]), "site=A*sex=F");
/// # Ok::<(), enkat::table::BreakdownError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Breakdown(Vec<String>);

/// Text that does not name groups, or none of its own.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BreakdownError {
    /// It does not name columns.
    #[error("{text:?} does not name groups, expected COLUMN, or COLUMN*COLUMN for every combination of two")]
    NoColumns {
        /// The text.
        text: String,
    },
    /// It is there already.
    #[error("{text} is given twice")]
    Twice {
        /// The text.
        text: String,
    },
}

impl std::str::FromStr for Breakdown {
    type Err = BreakdownError;

    fn from_str(text: &str) -> Result<Self, BreakdownError> {
        let columns: Vec<String> = text.split('*').map(|column| column.trim().to_owned()).collect();
        let error = || BreakdownError::NoColumns { text: shown_text(text) };
        for (place, column) in columns.iter().enumerate() {
            if column.is_empty() || columns[..place].iter().any(|earlier| earlier.eq_ignore_ascii_case(column)) {
                return Err(error());
            }
        }
        Ok(Self(columns))
    }
}

impl Breakdown {
    /// Several breakdowns, which have to differ.
    ///
    /// # Errors
    ///
    /// [`BreakdownError`] for the first text that is none, or one that is there twice.
    pub fn all_of(texts: impl IntoIterator<Item = impl AsRef<str>>) -> Result<Vec<Self>, BreakdownError> {
        let mut breakdowns: Vec<Self> = Vec::new();
        for text in texts {
            let breakdown: Self = text.as_ref().parse()?;
            let same = |known: &Self| known.to_string().eq_ignore_ascii_case(&breakdown.to_string());
            if breakdowns.iter().any(same) {
                return Err(BreakdownError::Twice { text: text.as_ref().to_owned() });
            }
            breakdowns.push(breakdown);
        }
        Ok(breakdowns)
    }

    /// By the values of one column.
    pub(crate) fn of(column: &str) -> Self {
        Self(vec![column.to_owned()])
    }

    /// The columns, in order.
    #[must_use]
    pub fn columns(&self) -> &[String] {
        &self.0
    }

    /// What a report calls the group with these values; a `*` within a value is written `\*`.
    #[must_use]
    pub fn group(&self, values: &[impl AsRef<str>]) -> String {
        let parts = self.0.iter().zip(values).map(|(column, value)| format!("{column}={}", value.as_ref().replace('*', "\\*")));
        parts.collect::<Vec<_>>().join("*")
    }
}

text_form!(Breakdown as "Breakdown": {
    "type": "string",
    "pattern": r"^[^*]*[^*\s][^*]*(\*[^*]*[^*\s][^*]*)*$",
});

impl std::fmt::Display for Breakdown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.join("*"))
    }
}
