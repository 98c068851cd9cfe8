//! Writing a screening out, on purpose.

use std::fmt;

use serde::ser::SerializeMap as _;

use super::cell::content;
use super::fields::Slot;
use super::held::Held;
use super::{Form, Frequency, Interpreter, Mode, Reply, Screening, Status};

/// A screening that a caller asked to see: the only thing in this module that
/// serialises answers.
///
/// A map from the names of [`Form::fields`] to the cells that a table would
/// hold; what is not recorded is left out. A cell that could not be read is
/// written `unreadable`, which reads back as no answer either.
///
/// # Examples
///
/// ```
/// use enkat::violence::Context;
/// use enkat::violence::Form;
///
/// let form = Form::built_in("seven-item-skeleton-1")?;
/// let cells = [("status", "asked"), ("slot_1", "declined")];
/// let screening = form.read_named(&cells, &Context::default(), &mut Vec::new()).expect("not blank");
/// let text = serde_json::to_string(&screening.reveal())?;
/// assert!(text.contains(r#""seven-item-skeleton-1.slot_1":"declined""#));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Without asking nothing is written:
///
/// ```compile_fail,E0277
/// # fn screening() -> enkat::violence::Screening { unimplemented!() }
/// let _ = serde_json::to_string(&screening());
/// ```
///
/// ```compile_fail,E0277
/// let _ = serde_json::to_string(&enkat::inner::violence::Reply::Yes);
/// ```
///
/// ```compile_fail,E0277
/// let _ = serde_json::to_string(&enkat::violence::Outcome::Declined);
/// ```
pub struct Revealed<'a>(&'a Screening);

/// Written where a cell could not be read.
pub(super) const UNREADABLE: &str = "unreadable";

impl Screening {
    /// The screening as data, with every answer in it.
    #[must_use]
    pub fn reveal(&self) -> Revealed<'_> {
        Revealed(self)
    }

    /// The cell of one field; empty where nothing is recorded.
    fn cell(&self, slot: Slot) -> String {
        match slot {
            Slot::Head(place) => self.head(Form::RESERVED[place]),
            Slot::Answer(item) => held(self.answers[item]).to_owned(),
            Slot::Frequency(item) => match self.frequency(item) {
                Frequency::NotRecorded => String::new(),
                frequency => frequency.code().to_owned(),
            },
            Slot::Relation(item) => joined(self.relations(item).map(super::Relation::code)),
        }
    }

    fn head(&self, name: &str) -> String {
        let text = match (name, self.status) {
            ("status", None) => UNREADABLE,
            ("status", Some(status)) => status.code(),
            ("reason", Some(Status::NotAsked(reason))) => reason.code(),
            ("version", _) if self.is_other_version => UNREADABLE,
            ("version", _) => return self.form.version().to_string(),
            ("date", _) => return self.day.map(|day| day.to_string()).unwrap_or_default(),
            ("alone", _) => held(Held::Answer(self.conditions.alone)),
            ("interpreter", _) => match self.conditions.interpreter {
                Interpreter::Unknown => "",
                interpreter => interpreter.code(),
            },
            ("informed", _) => held(Held::Answer(self.conditions.informed)),
            ("mode", _) => match self.conditions.mode {
                Mode::NotRecorded => "",
                mode => mode.code(),
            },
            ("acute", _) => held(self.staff_acute),
            ("actions", _) => return joined(self.actions().map(super::Action::code)),
            _ => "",
        };
        text.to_owned()
    }
}

fn held(held: Held) -> &'static str {
    match held {
        Held::Answer(Reply::NotRecorded) => "",
        Held::Answer(answer) => answer.code(),
        Held::Wish(wish) => wish.code(),
        Held::Unreadable => UNREADABLE,
    }
}

fn joined(codes: impl Iterator<Item = &'static str>) -> String {
    codes.collect::<Vec<_>>().join(";")
}

impl serde::Serialize for Revealed<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let form = self.0.form();
        let mut map = serializer.serialize_map(None)?;
        for (name, slot) in form.fields().iter().zip(form.slots()) {
            let cell = self.0.cell(slot);
            if content(Some(&cell)).is_some() {
                map.serialize_entry(name, &cell)?;
            }
        }
        map.end()
    }
}

impl fmt::Debug for Revealed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Revealed(redacted)")
    }
}
