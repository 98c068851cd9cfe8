//! Figures of a group, and their first renderers.
//!
//! A [`Figure`] is one number of a report with its n and its state; renderers
//! see nothing else. What is made here so far is **internal**: exact, for those
//! who may see the answers themselves, and it says so on its face.

mod group_report;
#[cfg(feature = "html")]
mod html;
#[cfg(feature = "serde")]
mod json;
mod language;
mod lookup;
mod markdown;
mod person_changes;
mod pictures;
mod sections;
mod text;
mod tidy;

pub use group_report::Report;
pub use language::Language;
pub use person_changes::{ChangeCell, PersonChanges, PersonRow};
