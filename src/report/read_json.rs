//! A report read back from its document, if that holds together.

use std::collections::{BTreeMap, HashSet};

use serde::{Deserialize, Deserializer};

use super::json::{Disclosure, Document, Explained, FORMAT, Followed, VERSION};
use super::report::{Kind, Report};
use crate::eq5d5l::ValueSet;
use crate::figure::{Figure, Figures, ReportOptions, Status, ValueSetUsed};
use crate::ground::data::{Fault, read};
use crate::ground::object;
use crate::programme::Programme;
#[cfg(feature = "disclosure")]
use crate::release::{Policy, Rounding};

/// Read back, a report is what was written, if that holds together: see [`Report`].
impl<'de> Deserialize<'de> for Report {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer, |node| node.value::<Read>()?.report())
    }
}

/// A report as it is read.
type Read = Document<Vec<Explained>>;

object!(Read: of_this_form {
    format,
    version,
    enkat_version,
    internal,
    disclosure,
    invented,
    people,
    unplaced_rows,
    has_occasions,
    missing_rule,
    codes = BTreeMap::new(),
    value_sets,
    reliability,
    norms,
    bootstrap,
    measures,
    panel_measures,
    violence,
    programme,
    warnings,
    notices,
    figures,
});

impl Read {
    fn of_this_form(self) -> Result<Self, Fault> {
        if self.format != FORMAT || self.version != VERSION {
            return Err(Fault::new("expected a report in the JSON format of this version"));
        }
        Ok(self)
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
                codes: self.codes,
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

#[cfg(not(feature = "disclosure"))]
impl Disclosure {
    #[expect(clippy::unused_self, reason = "without disclosure control there are no releases")]
    fn kind(&self) -> Result<Kind, Fault> {
        Err(Fault::new("a release, which this build cannot hold: it has no disclosure control"))
    }
}
