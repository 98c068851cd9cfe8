//! The noncentral t distribution, behind the intervals of effect sizes.

use std::f64::consts::PI;

use libm::{exp, log1p};

use super::gamma::{ln_1p_minus, stirling_error};
use super::{normal, root};

/// The share of the noncentral t distribution below `t`.
///
/// `df` is at least 1, `ncp` the noncentrality. The normal distribution,
/// integrated over the standard deviation it is divided by: `S`, a chi
/// variable over the root of its degrees of freedom. No series, so no
/// cancellation and no limit on `ncp`.
pub(super) fn cdf(t: f64, df: f64, ncp: f64) -> f64 {
    if t < 0.0 {
        return 1.0 - cdf(-t, df, -ncp);
    }
    // all in u = S - 1, which keeps its digits where S is nearly 1
    let width = (0.5 / df).sqrt();
    let (low, high) = ((-10.0 * width).max(-1.0), 10.0 * width);
    // the normal share goes from 0 to 1 around S = ncp / t, over a few 1 / t
    let (middle, reach) = ((ncp - t) / t, 9.0 / t);
    let cut = |u: f64| if u.is_nan() { low } else { u.clamp(low, high) };
    let cuts = [low, cut(middle - reach), cut(middle), cut(middle + reach), high];
    let density = chi_density(df);
    let share = |u: f64| normal::cdf((t - ncp) + t * u) * density(u);
    cuts.windows(2).map(|part| integral(part[0], part[1], share)).sum::<f64>().clamp(0.0, 1.0)
}

/// The noncentrality for which a share `p` lies below `t`.
pub(in crate::stats) fn noncentrality(t: f64, df: f64, p: f64) -> f64 {
    // the share falls as the noncentrality grows
    let f = |ncp: f64| p - cdf(t, df, ncp);
    let spread = (1.0 + t * t / (2.0 * df)).sqrt();
    let guess = t - normal::quantile(p) * spread;
    let mut reach = 0.5 * spread;
    for _ in 0..60 {
        if f(guess - reach) < 0.0 && f(guess + reach) > 0.0 {
            break;
        }
        reach *= 2.0;
    }
    root::increasing(f, guess - reach, guess + reach)
}

/// The density at `1 + u` of a chi variable over the root of its degrees of freedom.
fn chi_density(df: f64) -> impl Fn(f64) -> f64 {
    // the normalising constant by Stirling's formula, of which only the error is left:
    // 2 (df/2)^(df/2) / Γ(df/2) = sqrt(df / pi) exp(df/2 - error(df/2))
    let half = 0.5 * df;
    let constant = (df / PI).sqrt();
    let error = stirling_error(half);
    move |u| {
        if u <= -1.0 {
            return if df > 1.0 { 0.0 } else { constant * exp(half - error) };
        }
        // (df - 1) ln s - df (s^2 - 1) / 2 with s = 1 + u
        constant * exp(df * (ln_1p_minus(u) - 0.5 * u * u) - log1p(u) - error)
    }
}

/// The integral of a smooth function by Gauss and Legendre, on panels.
fn integral(low: f64, high: f64, f: impl Fn(f64) -> f64) -> f64 {
    const PANELS: u32 = 6;
    if high <= low {
        return 0.0;
    }
    let half = 0.5 * (high - low) / f64::from(PANELS);
    let panel = |index| {
        let centre = low + half * f64::from(2 * index + 1);
        let pair = |[node, weight]: [f64; 2]| weight * (f(centre - half * node) + f(centre + half * node));
        GAUSS.into_iter().map(pair).sum::<f64>() * half
    };
    (0..PANELS).map(panel).sum()
}

/// Nodes and weights of the 20-point Gauss-Legendre rule, the positive half.
#[rustfmt::skip]
const GAUSS: [[f64; 2]; 10] = [
    [0.076_526_521_133_497_34, 0.152_753_387_130_725_84],
    [0.227_785_851_141_645_07, 0.149_172_986_472_603_74],
    [0.373_706_088_715_419_55, 0.142_096_109_318_382_04],
    [0.510_867_001_950_827_1, 0.131_688_638_449_176_64],
    [0.636_053_680_726_515, 0.118_194_531_961_518_43],
    [0.746_331_906_460_150_8, 0.101_930_119_817_240_44],
    [0.839_116_971_822_218_8, 0.083_276_741_576_704_75],
    [0.912_234_428_251_326, 0.062_672_048_334_109_07],
    [0.963_971_927_277_913_8, 0.040_601_429_800_386_94],
    [0.993_128_599_185_094_9, 0.017_614_007_139_152_118],
];

#[cfg(test)]
mod tests {
    use super::{cdf, noncentrality};

    /// mpmath 1.4, 40 digits: the integral over the chi density.
    #[test]
    fn shares_are_those_of_mpmath() {
        for (t, df, ncp, expected) in SHARES {
            let found = cdf(t, df, ncp);
            assert!((found - expected).abs() < 1e-13, "t = {t}, df = {df}, ncp = {ncp}: {found}, expected {expected}");
        }
    }

    #[test]
    fn a_noncentrality_gives_back_its_share() {
        for (t, df) in [(0.0, 1.0), (2.5, 1.0), (-3.0, 2.0), (1e6, 1.0), (12.0, 34.0), (500.0, 1e4), (-1.0, 1e7), (1e8, 9.0)] {
            for p in [0.025, 0.975] {
                let share = cdf(t, df, noncentrality(t, df, p));
                assert!((share - p).abs() < 1e-11, "t = {t}, df = {df}: {share}, expected {p}");
            }
        }
    }

    #[rustfmt::skip]
    const SHARES: [(f64, f64, f64, f64); 14] = [
        (0.0, 3.0, 1.0, 0.158_655_253_931_457_05),
        (2.0, 1.0, 0.0, 0.852_416_382_349_566_7),
        (2.5, 1.0, 4.0, 0.137_392_561_541_972_77),
        (-1.5, 2.0, -3.0, 0.912_380_024_386_541),
        (1.0, 2.0, -1.0, 0.957_943_736_256_295_3),
        (12.0, 34.0, 9.0, 0.952_973_360_316_727_5),
        (12.0, 34.0, 14.5, 0.072_649_241_715_638),
        (300.0, 5.0, 250.0, 0.627_590_420_658_918_2),
        (40.0, 1_000.0, 37.0, 0.987_230_712_868_706_8),
        (40.0, 1_000.0, 42.5, 0.030_867_095_574_841_998),
        (1_000_000.0, 1.0, 30_000.0, 0.976_067_053_171_786_7),
        (3.0, 10_000_000.0, 1.0, 0.977_249_839_706_560_1),
        (3_000.0, 10_000_000.0, 3_001.5, 0.106_429_760_817_054_9),
        (-5.0, 17.0, -2.0, 0.011_814_249_407_693_687),
    ];
}
