//! Intervals by resampling people.

use super::estimate::Estimate;
use super::number::{Sum, count};
use super::random::Random;
use super::special::normal;
use super::undefined::Undefined;
use crate::ground::{object, words};

/// How an interval is read off the resampled values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub enum BootstrapMethod {
    /// The 2.5 and 97.5 percentiles.
    Percentile,
    /// Percentiles corrected for bias and for a spread that changes with the value: BCa
    /// (Efron 1987, doi 10.1080/01621459.1987.10478410).
    Bca,
}

words!(BootstrapMethod: [BootstrapMethod::Percentile, BootstrapMethod::Bca]);

/// 95 % intervals of any statistic, by resampling people from their counts.
///
/// The same seed, cells and version-independent random numbers give the same
/// bits, in this release and in every later one.
///
/// # Examples
///
/// ```
/// use enkat::stats::{Bootstrap, BootstrapMethod};
///
/// let bootstrap = Bootstrap { method: BootstrapMethod::Bca, replicates: 2000, seed: 1 };
/// let cells = [(20, 4), (30, 5), (50, 3)]; // value and how many people
/// let mean = |cells: &[(u32, u64)]| {
///     let n: u64 = cells.iter().map(|cell| cell.1).sum();
///     let sum: u64 = cells.iter().map(|cell| u64::from(cell.0) * cell.1).sum();
///     (n > 0).then(|| sum as f64 / n as f64)
/// };
/// let interval = bootstrap.interval(&cells, mean)?;
/// assert!(interval.low > 20.0 && interval.high < 50.0);
/// assert_eq!(bootstrap.interval(&cells, mean)?, interval);
/// # Ok::<(), enkat::stats::Undefined>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(transform = crate::ground::data::limits))]
pub struct Bootstrap {
    /// How the interval is read off.
    pub method: BootstrapMethod,
    /// How many resamples: 40 to a million; some thousand are usual.
    pub replicates: u32,
    /// Where the random numbers start.
    pub seed: u64,
}

object!(Bootstrap { method, replicates, seed });

impl Bootstrap {
    /// The fewest resamples.
    pub const FEWEST: u32 = 40;
    /// The most resamples.
    pub const MOST: u32 = 1_000_000;
    /// The most people: as many as a cohort takes. More would take years.
    const MOST_PEOPLE: u64 = 1 << 32;

    /// The statistic of the counted people with its interval.
    ///
    /// Cells are taken in the order given, so pass them sorted: then equal
    /// groups give equal bits. The statistic gets the same cells in the same
    /// order, with new counts that add up to the same number and may be zero;
    /// it returns none where it has no value. Resamples in which it has none
    /// are left out, if they are at most one in twenty. Each resample takes
    /// as many random numbers as there are people.
    ///
    /// # Errors
    ///
    /// If there are fewer than two people, the number of resamples is outside
    /// its range, or the statistic has no value for the group or too often.
    pub fn interval<T: Clone>(
        &self,
        cells: &[(T, u64)],
        statistic: impl Fn(&[(T, u64)]) -> Option<f64>,
    ) -> Result<Estimate, Undefined> {
        if self.replicates < Self::FEWEST || self.replicates > Self::MOST {
            return Err(Undefined::OutOfRange);
        }
        let n = cells
            .iter()
            .try_fold(0_u64, |sum, cell| sum.checked_add(cell.1))
            .filter(|n| *n <= Self::MOST_PEOPLE)
            .ok_or(Undefined::TooLarge)?;
        match n {
            0 => return Err(Undefined::NoData),
            1 => return Err(Undefined::TooFew { n, needed: 2 }),
            _ => {}
        }
        let statistic = |cells: &[(T, u64)]| statistic(cells).filter(|value| value.is_finite());
        let value = statistic(cells).ok_or(Undefined::Unstable)?;
        let mut values = self.resampled(cells, n, &statistic);
        if count(u64::from(self.replicates)) * 0.95 > count(super::number::length(values.len())) {
            return Err(Undefined::Unstable);
        }
        values.sort_unstable_by(f64::total_cmp);
        let [low, high] = match self.method {
            BootstrapMethod::Percentile => [0.025, 0.975],
            BootstrapMethod::Bca => bca_shares(&values, value, acceleration(cells, &statistic)?)?,
        };
        Ok(Estimate { value, low: percentile(&values, low), high: percentile(&values, high) })
    }

    fn resampled<T: Clone>(&self, cells: &[(T, u64)], n: u64, statistic: &impl Fn(&[(T, u64)]) -> Option<f64>) -> Vec<f64> {
        let mut before = 0;
        let ends: Vec<u64> = cells
            .iter()
            .map(|cell| {
                before += cell.1;
                before
            })
            .collect();
        let mut random = Random::seeded(self.seed);
        let mut resample = cells.to_vec();
        let values = (0..self.replicates).filter_map(|_| {
            for cell in &mut resample {
                cell.1 = 0;
            }
            for _ in 0..n {
                let person = random.below(n);
                resample[ends.partition_point(|end| *end <= person)].1 += 1;
            }
            statistic(&resample)
        });
        values.collect()
    }
}

