//! The standard normal distribution.

use std::f64::consts::FRAC_1_SQRT_2;

/// The standard normal quantile at 0.975.
pub(in crate::stats) const Z975: f64 = 1.959_963_984_540_054;

/// The share below `z`.
pub(in crate::stats) fn cdf(z: f64) -> f64 {
    0.5 * special::Error::compl_error(-z * FRAC_1_SQRT_2)
}

/// The share further from 0 than `z`, both sides.
pub(in crate::stats) fn two_sided(z: f64) -> f64 {
    special::Error::compl_error(z.abs() * FRAC_1_SQRT_2)
}

/// The `z` below which a share `p` lies; `p` is above 0 and below 1.
///
/// Wichura 1988, algorithm AS 241 (doi 10.2307/2347330).
pub(in crate::stats) fn quantile(p: f64) -> f64 {
    let from_half = p - 0.5;
    if from_half.abs() <= 0.425 {
        return from_half * fraction(0.180_625 - from_half * from_half, &CENTRE);
    }
    let tail = (-libm::log(p.min(1.0 - p))).sqrt();
    let z = if tail <= 5.0 { fraction(tail - 1.6, &SHOULDER) } else { fraction(tail - 5.0, &TAIL) };
    if from_half < 0.0 { -z } else { z }
}

/// A ratio of two polynomials of degree 7; coefficients from the constant up.
fn fraction(x: f64, coefficients: &[[f64; 8]; 2]) -> f64 {
    let [above, below] = coefficients.map(|terms| terms.iter().rev().fold(0.0, |sum, term| sum * x + term));
    above / below
}

#[rustfmt::skip]
const CENTRE: [[f64; 8]; 2] = [
    [3.387_132_872_796_366_5, 133.141_667_891_784_38, 1_971.590_950_306_551_3, 13_731.693_765_509_46,
     45_921.953_931_549_87, 67_265.770_927_008_7, 33_430.575_583_588_13, 2_509.080_928_730_122_7],
    [1.0, 42.313_330_701_600_91, 687.187_007_492_057_9, 5_394.196_021_424_751,
     21_213.794_301_586_597, 39_307.895_800_092_71, 28_729.085_735_721_943, 5_226.495_278_852_854],
];
#[rustfmt::skip]
const SHOULDER: [[f64; 8]; 2] = [
    [1.423_437_110_749_683_5, 4.630_337_846_156_546, 5.769_497_221_460_691, 3.647_848_324_763_204_5,
     1.270_458_252_452_368_4, 0.241_780_725_177_450_6, 0.022_723_844_989_269_184, 0.000_774_545_014_278_341_4],
    [1.0, 2.053_191_626_637_759, 1.676_384_830_183_803_8, 0.689_767_334_985_1,
     0.148_103_976_427_480_08, 0.015_198_666_563_616_457, 0.000_547_593_808_499_534_5, 1.050_750_071_644_416_9e-9],
];
#[rustfmt::skip]
const TAIL: [[f64; 8]; 2] = [
    [6.657_904_643_501_103, 5.463_784_911_164_114, 1.784_826_539_917_291_3, 0.296_560_571_828_504_87,
     0.026_532_189_526_576_124, 0.001_242_660_947_388_078_4, 2.711_555_568_743_487_6e-5, 2.010_334_399_292_288_1e-7],
    [1.0, 0.599_832_206_555_888, 0.136_929_880_922_735_8, 0.014_875_361_290_850_615,
     0.000_786_869_131_145_613_3, 1.846_318_317_510_054_8e-5, 1.421_511_758_316_446e-7, 2.044_263_103_389_939_7e-15],
];

#[cfg(test)]
mod tests {
    use super::{Z975, cdf, quantile, two_sided};

    /// mpmath 1.4, 40 digits: ncdf.
    #[test]
    fn shares_below_a_normal_deviate_are_those_of_mpmath() {
        for (z, expected) in SHARES {
            // half a place of z is z² half places of the tail
            assert!((cdf(z) / expected - 1.0).abs() < 1e-15 * (1.0 + z * z), "z = {z}: {}, expected {expected}", cdf(z));
            assert!((two_sided(z) - 2.0 * cdf(-z.abs())).abs() < 1e-15);
        }
    }

    /// mpmath 1.4, 40 digits: sqrt(2) erfinv(2p - 1).
    #[test]
    fn normal_quantiles_are_those_of_mpmath() {
        for (p, expected) in QUANTILES {
            assert!((quantile(p) - expected).abs() < 1e-14, "p = {p}: {}, expected {expected}", quantile(p));
        }
        assert!((quantile(0.975) - Z975).abs() < 1e-15);
    }

    #[rustfmt::skip]
    const SHARES: [(f64, f64); 12] = [
        (-30.0, 4.906_713_927_148_187e-198),
        (-8.0, 6.220_960_574_271_784e-16),
        (-3.5, 0.000_232_629_079_035_525_04),
        (-1.5, 0.066_807_201_268_858_07),
        (-0.25, 0.401_293_674_317_076_3),
        (0.0, 0.5),
        (0.125, 0.549_738_224_830_112_9),
        (0.75, 0.773_372_647_623_131_8),
        (1.5, 0.933_192_798_731_141_9),
        (2.25, 0.987_775_527_344_955_3),
        (4.0, 0.999_968_328_758_166_9),
        (8.0, 0.999_999_999_999_999_3),
    ];
    #[rustfmt::skip]
    const QUANTILES: [(f64, f64); 12] = [
        (0.000_976_562_5, -3.097_269_078_198_784_6),
        (0.015_625, -2.153_874_694_061_456_4),
        (0.025, -1.959_963_984_540_054_3),
        (0.062_5, -1.534_120_544_352_546_3),
        (0.125, -1.150_349_380_376_008),
        (0.375, -0.318_639_363_964_375_14),
        (0.5, 0.0),
        (0.625, 0.318_639_363_964_375_14),
        (0.875, 1.150_349_380_376_008),
        (0.95, 1.644_853_626_951_472_2),
        (0.975, 1.959_963_984_540_053_8),
        (0.999_023_437_5, 3.097_269_078_198_784_6),
    ];
}
