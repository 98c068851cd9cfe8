//! Figures of index values: summaries, change, the panel of all sets, QALYs.

use super::collector::{Collector, float};
use super::level_scores::by_score;
use super::numeric::{ChangeOf, Without, change, norm_of, summary};
use super::{Context, Counted, FigureOccasion, Statistic};
use crate::eq5d5l::{Profile, ProfileGrid, Scale, ValueSet, qalys};
use crate::ground::Exact;
use crate::instrument::Better;
use crate::stats::{Paired, Sample, Stat, Undefined};
use crate::tally::{Counts, ProfileCounts, ProfileTally, profile_pair};

/// A value set worked out for the profiles that occur, on one grid.
#[derive(Clone, Debug)]
pub(crate) struct IndexTable {
    id: String,
    scale: Scale,
    is_chosen: bool,
    denominator: i128,
    units: Vec<i128>,
    grid: Option<ProfileGrid>,
    difference: Option<crate::eq5d5l::ImportantDifference>,
}

/// Decimals to which values are rounded that have no common grid in 128 bits; no published set needs it.
const FALLBACK_DECIMALS: u32 = 15;
/// Joint profiles beyond this are too many to be drawn or read one by one.
const MOST_CELLS: usize = 1_000;

impl IndexTable {
    /// A chosen set, for every profile, with ranks and differences.
    pub(crate) fn chosen(set: &ValueSet) -> Self {
        let mut table = Self::new(set, true, &[true; Profile::COUNT]);
        table.grid = Some(ProfileGrid::new(set));
        table.difference = Some(set.important_difference());
        table
    }

    /// A set for the panel, for the profiles that occur.
    pub(crate) fn for_panel(set: &ValueSet, is_chosen: bool, occurs: &[bool]) -> Self {
        Self::new(set, is_chosen, occurs)
    }

    fn new(set: &ValueSet, is_chosen: bool, occurs: &[bool]) -> Self {
        let values: Vec<Exact> = Profile::all()
            .zip(occurs)
            .map(|(profile, occurs)| if *occurs { set.index_value(profile).exact() } else { Exact::integer(0) })
            .collect();
        let (denominator, units) = on_one_grid(&values).unwrap_or_else(|| {
            let near = |value: &Exact| value.checked_round(FALLBACK_DECIMALS).unwrap_or(Exact::integer(0));
            on_one_grid(&values.iter().map(near).collect::<Vec<_>>()).unwrap_or_else(|| (1, vec![0; values.len()]))
        });
        Self { id: set.id().into(), scale: set.scale(), is_chosen, denominator, units, grid: None, difference: None }
    }

    /// What the panel calls it; values from 0 to 100 stand apart from utilities.
    pub(crate) fn panel_measure(&self, instrument: &str) -> String {
        let name = match self.scale {
            Scale::ZeroToOne => "panel",
            Scale::ZeroToHundred => "panel_0_100",
        };
        format!("{instrument}.{name}@{}", self.id)
    }

    /// The values of the profiles in `counts`.
    fn sample(&self, counts: &Counts) -> Sample {
        Sample::on_grid(self.denominator, counts.iter().map(|(place, count)| (self.units_at(place), count)).collect())
    }

    #[expect(clippy::cast_possible_truncation, reason = "a place of a profile, below 3125")]
    fn units_at(&self, place: u64) -> i128 {
        self.units[place as usize]
    }

    /// The weighted sum of values, divided by `n`: exact as far as 128 bits reach.
    fn mean(&self, weights: impl Iterator<Item = (u64, i64)>, n: u64) -> Stat {
        let mut weights = weights;
        let sum = weights.try_fold(0_i128, |sum, (place, weight)| {
            self.units_at(place).checked_mul(weight.into()).and_then(|units| sum.checked_add(units))
        });
        let mean = Exact::ratio(sum.ok_or(Undefined::TooLarge)?, self.denominator).checked_div(n);
        mean.map(Exact::to_f64).ok_or(if n == 0 { Undefined::NoData } else { Undefined::TooLarge })
    }
}

/// The values as integers over their least common denominator.
fn on_one_grid(values: &[Exact]) -> Option<(i128, Vec<i128>)> {
    let mut denominator = 1_i128;
    for value in values {
        let (mut a, mut b) = (denominator, value.denominator());
        while b != 0 {
            (a, b) = (b, a % b);
        }
        denominator = (denominator / a).checked_mul(value.denominator())?;
    }
    let units = values.iter().map(|value| value.numerator().checked_mul(denominator / value.denominator()));
    Some((denominator, units.collect::<Option<_>>()?))
}

