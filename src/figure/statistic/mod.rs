//! What the numbers of a report are: names, units, definitions.

mod counted;
mod definition;
mod estimated;
mod name;
mod named;
#[expect(clippy::module_inception, reason = "a statistic is what this folder is about")]
mod statistic;
mod unit;

pub use counted::Counted;
pub use estimated::Estimated;
pub use statistic::Statistic;
pub(super) use statistic::midpoints;
pub use unit::Unit;
