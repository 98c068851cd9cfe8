//! SOC-29 and SOC-13 against `tests/golden/kasam_golden/`, computed in R.

mod common;

use common::{close, json, number, rows};
use enkat::ground::{Answer, Exact};
use enkat::inner::instrument::{Instrument as _, KeyedResponse, KeyedScore};
use enkat::inner::table::read_answer;
use enkat::instrument::{KeyedScale, MissingRule};
use enkat::kasam::{LANGIUS_BJORVELL_1996, soc13, soc29};

/// In the order of the scores: the total first.
const SCALES: [&str; 4] = ["total", "C", "MA", "ME"];

fn forms() -> [(&'static str, KeyedScale); 2] {
    [("soc29", soc29()), ("soc13", soc13())]
}

fn respond(scale: &KeyedScale, answers: &[Answer<u8>]) -> KeyedResponse {
    scale.response(answers)
}

fn values(score: &KeyedScore) -> Vec<Option<f64>> {
    score.scales.iter().map(|scale| scale.value.ok().map(Exact::to_f64)).collect()
}

#[test]
fn known_answers_give_their_exact_sums() {
    let known = json("kasam_golden/known_answers.json");
    let embedded = &known["soc13_embedded_in_soc29"];
    let mut cases: Vec<_> = known["cases"]
        .as_array()
        .expect("cases")
        .iter()
        .map(|case| (case["form"] == "SOC-29", &case["raw"], &case["expected"]))
        .collect();
    assert_eq!(cases.len(), 70);
    cases.push((true, &embedded["raw_soc29"], &embedded["expected_soc29"]));
    cases.push((false, &embedded["raw_soc13"], &embedded["expected_soc13"]));
    for (long, raw, expected) in cases {
        let scale = if long { soc29() } else { soc13() };
        let answers: Vec<_> = raw
            .as_array()
            .expect("codes")
            .iter()
            .map(|code| Answer::Answered(u8::try_from(code.as_u64().expect("a code")).expect("a code")))
            .collect();
        for rule in MissingRule::ALL {
            let score = scale.score(&respond(&scale, &answers), rule);
            for (scale, name) in score.scales.iter().zip(SCALES) {
                assert_eq!(Some(u64::from(scale.keyed_sum)), expected[name].as_u64(), "{raw} {name}");
                assert!(!scale.is_prorated());
            }
        }
    }
}

#[test]
fn individual_scores_agree_with_r_under_every_rule() {
    for (form, scale) in forms() {
        let expected = rows(&format!("kasam_golden/{form}/oracle_individual.csv"));
        let given = rows(&format!("kasam_golden/{form}/items.csv"));
        assert_eq!(given.len(), expected.len());
        for (given, expected) in given.iter().zip(&expected) {
            assert_eq!((&given["id"], &given["wave"]), (&expected["id"], &expected["wave"]));
            let items = &scale.definition().items;
            let answers: Vec<_> = items
                .iter()
                .enumerate()
                .map(|(place, item)| read_answer(&given[&format!("q{}", place + 1)], item, &[]))
                .collect();
            for rule in MissingRule::ALL {
                let score = scale.score(&respond(&scale, &answers), rule);
                assert_eq!(score.missing.to_string(), expected["n_missing"]);
                for (found, name) in values(&score).into_iter().zip(SCALES) {
                    let wanted = number(&expected[&format!("{name}_{rule}")]);
                    assert!(
                        close(found, wanted, 1e-12),
                        "{form} {} {} {name} {rule}: {found:?}, expected {wanted:?}",
                        given["id"],
                        given["wave"]
                    );
                }
            }
        }
    }
}

#[test]
fn bands_are_those_of_the_group_results() {
    for (form, scale) in forms() {
        let expected = &json(&format!("kasam_golden/{form}/oracle_group.json"))["bands_total_langius_bjorvell"];
        for wave in ["pre", "post"] {
            let mut counts = [0_u64; 3];
            for row in rows(&format!("kasam_golden/{form}/items.csv")).iter().filter(|row| row["wave"] == wave) {
                let items = &scale.definition().items;
                let answers: Vec<_> = items
                    .iter()
                    .enumerate()
                    .map(|(place, item)| read_answer(&row[&format!("q{}", place + 1)], item, &[]))
                    .collect();
                let score = scale.score(&respond(&scale, &answers), MissingRule::default());
                if let Ok(total) = score.scales[0].value {
                    let band = if form == "soc29" {
                        LANGIUS_BJORVELL_1996.of_soc29(total)
                    } else {
                        LANGIUS_BJORVELL_1996.of_soc13(total)
                    };
                    counts[band as usize] += 1;
                }
            }
            for (band, count) in ["low", "moderate", "high"].into_iter().zip(counts) {
                let wanted = expected[wave][band].as_u64().unwrap_or(0);
                assert_eq!(count, wanted, "{form} {wave} {band} of {expected}");
            }
        }
    }
}

#[test]
fn marking_the_same_everywhere_gives_the_sums_of_the_notes() {
    for v in 1..=7_u32 {
        let code = Answer::Answered(u8::try_from(v).expect("a code"));
        let sums = |scale: KeyedScale| {
            let answers = vec![code; scale.definition().items.len()];
            scale
                .score(&respond(&scale, &answers), MissingRule::Complete)
                .scales
                .iter()
                .map(|scale| scale.keyed_sum)
                .collect::<Vec<_>>()
        };
        assert_eq!(sums(soc29()), [104 + 3 * v, 16 + 7 * v, 48 - 2 * v, 40 - 2 * v]);
        assert_eq!(sums(soc13()), [40 + 3 * v, 8 + 3 * v, 16, 16]);
    }
}

#[test]
fn the_total_is_prorated_from_items_and_not_from_subscales() {
    let scale = soc29();
    let mut answers = vec![Answer::Answered(7); 29];
    answers[0] = Answer::Missing; // item 1, reverse-keyed, comprehensibility
    let score = scale.score(&respond(&scale, &answers), MissingRule::default());
    let [total, comprehensibility] = [0, 1].map(|place| values(&score)[place].expect("a score"));
    assert!((total - 29.0 * 124.0 / 28.0).abs() < 1e-12);
    assert!((comprehensibility - 11.0 * 64.0 / 10.0).abs() < 1e-12);
    assert!((total - (comprehensibility + 34.0 + 26.0)).abs() > 0.5);
}

#[test]
fn an_invalid_answer_voids_the_scales_that_use_it_and_no_others() {
    let scale = soc13();
    let mut answers = vec![Answer::Answered(4); 13];
    answers[1] = Answer::Invalid; // comprehensibility
    let score = scale.score(&respond(&scale, &answers), MissingRule::Half);
    assert_eq!(values(&score), [None, None, Some(16.0), Some(16.0)]);
    assert_eq!(score.missing, 0);
}
