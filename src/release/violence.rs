//! The violence screening in a release: who was asked, and the classes of what was
//! said, where there are many; never kinds, wishes or what is to follow up.

use super::draft::{Draft, LineId};
use super::headcount::{Headcount, Headcounts};
use super::people::{Everybody, GroupPeople};
use super::problem::{Fact, Name, Sum};
use super::totals::tell;
use super::weights;
use crate::figure::FigureOccasion::All;
use crate::figure::violence::{ASKED, OUTCOME, OUTCOMES};
use crate::figure::{Counted, Estimated, Statistic};

/// Who was asked, of some people.
struct Stages {
    enrolled_line: LineId,
    asked_line: LineId,
    /// Enrolled, asked, answered, complete.
    names: Vec<Name>,
}

/// Drafts the screening of everyone and of each group.
pub(super) fn draft(draft: &mut Draft, everybody: &Everybody<'_>, headcounts: &Headcounts) {
    draft.of_group(Some("all"));
    let all = stages(draft, &everybody.all, &headcounts.all);
    outcomes(draft, &everybody.all, &all);
    for (breakdown, headcounts) in everybody.breakdowns.iter().zip(&headcounts.breakdowns).filter(|(of, _)| of.len() > 1) {
        let mut parts = Vec::new();
        for (people, headcount) in breakdown.iter().zip(headcounts) {
            draft.of_group(people.name.as_deref());
            parts.push(stages(draft, people, headcount).names);
        }
        draft.add_up(&all.names, &parts);
    }
    draft.of_group(Some("all"));
}

/// Each stage holds those of the next.
fn stages(draft: &mut Draft, people: &GroupPeople<'_>, headcount: &Headcount) -> Stages {
    let kind = draft.policy.violence();
    let table = draft.table(ASKED);
    let stages = [Counted::Enrolled, Counted::Asked, Counted::Answered, Counted::Complete];
    let counts = stages.map(|stage| people.known.count(ASKED, All, stage));
    let names = counts.map(|count| draft.problem.people(table, count, counts[0]));
    draft.at(ASKED, All);
    let [enrolled, ..] = names;
    // both leave out whose referral was turned down
    if let Some(participants) = headcount.participants {
        draft.law(Fact::equal(enrolled, participants));
    }
    // how many were enrolled says nothing about violence
    let ordinary = draft.policy.ordinary();
    let mut totals = headcount.totals.clone();
    totals.admits(counts[0], &enrolled.into(), ordinary.threshold);
    let enrolled_line = tell(draft, &totals, Counted::Enrolled, table, enrolled.into());
    let mut asked_line = enrolled_line;
    for place in 1..names.len() {
        let (name, before) = (names[place], names[place - 1]);
        draft.problem.identities.push(Fact::no_more_than(name, before));
        let line = draft.counted(stages[place], table, name, kind, weights::units(counts[place].into()), enrolled_line);
        if place == 1 {
            asked_line = line;
        }
        draft.problem.guard(table, Sum::from(before).minus(&name.into()), kind);
        draft.problem.guard(table, Sum::from(enrolled).minus(&name.into()), kind);
    }
    Stages { enrolled_line, asked_line, names: names.into() }
}

/// The classes, which are all there are, and what follows from them.
fn outcomes(draft: &mut Draft, people: &GroupPeople<'_>, stages: &Stages) {
    let kind = draft.policy.violence();
    let table = draft.table(OUTCOME);
    let [enrolled, asked, answered, _] = stages.names[..] else { return };
    let count = |class: Counted| people.known.count(OUTCOME, All, class);
    let classes = || OUTCOMES.into_iter().chain([Counted::Invalid]);
    let truths: Vec<u64> = classes().map(count).collect();
    let names = draft.classes(table, &enrolled.into(), &truths);
    draft.at(OUTCOME, All);
    for ((class, name), truth) in classes().zip(&names).zip(&truths) {
        draft.counted(class, table, *name, kind, weights::units((*truth).into()), stages.enrolled_line);
        draft.problem.guard(table, Sum::from(enrolled).minus(&(*name).into()), kind);
    }
    let of = |class: Counted| classes().position(|known| known == class).map_or(enrolled, |place| names[place]);
    let void = of(Counted::Invalid);
    let told = Sum::of([Counted::DisclosureCurrent, Counted::DisclosurePast, Counted::DisclosureTimingUnknown].map(of));
    // of acute concern some told themselves, others were marked by staff
    let disclosed = people.known.count(ASKED, All, Statistic::Disclosed);
    let by_themselves = u64::try_from(i128::from(disclosed) - draft.problem.truth(&told)).unwrap_or(0);
    let by_themselves = draft.problem.people(table, by_themselves, disclosed);
    let void_unasked = u64::try_from(
        i128::from(people.known.count(ASKED, All, Counted::Enrolled))
            - i128::from(people.known.count(ASKED, All, Counted::Asked))
            - i128::from(count(Counted::NotAsked)),
    );
    let void_unasked = draft.problem.unknown(table, void_unasked.unwrap_or(0), count(Counted::Invalid));
    let disclosed = told.plus(1, &by_themselves.into());
    for law in [
        Fact::no_more_than(by_themselves, of(Counted::AcuteConcern)),
        Fact::no_more_than(void_unasked, void),
        Fact::equal(Sum::from(enrolled).minus(&asked.into()), Sum::of([of(Counted::NotAsked), void_unasked])),
        // who declined gave no answer, who told of violence or of none did
        Fact::no_more_than(Sum::of([answered, of(Counted::Declined)]), asked),
        Fact::no_more_than(disclosed.clone().plus(1, &of(Counted::NoDisclosure).into()), answered),
    ] {
        draft.law(law);
    }
    draft.at(ASKED, All);
    let told_line =
        draft.count(Statistic::Disclosed, table, disclosed.clone(), kind, weights::units(draft.problem.truth(&disclosed)), None);
    let both = disclosed.plus(1, &of(Counted::NoDisclosure).into());
    // how many gave an answer either way is a count of its own, and no release has it
    let clear = draft.count(Statistic::Denominator, table, both.clone(), kind, weights::units(draft.problem.truth(&both)), None);
    draft.hide(clear);
    draft.share(Estimated::DisclosedOfAnswered, told_line, clear, kind);
    draft.share(Estimated::DisclosedOfAsked, told_line, stages.asked_line, kind);
}
