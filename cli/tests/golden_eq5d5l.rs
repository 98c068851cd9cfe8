//! `enkat report`, `change` and `score` on EQ-5D-5L against `tests/golden/eq5d_group_golden/`, computed in R.
//!
//! Two peers computed the files: eq5d 0.16.3.9000 (no mark) and eq5dsuite 2.0.0 (`_suite_`). Where a peer
//! defines a figure in another way, the difference is told beside the number and tested for what it is:
//!
//! - eq5d drops a person at an occasion whose profile is not complete, also where a dimension was answered;
//!   ours and the suite judge each dimension by itself.
//! - The peers count what is out of range as missing; ours keeps missing and invalid apart.
//! - The suite pools both occasions where it sets level scores against the index.
//! - The suite leaves out what nobody has; ours has levels and transitions of 0.
//! - The suite gives tied profiles of the grid ranks of their own.

mod common;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

use common::{Comparison, Figures, Ran, Row, csv_of, enkat, golden_rows, golden_text, number};
use enkat::eq5d5l::{Profile, ProfileGrid, ValueSet};

const OCCASIONS: [(&str, &str); 2] = [("start", "pre"), ("exit", "post")];
const DIMENSIONS: [&str; 5] = ["MO", "SC", "UA", "PD", "AD"];
const COLUMNS: [&str; 16] = [
    "id", "group", "sex", "age", "MO_pre", "SC_pre", "UA_pre", "PD_pre", "AD_pre", "VAS_pre", "MO_post", "SC_post", "UA_post",
    "PD_post", "AD_post", "VAS_post",
];
const US: &str = "eq5d5l.index@US-2019";

/// Sixty people, and the reports of the program.
struct Cohort {
    name: &'static str,
    rows: Vec<Row>,
    /// As it stands, by group.
    raw: Figures,
    /// As eq5d reads it: without the dimensions of a profile that is not complete.
    complete: Figures,
    /// As the suite reads level scores: every person and occasion a row of its own, all at once.
    pooled: Figures,
}

static COHORTS: LazyLock<[Cohort; 2]> = LazyLock::new(|| ["clean", "messy"].map(Cohort::new));

impl Cohort {
    fn new(name: &'static str) -> Self {
        let rows = golden_rows(&format!("eq5d_group_golden/cohort_{name}.csv"));
        let options = ["--internal", "--format", "csv", "--value-set", "US-2019", "--value-set", "SE-2022-TTO", "--by", "group"];
        let raw = wide("report", &options, &golden_text(&format!("eq5d_group_golden/cohort_{name}.csv"))).figures();
        let complete = wide("report", &options, &csv_of(&COLUMNS, &with_complete_profiles(&rows))).figures();
        let pooled = enkat(&[&["report", "-"], &options[..5]].concat(), pooled(&rows)).figures();
        Self { name, rows, raw, complete, pooled }
    }

    fn golden(&self, file: &str) -> Vec<Row> {
        golden_rows(&format!("eq5d_group_golden/{}_{file}.csv", self.name))
    }

    /// Is every profile of the cohort complete?
    fn is_clean(&self) -> bool {
        self.name == "clean"
    }

    /// How a number of a golden file is told.
    fn what(&self, file: &str, what: impl std::fmt::Display) -> String {
        format!("{}_{file}.csv {what}", self.name)
    }
}

/// The program on a table with both occasions in a row.
fn wide(command: &str, options: &[&str], table: &str) -> Ran {
    let maps: Vec<String> = OCCASIONS
        .iter()
        .flat_map(|(occasion, suffix)| {
            ["mo", "sc", "ua", "pd", "ad", "vas"].map(|item| format!("--map={occasion}.{item}={}_{suffix}", item.to_uppercase()))
        })
        .collect();
    let maps: Vec<&str> = maps.iter().map(String::as_str).collect();
    let ran = enkat(&[&[command, "-"], &maps[..], options].concat(), table);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    ran
}

/// The five levels, if all are 1 to 5.
fn profile(row: &Row, suffix: &str) -> Option<String> {
    let levels = DIMENSIONS.map(|dimension| row[&format!("{dimension}_{suffix}")].clone());
    levels.iter().all(|level| ["1", "2", "3", "4", "5"].contains(&level.as_str())).then(|| levels.concat())
}

fn with_complete_profiles(rows: &[Row]) -> Vec<Row> {
    let mut rows = rows.to_vec();
    for row in &mut rows {
        for (_, suffix) in OCCASIONS {
            if profile(row, suffix).is_none() {
                for dimension in DIMENSIONS {
                    row.insert(format!("{dimension}_{suffix}"), String::new());
                }
            }
        }
    }
    rows
}

fn pooled(rows: &[Row]) -> String {
    let mut table = String::from("mo,sc,ua,pd,ad,vas\n");
    for (row, (_, suffix)) in rows.iter().flat_map(|row| OCCASIONS.map(|occasion| (row, occasion))) {
        let cells = ["MO", "SC", "UA", "PD", "AD", "VAS"].map(|item| row[&format!("{item}_{suffix}")].clone());
        table.push_str(&cells.join(","));
        table.push('\n');
    }
    table
}

fn measure(dimension: &str) -> String {
    format!("eq5d5l.{}", dimension.to_lowercase())
}

/// A share as a percentage printed to one decimal, either way of rounding a half.
const ONE_DECIMAL: f64 = 0.05 + 1e-9;

