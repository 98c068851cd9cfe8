//! Every value set beside the chosen ones.

use super::index::IndexTable;
use crate::eq5d5l::{Profile, ValueSet, Verification};
use crate::tally::{FormTally, Groups};

/// Every published set once, in its preferred precision, and the chosen ones.
pub(super) fn panel(chosen: &[ValueSet], groups: &Groups) -> Vec<IndexTable> {
    let mut occurs = vec![false; Profile::COUNT];
    for tally in &groups.all().forms {
        if let FormTally::Profiles(tally) = tally {
            let at_occasions = tally.occasions.iter().flat_map(|at| at.profiles.iter().map(|(place, _)| place));
            let in_pairs = tally.pairs.profile_pairs().flat_map(|(pair, _)| pair.map(|place| place as u64));
            for place in at_occasions.chain(in_pairs) {
                if let Some(occurs) = usize::try_from(place).ok().and_then(|place| occurs.get_mut(place)) {
                    *occurs = true;
                }
            }
        }
    }
    let is_chosen = |set: &ValueSet| chosen.iter().any(|chosen| chosen.id() == set.id());
    // a chosen precision takes the place of the preferred one
    let replaced = |set: &ValueSet| {
        chosen.iter().any(|chosen| match chosen.verification() {
            Verification::Variant { of } => of == set.id(),
            _ => chosen.id().strip_suffix(EXACT) == Some(set.id()),
        })
    };
    let is_variant = |set: &ValueSet| matches!(set.verification(), Verification::Variant { .. }) || set.id().ends_with(EXACT);
    let own = chosen.iter().filter(|set| ValueSet::published(set.id()).is_err());
    ValueSet::all_published()
        .filter(|set| is_chosen(set) || !(is_variant(set) || replaced(set)))
        .chain(own)
        .map(|set| IndexTable::for_panel(set, is_chosen(set), &occurs))
        .collect()
}

/// How the ids of unrounded crosswalks end.
const EXACT: &str = "-EXACT";
