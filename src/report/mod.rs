//! Figures of a group, and their first renderers.
//!
//! A [`Figure`] is one number of a report with its n and its state; renderers
//! see nothing else. What is made here so far is **internal**: exact, for those
//! who may see the answers themselves, and it says so on its face.

mod figure;
mod group_report;
mod language;
mod text;
mod tidy;

pub use figure::{Figure, FigureOccasion, Status};
pub use group_report::{Report, ValueSetUsed};
pub use language::Language;
