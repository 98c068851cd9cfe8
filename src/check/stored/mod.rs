//! Stored scores: are they what the answers give, and if not, what are they?
//!
//! A [`StoredScore`] says which column holds which score. A [`Comparison`]
//! recomputes it block by block and tells each row that disagrees; what it
//! keeps is a [`Compared`], which adds up over parts of a table. In the end
//! [`Comparison::diagnose`] holds the whole column against everything that is
//! known to go wrong: another value set, a constant or a rounding that was not
//! meant, items that were not reversed, a missing item counted as 0.

mod compared;
mod comparison;
mod diagnosis;
mod digits_cause;
mod item_cause;
mod item_counts;
mod pairs;
mod printed;
mod stored_score;
mod table_error;
#[cfg(test)]
mod tests;
mod twist;
mod verdict;

pub(crate) use compared::Compared;
pub(crate) use comparison::Comparison;

pub use stored_score::{StoredScore, StoredScoreError};
