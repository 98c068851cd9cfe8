//! Which column says the occasion, and which of its labels is which.

use enkat::ground::Occasion;

use super::names::{self, ours};
use super::proposal::Proposal;
use super::sample::{Candidate, Sample};
use super::seen::Seen;
use crate::check::text::shown;
use crate::summary::plural;

/// Proposes the column of occasions and what it calls them; a table may well have none.
pub(super) fn propose(columns: &[Seen], sample: &Sample, is_named: bool, proposal: &mut Proposal) {
    let name = |candidate: &Candidate| columns[candidate.column].name.as_str();
    let is_wave = |candidate: &Candidate| ours(name(candidate)) == Some("wave");
    let told: Vec<(&Candidate, [&str; 2])> = sample
        .candidates()
        .filter(|candidate| !is_named || name(candidate).eq_ignore_ascii_case("wave"))
        .filter_map(|candidate| {
            let labels = candidate.labels();
            let pair = names::pair(&labels)?;
            // 1 and 2, 0 and 1 are codes of anything: the name has to say so, or the people
            let is_number = pair.iter().all(|label| label.bytes().all(|byte| byte.is_ascii_digit()));
            (!is_number || is_wave(candidate) || is_shared(sample, candidate, pair)).then_some((candidate, pair))
        })
        .collect();
    match told.as_slice() {
        [(candidate, pair)] => one(columns, sample, candidate, *pair, is_named, proposal),
        [] => without_words(columns, sample, is_named, proposal),
        several => {
            proposal.map.say("Several columns may hold the occasions; choose one and name its labels under [wave]:");
            for (candidate, _) in several {
                proposal.map.offer("wave", name(candidate));
            }
        }
    }
}

/// Most people who have several rows have each of the two once.
fn is_shared(sample: &Sample, candidate: &Candidate, pair: [&str; 2]) -> bool {
    let [both, several] = sample.with_both(candidate, pair);
    several >= 5 && both * 10 >= several * 6
}

/// A column whose labels say what they are.
fn one(columns: &[Seen], sample: &Sample, candidate: &Candidate, pair: [&str; 2], is_named: bool, proposal: &mut Proposal) {
    let column = &columns[candidate.column].name;
    let [both, several] = sample.with_both(candidate, pair);
    let people = if several == 0 {
        "no person has several rows, so no pairs are known".to_owned()
    } else {
        format!("{both} of {several} people with several rows have each of the two once")
    };
    let (start, exit) = (shown(pair[0]), shown(pair[1]));
    let name = shown(column);
    if !is_named {
        proposal.map.say(&format!("likely: \"{name}\" holds \"{start}\" and \"{exit}\"; {people}"));
        proposal.map.set("wave", column);
    }
    let lower = pair.map(str::to_lowercase);
    if lower == ["start", "exit"] {
        proposal.wave.say(&format!("Named as expected already: start and exit; {people}."));
    } else {
        let sure = if pair.iter().all(|label| names::occasions(label).iter().all(|(_, kind)| *kind == 0)) {
            "likely: by the words"
        } else {
            "less sure: the order was guessed from the numbers"
        };
        proposal.wave.say(&format!("{sure}; {people}"));
        proposal.wave.set("start", pair[0]);
        proposal.wave.set("exit", pair[1]);
    }
    let others = candidate.others(pair);
    if others > 0 {
        proposal.wave.say(&format!(
            "{others} rows have another label; once occasions are named those rows are left out, with a notice for each label. \
             A list takes several: start = [\"...\", \"...\"]"
        ));
    }
}

/// The labels that are words for an occasion, unless several are of the same.
fn known_words<'l>(labels: &[&'l str]) -> Vec<(Occasion, &'l str)> {
    let of = |occasion| labels.iter().copied().filter(move |label| names::occasions(label).contains(&(occasion, 0)));
    let known = Occasion::BOTH.into_iter().flat_map(|occasion| of(occasion).map(move |label| (occasion, label)));
    let known: Vec<_> = known.collect();
    if known.len() == 1 { known } else { Vec::new() }
}

/// A column of which one label is known.
fn one_occasion(labels: &[&str], known: &[(Occasion, &str)], proposal: &mut Proposal) {
    for (occasion, label) in known {
        if label.to_lowercase() == occasion.name() {
            proposal.wave.say(&format!("Only \"{occasion}\" is there, named as expected."));
        } else {
            proposal.wave.say("likely: by the word; no label was recognised as that of the other occasion");
            proposal.wave.set(occasion.name(), label);
        }
    }
    if labels.len() > known.len() {
        let others = plural((labels.len() - known.len()) as u64, "other label");
        proposal.wave.say(&format!("There are {others}; rows with one are left out, with a notice, unless it is named here."));
    }
}

/// A column that only the people or its name tell of.
fn without_words(columns: &[Seen], sample: &Sample, is_named: bool, proposal: &mut Proposal) {
    let is_wave = |candidate: &Candidate| ours(&columns[candidate.column].name) == Some("wave");
    let mut any = false;
    for candidate in sample.candidates() {
        let labels = candidate.labels();
        let pair = match labels.as_slice() {
            [one, other] => Some([*one, *other]).filter(|pair| is_shared(sample, candidate, *pair)),
            _ => None,
        };
        if pair.is_none() && !is_wave(candidate) {
            continue;
        }
        any = true;
        let column = &columns[candidate.column].name;
        let name = shown(column);
        let known = known_words(&labels);
        if !is_named && !known.is_empty() {
            proposal.map.say(&format!("likely: by the name \"{name}\", and by a label of it"));
            proposal.map.set("wave", column);
        } else if !is_named {
            let why = if pair.is_some() { "most people have each of its two labels once" } else { "its name says so" };
            proposal.map.say(&format!("unsure, left out: \"{name}\" may hold the occasions, for {why}"));
            proposal.map.offer("wave", column);
        }
        if !known.is_empty() {
            one_occasion(&labels, &known, proposal);
            break;
        }
        if let Some([one, other]) = pair {
            proposal.wave.say(&format!("Which of the two labels of \"{name}\" comes first is not known; choose:"));
            proposal.wave.offer("start", one);
            proposal.wave.offer("exit", other);
        } else {
            let count = labels.len();
            proposal
                .wave
                .say(&format!("\"{name}\" has {count} labels, and none of them is known; name those of start and exit:"));
            proposal.wave.offer("start", "...");
            proposal.wave.offer("exit", "...");
        }
    }
    if !any && !is_named {
        proposal.map.say("No column was recognised as that of occasions: every row is read as a start.");
        if sample.most_rows() > 1 {
            proposal.map.say("But a person has several rows; if a column tells them apart, name it:");
            proposal.map.offer("wave", "the column of occasions");
        }
    }
}
