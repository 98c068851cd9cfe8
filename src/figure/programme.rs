//! Who referred, where people went, whether the goal was met.

use super::collector::{Collector, float};
use super::{Counted, FigureOccasion, Statistic};
use crate::ground::Exact;
use crate::programme::{Exits, Goal, Hours, Indicators, Party, PersonCount, Programme, Spread, Steps, SurveyCount};
use crate::stats::Undefined;
use crate::tally::{GroupTally, PeopleCounts};

pub(crate) const HOURS: &str = "programme.hours";
/// The state's agencies together, among the parties.
pub(crate) const AGENCIES: &str = "agencies";
pub(crate) const GOAL: &str = "programme.goal";
pub(crate) const GOAL_ANY_KIND: &str = "programme.goal_any_kind";
pub(crate) const ANY_PARTY: &str = "programme.any_party";
pub(crate) const ANY_PARTY_NOT_RETURNED: &str = "programme.any_party_not_returned";

/// The figures of everyone with a course, each code of each list with its zero; `has_exits`: somebody
/// has an exit, if only in another group.
pub(super) fn figures(programme: &Programme, tally: &GroupTally, has_exits: bool, out: &mut Collector<'_>) {
    let (indicators, people) = (Indicators::of(programme, tally.courses.iter()), &tally.people);
    participants(&indicators, people, out);
    referrals(&indicators, out);
    sender_parties(programme, &indicators, out);
    let of = |spread: &Spread| Known::of(spread, &indicators);
    spread("contact", &indicators.contacts, of(&indicators.contacts), out);
    out.at("programme.contact", FigureOccasion::All);
    out.count(Statistic::NoneOfThem, indicators.contacts_none, of(&indicators.contacts).n);
    // activities are written down as they happen, so nothing written is nobody's where somebody's is
    let activities = of(&indicators.activities);
    let of_activities = if activities.n == 0 { 0 } else { indicators.participants - activities.invalid };
    out.at("programme.activity", FigureOccasion::All);
    activities.figures(out);
    groups("activity", &indicators.activities.listed, of_activities, out);
    groups("activity_group", &indicators.activity_groups, of_activities, out);
    spread("sex", &indicators.sexes, of(&indicators.sexes), out);
    spread("municipality", &indicators.municipalities, of(&indicators.municipalities), out);
    out.at("programme.municipality", FigureOccasion::All);
    out.count(Statistic::Elsewhere, indicators.elsewhere, of(&indicators.municipalities).n);
    exits(&indicators.exits, &indicators, out);
    goal(&indicators, out);
    if !has_exits || (indicators.exits.closed == 0 && people.unknown_exits > 0) {
        // a zero would say that nobody went anywhere
        let of_exits = ["exit", "health_care", "route", "returned_to_referrer", "goal", "any_party"];
        let why = match people.unknown_exits {
            0 => "no exit is recorded",
            _ => "the rows at exit have no id, so nobody's exit is known",
        };
        out.take_back(&of_exits.map(|of| format!("programme.{of}")), why);
    }
    steps(&indicators.steps, &indicators, out);
    hours(&indicators.hours, &indicators, out);
    for (at, occasion) in indicators.activities_at.iter().zip([FigureOccasion::Start, FigureOccasion::Exit]) {
        for activity in &at.listed {
            out.at(&format!("programme.activity.{}", activity.id), occasion);
            // a zero would say that nobody took part, where nothing is written down, or is not kept in an old state
            match of(at).n {
                0 => out.undefined(Counted::Persons, 0, "no activity is recorded at this occasion"),
                n => out.count(Counted::Persons, activity.persons, n),
            }
        }
    }
    survey("programme.survey", &indicators.survey, &indicators, out);
    for of_municipality in &indicators.surveys {
        survey(&format!("programme.survey.{}", of_municipality.id), of_municipality, &indicators, out);
    }
}

/// How many participants something is known of.
#[derive(Clone, Copy)]
struct Known {
    participants: u64,
    n: u64,
    not_recorded: u64,
    invalid: u64,
}