/// Everything about index values, for each chosen set.
pub(super) fn figures(context: &Context<'_>, id: &str, counts: &ProfileTally, duplicates: [u64; 2], out: &mut Collector<'_>) {
    for table in &context.chosen {
        let measure = format!("{id}.index@{}", table.id);
        let mut everyone = None;
        for occasion in context.occasions() {
            let at = &counts.occasions[occasion.position()];
            let sample = table.sample(&at.profiles);
            let [missing, invalid] = at.without;
            let without = Without { missing, invalid, duplicates: duplicates[occasion.position()] };
            out.at(&measure, (*occasion).into());
            summary(&sample, without, norm_of(context, &measure, out.group()), out);
            against_vas(table, at, out);
            by_level_score(table, &measure, at, (*occasion).into(), out);
            everyone.get_or_insert(sample);
        }
        if let Some(difference) = &table.difference {
            out.at(&measure, FigureOccasion::All);
            out.number(Statistic::MidLuo, Ok(difference.luo), 0);
            out.number(Statistic::MidMcclure, Ok(difference.mcclure_mean), 0);
            out.number(Statistic::MidMcclureSd, Ok(difference.mcclure_sd), 0);
        }
        let Some(everyone) = everyone.filter(|_| context.has_occasions) else { continue };
        let cells = counts.pairs.profile_pairs();
        let pairs = cells.map(|(pair, count)| (pair.map(|place| table.units[place]), count)).collect();
        let pairs = Paired::on_grid(table.denominator, pairs);
        out.at(&measure, FigureOccasion::Change);
        let of = ChangeOf {
            measure: &measure,
            better: Better::Higher,
            everyone: &everyone,
            alpha: Err(Undefined::TooFewItems { items: 1, needed: 2 }),
            is_total: false,
        };
        change(context, &of, &pairs, out);
        grid(table, id, counts, out);
        if context.has_days {
            life_years(table, id, counts, out);
        }
    }
    panel(context, id, counts, out);
}

/// Correlation of index values with EQ VAS scores, in those who have both.
fn against_vas(table: &IndexTable, at: &ProfileCounts, out: &mut Collector<'_>) {
    let n = at.rated.total();
    out.number(Statistic::RVas, correlation_with_vas(table, at), n);
}

fn correlation_with_vas(table: &IndexTable, at: &ProfileCounts) -> Stat {
    let n = at.rated.total();
    if n < 2 {
        return Err(Undefined::TooFew { n, needed: 2 });
    }
    let mean = table.mean(at.rated.iter().map(|(place, count)| (place, count.cast_signed())), n)?;
    let ratings: u64 = at.ratings.total();
    let mean_rating = float(ratings) / float(n);
    let (mut spread, mut joint) = (0.0, 0.0);
    for (place, count) in at.rated.iter() {
        let deviation = Exact::ratio(table.units_at(place), table.denominator).to_f64() - mean;
        spread += float(count) * deviation * deviation;
        joint += deviation * (float(at.ratings.count(place)) - float(count) * mean_rating);
    }
    // exact until the last step: n Σy² − (Σy)² in integers
    let squares = u128::from(at.squared_ratings) * u128::from(n);
    #[expect(clippy::cast_precision_loss, reason = "the one rounding")]
    let rating_spread = squares.saturating_sub(u128::from(ratings).pow(2)) as f64 / float(n);
    if spread <= 0.0 || rating_spread <= 0.0 {
        return Err(Undefined::NoSpread);
    }
    Ok((joint / (spread * rating_spread).sqrt()).clamp(-1.0, 1.0))
}

/// Index values of the people with each level sum and each level frequency score.
fn by_level_score(table: &IndexTable, measure: &str, at: &ProfileCounts, occasion: FigureOccasion, out: &mut Collector<'_>) {
    let sums = by_score(&at.profiles, Profile::level_sum_score);
    let sums = sums.into_iter().map(|(sum, counts)| (format!("lss_{sum}"), counts));
    let frequencies = by_score(&at.profiles, Profile::level_frequencies);
    let frequencies = frequencies.into_iter().map(|(frequencies, counts)| {
        let digits = frequencies.map(|count| count.to_string()).concat();
        (format!("lfs_{digits}"), counts)
    });
    for (score, counts) in sums.chain(frequencies) {
        let cells = counts.iter().map(|(place, count)| (table.units_at(*place), *count));
        let sample = Sample::on_grid(table.denominator, cells.collect());
        let n = sample.n();
        out.at(&format!("{measure}.{score}"), occasion);
        out.count(Statistic::N, n, n);
        for (statistic, value) in [
            (Statistic::Mean, sample.mean()),
            (Statistic::Sd, sample.sd()),
            (Statistic::Median, sample.median()),
            (Statistic::Min, sample.min()),
            (Statistic::Max, sample.max()),
        ] {
            out.number(statistic, value, n);
        }
    }
}

