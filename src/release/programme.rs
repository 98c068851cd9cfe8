//! The programme's own follow-up in a release.

use super::draft::{Declared, Draft, LineId};
use super::headcount::{Headcount, Headcounts};
use super::hierarchy::{self, Parent};
use super::people::{Everybody, GroupPeople};
use super::problem::{Fact, Name, Sum};
use super::totals::tell;
use super::weights;
use crate::figure::FigureOccasion::All;
use crate::figure::programme::GOAL;
use crate::figure::{Counted, Statistic};
use crate::programme::{Code, Programme};

/// What is drafted of everyone and of each group alike.
struct Core {
    table: usize,
    participants: Name,
    participants_line: LineId,
    closed: Name,
    any_party: Name,
    health_care: Name,
    /// Of those whom the goal is reckoned on: who reached it, and of whom nobody can tell.
    reached: Name,
    undecided: Name,
}

impl Core {
    fn numbers(&self) -> Vec<Name> {
        vec![self.closed, self.any_party, self.health_care, self.reached, self.undecided]
    }
}

/// Drafts the programme of everyone and of each group.
pub(super) fn draft(draft: &mut Draft, programme: &Programme, everybody: &Everybody<'_>, headcounts: &Headcounts) {
    let all = of_everyone(draft, programme, everybody, &headcounts.all);
    for (breakdown, headcounts) in everybody.breakdowns.iter().zip(&headcounts.breakdowns).filter(|(of, _)| of.len() > 1) {
        let mut parts = Vec::new();
        for (people, headcount) in breakdown.iter().zip(headcounts) {
            draft.of_group(people.name.as_deref());
            parts.push(core(draft, programme, people, headcount).numbers());
        }
        draft.add_up(&all.numbers(), &parts);
    }
    draft.of_group(Some("all"));
}

/// A whole of which there are parts: the unknown, its figure.
#[derive(Clone, Copy)]
struct Whole {
    name: Name,
    line: LineId,
}

/// What it means that nothing is written down.
#[derive(Clone, Copy)]
enum Silence {
    IsUnknown,
    IsNone,
}

/// Drafts counts out of one list.
struct Listed<'d, 'p> {
    draft: &'d mut Draft,
    people: &'p GroupPeople<'p>,
}

impl Listed<'_, '_> {
    fn truth(&self, measure: &str, statistic: impl Into<Statistic>) -> u64 {
        self.people.known.count(measure, All, statistic)
    }

    /// A figure that does not exist is not a zero: without any exit nobody went nowhere.
    fn is_recorded(&self, measure: &str, statistic: impl Into<Statistic>) -> bool {
        self.people.known.value(measure, All, statistic).is_some()
    }

    /// Some people of a whole; how many they are not is as much of a count.
    fn some(&mut self, table: usize, whole: Whole, measure: &str, statistic: impl Into<Statistic>) -> (Name, LineId) {
        let statistic = statistic.into();
        let name = self.part(table, whole, self.truth(measure, statistic));
        (name, self.say(table, whole, name, measure, statistic))
    }

    /// The figure of a part of a whole.
    fn say(&mut self, table: usize, whole: Whole, name: Name, measure: &str, statistic: Statistic) -> LineId {
        self.draft.at(measure, All);
        if !self.is_recorded(measure, statistic) {
            let line = self.draft.suppressed(statistic, Some(whole.line));
            self.draft.hide(line);
            return line;
        }
        let kind = self.draft.policy.ordinary();
        let cost = weights::entry(self.truth(measure, statistic).into());
        let line = self.draft.count(statistic, table, name, kind, cost, Some(whole.line));
        self.draft.problem.guard(table, Sum::from(whole.name).minus(&name.into()), kind);
        line
    }

    /// The same with its share of the whole.
    fn shared(&mut self, table: usize, whole: Whole, measure: &str, of: Counted) -> (Name, LineId) {
        let (name, line) = self.some(table, whole, measure, of);
        if self.is_recorded(measure, of) {
            self.draft.share(Statistic::Share(of), line, whole.line, self.draft.policy.ordinary());
        }
        (name, line)
    }

