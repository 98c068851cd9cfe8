//! When an item is asked: a closed set of conditions, no scripting.

use super::Reply;
use super::codes::coded_enum;
#[cfg(feature = "serde")]
use crate::ground::data::Fault;
use crate::ground::{variants, words};
use crate::instrument::Text;

coded_enum! {
    /// An answer as a form's definition names it; nobody's answer.
    #[derive(Debug, PartialEq, Eq, Hash)]
    #[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
    #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
    pub enum AnswerCode {
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
        /// Does not know.
        DontKnow = "dont_know",
        /// Declined.
        Declined = "declined",
        /// Does not fit the person.
        NotApplicable = "not_applicable",
        /// The question was not put.
        NotAsked = "not_asked",
    }
}

words!(AnswerCode: AnswerCode::ALL);

impl AnswerCode {
    /// The answer that it names.
    #[must_use]
    pub const fn answer(self) -> Reply {
        match self {
            Self::Yes => Reply::Yes,
            Self::No => Reply::No,
            Self::DontKnow => Reply::DontKnow,
            Self::Declined => Reply::Declined,
            Self::NotApplicable => Reply::NotApplicable,
            Self::NotAsked => Reply::NotAsked,
        }
    }

    pub(super) const fn is(self, answer: Reply) -> bool {
        self.answer() as u8 == answer as u8
    }
}

/// When an item is asked.
///
/// # Examples
///
/// ```
/// use enkat::inner::violence::{AnswerCode, Condition};
///
/// let condition = Condition::yes("physical_lifetime");
/// assert_eq!(condition.depth(), 1);
/// let either = Condition::AnyOf(vec![condition, Condition::yes("sexual_lifetime")]);
/// assert_eq!(either.depth(), 2);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case", deny_unknown_fields))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub enum Condition {
    /// An item has this answer.
    Equals {
        /// The code of the item.
        item: Text,
        /// The answer.
        answer: AnswerCode,
    },
    /// At least one holds.
    AnyOf(#[cfg_attr(feature = "schemars", schemars(length(min = 1)))] Vec<Condition>),
    /// All hold.
    AllOf(#[cfg_attr(feature = "schemars", schemars(length(min = 1)))] Vec<Condition>),
    /// The person's age in years lies within these, both included.
    #[cfg_attr(feature = "schemars", schemars(extend("anyOf" = ["min", "max"].map(age_with))))]
    Age {
        /// The lowest.
        #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
        min: Option<u8>,
        /// The highest.
        #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
        max: Option<u8>,
    },
}

variants!(Condition: with_parts {
    "equals" = Equals { item, answer },
    "any_of" = AnyOf(parts),
    "all_of" = AllOf(parts),
    "age" = Age { min, max },
});

/// An age that has this limit.
#[cfg(feature = "schemars")]
fn age_with(limit: &str) -> serde_json::Value {
    serde_json::json!({ "properties": { "age": { "required": [limit], "properties": { (limit): { "type": "integer" } } } } })
}

#[cfg(feature = "serde")]
impl Condition {
    /// The condition, if it says anything: an empty list or an age without limits is refused as early as by a schema.
    fn with_parts(self) -> Result<Self, Fault> {
        match &self {
            Self::AnyOf(parts) | Self::AllOf(parts) if parts.is_empty() => {
                Err(Fault::new("a list of conditions with nothing in it"))
            }
            Self::Age { min: None, max: None } => Err(Fault::new("an age without limits")),
            _ => Ok(self),
        }
    }
}

impl Condition {
    /// The greatest depth that a form may have.
    pub const DEEPEST: usize = 6;
    /// The most parts that the condition of one item may have.
    pub const MOST_PARTS: usize = 100;

    /// The item is answered yes.
    #[must_use]
    pub fn yes(item: impl Into<Text>) -> Self {
        Self::Equals { item: item.into(), answer: AnswerCode::Yes }
    }

    /// How deep it is nested, counted up to one more than [`Condition::DEEPEST`].
    #[must_use]
    pub fn depth(&self) -> usize {
        self.depth_within(Self::DEEPEST + 1)
    }

    fn depth_within(&self, most: usize) -> usize {
        match self {
            Self::Equals { .. } | Self::Age { .. } => most.min(1),
            Self::AnyOf(parts) | Self::AllOf(parts) if most > 1 => {
                1 + parts.iter().map(|part| part.depth_within(most - 1)).max().unwrap_or(0)
            }
            Self::AnyOf(_) | Self::AllOf(_) => most,
        }
    }

    /// How many parts it has in all; the depth is checked before.
    pub(super) fn parts(&self) -> usize {
        match self {
            Self::Equals { .. } | Self::Age { .. } => 1,
            Self::AnyOf(parts) | Self::AllOf(parts) => 1 + parts.iter().map(Self::parts).sum::<usize>(),
        }
    }

    /// The items and answers that it names; the depth is checked before.
    pub(super) fn equals(&self) -> Vec<(&str, AnswerCode)> {
        match self {
            Self::Equals { item, answer } => vec![(item, *answer)],
            Self::AnyOf(parts) | Self::AllOf(parts) => parts.iter().flat_map(Self::equals).collect(),
            Self::Age { .. } => Vec::new(),
        }
    }

    /// Whether it holds; none if the age decides and is not known.
    pub(super) fn holds(&self, age: Option<u8>, answer_of: &dyn Fn(&str) -> Option<Reply>) -> Option<bool> {
        match self {
            Self::Equals { item, answer } => Some(answer_of(item).is_some_and(|found| answer.is(found))),
            Self::AnyOf(parts) => decided_by(true, parts.iter().map(|part| part.holds(age, answer_of))),
            Self::AllOf(parts) => decided_by(false, parts.iter().map(|part| part.holds(age, answer_of))),
            Self::Age { min, max } => age.map(|age| min.is_none_or(|min| age >= min) && max.is_none_or(|max| age <= max)),
        }
    }
}

/// `decisive` if any part is; otherwise unknown if any part is unknown.
fn decided_by(decisive: bool, parts: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut outcome = Some(!decisive);
    for part in parts {
        match part {
            Some(part) if part == decisive => return Some(decisive),
            Some(_) => {}
            None => outcome = None,
        }
    }
    outcome
}
