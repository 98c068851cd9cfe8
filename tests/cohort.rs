//! A cohort is the same however its rows came: in parts, in any order, by way of bytes, sealed or not.

use std::collections::{BTreeMap, HashSet};

use enkat::Registry;
use enkat::figure::{Figure, NamedReliability, Norm, ReportOptions};
use enkat::finding::Findings;
use enkat::ground::Answer;
use enkat::ground::Occasion;
use enkat::inner::table::Plan;
use enkat::table::Breakdown;
use enkat::tally::{Cohort, CohortError};
use proptest::prelude::*;

#[path = "common/people.rs"]
mod people;
#[path = "common/split.rs"]
mod split;

use people::{
    Bits, Row, WideRow, add, add_from, add_wide, answers_of, any_rows, assert_honest, assert_writable, bits, internal, plan,
    published, registry,
};
use split::{Split, split};

const FORMS: [&str; 3] = ["eq5d5l", "soc13", "own"];

/// By place, and by place and sex.
fn breakdowns() -> Vec<Breakdown> {
    ["place", "place*sex"].iter().map(|text| text.parse().expect("a breakdown")).collect()
}

/// Which groups there are and whether rows have a date.
#[derive(Clone, Debug)]
struct Setup {
    groups: bool,
    days: bool,
    rows: Vec<Row>,
}

impl Setup {
    fn empty(&self, plan: &Plan) -> Cohort {
        let breakdowns = if self.groups { breakdowns() } else { vec![] };
        Cohort::new(plan.clone(), breakdowns, self.days)
    }

    fn whole(&self, plan: &Plan) -> Cohort {
        let mut cohort = self.empty(plan);
        add(&mut cohort, &self.rows);
        cohort
    }

    /// The cohort that the parts of a split merge to.
    fn merged(&self, split: &Split, registry: &Registry, plan: &Plan, by_person: bool) -> Cohort {
        let part = |rows: &[Row]| {
            let mut part = self.empty(plan);
            add(&mut part, rows);
            part
        };
        split.merged(&self.rows, by_person.then_some(Self::person), registry, part)
    }

    /// The id without blanks around it: one person goes by one.
    fn person(row: &Row) -> Option<&str> {
        row.id.as_deref().map(str::trim)
    }
}

fn setup(most: usize) -> impl Strategy<Value = Setup> {
    let plan = plan(&registry(), &FORMS);
    (any::<bool>(), any::<bool>())
        .prop_flat_map(move |(groups, days)| any_rows(&plan, groups, most).prop_map(move |rows| Setup { groups, days, rows }))
}

/// Everything that a caller can choose, so that every figure is there.
fn options() -> ReportOptions {
    ReportOptions {
        value_sets: vec![published("SE-2022-TTO")],
        reliability: ["soc13.total=0.84", "own.total=alpha"]
            .map(|text| text.parse::<NamedReliability>().expect("a name"))
            .to_vec(),
        norms: vec![Norm { measure: "soc13.total".into(), group: "all".into(), mean: 65.0, sd: 12.0, source: "invented".into() }],
        bootstrap: Some(enkat::stats::Bootstrap { method: enkat::stats::BootstrapMethod::Percentile, replicates: 40, seed: 1 }),
        ..ReportOptions::default()
    }
}

