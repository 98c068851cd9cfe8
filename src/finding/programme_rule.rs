//! The rules of what a programme records of a person.

use super::rule::{About, Severity};

/// The rules of what a programme records of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ProgrammeRule {
    /// `PR01`
    UnknownCode,
    /// `PR02`
    SeveralSenders,
    /// `PR03`
    UnknownWord,
    /// `PR04`
    DeclinedWithoutReason,
    /// `PR05`
    ReasonWithoutDecline,
    /// `PR06`
    DeclinedTakesPart,
    /// `PR07`
    ClosureWithoutExit,
    /// `PR08`
    ExitListLengths,
    /// `PR09`
    RepeatedCode,
    /// `PR10`
    NoneWithOthers,
    /// `PR11`
    AgeNotANumber,
    /// `PR12`
    AgeTooLow,
    /// `PR13`
    AgeImplausible,
    /// `PR14`
    YouthForm,
    /// `PR15`
    HoursNotANumber,
    /// `PR16`
    OutsideTargetGroup,
    /// `PR17`
    UnlistedMunicipality,
    /// `PR18`
    UnknownSex,
    /// `PR19`
    UnknownStep,
    /// `PR20`
    OutsidePeriod,
    /// `PR21`
    ClosedBeforeEnrolment,
    /// `PR22`
    SenderDiffers,
    /// `PR23`
    MunicipalityDiffers,
}

impl ProgrammeRule {
    /// Every one, by code.
    pub const ALL: [Self; 23] = [
        Self::UnknownCode,
        Self::SeveralSenders,
        Self::UnknownWord,
        Self::DeclinedWithoutReason,
        Self::ReasonWithoutDecline,
        Self::DeclinedTakesPart,
        Self::ClosureWithoutExit,
        Self::ExitListLengths,
        Self::RepeatedCode,
        Self::NoneWithOthers,
        Self::AgeNotANumber,
        Self::AgeTooLow,
        Self::AgeImplausible,
        Self::YouthForm,
        Self::HoursNotANumber,
        Self::OutsideTargetGroup,
        Self::UnlistedMunicipality,
        Self::UnknownSex,
        Self::UnknownStep,
        Self::OutsidePeriod,
        Self::ClosedBeforeEnrolment,
        Self::SenderDiffers,
        Self::MunicipalityDiffers,
    ];

