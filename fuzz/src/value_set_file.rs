//! A value set file: refused with a message, or a set whose values lie in its range.

use enkat::eq5d5l::{OwnSet, Profile};
use enkat_cli::own_set::{from_csv, from_toml};

pub fn holds(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let sets = [from_csv(OwnSet::new("own"), text), from_toml(text, |_| Ok(text.to_owned()))];
    for set in sets.into_iter().flatten() {
        let [low, high] = set.range();
        for profile in Profile::all() {
            let value = set.index_value(profile);
            assert!(low <= value && value <= high && value.to_f64().is_finite());
        }
    }
}