#[test]
fn levels_of_complete_profiles_are_those_of_eq5d() {
    for cohort in COHORTS.iter() {
        let mut comparison = Comparison::default();
        for (occasion, suffix) in OCCASIONS {
            let [counts, percentages] = ["counts", "pct"].map(|what| format!("levels_{what}_{suffix}"));
            for (count, percentage) in cohort.golden(&counts).iter().zip(cohort.golden(&percentages)) {
                for dimension in DIMENSIONS {
                    let (measure, level) = (measure(dimension), &count[""]);
                    let of = |statistic: &str| cohort.complete.value(["all", &measure, occasion, statistic]);
                    let name = format!("{dimension} {level}");
                    comparison.same(cohort.what(&counts, &name), of(&format!("level_{level}")), number(&count[dimension]));
                    let share = of(&format!("level_{level}_share")).map(|share| 100.0 * share);
                    comparison.same(cohort.what(&percentages, &name), share, number(&percentage[dimension]));
                }
            }
        }
        comparison.passes(2 * 2 * 5 * 5);
    }
}

/// A dimension that was answered counts, whatever the person left out beside it; eq5d has 49 at start
/// and 46 at exit in every dimension of the messy cohort.
#[test]
fn a_dimension_is_judged_by_itself() {
    let n = |figures: &Figures, occasion| DIMENSIONS.map(|dimension| figures.number(["all", &measure(dimension), occasion, "n"]));
    let [clean, messy] = &*COHORTS;
    for occasion in ["start", "exit"] {
        assert_eq!(n(&clean.raw, occasion), [60.0; 5]);
        assert_eq!(n(&clean.complete, occasion), [60.0; 5]);
    }
    assert_eq!(n(&messy.complete, "start"), [49.0; 5]);
    assert_eq!(n(&messy.complete, "exit"), [46.0; 5]);
    assert_eq!(n(&messy.raw, "start"), [58.0, 59.0, 60.0, 59.0, 53.0]);
    assert_eq!(n(&messy.raw, "exit"), [51.0, 54.0, 53.0, 51.0, 53.0]);
}

/// The suite's tables of levels: columns `n_…` and `freq_…`, a row for each level and some more.
fn level_summary(comparison: &mut Comparison, cohort: &Cohort, file: &str, groups: &[(&str, &str, &str)]) {
    for row in cohort.golden(file) {
        let level = row["level"].as_str();
        for (theirs, group, occasion) in groups {
            for dimension in DIMENSIONS {
                let column = |kind: &str| format!("{kind}_{theirs}_{}", dimension.to_lowercase());
                let [count, share] = ["n", "freq"].map(|kind| &row[&column(kind)]);
                let of = |statistic: &str| cohort.raw.number([group, &measure(dimension), occasion, statistic]);
                let rows = of("n") + of("missing") + of("invalid");
                let at_start = |statistic: &str| cohort.raw.number([group, &measure(dimension), "start", statistic]);
                // the suite leaves the cell of a level that nobody has empty
                let or_zero = |cell: &str| if cell.is_empty() { 0.0 } else { number(cell).expect("a number") };
                let (found, expected) = match level {
                    "Total" => ([of("n"), of("n") / of("n")], [or_zero(count), or_zero(share)]),
                    "Number reporting any problems (levels 2+3+4+5)" => {
                        ([of("any_problem"), of("any_problem_share")], [or_zero(count), or_zero(share)])
                    }
                    // ours keeps missing and invalid apart; the suite reads both as missing, of all rows
                    "Missing data" => {
                        let without = of("missing") + of("invalid");
                        ([without, without / rows], [or_zero(count), or_zero(share)])
                    }
                    // follows from the counts; the share is of those with problems before
                    "Change in numbers reporting problems" if *occasion == "exit" => {
                        let change = of("any_problem") - at_start("any_problem");
                        ([change, change / at_start("any_problem")], [or_zero(count), or_zero(share)])
                    }
                    // an order of the line above, and no figure of ours
                    "Change in numbers reporting problems" | "Rank of dimensions in terms of % changes" => continue,
                    level => {
                        let name = format!("level_{level}");
                        ([of(&name), of(&format!("{name}_share"))], [or_zero(count), or_zero(share)])
                    }
                };
                for (kind, (found, expected)) in ["n", "freq"].into_iter().zip(found.into_iter().zip(expected)) {
                    comparison.same(cohort.what(file, format!("{level} {}", column(kind))), found, expected);
                }
            }
        }
    }
}

#[test]
fn level_summaries_are_those_of_the_suite() {
    for cohort in COHORTS.iter() {
        let mut comparison = Comparison::default();
        level_summary(&mut comparison, cohort, "suite_level_summary_pre", &[("All", "all", "start")]);
        level_summary(
            &mut comparison,
            cohort,
            "suite_level_summary_by_group",
            &[("intervention", "group=intervention", "start"), ("control", "group=control", "start")],
        );
        level_summary(&mut comparison, cohort, "suite_change_summary", &[("pre", "all", "start"), ("post", "all", "exit")]);
        // eight lines of five dimensions, a count and a share each, five times; the change of problems once
        comparison.passes(5 * 8 * 5 * 2 + 5 * 2);
    }
}

