//! Numbers with an interval.

use std::fmt;

use super::named::named;
use super::unit::Unit;
use crate::eq5d5l::HealthChange;

named! {
    /// A number with an interval.
    ///
    /// Its name is that of the number; the ends of its 95 % interval add `_low` and `_high`.
    ///
    /// # Examples
    ///
    /// ```
    /// use enkat::figure::{Estimated, Statistic};
    ///
    /// assert_eq!(Statistic::from(Estimated::Gz).to_string(), "gz");
    /// assert_eq!(Statistic::Low(Estimated::Ci95).to_string(), "ci95_low");
    /// assert!("ci95".parse::<Statistic>().is_err()); // the mean has its own name
    /// ```
    pub enum Estimated {
        /// `pchc_improve_share_with_problems` and so on: the share of this class of PCHC in those with problems.
        PchcOfProblems(HealthChange),
    }
    Ends {
        Ci95 "ci95" "95 % interval of the mean, t with n - 1" Ends::alone(Unit::Measure, "95 % interval of the mean, t with n - 1");
        NormDifference "norm_difference" "mean minus the norm's mean" Ends::of(Unit::Measure, "95 % interval of the difference, the norm taken as known");
        HodgesLehmann "hodges_lehmann" "median of the means of every two changes, each also with itself" Ends::of(Unit::Measure, "95 % interval by the normal approximation of the signed-rank distribution");
        RankBiserial "rank_biserial" "(W+ - W-) / (W+ + W-)" Ends::of(Unit::Plain, "95 % interval by Fisher's z");
        Dz "dz" "mean change / SD of the change" Ends::of(Unit::Plain, "95 % interval, noncentral t");
        Gz "gz" "dz times the exact gamma factor for n - 1" Ends::of(Unit::Plain, "95 % interval, noncentral t, the factor taken as known");
        GzApprox "gz_approx" "dz times 1 - 3 / (4 (n - 1) - 1)" Ends::of(Unit::Plain, "95 % interval, noncentral t, the factor taken as known");
        EsGlass "es_glass" "mean change / SD at start of the pairs" Ends::of(Unit::Plain, "95 % interval, noncentral t, the factor taken as known");
        DAv "d_av" "mean change / mean of the two SDs" Ends::of(Unit::Plain, "95 % interval, noncentral t, the factor taken as known");
        DRm "d_rm" "dz times sqrt(2 (1 - r))" Ends::of(Unit::Plain, "95 % interval, noncentral t, the factor taken as known");
        MeanPercentile "mean_percentile" "95 % bootstrap interval, percentile" Ends::alone(Unit::Measure, "95 % bootstrap interval, percentile");
        MeanBca "mean_bca" "95 % bootstrap interval, BCa" Ends::alone(Unit::Measure, "95 % bootstrap interval, BCa");
        MedianPercentile "median_percentile" "95 % bootstrap interval, percentile" Ends::alone(Unit::Measure, "95 % bootstrap interval, percentile");
        MedianBca "median_bca" "95 % bootstrap interval, BCa" Ends::alone(Unit::Measure, "95 % bootstrap interval, BCa");
        Alpha "alpha" "Cronbach's alpha, raw, of complete rows" Ends::of(Unit::Plain, "95 % interval, Feldt");
        DisclosedOfAnswered "disclosed_of_answered" "disclosed over disclosed and no disclosure together, and its 95 % Wilson interval" Ends::of(Unit::Share, "95 % Wilson interval");
        DisclosedOfAsked "disclosed_of_asked" "disclosed over everyone asked: the cautious share, and its 95 % Wilson interval" Ends::of(Unit::Share, "95 % Wilson interval");
        DisclosedOrWitnessedOfAnswered "disclosed_or_witnessed_of_answered" "disclosed or witnessed over these and those who told of neither" Ends::of(Unit::Share, "95 % Wilson interval");
        DisclosedOrWitnessedOfAsked "disclosed_or_witnessed_of_asked" "disclosed or witnessed over everyone asked" Ends::of(Unit::Share, "95 % Wilson interval");
    }
}

/// The ends of an interval.
#[derive(Clone, Copy)]
pub(super) struct Ends {
    unit: Unit,
    definition: &'static str,
    /// The number in the middle has no name of its own here.
    is_alone: bool,
}

impl Ends {
    const fn of(unit: Unit, definition: &'static str) -> Self {
        Self { unit, definition, is_alone: false }
    }

    const fn alone(unit: Unit, definition: &'static str) -> Self {
        Self { unit, definition, is_alone: true }
    }
}

/// Those of whom not everybody was without problems both times.
const WITH_PROBLEMS: [HealthChange; 4] =
    [HealthChange::NoChange, HealthChange::Improve, HealthChange::Worsen, HealthChange::Mixed];

impl Estimated {
    /// Every one, the families whole.
    pub fn all() -> impl Iterator<Item = Self> {
        WITH_PROBLEMS.map(Self::PchcOfProblems).into_iter().chain(Self::NAMED.iter().copied())
    }

    /// The number itself is a statistic, too; else only the ends are.
    pub(super) fn has_value(self) -> bool {
        self.row().is_none_or(|(.., ends)| !ends.is_alone)
    }

    pub(super) fn from_name(name: &str) -> Option<Self> {
        Self::named(name).or_else(|| {
            let class = name.strip_prefix("pchc_")?.strip_suffix("_share_with_problems")?;
            WITH_PROBLEMS.into_iter().find(|one| one.name() == class).map(Self::PchcOfProblems)
        })
    }

    pub(super) fn unit(self) -> Unit {
        self.row().map_or(Unit::Share, |(.., ends)| ends.unit)
    }

    /// What the number is.
    pub(super) fn definition(self) -> &'static str {
        self.row().map_or("pairs of this class of PCHC", |(_, definition, _)| definition)
    }

    /// What the ends of its interval are.
    pub(super) fn ends_definition(self) -> &'static str {
        self.row().map_or("pairs of this class of PCHC", |(.., ends)| ends.definition)
    }
}

impl fmt::Display for Estimated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PchcOfProblems(class) => write!(f, "pchc_{}_share_with_problems", class.name()),
            _ => f.write_str(self.row().map_or("", |(name, ..)| name)),
        }
    }
}
