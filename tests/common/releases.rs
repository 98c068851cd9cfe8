//! Random people, and a release of them as a reader sees it.
#![allow(dead_code, reason = "each test file uses its own part")]

use std::collections::BTreeMap;
use std::sync::LazyLock;

use enkat::figure::{Figure, ReportOptions, Status};
use enkat::ground::Answer;
use enkat::inner::table::Plan;
use enkat::release::{Policy, ReleaseError};
use enkat::report::{Report, ReportError};
use enkat::table::Breakdown;
use enkat::tally::Cohort;

use crate::facts::{self, Told, cells, reader, registry};
use crate::people::{self, Dice, Row, published};

/// Which instruments and breakdowns a cohort has.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Design {
    pub(crate) forms: &'static [&'static str],
    pub(crate) facts: bool,
    pub(crate) breakdowns: &'static [&'static str],
}

impl Design {
    fn plan(self) -> Plan {
        let registry = registry();
        let plan = people::plan(&registry, self.forms);
        if self.facts { reader(&registry).counted_in(plan) } else { plan }
    }

    pub(crate) fn cohort(self, rows: &[Told]) -> Cohort {
        let mut cohort = self.empty();
        if self.facts {
            facts::add(&mut cohort, rows);
        } else {
            people::add(&mut cohort, &rows.iter().map(|told| told.row.clone()).collect::<Vec<_>>());
        }
        cohort
    }

    pub(crate) fn empty(self) -> Cohort {
        let breakdowns: Vec<Breakdown> = self.breakdowns.iter().map(|text| text.parse().expect("a breakdown")).collect();
        Cohort::new(self.plan(), breakdowns, false)
    }

    pub(crate) fn released(self, rows: &[Told], has_occasions: bool, policy: Policy) -> Result<Published, ReleaseError> {
        Ok(Published::of(&release_of(&self.cohort(rows), has_occasions, policy)?))
    }

    /// The groups that its breakdowns speak of.
    pub(crate) fn groups(self, place: &'static str, sex: &'static str) -> Vec<&'static str> {
        let has = |column: &str| self.breakdowns.iter().any(|breakdown| breakdown.split('*').any(|named| named == column));
        [("place", place), ("sex", sex)].into_iter().filter(|(column, _)| has(column)).map(|(_, group)| group).collect()
    }
}

pub(crate) fn release_of(cohort: &Cohort, has_occasions: bool, policy: Policy) -> Result<Report, ReleaseError> {
    let options = ReportOptions { value_sets: vec![published("SE-2022-TTO")], ..ReportOptions::default() };
    release(cohort, options, has_occasions, policy)
}

/// The release of a cohort whose table tells start and exit apart, or does not.
pub(crate) fn release(
    cohort: &Cohort,
    options: ReportOptions,
    has_occasions: bool,
    policy: Policy,
) -> Result<Report, ReleaseError> {
    let cohort = if has_occasions { cohort.clone().with_occasions() } else { cohort.clone() };
    Report::release(cohort, options, policy, &[]).map_err(|error| match error {
        ReportError::Release(error) => error,
        error => panic!("{error}"),
    })
}

/// The name of a figure: group, measure, occasion, statistic.
pub(crate) type Name = (String, String, &'static str, String);

fn name_of(figure: &Figure) -> Name {
    (figure.group.to_string(), figure.measure.to_string(), figure.occasion.name(), figure.statistic.to_string())
}

/// All that a reader is told.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Published {
    pub(crate) figures: BTreeMap<Name, (Option<f64>, Option<u64>)>,
}

impl Published {
    pub(crate) fn of(report: &Report) -> Self {
        assert!(report.figures().all().all(|figure| figure.status != Status::Undefined));
        Self::of_internal(report)
    }

    /// The same of an exact report, which has figures that are undefined.
    pub(crate) fn of_internal(report: &Report) -> Self {
        let mut figures = BTreeMap::new();
        for figure in report.figures().all() {
            assert_eq!(figure.value.is_some(), figure.status == Status::Ok, "{figure:?}");
            let name = name_of(&figure);
            assert_eq!(figures.insert(name.clone(), (figure.value, figure.n)), None, "twice {name:?}");
        }
        Self { figures }
    }

    pub(crate) fn groups(&self) -> Vec<&str> {
        let mut groups: Vec<&str> = self.figures.keys().map(|(group, ..)| group.as_str()).collect();
        groups.dedup();
        groups
    }

