//! A table of any form, read a chunk of rows at a time.

pub mod decode;
pub mod delimited;
pub mod ndjson;
pub mod object_lines;

mod chunk;
mod compressed;
mod filling;
mod kind;

mod parquet;
mod regular_file;
mod table;
mod unpacked_size;
mod whole;
mod workbook;

pub use chunk::Chunk;
pub use table::{ReadOptions, Table, name_of};

use anyhow::Result;

use filling::Filling;

/// No row of a questionnaire, and no honest free text, is longer.
const LONGEST_ROW: usize = 16 * 1024 * 1024;

/// One form of a table: rows of text, whatever they were written as.
trait Form {
    /// Reads rows until there is no room for another, or there is none.
    fn read(&mut self, into: &mut Filling<'_>) -> Result<()>;
}
