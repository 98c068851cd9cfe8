//! A right column is right however it is printed.

use super::{answers, compared, comparison, of_profiles, printed, scores, seen_under};
use crate::Registry;
use crate::eq5d5l::{Profile, ValueSet};
use crate::finding::Rule;
use crate::instrument::MissingRule;

type Print = fn(f64) -> String;

const PRINTS: [(&str, Print); 8] = [
    ("two decimals", |score| format!("{score:.2}")),
    ("three decimals", |score| format!("{score:.3}")),
    ("four decimals", |score| format!("{score:.4}")),
    ("six decimals", |score| format!("{score:.6}")),
    ("in full", |score| score.to_string()),
    ("with an exponent", |score| format!("{score:e}")),
    ("without trailing zeros", |score| format!("{score:.3}").trim_end_matches('0').trim_end_matches('.').to_owned()),
    ("with a decimal comma", |score| format!(" {score:.3}").replace('.', ",")),
];

#[test]
fn every_published_set_is_right_however_its_values_are_printed() {
    let registry = Registry::built_in();
    let profiles: Vec<Profile> = Profile::all().step_by(4).collect();
    let columns = of_profiles(&profiles);
    for set in ValueSet::all_published() {
        let values: Vec<_> = profiles.iter().map(|profile| Some(set.index_value(*profile).to_f64())).collect();
        let mut comparison = comparison(&registry, &format!("eq5d5l.index@{}=utility", set.id()), MissingRule::default(), &[]);
        for (name, print) in PRINTS {
            let cells = printed(&values, print);
            // as the first hundred cells would say
            let decimals = |cell: &String| u8::try_from(cell.trim().split_once(['.', ',']).map_or(0, |(_, digits)| digits.len()));
            comparison.decimals = cells.iter().take(100).filter_map(|cell| decimals(cell).ok()).max().unwrap().min(9);
            if name == "with an exponent" {
                comparison.decimals = 0;
            }
            let mut told = Vec::new();
            let compared = compared(&comparison, &columns, &cells, &mut told);
            assert_eq!(told, [], "{} {name}", set.id());
            assert_eq!((compared.comparable(), compared.differing()), (782, 0));
            assert_eq!(comparison.diagnose(&compared, false).findings, [], "{} {name}", set.id());
        }
    }
}

#[test]
fn every_keyed_sum_is_right_under_each_missing_rule() {
    for (instrument, items) in [("soc13", 13), ("soc29", 29)] {
        let columns = answers(items, 150, 6);
        for rule in MissingRule::ALL {
            for output in ["total", "comprehensibility", "manageability", "meaningfulness", "missing"] {
                let scores = scores(instrument, output, rule, &columns);
                for (name, print) in PRINTS.into_iter().chain([("whole numbers", (|score| format!("{score:.0}")) as Print)]) {
                    let seen = seen_under(&format!("{instrument}.{output}=s"), rule, &columns, &printed(&scores, print));
                    assert!(seen.is_silent(), "{instrument}.{output} {rule} {name}: {:?} {:?}", seen.told, seen.diagnosis);
                }
            }
        }
    }
}

#[test]
fn the_other_scores_of_eq5d5l_are_right_as_whole_numbers() {
    let mut columns = of_profiles(&super::profiles(300));
    columns[5] = (0..300).map(|row| u8::try_from(row % 101).unwrap()).collect();
    columns[2][7] = crate::ground::Answer::MISSING;
    for output in ["profile", "lss", "lfs", "vas"] {
        let cells = printed(&scores("eq5d5l", output, MissingRule::default(), &columns), |score| score.to_string());
        let seen = seen_under(&format!("eq5d5l.{output}=s"), MissingRule::default(), &columns, &cells);
        assert!(seen.is_silent(), "{output}: {:?} {:?}", seen.told, seen.diagnosis);
        assert!(seen.compared.comparable() >= 299);
    }
}

#[test]
fn rows_that_are_empty_on_one_side_are_told_apart() {
    let mut columns = of_profiles(&["11111".parse().unwrap(); 6]);
    for row in [0, 1, 2] {
        columns[0][row] = crate::ground::Answer::MISSING;
    }
    let cells = ["", "1", "NA", "", "1", "one"].map(str::to_owned);
    let seen = super::seen("eq5d5l.index@US-2019=u", &columns, &cells);
    assert_eq!(seen.told, [(Rule::StoredWithoutAnswers, 1), (Rule::NotStored, 3), (Rule::StoredDiffers, 5)]);
    let compared = &seen.compared;
    assert_eq!((compared.comparable(), compared.differing(), compared.without_answers(), compared.not_stored()), (2, 1, 1, 1));
}

#[test]
fn broken_rows_are_counted_and_not_compared() {
    let registry = Registry::built_in();
    let columns = of_profiles(&["11111".parse().unwrap(); 2]);
    let items: Vec<_> =
        columns.iter().map(|codes| crate::instrument::ItemCodes { codes: codes.as_slice(), all_answered: false }).collect();
    let block = crate::instrument::Block { items: &items, rows: 2 };
    let comparison = comparison(&registry, "eq5d5l.index=u", MissingRule::default(), &[]);
    let mut compared = comparison.nothing_compared();
    comparison.compare(&block, |_| "0.5", |row| row == 0, &mut compared, |_, _| {});
    assert_eq!((compared.rows, compared.comparable()), (2, 1));
}

#[test]
fn several_threads_may_share_a_comparison() {
    fn is_shared<T: Send + Sync>() {}
    is_shared::<super::Comparison<'_>>();
    is_shared::<super::Compared>();
}
