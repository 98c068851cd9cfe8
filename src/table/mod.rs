//! Borrowed columns in; validated answers, score columns and findings out.
//!
//! A [`Layout`] finds the items of each questionnaire among the names of a
//! table. A [`Batch`] is the columns of one questionnaire; it is read in blocks
//! that stay in cache, so no memory is taken per row, and one row at a time
//! gives the same answer as a batch.

pub(crate) mod answers;
pub(crate) mod batch;
mod bound;
mod breakdown;
pub(crate) mod cell;
pub(crate) mod coded_cells;
mod codes;
#[cfg(feature = "serde")]
mod codes_form;
mod column;
mod column_names;
mod combinations;
pub(crate) mod fact_reader;
mod fields;
mod group_column;
mod id_reading;
#[cfg(feature = "schemars")]
mod json;
mod known_texts;
mod labels;
pub(crate) mod layout;
mod layout_error;
mod mapping;
pub(crate) mod nobody;
mod plain_line;
pub(crate) mod plain_lines;
pub(crate) mod plan;
#[cfg(feature = "check")]
pub mod propose;
mod read_as;
mod read_block;
#[cfg(feature = "schemars")]
mod score_json;
pub(crate) mod shown_names;
mod splitting;
mod table_reader;
mod table_rows;
pub(crate) mod text_rows;
mod told;
mod violence_columns;
mod visits;
mod walk;

pub(crate) use answers::Answers;
pub(crate) use batch::BatchError;
pub(crate) use batch::{Batch, score_into};
pub use breakdown::{Breakdown, BreakdownError};
pub(crate) use cell::as_integer;
pub use cell::{MissingCode, MissingCodeError};
pub(crate) use coded_cells::CodedCells;
pub(crate) use codes::CellCodes;
pub use codes::{CodesError, Coding};
pub use column::{Cells, Column, Validity, Values};
pub(crate) use combinations::Combinations;
pub(crate) use fact_reader::{FactChoices, FactReader, FactRow};
pub(crate) use fields::{FieldColumns, FieldGroup};
pub(crate) use group_column::GroupColumn;
pub use group_column::GroupColumnError;
pub(crate) use id_reading::{IdReading, text_of as id_text_of};
#[cfg(feature = "schemars")]
pub use json::{RowError, parse_row, read_row, row_schema};
pub(crate) use labels::Labels;
pub(crate) use layout::{InstrumentColumns, Layout, Place};
pub use layout_error::LayoutError;
pub use mapping::{Mapping, MappingError};
pub(crate) use nobody::{Nobody, NobodyFinder};
pub(crate) use plan::PlannedProgramme;
pub(crate) use plan::{Plan, PlannedForm};
#[cfg(feature = "schemars")]
pub use score_json::{score_json, score_schema};
pub(crate) use table_reader::{AskedForm, ReadChoices};
pub use table_reader::{TableError, TableReader};
pub use table_rows::{RowsError, TableRows};
pub(crate) use text_rows::ShortText;
pub(crate) use text_rows::TextRows;
pub(crate) use visits::Visits;
pub(crate) use walk::Walk;
