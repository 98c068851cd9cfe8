//! The coded form that tallies count: a fixed number of bytes a row.
//!
//! Every byte is 0 where nothing is recorded and stays at or below its highest
//! code, which is at most 127.

use std::ops::Range;

use super::facts::{Beside, CourseFacts};
use super::hours;
use super::{Certainty, CodeSet, Decision, Exit, ExitKind, Programme, Residence, Survey};
use crate::ground::Answer;

const SENDER: usize = 0;
const DECISION: usize = 1;
const SURVEY: usize = 2;
const MUNICIPALITY: usize = 3;
const SEX: usize = 4;
const PRIORITY: usize = 5;
const ACTIVE: usize = 6;
const STEP: usize = 7;
const FIXED: usize = 8;
/// Hours follow, where records hold them.
const HOURS: usize = 3;

/// Kinds of an exit beside one certainty: not recorded, four kinds, invalid.
const KINDS: u8 = 6;

/// Where what stands in a record: the sets and exits follow the fixed bytes.
struct RecordLayout {
    contacts: Range<usize>,
    activities: Range<usize>,
    exits: Range<usize>,
}

impl RecordLayout {
    fn of(programme: &Programme) -> Self {
        let bits = |count: usize| count.div_ceil(CodeSet::BITS);
        let fixed = FIXED + if programme.counts_hours { HOURS } else { 0 };
        let contacts = fixed + 1..fixed + 1 + bits(programme.codes().len());
        let activities = contacts.end + 1..contacts.end + 1 + bits(programme.activities().len());
        let exits = activities.end..activities.end + programme.exits().len();
        Self { contacts, activities, exits }
    }

    /// The byte that says whether an exit cannot be read is the last one.
    fn len(&self) -> usize {
        self.exits.end + 1
    }
}

/// How many entries a list has: a checked programme has at most 120.
#[expect(clippy::cast_possible_truncation, reason = "at most 120")]
fn count<T>(list: &[T]) -> u8 {
    list.len() as u8
}

/// The highest code of each byte of a row.
pub(super) fn fact_max(programme: &Programme) -> Vec<u8> {
    let layout = RecordLayout::of(programme);
    let mut max = vec![0; layout.len()];
    max[SENDER] = count(programme.codes()) + 1;
    max[DECISION] = decisions(programme) + 1;
    max[SURVEY] = count(&Survey::ALL) + 1;
    max[MUNICIPALITY] = count(programme.municipalities()) + 2;
    max[SEX] = count(programme.sexes()) + 1;
    max[PRIORITY] = 3;
    max[ACTIVE] = 3;
    max[STEP] = step_max(programme);
    if programme.counts_hours {
        max[FIXED..FIXED + HOURS].copy_from_slice(&HOURS_MAX);
    }
    for (bytes, entries) in [(layout.contacts, programme.codes().len()), (layout.activities, programme.activities().len())] {
        max[bytes.start - 1] = 2;
        for (byte, highest) in max[bytes].iter_mut().zip(CodeSet::ALL.below(entries).bytes(entries)) {
            *byte = highest;
        }
    }
    max[layout.exits.clone()].fill(3 * KINDS);
    max[layout.exits.end] = 1;
    max
}

/// The highest codes of hours: seven bits a byte.
const HOURS_MAX: [u8; HOURS] = [1, 127, 127];

#[expect(clippy::cast_possible_truncation, reason = "seven bits at a time")]
fn hours_bytes(hours: Answer<u16>) -> [u8; HOURS] {
    let code = match hours {
        Answer::Missing => 0,
        Answer::Answered(hours) if hours <= hours::MOST => u32::from(hours) + 1,
        Answer::Answered(_) | Answer::Invalid => u32::from(hours::MOST) + 2,
    };
    [(code >> 14) as u8, (code >> 7 & 127) as u8, (code & 127) as u8]
}

