//! The same rows give the same diagnosis however they are split.

use super::{Columns, answers, compared, comparison, of_profiles, profiles};
use crate::Registry;
use crate::instrument::MissingRule;
use proptest::prelude::*;

/// The rows from `cuts` to `cuts` compared by themselves, then appended.
fn in_parts(stored: &str, columns: &Columns, cells: &[String], cuts: &[prop::sample::Index]) -> Result<(), TestCaseError> {
    let registry = Registry::built_in();
    let comparison = comparison(&registry, stored, MissingRule::default(), cells);
    let whole = compared(&comparison, columns, cells, &mut Vec::new());
    let mut ends: Vec<usize> = cuts.iter().map(|cut| cut.index(cells.len() + 1)).chain([cells.len()]).collect();
    ends.sort_unstable();
    let mut appended = comparison.nothing_compared();
    let mut first = 0;
    for end in ends {
        let part: Columns = columns.iter().map(|codes| codes[first..end].to_vec()).collect();
        appended.append(compared(&comparison, &part, &cells[first..end], &mut Vec::new()));
        first = end;
    }
    prop_assert_eq!(comparison.diagnose(&appended, false), comparison.diagnose(&whole, false));
    prop_assert_eq!(appended, whole);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn parts_of_an_index_equal_the_whole(numbers in prop::collection::vec(0_u8..40, 80), cuts: [prop::sample::Index; 3]) {
        let cells: Vec<String> = numbers.iter().map(|number| match number {
            0 => String::new(),
            1 => "text".into(),
            number => format!("0.{number}"),
        }).collect();
        let columns = of_profiles(&profiles(cells.len()));
        in_parts("eq5d5l.index@US-2019=u", &columns, &cells, &cuts)?;
        in_parts("eq5d5l.index=u", &columns, &cells, &cuts)?;
    }

    #[test]
    fn parts_of_a_sum_equal_the_whole(numbers in prop::collection::vec(0_u8..91, 80), cuts: [prop::sample::Index; 3]) {
        let cells: Vec<String> = numbers.iter().map(|number| if *number < 13 { String::new() } else { number.to_string() }).collect();
        in_parts("soc13.total=s", &answers(13, cells.len(), 5), &cells, &cuts)?;
    }
}