    /// An unknown part of a whole.
    fn part(&mut self, table: usize, whole: Whole, truth: u64) -> Name {
        let among = self.draft.problem.unknowns[whole.name].truth.unsigned_abs();
        let name = self.draft.problem.people(table, truth, among);
        self.draft.problem.identities.push(Fact::no_more_than(name, whole.name));
        name
    }

    /// GroupPeople in classes that are all there are, each with its figure; `classes` are measure, statistic and whether it has a share.
    fn classes(&mut self, table: usize, whole: Whole, classes: &[(String, Statistic)]) -> Vec<(Name, LineId)> {
        let kind = self.draft.policy.ordinary();
        let truths: Vec<u64> = classes.iter().map(|(measure, statistic)| self.truth(measure, *statistic)).collect();
        let names = self.draft.classes(table, &whole.name.into(), &truths);
        let mut taken = Vec::new();
        for (((measure, statistic), name), truth) in classes.iter().zip(names).zip(truths) {
            self.draft.at(measure, All);
            let line = self.draft.count(*statistic, table, name, kind, weights::entry(truth.into()), Some(whole.line));
            taken.push((name, line));
        }
        taken
    }

    /// Those of whom something is known, and those of whom it is not: `n`, `missing` and `invalid` of a measure.
    fn known(&mut self, table: usize, whole: Whole, measure: &str) -> Whole {
        let classes =
            [Statistic::N, Statistic::Missing, Counted::Invalid.into()].map(|statistic| (measure.to_owned(), statistic));
        let [(name, line), ..] = self.classes(table, whole, &classes)[..] else { return whole };
        // those of whom nothing is known are a few together, too
        let kind = self.draft.policy.ordinary();
        self.draft.problem.guard(table, Sum::from(whole.name).minus(&name.into()), kind);
        Whole { name, line }
    }

    /// Each entry of a list that people have one of.
    fn one_of(&mut self, measure: &str, entries: &[String], whole: Whole, others: &[Statistic], parents: &[Parent]) -> Vec<Name> {
        let kind = self.draft.policy.ordinary();
        let table = self.draft.table(measure);
        let known = self.known(table, whole, measure);
        let persons = Statistic::People(Counted::Persons);
        let mut classes: Vec<(String, Statistic)> = entries.iter().map(|id| (format!("{measure}.{id}"), persons)).collect();
        classes.extend(others.iter().map(|other| (measure.to_owned(), *other)));
        let taken = self.classes(table, known, &classes);
        for ((measure, statistic), (_, line)) in classes.iter().zip(&taken) {
            if *statistic == persons {
                self.draft.at(measure, All);
                self.draft.share(Statistic::Share(Counted::Persons), *line, known.line, kind);
            }
        }
        self.draft.at(&format!("{measure}.rest"), All);
        self.draft.rest(persons, known.line, taken.iter().map(|(_, line)| *line).collect());
        for parent in parents {
            let sum = Sum::of(entries.iter().zip(&taken).filter(|(id, _)| parent.of.contains(id)).map(|(_, (name, _))| *name));
            let cost = weights::merged(self.draft.problem.truth(&sum));
            self.draft.at(&parent.measure, All);
            self.draft.merged(Counted::Persons, table, sum, cost, (&known.name.into(), known.line));
        }
        taken.into_iter().map(|(name, _)| name).collect()
    }

    /// Each entry of a list that people may have several of.
    fn several_of(&mut self, measure: &str, entries: &[String], whole: Whole, silence: Silence, parents: &[Parent]) {
        let table = self.draft.table(measure);
        let known = match silence {
            Silence::IsUnknown => self.known(table, whole, measure),
            // the share is of all participants but those with entries that cannot be read
            Silence::IsNone if self.truth(measure, Counted::Invalid) == 0 => whole,
            Silence::IsNone => return,
        };
        let shared = |id: &String| (id.clone(), self.shared(table, known, &format!("{measure}.{id}"), Counted::Persons).0);
        let taken: Vec<(String, Name)> = entries.iter().map(shared).collect();
        for parent in parents {
            self.any_of(table, known, parent, &taken);
        }
    }

