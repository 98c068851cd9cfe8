//! The rules of a violence screening.
//!
//! Their messages never hold an answer. A rule, a row and a column can disclose by
//! themselves: rows are named only where somebody asked for that.

use super::{About, rules};

rules! {
    /// The rules of a violence screening.
    pub enum ViolenceRule, pub const ALL;

    UnknownForm: "VS01", Error, Row {
        checks: "the form of a screening or its version is unknown, or was not in force on that day",
        why: "without its definition, what was asked is unknown",
        example: "columns my-form.status without a form of that id; version 2.0.0 read with the form 1.0.0",
        advice: "hand over the definition of the form that was used",
    }

    UnknownItem: "VS02", Error, Row {
        checks: "an item is missing from this version of the form, or is there twice",
        why: "an answer without its question cannot be read; of two answers, which one counts is unknown",
        example: "a column FORM.physicl_lifetime beside the form's item physical_lifetime",
        advice: "correct the name of the column, or give the version of the form that has the item",
    }

    NotInResponseSet: "VS03", Error, Cell {
        checks: "an answer is not among the answers to its item",
        why: "it cannot be read; an outcome that needs the item is void",
        example: "a misspelt code in a yes-or-no item",
        advice: "correct the cell; a yes-or-no item has yes, no, dont_know, declined, not_applicable and not_asked, any other the codes of its form",
    }

    MandatoryNotRecorded: "VS04", Warning, Row {
        checks: "a mandatory item is not recorded although the form was asked",
        why: "not recorded does not mean no; without it, the outcome may stay indeterminate",
        example: "an empty cell in a lifetime item",
        advice: "record what happened: an answer, declined, or not_asked",
    }

    NarrowerWithoutBroader: "VS05", Error, Row {
        checks: "an item about a shorter time is affirmed and the one about a longer time is denied",
        why: "both cannot hold; every affirmation is kept, but one of the two answers is a slip",
        example: "the last twelve months against the whole life",
        advice: "see the notes of the conversation, or ask again when that is safe",
    }

    BroaderImplied: "VS06", Notice, Row {
        checks: "an item about a shorter time is affirmed and the one about a longer time was not asked",
        why: "the longer time may be implied; it is never filled in",
        example: "only the item about the last twelve months was used",
        advice: "nothing, if that is intended",
    }

    FollowUpOfNo: "VS07", Error, Row {
        checks: "a follow-up is answered although its first question is denied",
        why: "the follow-up should not have been asked, or the first answer is a slip",
        example: "a frequency beside an item that is denied",
        advice: "find out which of the two was meant",
    }

    FollowUpOfSilence: "VS08", Error, Row {
        checks: "a follow-up is answered although its first question has neither yes nor no",
        why: "what the follow-up refers to is unknown",
        example: "a relation beside an item that was not asked",
        advice: "record the first answer, if it was given",
    }

    FollowUpNotRecorded: "VS09", Warning, Row {
        checks: "a mandatory follow-up is not recorded although its condition holds",
        why: "without it the time, and so what to offer, stays unknown",
        example: "no cell about the last twelve months after the whole life",
        advice: "record what happened: an answer, declined, or not_asked",
    }

    AnsweredThoughNotAsked: "VS10", Error, Row {
        checks: "the form was not asked or was declined as a whole, yet an item has an answer",
        why: "status and answers contradict each other; every affirmation is kept",
        example: "status not_asked beside an answered item",
        advice: "correct the status; interrupted stands for a conversation that stopped",
    }

    AskedThoughNotAnswered: "VS11", Error, Row {
        checks: "the status is asked, yet nothing is recorded",
        why: "the screening counts as asked but says nothing",
        example: "status asked and every item empty",
        advice: "correct the status, or record the answers",
    }

    ReasonAndStatus: "VS12", Warning, Row {
        checks: "not asked without a reason, a reason although asked, or answers without a status",
        why: "why people are not asked is what the programme can change",
        example: "status not_asked and an empty reason",
        advice: "fill in the status and, for not_asked only, its reason",
    }

    UnsafeConditions: "VS13", Warning, Row {
        checks: "answers were given when the person was not alone or a relative interpreted",
        why: "somebody else heard them; they are kept, but silence or no may mean little",
        example: "alone no, or interpreter relative, with answers",
        advice: "offer a new conversation in private, with a professional interpreter",
    }

    NotInformedOfDuty: "VS14", Warning, Row {
        checks: "children live in the household and the person was not told of the duty to notify",
        why: "people must know before they answer what staff may have to pass on",
        example: "informed no in a household with children",
        advice: "tell of the duty before the questions, each time",
    }

    AcuteWithoutAction: "VS15", Critical, Row {
        checks: "acute danger without a coded action for safety",
        why: "somebody may be in danger now, and no action is recorded",
        example: "a staff mark of acute danger and an empty list of actions",
        advice: "see at once what was done, act, and record the action",
    }

    ChildConcernWithoutCheck: "VS16", Critical, Row {
        checks: "concern for a child without a coded check of the duty to notify",
        why: "the duty holds at once and is for a person to judge, never for a program",
        example: "an item about children and an empty list of actions",
        advice: "check the duty with the responsible manager now, and record that it was done",
    }

    ChildrenElsewhere: "VS17", Warning, Row {
        checks: "no children in the household, yet children are exposed",
        why: "the children may live elsewhere, or one answer is a slip; the concern stands",
        example: "children who live with the other parent",
        advice: "ask where the children live",
    }

    AgeOutsideForm: "VS18", Error, Row {
        checks: "the person's age is outside the range of the form",
        why: "the questions were not made for that age",
        example: "somebody of 17 and a form from 18",
        advice: "use the form for the age group",
    }

    DateOutsidePeriod: "VS19", Warning, Row {
        checks: "a screening is before the enrolment, after the exit, in the future, or long after the enrolment",
        why: "the programme asks at enrolment; other dates are often typing errors",
        example: "a date more than 30 days after the enrolment",
        advice: "correct the date; nothing, if that is intended",
    }

    OwnUseAsExposure: "VS20", Error, Form {
        checks: "a form mixes own use of violence with exposure to it",
        why: "the two are separate results and are never combined",
        example: "an item own_use with the role exposed",
        advice: "correct the item's role or its condition in the form",
    }

    ExclusiveCodes: "VS21", Error, Row {
        checks: "declined or unknown stands in one list with other codes",
        why: "they exclude the others",
        example: "a list of relations with declined and something else",
        advice: "keep the one that holds",
    }

    PossibleFreeText: "VS22", Error, Cell {
        checks: "a column is not in the form, or a cell is longer than any code: possibly free text",
        why: "free text about violence identifies people and must not travel with the data",
        example: "a column of notes",
        advice: "remove the text where the file is made",
    }

    IdentityNumber: "VS23", Error, Cell {
        checks: "a cell of a screening holds a personal identity number",
        why: "answers about violence must not travel with a person's identity, so every command stops",
        example: "a number of ten or twelve digits whose date and check digit fit",
        advice: "replace the numbers by pseudonyms and keep the key elsewhere",
    }

    LifetimeChanged: "VS24", Notice, Person {
        checks: "an item about the whole life is answered differently at a later occasion",
        why: "people tell when it is safe to tell; both answers stay, and neither is a fault",
        example: "two occasions with different answers to one lifetime item",
        advice: "nothing",
    }

    FormGraph: "VS25", Error, Form {
        checks: "the definition of a form does not hold together",
        why: "an item whose condition refers to nothing, or back to itself, cannot be asked",
        example: "an item asked if another one is affirmed that the form does not have",
        advice: "correct the form; all its faults are listed",
    }

    UndeclaredCode: "VS26", Error, Cell {
        checks: "a number, a dash or another stand-in where a code was expected",
        why: "0, 9 or 99 may mean no, declined or not recorded, and a guess would be unsafe",
        example: "99 in a yes-or-no item",
        advice: "write the code, or map the number in the form's answer_codes",
    }

    NamedColumn: "VS27", Warning, Column {
        checks: "a column speaks of violence by its name and belongs to no form",
        why: "its answers are held back from tables of scores as those of a form are, and no figure counts them",
        example: "a column called physical violence, and no form that it is mapped to",
        advice: "map it to an item of the form by what was asked: ever in life (\"se-guideline-1.physical_lifetime\"), in the last 12 months (\"se-guideline-1.physical_12_months\") or going on now (\"se-guideline-1.physical_ongoing\"); a question that says nothing of time belongs to none of these, but to a form of your own such as \"seven-item-skeleton-1\"",
    }
}

