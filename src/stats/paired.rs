//! One measure at start and at exit, of the same people.

use super::grid::{Grid, merged};
use super::number::{Sum, count};
use super::sample::Sample;
use super::special::student_t;
use super::undefined::{Stat, Undefined};
use crate::ground::{Exact, short_debug};

/// Counted pairs of values, start and exit, of the people who have both.
///
/// Changes are exit minus start. The exit of one person is never beside the
/// start of another, and who is missing once is not here.
///
/// # Examples
///
/// ```
/// use enkat::stats::Paired;
///
/// // start and exit of five people
/// let pairs = Paired::on_grid(1, vec![([1, 2], 1), ([2, 3], 1), ([3, 6], 1), ([4, 4], 1), ([5, 10], 1)]);
/// assert_eq!(pairs.change().mean(), Ok(2.0)); // (1 + 1 + 3 + 0 + 5) / 5
/// let test = pairs.t_test()?;
/// assert_eq!(test.df, 4);
/// assert!((test.t - 5.0_f64.sqrt()).abs() < 1e-12); // mean 2, sd 2: t = 2 / (2 / sqrt 5)
/// # Ok::<(), enkat::stats::Undefined>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Paired {
    cells: Vec<([i128; 2], u64)>,
    start: Sample,
    exit: Sample,
    change: Sample,
}

/// A paired t test.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TTest {
    /// The mean change over its standard error.
    pub t: f64,
    /// Degrees of freedom: pairs minus one.
    pub df: u64,
    /// The two-sided p value, 0 to 1.
    pub p: f64,
}

impl Paired {
    /// The pairs `[start, exit]` and how often each occurs, in any order.
    ///
    /// Both occasions share one grid, chosen as for [`Sample::from_counts`].
    pub fn from_counts(counts: impl IntoIterator<Item = ([Exact; 2], u64)>) -> Self {
        Self::of(Grid::of(counts))
    }

    /// The pairs `[start, exit]` in units of `1 / denominator` and how often each occurs, in any order.
    ///
    /// Counts of zero are dropped. A denominator below 1 is none: every
    /// statistic is then [`Undefined::TooLarge`].
    #[must_use]
    pub fn on_grid(denominator: i128, cells: Vec<([i128; 2], u64)>) -> Self {
        Self::of(Grid::given(denominator, cells))
    }

    fn of(grid: Grid<2>) -> Self {
        let Grid { denominator, cells, n } = grid;
        let cells = merged(cells);
        let sample = |value: fn(&[i128; 2]) -> i128| {
            let values = cells.iter().map(|(pair, count)| (value(pair), *count)).collect();
            Sample::part(denominator, values, n)
        };
        let [start, exit, change] = [sample(|pair| pair[0]), sample(|pair| pair[1]), sample(|pair| pair[1] - pair[0])];
        Self { cells, start, exit, change }
    }

    /// How many people have both.
    #[must_use]
    pub fn n(&self) -> u64 {
        self.change.n()
    }

    /// The values at start, of the people who have both.
    #[must_use]
    pub fn start(&self) -> &Sample {
        &self.start
    }

    /// The values at exit, of the people who have both.
    #[must_use]
    pub fn exit(&self) -> &Sample {
        &self.exit
    }

    /// The changes, exit minus start.
    #[must_use]
    pub fn change(&self) -> &Sample {
        &self.change
    }

    /// Pearson's correlation of start with exit, −1 to 1.
    ///
    /// # Errors
    ///
    /// If there are fewer than two people, or no spread at start or at exit.
    pub fn r(&self) -> Stat {
        self.start.at_least(2)?;
        if self.start.distinct() == 1 || self.exit.distinct() == 1 {
            return Err(Undefined::NoSpread);
        }
        let (start, exit) = (self.start.centre(), self.exit.centre());
        let products = self.cells.iter().map(|(pair, n)| start.deviation(pair[0]) * exit.deviation(pair[1]) * count(*n));
        let products = products.collect::<Sum>().value();
        Ok((products / (self.start.squares() * self.exit.squares()).sqrt()).clamp(-1.0, 1.0))
    }

    /// The paired t test of no mean change.
    ///
    /// # Errors
    ///
    /// If there are fewer than two people, or everybody changed alike.
    pub fn t_test(&self) -> Result<TTest, Undefined> {
        let t = self.mean_over_sd()? * count(self.n()).sqrt();
        let df = self.n() - 1;
        Ok(TTest { t, df, p: student_t::two_sided(t, count(df)) })
    }

    /// The mean change over the standard deviation of the changes.
    pub(super) fn mean_over_sd(&self) -> Stat {
        let (mean, sd) = (self.change.mean()?, self.change.sd()?);
        if self.change.distinct() == 1 { Err(Undefined::SameChange) } else { Ok(mean / sd) }
    }
}

short_debug! {
    impl Paired { n: Self::n }
}

#[cfg(test)]
mod tests {
    use crate::ground::Exact;
    use crate::stats::{Paired, Undefined};

    #[test]
    fn the_correlation_is_that_by_hand() {
        // start 1 2 3, exit 2 1 6: deviations -1 0 1 and -1 -2 3
        // products 1 + 0 + 3 = 4; squares 2 and 14: r = 4 / sqrt 28
        let pairs = Paired::on_grid(1, vec![([1, 2], 1), ([2, 1], 1), ([3, 6], 1)]);
        assert!((pairs.r().expect("a spread") - 4.0 / 28.0_f64.sqrt()).abs() < 1e-15);
    }

    #[test]
    fn a_grid_of_its_own_gives_the_same_pairs() {
        let exact =
            Paired::from_counts([([Exact::ratio(1, 4), Exact::ratio(1, 2)], 2), ([Exact::integer(1), Exact::integer(0)], 1)]);
        assert_eq!(exact, Paired::on_grid(4, vec![([4, 0], 1), ([1, 2], 1), ([1, 2], 1)]));
        assert_eq!(exact.change().min(), Ok(-1.0));
    }

    #[test]
    fn a_change_that_everybody_shares_has_no_test() {
        let pairs = Paired::on_grid(1, vec![([1, 2], 1), ([2, 3], 4)]);
        assert_eq!(pairs.t_test(), Err(Undefined::SameChange));
        assert!(pairs.r().is_ok());
        assert_eq!(Paired::on_grid(1, vec![]).t_test(), Err(Undefined::NoData));
        assert_eq!(Paired::on_grid(1, vec![([1, 2], 1)]).t_test(), Err(Undefined::TooFew { n: 1, needed: 2 }));
        assert_eq!(Paired::on_grid(1, vec![([i128::MIN, i128::MAX], 1)]).r(), Err(Undefined::TooLarge));
    }
}