/// The Health Profile Grid: the rank at start and at exit of every pair of profiles that occurs.
fn grid(table: &IndexTable, id: &str, counts: &ProfileTally, out: &mut Collector<'_>) {
    let Some(grid) = &table.grid else { return };
    let n = counts.pairs.profiles.total();
    let measure = format!("{id}.grid@{}", table.id);
    if counts.pairs.profile_pairs().nth(MOST_CELLS).is_some() {
        out.at(&measure, FigureOccasion::Change);
        out.undefined(Counted::Count, n, "more than 1000 different pairs of profiles");
        return;
    }
    for (pair, count) in counts.pairs.profile_pairs() {
        let [start, exit] = pair.map(Profile::from_index);
        out.at(&format!("{measure}.{start}-{exit}"), FigureOccasion::Change);
        out.count(Counted::Count, count, n);
        out.number(Statistic::RankStart, Ok(f64::from(grid.rank(start))), count);
        out.number(Statistic::RankExit, Ok(f64::from(grid.rank(exit))), count);
    }
}

/// Quality-adjusted life years between two dated occasions, by the area under a straight line.
fn life_years(table: &IndexTable, id: &str, counts: &ProfileTally, out: &mut Collector<'_>) {
    out.at(&format!("{id}.qaly@{}", table.id), FigureOccasion::Change);
    if table.scale == Scale::ZeroToHundred {
        out.undefined(Statistic::Mean, 0, "values from 0 to 100 are not utilities");
        return;
    }
    let n: u64 = counts.pairs.days.values().map(|days| days.people).sum();
    out.count(Statistic::N, n, n);
    // pairs of profiles without two dates, or with the exit before the start
    let pairs = counts.pairs.profiles.total();
    out.count(Statistic::Missing, pairs - n.min(pairs), pairs);
    let days: u64 = counts.pairs.days.values().map(|days| days.sum).sum();
    let of_n = |sum: f64| if n == 0 { Err(Undefined::NoData) } else { Ok(sum / float(n)) };
    out.number(Statistic::MeanDays, of_n(float(days)), n);
    let (mut sum, mut squares) = (0.0, 0.0);
    for (pair, days) in &counts.pairs.days {
        let values = profile_pair(*pair).map(|place| Exact::ratio(table.units[place], table.denominator).to_f64());
        sum += qalys(values, float(days.sum));
        #[expect(clippy::cast_precision_loss, reason = "a rounding of 1 in 2^53")]
        let squared_days = days.squares as f64;
        squares += qalys(values, 1.0).powi(2) * squared_days;
    }
    out.number(Statistic::Sum, Ok(sum), n);
    out.number(Statistic::Mean, of_n(sum), n);
    let sd = if n < 2 {
        Err(Undefined::TooFew { n, needed: 2 })
    } else {
        Ok(((squares - sum * sum / float(n)).max(0.0) / float(n - 1)).sqrt())
    };
    out.number(Statistic::Sd, sd, n);
}

/// Mean and mean change under every set: how far a conclusion rests on the choice.
fn panel(context: &Context<'_>, id: &str, counts: &ProfileTally, out: &mut Collector<'_>) {
    // a sum of changes needs only how often each profile is left and reached
    let mut reached = vec![0_i64; Profile::COUNT];
    for ([start, exit], count) in counts.pairs.profile_pairs() {
        reached[start] -= count.cast_signed();
        reached[exit] += count.cast_signed();
    }
    for table in &context.panel {
        let measure = table.panel_measure(id);
        for occasion in context.occasions() {
            let profiles = &counts.occasions[occasion.position()].profiles;
            let n = profiles.total();
            out.at(&measure, (*occasion).into());
            out.number(Statistic::Mean, table.mean(profiles.iter().map(|(place, count)| (place, count.cast_signed())), n), n);
        }
        if context.has_occasions {
            let n = counts.pairs.profiles.total();
            let weights = (0..).zip(&reached).map(|(place, weight)| (place, *weight)).filter(|(_, weight)| *weight != 0);
            out.at(&measure, FigureOccasion::Change);
            out.number(Statistic::Mean, table.mean(weights, n), n);
        }
        if table.is_chosen {
            out.at(&measure, FigureOccasion::All);
            out.number(Statistic::Chosen, Ok(1.0), 0);
        }
    }
}
