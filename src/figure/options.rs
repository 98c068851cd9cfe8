//! What a caller chooses for a report.

use super::OptionsError;
use crate::eq5d5l::ValueSet;
use crate::ground::{shown_text, text_form};
use crate::instrument::MissingRule;
use crate::stats::Bootstrap;

/// What a caller chooses for a report. Nothing is assumed: no value set, no
/// reliability, no norm.
#[derive(Clone, Debug, Default)]
pub struct ReportOptions {
    /// The value sets that index values are wanted of.
    pub value_sets: Vec<ValueSet>,
    /// How many answers a keyed sum may lack.
    pub missing: MissingRule,
    /// The reliability that reliable change rests on, by measure.
    pub reliability: Vec<NamedReliability>,
    /// Means of a population, by measure.
    pub norms: Vec<Norm>,
    /// Resampled intervals of change, if they are wanted: they take a while.
    pub bootstrap: Option<Bootstrap>,
}

/// The reliability of one measure: `soc13.total=0.84`, or `=alpha`.
///
/// # Examples
///
/// ```
/// use enkat::figure::{NamedReliability, ReliabilitySource};
///
/// let named: NamedReliability = "soc13.total=0.84".parse()?;
/// assert_eq!(named.source, ReliabilitySource::Given(0.84));
/// assert!("soc13.total=1.2".parse::<NamedReliability>().is_err());
/// # Ok::<(), enkat::figure::OptionsError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct NamedReliability {
    /// Such as `soc13.total`.
    pub measure: String,
    /// Where r comes from.
    pub source: ReliabilitySource,
}

/// Where a reliability comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ReliabilitySource {
    /// From outside the sample: better, if it is a retest.
    Given(f64),
    /// Alpha of everyone at start.
    Alpha,
}

impl std::str::FromStr for NamedReliability {
    type Err = OptionsError;

    fn from_str(text: &str) -> Result<Self, OptionsError> {
        let error = || OptionsError::NotAReliability { text: shown_text(text) };
        let (measure, r) = text.split_once('=').ok_or_else(error)?;
        let (measure, r) = (measure.trim().to_lowercase(), r.trim());
        let source = if r.eq_ignore_ascii_case("alpha") {
            ReliabilitySource::Alpha
        } else {
            let r = r.replace(',', ".").parse().ok().filter(|r| (0.0..1.0).contains(r)).ok_or_else(error)?;
            ReliabilitySource::Given(r)
        };
        if measure.is_empty() { Err(error()) } else { Ok(Self { measure, source }) }
    }
}

impl std::fmt::Display for NamedReliability {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.source {
            ReliabilitySource::Given(r) => write!(f, "{}={r}", self.measure),
            ReliabilitySource::Alpha => write!(f, "{}=alpha", self.measure),
        }
    }
}

text_form!(NamedReliability as "NamedReliability");

/// What a population has on a measure; norms are brought, never built in.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Norm {
    /// Such as `soc13.total`.
    pub measure: String,
    /// The group it is meant for, `all` if none is given: `sex=F`.
    #[cfg_attr(feature = "serde", serde(default = "everyone"))]
    pub group: String,
    /// The population's mean.
    pub mean: f64,
    /// The population's standard deviation.
    pub sd: f64,
    /// Where the numbers come from.
    pub source: String,
}

#[cfg(feature = "serde")]
fn everyone() -> String {
    "all".into()
}
