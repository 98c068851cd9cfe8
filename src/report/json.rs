//! A report as data: the one form that is written, read back and published as a schema.

use std::collections::HashSet;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::report::{Kind, Report, Screened};
use crate::eq5d5l::ValueSet;
use crate::figure::{Figure, Figures, Measure, NamedReliability, Norm, ReportOptions, Status, Unit, ValueSetUsed};
use crate::ground::data::{Fault, Node, read};
use crate::ground::object;
use crate::instrument::{Better, Label, MissingRule, Text};
use crate::programme::{GoalRule, Programme};
#[cfg(feature = "disclosure")]
use crate::release::{Policy, Rounding};
use crate::stats::Bootstrap;
use crate::tally::PeopleCounts;

/// What the document says it is.
const FORMAT: &str = "enkat-report";
/// The form of the document; it changes when a field goes or changes its meaning, not when one is added.
const VERSION: u32 = 1;

/// The figures of a group, with what stands above them.
#[derive(Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schemars", schemars(title = "enkat report", rename = "Report", deny_unknown_fields, transform = kinds))]
struct Document<F> {
    /// What this document is.
    #[cfg_attr(feature = "schemars", schemars(extend("const" = FORMAT)))]
    format: Text,
    /// The version of this form.
    #[cfg_attr(feature = "schemars", schemars(extend("const" = VERSION)))]
    version: u32,
    /// The version of enkat that made it.
    enkat_version: Text,
    /// It is for those who may see the answers; else it may leave.
    internal: bool,
    /// What a release suppresses.
    disclosure: Option<Disclosure>,
    /// The people do not exist.
    invented: bool,
    /// Who is in an internal report.
    people: Option<PeopleCounts>,
    /// Rows of an internal report whose occasion nobody knows, in no figure.
    unplaced_rows: Option<u64>,
    /// The table tells start and exit apart.
    has_occasions: bool,
    /// How many answers a keyed sum may lack.
    missing_rule: MissingRule,
    /// The value sets that the index values come from.
    value_sets: Vec<ValueSetUsed>,
    /// What reliable change rests on.
    reliability: Vec<NamedReliability>,
    /// Means of a population that the figures are compared with.
    norms: Vec<Norm>,
    /// How intervals were resampled, if they were.
    bootstrap: Option<Bootstrap>,
    /// What was measured.
    measures: Vec<Measure>,
    /// The measures of the comparison of all value sets.
    panel_measures: Vec<String>,
    /// How a violence screening is counted, if it is.
    violence: Option<Screened>,
    /// By which lists and which goal the programme is counted, if it is.
    programme: Option<Followed>,
    /// What speaks against the data.
    warnings: Vec<Label>,
    /// Who owns the questionnaires and what their scores may be used for.
    notices: Vec<Label>,
    /// Every figure, group by group.
    figures: F,
}

/// What a release suppresses: counts of people below these, and what would give them away.
#[derive(PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schemars", schemars(deny_unknown_fields, transform = crate::ground::data::limits))]
struct Disclosure {
    /// The smallest count that is shown.
    min_cell: u32,
    /// The smallest count of the violence screening that is shown.
    min_cell_violence: u32,
    /// The smallest denominator of a share.
    min_denominator: u32,
    /// The smallest denominator of a share of the violence screening.
    min_denominator_violence: u32,
    /// Counts are rounded down to a multiple of this instead.
    rounded_down_to: Option<u32>,
}

object!(Disclosure { min_cell, min_cell_violence, min_denominator, min_denominator_violence, rounded_down_to });

/// By which lists and which goal the programme is counted.
#[derive(Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
struct Followed {
    /// The id of the programme.
    id: Text,
    /// Its name.
    name: Label,
    /// Where it is described.
    source: Text,
    /// What it aims at.
    goal: GoalRule,
    /// The exits that count for the goal.
    counts_for_goal: Vec<Text>,
    /// The whole programme, where it is another than the built-in one.
    definition: Option<Programme>,
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
struct Explained {
    #[serde(flatten)]
    figure: Figure,
    /// What the number is.
    definition: Text,
    /// What it counts.
    unit: Text,
    /// Which end of its measure is the better one.
    direction: Option<Better>,
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

impl<'de> Deserialize<'de> for Explained {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer, |node| {
            let [group, measure, occasion, statistic, value, n, between, status, reason] = Figure::NAMES;
            let names =
                [group, measure, occasion, statistic, value, n, between, status, reason, "definition", "unit", "direction"];
            let mut object = node.object(&names)?;
            let (definition, unit, direction) = (object.take("definition")?, object.take("unit")?, object.take("direction")?);
            Ok(Self { definition, unit, direction, figure: Figure::of(object)? })
        })
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

/// Read back, a report is what was written, if that holds together: see [`Report`].
impl<'de> Deserialize<'de> for Report {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer, |node| Document::of(node)?.report())
    }
}

