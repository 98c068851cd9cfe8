//! How likely a count comes by chance.

use libm::{exp, log, log1p};

/// A limit above the chance of `count` or more in `of` independent tries, each of which has the chance `rate`.
///
/// Chernoff's limit, `exp(-of * KL)`: a little above the chance itself, and exact enough for any size.
#[expect(clippy::cast_precision_loss, reason = "a suspicion needs no more digits")]
pub(crate) fn chance_of_at_least(count: u64, of: u64, rate: f64) -> f64 {
    let (count, of) = (count.min(of) as f64, of as f64);
    if count <= of * rate {
        return 1.0;
    }
    let part = |count: f64, rate: f64| if count > 0.0 { count * log(count / (of * rate)) } else { 0.0 };
    exp(-part(count, rate) - part(of - count, 1.0 - rate))
}

/// The chance of nothing at all in `of` independent tries, each of which has the chance `rate`.
#[expect(clippy::cast_precision_loss, reason = "a suspicion needs no more digits")]
pub(crate) fn chance_of_none(of: u64, rate: f64) -> f64 {
    exp(of as f64 * log1p(-rate))
}

#[cfg(test)]
mod tests {
    use super::{chance_of_at_least, chance_of_none};

    #[test]
    fn the_limit_is_above_the_chance_and_near_it() {
        // 5 or more of 20 at 0.05: 0.00257 from a table of the binomial distribution
        let limit = chance_of_at_least(5, 20, 0.05);
        assert!((0.00257..0.0129).contains(&limit), "{limit}");
        assert_eq!(chance_of_at_least(1, 20, 0.05), 1.0);
        assert!((chance_of_at_least(20, 20, 0.5) - 0.5_f64.powi(20)).abs() < 1e-12);
        assert_eq!(chance_of_at_least(0, 0, 0.5), 1.0);
        assert!(chance_of_at_least(2_000_000, 10_000_000, 0.1) < 1e-300);
    }

    #[test]
    fn nothing_at_all_is_as_likely_as_a_product_says() {
        assert!((chance_of_none(10, 0.1) - 0.9_f64.powi(10)).abs() < 1e-12);
        assert_eq!(chance_of_none(0, 0.1), 1.0);
    }
}
