//! Figures of EQ-5D-5L: dimensions, profiles, level scores, EQ VAS.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use super::collector::{Collector, float};
use super::level_scores::{by_score, profile_at};
use super::numeric::{ChangeOf, Without, change, norm_of, presence, shares_of_change, summary};
use super::statistic::midpoints;
use super::{Context, Counted, Estimated, FigureOccasion, Statistic};
use crate::eq5d5l::{Dimension, DimensionLevel, HealthChange, Profile};
use crate::ground::Occasion;
use crate::instrument::Better;
use crate::stats::{Paired, Sample, Undefined, hsdi, shannon};
use crate::table::PlannedForm;
use crate::tally::{Counts, GroupTally, ProfileCounts, ProfilePairs, ProfileTally};

pub(super) fn figures(
    context: &Context<'_>,
    form: &PlannedForm,
    counts: &ProfileTally,
    tally: &GroupTally,
    out: &mut Collector<'_>,
) {
    let id = &form.definition.id;
    let duplicates = tally.people.duplicates;
    // the dimensions are answered together
    if form.asked.first() == Some(&true) {
        let behind = Behind::new(&counts.pairs);
        for dimension in Dimension::ALL {
            of_dimension(context, id, dimension, counts, duplicates, out);
            if context.has_occasions {
                out.at(&format!("{id}.{}", dimension.code()), FigureOccasion::Change);
                dimension_change(dimension, &counts.pairs, &behind, out);
            }
        }
        of_profile(context, id, counts, duplicates, out);
        of_level_sum(context, id, counts, duplicates, out);
        of_level_frequencies(context, id, counts, duplicates, out);
    }
    if form.asked.last() == Some(&true) {
        of_vas(context, id, counts, duplicates, out);
    }
    if form.asked.first() == Some(&true) {
        super::index::figures(context, id, counts, duplicates, out);
    }
}

fn of_dimension(
    context: &Context<'_>,
    id: &str,
    dimension: Dimension,
    counts: &ProfileTally,
    duplicates: [u64; 2],
    out: &mut Collector<'_>,
) {
    let measure = format!("{id}.{}", dimension.code());
    for occasion in context.occasions() {
        let [levels @ .., missing, invalid] = counts.occasions[occasion.position()].levels(dimension.position());
        let n: u64 = levels.iter().sum();
        out.at(&measure, (*occasion).into());
        presence(n, Without { missing, invalid, duplicates: duplicates[occasion.position()] }, out);
        let sample = Sample::on_grid(1, (1..).zip(levels).collect());
        out.number(Statistic::Sum, Ok(sample.sum()), n);
        out.number(Statistic::Mean, sample.mean(), n);
        for (level, count) in DimensionLevel::all().zip(levels) {
            out.share(Counted::Level(level), count, n);
        }
        out.share(Counted::AnyProblem, n - levels[0], n);
        out.count_and_share(Counted::MoreThanSlight, levels[2..].iter().sum(), n);
        evenness(levels.into_iter(), 5, n, out);
    }
}

/// Shannon's H′ and J′, against what is possible and against what occurs.
fn evenness(counts: impl Iterator<Item = u64>, categories: u64, n: u64, out: &mut Collector<'_>) {
    let shannon = shannon(counts, categories);
    out.number(Statistic::ShannonH, shannon.as_ref().map(|shannon| shannon.h).map_err(|why| *why), n);
    out.number(Statistic::ShannonJ, shannon.as_ref().map_err(|why| *why).and_then(|shannon| shannon.j), n);
    out.number(Statistic::ShannonJObserved, shannon.and_then(|shannon| shannon.j_observed), n);
}