/// Profiles by frequency, ties by their digits: both peers' curves of density.
#[test]
fn cumulative_frequencies_are_those_of_both_peers() {
    for cohort in COHORTS.iter() {
        let (mut comparison, mut compared) = (Comparison::default(), 0);
        for (occasion, suffix) in OCCASIONS {
            let file = format!("cumfreq_{suffix}");
            let rows = cohort.golden(&file);
            let profiles: BTreeSet<String> = rows.iter().map(|row| format!("eq5d5l.profile.{}", row["State"])).collect();
            let found = cohort.raw.measures("all", occasion, "eq5d5l.profile.");
            assert_eq!(found, profiles.iter().map(String::as_str).collect(), "the same profiles occur");
            for row in &rows {
                let measure = format!("eq5d5l.profile.{}", row["State"]);
                let of = |statistic| cohort.raw.number(["all", &measure, occasion, statistic]);
                for (column, found) in [
                    ("Frequency", of("count")),
                    ("Proportion", of("count_share")),
                    ("CumulativeProp", of("cumulative_share")),
                    ("CumulativeState", of("cumulative_profiles")),
                    ("Percentage", 100.0 * of("count_share")),
                    ("CumulativePerc", 100.0 * of("cumulative_share")),
                ] {
                    comparison.same(cohort.what(&file, format!("{} {column}", row["State"])), found, number(&row[column]));
                    compared += 1;
                }
            }
        }
        for row in cohort.golden("suite_density_pre") {
            let measure = format!("eq5d5l.profile.{}", row["state"]);
            for (column, statistic) in
                [("Frequency", "count"), ("CumPropObservations", "cumulative_share"), ("CumPropStates", "cumulative_profiles")]
            {
                let found = cohort.raw.value(["all", &measure, "start", statistic]);
                comparison.same(
                    cohort.what("suite_density_pre", format!("{} {column}", row["state"])),
                    found,
                    number(&row[column]),
                );
                compared += 1;
            }
        }
        comparison.passes(compared);
    }
}

#[test]
fn the_most_frequent_profiles_are_those_of_the_suite() {
    for cohort in COHORTS.iter() {
        let mut comparison = Comparison::default();
        for row in cohort.golden("suite_top_states_pre") {
            let state = row["Health state"].as_str();
            let what = |column: &str| cohort.what("suite_top_states_pre", format!("{state} {column}"));
            let of = |measure: &str, statistic| cohort.raw.number(["all", measure, "start", statistic]);
            match state {
                "..." | "" => {}
                // of all rows, while the shares are of the profiles
                "Missing" => {
                    let without = of("eq5d5l.profile", "missing") + of("eq5d5l.profile", "invalid");
                    comparison.same(what("Frequency"), without, number(&row["Frequency"]));
                    comparison.same(what("Percentage"), without / 60.0, number(&row["Percentage"]));
                }
                profile => {
                    let of = |statistic| of(&format!("eq5d5l.profile.{profile}"), statistic);
                    comparison.same(what("Frequency"), of("count"), number(&row["Frequency"]));
                    comparison.same(what("Percentage"), of("count_share"), number(&row["Percentage"]));
                    comparison.same(what("Cumulative"), of("cumulative_share"), number(&row["Cumulative percentage"]));
                }
            }
        }
        comparison.passes(10 * 3 + 2);
    }
}

/// The classes, by the peers' names and ours.
const CLASSES: [(&str, &str); 4] =
    [("No change", "no_change"), ("Improve", "improve"), ("Worsen", "worsen"), ("Mixed change", "mixed")];

/// The peers' tables of PCHC without the class `no problems`: it is in `no change` then.
#[test]
fn pchc_is_that_of_both_peers() {
    for cohort in COHORTS.iter() {
        let mut comparison = Comparison::default();
        let of = |group: &str, statistic: &str| cohort.raw.number([group, "eq5d5l.profile", "change", statistic]);
        let merged = |group: &str, class: &str| {
            of(group, &format!("pchc_{class}")) + if class == "no_change" { of(group, "pchc_no_problems") } else { 0.0 }
        };
        // eq5d, shares of all pairs to one decimal
        let mut printed = 0.0;
        for row in cohort.golden("pchc_noproblems_FALSE") {
            let (name, percent) = (row[""].as_str(), number(&row["Percent"]));
            let what = |column: &str| cohort.what("pchc_noproblems_FALSE", format!("{name} {column}"));
            let Some((_, class)) = CLASSES.iter().find(|(theirs, _)| *theirs == name) else {
                assert_eq!(name, "Total");
                comparison.same(what("Number"), of("all", "n"), number(&row["Number"]));
                // the sum of the rounded percentages, which is not always 100; ours are shares, unrounded
                comparison.same(what("Percent"), printed, percent);
                comparison.same(what("sum"), CLASSES.iter().map(|(_, class)| merged("all", class)).sum::<f64>(), of("all", "n"));
                continue;
            };
            printed += percent.expect("a percentage");
            comparison.same(what("Number"), merged("all", class), number(&row["Number"]));
            comparison.within(ONE_DECIMAL, what("Percent"), 100.0 * merged("all", class) / of("all", "n"), percent);
        }
        // the suite, as shares
        for (file, groups) in [
            ("suite_pchc", &[("All", "all")][..]),
            ("suite_pchc_group", &[("control", "group=control"), ("intervention", "group=intervention")]),
        ] {
            for (row, (theirs, group)) in cohort.golden(file).iter().flat_map(|row| groups.iter().map(move |group| (row, group)))
            {
                let n = of(group, "n");
                let count = match CLASSES.iter().find(|(theirs, _)| *theirs == row["state"]) {
                    Some((_, class)) => merged(group, class),
                    None => n,
                };
                let [number_column, share_column] = ["n", "p"].map(|kind| format!("{theirs}_post_{kind}"));
                let what = |column: &str| cohort.what(file, format!("{} {column}", row["state"]));
                comparison.same(what(&number_column), count, number(&row[&number_column]));
                comparison.same(what(&share_column), count / n, number(&row[&share_column]));
            }
        }
        comparison.passes(4 * 2 + 3 + 5 * 2 + 2 * 5 * 2);
    }
}