/// None where the few people who were drawn have each another value of a group column: that is refused.
fn figures(cohort: &Cohort) -> Option<Vec<Bits>> {
    cohort.check_groups().is_ok().then(|| bits(&internal(cohort, options())))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn parts_in_any_order_and_nesting_make_the_same_cohort(setup in setup(60), split in split()) {
        let registry = registry();
        let plan = plan(&registry, &FORMS);
        let whole = setup.whole(&plan);
        let merged = setup.merged(&split, &registry, &plan, false);
        prop_assert_eq!(&merged, &whole);
        prop_assert_eq!(merged.to_bytes(), whole.to_bytes());
        prop_assert_eq!(merged.clone().into_counted(), whole.counted());
        prop_assert_eq!(merged.counted(), whole.counted());
        let read = Cohort::from_bytes(&whole.to_bytes(), &registry).expect("its own bytes");
        prop_assert_eq!(&read, &whole);
        prop_assert_eq!(read.to_bytes(), whole.to_bytes());
        prop_assert_eq!((read.people(), read.has_days(), read.group_columns()), (whole.people(), whole.has_days(), whole.group_columns()));
    }

    #[test]
    fn parts_by_person_may_be_sealed_before_they_merge(setup in setup(60), split in split()) {
        let registry = registry();
        let plan = plan(&registry, &FORMS);
        let mut whole = setup.whole(&plan);
        let mut merged = setup.merged(&split, &registry, &plan, true);
        // of sealed people it is no longer known that each has another group
        prop_assume!(whole.check_groups().is_ok() && merged.check_groups().is_ok());
        prop_assert_eq!(merged.counted(), whole.counted());
        // once everybody is sealed, nothing tells who was sealed first
        whole.seal();
        merged.seal();
        prop_assert_eq!(&merged, &whole);
        prop_assert_eq!(merged.to_bytes(), whole.to_bytes());
        prop_assert_eq!(whole.people(), 0);
    }

    #[test]
    fn rows_in_chunks_equal_rows_at_once(setup in setup(60), cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..6)) {
        let plan = plan(&registry(), &FORMS);
        let (mut at_once, mut in_chunks) = (setup.empty(&plan), setup.empty(&plan));
        let (mut all_findings, mut findings) = (Findings::listing(usize::MAX), Findings::listing(usize::MAX));
        add_from(&mut at_once, &setup.rows, 1, &mut all_findings).expect("the rows fit");
        let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(setup.rows.len() + 1)).chain([0, setup.rows.len()]).collect();
        cuts.sort_unstable();
        for cut in cuts.windows(2) {
            add_from(&mut in_chunks, &setup.rows[cut[0]..cut[1]], cut[0] as u64 + 1, &mut findings).expect("the rows fit");
        }
        prop_assert_eq!(&in_chunks, &at_once);
        prop_assert_eq!(in_chunks.to_bytes(), at_once.to_bytes());
        let told = |findings: &Findings| {
            let mut told: Vec<String> = findings.listed().iter().map(ToString::to_string).collect();
            told.sort();
            told
        };
        prop_assert_eq!(told(&findings), told(&all_findings));
    }

    #[test]
    fn a_person_who_is_removed_was_never_there(setup in setup(60), person in 0_u8..16) {
        let plan = plan(&registry(), &FORMS);
        let id = format!("p{person}");
        let mut cohort = setup.whole(&plan);
        // of a row without an occasion nothing is kept but that there was one
        let rows_of = |row: &&Row| Setup::person(row) == Some(&id) && row.occasion.is_some();
        let was_there = setup.rows.iter().any(|row| rows_of(&row));
        prop_assert_eq!(cohort.remove(&format!(" {id} ")), Ok(was_there));
        prop_assert_eq!(cohort.remove(&id), Ok(false));
        let others = setup.rows.iter().filter(|row| !rows_of(row)).cloned().collect();
        let without = Setup { rows: others, ..setup.clone() }.whole(&plan);
        prop_assert_eq!(cohort.people(), without.people());
        prop_assert_eq!(cohort.counted(), without.counted());
        prop_assert_eq!(cohort.to_bytes(), without.to_bytes());
        prop_assert_eq!(&cohort, &without);
        // and comes back as if for the first time
        let again: Vec<Row> = setup.rows.iter().filter(rows_of).cloned().collect();
        add(&mut cohort, &again);
        prop_assert_eq!(&cohort, &setup.whole(&plan));
    }

    #[test]
    fn people_and_rows_are_those_that_a_list_of_rows_says(setup in setup(60)) {
        let plan = plan(&registry(), &FORMS);
        let people = setup.whole(&plan).counted().all().people;
        let (mut rows, mut duplicates, mut answered) = ([0_u64; 2], [0_u64; 2], [0_u64; 2]);
        let mut of_person: BTreeMap<(&str, usize), Vec<&Row>> = BTreeMap::new();
        let has_answer = |row: &Row| row.answers.iter().any(|answer| *answer != Answer::Missing);
        for row in &setup.rows {
            let Some(occasion) = row.occasion else { continue };
            let at = usize::from(occasion == Occasion::Exit);
            if let Some(id) = Setup::person(row) {
                of_person.entry((id, at)).or_default().push(row);
            } else if has_answer(row) {
                // nobody's row, in which nothing is filled, is none
                rows[at] += 1;
                answered[at] += 1;
            }
        }
        let mut present: [HashSet<&str>; 2] = Default::default();
        for ((id, at), found) in of_person {
            // a row in which nothing is filled repeats no other
            match found.iter().filter(|row| has_answer(row)).count() {
                0 => rows[at] += 1,
                1 => {
                    rows[at] += 1;
                    answered[at] += 1;
                    present[at].insert(id);
                }
                several => duplicates[at] += several as u64,
            }
        }
        let both = present[0].intersection(&present[1]).count();
        prop_assert_eq!(people.rows, rows);
        prop_assert_eq!(people.duplicates, duplicates);
        prop_assert_eq!(people.answered, answered);
        let expected = [both, present[0].len() - both, present[1].len() - both].map(|count| count as u64);
        prop_assert_eq!([people.pairs, people.start_only, people.exit_only], expected);
    }

    #[test]
    fn wide_rows_are_counted_as_long_ones(seeds in prop::collection::vec((any::<u64>(), prop::option::of(19_000_i32..19_400), prop::option::of(19_000_i32..19_400)), 0..40), days: bool) {
        let plan = plan(&registry(), &FORMS);
        let wide: Vec<WideRow> = seeds.iter().enumerate().map(|(place, (seed, start, exit))| {
            let mut dice = people::Dice(*seed);
            let mut answers = || plan.forms().iter().flat_map(|form| dice.answers(form.definition())).collect();
            let answers = [answers(), answers()];
            WideRow { id: Some(format!("w{place}")), groups: vec![["A", "B"][place % 2], "F"], days: [*start, *exit], answers }
        }).collect();
        let long: Vec<Row> = wide.iter().flat_map(|row| {
            [(Occasion::Start, 0), (Occasion::Exit, 1)].map(|(occasion, half)| Row {
                id: row.id.clone(),
                occasion: Some(occasion),
                groups: row.groups.clone(),
                day: row.days[half],
                answers: row.answers[half].clone(),
            })
        }).collect();
        let empty = || Cohort::new(plan.clone(), breakdowns(), days);
        let (mut from_long, mut with_ids, mut without_ids) = (empty(), empty(), empty());
        add(&mut from_long, &long);
        add_wide(&mut with_ids, &wide, true);
        add_wide(&mut without_ids, &wide, false);
        prop_assert_eq!(&with_ids, &from_long);
        // of sealed people it is no longer known that each has another group
        prop_assume!(from_long.check_groups().is_ok() && without_ids.check_groups().is_ok());
        // whose row it is does not matter, so a row without an id is sealed at once
        prop_assert_eq!(without_ids.counted(), from_long.counted());
        prop_assert_eq!(without_ids.people(), 0);
        from_long.seal();
        prop_assert_eq!(&without_ids, &from_long);
    }
}

