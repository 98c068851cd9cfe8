//! Too few people, too many value sets, other thresholds, any order.

use enkat::figure::ReportOptions;
use enkat::ground::Occasion;
use enkat::release::{Policy, ReleaseError, Rounding};
use enkat::report::Language;

use crate::crowd::{Crowd, PROFILES};
use crate::people::{Dice, published};
use crate::releases::{Design, Published, is_count, is_share, random_people, release, release_of};

const EVERYTHING: Design = Design { forms: &["eq5d5l", "soc13"], facts: true, breakdowns: &["place"] };

#[test]
fn fewer_people_than_the_threshold_get_no_figure_at_all() {
    let mut dice = Dice(3);
    for (policy, most) in [(Policy::default(), 4), (Policy::new(3).expect("the floor"), 2), (Policy::rounded(Rounding::Base5), 4)]
    {
        for people in 0..=most {
            let rows = random_people(&mut dice, EVERYTHING, people, true, 0);
            let published = EVERYTHING.released(&rows, true, policy).expect("a release of nothing");
            assert!(published.figures.is_empty(), "{people}: {:?}", published.figures);
        }
    }
}

#[test]
fn index_values_of_two_sets_are_refused() {
    let rows = random_people(&mut Dice(4), EVERYTHING, 30, true, 0);
    let options = ReportOptions { value_sets: ["SE-2022-TTO", "NL-2016"].map(published).into(), ..ReportOptions::default() };
    let error = release(&EVERYTHING.cohort(&rows), options, true, Policy::default()).expect_err("two sets");
    assert_eq!(error, ReleaseError::SeveralValueSets { found: 2 });
}

#[test]
fn parts_that_merge_in_any_order_make_the_same_release() {
    let mut dice = Dice(5);
    for people in [12, 25, 40] {
        let rows = random_people(&mut dice, EVERYTHING, people, true, 15);
        let whole = Published::of(&release_of(&EVERYTHING.cohort(&rows), true, Policy::default()).expect("a release"));
        let (one, other): (Vec<_>, Vec<_>) = rows.iter().cloned().partition(|_| dice.below(2) == 0);
        // starts and exits of one person may be in different parts
        assert!(one.iter().any(|told| told.row.occasion == Some(Occasion::Exit)));
        for parts in [[&one, &other], [&other, &one]] {
            let mut merged = EVERYTHING.empty();
            for part in parts {
                let mut part = part.clone();
                part.reverse();
                merged.merge(&EVERYTHING.cohort(&part)).expect("parts of one cohort");
            }
            assert_eq!(Published::of(&release_of(&merged, true, Policy::default()).expect("a release")), whole);
        }
    }
}

#[test]
fn with_a_threshold_of_three_no_one_or_two_is_shown() {
    let policy = Policy::new(3).expect("the floor");
    let mut dice = Dice(6);
    for people in [8, 14, 20, 33] {
        let rows = random_people(&mut dice, EVERYTHING, people, true, 4);
        let Ok(published) = EVERYTHING.released(&rows, true, policy) else { continue };
        let mut small = 0;
        for (name, count, n) in published.counts() {
            let is_violence = name.1.starts_with("violence.") && name.3 != "enrolled";
            let (least, may_be_none) = if is_violence { (6.0, false) } else { (3.0, true) };
            assert!(count >= least || (count == 0.0 && may_be_none), "{count} {name:?} of {people}");
            small += usize::from(count == 3.0 || count == 4.0);
            #[expect(clippy::cast_precision_loss, reason = "a count")]
            let others = n.map(|n| n as f64 - count);
            let is_known_of = name.1.starts_with("programme.") && name.3 == "n";
            assert!(is_known_of || others.is_none_or(|others| others == 0.0 || others >= least), "{count} of {n:?} {name:?}");
        }
        eprintln!("{people}: {small} counts of three or four");
    }
}

#[test]
fn rounded_counts_are_multiples_of_the_base_with_neither_shares_nor_means() {
    let mut dice = Dice(7);
    for (rounding, base) in [(Rounding::Base3, 3.0), (Rounding::Base5, 5.0)] {
        for people in [9, 14, 27, 41] {
            let rows = random_people(&mut dice, EVERYTHING, people, true, 15);
            let published = match EVERYTHING.released(&rows, true, Policy::rounded(rounding)) {
                Ok(published) => published,
                Err(error) => {
                    eprintln!("{people}, base {base}: {error}");
                    continue;
                }
            };
            for (name, (value, n)) in &published.figures {
                let Some(value) = value else { continue };
                // the violence screening is suppressed, not rounded
                let is_violence = name.1.starts_with("violence.");
                assert!((!is_share(&name.3) || is_violence) && !name.3.starts_with("mean"), "{value} {name:?}");
                let is_rounded = is_count(&name.3) && (!is_violence || name.3 == "enrolled");
                assert!(!is_rounded || value % base == 0.0, "{value} {name:?}");
                #[expect(clippy::cast_precision_loss, reason = "a count")]
                let n = n.map(|n| n as f64);
                assert!(!is_rounded || n.is_none_or(|n| n % base == 0.0), "{value} of {n:?} {name:?}");
            }
        }
    }
}

/// "10 of 20 people improved" of eleven of 23 would be two errors in one sentence.
#[test]
fn no_sentence_takes_rounded_counts_for_numbers_of_people() {
    let exit = [[2; 11].as_slice(), &[4; 12]].concat();
    let cohort = Crowd::new(PROFILES).with(&[], &[4; 23], &exit).cohort();
    let said = |policy: Policy| {
        let report = release_of(&cohort, true, policy).expect("a release");
        let mut text = String::new();
        report.write_markdown(&mut text, Language::En).expect("a string takes everything");
        text.split_whitespace().collect::<Vec<_>>().join(" ").contains("improved in at least one area")
    };
    assert!(said(Policy::default()));
    assert!(!said(Policy::rounded(Rounding::Base5)));
}
