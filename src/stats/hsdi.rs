//! How evenly people spread over the health states that occur.

use super::number::{count, length};
use super::shannon::ascending;
use super::undefined::{Stat, Undefined};

/// The health state density index of the counts of the states: 1 where all observed states are equally common.
///
/// Twice the area under [`hsdc`], by trapezoids (Zamora, Parkin, Feng, Bateman, Herdman and Devlin 2018,
/// doi 10.1016/j.jval.2018.02.004): exact in integers until the last division.
/// It lies in `1/S + (S − 1)/n` to 1 for S observed states and n people, so it
/// depends on both; ties do not change it.
///
/// # Examples
///
/// ```
/// use enkat::stats::hsdi;
///
/// assert_eq!(hsdi([5, 5, 5]), Ok(1.0));
/// // 3, 1: the area under (0,0) (3/4,1/2) (1,1), doubled: 3/4 * 1/2 + 1/4 * 3/2
/// assert_eq!(hsdi([1, 3]), Ok(0.75));
/// ```
///
/// # Errors
///
/// If there is nobody.
pub fn hsdi(counts: impl IntoIterator<Item = u64>) -> Stat {
    let counts = ascending(counts)?;
    let states = length(counts.len());
    // Σ c (2 i - 1) over the states i = 1, 2, ... by falling count, over n S
    let odd = (1..=states).rev().map(|rank| u128::from(2 * rank - 1));
    let doubled: u128 = counts.iter().zip(odd).map(|(count, odd)| u128::from(*count) * odd).fold(0, u128::saturating_add);
    let n: u128 = counts.iter().map(|count| u128::from(*count)).sum();
    let whole = n.checked_mul(u128::from(states)).ok_or(Undefined::TooLarge)?;
    let [doubled, whole] = [doubled, whole].map(i128::try_from).map(|part| part.map_err(|_| Undefined::TooLarge));
    Ok(super::number::ratio(doubled?, whole?))
}

/// The points of the health state density curve, from `[0, 0]` to `[1, 1]`.
///
/// The cumulative share of people beside the cumulative share of observed
/// states, the most common state first.
///
/// # Examples
///
/// ```
/// use enkat::stats::hsdc;
///
/// assert_eq!(hsdc([1, 3])?, [[0.0, 0.0], [0.75, 0.5], [1.0, 1.0]]);
/// # Ok::<(), enkat::stats::Undefined>(())
/// ```
///
/// # Errors
///
/// If there is nobody.
pub fn hsdc(counts: impl IntoIterator<Item = u64>) -> Result<Vec<[f64; 2]>, Undefined> {
    let counts = ascending(counts)?;
    let n = counts.iter().try_fold(0_u64, |sum, count| sum.checked_add(*count)).ok_or(Undefined::TooLarge)?;
    let mut people = 0;
    let points = counts.iter().rev().zip(1..).map(|(state, rank)| {
        people += state;
        [count(people) / count(n), count(rank) / count(length(counts.len()))]
    });
    Ok(std::iter::once([0.0, 0.0]).chain(points).collect())
}

#[cfg(test)]
mod tests {
    use super::{hsdc, hsdi};
    use crate::stats::Undefined;

    #[test]
    fn the_index_is_twice_the_area_under_the_curve() {
        let counts = [4, 0, 1, 7, 1, 2];
        let curve = hsdc(counts).expect("people");
        let area: f64 = curve.windows(2).map(|pair| (pair[1][0] - pair[0][0]) * f64::midpoint(pair[0][1], pair[1][1])).sum();
        assert!((hsdi(counts).expect("people") - 2.0 * area).abs() < 1e-15);
    }

    #[test]
    fn nobody_has_no_index() {
        assert_eq!(hsdi([0]), Err(Undefined::NoData));
        assert_eq!(hsdc([]), Err(Undefined::NoData));
        assert_eq!(hsdi([u64::MAX; 3]), Ok(1.0));
    }
}