impl Known {
    fn of(spread: &Spread, indicators: &Indicators) -> Self {
        let Spread { not_recorded, invalid, .. } = *spread;
        let participants = indicators.participants;
        Self { participants, n: participants - not_recorded - invalid, not_recorded, invalid }
    }

    fn figures(self, out: &mut Collector<'_>) {
        out.count(Statistic::N, self.n, self.participants);
        out.count(Statistic::Missing, self.not_recorded, self.participants);
        out.count(Counted::Invalid, self.invalid, self.participants);
    }
}

fn participants(indicators: &Indicators, people: &PeopleCounts, out: &mut Collector<'_>) {
    let Indicators { persons, participants, .. } = *indicators;
    out.at("programme.participants", FigureOccasion::All);
    out.count(Counted::Persons, participants, persons);
    out.count(Statistic::DeclinedReferrals, indicators.declined, persons);
    out.count(Counted::Invalid, indicators.decision_invalid, persons);
    out.count(Statistic::UnknownExits, people.unknown_exits, persons);
    if let Some(budget) = indicators.budgeted_participants {
        out.count(Counted::Budget, budget.into(), participants);
        out.number(Statistic::Share(Counted::Budget), share(participants, budget.into()), budget.into());
    }
    for (name, ages) in [("priority_ages", &indicators.priority_ages), ("outside_target_group", &indicators.outside_target_group)]
    {
        out.at(&format!("programme.{name}"), FigureOccasion::All);
        out.count(Statistic::N, ages.yes + ages.no, participants);
        out.count(Statistic::Missing, ages.not_recorded, participants);
        out.count(Counted::Invalid, ages.invalid, participants);
        out.count_and_share(Counted::Persons, ages.yes, ages.yes + ages.no);
    }
}

fn referrals(indicators: &Indicators, out: &mut Collector<'_>) {
    for sender in &indicators.referrals {
        out.at(&format!("programme.referrals.{}", sender.id), FigureOccasion::All);
        out.count(Statistic::Received, sender.received, indicators.persons);
        out.count(Statistic::Accepted, sender.participants, sender.received);
        out.count(Counted::Declined, sender.declined, sender.received);
        out.count(Counted::Invalid, sender.decision_invalid, sender.received);
    }
    for reason in &indicators.decline_reasons.listed {
        out.at(&format!("programme.declined.{}", reason.id), FigureOccasion::All);
        out.count(Counted::Persons, reason.persons, indicators.declined);
    }
    let senders = Known::of(&indicators.senders, indicators);
    out.at("programme.referred_from", FigureOccasion::All);
    senders.figures(out);
    for sender in &indicators.senders.listed {
        out.at(&format!("programme.referred_from.{}", sender.id), FigureOccasion::All);
        out.count(Counted::Persons, sender.persons, senders.n);
        // a person has one sender, so each person is one mention
        out.count(Statistic::Mentions, sender.persons, senders.n);
        out.number(Statistic::Share(Counted::Persons), share(sender.persons, senders.n), senders.n);
    }
}

/// Senders by the party whose activity they are: a person has one sender, so they add up.
fn sender_parties(programme: &Programme, indicators: &Indicators, out: &mut Collector<'_>) {
    let party_of = |id: &str| programme.codes().iter().find(|code| *code.id == *id).and_then(|code| code.party);
    let sum = |holds: &dyn Fn(Party) -> bool| {
        let is_of = |sender: &&PersonCount| party_of(&sender.id).is_some_and(holds);
        indicators.senders.listed.iter().filter(is_of).map(|sender| sender.persons).sum()
    };
    let mut parties = Party::ALL.map(|party| PersonCount { id: party.id().into(), persons: sum(&|of| of == party) }).to_vec();
    parties.push(PersonCount { id: AGENCIES.into(), persons: sum(&Party::is_agency) });
    groups("sender_party", &parties, Known::of(&indicators.senders, indicators).n, out);
}

/// How many have any entry of a list, and how many have which.
fn spread(name: &str, spread: &Spread, known: Known, out: &mut Collector<'_>) {
    out.at(&format!("programme.{name}"), FigureOccasion::All);
    known.figures(out);
    groups(name, &spread.listed, known.n, out);
}

