//! What cannot be counted together.

/// Something that cannot be counted together.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CohortError {
    /// Other questionnaires, other groups, or dates in one part only.
    #[error("the parts count different things: {what}")]
    Differs {
        /// What differs.
        what: &'static str,
    },
    /// Too many rows for exact counts.
    #[error("more than 2^40 rows, or 2^32 people, are not counted")]
    TooMany,
    /// Values that do not fit the rows.
    #[error("found {found} values of {what}, expected {expected}")]
    Length {
        /// Of what.
        what: &'static str,
        /// How many there are.
        found: usize,
        /// How many there should be.
        expected: usize,
    },
    /// A group column that tells every person apart.
    #[error("the column {column:?} has {values} different values for {people} people: it is an id and does not make groups")]
    GroupIsId {
        /// The column.
        column: String,
        /// Its different values.
        values: usize,
        /// The people, or rows where nobody has an id.
        people: u64,
    },
}
