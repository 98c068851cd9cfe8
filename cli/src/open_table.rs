//! Tables as the program opens them.

use std::io::IsTerminal as _;
use std::path::Path;

use anyhow::Result;
use enkat_tables::{ReadOptions, Table};
use indicatif::ProgressBar;

use crate::text;

/// Opens a file, or standard input for `-`.
pub fn open_table(input: &Path, options: &ReadOptions) -> Result<Table> {
    Ok(Table::open(input, options)?)
}

/// On a terminal the rows that were read are counted.
#[must_use]
pub fn counting_rows(table: Table) -> Table {
    if !std::io::stderr().is_terminal() {
        return table;
    }
    let rows = ProgressBar::new_spinner().with_message(text!("progress-rows").to_string());
    table.with_progress(move |more| rows.inc(more))
}
