//! Other people who would have made the same release: the proof in flesh and blood.

use enkat::figure::ReportOptions;
use enkat::ground::Answer;
use enkat::ground::Occasion;
use enkat::release::Policy;

use crate::facts::{self, cells};
use crate::people::{Dice, Row};
use crate::releases::{Design, Published, release};

const PROFILES: Design = Design { forms: &["eq5d5l"], facts: false, breakdowns: &[] };
const DIMENSIONS: [&str; 5] = ["mo", "sc", "ua", "pd", "ad"];

/// Levels and EQ VAS at start and at exit.
type Person = [[u8; 6]; 2];

fn released(people: &[Person]) -> Published {
    let mut rows = Vec::new();
    for (id, person) in people.iter().enumerate() {
        for (occasion, answers) in [Occasion::Start, Occasion::Exit].into_iter().zip(person) {
            let answers = answers.map(Answer::Answered).to_vec();
            let row = Row { id: Some(format!("p{id}")), occasion: Some(occasion), groups: vec![], day: None, answers };
            rows.push(facts::Told { row, cells: cells(&[]), is_broken: false });
        }
    }
    let made = release(&PROFILES.cohort(&rows), ReportOptions::default(), true, Policy::default());
    Published::of(&made.expect("a release"))
}

/// Counts by place: fifteen of each dimension, seven of profiles, three of EQ VAS; last levels 3 to 5 of each dimension, which are told
/// together and are no secret of their own.
const COUNTS: usize = 95;
const MERGED: usize = 85;
/// Joint sums by place: the start and the change of each dimension, EQ VAS and the level sum score.
const SUMS: usize = 14;
const WAYS: [&str; 3] = ["improved", "unchanged", "worsened"];
const CHANGES: [&str; 7] =
    ["pchc_improve", "pchc_worsen", "pchc_mixed", "pchc_no_change", "pchc_no_problems", "improved_any", "worsened_any"];

/// Measure and statistic of each count.
fn names() -> Vec<(String, String)> {
    let mut names = Vec::new();
    for dimension in DIMENSIONS {
        let levels = ["start", "exit"].into_iter().flat_map(|at| (1..=5).map(move |level| format!("level_{level}_{at}")));
        let problems = ["any_problem_start", "any_problem_exit"].map(str::to_owned);
        let statistics = levels.chain(problems).chain(WAYS.map(str::to_owned));
        names.extend(statistics.map(|statistic| (format!("eq5d5l.{dimension}"), statistic)));
    }
    names.extend(CHANGES.map(|statistic| ("eq5d5l.profile".to_owned(), statistic.to_owned())));
    names.extend(WAYS.map(|statistic| ("eq5d5l.vas".to_owned(), statistic.to_owned())));
    for dimension in DIMENSIONS {
        names.extend(["start", "exit"].map(|at| (format!("eq5d5l.{dimension}"), format!("more_than_slight_{at}"))));
    }
    names
}

/// The counts of people, and their joint sums, worked out from their answers and nothing else.
fn counts(people: &[Person]) -> ([i64; COUNTS], [i64; SUMS]) {
    let (mut counts, mut sums) = ([0; COUNTS], [0; SUMS]);
    for [start, exit] in people {
        let [mut better, mut worse, mut has_problem] = [false; 3];
        for place in 0..5 {
            let at = 15 * place;
            let [from, to] = [start[place], exit[place]];
            counts[at + usize::from(from) - 1] += 1;
            counts[at + 5 + usize::from(to) - 1] += 1;
            counts[at + 10] += i64::from(from > 1);
            counts[at + 11] += i64::from(to > 1);
            counts[MERGED + 2 * place] += i64::from(from > 2);
            counts[MERGED + 2 * place + 1] += i64::from(to > 2);
            counts[at + 12 + usize::from(to >= from) + usize::from(to > from)] += 1;
            better |= to < from;
            worse |= to > from;
            has_problem |= from > 1;
        }
        let class = match (better, worse) {
            (true, false) => 0,
            (false, true) => 1,
            (true, true) => 2,
            (false, false) => 4 - usize::from(has_problem),
        };
        counts[75 + class] += 1;
        counts[80] += i64::from(better);
        counts[81] += i64::from(worse);
        counts[82 + usize::from(exit[5] <= start[5]) + usize::from(exit[5] < start[5])] += 1;
        let together = |answers: &[u8]| answers.iter().map(|answer| i64::from(*answer)).sum::<i64>();
        for place in 0..6 {
            let [from, to] = [start[place], exit[place]].map(i64::from);
            sums[2 * place] += from;
            sums[2 * place + 1] += to - from;
        }
        sums[12] += together(&start[..5]);
        sums[13] += together(&exit[..5]) - together(&start[..5]);
    }
    (counts, sums)
}

/// All that a release tells of these figures.
struct Told {
    counts: Vec<Option<i64>>,
    /// Whether zeros are shown beside a count.
    tells_zeros: Vec<bool>,
    /// The least and the most of each joint sum.
    sums: Vec<[i64; 2]>,
}

