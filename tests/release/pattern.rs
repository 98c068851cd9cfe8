//! What the choice of figures tells, and what somebody knows who was there: measured over a small world, walked whole.
//!
//! All 495 cohorts of eight people with one dimension at start. A reader of the *pattern* makes the release of each of them and keeps those
//! that look the same. An *insider* keeps those who fit what is shown and who have the insiders' own answers among theirs.

use std::collections::{BTreeMap, BTreeSet};

use enkat::figure::ReportOptions;
use enkat::release::Policy;

use super::crowd::{Crowd, PROFILES};
use crate::releases::{Published, release};

const PEOPLE: usize = 8;
/// How many people are at each level.
type Levels = [usize; 5];

fn worlds() -> Vec<Levels> {
    fn fill(levels: &mut Levels, at: usize, left: usize, worlds: &mut Vec<Levels>) {
        if at == 4 {
            levels[4] = left;
            worlds.push(*levels);
            return;
        }
        for count in 0..=left {
            levels[at] = count;
            fill(levels, at + 1, left - count, worlds);
        }
    }
    let mut worlds = Vec::new();
    fill(&mut [0; 5], 0, PEOPLE, &mut worlds);
    worlds
}

fn released(levels: Levels) -> Published {
    let people: Vec<u8> = (1..=5).zip(levels).flat_map(|(level, count)| vec![level; count]).collect();
    let crowd = Crowd::new(PROFILES).with(&[], &people, &[]);
    let made = release(&PROFILES.cohort(&crowd.rows), ReportOptions::default(), true, Policy::default());
    Published::of(&made.expect("a release"))
}

/// What a release shows of mobility: the counts, those with any problem and with more than a slight one, the joint sum.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Told {
    levels: [Option<usize>; 5],
    any_problem: Option<usize>,
    more_than_slight: Option<usize>,
    sum: Option<i64>,
}

impl Told {
    fn of(published: &Published) -> Self {
        let count = |statistic: &str| {
            assert!(published.has("all", "eq5d5l.mo", "start", statistic), "{statistic}");
            published.count("all", "eq5d5l.mo", "start", statistic)
        };
        let small = |count: Option<i64>| count.map(|count| usize::try_from(count).expect("a count"));
        let levels = [1, 2, 3, 4, 5].map(|level| small(count(&format!("level_{level}"))));
        let [any_problem, more_than_slight] = ["any_problem", "more_than_slight"].map(|statistic| small(count(statistic)));
        Self { levels, any_problem, more_than_slight, sum: count("sum") }
    }

    /// These people fit all that is shown and what the rules say of the rest.
    fn fits(&self, levels: &Levels) -> bool {
        let shows_zero = self.levels.contains(&Some(0));
        let of_counts = self.levels.iter().zip(levels).all(|(shown, count)| match shown {
            Some(shown) => shown == count,
            None => !(shows_zero && *count == 0),
        });
        let sum: i64 = (1..).zip(levels).map(|(level, count)| level * i64::try_from(*count).expect("small")).sum();
        of_counts
            && self.any_problem.is_none_or(|shown| shown == PEOPLE - levels[0])
            && self.more_than_slight.is_none_or(|shown| shown == levels[2..].iter().sum::<usize>())
            // rounded to fives
            && self.sum.is_none_or(|shown| (shown - sum).abs() <= 2)
    }

    fn suppressed(&self) -> impl Iterator<Item = usize> + '_ {
        (0..5).filter(|level| self.levels[*level].is_none())
    }
}

/// Small counts that a reader may still take for one number alone, for fewer than the four, and all there are.
#[derive(Debug, Default)]
struct Measured {
    pinned: usize,
    narrowed: usize,
    all: usize,
}

impl Measured {
    /// Of a count that is so much in truth and may be any of these.
    fn add(&mut self, truth: usize, possible: &BTreeSet<usize>) {
        if (1..5).contains(&truth) {
            assert!(possible.contains(&truth));
            self.all += 1;
            self.pinned += usize::from(possible.len() == 1);
            self.narrowed += usize::from(!(1..5).all(|count| possible.contains(&count)));
        }
    }
}

#[test]
fn the_pattern_and_insiders_pin_nothing() {
    let worlds = worlds();
    assert_eq!(worlds.len(), 495);
    let told: Vec<Told> = worlds.iter().map(|world| Told::of(&released(*world))).collect();
    let mut alike: BTreeMap<&Told, Vec<&Levels>> = BTreeMap::new();
    for (told, world) in told.iter().zip(&worlds) {
        assert!(told.fits(world), "{told:?} {world:?}");
        alike.entry(told).or_default().push(world);
    }
    let [mut pattern, mut one, mut two] = [const { Measured { pinned: 0, narrowed: 0, all: 0 } }; 3];
    for (told, world) in told.iter().zip(&worlds) {
        let fitting: Vec<&Levels> = worlds.iter().filter(|world| told.fits(world)).collect();
        let present: Vec<usize> = (0..5).filter(|level| world[*level] > 0).collect();
        for level in told.suppressed() {
            let of = |worlds: &[&Levels], own: &[usize]| -> BTreeSet<usize> {
                let has_own = |world: &&&Levels| {
                    own.iter().all(|level| world[*level] >= own.iter().filter(|other| *other == level).count())
                };
                // what the others are: the insiders know of themselves
                let others = |world: &Levels| world[level] - own.iter().filter(|own| **own == level).count();
                worlds.iter().filter(has_own).map(|world| others(world)).collect()
            };
            pattern.add(world[level], &of(&alike[told], &[]));
            for first in &present {
                let own = usize::from(*first == level);
                one.add(world[level] - own, &of(&fitting, &[*first]));
                for second in present.iter().filter(|second| **second > *first || **second == *first && world[*first] > 1) {
                    let own = own + usize::from(*second == level);
                    two.add(world[level] - own, &of(&fitting, &[*first, *second]));
                }
            }
        }
    }
    println!("pattern {pattern:?}, one insider {one:?}, two {two:?}");
    assert_eq!([pattern.pinned, one.pinned, two.pinned], [0; 3]);
    assert!(pattern.all > 1000 && one.all > 4000 && two.all > 8000);
    // what docs/disclosure.md says
    assert!(pattern.narrowed <= 236 && one.narrowed <= 19 && two.narrowed <= 259);
}
