//! Columns under other names.
#![warn(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

use std::collections::HashSet;

use super::LayoutError;
use super::column_names::plain;
use crate::ground::{close_names, shown_name, shown_text, text_form};

/// A column of a table under one of our names: `OURS=THEIRS`.
///
/// `{n}` stands for a number: `soc13_{n}=q{n}`.
///
/// # Examples
///
/// ```
/// use enkat::table::Mapping;
///
/// let mapping: Mapping = "start.mo=MO_pre".parse()?;
/// assert!("mo".parse::<Mapping>().is_err());
/// # Ok::<(), enkat::table::MappingError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// The name of an item or a field, perhaps with `start.` or `exit.` before it.
    pub ours: String,
    /// The name of the column.
    pub theirs: String,
}

/// Text that is no `OURS=THEIRS`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is not a mapping, expected OURS=THEIRS, with {{n}} on both sides or on neither")]
#[non_exhaustive]
pub struct MappingError {
    /// The text.
    pub text: String,
}

const NUMBER: &str = "{n}";

/// Names that differ in a number alone, with `{n}` in its place.
fn patterns(known: &[String]) -> Vec<String> {
    let stem = |name: &str| {
        let stem = name.trim_end_matches(|sign: char| sign.is_ascii_digit());
        (stem.len() < name.len()).then(|| format!("{stem}{NUMBER}"))
    };
    let mut all = HashSet::new();
    let mut several: Vec<String> = Vec::new();
    for pattern in known.iter().filter_map(|name| stem(name)) {
        if !all.insert(pattern.clone()) && !several.contains(&pattern) {
            several.push(pattern);
        }
    }
    several
}

impl std::str::FromStr for Mapping {
    type Err = MappingError;

    fn from_str(text: &str) -> Result<Self, MappingError> {
        let error = || MappingError { text: shown_text(text) };
        let (ours, theirs) = text.split_once('=').ok_or_else(error)?;
        Self::new(ours, theirs).ok_or_else(error)
    }
}

impl std::fmt::Display for Mapping {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}={}", self.ours, self.theirs)
    }
}

text_form!(Mapping as "Mapping": {
    "type": "string",
    "anyOf": [
        { "pattern": r"^[^=]*\{n\}[^=]*=[\s\S]*\{n\}[\s\S]*$" },
        { "pattern": r"^[^=]*[^=\s][^=]*=[\s\S]*\S[\s\S]*$", "not": { "pattern": r"\{n\}" } },
    ],
});

impl Mapping {
    /// `theirs` under the name `ours`, unless one is empty or only one of them has a `{n}`.
    #[must_use]
    pub fn new(ours: &str, theirs: &str) -> Option<Self> {
        let (ours, theirs) = (ours.trim(), theirs.trim());
        let fits = !ours.is_empty() && !theirs.is_empty() && ours.contains(NUMBER) == theirs.contains(NUMBER);
        fits.then(|| Self { ours: plain(ours), theirs: theirs.to_owned() })
    }

    /// The single names that it stands for.
    pub(super) fn expanded(&self, known: &[String]) -> Result<Vec<(String, String)>, LayoutError> {
        let pairs: Vec<(String, String)> = match self.ours.split_once(NUMBER) {
            None => known.contains(&self.ours).then(|| (self.ours.clone(), self.theirs.clone())).into_iter().collect(),
            Some((before, after)) => known
                .iter()
                .filter_map(|name| {
                    let number = name.strip_prefix(before)?.strip_suffix(after)?;
                    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
                    is_number.then(|| (name.clone(), self.theirs.replace(NUMBER, number)))
                })
                .collect(),
        };
        if pairs.is_empty() {
            let patterns = patterns(known);
            let (name, theirs) = (shown_name(&self.ours), plain(&self.theirs));
            let has_number = self.ours.contains(NUMBER);
            let mut close = close_names(&self.ours, if has_number { &patterns } else { known }.iter().map(String::as_str));
            if close.is_empty() && (known.contains(&theirs) || patterns.contains(&theirs)) {
                return Err(LayoutError::Swapped { ours: name, theirs });
            }
            if close.is_empty() && has_number {
                // few have numbers, and one of them is meant
                close.extend(patterns.into_iter().filter(|pattern| !pattern.contains('.')));
            }
            return Err(LayoutError::UnknownName { name, close });
        }
        Ok(pairs)
    }
}
