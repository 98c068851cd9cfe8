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
mod day;
mod fact_reader;
mod fields;
#[cfg(feature = "schemars")]
mod json;
mod layout;
mod layout_error;
mod mapping;
mod occasion;
mod people;
mod period;
mod person_id;
mod person_index;
mod placing;
mod plan;
mod read_block;
mod record;
mod row_text;
mod rows;
mod table_reader;
mod table_rows;
mod table_scorer;
mod text_rows;
mod violence_columns;

pub use answers::Answers;
pub use batch::{Batch, BatchError, score, score_into};
pub use breakdown::{Breakdown, BreakdownError};
pub use cell::{MissingCode, MissingCodeError, is_blank, read_answer};
pub use column::{Cells, Column, Validity, Values};
pub use day::{Day, DayError};
pub use fact_reader::{FactChoices, FactReader, FactRow};
pub use fields::{FieldColumns, FieldGroup};
#[cfg(feature = "schemars")]
pub use json::{RowError, read_row, row_schema};
pub use layout::{InstrumentColumns, Layout, Place};
pub use layout_error::LayoutError;
pub use mapping::{Mapping, MappingError};
pub use occasion::{Occasion, OccasionNameError, OccasionNames};
pub(crate) use people::{Packed, People, Presence};
pub use period::{Period, PeriodError};
pub(crate) use person_id::PersonId;
pub(crate) use person_index::PersonIndex;
pub(crate) use placing::{Placed, Placing};
pub use plan::{Plan, PlannedForm};
pub(crate) use plan::{PlannedProgramme, PlannedScreening};
pub(crate) use record::PackedRows;
pub use row_text::{WIDTH_REASON, prorated_text, reason_text};
pub use rows::{Half, Occasions, Rows};
pub use table_reader::{AskedForm, ReadChoices, TableError, TableReader};
pub use table_rows::{RowsError, TableRows};
pub use table_scorer::{ScoreCell, ScoredColumn, TableScorer};
pub use text_rows::{Line, TextColumn, TextRows};
