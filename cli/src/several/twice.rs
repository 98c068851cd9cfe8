//! One file that is given twice: everybody in it would count twice.

use std::fs::{self, File};
use std::io::{self, BufRead as _, BufReader};
use std::path::Path;

use anyhow::{Result, bail};
use enkat::finding::Findings;
use enkat::ground::Occasion;
use enkat_tables::{Chunk, ReadOptions};

use crate::config::Settings;
use crate::input::Input;
use crate::open_table::open_table;
use crate::text;

/// Refuses a file that is given twice, by one name or two, and two files that hold the same bytes.
pub(crate) fn refuse(inputs: &[Input], settings: &Settings) -> Result<()> {
    let whole: Vec<_> = inputs.iter().map(|input| fs::canonicalize(&input.path).unwrap_or(input.path.clone())).collect();
    for (place, other) in inputs.iter().enumerate() {
        for (before, one) in inputs.iter().enumerate().take(place) {
            let [shown, shown_other] = [one, other].map(|input| input.path.display());
            if one.path == other.path {
                bail!(text!("twice-one-name", file = shown));
            }
            if whole[before] == whole[place] {
                bail!(text!("twice-one-file", one = shown, other = shown_other));
            }
            if !read_other_sheets(settings, [before, place])
                && hold_the_same(&whole[before], &whole[place])
                && has_rows(other, settings.of_tables.get(place).unwrap_or(settings))
            {
                bail!(text!("twice-same-bytes", one = shown, other = shown_other));
            }
        }
    }
    Ok(())
}

/// Copies of one workbook of which different sheets are read.
fn read_other_sheets(settings: &Settings, places: [usize; 2]) -> bool {
    let of = |place: usize| settings.of_tables.get(place).map_or(&[][..], |own| own.sheets.as_slice());
    let [one, other] = places.map(of);
    let is_one = |(_, name): &(Option<Occasion>, String)| other.iter().any(|(_, known)| known.eq_ignore_ascii_case(name));
    !one.is_empty() && !other.is_empty() && !one.iter().any(is_one)
}

/// Templates that nobody has filled in are nobody twice. What cannot be read is taken for filled in.
fn has_rows(input: &Input, settings: &Settings) -> bool {
    let has_row = |sheet: Option<&String>| -> Result<bool> {
        let mut table = open_table(&input.path, &ReadOptions { sheet: sheet.cloned(), ..settings.reading.clone() })?;
        Ok(table.read(&mut Chunk::default(), &mut Findings::default())?)
    };
    match settings.sheets.as_slice() {
        [] => has_row(None).unwrap_or(true),
        sheets => sheets.iter().any(|(_, name)| has_row(Some(name)).unwrap_or(true)),
    }
}

/// Only files: what can be read once is left to be read. What cannot be read is told where it is opened.
fn hold_the_same(one: &Path, other: &Path) -> bool {
    let length = |path: &Path| fs::metadata(path).ok().filter(fs::Metadata::is_file).map(|file| file.len());
    match (length(one), length(other)) {
        (Some(length), Some(other_length)) if length == other_length && length > 0 => are_equal(one, other).unwrap_or(false),
        _ => false,
    }
}

fn are_equal(one: &Path, other: &Path) -> io::Result<bool> {
    let [mut one, mut other] = [BufReader::new(File::open(one)?), BufReader::new(File::open(other)?)];
    loop {
        let (left, right) = (one.fill_buf()?, other.fill_buf()?);
        let length = left.len().min(right.len());
        if length == 0 || left[..length] != right[..length] {
            return Ok(left.is_empty() && right.is_empty());
        }
        one.consume(length);
        other.consume(length);
    }
}
