//! An object a line or an element of an array, read key by key with the `sonic-rs` crate.

use std::io::Read;
use std::ops::Range;
use std::sync::Arc;

use enkat::finding::{Finding, Rule};

use crate::error::{ErrorKind, Place, Result, TableError, reading};
use crate::json_array::JsonArray;
use crate::limits::{MOST_COLUMNS, too_long_cell, too_many_cells};
use crate::object_lines::{Keys, LineOutcome, ObjectLines, Scratch};
use crate::{Filling, Form, LONGEST_ROW, Lines, ReadOptions};

/// Columns are known from so many lines.
const FIRST_LINES: usize = 1000;
/// Or from so many bytes, if that is less.
const FIRST_BYTES: usize = 1 << 20;
/// So much is read at once.
const PART: usize = 1 << 18;
/// A key of no more bytes is named in a finding.
const LONGEST_KEY: usize = 40;

/// A table with an object on each line.
pub(crate) struct Ndjson<R> {
    lines: TextLines<R>,
    objects: Arc<ObjectLines>,
    scratch: Scratch,
}

/// The lines of a text.
struct TextLines<R> {
    inner: R,
    unit: Unit,
    /// What was read; the first `place` bytes are done with.
    window: Vec<u8>,
    place: usize,
    at_end: bool,
    /// The line at `place`, counted from 1.
    line: u64,
}

/// What an object stands on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    /// A line of the file.
    Line,
    /// A place in an array: nobody can tell the line.
    Element,
}

impl Unit {
    fn name(self) -> &'static str {
        match self {
            Self::Line => "line",
            Self::Element => "element",
        }
    }

    fn in_swedish(self) -> &'static str {
        match self {
            Self::Line => "rad",
            Self::Element => "element",
        }
    }

    fn place(self, number: u64) -> Place {
        match self {
            Self::Line => Place::Line(number),
            Self::Element => Place::Row(number),
        }
    }
}

impl<R: Read> Ndjson<JsonArray<R>> {
    /// Reads an array from `inner`; the keys of its first objects are the columns.
    pub(crate) fn of_array(inner: R, options: &ReadOptions) -> Result<Self> {
        Self::of_lines(JsonArray::new(inner), Unit::Element, options)
    }
}

impl<R: Read> Ndjson<R> {
    /// Reads from `inner`; the keys of the first lines are the columns.
    pub(crate) fn new(inner: R, options: &ReadOptions) -> Result<Self> {
        Self::of_lines(inner, Unit::Line, options)
    }

    fn of_lines(inner: R, unit: Unit, options: &ReadOptions) -> Result<Self> {
        let mut lines = TextLines { inner, unit, window: Vec::new(), place: 0, at_end: false, line: 1 };
        let keys = lines.keys_of_first()?;
        let declared = options.declared(&keys);
        Ok(Self { lines, objects: Arc::new(ObjectLines::new(keys, declared)), scratch: Scratch::default() })
    }

    /// The names of the columns.
    pub(crate) fn header(&self) -> &[String] {
        self.objects.keys()
    }
}

impl<R: Read> Form for Ndjson<R> {
    fn read(&mut self, into: &mut Filling<'_>) -> Result<()> {
        while into.has_room() {
            let Some((line, number)) = self.lines.next()? else { break };
            let line = &self.lines.window[line];
            let number = Some(number).filter(|_| self.lines.unit == Unit::Line);
            add(&self.objects, line, number, &mut self.scratch, into)?;
        }
        Ok(())
    }

    fn take_lines(&mut self, most: usize) -> Result<Option<Box<dyn Lines>>> {
        if self.lines.unit == Unit::Element {
            return Ok(None);
        }
        let Some((text, lines)) = self.lines.take(most)? else { return Ok(None) };
        let lines =
            ObjectBlock { text, objects: Arc::clone(&self.objects), scratch: Scratch::default(), place: 0, line: 0, lines };
        Ok(Some(Box::new(lines)))
    }

    fn lines_passed(&self) -> u64 {
        match self.lines.unit {
            Unit::Line => self.lines.line - 1,
            Unit::Element => 0,
        }
    }
}

/// Whole lines with an object each.
#[derive(Clone)]
struct ObjectBlock {
    text: Vec<u8>,
    objects: Arc<ObjectLines>,
    scratch: Scratch,
    place: usize,
    line: u64,
    /// How many lines there are.
    lines: u64,
}

