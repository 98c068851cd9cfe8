//! Keyed sums, held against R.

use super::comparison::Comparison;
use super::reference::{KASAM_PEOPLE, KASAM_SUMS};
use crate::ground::{Answer, Exact};
use crate::instrument::{Cell, KeyedResponse, KeyedScale, MissingRule};
use crate::kasam;

const SCALES: [&str; 4] = ["total", "comprehensibility", "manageability", "meaningfulness"];

/// R prints fifteen digits.
const PRINTED: f64 = 1e-9;

/// SOC-13 or SOC-29.
pub(super) fn form(id: &str) -> Option<KeyedScale> {
    match id {
        "soc13" => Some(kasam::soc13()),
        "soc29" => Some(kasam::soc29()),
        _ => None,
    }
}

/// A digit for each item, a point for a missing one; anything else is no answer.
fn response(answers: &str) -> KeyedResponse {
    let answer = |sign: char| match sign {
        '.' => Answer::Missing,
        sign => sign.to_digit(10).and_then(|code| u8::try_from(code).ok()).map_or(Answer::Invalid, Answer::Answered),
    };
    KeyedResponse(answers.chars().map(answer).collect())
}

/// Exact sums of complete answers. `form` gives the scale of an id.
pub(super) fn sums(form: impl Fn(&str) -> Option<KeyedScale>) -> Comparison {
    let mut comparison = Comparison::default();
    for row in KASAM_SUMS.rows() {
        // a form of which nothing is asked
        let Some(scale) = form(row.get("form")) else { continue };
        let scores = scale.score(&response(row.get("answers")), MissingRule::Complete).scales;
        for (score, name) in scores.iter().zip(SCALES) {
            let found = score.value.map_or_else(|why| format!("{why:?}"), Exact::written);
            let told = format_args!("{} {} {name}", row.get("form"), row.get("answers"));
            comparison.same(told, &found, &row.get(name).to_owned());
        }
    }
    comparison
}

/// Scores of people with missing answers, under each rule. `score` is what is made of a scale's score.
pub(super) fn people(score: impl Fn(Cell) -> Option<f64>) -> Comparison {
    let mut comparison = Comparison::default();
    for row in KASAM_PEOPLE.rows() {
        let name = format!("{} {} {}", row.get("form"), row.get("id"), row.get("wave"));
        let Some(scale) = form(row.get("form")) else {
            comparison.failed(format_args!("{name}: no such form"));
            continue;
        };
        for rule in MissingRule::ALL {
            let scores = scale.score(&response(row.get("answers")), rule).scales;
            for (found, scale) in scores.iter().zip(SCALES) {
                let column = format!("{}.{scale}", rule.name());
                comparison.number(format_args!("{name} {column}"), score(found.value), row.number(&column), PRINTED);
            }
        }
    }
    comparison
}

#[cfg(test)]
mod tests {
    use super::{form, people, sums};
    use crate::ground::Exact;

    #[test]
    fn the_sums_and_scores_of_r_are_ours() {
        let sums = sums(form);
        assert!(sums.passes(), "{sums:?}");
        assert_eq!(sums.compared, 72 * 4);
        let scores = people(|value| value.ok().map(Exact::to_f64));
        assert!(scores.passes(), "{scores:?}");
        assert_eq!(scores.compared % 12, 0);
    }
}
