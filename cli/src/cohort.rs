//! A table of answers into a cohort.

use anyhow::{Context as _, Result};
use enkat::table::{Breakdown, TableRows};
use enkat::tally::{Cohort, CohortReader};
use enkat_tables::Chunk;

use crate::config::Settings;
use crate::source::Source;

/// Reads all rows, paired by person; groups are by the columns that were given, or else by those of the settings file.
pub fn read(source: &mut Source<'_>, settings: &Settings, by: &[String], keeps_ids: bool) -> Result<Cohort> {
    let by = if by.is_empty() { &settings.output.by } else { by };
    let by = Breakdown::all_of(by).context("--by")?;
    let mut cohort = CohortReader::new(&source.reader, settings.occasions.clone(), by, keeps_ids).context("--by")?;
    let mut chunk = Chunk::default();
    while source.table.read(&mut chunk, &mut source.findings)? {
        let columns = TableRows::columns_of(chunk.text());
        cohort.add(&chunk.table_rows(&columns), chunk.first_row, &mut source.findings)?;
    }
    let cohort = cohort.finish();
    cohort.check_groups()?;
    Ok(cohort)
}
