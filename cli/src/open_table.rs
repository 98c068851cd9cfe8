//! Tables as the program opens them.

use std::io::IsTerminal as _;
use std::path::Path;

use anyhow::Result;
use enkat_tables::{ReadOptions, Table};
use indicatif::ProgressBar;

use crate::text;

/// Opens a file, or standard input for `-`; on a terminal the rows that were read are counted.
pub fn open_table(input: &Path, options: &ReadOptions) -> Result<Table> {
    let table = Table::open(input, options)?;
    if !std::io::stderr().is_terminal() {
        return Ok(table);
    }
    let rows = ProgressBar::new_spinner().with_message(text!("progress-rows").to_string());
    Ok(table.with_progress(move |more| rows.inc(more)))
}