    /// Whether there is such a figure, shown or suppressed.
    pub(crate) fn has(&self, group: &str, measure: &str, occasion: &'static str, statistic: &str) -> bool {
        self.figures.contains_key(&(group.into(), measure.into(), occasion, statistic.into()))
    }

    /// A figure that is shown.
    pub(crate) fn value(&self, group: &str, measure: &str, occasion: &'static str, statistic: &str) -> Option<f64> {
        self.figures.get(&(group.into(), measure.into(), occasion, statistic.into())).and_then(|(value, _)| *value)
    }

    /// A count that is shown.
    #[expect(clippy::cast_possible_truncation, reason = "a count")]
    pub(crate) fn count(&self, group: &str, measure: &str, occasion: &'static str, statistic: &str) -> Option<i64> {
        self.value(group, measure, occasion, statistic).map(|value| value as i64)
    }

    /// The counts that are shown: with their denominator.
    pub(crate) fn counts(&self) -> impl Iterator<Item = (&Name, f64, Option<u64>)> {
        self.figures.iter().filter(|(name, _)| is_count(&name.3)).filter_map(|(name, (value, n))| Some((name, (*value)?, *n)))
    }
}

/// A count of people, as its name tells.
pub(crate) fn is_count(statistic: &str) -> bool {
    !(is_share(statistic) || is_score(statistic) || ["target", "target_persons", "met"].contains(&statistic))
}

pub(crate) fn is_share(statistic: &str) -> bool {
    statistic == "share" || statistic.ends_with("_share") || statistic.contains("_of_")
}

pub(crate) fn is_score(statistic: &str) -> bool {
    ["sum", "mean"].iter().any(|score| statistic == *score || statistic.starts_with(&format!("{score}_")))
}

fn pick<T: Copy>(dice: &mut Dice, choices: &[T]) -> T {
    choices[usize::try_from(dice.below(choices.len() as u64)).expect("small")]
}

/// One occasion of one person: answers that are mostly mild, now and then missing.
fn answers(dice: &mut Dice, worst: u64, gaps: u64) -> Vec<Answer<u8>> {
    let mut answers = Vec::new();
    let is_missing = |dice: &mut Dice| gaps > 0 && dice.below(gaps) == 0;
    let [no_profile, no_vas, no_soc] = [(); 3].map(|()| is_missing(dice));
    for _ in 0..5 {
        let most = 1 + dice.below(worst);
        let level = 1 + dice.below(most);
        answers.push(if no_profile { Answer::Missing } else { Answer::Answered(u8::try_from(level).expect("a level")) });
    }
    answers.push(if no_vas { Answer::Missing } else { Answer::Answered(u8::try_from(dice.below(101)).expect("a mark")) });
    for item in 0..13 {
        let code = u8::try_from(1 + dice.below(7)).expect("a code");
        answers.push(if no_soc && item < 9 { Answer::Missing } else { Answer::Answered(code) });
    }
    answers
}

/// What is known of a person at enrolment, and of where they went.
fn enrolment(dice: &mut Dice, gaps: u64) -> Vec<(&'static str, &'static str)> {
    let mut given = vec![
        (
            "referred_from",
            pick(dice, &["primary_care", "primary_care", "primary_care", "social_assistance", "supported_employment"]),
        ),
        ("municipality", pick(dice, &["aneby", "aneby", "tranås", "vetlanda", "elsewhere"])),
        ("sex", pick(dice, &["woman", "woman", "man"])),
        ("age", pick(dice, &["19", "25", "58"])),
        ("contacts", pick(dice, &["none", "psychiatry", "primary_care;employment_service", "unknown"])),
        ("step", pick(dice, &["no_activity", "no_activity", "training"])),
    ];
    if gaps > 0 {
        given.retain(|_| dice.below(gaps * 2) != 0);
    }
    let screening: &[&[(&str, &str)]] = &[
        &[("status", "asked"), ("lifetime", "no"), ("fear", "no"), ("danger", "no"), ("children", "no"), ("own_use", "no")],
        &[("status", "asked"), ("lifetime", "no"), ("fear", "no"), ("danger", "no"), ("children", "no"), ("own_use", "no")],
        &[("status", "asked"), ("lifetime", "yes"), ("last_12_months", "no"), ("danger", "no")],
        &[("status", "asked"), ("lifetime", "yes"), ("last_12_months", "yes"), ("ongoing", "no")],
        &[("status", "asked"), ("lifetime", "dont_know")],
        &[("status", "declined")],
        &[("status", "not_asked"), ("reason", "not_alone")],
        &[],
    ];
    let often = if gaps > 0 { screening.len() } else { 3 };
    given.extend_from_slice(pick(dice, &screening[..often]));
    given
}

