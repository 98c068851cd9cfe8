//! Reading where a person went on to: three lists beside each other.
#![warn(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

use super::cells::Cells;
use super::goal::lacks_kind;
use super::lists::elements;
use super::marks::SaidExit;
use super::{Broken, Certainty, Closure, Exit, ExitKind, Field, Programme};
use crate::finding::ProgrammeRule as Rule;
use crate::ground::{Answer, is_blank};

pub(super) fn read_closure(programme: &Programme, cells: Cells<'_>, broken: &mut Vec<Broken>) -> Closure {
    let exits = cells.get(Field::ExitTo).map_or(Vec::new(), |cell| programme.said_exits(cell));
    let certainties = beside(cells, Field::ExitCertainty, exits.len(), Certainty::read, broken);
    let kinds = beside(cells, Field::ExitKind, exits.len(), ExitKind::read, broken);
    // something may be said of an exit that is not named
    let invalid = exits.is_empty() && (certainties.is_some() || kinds.is_some());
    let mut closure = Closure { exits: Vec::new(), invalid };
    for (place, (_, said)) in exits.into_iter().enumerate() {
        let Some(SaidExit { code: Some(code), certainty, kind, .. }) = said else {
            broken.push(Broken::at(Rule::UnknownCode, Field::ExitTo));
            closure.invalid = true;
            continue;
        };
        let certainty = together(certainty, at(certainties.as_deref(), place), broken);
        let kind = together(kind, at(kinds.as_deref(), place), broken);
        let certainty = if certainty == Answer::Missing { Answer::Answered(Certainty::Certain) } else { certainty };
        add(&mut closure, Exit { code, certainty, kind }, broken);
    }
    closure.exits.sort_unstable_by_key(|exit| exit.code);
    let leads = |exit: &Exit| programme.codes().get(usize::from(exit.code)).is_some_and(|code| !code.is_no_actor());
    if closure.exits.len() > 1 && !closure.exits.iter().all(leads) {
        broken.push(Broken::at(Rule::NoneWithOthers, Field::ExitTo));
        closure.exits.retain(leads);
        closure.invalid = true;
    }
    if lacks_kind(programme, &closure.exits) {
        broken.push(Broken::at(Rule::GoalKindMissing, Field::ExitKind));
    }
    closure
}

fn at<T: Copy>(answers: Option<&[Answer<T>]>, place: usize) -> Answer<T> {
    answers.map_or(Answer::Missing, |read| read.get(place).copied().unwrap_or(Answer::Invalid))
}

/// What the word beside an exit and the column of its own say; nothing valid where they differ.
fn together<T: Copy + PartialEq>(word: Option<T>, column: Answer<T>, broken: &mut Vec<Broken>) -> Answer<T> {
    match (word, column) {
        (Some(word), Answer::Missing) => Answer::Answered(word),
        (Some(word), Answer::Answered(other)) if word != other => {
            broken.push(Broken::at(Rule::ExitSaidTwice, Field::ExitTo));
            Answer::Invalid
        }
        (_, column) => column,
    }
}

/// One more exit; of a code that was there before, only what both say stays.
fn add(closure: &mut Closure, exit: Exit, broken: &mut Vec<Broken>) {
    let Some(known) = closure.exits.iter_mut().find(|known| known.code == exit.code) else {
        closure.exits.push(exit);
        return;
    };
    broken.push(Broken::at(Rule::RepeatedCode, Field::ExitTo));
    if known.certainty != exit.certainty {
        known.certainty = Answer::Invalid;
    }
    if known.kind != exit.kind {
        known.kind = Answer::Invalid;
    }
}

/// What stands beside each of `count` exits; none where nothing is recorded,
/// and nothing valid where the lists differ in length.
fn beside<T: Copy>(
    cells: Cells<'_>,
    field: Field,
    count: usize,
    read: impl Fn(&str) -> Option<T>,
    broken: &mut Vec<Broken>,
) -> Option<Vec<Answer<T>>> {
    let cell = cells.get(field)?;
    let mut entries: Vec<&str> = cell.split(';').map(str::trim).collect();
    if let ([one], true) = (entries.as_slice(), count > 1) {
        entries = elements(one, |entry| read(entry).is_some());
    }
    while entries.len() > count.max(1) && entries.last().is_some_and(|last| is_blank(last)) {
        entries.pop();
    }
    if entries.len() != count {
        broken.push(Broken::at(Rule::ExitListLengths, field));
        return Some(vec![Answer::Invalid; count]);
    }
    let mut unknown = false;
    let mut answer = |entry: &str| {
        if is_blank(entry) {
            return Answer::Missing;
        }
        let word = read(entry).map_or(Answer::Invalid, Answer::Answered);
        unknown |= matches!(word, Answer::Invalid);
        word
    };
    let answers = entries.into_iter().map(&mut answer).collect();
    if unknown {
        broken.push(Broken::at(Rule::UnknownWord, field));
    }
    Some(answers)
}
