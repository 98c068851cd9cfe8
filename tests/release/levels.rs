//! The levels of a dimension against its rounded sum, and what changes of profiles tell of dimensions.

use std::collections::BTreeSet;

use crate::crowd::{Crowd, PROFILES};
use crate::releases::{Case, Published, cases};

const DIMENSIONS: [&str; 5] = ["mo", "sc", "ua", "pd", "ad"];
const LEAST: i64 = 5;

/// What a reader knows of people at five levels.
struct Levels {
    n: i64,
    /// The least and the most at each level.
    between: [[i64; 2]; 5],
    any_problem: Option<i64>,
    more_than_slight: Option<i64>,
    /// The least and the most joint sum.
    sum: [i64; 2],
}

impl Levels {
    /// Which counts each level takes, over every way to spread the people that fits.
    fn possible(&self) -> [Vec<bool>; 5] {
        let size = usize::try_from(self.n).expect("people") + 1;
        let mut possible = [(); 5].map(|()| vec![false; size]);
        let mut chosen = [0; 5];
        self.spread(0, self.n, 0, &mut chosen, &mut possible);
        possible
    }

    fn spread(&self, level: usize, left: i64, sum: i64, chosen: &mut [i64; 5], possible: &mut [Vec<bool>; 5]) {
        let weight = i64::try_from(level).expect("small") + 1;
        let [least, most] = self.between[level];
        if level == 4 {
            let sum = sum + 5 * left;
            let fits = self.more_than_slight.is_none_or(|more| chosen[2] + chosen[3] + left == more);
            if fits && (least..=most).contains(&left) && (self.sum[0]..=self.sum[1]).contains(&sum) {
                chosen[4] = left;
                for (count, possible) in chosen.iter().zip(possible) {
                    possible[usize::try_from(*count).expect("people")] = true;
                }
            }
            return;
        }
        for count in least..=most.min(left) {
            let fits = level > 0 || self.any_problem.is_none_or(|problem| self.n - count == problem);
            if fits && sum + weight * count <= self.sum[1] {
                chosen[level] = count;
                self.spread(level + 1, left - count, sum + weight * count, chosen, possible);
            }
        }
    }
}

/// What is told of a dimension of everyone, at an occasion: for each number that they may be.
fn told(published: &Published, dimension: &str, when: &'static str, at: &str) -> Vec<Levels> {
    let measure = format!("eq5d5l.{dimension}");
    if !published.has("all", &measure, when, "n") {
        return Vec::new();
    }
    let n = published.count("all", &measure, when, "n");
    // nobody has levels who was not there
    let most = published.count("all", "people", when, "n").unwrap_or(40);
    (n.unwrap_or(1)..=n.unwrap_or(most)).map(|n| told_of(published, &measure, (when, at), n)).collect()
}

