//! A table and its settings, open: what every command begins with.

use anyhow::{Context as _, Result};
use enkat::inspect::{Inspected, Piece, Purpose};
use enkat::table::TableReader;
use enkat_tables::{Chunk, Table};

use crate::config::Settings;
use crate::input::Input;
use crate::open_table::counting_rows;
use crate::pipeline::Begun;
use crate::several::{self, Watch};

/// An open table, and what messages call it.
pub struct Source {
    /// The rows.
    pub table: Table,
    /// What messages call it.
    pub name: String,
    /// What is known of several tables once all their rows were read.
    pub watch: Watch,
}

impl Source {
    /// The tables behind `inputs`, as one; from then on `settings` are those of the whole.
    pub fn open(inputs: &[Input], settings: &mut Settings) -> Result<Self> {
        let (table, watch) = several::open(inputs, settings)?;
        Ok(Self { watch, ..Self::of(table) })
    }

    /// A table that is open.
    #[must_use]
    pub fn of(table: Table) -> Self {
        Self { name: table.name().to_owned(), table: counting_rows(table), watch: Watch::default() }
    }

    /// What messages call a row: by its number, and of several tables by its table.
    #[must_use]
    pub fn place_of(&self, row: u64) -> String {
        match self.table.origin(row) {
            Some((name, row)) => format!("{name}, row {row}"),
            None => format!("row {row}"),
        }
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
        let outcome = Begun::new(&mut self.table)?.run(purpose)?;
        self.watch.after()?;
        Ok(outcome)
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
        let outcome = Begun::new(&mut self.table)?.run_making(purpose, worker, take)?;
        self.watch.after()?;
        Ok(outcome)
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
