//! What a caller chooses for a report.

use std::collections::BTreeMap;

use super::OptionsError;
use crate::eq5d5l::ValueSet;
use crate::ground::{object, shown_text, text_form};
use crate::instrument::MissingRule;
use crate::stats::Bootstrap;
use crate::table::Coding;

/// What a caller chooses for a report. Nothing is assumed: no value set, no
/// reliability, no norm.
///
/// As data it names published value sets by their ids. A set of the caller's own cannot be named so:
/// write [`Choices`](crate::Choices), and make the options with the registry that has the set.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(default, deny_unknown_fields))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct ReportOptions {
    /// The value sets that index values are wanted of.
    #[cfg_attr(feature = "serde", serde(serialize_with = "published_ids"))]
    #[cfg_attr(feature = "schemars", schemars(with = "Vec<PublishedId>"))]
    pub value_sets: Vec<ValueSet>,
    /// How many answers a keyed sum may lack.
    pub missing: MissingRule,
    /// What the cells of items stood for, where they were not the codes of the form: told among the methods.
    pub codes: BTreeMap<String, Coding>,
    /// The reliability that reliable change rests on, by measure.
    pub reliability: Vec<NamedReliability>,
    /// Means of a population, by measure.
    pub norms: Vec<Norm>,
    /// Resampled intervals of change, if they are wanted: they take a while.
    pub bootstrap: Option<Bootstrap>,
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for ReportOptions {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::ground::data::read(deserializer, |node| {
            let mut object = node.object(&["value_sets", "missing", "codes", "reliability", "norms", "bootstrap"])?;
            let ids: Vec<PublishedId> = object.take_or("value_sets", Vec::new)?;
            Ok(Self {
                value_sets: ids.into_iter().map(|id| id.0.clone()).collect(),
                missing: object.take_or("missing", MissingRule::default)?,
                codes: object.take_or("codes", BTreeMap::new)?,
                reliability: object.take_or("reliability", Vec::new)?,
                norms: object.take_or("norms", Vec::new)?,
                bootstrap: object.take_or("bootstrap", || None)?,
            })
        })
    }
}

#[cfg(feature = "serde")]
fn published_ids<S: serde::Serializer>(sets: &[ValueSet], serializer: S) -> Result<S::Ok, S::Error> {
    let own = sets.iter().find(|set| ValueSet::published(set.id()).ok() != Some(set));
    match own {
        Some(own) => Err(serde::ser::Error::custom(format_args!(
            "the value set {} is not a published one; write Choices instead",
            own.id()
        ))),
        None => serializer.collect_seq(sets.iter().map(ValueSet::id)),
    }
}

/// A published value set by its id, as it is written.
#[cfg(feature = "serde")]
struct PublishedId(&'static ValueSet);

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for PublishedId {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::ground::data::read(deserializer, |node| {
            let id = node.text()?;
            let found = ValueSet::all_published().find(|set| set.id() == id);
            found.map(Self).ok_or_else(|| crate::ground::data::Fault::new("expected the id of a published value set"))
        })
    }
}

#[cfg(feature = "schemars")]
impl schemars::JsonSchema for PublishedId {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "PublishedValueSet".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "enum": ValueSet::all_published().map(ValueSet::id).collect::<Vec<_>>() })
    }
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
            // plain decimals: a schema can say which of them are below 1
            let plain = |r: &&str| r.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b',');
            let r = Some(r).filter(plain).and_then(|r| r.replace(',', ".").parse().ok());
            ReliabilitySource::Given(r.filter(|r| (0.0..1.0).contains(r)).ok_or_else(error)?)
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

text_form!(NamedReliability as "NamedReliability": {
    "type": "string",
    "pattern": r"^[^=]*[^=\s][^=]*=\s*([aA][lL][pP][hH][aA]|0+([.,][0-9]*)?|[.,][0-9]+)\s*$",
});

/// What a population has on a measure; norms are brought, never built in.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(deny_unknown_fields))]
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

object!(Norm { measure, group = everyone(), mean, sd, source });

#[cfg(feature = "serde")]
fn everyone() -> String {
    "all".into()
}