fn groups(name: &str, entries: &[PersonCount], of: u64, out: &mut Collector<'_>) {
    for entry in entries {
        out.at(&format!("programme.{name}.{}", entry.id), FigureOccasion::All);
        out.count_and_share(Counted::Persons, entry.persons, of);
    }
}

fn exits(exits: &Exits, indicators: &Indicators, out: &mut Collector<'_>) {
    let participants = indicators.participants;
    out.at("programme.exit_to", FigureOccasion::All);
    out.count(Statistic::Closed, exits.closed, participants);
    out.count(Counted::Invalid, exits.invalid, participants);
    out.count(Statistic::Several, exits.several, exits.closed);
    out.count(Statistic::Mentions, exits.mentions, exits.mentions);
    out.count(Statistic::MentionsCertain, exits.mentions_certain, exits.mentions);
    for exit in &exits.codes {
        out.at(&format!("programme.exit_to.{}", exit.id), FigureOccasion::All);
        out.count(Counted::Persons, exit.persons, participants);
        out.count(Statistic::Mentions, exit.persons, exits.mentions);
        out.number(Statistic::Share(Counted::Persons), share(exit.persons, participants), participants);
        out.count_and_share(Counted::Certain, exit.certain, participants);
        for (kind, persons) in [
            (Statistic::Possible, exit.possible),
            (Statistic::CertaintyInvalid, exit.certainty_invalid),
            (Statistic::Started, exit.started),
            (Statistic::Planned, exit.planned),
            (Statistic::Returned, exit.returned),
            (Statistic::EndedEarly, exit.ended_early),
            (Statistic::KindNotRecorded, exit.kind_not_recorded),
            (Statistic::KindInvalid, exit.kind_invalid),
        ] {
            out.count(kind, persons, exit.persons);
        }
    }
    out.at("programme.health_care", FigureOccasion::All);
    out.count_and_share(Counted::Persons, exits.health_care, participants);
    groups("exit_party", &exits.parties, participants, out);
    groups("exit_party", &[PersonCount { id: AGENCIES.into(), persons: exits.agencies }], participants, out);
    for combination in &indicators.combinations {
        out.at(&format!("programme.exit_combination.{}", combination.codes.join("+")), FigureOccasion::All);
        out.count(Counted::Persons, combination.persons, exits.closed - exits.invalid);
    }
    for route in &indicators.routes {
        out.at(&format!("programme.route.{}.{}", route.from, route.to), FigureOccasion::All);
        out.count(Counted::Persons, route.persons, participants);
    }
    out.at("programme.returned_to_referrer", FigureOccasion::All);
    out.count_and_share(Counted::Any, exits.to_sender, participants);
    out.count_and_share(Counted::Only, exits.to_sender_only, participants);
}

fn goal(indicators: &Indicators, out: &mut Collector<'_>) {
    let Goal { numerator, denominator, undecided, target, target_persons, gap_persons, met, decimals } = indicators.goal;
    attainment(GOAL, numerator, denominator, out);
    let target = float(target.part.into()) / float(target.of.into());
    out.number(Statistic::Target, Ok(target), denominator);
    out.count(Statistic::TargetPersons, target_persons, denominator);
    let caution = (undecided > 0).then_some("of some nobody can tell whether they reached it; they are not in the numerator");
    match met {
        None if denominator > 0 => {
            out.undefined(Statistic::Met, denominator, "those of whom nobody can tell whether they reached it decide");
        }
        met => {
            let met = met.map(|met| f64::from(u8::from(met))).ok_or(Undefined::NoData);
            out.cautioned(Statistic::Met, met, denominator, caution);
        }
    }
    out.count(Statistic::Undecided, undecided, denominator);
    out.count(Statistic::NumeratorMost, indicators.goal.most(), denominator);
    out.count(Statistic::GapPersons, gap_persons, denominator);
    out.number(Statistic::Gap, gap(&indicators.goal), denominator);
    out.count(Statistic::Decimals, decimals.into(), denominator);
    attainment(GOAL_ANY_KIND, indicators.goal_any_kind, denominator, out);
    attainment(ANY_PARTY, indicators.exits.any_party, indicators.participants, out);
    attainment(ANY_PARTY_NOT_RETURNED, indicators.exits.any_party_not_returned, indicators.participants, out);
}

