//! A share with its interval.

use super::number::count;
use super::special::normal::Z975;
use super::undefined::Undefined;

/// The 95 % interval of the share `count / n`, from 0 to 1.
///
/// Wilson's score interval (Wilson 1927, doi 10.1080/01621459.1927.10502953),
/// which stays within 0 to 1 and has a width also at none and at all.
///
/// # Examples
///
/// ```
/// use enkat::stats::wilson95;
///
/// let [low, high] = wilson95(0, 10)?;
/// assert_eq!(low, 0.0);
/// assert!((high - 0.277_532_8).abs() < 1e-7);
/// # Ok::<(), enkat::stats::Undefined>(())
/// ```
///
/// # Errors
///
/// If there is nobody, or more are counted than there are.
pub fn wilson95(count: u64, n: u64) -> Result<[f64; 2], Undefined> {
    if n == 0 {
        return Err(Undefined::NoData);
    }
    if count > n {
        return Err(Undefined::OutOfRange);
    }
    // the upper limit of a share is what the lower leaves of the rest
    Ok([lower(count, n), 1.0 - lower(n - count, n)])
}

fn lower(successes: u64, n: u64) -> f64 {
    let (x, n, square) = (count(successes), count(n), Z975 * Z975);
    let centre = x + square / 2.0;
    let margin = Z975 * (x / n * (n - x) + square / 4.0).sqrt();
    // the product of both roots is x² / (n + z²) / n: no difference of nearly equal numbers
    x * (x / n) / (centre + margin)
}

#[cfg(test)]
mod tests {
    use super::wilson95;
    use crate::stats::Undefined;

    #[test]
    fn the_interval_is_that_of_the_printed_formula() {
        // scipy 1.17: binomtest(k, n).proportion_ci(method="wilson")
        for (count, n, low, high) in WILSON {
            let found = wilson95(count, n).expect("people");
            assert!((found[0] - low).abs() < 1e-14 && (found[1] - high).abs() < 1e-14, "{count} of {n}: {found:?}");
        }
    }

    #[test]
    fn none_and_all_mirror_each_other() {
        let [none, all] = [wilson95(0, 7), wilson95(7, 7)].map(|limits| limits.expect("people"));
        assert_eq!([none[0], none[1]], [1.0 - all[1], 1.0 - all[0]]);
        assert_eq!(wilson95(0, 0), Err(Undefined::NoData));
        assert_eq!(wilson95(2, 1), Err(Undefined::OutOfRange));
        assert!(wilson95(u64::MAX, u64::MAX).is_ok());
    }

    #[rustfmt::skip]
    #[expect(clippy::unreadable_literal, reason = "printed by a program")]
    const WILSON: [(u64, u64, f64, f64); 5] = [
        (1, 10, 0.017876213095072896, 0.4041500267952385),
        (5, 10, 0.236593090512564, 0.7634069094874361),
        (12, 33, 0.22187178235242355, 0.533838216977336),
        (299, 300, 0.9813633063054688, 0.9994113422781488),
        (1, 1, 0.20654931437723745, 1.0),
    ];
}