fn closure(dice: &mut Dice) -> Vec<(&'static str, &'static str)> {
    let exit = pick(
        dice,
        &["primary_care", "primary_care", "primary_care;specialist_care", "social_assistance", "work_rehabilitation", "none"],
    );
    let kind =
        if exit == "primary_care;specialist_care" { "started;planned" } else { pick(dice, &["started", "planned", "returned"]) };
    let activities = pick(dice, &["none", "walking_group", "walking_football;culture_for_health"]);
    vec![
        ("exit_to", exit),
        ("exit_kind", kind),
        ("activities", activities),
        ("survey", pick(dice, &["form", "no"])),
        ("step", pick(dice, &["no_activity", "training", "work_or_studies"])),
    ]
}

/// So many people; `gaps` is how seldom something is missing, and 0 never.
pub(crate) fn random_people(dice: &mut Dice, design: Design, people: u64, has_exits: bool, gaps: u64) -> Vec<Told> {
    let worst = 1 + dice.below(5);
    let mut rows = Vec::new();
    for person in 0..people {
        let groups = design.groups(pick(dice, &["A", "A", "B", "C"]), pick(dice, &["F", "F", "M"]));
        let mut add = |occasion, facts: Vec<_>, answers| {
            let row =
                Row { id: Some(format!("p{person}")), occasion: Some(occasion), groups: groups.clone(), day: None, answers };
            rows.push(Told { row, cells: cells(&facts), is_broken: false });
        };
        let answered = |dice: &mut Dice| if design.forms.is_empty() { Vec::new() } else { answers(dice, worst, gaps) };
        let is_gone = gaps > 0 && dice.below(gaps) == 0;
        let facts = enrolment(dice, gaps);
        add(enkat::ground::Occasion::Start, facts, answered(dice));
        if has_exits && !is_gone {
            let facts = closure(dice);
            add(enkat::ground::Occasion::Exit, facts, answered(dice));
        }
    }
    rows
}

/// A release, and what the people of it would have to keep to themselves.
pub(crate) struct Case {
    pub(crate) about: String,
    pub(crate) release: Report,
    /// The exact report of the same people.
    pub(crate) internal: Report,
    pub(crate) published: Published,
    exact: BTreeMap<Name, f64>,
}

impl Case {
    /// A count as it really is; zero where nobody is counted.
    pub(crate) fn truth(&self, name: &Name) -> f64 {
        self.exact.get(name).copied().unwrap_or(0.0)
    }
}

/// Releases of random people, of three to sixty: with and without exits, groups, facts and gaps. More
/// of them, and others, if `ENKAT_RELEASES` and `ENKAT_SEED` say so.
pub(crate) fn cases() -> &'static [Case] {
    static CASES: LazyLock<Vec<Case>> = LazyLock::new(|| {
        let chosen = |name: &str, usual: u64| std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual);
        let (releases, mut dice) = (chosen("ENKAT_RELEASES", 24), Dice(chosen("ENKAT_SEED", 1)));
        let cases: Vec<Case> = (0..releases).filter_map(|release| random_case(&mut dice, release)).collect();
        eprintln!("{} of {releases} releases were made, the others refused", cases.len());
        cases
    });
    &CASES
}

fn random_case(dice: &mut Dice, release: u64) -> Option<Case> {
    let breakdowns = pick(dice, &[&[][..], &["place"], &["place", "sex"]]);
    let forms: &[&str] = pick(dice, &[&["eq5d5l"][..], &["eq5d5l", "soc13"], &[]]);
    let design = Design { forms, facts: forms.is_empty() || dice.below(2) == 0, breakdowns };
    let (people, has_exits, gaps) = (3 + dice.below(58), dice.below(4) != 0, pick(dice, &[0, 4, 15]));
    let rows = random_people(dice, design, people, has_exits, gaps);
    let cohort = design.cohort(&rows);
    let about = format!("release {release} of {people}, {design:?}, exits {has_exits}, gaps {gaps}");
    let report = release_of(&cohort, has_exits, Policy::default()).map_err(|error| eprintln!("refused {about}: {error}")).ok()?;
    let internal = people::report(&cohort, ReportOptions::default(), has_exits);
    let named = |figure: Figure| Some((name_of(&figure), figure.value?));
    let exact = internal.figures().all().filter_map(named).collect();
    Some(Case { about, published: Published::of(&report), exact, release: report, internal })
}
