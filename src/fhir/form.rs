//! A questionnaire as somebody's FHIR resources name it.

use std::sync::Arc;

use super::FhirError;
use crate::eq5d5l::ValueSet;
use crate::ground::{close_names, short_debug};
use crate::instrument::{Definition, ItemDef, OutputDef, Scorer};
use crate::table::MissingCode;
use crate::{Choices, Registry};

/// One questionnaire with its settings chosen, and the linkIds and codes that stand for its items and answers.
///
/// Until told otherwise the linkId of an item is its id (`mo`, `soc13_4`), and the code of
/// an answer is its number (`3`) or that number after the item's id (`MO-3`), whatever its system.
///
/// # Examples
///
/// ```
/// use enkat::fhir::Form;
/// use enkat::instrument::MissingRule;
/// use enkat::{Choices, Registry};
///
/// let registry = Registry::built_in();
/// let choices = Choices { missing: MissingRule::Complete, ..Choices::default() };
/// let form = Form::of(&registry, "soc13", &choices)?.in_system("https://example.org/scores");
/// let error = form.linked([("soc13_14", "q14")]).err().expect("there are 13 items");
/// assert!(error.to_string().starts_with("the item \"soc13_14\" does not belong to the questionnaire"));
/// # Ok::<(), enkat::fhir::FhirError>(())
/// ```
pub struct Form<'a> {
    pub(super) scorer: Arc<dyn Scorer>,
    /// The choices in force for settings that take one, as a text.
    pub(super) rules: Vec<String>,
    pub(super) value_sets: Vec<&'a ValueSet>,
    pub(super) names: Vec<ItemNames>,
    pub(super) missing: Vec<MissingCode>,
    pub(super) system: String,
    /// The address of the Questionnaire that was matched.
    pub(super) canonical: Option<String>,
    pub(super) takes_unfinished: bool,
    pub(super) concepts: Vec<(String, u32)>,
}

/// How one item goes by.
#[derive(Clone, Default)]
pub(super) struct ItemNames {
    /// None until it is told or matched.
    pub(super) link_id: Option<String>,
    /// What each code stands for; none for the usual codes.
    pub(super) codes: Vec<AnswerCode>,
    /// The key of its answers, such as `valueCoding`; none until a Questionnaire is matched.
    pub(super) value: Option<&'static str>,
    /// The Questionnaire that was matched does not ask it.
    pub(super) left_out: bool,
}

/// One answer's code.
#[derive(Clone)]
pub(super) struct AnswerCode {
    /// None for that of the form.
    pub(super) system: Option<String>,
    pub(super) text: String,
    pub(super) answer: u8,
}

impl<'a> Form<'a> {
    /// The questionnaire with this id, scored under the chosen value sets and missing rule; the other choices are of
    /// tables and reports.
    ///
    /// # Errors
    ///
    /// [`FhirError::Registry`] and [`FhirError::Setting`] for what does not exist.
    pub fn of(registry: &'a Registry, id: &str, choices: &Choices) -> Result<Self, FhirError> {
        let instrument = registry.get(id)?;
        let chosen = choices.settings_of(instrument.definition());
        let scorer = instrument.scorer(&chosen)?;
        let definition = scorer.definition();
        let single = definition.settings.iter().filter(|setting| !setting.repeatable);
        let rules = single.filter_map(|setting| {
            let choice = chosen.iter().find(|(name, _)| *name == setting.id).map(|(_, choice)| *choice);
            Some(format!("{}: {}", setting.label.en, choice.or(setting.default.as_deref())?))
        });
        Ok(Self {
            rules: rules.collect(),
            value_sets: registry.value_sets().collect(),
            names: vec![ItemNames::default(); definition.items.len()],
            missing: Vec::new(),
            system: format!("urn:enkat:{}", definition.id),
            canonical: None,
            takes_unfinished: false,
            concepts: Vec::new(),
            scorer,
        })
    }

