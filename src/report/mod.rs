//! A report is a value: a header, what speaks against the data, figures; then its renderers.
//!
//! A report is **internal**, exact, for those who may see the answers themselves, and says so on its
//! face; or a release, which may leave (feature `disclosure`). Renderers see its figures and nothing else.

#[cfg(feature = "workbooks")]
mod documents;
mod edition;
pub(crate) mod finsam;
mod front;
#[cfg(feature = "html")]
mod html;
mod inert;
#[cfg(feature = "serde")]
mod json;
mod lookup;
mod markdown;
pub(crate) mod person;
mod person_changes;
mod pictures;
#[cfg(feature = "qualify")]
mod qualification;
#[cfg(feature = "serde")]
mod read_json;
#[expect(clippy::module_inception, reason = "a report is what this folder is about")]
mod report;
mod report_error;
mod sections;
mod shown;
mod text;
mod tidy;
mod words;

pub use crate::ground::Language;
pub use edition::Edition;
pub use finsam::FinsamTable;
pub use person::{PersonError, PersonReport};
pub use person_changes::{ChangeCell, PersonChanges, PersonRow};
#[cfg(feature = "qualify")]
pub use qualification::Qualification;
pub use report::Report;
pub use report_error::ReportError;
