//! What is required.

use super::comparison::Comparison;
use super::hashes::{self, HashedSet};
use super::outcome::Requirement;
use super::release::{self, Made};
use super::{eq5d, groups, kasam};
use crate::ground::Exact;
use crate::instrument::Label;

/// Every requirement, and what came of it. Where no release could be made, why.
pub(super) fn all(value_sets: &[HashedSet], made: Result<&Made, &String>) -> Vec<Requirement> {
    of_eq5d(value_sets).into_iter().chain(of_kasam()).chain(of_releases(made)).collect()
}

fn of_eq5d(value_sets: &[HashedSet]) -> Vec<Requirement> {
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
    ]
}

fn of_kasam() -> Vec<Requirement> {
    let r_of_kasam = Label::new(
        "R 4.2.2 with psych 2.2.9, recomputed in Python (tests/golden)",
        "R 4.2.2 med psych 2.2.9, omräknat i Python (tests/golden)",
    );
    vec![
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
    ]
}

fn of_releases(made: Result<&Made, &String>) -> Vec<Requirement> {
    let of_release = |compare: fn(&Made) -> Comparison| match made {
        Ok(made) => compare(made),
        Err(error) => {
            let mut comparison = Comparison::default();
            comparison.failed(error);
            comparison
        }
    };
    let rules = Label::new("the rules of docs/disclosure.md", "reglerna i docs/disclosure.md");
    vec![
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
