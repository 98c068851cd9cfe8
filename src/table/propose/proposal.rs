//! What is proposed for a table.

use super::{Binding, Candidate, Evidence};
use crate::ground::{Occasion, OccasionNames, object};
use crate::table::{Mapping, MissingCode};

/// What the columns of a table may be.
///
/// It holds names of columns and labels of occasions; any other cell stays unseen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(transform = crate::ground::data::limits))]
#[non_exhaustive]
pub struct Proposal {
    /// How many rows were looked at.
    pub rows: u64,
    /// How many columns the table has.
    pub columns: usize,
    /// Names that need nothing, in the order of the table.
    pub expected: Vec<String>,
    /// Which column goes by which name of ours, those of answers first.
    pub bindings: Vec<Binding>,
    /// What the table calls the occasions.
    pub occasions: OccasionLabels,
    /// Numbers that may stand for a missing answer.
    pub missing_codes: Vec<ProposedCode>,
    /// Columns that look like a score somebody stored: `ours` is the measure. They are told and never set.
    pub stored: Vec<Binding>,
    /// Why the table cannot be read whatever is named, if that is so.
    pub unusable: Option<String>,
}

object!(Proposal { rows, columns, expected, bindings, occasions, missing_codes, stored, unusable });

/// What a table calls start and exit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct OccasionLabels {
    /// Both stand in one row, told apart by these parts of the columns' names: that of the start and that of the exit.
    pub wide: Option<[String; 2]>,
    /// The label of the start, where it is another than `start`.
    pub start: Option<String>,
    /// The label of the exit, where it is another than `exit`.
    pub exit: Option<String>,
    /// What they were guessed from.
    pub evidence: Vec<Evidence>,
    /// Labels of which somebody has to say which is which.
    pub to_choose: Vec<String>,
}

object!(OccasionLabels { wide, start, exit, evidence, to_choose });

/// A number out of range that may stand for a missing answer.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(transform = crate::ground::data::limits))]
pub struct ProposedCode {
    /// The number.
    pub code: i64,
    /// The items in which it stands, by our names; none means that it is not an answer anywhere.
    pub only_in: Vec<String>,
    /// How often it stands there.
    pub times: u64,
    /// In how many items.
    pub items: usize,
    /// It stands often enough to be likely.
    pub is_likely: bool,
}

object!(ProposedCode { code, only_in, times, items, is_likely });

impl Proposal {
    /// The likely columns under our names, ready for reading.
    #[must_use]
    pub fn mappings(&self) -> Vec<Mapping> {
        let likely = self.bindings.iter().filter_map(|binding| Some((&binding.ours, binding.column.as_ref()?)));
        likely.filter_map(|(ours, theirs)| Mapping::new(ours, theirs)).collect()
    }

    /// The likely names of the occasions, ready for reading.
    #[must_use]
    pub fn occasion_names(&self) -> OccasionNames {
        let mut names = OccasionNames::default();
        for (occasion, label) in Occasion::BOTH.into_iter().zip([&self.occasions.start, &self.occasions.exit]) {
            if let Some(label) = label {
                // what cannot be a name was taken out
                let _ = names.rename(occasion, label);
            }
        }
        names
    }

    /// The likely codes for missing answers, ready for reading.
    #[must_use]
    pub fn missing_codes(&self) -> Vec<MissingCode> {
        self.missing_codes.iter().filter(|code| code.is_likely).flat_map(ProposedCode::written).collect()
    }

    /// Some column was recognised as one of answers.
    #[must_use]
    pub fn has_columns(&self) -> bool {
        !(self.expected.is_empty() && self.bindings.is_empty())
    }

    pub(super) fn add(&mut self, ours: &str, candidate: Candidate) {
        match self.bindings.iter_mut().find(|binding| binding.ours == ours) {
            Some(binding) => binding.others.push(candidate),
            None => self.bindings.push(Binding::open(ours, vec![candidate])),
        }
    }
}

impl ProposedCode {
    /// As it is declared: once, or for each item.
    #[must_use]
    pub fn written(&self) -> Vec<MissingCode> {
        let code = self.code.to_string();
        if self.only_in.is_empty() {
            return vec![MissingCode { column: None, code }];
        }
        self.only_in.iter().map(|item| MissingCode { column: Some(item.clone()), code: code.clone() }).collect()
    }
}