/// With `no problems` the four classes are shares of the pairs with problems, the two totals of all pairs.
#[test]
fn pchc_of_those_with_problems_is_that_of_both_peers() {
    for cohort in COHORTS.iter() {
        let mut comparison = Comparison::default();
        for (file, group) in [
            ("pchc_noproblems_TRUE", "all"),
            ("pchc_control", "group=control"),
            ("pchc_intervention", "group=intervention"),
            ("suite_pchc_noproblems", "all"),
        ] {
            let is_suite = file.starts_with("suite");
            let columns = if is_suite { ["state_noprobs", "All_post_n", "All_post_p"] } else { ["", "Number", "Percent"] };
            for row in cohort.golden(file) {
                let [name, count, share] = columns.map(|column| row[column].as_str());
                let (statistic, share_statistic) = match CLASSES.iter().find(|(theirs, _)| *theirs == name) {
                    Some((_, class)) => (format!("pchc_{class}"), format!("pchc_{class}_share_with_problems")),
                    None if name == "Total with problems" => ("with_problems".into(), "with_problems_share".into()),
                    None => ("pchc_no_problems".into(), "pchc_no_problems_share".into()),
                };
                let of = |statistic: &str| cohort.raw.number([group, "eq5d5l.profile", "change", statistic]);
                comparison.same(cohort.what(file, format!("{name} count")), of(&statistic), number(count));
                let what = cohort.what(file, format!("{name} share"));
                if is_suite {
                    comparison.same(what, of(&share_statistic), number(share));
                } else {
                    comparison.within(ONE_DECIMAL, what, 100.0 * of(&share_statistic), number(share));
                }
            }
        }
        // the suite leaves out `no change`, which nobody with problems has
        comparison.passes(2 * (3 * 6 + 5));
    }
}

/// eq5d: of the pairs of complete profiles; `no change` is without those who had no problem either time.
#[test]
fn pchc_by_dimension_and_ps_are_those_of_eq5d() {
    for cohort in COHORTS.iter() {
        let mut comparison = Comparison::default();
        let of = |figures: &Figures, dimension: &str, statistic: &str| {
            figures.number(["all", &measure(dimension), "change", statistic])
        };
        for row in cohort.golden("pchc_by_dimension") {
            let dimension = row["dimension"].as_str();
            let of = |statistic| of(&cohort.complete, dimension, statistic);
            let with_problems = of("n") - of("no_problems");
            let (count, denominator) = match row["category"].as_str() {
                "No change" => (of("unchanged") - of("no_problems"), with_problems),
                "Improve" => (of("improved"), with_problems),
                "Worsen" => (of("worsened"), with_problems),
                "Total with problems" => (with_problems, of("n")),
                "No problems" => (of("no_problems"), of("n")),
                other => panic!("{other}"),
            };
            let what = |column| cohort.what("pchc_by_dimension", format!("{dimension} {} {column}", row["category"]));
            comparison.same(what("Number"), count, number(&row["Number"]));
            comparison.within(ONE_DECIMAL, what("Percent"), 100.0 * count / denominator, number(&row["Percent"]));
        }
        for row in cohort.golden("ps") {
            let dimension = row["dimension"].as_str();
            comparison.same(cohort.what("ps", dimension), of(&cohort.complete, dimension, "ps"), number(&row["ps"]));
        }
        // who is behind the classes of complete pairs is the same in both readings of the table
        for dimension in DIMENSIONS {
            for statistic in ["better_in_improve", "better_in_mixed", "worse_in_mixed", "worse_in_worsen"] {
                let [raw, complete] = [&cohort.raw, &cohort.complete].map(|figures| of(figures, dimension, statistic));
                comparison.same(format!("{} {dimension} {statistic}", cohort.name), raw, complete);
            }
            let of = |statistic| of(&cohort.raw, dimension, statistic);
            let improved = |row: &Row| row["dimension"] == dimension && row["category"] == "Improve";
            let worsened = |row: &Row| row["dimension"] == dimension && row["category"] == "Worsen";
            let rows = cohort.golden("pchc_by_dimension");
            for (found, is) in [
                (of("better_in_improve") + of("better_in_mixed"), &improved as &dyn Fn(&Row) -> bool),
                (of("worse_in_mixed") + of("worse_in_worsen"), &worsened),
            ] {
                let row = rows.iter().find(|row| is(row)).expect("a row");
                comparison.same(cohort.what("pchc_by_dimension", format!("{dimension} behind")), found, number(&row["Number"]));
            }
        }
        comparison.passes(5 * 5 * 2 + 5 + 5 * (4 + 2));
    }
}

/// The suite judges each dimension by itself, as ours, and prints transitions that occur in some dimension.
#[test]
fn transitions_are_those_of_the_suite() {
    for cohort in COHORTS.iter() {
        let mut comparison = Comparison::default();
        let rows = cohort.golden("suite_dimension_change");
        let listed: HashMap<&str, &Row> = rows.iter().map(|row| (row["level_change"].as_str(), row)).collect();
        for dimension in DIMENSIONS {
            let of = |statistic: &str| cohort.raw.number(["all", &measure(dimension), "change", statistic]);
            let (mut better, mut same) = (0.0, 0.0);
            for (from, to) in (1..=5).flat_map(|from| (1..=5).map(move |to| (from, to))) {
                let count = of(&format!("from_{from}_to_{to}"));
                let Some(row) = listed.get(format!("{from}-{to}").as_str()) else {
                    comparison.same(format!("{} {dimension} {from}-{to} occurs nowhere", cohort.name), count, 0.0);
                    continue;
                };
                let (class, of_class) = match to.cmp(&from) {
                    std::cmp::Ordering::Less => ("Better", of("improved")),
                    std::cmp::Ordering::Equal => ("No change", of("unchanged")),
                    std::cmp::Ordering::Greater => ("Worse", of("worsened")),
                };
                assert_eq!(row["diff"], class);
                let cell = |kind: &str| number(&row[&format!("{}_% {kind}", dimension.to_lowercase())]);
                let what = |kind: &str| cohort.what("suite_dimension_change", format!("{dimension} {from}-{to} {kind}"));
                comparison.same(what("of all"), count / of("n"), cell("Total"));
                comparison.same(what("of its class"), count / of_class, cell("Type"));
                match class {
                    "Better" => better += cell("Total").expect("a share"),
                    "No change" => same += cell("Total").expect("a share"),
                    _ => {}
                }
            }
            // by itself, the probability of superiority follows from the suite's shares
            comparison.same(format!("{} {dimension} ps", cohort.name), of("ps"), better + same / 2.0);
        }
        let absent = 25 - rows.len();
        comparison.passes(5 * (2 * rows.len() + absent + 1));
    }
}

