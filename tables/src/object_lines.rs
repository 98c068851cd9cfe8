//! What one line of ndjson says.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use enkat::finding::holds_identity_number;
use enkat::inner::finding::SHORTEST_IDENTITY_NUMBER;
use enkat::inner::table::{TextRows, TextRowsError};
use sonic_rs::to_object_iter;

use crate::filling::refuses;
use crate::limits::{LONGEST_CELL, MOST_COLUMNS};

/// No honest object is nested deeper; the reader behind calls itself for each level.
const DEEPEST: usize = 100;
/// So much is kept of a nested value, to be shown as what it is: no answer.
const NESTED_TEXT: usize = 40;

/// Reads lines with an object each, the columns being known.
pub(crate) struct ObjectLines {
    keys: Vec<String>,
    columns: HashMap<String, usize>,
    /// The columns in which digits alone are no identity numbers; empty where there is none.
    declared: Arc<[bool]>,
}

/// What a line turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum LineOutcome {
    /// Nothing but blanks: no row.
    Blank,
    /// A row.
    Row,
    /// A row, with a key that is not a column.
    LateKey(String),
    /// No object, or one with a key twice: a row of what was read before that.
    Broken,
    /// A value is longer than any cell, in a column or elsewhere.
    LongValue(Option<usize>),
    /// It has more keys than a table has columns.
    ManyKeys,
    /// It holds a personal identity number, in a column or elsewhere.
    IdentityNumber(Option<usize>),
}

/// Memory that is used again for every line.
#[derive(Clone, Default)]
pub(crate) struct Scratch {
    /// How many lines were read.
    line: u64,
    cells: Vec<Cell>,
    /// What stood behind escapes.
    unescaped: String,
    /// Keys of the line that are not columns.
    others: HashSet<String>,
}

/// Where the text of a cell is.
#[derive(Clone, Copy, Default)]
struct Cell {
    /// The line that named its key last.
    line: u64,
    start: usize,
    end: usize,
    is_unescaped: bool,
}

/// Keys in the order of their coming.
#[derive(Default)]
pub(crate) struct Keys {
    ordered: Vec<String>,
    known: HashSet<String>,
}

/// There is something wrong with a line.
enum Fault {
    Broken,
    LongValue(Option<usize>),
    ManyKeys,
    IdentityNumber(Option<usize>),
}

impl ObjectLines {
    /// Columns of these names.
    pub(crate) fn new(keys: Vec<String>, declared: Arc<[bool]>) -> Self {
        let columns = keys.iter().enumerate().map(|(column, key)| (key.clone(), column)).collect();
        Self { keys, columns, declared }
    }

    /// The names of the columns.
    pub(crate) fn keys(&self) -> &[String] {
        &self.keys
    }

    /// Adds the row of a line to `rows`, which must have room; a line that is blank has none.
    pub(crate) fn push_line(
        &self,
        line: &[u8],
        rows: &mut TextRows,
        scratch: &mut Scratch,
    ) -> Result<LineOutcome, TextRowsError> {
        let bytes = line.trim_ascii();
        if bytes.is_empty() {
            return Ok(LineOutcome::Blank);
        }
        scratch.begin(self.keys.len());
        let lossy = String::from_utf8_lossy(bytes);
        let read = match &lossy {
            Cow::Borrowed(line) => self.read(line, scratch),
            Cow::Owned(_) => Err(Fault::Broken),
        };
        rows.push(scratch.cells.iter().map(|cell| cell.text(&lossy, &scratch.unescaped, scratch.line)))?;
        Ok(match read {
            Ok(None) => LineOutcome::Row,
            Ok(Some(key)) => LineOutcome::LateKey(key),
            Err(Fault::IdentityNumber(column)) => LineOutcome::IdentityNumber(column),
            Err(Fault::LongValue(column)) => LineOutcome::LongValue(column),
            Err(Fault::ManyKeys) => LineOutcome::ManyKeys,
            // nobody knows where its values begin and end
            Err(Fault::Broken) if hides_identity_number(&lossy) => LineOutcome::IdentityNumber(None),
            Err(Fault::Broken) => LineOutcome::Broken,
        })
    }

