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
mod reading;
mod unread;

pub(crate) use column_rules::note_form;
pub(crate) use form_counts::{FormCounts, ItemCounts, ScaleCounts};
pub use inspection::Inspected;
pub(crate) use inspection::Inspection;
pub(crate) use inspector::Inspector;
pub use listed::{Excerpt, Listed};
pub(crate) use part::Part;
pub use purpose::{InOrder, Piece, Purpose, ReadError, RowReader};
pub(crate) use reading::Reading;
use reading::Room;
