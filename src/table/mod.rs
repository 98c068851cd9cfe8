//! Borrowed columns in; validated answers, score columns and findings out.
//!
//! A [`Layout`] finds the items of each questionnaire among the names of a
//! table. A [`Batch`] is the columns of one questionnaire; it is read in blocks
//! that stay in cache, so no memory is taken per row, and one row at a time
//! gives the same answer as a batch.

mod answers;
mod batch;
mod breakdown;
mod cell;
mod column;
mod fact_reader;
mod fields;
#[cfg(feature = "schemars")]
mod json;
mod known_texts;
mod layout;
mod layout_error;
mod mapping;
mod placing;
mod plain_lines;
mod plan;
mod read_block;
mod row_text;
mod rows;
mod splitting;
mod table_reader;
mod table_rows;
mod table_scorer;
mod text_rows;
mod told;
mod violence_columns;

pub use answers::Answers;
pub use batch::{Batch, BatchError, score, score_into};
pub use breakdown::{Breakdown, BreakdownError};
pub use cell::{MissingCode, MissingCodeError, is_blank, read_answer};
pub use column::{Cells, Column, Validity, Values};
pub use fact_reader::{FactChoices, FactReader, FactRow};
pub use fields::{FieldColumns, FieldGroup};
#[cfg(feature = "schemars")]
pub use json::{RowError, read_row, row_schema};
pub use layout::{InstrumentColumns, Layout, Place};
pub use layout_error::LayoutError;
pub use mapping::{Mapping, MappingError};
pub(crate) use placing::{Placed, Placing};
pub use plain_lines::{PlainEnd, PlainLine};
pub use plan::{Plan, PlannedForm};
pub(crate) use plan::{PlannedProgramme, PlannedScreening};
pub use row_text::{WIDTH_REASON, prorated_text, reason_text};
pub use rows::{Half, Occasions, Rows};
pub use table_reader::{AskedForm, ReadChoices, TableError, TableReader};
pub use table_rows::{RowsError, TableRows};
pub use table_scorer::{ScoreCell, ScoredColumn, TableScorer};
pub(crate) use text_rows::ShortText;
pub use text_rows::{Line, TextColumn, TextRows};
