//! The figures of cohorts small enough to be worked out by hand.

use std::f64::consts::PI;

use enkat::Registry;
use enkat::eq5d5l::{Profile, ValueSet, Verification};
use enkat::figure::FigureOccasion::{All, Change, Exit, Start};
use enkat::figure::{FigureOccasion, Norm, ReportOptions, Statistic, Status};
use enkat::ground::Occasion;
use enkat::inner::table::Plan;
use enkat::instrument::{Better, Key, KeyedScale, MissingRule};
use enkat::report::Report;
use enkat::tally::Cohort;

#[path = "common/people.rs"]
mod people;

use people::{Everyone, Row, WideRow, add, add_wide, cohort_of, internal, plan, published};

#[track_caller]
fn assert_close(found: f64, expected: f64) {
    assert!((found - expected).abs() <= 1e-12 * expected.abs().max(1.0), "{found} is not {expected}");
}

fn eq5d5l() -> Plan {
    plan(&Registry::built_in(), &["eq5d5l"])
}

/// Codes 1 to 5, the second item from the other end: the total is the first plus six less the second.
fn pair_scale() -> (Registry, Plan) {
    let key = Key {
        id: "pair".into(),
        name: "two items".into(),
        min: 1,
        max: 5,
        items: vec![1, 2],
        reversed: vec![2],
        subscales: vec![],
        better: Better::Higher,
        citation: "invented".into(),
        doi: "".into(),
    };
    let mut registry = Registry::built_in();
    registry.add(KeyedScale::new(&key).expect("a key")).expect("a free name");
    let plan = plan(&registry, &["pair"]);
    (registry, plan)
}

/// People with EQ VAS alone: start and exit.
fn marks(pairs: &[[u8; 2]]) -> Vec<Row> {
    let mark = |mark: u8| [None, None, None, None, None, Some(mark)];
    let row = |person: usize, occasion, code| Row::new(&format!("p{person}"), occasion, &mark(code));
    let people = pairs.iter().enumerate();
    people
        .flat_map(|(person, [start, exit])| [row(person, Occasion::Start, *start), row(person, Occasion::Exit, *exit)])
        .collect()
}

/// People with a profile at start and one at exit.
fn profiles(pairs: &[[&str; 2]]) -> Vec<Row> {
    let codes = |profile: &str| profile.bytes().map(|digit| Some(digit - b'0')).chain([None]).collect::<Vec<_>>();
    let row = |person: usize, occasion, profile| Row::new(&format!("p{person}"), occasion, &codes(profile));
    let people = pairs.iter().enumerate();
    people.flat_map(|(person, [start, exit])| [row(person, Occasion::Start, start), row(person, Occasion::Exit, exit)]).collect()
}

fn report_of(plan: &Plan, rows: &[Row], options: ReportOptions) -> Report {
    internal(&cohort_of(plan, rows), options)
}

fn everyone(plan: &Plan, rows: &[Row], options: ReportOptions) -> Everyone {
    Everyone::of(&report_of(plan, rows, options))
}

fn with_sets(sets: &[&str]) -> ReportOptions {
    ReportOptions { value_sets: sets.iter().map(|id| published(id)).collect(), ..ReportOptions::default() }
}

fn value_of(set: &ValueSet, profile: &str) -> f64 {
    set.index_value(profile.parse::<Profile>().expect("a profile")).to_f64()
}

#[test]
fn a_summary_is_that_by_hand() {
    // 2 4 4 4 5 5 7 9: sum 40, mean 5; squares 9+1+1+1+0+0+4+16 = 32; cubes -27-3+8+64 = 42; fourths 81+3+16+256 = 356
    let rows = marks(&[2, 4, 4, 4, 5, 5, 7, 9].map(|mark| [mark, mark]));
    let found = everyone(&eq5d5l(), &rows, ReportOptions::default());
    let vas = |statistic| found.value("eq5d5l.vas", Start, statistic);
    assert_eq!(
        ["n", "missing", "invalid", "sum", "mean", "min", "max", "mode"].map(vas),
        [8.0, 0.0, 0.0, 40.0, 5.0, 2.0, 9.0, 4.0]
    );
    // type 7: h = 7/4 and 7 * 3/4 = 5.25, a quarter of the way from the sixth, 5, to the seventh, 7
    assert_eq!(["q1", "median", "q3"].map(vas), [4.0, 4.5, 5.5]);
    assert_close(vas("sd"), (32.0_f64 / 7.0).sqrt());
    assert_close(vas("se"), (4.0_f64 / 7.0).sqrt()); // 32/7 over 8
    assert_close(vas("skewness"), 42.0 / 8.0 / 8.0); // m2 = 4, 4^1.5 = 8
    assert_close(vas("kurtosis"), 356.0 / 8.0 / 16.0);
    // bins around every fifth mark, and single marks below 3
    assert_eq!(["midpoint_2", "midpoint_5", "midpoint_10"].map(vas), [1.0, 6.0, 1.0]);
    // nobody has a profile: eight rows are missing in every dimension
    let mobility = |statistic| found.value("eq5d5l.mo", Start, statistic);
    assert_eq!(["n", "missing", "invalid", "sum"].map(mobility), [0.0, 8.0, 0.0, 0.0]);
    assert_eq!(found.figure("eq5d5l.mo", Start, "mean").reason.as_deref(), Some("nobody has a value"));
}

