//! The checks of a programme's definition.

use super::fault::{Fault, List};
use super::names::{Entry, Names};
use super::{Eligibility, Fraction, Programme};

/// Places, and one beside them for what is invalid, fit below 128 in the coded form.
pub(crate) const MOST_ENTRIES: usize = 120;

/// Which entry a cell names, list by list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lookup {
    pub(super) codes: Names,
    pub(super) activities: Names,
    pub(super) municipalities: Names,
    pub(super) sexes: Names,
    pub(super) decline_reasons: Names,
    pub(super) steps: Names,
}

impl Programme {
    pub(super) fn check_goal_and_ages(&self, faults: &mut Vec<Fault>) {
        let goal = self.goal();
        let Fraction { part, of } = goal.target;
        if of == 0 || part > of {
            faults.push(Fault::Target { part, of });
        }
        if goal.decimals > Fault::MOST_DECIMALS {
            faults.push(Fault::Decimals { decimals: goal.decimals });
        }
        let counting = || self.codes().iter().filter(|code| code.counts_for_goal);
        if !counting().any(|code| code.exit) {
            faults.push(Fault::NothingCounts);
        }
        faults.extend(counting().filter(|code| !code.exit).map(|code| Fault::CountsButIsNoExit { id: code.id.to_string() }));
        let Eligibility { min_age, max_age, priority_ages: [youngest, oldest], .. } = *self.eligibility();
        for (low, high) in [(min_age, max_age), (youngest, oldest), (min_age, youngest)] {
            if low > high {
                faults.push(Fault::Ages { low, high });
            }
        }
    }
}

/// The names of a list, whose faults are collected.
pub(super) fn checked(list: List, entries: &[impl Entry], faults: &mut Vec<Fault>) -> Names {
    if list != List::Code {
        faults.extend(repeated(list, entries));
    }
    if entries.len() > MOST_ENTRIES {
        faults.push(Fault::TooMany { list, count: entries.len(), most: MOST_ENTRIES });
    }
    let usable = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    for entry in entries {
        let id = entry.names()[0].unwrap_or_default();
        if id.is_empty() || id.len() > 40 || !id.bytes().all(usable) {
            faults.push(Fault::Id { list, id: id.to_owned() });
        }
        if entry.names().into_iter().flatten().any(|name| name.trim().is_empty() || name.contains(';')) {
            faults.push(Fault::Name { list, id: id.to_owned() });
        }
    }
    let (names, shared) = Names::of(entries);
    // an id that stands twice shares its name, and is told already
    let is_id = |name: &String| entries.iter().any(|entry| entry.names()[0].is_some_and(|id| id == name));
    let told = |name: &String| is_id(name) && faults.contains(&Fault::Repeated { list, id: name.clone() });
    let shared: Vec<_> = shared.into_iter().filter(|name| !told(name)).collect();
    faults.extend(shared.into_iter().map(|name| Fault::SharedName { list, name }));
    names
}

/// Ids that stand twice.
pub(super) fn repeated(list: List, entries: &[impl Entry]) -> Vec<Fault> {
    let ids: Vec<&str> = entries.iter().filter_map(|entry| entry.names()[0]).collect();
    let twice = ids.iter().enumerate().filter(|(at, id)| ids[..*at].contains(id));
    twice.map(|(_, id)| Fault::Repeated { list, id: (*id).to_owned() }).collect()
}
