//! The rules of a violence screening.
//!
//! No message of theirs ever holds an answer. A rule, a row and a column can
//! disclose by themselves: rows are named only where somebody asked for that.

use super::rule::{About, Severity};

/// The rules of a violence screening.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ViolenceRule {
    /// `VS01`
    UnknownForm,
    /// `VS02`
    UnknownItem,
    /// `VS03`
    NotInResponseSet,
    /// `VS04`
    MandatoryNotRecorded,
    /// `VS05`
    NarrowerWithoutBroader,
    /// `VS06`
    BroaderImplied,
    /// `VS07`
    FollowUpOfNo,
    /// `VS08`
    FollowUpOfSilence,
    /// `VS09`
    FollowUpNotRecorded,
    /// `VS10`
    AnsweredThoughNotAsked,
    /// `VS11`
    AskedThoughNotAnswered,
    /// `VS12`
    ReasonAndStatus,
    /// `VS13`
    UnsafeConditions,
    /// `VS14`
    NotInformedOfDuty,
    /// `VS15`
    AcuteWithoutAction,
    /// `VS16`
    ChildConcernWithoutCheck,
    /// `VS17`
    ChildrenElsewhere,
    /// `VS18`
    AgeOutsideForm,
    /// `VS19`
    DateOutsidePeriod,
    /// `VS20`
    OwnUseAsExposure,
    /// `VS21`
    ExclusiveCodes,
    /// `VS22`
    PossibleFreeText,
    /// `VS23`
    IdentityNumber,
    /// `VS24`
    LifetimeChanged,
    /// `VS25`
    FormGraph,
    /// `VS26`
    UndeclaredCode,
}

impl ViolenceRule {
    /// Every one, by code.
    pub const ALL: [Self; 26] = [
        Self::UnknownForm,
        Self::UnknownItem,
        Self::NotInResponseSet,
        Self::MandatoryNotRecorded,
        Self::NarrowerWithoutBroader,
        Self::BroaderImplied,
        Self::FollowUpOfNo,
        Self::FollowUpOfSilence,
        Self::FollowUpNotRecorded,
        Self::AnsweredThoughNotAsked,
        Self::AskedThoughNotAnswered,
        Self::ReasonAndStatus,
        Self::UnsafeConditions,
        Self::NotInformedOfDuty,
        Self::AcuteWithoutAction,
        Self::ChildConcernWithoutCheck,
        Self::ChildrenElsewhere,
        Self::AgeOutsideForm,
        Self::DateOutsidePeriod,
        Self::OwnUseAsExposure,
        Self::ExclusiveCodes,
        Self::PossibleFreeText,
        Self::IdentityNumber,
        Self::LifetimeChanged,
        Self::FormGraph,
        Self::UndeclaredCode,
    ];