proptest! {
    // every figure of every group is worked out several times
    #![proptest_config(ProptestConfig::with_cases(5))]

    #[test]
    fn parts_by_person_have_the_same_figures_to_the_bit(setup in setup(60), split in split()) {
        let registry = registry();
        let plan = plan(&registry, &FORMS);
        let (whole, merged) = (setup.whole(&plan), setup.merged(&split, &registry, &plan, true));
        prop_assume!(whole.check_groups().is_ok() && merged.check_groups().is_ok());
        let whole = internal(&whole, options());
        prop_assert_eq!(figures(&merged), Some(bits(&whole)));
        assert_honest(&whole);
    }

    #[test]
    fn a_group_is_the_sum_of_its_parts_and_rows_are_all_accounted_for(rows in any_rows(&plan(&registry(), &FORMS), true, 60)) {
        let setup = Setup { groups: true, days: true, rows };
        let cohort = setup.whole(&plan(&registry(), &FORMS));
        prop_assume!(cohort.check_groups().is_ok());
        let report = internal(&cohort, ReportOptions::default());
        let mut sums: [BTreeMap<[String; 3], u64>; 3] = Default::default();
        let mut rows: BTreeMap<[String; 2], f64> = BTreeMap::new();
        for figure in report.figures().all() {
            let occasion = figure.occasion.name().to_owned();
            let statistic = figure.statistic.to_string();
            let Some(value) = figure.value.filter(|_| is_count(&statistic)) else { continue };
            if &*figure.measure == "people" && statistic == "rows" {
                rows.insert([figure.group.to_string(), occasion.clone()], value);
            }
            let breakdown = if &*figure.group == "all" { 0 } else { 1 + figure.group.matches('*').count() };
            let name = [figure.measure.to_string(), occasion, statistic];
            *sums[breakdown].entry(name).or_default() += whole(value);
        }
        let [all, by_place, crossed] = sums;
        for (name, count) in all {
            for groups in [&by_place, &crossed] {
                prop_assert_eq!(groups.get(&name).copied().unwrap_or(0), count, "{:?}", name);
            }
        }
        let mut presence: BTreeMap<[String; 3], f64> = BTreeMap::new();
        let name_of = |figure: &Figure| [figure.group.to_string(), figure.measure.to_string(), figure.occasion.name().into()];
        for figure in report.figures().all().filter(|figure| &*figure.measure != "people" && figure.occasion.name() != "change") {
            if ["missing", "invalid"].contains(&figure.statistic.to_string().as_str()) {
                presence.entry(name_of(&figure)).or_default();
            }
        }
        prop_assert!(setup.rows.is_empty() || !presence.is_empty());
        let is_part = |figure: &Figure| ["n", "missing", "invalid"].contains(&figure.statistic.to_string().as_str());
        for figure in report.figures().all().filter(is_part) {
            if let Some(sum) = presence.get_mut(&name_of(&figure)) {
                *sum += figure.value.expect("a count");
            }
        }
        for ([group, measure, occasion], sum) in presence {
            if !measure.ends_with(".quality") {
                prop_assert_eq!(sum, rows[&[group.clone(), occasion.clone()]], "{} {} {}", group, measure, occasion);
            }
        }
    }
}

