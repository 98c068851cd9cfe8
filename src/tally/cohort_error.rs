//! What cannot be counted together.

use super::cohort::MOST_BREAKDOWNS;
use crate::RegistryError;
use crate::ground::did_you_mean;

/// More groups are refused: a group has some hundred figures, and what they are worked out from takes some 30 KiB.
pub(super) const MOST_GROUPS: usize = 10_000;

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
    /// Too many rows for exact counts, or too many named parts.
    #[error("more than 2^40 rows, 2^32 people, or 100 000 named parts are not counted")]
    TooMany,
    /// Occasions that do not stand in one row.
    #[error("a row has one occasion, or a start and an exit")]
    Halves,
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
    /// More groups than anybody reads, each with all figures of a report.
    #[error(
        "there are more than {MOST_GROUPS} groups, most of them by {breakdown}: group by a column with fewer values, or divide \
         the table"
    )]
    TooManyGroups {
        /// What makes most of them.
        breakdown: String,
    },
    /// Answers that were filled by another plan, whose columns mean other items.
    #[error("the answers were filled for other questionnaires, or for these in another order")]
    OtherPlan,
    /// A pseudonym that is blank, or says that there is none, such as `NA`.
    #[error("a person needs a pseudonym; a visit of nobody in particular is anonymous")]
    NoId,
    /// A pseudonym that would tell who somebody is.
    #[error("a pseudonym holds a personal identity number, which is not shown here; give each person a pseudonym")]
    IdentityNumber,
    /// A questionnaire that is not in the registry.
    #[error(transparent)]
    Questionnaire(#[from] RegistryError),
    /// Groups by more columns than anybody reads.
    #[error("at most {MOST_BREAKDOWNS} columns make groups, those of crossed groups counted one by one")]
    TooManyColumns,
    /// Parts, or a key, that know people by other hashes.
    #[error("the ids of people were hashed with another key, or without one; use the same secret for all parts")]
    OtherIdKey,
    /// A state whose ids are hashed with a key, before it is given again.
    #[error("the ids of this state are hashed with a key, which is not in it; give the key before adding people")]
    NoIdKey,
    /// People who are in both parts.
    #[error("{rows} rows of people are in both parts, for the same occasion; a part is merged once")]
    Repeated {
        /// How many rows of the other part.
        rows: u64,
    },
    /// A part that is there already.
    #[error("the part {part:?} is in both; a part is merged once")]
    PartTwice {
        /// Its name.
        part: String,
    },
    /// A date where dates are not counted.
    #[error("a visit has a day, and this cohort counts none")]
    NoDays,
    /// An answer to an item that no counted questionnaire has.
    #[error("the item {item:?} belongs to no questionnaire that is counted{}", did_you_mean(close))]
    UnknownItem {
        /// The name.
        item: String,
        /// Items with a similar name.
        close: Vec<String>,
    },
    /// Two answers to one item in one visit.
    #[error("the item {item} has two answers in one visit")]
    RepeatedItem {
        /// The item.
        item: String,
    },
    /// A code that the item does not have; it is not repeated here.
    #[error("the answer to {item} is out of range, expected {min} to {max}")]
    OutOfRange {
        /// The item.
        item: String,
        /// Its lowest code.
        min: u8,
        /// Its highest code.
        max: u8,
    },
    /// A value of a column by which nobody is grouped.
    #[error("the column {column:?} does not make groups here{}", did_you_mean(close))]
    UnknownGroup {
        /// The column.
        column: String,
        /// Group columns with a similar name.
        close: Vec<String>,
    },
}