/// eq5d prints ten decimals; its dimensions are those of complete profiles.
#[test]
fn shannon_is_that_of_eq5d() {
    for cohort in COHORTS.iter() {
        let mut comparison = Comparison::default();
        for (occasion, suffix) in OCCASIONS {
            let [dimensions, profiles] = ["dim", "profile"].map(|what| format!("shannon_{what}_{suffix}"));
            let dimension_rows = cohort.golden(&dimensions).into_iter().map(|row| (&dimensions, row["dimension"].clone(), row));
            let profile_rows = cohort.golden(&profiles).into_iter().map(|row| (&profiles, row["scope"].clone(), row));
            for (file, of, row) in dimension_rows.chain(profile_rows) {
                let measure = measure(&of);
                let value = |statistic: &str| cohort.complete.number(["all", &measure, occasion, statistic]);
                let j = match row["type"].as_str() {
                    "max_possible" => "shannon_j",
                    "max_observed" => "shannon_j_observed",
                    other => panic!("{other}"),
                };
                let categories: f64 = match (j, of.as_str()) {
                    ("shannon_j", "profile") => 3125.0,
                    ("shannon_j", _) => 5.0,
                    (_, "profile") => value("distinct"),
                    _ => (1..=5).map(|level| f64::from(u8::from(value(&format!("level_{level}")) > 0.0))).sum(),
                };
                let what = |column: &str| cohort.what(file, format!("{of} {} {column}", row["type"]));
                comparison.same(what("H"), value("shannon_h"), number(&row["H"]));
                #[expect(clippy::disallowed_methods, reason = "held against a table with fewer digits")]
                let h_max = categories.log2();
                comparison.same(what("H.max"), h_max, number(&row["H.max"]));
                comparison.same(what("J"), value(j), number(&row["J"]));
            }
        }
        // what is of whole profiles is the same in both readings of the table
        for occasion in ["start", "exit"] {
            for statistic in ["n", "distinct", "full_health", "hsdi", "shannon_h", "shannon_j", "shannon_j_observed"] {
                let [raw, complete] =
                    [&cohort.raw, &cohort.complete].map(|figures| figures.value(["all", "eq5d5l.profile", occasion, statistic]));
                comparison.same(format!("{} profile {occasion} {statistic}", cohort.name), raw, complete);
            }
        }
        comparison.passes(2 * 3 * (10 + 2) + 2 * 7);
    }
}

#[test]
fn the_density_index_is_that_of_both_peers() {
    for cohort in COHORTS.iter() {
        let mut comparison = Comparison::default();
        for (occasion, suffix) in OCCASIONS {
            let file = format!("hsdi_{suffix}");
            let found = cohort.raw.value(["all", "eq5d5l.profile", occasion, "hsdi"]);
            comparison.same(cohort.what(&file, "hsdi"), found, number(&cohort.golden(&file)[0]["hsdi"]));
        }
        // the suite prints it on its curve, to three decimals
        let text = golden_text(&format!("eq5d_group_golden/{}_suite_hsdi_pre.txt", cohort.name));
        let printed = text.trim().strip_prefix("HSDI = ").and_then(number);
        let found = cohort.raw.value(["all", "eq5d5l.profile", "start", "hsdi"]);
        comparison.within(0.000_5 + 1e-9, format!("{}_suite_hsdi_pre.txt", cohort.name), found, printed);
        comparison.passes(3);
    }
}

/// eq5d's names of value sets, and ours.
const SETS: [(&str, &str); 9] = [
    ("vt_Sweden_2020", "SE-2020-TTO-EXP"),
    ("vt_Sweden_2022", "SE-2022-TTO"),
    ("vt_USA", "US-2019"),
    ("vt_England", "ENG-2018"),
    ("vt_Netherlands", "NL-2016"),
    ("vt_Canada", "CA-2016"),
    ("vt_SaudiArabia", "SA-2024"),
    ("vt_UK", "UK-2026"),
    ("cw_UK", "XW-UK"),
];

