//! A table and its settings, open: what every command begins with.

use std::path::Path;

use anyhow::{Context as _, Result};
use enkat::inspect::{Inspected, Piece, Purpose};
use enkat::table::TableReader;
use enkat_tables::{Chunk, Table, name_of};

use crate::config::Settings;
use crate::open_table::open_table;
use crate::pipeline::Begun;

/// An open table, and what messages call it.
pub struct Source {
    /// The rows.
    pub table: Table,
    /// What messages call it.
    pub name: String,
}

impl Source {
    /// Opens the table behind `input`.
    pub fn open(input: &Path, settings: &Settings) -> Result<Self> {
        Ok(Self { table: open_table(input, &settings.reading)?, name: name_of(input) })
    }

    /// The table for a purpose, whose columns are found among its names.
    pub fn read_for<P, E>(&self, purpose: impl FnOnce(&[&str]) -> Result<P, E>) -> Result<P>
    where
        E: std::error::Error + Send + Sync + 'static,
    {
        purpose(&self.table.header()).with_context(|| self.name.clone())
    }

    /// Reads all rows.
    pub fn run<P: Purpose<People: Send>>(&mut self, purpose: &P) -> Result<(P::Outcome, Inspected)> {
        Begun::new(&mut self.table)?.run(purpose)
    }

    /// Reads all rows; what each worker makes of a chunk is taken in order.
    pub fn run_making<P, W, T>(
        &mut self,
        purpose: &P,
        worker: impl Fn() -> W + Sync,
        take: impl FnMut(T) -> Result<()> + Send,
    ) -> Result<(P::Outcome, Inspected)>
    where
        P: Purpose<People: Send>,
        W: FnMut(&Chunk, &mut Piece<P>) -> Result<T>,
        T: Send,
    {
        Begun::new(&mut self.table)?.run_making(purpose, worker, take)
    }

    /// What a person should know of how the table was read.
    #[must_use]
    pub fn told<'s>(&'s self, reader: &'s TableReader<'s>, inspected: &'s Inspected) -> Told<'s> {
        Told { source: self, reader, inspected }
    }
}

/// What came of reading a table, beside what was made of it.
#[derive(Clone, Copy)]
pub struct Told<'s> {
    /// The table.
    pub source: &'s Source,
    /// Its columns.
    pub reader: &'s TableReader<'s>,
    /// What is odd about it.
    pub inspected: &'s Inspected,
}