    #[rustfmt::skip]
    #[expect(clippy::too_many_lines, reason = "a table")]
    pub(super) const fn about(self) -> About {
        match self {
            Self::UnknownCode => About {
                code: "PR01", severity: Severity::Error,
                checks: "an entry is in no list of the programme that the column is read by",
                why: "it is counted nowhere, and a misspelt code would quietly lower a figure",
                example: "primary_kare in the column referred_from",
                advice: "correct the cell, or add the code to the programme's file",
            },
            Self::SeveralSenders => About {
                code: "PR02", severity: Severity::Error,
                checks: "a referral names more than one sender",
                why: "each person has exactly one, or referrals would not add up to persons",
                example: "primary_care;social_assistance in the column referred_from",
                advice: "name who sent the person; others may stand among the contacts",
            },
            Self::UnknownWord => About {
                code: "PR03", severity: Severity::Error,
                checks: "a decision, a survey, a certainty or a kind is none of the words for it",
                why: "what the cell was to say is not known, and the goal rests on certainty and kind",
                example: "perhaps in the column exit_certainty",
                advice: "use accepted or declined; form, dialogue or no; certain or possible; started, planned, returned or ended_early",
            },
            Self::DeclinedWithoutReason => About {
                code: "PR04", severity: Severity::Warning,
                checks: "a referral is declined without a reason",
                why: "who is turned away and why is a result of the programme",
                example: "declined beside an empty referral_reason",
                advice: "fill in the reason",
            },
            Self::ReasonWithoutDecline => About {
                code: "PR05", severity: Severity::Error,
                checks: "there is a reason for declining a referral that is not declined",
                why: "whether the person takes part cannot be told, so they count as neither",
                example: "outside_target_group beside accepted",
                advice: "correct the decision, or empty the reason",
            },
            Self::DeclinedTakesPart => About {
                code: "PR06", severity: Severity::Error,
                checks: "a declined referral has what only participants have, such as an exit or a violence screening",
                why: "a person who was turned away has no enrolment and no exit; the decision counts",
                example: "declined beside exit_to primary_care",
                advice: "correct the decision, or move the facts to the right row",
            },
            Self::ClosureWithoutExit => About {
                code: "PR07", severity: Severity::Error,
                checks: "a participant's row of the exit names no exit",
                why: "a closure says where the person went; without it nobody knows whether the goal was reached",
                example: "an empty exit_to in a row of the exit",
                advice: "fill in the exit: none if there is none, unknown if it is not known",
            },
            Self::ExitListLengths => About {
                code: "PR08", severity: Severity::Error,
                checks: "the certainties or kinds are not as many as the exits",
                why: "nothing says which belongs to which exit, so none is used",
                example: "certain;possible beside one exit",
                advice: "write one for each exit in the same order, or leave the cell empty",
            },
            Self::RepeatedCode => About {
                code: "PR09", severity: Severity::Warning,
                checks: "a list holds a code more than once",
                why: "it counts once; of a repeated exit only what both entries say is used",
                example: "walking_group;walking_group",
                advice: "remove the repetition",
            },
            Self::NoneWithOthers => About {
                code: "PR10", severity: Severity::Error,
                checks: "none or unknown stands with other codes in a list",
                why: "it cannot be told which of them is meant",
                example: "none;psychiatry in the column contacts",
                advice: "remove the one or the others",
            },
            Self::AgeNotANumber => About {
                code: "PR11", severity: Severity::Error,
                checks: "an age is not a whole number of years up to 255",
                why: "age decides about eligibility and about the form of the questions about violence",
                example: "forty",
                advice: "write the age in whole years",
            },
            Self::AgeTooLow => About {
                code: "PR12", severity: Severity::Error,
                checks: "a person is younger than the programme allows",
                why: "they cannot take part, so the age is probably wrong",
                example: "12, where the lowest age is 16",
                advice: "correct the age, or the row",
            },
            Self::AgeImplausible => About {
                code: "PR13", severity: Severity::Warning,
                checks: "a person is older than the programme expects",
                why: "the programme is for people of working age",
                example: "71, where the highest age is 64",
                advice: "see whether the age is right; it is used as it is",
            },
            Self::YouthForm => About {
                code: "PR14", severity: Severity::Notice,
                checks: "a person at enrolment is of an age with its own form of the questions about violence",
                why: "the form for adults is not made for them",
                example: "17",
                advice: "use the form for young people",
            },
            Self::HoursNotANumber => About {
                code: "PR15", severity: Severity::Error,
                checks: "hours a week are not a number from 0 to 168",
                why: "hours decide whether a person belongs to the target group",
                example: "about ten",
                advice: "write a number, such as 7 or 7.5",
            },
            Self::OutsideTargetGroup => About {
                code: "PR16", severity: Severity::Warning,
                checks: "a person is active for more hours a week at enrolment than the target group",
                why: "the programme is for people with less; its documents say about ten hours, so it is no error",
                example: "12, where the limit is 10",
                advice: "see whether the person belongs to the programme",
            },
            Self::UnlistedMunicipality => About {
                code: "PR17", severity: Severity::Warning,
                checks: "a municipality is none of the programme's",
                why: "the person is counted, but in no municipality of the programme",
                example: "a neighbouring municipality",
                advice: "correct the cell, or add the municipality to the programme's file",
            },
            Self::UnknownSex => About {
                code: "PR18", severity: Severity::Error,
                checks: "a sex is not in the programme's list",
                why: "statistics by sex would leave the person out without saying so",
                example: "f, where the list has woman",
                advice: "use an entry of the list",
            },
            Self::UnknownStep => About {
                code: "PR19", severity: Severity::Error,
                checks: "a step of progression is not in the programme's list",
                why: "without its place in the order nobody can say whether the person moved",
                example: "step 3",
                advice: "use an entry of the list, or state the programme's own steps in its file",
            },
            Self::OutsidePeriod => About {
                code: "PR20", severity: Severity::Warning,
                checks: "a date lies outside the project's period, or in the future",
                why: "the row may belong to another project, or the date is wrong",
                example: "2023-09-01 in a project that began on 2024-09-01",
                advice: "correct the date, or the period in the programme's file",
            },
            Self::ClosedBeforeEnrolment => About {
                code: "PR21", severity: Severity::Error,
                checks: "a person's exit lies before the start",
                why: "nobody leaves before they come; one of the dates is wrong, or the rows are mixed up",
                example: "start on 2025-03-01, exit on 2025-02-01",
                advice: "correct the dates, or the occasions",
            },
            Self::SenderDiffers => About {
                code: "PR22", severity: Severity::Warning,
                checks: "a person's sender differs between start and exit",
                why: "the start counts",
                example: "primary_care at start, social_assistance at exit",
                advice: "correct the cell, or leave it empty at exit",
            },
            Self::MunicipalityDiffers => About {
                code: "PR23", severity: Severity::Warning,
                checks: "a person's municipality differs between start and exit",
                why: "the start counts",
                example: "Tranås at start, Aneby at exit",
                advice: "nothing if the person moved; otherwise correct the cell",
            },
        }
    }
}
