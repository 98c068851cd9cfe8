//! Mean, spread and shape of a sample.

use super::number::{Sum, count, float, ratio, ratio_by};
use super::sample::Sample;
use super::special::student_t;
use super::undefined::{Stat, Undefined};

/// The mean of a sample in units, as an integer and what is left of it.
#[derive(Clone, Copy)]
pub(super) struct Centre {
    whole: i128,
    rest: f64,
}

impl Centre {
    /// How far above the mean a value lies, in units.
    ///
    /// The difference of the integers is exact; only then it becomes a float.
    pub(super) fn deviation(self, units: i128) -> f64 {
        float(units - self.whole) - self.rest
    }
}

impl Sample {
    /// The arithmetic mean, rounded once.
    ///
    /// # Errors
    ///
    /// If there is nobody.
    pub fn mean(&self) -> Stat {
        self.filled()?;
        if let Some(sum) = self.exact_sum() {
            return Ok(ratio_by(sum, self.denominator(), i128::from(self.n())));
        }
        let centre = self.centre();
        Ok(ratio(centre.whole, self.denominator()) + centre.rest / float(self.denominator()))
    }

    /// The variance, with n − 1 in the denominator.
    ///
    /// # Errors
    ///
    /// If there are fewer than two people.
    pub fn variance(&self) -> Stat {
        self.at_least(2)?;
        let denominator = float(self.denominator());
        Ok(self.squares() / count(self.n() - 1) / denominator / denominator)
    }

    /// The standard deviation, with n − 1 in the denominator.
    ///
    /// # Errors
    ///
    /// If there are fewer than two people.
    pub fn sd(&self) -> Stat {
        self.at_least(2)?;
        Ok((self.squares() / count(self.n() - 1)).sqrt() / float(self.denominator()))
    }

    /// The standard error of the mean: the standard deviation over the root of n.
    ///
    /// # Errors
    ///
    /// If there are fewer than two people.
    pub fn se(&self) -> Stat {
        Ok(self.sd()? / count(self.n()).sqrt())
    }

    /// The 95 % confidence interval of the mean, by Student's t with n − 1 degrees of freedom.
    ///
    /// # Errors
    ///
    /// If there are fewer than two people.
    pub fn ci95(&self) -> Result<[f64; 2], Undefined> {
        let (mean, se) = (self.mean()?, self.se()?);
        let margin = student_t::quantile(0.975, count(self.n() - 1)) * se;
        Ok([mean - margin, mean + margin])
    }

    /// The skewness: the third population moment in units of the standard deviation; 0 for symmetry.
    ///
    /// `m3 / m2^1.5`, the moments with n in the denominator, not corrected for bias.
    ///
    /// # Errors
    ///
    /// If there is nobody, or no spread.
    pub fn skewness(&self) -> Stat {
        let [m2, m3, _] = self.moments()?;
        Ok(m3 / (m2 * m2.sqrt()))
    }

    /// The kurtosis: the fourth population moment in units of the standard deviation; 3 for a normal distribution.
    ///
    /// `m4 / m2^2`, the moments with n in the denominator, not corrected for bias.
    ///
    /// # Errors
    ///
    /// If there is nobody, or no spread.
    pub fn kurtosis(&self) -> Stat {
        let [m2, _, m4] = self.moments()?;
        Ok(m4 / (m2 * m2))
    }

    /// The mean in units; 0 for nobody.
    pub(super) fn centre(&self) -> Centre {
        let n = i128::from(self.n().max(1));
        if let Some(sum) = self.exact_sum() {
            return Centre { whole: sum.div_euclid(n), rest: float(sum.rem_euclid(n)) / float(n) };
        }
        // the sum overflows: the median, and the mean of what lies around it
        let Ok(cells) = self.filled() else { return Centre { whole: 0, rest: 0.0 } };
        let whole = cells[cells.len() / 2].0;
        let rest = cells.iter().map(|(units, n)| float(units - whole) * count(*n)).collect::<Sum>();
        Centre { whole, rest: rest.value() / float(n) }
    }

    /// The sum of squared deviations from the mean, in squared units.
    pub(super) fn squares(&self) -> f64 {
        self.power_sum(2)
    }

    fn power_sum(&self, power: i32) -> f64 {
        let centre = self.centre();
        let cells = self.filled().unwrap_or_default();
        cells.iter().map(|(units, n)| centre.deviation(*units).powi(power) * count(*n)).collect::<Sum>().value()
    }

    /// The second to fourth population moments, in units.
    fn moments(&self) -> Result<[f64; 3], Undefined> {
        if self.filled()?.len() == 1 {
            return Err(Undefined::NoSpread);
        }
        Ok([2, 3, 4].map(|power| self.power_sum(power) / count(self.n())))
    }
}

#[cfg(test)]
mod tests {
    use crate::stats::{Sample, Undefined};

    #[test]
    fn moments_of_a_small_sample_are_those_by_hand() {
        // 2 4 4 4 5 5 7 9: mean 5, squares 9+1+1+1+0+0+4+16 = 32; n-1: 32/7
        // cubes -27-1-1-1+0+0+8+64 = 42; fourths 81+1+1+1+0+0+16+256 = 356
        let sample = Sample::on_grid(1, vec![(2, 1), (4, 3), (5, 2), (7, 1), (9, 1)]);
        assert_eq!(sample.mean(), Ok(5.0));
        assert_eq!(sample.sd(), Ok((32.0_f64 / 7.0).sqrt()));
        assert_eq!(sample.skewness(), Ok((42.0 / 8.0) / 8.0)); // m2 = 4, 4^1.5 = 8
        assert_eq!(sample.kurtosis(), Ok((356.0 / 8.0) / 16.0));
    }

    #[test]
    fn the_interval_of_the_mean_is_the_t_interval() {
        // 1 2 3: se = 1/sqrt(3); t(0.975, 2) = 0.95 sqrt(2 / (1 - 0.95²))
        let [low, high] = Sample::on_grid(1, vec![(1, 1), (2, 1), (3, 1)]).ci95().expect("three people");
        let margin = 0.95 * (2.0_f64 / 0.0975).sqrt() / 3.0_f64.sqrt();
        assert!((low - (2.0 - margin)).abs() < 1e-14 && (high - (2.0 + margin)).abs() < 1e-14);
    }

    #[test]
    fn one_person_has_a_mean_and_no_spread() {
        let one = Sample::on_grid(10, vec![(7, 1)]);
        assert_eq!(one.mean(), Ok(0.7));
        assert_eq!(one.ci95(), Err(Undefined::TooFew { n: 1, needed: 2 }));
        assert_eq!(one.kurtosis(), Err(Undefined::NoSpread));
    }

    #[test]
    fn a_sum_that_overflows_still_has_a_mean() {
        let large = 1 << 120;
        let sample = Sample::on_grid(1 << 110, vec![(large, 1 << 20), (large - (1 << 110), 1 << 20)]);
        assert_eq!(sample.mean(), Ok(1023.5));
        assert!((sample.sd().expect("a spread") - 0.5).abs() < 1e-6);
        assert_eq!(sample.median(), Ok(1023.5));
    }
}