fn dimension_change(dimension: Dimension, pairs: &ProfilePairs, behind: &Behind, out: &mut Collector<'_>) {
    let place = dimension.position();
    let transitions = &pairs.levels[place];
    let cells = || transitions.iter().zip(0_usize..).map(|(count, pair)| ([pair / 5, pair % 5], *count));
    let n: u64 = transitions.iter().sum();
    let sum_at = |occasion: usize| cells().map(|(pair, count)| (pair[occasion] as u64 + 1) * count).sum::<u64>();
    let of = |is: fn([usize; 2]) -> bool| cells().filter(|(pair, _)| is(*pair)).map(|(_, count)| count).sum::<u64>();
    let [improved, unchanged, worsened] =
        [of(|[start, exit]| exit < start), of(|[start, exit]| exit == start), of(|[start, exit]| exit > start)];
    out.count(Statistic::N, n, n);
    out.count(Statistic::SumStart, sum_at(0), n);
    out.count(Statistic::SumExit, sum_at(1), n);
    out.number(Statistic::Sum, Ok(float(sum_at(1)) - float(sum_at(0))), n);
    let of_n = |sum: f64| if n == 0 { Err(Undefined::NoData) } else { Ok(sum / float(n)) };
    out.number(Statistic::MeanStart, of_n(float(sum_at(0))), n);
    out.number(Statistic::MeanExit, of_n(float(sum_at(1))), n);
    out.number(Statistic::Mean, of_n(float(sum_at(1)) - float(sum_at(0))), n);
    shares_of_change([improved, unchanged, worsened], n, out);
    levels_of_pairs(transitions, out);
    out.count(Statistic::NoProblems, transitions[0], n);
    // half of those who stayed count
    let superior = if n == 0 { Err(Undefined::NoData) } else { Ok(float(2 * improved + unchanged) / float(2 * n)) };
    out.number(Statistic::Ps, superior, n);
    let ways = DimensionLevel::all().flat_map(|from| DimensionLevel::all().map(move |to| Statistic::FromTo(from, to)));
    for (way, count) in ways.zip(transitions) {
        out.count(way, *count, n);
    }
    let classes = [Statistic::BetterInImprove, Statistic::BetterInMixed, Statistic::WorseInMixed, Statistic::WorseInWorsen];
    for (class, people) in classes.into_iter().zip(behind.people[dimension.position()]) {
        out.count(class, people, behind.pairs);
    }
}

/// The levels at start and at exit of the people who have both: the margins of their moves.
fn levels_of_pairs(transitions: &[u64; 25], out: &mut Collector<'_>) {
    let n: u64 = transitions.iter().sum();
    for occasion in Occasion::BOTH {
        let mut levels = [0_u64; 5];
        for (pair, count) in transitions.iter().enumerate() {
            levels[[pair / 5, pair % 5][occasion.position()]] += count;
        }
        for (level, people) in DimensionLevel::all().zip(levels) {
            out.count_and_share(Counted::LevelAt(level, occasion), people, n);
        }
        out.count_and_share(Counted::AnyProblemAt(occasion), n - levels[0], n);
        out.count_and_share(Counted::MoreThanSlightAt(occasion), levels[2..].iter().sum(), n);
    }
}

/// How many people got better or worse in each dimension, by the class of their whole profile.
struct Behind {
    /// By dimension; better where nothing else got worse, better and worse in mixed change, worse where nothing got better.
    people: [[u64; 4]; 5],
    pairs: u64,
}

impl Behind {
    fn new(pairs: &ProfilePairs) -> Self {
        let mut behind = Self { people: [[0; 4]; 5], pairs: 0 };
        for (pair, count) in pairs.profile_pairs() {
            let [start, exit] = pair.map(Profile::from_index);
            let is_mixed = start.change_to(exit) == HealthChange::Mixed;
            behind.pairs += count;
            for (people, (start, exit)) in behind.people.iter_mut().zip(start.levels().into_iter().zip(exit.levels())) {
                match (exit.cmp(&start), is_mixed) {
                    (Ordering::Less, false) => people[0] += count,
                    (Ordering::Less, true) => people[1] += count,
                    (Ordering::Greater, true) => people[2] += count,
                    (Ordering::Greater, false) => people[3] += count,
                    (Ordering::Equal, _) => {}
                }
            }
        }
        behind
    }
}

