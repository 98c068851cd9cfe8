//! Who was asked about violence, and what came of it: counts of people, never a sum or a rank.

use super::collector::Collector;
use super::{Counted, Estimated, FigureOccasion, Statistic};
use crate::tally::PersonRecords;
use crate::violence::{Domain, Flags, FollowUp, NotAskedReason, Outcome, ScreeningFacts, SupportWish};

pub(crate) const OUTCOME: &str = "violence.outcome";
pub(crate) const ASKED: &str = "violence.asked";
pub(crate) const NOT_ASKED: &str = "violence.not_asked";
pub(crate) const FOLLOW_UP: &str = "violence.follow_up";

/// The facts of people, each with how many have them.
struct Screened(Vec<(ScreeningFacts, u64)>);

impl Screened {
    fn count(&self, is: impl Fn(&ScreeningFacts) -> bool) -> u64 {
        self.0.iter().filter(|(facts, _)| is(facts)).map(|(_, people)| people).sum()
    }

    fn of_outcome(&self, code: &str) -> u64 {
        self.count(|facts| has_outcome(facts, code))
    }
}

fn has_outcome(facts: &ScreeningFacts, code: &str) -> bool {
    facts.outcome_position().is_ok_and(|place| Outcome::CODES[place] == code)
}

/// The figures of everyone who was enrolled.
pub(super) fn figures(screenings: &PersonRecords, out: &mut Collector<'_>) {
    let facts =
        screenings.iter().filter_map(|(record, people)| Some((ScreeningFacts::from_codes(record.try_into().ok()?)?, people)));
    let screened = Screened(facts.collect());
    let enrolled = screenings.people();
    let void = screened.count(|facts| facts.outcome_position().is_err());
    out.at(OUTCOME, FigureOccasion::All);
    out.count(Statistic::N, enrolled - void, enrolled);
    out.count_and_share(Counted::Invalid, void, enrolled);
    for (code, of) in Outcome::CODES.into_iter().zip(OUTCOMES) {
        out.count_and_share(of, screened.of_outcome(code), enrolled);
    }
    let asked = screened.count(|facts| facts.stage().asked);
    let answered = screened.count(|facts| facts.stage().answered);
    out.at(ASKED, FigureOccasion::All);
    out.count_and_share(Counted::Enrolled, enrolled, enrolled);
    out.count_and_share(Counted::Asked, asked, enrolled);
    out.count_and_share(Counted::Answered, answered, enrolled);
    out.count_and_share(Counted::Complete, screened.count(|facts| facts.stage().complete), enrolled);
    disclosed(&screened, asked, out);
    out.at(NOT_ASKED, FigureOccasion::All);
    for reason in NotAskedReason::ALL {
        let is = |facts: &ScreeningFacts| facts.not_asked_reason().is_some_and(|given| given.code() == reason.code());
        out.count(not_asked(*reason), screened.count(is), screened.of_outcome("not_asked"));
    }
    out.at("violence.flags", FigureOccasion::All);
    for (flag, statistic) in Flags::CODES.into_iter().zip(FLAGS) {
        out.count(statistic, screened.count(|facts| facts.flags().codes().any(|code| code == flag)), enrolled);
    }
    out.at("violence.domains", FigureOccasion::All);
    for (domain, statistic) in Domain::CODES.into_iter().zip(DOMAINS) {
        out.count(statistic, screened.count(|facts| facts.domains_disclosed().codes().any(|code| code == domain)), answered);
    }
    out.at("violence.support_wish", FigureOccasion::All);
    for wish in SupportWish::ALL {
        let is = |facts: &ScreeningFacts| facts.stage().answered && facts.support_wish().code() == wish.code();
        out.count(wished(*wish), screened.count(is), answered);
    }
    out.at(FOLLOW_UP, FigureOccasion::All);
    for follow_up in FollowUp::ALL {
        out.count(to_follow_up(*follow_up), screened.count(|facts| facts.follow_up().contains(*follow_up)), enrolled);
    }
}

/// How many told of violence, and their share of those whose answers say either
/// way and of everyone asked; then the same with what was seen as a child.
fn disclosed(screened: &Screened, asked: u64, out: &mut Collector<'_>) {
    out.at(ASKED, FigureOccasion::All);
    let mut tell = |name: Statistic, [of_answered, of_asked]: [Estimated; 2], told: &dyn Fn(&ScreeningFacts) -> bool| {
        let told_by = screened.count(|facts| facts.stage().asked && facts.outcome_position().is_ok() && told(facts));
        let denied_by = screened.count(|facts| has_outcome(facts, "no_disclosure") && !told(facts));
        out.count(name, told_by, asked);
        out.share_alone(of_answered, told_by, told_by + denied_by);
        out.share_alone(of_asked, told_by, asked);
    };
    let shares = [Estimated::DisclosedOfAnswered, Estimated::DisclosedOfAsked];
    tell(Statistic::Disclosed, shares, &|facts| facts.is_disclosed());
    let shares = [Estimated::DisclosedOrWitnessedOfAnswered, Estimated::DisclosedOrWitnessedOfAsked];
    tell(Statistic::DisclosedOrWitnessed, shares, &|facts| facts.is_disclosed_or_witnessed());
}

