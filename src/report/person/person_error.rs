//! Why there is no page of a person.

use crate::tally::CohortError;

/// Why there is no page of a person. It repeats no id: errors end up in logs.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PersonError {
    /// An id that cannot be one.
    #[error(transparent)]
    Id(#[from] CohortError),
    /// Nobody has this id.
    #[error("nobody has this id{}", if *is_alike { "; one that differs only in case, in blanks or in zeros is there" } else { "" })]
    Unknown {
        /// Somebody has one that would be the same if ids were folded.
        is_alike: bool,
    },
    /// The id is of several people, each within a value of a column.
    #[error("{people} people have this id, one within each of these: {}", within.join(", "))]
    Several {
        /// How many people there are.
        people: usize,
        /// The values that it is an id within.
        within: Vec<String>,
    },
}