    /// Whoever has any of some entries of a list, of which people may have several; those with none but one other are a count, too.
    fn any_of(&mut self, table: usize, whole: Whole, parent: &Parent, entries: &[(String, Name)]) -> Option<Name> {
        if !self.is_recorded(&parent.measure, Counted::Persons) {
            return None;
        }
        let members: Vec<Name> = entries.iter().filter(|(id, _)| parent.of.contains(id)).map(|(_, name)| *name).collect();
        let name = self.part(table, whole, self.truth(&parent.measure, Counted::Persons));
        let problem = &mut self.draft.problem;
        problem.identities.push(Fact::no_more_than(name, Sum::of(members.iter().copied())));
        let kind = self.draft.policy.ordinary();
        for member in members {
            self.draft.problem.identities.push(Fact::no_more_than(member, name));
            self.draft.problem.guard(table, Sum::from(name).minus(&member.into()), kind);
        }
        let line = self.say(table, whole, name, &parent.measure, Counted::Persons.into());
        self.draft.share(Statistic::Share(Counted::Persons), line, whole.line, kind);
        Some(name)
    }
}

/// What is known of the participants of some people, and where they went.
fn core(draft: &mut Draft, programme: &Programme, people: &GroupPeople<'_>, headcount: &Headcount) -> Core {
    let kind = draft.policy.ordinary();
    let table = draft.table("programme");
    let mut listed = Listed { draft, people };
    listed.draft.at("programme.participants", All);
    let participants = headcount.participants.unwrap_or_else(|| listed.draft.problem.constant(table, 0));
    let line = listed.draft.count(Counted::Persons, table, participants, kind, weights::NUMBER, None);
    let whole = Whole { name: participants, line };
    let mut totals = headcount.totals.clone();
    let closed_count = listed.truth("programme.exit_to", Statistic::Closed);
    let closed = listed.part(table, whole, closed_count);
    // nobody with an exit is as safe to say as nobody anywhere
    let is_recorded = listed.is_recorded("programme.exit_to", Statistic::Closed);
    let is_told = !is_recorded || closed_count == 0 || totals.admits(closed_count, &closed.into(), kind.threshold);
    let closed_line = if is_told {
        listed.say(table, whole, closed, "programme.exit_to", Statistic::Closed)
    } else {
        listed.draft.at("programme.exit_to", All);
        listed.draft.problem.guard(table, Sum::from(whole.name).minus(&closed.into()), kind);
        tell(listed.draft, &totals, Statistic::Closed, table, closed.into())
    };
    let (health_care, _) = listed.shared(table, whole, "programme.health_care", Counted::Persons);
    let any_party = attained(&mut listed, table, whole, "programme.any_party");
    let is_of_closed = programme.goal().denominator == crate::programme::Denominator::Closed;
    let goal_of = if is_of_closed { Whole { name: closed, line: closed_line } } else { whole };
    let reached = attained(&mut listed, table, goal_of, GOAL);
    let undecided = undecided(&mut listed, table, goal_of, reached);
    verdict(&mut listed, programme, table, goal_of, [reached, undecided]);
    let unions = [
        (closed, Union { is_of: |_| true }),
        (any_party, Union { is_of: |code| code.party.is_some() }),
        (health_care, Union { is_of: |code| code.health_care }),
        (reached, Union { is_of: |code| code.counts_for_goal }),
    ];
    hold_each_other(draft, programme, table, &unions);
    draft.law(Fact::no_more_than(Sum::of([reached, undecided]), closed));
    Core { table, participants, participants_line: line, closed, any_party, health_care, reached, undecided }
}

/// People with any exit of a kind.
struct Union {
    is_of: fn(&Code) -> bool,
}

