//! The rules of a violence screening.
//!
//! No message of theirs ever holds an answer. A rule, a row and a column can
//! disclose by themselves: rows are named only where somebody asked for that.

use super::{About, rules};

rules! {
    /// The rules of a violence screening.
    pub enum ViolenceRule, pub const ALL;

    /// `VS01`: the form of a screening or its version is unknown, or was not in force on that day.
    UnknownForm => vs01_unknown_form,
    /// `VS02`: an item is not in this version of the form, or is there twice.
    UnknownItem => vs02_unknown_item,
    /// `VS03`: an answer is not among the answers to its item.
    NotInResponseSet => vs03_not_in_response_set,
    /// `VS04`: a mandatory item is not recorded although the form was asked.
    MandatoryNotRecorded => vs04_mandatory_not_recorded,
    /// `VS05`: an item about a shorter time is affirmed and the one about a longer time is denied.
    NarrowerWithoutBroader => vs05_narrower_without_broader,
    /// `VS06`: an item about a shorter time is affirmed and the one about a longer time was not put.
    BroaderImplied => vs06_broader_implied,
    /// `VS07`: a follow-up is answered although its first question is denied.
    FollowUpOfNo => vs07_follow_up_of_no,
    /// `VS08`: a follow-up is answered although its first question has no yes or no.
    FollowUpOfSilence => vs08_follow_up_of_silence,
    /// `VS09`: a mandatory follow-up is not recorded although its condition holds.
    FollowUpNotRecorded => vs09_follow_up_not_recorded,
    /// `VS10`: the form was not asked or was declined as a whole, yet an item has an answer.
    AnsweredThoughNotAsked => vs10_answered_though_not_asked,
    /// `VS11`: the status is asked, yet nothing at all is recorded.
    AskedThoughNotAnswered => vs11_asked_though_not_answered,
    /// `VS12`: not asked without a reason, a reason although asked, or answers without a status.
    ReasonAndStatus => vs12_reason_and_status,
    /// `VS13`: answers were given when the person was not alone or a relative interpreted.
    UnsafeConditions => vs13_unsafe_conditions,
    /// `VS14`: children live in the household and the person was not told of the duty to notify.
    NotInformedOfDuty => vs14_not_informed_of_duty,
    /// `VS15`: acute danger without a coded action for safety.
    AcuteWithoutAction => vs15_acute_without_action,
    /// `VS16`: concern for a child without a coded check of the duty to notify.
    ChildConcernWithoutCheck => vs16_child_concern_without_check,
    /// `VS17`: no children in the household, yet children are exposed.
    ChildrenElsewhere => vs17_children_elsewhere,
    /// `VS18`: the person's age is outside the range of the form.
    AgeOutsideForm => vs18_age_outside_form,
    /// `VS19`: a screening is before the enrolment, after the exit, in the future, or long after the enrolment.
    DateOutsidePeriod => vs19_date_outside_period,
    /// `VS20`: a form mixes own use of violence with exposure to it.
    OwnUseAsExposure => vs20_own_use_as_exposure,
    /// `VS21`: declined or unknown stands in one list with other codes.
    ExclusiveCodes => vs21_exclusive_codes,
    /// `VS22`: a column is not in the form, or a cell is longer than any code: possibly free text.
    PossibleFreeText => vs22_possible_free_text,
    /// `VS23`: a cell of a screening holds a personal identity or coordination number.
    IdentityNumber => vs23_identity_number,
    /// `VS24`: an item about the whole life is answered differently at a later occasion.
    LifetimeChanged => vs24_lifetime_changed,
    /// `VS25`: the definition of a form does not hold together.
    FormGraph => vs25_form_graph,
    /// `VS26`: a number, a dash or another stand-in where a code was expected.
    UndeclaredCode => vs26_undeclared_code,
}

impl ViolenceRule {
    /// Its stable code, such as `VS01`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.about().code
    }
}