#[test]
fn a_signed_rank_test_with_ties_is_that_by_hand() {
    // changes 5 -5 10 10 -10 20 0: one zero is dropped; sizes 5 5, 10 10 10, 20 have ranks 1.5, 4, 6
    let rows = marks(&[[50, 55], [50, 45], [50, 60], [40, 50], [50, 40], [50, 70], [50, 50]]);
    let found = everyone(&eq5d5l(), &rows, ReportOptions::default());
    let change = |statistic| found.value("eq5d5l.vas", Change, statistic);
    assert_eq!(change("wilcoxon_w"), 15.5); // 1.5 + 4 + 4 + 6
    assert_eq!(found.figure("eq5d5l.vas", Change, "wilcoxon_w").n, Some(6));
    // doubled ranks 3 3 8 8 8 12, sum 42: W+ is 31, ten above the mean of 21. Sums of at most 11 are those of
    // {} {3}x2 {3,3} {8}x3 {3,8}x6: 13 of 64 sign patterns, and 13 at the other end
    assert_close(change("p_wilcoxon_exact"), 26.0 / 64.0);
    // variance 6*7*13/24 - ((2³-2) + (3³-3))/48 = 22.125; scipy: 2 norm.sf(5 / sqrt 22.125), and of 4.5
    assert_close(change("p_wilcoxon"), 0.287_787_390_154_150_2);
    assert_close(change("p_wilcoxon_cc"), 0.338_724_147_759_658);
    assert_close(change("rank_biserial"), 10.0 / 21.0); // 15.5 - 5.5 of 21
    assert_eq!(["n", "improved", "unchanged", "worsened", "wilcoxon_n"].map(change), [7.0, 4.0, 1.0, 2.0, 6.0]);
    assert_eq!(["sum_start", "sum_exit", "sum", "median"].map(change), [340.0, 370.0, 30.0, 5.0]);
    assert_close(change("mean"), 30.0 / 7.0);
}

#[test]
fn effects_of_a_change_are_those_by_hand() {
    // changes 1 1 3 0 5: mean 2, squares 1+1+1+4+9 = 16, SD 2; start 1 to 5, SD sqrt 2.5; exit SD sqrt 10
    let rows = marks(&[[1, 2], [2, 3], [3, 6], [4, 4], [5, 10]]);
    let found = everyone(&eq5d5l(), &rows, ReportOptions::default());
    let change = |statistic| found.value("eq5d5l.vas", Change, statistic);
    assert_eq!(["mean", "sd", "dz", "df"].map(change), [2.0, 2.0, 1.0, 4.0]);
    assert_close(change("t"), 5.0_f64.sqrt());
    assert_close(change("es_glass"), 2.0 / 2.5_f64.sqrt());
    assert_close(change("d_av"), 4.0 / (2.5_f64.sqrt() + 10.0_f64.sqrt()));
    // products of deviations (-2)(-3) + (-1)(-2) + 0 + (1)(-1) + (2)(5) = 17, over sqrt(10 * 40)
    assert_close(change("r"), 0.85);
    assert_close(change("d_rm"), (2.0_f64 * 0.15).sqrt());
    // Γ(2) / (sqrt 2 Γ(3/2)) with Γ(3/2) = sqrt(π) / 2
    assert_close(change("gz"), (2.0 / PI).sqrt());
}

