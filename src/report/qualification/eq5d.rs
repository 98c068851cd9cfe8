//! Index values and scores of profiles, held against R.

use super::comparison::Comparison;
use super::reference::{EQ5D_PEOPLE, INDEX_VALUES};
use crate::eq5d5l::{Profile, ValueSet};
use crate::ground::Exact;

/// 64 profiles under every set and every official crosswalk, to three decimals. `round` makes three decimals of an exact value.
pub(super) fn index_values(round: impl Fn(Exact) -> Option<Exact>) -> Comparison {
    let mut comparison = Comparison::default();
    for row in INDEX_VALUES.rows() {
        let Ok(profile) = row.get("profile").parse::<Profile>() else {
            comparison.failed(format_args!("{} is no profile", row.get("profile")));
            continue;
        };
        for id in INDEX_VALUES.columns().into_iter().skip(1) {
            let found = ValueSet::published(id).ok().and_then(|set| round(set.index_value(profile).exact()));
            let name = format_args!("{profile} {id}");
            comparison.same(name, &written(found), &written(thousandths(row.get(id))));
        }
    }
    comparison
}

fn written(number: Option<Exact>) -> String {
    number.map_or_else(|| "none".to_owned(), Exact::written)
}

/// `-0.061` as 61 thousandths below zero.
fn thousandths(text: &str) -> Option<Exact> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let is_one = !whole.is_empty() && decimals.len() <= 3;
    format!("{whole}{decimals:0<3}").parse().ok().filter(|_| is_one).and_then(|units| Exact::new(units, 1000))
}

/// Level sum and frequency scores of invented people, and how their health changed. `read` makes a profile of the levels in a cell.
pub(super) fn people(read: impl Fn(&str) -> Option<Profile>) -> Comparison {
    let mut comparison = Comparison::default();
    for row in EQ5D_PEOPLE.rows() {
        let name = format!("{} {}", row.get("cohort"), row.get("id"));
        let profiles = ["start", "exit"].map(|occasion| (occasion, read(row.get(occasion))));
        for (occasion, profile) in profiles {
            let sum = profile.map(|profile| profile.level_sum_score().to_string());
            let frequencies = profile.map(|profile| profile.level_frequencies().map(|count| count.to_string()).concat());
            for (score, found) in [("lss", sum), ("lfs", frequencies)] {
                let expected = row.get(&format!("{score}_{occasion}")).to_owned();
                comparison.same(format_args!("{name} {occasion} {score}"), &found.unwrap_or_default(), &expected);
            }
        }
        let [(_, start), (_, exit)] = profiles;
        let change = start.zip(exit).map(|(start, exit)| start.change_to(exit).name());
        comparison.same(format_args!("{name} change"), &change.unwrap_or_default(), &row.get("pchc"));
    }
    comparison
}

#[cfg(test)]
mod tests {
    use super::{index_values, people, thousandths};
    use crate::ground::Exact;

    #[test]
    fn the_values_and_scores_of_r_are_ours() {
        let values = index_values(|value| value.checked_round(3));
        assert!(values.passes(), "{values:?}");
        assert_eq!(values.compared, 64 * 72);
        let scores = people(|levels| levels.parse().ok());
        assert!(scores.passes(), "{scores:?}");
        assert_eq!(scores.compared, 2 * 60 * 5);
    }

    #[test]
    fn decimals_are_thousandths() {
        for (text, units) in [("1", 1000), ("-0.061", -61), ("0.9", 900), ("88.85", 88_850), ("-0.5", -500)] {
            assert_eq!(thousandths(text), Exact::new(units, 1000), "{text}");
        }
        assert_eq!([thousandths(""), thousandths("0.1234"), thousandths("x")], [None; 3]);
    }
}