/// Whoever has an exit of one kind has one of every wider kind, and those who have the wider alone are a count, too.
fn hold_each_other(draft: &mut Draft, programme: &Programme, table: usize, unions: &[(Name, Union)]) {
    let kind = draft.policy.ordinary();
    let exits = || programme.codes().iter().filter(|code| code.exit);
    for (place, (narrow, within)) in unions.iter().enumerate() {
        for (wide, holding) in unions.iter().take(place) {
            if exits().all(|code| !(within.is_of)(code) || (holding.is_of)(code)) {
                draft.law(Fact::no_more_than(*narrow, *wide));
                draft.problem.guard(table, Sum::from(*wide).minus(&(*narrow).into()), kind);
            }
        }
    }
}

/// Numerator, denominator and share.
fn attained(listed: &mut Listed<'_, '_>, table: usize, whole: Whole, measure: &str) -> Name {
    let (name, line) = listed.some(table, whole, measure, Statistic::Numerator);
    if listed.is_recorded(measure, Statistic::Numerator) {
        let kind = listed.draft.policy.ordinary();
        listed.draft.at(measure, All);
        listed.draft.same(Statistic::Denominator, whole.line);
        listed.draft.share(Statistic::Attained, line, whole.line, kind);
    }
    name
}

/// Those of whom nobody can tell whether they reached the goal, and the most who may have.
fn undecided(listed: &mut Listed<'_, '_>, table: usize, whole: Whole, reached: Name) -> Name {
    let (name, _) = listed.some(table, whole, GOAL, Statistic::Undecided);
    if !listed.is_recorded(GOAL, Statistic::Undecided) {
        return name;
    }
    let kind = listed.draft.policy.ordinary();
    let most = Sum::of([reached, name]);
    listed.draft.at(GOAL, All);
    let cost = weights::entry(listed.draft.problem.truth(&most));
    listed.draft.count(Statistic::NumeratorMost, table, most.clone(), kind, cost, Some(whole.line));
    listed.draft.problem.guard(table, Sum::from(whole.name).minus(&most), kind);
    listed.draft.problem.identities.push(Fact::no_more_than(most, whole.name));
    name
}

/// Whether the goal is met: it can often be told without the count.
fn verdict(listed: &mut Listed<'_, '_>, programme: &Programme, table: usize, whole: Whole, [reached, undecided]: [Name; 2]) {
    let target = programme.goal().target;
    if !listed.is_recorded(GOAL, Statistic::Numerator) || listed.draft.problem.unknowns[whole.name].truth == 0 {
        return;
    }
    listed.draft.at(GOAL, All);
    listed.draft.constant(Statistic::Target, f64::from(target.part) / f64::from(target.of), Some(whole.line));
    listed.draft.target(Statistic::TargetPersons, whole.line, [target.part, target.of]);
    let ahead = |people: Sum| Sum::default().plus(target.of.into(), &people).plus(-i64::from(target.part), &whole.name.into());
    // missed even if all those reached it of whom nobody can tell; where these decide there is no verdict
    let verdict = Declared::Verdict { least: ahead(reached.into()), most: ahead(Sum::of([reached, undecided])) };
    let met = listed.people.known.value(GOAL, All, Statistic::Met);
    listed.draft.declare(Statistic::Met, table, verdict, met, weights::VERDICT, Some(whole.line));
}