#[test]
fn a_change_of_profile_is_better_worse_mixed_or_none() {
    let rows = profiles(&[
        ["11111", "11111"], // no problems, which is not in no change
        ["21111", "11111"], // improve
        ["11111", "21111"], // worsen
        ["21111", "12111"], // mixed
        ["21111", "21111"], // no change
        ["32111", "31111"], // improve
    ]);
    let found = everyone(&eq5d5l(), &rows, ReportOptions::default());
    let profile = |statistic| found.value("eq5d5l.profile", Change, statistic);
    let classes = ["n", "pchc_no_change", "pchc_improve", "pchc_worsen", "pchc_mixed", "pchc_no_problems", "with_problems"];
    assert_eq!(classes.map(profile), [6.0, 1.0, 2.0, 1.0, 1.0, 1.0, 5.0]);
    assert_close(profile("pchc_improve_share"), 2.0 / 6.0);
    assert_close(profile("pchc_improve_share_with_problems"), 2.0 / 5.0);
    assert_eq!(found.figure("eq5d5l.profile", Change, "pchc_improve_share_with_problems").n, Some(5));
    // those of mixed change are in both
    assert_eq!(["improved_any", "worsened_any"].map(profile), [3.0, 2.0]);
    assert_close(profile("improved_any_share"), 0.5);
    // mobility: 2 to 1 twice, 1 to 2 once; half of the three who stayed count
    let mobility = |statistic: &str| found.value("eq5d5l.mo", Change, statistic);
    assert_eq!(
        ["n", "sum_start", "sum_exit", "improved", "unchanged", "worsened"].map(mobility),
        [6.0, 11.0, 10.0, 2.0, 3.0, 1.0]
    );
    assert_close(mobility("ps"), 7.0 / 12.0);
    assert_close(mobility("mean_start"), 11.0 / 6.0);
    assert_close(mobility("mean"), -1.0 / 6.0);
    // 1, 2 and 3 stayed
    assert_eq!([1, 2, 3, 4].map(|level| mobility(&format!("level_{level}_start"))), [2.0, 3.0, 1.0, 0.0]);
    assert_eq!([1, 2, 3, 4].map(|level| mobility(&format!("level_{level}_exit"))), [3.0, 2.0, 1.0, 0.0]);
    assert_eq!(["any_problem_start", "any_problem_exit"].map(mobility), [4.0, 3.0]);
    assert_close(mobility("level_2_start_share"), 0.5);
    assert_eq!(["from_2_to_1", "from_1_to_2", "from_3_to_3", "no_problems"].map(mobility), [2.0, 1.0, 1.0, 1.0]);
    let behind = ["better_in_improve", "better_in_mixed", "worse_in_mixed", "worse_in_worsen"];
    assert_eq!(behind.map(mobility), [1.0, 1.0, 0.0, 1.0]);
    let self_care = |statistic| found.value("eq5d5l.sc", Change, statistic);
    assert_eq!(behind.map(self_care), [1.0, 0.0, 1.0, 0.0]);
}

#[test]
fn profiles_and_levels_spread_as_by_hand() {
    // 3 of 4 at 11111, one at 21111
    let found = everyone(
        &eq5d5l(),
        &profiles(&[["11111", "11111"], ["11111", "11111"], ["11111", "11111"], ["21111", "21111"]]),
        ReportOptions::default(),
    );
    let profile = |statistic| found.value("eq5d5l.profile", Start, statistic);
    assert_eq!(["n", "distinct", "full_health"].map(profile), [4.0, 2.0, 3.0]);
    // the density curve (0,0) (3/4,1/2) (1,1): twice the area is 3/4 * 1/2 + 1/4 * 3/2
    assert_close(profile("hsdi"), 0.75);
    // 3/4 log2(4/3) + 1/4 log2 4
    let bits = 0.75 * libm::log2(4.0 / 3.0) + 0.5;
    assert_close(profile("shannon_h"), bits);
    assert_close(profile("shannon_j"), bits / libm::log2(3125.0));
    assert_close(profile("shannon_j_observed"), bits);
    let at = |statistic| found.value("eq5d5l.profile.11111", Start, statistic);
    assert_eq!(["count", "count_share", "cumulative_share", "cumulative_profiles"].map(at), [3.0, 0.75, 0.75, 0.5]);
    let at = |statistic| found.value("eq5d5l.profile.21111", Start, statistic);
    assert_eq!(["count", "count_share", "cumulative_share", "cumulative_profiles"].map(at), [1.0, 0.25, 1.0, 1.0]);

    // mobility 1 1 2 3: shares 1/2 1/4 1/4, so 1/2 + 2 * 1/4 * 2 = 1.5 bits of log2 5
    let rows = profiles(&[["11111", "11111"], ["15111", "11111"], ["21111", "11111"], ["31111", "11111"]]);
    let found = everyone(&eq5d5l(), &rows, ReportOptions::default());
    let mobility = |statistic| found.value("eq5d5l.mo", Start, statistic);
    assert_eq!(
        ["n", "sum", "level_1", "level_2", "level_3", "level_4", "any_problem"].map(mobility),
        [4.0, 7.0, 2.0, 1.0, 1.0, 0.0, 2.0]
    );
    assert_eq!(["mean", "level_1_share", "any_problem_share", "shannon_h"].map(mobility), [1.75, 0.5, 0.5, 1.5]);
    assert_close(mobility("shannon_j"), 1.5 / libm::log2(5.0));
    assert_close(mobility("shannon_j_observed"), 1.5 / libm::log2(3.0));
    assert_eq!(found.value("eq5d5l.profile", Start, "shannon_h"), 2.0); // four profiles, one each
}