/// The shares at which a bias-corrected and accelerated interval is read off.
fn bca_shares(values: &[f64], value: f64, acceleration: f64) -> Result<[f64; 2], Undefined> {
    let below = values.partition_point(|resampled| *resampled < value);
    let up_to = values.partition_point(|resampled| *resampled <= value);
    #[expect(clippy::cast_precision_loss, reason = "at most a million")]
    let share = (below + up_to) as f64 / (2 * values.len()) as f64; // ties are half below
    if share <= 0.0 || share >= 1.0 {
        return Err(Undefined::Unstable);
    }
    let bias = normal::quantile(share);
    let corrected = |z: f64| {
        let shifted = bias + z;
        let divisor = 1.0 - acceleration * shifted;
        if divisor > 0.0 { Ok(normal::cdf(bias + shifted / divisor)) } else { Err(Undefined::Unstable) }
    };
    Ok([corrected(-normal::Z975)?, corrected(normal::Z975)?])
}

/// A sixth of the skewness of the statistic with one person left out, over all people.
fn acceleration<T: Clone>(cells: &[(T, u64)], statistic: &impl Fn(&[(T, u64)]) -> Option<f64>) -> Result<f64, Undefined> {
    let mut rest = cells.to_vec();
    let mut without = Vec::with_capacity(cells.len());
    for index in 0..cells.len() {
        if cells[index].1 > 0 {
            rest[index].1 -= 1;
            without.push((statistic(&rest).ok_or(Undefined::Unstable)?, count(cells[index].1)));
            rest[index].1 += 1;
        }
    }
    let n = without.iter().map(|(_, people)| people).sum::<f64>();
    let mean = without.iter().map(|(value, people)| value * people).collect::<Sum>().value() / n;
    let power = |power| without.iter().map(|(value, people)| (mean - value).powi(power) * people).collect::<Sum>().value();
    let squares = power(2);
    let acceleration = power(3) / (6.0 * squares * squares.sqrt());
    Ok(if acceleration.is_finite() { acceleration } else { 0.0 }) // nobody makes a difference
}

/// The value at a share of the sorted resampled values: rank `(B + 1) p`, linear in between (Davison and Hinkley 1997).
fn percentile(sorted: &[f64], share: f64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "at most a million")]
    let rank = ((sorted.len() + 1) as f64 * share).clamp(1.0, sorted.len() as f64);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 1 to their number")]
    let index = rank.floor() as usize - 1;
    let low = sorted[index];
    let high = sorted[(index + 1).min(sorted.len() - 1)];
    low + (high - low) * (rank - rank.floor())
}

#[cfg(test)]
mod tests {
    use super::{Bootstrap, BootstrapMethod, acceleration, percentile};
    use crate::stats::Undefined;

    #[expect(clippy::unnecessary_wraps, reason = "the form of a statistic")]
    fn mean(cells: &[(f64, u64)]) -> Option<f64> {
        let n: u64 = cells.iter().map(|cell| cell.1).sum();
        Some(cells.iter().map(|cell| cell.0 * super::count(cell.1)).sum::<f64>() / super::count(n))
    }

    #[test]
    fn the_interval_of_a_mean_is_near_the_normal_one() {
        // 1..=100: mean 50.5, SD with n 28.866, se 2.887: 44.84 to 56.16
        let cells: Vec<_> = (1..=100).map(|value| (f64::from(value), 1)).collect();
        for method in [BootstrapMethod::Percentile, BootstrapMethod::Bca] {
            let interval = Bootstrap { method, replicates: 4000, seed: 7 }.interval(&cells, mean).expect("an interval");
            assert_eq!(interval.value, 50.5);
            assert!((interval.low - 44.84).abs() < 0.6 && (interval.high - 56.16).abs() < 0.6, "{method:?}: {interval:?}");
        }
    }

    #[test]
    fn the_acceleration_of_a_mean_is_a_sixth_of_its_skewness() {
        // 0 twice and 3 once: deviations -1 -1 2, squares 6, cubes 6; left out they halve and keep their sign
        let found = acceleration(&[(0.0, 2), (3.0, 1)], &mean).expect("a mean");
        assert!((found - 6.0 / (6.0 * libm::pow(6.0, 1.5))).abs() < 1e-15, "{found}");
    }

    #[test]
    fn percentiles_are_linear_between_ranks() {
        assert_eq!([0.0, 0.25, 0.5, 0.6, 1.0].map(|share| percentile(&[1.0, 2.0, 4.0], share)), [1.0, 1.0, 2.0, 2.8, 4.0]);
    }

    #[test]
    fn a_statistic_without_a_value_has_no_interval() {
        let bootstrap = Bootstrap { method: BootstrapMethod::Bca, replicates: 100, seed: 0 };
        assert_eq!(bootstrap.interval(&[(1.0, 5)], |_| None), Err(Undefined::Unstable));
        assert_eq!(bootstrap.interval(&[(1.0, 5)], |_| Some(f64::NAN)), Err(Undefined::Unstable));
        assert_eq!(bootstrap.interval(&[(1.0, 1)], mean), Err(Undefined::TooFew { n: 1, needed: 2 }));
        assert_eq!(bootstrap.interval::<f64>(&[], mean), Err(Undefined::NoData));
        assert_eq!(Bootstrap { replicates: 3, ..bootstrap }.interval(&[(1.0, 5)], mean), Err(Undefined::OutOfRange));
        let alike = bootstrap.interval(&[(1.0, 5)], mean).expect("a value");
        assert_eq!([alike.value, alike.low, alike.high], [1.0; 3]);
    }
}