fn hours_of(at: impl Fn(usize) -> u8) -> Answer<u16> {
    let code = (0..HOURS).fold(0_u32, |code, place| code << 7 | u32::from(at(place)));
    match code.checked_sub(1).map(u16::try_from) {
        None => Answer::Missing,
        Some(Ok(hours)) if hours <= hours::MOST => Answer::Answered(hours),
        Some(_) => Answer::Invalid,
    }
}

/// The highest code of each byte that a course has after the joined rows.
pub(super) fn beside_max(programme: &Programme) -> Vec<u8> {
    let mut max = vec![step_max(programme)];
    if programme.counts_hours {
        let entries = programme.activities().len();
        max.extend(HOURS_MAX);
        for _ in 0..2 {
            max.push(2);
            max.extend(CodeSet::ALL.below(entries).bytes(entries));
        }
    }
    max
}

/// The bytes that a course has after the joined rows.
pub(super) fn beside_encoded(programme: &Programme, beside: &Beside) -> Vec<u8> {
    let mut bytes = vec![byte(beside.step_at_exit, count(programme.steps()))];
    if programme.counts_hours {
        let entries = programme.activities().len();
        bytes.extend(hours_bytes(beside.hours_at_exit));
        for activities in beside.activities {
            bytes.push(byte(activities.map(|_| 0), 1));
            bytes.extend(activities.answered().unwrap_or_default().below(entries).bytes(entries));
        }
    }
    bytes
}

/// What they say; a byte beyond their end is read as 0.
pub(super) fn beside_decoded(programme: &Programme, bytes: &[u8]) -> Beside {
    let at = |place: usize| bytes.get(place).copied().unwrap_or(0);
    let step_at_exit = answer(at(0), count(programme.steps()));
    if !programme.counts_hours {
        return Beside { step_at_exit, ..Beside::default() };
    }
    let entries = programme.activities().len();
    let set = |first: usize| {
        let listed = bytes.get(first + 1..first + 1 + entries.div_ceil(CodeSet::BITS)).unwrap_or(&[]);
        answer(at(first), 1).map(|_| CodeSet::from_bytes(listed).below(entries))
    };
    let first = 1 + HOURS;
    let activities = [set(first), set(first + 1 + entries.div_ceil(CodeSet::BITS))];
    Beside { step_at_exit, hours_at_exit: hours_of(|place| at(1 + place)), activities }
}

fn step_max(programme: &Programme) -> u8 {
    count(programme.steps()) + 1
}

pub(super) fn encoded(programme: &Programme, facts: &CourseFacts) -> Vec<u8> {
    let layout = RecordLayout::of(programme);
    let mut bytes = vec![0; layout.len()];
    let municipalities = count(programme.municipalities());
    bytes[SENDER] = byte(facts.sender, count(programme.codes()));
    bytes[DECISION] = byte(facts.decision.map(|decision| decision_place(programme, decision)), decisions(programme));
    bytes[SURVEY] = byte(facts.survey.map(|survey| survey as u8), count(&Survey::ALL));
    let residence = |residence| if let Residence::Listed(place) = residence { place } else { municipalities };
    bytes[MUNICIPALITY] = byte(facts.municipality.map(residence), municipalities + 1);
    bytes[SEX] = byte(facts.sex, count(programme.sexes()));
    bytes[PRIORITY] = byte(facts.priority.map(u8::from), 2);
    bytes[ACTIVE] = byte(facts.active.map(u8::from), 2);
    bytes[STEP] = byte(facts.step, count(programme.steps()));
    if programme.counts_hours {
        bytes[FIXED..FIXED + HOURS].copy_from_slice(&hours_bytes(facts.hours));
    }
    for (range, set, entries) in [
        (layout.contacts, facts.contacts, programme.codes().len()),
        (layout.activities, facts.activities, programme.activities().len()),
    ] {
        bytes[range.start - 1] = byte(set.map(|_| 0), 1);
        let set = set.answered().unwrap_or_default().below(entries);
        for (byte, bits) in bytes[range].iter_mut().zip(set.bytes(entries)) {
            *byte = bits;
        }
    }
    for exit in &facts.exits {
        if let Some(place) = programme.exits().iter().position(|code| *code == exit.code) {
            bytes[layout.exits.start + place] = exit_byte(*exit);
        }
    }
    bytes[layout.exits.end] = u8::from(facts.invalid_exit);
    bytes
}

