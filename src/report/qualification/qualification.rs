//! The whole of it: every requirement, every control, and on which machine.

use super::hashes::{self, HashedSet};
use super::outcome::{Control, Requirement};
use super::release::Made;
use super::{controls, reference, requirements};
use crate::ground::short_debug;
use crate::instrument::Label;

/// What this build gives on this machine, held against results of others that it carries: evidence for whoever has to
/// show that it works where it is used.
///
/// It passes if every requirement is met and every control, something that was changed on purpose, is noticed. It holds
/// nothing about anybody: all people in it are invented.
///
/// # Examples
///
/// ```
/// use enkat::report::{Language, Qualification};
///
/// let qualification = Qualification::run().dated("2026-01-31");
/// assert!(qualification.passes());
///
/// let mut page = String::new();
/// qualification.write_html(&mut page, Language::Sv)?;
/// assert!(page.contains("Kvalificering av enkat"));
/// # Ok::<(), std::fmt::Error>(())
/// ```
#[derive(Clone, serde::Serialize)]
pub struct Qualification {
    pub(super) version: &'static str,
    /// As whoever ran it says.
    pub(super) date: Option<String>,
    pub(super) platform: Platform,
    /// The SHA-256 of the program's file.
    pub(super) program: Option<String>,
    pub(super) passes: bool,
    pub(super) requirements: Vec<Requirement>,
    pub(super) controls: Vec<Control>,
    pub(super) value_sets: Vec<HashedSet>,
    /// What it was held against.
    pub(super) references: Vec<File>,
    pub(super) sign_off: [SignOff; 3],
}

/// On what it ran.
#[derive(Clone, serde::Serialize)]
pub(super) struct Platform {
    pub(super) os: &'static str,
    pub(super) arch: &'static str,
    /// `release`, or `debug` where arithmetic is checked for overflow.
    pub(super) build: &'static str,
}

/// An embedded file.
#[derive(Clone, serde::Serialize)]
pub(super) struct File {
    pub(super) name: &'static str,
    pub(super) sha256: String,
}

/// A line to be filled in by hand.
#[derive(Clone, serde::Serialize)]
pub(super) struct SignOff {
    pub(super) task: Label,
    pub(super) name: &'static str,
    pub(super) role: &'static str,
    pub(super) date: &'static str,
    pub(super) signature: &'static str,
}

impl Qualification {
    /// Works everything out, which takes some seconds.
    #[must_use]
    pub fn run() -> Self {
        let value_sets = hashes::sets();
        let made = Made::anew();
        let (requirements, controls) = (requirements::all(&value_sets, made.as_ref()), controls::all(made.as_ref().ok()));
        let passes = all_pass(&requirements, &controls);
        let references = reference::ALL.iter().map(|file| File { name: file.name, sha256: file.sha256() });
        Self {
            version: env!("CARGO_PKG_VERSION"),
            date: None,
            platform: Platform {
                os: std::env::consts::OS,
                arch: std::env::consts::ARCH,
                build: if cfg!(debug_assertions) { "debug" } else { "release" },
            },
            program: None,
            passes,
            requirements,
            controls,
            value_sets,
            references: references.collect(),
            sign_off: [
                Label::new("performed by", "utförd av"),
                Label::new("reviewed by", "granskad av"),
                Label::new("approved by", "godkänd av"),
            ]
            .map(|task| SignOff { task, name: "", role: "", date: "", signature: "" }),
        }
    }

    /// The same, with the day on which it was run.
    #[must_use]
    pub fn dated(self, date: impl Into<String>) -> Self {
        Self { date: Some(date.into()), ..self }
    }

    /// The same, of a program whose file has these bytes.
    #[must_use]
    pub fn of_program(self, bytes: &[u8]) -> Self {
        Self { program: Some(reference::sha256(bytes)), ..self }
    }

    /// Every requirement is met, and every control was noticed.
    #[must_use]
    pub fn passes(&self) -> bool {
        self.passes
    }
}

fn all_pass(requirements: &[Requirement], controls: &[Control]) -> bool {
    requirements.iter().all(|requirement| requirement.passes) && controls.iter().all(|control| control.passes)
}

short_debug! {
    impl Qualification { passes: |qualification: &Self| qualification.passes, requirements: |qualification: &Self| qualification.requirements.len() }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Qualification, all_pass, controls, requirements};

    #[test]
    fn everything_passes_here_and_every_requirement_has_a_control() {
        let qualification = Qualification::run();
        let failed = qualification.requirements.iter().filter(|requirement| !requirement.passes);
        assert!(qualification.passes(), "{:#?} {:#?}", failed.collect::<Vec<_>>(), qualification.controls);
        let controlled: BTreeSet<&str> = qualification.controls.iter().map(|control| control.of).collect();
        assert_eq!(controlled, qualification.requirements.iter().map(|requirement| requirement.id).collect());
        let tried: u64 = qualification.controls.iter().map(|control| control.tried.tried).sum();
        assert!(tried > 800, "{tried}");
    }

    #[test]
    fn one_that_fails_fails_all() {
        let mut qualification = Qualification::run();
        assert!(all_pass(&qualification.requirements, &qualification.controls));
        qualification.controls[0].passes = false;
        assert!(!all_pass(&qualification.requirements, &qualification.controls));
        qualification.controls[0].passes = true;
        qualification.requirements[0].passes = false;
        assert!(!all_pass(&qualification.requirements, &qualification.controls));
    }

    #[test]
    fn what_could_not_be_made_fails() {
        let error = "no release".to_owned();
        let made = requirements::all(&[], Err(&error));
        let failed: Vec<&str> = made.iter().filter(|requirement| !requirement.passes).map(|requirement| requirement.id).collect();
        assert_eq!(failed, ["E1", "E2", "D1", "D2", "D3"]);
        let untried: Vec<&str> = controls::all(None).iter().filter(|control| !control.passes).map(|control| control.id).collect();
        assert_eq!(untried, ["C9", "C10", "C11", "C12"]);
    }
}
