//! A value set as a report names it.

use super::ReportOptions;
use super::context::value_sets;
use crate::eq5d5l::ValueSet;
#[cfg(feature = "serde")]
use crate::ground::data::Fault;
use crate::ground::object;
use crate::table::Plan;

/// A value set as a report names it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct ValueSetUsed {
    /// Its id.
    pub id: String,
    /// Whose preferences these are, and how they were elicited.
    pub description: String,
    /// The publication.
    pub citation: String,
    /// The digital object identifier.
    pub doi: String,
    /// The fingerprint of its numbers, [`ValueSet::content_hash`]: 32 hexadecimal digits.
    #[cfg_attr(feature = "schemars", schemars(regex(pattern = "^[0-9a-f]{32}$")))]
    pub content_hash: String,
}

object!(ValueSetUsed: hashed { id, description, citation, doi, content_hash });

#[cfg(feature = "serde")]
impl ValueSetUsed {
    fn hashed(self) -> Result<Self, Fault> {
        let is_hash =
            self.content_hash.len() == 32 && self.content_hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        if is_hash { Ok(self) } else { Err(Fault::new("expected 32 hexadecimal digits").within("content_hash")) }
    }
}

impl ValueSetUsed {
    /// The sets whose values are in a report.
    pub(crate) fn all_of(plan: &Plan, options: &ReportOptions) -> Vec<Self> {
        value_sets(plan, options).iter().map(Self::from).collect()
    }
}

impl From<&ValueSet> for ValueSetUsed {
    fn from(set: &ValueSet) -> Self {
        let mut description = vec![set.population().to_owned(), set.verification().describe()];
        if set.method() != "not verified" {
            description.insert(1, set.method().to_owned());
        }
        description.retain(|part| !part.is_empty());
        Self {
            id: set.id().into(),
            description: description.join(", "),
            citation: set.source().citation.to_string(),
            doi: set.source().doi.to_string(),
            content_hash: set.content_hash().to_string(),
        }
    }
}
