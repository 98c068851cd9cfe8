//! What may leave: reports that give nobody away.
//!
//! [`release`] is the only maker of a report that may leave the controller. It holds
//! counts, shares, coarsely rounded joint sums of the same people at start and at
//! exit, the means that follow from them, and index values of one value set; every
//! other statistic of a handful of people tells about one of them.
//!
//! A count below the [`Policy`]'s threshold is withheld, and so is every figure from
//! which it could be worked out: across the rows, columns and totals of a table,
//! across the tables of a topic, across groups, and through rounded sums. **Protected**
//! means that each count from 1 to the threshold less one stays possible for a
//! reader who knows every figure that is shown, the thresholds and the rule of zeros.
//!
//! What a reader may know is put as a system of whole numbers. For each withheld
//! count and each value that it must be able to have, an integer program looks for a
//! *world* in which everything shown holds; where there is none, the figures
//! that stand in the way are withheld, those first that are missed least. The
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
//! # use enkat::table::{Answers, Batch, Column, Plan};
//! # use enkat::tally::{Half, Occasions, Rows};
//! # use enkat::ground::Occasion;
//! # use enkat::finding::Findings;
//! # use enkat::Registry;
//! # use enkat::tally::Cohort;
//! use enkat::release::{Policy, release};
//! use enkat::figure::{FigureOccasion, ReportOptions};
//!
//! # let registry = Registry::built_in();
//! # let eq5d5l = registry.get("eq5d5l")?;
//! # let plan = Plan::new([(eq5d5l, vec![false, false, false, false, false, true])]);
//! # let mut cohort = Cohort::new(plan.clone(), vec![], false);
//! # let marks = [40_u8, 70, 45, 61, 52, 38];
//! # let mut answers = Answers::new(&plan, 6);
//! # Batch::new(eq5d5l.definition(), vec![None, None, None, None, None, Some(Column::new("vas", &marks))])?
//! #     .for_each_block(&mut Findings::default(), |first, block| answers.put(&plan, 0, first, &block));
//! # let half = Half { answers: &answers, occasions: Occasions::All(Occasion::Start), days: None };
//! # cohort.add_rows(&Rows { first_row: 1, ids: None, groups: &[], halves: &[half] }, &mut Findings::default())?;
//! // a cohort of six people, whose EQ VAS marks add up to 306
//! let report = release(cohort, ReportOptions::default(), false, Policy::default())?;
//! let shown = |statistic| report.figure("eq5d5l.vas", FigureOccasion::Start, statistic).and_then(|figure| figure.value);
//! assert_eq!(shown("n"), Some(6.0));
//! assert_eq!(shown("sum"), Some(300.0)); // to the nearest 20
//! assert_eq!(shown("mean"), Some(50.0));
//! assert_eq!(shown("sd"), None);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod draft;
mod earlier;
mod known;
mod maker;
mod measured;
mod people;
mod policy;
mod problem;
mod profiles;
mod programme;
mod protection;
#[cfg(test)]
mod random_tables;
mod scores;
mod solver;
mod totals;
mod violence;

pub use earlier::{Earlier, EarlierError};
pub use maker::{ReleaseError, release};
pub use policy::{Policy, PolicyError, Rounding};