    /// Its stable code, such as `VS01`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.about().code
    }

    #[rustfmt::skip]
    #[expect(clippy::too_many_lines, reason = "one short entry per rule")]
    pub(super) const fn about(self) -> About {
        match self {
            Self::UnknownForm => About {
                code: "VS01", severity: Severity::Error,
                checks: "the form of a screening or its version is unknown, or was not in force on that day",
                why: "without its definition nobody can say what was asked",
                example: "columns my-form.status without a form of that id; version 2.0.0 read with the form 1.0.0",
                advice: "give the definition of the form that was used with --form",
            },
            Self::UnknownItem => About {
                code: "VS02", severity: Severity::Error,
                checks: "an item is not in this version of the form, or is there twice",
                why: "an answer without its question cannot be read, and of two nobody can say which one counts",
                example: "a column FORM.physicl_lifetime beside the form's item physical_lifetime",
                advice: "correct the name of the column, or give the version of the form that has the item",
            },
            Self::NotInResponseSet => About {
                code: "VS03", severity: Severity::Error,
                checks: "an answer is not among the answers to its item",
                why: "it is not read as any answer; an outcome that needs the item is void",
                example: "a misspelt code in a yes-or-no item",
                advice: "correct the cell; the codes are yes, no, dont_know, declined, not_applicable and not_asked",
            },
            Self::MandatoryNotRecorded => About {
                code: "VS04", severity: Severity::Warning,
                checks: "a mandatory item is not recorded although the form was asked",
                why: "not recorded is not no; the outcome may be indeterminate for want of it",
                example: "an empty cell in a lifetime item",
                advice: "record what happened: an answer, declined, or not_asked",
            },
            Self::NarrowerWithoutBroader => About {
                code: "VS05", severity: Severity::Error,
                checks: "an item about a shorter time is affirmed and the one about a longer time is denied",
                why: "both cannot hold; no affirmation is dropped, but one of the two is a slip",
                example: "the last twelve months against the whole life",
                advice: "see the notes of the conversation, or ask again when it is safe",
            },
            Self::BroaderImplied => About {
                code: "VS06", severity: Severity::Notice,
                checks: "an item about a shorter time is affirmed and the one about a longer time was not put",
                why: "the longer time may be implied; it is never filled in",
                example: "only the item about the last twelve months was used",
                advice: "nothing, if it is meant so",
            },
            Self::FollowUpOfNo => About {
                code: "VS07", severity: Severity::Error,
                checks: "a follow-up is answered although its first question is denied",
                why: "the follow-up should not have been put, or the first answer is a slip",
                example: "a frequency beside an item that is denied",
                advice: "see which of the two was meant",
            },
            Self::FollowUpOfSilence => About {
                code: "VS08", severity: Severity::Error,
                checks: "a follow-up is answered although its first question has no yes or no",
                why: "what the follow-up refers to is unknown",
                example: "a relation beside an item that was not asked",
                advice: "record the first answer, if it was given",
            },
            Self::FollowUpNotRecorded => About {
                code: "VS09", severity: Severity::Warning,
                checks: "a mandatory follow-up is not recorded although its condition holds",
                why: "without it the time, and so what to offer, remains open",
                example: "no cell about the last twelve months after the whole life",
                advice: "record what happened: an answer, declined, or not_asked",
            },
            Self::AnsweredThoughNotAsked => About {
                code: "VS10", severity: Severity::Error,
                checks: "the form was not asked or was declined as a whole, yet an item has an answer",
                why: "status and answers contradict each other; no affirmation is dropped",
                example: "status not_asked beside an answered item",
                advice: "correct the status: interrupted is the one for a conversation that stopped",
            },
            Self::AskedThoughNotAnswered => About {
                code: "VS11", severity: Severity::Error,
                checks: "the status is asked, yet nothing at all is recorded",
                why: "the screening counts as asked but says nothing",
                example: "status asked and every item empty",
                advice: "correct the status, or record the answers",
            },
            Self::ReasonAndStatus => About {
                code: "VS12", severity: Severity::Warning,
                checks: "not asked without a reason, a reason although asked, or answers without a status",
                why: "why people are not asked is what the programme can change",
                example: "status not_asked and an empty reason",
                advice: "fill in the status and, for not_asked only, its reason",
            },
            Self::UnsafeConditions => About {
                code: "VS13", severity: Severity::Warning,
                checks: "answers were given when the person was not alone or a relative interpreted",
                why: "somebody else heard them; they are kept, but silence or no may mean little",
                example: "alone no, or interpreter relative, with answers",
                advice: "offer a new conversation in private, with a professional interpreter",
            },
            Self::NotInformedOfDuty => About {
                code: "VS14", severity: Severity::Warning,
                checks: "children live in the household and the person was not told of the duty to notify",
                why: "people must know before they answer what staff may have to pass on",
                example: "informed no in a household with children",
                advice: "tell of the duty before the questions, each time",
            },
            Self::AcuteWithoutAction => About {
                code: "VS15", severity: Severity::Critical,
                checks: "acute danger without a coded action for safety",
                why: "somebody may be in danger now and nothing says that anyone acted",
                example: "a staff mark of acute danger and an empty list of actions",
                advice: "see at once what was done, act, and record the action",
            },
            Self::ChildConcernWithoutCheck => About {
                code: "VS16", severity: Severity::Critical,
                checks: "concern for a child without a coded check of the duty to notify",
                why: "the duty holds at once and is for a person to judge, never for a program",
                example: "an item about children and an empty list of actions",
                advice: "check the duty with the responsible manager now, and record that it was done",
            },
            Self::ChildrenElsewhere => About {
                code: "VS17", severity: Severity::Warning,
                checks: "no children in the household, yet children are exposed",
                why: "the children may live elsewhere, or one answer is a slip; the concern stands",
                example: "children who live with the other parent",
                advice: "ask where the children live",
            },
            Self::AgeOutsideForm => About {
                code: "VS18", severity: Severity::Error,
                checks: "the person's age is outside the range of the form",
                why: "the questions were not made for that age",
                example: "somebody of 17 and a form from 18",
                advice: "use the form for the age group",
            },
            Self::DateOutsidePeriod => About {
                code: "VS19", severity: Severity::Warning,
                checks: "a screening is before the enrolment, after the exit, in the future, or long after the enrolment",
                why: "the programme asks at enrolment; other dates are often typing errors",
                example: "a date more than 30 days after the enrolment",
                advice: "correct the date, or nothing if it is meant so",
            },
            Self::OwnUseAsExposure => About {
                code: "VS20", severity: Severity::Error,
                checks: "a form mixes own use of violence with exposure to it",
                why: "the two are separate results and are never combined",
                example: "an item own_use with the role exposed",
                advice: "correct the item's role or its condition in the form",
            },
            Self::ExclusiveCodes => About {
                code: "VS21", severity: Severity::Error,
                checks: "declined or unknown stands in one list with other codes",
                why: "they exclude the others",
                example: "a list of relations with declined and something else",
                advice: "keep the one that holds",
            },
            Self::PossibleFreeText => About {
                code: "VS22", severity: Severity::Error,
                checks: "a column is not in the form, or a cell is longer than any code: possibly free text",
                why: "free text about violence identifies people and must not travel with the data",
                example: "a column of notes",
                advice: "remove the text where the file is made",
            },
            Self::IdentityNumber => About {
                code: "VS23", severity: Severity::Error,
                checks: "a cell of a screening holds a personal identity or coordination number",
                why: "answers about violence must not travel with a person's identity; every command stops",
                example: "a number of ten or twelve digits whose date and check digit fit",
                advice: "replace the numbers by pseudonyms and keep the key elsewhere",
            },
            Self::LifetimeChanged => About {
                code: "VS24", severity: Severity::Notice,
                checks: "an item about the whole life is answered differently at a later occasion",
                why: "people tell when it is safe to tell; neither answer is corrected and it is no fault",
                example: "two occasions with different answers to one lifetime item",
                advice: "nothing",
            },
            Self::FormGraph => About {
                code: "VS25", severity: Severity::Error,
                checks: "the definition of a form does not hold together",
                why: "items that hang on nothing, or on each other, cannot be asked",
                example: "an item asked if another one is affirmed that the form does not have",
                advice: "mend the form; all of its faults are listed",
            },
            Self::UndeclaredCode => About {
                code: "VS26", severity: Severity::Error,
                checks: "a number, a dash or another stand-in where a code was expected",
                why: "0, 9 or 99 may be no, declined or not recorded, and nobody must guess",
                example: "99 in a yes-or-no item",
                advice: "write the code, or map the number in the form's answer_codes",
            },
        }
    }
}