#[test]
fn every_persons_scores_are_those_of_eq5d() {
    let sets: Vec<&str> = SETS.iter().flat_map(|(_, id)| ["--value-set", id]).collect();
    for cohort in COHORTS.iter() {
        let mut comparison = Comparison::default();
        let table = csv_of(&COLUMNS, &cohort.rows);
        let scored = wide("score", &sets, &table).rows();
        let changed = wide("change", &sets, &table);
        assert!(changed.out.starts_with("id,eq5d5l_vas_start,"), "no group was asked for");
        let changed: HashMap<String, Row> = changed.rows().into_iter().map(|row| (row["id"].clone(), row)).collect();
        let people = cohort.golden("person_level");
        assert_eq!(scored.len(), people.len());
        let mut in_pairs = 0;
        for ((person, found), given) in people.iter().zip(&scored).zip(&cohort.rows) {
            assert_eq!(found["id"], person["id"]);
            let what = |what: &str| cohort.what("person_level", format!("{} {what}", person["id"]));
            let change = changed.get(&person["id"]);
            // a row for each person with an answer both times, be it to the EQ VAS alone
            let answers_at_exit = COLUMNS[10..].iter().any(|column| !given[*column].is_empty());
            assert_eq!(change.is_some(), answers_at_exit, "{}", person["id"]);
            for (occasion, suffix) in OCCASIONS {
                let ours = |name: &str| found[&format!("{occasion}.eq5d5l_{name}")].as_str();
                let theirs = |name: &str| person[&format!("{name}_{suffix}")].as_str();
                comparison.text(what(&format!("state_{suffix}")), ours("profile"), theirs("state"));
                comparison.text(what(&format!("lfs_{suffix}")), ours("lfs"), theirs("lfs"));
                comparison.same(what(&format!("lss_{suffix}")), number(ours("lss")), number(theirs("lss")));
                for (name, id) in SETS {
                    let expected = number(theirs(name));
                    comparison.same(what(&format!("{name}_{suffix}")), number(ours(&format!("index@{id}"))), expected);
                    if let Some(change) = change {
                        let found = number(&change[&format!("eq5d5l_index@{id}_{occasion}")]);
                        comparison.same(what(&format!("{name}_{suffix} in change")), found, expected);
                    }
                }
            }
            let Some(change) = change else {
                comparison.text(what("pchc"), "", &person["pchc"]);
                continue;
            };
            in_pairs += 1;
            for (name, id) in SETS {
                let [start, exit] = ["pre", "post"].map(|suffix| number(&person[&format!("{name}_{suffix}")]));
                let expected = start.zip(exit).map(|(start, exit)| exit - start);
                let found = number(&change[&format!("eq5d5l_index@{id}_change")]);
                comparison.same(what(&format!("{name} change")), found, expected);
            }
            // ours has the class `no problems`, as eq5d when asked for it
            let class = CLASSES.iter().find(|(theirs, _)| *theirs == person["pchc_noprob"]).map(|(_, ours)| *ours);
            let class = if person["pchc_noprob"] == "No problems" { Some("no_problems") } else { class };
            comparison.text(what("pchc_noprob"), &change["eq5d5l_pchc"], class.unwrap_or_default());
            let merged = if person["pchc_noprob"] == "No problems" { "No change" } else { &person["pchc_noprob"] };
            comparison.text(what("pchc"), merged, &person["pchc"]);
        }
        assert_eq!((changed.len(), in_pairs), (in_pairs, if cohort.is_clean() { 60 } else { 54 }));
        let per_occasion = 3 + SETS.len();
        comparison.passes(60 * 2 * per_occasion + in_pairs * (2 * SETS.len() + SETS.len() + 2) + (60 - in_pairs));
    }
}

/// Ranks of the Health Profile Grid. Ours: unrounded values, ties share the lowest rank. eq5d ranks values
/// rounded to three decimals, which are those of these two sets as published; the suite gives ties ranks of their
/// own, in the order of their digits.
#[test]
fn grid_ranks_are_those_of_the_peers_but_for_their_ties() {
    for cohort in COHORTS.iter() {
        let mut comparison = Comparison::default();
        let people = cohort.golden("person_level");
        let mut pairs = 0;
        for (theirs, id) in [("USA", "US-2019"), ("Sweden_2022", "SE-2022-TTO")] {
            let grid = ProfileGrid::new(ValueSet::published(id).expect("a published set"));
            let mut of_pair: BTreeMap<String, f64> = BTreeMap::new();
            for person in &people {
                let [start, exit] = ["pre", "post"].map(|suffix| person[&format!("state_{suffix}")].as_str());
                for (suffix, state) in [("pre", start), ("post", exit)] {
                    let column = format!("hpg_{suffix}_rank3dp_{theirs}");
                    let found = state.parse::<Profile>().ok().map(|profile| f64::from(grid.rank(profile)));
                    comparison.same(
                        cohort.what("person_level", format!("{} {column}", person["id"])),
                        found,
                        number(&person[&column]),
                    );
                }
                if !start.is_empty() && !exit.is_empty() {
                    *of_pair.entry(format!("eq5d5l.grid@{id}.{start}-{exit}")).or_default() += 1.0;
                    let measure = format!("eq5d5l.grid@{id}.{start}-{exit}");
                    for (statistic, suffix) in [("rank_start", "pre"), ("rank_exit", "post")] {
                        let column = format!("hpg_{suffix}_rank3dp_{theirs}");
                        let found = cohort.raw.value(["all", &measure, "change", statistic]);
                        let name = cohort.what("person_level", format!("{} {measure} {statistic}", person["id"]));
                        comparison.same(name, found, number(&person[&column]));
                    }
                    pairs += 1;
                }
            }
            // only pairs are in the grid of a report, each with the number of its people
            let listed = cohort.raw.measures("all", "change", &format!("eq5d5l.grid@{id}."));
            assert_eq!(listed, of_pair.keys().map(String::as_str).collect());
            for (measure, people) in of_pair {
                assert_eq!(cohort.raw.number(["all", &measure, "change", "count"]), people, "{measure}");
            }
        }
        comparison.passes(2 * 60 * 2 + pairs * 2);
    }
}

/// How many profiles of the same value come before this one in the order of their digits.
fn tied_before(set: &ValueSet, profile: Profile) -> f64 {
    let value = set.index_value(profile);
    let before = Profile::all().take(profile.index()).filter(|other| set.index_value(*other) == value).count();
    f64::from(u16::try_from(before).expect("few profiles"))
}