fn whole(value: f64) -> u64 {
    assert_eq!(value.fract(), 0.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small count")]
    let whole = value as u64;
    whole
}

/// Statistics that are counts of people or rows, of which those of groups add up.
fn is_count(statistic: &str) -> bool {
    const COUNTS: [&str; 20] = [
        "n",
        "rows",
        "missing",
        "invalid",
        "duplicate",
        "start_only",
        "exit_only",
        "any_problem",
        "full_health",
        "improved",
        "unchanged",
        "worsened",
        "no_problems",
        "with_problems",
        "floor",
        "ceiling",
        "wilcoxon_n",
        "straight_lining",
        "count",
        "no_problem",
    ];
    const BEGIN: [&str; 7] = ["level_", "pchc_", "from_", "midpoint_", "better_in_", "worse_in_", "count_"];
    !statistic.contains("_share") && (COUNTS.contains(&statistic) || BEGIN.iter().any(|begin| statistic.starts_with(begin)))
}

/// A row with the same answer everywhere.
fn everywhere(plan: &Plan, id: &str, occasion: Occasion, at: impl Fn(u8, u8) -> Answer<u8>) -> Row {
    let items = plan.forms().iter().flat_map(|form| &form.definition().items);
    let answers = items.map(|item| at(item.min, item.max)).collect();
    Row { id: Some(id.into()), occasion: Some(occasion), groups: vec![], day: Some(19_000), answers }
}

/// Cohorts in which most statistics have no value.
fn degenerate(plan: &Plan) -> Vec<(&'static str, Vec<Row>)> {
    let best = |_: u8, max: u8| Answer::Answered(max);
    let worst = |min: u8, _: u8| Answer::Answered(min);
    let missing = |_: u8, _: u8| Answer::Missing;
    let invalid = |_: u8, _: u8| Answer::Invalid;
    let row = |id: &str, occasion, at: &dyn Fn(u8, u8) -> Answer<u8>| everywhere(plan, id, occasion, at);
    let both = |id: &str, start: &dyn Fn(u8, u8) -> Answer<u8>, exit: &dyn Fn(u8, u8) -> Answer<u8>| {
        vec![row(id, Occasion::Start, start), row(id, Occasion::Exit, exit)]
    };
    let people = |count: u8, start: &dyn Fn(u8, u8) -> Answer<u8>, exit: &dyn Fn(u8, u8) -> Answer<u8>| -> Vec<Row> {
        (0..count).flat_map(|person| both(&format!("p{person}"), start, exit)).collect()
    };
    vec![
        ("nobody", vec![]),
        ("one person once", vec![row("a", Occasion::Start, &best)]),
        ("one person", people(1, &best, &worst)),
        ("two people of whom one changes", [both("a", &best, &worst), both("b", &best, &best)].concat()),
        ("no pairs", vec![row("a", Occasion::Start, &best), row("b", Occasion::Exit, &worst)]),
        ("all missing", people(4, &missing, &missing)),
        ("all invalid", people(4, &invalid, &invalid)),
        ("everybody the same, nobody changes", people(20, &worst, &worst)),
        ("everybody the same, the same change", people(20, &worst, &best)),
        ("everybody several times", [people(3, &worst, &best), people(3, &worst, &best)].concat()),
        ("answers at start alone", people(7, &best, &missing)),
    ]
}

#[test]
fn figures_that_do_not_exist_say_why() {
    let registry = registry();
    let plan = plan(&registry, &FORMS);
    for (place, (name, rows)) in degenerate(&plan).into_iter().enumerate() {
        let mut cohort = Cohort::new(plan.clone(), vec![], true);
        add(&mut cohort, &rows);
        let report = internal(&cohort, options());
        println!("{name}"); // shown where an assertion fails
        assert_honest(&report);
        if place % 5 == 0 {
            assert_writable(&report);
            assert_honest(&people::report(&cohort, options(), false));
        }
        let undefined = report.figures().all().filter(|figure| figure.value.is_none()).count();
        assert!(undefined > 100, "{name}: {undefined}");
    }
}

/// A caller's numbers are not checked by their types.
#[test]
fn no_choice_of_a_caller_makes_a_figure_that_is_no_number() {
    let registry = registry();
    let plan = plan(&registry, &["own"]);
    let mut dice = people::Dice(3);
    let rows: Vec<Row> = (0..12)
        .flat_map(|person| Occasion::BOTH.map(|occasion| (person, occasion)))
        .map(|(person, occasion)| Row {
            id: Some(format!("p{person}")),
            occasion: Some(occasion),
            groups: vec![],
            day: None,
            answers: dice.answers(plan.forms()[0].definition()),
        })
        .collect();
    let cohort = people::cohort_of(&plan, &rows);
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -1.0, 0.0, 1.0, f64::MAX, f64::MIN_POSITIVE] {
        let norm = Norm { measure: "own.total".into(), group: "all".into(), mean: number, sd: number, source: "invented".into() };
        let named = NamedReliability { measure: "own.total".into(), source: enkat::figure::ReliabilitySource::Given(number) };
        let options = ReportOptions { norms: vec![norm], reliability: vec![named], ..ReportOptions::default() };
        assert_honest(&internal(&cohort, options));
    }
}

