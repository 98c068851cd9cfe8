//! What is wrong with the definition of a form.

use std::fmt;

use super::Condition;
use crate::finding::ViolenceRule;

/// One thing that is wrong with the definition of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The code of the item; none for the form as a whole.
    pub item: Option<String>,
    /// What is wrong.
    pub kind: FaultKind,
}

/// What may be wrong with the definition of a form.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FaultKind {
    /// A layout that this program does not know.
    #[error("the schema version is {found}, expected 1")]
    SchemaVersion {
        /// What the document says.
        found: u8,
    },
    /// The form's id.
    #[error("the id of a form is 1 to 40 lower-case letters, digits and -, and neither start nor exit")]
    FormId,
    /// Too few or too many items.
    #[error("{found} items, expected 1 to {}", super::Form::MOST_ITEMS)]
    ItemCount {
        /// How many there are.
        found: usize,
    },
    /// The item's code.
    #[error("the code of an item is 1 to 40 lower-case letters, digits and _")]
    ItemCode,
    /// A code that names something else in a table.
    #[error("the code is reserved for a column of the screening")]
    ReservedCode,
    /// Two items with one code.
    #[error("the code is used by more than one item")]
    RepeatedCode,
    /// The condition is nested too deeply or too long.
    #[error("the condition is deeper than {} or has more than {} parts", Condition::DEEPEST, Condition::MOST_PARTS)]
    ConditionSize,
    /// A list of conditions without any.
    #[error("the condition has a list with nothing in it, or an age without limits")]
    EmptyCondition,
    /// The condition names an item that is not there.
    #[error("asked if {on} is answered, but the form has no such item")]
    UnknownDependency {
        /// The item that is not there, as far as it is a code.
        on: String,
    },
    /// The items hang on each other in a ring.
    #[error("asked only after an item that is asked only after this one")]
    Cycle,
    /// The condition can never hold.
    #[error("can never be asked: its condition never holds")]
    Unreachable,
    /// Nothing that must be asked is about exposure.
    #[error("no mandatory item of the role exposed that is always asked, expected at least one")]
    NoMandatoryExposure,
    /// A language without text.
    #[error("no {what} in the declared language {language}")]
    MissingTranslation {
        /// Label or wording.
        what: &'static str,
        /// The language.
        language: String,
    },
    /// A text in a language that is not declared.
    #[error("a {what} in the language {language}, which the form does not declare")]
    UndeclaredLanguage {
        /// Label or wording.
        what: &'static str,
        /// The language, as far as it is a code.
        language: String,
    },
    /// A language code.
    #[error("{language} is not a language code, expected one such as sv, and each once")]
    Language {
        /// What stands there, as far as it is a code.
        language: String,
    },
    /// Wording, but nobody's.
    #[error("items have wording, but wording_rights does not say whose")]
    WordingRights,
    /// Lowest above highest.
    #[error("ages from {min} to {max}, expected the lower one first")]
    AgeRange {
        /// The lowest.
        min: u8,
        /// The highest.
        max: u8,
    },
    /// Last day before the first.
    #[error("valid_to is before valid_from")]
    Dates,
    /// An own-use item that reads as exposure, or the other way round.
    #[error("own use of violence and exposure to it are mixed: {how}")]
    OwnUse {
        /// In which way.
        how: Mixed,
    },
    /// A follow-up of another kind of violence than what it follows.
    #[error("its domain is not that of any exposure item that it follows")]
    Domain,
    /// A longer time asked only after a shorter one.
    #[error("asks about a longer time only after a shorter one is affirmed")]
    Window,
    /// The response set does not fit the role.
    #[error("only an item of the role support_wish takes the answers support_wish, and it takes no other")]
    ResponseSet,
    /// A text for an answer.
    #[error("an answer code is 1 to 40 characters in lower case, no blank spelling, and gives no other meaning to a code")]
    AnswerCode,
}

/// How own use of violence and exposure to it are mixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Mixed {
    /// The code says own use, the role exposure.
    CodeOfOwnUse,
    /// The code says exposure, the role own use.
    CodeOfExposure,
    /// One is asked after the other.
    OneAfterOther,
}

impl fmt::Display for Mixed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::CodeOfOwnUse => "the code says own use, the role exposure",
            Self::CodeOfExposure => "the code says exposure, the role own use",
            Self::OneAfterOther => "one is asked after the other",
        })
    }
}

impl Fault {
    /// A fault of the form as a whole.
    pub(super) fn of_form(kind: FaultKind) -> Self {
        Self { item: None, kind }
    }

    /// A fault of one item; a text that is not a code is shortened.
    pub(super) fn of_item(code: &str, kind: FaultKind) -> Self {
        Self { item: Some(short(code)), kind }
    }

    /// The rule that it breaks.
    #[must_use]
    pub fn rule(&self) -> ViolenceRule {
        match self.kind {
            FaultKind::RepeatedCode => ViolenceRule::UnknownItem,
            FaultKind::OwnUse { .. } => ViolenceRule::OwnUseAsExposure,
            _ => ViolenceRule::FormGraph,
        }
    }
}

/// The first characters of a text from a document, without anything that a terminal obeys.
pub(super) fn short(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_control()).take(40).collect()
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(item) = &self.item {
            write!(f, "item {item}: ")?;
        }
        write!(f, "{} ({})", self.kind, self.rule().code())
    }
}

/// A definition of a form that does not hold together, with everything that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormError {
    /// The id of the form.
    pub form: String,
    /// Every fault, in the order of the items.
    pub faults: Vec<Fault>,
}

impl fmt::Display for FormError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the form {} has faults: ", self.form)?;
        for (position, fault) in self.faults.iter().enumerate() {
            let separator = if position == 0 { "" } else { "; " };
            write!(f, "{separator}{fault}")?;
        }
        Ok(())
    }
}

impl std::error::Error for FormError {}
