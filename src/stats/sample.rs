//! One measure, once: values on a grid, with how often each occurs.

use super::grid::{Grid, merged};
use super::number::{Sum, count, ratio};
use super::undefined::{Stat, Undefined};
use crate::ground::{Exact, short_debug};

/// Counted values of one measure, in ascending order on one exact grid.
///
/// A value is an integer over a common denominator of at least 1. Everything
/// is exact up to the last division. At most 2^53 people and units of 2^120;
/// beyond that, statistics are [`Undefined::TooLarge`].
///
/// # Examples
///
/// ```
/// use enkat::stats::Sample;
///
/// let sample = Sample::on_grid(2, vec![(140, 1), (101, 2), (120, 1)]); // 70, 50.5 twice, 60
/// assert_eq!(sample.n(), 4);
/// assert_eq!(sample.mean(), Ok(57.75));    // (50.5 + 50.5 + 60 + 70) / 4
/// assert_eq!(sample.median(), Ok(55.25));  // half way from 50.5 to 60
/// assert_eq!(sample.mode(), Ok(50.5));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Sample {
    denominator: i128,
    cells: Vec<(i128, u64)>,
    n: u64,
}

impl Sample {
    /// The sample of values and how often each occurs, in any order.
    ///
    /// The grid is the coarsest that holds all values. Where 128 bits hold none,
    /// values are rounded to as many decimals as fit, at most 18.
    pub fn from_counts(counts: impl IntoIterator<Item = (Exact, u64)>) -> Self {
        Self::of(Grid::of(counts.into_iter().map(|(value, count)| ([value], count))))
    }

    /// The sample of units of `1 / denominator` and how often each occurs, in any order.
    ///
    /// Counts of zero are dropped. A denominator below 1 is none: every
    /// statistic is then [`Undefined::TooLarge`].
    #[must_use]
    pub fn on_grid(denominator: i128, cells: Vec<(i128, u64)>) -> Self {
        Self::of(Grid::given(denominator, cells.into_iter().map(|(value, count)| ([value], count)).collect()))
    }

    fn of(grid: Grid<1>) -> Self {
        let cells = merged(grid.cells.into_iter().map(|([value], count)| (value, count)).collect());
        Self { denominator: grid.denominator, cells, n: grid.n }
    }

    /// One value of each person of a larger whole, which is checked already.
    pub(super) fn part(denominator: i128, cells: Vec<(i128, u64)>, n: u64) -> Self {
        Self { denominator, cells: merged(cells), n }
    }

    /// How many people there are.
    #[must_use]
    pub fn n(&self) -> u64 {
        self.n
    }

    /// How many different values there are.
    #[must_use]
    pub fn distinct(&self) -> usize {
        self.cells.len()
    }