fn of_profile(context: &Context<'_>, id: &str, counts: &ProfileTally, duplicates: [u64; 2], out: &mut Collector<'_>) {
    let measure = format!("{id}.profile");
    for occasion in context.occasions() {
        let at = &counts.occasions[occasion.position()];
        let n = at.profiles.total();
        let [missing, invalid] = at.without;
        out.at(&measure, (*occasion).into());
        presence(n, Without { missing, invalid, duplicates: duplicates[occasion.position()] }, out);
        out.count(Statistic::Distinct, at.profiles.distinct(), n);
        out.share(Counted::FullHealth, at.profiles.count(0), n);
        out.number(Statistic::Hsdi, hsdi(at.profiles.iter().map(|(_, count)| count)), n);
        evenness(at.profiles.iter().map(|(_, count)| count), Profile::COUNT as u64, n, out);
        cumulative(&measure, at, (*occasion).into(), out);
    }
    if context.has_occasions {
        out.at(&measure, FigureOccasion::Change);
        let n = counts.pairs.profiles.total();
        let mut classes = [0_u64; HealthChange::ALL.len()];
        for (pair, count) in counts.pairs.profile_pairs() {
            let [start, exit] = pair.map(Profile::from_index);
            classes[start.change_to(exit) as usize] += count;
        }
        out.count(Statistic::N, n, n);
        for (class, count) in HealthChange::ALL.into_iter().zip(classes) {
            out.share(Counted::Pchc(class), count, n);
        }
        // those of mixed change did both
        let of = |one: HealthChange| classes[one as usize] + classes[HealthChange::Mixed as usize];
        out.count_and_share(Counted::ImprovedAny, of(HealthChange::Improve), n);
        out.count_and_share(Counted::WorsenedAny, of(HealthChange::Worsen), n);
        let [.., no_problems] = classes;
        let with_problems = n - no_problems;
        out.share(Counted::WithProblems, with_problems, n);
        for (class, count) in HealthChange::ALL.into_iter().zip(classes).take(4) {
            out.share_alone(Estimated::PchcOfProblems(class), count, with_problems);
        }
    }
}

/// The profiles, most frequent first, ties by their digits, with the points of the Health State Density Curve.
fn cumulative(measure: &str, at: &ProfileCounts, occasion: FigureOccasion, out: &mut Collector<'_>) {
    let n = at.profiles.total();
    let mut profiles: Vec<(u64, u64)> = at.profiles.iter().collect();
    profiles.sort_by_key(|(place, count)| (std::cmp::Reverse(*count), *place));
    let distinct = profiles.len() as u64;
    let mut people = 0;
    for ((place, count), rank) in profiles.into_iter().zip(1..) {
        people += count;
        out.at(&format!("{measure}.{}", profile_at(place)), occasion);
        out.count(Counted::Count, count, n);
        out.number(Statistic::Share(Counted::Count), Ok(float(count) / float(n)), n);
        out.number(Statistic::CumulativeShare, Ok(float(people) / float(n)), n);
        out.number(Statistic::CumulativeProfiles, Ok(float(rank) / float(distinct)), n);
    }
}

fn level_sums(counts: &Counts) -> Sample {
    let cells = counts.iter().map(|(place, count)| (i128::from(profile_at(place).level_sum_score()), count));
    Sample::on_grid(1, cells.collect())
}

