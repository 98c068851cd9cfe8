//! An `Observation` for each score.

use serde_json::{Value, json};

use super::codes::{ABSENT_REASON, CATEGORY, SNOMED_CT, UNITS, VERIFIED};
use super::form::{score_id, score_name};
use super::node::without_nulls;
use super::{FhirError, Form, Response};
use crate::eq5d5l::ValueSet;
use crate::ground::{Answer, Exact, NotScorable};
use crate::instrument::{OutputDef, OutputKind, RowScore, Source};

/// One score of a response.
pub(super) struct Scored<'s> {
    pub(super) output: &'s OutputDef,
    pub(super) value: Result<Exact, NotScorable>,
    is_prorated: bool,
}

impl Form<'_> {
    /// An `Observation` for each score of the response, for R4 and R5 alike, in the order of the scorer's outputs.
    ///
    /// Each says what it derives from, how it was scored and by which version of this crate; an
    /// index names its value set with its source. A score that is empty has a `dataAbsentReason`:
    /// `unknown` for too few answers, `error` for an invalid one. A profile and a level frequency
    /// score are texts of digits, every other score is a quantity of the unit `1`. No answer by
    /// itself is written: the response has them.
    ///
    /// # Errors
    ///
    /// [`FhirError::OtherQuestionnaire`] for a response to another.
    pub fn observations(&self, response: &Response) -> Result<Vec<Value>, FhirError> {
        self.check(response)?;
        Ok(self.scored(response).iter().map(|scored| self.observation(scored, response)).collect())
    }

    /// The scores that figures know, and those that are read digit by digit; none that needs an item which was not asked.
    pub(super) fn scored(&self, response: &Response) -> Vec<Scored<'_>> {
        let RowScore { cells, prorated, .. } = self.scorer.score_row(response.answers());
        let as_asked = self.names.iter().zip(&self.definition().items);
        let as_asked = as_asked.map(|(names, item)| if names.left_out { Answer::Missing } else { Answer::Answered(item.min) });
        let could_be = self.scorer.score_row(&as_asked.collect::<Vec<_>>()).cells;
        let numbers = self.scorer.outputs().iter().filter(|output| output.is_number());
        let scored = numbers.zip(cells).zip(could_be).filter(|((output, _), could_be)| {
            could_be.is_ok() && (output.measure.is_some() || matches!(output.kind, OutputKind::Digits { .. }))
        });
        scored.map(|((output, value), _)| Scored { output, value, is_prorated: prorated.contains(&output.id) }).collect()
    }

    fn observation(&self, scored: &Scored<'_>, response: &Response) -> Value {
        let Scored { output, value, .. } = scored;
        let definition = self.definition();
        let name = score_name(definition, output);
        let verified = VERIFIED.iter().find(|verified| Some(verified.score) == name.split('@').next());
        let verified =
            verified.map(|verified| json!({ "system": SNOMED_CT, "code": verified.code, "display": verified.display }));
        let own = json!({ "system": self.system, "code": name, "display": output.label.en });
        let codes: Vec<Value> = verified.into_iter().chain([own]).collect();
        let title = format!("{}: {}", definition.name.en, output.label.en);
        let how: Vec<&str> = std::iter::once(&*title).chain(self.rules.iter().map(String::as_str)).collect();
        let mut observation = without_nulls(json!({
            "resourceType": "Observation",
            "status": response.status.observation,
            "category": [{ "coding": [{ "system": CATEGORY, "code": "survey" }] }],
            "code": { "coding": codes, "text": title },
            "subject": response.subject,
            "encounter": response.encounter,
            "effectiveDateTime": response.authored,
            "note": self.notes(scored),
            "method": { "text": how.join("; ") },
            "device": { "display": concat!("enkat ", env!("CARGO_PKG_VERSION")) },
            "derivedFrom": response.id.as_ref().map(|id| json!([{ "reference": format!("QuestionnaireResponse/{id}") }])),
        }));
        match (value, &output.kind) {
            (Ok(value), OutputKind::Digits { width }) => {
                observation["valueString"] = json!(format!("{:0width$}", value.numerator()));
            }
            (Ok(value), _) => {
                observation["valueQuantity"] = json!({ "value": value.to_json(), "unit": "1", "system": UNITS, "code": "1" });
            }
            (Err(why), _) => observation["dataAbsentReason"] = absent(*why),
        }
        observation
    }

    /// Where the numbers come from, whether answers were missing, and what the score may be used for.
    fn notes(&self, scored: &Scored<'_>) -> Vec<Value> {
        let definition = self.definition();
        let set = score_id(scored.output).split_once('@').and_then(|(_, id)| self.value_sets.iter().find(|set| set.id() == id));
        let source = set.map_or_else(|| cited(&definition.source), |set| described(set));
        let prorated = scored.is_prorated.then(|| "prorated: scaled up from the items that were answered".to_owned());
        let notes = [Some(source), prorated, Some(definition.notice.en.to_string())];
        notes.into_iter().flatten().filter(|note| !note.is_empty()).map(|text| json!({ "text": text })).collect()
    }
}

fn absent(why: NotScorable) -> Value {
    let (code, text) = match why {
        NotScorable::Missing => ("unknown", "missing: too few answers"),
        NotScorable::Invalid => ("error", "invalid: an answer that the score uses is not valid"),
    };
    json!({ "coding": [{ "system": ABSENT_REASON, "code": code }], "text": text })
}

fn described(set: &ValueSet) -> String {
    let mapped = if set.is_mapped() { ", mapped from EQ-5D-3L" } else { "" };
    format!("value set {} ({}, {}{mapped}): {}", set.id(), set.population(), set.method(), cited(set.source()))
}

fn cited(source: &Source) -> String {
    if source.doi.is_empty() { source.citation.to_string() } else { format!("{}, doi {}", source.citation, source.doi) }
}