    /// The same, with these linkIds, each beside its item.
    ///
    /// # Errors
    ///
    /// [`FhirError::UnknownItem`], and [`FhirError::SharedLinkId`] when two items go by one linkId then.
    pub fn linked<'l>(mut self, links: impl IntoIterator<Item = (&'l str, &'l str)>) -> Result<Self, FhirError> {
        for (item, link_id) in links {
            let place = self.place(item)?;
            self.names[place].link_id = Some(link_id.to_owned());
        }
        self.with_one_link_each()
    }

    /// The same, with codes that stand for the answers to an item, which are the only ones read then.
    ///
    /// # Errors
    ///
    /// [`FhirError::UnknownItem`], [`FhirError::OutOfRange`] for an answer that does not exist, and
    /// [`FhirError::SharedCode`] when a code stands for two answers.
    pub fn coded<'c>(mut self, item: &str, codes: impl IntoIterator<Item = (&'c str, u8)>) -> Result<Self, FhirError> {
        let place = self.place(item)?;
        let ItemDef { min, max, .. } = self.definition().items[place];
        for (code, answer) in codes {
            if !(min..=max).contains(&answer) {
                return Err(FhirError::OutOfRange { item: item.to_owned(), min, max });
            }
            let known = &mut self.names[place].codes;
            if known.iter().any(|known| known.text == code && known.answer != answer) {
                return Err(FhirError::SharedCode { item: item.to_owned(), code: code.to_owned() });
            }
            known.push(AnswerCode { system: None, text: code.to_owned(), answer });
        }
        Ok(self)
    }

    /// The same, with a code or number that stands for no answer, such as `99`, for every item or for one.
    ///
    /// # Errors
    ///
    /// [`FhirError::UnknownItem`].
    pub fn missing_code(mut self, code: MissingCode) -> Result<Self, FhirError> {
        if let Some(item) = &code.column {
            self.place(item)?;
        }
        self.missing.push(code);
        Ok(self)
    }

    /// The same, with a system of your own for the codes of items, answers and scores; `urn:enkat:` and
    /// the questionnaire's id otherwise.
    #[must_use]
    pub fn in_system(self, system: &str) -> Self {
        Self { system: system.to_owned(), ..self }
    }

    /// The same, taking responses that are in progress or stopped, too; their Observations are preliminary.
    #[must_use]
    pub fn with_unfinished(self) -> Self {
        Self { takes_unfinished: true, ..self }
    }

    /// The same, with the id of the standard concept for a score, which goes by the name that
    /// [`Measurement::measurement_source_value`](super::Measurement::measurement_source_value) has.
    ///
    /// # Errors
    ///
    /// [`FhirError::UnknownScore`].
    pub fn concept(mut self, score: &str, concept: u32) -> Result<Self, FhirError> {
        let scores = self.scorer.outputs().iter().filter(|output| output.measure.is_some());
        let scores: Vec<String> = scores.map(|output| source_value(self.definition(), output)).collect();
        if !scores.iter().any(|known| known == score) {
            let close = close_names(score, scores.iter().map(String::as_str));
            return Err(FhirError::UnknownScore { score: score.to_owned(), close });
        }
        self.concepts.push((score.to_owned(), concept));
        Ok(self)
    }

    pub(super) fn definition(&self) -> &Definition {
        self.scorer.definition()
    }

    /// The address of the Questionnaire.
    pub(super) fn address(&self) -> String {
        self.canonical.clone().unwrap_or_else(|| format!("urn:enkat:questionnaire:{}", self.definition().id))
    }

    /// The linkId of the item at this place.
    pub(super) fn link_id(&self, place: usize) -> &str {
        self.names[place].link_id.as_deref().unwrap_or(&self.definition().items[place].id)
    }

    /// Which item has this linkId.
    pub(super) fn place_of(&self, link_id: &str) -> Option<usize> {
        (0..self.names.len()).find(|place| self.link_id(*place) == link_id)
    }

    /// The same, if no two items go by one linkId.
    pub(super) fn with_one_link_each(self) -> Result<Self, FhirError> {
        let link_ids = || (0..self.names.len()).map(|place| self.link_id(place));
        match link_ids().enumerate().find(|(place, link_id)| link_ids().take(*place).any(|earlier| earlier == *link_id)) {
            Some((_, link_id)) => Err(FhirError::SharedLinkId { link_id: link_id.to_owned() }),
            None => Ok(self),
        }
    }

    fn place(&self, item: &str) -> Result<usize, FhirError> {
        let items = &self.definition().items;
        items.iter().position(|known| known.id == item).ok_or_else(|| FhirError::UnknownItem {
            item: item.to_owned(),
            close: close_names(item, items.iter().map(|known| &*known.id)),
        })
    }
}

/// The name of a score, as figures have it, such as `eq5d5l.index@US-2019`.
pub(super) fn score_name(definition: &Definition, output: &OutputDef) -> String {
    format!("{}.{}", definition.id, score_id(output))
}

/// The same as a column has it, such as `eq5d5l_index@US-2019`.
pub(super) fn source_value(definition: &Definition, output: &OutputDef) -> String {
    format!("{}_{}", definition.id, score_id(output))
}

/// The part of it that is the score's own; an index always names its value set.
pub(super) fn score_id(output: &OutputDef) -> &str {
    output.measure.as_ref().map_or(&output.id, |measure| &measure.id)
}

short_debug! {
    impl['a] Form['a] { questionnaire: |form: &Self| form.scorer.definition().id.clone() }
}
