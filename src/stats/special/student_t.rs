//! Student's t distribution.

use libm::{exp, log, log1p, tan};

use super::{gamma, incomplete_beta, normal};

/// The share of the distribution further from 0 than `t`, both sides; `df` is positive.
pub(in crate::stats) fn two_sided(t: f64, df: f64) -> f64 {
    let square = t * t;
    if square.is_infinite() {
        return 0.0;
    }
    // share of a beta(1/2, df/2) variable above t^2 / (df + t^2)
    incomplete_beta::shares(0.5, 0.5 * df, square / (df + square), df / (df + square))[1]
}

/// The density at `t`.
fn density(t: f64, df: f64) -> f64 {
    let ln_constant = gamma::ln_half_step(0.5 * df) - 0.5 * log(df * std::f64::consts::PI);
    exp(ln_constant - 0.5 * (df + 1.0) * log1p(t * t / df))
}

/// The `t` below which a share `p` lies; `p` is above 0 and below 1, `df` at least 1.
///
/// From Cornish and Fisher's expansion by Newton's method, which here is
/// monotone in the tail: it starts below the root or steps there at once.
pub(in crate::stats) fn quantile(p: f64, df: f64) -> f64 {
    let tail = p.min(1.0 - p);
    if tail >= 0.5 {
        return 0.0;
    }
    if df == 1.0 {
        let t = 1.0 / tan(std::f64::consts::PI * tail);
        return if p < 0.5 { -t } else { t };
    }
    let z = -normal::quantile(tail);
    let mut t = z + z * (z * z + 1.0) / (4.0 * df);
    for _ in 0..100 {
        let share = 0.5 * two_sided(t, df);
        // Newton's method on the logarithm of the tail, which is nearly straight
        let step = share * log(share / tail) / density(t, df);
        t += step;
        if step.abs() <= 2.0 * f64::EPSILON * t.abs() {
            break;
        }
    }
    if p < 0.5 { -t } else { t }
}

#[cfg(test)]
mod tests {
    use super::{quantile, two_sided};

    /// mpmath 1.4, 40 digits: betainc(df/2, 1/2, 0, df/(df+t²), regularized).
    #[test]
    fn two_sided_tails_are_those_of_mpmath() {
        for (t, df, expected) in TAILS {
            let found = two_sided(t, df);
            assert!((found / expected - 1.0).abs() < 2e-14, "t = {t}, df = {df}: {found}, expected {expected}");
            assert_eq!(two_sided(-t, df), found);
        }
    }

    /// mpmath 1.4, 40 digits: root of the distribution function.
    #[test]
    fn quantiles_are_those_of_mpmath() {
        for (p, df, expected) in QUANTILES {
            let found = quantile(p, df);
            assert!((found / expected - 1.0).abs() < 2e-14, "p = {p}, df = {df}: {found}, expected {expected}");
        }
        assert_eq!(quantile(0.5, 3.0), 0.0);
    }

    #[rustfmt::skip]
    const TAILS: [(f64, f64, f64); 33] = [
        (0.125, 1.0, 0.920_833_151_678_868_9),
        (0.75, 1.0, 0.590_334_470_601_733),
        (2.0, 1.0, 0.295_167_235_300_866_5),
        (5.5, 1.0, 0.114_498_294_097_400_35),
        (0.125, 2.0, 0.911_954_909_367_437_6),
        (0.75, 2.0, 0.531_478_714_334_181_8),
        (2.0, 2.0, 0.183_503_419_072_273_97),
        (5.5, 2.0, 0.031_504_003_041_813_805),
        (0.125, 3.0, 0.908_429_418_642_583_2),
        (0.75, 3.0, 0.507_714_579_424_134_2),
        (2.0, 3.0, 0.139_325_968_558_843_2),
        (5.5, 3.0, 0.011_829_591_570_328_52),
        (0.125, 7.0, 0.904_037_633_210_790_7),
        (0.75, 7.0, 0.477_699_909_906_890_4),
        (2.0, 7.0, 0.085_619_328_562_976_08),
        (5.5, 7.0, 0.000_906_537_587_319_845_9),
        (0.125, 29.0, 0.901_386_046_190_420_6),
        (0.75, 29.0, 0.459_296_549_708_252_5),
        (2.0, 29.0, 0.054_943_637_182_967_19),
        (5.5, 29.0, 6.326_920_528_273_318e-6),
        (0.125, 128.0, 0.900_719_654_845_088_9),
        (0.75, 128.0, 0.454_631_043_048_322_9),
        (2.0, 128.0, 0.047_616_893_971_905_626),
        (5.5, 128.0, 1.981_913_749_985_514_6e-7),
        (0.125, 1_000.0, 0.900_548_673_576_808),
        (2.0, 1_000.0, 0.045_770_346_493_251_64),
        (5.5, 1_000.0, 4.823_063_986_307_522_6e-8),
        (0.125, 99_999.0, 0.900_523_801_606_126_1),
        (2.0, 99_999.0, 0.045_502_963_484_502_47),
        (5.5, 99_999.0, 3.807_177_291_727_501e-8),
        (0.125, 10_000_000.0, 0.900_523_552_852_415_7),
        (2.0, 10_000_000.0, 0.045_500_290_891_842_95),
        (5.5, 10_000_000.0, 3.798_005_046_746_732e-8),
    ];
    #[rustfmt::skip]
    const QUANTILES: [(f64, f64, f64); 16] = [
        (0.975, 1.0, 12.706_204_736_174_692),
        (0.999_023_437_5, 1.0, 325.948_300_797_701_34),
        (0.975, 2.0, 4.302_652_729_749_462),
        (0.999_023_437_5, 2.0, 22.594_257_871_383_014),
        (0.975, 3.0, 3.182_446_305_283_708),
        (0.999_023_437_5, 3.0, 10.297_452_785_546_911),
        (0.975, 7.0, 2.364_624_251_592_785),
        (0.999_023_437_5, 7.0, 4.805_819_473_236_561),
        (0.975, 29.0, 2.045_229_642_132_704),
        (0.999_023_437_5, 29.0, 3.405_341_483_697_674_8),
        (0.975, 128.0, 1.978_670_849_837_835_1),
        (0.999_023_437_5, 128.0, 3.162_582_257_702_082_3),
        (0.975, 1_000.0, 1.962_339_080_826_408),
        (0.999_023_437_5, 1_000.0, 3.105_491_410_691_987),
        (0.975, 99_999.0, 1.959_987_707_771_844_4),
        (0.999_023_437_5, 99_999.0, 3.097_351_105_023_392),
    ];
}