/// What is told of so many people.
fn told_of(published: &Published, measure: &str, (when, at): (&'static str, &str), n: i64) -> Levels {
    let count = |statistic: &str| published.count("all", measure, when, statistic);
    let level = |level: usize| count(&format!("level_{level}{at}"));
    let statistics = ["improved", "unchanged", "worsened"].map(str::to_owned);
    let others = ["_start", "_exit", ""].iter().flat_map(|at| (1..=5).map(move |level| format!("level_{level}{at}")));
    let tells_zeros = others.chain(statistics).any(|statistic| count(&statistic) == Some(0));
    let between = [1, 2, 3, 4, 5].map(|at| level(at).map_or([i64::from(tells_zeros), n], |count| [count; 2]));
    // the nearest multiple of five; at exit that of the start and that of the change
    let off = if at == "_exit" { 4 } else { 2 };
    let sum = count(&format!("sum{at}")).map_or([n, 5 * n], |sum| [sum - off, sum + off]);
    let [any_problem, more_than_slight] = ["any_problem", "more_than_slight"].map(|more| count(&format!("{more}{at}")));
    Levels { n, between, any_problem, more_than_slight, sum }
}

/// Which counts each level may have, however many they are.
fn possible(told: &[Levels]) -> [BTreeSet<usize>; 5] {
    let mut possible: [BTreeSet<usize>; 5] = Default::default();
    for levels in told {
        for (all, of_number) in possible.iter_mut().zip(levels.possible()) {
            all.extend(of_number.iter().enumerate().filter(|(_, is_possible)| **is_possible).map(|(count, _)| count));
        }
    }
    possible
}

/// Seven people, all with both occasions: beside a sum of 28 to 32 and nobody at level 2, seven could only be 1 + 3 + 4 + 4 × 5.
#[test]
fn nobody_has_levels_who_was_not_there() {
    let levels = [1, 3, 4, 5, 5, 5, 5];
    let published = Crowd::new(PROFILES).with(&[], &levels, &levels).released(true);
    assert_eq!(published.count("all", "people", "change", "n"), Some(7));
    let possible = possible(&told(&published, "mo", "change", "_start"));
    for level in [1, 3, 4, 5] {
        let shown = published.value("all", "eq5d5l.mo", "change", &format!("level_{level}_start"));
        assert_eq!(shown, None);
        assert!((1..5).all(|count| possible[level - 1].contains(&count)), "{level}: {possible:?}");
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a count")]
fn truth(case: &Case, measure: &str, occasion: &'static str, statistic: &str) -> i64 {
    case.truth(&("all".into(), measure.into(), occasion, statistic.into())) as i64
}

#[test]
fn every_small_count_at_a_level_fits_the_rounded_sum() {
    let mut looked_at = 0;
    for case in cases() {
        for dimension in DIMENSIONS {
            for (when, at) in [("start", ""), ("change", "_start"), ("change", "_exit")] {
                let possible = possible(&told(&case.published, dimension, when, at));
                let measure = format!("eq5d5l.{dimension}");
                for (place, possible) in possible.iter().enumerate() {
                    let statistic = format!("level_{}{at}", place + 1);
                    let is_suppressed = case.published.has("all", &measure, when, &statistic)
                        && case.published.value("all", &measure, when, &statistic).is_none();
                    // at a start of two occasions the exact figure is of the pairs by another name
                    if is_suppressed && is_secret(case, &measure, when, &statistic) {
                        looked_at += 1;
                        let all = (1..5).all(|count| possible.contains(&count));
                        assert!(all, "{measure} {statistic} in {}: {possible:?}", case.about);
                    }
                }
            }
        }
    }
    eprintln!("{looked_at} suppressed levels");
    assert!(looked_at > 50);
}

fn is_secret(case: &Case, measure: &str, when: &'static str, statistic: &str) -> bool {
    (1..LEAST).contains(&truth(case, measure, when, statistic))
}

/// Counts of one release with what bounds them, tightened until nothing more follows.
struct Bounds {
    named: Vec<(String, &'static str, String)>,
    between: Vec<[i64; 2]>,
    /// Sums of these, with a sign, that are at least a number.
    at_least: Vec<(Vec<(usize, i64)>, i64)>,
}

impl Bounds {
    fn of(published: &Published) -> Option<Self> {
        let n = published.count("all", "eq5d5l.profile", "change", "n")?;
        let mut bounds = Self { named: Vec::new(), between: Vec::new(), at_least: Vec::new() };
        let mut count = |measure: &str, statistic: &str| {
            let shown = published.count("all", measure, "change", statistic);
            bounds.named.push((measure.into(), "change", statistic.into()));
            bounds.between.push(shown.map_or([0, n], |count| [count; 2]));
            bounds.named.len() - 1
        };
        let classes = ["improve", "worsen", "mixed", "no_change", "no_problems"]
            .map(|class| count("eq5d5l.profile", &format!("pchc_{class}")));
        let any = ["improved_any", "worsened_any"].map(|any| count("eq5d5l.profile", any));
        let dimensions = DIMENSIONS.map(|dimension| {
            ["improved", "unchanged", "worsened", "level_1_start", "level_1_exit"]
                .map(|statistic| count(&format!("eq5d5l.{dimension}"), statistic))
        });
        let [improve, worsen, mixed, no_change, no_problems] = classes;
        bounds.exactly(&classes.map(|class| (class, 1)), n);
        bounds.exactly(&[(any[0], 1), (improve, -1), (mixed, -1)], 0);
        bounds.exactly(&[(any[1], 1), (worsen, -1), (mixed, -1)], 0);
        for [improved, unchanged, worsened, start, exit] in dimensions {
            bounds.exactly(&[(improved, 1), (unchanged, 1), (worsened, 1)], n);
            // who is better somewhere is so in this dimension or in another, and whoever stays the same stays here, too
            bounds.at_least.push((vec![(any[0], 1), (improved, -1)], 0));
            bounds.at_least.push((vec![(any[1], 1), (worsened, -1)], 0));
            bounds.at_least.push((vec![(unchanged, 1), (no_change, -1), (no_problems, -1)], 0));
            bounds.at_least.push((vec![(start, 1), (no_problems, -1)], 0));
            bounds.at_least.push((vec![(exit, 1), (no_problems, -1)], 0));
            // whoever is at the best level gets no better, and nobody gets worse into it
            bounds.at_least.push((vec![(improved, -1), (start, -1)], -n));
            bounds.at_least.push((vec![(worsened, -1), (exit, -1)], -n));
            bounds.at_least.push((vec![(exit, 1), (start, -1), (worsened, 1)], 0));
            bounds.at_least.push((vec![(start, 1), (exit, -1), (improved, 1)], 0));
        }
        for (any, way) in [(any[0], 0), (any[1], 2)] {
            let somewhere: Vec<(usize, i64)> = dimensions.iter().map(|of| (of[way], 1)).chain([(any, -1)]).collect();
            bounds.at_least.push((somewhere, 0));
        }
        Some(bounds)
    }

    fn exactly(&mut self, sum: &[(usize, i64)], value: i64) {
        self.at_least.push((sum.to_vec(), value));
        self.at_least.push((sum.iter().map(|(name, sign)| (*name, -sign)).collect(), -value));
    }

    fn tighten(&mut self) {
        let mut has_changed = true;
        while has_changed {
            has_changed = false;
            for (sum, least) in &self.at_least {
                let most = |(name, sign): &(usize, i64)| if *sign > 0 { self.between[*name][1] } else { -self.between[*name][0] };
                let together: i64 = sum.iter().map(most).sum();
                for term @ (name, sign) in sum {
                    // the others as large as they can be
                    let needed = least - (together - most(term));
                    let [low, high] = self.between[*name];
                    let tighter = if *sign > 0 { [low.max(needed), high] } else { [low, high.min(-needed)] };
                    if tighter != [low, high] {
                        self.between[*name] = tighter;
                        has_changed = true;
                        break;
                    }
                }
                if has_changed {
                    break;
                }
            }
        }
    }
}

#[test]
fn changes_of_profiles_and_of_dimensions_leave_each_small_count_possible() {
    let mut looked_at = 0;
    for case in cases() {
        let Some(mut bounds) = Bounds::of(&case.published) else { continue };
        bounds.tighten();
        for ((measure, when, statistic), [low, high]) in bounds.named.iter().zip(&bounds.between) {
            if is_secret(case, measure, when, statistic) && case.published.has("all", measure, when, statistic) {
                looked_at += 1;
                assert!(*low <= 1 && *high >= LEAST - 1, "{measure} {statistic} from {low} to {high} in {}", case.about);
            }
        }
    }
    eprintln!("{looked_at} suppressed changes");
}