/// The classes, in the order of [`Outcome::CODES`].
pub(crate) const OUTCOMES: [Counted; 8] = [
    Counted::AcuteConcern,
    Counted::DisclosureCurrent,
    Counted::DisclosurePast,
    Counted::DisclosureTimingUnknown,
    Counted::NoDisclosure,
    Counted::Indeterminate,
    Counted::Declined,
    Counted::NotAsked,
];

/// The flags, in the order of [`Flags::CODES`].
const FLAGS: [Statistic; 6] = [
    Statistic::OwnUse,
    Statistic::WitnessedAsChild,
    Statistic::ChildConcern,
    Statistic::HonourRelated,
    Statistic::Fear,
    Statistic::AskedUnderUnsafeConditions,
];

/// The kinds of violence, in the order of [`Domain::CODES`].
const DOMAINS: [Statistic; 9] = [
    Statistic::Psychological,
    Statistic::Physical,
    Statistic::Sexual,
    Statistic::Economic,
    Statistic::MaterialOrAnimal,
    Statistic::NeglectOrLatent,
    Statistic::HonourRelated,
    Statistic::StalkingOrDigital,
    Statistic::Other,
];

/// People not asked for this reason.
pub(crate) const fn not_asked(reason: NotAskedReason) -> Statistic {
    match reason {
        NotAskedReason::NotAlone => Statistic::NotAlone,
        NotAskedReason::NoSafeInterpreter => Statistic::NoSafeInterpreter,
        NotAskedReason::ParticipantUnwell => Statistic::ParticipantUnwell,
        NotAskedReason::Time => Statistic::Time,
        NotAskedReason::StaffNotTrained => Statistic::StaffNotTrained,
        NotAskedReason::Postponed => Statistic::Postponed,
        NotAskedReason::FormNotForAge => Statistic::FormNotForAge,
        NotAskedReason::Other => Statistic::Other,
        NotAskedReason::Unknown => Statistic::Unknown,
    }
}

/// People with this wish.
const fn wished(wish: SupportWish) -> Statistic {
    match wish {
        SupportWish::Wants => Statistic::Wants,
        SupportWish::DoesNotWant => Statistic::DoesNotWant,
        SupportWish::AlreadyHas => Statistic::AlreadyHas,
        SupportWish::Undecided => Statistic::Undecided,
        SupportWish::NotStated => Statistic::NotStated,
    }
}

/// People for whom staff may consider this.
pub(crate) const fn to_follow_up(follow_up: FollowUp) -> Statistic {
    match follow_up {
        FollowUp::SafetyFirst => Statistic::SafetyFirst,
        FollowUp::OfferSupportContact => Statistic::OfferSupportContact,
        FollowUp::OfferFollowUpTalk => Statistic::OfferFollowUpTalk,
        FollowUp::OfferQualifiedRiskAssessment => Statistic::OfferQualifiedRiskAssessment,
        FollowUp::CheckNotificationDuty => Statistic::CheckNotificationDuty,
        FollowUp::OfferSupportToStopUsingViolence => Statistic::OfferSupportToStopUsingViolence,
        FollowUp::RebookWithPrivacy => Statistic::RebookWithPrivacy,
        FollowUp::RebookWithProfessionalInterpreter => Statistic::RebookWithProfessionalInterpreter,
        FollowUp::AskAgainLater => Statistic::AskAgainLater,
        FollowUp::UseYouthForm => Statistic::UseYouthForm,
    }
}

#[cfg(test)]
mod tests {
    use super::{DOMAINS, FLAGS, OUTCOMES, not_asked, to_follow_up, wished};
    use crate::figure::Statistic;
    use crate::violence::{Domain, Flags, FollowUp, NotAskedReason, Outcome, SupportWish};

    #[test]
    fn every_statistic_has_the_code_of_what_it_counts() {
        let named = |statistics: &[Statistic]| statistics.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(named(&OUTCOMES.map(Statistic::from)), Outcome::CODES);
        assert_eq!(named(&FLAGS), Flags::CODES);
        assert_eq!(named(&DOMAINS), Domain::CODES);
        assert!(NotAskedReason::ALL.iter().all(|reason| not_asked(*reason).to_string() == reason.code()));
        assert!(SupportWish::ALL.iter().all(|wish| wished(*wish).to_string() == wish.code()));
        assert!(FollowUp::ALL.iter().all(|follow_up| to_follow_up(*follow_up).to_string() == follow_up.code()));
    }
}
