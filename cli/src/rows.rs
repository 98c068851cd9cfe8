//! Rows of scores as text: CSV, or a JSON object a line.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::Arc;

use anyhow::{Result, bail};

use crate::args::TableFormat;
use crate::text;

/// Rows on their way to an output, cell by cell.
#[derive(Clone)]
pub struct RowText {
    format: TableFormat,
    names: Arc<[String]>,
    out: Vec<u8>,
    /// How many cells the row has so far.
    cells: usize,
    numbers: NumberTexts,
}

impl RowText {
    /// Rows of columns with these names.
    pub fn new<'a>(format: TableFormat, names: impl Iterator<Item = &'a str>) -> Result<Self> {
        let names: Arc<[String]> = names.map(str::to_owned).collect();
        let mut known = HashMap::new();
        let twice = (1..).zip(names.iter()).find_map(|(place, name)| Some((known.insert(name.as_str(), place)?, place)));
        if let (TableFormat::Ndjson, Some((one, other))) = (format, twice) {
            bail!(text!("rows-same-name", one = one.to_string(), other = other.to_string()));
        }
        Ok(Self { format, names, out: Vec::new(), cells: 0, numbers: NumberTexts::default() })
    }

    /// What stands before the first row.
    #[must_use]
    pub fn header(&self) -> Vec<u8> {
        let mut header = Self { out: Vec::new(), cells: 0, ..self.clone() };
        if self.format == TableFormat::Csv {
            self.names.iter().for_each(|name| header.text(name));
            header.end_row();
        }
        header.out
    }

    /// A row of a comma-separated table can be carried as it stands.
    #[must_use]
    pub fn takes_lines(&self) -> bool {
        self.format == TableFormat::Csv
    }

    /// The first cells of a row, with commas between them and nothing that is quoted.
    pub fn line(&mut self, line: &str) {
        self.out.extend_from_slice(line.as_bytes());
        self.cells = self.names.len();
    }

    /// A text cell.
    pub fn text(&mut self, text: &str) {
        self.begin_cell();
        match self.format {
            TableFormat::Csv => push_cell(text, &mut self.out),
            TableFormat::Ndjson => push_json(text, &mut self.out),
        }
    }

    /// A number in the shortest decimal that reads back the same, or an empty cell.
    pub fn number(&mut self, number: Option<f64>) {
        self.begin_cell();
        match number {
            Some(number) => self.out.extend_from_slice(self.numbers.text(number).as_bytes()),
            None if self.format == TableFormat::Ndjson => self.out.extend_from_slice(b"null"),
            None => {}
        }
    }

    fn begin_cell(&mut self) {
        match self.format {
            TableFormat::Csv if self.cells > 0 => self.out.push(b','),
            TableFormat::Csv => {}
            TableFormat::Ndjson => {
                self.out.push(if self.cells == 0 { b'{' } else { b',' });
                let names = Arc::clone(&self.names);
                push_json(names.get(self.cells).map_or("", String::as_str), &mut self.out);
                self.out.push(b':');
            }
        }
        self.cells += 1;
    }

    /// Ends the row.
    pub fn end_row(&mut self) {
        match self.format {
            // a row of one empty cell would be no row
            TableFormat::Csv if self.cells == 1 && self.out.last().is_none_or(|last| *last == b'\n') => {
                self.out.extend_from_slice(b"\"\"\n");
            }
            TableFormat::Csv => self.out.push(b'\n'),
            TableFormat::Ndjson => self.out.extend_from_slice(if self.cells == 0 { b"{}\n" } else { b"}\n" }),
        }
        self.cells = 0;
    }

    /// Takes out the rows so far.
    pub fn take(&mut self) -> Vec<u8> {
        let room = self.out.len() + self.out.len() / 8;
        std::mem::replace(&mut self.out, Vec::with_capacity(room))
    }
}