impl Document<Vec<Explained>> {
    fn of(node: Node) -> Result<Self, Fault> {
        let mut object = node.object(&[
            "format",
            "version",
            "enkat_version",
            "internal",
            "disclosure",
            "invented",
            "people",
            "unplaced_rows",
            "has_occasions",
            "missing_rule",
            "value_sets",
            "reliability",
            "norms",
            "bootstrap",
            "measures",
            "panel_measures",
            "violence",
            "programme",
            "warnings",
            "notices",
            "figures",
        ])?;
        let document = Self {
            format: object.take("format")?,
            version: object.take("version")?,
            enkat_version: object.take("enkat_version")?,
            internal: object.take("internal")?,
            disclosure: object.take("disclosure")?,
            invented: object.take("invented")?,
            people: object.take("people")?,
            unplaced_rows: object.take("unplaced_rows")?,
            has_occasions: object.take("has_occasions")?,
            missing_rule: object.take("missing_rule")?,
            value_sets: object.take("value_sets")?,
            reliability: object.take("reliability")?,
            norms: object.take("norms")?,
            bootstrap: object.take("bootstrap")?,
            measures: object.take("measures")?,
            panel_measures: object.take("panel_measures")?,
            violence: object.take("violence")?,
            programme: object.take("programme")?,
            warnings: object.take("warnings")?,
            notices: object.take("notices")?,
            figures: object.take("figures")?,
        };
        if document.format != FORMAT || document.version != VERSION {
            return Err(Fault::new("expected a report in the JSON format of this version"));
        }
        Ok(document)
    }

    /// The report, if all of this holds together.
    fn report(self) -> Result<Report, Fault> {
        let kind = self.kind()?;
        let sets = self.value_sets.iter().map(published).collect::<Result<Vec<_>, _>>();
        let programme = self.programme.map(|followed| followed.programme().map_err(|fault| fault.within("programme")));
        let mut told = HashSet::new();
        for Explained { figure, .. } in &self.figures {
            let place = || format!("a figure of {:?}", figure.measure.chars().take(40).collect::<String>());
            let is_new = told.insert((&figure.group, &figure.measure, figure.occasion, figure.statistic));
            check(figure, &kind, is_new).map_err(|why| Fault::new(format_args!("{}: {why}", place())).within("figures"))?;
        }
        Ok(Report {
            kind,
            screening: self.violence,
            programme: programme.transpose()?,
            options: ReportOptions {
                value_sets: sets.map_err(|fault| fault.within("value_sets"))?,
                missing: self.missing_rule,
                reliability: self.reliability,
                norms: self.norms,
                bootstrap: self.bootstrap,
            },
            has_occasions: self.has_occasions,
            is_invented: self.invented,
            measures: self.measures,
            value_sets: self.value_sets,
            panel_measures: self.panel_measures,
            findings: self.warnings,
            notices: self.notices,
            figures: self.figures.into_iter().map(|explained| explained.figure).collect::<Figures>(),
        })
    }

    /// For whom it is: an internal report says who is in it, a release by which thresholds it was made.
    fn kind(&self) -> Result<Kind, Fault> {
        match (self.internal, self.people, self.unplaced_rows, &self.disclosure) {
            (true, Some(people), Some(unplaced_rows), None) => Ok(Kind::Internal { people, unplaced_rows }),
            (false, None, None, Some(disclosure)) => disclosure.kind().map_err(|fault| fault.within("disclosure")),
            _ => Err(Fault::new("an internal report has people and no thresholds, a release has thresholds and no people")),
        }
    }
}

/// The published set that a report used, with the same numbers.
fn published(used: &ValueSetUsed) -> Result<ValueSet, Fault> {
    let known = ValueSet::all_published().find(|set| set.id() == used.id);
    known
        .filter(|set| set.content_hash().to_string() == used.content_hash)
        .cloned()
        .ok_or_else(|| Fault::new("a value set whose numbers are not here: one of the caller's own, or of another version"))
}

impl Followed {
    fn programme(self) -> Result<Programme, Fault> {
        let programme = self.definition.clone().unwrap_or_else(Programme::built_in);
        let said = Self::from(&programme);
        let is_same = (said.id, said.name, said.source, said.goal, said.counts_for_goal)
            == (self.id, self.name, self.source, self.goal, self.counts_for_goal);
        if is_same { Ok(programme) } else { Err(Fault::new("its id, names and goal are not those of its definition")) }
    }
}

/// What no report of this kind holds.
fn check(figure: &Figure, kind: &Kind, is_new: bool) -> Result<(), &'static str> {
    let has_value = (figure.status == Status::Ok) == figure.value.is_some();
    let is_suppressed = figure.status == Status::Suppressed || figure.between.is_some();
    match kind {
        _ if !is_new => Err("given twice"),
        _ if !has_value => Err("a number stands where the status is ok, and nowhere else"),
        Kind::Internal { .. } if is_suppressed => Err("an internal report suppresses nothing"),
        Kind::Internal { .. } => Ok(()),
        #[cfg(feature = "disclosure")]
        Kind::Release(policy) => {
            let few = |number: f64| number > 0.0 && number < f64::from(policy.min_cell());
            let tells_of_few = figure.value.is_some_and(few) && figure.is_count();
            if !figure.statistic.may_be_released() || figure.status == Status::Undefined {
                Err("a release holds no such figure")
            } else if tells_of_few || figure.n.is_some_and(|n| (1..u64::from(policy.min_cell())).contains(&n)) {
                Err("a release shows no number below its threshold")
            } else {
                Ok(())
            }
        }
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
impl Disclosure {
    fn kind(&self) -> Result<Kind, Fault> {
        let policy = match self.rounded_down_to {
            None => Policy::new(self.min_cell),
            Some(base) => Rounding::new(base).map(Policy::rounded),
        };
        let policy = policy.map_err(Fault::new)?;
        if Self::from(policy) == *self {
            Ok(Kind::Release(policy))
        } else {
            Err(Fault::new("thresholds that do not belong together"))
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
impl Disclosure {
    #[expect(clippy::unused_self, reason = "without disclosure control there are no releases")]
    fn kind(&self) -> Result<Kind, Fault> {
        Err(Fault::new("a release, which this build cannot hold: it has no disclosure control"))
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
