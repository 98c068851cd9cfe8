//! Whole lines of a table, to be read in a thread of their own.

use std::sync::Arc;

use enkat::finding::Findings;

use crate::error::{Result, TableError};
use crate::{Chunk, Filling, Lines};

/// Whole lines of a table.
#[derive(Clone)]
pub struct LineBlock {
    pub(crate) lines: Box<dyn Lines>,
    /// What messages call the table.
    pub(crate) name: String,
    /// The line of the file where it begins, counted from 1.
    pub(crate) first_line: u64,
    /// How many lines there are.
    pub(crate) count: u64,
    /// The columns in which digits alone are no identity numbers.
    pub(crate) declared: Arc<[bool]>,
}

impl LineBlock {
    /// Reads the next rows, the first of which comes after `rows_before`; says whether there were any.
    ///
    /// Lines are counted from 0 where the block begins.
    ///
    /// # Errors
    ///
    /// A personal identity number.
    pub fn read(
        &mut self,
        header: &[String],
        rows_before: u64,
        chunk: &mut Chunk,
        findings: &mut Findings,
    ) -> Result<bool, TableError> {
        let mut filling =
            Filling { first_line: Some(self.first_line), declared: &self.declared, ..chunk.fill(header, rows_before, findings)? };
        self.lines.read(&mut filling).and_then(|()| filling.refuse_lost_zeros()).map_err(|error| error.of(&self.name))?;
        Ok(chunk.rows() > 0)
    }

    /// How many lines were passed.
    #[must_use]
    pub fn passed(&self) -> u64 {
        self.lines.passed()
    }
}
