//! Whole lines of a delimited text, for a thread of their own.

use anyhow::{Result, bail};
use enkat::dataset::{Line, TextRows};
use enkat::finding::{Finding, Findings, Rule, SHORTEST_IDENTITY_NUMBER};

use crate::input::{Chunk, refuse_identity_number};

/// Whole lines of a delimited text, without a quotation mark in them.
pub struct LineBlock {
    text: Vec<u8>,
    delimiter: u8,
    place: usize,
    /// How many lines were passed.
    line: u64,
    /// The line of the file where it begins, for messages.
    first_line: u64,
}

impl LineBlock {
    /// The lines in `text`; the first is `first_line` of its file.
    #[must_use]
    pub fn new(text: Vec<u8>, delimiter: u8, first_line: u64) -> Self {
        Self { text, delimiter, place: 0, line: 0, first_line }
    }

    /// How many lines were passed.
    #[must_use]
    pub fn line(&self) -> u64 {
        self.line
    }

    /// Reads the next rows, the first of which is the one after `rows_before`; says whether there were any.
    ///
    /// Lines of the chunk are counted from 0 where the block begins.
    pub fn read(&mut self, header: &[String], chunk: &mut Chunk, rows_before: u64, findings: &mut Findings) -> Result<bool> {
        chunk.begin(header.len(), 1);
        while !chunk.is_full() {
            while let Some(byte @ (b'\r' | b'\n')) = self.text.get(self.place) {
                self.line += u64::from(*byte == b'\n');
                self.place += 1;
            }
            let pending = &self.text[self.place..];
            if pending.is_empty() {
                break;
            }
            let Line::Row { length, cells, longest } = chunk.text_mut().push_line(pending, self.delimiter, true) else {
                bail!(
                    "there is a byte on line {} that is no UTF-8, although the text before it is; save the file again in one encoding, as UTF-8",
                    self.first_line + self.line
                );
            };
            self.place += length;
            let is_broken = cells != header.len();
            chunk.end_row(is_broken, self.line);
            let row = rows_before + chunk.rows() as u64;
            if is_broken {
                findings.push(Finding::about_row(Rule::RowWidth, row, ""));
            }
            if longest >= SHORTEST_IDENTITY_NUMBER {
                let surplus = String::from_utf8_lossy(&pending[..length]);
                let surplus = surplus.split(char::from(self.delimiter)).skip(header.len());
                refuse_identity_number(chunk.text(), header, surplus, self.first_line + self.line)?;
            }
        }
        Ok(chunk.rows() > 0)
    }
}