/// Everything of everyone.
fn of_everyone(draft: &mut Draft, programme: &Programme, everybody: &Everybody<'_>, headcount: &Headcount) -> Core {
    let people = &everybody.all;
    draft.of_group(Some("all"));
    let core = core(draft, programme, people, headcount);
    let whole = Whole { name: core.participants, line: core.participants_line };
    let mut listed = Listed { draft, people };
    let codes = |used: fn(&Code) -> bool| -> Vec<String> {
        programme.codes().iter().filter(|code| used(code)).map(|code| code.id.to_string()).collect()
    };
    let senders = programme.codes().iter().filter(|code| code.sender);
    if !everybody.repeats(senders.flat_map(|code| [&*code.id, &*code.label.en, &*code.label.sv])) {
        let senders =
            listed.one_of("programme.referred_from", &codes(|code| code.sender), whole, &[], &hierarchy::senders(programme));
        referrals(&mut listed, &codes(|code| code.sender), &senders);
    }
    // a list that the groups repeat would tell what they leave out
    let sexes: Vec<String> = programme.sexes().iter().map(|sex| sex.id.to_string()).collect();
    if !everybody.repeats(programme.sexes().iter().flat_map(|sex| [&*sex.id, &*sex.label.en, &*sex.label.sv])) {
        listed.one_of("programme.sex", &sexes, whole, &[], &[]);
    }
    let homes: Vec<String> = programme.municipalities().iter().map(|home| home.id.to_string()).collect();
    if !everybody.repeats(programme.municipalities().iter().flat_map(|home| [&*home.id, &*home.name])) {
        listed.one_of("programme.municipality", &homes, whole, &[Statistic::Elsewhere], &[]);
    }
    listed.several_of("programme.contact", &codes(|code| code.contact && !code.is_no_actor()), whole, Silence::IsUnknown, &[]);
    let activities: Vec<String> = programme.activities().iter().map(|activity| activity.id.to_string()).collect();
    listed.several_of("programme.activity", &activities, whole, Silence::IsNone, &hierarchy::activities(programme));
    for measure in ["programme.priority_ages", "programme.outside_target_group"] {
        let table = listed.draft.table(measure);
        let known = listed.known(table, whole, measure);
        listed.shared(table, known, measure, Counted::Persons);
    }
    exits(&mut listed, programme, whole, &core);
    steps(&mut listed, whole);
    listed.some(core.table, whole, "programme.survey", Counted::Persons);
    core
}

/// Who was referred and turned down, by sender.
fn referrals(listed: &mut Listed<'_, '_>, senders: &[String], accepted: &[Name]) {
    let kind = listed.draft.policy.ordinary();
    let measure = "programme.participants";
    let table = listed.draft.table("programme.referrals");
    let columns = [(Counted::Declined, Statistic::DeclinedReferrals), (Counted::Invalid, Counted::Invalid.into())];
    for (column, total) in columns {
        let count = listed.truth(measure, total);
        listed.draft.at(measure, All);
        let of_column = listed.draft.problem.people(table, count, count);
        let line = listed.draft.count(total, table, of_column, kind, weights::NUMBER, None);
        let whole = Whole { name: of_column, line };
        let mut names = Vec::new();
        for (sender, accepted) in senders.iter().zip(accepted) {
            let measure = format!("programme.referrals.{sender}");
            let truth = listed.truth(&measure, column);
            let name = listed.part(table, whole, truth);
            listed.draft.at(&measure, All);
            listed.draft.count(column, table, name, kind, weights::entry(truth.into()), None);
            listed.draft.problem.guard(table, Sum::of([name, *accepted]), kind);
            names.push(name);
        }
        // some may have come from nobody knows where
        listed.draft.problem.identities.push(Fact::no_more_than(Sum::of(names), of_column));
    }
}

