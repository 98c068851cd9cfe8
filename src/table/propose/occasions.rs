//! Which column says the occasion, and which of its labels is which.

use super::labels::{known_words, occasions, pair};
use super::people::Labels;
use super::{Binding, Candidate, Evidence, Proposal, TableSample};
use crate::ground::Occasion;

/// Proposes the column of occasions and what it calls them; a table may well have none.
pub(super) fn propose(sample: &TableSample, proposal: &mut Proposal) {
    let is_named = proposal.expected.iter().any(|name| name == "wave");
    let may_be = |candidate: &&Labels| {
        let name = &sample.header[candidate.column];
        let is_used = proposal.bindings.iter().any(|binding| binding.column.as_ref() == Some(name));
        let is_single = sample.header.iter().filter(|other| other.to_lowercase() == name.to_lowercase()).count() == 1;
        if is_named { name.eq_ignore_ascii_case("wave") } else { is_single && !is_used }
    };
    let candidates: Vec<&Labels> = sample.people.candidates().filter(may_be).collect();
    let told: Vec<(&Labels, [&str; 2])> = candidates
        .iter()
        .filter_map(|candidate| {
            let labels = candidate.labels();
            let pair = pair(&labels)?;
            // 1 and 2, 0 and 1 are codes of anything: the name has to say so, or the people
            let is_number = pair.iter().all(|label| label.bytes().all(|byte| byte.is_ascii_digit()));
            (!is_number || is_wave(sample, candidate) || is_shared(sample, candidate, pair)).then_some((*candidate, pair))
        })
        .collect();
    match told.as_slice() {
        [(candidate, pair)] => one(sample, candidate, *pair, is_named, proposal),
        [] => without_words(sample, &candidates, is_named, proposal),
        several => {
            for (candidate, [start, exit]) in several {
                let labels = Evidence::Labels { start: (*start).to_owned(), exit: (*exit).to_owned() };
                proposal.add("wave", Candidate::new(&sample.header[candidate.column], vec![labels, Evidence::Rivals]));
            }
        }
    }
}

fn is_wave(sample: &TableSample, candidate: &Labels) -> bool {
    sample.names.meaning(&sample.header[candidate.column]).is_some_and(|known| known.ours == "wave")
}

/// Most people who have several rows have each of the two once.
fn is_shared(sample: &TableSample, candidate: &Labels, pair: [&str; 2]) -> bool {
    let [both, several] = sample.people.with_both(candidate, pair);
    several >= 5 && both * 10 >= several * 6
}

fn pairs(sample: &TableSample, candidate: &Labels, pair: [&str; 2]) -> Evidence {
    let [both, several] = sample.people.with_both(candidate, pair);
    Evidence::Pairs { both, several }
}

/// A column whose labels say what they are.
fn one(sample: &TableSample, candidate: &Labels, pair: [&str; 2], is_named: bool, proposal: &mut Proposal) {
    let people = pairs(sample, candidate, pair);
    let [start, exit] = pair.map(str::to_owned);
    if !is_named {
        let labels = Evidence::Labels { start: start.clone(), exit: exit.clone() };
        proposal.bindings.push(Binding::likely("wave", &sample.header[candidate.column], vec![labels, people.clone()]));
    }
    let named = &mut proposal.occasions;
    if pair.map(str::to_lowercase) != Occasion::BOTH.map(|occasion| occasion.name().to_owned()) {
        let is_word = |label: &&str| occasions(label).iter().all(|(_, kind)| *kind == 0);
        named.evidence.push(if pair.iter().all(is_word) { Evidence::Words } else { Evidence::Numbers });
        (named.start, named.exit) = (Some(start), Some(exit));
    }
    named.evidence.push(people);
    let rows = candidate.others(pair);
    named.evidence.extend((rows > 0).then_some(Evidence::OtherLabels { rows }));
}

/// A column that only its people or its name tell of.
fn without_words(sample: &TableSample, candidates: &[&Labels], is_named: bool, proposal: &mut Proposal) {
    let mut any = false;
    for candidate in candidates {
        let labels = candidate.labels();
        let pair = match labels.as_slice() {
            [one, other] => Some([*one, *other]).filter(|pair| is_shared(sample, candidate, *pair)),
            _ => None,
        };
        if pair.is_none() && !is_wave(sample, candidate) {
            continue;
        }
        any = true;
        let column = &sample.header[candidate.column];
        if let Some((occasion, label)) = known_words(&labels) {
            if !is_named {
                let evidence = vec![Evidence::Name, Evidence::OneLabel { label: label.to_owned() }];
                proposal.bindings.push(Binding::likely("wave", column, evidence));
            }
            let named = &mut proposal.occasions;
            named.evidence.push(Evidence::OneLabel { label: label.to_owned() });
            let is_ours = label.to_lowercase() == occasion.name();
            match occasion {
                Occasion::Start => named.start = Some(label.to_owned()).filter(|_| !is_ours),
                Occasion::Exit => named.exit = Some(label.to_owned()).filter(|_| !is_ours),
            }
            break;
        }
        let evidence = match pair {
            Some(pair) => vec![pairs(sample, candidate, pair), Evidence::TwoLabels],
            None => vec![Evidence::Name, Evidence::UnknownLabels { labels: labels.len() }],
        };
        let named = &mut proposal.occasions;
        named.evidence.extend(evidence.iter().filter(|_| is_named).cloned());
        named.to_choose.extend(pair.into_iter().flatten().map(str::to_owned));
        if !is_named {
            proposal.add("wave", Candidate::new(column, evidence));
        }
    }
    let most = sample.people.most_rows();
    if !any && !is_named && most > 1 {
        for candidate in candidates.iter().filter(|candidate| sample.people.tells_rows_apart(candidate)) {
            let evidence = vec![Evidence::SeveralRows { most }, Evidence::UnknownLabels { labels: candidate.labels().len() }];
            proposal.add("wave", Candidate::new(&sample.header[candidate.column], evidence));
        }
        proposal.occasions.evidence.push(Evidence::SeveralRows { most });
    }
}
