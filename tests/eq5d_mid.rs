//! The smallest important difference of every value set against `tests/golden/eq5d_mid_golden.csv`,
//! simulated in R from the published coefficients.

mod common;

use std::collections::BTreeSet;

use common::{close, number, rows};
use enkat::eq5d5l::ValueSet;

const FILE: &str = "eq5d_mid_golden.csv";

#[test]
fn every_set_has_the_important_differences_of_r() {
    for row in rows(FILE) {
        let id = &row["value_set"];
        let found = ValueSet::published(id).unwrap_or_else(|error| panic!("{id}: {error}")).important_difference();
        for (column, found) in
            [("luo_level1_2_mean", found.luo), ("mcclure_state_mean", found.mcclure_mean), ("mcclure_state_sd", found.mcclure_sd)]
        {
            // printed with twelve decimals
            let expected = number(&row[column]);
            assert!(close(Some(found), expected, 1e-9), "{FILE} {id} {column}: {found}, expected {expected:?}");
        }
    }
}

#[test]
fn the_file_holds_every_set_that_is_not_a_crosswalk() {
    let known: BTreeSet<String> =
        ValueSet::all_published().filter(|set| !set.is_mapped()).map(|set| set.id().to_owned()).collect();
    let listed: BTreeSet<String> = rows(FILE).into_iter().map(|row| row["value_set"].clone()).collect();
    assert_eq!(listed, known);
}