#[test]
fn a_share_has_the_interval_of_wilson() {
    let rows = profiles(&[["21111", "11111"], ["11111", "11111"], ["11111", "11111"], ["11111", "11111"]]);
    let found = everyone(&eq5d5l(), &rows, ReportOptions::default());
    // 1 of 4: (1 + z²/2 ± z sqrt(1 * 3/4 + z²/4)) / (4 + z²)
    let z = 1.959_963_984_540_054_f64;
    let (centre, margin) = (1.0 + z * z / 2.0, z * (0.75 + z * z / 4.0).sqrt());
    assert_close(found.value("eq5d5l.mo", Start, "any_problem_share"), 0.25);
    assert_close(found.value("eq5d5l.mo", Start, "any_problem_share_low"), (centre - margin) / (4.0 + z * z));
    assert_close(found.value("eq5d5l.mo", Start, "any_problem_share_high"), (centre + margin) / (4.0 + z * z));
    // none of 4: 0 to z² / (4 + z²)
    assert_eq!(found.value("eq5d5l.mo", Exit, "any_problem_share_low"), 0.0);
    assert_close(found.value("eq5d5l.mo", Exit, "any_problem_share_high"), z * z / (4.0 + z * z));
}

#[test]
fn the_reliability_of_two_items_is_that_by_hand() {
    let (_, plan) = pair_scale();
    // keyed (1, 2) (2, 1) (3, 3): variances 1 and 1, covariance 1/2, totals 3 3 6
    let rows = [Row::start("a", &[1, 4]), Row::start("b", &[2, 5]), Row::start("c", &[3, 3])];
    let found = everyone(&plan, &rows, ReportOptions::default());
    let total = |statistic| found.value("pair.total", Start, statistic);
    assert_eq!(["n", "sum", "mean", "mode", "floor", "ceiling"].map(total), [3.0, 12.0, 4.0, 3.0, 0.0, 0.0]);
    assert_close(total("sd"), 3.0_f64.sqrt());
    assert_close(total("alpha"), 2.0 / 3.0); // 2/1 (1 - 2/3)
    // F with 2 and 2 degrees of freedom is p / (1 - p): 39 and 1/39
    assert_close(total("alpha_low"), 1.0 - 39.0 / 3.0);
    assert_close(total("alpha_high"), 1.0 - 1.0 / 117.0);
    assert_close(total("mean_inter_item_r"), 0.5);
    assert_close(total("alpha_standardized"), 2.0 * 0.5 / 1.5);
    for (statistic, reason) in
        [("omega_total", "needs at least 3 items, found 2"), ("lambda6", "needs at least 4 people, found 3")]
    {
        assert_eq!(found.figure("pair.total", Start, statistic).reason.as_deref(), Some(reason));
    }
    let first = |statistic| found.value("pair.total.item_1", Start, statistic);
    assert_eq!(["n", "missing", "invalid", "mean", "sd", "r_item_rest"].map(first), [3.0, 0.0, 0.0, 2.0, 1.0, 0.5]);
    assert_close(first("r_item_total"), 1.5 / 3.0_f64.sqrt()); // (1 + 1/2) / sqrt(1 * 3)
    assert_eq!(found.figure("pair.total.item_1", Start, "alpha_if_deleted").status, Status::Undefined);
    // the second item counts from the other end: 2 1 3
    assert_eq!(found.value("pair.total.item_2", Start, "mean"), 2.0);
    // as marked 1 4, 2 5, 3 3: runs of 1 1 2; deviations 3/sqrt 2, 3/sqrt 2, 0
    let quality = |statistic| found.value("pair.quality", Start, statistic);
    assert_eq!(["n", "invalid", "longest_run_max", "straight_lining"].map(quality), [3.0, 0.0, 2.0, 1.0]);
    assert_close(quality("longest_run_mean"), 4.0 / 3.0);
    assert_close(quality("irv_mean"), 2.0_f64.sqrt());
}

