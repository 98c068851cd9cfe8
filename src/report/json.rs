//! A report as data: the one form that is written, [read back](super::read_json) and published as a schema.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use super::report::{Report, Screened};
use crate::figure::{Figure, Measure, NamedReliability, Norm, Unit, ValueSetUsed};
use crate::ground::object;
use crate::instrument::{Better, Label, MissingRule, Text};
use crate::programme::{GoalRule, Programme};
#[cfg(feature = "disclosure")]
use crate::release::{Policy, Rounding};
use crate::stats::Bootstrap;
use crate::table::Coding;
use crate::tally::PeopleCounts;

/// What the document says it is.
pub(super) const FORMAT: &str = "enkat-report";
/// The form of the document; it changes when a field goes or changes its meaning, not when one is added.
pub(super) const VERSION: u32 = 1;

/// The figures of a group, with what stands above them.
#[derive(Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schemars", schemars(title = "enkat report", rename = "Report", deny_unknown_fields, transform = kinds))]
pub(super) struct Document<F> {
    /// What this document is.
    #[cfg_attr(feature = "schemars", schemars(extend("const" = FORMAT)))]
    pub(super) format: Text,
    /// The version of this form.
    #[cfg_attr(feature = "schemars", schemars(extend("const" = VERSION)))]
    pub(super) version: u32,
    /// The version of enkat that made it.
    pub(super) enkat_version: Text,
    /// It is for those who may see the answers; else it may leave.
    pub(super) internal: bool,
    /// What a release suppresses.
    pub(super) disclosure: Option<Disclosure>,
    /// The people do not exist.
    pub(super) invented: bool,
    /// Who is in an internal report.
    pub(super) people: Option<PeopleCounts>,
    /// Rows of an internal report whose occasion nobody knows, in no figure.
    pub(super) unplaced_rows: Option<u64>,
    /// The table tells start and exit apart.
    pub(super) has_occasions: bool,
    /// How many answers a keyed sum may lack.
    pub(super) missing_rule: MissingRule,
    /// What the cells of items stood for, where they were not the codes of the form.
    #[serde(default)]
    pub(super) codes: BTreeMap<String, Coding>,
    /// The value sets that the index values come from.
    pub(super) value_sets: Vec<ValueSetUsed>,
    /// What reliable change rests on.
    pub(super) reliability: Vec<NamedReliability>,
    /// Means of a population that the figures are compared with.
    pub(super) norms: Vec<Norm>,
    /// How intervals were resampled, if they were.
    pub(super) bootstrap: Option<Bootstrap>,
    /// What was measured.
    pub(super) measures: Vec<Measure>,
    /// The measures of the comparison of all value sets.
    pub(super) panel_measures: Vec<String>,
    /// How a violence screening is counted, if it is.
    pub(super) violence: Option<Screened>,
    /// By which lists and which goal the programme is counted, if it is.
    pub(super) programme: Option<Followed>,
    /// What speaks against the data.
    pub(super) warnings: Vec<Label>,
    /// Who owns the questionnaires and what their scores may be used for.
    pub(super) notices: Vec<Label>,
    /// Every figure, group by group.
    pub(super) figures: F,
}

/// What a release suppresses: counts of people below these, and what would give them away.
#[derive(PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schemars", schemars(deny_unknown_fields, transform = crate::ground::data::limits))]
pub(super) struct Disclosure {
    /// The smallest count that is shown.
    pub(super) min_cell: u32,
    /// The smallest count of the violence screening that is shown.
    pub(super) min_cell_violence: u32,
    /// The smallest denominator of a share.
    pub(super) min_denominator: u32,
    /// The smallest denominator of a share of the violence screening.
    pub(super) min_denominator_violence: u32,
    /// Counts are rounded down to a multiple of this instead.
    pub(super) rounded_down_to: Option<u32>,
}

object!(Disclosure { min_cell, min_cell_violence, min_denominator, min_denominator_violence, rounded_down_to });

/// By which lists and which goal the programme is counted.
#[derive(Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(super) struct Followed {
    /// The id of the programme.
    pub(super) id: Text,
    /// Its name.
    pub(super) name: Label,
    /// Where it is described.
    pub(super) source: Text,
    /// What it aims at.
    pub(super) goal: GoalRule,
    /// The exits that count for the goal.
    pub(super) counts_for_goal: Vec<Text>,
    /// The whole programme, where it is another than the built-in one.
    pub(super) definition: Option<Programme>,
}

object!(Followed { id, name, source, goal, counts_for_goal, definition });

