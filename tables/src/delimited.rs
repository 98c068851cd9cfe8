//! The rows of a delimited text: plain ones read at once, quoted ones by the `csv-core` crate.

use std::io::BufRead;
use std::ops::Range;

use csv_core::ReadRecordResult;
use enkat::finding::holds_identity_number;
use enkat::inner::table::{Line, TextRows};

use crate::error::{ErrorKind, Place, Result, TableError, reading};
use crate::heading::{FirstRow, HasFirstRows};
use crate::limits::{MOST_COLUMNS, too_many_cells};
use crate::marks::Marks;
use crate::separator::{self, Guess};
use crate::{Filling, Form, LONGEST_ROW, Lines};

/// A delimited text.
pub(crate) struct Delimited<R> {
    inner: R,
    /// What was read; the first `place` bytes are done with.
    window: Vec<u8>,
    place: usize,
    at_end: bool,
    delimiter: u8,
    said_by: SaidBy,
    /// What else it may be: by the header and the rows behind it nobody can tell.
    doubt: Option<u8>,
    /// The line at `place`, counted from 1.
    line: u64,
    /// What is done with stays in the window, to be gone back to.
    is_kept: bool,
    /// Of the rows that were looked at: the place and the line behind each.
    behind: Vec<(usize, u64)>,
    /// A row without its quotation marks.
    unmarked: Vec<u8>,
    quoted: Quoted,
    /// Where the last row is.
    last: Last,
}

/// Who says what is between cells.
#[derive(Clone, Copy, PartialEq, Eq)]
enum SaidBy {
    Somebody,
    /// It is guessed, and where the header stands is not known yet.
    Guess,
    Header,
}

/// A row that was read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row {
    /// Its cells, those beyond the width too.
    pub(crate) cells: usize,
    /// No cell has more bytes than this.
    pub(crate) longest: usize,
    /// The line where it begins, counted from 1.
    pub(crate) line: u64,
}

/// So much of a text is looked at at once.
const AT_HAND: usize = 1 << 16;
/// No header stands further down than so many bytes.
const MOST_AHEAD: usize = 1 << 20;

/// A row that has, or may have, quotation marks.
#[derive(Default)]
struct Quoted {
    core: csv_core::Reader,
    text: Vec<u8>,
    ends: Vec<usize>,
    length: usize,
    cells: usize,
}

enum Last {
    /// In the window.
    Plain(Range<usize>),
    Unmarked,
    Quoted,
}

