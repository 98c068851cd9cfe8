//! Why a statistic has no value.

/// A number, or the reason why there is none.
pub type Stat = Result<f64, Undefined>;

/// Why a statistic has no value.
///
/// # Examples
///
/// ```
/// use enkat::stats::{Sample, Undefined};
///
/// let one_person = Sample::on_grid(1, vec![(50, 1)]);
/// assert_eq!(one_person.sd(), Err(Undefined::TooFew { n: 1, needed: 2 }));
/// assert_eq!(Undefined::TooFew { n: 1, needed: 2 }.to_string(), "needs at least 2 people, found 1");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum Undefined {
    /// Nobody has a value.
    #[error("nobody has a value")]
    NoData,
    /// Fewer people than the statistic needs.
    #[error("needs at least {needed} people, found {n}")]
    TooFew {
        /// How many there are.
        n: u64,
        /// How many it takes.
        needed: u64,
    },
    /// Fewer items than the statistic needs.
    #[error("needs at least {needed} items, found {items}")]
    TooFewItems {
        /// How many there are.
        items: u64,
        /// How many it takes.
        needed: u64,
    },
    /// Everybody has the same value, where the statistic divides by a spread.
    #[error("everybody has the same value")]
    NoSpread,
    /// Everybody changed alike, where the statistic divides by the spread of changes.
    #[error("everybody changed alike")]
    SameChange,
    /// Every change goes one way, where the statistic needs some of either.
    #[error("every change goes one way")]
    OneWay,
    /// Nobody changed, where the statistic ranks changes.
    #[error("nobody changed")]
    NoChange,
    /// More than the method is meant for.
    #[error("meant for at most {most}, found {n}")]
    TooMany {
        /// How many there are.
        n: u64,
        /// How many it can take.
        most: u64,
    },
    /// Some items are a combination of others, so their correlations have no inverse.
    #[error("some items are a combination of others")]
    Singular,
    /// A search that stopped before it reached its tolerance.
    #[error("the fit did not converge")]
    NotConverged,
    /// An argument outside its range.
    #[error("an argument is outside its range")]
    OutOfRange,
    /// Sums and sums of products that no set of answers can have.
    #[error("the sums and the products do not fit together")]
    Mismatch,
    /// Numbers too large to be counted exactly.
    #[error("the numbers are too large to be counted exactly")]
    TooLarge,
    /// The statistic has no value in too many of the resamples.
    #[error("the statistic has no value in too many resamples")]
    Unstable,
}