#[test]
fn reliable_change_goes_by_the_deviation_of_everyone_at_start_and_a_named_r() {
    let (_, plan) = pair_scale();
    // totals 3 to 5, 3 to 2, 6 to 4; the SD at start is sqrt 3, of the three who start
    let rows = [
        Row::start("a", &[1, 4]),
        Row::exit("a", &[1, 2]),
        Row::start("b", &[2, 5]),
        Row::exit("b", &[1, 5]),
        Row::start("c", &[3, 3]),
        Row::exit("c", &[2, 4]),
        Row::exit("d", &[5, 1]), // has no start
    ];
    let with = |named: &str| {
        let reliability = vec![named.parse().expect("a reliability")];
        everyone(&plan, &rows, ReportOptions { reliability, ..ReportOptions::default() })
    };
    let classes = ["reliable_improved", "reliable_none", "reliable_worsened"];
    // SEM sqrt 3 * sqrt 0.16, times sqrt 2 * 1.96: beyond 1.9204, so 2 and -2 are, -1 is not
    let given = with("pair.total=0.84");
    let change = |statistic| given.value("pair.total", Change, statistic);
    assert_eq!(classes.map(change), [1.0, 1.0, 1.0]);
    assert_eq!(["n", "reliable_r"].map(change), [3.0, 0.84]);
    assert_close(change("reliable_sd"), 3.0_f64.sqrt());
    assert_close(change("sem"), 0.4 * 3.0_f64.sqrt());
    assert_close(change("mdc95"), 1.96 * (3.0_f64 * 0.32).sqrt());
    // alpha is 2/3: 1.96 sqrt 2 = 2.77
    let alpha = with("PAIR.total = alpha");
    let change = |statistic| alpha.value("pair.total", Change, statistic);
    assert_eq!(classes.map(change), [0.0, 3.0, 0.0]);
    assert_close(change("reliable_r"), 2.0 / 3.0);
    // none is named
    let none = everyone(&plan, &rows, ReportOptions::default());
    for statistic in classes.into_iter().chain(["mdc95"]) {
        let figure = none.figure("pair.total", Change, statistic);
        assert_eq!(figure.status, Status::Undefined);
        assert!(figure.reason.as_ref().is_some_and(|reason| reason.starts_with("no reliability is named")), "{figure:?}");
    }
    assert!(!none.has("pair.total", Change, "reliable_r"));
}

#[test]
fn p_values_are_adjusted_over_the_measures_of_each_questionnaire() {
    let (registry, _) = pair_scale();
    let plan = people::plan(&registry, &["eq5d5l", "pair"]);
    // of two changes a and b, t = (a + b) / |a - b|, and with one degree of freedom p = 1 - 2/π atan |t|
    // EQ VAS 10 and 9: t = 19; level sum -3 and -1: t = -2; pair 1 and 2: t = 3
    let rows = [
        Row::start("a", &[3, 2, 1, 1, 1, 50, 1, 5]),
        Row::exit("a", &[1, 1, 1, 1, 1, 60, 2, 5]),
        Row::start("b", &[1, 1, 1, 1, 2, 60, 2, 4]),
        Row::exit("b", &[1, 1, 1, 1, 1, 69, 3, 3]),
    ];
    let found = everyone(&plan, &rows, ReportOptions::default());
    let p = |t: f64| 1.0 - 2.0 / PI * libm::atan(t);
    for (measure, t, adjusted) in [
        ("eq5d5l.vas", 19.0, 2.0 * p(19.0)),
        ("eq5d5l.lss", -2.0, p(2.0)), // times one, and more than the one before
        ("pair.total", 3.0, p(3.0)),  // alone in its questionnaire
    ] {
        assert_close(found.value(measure, Change, "t"), t);
        assert_close(found.value(measure, Change, "p_t"), p(f64::abs(t)));
        assert_close(found.value(measure, Change, "p_t_holm"), adjusted);
    }
    // what has no p is not in any family
    assert_eq!(found.iter().filter(|figure| figure.statistic == Statistic::PTHolm && figure.value.is_some()).count(), 3);
}

#[test]
fn a_group_stands_beside_the_norm_of_its_own() {
    let norm =
        |group: &str, mean, sd| Norm { measure: "EQ5D5L.vas".into(), group: group.into(), mean, sd, source: "invented".into() };
    let mut cohort = Cohort::new(eq5d5l(), vec!["place".parse().expect("a breakdown")], false);
    let rows = marks(&[[60, 60], [70, 70], [80, 80]]);
    add(&mut cohort, &rows.into_iter().map(|row| row.in_group("A")).collect::<Vec<_>>());
    let options = ReportOptions { norms: vec![norm("all", 75.0, 20.0), norm("place=A", 70.0, 0.0)], ..ReportOptions::default() };
    let report = internal(&cohort, options);
    // mean 70, se 10 / sqrt 3; t(0.975, 2) = 0.95 sqrt(2 / (1 - 0.95²))
    let margin = 0.95 * (2.0_f64 / 0.0975).sqrt() * 10.0 / 3.0_f64.sqrt();
    let all = Everyone::of(&report);
    let vas = |statistic| all.value("eq5d5l.vas", Start, statistic);
    assert_eq!(["norm_mean", "norm_sd", "norm_difference", "norm_d"].map(vas), [75.0, 20.0, -5.0, -0.25]);
    assert_close(vas("norm_difference_low"), -5.0 - margin);
    assert_close(vas("norm_difference_high"), -5.0 + margin);
    let group = Everyone::of_group(&report, "place=A");
    assert_eq!(group.value("eq5d5l.vas", Start, "norm_difference"), 0.0);
    assert_eq!(group.figure("eq5d5l.vas", Start, "norm_d").status, Status::Undefined); // a population without a spread
}

