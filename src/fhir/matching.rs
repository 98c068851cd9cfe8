//! A `Questionnaire` held against a form.

use serde_json::Value;

use super::answer::{is, number_of, weight};
use super::codes::{HIGHEST, LOWEST, WEIGHTS};
use super::form::{AnswerCode, ItemNames};
use super::node::Node;
use super::{FhirError, Form};

impl Form<'_> {
    /// The same form with the linkIds and answer codes of a `Questionnaire`, R4 or R5.
    ///
    /// An item that was not linked is found by its id at the end of a linkId, as in
    /// `eq5d5l-q01-MO`. Each option stands for the number that its code has
    /// ([`Form`] says which) or, where the code tells none, for its weight (`ordinalValue`,
    /// `itemWeight`), provided that they rise. Responses must name this Questionnaire then, or none.
    ///
    /// # Examples
    ///
    /// ```
    /// use enkat::{Choices, Registry};
    /// use enkat::fhir::{Form, FhirError, Version};
    ///
    /// let registry = Registry::built_in();
    /// let mut sent = Form::of(&registry, "eq5d5l", &Choices::default())?.questionnaire(Version::R5);
    /// assert!(Form::of(&registry, "eq5d5l", &Choices::default())?.matching(&sent).is_ok());
    ///
    /// sent["item"][2]["answerOption"].as_array_mut().unwrap().pop(); // a scale of four levels
    /// let error = Form::of(&registry, "eq5d5l", &Choices::default())?.matching(&sent).err();
    /// let four = FhirError::Options { item: "ua".into(), min: 1, max: 5 };
    /// assert_eq!(error, Some(FhirError::Questionnaire { faults: vec![four] }));
    /// # Ok::<(), FhirError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`FhirError::Questionnaire`] with everything that does not fit: an item that is not there or stands
    /// twice, options that are not its codes, each once, or that are weighted from the other end.
    /// Other errors for what is not a Questionnaire, is not built as FHIR has it, or holds a modifier.
    pub fn matching(mut self, questionnaire: &Value) -> Result<Self, FhirError> {
        let root = Node::resource(questionnaire, "Questionnaire")?;
        let asked = root.items()?;
        let found: Vec<Vec<&Node<'_>>> =
            (0..self.names.len()).map(|place| self.found(place, &asked)).collect::<Result<_, _>>()?;
        let has_item: Vec<bool> = found.iter().map(|found| !found.is_empty()).collect();
        // a part that is not asked at all is left out; one that is asked is asked as a whole
        let mut must_ask = self.definition().asked(&has_item);
        if !must_ask.contains(&true) {
            must_ask.fill(true);
        }
        let mut faults = Vec::new();
        for (place, found) in found.iter().enumerate() {
            let item = || self.definition().items[place].id.to_string();
            let matched = match found.as_slice() {
                [] if must_ask[place] => Err(FhirError::NotAsked { item: item() }),
                [] => Ok(ItemNames { left_out: true, ..self.names[place].clone() }),
                [asked] => self.matched(place, asked),
                several => Err(FhirError::Repeated { item: item(), found: several.len() }),
            };
            match matched {
                Ok(names) => self.names[place] = names,
                Err(fault) => faults.push(fault),
            }
        }
        self.canonical = root.text("url")?.map(str::to_owned);
        if faults.is_empty() { self.with_one_link_each() } else { Err(FhirError::Questionnaire { faults }) }
    }

    /// The items that may be the one at this place.
    fn found<'n, 'v>(&self, place: usize, asked: &'n [Node<'v>]) -> Result<Vec<&'n Node<'v>>, FhirError> {
        let id = &self.definition().items[place].id;
        let told = self.names[place].link_id.as_deref();
        let mut found = Vec::new();
        for item in asked {
            // what only holds or shows other things is not answered
            if matches!(item.text("type")?, Some("group" | "display")) {
                continue;
            }
            let link_id = item.text("linkId")?.ok_or_else(|| item.shape("linkId", "a text"))?;
            let is_it = match told {
                Some(told) => link_id == told,
                // what was told for another item is not this one's
                None => ends_with_id(link_id, id) && !self.names.iter().any(|names| names.link_id.as_deref() == Some(link_id)),
            };
            if is_it {
                found.push(item);
            }
        }
        Ok(found)
    }

    fn matched(&self, place: usize, asked: &Node<'_>) -> Result<ItemNames, FhirError> {
        let item = &self.definition().items[place];
        let declared = &self.names[place].codes;
        let options = asked.list("answerOption")?;
        let (value, codes) = match asked.text("type")? {
            Some("choice" | "open-choice" | "coding" | "string") if !options.is_empty() => self.options(place, &options)?,
            Some("choice" | "open-choice" | "coding") => {
                if (item.min..=item.max).any(|answer| !declared.iter().any(|code| code.answer == answer)) {
                    return Err(FhirError::OptionsElsewhere { item: item.id.to_string() });
                }
                ("valueCoding", declared.clone())
            }
            Some(number @ ("integer" | "decimal" | "quantity")) => {
                if !options.is_empty() {
                    self.options(place, &options)?;
                }
                let is_end = |url, end: u8| asked.extension(&[url]).is_none_or(|found| number_of(found) == Some(end.into()));
                if !is_end(LOWEST, item.min) || !is_end(HIGHEST, item.max) {
                    return Err(FhirError::Options { item: item.id.to_string(), min: item.min, max: item.max });
                }
                let value = match number {
                    "integer" => "valueInteger",
                    "decimal" => "valueDecimal",
                    _ => "valueQuantity",
                };
                (value, declared.clone())
            }
            _ => return Err(FhirError::Type { item: item.id.to_string() }),
        };
        let link_id = asked.text("linkId")?.map(str::to_owned);
        Ok(ItemNames { link_id, codes, value: Some(value), left_out: false })
    }

    /// The key of the options, and what each of them stands for.
    fn options(&self, place: usize, options: &[Node<'_>]) -> Result<(&'static str, Vec<AnswerCode>), FhirError> {
        let item = &self.definition().items[place];
        let wrong = || FhirError::Options { item: item.id.to_string(), min: item.min, max: item.max };
        let turned = || FhirError::Turned { item: item.id.to_string() };
        let reader = self.reader(place);
        let mut key = "";
        let (mut codes, mut both, mut weights) = (Vec::new(), Vec::new(), Vec::new());
        for option in options {
            let (own_key, system, text) = option_value(option).ok_or_else(wrong)?;
            if !["", own_key].contains(&std::mem::replace(&mut key, own_key)) {
                return Err(wrong());
            }
            if reader.is_missing_code(&text) {
                continue;
            }
            let number = reader.stands_for(&text);
            let weight =
                option.extension(&WEIGHTS).and_then(number_of).or_else(|| weight(&option.get("valueCoding")?["extension"]));
            both.extend(number.zip(weight));
            // a code that tells no number goes by its weight
            weights.extend(weight.filter(|_| number.is_none()));
            let is_answer = |answer: &u8| number.map_or(weight == Some((*answer).into()), |number| number == i64::from(*answer));
            let answer = (item.min..=item.max).find(is_answer);
            codes.push((system, text, answer));
        }
        let both_ends = i64::from(item.min) + i64::from(item.max);
        if both.iter().any(|(number, weight)| !is(*number, *weight)) {
            return Err(if both.iter().all(|(number, weight)| is(both_ends - number, *weight)) { turned() } else { wrong() });
        }
        if !weights.is_sorted_by(|one, next| one < next) {
            return Err(if weights.is_sorted_by(|one, next| one > next) { turned() } else { wrong() });
        }
        let codes = codes.into_iter().map(|(system, text, answer)| Some(AnswerCode { system, text, answer: answer? }));
        let codes: Vec<AnswerCode> = codes.collect::<Option<_>>().ok_or_else(wrong)?;
        let stands_once = |answer: u8| codes.iter().filter(|code| code.answer == answer).count() == 1;
        if (item.min..=item.max).all(stands_once) { Ok((key, codes)) } else { Err(wrong()) }
    }
}

/// The key of an option, its system, and its code, number or text.
fn option_value(option: &Node<'_>) -> Option<(&'static str, Option<String>, String)> {
    match option.choices("value").as_slice() {
        [("Coding", coding)] => {
            Some(("valueCoding", coding["system"].as_str().map(str::to_owned), coding["code"].as_str()?.to_owned()))
        }
        [("Integer", number)] => Some(("valueInteger", None, number.as_i64()?.to_string())),
        [("String", text)] => Some(("valueString", None, text.as_str()?.to_owned())),
        _ => None,
    }
}

/// `link_id` is `id`, or ends with it as a part of its own, whatever stands between the parts and in whichever case.
fn ends_with_id(link_id: &str, id: &str) -> bool {
    let parts: String =
        link_id.chars().map(|sign| if sign.is_ascii_alphanumeric() { sign.to_ascii_lowercase() } else { '_' }).collect();
    parts.strip_suffix(id).is_some_and(|before| before.is_empty() || before.ends_with('_'))
}
