//! One item's answers.

use serde_json::Value;

use super::codes::{ABSENT, GIVEN_BUT_NO_ANSWER, WEIGHTS};
use super::form::AnswerCode;
use super::node::{Node, extension};
use super::{FhirError, Form};
use crate::finding::Rule;
use crate::ground::Answer;
use crate::instrument::ItemDef;
use crate::table::cell::{CellReader, Reading};

/// How the answers to one item are read; whatever is wrong makes the answer invalid.
pub(super) struct AnswerReader<'f> {
    item: &'f ItemDef,
    codes: &'f [AnswerCode],
    cell: CellReader<'f>,
}

impl Form<'_> {
    pub(super) fn reader(&self, place: usize) -> AnswerReader<'_> {
        let item = &self.definition().items[place];
        let cell = CellReader::new(item, &item.id, &self.missing);
        AnswerReader { item, codes: &self.names[place].codes, cell }
    }
}

impl AnswerReader<'_> {
    /// What an item of a response says, given its answers.
    pub(super) fn item(&self, item: &Node<'_>, answers: &[Node<'_>]) -> Result<Answer<u8>, FhirError> {
        let reason = item.extension(&[ABSENT]);
        match (answers, reason) {
            ([], None) => Ok(Answer::Missing),
            ([], Some(reason)) => self.absent(reason),
            ([_], Some(_)) => Err(FhirError::Contradiction { item: self.name() }),
            ([answer], None) => self.answer(answer),
            _ => Err(FhirError::SeveralAnswers { item: self.name(), found: answers.len() }),
        }
    }

    fn answer(&self, answer: &Node<'_>) -> Result<Answer<u8>, FhirError> {
        let of_value = answer.choices("_value").into_iter().find_map(|(_, about)| extension(&about["extension"], &[ABSENT]));
        let reason = answer.extension(&[ABSENT]).or(of_value);
        match (answer.choices("value").as_slice(), reason) {
            // it may hold other items
            ([], None) => Ok(Answer::Missing),
            ([], Some(reason)) => self.absent(reason),
            ([_, ..], Some(_)) => Err(FhirError::Contradiction { item: self.name() }),
            ([("Integer" | "Decimal", number)], None) => self.number(number),
            ([("Quantity", quantity)], None) => self.quantity(quantity),
            ([("Coding", coding)], None) => {
                let weight = weight(&coding["extension"]).or_else(|| answer.extension(&WEIGHTS).and_then(number_of));
                self.coding(coding["code"].as_str(), weight)
            }
            // options that are texts have the codes that a Questionnaire gave them
            ([("String", text)], None) if !self.codes.is_empty() => self.coding(text.as_str(), None),
            _ => Err(self.no_answer()),
        }
    }

    /// A reason for having no answer; one that was given and is none is not missing.
    fn absent(&self, reason: &Value) -> Result<Answer<u8>, FhirError> {
        match reason["valueCode"].as_str() {
            Some(code) if GIVEN_BUT_NO_ANSWER.contains(&code) => Err(self.no_answer()),
            _ => Ok(Answer::Missing),
        }
    }

    fn number(&self, number: &Value) -> Result<Answer<u8>, FhirError> {
        match (number.as_i64(), number.as_f64()) {
            (Some(integer), _) => self.checked(self.cell.integer(integer, "")),
            (None, Some(float)) => self.checked(self.cell.float(float)),
            (None, None) => Err(self.no_answer()),
        }
    }

    /// A quantity of no unit: `1`, or an annotation such as `{score}`.
    fn quantity(&self, quantity: &Value) -> Result<Answer<u8>, FhirError> {
        let is_annotation = |code: &str| code == "1" || (code.starts_with('{') && code.ends_with('}'));
        let has_no_unit = quantity.get("code").is_none_or(|code| code.as_str().is_some_and(is_annotation));
        // a comparator says "less than"
        if !has_no_unit || quantity.get("comparator").is_some() {
            return Err(self.no_answer());
        }
        self.number(&quantity["value"])
    }

    fn coding(&self, code: Option<&str>, weight: Option<f64>) -> Result<Answer<u8>, FhirError> {
        let Some(code) = code else { return Err(self.no_answer()) };
        if self.is_missing_code(code) {
            return Ok(Answer::Missing);
        }
        let number = self.stands_for(code).ok_or_else(|| FhirError::UnknownCode { item: self.name() })?;
        if weight.is_some_and(|weight| !is(number, weight)) {
            return Err(FhirError::Contradiction { item: self.name() });
        }
        self.checked(self.cell.integer(number, code))
    }

    /// The number that a code stands for, if that is known: as it was declared, or else as it is written.
    pub(super) fn stands_for(&self, code: &str) -> Option<i64> {
        if self.codes.is_empty() { self.written(code) } else { self.declared(code) }
    }

    /// The code, or its number, stands for no answer.
    pub(super) fn is_missing_code(&self, code: &str) -> bool {
        self.cell.is_missing_code(code, self.declared(code).or_else(|| self.written(code)))
    }

    fn declared(&self, code: &str) -> Option<i64> {
        self.codes.iter().find(|known| known.text == code).map(|known| known.answer.into())
    }

    /// The number that is a code by itself, or stands after the item's id.
    fn written(&self, code: &str) -> Option<i64> {
        let after_id = code
            .split_at_checked(self.item.id.len())
            .filter(|(id, _)| id.eq_ignore_ascii_case(&self.item.id))
            .and_then(|(_, rest)| rest.strip_prefix('-'));
        let digits = after_id.unwrap_or(code);
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
    }

    fn checked(&self, reading: Reading) -> Result<Answer<u8>, FhirError> {
        let ItemDef { min, max, .. } = *self.item;
        match reading {
            Reading::Answered(code) | Reading::Padded(code) => Ok(Answer::Answered(code)),
            Reading::Missing => Ok(Answer::Missing),
            Reading::Invalid(Rule::OutOfRange, _) => Err(FhirError::OutOfRange { item: self.name(), min, max }),
            Reading::Invalid(..) => Err(self.no_answer()),
        }
    }

    fn no_answer(&self) -> FhirError {
        FhirError::NoAnswer { item: self.name() }
    }

    fn name(&self) -> String {
        self.item.id.to_string()
    }
}

/// The weight among these extensions.
pub(super) fn weight(extensions: &Value) -> Option<f64> {
    extension(extensions, &WEIGHTS).and_then(number_of)
}

/// The number that an extension holds.
pub(super) fn number_of(extension: &Value) -> Option<f64> {
    extension.get("valueDecimal").or_else(|| extension.get("valueInteger"))?.as_f64()
}

/// `weight` is this number.
pub(super) fn is(number: i64, weight: f64) -> bool {
    // lossless: what is compared is a code, and a code of more than 53 bits is out of any range
    #[expect(clippy::cast_precision_loss)]
    let number = number as f64;
    number == weight
}