#[test]
fn parts_that_count_something_else_do_not_merge() {
    let registry = registry();
    let plan = plan(&registry, &FORMS);
    let empty = |plan: &Plan, groups: &[Breakdown], days| Cohort::new(plan.clone(), groups.to_vec(), days);
    let differs = |what| Err(CohortError::Differs { what });
    let mut cohort = empty(&plan, &breakdowns(), false);
    let untouched = cohort.clone();
    assert_eq!(
        cohort.merge(&empty(&people::plan(&registry, &["eq5d5l", "own", "soc13"]), &breakdowns(), false)),
        differs("questionnaires")
    );
    assert_eq!(cohort.merge(&empty(&people::plan(&registry, &["eq5d5l"]), &breakdowns(), false)), differs("questionnaires"));
    assert_eq!(cohort.merge(&empty(&plan, &breakdowns()[..1], false)), differs("groups"));
    assert_eq!(cohort.merge(&empty(&plan, &breakdowns(), true)), differs("dates in one part only"));
    assert_eq!(cohort, untouched);
    // what was asked in one part was asked
    let soc13 = registry.get("soc13").expect("it is built in");
    let short = Plan::new([(soc13, vec![true, false])]);
    let mut merged = empty(&short, &[], false);
    merged.merge(&empty(&people::plan(&registry, &["soc13"]), &[], false)).expect("the same questionnaire");
    assert_eq!(merged.plan().forms()[0].asked(), [true; 13]);
}

