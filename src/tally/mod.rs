//! Exact counts of a group.
//!
//! A group is a set of integer counts of outcomes, so its figures come out of
//! exact sums and do not depend on the order of the rows, on how they were split
//! or on how the parts were merged. Value sets and missing rules are applied to
//! the counts afterwards.
//!
//! ```text
//! rows → Cohort (people by id, until their rows are complete) → Groups → GroupTally
//! ```
//!
//! A [`Cohort`] pairs the occasions of each person; [`Groups`] is what is left
//! when nobody needs to be told apart any more. Both are personal data.

mod cohort;
mod cohort_error;
mod cohort_reader;
mod counting;
mod counts;
mod facts;
mod group;
mod groups;
mod keyed;
mod person_records;
mod products;
mod profiles;
mod rows;
mod state;

pub(crate) use cohort::days_between;
pub use cohort::{Cohort, MOST_ROWS};
pub use cohort_error::CohortError;
pub use cohort_reader::CohortReader;
pub use counts::Counts;
pub(crate) use group::FormTally;
pub use group::{GroupTally, PeopleCounts};
pub use groups::Groups;
pub use keyed::{KeyedCounts, KeyedTally, ScaleCounts};
pub(crate) use keyed::{Spread, SumCode};
pub(crate) use person_records::PersonRecords;
pub use products::Products;
pub(crate) use profiles::profile_pair;
pub use profiles::{ProfileCounts, ProfilePairs, ProfileTally};
#[doc(hidden)]
pub use rows::{Half, Occasions, Rows};
pub use state::{FORMAT_VERSION, StateError};
