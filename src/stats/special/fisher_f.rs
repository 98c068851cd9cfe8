//! Fisher's F distribution.

use libm::{exp, log};

use super::{incomplete_beta, root};

/// The share below `f` and above it, with `a` and `b` degrees of freedom.
fn shares(f: f64, a: f64, b: f64) -> [f64; 2] {
    let scaled = a * f;
    incomplete_beta::shares(0.5 * a, 0.5 * b, scaled / (scaled + b), b / (scaled + b))
}

/// The `f` below which a share `p` lies, with `a` and `b` degrees of freedom.
///
/// `p` is above 0 and below 1; the degrees of freedom are at least 1. On the
/// scale of `ln f`, where the distribution is nearly symmetric.
pub(in crate::stats) fn quantile(p: f64, a: f64, b: f64) -> f64 {
    let ln_f = |u: f64| {
        let [below, above] = shares(exp(u), a, b);
        if p < 0.5 { log(below) - log(p) } else { log(1.0 - p) - log(above) }
    };
    let finite = |u: f64| ln_f(u).clamp(-1e300, 1e300);
    // a bracket around 1, where the distribution is centred, widened as far as it takes
    let mut reach = 4.0 * (1.0 / a + 1.0 / b).sqrt();
    while reach < 600.0 && (finite(-reach) > 0.0 || finite(reach) < 0.0) {
        reach *= 2.0;
    }
    exp(root::increasing(finite, -reach, reach))
}

#[cfg(test)]
mod tests {
    use super::quantile;

    /// mpmath 1.4, 40 digits: root of the regularised incomplete beta function.
    #[test]
    fn quantiles_are_those_of_mpmath() {
        for (p, a, b, expected) in QUANTILES {
            let found = quantile(p, a, b);
            assert!((found / expected - 1.0).abs() < 2e-14, "p = {p}, df = {a}, {b}: {found}, expected {expected}");
        }
    }

    #[rustfmt::skip]
    const QUANTILES: [(f64, f64, f64, f64); 14] = [
        (0.025, 1.0, 1.0, 0.001_543_712_508_674_131),
        (0.975, 1.0, 1.0, 647.789_011_477_844_2),
        (0.025, 2.0, 5.0, 0.025_446_440_122_317_626),
        (0.975, 2.0, 5.0, 8.433_620_739_432_778),
        (0.025, 12.0, 144.0, 0.360_087_024_700_364_7),
        (0.975, 12.0, 144.0, 2.036_182_003_987_049_5),
        (0.025, 27.0, 756.0, 0.536_083_682_703_888_7),
        (0.975, 27.0, 756.0, 1.619_055_730_349_66),
        (0.025, 34.0, 408.0, 0.574_096_443_647_927_1),
        (0.975, 34.0, 408.0, 1.565_746_924_998_880_2),
        (0.025, 5.0, 3.0, 0.128_806_398_421_262),
        (0.975, 5.0, 3.0, 14.884_822_920_641_962),
        (0.025, 999.0, 11_988.0, 0.911_095_596_840_339_8),
        (0.975, 999.0, 11_988.0, 1.093_662_597_045_799_6),
    ];
}