impl<R: BufRead> Delimited<R> {
    /// Reads from `inner`; without a `delimiter` the first line decides, where it does not the rows behind it.
    pub(crate) fn new(inner: R, delimiter: Option<u8>) -> Result<Self> {
        let mut text = Self {
            inner,
            window: Vec::new(),
            place: 0,
            at_end: false,
            delimiter: delimiter.unwrap_or(b','),
            said_by: if delimiter.is_none() { SaidBy::Guess } else { SaidBy::Somebody },
            doubt: None,
            line: 1,
            is_kept: false,
            behind: Vec::new(),
            unmarked: Vec::new(),
            quoted: Quoted::default(),
            last: Last::Quoted,
        };
        let first = text.peek_line()?;
        let named = separator::named(&first);
        if named.is_some() {
            // as spreadsheets read it, the line is no row
            text.skip_line_ends();
            text.place += first.len();
        }
        text.set_delimiter(delimiter.or(named).unwrap_or(b','));
        if named.is_some() {
            text.said_by = SaidBy::Somebody;
        }
        if text.said_by == SaidBy::Guess {
            let before = text.window.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).filter(|byte| **byte == b'\n');
            text.guess(before.count())?;
        }
        Ok(text)
    }

    fn set_delimiter(&mut self, delimiter: u8) {
        self.delimiter = delimiter;
        self.quoted.core = csv_core::ReaderBuilder::new().delimiter(delimiter).build();
    }

    /// Guesses what is between cells by a header behind so many lines, and where several characters may be by the rows behind it.
    fn guess(&mut self, behind: usize) -> Result<()> {
        let lines = self.lines_ahead(behind + 1)?;
        let Some(header) = lines.get(behind) else { return Ok(()) };
        let may_be = separator::within(header);
        self.doubt = None;
        match may_be.as_slice() {
            [] => {}
            [only] => self.set_delimiter(*only),
            _ => {
                let others = self.lines_ahead(behind + 1 + separator::SAMPLED)?;
                let Guess { delimiter, doubt } = separator::by_rows(header, &others[lines.len()..], &may_be);
                self.doubt = doubt;
                self.set_delimiter(delimiter);
            }
        }
        Ok(())
    }

    /// Refuses a table that can be read in two ways.
    pub(crate) fn refuse_doubt(&self) -> Result<()> {
        let Some(other) = self.doubt else { return Ok(()) };
        let [one, other] = [self.delimiter, other]
            .map(|delimiter| if delimiter == b'\t' { "tab".into() } else { char::from(delimiter).to_string() });
        let text = format!("its cells may have {one} or {other} between them, and the rows fit both; say which it is");
        let swedish = format!("dess celler kan skiljas åt av {one} eller {other}, och raderna passar båda; ange vilket det är");
        Err(TableError::new(ErrorKind::Separator, text).with_swedish(swedish))
    }

    /// The lines that come next, fewer at the end or where they are very long.
    fn lines_ahead(&mut self, most: usize) -> Result<Vec<String>> {
        while !self.at_end
            && self.window.len() < MOST_AHEAD
            && memchr::memchr_iter(b'\n', &self.window[self.place..]).count() < most
        {
            self.fill()?;
        }
        let ahead = String::from_utf8_lossy(&self.window[self.place..]);
        Ok(ahead.replace("\r\n", "\n").split(['\n', '\r']).take(most).map(str::to_owned).collect())
    }

    /// What cuts most lines into equally many cells is between them.
    fn guess_by_lines(&mut self, most: usize) -> Result<()> {
        let lines = self.lines_ahead(most)?;
        if let Some(delimiter) = separator::by_lines(&lines) {
            self.doubt = None;
            self.set_delimiter(delimiter);
        }
        Ok(())
    }

    /// The first line with something in it.
    fn peek_line(&mut self) -> Result<String> {
        let is_end = |byte: &u8| matches!(byte, b'\r' | b'\n');
        loop {
            let begin = self.window.iter().take_while(|byte| is_end(byte)).count();
            let length = self.window[begin..].iter().position(is_end);
            if length.is_some() || self.at_end {
                let line = String::from_utf8_lossy(&self.window[begin..][..length.unwrap_or(self.window.len() - begin)]);
                if line.trim().is_empty() && self.at_end {
                    let empty = TableError::new(ErrorKind::NotATable, "it is empty; expected a header and rows");
                    return Err(empty.with_swedish("den är tom; väntat en rubrikrad och rader"));
                }
                return Ok(line.into_owned());
            }
            if self.window.len() > LONGEST_ROW {
                let most = LONGEST_ROW >> 20;
                let text = format!("the first line is longer than {most} MiB; is it a text table?");
                let swedish = format!("den första raden är längre än {most} MiB; är det en tabell i text?");
                return Err(TableError::new(ErrorKind::NotATable, text).with_swedish(swedish));
            }
            self.fill()?;
        }
    }

    /// Reads the next row into `rows`, which must have room.
    pub(crate) fn read_row(&mut self, rows: &mut TextRows) -> Result<Option<Row>> {
        loop {
            self.skip_line_ends();
            let pending = &self.window[self.place..];
            if pending.is_empty() && self.at_end {
                return Ok(None);
            }
            match rows.push_line(pending, self.delimiter, self.at_end)? {
                Line::Row { length, cells, longest } => {
                    self.last = Last::Plain(self.place..self.place + length);
                    self.place += length;
                    return Ok(Some(Row { cells, longest, line: self.line }));
                }
                Line::Unfinished => self.fill()?,
                Line::NotUtf8 => return Err(not_utf8(self.line)),
                Line::Quoted => return self.read_marked_row(rows),
            }
        }
    }

    /// The whole lines without quotation marks that come next, as many as are at hand and make about `most` bytes.
    fn plain_lines(&mut self, most: usize) -> Result<&str> {
        while self.window.len() - self.place < most && !self.at_end {
            self.fill()?;
        }
        let pending = &self.window[self.place..];
        let plain = memchr::memchr(b'"', pending).unwrap_or(pending.len());
        let is_all = plain == pending.len() && self.at_end;
        let end = if is_all { plain } else { memchr::memrchr(b'\n', &pending[..plain]).map_or(0, |end| end + 1) };
        let lines_before = |end: usize| memchr::memchr_iter(b'\n', &pending[..end]).count() as u64;
        std::str::from_utf8(&pending[..end]).map_err(|error| not_utf8(self.line + lines_before(error.valid_up_to())))
    }

    /// Takes lines to be read in another thread.
    fn take_plain(&mut self, most: usize) -> Result<Option<DelimitedLines>> {
        let text = self.plain_lines(most)?.to_owned();
        if text.is_empty() {
            return Ok(None);
        }
        self.line += memchr::memchr_iter(b'\n', text.as_bytes()).count() as u64;
        self.place += text.len();
        Ok(Some(DelimitedLines { text, delimiter: self.delimiter, place: 0, line: 0 }))
    }

    /// Reads a row of which the quotation marks only surround plain cells, or else any.
    fn read_marked_row(&mut self, rows: &mut TextRows) -> Result<Option<Row>> {
        let pending = &self.window[self.place..];
        let Some(length) = without_marks(pending, self.delimiter, self.at_end, &mut self.unmarked) else {
            return self.read_quoted_row(rows);
        };
        let Line::Row { cells, longest, .. } = rows.push_line(&self.unmarked, self.delimiter, true)? else {
            return Err(not_utf8(self.line));
        };
        self.last = Last::Unmarked;
        self.place += length;
        Ok(Some(Row { cells, longest, line: self.line }))
    }

    fn read_quoted_row(&mut self, rows: &mut TextRows) -> Result<Option<Row>> {
        let line = self.line;
        if !self.read_quoted(Some(rows.width()))? {
            return Ok(None);
        }
        let cells = self.quoted.cells().map_err(|_| not_utf8(line))?;
        rows.push(cells.iter().copied())?;
        self.last = Last::Quoted;
        Ok(Some(Row { cells: cells.len(), longest: cells.iter().map(|cell| cell.len()).max().unwrap_or_default(), line }))
    }

    /// The cells of the row that was read last, those beyond the width too.
    pub(crate) fn last_cells(&self) -> Vec<&str> {
        let line = match &self.last {
            Last::Plain(row) => &self.window[row.clone()],
            Last::Unmarked => &self.unmarked,
            Last::Quoted => return self.quoted.cells().unwrap_or_default(),
        };
        std::str::from_utf8(line).unwrap_or_default().split(char::from(self.delimiter)).collect()
    }

    /// Reads rows up to a place in the window, at most so many.
    fn rows_ahead(&mut self, end: usize, most: usize) -> Result<Vec<FirstRow>> {
        let mut rows = Vec::new();
        self.behind.clear();
        while rows.len() < most && self.place < end {
            self.skip_line_ends();
            if self.place == self.window.len() && !self.at_end {
                self.fill()?;
                continue;
            }
            let line = self.line;
            if !self.read_quoted(None)? {
                break;
            }
            let cells = self.quoted.cells().map_err(|_| not_utf8(line))?;
            rows.push(FirstRow { line, cells: cells.into_iter().map(str::to_owned).collect() });
            self.behind.push((self.place, self.line));
        }
        Ok(rows)
    }

    fn skip_line_ends(&mut self) {
        while let Some(byte @ (b'\r' | b'\n')) = self.window.get(self.place) {
            self.line += u64::from(*byte == b'\n');
            self.place += 1;
        }
    }

    /// Reads a row of a table with so many columns, or its header, into `quoted`; says whether there was one.
    fn read_quoted(&mut self, width: Option<usize>) -> Result<bool> {
        self.quoted.clear();
        let first_line = self.line;
        let mut marks = Marks::new(self.delimiter, width, first_line);
        let (mut taken, mut is_begun) = (0, false);
        loop {
            if self.place == self.window.len() && !self.at_end {
                if taken > LONGEST_ROW {
                    return Err(too_long(first_line));
                }
                self.fill()?;
            }
            let pending = &self.window[self.place..];
            if pending.is_empty() && is_begun {
                // a line end ends the last row, unless a quotation mark made one cell of all that follows it
                return match self.quoted.read(b"\n").0 {
                    ReadRecordResult::Record => marks.read(b"\n").map(|()| true),
                    _ => Err(not_closed(first_line)),
                };
            }
            let (result, read) = self.quoted.read(pending);
            marks.read(&pending[..read])?;
            is_begun |= pending[..read].iter().any(|byte| !matches!(byte, b'\r' | b'\n'));
            self.line += pending[..read].iter().map(|byte| u64::from(*byte == b'\n')).sum::<u64>();
            self.place += read;
            taken += read;
            match result {
                ReadRecordResult::Record if self.quoted.cells <= MOST_COLUMNS => return Ok(true),
                ReadRecordResult::Record | ReadRecordResult::OutputEndsFull => {
                    let what = format!("the row that begins on line {first_line}");
                    let in_swedish = format!("raden som börjar på filens rad {first_line}");
                    return Err(too_many_cells([&what, &in_swedish]).at(Place::Line(first_line)));
                }
                ReadRecordResult::End => return Ok(false),
                _ => {}
            }
        }
    }

    /// Reads on; what was not used of the window stays.
    fn fill(&mut self) -> Result<()> {
        if !self.is_kept {
            self.window.drain(..self.place);
            self.place = 0;
        }
        if self.window.len() > LONGEST_ROW {
            return Err(too_long(self.line));
        }
        // at least as much again, so that a long row is not looked at over and over
        let enough = self.window.len() * 2;
        loop {
            let part = self.inner.fill_buf().map_err(|error| reading(&error))?;
            if part.is_empty() {
                self.at_end = true;
                return Ok(());
            }
            self.window.extend_from_slice(part);
            let length = part.len();
            self.inner.consume(length);
            if self.window.len() >= enough {
                return Ok(());
            }
        }
    }
}