impl From<&Programme> for Followed {
    fn from(programme: &Programme) -> Self {
        let counting = programme.codes().iter().filter(|code| code.exit && code.counts_for_goal);
        Self {
            id: programme.id().to_owned().into(),
            name: programme.name().clone(),
            source: programme.source().citation.clone(),
            goal: programme.goal().clone(),
            counts_for_goal: counting.map(|code| code.id.clone()).collect(),
            definition: Some(programme).filter(|programme| **programme != Programme::built_in()).cloned(),
        }
    }
}

/// A figure with what it means.
#[derive(Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub(super) struct Explained {
    #[serde(flatten)]
    pub(super) figure: Figure,
    /// What the number is.
    pub(super) definition: Text,
    /// What it counts.
    pub(super) unit: Text,
    /// Which end of its measure is the better one.
    pub(super) direction: Option<Better>,
}

impl Explained {
    fn new(figure: Figure, measures: &[Measure]) -> Self {
        // a figure about an item or a part of a measure goes by the measure it is of
        let of =
            measures.iter().filter(|measure| figure.measure.starts_with(&*measure.id)).max_by_key(|measure| measure.id.len());
        let (unit, definition) = figure.statistic.definition_of(&figure.measure);
        let unit = match unit {
            Unit::Count => "people".into(),
            Unit::Share => "share, 0 to 1".into(),
            Unit::Measure => of.map_or("".into(), |measure| measure.unit.clone()),
            Unit::Plain => "".into(),
        };
        Self { definition: definition.into(), unit, direction: of.map(|measure| measure.better), figure }
    }
}

/// The figures of a report, written one by one: there may be millions.
struct All<'a>(&'a Report);

impl Serialize for All<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.figures().all().map(|figure| Explained::new(figure, self.0.measures())))
    }
}

impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let options = self.options();
        let document = Document {
            format: FORMAT.into(),
            version: VERSION,
            enkat_version: env!("CARGO_PKG_VERSION").into(),
            internal: !self.is_release(),
            disclosure: self.disclosure(),
            invented: self.is_invented(),
            people: self.people().copied(),
            unplaced_rows: self.unplaced_rows(),
            has_occasions: self.has_occasions(),
            missing_rule: options.missing,
            codes: options.codes.clone(),
            value_sets: self.value_sets().to_vec(),
            reliability: options.reliability.clone(),
            norms: options.norms.clone(),
            bootstrap: options.bootstrap,
            measures: self.measures().to_vec(),
            panel_measures: self.panel_measures().to_vec(),
            violence: self.screening().cloned(),
            programme: self.programme().map(Followed::from),
            warnings: self.findings().to_vec(),
            notices: self.notices().to_vec(),
            figures: All(self),
        };
        document.serialize(serializer)
    }
}

#[cfg(feature = "disclosure")]
impl From<Policy> for Disclosure {
    fn from(policy: Policy) -> Self {
        Self {
            min_cell: policy.min_cell(),
            min_cell_violence: policy.min_cell_violence(),
            min_denominator: policy.min_denominator(),
            min_denominator_violence: policy.min_denominator_violence(),
            rounded_down_to: policy.rounding().map(Rounding::base),
        }
    }
}

#[cfg(feature = "disclosure")]
impl Report {
    fn disclosure(&self) -> Option<Disclosure> {
        self.policy().map(Disclosure::from)
    }
}

#[cfg(not(feature = "disclosure"))]
impl Report {
    #[expect(clippy::unused_self, reason = "without disclosure control no report may leave")]
    fn disclosure(&self) -> Option<Disclosure> {
        None
    }
}

#[cfg(feature = "schemars")]
impl schemars::JsonSchema for Report {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Report".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Document::<Vec<Explained>>::json_schema(generator)
    }
}

/// An internal report, or a release.
#[cfg(feature = "schemars")]
fn kinds(schema: &mut schemars::Schema) {
    let there = |is: bool, kind: &str| serde_json::json!({ "type": if is { kind } else { "null" } });
    let of = |internal: bool| {
        serde_json::json!({
            "properties": {
                "internal": { "const": internal },
                "people": there(internal, "object"),
                "unplaced_rows": there(internal, "integer"),
                "disclosure": there(!internal, "object"),
            },
            "required": if internal { vec!["people", "unplaced_rows"] } else { vec!["disclosure"] },
        })
    };
    schema.insert("anyOf".into(), vec![of(true), of(false)].into());
    crate::ground::data::limits(schema);
}
