//! What every form of a table can do.

use crate::heading::Note;
use crate::{Filling, Origin, Result};

/// One form of a table: rows of text, whatever they were written as.
pub(crate) trait Form {
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

    /// The sheet whose rows and columns these are, if it is one.
    fn sheet(&self) -> Option<&str> {
        None
    }

    /// Where a row was read from, where several tables are read as one.
    fn origin(&self, _row: u64) -> Option<Origin<'_>> {
        None
    }

    /// What messages call each column where several tables are read as one, if all that have it call it the same.
    fn own_names(&self) -> Vec<Option<String>> {
        Vec::new()
    }

    /// What a person should know of how tables within it were read.
    fn notes(&self) -> Vec<Note> {
        Vec::new()
    }

    /// How many cells stood beyond the last column of tables within it.
    fn surplus_cells(&self) -> u64 {
        0
    }
}

/// Whole lines of a table, cut out to be read in a thread of their own; lines are counted from 0 where they begin.
pub(crate) trait Lines: Send {
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