impl<R: BufRead> HasFirstRows for Delimited<R> {
    fn first_rows(&mut self, most: usize) -> Result<Vec<FirstRow>> {
        if self.said_by == SaidBy::Guess && most > 1 {
            self.guess_by_lines(most)?;
        }
        let begin = (self.place, self.line);
        self.is_kept = true;
        let rows = self.rows_ahead(begin.0 + MOST_AHEAD, most);
        self.is_kept = false;
        (self.place, self.line) = begin;
        self.quoted.core.reset();
        rows
    }

    fn go_on_behind(&mut self, place: usize) {
        if let Some(behind) = self.behind.get(place) {
            (self.place, self.line) = *behind;
        }
    }

    fn settle(&mut self, line: u64) -> Result<bool> {
        let before = self.delimiter;
        let behind = usize::try_from(line.saturating_sub(self.line));
        if let (true, Ok(behind)) = (self.said_by != SaidBy::Somebody, behind) {
            self.guess(behind)?;
            self.said_by = SaidBy::Header;
        }
        Ok(self.delimiter != before)
    }
}

impl<R: BufRead> Form for Delimited<R> {
    fn read(&mut self, into: &mut Filling<'_>) -> Result<()> {
        while into.has_room() {
            let (delimiter, line) = (self.delimiter, self.line);
            let text = self.plain_lines(AT_HAND)?;
            if !text.is_empty() {
                let end = into.add_plain_lines(text, delimiter, line)?;
                self.place += end.length;
                self.line += end.lines;
                continue;
            }
            let Some(row) = self.read_row(into.rows)? else { break };
            into.add(Some(row.line));
            let width = into.header.len();
            into.check_row(row.cells, row.longest, || self.last_cells()[width..].iter().any(|cell| holds_identity_number(cell)))?;
        }
        Ok(())
    }

