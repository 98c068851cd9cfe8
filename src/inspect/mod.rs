//! What the rows of a table show, whatever is made of them: the one account of what is odd.
//!
//! A [`RowReader`] reads rows, one for each thread, and makes a [`Piece`] of them; [`InOrder`] takes the pieces
//! in the order of the table, pairs people, and looks at whole columns in the end. Scores, cohorts and
//! checks are [purposes](Purpose) of the same walk, so they all tell the same.

mod column_rules;
mod form_counts;
mod inspection;
mod inspector;
mod listed;
mod part;
mod purpose;

use crate::finding::Severity;
use crate::table::TableReader;

pub(crate) use column_rules::note_form;
pub(crate) use form_counts::{FormCounts, ItemCounts, ScaleCounts};
pub use inspection::Inspected;
pub(crate) use inspection::Inspection;
pub(crate) use inspector::Inspector;
pub use listed::{Excerpt, Listed};
pub(crate) use part::Part;
pub use purpose::{InOrder, Piece, Purpose, ReadError, RowReader};

/// One room for each severity.
type Room = [usize; Severity::ALL.len()];

/// How findings are listed.
pub struct Listing {
    /// So many of each severity.
    most: usize,
    shown: listed::Shown,
}

impl Listing {
    /// `most` of each severity; `shows_values` shows cells of questionnaires as they stand.
    pub(crate) fn new(reader: &TableReader<'_>, most: usize, shows_values: bool) -> Self {
        Self { most, shown: listed::Shown::new(&reader.layout, reader.header().len(), shows_values) }
    }

    fn room(&self) -> Room {
        [self.most; Severity::ALL.len()]
    }
}
