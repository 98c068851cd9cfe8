//! Which column goes by which name of ours.

use super::Evidence;
use crate::ground::object;

/// One question: which column is this?
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Binding {
    /// Our name: `id`, `mo`, `start.vas`, or `soc13_{n}` for numbered items.
    pub ours: String,
    /// The name of the column that it likely is, `{n}` for the number; none where somebody has to choose.
    pub column: Option<String>,
    /// What that was guessed from.
    pub evidence: Vec<Evidence>,
    /// Columns that it may be as well, or that only sound like it.
    pub others: Vec<Candidate>,
}

object!(Binding { ours, column, evidence, others });

/// A column that may be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Candidate {
    /// Its name.
    pub column: String,
    /// What speaks for it and against it.
    pub evidence: Vec<Evidence>,
}

object!(Candidate { column, evidence });

impl Binding {
    /// It likely is this column.
    pub(super) fn likely(ours: &str, column: &str, evidence: Vec<Evidence>) -> Self {
        Self { ours: ours.to_owned(), column: Some(column.to_owned()), evidence, others: Vec::new() }
    }

    /// It may be one of these columns.
    pub(super) fn open(ours: &str, others: Vec<Candidate>) -> Self {
        Self { ours: ours.to_owned(), column: None, evidence: Vec::new(), others }
    }

    /// What was likely becomes one candidate of several, with this beside it.
    pub(super) fn reopen(&mut self, why: Evidence) {
        if let Some(column) = self.column.take() {
            let mut evidence = std::mem::take(&mut self.evidence);
            evidence.push(why);
            self.others.insert(0, Candidate { column, evidence });
        }
    }
}

impl Candidate {
    pub(super) fn new(column: &str, evidence: Vec<Evidence>) -> Self {
        Self { column: column.to_owned(), evidence }
    }
}