    /// Finds the cells of a line; the first key that is not a column, if there is one.
    fn read(&self, line: &str, scratch: &mut Scratch) -> Result<Option<String>, Fault> {
        if is_deep(line) {
            return Err(Fault::Broken);
        }
        let mut late = None;
        let (mut expected, mut end) = (0, 1);
        for entry in to_object_iter(line) {
            let (key, value) = entry.map_err(|_| Fault::Broken)?;
            let raw = value.as_raw_str();
            let start = raw.as_ptr().addr() - line.as_ptr().addr();
            end = start + raw.len();
            let column = match self.keys.get(expected) {
                Some(next) if *next == key => Some(expected),
                _ => self.columns.get(key.as_ref()).copied(),
            };
            let cell = scratch.cell(raw, start)?;
            let is_long = raw.len() >= SHORTEST_IDENTITY_NUMBER;
            if is_long
                && (refuses(&self.declared, column, cell.of(line, &scratch.unescaped))
                    || is_nested(raw) && hides_identity_number(raw))
            {
                // whoever tells of it looks at what else it may be
                if let Some(column) = column {
                    scratch.cells[column] = cell;
                }
                return Err(Fault::IdentityNumber(column));
            }
            if cell.end - cell.start > LONGEST_CELL {
                return Err(Fault::LongValue(column));
            }
            if let Some(column) = column {
                expected = column + 1;
                if scratch.cells[column].line == scratch.line {
                    return Err(Fault::Broken);
                }
                scratch.cells[column] = cell;
            } else {
                if holds_identity_number(&key) {
                    return Err(Fault::IdentityNumber(None));
                }
                if scratch.others.len() == MOST_COLUMNS {
                    return Err(Fault::ManyKeys);
                }
                late.get_or_insert_with(|| key.to_string());
                if !scratch.others.insert(key.into_owned()) {
                    return Err(Fault::Broken);
                }
            }
        }
        // the iterator ends with the object, whatever follows it
        if line[end..].trim_ascii() == "}" { Ok(late) } else { Err(Fault::Broken) }
    }
}

impl Scratch {
    fn begin(&mut self, columns: usize) {
        self.line += 1;
        self.cells.resize(columns, Cell::default());
        self.unescaped.clear();
        self.others.clear();
    }

    /// What a value is as a text: that of a string, of a number or a truth, nothing of null.
    fn cell(&mut self, raw: &str, start: usize) -> Result<Cell, Fault> {
        let (line, end) = (self.line, start + raw.len());
        let cell = Cell { line, start, end, is_unescaped: false };
        Ok(match raw.as_bytes() {
            [b'"', .., b'"'] => {
                let inner = &raw[1..raw.len() - 1];
                if memchr::memchr(b'\\', inner.as_bytes()).is_none() {
                    return Ok(Cell { start: start + 1, end: end - 1, ..cell });
                }
                let text: String = sonic_rs::from_str(raw).map_err(|_| Fault::Broken)?;
                let start = self.unescaped.len();
                self.unescaped.push_str(&text);
                Cell { start, end: self.unescaped.len(), is_unescaped: true, ..cell }
            }
            [b'n', ..] => Cell { end: start, ..cell },
            [b'{' | b'[', ..] => {
                let end = (0..=raw.len().min(NESTED_TEXT)).rev().find(|end| raw.is_char_boundary(*end));
                Cell { end: start + end.unwrap_or_default(), ..cell }
            }
            [b'0'..=b'9' | b'-', ..] => match whole(raw) {
                Some(text) => {
                    let start = self.unescaped.len();
                    self.unescaped.push_str(&text);
                    Cell { start, end: self.unescaped.len(), is_unescaped: true, ..cell }
                }
                None => cell,
            },
            _ => cell,
        })
    }
}

impl Cell {
    fn of<'t>(self, line: &'t str, unescaped: &'t str) -> &'t str {
        let text = if self.is_unescaped { unescaped } else { line };
        &text[self.start..self.end]
    }

    /// Its text, if its key was named in this line.
    fn text<'t>(self, line: &'t str, unescaped: &'t str, number: u64) -> &'t str {
        if self.line == number { self.of(line, unescaped) } else { "" }
    }
}