    /// The values and how often each occurs, in ascending order.
    pub fn iter(&self) -> impl Iterator<Item = (f64, u64)> + '_ {
        self.cells.iter().map(|(units, count)| (self.value(*units), *count))
    }

    /// How many people have exactly this value: a floor or a ceiling, say.
    #[must_use]
    pub fn count_of(&self, value: Exact) -> u64 {
        if self.denominator % value.denominator() != 0 {
            return 0; // in lowest terms it is not on the grid
        }
        let units = value.numerator().checked_mul(self.denominator / value.denominator());
        let found = units.and_then(|units| self.cells.binary_search_by_key(&units, |cell| cell.0).ok());
        found.map_or(0, |index| self.cells[index].1)
    }

    /// The sum of all values; 0 for nobody.
    #[must_use]
    pub fn sum(&self) -> f64 {
        match self.exact_sum() {
            Some(sum) => ratio(sum, self.denominator),
            None => self.iter().map(|(value, n)| value * count(n)).collect::<Sum>().value(),
        }
    }

    /// The smallest value.
    ///
    /// # Errors
    ///
    /// If there is nobody.
    pub fn min(&self) -> Stat {
        self.filled()?.first().map(|cell| self.value(cell.0)).ok_or(Undefined::NoData)
    }

    /// The largest value.
    ///
    /// # Errors
    ///
    /// If there is nobody.
    pub fn max(&self) -> Stat {
        self.filled()?.last().map(|cell| self.value(cell.0)).ok_or(Undefined::NoData)
    }

    /// The most frequent value, the smallest of ties.
    ///
    /// # Errors
    ///
    /// If there is nobody.
    pub fn mode(&self) -> Stat {
        let mut mode = *self.filled()?.first().ok_or(Undefined::NoData)?;
        for cell in &self.cells {
            if cell.1 > mode.1 {
                mode = *cell;
            }
        }
        Ok(self.value(mode.0))
    }

    /// The quantile at the share `numerator / denominator`, from 0 to 1.
    ///
    /// Type 7, linear between the two values around it (Hyndman and Fan 1996,
    /// doi 10.1080/00031305.1996.10473566), rounded once.
    ///
    /// # Errors
    ///
    /// If there is nobody, or the share is outside 0 to 1.
    pub fn quantile(&self, numerator: u32, denominator: u32) -> Stat {
        if denominator == 0 || numerator > denominator {
            return Err(Undefined::OutOfRange);
        }
        self.filled()?;
        // h = (n - 1) p: the value of rank floor(h), and the fraction to the next
        let (position, parts) = (u128::from(self.n - 1) * u128::from(numerator), u128::from(denominator));
        let (rank, rest) = (position / parts, position % parts);
        let (low, next) = self.neighbours(rank).ok_or(Undefined::NoData)?;
        let high = if rest == 0 { low } else { next };
        let (parts, rest) = (i128::from(denominator), rest.cast_signed());
        let exact = || {
            let numerator = low.checked_mul(parts)?.checked_add((high - low).checked_mul(rest)?)?;
            Some(ratio(numerator, parts.checked_mul(self.denominator)?))
        };
        Ok(exact().unwrap_or_else(|| self.value(low) + ratio(high - low, self.denominator) * ratio(rest, parts)))
    }

    /// The median: the quantile at one half.
    ///
    /// # Errors
    ///
    /// If there is nobody.
    pub fn median(&self) -> Stat {
        self.quantile(1, 2)
    }

    /// The lower quartile: the quantile at one quarter.
    ///
    /// # Errors
    ///
    /// If there is nobody.
    pub fn q1(&self) -> Stat {
        self.quantile(1, 4)
    }

    /// The upper quartile: the quantile at three quarters.
    ///
    /// # Errors
    ///
    /// If there is nobody.
    pub fn q3(&self) -> Stat {
        self.quantile(3, 4)
    }

    /// The units of the person of this rank, counted from 0, and of the next one.
    fn neighbours(&self, rank: u128) -> Option<(i128, i128)> {
        let mut before = 0;
        for (index, (units, count)) in self.cells.iter().enumerate() {
            before += u128::from(*count);
            if rank < before {
                let next = if rank + 1 < before { *units } else { self.cells.get(index + 1).map_or(*units, |cell| cell.0) };
                return Some((*units, next));
            }
        }
        None
    }

    /// The sum in units, if it fits.
    pub(super) fn exact_sum(&self) -> Option<i128> {
        self.cells.iter().try_fold(0_i128, |sum, (units, count)| sum.checked_add(units.checked_mul(i128::from(*count))?))
    }

    /// The cells, unless there are none.
    pub(super) fn filled(&self) -> Result<&[(i128, u64)], Undefined> {
        match (self.n, self.cells.is_empty()) {
            (0, _) => Err(Undefined::NoData),
            (_, true) => Err(Undefined::TooLarge),
            _ => Ok(&self.cells),
        }
    }

    /// The cells of at least so many people.
    pub(super) fn at_least(&self, needed: u64) -> Result<&[(i128, u64)], Undefined> {
        let cells = self.filled()?;
        if self.n < needed { Err(Undefined::TooFew { n: self.n, needed }) } else { Ok(cells) }
    }

    /// How many units are 1.
    pub(super) fn denominator(&self) -> i128 {
        self.denominator
    }

    fn value(&self, units: i128) -> f64 {
        ratio(units, self.denominator)
    }
}

short_debug! {
    impl Sample { n: Self::n }
}

#[cfg(test)]
mod tests {
    use super::Sample;
    use crate::ground::Exact;
    use crate::stats::Undefined;

    #[test]
    fn quantiles_are_linear_between_values() {
        // 1 2 3 4: at 1/4, h = 3/4, so 1 + 0.75 (2 - 1) = 1.75 (R: quantile(1:4, .25))
        let sample = Sample::on_grid(1, vec![(4, 1), (2, 1), (3, 1), (1, 1)]);
        assert_eq!([sample.q1(), sample.median(), sample.q3()], [Ok(1.75), Ok(2.5), Ok(3.25)]);
        assert_eq!([sample.quantile(0, 1), sample.quantile(1, 1)], [sample.min(), sample.max()]);
        assert_eq!(sample.quantile(2, 1), Err(Undefined::OutOfRange));
        assert_eq!(sample.quantile(0, 0), Err(Undefined::OutOfRange));
    }

    #[test]
    fn the_mode_is_the_smallest_of_ties() {
        assert_eq!(Sample::on_grid(2, vec![(9, 2), (3, 2), (1, 1), (5, 0)]).mode(), Ok(1.5));
    }

    #[test]
    fn a_value_off_the_grid_has_nobody() {
        let sample = Sample::from_counts([(Exact::ratio(7, 2), 3), (Exact::integer(1), 1)]);
        assert_eq!(
            [Exact::ratio(7, 2), Exact::integer(1), Exact::ratio(1, 3), Exact::integer(2)].map(|v| sample.count_of(v)),
            [3, 1, 0, 0]
        );
        assert_eq!(sample.distinct(), 2);
    }

    #[test]
    fn nobody_has_no_statistics_and_a_sum_of_zero() {
        let nobody = Sample::from_counts([]);
        assert_eq!(nobody.sum(), 0.0);
        for stat in [nobody.min(), nobody.max(), nobody.mode(), nobody.mean(), nobody.median(), nobody.sd(), nobody.skewness()] {
            assert_eq!(stat, Err(Undefined::NoData));
        }
        assert_eq!(Sample::on_grid(1, vec![(i128::MAX, 1)]).mean(), Err(Undefined::TooLarge));
        assert_eq!(Sample::on_grid(-1, vec![(1, 1)]).mean(), Err(Undefined::TooLarge));
    }
}