#[test]
fn rows_that_do_not_fit_are_refused_and_change_nothing() {
    use enkat::inner::table::Answers;
    use enkat::inner::tally::{Half, Occasions, Rows};
    let registry = registry();
    let plan = plan(&registry, &["own"]);
    let mut cohort = Cohort::new(plan.clone(), vec!["place".parse().expect("a breakdown")], true);
    let untouched = cohort.clone();
    let answers = Answers::new(&plan, 2);
    let half = Half { answers: &answers, occasions: Occasions::All(Occasion::Start), days: None };
    let (ids, places) = ([Some("a"), Some("b"), None], [vec!["A", "B"]]);
    let good = Rows { first_row: 1, ids: Some(&ids[..2]), groups: &places, halves: &[half] };
    let short = [vec!["A"]];
    let each = [Some(Occasion::Start)];
    let longer = Answers::new(&plan, 3);
    let of_others = Answers::new(&people::plan(&registry, &["own", "soc13"]), 2);
    let of_fewer = Answers::new(&people::plan(&registry, &[]), 2);
    for wrong in [
        Rows { ids: Some(&ids), ..good },
        Rows { groups: &[], ..good },
        Rows { groups: &short, ..good },
        Rows { halves: &[Half { days: Some(&[None]), ..half }], ..good },
        Rows { halves: &[Half { occasions: Occasions::Each(&each), ..half }], ..good },
        Rows { halves: &[half, Half { answers: &longer, occasions: Occasions::All(Occasion::Exit), ..half }], ..good },
    ] {
        let refused = cohort.add_rows(&wrong, &mut Findings::default());
        assert!(matches!(refused, Err(CohortError::Length { .. })), "{refused:?}");
        assert_eq!(cohort, untouched);
    }
    for halves in [&[half, half][..], &[half, Half { occasions: Occasions::All(Occasion::Exit), ..half }, half]] {
        let wrong = Rows { halves, ..good };
        assert_eq!(cohort.add_rows(&wrong, &mut Findings::default()), Err(CohortError::Halves));
        assert_eq!(cohort, untouched);
    }
    for answers in [&of_others, &of_fewer] {
        let wrong = Rows { halves: &[Half { answers, ..half }], ..good };
        assert_eq!(cohort.add_rows(&wrong, &mut Findings::default()), Err(CohortError::OtherPlan));
        assert_eq!(cohort, untouched);
    }
    cohort.add_rows(&good, &mut Findings::default()).expect("the rows fit");
    assert_eq!(cohort.people(), 2);
}

