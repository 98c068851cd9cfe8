//! What is said of a change is what happened.

use crate::crowd::{Crowd, PROFILES};
use crate::people::Dice;
use crate::releases::cases;

/// To how much joint sums are rounded.
fn step(measure: &str) -> f64 {
    match measure.rsplit('.').next() {
        Some("vas" | "total") => 20.0,
        Some("comprehensibility") => 10.0,
        _ => 5.0,
    }
}

fn is_right(shown: f64, change: f64, step: f64, off: f64) -> bool {
    (shown - change).abs() <= step / 2.0 + off && (shown == 0.0 || shown * change > 0.0)
}

#[test]
fn no_change_is_shown_that_went_the_other_way_or_is_off_by_more_than_half_a_step() {
    let (mut looked_at, mut unchanged) = (0, 0);
    for case in cases() {
        for (name @ (_, measure, occasion, statistic), (value, _)) in &case.published.figures {
            let is_score = measure == "eq5d5l.vas" || measure.starts_with("soc13.");
            let (Some(shown), true, "change", "sum") = (value, is_score, *occasion, statistic.as_str()) else { continue };
            let sum = |statistic: &str| case.published.value(&name.0, measure, "change", statistic).expect("beside the change");
            // prorated scores are rounded down to whole sums
            assert!(
                is_right(*shown, case.truth(name), step(measure), 1.0),
                "{shown} {name:?} {} in {}",
                case.truth(name),
                case.about
            );
            if case.published.value(&name.0, measure, "change", "sum_start").is_some() {
                assert!((sum("sum_start") + shown - sum("sum_exit")).abs() < 1e-9, "{name:?} in {}", case.about);
            }
            looked_at += 1;
            unchanged += u32::from(*shown == 0.0);
        }
    }
    eprintln!("{looked_at} changes, {unchanged} about the same");
    assert!(looked_at > 20 && unchanged > 0);
}

/// From 33 to 32, which would be 35 and 30 if each were rounded for itself: five better.
#[test]
fn nearly_the_same_is_not_told_as_better() {
    let mut dice = Dice(17);
    let (mut shown, mut rounded_apart) = (0, 0);
    for _ in 0..24 {
        let levels: Vec<[u8; 2]> = (0..16)
            .map(|_| {
                let start = u8::try_from(1 + dice.below(5)).expect("a level");
                [start, if dice.below(8) == 0 { 1 + start % 5 } else { start }]
            })
            .collect();
        let [start, exit] = [0, 1].map(|occasion: usize| levels.iter().map(|levels| levels[occasion]).collect::<Vec<u8>>());
        let [from, to] = [&start, &exit].map(|levels| levels.iter().map(|level| f64::from(*level)).sum::<f64>());
        let published = Crowd::new(PROFILES).with(&[], &start, &exit).released(true);
        for measure in ["eq5d5l.mo", "eq5d5l.lss"] {
            if let Some(change) = published.value("all", measure, "change", "sum") {
                assert!(is_right(change, to - from, 5.0, 0.0), "{measure}: {change} from {from} to {to}");
                shown += 1;
            }
        }
        let apart = |sum: f64| (sum / 5.0).round() * 5.0;
        rounded_apart += u32::from(!is_right(apart(to) - apart(from), to - from, 5.0, 0.0));
    }
    eprintln!("{shown} changes shown; {rounded_apart} would be wrong if start and exit were rounded apart");
    assert!(shown > 10 && rounded_apart > 0);
}
