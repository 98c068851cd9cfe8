//! The violence screening in a release: who was asked, and the classes of what was
//! said, where there are many; never kinds, wishes or what is to follow up.

use super::draft::{Draft, LineId, float};
use super::people::{Everybody, People};
use super::problem::{Fact, Name, Sum};
use super::totals::tell;
use crate::figure::FigureOccasion::All;
use crate::violence::Outcome;

const ASKED: &str = "violence.asked";
const OUTCOME: &str = "violence.outcome";

/// Who was asked, of some people.
struct Stages {
    enrolled_line: LineId,
    asked_line: LineId,
    /// Enrolled, asked, answered, complete.
    names: Vec<Name>,
}

/// Drafts the screening of everyone and of each group.
pub(super) fn draft(draft: &mut Draft, everybody: &Everybody<'_>) {
    draft.of_group(Some("all"));
    let all = stages(draft, &everybody.all);
    outcomes(draft, &everybody.all, &all);
    for breakdown in everybody.breakdowns.iter().filter(|breakdown| breakdown.len() > 1) {
        let mut parts = Vec::new();
        for people in breakdown {
            draft.of_group(people.name.as_deref());
            parts.push(stages(draft, people).names);
        }
        draft.add_up(&all.names, &parts);
    }
    draft.of_group(Some("all"));
}

/// Each stage holds those of the next.
fn stages(draft: &mut Draft, people: &People<'_>) -> Stages {
    let kind = draft.policy.violence();
    let table = draft.table(ASKED);
    let statistics = ["enrolled", "asked", "answered", "complete"];
    let counts = statistics.map(|statistic| people.known.count(ASKED, All, statistic));
    let names = counts.map(|count| draft.problem.people(table, count, counts[0]));
    draft.at(ASKED, All);
    let [enrolled, ..] = names;
    // how many were enrolled says nothing about violence
    let ordinary = draft.policy.ordinary();
    let mut totals = people.totals();
    totals.admits(counts[0], ordinary.threshold);
    let enrolled_line = tell(draft, &totals, "enrolled", table, enrolled.into());
    let mut asked_line = enrolled_line;
    for place in 1..names.len() {
        let (name, before) = (names[place], names[place - 1]);
        draft.problem.identities.push(Fact::no_more_than(name, before));
        let line = draft.counted(statistics[place], table, name, kind, float(counts[place].into()), enrolled_line);
        if place == 1 {
            asked_line = line;
        }
        draft.problem.guard(table, Sum::from(before).minus(&name.into()), kind);
        draft.problem.guard(table, Sum::from(enrolled).minus(&name.into()), kind);
    }
    Stages { enrolled_line, asked_line, names: names.into() }
}

/// The classes, which are all there are, and what follows from them.
fn outcomes(draft: &mut Draft, people: &People<'_>, stages: &Stages) {
    let kind = draft.policy.violence();
    let table = draft.table(OUTCOME);
    let [enrolled, asked, answered, _] = stages.names[..] else { return };
    let count = |statistic: &str| people.known.count(OUTCOME, All, statistic);
    let truths: Vec<u64> = Outcome::CODES.into_iter().chain(["invalid"]).map(count).collect();
    let names = draft.classes(table, &enrolled.into(), &truths);
    draft.at(OUTCOME, All);
    for ((statistic, name), truth) in Outcome::CODES.into_iter().chain(["invalid"]).zip(&names).zip(&truths) {
        draft.counted(statistic, table, *name, kind, float((*truth).into()), stages.enrolled_line);
        draft.problem.guard(table, Sum::from(enrolled).minus(&(*name).into()), kind);
    }
    let of = |code: &str| Outcome::CODES.iter().position(|known| *known == code).map_or(enrolled, |place| names[place]);
    let void = names[Outcome::CODES.len()];
    let told = Sum::of(["disclosure_current", "disclosure_past", "disclosure_timing_unknown"].map(of));
    // of acute concern some told themselves, others were marked by staff
    let disclosed = people.known.count(ASKED, All, "disclosed");
    let by_themselves = u64::try_from(i128::from(disclosed) - draft.problem.truth(&told)).unwrap_or(0);
    let by_themselves = draft.problem.people(table, by_themselves, disclosed);
    let void_unasked = u64::try_from(
        i128::from(people.known.count(ASKED, All, "enrolled"))
            - i128::from(people.known.count(ASKED, All, "asked"))
            - i128::from(count("not_asked")),
    );
    let void_unasked = draft.problem.unknown(table, void_unasked.unwrap_or(0), count("invalid"));
    let disclosed = told.plus(1, &by_themselves.into());
    for law in [
        Fact::no_more_than(by_themselves, of("acute_concern")),
        Fact::no_more_than(void_unasked, void),
        Fact::equal(Sum::from(enrolled).minus(&asked.into()), Sum::of([of("not_asked"), void_unasked])),
        // who declined gave no answer, who told of violence or of none did
        Fact::no_more_than(Sum::of([answered, of("declined")]), asked),
        Fact::no_more_than(disclosed.clone().plus(1, &of("no_disclosure").into()), answered),
    ] {
        draft.law(law);
    }
    draft.at(ASKED, All);
    let told_line = draft.count("disclosed", table, disclosed.clone(), kind, float(draft.problem.truth(&disclosed)), None);
    let both = disclosed.plus(1, &of("no_disclosure").into());
    let clear = draft.count("clear", table, both.clone(), kind, float(draft.problem.truth(&both)), None);
    draft.hide(clear);
    draft.share("disclosed_of_answered", told_line, clear, kind);
    draft.share("disclosed_of_asked", told_line, stages.asked_line, kind);
}