    fn take_lines(&mut self, most: usize) -> Result<Option<Box<dyn Lines>>> {
        Ok(self.take_plain(most)?.map(|lines| Box::new(lines) as Box<dyn Lines>))
    }

    fn lines_passed(&self) -> u64 {
        self.line - 1
    }
}

/// Whole lines without a quotation mark.
#[derive(Clone)]
struct DelimitedLines {
    text: String,
    delimiter: u8,
    place: usize,
    /// How many lines were passed.
    line: u64,
}

impl Lines for DelimitedLines {
    fn read(&mut self, into: &mut Filling<'_>) -> Result<()> {
        let end = into.add_plain_lines(&self.text[self.place..], self.delimiter, self.line)?;
        self.place += end.length;
        self.line += end.lines;
        Ok(())
    }

    fn passed(&self) -> u64 {
        self.line
    }

    fn bytes(&self) -> usize {
        self.text.len()
    }

    fn again(&self) -> Box<dyn Lines> {
        Box::new(self.clone())
    }
}

impl Quoted {
    fn clear(&mut self) {
        self.length = 0;
        self.cells = 0;
    }

    /// Reads on in a row; says how many bytes were used. No bytes are the end of the text.
    ///
    /// There is no room for more cells than a row may have.
    fn read(&mut self, bytes: &[u8]) -> (ReadRecordResult, usize) {
        let mut used = 0;
        loop {
            let (text, ends) = (&mut self.text[self.length..], &mut self.ends[self.cells..]);
            let (result, read, written, ended) = self.core.read_record(&bytes[used..], text, ends);
            used += read;
            self.length += written;
            self.cells += ended;
            match result {
                ReadRecordResult::OutputFull => self.text.resize((self.text.len() * 2).max(1024), 0),
                ReadRecordResult::OutputEndsFull if self.cells > MOST_COLUMNS => return (result, used),
                ReadRecordResult::OutputEndsFull => self.ends.resize((self.ends.len() * 2).max(64), 0),
                result => return (result, used),
            }
        }
    }

