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
pub(crate) mod counts;
mod facts;
mod group;
mod groups;
mod keyed;
mod parts;
mod person_records;
mod products;
pub(crate) mod profiles;
pub(crate) mod rows;
mod spellings;
mod starts;
pub(crate) mod state;
mod visit;

pub use cohort::Cohort;
pub(crate) use cohort::days_between;
pub use cohort_error::CohortError;
pub use cohort_reader::CohortReader;
pub(crate) use counts::Counts;
pub(crate) use group::FormTally;
pub(crate) use group::GroupTally;
pub use group::PeopleCounts;
pub use groups::Groups;
pub(crate) use keyed::{KeyedCounts, KeyedTally, ScaleCounts};
pub(crate) use keyed::{Spread, SumCode};
pub(crate) use person_records::PersonRecords;
pub(crate) use profiles::profile_pair;
pub(crate) use profiles::{ProfileCounts, ProfilePairs, ProfileTally};
pub use state::StateError;
pub use visit::Visit;
