//! Who was asked about violence, and what came of it: counts of people, never a sum or a rank.

use super::collector::Collector;
use super::figure::FigureOccasion;
use crate::tally::PersonRecords;
use crate::violence::{Domain, Facts, Flags, FollowUp, NotAskedReason, Outcome, SupportWish};

pub(crate) const OUTCOME: &str = "violence.outcome";
pub(crate) const ASKED: &str = "violence.asked";
pub(crate) const NOT_ASKED: &str = "violence.not_asked";
pub(crate) const FOLLOW_UP: &str = "violence.follow_up";

/// The facts of people, each with how many have them.
struct Screened(Vec<(Facts, u64)>);

impl Screened {
    fn count(&self, is: impl Fn(&Facts) -> bool) -> u64 {
        self.0.iter().filter(|(facts, _)| is(facts)).map(|(_, people)| people).sum()
    }

    fn of_outcome(&self, code: &str) -> u64 {
        self.count(|facts| has_outcome(facts, code))
    }
}

fn has_outcome(facts: &Facts, code: &str) -> bool {
    facts.outcome_position().is_ok_and(|place| Outcome::CODES[place] == code)
}

/// The figures of everyone who was enrolled.
pub(super) fn figures(screenings: &PersonRecords, out: &mut Collector) {
    let facts = screenings.iter().filter_map(|(record, people)| Some((Facts::from_codes(record.try_into().ok()?)?, people)));
    let screened = Screened(facts.collect());
    let enrolled = screenings.people();
    let void = screened.count(|facts| facts.outcome_position().is_err());
    out.at(OUTCOME, FigureOccasion::All);
    out.count("n", enrolled - void, enrolled);
    out.count_and_share("invalid", void, enrolled);
    for code in Outcome::CODES {
        out.count_and_share(code, screened.of_outcome(code), enrolled);
    }
    let asked = screened.count(|facts| facts.stage().asked);
    let answered = screened.count(|facts| facts.stage().answered);
    out.at(ASKED, FigureOccasion::All);
    out.count_and_share("enrolled", enrolled, enrolled);
    out.count_and_share("asked", asked, enrolled);
    out.count_and_share("answered", answered, enrolled);
    out.count_and_share("complete", screened.count(|facts| facts.stage().complete), enrolled);
    disclosed(&screened, asked, out);
    out.at(NOT_ASKED, FigureOccasion::All);
    for reason in NotAskedReason::ALL {
        let is = |facts: &Facts| facts.not_asked_reason().is_some_and(|given| given.code() == reason.code());
        out.count(reason.code(), screened.count(is), screened.of_outcome("not_asked"));
    }
    out.at("violence.flags", FigureOccasion::All);
    for flag in Flags::CODES {
        out.count(flag, screened.count(|facts| facts.flags().codes().any(|code| code == flag)), enrolled);
    }
    out.at("violence.domains", FigureOccasion::All);
    for domain in Domain::CODES {
        out.count(domain, screened.count(|facts| facts.domains_disclosed().codes().any(|code| code == domain)), answered);
    }
    out.at("violence.support_wish", FigureOccasion::All);
    for wish in SupportWish::ALL {
        let is = |facts: &Facts| facts.stage().answered && facts.support_wish().code() == wish.code();
        out.count(wish.code(), screened.count(is), answered);
    }
    out.at(FOLLOW_UP, FigureOccasion::All);
    for follow_up in FollowUp::ALL {
        out.count(follow_up.code(), screened.count(|facts| facts.follow_up().contains(*follow_up)), enrolled);
    }
}

/// How many told of violence, and their share of those whose answers say either
/// way and of everyone asked; then the same with what was seen as a child.
fn disclosed(screened: &Screened, asked: u64, out: &mut Collector) {
    out.at(ASKED, FigureOccasion::All);
    let mut tell = |name: &str, told: &dyn Fn(&Facts) -> bool| {
        let told_by = screened.count(|facts| facts.stage().asked && facts.outcome_position().is_ok() && told(facts));
        let denied_by = screened.count(|facts| has_outcome(facts, "no_disclosure") && !told(facts));
        out.count(name, told_by, asked);
        out.share_alone(&format!("{name}_of_answered"), told_by, told_by + denied_by);
        out.share_alone(&format!("{name}_of_asked"), told_by, asked);
    };
    tell("disclosed", &|facts| facts.is_disclosed());
    tell("disclosed_or_witnessed", &|facts| facts.is_disclosed_or_witnessed());
}
