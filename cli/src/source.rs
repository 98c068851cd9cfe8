//! A table and its settings, open: what every command begins with.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::path::PathBuf;

use anyhow::Result;
use enkat::Registry;
use enkat::check::CheckError;
use enkat::finding::Finding;
use enkat::inner::table::HeaderFinder;
use enkat::inspect::{Inspected, Piece, Purpose};
use enkat::report::ReportError;
use enkat::table::{LayoutError, TableError, TableReader};
use enkat_tables::{Chunk, ErrorKind, Table, cell_name};

use crate::config::Settings;
use crate::how;
use crate::input::Input;
use crate::locale::Text;
use crate::open_table::counting_rows;
use crate::pipeline::Begun;
use crate::several::{self, Watch};
use crate::sheet_cell::sheet_cell;
use crate::summary::plural;
use crate::text;

/// An open table, and what messages call it.
pub struct Source {
    /// The rows.
    pub table: Table,
    /// What messages call it.
    pub name: String,
    /// What is known of several tables once all their rows were read.
    pub watch: Watch,
    /// The settings files that nobody named.
    pub found: Vec<PathBuf>,
    own_names: OnceCell<HashMap<String, (usize, Option<String>)>>,
}

impl Source {
    /// The tables behind `inputs`, as one; from then on `settings` are those of the whole.
    pub fn open(inputs: &[Input], settings: &mut Settings) -> Result<Self> {
        let found = settings.found.clone();
        let (table, watch) = several::open(inputs, settings).map_err(|error| by_settings(error, &found))?;
        Ok(Self { watch, found, ..Self::of(table) })
    }

    /// A table that is open.
    #[must_use]
    pub fn of(table: Table) -> Self {
        let (name, table) = (table.name().to_owned(), counting_rows(table));
        Self { name, table, watch: Watch::default(), found: Vec::new(), own_names: OnceCell::new() }
    }

    /// What messages call a row: by its number, and of several tables by its table.
    #[must_use]
    pub fn place_of(&self, row: u64) -> String {
        match self.table.origin(row) {
            Some(origin) => text!("row-of-table", table = origin.table(), row = origin.row.to_string()).to_string(),
            None => text!("row-number", row = row.to_string()).to_string(),
        }
    }

    /// The cell, row or column of a workbook that a finding is about, as a spreadsheet program names it, with the file before it
    /// where there are several; none where it is in no sheet.
    #[must_use]
    pub fn cell(&self, finding: &Finding) -> Option<String> {
        let Some(origin) = finding.row.and_then(|row| self.table.origin(row)) else {
            return sheet_cell(self.table.sheet(), &self.table.header(), finding);
        };
        let sheet = origin.sheet()?;
        let column = self.own_names().get(finding.column.trim()).and_then(|(place, _)| origin.column(*place));
        let cell = cell_name(sheet, column, origin.line)?;
        let file = origin.table().strip_suffix(&format!(", {sheet}")).unwrap_or(origin.table());
        Some(if file == self.name { cell } else { format!("{file}, {cell}") })
    }

    /// What messages call a column: of several tables that are read as one by its name in the table of the row, or the one name
    /// that it has in all of them.
    #[must_use]
    pub fn column_name(&self, column: &str, row: Option<u64>) -> String {
        let own = self.own_names().get(column.trim()).and_then(|(place, name)| {
            let of_row = row.and_then(|row| self.table.origin(row)?.column_name(*place));
            of_row.or_else(|| name.clone())
        });
        own.unwrap_or_else(|| column.to_owned())
    }

    /// The columns of several tables by what messages call them, a name or `#3`: where each stands, and its own name.
    fn own_names(&self) -> &HashMap<String, (usize, Option<String>)> {
        self.own_names.get_or_init(|| {
            let mut names = HashMap::new();
            for ((place, own), name) in self.table.own_names().into_iter().enumerate().zip(self.table.header()) {
                names.entry(name.trim().to_owned()).or_insert_with(|| (place, own.clone()));
                names.entry(format!("#{}", place + 1)).or_insert((place, own));
            }
            names
        })
    }

