//! What may be wrong with the columns of a table.

use crate::ground::did_you_mean;

/// Column names that do not fit.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LayoutError {
    /// A mapping names something that is not an item and no field.
    #[error(
        "no item is called {name:?}{}; expected an item such as mo, vas, soc13_1 or start.mo, or one of id, wave, date",
        did_you_mean(close)
    )]
    UnknownName {
        /// The name.
        name: String,
        /// Items that come close.
        close: Vec<String>,
    },
    /// A mapping has our name where that of the column stands.
    #[error("the sides of {ours}={theirs} are swapped: our name stands first, {theirs}={ours}")]
    Swapped {
        /// What stands first.
        ours: String,
        /// Our name.
        theirs: String,
    },
    /// A mapping names a column that the table does not have.
    #[error("the table has no column {column:?}{}", did_you_mean(close))]
    UnknownColumn {
        /// The column.
        column: String,
        /// Columns that come close.
        close: Vec<String>,
    },
    /// One column is mapped to two items.
    #[error("the column {column:?} is mapped twice, to {} and to {}", items[0], items[1])]
    MappedTwice {
        /// The column.
        column: String,
        /// The items.
        items: [String; 2],
    },
    /// One item has two columns.
    #[error("two columns for {item}: {:?} and {:?}; give one of them another name or remove it", columns[0], columns[1])]
    TwoColumns {
        /// The item.
        item: String,
        /// The columns.
        columns: [String; 2],
    },
    /// An answer about violence under the name of something else.
    #[error("the column {column:?} holds answers about violence and cannot be {name}; choose another column")]
    ViolenceMapped {
        /// The column.
        column: String,
        /// What it was to be.
        name: String,
    },
    /// No column belongs to a questionnaire.
    #[error("no column belongs to a questionnaire; found {found:?}, expected {}", expected.join(", "))]
    NoItem {
        /// The first names of the table, as far as they look like names.
        found: Vec<String>,
        /// Names that are expected: those of each questionnaire, form and programme.
        expected: Vec<String>,
    },
    /// What stands in place of the names looks like somebody's answers, which are not repeated here.
    #[error(
        "the first row does not look like names of columns: of {columns} cells numbers stand in {numbers}, days in {days}, yes or no in \
         {words}; put the names above the answers, expected {}",
        expected.join(", ")
    )]
    NoHeader {
        /// How many columns the table has.
        columns: usize,
        /// How many of their names are numbers.
        numbers: usize,
        /// How many hold a day.
        days: usize,
        /// How many are yes, no, true or false.
        words: usize,
        /// Names that are expected: those of each questionnaire, form and programme.
        expected: Vec<String>,
    },
    /// Items with and without an occasion before their name.
    #[error("some items have start. or exit. before their name and some have not; name both occasions of every item, or neither")]
    Mixed,
    /// Occasions were named, but the table does not say which row is which.
    #[error("occasions were named, but the table has no column wave")]
    NoWave,
    /// None of the occasions that were named stands in the table.
    #[error("no row has an occasion called {}; the column {column} holds {}", quoted(asked, " or "), held(found, *labels))]
    NoSuchOccasion {
        /// The column of occasions.
        column: String,
        /// The labels that were asked for.
        asked: Vec<String>,
        /// The labels that are there, where they are few and short.
        found: Vec<String>,
        /// How many there are.
        labels: usize,
    },
    /// A wide table with a column of occasions, or with occasions named.
    #[error("both occasions stand in one row, so a column wave or names of occasions have no meaning here; use one or the other")]
    WideWithWave,
}

fn quoted(labels: &[String], between: &str) -> String {
    labels.iter().map(|label| format!("{label:?}")).collect::<Vec<_>>().join(between)
}

/// The labels as far as they may be shown, and how many others there are.
fn held(shown: &[String], labels: usize) -> String {
    match (shown.len(), labels - shown.len().min(labels)) {
        (0, 1) => "one other".to_owned(),
        (0, more) => format!("{more} others"),
        (_, 0) => quoted(shown, " and "),
        (_, more) => format!("{} and {more} more", quoted(shown, ", ")),
    }
}