#[test]
fn life_years_are_the_area_between_two_dated_occasions() {
    let set = published("SE-2022-TTO");
    assert_eq!([value_of(&set, "11111"), value_of(&set, "21232")], [1.0, 0.878]);
    let mut rows = profiles(&[
        ["21232", "11111"], // 100 days at 0.939 in the mean
        ["11111", "11111"], // 200 days at 1
        ["55555", "11111"], // no date at exit
        ["55555", "11111"], // the exit is before the start
        ["55555", "11111"], // the same day: 0 days
    ]);
    for (row, day) in
        rows.iter_mut().zip([Some(0), Some(100), Some(-50), Some(150), Some(0), None, Some(9), Some(8), Some(7), Some(7)])
    {
        row.day = day;
    }
    let mut cohort = Cohort::new(eq5d5l(), vec![], true);
    add(&mut cohort, &rows);
    let found = Everyone::of(&internal(&cohort, with_sets(&["SE-2022-TTO"])));
    let qaly = |statistic| found.value("eq5d5l.qaly@SE-2022-TTO", Change, statistic);
    assert_eq!(["n", "mean_days"].map(qaly), [3.0, 100.0]);
    let years: [f64; 3] = [93.9 / 365.25, 200.0 / 365.25, 0.0];
    let sum: f64 = years.iter().sum();
    assert_close(qaly("sum"), sum);
    assert_close(qaly("mean"), sum / 3.0);
    let squares: f64 = years.iter().map(|year| (year - sum / 3.0).powi(2)).sum();
    assert_close(qaly("sd"), (squares / 2.0).sqrt());
    // without dates there is nothing to multiply by
    let undated = everyone(&eq5d5l(), &rows, with_sets(&["SE-2022-TTO"]));
    assert!(undated.iter().all(|figure| !figure.measure.contains("qaly")));
}

#[test]
fn the_panel_values_one_profile_by_every_set_once() {
    let rows = profiles(&[["21232", "11121"]]);
    let report = report_of(&eq5d5l(), &rows, with_sets(&["SE-2022-TTO", "XW-UK-EXACT"]));
    let found = Everyone::of(&report);
    let panel = |id: &str, occasion: FigureOccasion, statistic: &str| {
        ["eq5d5l.panel@", "eq5d5l.panel_0_100@"].into_iter().find_map(|panel| {
            let measure = format!("{panel}{id}");
            found.has(&measure, occasion, statistic).then(|| found.value(&measure, occasion, statistic))
        })
    };
    let mut sets = 0;
    for set in ValueSet::all_published() {
        let is_variant = matches!(set.verification(), Verification::Variant { .. }) || set.id().ends_with("-EXACT");
        // the chosen precision stands for the other one
        let is_shown = if set.id().starts_with("XW-UK") { set.id() == "XW-UK-EXACT" } else { !is_variant };
        let [start, exit] = ["21232", "11121"].map(|profile| value_of(set, profile));
        assert_eq!(panel(set.id(), Start, "mean"), is_shown.then_some(start), "{}", set.id());
        assert_eq!(panel(set.id(), Exit, "mean"), is_shown.then_some(exit), "{}", set.id());
        if is_shown {
            assert_close(panel(set.id(), Change, "mean").expect("a mean change"), exit - start);
            sets += 1;
        }
        let is_chosen = ["SE-2022-TTO", "XW-UK-EXACT"].contains(&set.id());
        assert_eq!(panel(set.id(), All, "chosen").is_some(), is_chosen, "{}", set.id());
    }
    assert!(sets > 50, "{sets}");
}

