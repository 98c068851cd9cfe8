//! A release of the demonstration, made anew, and its proof run again.

use std::ops::ControlFlow;

use super::comparison::Comparison;
use super::groups::Texts;
use super::reference::RELEASE;
use crate::figure::{Figure, Figures};
use crate::release::{self, Policy, Proof};
use crate::tally::Groups;
use crate::{Choices, Registry};

/// Fifteen invented people.
const DEMONSTRATION: &str = include_str!("../../../data/demo.csv");
/// What they are valued with, as by `enkat report --demo`.
const VALUE_SET: &str = "SE-2022-TTO";

/// A release as it was made here.
pub(super) struct Made {
    figures: Figures,
    policy: Policy,
    pub(super) proof: Proof,
}

impl Made {
    /// With the thresholds that a release has unless others are asked for, and all the time it takes.
    pub(super) fn anew() -> Result<Self, String> {
        let choices = Choices { value_sets: vec![VALUE_SET.into()], ..Choices::default() };
        let groups: Groups = Texts::read(DEMONSTRATION).cohort(&choices)?.into();
        let options = choices.report(&Registry::built_in()).map_err(|error| error.to_string())?;
        let policy = Policy::default();
        let released = release::release(&groups, &options, policy, &[], &mut || ControlFlow::Continue(()));
        let released = released.map_err(|error| error.to_string())?;
        let proof = released.proof.ok_or("the release has no proof")?;
        Ok(Self { figures: released.figures, policy, proof })
    }

    /// Its figures, told as `enkat report --format csv` tells them.
    pub(super) fn lines(&self) -> Vec<String> {
        self.figures.all().map(|figure| line(&figure)).collect()
    }

    /// The counts of it, with the least that each may be.
    pub(super) fn counts(&self) -> Vec<(String, f64, f64)> {
        let least = |figure: &Figure| {
            let least = if is_of_violence(figure) { self.policy.min_cell_violence() } else { self.policy.min_cell() };
            f64::from(least)
        };
        let counts = self.figures.all().filter(Figure::is_count);
        counts.filter_map(|figure| Some((line(&figure), figure.value?, least(&figure)))).collect()
    }
}

fn is_of_violence(figure: &Figure) -> bool {
    figure.measure.starts_with("violence.")
}

fn line(figure: &Figure) -> String {
    let Figure { group, measure, occasion, statistic, value, n, status, .. } = figure;
    let [value, n] = [value.map(|value| value.to_string()), n.map(|n| n.to_string())].map(Option::unwrap_or_default);
    format!("{group},{measure},{},{statistic},{value},{n},{}", occasion.name(), status.name())
}

/// The same figures are shown, with the same numbers, and the same are suppressed.
pub(super) fn figures(lines: &[String]) -> Comparison {
    let mut comparison = Comparison::default();
    let expected: Vec<&str> = RELEASE.lines().collect();
    for (found, expected) in lines.iter().zip(&expected) {
        comparison.same("a figure", &found.as_str(), expected);
    }
    comparison.same("figures", &lines.len(), &expected.len());
    comparison
}

/// The proof holds, and is about something.
pub(super) fn proven(proof: &Proof) -> Comparison {
    let mut comparison = Comparison { compared: u64::try_from(proof.values()).unwrap_or(u64::MAX), ..Comparison::default() };
    if let Err(table) = proof.run() {
        comparison.failed(format_args!("a suppressed count of {table} could be worked out"));
    }
    comparison
}

/// No count that is shown is of a few people: a zero is, but not of the violence screening.
pub(super) fn no_few(counts: &[(String, f64, f64)]) -> Comparison {
    let mut comparison = Comparison::default();
    for (name, count, least) in counts {
        let is_zero = *count == 0.0 && !name.contains(",violence.");
        comparison.same(format_args!("{name}, below the threshold"), &(*count < *least && !is_zero), &false);
    }
    comparison
}

#[cfg(test)]
mod tests {
    use super::{Made, figures, no_few, proven};

    #[test]
    fn the_release_is_the_one_that_was_looked_at_and_its_proof_holds() {
        let made = Made::anew().expect("a release");
        let found = [figures(&made.lines()), proven(&made.proof), no_few(&made.counts())];
        assert!(found.iter().all(super::Comparison::passes), "{found:#?}");
        assert!(found[0].compared > 500 && found[1].compared > 100 && found[2].compared > 20, "{found:?}");
    }

    #[test]
    fn another_release_and_a_small_count_are_noticed() {
        let made = Made::anew().expect("a release");
        let mut lines = made.lines();
        lines.pop();
        assert_eq!(figures(&lines).differing, 1);
        lines[0].push('x');
        assert_eq!(figures(&lines).differing, 2);
        let few = |name: &str, count: f64, least: f64| no_few(&[(name.to_owned(), count, least)]).differing;
        assert_eq!([few("all,people,start,n", 4.0, 5.0), few("all,people,start,n", 5.0, 5.0)], [1, 0]);
        assert_eq!([few("all,people,start,n", 0.0, 5.0), few("all,violence.outcome,all,declined", 0.0, 10.0)], [0, 1]);
    }
}
