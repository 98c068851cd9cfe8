//! Names that nothing has.

use std::fmt;

use super::did_you_mean;

/// A name that nothing of its kind has, and what may have been meant.
///
/// # Examples
///
/// ```
/// use enkat::eq5d5l::ValueSet;
/// use enkat::ground::NameOf;
///
/// let error = ValueSet::published("SE-2022").unwrap_err();
/// assert_eq!(error.of, NameOf::ValueSet);
/// assert!(error.close.contains(&"SE-2022-TTO".to_owned()));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown {of} {name:?}{}", did_you_mean(close))]
#[non_exhaustive]
pub struct UnknownName {
    /// What was looked for.
    pub of: NameOf,
    /// What was asked for.
    pub name: String,
    /// Names that come close, best first.
    pub close: Vec<String>,
}

/// What has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NameOf {
    /// A [rule](crate::finding::Rule) of what may be odd, by its code.
    Rule,
    /// A [statistic](crate::figure::Statistic).
    Statistic,
    /// A [value set](crate::eq5d5l::ValueSet) of EQ-5D-5L.
    ValueSet,
    /// A [form](crate::violence::Form) of the violence screening.
    ViolenceForm,
}

impl fmt::Display for NameOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Rule => "rule",
            Self::Statistic => "statistic",
            Self::ValueSet => "value set",
            Self::ViolenceForm => "form",
        })
    }
}
