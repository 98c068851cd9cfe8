//! The smallest important difference of a value set, by simulation.

use super::{Dimension, Profile, ValueSet};
use crate::ground::Exact;
use crate::stats::Sample;

/// The smallest important difference of one value set, by two published
/// algorithms that must never be mixed.
#[doc(alias = "MID")]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ImportantDifference {
    /// Luo, Johnson and Coons 2010 (doi 10.1007/s11136-009-9581-0): the mean difference of
    /// the moves between levels 1 and 2 in one dimension.
    pub luo: f64,
    /// McClure et al. 2017 (doi 10.1016/j.jval.2016.11.012): for each profile the mean
    /// difference of its moves by one level in one dimension, either way; the mean of these.
    pub mcclure_mean: f64,
    /// Their standard deviation, n − 1.
    pub mcclure_sd: f64,
}

impl ValueSet {
    /// The smallest important difference of this set, on its scale.
    ///
    /// A property of the numbers in the set and not of any patients.
    ///
    /// # Examples
    ///
    /// ```
    /// use enkat::eq5d5l::ValueSet;
    ///
    /// let difference = ValueSet::published("DE-2018")?.important_difference();
    /// assert!((difference.mcclure_mean - 0.083).abs() < 0.001); // as published
    /// # Ok::<(), enkat::ground::UnknownName>(())
    /// ```
    #[must_use]
    pub fn important_difference(&self) -> ImportantDifference {
        let values: Vec<Exact> = Profile::all().map(|profile| self.index_value(profile).exact()).collect();
        let difference = |a: Profile, b: Profile| distance(values[a.index()], values[b.index()]);
        let mut one_to_two = Vec::new();
        let mut of_profile: Vec<Vec<Exact>> = vec![Vec::new(); Profile::COUNT];
        for profile in Profile::all() {
            for dimension in Dimension::ALL {
                let Some(worse) = profile.one_level_worse_in(dimension) else { continue };
                let move_by_one = difference(profile, worse);
                of_profile[profile.index()].push(move_by_one);
                of_profile[worse.index()].push(move_by_one);
                if profile.level(dimension).get() == 1 {
                    one_to_two.push((move_by_one, 1));
                }
            }
        }
        let mean = |moves: &[Exact]| {
            let sum = moves.iter().try_fold(Exact::integer(0), |sum, part| sum.checked_add(*part));
            sum.and_then(|sum| sum.checked_div(moves.len() as u64)).unwrap_or(Exact::integer(0))
        };
        let means = Sample::from_counts(of_profile.iter().map(|moves| (mean(moves), 1)));
        ImportantDifference {
            luo: Sample::from_counts(one_to_two).mean().unwrap_or_default(),
            mcclure_mean: means.mean().unwrap_or_default(),
            mcclure_sd: means.sd().unwrap_or_default(),
        }
    }
}

fn distance(a: Exact, b: Exact) -> Exact {
    let (low, high) = if a < b { (a, b) } else { (b, a) };
    high.checked_add(low.negated()).unwrap_or(Exact::integer(0))
}