#[test]
fn the_suites_grid_has_the_same_people_and_classes() {
    let set = ValueSet::published("US-2019").expect("a published set");
    for cohort in COHORTS.iter() {
        let mut comparison = Comparison::default();
        let rows = cohort.golden("suite_hpg_US");
        assert_eq!(cohort.raw.number(["all", "eq5d5l.profile", "change", "n"]), float(rows.len()));
        let changed = wide("change", &["--value-set", "US-2019"], &csv_of(&COLUMNS, &cohort.rows)).rows();
        let changed: HashMap<&str, &Row> = changed.iter().map(|row| (row["id"].as_str(), row)).collect();
        for row in &rows {
            let (start, exit) = (&row["profile_t1"], &row["profile_t2"]);
            let measure = format!("eq5d5l.grid@US-2019.{start}-{exit}");
            for (statistic, column, profile) in [("rank_start", "rank_t1", start), ("rank_exit", "rank_t2", exit)] {
                let ours = cohort.raw.number(["all", &measure, "change", statistic]);
                let unique = ours + tied_before(set, profile.parse().expect("a profile"));
                comparison.same(cohort.what("suite_hpg_US", format!("{} {column}", row["id"])), unique, number(&row[column]));
            }
            let class = match row["state_noprobs"].as_str() {
                "No problems" => "no_problems",
                other => CLASSES.iter().find(|(theirs, _)| *theirs == other).expect("a class").1,
            };
            let what = cohort.what("suite_hpg_US", format!("{} state_noprobs", row["id"]));
            comparison.text(what, &changed[row["id"].as_str()]["eq5d5l_pchc"], class);
        }
        comparison.passes(rows.len() * 3);
    }
}

#[expect(clippy::cast_precision_loss, reason = "few people")]
fn float(count: usize) -> f64 {
    count as f64
}

/// A summary of the suite: a statistic a row, an occasion or a group a column.
fn suite_summary(comparison: &mut Comparison, cohort: &Cohort, file: &str, measure: &str, columns: &[(&str, &str, &str)]) {
    for (row, (column, group, occasion)) in cohort.golden(file).iter().flat_map(|row| columns.iter().map(move |of| (row, of))) {
        let of = |statistic| cohort.raw.number([group, measure, occasion, statistic]);
        // what is out of range is missing to the suite
        let without = of("missing") + of("invalid");
        let found = match row["name"].as_str() {
            "Mean" => of("mean"),
            "Standard error" => of("se"),
            "Median" => of("median"),
            "Mode" => of("mode"),
            "Standard deviation" => of("sd"),
            "Kurtosis" => of("kurtosis"),
            "Skewness" => of("skewness"),
            "Minimum" => of("min"),
            "Maximum" => of("max"),
            "Range" => of("max") - of("min"),
            "25th" => of("q1"),
            "75th" => of("q3"),
            "Observations" | "N" => of("n"),
            "Missing (n)" | "Missing" => without,
            "Total sample" => of("n") + without,
            "Missing (%)" => without / (of("n") + without),
            other => panic!("{other}"),
        };
        comparison.same(cohort.what(file, format!("{column} {}", row["name"])), found, number(&row[*column]));
    }
}

#[test]
fn summaries_of_vas_and_index_are_those_of_the_suite() {
    let occasions = [("pre", "all", "start"), ("post", "all", "exit")];
    let groups =
        [("control", "group=control", "start"), ("intervention", "group=intervention", "start"), ("All groups", "all", "start")];
    for cohort in COHORTS.iter() {
        let mut comparison = Comparison::default();
        suite_summary(&mut comparison, cohort, "suite_vas_summary", "eq5d5l.vas", &occasions);
        suite_summary(&mut comparison, cohort, "suite_utility_summary_US", US, &occasions);
        suite_summary(&mut comparison, cohort, "suite_utility_by_group_US_pre", US, &groups);
        comparison.passes(2 * 14 + 2 * 14 + 3 * 7);
    }
}

/// No peer prints it: from eq5d's index of each person and the marks, of those who have both.
#[test]
fn the_correlation_of_index_and_vas_follows_from_people() {
    for cohort in COHORTS.iter() {
        let mut comparison = Comparison::default();
        for (occasion, suffix) in OCCASIONS {
            let people = cohort.golden("person_level");
            let both = people.iter().zip(&cohort.rows).filter_map(|(person, row)| {
                let mark = number(&row[&format!("VAS_{suffix}")]).filter(|mark| *mark <= 100.0);
                number(&person[&format!("vt_USA_{suffix}")]).zip(mark)
            });
            let both: Vec<(f64, f64)> = both.collect();
            let n = float(both.len());
            let mean_index = both.iter().map(|(index, _)| index).sum::<f64>() / n;
            let mean_mark = both.iter().map(|(_, mark)| mark).sum::<f64>() / n;
            let sum =
                |of: fn(f64, f64) -> f64| both.iter().map(|(index, mark)| of(index - mean_index, mark - mean_mark)).sum::<f64>();
            let r = sum(|index, mark| index * mark) / (sum(|index, _| index * index) * sum(|_, mark| mark * mark)).sqrt();
            comparison.same(format!("{} {occasion} r_vas", cohort.name), cohort.raw.value(["all", US, occasion, "r_vas"]), r);
            comparison.same(format!("{} {occasion} n", cohort.name), cohort.raw.get(["all", US, occasion, "r_vas"]).n, n);
        }
        comparison.passes(4);
    }
}