impl ViolenceRule {
    /// Its stable code, such as `VS01`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.about().code
    }

    /// Whether a finding follows from what somebody answered, so that their number tells of answers.
    pub(crate) const fn hangs_on_answers(self) -> bool {
        match self {
            Self::NarrowerWithoutBroader
            | Self::BroaderImplied
            | Self::FollowUpOfNo
            | Self::FollowUpOfSilence
            | Self::FollowUpNotRecorded
            | Self::AnsweredThoughNotAsked
            | Self::AskedThoughNotAnswered
            | Self::UnsafeConditions
            | Self::AcuteWithoutAction
            | Self::ChildConcernWithoutCheck
            | Self::ChildrenElsewhere
            | Self::ExclusiveCodes
            | Self::LifetimeChanged => true,
            Self::UnknownForm
            | Self::UnknownItem
            | Self::NotInResponseSet
            | Self::MandatoryNotRecorded
            | Self::ReasonAndStatus
            | Self::NotInformedOfDuty
            | Self::AgeOutsideForm
            | Self::DateOutsidePeriod
            | Self::OwnUseAsExposure
            | Self::PossibleFreeText
            | Self::IdentityNumber
            | Self::FormGraph
            | Self::UndeclaredCode
            | Self::NamedColumn => false,
        }
    }
}
