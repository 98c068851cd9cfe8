//! How large a change is, in units of a standard deviation.

use super::estimate::{Estimate, finite};
use super::number::count;
use super::paired::Paired;
use super::special::{gamma, noncentral_t};
use super::undefined::{Stat, Undefined};

/// A standardised mean change: which standard deviation it is in units of.
///
/// All have the sign of the mean change, exit minus start, and no unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Effect {
    /// Of the changes: the standardised response mean.
    Dz,
    /// As [`Effect::Dz`], without its bias in small groups: times `Γ(df/2) / (√(df/2) Γ((df−1)/2))`
    /// with df = n − 1 (Hedges 1981, doi 10.3102/10769986006002107).
    Gz,
    /// As [`Effect::Gz`] by the approximation `1 − 3 / (4 df − 1)`.
    GzApprox,
    /// At start, of these people: the effect size of Kazis et al. 1989 (doi 10.1097/00005650-198903001-00015).
    Glass,
    /// The mean of the two at start and at exit.
    Dav,
    /// As [`Effect::Dz`], times `√(2 (1 − r))`: of one occasion, were both alike (Morris and DeShon 2002,
    /// doi 10.1037/1082-989X.7.1.105).
    Drm,
}

impl Paired {
    /// The standardised mean change with its 95 % interval.
    ///
    /// The interval is that of the noncentral t distribution for
    /// [`Effect::Dz`]; the others are that times a factor, which is taken as
    /// known (Algina and Keselman 2003, doi 10.1177/0013164403256358).
    ///
    /// # Examples
    ///
    /// ```
    /// use enkat::stats::{Effect, Paired};
    ///
    /// let pairs = Paired::on_grid(1, vec![([1, 2], 1), ([2, 3], 1), ([3, 6], 1), ([4, 4], 1), ([5, 10], 1)]);
    /// assert_eq!(pairs.effect(Effect::Dz)?.value, 1.0);       // mean change 2, its SD 2
    /// assert_eq!(pairs.effect(Effect::GzApprox)?.value, 0.8); // 1 - 3/15
    /// # Ok::<(), enkat::stats::Undefined>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If there are fewer than two people (three for [`Effect::Gz`] and
    /// [`Effect::GzApprox`]), or no spread where it divides by one.
    pub fn effect(&self, effect: Effect) -> Result<Estimate, Undefined> {
        let [estimate] = self.effects([effect]);
        estimate
    }

    /// The standardised mean change alone.
    ///
    /// It exists where the interval may not: people who all changed alike have
    /// an [`Effect::Glass`] and an [`Effect::Dav`].
    ///
    /// # Errors
    ///
    /// As [`Paired::effect`], for what it divides by.
    pub fn effect_size(&self, effect: Effect) -> Stat {
        let over = |sd: f64| {
            let mean = self.change().mean()?;
            if sd > 0.0 { finite(mean / sd) } else { Err(Undefined::NoSpread) }
        };
        match effect {
            Effect::Glass => over(self.start().sd()?),
            Effect::Dav => over(f64::midpoint(self.start().sd()?, self.exit().sd()?)),
            Effect::Dz | Effect::Gz | Effect::GzApprox | Effect::Drm => finite(self.mean_over_sd()? * self.factor(effect)?),
        }
    }

    /// As [`Paired::effect`], of several at once: they share one interval, which takes the time.
    pub fn effects<const N: usize>(&self, effects: [Effect; N]) -> [Result<Estimate, Undefined>; N] {
        let standardised = self.standardised();
        effects.map(|effect| {
            let factor = self.factor(effect)?;
            standardised?.scaled(factor)
        })
    }

    /// [`Effect::Dz`].
    fn standardised(&self) -> Result<Estimate, Undefined> {
        let root_n = count(self.n()).sqrt();
        let value = finite(self.mean_over_sd()?)?;
        let limit = |p| noncentral_t::noncentrality(value * root_n, count(self.n() - 1), p) / root_n;
        Ok(Estimate { value, low: limit(0.975), high: limit(0.025) })
    }

