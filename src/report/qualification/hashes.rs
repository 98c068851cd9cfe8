//! Every value of every set, as one hash each.

use sha2::{Digest as _, Sha256};

use super::comparison::Comparison;
use super::reference::{VALUE_SETS, hexadecimal};
use crate::eq5d5l::{Profile, ValueSet};
use crate::ground::Exact;

/// A value set with the hash of its values, as it is and as it should be.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub(super) struct HashedSet {
    pub(super) id: String,
    pub(super) sha256: String,
    pub(super) expected: String,
    #[serde(skip)]
    pub(super) is_mapped: bool,
}

/// Of 3125 lines, `PROFILE VALUE`: the exact value in lowest terms, `489/500`.
pub(super) fn hash(value: impl Fn(Profile) -> Exact) -> String {
    let mut hash = Sha256::new();
    for profile in Profile::all() {
        hash.update(format!("{profile} {}\n", value(profile).written()));
    }
    hexadecimal(&hash.finalize())
}

/// The hash that a set should have; empty where none is known.
pub(super) fn expected(id: &str) -> &'static str {
    VALUE_SETS.rows().find(|row| row.get("id") == id).map(|row| row.get("sha256")).unwrap_or_default()
}

/// Every set that is built in.
pub(super) fn sets() -> Vec<HashedSet> {
    let hashed = |set: &ValueSet| HashedSet {
        id: set.id().to_owned(),
        sha256: hash(|profile| set.index_value(profile).exact()),
        expected: expected(set.id()).to_owned(),
        is_mapped: set.is_mapped(),
    };
    ValueSet::all_published().map(hashed).collect()
}

/// Those of one kind, held against their hashes; a set that is missing is a difference too.
pub(super) fn compared(sets: &[HashedSet], is_mapped: bool) -> Comparison {
    let mut comparison = Comparison::default();
    for set in sets.iter().filter(|set| set.is_mapped == is_mapped) {
        comparison.same(&set.id, &set.sha256, &set.expected);
    }
    for row in VALUE_SETS.rows().filter(|row| row.get("id").starts_with("XW-") == is_mapped) {
        if !sets.iter().any(|set| set.id == row.get("id")) {
            comparison.failed(format_args!("{}: not built in", row.get("id")));
        }
    }
    comparison
}

#[cfg(test)]
mod tests {
    use super::{HashedSet, compared, sets};

    #[test]
    fn a_set_that_is_changed_missing_or_unknown_differs() {
        let sets = sets();
        assert!(compared(&sets, false).passes() && compared(&sets, true).passes());
        assert_eq!([false, true].map(|is_mapped| compared(&sets, is_mapped).compared), [59, 26]);
        let first = |change: fn(&mut Vec<HashedSet>)| {
            let mut sets = sets.clone();
            change(&mut sets);
            compared(&sets, false).differing
        };
        assert_eq!(first(|sets| sets[0].sha256.replace_range(..1, "x")), 1);
        assert_eq!(first(|sets| drop(sets.remove(0))), 1);
        assert_eq!(first(|sets| sets[0].id.push('x')), 1);
        assert_eq!(first(|sets| sets[0].expected.clear()), 1);
    }
}
