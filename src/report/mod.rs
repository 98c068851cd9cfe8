//! Figures of a group, and their first renderers.
//!
//! A [`Figure`] is one number of a report with its n and its state; renderers
//! see nothing else. What is made here so far is **internal**: exact, for those
//! who may see the answers themselves, and it says so on its face.

mod figure;
mod figures;
mod group_report;
#[cfg(feature = "html")]
mod html;
#[cfg(feature = "serde")]
mod json;
mod language;
mod lookup;
mod markdown;
mod measure;
mod options;
mod options_error;
mod person_changes;
mod pictures;
mod sections;
#[cfg(feature = "serde")]
mod statistic;
mod text;
mod tidy;
mod value_set_used;

pub use figure::{Figure, FigureOccasion, Status};
pub use group_report::Report;
pub use language::Language;
pub use measure::Measure;
pub use options::{NamedReliability, NamedReliabilityError, Norm, ReliabilitySource, ReportOptions};
pub use options_error::OptionsError;
pub use person_changes::{ChangeCell, PersonChanges, PersonRow};
pub use value_set_used::ValueSetUsed;
