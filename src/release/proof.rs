//! The proof of a release, to be run again.

use super::problem::{Fact, Problem, Secret};
use super::protection::{Gap, Protection};

/// What a release suppresses, with a world for each value that a suppressed count must be able to have.
#[derive(Debug)]
pub(crate) struct Proof {
    problem: Problem,
    protection: Protection,
}

impl Proof {
    pub(super) fn of(problem: Problem, protection: Protection) -> Self {
        Self { problem, protection }
    }

    /// Checks it from the start, in whole numbers.
    ///
    /// # Errors
    ///
    /// The name of a table with a count that could be worked out.
    pub(crate) fn run(&self) -> Result<(), String> {
        told(self.protection.audit(&self.problem))
    }

    /// The values of small counts that stay possible, each shown by a world.
    pub(crate) fn values(&self) -> usize {
        let secrets = self.problem.secrets.iter().enumerate();
        secrets.map(|(place, secret)| self.protection.proven_values(place, secret)).sum()
    }

    /// The same proof, for each small count of a release that shows that count as well: none of these holds.
    pub(crate) fn showing_a_secret(&self) -> impl Iterator<Item = Result<(), String>> {
        self.problem.secrets.iter().map(|Secret { sum, .. }| {
            let mut problem = self.problem.clone();
            // everybody knows it now
            problem.identities.push(Fact::exactly(sum.clone(), self.problem.truth(sum)));
            told(self.protection.audit(&problem))
        })
    }

    /// The same proof, for each figure that is suppressed for the sake of others of a release that shows that figure as well.
    pub(crate) fn showing_a_figure(&self) -> impl Iterator<Item = Result<(), String>> {
        self.protection.suppressed().map(|statement| told(self.protection.showing(statement).audit(&self.problem)))
    }
}

fn told(audited: Result<(), Gap>) -> Result<(), String> {
    audited.map_err(|gap| gap.table)
}