    fn cells(&self) -> Result<Vec<&str>, std::str::Utf8Error> {
        let ends = &self.ends[..self.cells];
        let starts = std::iter::once(0).chain(ends.iter().copied());
        starts.zip(ends).map(|(start, end)| std::str::from_utf8(&self.text[start..*end])).collect()
    }
}

/// Copies the line that `bytes` begin with, without quotation marks that only surround plain cells; returns its length.
///
/// None for any other line, and for one that may go on.
fn without_marks(bytes: &[u8], delimiter: u8, last: bool, line: &mut Vec<u8>) -> Option<usize> {
    let is_end = |byte: u8| matches!(byte, b'\n' | b'\r');
    line.clear();
    let (mut within, mut at_start) = (false, true);
    for (place, byte) in bytes.iter().copied().enumerate() {
        if byte == b'"' {
            let closes = || bytes.get(place + 1).map_or(last, |next| *next == delimiter || is_end(*next));
            if !(if within { closes() } else { at_start }) {
                return None;
            }
            within = !within;
        } else if is_end(byte) || within && byte == delimiter {
            return (!within).then_some(place);
        } else {
            line.push(byte);
        }
        at_start = byte == delimiter;
    }
    (last && !within).then_some(bytes.len())
}

/// What a person needs to know; never the data.
fn not_utf8(line: u64) -> TableError {
    let text = format!(
        "line {line} holds a byte that is not UTF-8, although the text before it is; save the file again in one encoding, as UTF-8"
    );
    let swedish = format!(
        "filens rad {line} har ett tecken som inte är UTF-8, fast texten före är det; spara filen igen med en enda teckenkodning, UTF-8"
    );
    TableError::new(ErrorKind::Text, text).with_swedish(swedish).at(Place::Line(line))
}

fn not_closed(line: u64) -> TableError {
    let text = format!("a quotation mark that opens on line {line} or after is not closed");
    let swedish = format!("ett citattecken som öppnas på filens rad {line} eller senare stängs aldrig");
    TableError::new(ErrorKind::Text, text).with_swedish(swedish).at(Place::Line(line))
}

fn too_long(line: u64) -> TableError {
    let most = LONGEST_ROW >> 20;
    TableError::too_large(
        format!("the row that begins on line {line} is longer than {most} MiB; is a quotation mark not closed?"),
        format!("raden som börjar på filens rad {line} är längre än {most} MiB; är ett citattecken inte stängt?"),
    )
    .at(Place::Line(line))
}

#[cfg(test)]
mod tests {
    use std::io::{BufReader, Read};
    use std::sync::Arc;

    use super::Delimited;
    use crate::heading::{FirstRow, Header};
    use enkat::inner::table::TextRows;

    const WIDTH: usize = 3;