    /// The table for a purpose, whose columns are found among its names.
    pub fn read_for<P, E>(&self, purpose: impl FnOnce(&[&str]) -> Result<P, E>) -> Result<P>
    where
        E: std::error::Error + Send + Sync + 'static,
    {
        let told = |error: E| by_settings(in_table(error.into(), &self.table, &self.name), &self.found);
        purpose(&self.table.header()).map_err(told)
    }

    /// Reads all rows.
    pub fn run<P: Purpose<People: Send>>(&mut self, purpose: &P) -> Result<(P::Outcome, Inspected)> {
        let run = Begun::new(&mut self.table).and_then(|begun| begun.run(purpose));
        self.after(run)
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
        let run = Begun::new(&mut self.table).and_then(|begun| begun.run_making(purpose, worker, take));
        self.after(run)
    }

    /// What came of reading all rows, with what is known of several tables only then.
    pub fn after<O>(&self, run: Result<(O, Inspected)>) -> Result<(O, Inspected)> {
        let whole = run.and_then(|(outcome, mut inspected)| {
            inspected.add(self.watch.after()?);
            Ok((outcome, inspected))
        });
        whole.map_err(|error| by_settings(error, &self.found))
    }

    /// What a person should know of how the table was read.
    #[must_use]
    pub fn told<'s>(&'s self, reader: &'s TableReader<'s>, inspected: &'s Inspected) -> Told<'s> {
        Told { source: self, reader, inspected }
    }
}

/// Keys of texts about what settings say of a table, by their beginnings.
const OF_SETTINGS: [&str; 4] = ["part-", "sheets-and-occasion", "labels-", "several-"];

/// The error with the settings files that nobody named, where what they say may be the reason: who has asked for something
/// else looks for it on the command line.
#[must_use]
pub fn by_settings(error: anyhow::Error, found: &[PathBuf]) -> anyhow::Error {
    let may_be = |cause: &(dyn std::error::Error + 'static)| {
        let is_sheet = |error: &enkat_tables::TableError| error.kind() == ErrorKind::Sheet;
        cause.is::<TableError>()
            || cause.is::<LayoutError>()
            || cause.is::<CheckError>()
            || cause.is::<ReportError>()
            || cause.downcast_ref().is_some_and(is_sheet)
            || cause.downcast_ref::<Text>().is_some_and(|text| OF_SETTINGS.iter().any(|key| text.key().starts_with(key)))
    };
    if found.is_empty() || how::is_without_names(&error) || !error.chain().any(may_be) {
        return error;
    }
    let files: Vec<String> = found.iter().map(|file| file.display().to_string()).collect();
    error.context(text!("settings-apply", files = files.join(", ")))
}

/// The error with the name of the table; where its columns have no names that are known, with those in its first lines.
#[must_use]
pub fn in_table(error: anyhow::Error, table: &Table, name: &str) -> anyhow::Error {
    const MOST: usize = 4;
    if !how::is_without_names(&error) {
        return error.context(name.to_owned());
    }
    // other cells are somebody's: their number has to do, and rows of values are none to choose
    let finder = HeaderFinder::new(&Registry::built_in(), &[]);
    let may_be_header = table.looked_at().iter().skip(1).filter_map(|row| {
        let filled: Vec<&str> = row.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
        Some((row.line.to_string(), finder.names_in(&filled)?, filled.len())).filter(|(.., filled)| *filled > 0)
    });
    let lines = may_be_header.take(MOST).map(|(line, names, filled)| {
        let shown = names[..names.len().min(MOST)].iter().map(|name| format!("{name:?}")).collect::<Vec<_>>().join(", ");
        match filled - names.len().min(MOST) {
            _ if names.is_empty() => text!("line-with-cells", line = line, cells = plural(filled as u64, "cell")).to_string(),
            0 => text!("line-with-names", line = line, names = shown).to_string(),
            more => {
                let names = text!("and-more", shown = shown, more = more).to_string();
                text!("line-with-names", line = line, names = names).to_string()
            }
        }
    });
    let lines: Vec<String> = lines.collect();
    match lines.as_slice() {
        [] => error.context(name.to_owned()),
        lines => error.context(text!("further-down", table = name, lines = lines.join("; "))),
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
