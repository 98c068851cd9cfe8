//! A report as data, with what each figure means.

use serde::ser::{Serialize, SerializeStruct as _, Serializer};

use super::report::Report;
use crate::figure::Figure;
use crate::figure::Measure;
use crate::figure::Unit;
use crate::instrument::{Better, Label};
use crate::programme::{GoalRule, Programme};
use crate::table::PlannedScreening;

impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut form = serializer.serialize_struct("Report", 16)?;
        form.serialize_field("format", "enkat-report")?;
        form.serialize_field("version", &1)?;
        form.serialize_field("internal", &!self.is_release())?;
        form.serialize_field("disclosure", &self.rule())?;
        form.serialize_field("invented", &self.is_invented())?;
        form.serialize_field("people", &self.people())?;
        form.serialize_field("unplaced_rows", &self.unplaced_rows())?;
        form.serialize_field("missing_rule", self.options().missing.name())?;
        form.serialize_field("value_sets", self.value_sets())?;
        form.serialize_field("norms", &self.options().norms)?;
        form.serialize_field("measures", self.measures())?;
        form.serialize_field("violence", &self.screening().map(Screened::from))?;
        form.serialize_field("programme", &self.programme().map(Followed::from))?;
        form.serialize_field("warnings", self.findings())?;
        form.serialize_field("notices", self.notices())?;
        form.serialize_field("figures", &Figures(self))?;
        form.end()
    }
}

impl Report {
    #[cfg(feature = "disclosure")]
    fn rule(&self) -> Option<Rule> {
        self.policy().map(|policy| Rule {
            min_cell: policy.min_cell(),
            min_cell_violence: policy.min_cell_violence(),
            min_denominator: policy.min_denominator(),
            min_denominator_violence: policy.min_denominator_violence(),
            rounded_down_to: policy.rounding().map(crate::release::Rounding::base),
        })
    }

    #[cfg(not(feature = "disclosure"))]
    #[expect(clippy::unused_self, reason = "without disclosure control no report may leave")]
    fn rule(&self) -> Option<Rule> {
        None
    }
}

/// What a release suppresses.
#[derive(serde::Serialize)]
struct Rule {
    min_cell: u32,
    min_cell_violence: u32,
    min_denominator: u32,
    min_denominator_violence: u32,
    rounded_down_to: Option<u32>,
}

/// How a violence screening is counted.
#[derive(serde::Serialize)]
struct Screened<'a> {
    forms: &'a [String],
    current: &'static str,
}

impl<'a> From<&'a PlannedScreening> for Screened<'a> {
    fn from(planned: &'a PlannedScreening) -> Self {
        Self { forms: &planned.forms, current: planned.current.code() }
    }
}

/// By which lists and which goal the programme is counted.
#[derive(serde::Serialize)]
struct Followed<'a> {
    id: &'a str,
    name: &'a Label,
    source: &'a str,
    goal: &'a GoalRule,
    counts_for_goal: Vec<&'a str>,
}

impl<'a> From<&'a Programme> for Followed<'a> {
    fn from(programme: &'a Programme) -> Self {
        let counting = programme.codes().iter().filter(|code| code.exit && code.counts_for_goal);
        Self {
            id: programme.id(),
            name: programme.name(),
            source: &programme.source().citation,
            goal: programme.goal(),
            counts_for_goal: counting.map(|code| &*code.id).collect(),
        }
    }
}

struct Figures<'a>(&'a Report);

impl Serialize for Figures<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.figures().all().map(|figure| Explained::new(figure, self.0.measures())))
    }
}

/// A figure with what it means.
#[derive(serde::Serialize)]
struct Explained {
    #[serde(flatten)]
    figure: Figure,
    definition: &'static str,
    unit: &'static str,
    direction: Option<Better>,
}

impl Explained {
    fn new(figure: Figure, measures: &[Measure]) -> Self {
        // a figure about an item or a part of a measure goes by the measure it is of
        let of =
            measures.iter().filter(|measure| figure.measure.starts_with(&*measure.id)).max_by_key(|measure| measure.id.len());
        let (unit, definition) = figure.statistic.definition_of(&figure.measure);
        let unit = match unit {
            Unit::Count => "people",
            Unit::Share => "share, 0 to 1",
            Unit::Measure => of.map_or("", |measure| measure.unit),
            Unit::Plain => "",
        };
        Self { definition, unit, direction: of.map(|measure| measure.better), figure }
    }
}