/// What is lacking to the target, exactly; nothing once it is met.
fn gap(goal: &Goal) -> Result<f64, Undefined> {
    if goal.denominator == 0 {
        return Err(Undefined::NoData);
    }
    let reached = Exact::ratio(-i128::from(goal.numerator), goal.denominator.into());
    let gap = Exact::ratio(goal.target.part.into(), goal.target.of.into()).checked_add(reached);
    gap.map(|gap| gap.to_f64().max(0.0)).ok_or(Undefined::OutOfRange)
}

fn attainment(measure: &str, numerator: u64, denominator: u64, out: &mut Collector<'_>) {
    out.at(measure, FigureOccasion::All);
    out.count(Statistic::Numerator, numerator, denominator);
    out.count(Statistic::Denominator, denominator, denominator);
    out.number(Statistic::Attained, share(numerator, denominator), denominator);
}

fn steps(steps: &Steps, indicators: &Indicators, out: &mut Collector<'_>) {
    let Steps { forward, unchanged, back, unknown, invalid } = *steps;
    out.at("programme.step", FigureOccasion::All);
    for (name, persons) in [(Counted::Forward, forward), (Counted::Unchanged, unchanged), (Counted::Back, back)] {
        out.count_and_share(name, persons, forward + unchanged + back);
    }
    out.count(Statistic::Unknown, unknown, indicators.participants);
    out.count(Counted::Invalid, invalid, indicators.participants);
}

/// Hours of activity a week: how many, and how many are not below the bound of the target group.
fn hours(hours: &Hours, indicators: &Indicators, out: &mut Collector<'_>) {
    let participants = indicators.participants;
    let number = |value: Option<f64>| value.ok_or(Undefined::NoData);
    for (at, occasion) in hours.at.iter().zip([FigureOccasion::Start, FigureOccasion::Exit]) {
        let n = at.known();
        out.at(HOURS, occasion);
        out.count(Statistic::N, n, participants);
        out.count(Statistic::Missing, at.not_recorded, participants);
        out.count(Counted::Invalid, at.invalid, participants);
        out.number(Statistic::Mean, number(at.mean()), n);
        out.number(Statistic::Median, number(at.median()), n);
        out.number(Statistic::Min, number(at.range().map(|[low, _]| low)), n);
        out.number(Statistic::Max, number(at.range().map(|[_, high]| high)), n);
        out.count_and_share(Counted::Persons, at.reached, n);
    }
    let n = hours.pairs;
    out.at(HOURS, FigureOccasion::Change);
    out.count(Statistic::N, n, participants);
    out.number(Statistic::Mean, number(hours.mean_change()), n);
    for (statistic, persons) in
        [(Counted::Improved, hours.more), (Counted::Unchanged, hours.same), (Counted::Worsened, hours.fewer)]
    {
        out.count(statistic, persons, n);
    }
    out.count_and_share(Counted::Persons, hours.reached, n);
}

fn survey(measure: &str, survey: &SurveyCount, indicators: &Indicators, out: &mut Collector<'_>) {
    out.at(measure, FigureOccasion::All);
    let (answered, target) = (survey.answered(), survey.target);
    out.count(Counted::Persons, answered, indicators.participants);
    // a target is of a municipality as a whole, and not of the part of it in some group
    if out.group() != "all" {
        return;
    }
    out.count(Statistic::Target, target, target);
    out.number(Statistic::Attained, share(answered, target), target);
}

/// The exact share, rounded once.
fn share(part: u64, of: u64) -> Result<f64, Undefined> {
    if of == 0 { Err(Undefined::NoData) } else { Ok(Exact::ratio(part.into(), of.into()).to_f64()) }
}
