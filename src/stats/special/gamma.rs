//! What the gamma function leaves when its large parts cancel.

use libm::{log, log1p};

/// The natural logarithm of the gamma function of a positive number.
pub(in crate::stats) fn ln_gamma(x: f64) -> f64 {
    special::Gamma::ln_gamma(x).0
}

/// `ln(Γ(x + 1/2) / Γ(x))`, exact also where both are huge; `x` is positive.
///
/// For a large `x` by its asymptotic series (Tricomi and Erdélyi 1951).
pub(in crate::stats) fn ln_half_step(x: f64) -> f64 {
    if x < 12.0 {
        return ln_gamma(x + 0.5) - ln_gamma(x);
    }
    let square = 1.0 / (x * x);
    let series = [-1.0 / 8.0, 1.0 / 192.0, -1.0 / 640.0, 17.0 / 14_336.0, -31.0 / 18_432.0, 691.0 / 180_224.0];
    0.5 * log(x) + series.iter().rev().fold(0.0, |sum, term| sum * square + term) / x
}

/// `ln Γ(x + 1)` minus Stirling's approximation of it; `x` is positive.
///
/// The error that Loader (2000) splits off so that nothing large is subtracted.
pub(super) fn stirling_error(x: f64) -> f64 {
    const HALF_LN_TWO_PI: f64 = 0.918_938_533_204_672_8;
    if x < 16.0 {
        return ln_gamma(x + 1.0) - (x + 0.5) * log(x) + x - HALF_LN_TWO_PI;
    }
    let square = 1.0 / (x * x);
    let series = [1.0 / 12.0, -1.0 / 360.0, 1.0 / 1260.0, -1.0 / 1680.0, 1.0 / 1188.0, -691.0 / 360_360.0, 1.0 / 156.0];
    series.iter().rev().fold(0.0, |sum, term| sum * square + term) / x
}

/// `ln(1 + u) - u`, exact also near 0; `u` is above −1.
pub(super) fn ln_1p_minus(u: f64) -> f64 {
    if !(-0.3..0.4).contains(&u) {
        return log1p(u) - u;
    }
    // with v = u/(2+u): ln(1+u) = 2 (v + v^3/3 + ...) and u = 2v/(1-v)
    let v = u / (2.0 + u);
    let square = v * v;
    let series = (0..14).rev().fold(0.0, |sum, k| sum * square + 2.0 / f64::from(2 * k + 3));
    v * (square * series - u)
}

#[cfg(test)]
mod tests {
    use super::{ln_1p_minus, ln_half_step, stirling_error};

    /// mpmath 1.4, 40 digits: loggamma(x+1/2) - loggamma(x).
    #[test]
    fn half_steps_of_the_gamma_function_are_exact_at_any_size() {
        for (x, expected) in HALF_STEPS {
            let found = ln_half_step(x);
            assert!((found - expected).abs() <= 4e-16 * expected.abs().max(4.0), "x = {x}: {found}, expected {expected}");
        }
    }

    /// mpmath 1.4, 40 digits.
    #[test]
    fn what_stirling_leaves_is_exact_at_any_size() {
        for (x, expected) in STIRLING_ERRORS {
            let found = stirling_error(x);
            assert!((found - expected).abs() <= 1.5e-14, "x = {x}: {found}, expected {expected}");
        }
    }

    /// mpmath 1.4, 40 digits: log1p(u) - u.
    #[test]
    fn a_logarithm_minus_its_argument_is_exact_near_zero() {
        for (u, expected) in LN_1P_MINUS {
            let found = ln_1p_minus(u);
            assert!((found / expected - 1.0).abs() <= 1e-15, "u = {u}: {found}, expected {expected}");
        }
    }

    #[rustfmt::skip]
    const HALF_STEPS: [(f64, f64); 12] = [
        (0.5, -0.572_364_942_924_700_1),
        (1.0, -0.120_782_237_635_245_22),
        (2.5, 0.408_464_310_087_026_16),
        (9.5, 1.112_494_059_284_201_2),
        (11.75, 1.221_291_526_076_702_3),
        (12.0, 1.232_039_666_062_559_9),
        (14.5, 1.328_455_341_049_596_5),
        (20.0, 1.491_616_787_331_304_2),
        (100.5, 2.303_835_087_785_868_7),
        (4_999.5, 4.258_521_590_707_744),
        (500_000.0, 6.561_181_438_702_165),
        (5_000_000.0, 7.712_474_210_199_187),
    ];
    #[rustfmt::skip]
    const STIRLING_ERRORS: [(f64, f64); 11] = [
        (0.5, 0.153_426_409_720_027_36),
        (1.0, 0.081_061_466_795_327_26),
        (1.5, 0.054_814_121_051_917_65),
        (3.0, 0.027_677_925_684_998_34),
        (7.5, 0.011_104_559_758_206_917),
        (15.75, 0.005_290_295_129_988_13),
        (16.0, 0.005_207_655_919_609_640_4),
        (20.5, 0.004_064_718_438_875_479),
        (100.0, 0.000_833_330_555_634_914_7),
        (5_000.0, 1.666_666_664_444_444_6e-5),
        (1_000_000.0, 8.333_333_333_333_056e-8),
    ];
    #[rustfmt::skip]
    const LN_1P_MINUS: [(f64, f64); 14] = [
        (-0.875, -1.204_441_541_679_836),
        (-0.312_5, -0.062_193_449_441_410_69),
        (-0.25, -0.037_682_072_451_780_93),
        (-0.125, -0.008_531_392_624_522_623),
        (-0.000_976_562_5, -4.771_478_266_127_86e-7),
        (-9.536_743_164_062_5e-7, -4.547_476_400_072_503e-13),
        (9.313_225_746_154_785e-10, -4.336_808_687_249_372_7e-19),
        (0.003_906_25, -7.609_584_342_676_986e-6),
        (0.125, -0.007_216_964_343_616_545),
        (0.312_5, -0.040_566_284_516_358_24),
        (0.375, -0.056_546_268_881_465_384),
        (0.437_5, -0.074_594_506_310_631_55),
        (1.0, -0.306_852_819_440_054_7),
        (20.0, -16.955_477_562_276_577),
    ];
}
