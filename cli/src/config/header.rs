//! Where the names of the columns stand: where somebody says, else where the library finds them.

use std::ops::RangeInclusive;
use std::sync::Arc;

use anyhow::{Context as _, Result, bail};
use enkat::Registry;
use enkat::inner::table::HeaderFinder;
use enkat::table::Mapping;
use enkat_tables::{FirstRow, Header};

use super::written::HeaderLine;
use crate::text;

/// What the command line says, else the settings file; else the header is looked for.
pub(super) fn choose(
    given: Option<&str>,
    file: Option<&HeaderLine>,
    registry: &Registry,
    mappings: &[Mapping],
) -> Result<Header> {
    let of_file = file.map(|line| match line {
        HeaderLine::Line(line) => line.to_string(),
        HeaderLine::Lines(lines) => lines.clone(),
    });
    if let Some(lines) = given.or(of_file.as_deref()) {
        return Ok(Header::Lines(self::lines(lines).context("--header-line")?));
    }
    let finder = HeaderFinder::new(registry, mappings);
    let find = move |rows: &[FirstRow]| {
        let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.cells.iter().map(String::as_str).collect()).collect();
        finder.find(&rows)
    };
    Ok(Header::Found(Arc::new(find)))
}

/// `3` or `1-2`.
fn lines(text: &str) -> Result<RangeInclusive<u64>> {
    /// More lines than this are no names of one table.
    const MOST: u64 = 5;
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    match (first.trim().parse(), last.trim().parse()) {
        (Ok(first), Ok(last)) if 0 < first && first <= last && last - first < MOST => Ok(first..=last),
        _ => bail!(text!("header-line-expected")),
    }
}
