//! Every figure of a group, from its counts.
//!
//! A [`Statistic`] is what a number is, a [`Figure`] the number itself with its n and
//! its state, and [`Figures`] all of them, worked out once.

mod collector;
mod context;
pub(crate) mod doubts;
#[expect(clippy::module_inception, reason = "a figure is what this folder is about")]
mod figure;
mod figure_error;
mod figures;
mod index;
mod keyed;
mod level_scores;
mod measure;
mod names;
mod numeric;
mod of_group;
mod options;
mod options_error;
mod panel;
mod profiles;
pub(crate) mod programme;
mod statistic;
mod value_set_used;
pub(crate) mod violence;

pub(crate) use context::{Context, value_sets};
pub use figure::{Figure, FigureOccasion, Status};
pub use figure_error::FigureError;
pub use figures::{Figures, GroupFigures};
pub use measure::Measure;
pub use options::{NamedReliability, Norm, ReliabilitySource, ReportOptions};
pub use options_error::OptionsError;
pub use statistic::{Counted, Estimated, Statistic, Unit};
pub use value_set_used::ValueSetUsed;
