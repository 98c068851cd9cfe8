//! The whole of it: every requirement, every control, and on which machine.

use super::altered::{self, Tried};
use super::comparison::Comparison;
use super::hashes::{self, HashedSet};
use super::outcome::{Control, Requirement};
use super::reference;
use super::release::{self, Made};
use super::{eq5d, groups, kasam};
use crate::ground::{Exact, short_debug};
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
        let (requirements, controls) = (requirements(&value_sets, made.as_ref()), controls(made.as_ref().ok()));
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

/// What is required, and what came of it.
fn requirements(value_sets: &[HashedSet], made: Result<&Made, &String>) -> Vec<Requirement> {
    let of_release = |compare: fn(&Made) -> Comparison| match made {
        Ok(made) => compare(made),
        Err(error) => {
            let mut comparison = Comparison::default();
            comparison.failed(error);
            comparison
        }
    };
    let coefficients = Label::new(
        "the printed coefficients, added up anew by `cargo xtask tables` without the library",
        "de tryckta koefficienterna, summerade på nytt av `cargo xtask tables` utan biblioteket",
    );
    let tables = Label::new(
        "the published 3L values and the probabilities of van Hout et al. 2012, worked out anew over all 3L states without the library",
        "de publicerade 3L-värdena och sannolikheterna i van Hout m.fl. 2012, uträknade på nytt över alla 3L-tillstånd utan biblioteket",
    );
    let r_of_eq5d = Label::new(
        "R 4.2.2 with the packages eq5d 0.16.3 and eq5dsuite 2.0.0 (tests/golden)",
        "R 4.2.2 med paketen eq5d 0.16.3 och eq5dsuite 2.0.0 (tests/golden)",
    );
    let r_of_kasam = Label::new(
        "R 4.2.2 with psych 2.2.9, recomputed in Python (tests/golden)",
        "R 4.2.2 med psych 2.2.9, omräknat i Python (tests/golden)",
    );
    let rules = Label::new("the rules of docs/disclosure.md", "reglerna i docs/disclosure.md");
    vec![
        Requirement::new(
            "E1",
            [
                Label::new("index values of published value sets are exact", "indexvärden enligt publicerade värdeset är exakta"),
                Label::new(
                    "the SHA-256 of the exact values of all 3125 profiles, for each set",
                    "SHA-256 av de exakta värdena för alla 3125 profiler, för varje värdeset",
                ),
                coefficients,
            ],
            hashes::compared(value_sets, false),
        ),
        Requirement::new(
            "E2",
            [
                Label::new("crosswalk values are exact", "omräknade värden (crosswalk) är exakta"),
                Label::new(
                    "the SHA-256 of all 3125 values, of each official table and of each without rounding",
                    "SHA-256 av alla 3125 värden, för varje officiell tabell och för varje utan avrundning",
                ),
                tables,
            ],
            hashes::compared(value_sets, true),
        ),
        Requirement::new(
            "E3",
            [
                Label::new("index values are those of R", "indexvärden är desamma som i R"),
                Label::new(
                    "64 profiles under every set and official crosswalk, to three decimals",
                    "64 profiler enligt varje värdeset och officiell crosswalk, med tre decimaler",
                ),
                r_of_eq5d.clone(),
            ],
            eq5d::index_values(|value| value.checked_round(3)),
        ),
        Requirement::new(
            "E4",
            [
                Label::new(
                    "level sum scores, level frequency scores and PCHC are those of R",
                    "nivåsummor, nivåfrekvenser och PCHC är desamma som i R",
                ),
                Label::new(
                    "sixty invented people at start and exit, complete and with gaps",
                    "sextio påhittade personer vid start och avslut, fullständiga och med luckor",
                ),
                r_of_eq5d.clone(),
            ],
            eq5d::people(|levels| levels.parse().ok()),
        ),
        Requirement::new(
            "E5",
            [
                Label::new("figures of a group, EQ-5D-5L, are those of R", "gruppens siffror, EQ-5D-5L, är desamma som i R"),
                Label::new(
                    "levels, EQ VAS, index, PCHC, Shannon and HSDI of the same people, within 1e-9",
                    "nivåer, EQ VAS, index, PCHC, Shannon och HSDI för samma personer, inom 1e-9",
                ),
                r_of_eq5d,
            ],
            groups::compared(groups::EQ5D, |_| {}),
        ),
        Requirement::new(
            "K1",
            [
                Label::new("keyed sums of KASAM are exact", "summorna i KASAM är exakta"),
                Label::new(
                    "72 patterns of complete answers to SOC-29 and SOC-13, total and subscales",
                    "72 mönster av fullständiga svar på SOC-29 och SOC-13, total och delskalor",
                ),
                r_of_kasam.clone(),
            ],
            kasam::sums(kasam::form),
        ),
        Requirement::new(
            "K2",
            [
                Label::new("KASAM with missing answers is scored as in R", "KASAM med saknade svar poängsätts som i R"),
                Label::new(
                    "invented people under each of the three rules, prorated or without a score, within 1e-9",
                    "påhittade personer enligt var och en av de tre reglerna, proportionerat eller utan poäng, inom 1e-9",
                ),
                r_of_kasam.clone(),
            ],
            kasam::people(|score| score.ok().map(Exact::to_f64)),
        ),
        Requirement::new(
            "K3",
            [
                Label::new("figures of a group, KASAM, are those of R", "gruppens siffror, KASAM, är desamma som i R"),
                Label::new(
                    "description, reliability, change, effect sizes and reliable change, within 1e-9 (omega 1e-4)",
                    "beskrivning, reliabilitet, förändring, effektmått och tillförlitlig förändring, inom 1e-9 (omega 1e-4)",
                ),
                r_of_kasam,
            ],
            groups::compared(groups::KASAM, |_| {}),
        ),
        Requirement::new(
            "D1",
            [
                Label::new(
                    "a release shows and suppresses the same here as elsewhere",
                    "en rapport för spridning visar och skyddar samma sak här som annorstädes",
                ),
                Label::new(
                    "each figure of the release of the demonstration",
                    "varje siffra i demonstrationens rapport för spridning",
                ),
                Label::new(
                    "`enkat report --demo --min-cell 5 --format csv`, as the second reader of docs/disclosure.md found it safe",
                    "`enkat report --demo --min-cell 5 --format csv`, som den andra läsaren i docs/disclosure.md fann säker",
                ),
            ],
            of_release(|made| release::figures(&made.lines())),
        ),
        Requirement::new(
            "D2",
            [
                Label::new("no suppressed count can be worked out", "inget skyddat antal går att räkna ut"),
                Label::new(
                    "the proof of that release, run again in whole numbers: a world for each value of each suppressed count",
                    "beviset för den rapporten, prövat på nytt i heltal: en värld för varje värde på varje skyddat antal",
                ),
                rules.clone(),
            ],
            of_release(|made| release::proven(&made.proof)),
        ),
        Requirement::new(
            "D3",
            [
                Label::new("no count that is shown is of a few people", "inget antal som visas gäller några få personer"),
                Label::new(
                    "each count of that release, against its threshold",
                    "varje antal i den rapporten, mot sitt tröskelvärde",
                ),
                rules,
            ],
            of_release(|made| release::no_few(&made.counts())),
        ),
    ]
}