/// The peers' intervals of a mean are 1.96 standard errors to either side; ours goes by t with n - 1.
#[test]
fn intervals_go_by_t_and_not_by_1_96() {
    // quantiles of t at 0.975 from a table, by degrees of freedom
    let t =
        BTreeMap::from([(45, 2.014_103_389), (48, 2.010_634_758), (52, 2.006_646_805), (57, 2.002_465_459), (59, 2.000_995_378)]);
    for cohort in COHORTS.iter() {
        for (measure, occasion) in ["eq5d5l.vas", US].into_iter().flat_map(|measure| [(measure, "start"), (measure, "exit")]) {
            let figure = cohort.raw.get(["all", measure, occasion, "mean"]);
            let of = |statistic| cohort.raw.number(["all", measure, occasion, statistic]);
            #[expect(clippy::cast_possible_truncation, reason = "few people")]
            let df = figure.n as i32 - 1;
            let half = of("se") * t[&df];
            assert!((of("ci95_low") - (of("mean") - half)).abs() < 1e-7, "{measure} {occasion}");
            assert!((of("ci95_high") - (of("mean") + half)).abs() < 1e-7, "{measure} {occasion}");
            assert!(of("ci95_high") > of("mean") + 1.96 * of("se"));
        }
    }
}

#[test]
fn the_midpoint_table_of_the_vas_is_that_of_the_suite() {
    for cohort in COHORTS.iter() {
        let mut comparison = Comparison::default();
        let of = |statistic: &str| cohort.raw.number(["all", "eq5d5l.vas", "start", statistic]);
        for row in cohort.golden("suite_vas_distribution_pre") {
            let found = match row["Range"].as_str() {
                "Total observed" => of("n"),
                "Missing" => of("missing") + of("invalid"),
                "Total sample" => of("n") + of("missing") + of("invalid"),
                _ => of(&format!("midpoint_{}", row["Midpoint"])),
            };
            comparison.same(cohort.what("suite_vas_distribution_pre", &row["Range"]), found, number(&row["Frequency"]));
        }
        comparison.passes(25 + 3);
    }
}

/// The suite puts the people of both occasions into one table, so everyone counts twice; the program
/// keeps occasions apart and is given the rows of both as rows of one.
#[test]
fn level_scores_against_the_index_are_those_of_the_suite() {
    for cohort in COHORTS.iter() {
        let (mut comparison, mut compared) = (Comparison::default(), 0);
        let of = |measure: &str, statistic: &str| cohort.pooled.value(["all", measure, "start", statistic]);
        let count = |measure: &str, statistic: &str| of(measure, statistic).expect("a count");
        let without = count("eq5d5l.lss", "missing") + count("eq5d5l.lss", "invalid");
        for (file, score, n, sd) in
            [("suite_lss_utility_US", "LSS", "Number", "Standard Deviation"), ("suite_lfs_utility_US", "LFS", "Frequency", "SD")]
        {
            let name = score.to_lowercase();
            for row in cohort.golden(file) {
                let what = |column: &str| cohort.what(file, format!("{} {column}", row[score]));
                if row[score] == "Missing" {
                    comparison.same(what(n), without, number(&row[n]));
                    compared += 1;
                    continue;
                }
                let measure = format!("{US}.{name}_{}", row[score]);
                let range = of(&measure, "max").zip(of(&measure, "min")).map(|(max, min)| max - min);
                for (column, found) in [
                    (n, of(&measure, "n")),
                    ("Mean", of(&measure, "mean")),
                    // of one person: undefined here, empty there
                    (sd, of(&measure, "sd")),
                    ("Median", of(&measure, "median")),
                    ("Minimum", of(&measure, "min")),
                    ("Maximum", of(&measure, "max")),
                    ("Range", range),
                ] {
                    comparison.same(what(column), found, number(&row[column]));
                    compared += 1;
                }
                // the occasions by themselves hold the same people
                let apart: f64 =
                    ["start", "exit"].map(|occasion| cohort.raw.or_zero(["all", &measure, occasion, "n"])).iter().sum();
                comparison.same(what("both occasions"), apart, number(&row[n]));
                compared += 1;
            }
        }
        let n = count("eq5d5l.lfs", "n");
        let mut before = 0.0;
        for row in cohort.golden("suite_lfs_distribution") {
            let what = |column: &str| cohort.what("suite_lfs_distribution", format!("{} {column}", row["LFS"]));
            if row["LFS"] == "Missing" {
                comparison.same(what("Frequency"), without, number(&row["Frequency"]));
                compared += 1;
                continue;
            }
            let found = count("eq5d5l.lfs", &format!("count_{}", row["LFS"]));
            before += found;
            comparison.same(what("Frequency"), found, number(&row["Frequency"]));
            comparison.same(what("%"), found / n, number(&row["%"]));
            comparison.same(what("Cum (%)"), before / n, number(&row["Cum (%)"]));
            compared += 3;
        }
        comparison.same(format!("{} every LFS is listed", cohort.name), before, n);
        comparison.passes(compared + 1);
    }
}

/// 9 and 0 are not levels, 999 and 101 no marks: they are invalid and counted apart from missing answers.
#[test]
fn invalid_answers_are_not_missing_answers() {
    let counts = |cohort: &Cohort, item: &str, occasion| {
        ["missing", "invalid"].map(|statistic| cohort.raw.number(["all", &format!("eq5d5l.{item}"), occasion, statistic]))
    };
    let given =
        |cohort: &Cohort, column: String, is: fn(&str) -> bool| float(cohort.rows.iter().filter(|row| is(&row[&column])).count());
    for cohort in COHORTS.iter() {
        for (occasion, suffix) in OCCASIONS {
            for dimension in DIMENSIONS {
                let column = format!("{dimension}_{suffix}");
                let expected =
                    [given(cohort, column.clone(), str::is_empty), given(cohort, column, |cell| ["0", "9"].contains(&cell))];
                assert_eq!(counts(cohort, &dimension.to_lowercase(), occasion), expected, "{dimension} {occasion}");
            }
            let column = format!("VAS_{suffix}");
            let expected =
                [given(cohort, column.clone(), str::is_empty), given(cohort, column, |cell| ["999", "101"].contains(&cell))];
            assert_eq!(counts(cohort, "vas", occasion), expected, "vas {occasion}");
        }
    }
}
