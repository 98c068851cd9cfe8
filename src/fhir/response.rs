//! What a person answered, from a `QuestionnaireResponse` and back.

use std::fmt;

use serde_json::{Value, json};

use super::codes::ABSENT;
use super::date_time::is_date_time;
use super::node::{Node, without_nulls};
use super::reference::{logical_id, not_an_identity_number, reference};
use super::{FhirError, Form};
use crate::ground::{Answer, Day};

/// One person's answers to a [`Form`], about whom they are, and when they were given.
///
/// Personal data: `Debug` shows how many answers there are and what is odd, and neither the
/// person nor an answer.
#[derive(Clone, PartialEq)]
pub struct Response {
    pub(super) questionnaire: String,
    answers: Vec<Answer<u8>>,
    doubts: Vec<FhirError>,
    pub(super) status: Status,
    pub(super) id: Option<String>,
    pub(super) subject: Option<Value>,
    pub(super) encounter: Option<Value>,
    pub(super) authored: Option<String>,
}

/// How far a response has come: its own word, and that of an Observation that comes from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Status {
    pub(super) response: &'static str,
    pub(super) observation: &'static str,
    is_finished: bool,
}

const COMPLETED: Status = Status { response: "completed", observation: "final", is_finished: true };
const STATUSES: [Status; 4] = [
    COMPLETED,
    Status { response: "amended", observation: "amended", is_finished: true },
    Status { response: "in-progress", observation: "preliminary", is_finished: false },
    Status { response: "stopped", observation: "preliminary", is_finished: false },
];

impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let answers = self.answers.len();
        f.debug_struct("Response").field("answers", &answers).field("doubts", &self.doubts).finish_non_exhaustive()
    }
}

impl Response {
    /// The answers, in the order of [`Definition::items`](crate::instrument::Definition::items).
    #[must_use]
    pub fn answers(&self) -> &[Answer<u8>] {
        &self.answers
    }

    /// What is odd: answers that are invalid and why, and how many items were not read.
    #[must_use]
    pub fn doubts(&self) -> &[FhirError] {
        &self.doubts
    }

    /// The day on which the answers were given, as the response has it.
    #[must_use]
    pub fn day(&self) -> Option<Day> {
        self.authored.as_deref().and_then(Day::of_cell)
    }

    /// The same by this logical id.
    ///
    /// # Errors
    ///
    /// [`FhirError::Shape`] for what is no id, [`FhirError::IdentityNumber`].
    pub fn with_id(self, id: &str) -> Result<Self, FhirError> {
        Ok(Self { id: Some(logical_id(id, "id".into())?), ..self })
    }

    /// The same about somebody, such as `Patient/p1`.
    ///
    /// # Errors
    ///
    /// [`FhirError::IdentityNumber`].
    pub fn about(self, reference: &str) -> Result<Self, FhirError> {
        let reference = not_an_identity_number(reference, || "subject.reference".into())?;
        Ok(Self { subject: Some(json!({ "reference": reference })), ..self })
    }

    /// The same, given on this day.
    #[must_use]
    pub fn on(self, day: Day) -> Self {
        Self { authored: Some(day.to_string()), ..self }
    }
}

