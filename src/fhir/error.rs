//! What cannot be read, and what is odd about what was.

use crate::RegistryError;
use crate::ground::did_you_mean;
use crate::instrument::SettingError;

/// A resource that cannot be taken, or an answer of one that can.
///
/// Names the questionnaire's own items, places within a resource and what the caller
/// mapped; never an answer, an identifier or a text of a resource.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FhirError {
    /// No questionnaire has this id.
    #[error(transparent)]
    Registry(#[from] RegistryError),
    /// A setting that cannot be used.
    #[error(transparent)]
    Setting(#[from] SettingError),
    /// A name that is no item of the questionnaire.
    #[error("the item {item:?} does not belong to the questionnaire{}", did_you_mean(close))]
    UnknownItem {
        /// The name.
        item: String,
        /// Items with a similar name.
        close: Vec<String>,
    },
    /// A name that is no score of the questionnaire under these settings.
    #[error("the score {score:?} does not come out of the questionnaire under these settings{}", did_you_mean(close))]
    UnknownScore {
        /// The name.
        score: String,
        /// Scores with a similar name.
        close: Vec<String>,
    },
    /// One linkId for two items.
    #[error("the linkId {link_id:?} is that of two items")]
    SharedLinkId {
        /// The linkId, as it was mapped.
        link_id: String,
    },
    /// One answer code for two answers of an item.
    #[error("the answer code {code:?} of {item} stands for two answers")]
    SharedCode {
        /// The item.
        item: String,
        /// The code, as it was declared.
        code: String,
    },
    /// Another resource, or none.
    #[error("not a {expected}: the resourceType is another")]
    Resource {
        /// The type of resource.
        expected: &'static str,
    },
    /// A resource that is not built as FHIR has it.
    #[error("{path} is not {expected}")]
    Shape {
        /// The way to it.
        path: String,
        /// What should be there.
        expected: &'static str,
    },
    /// Something that changes the meaning of what is around it, in a way that only its author knows.
    #[error("{path} is a modifier, which changes the meaning of the resource and is not known here")]
    Modifier {
        /// The way to it.
        path: String,
    },
    /// A response that somebody took back.
    #[error("the response is marked as entered in error")]
    EnteredInError,
    /// A response that is not finished.
    #[error("the response is {status}, and only completed and amended ones were asked for")]
    NotCompleted {
        /// Its status.
        status: &'static str,
    },
    /// A response to another Questionnaire than the one that was matched, or scored by the form of another questionnaire.
    #[error("the response belongs to another questionnaire")]
    OtherQuestionnaire,
    /// Answers, and none to an item of the questionnaire.
    #[error("no linkId of the response is that of an item of {instrument}; the linkIds of the form are others")]
    NothingRead {
        /// The questionnaire.
        instrument: String,
    },
    /// A reference or an id that would tell who somebody is.
    #[error("{path} holds a personal identity number, which is not shown here; refer to the person by a logical id")]
    IdentityNumber {
        /// The way to it.
        path: String,
    },
    /// A row of answers that is not the questionnaire's.
    #[error("found {found} answers, expected {expected}")]
    Length {
        /// How many there are.
        found: usize,
        /// How many items there are.
        expected: usize,
    },
    /// A day is wanted, and the response tells none.
    #[error("the response has no authored date with a day, which a measurement needs")]
    NoDay,

    /// A number out of the item's range.
    #[error("the answer to {item} is not one of {min} to {max}")]
    OutOfRange {
        /// The item.
        item: String,
        /// The lowest code.
        min: u8,
        /// The highest code.
        max: u8,
    },
    /// An answer that is no whole number and no code.
    #[error("the answer to {item} is not a whole number of no unit, nor a code")]
    NoAnswer {
        /// The item.
        item: String,
    },
    /// A code that nobody has declared.
    #[error("the answer to {item} is a code that is not known; declare it, or match the Questionnaire")]
    UnknownCode {
        /// The item.
        item: String,
    },
    /// A code with another weight than it says, or a value beside the reason for having none.
    #[error("the answer to {item} says two things")]
    Contradiction {
        /// The item.
        item: String,
    },
    /// More than one answer to an item.
    #[error("{item} has {found} answers, expected one")]
    SeveralAnswers {
        /// The item.
        item: String,
        /// How many there are.
        found: usize,
    },
    /// An item that stands more than once in a resource.
    #[error("{item} stands {found} times, expected once")]
    Repeated {
        /// The item.
        item: String,
        /// How many times.
        found: usize,
    },
    /// Answers that belong to no item of the questionnaire.
    #[error("answered items that were not read, as their linkIds are none of the form's: {found}")]
    Unread {
        /// How many items.
        found: usize,
    },

    /// A Questionnaire that asks otherwise; everything that differs.
    #[error("the Questionnaire does not fit: {}", in_one_line(faults))]
    Questionnaire {
        /// What differs.
        faults: Vec<FhirError>,
    },
    /// An item that is not there.
    #[error("{item} is not in the Questionnaire; link it to its linkId")]
    NotAsked {
        /// The item.
        item: String,
    },
    /// An item that takes other answers than numbers and codes.
    #[error("{item} is of a type that has no numbers or codes")]
    Type {
        /// The item.
        item: String,
    },
    /// Options that are not the item's codes.
    #[error("the options of {item} are not {min} to {max}, each once; declare what their codes stand for")]
    Options {
        /// The item.
        item: String,
        /// The lowest code.
        min: u8,
        /// The highest code.
        max: u8,
    },
    /// Options whose weights are counted from the other end.
    #[error("the options of {item} are weighted from the other end; answers are read as marked on the form, not turned")]
    Turned {
        /// The item.
        item: String,
    },
    /// Options that are not in the resource.
    #[error("the options of {item} stand in a value set elsewhere; declare what their codes stand for")]
    OptionsElsewhere {
        /// The item.
        item: String,
    },
}

fn in_one_line(faults: &[FhirError]) -> String {
    faults.iter().map(FhirError::to_string).collect::<Vec<_>>().join("; ")
}
