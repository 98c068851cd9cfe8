//! A table and its settings, open: what every command begins with.

use std::path::Path;

use anyhow::Result;
use enkat::inner::table::shown_name_of;
use enkat::inspect::{Inspected, Piece, Purpose};
use enkat::table::TableReader;
use enkat_tables::{Chunk, Table, name_of};

use crate::config::Settings;
use crate::how;
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
        purpose(&self.table.header()).map_err(|error| in_table(error.into(), &self.table, &self.name))
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

/// The error with the name of the table; where its columns have no names that are known, with those in its first lines.
#[must_use]
pub fn in_table(error: anyhow::Error, table: &Table, name: &str) -> anyhow::Error {
    const MOST: usize = 4;
    if !how::is_without_names(&error) {
        return error.context(name.to_owned());
    }
    let lines = table.looked_at().iter().skip(1).map(|row| {
        let filled: Vec<&String> = row.cells.iter().filter(|cell| !cell.trim().is_empty()).collect();
        let shown = (0..filled.len()).map(|cell| shown_name_of(&filled, cell)).filter(|shown| !shown.starts_with('#'));
        (row.line, shown.map(|shown| format!("{shown:?}")).collect::<Vec<_>>(), filled.len())
    });
    // what follows a row of values is no name
    let lines =
        lines.take_while(|(_, shown, filled)| !shown.is_empty() || *filled == 0).filter(|(_, shown, _)| !shown.is_empty());
    let lines = lines.take(MOST).map(|(line, shown, _)| {
        let more = shown.len().saturating_sub(MOST);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        format!("line {line} {}{more}", shown[..shown.len().min(MOST)].join(", "))
    });
    let lines: Vec<String> = lines.collect();
    match lines.as_slice() {
        [] => error.context(name.to_owned()),
        lines => error.context(format!("{name}: further down, {}", lines.join("; "))),
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