    /// What turns [`Effect::Dz`] into another.
    fn factor(&self, effect: Effect) -> Stat {
        let change = self.change().sd()?;
        let over = |sd: f64| if sd > 0.0 { Ok(change / sd) } else { Err(Undefined::NoSpread) };
        match effect {
            Effect::Dz => Ok(1.0),
            Effect::Gz | Effect::GzApprox => {
                self.change().at_least(3)?;
                let df = count(self.n() - 1);
                Ok(if effect == Effect::GzApprox { 1.0 - 3.0 / (4.0 * df - 1.0) } else { unbiasing(df) })
            }
            Effect::Glass => over(self.start().sd()?),
            Effect::Dav => over(f64::midpoint(self.start().sd()?, self.exit().sd()?)),
            Effect::Drm => Ok((2.0 * (1.0 - self.r()?)).sqrt()),
        }
    }
}

/// Hedges' exact factor for `df` degrees of freedom; `df` is at least 2.
fn unbiasing(df: f64) -> f64 {
    libm::exp(gamma::ln_half_step(0.5 * (df - 1.0)) - 0.5 * libm::log(0.5 * df))
}

#[cfg(test)]
mod tests {
    use super::unbiasing;
    use crate::stats::{Effect, Paired, Undefined};

    #[test]
    fn the_unbiasing_factor_is_exact() {
        // df = 2: Γ(1) / (1 Γ(1/2)) = 1/sqrt pi; df = 3: Γ(3/2) / (sqrt(3/2) Γ(1)) = sqrt(pi/6)
        assert!((unbiasing(2.0) - (1.0 / std::f64::consts::PI).sqrt()).abs() < 1e-15);
        assert!((unbiasing(3.0) - (std::f64::consts::PI / 6.0).sqrt()).abs() < 1e-15);
        // for a large df, 1 - 3/(4 df) to first order
        assert!((unbiasing(1e9) - (1.0 - 0.75e-9)).abs() < 1e-15);
    }

    #[test]
    fn each_effect_is_in_units_of_its_own_deviation() {
        // start 1..5: SD sqrt 2.5; exit 2 3 6 4 10: mean 5, squares 9+4+1+1+25 = 40, SD sqrt 10; mean change 2
        let pairs = Paired::on_grid(1, vec![([1, 2], 1), ([2, 3], 1), ([3, 6], 1), ([4, 4], 1), ([5, 10], 1)]);
        let value = |effect| pairs.effect(effect).expect("a spread").value;
        assert!((value(Effect::Glass) - 2.0 / 2.5_f64.sqrt()).abs() < 1e-15);
        assert!((value(Effect::Dav) - 2.0 / f64::midpoint(2.5_f64.sqrt(), 10_f64.sqrt())).abs() < 1e-15);
        // products 6 + 2 + 0 - 1 + 10 = 17: r = 17 / sqrt(10 * 40) = 0.85
        assert!((value(Effect::Drm) - (2.0_f64 * 0.15).sqrt()).abs() < 1e-15);
    }

    #[test]
    fn the_interval_is_that_of_the_noncentral_t_distribution() {
        // t = sqrt 5 with 4 df; mpmath 1.4: noncentralities with 0.975 and 0.025 below t, over sqrt 5
        let pairs = Paired::on_grid(1, vec![([1, 2], 1), ([2, 3], 1), ([3, 6], 1), ([4, 4], 1), ([5, 10], 1)]);
        let dz = pairs.effect(Effect::Dz).expect("a spread");
        assert!((dz.low - -0.137_720_286_779_590_8).abs() < 1e-12 && (dz.high - 2.066_575_179_622_105).abs() < 1e-12, "{dz:?}");
        let gz = pairs.effect(Effect::GzApprox).expect("a spread");
        assert_eq!([gz.low, gz.high], [dz.low * 0.8, dz.high * 0.8]);
    }

    #[test]
    fn effects_without_a_deviation_are_undefined() {
        let pairs = Paired::on_grid(1, vec![([1, 2], 1), ([1, 3], 1)]);
        assert_eq!(pairs.effect(Effect::Glass), Err(Undefined::NoSpread));
        assert_eq!(pairs.effect(Effect::Drm), Err(Undefined::NoSpread));
        assert_eq!(pairs.effect(Effect::Gz), Err(Undefined::TooFew { n: 2, needed: 3 }));
        assert!(pairs.effect(Effect::Dz).is_ok());
    }
}