impl Keys {
    /// Notes the keys of a line; says whether it is an object as far as one can see.
    pub(crate) fn note(&mut self, line: &[u8]) -> bool {
        let Ok(line) = std::str::from_utf8(line.trim_ascii()) else { return false };
        if is_deep(line) {
            return false;
        }
        let keys = to_object_iter(line).take(MOST_COLUMNS + 1).map(|entry| entry.map(|(key, _)| key.into_owned()));
        let found: Result<Vec<String>, _> = keys.collect();
        let Ok(found) = found else { return false };
        for key in found {
            if self.known.insert(key.clone()) {
                self.ordered.push(key);
            }
        }
        true
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.ordered.len()
    }

    /// In the order of their coming.
    pub(crate) fn into_keys(self) -> Vec<String> {
        self.ordered
    }
}

/// A whole number that is written with an exponent, `1e2` as `100`; none for any other, and for one that is no code.
fn whole(number: &str) -> Option<String> {
    const MOST_DIGITS: usize = 15;
    let (mantissa, exponent) = number.split_at(memchr::memchr2(b'e', b'E', number.as_bytes())?);
    let exponent = exponent[1..].parse::<i8>().ok()?;
    let (sign, mantissa) = mantissa.strip_prefix('-').map_or(("", mantissa), |mantissa| ("-", mantissa));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    // where the point comes to stand among the digits, with zeros enough on either side
    let zeros = "0".repeat(usize::from(exponent.unsigned_abs()));
    let digits = format!("{zeros}{whole}{fraction}{zeros}");
    let point = (zeros.len() + whole.len()).checked_add_signed(isize::from(exponent))?;
    let (whole, fraction) = digits.split_at_checked(point)?;
    let whole = whole.trim_start_matches('0');
    let is_code = whole.len() <= MOST_DIGITS && fraction.bytes().all(|digit| digit == b'0');
    is_code.then(|| format!("{sign}{}", if whole.is_empty() { "0" } else { whole }))
}

fn is_nested(raw: &str) -> bool {
    raw.starts_with(['{', '['])
}

/// Brackets within brackets beyond what anybody needs.
fn is_deep(line: &str) -> bool {
    // nearly no line has so many brackets at all
    if memchr::memchr2_iter(b'{', b'[', line.as_bytes()).nth(DEEPEST).is_none() {
        return false;
    }
    let (mut depth, mut within, mut escaped) = (0_usize, false, false);
    for byte in line.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = within,
            b'"' => within = !within,
            b'{' | b'[' if !within => depth += 1,
            b'}' | b']' if !within => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            return true;
        }
    }
    false
}

/// There is a personal identity number in a piece of JSON, perhaps behind escapes.
fn hides_identity_number(json: &str) -> bool {
    holds_identity_number(json) || json.contains('\\') && holds_identity_number(&without_escapes(json))
}