#[test]
fn index_values_beside_marks_are_of_those_who_have_both() {
    // two at 1 and one at v: deviations (1 1 -2)/3 of 1 - v, whatever v is
    // marks 90 80 40: deviations 20 10 -30; (20 + 10)/3 + 20 = 30 over sqrt(6/9 * 1400)
    let rows = [
        Row::start("a", &[1, 1, 1, 1, 1, 90]),
        Row::start("b", &[1, 1, 1, 1, 1, 80]),
        Row::start("c", &[2, 1, 2, 3, 2, 40]),
        Row::new("d", Occasion::Start, &[Some(5), Some(5), Some(5), Some(5), Some(5), None]),
        Row::new("e", Occasion::Start, &[Some(5), None, Some(5), Some(5), Some(5), Some(0)]),
    ];
    let found = everyone(&eq5d5l(), &rows, with_sets(&["SE-2022-TTO", "US-2019"]));
    for set in ["SE-2022-TTO", "US-2019"] {
        let figure = found.figure(&format!("eq5d5l.index@{set}"), Start, "r_vas");
        assert_close(figure.value.expect("a spread"), 30.0 / (1400.0_f64 * 6.0 / 9.0).sqrt());
        assert_eq!(figure.n, Some(3));
        assert_eq!(found.value(&format!("eq5d5l.index@{set}"), Start, "n"), 4.0);
        assert_eq!(found.value(&format!("eq5d5l.index@{set}"), Start, "missing"), 1.0);
    }
}

#[test]
fn level_scores_hold_the_index_values_of_their_profiles() {
    let set = published("SE-2022-TTO");
    let rows = profiles(&[["11111", "11111"], ["21111", "11111"], ["12111", "11111"], ["11131", "11111"]]);
    let found = everyone(&eq5d5l(), &rows, with_sets(&["SE-2022-TTO"]));
    let [none, mobility, self_care, pain] = ["11111", "21111", "12111", "11131"].map(|profile| value_of(&set, profile));
    let lss = |statistic| found.value("eq5d5l.lss", Start, statistic);
    assert_eq!(["n", "sum", "min", "max", "count_5", "count_6", "count_7"].map(lss), [4.0, 24.0, 5.0, 7.0, 1.0, 2.0, 1.0]);
    let lfs = |statistic| found.value("eq5d5l.lfs", Start, statistic);
    assert_eq!(["n", "distinct", "count_50000", "count_41000", "count_40100"].map(lfs), [4.0, 3.0, 1.0, 2.0, 1.0]);
    for (score, values) in [
        ("lss_5", vec![none]),
        ("lss_6", vec![mobility, self_care]),
        ("lss_7", vec![pain]),
        ("lfs_50000", vec![none]),
        ("lfs_41000", vec![mobility, self_care]),
        ("lfs_40100", vec![pain]),
    ] {
        let measure = format!("eq5d5l.index@SE-2022-TTO.{score}");
        let of = |statistic| found.value(&measure, Start, statistic);
        let (low, high) =
            (values.iter().copied().fold(f64::INFINITY, f64::min), values.iter().copied().fold(f64::NEG_INFINITY, f64::max));
        assert_eq!(["min", "max"].map(of), [low, high]);
        assert_close(of("mean"), f64::midpoint(low, high)); // at most two of them
        assert_close(of("median"), f64::midpoint(low, high));
        assert_eq!(found.figure(&measure, Start, "n").value, Some(if values.len() == 2 { 2.0 } else { 1.0 }));
        if values.len() == 2 {
            assert_close(of("sd"), (high - low) / 2.0_f64.sqrt());
        }
    }
    // lower is better: three of four fell
    let change = |statistic| found.value("eq5d5l.lss", Change, statistic);
    assert_eq!(["sum", "improved", "unchanged", "worsened"].map(change), [-4.0, 3.0, 1.0, 0.0]);
    // the grid shows each pair with the ranks of both ends, 11111 the first
    let cell = |statistic| found.value("eq5d5l.grid@SE-2022-TTO.11111-11111", Change, statistic);
    assert_eq!(["count", "rank_start", "rank_exit"].map(cell), [1.0, 1.0, 1.0]);
}

#[test]
fn whoever_changes_group_changes_in_the_group_of_the_start() {
    let mut cohort = Cohort::new(eq5d5l(), vec!["place".parse().expect("a breakdown")], false);
    let groups = [["A", "B"], ["A", "A"], ["", ""]];
    let rows = marks(&[[40, 60], [50, 50], [10, 20]]).into_iter().zip(groups.concat());
    add(&mut cohort, &rows.map(|(row, group)| row.in_group(group)).collect::<Vec<_>>());
    let report = internal(&cohort, ReportOptions::default());
    let names: Vec<&str> = report.figures().group_names().collect();
    assert_eq!(names, ["all", "place=", "place=A", "place=B"]);
    for (group, [start, exit, pairs], sum) in
        [("all", [3.0, 3.0, 3.0], Some(30.0)), ("place=A", [2.0, 1.0, 2.0], Some(20.0)), ("place=B", [0.0, 1.0, 0.0], None)]
    {
        let found = Everyone::of_group(&report, group);
        let n = |measure, occasion| found.value(measure, occasion, "n");
        assert_eq!([Start, Exit, Change].map(|occasion| n("eq5d5l.vas", occasion)), [start, exit, pairs], "{group}");
        assert_eq!([Start, Exit, Change].map(|occasion| n("people", occasion)), [start, exit, pairs], "{group}");
        // of nobody there is no change, not even of 0
        assert_eq!(found.figure("eq5d5l.vas", Change, "sum").value, sum, "{group}");
        assert_eq!(["start_only", "exit_only"].map(|statistic| found.value("people", Change, statistic)), [0.0, 0.0], "{group}");
    }
}