/// What was changed on purpose, and whether it was noticed.
fn controls(made: Option<&Made>) -> Vec<Control> {
    let of_release = |try_out: fn(&Made) -> Tried| made.map(try_out).unwrap_or_default();
    vec![
        Control::new(
            "C1",
            "E1",
            Label::new(
                "one coefficient is one unit more in its last decimal; each set by itself",
                "en koefficient är en enhet större i sista decimalen; varje värdeset för sig",
            ),
            altered::coefficients(),
        ),
        Control::new(
            "C2",
            "E2",
            Label::new(
                "the official table is cut off instead of rounded; each crosswalk by itself",
                "den officiella tabellen är avkortad i stället för avrundad; varje crosswalk för sig",
            ),
            altered::crosswalk_roundings(),
        ),
        Control::new(
            "C3",
            "E3",
            Label::new("three decimals are cut off instead of rounded", "tre decimaler är avkortade i stället för avrundade"),
            altered::cut_off_values(),
        ),
        Control::new(
            "C4",
            "E4",
            Label::new("one dimension with problems is read as level 1", "en dimension med besvär läses som nivå 1"),
            altered::better_levels(),
        ),
        Control::new(
            "C5",
            "E5",
            Label::new("one answer of one person is another one", "ett svar från en person är ett annat"),
            altered::answers(groups::EQ5D),
        ),
        Control::new(
            "C6",
            "K1",
            Label::new(
                "the key of one item is turned: what is reversed is not, and the other way about; each item by itself",
                "en frågas nyckel är vänd: den som ska vändas vänds inte, och tvärtom; varje fråga för sig",
            ),
            altered::keys(),
        ),
        Control::new(
            "C7",
            "K2",
            Label::new("prorated scores are rounded to whole numbers", "proportionerade poäng är avrundade till heltal"),
            altered::whole_scores(),
        ),
        Control::new(
            "C8",
            "K3",
            Label::new("one answer of one person is another one", "ett svar från en person är ett annat"),
            altered::answers(groups::KASAM),
        ),
        Control::new(
            "C9",
            "D1",
            Label::new(
                "one figure has another number, or one where it is suppressed; each by itself",
                "en siffra har ett annat tal, eller ett där den är skyddad; varje siffra för sig",
            ),
            of_release(altered::figures),
        ),
        Control::new(
            "C10",
            "D2",
            Label::new("one small count is shown; each by itself", "ett litet antal visas; vart och ett för sig"),
            of_release(altered::shown_secrets),
        ),
        Control::new(
            "C11",
            "D2",
            Label::new(
                "one figure is shown that is suppressed for the sake of others; each by itself",
                "en siffra visas som är skyddad för andras skull; varje siffra för sig",
            ),
            of_release(altered::shown_figures),
        ),
        Control::new(
            "C12",
            "D3",
            Label::new("one count is of three people; each by itself", "ett antal gäller tre personer; vart och ett för sig"),
            of_release(altered::few),
        ),
    ]
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
        let made = requirements(&[], Err(&error));
        let failed: Vec<&str> = made.iter().filter(|requirement| !requirement.passes).map(|requirement| requirement.id).collect();
        assert_eq!(failed, ["E1", "E2", "D1", "D2", "D3"]);
        let untried: Vec<&str> = controls(None).iter().filter(|control| !control.passes).map(|control| control.id).collect();
        assert_eq!(untried, ["C9", "C10", "C11", "C12"]);
    }
}
