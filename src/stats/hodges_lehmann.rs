//! The Hodges-Lehmann estimate of the median change.

use super::estimate::Estimate;
use super::number::{count, length, ratio_by};
use super::paired::Paired;
use super::special::normal::Z975;
use super::undefined::{Stat, Undefined};

impl Paired {
    /// The median of the means of every two changes, each also with itself.
    ///
    /// In the unit of the measure; zeros count. On the exact grid, in time
    /// linear in the number of different changes times a few dozen steps.
    /// Of an even number of means, the mean of the two in the middle (Hodges
    /// and Lehmann 1963, doi 10.1214/aoms/1177704172).
    ///
    /// # Errors
    ///
    /// If there is nobody.
    #[doc(alias = "pseudomedian")]
    pub fn pseudo_median(&self) -> Stat {
        let walsh = Walsh::of(self.change().filled()?);
        Ok(ratio_by(walsh.doubled_median(), self.change().denominator(), 4))
    }

    /// [`Paired::pseudo_median`] with its 95 % interval.
    ///
    /// The limits are the means of two changes that lie as many places from
    /// either end as the normal approximation of the signed-rank distribution
    /// says, rounded outwards (Hollander and Wolfe 1999, section 3.3).
    ///
    /// # Examples
    ///
    /// ```
    /// use enkat::stats::Paired;
    ///
    /// let pairs = Paired::on_grid(1, [0, 1, 2, 3, 4, 20].map(|change| ([0, change], 1)).to_vec());
    /// let shift = pairs.hodges_lehmann()?;
    /// assert_eq!(shift.value, 2.5); // the 20 hardly counts
    /// assert_eq!([shift.low, shift.high], [0.0, 20.0]); // six people: the extremes
    /// # Ok::<(), enkat::stats::Undefined>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If there are fewer than six people: not even the extremes are a 95 % interval then.
    pub fn hodges_lehmann(&self) -> Result<Estimate, Undefined> {
        let walsh = Walsh::of(self.change().at_least(6)?);
        let n = count(self.n());
        let place = n * (n + 1.0) / 4.0 - Z975 * (n * (n + 1.0) * (2.0 * n + 1.0) / 24.0).sqrt();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at least 1, and below n squared")]
        let place = place.floor().max(1.0) as u128;
        let mean = |sum| ratio_by(sum, self.change().denominator(), 2);
        Ok(Estimate {
            value: self.pseudo_median()?,
            low: mean(walsh.at_rank(place)),
            high: mean(walsh.at_rank(walsh.pairs + 1 - place)),
        })
    }
}

/// The sums of every two of some counted integers, each also with itself.
struct Walsh<'a> {
    cells: &'a [(i128, u64)],
    n: u64,
    pairs: u128,
}

impl<'a> Walsh<'a> {
    fn of(cells: &'a [(i128, u64)]) -> Self {
        let n = cells.iter().map(|cell| cell.1).sum();
        Self { cells, n, pairs: pairs_among(n) }
    }

    /// Twice the median of the sums.
    fn doubled_median(&self) -> i128 {
        let low = self.at_rank(self.pairs.div_ceil(2));
        let middle_is_one = !self.pairs.is_multiple_of(2) || self.up_to(low) > self.pairs / 2;
        if middle_is_one { 2 * low } else { low + self.next_above(low) }
    }

    /// The sum of this rank, counted from 1.
    ///
    /// Cuts the range of the sums where the rank would be if they were spread
    /// evenly, and now and then in half, until few enough are left to be sorted.
    fn at_rank(&self, rank: u128) -> i128 {
        let (first, last) = (self.cells[0].0, self.cells[self.cells.len() - 1].0);
        // the sum is above `low` and at most `high`
        let (mut low, mut high) = (2 * first - 1, 2 * last);
        let (mut below, mut within) = (0, self.pairs);
        let mut step = 0_u32;
        while high - low > 1 {
            let width = high - low;
            let even = share(rank - below, within - below, width);
            let cut = low + if step % 3 == 2 { width / 2 } else { even.clamp(1, width - 1) };
            let at_cut = self.up_to(cut);
            if at_cut >= rank {
                (high, within) = (cut, at_cut);
            } else {
                (low, below) = (cut, at_cut);
            }
            step += 1;
            // pairs of cells are at most as many as pairs of people; where many share a cell, count them
            if within - below <= self.few() || (step.is_multiple_of(8) && self.few_between(low, high)) {
                return self.sorted_between(low, high, rank - below);
            }
        }
        high
    }

    /// How many sums are at most this.
    fn up_to(&self, sum: i128) -> u128 {
        let (mut end, mut before_end, mut before) = (self.cells.len(), self.n, 0);
        let mut pairs = 0;
        for (index, (value, count)) in self.cells.iter().enumerate() {
            while end > index && value + self.cells[end - 1].0 > sum {
                end -= 1;
                before_end -= self.cells[end].1;
            }
            if end <= index {
                break;
            }
            before += count;
            pairs += u128::from(*count) * u128::from(before_end - before) + pairs_among(*count);
        }
        pairs
    }

