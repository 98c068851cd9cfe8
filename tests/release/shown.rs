//! What may be shown at all.

use enkat::release::Policy;

use crate::releases::{Name, Published, cases, is_count, is_score, is_share};

/// The smallest count of a measure that is shown.
fn threshold(policy: Policy, measure: &str, statistic: &str) -> u64 {
    let is_violence = measure.starts_with("violence.") && statistic != "enrolled";
    u64::from(if is_violence { policy.min_cell_violence() } else { policy.min_cell() })
}

fn is_violence(measure: &str) -> bool {
    measure.starts_with("violence.")
}

/// A shown count with its denominator, in whole people.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count")]
fn whole_counts(published: &Published) -> impl Iterator<Item = (&Name, u64, Option<u64>)> {
    published.counts().map(|(name, value, n)| (name, value as u64, n))
}

#[test]
fn no_small_count_is_shown_and_of_violence_no_zero() {
    let policy = Policy::default();
    for case in cases() {
        for (name, count, _) in whole_counts(&case.published) {
            let least = threshold(policy, &name.1, &name.3);
            let is_harmless_zero = count == 0 && !is_violence(&name.1);
            assert!(count >= least || is_harmless_zero, "{count} {name:?} in {}", case.about);
        }
    }
}

/// What a count leaves of its whole, where that is few, or of violence none.
fn few_left(is_looked_at: impl Fn(&Name) -> bool) -> Vec<String> {
    let policy = Policy::default();
    let mut few = Vec::new();
    for case in cases() {
        for (name, count, n) in whole_counts(&case.published).filter(|(name, ..)| is_looked_at(name)) {
            let Some(n) = n else { continue };
            assert!(count <= n, "{count} of {n} {name:?} in {}", case.about);
            let others = n - count;
            // who was enrolled is a whole itself
            let may_be_none = !is_violence(&name.1) || name.3 == "enrolled" || name.3 == "disclosed";
            let is_many = others >= threshold(policy, &name.1, &name.3) || (others == 0 && may_be_none);
            if !is_many {
                few.push(format!("{count} of {n} {name:?} in {}", case.about));
            }
        }
    }
    few
}

/// How many it is known of, in a list or of a question.
fn is_known_of(name: &Name) -> bool {
    name.1.starts_with("programme.") && name.3 == "n"
}

#[test]
fn what_a_count_leaves_of_its_whole_is_none_or_many_and_of_violence_never_none() {
    assert_eq!(few_left(|name| !is_known_of(name)), Vec::<String>::new());
}

#[test]
fn those_of_whom_nothing_is_known_are_none_or_many() {
    assert_eq!(few_left(is_known_of), Vec::<String>::new());
}

#[test]
fn no_share_has_a_small_denominator() {
    let policy = Policy::default();
    for case in cases() {
        for (name, (value, n)) in case.published.figures.iter().filter(|(name, _)| is_share(&name.3)) {
            let least = if is_violence(&name.1) { policy.min_denominator_violence() } else { policy.min_denominator() };
            assert!(value.is_none() || n.is_some_and(|n| n >= least.into()), "{value:?} of {n:?} {name:?} in {}", case.about);
        }
    }
}

/// What a release may hold, by name.
const STATISTICS: &[&str] = &[
    "n",
    "persons",
    "mentions",
    "numerator",
    "denominator",
    "undecided",
    "numerator_most",
    "closed",
    "declined",
    "declined_referrals",
    "invalid",
    "missing",
    "elsewhere",
    "start_only",
    "exit_only",
    "improved",
    "unchanged",
    "worsened",
    "improved_any",
    "worsened_any",
    "any_problem",
    "any_problem_start",
    "any_problem_exit",
    "more_than_slight",
    "more_than_slight_start",
    "more_than_slight_exit",
    "enrolled",
    "asked",
    "answered",
    "complete",
    "disclosed",
    "forward",
    "back",
    "unknown",
    "target",
    "target_persons",
    "met",
];

#[test]
fn nothing_but_counts_shares_rounded_sums_and_means_leaves() {
    for case in cases() {
        for (name @ (_, measure, _, statistic), (value, _)) in &case.published.figures {
            let count = statistic.trim_end_matches("_share");
            let is_level = count.starts_with("level_") || count.starts_with("pchc_");
            let is_outcome = is_violence(measure);
            let is_known = STATISTICS.contains(&count) || is_level || is_outcome || is_share(statistic) || is_score(statistic);
            assert!(is_known, "{name:?} in {}", case.about);
            let is_exact = is_score(statistic) && statistic.starts_with("sum") && !measure.contains("index");
            // every joint sum is a multiple of five
            assert!(!is_exact || value.is_none_or(|value| value % 5.0 == 0.0), "{value:?} {name:?} in {}", case.about);
            assert!(!is_count(statistic) || value.is_none_or(|value| value.fract() == 0.0), "{value:?} {name:?}");
        }
    }
}

#[test]
fn numbers_of_people_who_are_part_of_others_differ_by_none_or_many() {
    let policy = Policy::default();
    // each holds the later ones of its line
    let wholes = [("people", "start", "n"), ("people", "change", "n"), ("programme.participants", "all", "persons")];
    for case in cases() {
        let published = &case.published;
        for group in published.groups() {
            for (measure, occasion, statistic) in wholes {
                let Some(whole) = published.count(group, measure, occasion, statistic) else { continue };
                let parts = published.figures.iter().filter(|((of, measure, at, statistic), _)| {
                    let is_part = measure.starts_with("eq5d5l.")
                        || measure.starts_with("soc13.")
                        || (measure == "people" && *at == "change");
                    of == group && statistic == "n" && is_part && (occasion == *at || *at == "change" || statistic == "persons")
                });
                for (name, (part, _)) in parts {
                    #[expect(clippy::cast_possible_truncation, reason = "a count")]
                    let Some(part) = part.map(|part| part as i64) else { continue };
                    let difference = (whole - part).abs();
                    assert!(
                        difference == 0 || difference >= policy.min_cell().into(),
                        "{whole} {measure}, {part} {name:?} in {}",
                        case.about
                    );
                }
            }
        }
    }
}
