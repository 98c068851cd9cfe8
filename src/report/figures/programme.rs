//! Who referred, where people went, whether the goal was met.

use super::collector::{Collector, float};
use crate::instrument::Exact;
use crate::programme::{Exits, Goal, Indicators, PersonCount, Programme, Spread, Steps, SurveyCount};
use crate::report::figure::FigureOccasion;
use crate::stats::Undefined;
use crate::tally::{PeopleCounts, PersonRecords};

pub(in crate::report) const GOAL: &str = "programme.goal";
pub(in crate::report) const GOAL_ANY_KIND: &str = "programme.goal_any_kind";
pub(in crate::report) const ANY_PARTY: &str = "programme.any_party";
pub(in crate::report) const ANY_PARTY_NOT_RETURNED: &str = "programme.any_party_not_returned";

/// The figures of everyone with a course, each code of each list with its zero.
pub(super) fn figures(programme: &Programme, courses: &PersonRecords, people: &PeopleCounts, out: &mut Collector) {
    let indicators = Indicators::of(programme, courses.iter());
    participants(&indicators, people, out);
    referrals(&indicators, out);
    spread("contact", &indicators.contacts, &indicators, out);
    out.at("programme.contact", FigureOccasion::All);
    out.count("none", indicators.contacts_none, indicators.participants);
    spread("activity", &indicators.activities, &indicators, out);
    groups("activity_group", &indicators.activity_groups, &indicators, out);
    spread("sex", &indicators.sexes, &indicators, out);
    spread("municipality", &indicators.municipalities, &indicators, out);
    out.at("programme.municipality", FigureOccasion::All);
    out.count("elsewhere", indicators.elsewhere, indicators.participants);
    exits(&indicators.exits, &indicators, out);
    goal(&indicators, out);
    if people.unknown_exits > 0 && indicators.exits.closed == 0 {
        // rows at exit without an id: a zero would say that nobody went anywhere
        let of_exits = ["exit", "health_care", "route", "returned_to_referrer", "goal", "any_party"];
        out.withhold(&of_exits.map(|of| format!("programme.{of}")), "the rows at exit have no id, so nobody's exit is known");
    }
    steps(&indicators.steps, &indicators, out);
    survey("programme.survey", &indicators.survey, out);
    for of_municipality in &indicators.surveys {
        survey(&format!("programme.survey.{}", of_municipality.id), of_municipality, out);
    }
}

fn participants(indicators: &Indicators, people: &PeopleCounts, out: &mut Collector) {
    let Indicators { persons, participants, .. } = *indicators;
    out.at("programme.participants", FigureOccasion::All);
    out.count("persons", participants, persons);
    out.count("declined_referrals", indicators.declined, persons);
    out.count("invalid", indicators.decision_invalid, persons);
    out.count("unknown_exits", people.unknown_exits, persons);
    if let Some(budget) = indicators.budgeted_participants {
        out.count("budget", budget.into(), participants);
        out.number("budget_share", share(participants, budget.into()), budget.into());
    }
    for (name, ages) in [("priority_ages", &indicators.priority_ages), ("outside_target_group", &indicators.outside_target_group)]
    {
        out.at(&format!("programme.{name}"), FigureOccasion::All);
        out.count("n", ages.yes + ages.no, participants);
        out.count("missing", ages.not_recorded, participants);
        out.count("invalid", ages.invalid, participants);
        out.count_and_share("persons", ages.yes, ages.yes + ages.no);
    }
}

fn referrals(indicators: &Indicators, out: &mut Collector) {
    for sender in &indicators.referrals {
        out.at(&format!("programme.referrals.{}", sender.id), FigureOccasion::All);
        out.count("received", sender.received, indicators.persons);
        out.count("accepted", sender.participants, sender.received);
        out.count("declined", sender.declined, sender.received);
        out.count("invalid", sender.decision_invalid, sender.received);
    }
    for reason in &indicators.decline_reasons.listed {
        out.at(&format!("programme.declined.{}", reason.id), FigureOccasion::All);
        out.count("persons", reason.persons, indicators.declined);
    }
    let senders = &indicators.senders;
    out.at("programme.referred_from", FigureOccasion::All);
    of_spread(senders, indicators, out);
    for sender in &senders.listed {
        out.at(&format!("programme.referred_from.{}", sender.id), FigureOccasion::All);
        out.count("persons", sender.persons, indicators.participants);
        // a person has one sender, so each person is one mention
        out.count("mentions", sender.persons, indicators.participants);
        out.number("persons_share", share(sender.persons, indicators.participants), indicators.participants);
    }
}

/// How many have any entry of a list, and how many have which.
fn spread(name: &str, spread: &Spread, indicators: &Indicators, out: &mut Collector) {
    out.at(&format!("programme.{name}"), FigureOccasion::All);
    of_spread(spread, indicators, out);
    groups(name, &spread.listed, indicators, out);
}

fn of_spread(spread: &Spread, indicators: &Indicators, out: &mut Collector) {
    let participants = indicators.participants;
    let without = spread.not_recorded + spread.invalid;
    out.count("n", participants - without, participants);
    out.count("missing", spread.not_recorded, participants);
    out.count("invalid", spread.invalid, participants);
}

