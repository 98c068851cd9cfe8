//! Classes against their total, groups against everyone.

use std::collections::{BTreeMap, BTreeSet};

use crate::releases::{Case, Name, Published, cases, is_count};

const LEAST: i64 = 5;

/// Classes that are all there are of a total: names of figures of one group.
struct Classes {
    total: Name,
    classes: Vec<Name>,
}

fn classes_of(published: &Published) -> Vec<Classes> {
    let mut all = Vec::new();
    for (group, measure, occasion, statistic) in published.figures.keys() {
        let named = |measure: &str, statistic: &str| (group.clone(), measure.to_owned(), *occasion, statistic.to_owned());
        let mut take = |total: Name, classes: Vec<Name>| {
            if classes.iter().all(|name| published.figures.contains_key(name)) {
                all.push(Classes { total, classes });
            }
        };
        if statistic == "n" {
            let n = named(measure, "n");
            for occasion in ["", "_start", "_exit"] {
                take(n.clone(), (1..=5).map(|level| named(measure, &format!("level_{level}{occasion}"))).collect());
                let some = format!("any_problem{occasion}");
                take(n.clone(), vec![named(measure, &format!("level_1{occasion}")), named(measure, &some)]);
                let levels = (2..=5).map(|level| named(measure, &format!("level_{level}{occasion}")));
                take(named(measure, &some), levels.collect());
            }
            take(n.clone(), ["improved", "unchanged", "worsened"].map(|way| named(measure, way)).into());
            let pchc = ["improve", "worsen", "mixed", "no_change", "no_problems"];
            take(n.clone(), pchc.map(|class| named(measure, &format!("pchc_{class}"))).into());
            for (some, class) in [("improved_any", "pchc_improve"), ("worsened_any", "pchc_worsen")] {
                take(named(measure, some), vec![named(measure, class), named(measure, "pchc_mixed")]);
            }
            let participants = named("programme.participants", "persons");
            take(participants, ["n", "missing", "invalid"].map(|class| named(measure, class)).into());
            // a list that people have one of: its entries, and those elsewhere
            if ["programme.referred_from", "programme.sex", "programme.municipality"].contains(&measure.as_str()) {
                let is_entry = |name: &&Name| {
                    name.0 == *group && name.3 == "persons" && name.1.starts_with(&format!("{measure}.")) && !is_rest(&name.1)
                };
                let elsewhere = named(measure, "elsewhere");
                let has_elsewhere = published.figures.contains_key(&elsewhere);
                take(n, published.figures.keys().filter(is_entry).cloned().chain(has_elsewhere.then_some(elsewhere)).collect());
            }
        }
    }
    all
}

/// Whether a reader sees that zeros are shown beside this figure.
fn tells_zeros(published: &Published, (group, measure, _, _): &Name) -> bool {
    let list = measure.split('.').take(2).collect::<Vec<_>>().join(".");
    published.figures.iter().any(|((of, about, _, statistic), (value, _))| {
        of == group && is_count(statistic) && about.starts_with(&list) && !is_rest(about) && *value == Some(0.0)
    })
}

#[expect(clippy::cast_possible_truncation, reason = "a count")]
fn shown(published: &Published, name: &Name) -> Option<i64> {
    published.figures.get(name).and_then(|(value, _)| *value).map(|value| value as i64)
}

#[expect(clippy::cast_possible_truncation, reason = "a count")]
fn is_secret(case: &Case, name: &Name) -> bool {
    (1..LEAST).contains(&(case.truth(name) as i64))
}

#[test]
fn what_a_total_leaves_to_its_suppressed_classes_keeps_every_small_count_possible() {
    let mut looked_at = 0;
    for case in cases() {
        for Classes { total, classes } in classes_of(&case.published) {
            let Some(total_shown) = shown(&case.published, &total) else { continue };
            let suppressed: Vec<&Name> = classes.iter().filter(|name| shown(&case.published, name).is_none()).collect();
            let left = total_shown - classes.iter().filter_map(|name| shown(&case.published, name)).sum::<i64>();
            let about = format!("{left} left of {total:?} to {suppressed:?} in {}", case.about);
            assert!(!suppressed.is_empty() || left == 0, "{about}");
            // one alone could be worked out; that a zero could be does no harm
            assert!(suppressed.len() != 1 || left == 0, "{about}");
            for name in &suppressed {
                let least = i64::from(tells_zeros(&case.published, name));
                let others = i64::try_from(suppressed.len()).expect("few") - 1;
                assert!(!is_secret(case, name) || left - others * least >= LEAST - 1, "{about}");
                looked_at += 1;
            }
        }
    }
    eprintln!("{looked_at} suppressed classes");
    assert!(looked_at > 100);
}

/// The groups of a breakdown against everyone, figure by figure.
pub(crate) fn derived_from_groups(case: &Case) -> Vec<String> {
    let published = &case.published;
    let columns: BTreeSet<&str> =
        published.groups().iter().filter_map(|group| group.split_once('=')).map(|(column, _)| column).collect();
    let mut derived = Vec::new();
    for column in columns {
        let groups: Vec<&str> =
            published.groups().into_iter().filter(|group| group.split_once('=').is_some_and(|(own, _)| own == column)).collect();
        let mut of_figure: BTreeMap<(String, &'static str, String), Vec<Name>> = BTreeMap::new();
        for name @ (group, measure, occasion, statistic) in published.figures.keys() {
            if groups.contains(&group.as_str()) && is_count(statistic) && !is_rest(measure) {
                of_figure.entry((measure.clone(), *occasion, statistic.clone())).or_default().push(name.clone());
            }
        }
        for ((measure, occasion, statistic), names) in of_figure {
            let all = ("all".to_owned(), measure, occasion, statistic);
            let Some(everyone) = shown(published, &all) else { continue };
            let left = everyone - names.iter().filter_map(|name| shown(published, name)).sum::<i64>();
            let suppressed: Vec<&Name> = names.iter().filter(|name| shown(published, name).is_none()).collect();
            // people whom no group speaks of, as far as the numbers of people tell
            if left < 0 || (1..LEAST).contains(&left) || (left == 0 && suppressed.iter().any(|name| is_secret(case, name))) {
                derived.push(format!(
                    "{left} of {everyone} left by {column} of {all:?}, suppressed {suppressed:?} in {}",
                    case.about
                ));
            }
        }
    }
    derived
}

#[test]
fn what_groups_leave_of_everyone_is_none_or_many() {
    let derived: Vec<String> = cases().iter().flat_map(derived_from_groups).collect();
    assert!(derived.is_empty(), "{} such as {:#?}", derived.len(), &derived[..derived.len().min(5)]);
}

/// The suppressed entries of a list, together.
fn is_rest(measure: &str) -> bool {
    measure.rsplit('.').next() == Some("rest")
}