#[test]
fn a_block_that_does_not_fit_is_left_out() {
    use enkat::inner::table::{Answers, Batch};
    use enkat::table::Column;
    let registry = registry();
    let plan = plan(&registry, &["eq5d5l", "soc13"]);
    let definition = registry.get("soc13").expect("it is built in").definition();
    let cells = [7_u8; 3];
    let columns = definition.items.iter().map(|item| Some(Column::new(&item.id, &cells))).collect();
    let batch = Batch::new(definition, columns).expect("the columns fit");
    let put = |form: usize, rows: usize, first: usize| {
        let mut answers = Answers::new(&plan, rows);
        batch.for_each_block(&mut Findings::default(), |_, block| answers.put(&plan, form, first, &block));
        answers
    };
    // at the place of another questionnaire, or none, or after the last row
    assert_eq!([put(0, 3, 0), put(2, 3, 0), put(1, 3, 3), put(1, 3, 7)], [0; 4].map(|_| Answers::new(&plan, 3)));
    // what fits of it is taken
    let whole = vec![Answer::Answered(7); 13];
    let row: Vec<Answer<u8>> = [vec![Answer::Missing; 6], whole].concat();
    assert_eq!(put(1, 3, 0), answers_of(&plan, &[&row, &row, &row]));
    assert_eq!(put(1, 2, 0), answers_of(&plan, &[&row, &row]));
    assert_eq!(put(1, 3, 2), answers_of(&plan, &[&[], &[], &row]));
}

/// The exit may stand to the left of the start.
#[test]
fn halves_of_a_wide_row_go_by_their_occasion_not_by_their_order() {
    use enkat::inner::tally::{Half, Occasions, Rows};
    let plan = plan(&registry(), &["own"]);
    let [start, exit] = [[0, 0, 0, 0], [4, 0, 4, 0]].map(|codes| answers_of(&plan, &[&codes.map(Answer::Answered)]));
    let days = [Some(19_000), Some(19_100)];
    let half = |answers, occasion, days| Half { answers, occasions: Occasions::All(occasion), days: Some(days) };
    let halves = [half(&start, Occasion::Start, &days[..1]), half(&exit, Occasion::Exit, &days[1..])];
    let counted = |ids: Option<&[Option<&str>]>, halves: &[Half<'_>]| {
        let mut cohort = Cohort::new(plan.clone(), vec![], true);
        cohort.add_rows(&Rows { first_row: 1, ids, groups: &[], halves }, &mut Findings::default()).expect("the row fits");
        cohort.counted()
    };
    let expected = counted(Some(&[Some("a")]), &halves);
    for halves in [[halves[0], halves[1]], [halves[1], halves[0]]] {
        assert_eq!(counted(Some(&[Some("a")]), &halves), expected);
        assert_eq!(counted(None, &halves), expected);
    }
}

/// A part that is all counts has nobody to be told apart; its groups are groups all the same.
#[test]
fn a_sealed_cohort_does_not_take_its_groups_for_ids() {
    let plan = plan(&registry(), &["own"]);
    let mut cohort = Cohort::new(plan, vec!["place".parse().expect("a breakdown")], false);
    let person = |id: u8, place| Row::start(&format!("p{id}"), &[1, 2, 3, 4]).in_group(place);
    add(&mut cohort, &(0..30).map(|id| person(id, ["A", "B", "C"][usize::from(id % 3)])).collect::<Vec<_>>());
    cohort.check_groups().expect("three groups of ten");
    cohort.seal();
    add(&mut cohort, &[person(40, "A"), person(41, "A"), person(42, "A")]);
    cohort.check_groups().expect("three groups of eleven");
}

#[test]
fn a_column_with_a_value_for_everyone_is_no_group() {
    let plan = plan(&registry(), &["own"]);
    let mut cohort = Cohort::new(plan, vec!["place".parse().expect("a breakdown")], false);
    let person = |id: u8, place| Row::start(&format!("p{id}"), &[1, 2, 3, 4]).in_group(place);
    add(&mut cohort, &[person(0, "A"), person(1, "B"), person(2, "C")]);
    assert_eq!(cohort.check_groups(), Err(CohortError::GroupIsId { column: "place".into(), values: 3, people: 3 }));
    add(&mut cohort, &[person(3, "A")]);
    assert_eq!(cohort.check_groups(), Ok(()));
}