impl Lines for ObjectBlock {
    fn read(&mut self, into: &mut Filling<'_>) -> Result<()> {
        while into.has_room() && self.place < self.text.len() {
            let pending = &self.text[self.place..];
            let length = memchr::memchr(b'\n', pending).unwrap_or(pending.len());
            add(&self.objects, &pending[..length], Some(self.line), &mut self.scratch, into)?;
            self.place += (length + 1).min(pending.len());
            self.line += 1;
        }
        Ok(())
    }

    fn passed(&self) -> u64 {
        self.lines
    }

    fn bytes(&self) -> usize {
        self.text.len()
    }

    fn again(&self) -> Box<dyn Lines> {
        Box::new(self.clone())
    }
}

/// Adds what a line says.
fn add(objects: &ObjectLines, line: &[u8], number: Option<u64>, scratch: &mut Scratch, into: &mut Filling<'_>) -> Result<()> {
    let outcome = objects.push_line(line, into.rows, scratch)?;
    if outcome != LineOutcome::Blank {
        into.add(number);
    }
    match outcome {
        LineOutcome::Blank | LineOutcome::Row => {}
        LineOutcome::LateKey(key) => {
            let finding = Finding::about_row(Rule::LateKey, into.number, "");
            let is_name = key.len() <= LONGEST_KEY && !key.contains(char::is_control);
            into.find(if is_name { finding.with_note(format!("{key:?}")) } else { finding });
        }
        LineOutcome::Broken => into.break_row(Rule::BrokenLine),
        LineOutcome::LongValue(column) => {
            let column = column.map(|column| into.header[column].trim());
            let what = column.map_or("a value".into(), |column| format!("column {column}"));
            let value = column.map_or("ett värde".into(), |column| format!("kolumnen {column}"));
            return Err(into.refusal_of_last(|[place, in_swedish]| {
                too_long_cell([&format!("{place}, {what}"), &format!("{in_swedish}, {value}")])
            }));
        }
        LineOutcome::ManyKeys => {
            return Err(into.refusal_of_last(|[place, in_swedish]| {
                too_many_cells([&format!("{place}, the object"), &format!("{in_swedish}, objektet")])
            }));
        }
        LineOutcome::IdentityNumber(column) => {
            return Err(match column {
                Some(column) => into.identity_number_in_column(column),
                None => into.identity_number(["a key or a value", "en nyckel eller ett värde"]),
            });
        }
    }
    Ok(())
}

impl<R: Read> TextLines<R> {
    /// Takes whole lines, about `most` bytes, and how many ends of lines they have.
    fn take(&mut self, most: usize) -> Result<Option<(Vec<u8>, u64)>> {
        let mut searched = 0;
        loop {
            let pending = &self.window[self.place..];
            let end = memchr::memrchr(b'\n', &pending[searched..]).map(|end| searched + end + 1);
            if (pending.len() < most || end.is_none()) && !self.at_end {
                searched = if end.is_none() { pending.len() } else { 0 };
                self.fill(self.line)?;
                continue;
            }
            let end = if self.at_end { pending.len() } else { end.unwrap_or_default() };
            if end == 0 {
                return Ok(None);
            }
            let text = pending[..end].to_vec();
            let lines = memchr::memchr_iter(b'\n', &text).count() as u64;
            (self.place, self.line) = (self.place + end, self.line + lines);
            return Ok(Some((text, lines)));
        }
    }

    /// The next line without what ends it, and its number.
    fn next(&mut self) -> Result<Option<(Range<usize>, u64)>> {
        let mut searched = 0;
        loop {
            let pending = &self.window[self.place..];
            let end = memchr::memchr(b'\n', &pending[searched..]).map(|end| searched + end);
            if end.is_none() && !self.at_end {
                searched = pending.len();
                self.fill(self.line)?;
                continue;
            }
            if pending.is_empty() {
                return Ok(None);
            }
            let line = self.place..self.place + end.unwrap_or(pending.len());
            let number = self.line;
            self.place = line.end + usize::from(end.is_some());
            self.line += u64::from(end.is_some());
            return Ok(Some((line, number)));
        }
    }