impl Told {
    fn of(published: &Published) -> Self {
        let shown = |measure: &str, statistic: &str| {
            assert!(published.has("all", measure, "change", statistic), "{measure} {statistic}");
            published.count("all", measure, "change", statistic)
        };
        let names = names();
        let counts: Vec<Option<i64>> = names.iter().map(|(measure, statistic)| shown(measure, statistic)).collect();
        let beside = |measure: &str| names.iter().zip(&counts).any(|(name, count)| name.0 == measure && *count == Some(0));
        let tells_zeros = names.iter().map(|(measure, _)| beside(measure)).collect();
        let mut sums = Vec::new();
        for measure in DIMENSIONS.into_iter().chain(["vas", "lss"]) {
            for at in ["sum_start", "sum"] {
                let near = if measure == "vas" { [10, 9] } else { [2, 2] };
                let sum = shown(&format!("eq5d5l.{measure}"), at);
                sums.push(sum.map_or([-9999, 9999], |sum| [sum - near[0], sum + near[1]]));
            }
        }
        Self { counts, tells_zeros, sums }
    }

    /// How far people are from all that a release shows: none if they might have made it.
    fn distance(&self, counts: &[i64; COUNTS], sums: &[i64; SUMS]) -> i64 {
        let of_counts = counts.iter().zip(&self.counts).zip(&self.tells_zeros).map(|((count, shown), tells_zeros)| {
            shown.map_or(i64::from(*tells_zeros && *count == 0), |shown| (shown - count).abs())
        });
        let of_sums = sums.iter().zip(&self.sums).map(|(sum, [low, high])| (low - sum).max(sum - high).max(0));
        of_counts.sum::<i64>() + of_sums.sum::<i64>()
    }
}

/// Changes one answer of somebody, or lets two people trade one.
fn step(dice: &mut Dice, people: &mut [Person]) {
    let mut below = |end: usize| usize::try_from(dice.below(end as u64)).expect("small");
    let (one, other, occasion, place) = (below(people.len()), below(people.len()), below(2), below(6));
    if below(3) == 0 {
        let answer = people[one][occasion][place];
        people[one][occasion][place] = people[other][occasion][place];
        people[other][occasion][place] = answer;
    } else if place == 5 {
        people[one][occasion][5] = u8::try_from(below(101)).expect("a mark");
    } else {
        people[one][occasion][place] = u8::try_from(1 + below(5)).expect("a level");
    }
}

/// People who might have made a release and of whom a count is this, by annealing from those who made it.
fn search(dice: &mut Dice, told: &Told, people: &[Person], count: usize, value: i64, steps: u32) -> Option<Vec<Person>> {
    let energy = |people: &[Person]| {
        let (counts, sums) = counts(people);
        told.distance(&counts, &sums) + 2 * (counts[count] - value).abs()
    };
    let mut at = people.to_vec();
    let mut off = energy(&at);
    let mut next = at.clone();
    for round in 0..steps {
        if off == 0 {
            return Some(at);
        }
        next.clone_from(&at);
        for _ in 0..=dice.below(3) {
            step(dice, &mut next);
        }
        let next_off = energy(&next);
        let heat = 1.5 * (1.0 - f64::from(round % 20_000) / 20_000.0) + 0.05;
        #[expect(clippy::cast_precision_loss, reason = "a chance")]
        #[expect(clippy::disallowed_methods, reason = "a search, of which any way will do")]
        let accepted = (((off - next_off) as f64) / heat).exp() * 1e6 > dice.below(1_000_000) as f64;
        if accepted {
            std::mem::swap(&mut at, &mut next);
            off = next_off;
        }
    }
    None
}

fn random_crowd(dice: &mut Dice) -> Vec<Person> {
    let mut small = |end: u64| u8::try_from(dice.below(end)).expect("small");
    let (people, worst) = (12 + small(9), 2 + small(4));
    let mut person = || {
        let levels = |small: &mut dyn FnMut(u64) -> u8| -> [u8; 5] {
            [(); 5].map(|()| {
                let most = 1 + small(worst.into());
                1 + small(most.into())
            })
        };
        let start = levels(&mut small);
        let exit = if small(3) == 0 {
            start
        } else {
            let mut exit = start;
            for level in &mut exit {
                if small(2) == 0 {
                    *level = 1 + small(worst.into());
                }
            }
            exit
        };
        [start, exit].map(|levels| {
            let mut answers = [small(101); 6];
            answers[..5].copy_from_slice(&levels);
            answers
        })
    };
    (0..people).map(|_| person()).collect()
}

/// Fifteen or so people with both occasions, and every count that their release suppresses: for each of the values
/// that it must be able to have there are people of flesh and blood who fit all that is shown.
#[test]
fn real_people_exist_for_every_value_of_every_suppressed_count() {
    const CROWDS: u32 = 2;
    const STEPS: u32 = 100_000;
    let mut dice = Dice(14);
    let names = names();
    let mut found = 0;
    for crowd in 0..CROWDS {
        let people = random_crowd(&mut dice);
        let told = Told::of(&released(&people));
        let (truths, sums) = counts(&people);
        assert_eq!(told.distance(&truths, &sums), 0, "the people themselves fit their release");
        for (count, truth) in truths.into_iter().enumerate().take(MERGED) {
            if told.counts[count].is_some() || !(1..5).contains(&truth) {
                continue;
            }
            for value in (1..5).filter(|value| *value != truth) {
                let others = search(&mut dice, &told, &people, count, value, STEPS);
                // those who are hard to find are looked for once more, and longer
                let others = others.or_else(|| search(&mut dice, &told, &people, count, value, 20 * STEPS));
                assert!(others.is_some(), "{:?}: {truth} as {value} in crowd {crowd} of {}", names[count], people.len());
                found += 1;
            }
        }
    }
    assert!(found > 100, "{found}");
}
