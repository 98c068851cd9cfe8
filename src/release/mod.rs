//! What may leave: figures that give nobody away.
//!
//! [`Report::release`](crate::report::Report::release) is the only maker of a report that may leave the controller. It holds
//! counts, shares, coarsely rounded joint sums of the same people at start and at
//! exit, the means that follow from them, and index values of one value set; every
//! other statistic of a handful of people tells about one of them.
//!
//! A count below the [`Policy`]'s threshold is suppressed, and so is every figure from
//! which it could be worked out: across the rows, columns and totals of a table,
//! across the tables of a topic, across groups, and through rounded sums. **Protected**
//! means that each count from 1 to the threshold less one stays possible for a
//! reader who knows every figure that is shown, the thresholds and the rule of zeros.
//!
//! What a reader may know is put as a system of whole numbers. For each suppressed
//! count and each value that it must be able to have, an integer program looks for a
//! *world* in which everything shown holds; where there is none, the figures
//! that stand in the way are suppressed, those first that are missed least. The
//! worlds are the proof, and are checked in whole numbers at the end: the solver's
//! floating point is never trusted, and what has no world is a gap. A report with a gap is refused.
//!
//! [`Earlier`] holds a release against one that has already left: what differs by a
//! few people tells about those few.
//!
//! Rules, limits and a comparison with other tools are in `docs/disclosure.md`.
//!
//! # Examples
//!
//! ```
//! use enkat::figure::{FigureOccasion::Start, ReportOptions, Statistic};
//! use enkat::ground::Answer::Answered;
//! use enkat::{release::Policy, report::Report, tally::{Cohort, Visit}};
//!
//! let mut cohort = Cohort::counting(&enkat::Registry::built_in(), &["eq5d5l"], Vec::new())?;
//! for mark in [40, 70, 45, 61, 52, 38] { // six people, whose EQ VAS marks add up to 306
//!     cohort.push(&Visit::anonymous().answering([("vas", Answered(mark))]))?;
//! }
//! let report = Report::release(cohort, ReportOptions::default(), Policy::default(), &[])?;
//! let shown = |statistic| report.figure("eq5d5l.vas", Start, statistic).map(|figure| figure.value);
//! assert_eq!(shown(Statistic::N)?, Some(6.0));
//! assert_eq!(shown(Statistic::Sum)?, Some(300.0)); // to the nearest 20
//! assert_eq!(shown(Statistic::Mean)?, Some(50.0));
//! assert!(shown(Statistic::Sd).is_err());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod beside;
mod draft;
mod earlier;
mod headcount;
mod hierarchy;
mod known;
mod maker;
mod measured;
mod people;
mod policy;
mod problem;
mod profiles;
mod programme;
#[cfg(feature = "qualify")]
mod proof;
mod protection;
#[cfg(test)]
mod random_tables;
mod scores;
mod solver;
mod totals;
mod violence;
mod weights;

pub use earlier::{Earlier, EarlierError};
pub use maker::ReleaseError;
pub(crate) use maker::release;
pub use policy::{Policy, PolicyError, Rounding};
#[cfg(feature = "qualify")]
pub(crate) use proof::Proof;
