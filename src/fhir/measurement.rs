//! Rows of a measurement table like that of OMOP.

use std::fmt;

use super::form::source_value;
use super::{FhirError, Form, Response};
use crate::ground::Day;
use crate::instrument::OutputKind;

/// One score as a row of the table `MEASUREMENT` of OMOP's common data model, as far as a questionnaire can tell.
///
/// The fields are named and ordered as the columns are. Whose row it is, and what else a
/// warehouse numbers, is added there.
#[derive(Clone, PartialEq, serde::Serialize)]
pub struct Measurement {
    /// The standard concept that [`Form::concept`] gave, 0 where it gave none.
    pub measurement_concept_id: u32,
    /// The day on which the answers were given.
    pub measurement_date: Day,
    /// The score.
    pub value_as_number: f64,
    /// The lowest score that there can be.
    pub range_low: Option<f64>,
    /// The highest score that there can be.
    pub range_high: Option<f64>,
    /// The name of the score, an index with its value set: `soc13_total`, `eq5d5l_index@SE-2022-TTO`.
    pub measurement_source_value: String,
    /// The unit by UCUM: always `1`.
    pub unit_source_value: &'static str,
}

impl fmt::Debug for Measurement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // a score of a person stays out of logs
        f.debug_struct("Measurement").field("measurement_source_value", &self.measurement_source_value).finish_non_exhaustive()
    }
}

impl Form<'_> {
    /// A row for each score that is a number and not empty.
    ///
    /// # Examples
    ///
    /// ```
    /// use enkat::{Choices, Registry};
    /// use enkat::fhir::Form;
    /// use enkat::ground::Answer;
    ///
    /// let registry = Registry::built_in();
    /// let form = Form::of(&registry, "eq5d5l", &Choices { value_sets: vec!["SE-2022-TTO".into()], ..Choices::default() })?.concept("eq5d5l_vas", 7)?;
    /// let response = form.answered([2, 1, 2, 3, 2, 70].map(Answer::Answered).to_vec())?.on("2026-04-03".parse().unwrap());
    /// let rows = form.measurements(&response)?;
    /// assert_eq!((rows[0].measurement_concept_id, rows[0].value_as_number), (7, 70.0));
    /// assert_eq!(rows[2].measurement_source_value, "eq5d5l_index@SE-2022-TTO");
    /// # Ok::<(), enkat::fhir::FhirError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`FhirError::NoDay`] when the response does not tell its day,
    /// [`FhirError::OtherQuestionnaire`] for a response to another.
    pub fn measurements(&self, response: &Response) -> Result<Vec<Measurement>, FhirError> {
        self.check(response)?;
        let measurement_date = response.day().ok_or(FhirError::NoDay)?;
        let rows = self.scored(response).into_iter().filter_map(|scored| {
            let OutputKind::Number { min, max } = &scored.output.kind else { return None };
            let measurement_source_value = source_value(self.definition(), scored.output);
            let concept = self.concepts.iter().rev().find(|(name, _)| *name == measurement_source_value);
            Some(Measurement {
                measurement_concept_id: concept.map_or(0, |(_, concept)| *concept),
                measurement_date,
                value_as_number: scored.value.ok()?.to_f64(),
                range_low: min.parse().ok(),
                range_high: max.parse().ok(),
                measurement_source_value,
                unit_source_value: "1",
            })
        });
        Ok(rows.collect())
    }
}
