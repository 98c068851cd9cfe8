//! A `Questionnaire` without any wording.

use serde_json::{Value, json};

use super::Form;
use super::codes::{HIGHEST, LOWEST, UNITS, WEIGHTS};
use super::node::without_nulls;
use crate::instrument::ItemDef;

/// A version of FHIR.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// 4.0, and 4.3 as far as it is used here.
    R4,
    /// 5.0.
    R5,
}

/// An item with more codes than this is a number rather than a choice.
const MOST_OPTIONS: u8 = 11;

impl Form<'_> {
    /// A `Questionnaire` with the linkIds, types and codes of this form, as a draft: its texts are
    /// short names of our own, where the wording of its owner belongs.
    ///
    /// # Examples
    ///
    /// ```
    /// use enkat::{Choices, Registry};
    /// use enkat::fhir::{Form, Version};
    ///
    /// let registry = Registry::built_in();
    /// let questionnaire = Form::of(&registry, "eq5d5l", &Choices::default())?.questionnaire(Version::R4);
    /// assert_eq!(questionnaire["item"][0]["text"], "mobility");
    /// assert_eq!(questionnaire["item"][0]["answerOption"][2]["valueCoding"]["code"], "MO-3");
    /// # Ok::<(), enkat::fhir::FhirError>(())
    /// ```
    #[must_use]
    pub fn questionnaire(&self, version: Version) -> Value {
        let definition = self.definition();
        let items = definition.items.iter().enumerate().filter(|(place, _)| !self.names[*place].left_out);
        let items: Vec<Value> = items.map(|(place, item)| self.skeleton(place, item, version)).collect();
        without_nulls(json!({
            "resourceType": "Questionnaire",
            "url": self.address(),
            "title": definition.name.en,
            "status": "draft",
            "subjectType": ["Patient"],
            "copyright": Some(&definition.notice.en).filter(|notice| !notice.is_empty()),
            "item": items,
        }))
    }

    fn skeleton(&self, place: usize, item: &ItemDef, version: Version) -> Value {
        let mut skeleton = json!({ "linkId": self.link_id(place), "text": item.label.en });
        let value = self.key(place);
        skeleton["type"] = json!(match (value, version) {
            ("valueCoding" | "valueString", Version::R4) => "choice",
            ("valueCoding", Version::R5) => "coding",
            ("valueString", Version::R5) => "string",
            ("valueDecimal", _) => "decimal",
            ("valueQuantity", _) => "quantity",
            _ => "integer",
        });
        if matches!(value, "valueCoding" | "valueString") {
            let weight = WEIGHTS[usize::from(version == Version::R5)];
            let option = |answer| {
                let mut option = self.value(place, answer);
                option["extension"] = json!([{ "url": weight, "valueDecimal": answer }]);
                option
            };
            skeleton["answerOption"] = (item.min..=item.max).map(option).collect();
        } else {
            let end = |url, code| json!({ "url": url, "valueInteger": code });
            skeleton["extension"] = json!([end(LOWEST, item.min), end(HIGHEST, item.max)]);
        }
        skeleton
    }

    /// The key of an answer to an item.
    fn key(&self, place: usize) -> &'static str {
        let ItemDef { min, max, .. } = self.definition().items[place];
        let names = &self.names[place];
        let is_choice = !names.codes.is_empty() || max - min < MOST_OPTIONS;
        names.value.unwrap_or(if is_choice { "valueCoding" } else { "valueInteger" })
    }

    /// An answer to an item, as an object with that key alone.
    pub(super) fn value(&self, place: usize, answer: u8) -> Value {
        let code = self.names[place].codes.iter().find(|code| code.answer == answer);
        let usual = || format!("{}-{answer}", self.definition().items[place].id.to_uppercase());
        let key = self.key(place);
        let value = match (key, code) {
            ("valueCoding", Some(code)) => json!({ "system": code.system.as_ref().unwrap_or(&self.system), "code": code.text }),
            ("valueCoding", None) => json!({ "system": self.system, "code": usual() }),
            ("valueString", Some(code)) => json!(code.text),
            ("valueQuantity", _) => json!({ "value": answer, "system": UNITS, "code": "1" }),
            _ => json!(answer),
        };
        json!({ key: value })
    }
}
