//! The regularised incomplete beta function, behind Student's t and Fisher's F.

use std::f64::consts::PI;

use super::gamma::{ln_1p_minus, stirling_error};

/// The share of a beta distribution below `x`, and above it; `y` is `1 - x`.
///
/// Both `x` and `y` are given, so that neither loses digits near 0. By
/// the continued fraction of Didonato and Morris (1992, doi
/// 10.1145/131766.131776), walked as Lentz did; the power above it by
/// Loader's deviances, which do not cancel for large parameters.
pub(super) fn shares(a: f64, b: f64, x: f64, y: f64) -> [f64; 2] {
    if x <= 0.0 {
        return [0.0, 1.0];
    }
    if y <= 0.0 {
        return [1.0, 0.0];
    }
    // the fraction converges fast below the mean
    if a * y - b * x >= 0.0 {
        let below = (power(a, b, x, y) / fraction(a, b, x, y)).min(1.0);
        [below, 1.0 - below]
    } else {
        let above = (power(a, b, x, y) / fraction(b, a, y, x)).min(1.0);
        [1.0 - above, above]
    }
}

/// `x^a y^b / B(a, b)`.
#[expect(clippy::many_single_char_names, reason = "the letters of the formula")]
fn power(a: f64, b: f64, x: f64, y: f64) -> f64 {
    let n = a + b;
    let exponent = stirling_error(n) - stirling_error(a) - stirling_error(b) - deviance(a, n * x) - deviance(b, n * y);
    (a / n * b / (2.0 * PI)).sqrt() * libm::exp(exponent)
}

/// `x ln(x / mean) + mean - x` (Loader 2000).
fn deviance(x: f64, mean: f64) -> f64 {
    -x * ln_1p_minus((mean - x) / x)
}

/// The continued fraction under the power, all of whose terms are positive up to the mean.
#[expect(clippy::many_single_char_names, reason = "the letters of the formula")]
fn fraction(a: f64, b: f64, x: f64, y: f64) -> f64 {
    const MOST: u32 = 100_000;
    let below_mean = a * y - b * x; // a - (a + b) x without the cancellation
    let term =
        |n: f64| n + n * (b - n) * x / (a + 2.0 * n - 1.0) + (a + n) * (below_mean + 1.0 + n * (1.0 + y)) / (a + 2.0 * n + 1.0);
    let mut value = a * (below_mean + 1.0) / (a + 1.0);
    let (mut c, mut d) = (value, 0.0);
    for step in 1..MOST {
        let n = f64::from(step);
        let above = (a + n - 1.0) / (a + 2.0 * n - 1.0) * ((a + b + n - 1.0) / (a + 2.0 * n - 1.0)) * n * (b - n) * x * x;
        let beside = term(n);
        d = 1.0 / (beside + above * d);
        c = beside + above / c;
        let factor = c * d;
        value *= factor;
        if (factor - 1.0).abs() <= f64::EPSILON {
            break;
        }
    }
    value
}
