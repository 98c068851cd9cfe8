//! By which columns a group is broken down.

/// One or more columns whose values make groups.
///
/// # Examples
///
/// ```
/// use enkat::dataset::Breakdown;
///
/// let by_site: Breakdown = "site".parse()?;
/// let crossed: Breakdown = "site*sex".parse()?;
/// assert_eq!(crossed.columns(), ["site", "sex"]);
/// assert_eq!(crossed.group(&["A", "F"]), "site=A*sex=F");
/// # Ok::<(), enkat::dataset::BreakdownError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Breakdown(Vec<String>);

/// Text that names no columns.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} names no groups, expected COLUMN, or COLUMN*COLUMN for every combination of two")]
pub struct BreakdownError {
    /// The text.
    pub text: String,
}

impl std::str::FromStr for Breakdown {
    type Err = BreakdownError;

    fn from_str(text: &str) -> Result<Self, BreakdownError> {
        let columns: Vec<String> = text.split('*').map(|column| column.trim().to_owned()).collect();
        let error = || BreakdownError { text: text.to_owned() };
        for (place, column) in columns.iter().enumerate() {
            if column.is_empty() || columns[..place].iter().any(|earlier| earlier.eq_ignore_ascii_case(column)) {
                return Err(error());
            }
        }
        Ok(Self(columns))
    }
}

impl Breakdown {
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

impl std::fmt::Display for Breakdown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.join("*"))
    }
}