/// Every escape as what it stands for, wherever it is.
fn without_escapes(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    let mut rest = json;
    while let Some((before, escape)) = rest.split_once('\\') {
        text.push_str(before);
        let digits = escape.strip_prefix('u').and_then(|digits| digits.get(..4));
        let by_code = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()).and_then(char::from_u32);
        let mut after = escape.chars();
        let by_name = after.next().map(|name| if matches!(name, 'b' | 'f' | 'n' | 'r' | 't') { ' ' } else { name });
        text.extend(by_code.or(by_name));
        rest = if by_code.is_some() { &escape[5..] } else { after.as_str() };
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{LineOutcome, ObjectLines, Scratch};
    use enkat::inner::table::TextRows;

    fn read(line: &str) -> (LineOutcome, Vec<String>) {
        let objects = ObjectLines::new(["id", "mo", "sc"].map(str::to_owned).to_vec(), Arc::new([]));
        let mut rows = TextRows::new(3).expect("it is narrow");
        let outcome = objects.push_line(line.as_bytes(), &mut rows, &mut Scratch::default()).expect("there is room");
        let cells = (0..rows.rows() * 3).map(|place| rows.cell(place / 3, place % 3).to_owned()).collect();
        (outcome, cells)
    }

    #[test]
    fn values_become_the_text_that_a_table_would_have() {
        for (value, cell) in [
            ("3", "3"),
            ("3.0", "3.0"),
            ("1e0", "1"),
            ("1e2", "100"),
            ("-1E0", "-1"),
            ("-3e+2", "-300"),
            ("0.05e2", "5"),
            ("1.50e1", "15"),
            ("300E-2", "3"),
            ("0e0", "0"),
            ("25e-1", "25e-1"),
            ("1e-7", "1e-7"),
            ("1e16", "1e16"),
            ("1e400", "1e400"),
            ("\" 3 \"", " 3 "),
            ("\"\"", ""),
            ("\"a\\nb \\u00e5\\\"\"", "a\nb å\""),
            ("true", "true"),
            ("null", ""),
            ("[3]", "[3]"),
            ("{\"a\":[1]}", "{\"a\":[1]}"),
        ] {
            assert_eq!(read(&format!(" {{\"id\": 1 ,\"mo\" : {value} }}\r")).1, ["1", cell, ""], "{value}");
        }
    }

    #[test]
    fn keys_stand_in_any_order_and_may_be_escaped() {
        assert_eq!(read(r#"{"sc":3,"i\u0064":1}"#), (LineOutcome::Row, ["1", "", "3"].map(str::to_owned).to_vec()));
        assert_eq!(read("{}").0, LineOutcome::Row);
        assert_eq!(read(r#"{"vas":3,"mo":1}"#).0, LineOutcome::LateKey("vas".into()));
        assert_eq!(read("  "), (LineOutcome::Blank, Vec::new()));
    }

    #[test]
    fn what_is_no_object_is_broken_and_what_came_before_stays() {
        for line in [
            r#"{"id":1,"mo":1"#,
            r#"{"id":1,"id":2}"#,
            r#"{"id":1,"i\u0064":2}"#,
            r#"{"id":1,"vas":1,"vas":1}"#,
            r#"{"id":1}}"#,
            r#"{"id":1} {"id":2}"#,
            r#"{"id":1,}"#,
            r#"{"id":1,"mo":01}"#,
            r#"{"id":1,"mo":NaN}"#,
            r#"{"id":1,"mo":"\ud800"}"#,
            r#"{"id":1,"mo":"\x"}"#,
            "{\"id\":1,\"mo\":\"\0\"}",
            "{\"id\":1,\"mo\":1\0}",
        ] {
            let (outcome, cells) = read(line);
            assert_eq!((outcome, cells[0].as_str()), (LineOutcome::Broken, "1"), "{line}");
        }
        let deep = format!("{{\"id\":1,\"mo\":{}1{}}}", "[".repeat(1 << 20), "]".repeat(1 << 20));
        for line in ["[]", "1", "\"a\"", "null", "{", "}", "x", &deep] {
            assert_eq!(read(line).0, LineOutcome::Broken);
        }
        let wide = format!("{{\"id\":[{}[]]}}", "[[]],".repeat(1000));
        assert_eq!(read(&wide).0, LineOutcome::Row);
    }

    #[test]
    fn no_personal_identity_number_hides() {
        for (line, column) in [
            (r#"{"mo":"811218-9876"}"#, Some(1)),
            (r#"{"mo":8112189876}"#, Some(1)),
            (r#"{"mo":8.112189876e9}"#, Some(1)),
            (r#"{"mo":"81121898\u00376"}"#, Some(1)),
            (r#"{"mo":[{"a":"811218-9876"}]}"#, Some(1)),
            (r#"{"mo":{"811218-9876":1}}"#, Some(1)),
            (r#"{"mo":["\u0038112189876"]}"#, Some(1)),
            (r#"{"mo":["\n8112189876"]}"#, Some(1)),
            (r#"{"mo":["                                             ", 8112189876]}"#, Some(1)),
            (r#"{"vas":"811218-9876"}"#, None),
            (r#"{"811218-9876":1}"#, None),
            (r#"{"mo":1,"mo":"811218-9876"}"#, Some(1)),
            (r#"{"mo":1,"mo":2,"sc":"811218-9876"}"#, None),
            (r#"{"mo":x "8112\u0031\u00389876"#, None),
        ] {
            assert_eq!(read(line).0, LineOutcome::IdentityNumber(column), "{line}");
        }
    }
}