    /// Gives a few bytes at a time.
    struct Slow<'a>(&'a [u8]);

    impl Read for Slow<'_> {
        fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
            let length = out.len().min(5);
            self.0.read(&mut out[..length])
        }
    }

    fn rows(text: &[u8]) -> Result<Vec<Vec<String>>, String> {
        let mut reader = match Delimited::new(BufReader::new(Slow(text)), Some(b',')) {
            Ok(reader) => reader,
            // a table without a single row is called empty
            Err(error) if text.iter().all(|byte| b"\n\r".contains(byte)) => {
                assert!(error.to_string().contains("it is empty"), "{error}");
                return Ok(Vec::new());
            }
            Err(error) => return Err(error.to_string()),
        };
        let mut rows = TextRows::new(WIDTH).expect("it is narrow");
        let mut found = Vec::new();
        while let Some(row) = reader.read_row(&mut rows).map_err(|error| error.to_string())? {
            let cells: Vec<String> = reader.last_cells().into_iter().map(str::to_owned).collect();
            assert_eq!(cells.len(), row.cells);
            assert!(cells.iter().all(|cell| cell.len() <= row.longest));
            let last = rows.rows() - 1;
            for column in 0..WIDTH {
                assert_eq!(rows.cell(last, column), cells.get(column).map_or("", String::as_str));
            }
            found.push(cells);
        }
        Ok(found)
    }

    /// Every text of the bytes that matter, of this length.
    fn texts(length: u32) -> impl Iterator<Item = Vec<u8>> {
        let bytes = *b",\"\n\r1";
        (0..5_usize.pow(length)).map(move |number| (0..length).map(|place| bytes[number / 5_usize.pow(place) % 5]).collect())
    }

    #[test]
    fn every_short_text_has_the_rows_that_the_csv_crate_finds() {
        let of_csv = |text: &[u8]| -> Vec<Vec<String>> {
            let mut csv = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text);
            csv.records().map(|record| record.expect("UTF-8").iter().map(str::to_owned).collect()).collect()
        };
        // a line end after the text is part of a cell where a quotation mark is open
        let is_open = |text: &[u8]| of_csv(&[text, b"\n"].concat()) != of_csv(text);
        let closes = |text: &[u8], place: usize| text[place] == b'"' && is_open(&text[..place]) && !is_open(&text[..=place]);
        // no other byte of these texts is one of a cell
        let goes_on = |text: &[u8]| (1..text.len()).any(|place| text[place] == b'1' && closes(text, place - 1));
        // the rest of a row, whole rows, and the beginning of one; where ids have numbers, each with one; or any whole row
        let is_swallow = |row: &[String], column: usize| {
            let lines: Vec<&str> = row[column].split(['\n', '\r']).collect();
            let separators = |line: &str| line.matches(',').count();
            let has_number = |line: &str| line.split(',').next().is_some_and(|cell| cell.contains('1'));
            let is_row = |line: &&str| column == 0 || !has_number(&row[0]) || has_number(line);
            let is_whole_row = |line: &&str| separators(line) >= WIDTH - 1 && is_row(line);
            let (Some((first, others)), true) = (lines.split_first(), lines.len() > 1) else { return false };
            let whole = others[..others.len() - 1].iter().filter(|line| !line.is_empty());
            let are_rows = separators(&row[column]) >= WIDTH - 1
                && separators(first) == (WIDTH - 1).saturating_sub(column)
                && whole.clone().all(|line| separators(line) == WIDTH - 1)
                && others.iter().filter(|line| !line.is_empty()).all(is_row);
            are_rows || whole.clone().any(is_whole_row)
        };
        for text in (0..=6).flat_map(texts) {
            let expected = of_csv(&text);
            let swallows = expected.iter().any(|row| (0..row.len()).any(|column| is_swallow(row, column)));
            let is_open = is_open(&text);
            let shown = String::from_utf8_lossy(&text);
            match rows(&text) {
                Ok(found) => assert_eq!((found, false, false, false), (expected, is_open, goes_on(&text), swallows), "{shown:?}"),
                Err(error) if error.contains("not closed") => assert!(is_open, "{shown:?}: {error}"),
                Err(error) if error.contains("text follows") => assert!(goes_on(&text), "{shown:?}: {error}"),
                Err(error) => assert!(swallows && error.contains("swallowed"), "{shown:?}: {error}"),
            }
        }
    }

    #[test]
    fn a_mark_that_does_not_fit_is_refused_with_its_line() {
        let table = "1,\"fine but,1\n2,ok,2\n3,5\" screen,3\n4,ok,4\n";
        for (table, told) in [
            (table, "line 1 is closed on line 3, and text follows"),
            (&table.replace('\n', "\r\n"), "line 1 is closed on line 3, and text follows"),
            ("1,a,1\n2,\"5\"\" screen\"x,1\n", "line 2 is closed, and text follows"),
            // each mark is at the end of a cell
            ("1,\"fine,1\n2,ok\",2\n", "line 1 is closed on line 2, and the cell holds line ends and as many separators"),
            ("0,0,0\n1,\"fine,1\n2,ok,2\n3,ok\" ,2\n", "line 2 is closed on line 4, and the cell holds"),
        ] {
            let error = rows(table.as_bytes()).expect_err("no table");
            assert!(error.contains(told), "{table:?}: {error}");
        }
    }

    #[test]
    fn an_honest_cell_is_read_whatever_it_says() {
        for cell in ["so, so, so\nand so, too", "\"\"so\"\"\n", "3,5\nof 10", ",", ",,,", "\n\n", "\r\n"] {
            let found = rows(format!("1,\"{cell}\" ,2\n5\",\"\",\n").as_bytes()).expect("a table");
            assert_eq!(found[0][1], cell.replace("\"\"", "\"") + " ");
            assert_eq!(found[1], ["5\"", "", ""]);
        }
    }

    #[test]
    fn prose_in_a_table_of_few_columns_is_no_row() {
        let read = |text: &str| {
            let mut reader = Delimited::new(text.as_bytes(), Some(b',')).expect("a reader");
            let mut rows = TextRows::new(text.lines().next().map_or(1, |header| header.split(',').count())).expect("narrow");
            let mut count = 0;
            loop {
                match reader.read_row(&mut rows) {
                    Ok(Some(_)) => count += 1,
                    Ok(None) => return Ok(count),
                    Err(error) => return Err(error.to_string()),
                }
            }
        };
        for prose in ["trött,\nmen glad", "hej\nja,nej", "så,så,så\nså", "a\r\nb,c\r\n"] {
            assert_eq!(read(&format!("id,note\n1,\"{prose}\"\n2,x\n")), Ok(3), "{prose:?}");
            assert_eq!(read(&format!("id,note,mo\n1,\"{prose}\",3\n2,x,3\n")), Ok(3), "{prose:?}");
        }
        for prose in [
            "id,note\n1,\"1,5 timmar\n\n2,5 ibland\"\n",
            "id,note\n1,\"trött\nsov 1,5 timmar\nsedan bättre\"\n",
            "id,note\nP1,\"trött\nsov 1,5 timmar\nhej\"\n",
            "id,note\n1,\"hej\nja,nej\nhej\"\n",
        ] {
            assert_eq!(read(prose), Ok(2), "{prose:?}");
        }
        for swallowed in [
            "id,note\n1,\"fine\n2,ok\"\n",
            "id,note\r\n1,\"fine\r\n2,so\r\n\r\n3,ok\"\r\n",
            "id,note\nanna,\"fine\nbo,ok\"\n",
            "note,id\n\"fine,1\nok\",2\n",
            "note,id\n\"fine,1\nso,2\nok\",3\n",
            "id,note,mo\n1,\"fine,3\n2,so,4\n3,ok\",5\n",
            "id,mo,note\n1,3,\"fine\n2,4,\"\"so\n3,5,ok\"\n",
            // one line that is odd hides no whole rows, and ids need not be alike
            "id,vas,note\n1,50,\"fine\n2,60,ok\n3,70,so,so\n4,10,x\"\n5,20,y\n",
            "id,vas,note\n1,50,\"fine\n2,60,so,so\nx\"\n5,20,y\n",
            "id,vas,note\nP1,50,\"fine\nanna,60,ok\nbo,70,x\"\n",
            "id,note,vas\nP1,\"fine,50\nanna,ok,60\nbo,x\",70\n",
            // a table of many columns needs no more than their number
            "id,note,mo,sc\n1,\"fine,1,1,1\nx\",1,1\n",
        ] {
            assert!(read(swallowed).is_err_and(|error| error.contains("swallowed")), "{swallowed:?}");
        }
    }

    #[test]
    fn what_is_between_cells_is_told_by_the_header_and_the_rows() {
        let guessed = |text: &str| {
            let reader = Delimited::new(text.as_bytes(), None).expect("a reader");
            reader.refuse_doubt().map(|()| char::from(reader.delimiter)).map_err(|error| error.to_string())
        };
        let wordy = "id;Fråga 1, rörlighet, nu;Fråga 2, oro, nu";
        for (text, delimiter) in [
            ("id;mo\n1;2,5\n", ';'),
            ("note\nja, ja; nej\n", ','),
            (&format!("{wordy}\n1;2;3\n2;2;1\n"), ';'),
            (&format!("{wordy}\n1;2;3\n2;nej, nej, nej, nej;1\n"), ';'),
            (&format!("\r\n{wordy}\r\n1;2;3\r\n"), ';'),
            (&format!("{wordy}\r1;2;3\r2;2;1\r"), ';'),
            // nobody but the header says anything
            ("id\tmo, nu\tsc\n", '\t'),
            ("id,mo;nu,sc\n", ','),
        ] {
            assert_eq!(guessed(text), Ok(delimiter), "{text:?}");
        }
        for text in ["id,mo;sc\n1,2;3\n", "a;b,c\n", "id;mo,nu;sc\n1;2,5;3\n"] {
            assert!(guessed(text).is_err_and(|error| error.contains("; or ,") || error.contains(", or ;")), "{text:?}");
        }
        // below a title one row of prose decides nothing
        let titled = "Enkät, våren, 2024\nid;mo;note\n1;2;nej, aldrig, inte, alls, nu\n2;3;x\n";
        let mut reader = Delimited::new(titled.as_bytes(), None).expect("a reader");
        reader.guess_by_lines(20).expect("lines");
        assert_eq!(char::from(reader.delimiter), ';');
        // the header's own line decides, as it does where it stands first
        let header_of = |text: &str, header: Header| {
            let mut reader = Delimited::new(text.as_bytes(), None).expect("a reader");
            let names = header.read(&mut reader).expect("a header").names;
            reader.refuse_doubt().map(|()| names).map_err(|error| error.to_string())
        };
        let find = |rows: &[FirstRow]| rows.iter().position(|row| row.cells.len() > 1).map(|place| place..=place);
        for header in [Header::Found(Arc::new(find)), Header::Lines(2..=2)] {
            let doubt = header_of("Uttag\nid,vas;mo\n1,2;3\n", header.clone());
            assert!(doubt.is_err_and(|error| error.contains("; or ,") || error.contains(", or ;")), "{header:?}");
            assert_eq!(header_of("Uttag\nid;vas\n1;2,5\n2;3,5\n", header), Ok(vec!["id".into(), "vas".into()]));
        }
        let below = header_of("Uttag, våren\nEnkät, alla\nid;mo\n1;2\n", Header::Lines(3..=3));
        assert_eq!(below, Ok(vec!["id".into(), "mo".into()]));
        // somebody said it
        assert!(Delimited::new(&b"a;b,c\n"[..], Some(b';')).expect("a reader").refuse_doubt().is_ok());
    }

    #[test]
    fn an_error_names_the_line_where_the_row_begins() {
        for (text, line) in [
            (b"1\n2\n3\xff\n".as_slice(), "line 3"),
            (b"1\r\n\r\n3\xff", "line 3"),
            (b"\"1\n1\"\n3,\"\xff\"\n", "line 3"),
            (b"1\n2\n\"\n\n", "line 3"),
        ] {
            let error = rows(text).expect_err("no table");
            assert!(error.contains(line), "{error}");
        }
    }

    #[test]
    fn a_row_knows_the_line_where_it_begins() {
        let mut reader = Delimited::new(&b"1\r\n\r\n2\n\"3\n3\"\n\"4\",4\n\n5"[..], Some(b',')).expect("a reader");
        let mut rows = TextRows::new(WIDTH).expect("it is narrow");
        let mut lines = Vec::new();
        while let Some(row) = reader.read_row(&mut rows).expect("text") {
            lines.push(row.line);
        }
        assert_eq!(lines, [1, 3, 4, 6, 8]);
    }

    #[test]
    fn a_cell_is_text_by_itself() {
        assert!(rows(b"\"\xc3\",\"\xa5\"\n").is_err());
        assert!(rows(b"\xc3,\xa5\n").is_err());
        assert_eq!(rows("å,\"å\"\n".as_bytes()), Ok(vec![vec!["å".to_owned(), "å".to_owned()]]));
    }
}
