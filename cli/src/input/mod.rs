//! A table of any form, read a chunk of rows at a time.

pub mod decode;
pub mod delimited;
pub mod ndjson;
pub mod object_lines;

mod chunk;
mod compressed;
mod filling;
mod guarded;
mod kind;
mod line_block;
mod parquet;
mod regular_file;
mod table;
mod unpacked_size;
mod whole;
mod workbook;

pub use chunk::Chunk;
pub use line_block::LineBlock;
pub use table::{ReadOptions, Table, name_of};

use anyhow::Result;

use filling::Filling;

/// No row of a questionnaire, and no honest free text, is longer.
const LONGEST_ROW: usize = 16 * 1024 * 1024;

/// One form of a table: rows of text, whatever they were written as.
trait Form {
    /// Reads rows until there is no room for another, or there is none.
    fn read(&mut self, into: &mut Filling<'_>) -> Result<()>;

    /// Takes whole lines, about `most` bytes, that can be read in another thread.
    ///
    /// None where what follows can only be read here.
    fn take_lines(&mut self, _most: usize) -> Result<Option<Box<dyn Lines>>> {
        Ok(None)
    }

    /// How many lines of the file lie before the next row.
    fn lines_passed(&self) -> u64 {
        0
    }
}

/// Whole lines of a table, cut out to be read in a thread of their own; lines are counted from 0 where they begin.
trait Lines: Send {
    /// Reads rows until there is no room for another, or there is none.
    fn read(&mut self, into: &mut Filling<'_>) -> Result<()>;

    /// How many lines were passed.
    fn passed(&self) -> u64;

    /// How many bytes they have.
    fn bytes(&self) -> usize;

    /// The same lines once more.
    fn again(&self) -> Box<dyn Lines>;
}

impl Clone for Box<dyn Lines> {
    fn clone(&self) -> Self {
        self.as_ref().again()
    }
}