#[test]
fn both_halves_of_a_wide_row_are_a_pair_without_an_id() {
    use enkat::ground::Answer::{Answered, Invalid, Missing};
    let mark = |answer| vec![Missing, Missing, Missing, Missing, Missing, answer];
    let row = |start, exit| WideRow { id: None, groups: vec![], days: [None; 2], answers: [mark(start), mark(exit)] };
    let mut cohort = Cohort::new(eq5d5l(), vec![], false);
    let rows = [
        row(Answered(40), Answered(60)),
        row(Answered(50), Missing), // the exit is empty
        row(Missing, Answered(70)), // the start is empty
        row(Answered(30), Invalid), // something stands there that is not a mark
        row(Missing, Missing),
    ];
    add_wide(&mut cohort, &rows, false);
    let found = Everyone::of(&internal(&cohort, ReportOptions::default()));
    let at = |occasion: FigureOccasion| {
        ["n", "missing", "invalid", "duplicate"].map(|statistic| found.value("eq5d5l.vas", occasion, statistic))
    };
    assert_eq!([at(Start), at(Exit)], [[3.0, 2.0, 0.0, 0.0], [2.0, 2.0, 1.0, 0.0]]);
    assert_eq!(["n", "sum", "mean"].map(|statistic| found.value("eq5d5l.vas", Change, statistic)), [1.0, 20.0, 20.0]);
    // pairs have an answer at both: the invalid one is one; the empty row is nobody
    assert_eq!(["n", "start_only", "exit_only"].map(|statistic| found.value("people", Change, statistic)), [2.0, 1.0, 1.0]);
    assert_eq!(["n", "rows"].map(|statistic| found.value("people", Start, statistic)), [3.0, 5.0]);
}

#[test]
fn a_prorated_score_is_an_exact_fraction_under_the_rule_in_force() {
    let plan = plan(&Registry::built_in(), &["soc13"]);
    // all sevens from the keyed end with two items missing: 11 * 7 * 13 / 11 = 91; with three, 30 of 10 items are 39
    let reversed = [1, 2, 3, 7, 10];
    let codes = |keyed: u8, missing: &[usize]| -> Vec<Option<u8>> {
        let code = |item: usize| if reversed.contains(&item) { 8 - keyed } else { keyed };
        (1..=13).map(|item| (!missing.contains(&item)).then(|| code(item))).collect()
    };
    let mut twelve = codes(4, &[13]);
    twelve[11] = Some(5); // item 12: a sum of 49 over twelve answers
    let rows = [
        Row::new("a", Occasion::Start, &codes(7, &[4, 13])),
        Row::new("b", Occasion::Start, &codes(3, &[4, 5, 13])),
        Row::new("c", Occasion::Start, &twelve),
        Row::new("d", Occasion::Start, &codes(1, &[])),
    ];
    let under = |missing| everyone(&plan, &rows, ReportOptions { missing, ..ReportOptions::default() });
    let total =
        |found: &Everyone, statistics: [&str; 3]| statistics.map(|statistic| found.value("soc13.total", Start, statistic));
    let complete = under(MissingRule::Complete);
    assert_eq!(total(&complete, ["n", "missing", "sum"]), [1.0, 3.0, 13.0]);
    assert_eq!(total(&complete, ["floor", "ceiling", "mode"]), [1.0, 0.0, 13.0]);
    // at most a fifth of 13 items: two
    let fifth = under(MissingRule::default());
    assert_eq!(total(&fifth, ["n", "missing", "ceiling"]), [3.0, 1.0, 1.0]);
    assert_close(fifth.value("soc13.total", Start, "sum"), 91.0 + 13.0 * 49.0 / 12.0 + 13.0);
    let half = under(MissingRule::Half);
    assert_eq!(total(&half, ["n", "missing", "max"]), [4.0, 0.0, 91.0]);
    assert_close(half.value("soc13.total", Start, "sum"), 91.0 + 39.0 + 13.0 * 49.0 / 12.0 + 13.0);
    // reliability is of complete rows under every rule
    assert_eq!(half.figure("soc13.total", Start, "alpha").n, Some(1));
}