fn groups(name: &str, entries: &[PersonCount], indicators: &Indicators, out: &mut Collector) {
    for entry in entries {
        out.at(&format!("programme.{name}.{}", entry.id), FigureOccasion::All);
        out.count_and_share("persons", entry.persons, indicators.participants);
    }
}

fn exits(exits: &Exits, indicators: &Indicators, out: &mut Collector) {
    let participants = indicators.participants;
    out.at("programme.exit_to", FigureOccasion::All);
    out.count("closed", exits.closed, participants);
    out.count("invalid", exits.invalid, participants);
    out.count("several", exits.several, exits.closed);
    out.count("mentions", exits.mentions, exits.mentions);
    out.count("mentions_certain", exits.mentions_certain, exits.mentions);
    for exit in &exits.codes {
        out.at(&format!("programme.exit_to.{}", exit.id), FigureOccasion::All);
        out.count("persons", exit.persons, participants);
        out.count("mentions", exit.persons, exits.mentions);
        out.number("persons_share", share(exit.persons, participants), participants);
        out.count_and_share("certain", exit.certain, participants);
        for (kind, persons) in [
            ("started", exit.started),
            ("planned", exit.planned),
            ("returned", exit.returned),
            ("ended_early", exit.ended_early),
            ("kind_not_recorded", exit.kind_not_recorded),
        ] {
            out.count(kind, persons, exit.persons);
        }
    }
    out.at("programme.health_care", FigureOccasion::All);
    out.count_and_share("persons", exits.health_care, participants);
    groups("exit_party", &exits.parties, indicators, out);
    for combination in &indicators.combinations {
        out.at(&format!("programme.exit_combination.{}", combination.codes.join("+")), FigureOccasion::All);
        out.count("persons", combination.persons, exits.closed);
    }
    for route in &indicators.routes {
        out.at(&format!("programme.route.{}.{}", route.from, route.to), FigureOccasion::All);
        out.count("persons", route.persons, participants);
    }
    out.at("programme.returned_to_referrer", FigureOccasion::All);
    out.count_and_share("any", exits.to_sender, participants);
    out.count_and_share("only", exits.to_sender_only, participants);
}

fn goal(indicators: &Indicators, out: &mut Collector) {
    let Goal { numerator, denominator, undecided, target, target_persons, gap_persons, met, decimals } = indicators.goal;
    attainment(GOAL, numerator, denominator, out);
    let target = float(target.part.into()) / float(target.of.into());
    out.number("target", Ok(target), denominator);
    out.count("target_persons", target_persons, denominator);
    let caution = (undecided > 0).then_some("of some nobody can tell whether they reached it; they are not in the numerator");
    out.cautioned("met", met.map(|met| f64::from(u8::from(met))).ok_or(Undefined::NoData), denominator, caution);
    out.count("undecided", undecided, denominator);
    out.count("gap_persons", gap_persons, denominator);
    out.number("gap", gap(&indicators.goal), denominator);
    out.count("decimals", decimals.into(), denominator);
    attainment(GOAL_ANY_KIND, indicators.goal_any_kind, denominator, out);
    attainment(ANY_PARTY, indicators.exits.any_party, indicators.participants, out);
    attainment(ANY_PARTY_NOT_RETURNED, indicators.exits.any_party_not_returned, indicators.participants, out);
}

/// What is lacking to the target, exactly; nothing once it is met.
fn gap(goal: &Goal) -> Result<f64, Undefined> {
    if goal.denominator == 0 {
        return Err(Undefined::NoData);
    }
    let reached = Exact::new(-i128::from(goal.numerator), goal.denominator.into());
    let gap = Exact::new(goal.target.part.into(), goal.target.of.into()).checked_add(reached);
    gap.map(|gap| gap.to_f64().max(0.0)).ok_or(Undefined::OutOfRange)
}

fn attainment(measure: &str, numerator: u64, denominator: u64, out: &mut Collector) {
    out.at(measure, FigureOccasion::All);
    out.count("numerator", numerator, denominator);
    out.count("denominator", denominator, denominator);
    out.number("share", share(numerator, denominator), denominator);
}

fn steps(steps: &Steps, indicators: &Indicators, out: &mut Collector) {
    out.at("programme.step", FigureOccasion::All);
    for (name, persons) in [
        ("forward", steps.forward),
        ("unchanged", steps.unchanged),
        ("back", steps.back),
        ("unknown", steps.unknown),
        ("invalid", steps.invalid),
    ] {
        out.count_and_share(name, persons, indicators.participants);
    }
}

fn survey(measure: &str, survey: &SurveyCount, out: &mut Collector) {
    out.at(measure, FigureOccasion::All);
    let (answered, target) = (survey.answered(), survey.target);
    out.count("persons", answered, target);
    out.count("target", target, target);
    out.number("share", share(answered, target), target);
}

/// The exact share, rounded once.
fn share(part: u64, of: u64) -> Result<f64, Undefined> {
    if of == 0 { Err(Undefined::NoData) } else { Ok(Exact::new(part.into(), of.into()).to_f64()) }
}