    /// Reads on in this line; what was not used of the window stays.
    fn fill(&mut self, line: u64) -> Result<()> {
        self.window.drain(..self.place);
        self.place = 0;
        if self.window.len() > LONGEST_ROW {
            let (unit, most) = (self.unit.name(), LONGEST_ROW >> 20);
            let one = self.unit.in_swedish();
            let error = TableError::too_large(
                format!("{unit} {line} is longer than {most} MiB; is there one object on each {unit}?"),
                format!("{one} {line} är längre än {most} MiB; står det ett objekt på varje {one}?"),
            );
            return Err(error.at(self.unit.place(line)));
        }
        // at least as much again, so that a long line is not moved over and over
        let part = self.window.len().max(PART);
        let read = self.inner.by_ref().take(part as u64).read_to_end(&mut self.window).map_err(|error| reading(&error))?;
        self.at_end = read < part;
        Ok(())
    }

    /// The keys of the first lines in the order in which they come up; the lines are read again as rows.
    fn keys_of_first(&mut self) -> Result<Vec<String>> {
        self.fill(1)?;
        if self.window.starts_with(b"\xef\xbb\xbf") {
            self.place = 3;
        }
        let mut keys = Keys::default();
        let (mut objects, mut lines) = (0, 0);
        let mut line = self.line;
        let mut place = self.place;
        while lines < FIRST_LINES && (place - self.place < FIRST_BYTES || lines == 0) {
            let pending = &self.window[place..];
            let end = memchr::memchr(b'\n', pending);
            if end.is_none() && !self.at_end {
                place -= self.place;
                self.fill(line)?;
                continue;
            }
            if pending.is_empty() {
                break;
            }
            let length = end.unwrap_or(pending.len());
            let text = &pending[..length];
            if !text.trim_ascii().is_empty() {
                lines += 1;
                objects += usize::from(keys.note(text));
            }
            if keys.len() > MOST_COLUMNS {
                let unit = self.unit.name();
                let what = format!("{unit} {line}, with the keys of those before it,");
                let in_swedish = format!("{} {line}, med nycklarna före den,", self.unit.in_swedish());
                return Err(too_many_cells([&what, &in_swedish]).at(Place::Header));
            }
            place += length + usize::from(end.is_some());
            line += 1;
        }
        if lines == 0 {
            let unit = self.unit.name();
            let swedish = format!("den är tom; väntat ett objekt på varje {}", self.unit.in_swedish());
            let error = TableError::new(ErrorKind::NotATable, format!("it is empty; expected an object on each {unit}"));
            return Err(error.with_swedish(swedish));
        }
        if objects == 0 {
            let unit = self.unit.name();
            let text = format!("its first {lines} {unit}s hold no JSON object; expected one on each {unit}");
            let one = self.unit.in_swedish();
            let swedish = format!("inget JSON-objekt bland de första {lines}; väntat ett på varje {one}");
            return Err(TableError::new(ErrorKind::NotATable, text).with_swedish(swedish));
        }
        Ok(keys.into_keys())
    }
}

#[cfg(test)]
mod tests {
    use super::Ndjson;

    fn header(text: &[u8]) -> Result<Vec<String>, String> {
        Ndjson::new(text, &crate::ReadOptions::default()).map(|lines| lines.header().to_vec()).map_err(|error| error.to_string())
    }

    #[test]
    fn columns_are_the_keys_of_the_first_lines_in_the_order_of_their_coming() {
        assert_eq!(header(b"\xef\xbb\xbf\n{\"b\":1}\r\n\n{\"a\":1,\"b\":2}").expect("a header"), ["b", "a"]);
        assert_eq!(header(b"[1]\n{\"\\u0062\":1}").expect("a header"), ["b"]);
        let late = format!("{}{{\"late\":1}}\n", "{\"a\":1}\n".repeat(1000));
        assert_eq!(header(late.as_bytes()).expect("a header"), ["a"]);
        let long = format!("{{\"a\":\"{}\"}}\n{{\"late\":1}}\n", "x".repeat(3 << 20));
        assert_eq!(header(long.as_bytes()).expect("a header"), ["a"]);
        assert!(header(b"\n \n").expect_err("no header").contains("empty"));
        assert!(header(b"1\n[]\n").expect_err("no header").contains("its first 2 lines hold no"));
        assert!(header(&vec![b'{'; 40 << 20]).expect_err("no header").contains("longer than"));
    }
}