impl Form<'_> {
    /// The answers in a `QuestionnaireResponse`, R4 or R5.
    ///
    /// An item that is left out, or says why it has no answer, is missing. An answer that
    /// cannot be taken is invalid, voids the scores that use it and is among
    /// [`Response::doubts`], and so is an item that stands twice.
    ///
    /// # Errors
    ///
    /// [`FhirError`] for another resource, one that is not built as FHIR has it or holds a
    /// modifier, for a response that is not completed or was entered in error, that answers
    /// another Questionnaire or none of the items, and for a personal identity number.
    pub fn read(&self, response: &Value) -> Result<Response, FhirError> {
        let root = Node::resource(response, "QuestionnaireResponse")?;
        let status = self.status(&root)?;
        let address = root.text("questionnaire")?.map(without_version);
        if let (Some(address), Some(canonical)) = (address, self.canonical.as_deref())
            && address != without_version(canonical)
        {
            return Err(FhirError::OtherQuestionnaire);
        }
        let (answers, doubts) = self.read_items(&root.items()?)?;
        let authored = root.text("authored")?;
        if authored.is_some_and(|authored| !is_date_time(authored)) {
            return Err(root.shape("authored", "a date, with or without a time and its zone"));
        }
        Ok(Response {
            questionnaire: self.definition().id.to_string(),
            answers,
            doubts,
            status,
            id: root.text("id")?.map(|id| logical_id(id, root.path_to("id"))).transpose()?,
            subject: reference(&root, "subject")?,
            encounter: reference(&root, "encounter")?,
            authored: authored.map(str::to_owned),
        })
    }

    fn status(&self, root: &Node<'_>) -> Result<Status, FhirError> {
        let word = root.text("status")?;
        if word == Some("entered-in-error") {
            return Err(FhirError::EnteredInError);
        }
        let status = STATUSES.into_iter().find(|status| Some(status.response) == word);
        let status = status.ok_or_else(|| root.shape("status", "the status of a response"))?;
        if status.is_finished || self.takes_unfinished {
            Ok(status)
        } else {
            Err(FhirError::NotCompleted { status: status.response })
        }
    }

    fn read_items(&self, items: &[Node<'_>]) -> Result<(Vec<Answer<u8>>, Vec<FhirError>), FhirError> {
        let mut doubts = Vec::new();
        let mut unread = 0;
        let mut of_item: Vec<Vec<(&Node<'_>, Vec<Node<'_>>)>> = self.names.iter().map(|_| Vec::new()).collect();
        for item in items {
            let link_id = item.text("linkId")?.ok_or_else(|| item.shape("linkId", "a text"))?;
            let answers = item.list("answer")?;
            match self.place_of(link_id) {
                Some(place) => of_item[place].push((item, answers)),
                None => unread += usize::from(!answers.is_empty()),
            }
        }
        if unread > 0 && of_item.iter().all(Vec::is_empty) {
            return Err(FhirError::NothingRead { instrument: self.definition().id.to_string() });
        }
        let mut answers = Vec::with_capacity(of_item.len());
        for (place, found) in of_item.iter().enumerate() {
            let read = match found.as_slice() {
                [] => Ok(Answer::Missing),
                [(item, answers)] => self.reader(place).item(item, answers),
                several => Err(FhirError::Repeated { item: self.definition().items[place].id.to_string(), found: several.len() }),
            };
            answers.push(read.unwrap_or_else(|doubt| {
                doubts.push(doubt);
                Answer::Invalid
            }));
        }
        if unread > 0 {
            doubts.push(FhirError::Unread { found: unread });
        }
        Ok((answers, doubts))
    }

    /// A row of answers, in the order of the items, as a completed response of nobody in particular.
    ///
    /// # Errors
    ///
    /// [`FhirError::Length`] for another number of answers, [`FhirError::OutOfRange`].
    pub fn answered(&self, answers: Vec<Answer<u8>>) -> Result<Response, FhirError> {
        let items = &self.definition().items;
        if answers.len() != items.len() {
            return Err(FhirError::Length { found: answers.len(), expected: items.len() });
        }
        let is_outside = |range, answer: &Answer<u8>| {
            let [min, max] = range;
            answer.answered().is_some_and(|code| !(min..=max).contains(&code))
        };
        if let Some((item, _)) = items.iter().zip(&answers).find(|(item, answer)| is_outside([item.min, item.max], answer)) {
            return Err(FhirError::OutOfRange { item: item.id.to_string(), min: item.min, max: item.max });
        }
        Ok(Response {
            questionnaire: self.definition().id.to_string(),
            answers,
            doubts: Vec::new(),
            status: COMPLETED,
            id: None,
            subject: None,
            encounter: None,
            authored: None,
        })
    }

    /// The response as a `QuestionnaireResponse`, for R4 and R5 alike.
    ///
    /// An item that is missing is left out; one that is invalid has no answer and the reason `error`.
    ///
    /// # Errors
    ///
    /// [`FhirError::OtherQuestionnaire`] for a response to another.
    pub fn questionnaire_response(&self, response: &Response) -> Result<Value, FhirError> {
        self.check(response)?;
        let items = response.answers.iter().enumerate().filter_map(|(place, answer)| {
            let mut item = json!({ "linkId": self.link_id(place) });
            match *answer {
                Answer::Answered(code) => item["answer"] = json!([self.value(place, code)]),
                Answer::Missing => return None,
                Answer::Invalid => item["extension"] = json!([{ "url": ABSENT, "valueCode": "error" }]),
            }
            Some(item)
        });
        let items: Vec<Value> = items.collect();
        let written = json!({
            "resourceType": "QuestionnaireResponse",
            "id": response.id,
            "questionnaire": self.address(),
            "status": response.status.response,
            "subject": response.subject,
            "encounter": response.encounter,
            "authored": response.authored,
            "item": Some(items).filter(|items| !items.is_empty()),
        });
        Ok(without_nulls(written))
    }

    /// The response is one to this questionnaire.
    pub(super) fn check(&self, response: &Response) -> Result<(), FhirError> {
        if self.definition().id == response.questionnaire { Ok(()) } else { Err(FhirError::OtherQuestionnaire) }
    }
}

fn without_version(address: &str) -> &str {
    address.split_once('|').map_or(address, |(address, _)| address)
}