/// Where people went: several exits of one person each count, so only people are told.
fn exits(listed: &mut Listed<'_, '_>, programme: &Programme, whole: Whole, core: &Core) {
    let table = listed.draft.table("programme.exit_to");
    let mut of: [Sum; 6] = Default::default();
    let unread = listed.truth("programme.exit_to", Counted::Invalid);
    let closed = Whole { name: core.closed, line: whole.line };
    let unread = listed.part(table, closed, unread);
    let mut entries = Vec::new();
    for code in programme.codes().iter().filter(|code| code.exit) {
        let measure = format!("programme.exit_to.{}", code.id);
        let (name, line) = listed.shared(table, whole, &measure, Counted::Persons);
        entries.push((code.id.to_string(), name));
        if !listed.is_recorded(&measure, Counted::Persons) {
            continue;
        }
        listed.draft.same(Statistic::Mentions, line);
        let problem = &mut listed.draft.problem;
        problem.identities.push(Fact::no_more_than(name, core.closed));
        if code.health_care {
            problem.identities.push(Fact::no_more_than(name, core.health_care));
        }
        if code.party.is_some() {
            problem.identities.push(Fact::no_more_than(name, core.any_party));
        }
        let has_party = code.party.is_some();
        for (sum, is_in) in
            of.iter_mut().zip([code.health_care, !code.health_care, has_party, !has_party, true, code.counts_for_goal])
        {
            if is_in {
                *sum = std::mem::take(sum).plus(1, &name.into());
            }
        }
    }
    let [health_care, elsewhere, party, no_party, any, goal] = of;
    let unread = Sum::from(unread);
    let others = |union: Name| Sum::from(core.closed).minus(&union.into());
    // whoever is in a union has at least one of its exits
    listed.draft.problem.identities.extend([
        Fact::no_more_than(core.health_care, health_care),
        Fact::no_more_than(others(core.health_care), elsewhere.plus(1, &unread)),
        Fact::no_more_than(core.any_party, party),
        Fact::no_more_than(others(core.any_party), no_party.plus(1, &unread)),
        Fact::no_more_than(core.closed, any.plus(1, &unread)),
        Fact::no_more_than(core.reached, goal),
    ]);
    parties(listed, programme, (table, whole), core, &entries);
}

/// Whoever went on to any activity of a party, and that whoever went on to any party's went on to one of these.
fn parties(
    listed: &mut Listed<'_, '_>,
    programme: &Programme,
    (table, whole): (usize, Whole),
    core: &Core,
    exits: &[(String, Name)],
) {
    let kind = listed.draft.policy.ordinary();
    let mut left: Vec<&Code> = programme.codes().iter().filter(|code| code.exit && code.party.is_some()).collect();
    let mut cover = Sum::default();
    if left.iter().any(|code| code.health_care) {
        cover = Sum::from(core.health_care);
        left.retain(|code| !code.health_care);
    }
    for parent in hierarchy::exits(programme) {
        let Some(name) = listed.any_of(table, whole, &parent, exits) else { continue };
        listed.draft.problem.identities.push(Fact::no_more_than(name, core.any_party));
        listed.draft.problem.guard(table, Sum::from(core.any_party).minus(&name.into()), kind);
        cover = cover.plus(1, &name.into());
        left.retain(|code| !parent.of.iter().any(|id| **id == *code.id));
    }
    let others = exits.iter().filter(|(id, _)| left.iter().any(|code| *code.id == **id)).map(|(_, name)| *name);
    listed.draft.law(Fact::no_more_than(core.any_party, cover.plus(1, &Sum::of(others))));
}

fn steps(listed: &mut Listed<'_, '_>, whole: Whole) {
    let kind = listed.draft.policy.ordinary();
    let measure = "programme.step";
    let table = listed.draft.table(measure);
    let ways = [Counted::Forward, Counted::Unchanged, Counted::Back];
    let others = [Statistic::Unknown, Counted::Invalid.into()];
    let statistics: Vec<Statistic> = ways.map(Statistic::from).into_iter().chain(others).collect();
    let taken = listed.classes(
        table,
        whole,
        &statistics.into_iter().map(|statistic| (measure.to_owned(), statistic)).collect::<Vec<_>>(),
    );
    let [(forward, forward_line), (unchanged, unchanged_line), (back, back_line), ..] = taken[..] else { return };
    listed.draft.at(measure, All);
    let known = Sum::of([forward, unchanged, back]);
    let cost = weights::entry(listed.draft.problem.truth(&known));
    let n = listed.draft.count(Statistic::N, table, known, kind, cost, Some(whole.line));
    for (way, line) in ways.into_iter().zip([forward_line, unchanged_line, back_line]) {
        listed.draft.share(Statistic::Share(way), line, n, kind);
    }
}
