//! The rules of what a programme records of a person.

use super::{About, rules};

rules! {
    /// The rules of what a programme records of a person.
    pub enum ProgrammeRule, pub const ALL;

    /// `PR01`: an entry is in no list of the programme that the column is read by.
    UnknownCode => pr01_unknown_code,
    /// `PR02`: a referral names more than one sender.
    SeveralSenders => pr02_several_senders,
    /// `PR03`: a decision, a survey, a certainty or a kind is none of the words for it.
    UnknownWord => pr03_unknown_word,
    /// `PR04`: a referral is declined without a reason.
    DeclinedWithoutReason => pr04_declined_without_reason,
    /// `PR05`: there is a reason for declining a referral that is not declined.
    ReasonWithoutDecline => pr05_reason_without_decline,
    /// `PR06`: a declined referral has what only participants have, such as an exit or a violence screening.
    DeclinedTakesPart => pr06_declined_takes_part,
    /// `PR07`: a participant's row of the exit names no exit.
    ClosureWithoutExit => pr07_closure_without_exit,
    /// `PR08`: the certainties or kinds are not as many as the exits.
    ExitListLengths => pr08_exit_list_lengths,
    /// `PR09`: a list holds a code more than once.
    RepeatedCode => pr09_repeated_code,
    /// `PR10`: none or unknown stands with other codes in a list.
    NoneWithOthers => pr10_none_with_others,
    /// `PR11`: an age is not a whole number of years up to 255.
    AgeNotANumber => pr11_age_not_a_number,
    /// `PR12`: a person is younger than the programme allows.
    AgeTooLow => pr12_age_too_low,
    /// `PR13`: a person is older than the programme expects.
    AgeImplausible => pr13_age_implausible,
    /// `PR14`: a person at enrolment is of an age with its own form of the questions about violence.
    YouthForm => pr14_youth_form,
    /// `PR15`: hours a week are not a number from 0 to 168.
    HoursNotANumber => pr15_hours_not_a_number,
    /// `PR16`: a person is active for more hours a week at enrolment than the target group.
    OutsideTargetGroup => pr16_outside_target_group,
    /// `PR17`: a municipality is none of the programme's.
    UnlistedMunicipality => pr17_unlisted_municipality,
    /// `PR18`: a sex is not in the programme's list.
    UnknownSex => pr18_unknown_sex,
    /// `PR19`: a step of progression is not in the programme's list.
    UnknownStep => pr19_unknown_step,
    /// `PR20`: a date lies outside the project's period, or in the future.
    OutsidePeriod => pr20_outside_period,
    /// `PR21`: a person's exit lies before the start.
    ClosedBeforeEnrolment => pr21_closed_before_enrolment,
    /// `PR22`: a person's sender differs between start and exit.
    SenderDiffers => pr22_sender_differs,
    /// `PR23`: a person's municipality differs between start and exit.
    MunicipalityDiffers => pr23_municipality_differs,
}