/// What a record of [`encoded`] says; a byte beyond its end is read as 0.
pub(super) fn decoded(programme: &Programme, bytes: &[u8]) -> CourseFacts {
    let layout = RecordLayout::of(programme);
    let at = |place: usize| bytes.get(place).copied().unwrap_or(0);
    let municipalities = count(programme.municipalities());
    let set = |range: Range<usize>, entries: usize| {
        answer(at(range.start - 1), 1).map(|_| CodeSet::from_bytes(bytes.get(range).unwrap_or(&[])).below(entries))
    };
    let exits = programme.exits().iter().zip(layout.exits.clone());
    CourseFacts {
        sender: answer(at(SENDER), count(programme.codes())),
        decision: answer(at(DECISION), decisions(programme)).map(|place| decision_at(programme, place)),
        survey: answer(at(SURVEY), count(&Survey::ALL)).map(|place| Survey::ALL[usize::from(place)]),
        municipality: answer(at(MUNICIPALITY), municipalities + 1)
            .map(|place| if place == municipalities { Residence::Elsewhere } else { Residence::Listed(place) }),
        sex: answer(at(SEX), count(programme.sexes())),
        priority: answer(at(PRIORITY), 2).map(|place| place == 1),
        active: answer(at(ACTIVE), 2).map(|place| place == 1),
        step: answer(at(STEP), count(programme.steps())),
        hours: if programme.counts_hours { hours_of(|place| at(FIXED + place)) } else { Answer::Missing },
        contacts: set(layout.contacts, programme.codes().len()),
        activities: set(layout.activities, programme.activities().len()),
        exits: exits.filter_map(|(code, place)| exit_of(*code, at(place))).collect(),
        invalid_exit: at(layout.exits.end) > 0,
    }
}

/// 0 for missing, then `count` places, then invalid.
fn byte(answer: Answer<u8>, count: u8) -> u8 {
    match answer {
        Answer::Missing => 0,
        Answer::Answered(place) if place < count => place + 1,
        // a place beyond the list stands for nothing in it
        Answer::Answered(_) | Answer::Invalid => count + 1,
    }
}

fn answer(byte: u8, count: u8) -> Answer<u8> {
    match byte.checked_sub(1) {
        None => Answer::Missing,
        Some(place) if place < count => Answer::Answered(place),
        Some(_) => Answer::Invalid,
    }
}

/// Accepted, declined without reason, declined for each reason, declined for an invalid one.
fn decisions(programme: &Programme) -> u8 {
    count(programme.decline_reasons()) + 3
}

fn decision_place(programme: &Programme, decision: Decision) -> u8 {
    match decision {
        Decision::Accepted => 0,
        Decision::Declined { reason } => 1 + byte(reason, count(programme.decline_reasons())),
    }
}

fn decision_at(programme: &Programme, place: u8) -> Decision {
    match place.checked_sub(1) {
        None => Decision::Accepted,
        Some(reason) => Decision::Declined { reason: answer(reason, count(programme.decline_reasons())) },
    }
}

fn exit_byte(exit: Exit) -> u8 {
    let certainty = match exit.certainty {
        Answer::Answered(certainty) => certainty as u8,
        Answer::Missing | Answer::Invalid => 2,
    };
    1 + certainty * KINDS + byte(exit.kind.map(|kind| kind as u8), count(&ExitKind::ALL))
}

fn exit_of(code: u8, byte: u8) -> Option<Exit> {
    let place = byte.checked_sub(1)?;
    let certainty = match place / KINDS {
        0 => Answer::Answered(Certainty::Certain),
        1 => Answer::Answered(Certainty::Possible),
        _ => Answer::Invalid,
    };
    let kind = answer(place % KINDS, count(&ExitKind::ALL)).map(|kind| ExitKind::ALL[usize::from(kind)]);
    Some(Exit { code, certainty, kind })
}