    /// The smallest sum above this one, which is not the largest.
    fn next_above(&self, sum: i128) -> i128 {
        let mut next = i128::MAX;
        let mut end = self.cells.len();
        for (index, (value, _)) in self.cells.iter().enumerate() {
            while end > 0 && value + self.cells[end - 1].0 > sum {
                end -= 1;
            }
            if let Some(other) = self.cells.get(end.max(index)) {
                next = next.min(value + other.0);
            }
        }
        next
    }

    /// The pairs of cells whose sum is above `low` and at most `high`: for each cell, a range of later ones or itself.
    fn ranges(&self, low: i128, high: i128) -> impl Iterator<Item = (usize, std::ops::Range<usize>)> + '_ {
        let (mut above, mut end) = (self.cells.len(), self.cells.len());
        let ranges = self.cells.iter().enumerate().map(move |(index, (value, _))| {
            while end > index && value + self.cells[end - 1].0 > high {
                end -= 1;
            }
            while above > index && value + self.cells[above - 1].0 > low {
                above -= 1;
            }
            (index, above.max(index)..end)
        });
        ranges.take_while(|(index, range)| range.end > *index)
    }

    /// How many sums are worth sorting: fewer than it takes to count all once more.
    fn few(&self) -> u128 {
        64 + u128::from(length(self.cells.len() / 4))
    }

    fn few_between(&self, low: i128, high: i128) -> bool {
        let counted = self.ranges(low, high).try_fold(0, |sum: u128, (_, range)| {
            let sum = sum + u128::from(length(range.len()));
            (sum <= self.few()).then_some(sum)
        });
        counted.is_some()
    }

    fn sorted_between(&self, low: i128, high: i128, rank: u128) -> i128 {
        let mut sums = Vec::new();
        for (index, range) in self.ranges(low, high) {
            let (value, count) = self.cells[index];
            for other in range {
                let (added, beside) = self.cells[other];
                let pairs = if other == index { pairs_among(count) } else { u128::from(count) * u128::from(beside) };
                sums.push((value + added, pairs));
            }
        }
        sums.sort_unstable();
        let mut passed = 0;
        let found = sums.iter().find(|(_, pairs)| {
            passed += pairs;
            passed >= rank
        });
        found.map_or(high, |(sum, _)| *sum)
    }
}

/// How many pairs there are among `n`, each also with itself.
fn pairs_among(n: u64) -> u128 {
    u128::from(n) * (u128::from(n) + 1) / 2
}

/// About `part / whole` of the width; only where to look next depends on it.
#[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "a guess, which its user limits")]
fn share(part: u128, whole: u128, width: i128) -> i128 {
    (part as f64 / whole as f64 * width as f64) as i128
}

#[cfg(test)]
mod tests {
    use crate::stats::{Paired, Undefined};

    fn changes(cells: &[(i128, u64)]) -> Paired {
        Paired::on_grid(1, cells.iter().map(|(change, count)| ([0, *change], *count)).collect())
    }

    #[test]
    fn the_estimate_is_the_median_of_all_means() {
        // 0 1 5: means 0 0.5 1 2.5 3 5; the middle two 1 and 2.5
        assert_eq!(changes(&[(0, 1), (1, 1), (5, 1)]).pseudo_median(), Ok(1.75));
        // 0 5: means 0 2.5 5
        assert_eq!(changes(&[(0, 1), (5, 1)]).pseudo_median(), Ok(2.5));
        assert_eq!(changes(&[(3, 7)]).pseudo_median(), Ok(3.0));
    }

    #[test]
    fn five_people_have_an_estimate_without_an_interval() {
        let five = changes(&[(1, 2), (2, 3)]);
        assert_eq!(five.hodges_lehmann(), Err(Undefined::TooFew { n: 5, needed: 6 }));
        assert!(five.pseudo_median().is_ok());
        assert_eq!(changes(&[]).pseudo_median(), Err(Undefined::NoData));
    }

    #[test]
    fn limits_stand_at_the_places_of_the_signed_ranks() {
        // n = 10: 10*11/4 - 1.96 sqrt(10*11*21/24) = 27.5 - 19.23 = 8.27: the 8th mean from either end of 55
        let ten = changes(&(1..=10).map(|change| (change, 1)).collect::<Vec<_>>());
        let mut means: Vec<f64> = (1..=10).flat_map(|a| (a..=10).map(move |b| f64::from(a + b) / 2.0)).collect();
        means.sort_by(f64::total_cmp);
        let shift = ten.hodges_lehmann().expect("ten people");
        assert_eq!([shift.low, shift.value, shift.high], [means[7], means[27], means[47]]);
    }
}