/// Three people of three places, of whom one was counted elsewhere: whether a column tells people apart follows from the counts.
#[test]
fn a_column_with_a_value_for_everyone_is_no_group_whoever_was_sealed() {
    let person = |id: u8, place| Row::start(&format!("p{id}"), &[1, 2, 3, 4]).in_group(place);
    let of = |rows: &[Row]| {
        let mut cohort = Cohort::new(plan(&registry(), &["own"]), vec!["place".parse().expect("a breakdown")], false);
        add(&mut cohort, rows);
        cohort
    };
    for (places, is_id) in [(["A", "B", "C"], true), (["A", "B", "A"], false)] {
        let rows: Vec<Row> = (0..).zip(places).map(|(id, place)| person(id, place)).collect();
        let whole = of(&rows);
        assert_eq!(whole.check_groups().is_err(), is_id, "{places:?}");
        for sealed in 0..=rows.len() {
            let (mut merged, rest) = (of(&rows[..sealed]), of(&rows[sealed..]));
            merged.seal();
            merged.merge(&rest).expect("parts of one cohort");
            assert_eq!(merged.check_groups(), whole.check_groups(), "{places:?} {sealed}");
            assert_eq!(merged.counted(), whole.counted(), "{places:?} {sealed}");
        }
    }
}

/// Whoever brings dates to a cohort without them gets the same from every kind of row.
#[test]
fn dates_do_not_count_where_a_cohort_has_none() {
    let plan = plan(&registry(), &["eq5d5l"]);
    let answers = [[1, 1, 1, 1, 1, 80], [2, 1, 1, 1, 1, 70]].map(|codes| codes.map(Answer::Answered));
    let count = |days: Option<[i32; 2]>| {
        use enkat::inner::tally::{Half, Occasions, Rows};
        let mut cohort = Cohort::new(plan.clone(), vec![], false);
        let [start, exit] = answers.map(|answers| answers_of(&plan, &[&answers]));
        let [at_start, at_exit] = [0, 1].map(|half: usize| [days.map(|days| days[half])]);
        let half = |answers, occasion, days| Half { answers, occasions: Occasions::All(occasion), days: Some(days) };
        let halves = [half(&start, Occasion::Start, &at_start[..]), half(&exit, Occasion::Exit, &at_exit[..])];
        cohort
            .add_rows(&Rows { first_row: 1, ids: None, groups: &[], halves: &halves }, &mut Findings::default())
            .expect("the row fits");
        cohort
    };
    assert_eq!(count(Some([19_000, 19_100])), count(None));
}

#[test]
fn more_groups_than_anybody_reads_are_no_groups() {
    let plan = plan(&registry(), &["own"]);
    let by = |breakdowns: &[&str]| breakdowns.iter().map(|by| by.parse().expect("a breakdown")).collect::<Vec<_>>();
    let mut cohort = Cohort::new(plan, by(&["place"]), false);
    let places: Vec<&str> = (0..10_001).map(|place| &*format!("place {place}").leak()).collect();
    let person = |id: usize, place: usize| Row::start(&format!("p{id}"), &[1, 2, 3, 4]).in_group(places[place]);
    add(&mut cohort, &(0..20_000).map(|id| person(id, id % 10_000)).collect::<Vec<_>>());
    assert_eq!(cohort.check_groups(), Ok(()));
    add(&mut cohort, &[person(20_000, 10_000)]);
    assert_eq!(cohort.check_groups(), Err(CohortError::TooManyGroups { breakdown: "place".into() }));
}

/// Among thousands a column is nearly always settled without a look at its values, and this one is not.
#[test]
fn a_column_that_tells_thousands_apart_is_no_group() {
    let mut cohort = Cohort::new(plan(&registry(), &["own"]), vec!["place".parse().expect("a breakdown")], false);
    let places: Vec<&str> = (0..5000).map(|place| &*format!("place {place}").leak()).collect();
    let person = |id: usize, place: usize| Row::start(&format!("p{id}"), &[1, 2, 3, 4]).in_group(places[place]);
    add(&mut cohort, &(0..5000).map(|id| person(id, id)).collect::<Vec<_>>());
    let refused = CohortError::GroupIsId { column: "place".into(), values: 5000, people: 5000 };
    assert_eq!(cohort.check_groups(), Err(refused));
    add(&mut cohort, &[person(5000, 0)]);
    assert_eq!(cohort.check_groups(), Ok(()));
}