/// A cell, quoted where it has to be.
fn push_cell(text: &str, out: &mut Vec<u8>) {
    let bytes = text.as_bytes();
    if memchr::memchr3(b',', b'"', b'\n', bytes).is_none() && memchr::memchr(b'\r', bytes).is_none() {
        out.extend_from_slice(bytes);
        return;
    }
    out.push(b'"');
    for part in bytes.split_inclusive(|byte| *byte == b'"') {
        out.extend_from_slice(part);
        if part.ends_with(b"\"") {
            out.push(b'"');
        }
    }
    out.push(b'"');
}

fn push_json(text: &str, out: &mut Vec<u8>) {
    // what is written into memory cannot fail, and a text always is one
    let _ = serde_json::to_writer(out, text);
}

/// Numbers as text, of which those that were printed last are remembered: a value set has 3125 values.
#[derive(Clone)]
struct NumberTexts {
    known: Vec<Option<(u64, Box<str>)>>,
    text: String,
}

/// A power of two.
const PLACES: usize = 8192;

impl Default for NumberTexts {
    fn default() -> Self {
        Self { known: vec![None; PLACES], text: String::new() }
    }
}

impl NumberTexts {
    fn text(&mut self, number: f64) -> &str {
        const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;
        let bits = number.to_bits();
        let place = usize::try_from(bits.wrapping_mul(SPREAD) >> 51).unwrap_or_default() % PLACES;
        let known = &mut self.known[place];
        if known.as_ref().is_none_or(|(of, _)| *of != bits) {
            self.text.clear();
            // what is written into a string cannot fail
            let _ = write!(self.text, "{number}");
            *known = Some((bits, self.text.as_str().into()));
        }
        known.as_ref().map_or("", |(_, text)| text)
    }
}

#[cfg(test)]
mod tests {
    use super::{RowText, TableFormat};
    use proptest::prelude::*;

    fn cell() -> impl Strategy<Value = String> {
        prop_oneof!["[a-c,\"\r\n é]{0,4}", Just(String::new())]
    }

    proptest! {
        #[test]
        fn rows_are_written_as_the_csv_crate_writes_them(rows in prop::collection::vec(prop::collection::vec(cell(), 3), 1..5)) {
            let mut ours = RowText::new(TableFormat::Csv, ["a", "b", "c"].into_iter()).expect("names");
            let mut theirs = csv::Writer::from_writer(Vec::new());
            for row in &rows {
                for cell in row {
                    ours.text(cell);
                }
                ours.end_row();
                theirs.write_record(row).expect("memory");
            }
            prop_assert_eq!(ours.take(), theirs.into_inner().expect("memory"));
        }

        #[test]
        fn a_line_of_one_cell_too(cells in prop::collection::vec(cell(), 1..5)) {
            let mut ours = RowText::new(TableFormat::Csv, std::iter::once("a")).expect("a name");
            let mut theirs = csv::Writer::from_writer(Vec::new());
            for cell in &cells {
                ours.text(cell);
                ours.end_row();
                theirs.write_record([cell]).expect("memory");
            }
            prop_assert_eq!(ours.take(), theirs.into_inner().expect("memory"));
        }

        #[test]
        fn objects_read_back(text in ".*", number in prop::option::of(-1e9_f64..1e9)) {
            let mut rows = RowText::new(TableFormat::Ndjson, ["a", "b"].into_iter()).expect("names");
            rows.text(&text);
            rows.number(number);
            rows.end_row();
            let object: serde_json::Value = serde_json::from_slice(&rows.take()).expect("an object");
            prop_assert_eq!(object["a"].as_str(), Some(text.as_str()));
            prop_assert_eq!(object["b"].as_f64(), number);
        }
    }

    #[test]
    fn a_number_that_takes_the_place_of_another_is_printed_as_itself() {
        let mut rows = RowText::new(TableFormat::Csv, std::iter::once("a")).expect("a name");
        for round in 0..3 {
            for number in 0..100_000 {
                let number = f64::from(number) / 1000.0;
                rows.number(Some(number));
                rows.end_row();
                assert_eq!(String::from_utf8(rows.take()).expect("text"), format!("{number}\n"), "round {round}");
            }
        }
    }
}
