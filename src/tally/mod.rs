//! Exact counts of a group.
//!
//! A group is a set of integer counts of outcomes, so its figures come out of
//! exact sums and do not depend on the order of the rows. A [`Cohort`] pairs
//! the occasions of each person; a [`Tally`] is what is left when nobody needs
//! to be told apart any more. Both are personal data.

mod cohort;
mod distribution;
mod measure;
mod pairs;

pub use cohort::{Cohort, Counted};
pub use distribution::Distribution;
pub use measure::{Measure, MeasureTally, Tally};
pub use pairs::Pairs;