fn of_level_sum(context: &Context<'_>, id: &str, counts: &ProfileTally, duplicates: [u64; 2], out: &mut Collector<'_>) {
    let measure = format!("{id}.lss");
    for occasion in context.occasions() {
        let at = &counts.occasions[occasion.position()];
        let sample = level_sums(&at.profiles);
        let [missing, invalid] = at.without;
        out.at(&measure, (*occasion).into());
        let without = Without { missing, invalid, duplicates: duplicates[occasion.position()] };
        summary(&sample, without, norm_of(context, &measure, out.group()), out);
        for (sum, places) in by_score(&at.profiles, Profile::level_sum_score) {
            out.count(Statistic::CountOfSum(sum), places.iter().map(|(_, count)| count).sum(), sample.n());
        }
    }
    if context.has_occasions {
        let mut cells: BTreeMap<[i128; 2], u64> = BTreeMap::new();
        for (pair, count) in counts.pairs.profile_pairs() {
            *cells.entry(pair.map(|place| Profile::from_index(place).level_sum_score().into())).or_default() += count;
        }
        let everyone = level_sums(&counts.occasions[0].profiles);
        let of = scored(&measure, Better::Lower, &everyone);
        out.at(&measure, FigureOccasion::Change);
        change(context, &of, &Paired::on_grid(1, cells.into_iter().collect()), out);
    }
}

/// A measure that is not a sum of items with an alpha.
fn scored<'a>(measure: &'a str, better: Better, everyone: &'a Sample) -> ChangeOf<'a> {
    ChangeOf { measure, better, everyone, alpha: Err(Undefined::TooFewItems { items: 1, needed: 2 }), is_total: false }
}

fn of_level_frequencies(context: &Context<'_>, id: &str, counts: &ProfileTally, duplicates: [u64; 2], out: &mut Collector<'_>) {
    for occasion in context.occasions() {
        let at = &counts.occasions[occasion.position()];
        let n = at.profiles.total();
        let [missing, invalid] = at.without;
        let scores = by_score(&at.profiles, Profile::level_frequencies);
        out.at(&format!("{id}.lfs"), (*occasion).into());
        presence(n, Without { missing, invalid, duplicates: duplicates[occasion.position()] }, out);
        out.count(Statistic::Distinct, scores.len() as u64, n);
        for (frequencies, places) in scores {
            out.count(Statistic::CountOfFrequencies(frequencies), places.iter().map(|(_, count)| count).sum(), n);
        }
    }
}

fn of_vas(context: &Context<'_>, id: &str, counts: &ProfileTally, duplicates: [u64; 2], out: &mut Collector<'_>) {
    let measure = format!("{id}.vas");
    let marks = |counts: &Counts| Sample::on_grid(1, counts.iter().map(|(mark, count)| (mark.into(), count)).collect());
    for occasion in context.occasions() {
        let at = &counts.occasions[occasion.position()];
        let [missing, invalid] = at.without_vas;
        let sample = marks(&at.vas);
        out.at(&measure, (*occasion).into());
        let without = Without { missing, invalid, duplicates: duplicates[occasion.position()] };
        summary(&sample, without, norm_of(context, &measure, out.group()), out);
        for (midpoint, range) in midpoints().map(bin) {
            let count = at.vas.iter().filter(|(mark, _)| range.contains(mark)).map(|(_, count)| count).sum();
            out.count(Statistic::Midpoint(midpoint), count, sample.n());
        }
    }
    if context.has_occasions {
        let cells = counts.pairs.vas_pairs().map(|(pair, count)| (pair.map(|mark| mark as i128), count)).collect();
        let everyone = marks(&counts.occasions[0].vas);
        out.at(&measure, FigureOccasion::Change);
        change(context, &scored(&measure, Better::Higher, &everyone), &Paired::on_grid(1, cells), out);
    }
}

/// The bin around a midpoint: single marks at both ends, five marks around every fifth between.
fn bin(midpoint: u8) -> (u8, RangeInclusive<u64>) {
    let middle = u64::from(midpoint);
    let range = if (5..=95).contains(&middle) { middle - 2..=middle + 2 } else { middle..=middle };
    (midpoint, range)
}

#[cfg(test)]
mod tests {
    use super::{bin, midpoints};

    #[test]
    fn every_mark_is_in_one_bin() {
        for mark in 0..=100 {
            assert_eq!(midpoints().map(bin).filter(|(_, range)| range.contains(&mark)).count(), 1, "{mark}");
        }
    }
}
