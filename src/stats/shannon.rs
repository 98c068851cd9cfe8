//! How evenly people spread over categories.

use super::number::{Sum, count, length};
use super::undefined::{Stat, Undefined};

/// Shannon's index of one distribution, in bits, and what it is of its largest.
///
/// Depends on how many people there are: not for comparing groups of
/// different size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shannon {
    /// H′ = −Σ p log2 p: 0 where everybody is in one category.
    pub h: f64,
    /// The largest H′ there can be: log2 of the number of possible categories.
    pub h_max: f64,
    /// J′ = H′ / H′max over the possible categories, 0 to 1.
    pub j: Stat,
    /// J′ over the observed categories, 0 to 1; 0/0, so undefined, where only one was observed.
    pub j_observed: Stat,
}

/// Shannon's index of the counts of the categories, of which there are `categories` possible ones.
///
/// Counts come in any order; counts of zero may be left out (Shannon 1948,
/// doi 10.1002/j.1538-7305.1948.tb01338.x).
///
/// # Examples
///
/// ```
/// use enkat::stats::{Undefined, shannon};
///
/// let four_of_eight = shannon([2, 2, 2, 2], 8)?;
/// assert_eq!((four_of_eight.h, four_of_eight.h_max), (2.0, 3.0));
/// assert_eq!((four_of_eight.j, four_of_eight.j_observed), (Ok(2.0 / 3.0), Ok(1.0)));
/// assert_eq!(shannon([9], 8)?.j_observed, Err(Undefined::NoSpread));
/// # Ok::<(), Undefined>(())
/// ```
///
/// # Errors
///
/// If there is nobody, or more categories were observed than are possible.
pub fn shannon(counts: impl IntoIterator<Item = u64>, categories: u64) -> Result<Shannon, Undefined> {
    let counts = ascending(counts)?;
    let observed = length(counts.len());
    if observed > categories {
        return Err(Undefined::OutOfRange);
    }
    let n = count(counts.iter().fold(0, |sum: u64, count| sum.saturating_add(*count)));
    let share = |category: &u64| {
        let p = count(*category) / n;
        -p * libm::log2(p)
    };
    let sum = counts.iter().map(share).collect::<Sum>().value();
    let h_max = libm::log2(count(categories));
    let h_observed = libm::log2(count(observed));
    let h = sum.clamp(0.0, h_observed); // -0 for one category; rounding may pass the largest
    let of = |largest: f64| if largest > 0.0 { Ok(h / largest) } else { Err(Undefined::NoSpread) };
    Ok(Shannon { h, h_max, j: of(h_max), j_observed: of(h_observed) })
}

/// The counts that are not zero, smallest first.
pub(super) fn ascending(counts: impl IntoIterator<Item = u64>) -> Result<Vec<u64>, Undefined> {
    let mut counts: Vec<u64> = counts.into_iter().filter(|count| *count > 0).collect();
    counts.sort_unstable();
    if counts.is_empty() { Err(Undefined::NoData) } else { Ok(counts) }
}

#[cfg(test)]
mod tests {
    use super::shannon;
    use crate::stats::Undefined;

    #[test]
    fn the_index_is_that_by_hand() {
        // shares 1/2 1/4 1/4: 1/2 * 1 + 2 * 1/4 * 2 = 1.5 bits
        let index = shannon([1, 0, 2, 1], 5).expect("people");
        assert_eq!(index.h, 1.5);
        assert_eq!(index.j, Ok(1.5 / libm::log2(5.0)));
        assert_eq!(index.j_observed, Ok(1.5 / libm::log2(3.0)));
    }

    #[test]
    fn one_category_has_an_index_of_zero() {
        let one = shannon([7], 5).expect("people");
        assert_eq!((one.h, one.j, one.j_observed), (0.0, Ok(0.0), Err(Undefined::NoSpread)));
        assert!(one.h.is_sign_positive());
        assert_eq!(shannon([7], 1).expect("people").j, Err(Undefined::NoSpread));
    }

    #[test]
    fn nobody_or_too_many_categories_have_none() {
        assert_eq!(shannon([0, 0], 5), Err(Undefined::NoData));
        assert_eq!(shannon([1, 1], 1), Err(Undefined::OutOfRange));
    }
}
