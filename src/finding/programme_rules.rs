//! The rules of what a programme records of a person.

use super::{About, rules};

rules! {
    /// The rules of what a programme records of a person.
    pub enum ProgrammeRule, pub const ALL;

    UnknownCode: "PR01", Error, Cell {
        checks: "an entry is missing from the programme's list for that column",
        why: "no figure counts it, and a misspelt code would quietly lower one",
        example: "primary_kare in the column referred_from",
        advice: "correct the cell, or add the code to the programme's file",
    }

    SeveralSenders: "PR02", Error, Row {
        checks: "a referral has more than one sender",
        why: "each person has exactly one sender; otherwise referrals would not add up to people",
        example: "primary_care;social_assistance in the column referred_from",
        advice: "name the sender; list the others among the contacts",
    }

    UnknownWord: "PR03", Error, Cell {
        checks: "a decision, survey, certainty or kind holds an unknown word",
        why: "its meaning is unknown, and the goal rests on certainty and kind",
        example: "perhaps in the column exit_certainty",
        advice: "use accepted or declined; form, dialogue or no; certain or possible; started, planned, returned or ended_early",
    }

    DeclinedWithoutReason: "PR04", Warning, Row {
        checks: "a referral is declined without a reason",
        why: "who is turned away and why is a result of the programme",
        example: "declined beside an empty referral_reason",
        advice: "fill in the reason",
    }

    ReasonWithoutDecline: "PR05", Error, Row {
        checks: "a reason for declining stands beside a referral that is not declined",
        why: "whether the person takes part is unknown, so they count as neither",
        example: "outside_target_group beside accepted",
        advice: "correct the decision, or empty the reason",
    }

    DeclinedTakesPart: "PR06", Error, Row {
        checks: "a declined referral holds facts about participants, such as an exit or a violence screening",
        why: "a person who was turned away has neither enrolment nor exit; the decision counts",
        example: "declined beside exit_to primary_care",
        advice: "correct the decision, or move the facts to the right row",
    }

    ClosureWithoutExit: "PR07", Error, Row {
        checks: "a participant's exit row lacks the exit",
        why: "a closure says where the person went; without it, whether the goal was reached is unknown",
        example: "an empty exit_to in an exit row",
        advice: "fill in the exit; write none if there was none, unknown if nobody knows",
    }

    ExitListLengths: "PR08", Error, Row {
        checks: "the number of certainties or kinds differs from the number of exits",
        why: "which one belongs to which exit is unknown, so none is used",
        example: "certain;possible beside one exit",
        advice: "write one for each exit in the same order, or leave the cell empty",
    }

    RepeatedCode: "PR09", Warning, Row {
        checks: "a list holds a code more than once",
        why: "it counts once; of a repeated exit only what both entries say is used",
        example: "walking_group;walking_group",
        advice: "remove the repetition",
    }

    NoneWithOthers: "PR10", Error, Row {
        checks: "none or unknown stands beside other codes in a list",
        why: "which of them is meant is unknown",
        example: "none;psychiatry in the column contacts",
        advice: "remove one or the other",
    }

    AgeNotANumber: "PR11", Error, Cell {
        checks: "an age is not a whole number of years up to 255",
        why: "age decides about eligibility and about the form of the questions about violence",
        example: "forty",
        advice: "write the age in whole years",
    }

    AgeTooLow: "PR12", Error, Cell {
        checks: "a person is younger than the programme allows",
        why: "they cannot take part, so the age is probably wrong",
        example: "12, where the lowest age is 16",
        advice: "correct the age, or the row",
    }

    AgeImplausible: "PR13", Warning, Cell {
        checks: "a person is older than the programme expects",
        why: "the programme is for people of working age",
        example: "71, where the highest age is 64",
        advice: "see whether the age is right; figures use it as it is",
    }

    YouthForm: "PR14", Notice, Row {
        checks: "a person's age at enrolment calls for a form of its own for the questions about violence",
        why: "the form for adults was not made for them",
        example: "17",
        advice: "use the form for young people",
    }

    HoursNotANumber: "PR15", Error, Cell {
        checks: "hours a week are not a number from 0 to 168",
        why: "hours decide whether a person belongs to the target group",
        example: "about ten",
        advice: "write a number, such as 7 or 7.5",
    }

    OutsideTargetGroup: "PR16", Warning, Row {
        checks: "a person has more active hours a week at enrolment than the target group",
        why: "the programme is for people with fewer hours; its documents say about ten, so this is a warning only",
        example: "12, where the limit is 10",
        advice: "see whether the person belongs to the programme",
    }

    UnlistedMunicipality: "PR17", Warning, Cell {
        checks: "a municipality does not belong to the programme",
        why: "the person counts in the whole, but not under any municipality of the programme",
        example: "a neighbouring municipality",
        advice: "correct the cell, or add the municipality to the programme's file",
    }

    UnknownSex: "PR18", Error, Cell {
        checks: "a sex is not in the programme's list",
        why: "figures by sex would silently leave the person out",
        example: "f, where the list has woman",
        advice: "use an entry of the list",
    }

    UnknownStep: "PR19", Error, Cell {
        checks: "a step of progression is not in the programme's list",
        why: "without its place in the order, whether the person moved is unknown",
        example: "step 3",
        advice: "use an entry of the list, or state the programme's own steps in its file",
    }

    OutsidePeriod: "PR20", Warning, Row {
        checks: "a date lies outside the project's period, or in the future",
        why: "the row may belong to another project, or the date is wrong",
        example: "2023-09-01 in a project that began on 2024-09-01",
        advice: "correct the date, or the period in the programme's file",
    }

    ClosedBeforeEnrolment: "PR21", Error, Person {
        checks: "a person's exit lies before the start",
        why: "nobody leaves before they come; one of the dates is wrong, or the rows are mixed up",
        example: "start on 2025-03-01, exit on 2025-02-01",
        advice: "correct the dates, or the occasions",
    }

    SenderDiffers: "PR22", Warning, Person {
        checks: "a person's sender differs between start and exit",
        why: "the sender at start counts",
        example: "primary_care at start, social_assistance at exit",
        advice: "correct the cell, or leave it empty at exit",
    }

    MunicipalityDiffers: "PR23", Warning, Person {
        checks: "a person's municipality differs between start and exit",
        why: "the municipality at start counts",
        example: "Tranås at start, Aneby at exit",
        advice: "nothing if the person moved; otherwise correct the cell",
    }

    ExitSaidTwice: "PR24", Error, Cell {
        checks: "a word beside an exit differs from its certainty or kind",
        why: "how sure the exit is, or what became of it, decides about the goal, so neither is used",
        example: "ev Försäkringskassan in exit_to beside certain in exit_certainty",
        advice: "correct one of the two cells",
    }

    GoalKindMissing: "PR25", Warning, Row {
        checks: "an exit that counts for the goal has no kind",
        why: "only an exit that was started counts, so the goal is told as a range: the person may or may not have reached it",
        example: "supported_employment beside an empty exit_kind",
        advice: "write the kind: started, planned, returned or ended_early; or say with exit-kind-if-not-recorded in the \
                 settings what an exit without one is",
    }
}

impl ProgrammeRule {
    /// A cell holds something that the programme does not know.
    pub(crate) const fn is_of_unknown(self) -> bool {
        matches!(self, Self::UnknownCode | Self::UnknownWord | Self::UnknownSex | Self::UnknownStep | Self::UnlistedMunicipality)
    }
}
