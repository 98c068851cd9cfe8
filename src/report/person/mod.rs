//! What one person answered: a page for a conversation with that person, and never a part of a report of a group.
//!
//! It is made of questionnaires alone. Answers about violence and what a programme has recorded are not
//! looked at, so that nothing of them can come out.

mod person_error;
mod person_report;
mod words;
mod write;

pub use person_error::PersonError;
pub(crate) use person_report::AskedFor;
pub use person_report::{PersonForm, PersonItem, PersonReport, PersonScore, Reliable, RowsOf};
