//! Blocks of lines, and rows between them, beside what the `csv` crate reads.

use std::io::{BufReader, Cursor};

use enkat::finding::{Findings, Rule};
use enkat_tables::{Chunk, Table, TableError};

/// The header of every text; in narrower tables prose over several lines is told from rows besides.
pub(crate) const HEADER: &str = "a,b,c,d";
const WIDTH: usize = 4;

/// A row with the line where it begins, as many cells as the header has, and whether it has more or fewer.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    line: u64,
    cells: Vec<String>,
    is_broken: bool,
}

/// The rows as a check takes them: blocks of about `most` bytes, out of parts of the file.
fn in_blocks(bytes: &[u8], part: usize, most: usize) -> Result<Vec<Row>, String> {
    let source = BufReader::with_capacity(part, Cursor::new(bytes.to_vec()));
    let mut table = Table::from_delimited(source, "table", Some(b',')).expect("a header");
    let header: Vec<String> = table.header().into_iter().map(str::to_owned).collect();
    assert_eq!(header, ["a", "b", "c", "d"]);
    let (mut rows, mut chunk) = (Vec::new(), Chunk::default());
    let mut lines_before = table.lines_passed();
    let told = |error: TableError| error.to_string();
    loop {
        let mut findings = Findings::default();
        // row by row, without any block
        let block = if most == 0 { None } else { table.take_lines(most).map_err(told)? };
        if let Some(mut block) = block {
            let mut rows_of_block = 0;
            while block.read(&header, rows_of_block, &mut chunk, &mut findings).map_err(told)? {
                assert_eq!(chunk.first_row, rows_of_block + 1);
                rows_of_block += chunk.rows() as u64;
                rows.extend(rows_of(&chunk, lines_before + 1));
            }
            lines_before += block.passed();
        } else if table.read(&mut chunk, &mut findings).map_err(told)? {
            rows.extend(rows_of(&chunk, 0));
            lines_before = table.lines_passed();
        } else {
            return Ok(rows);
        }
        assert_eq!(lines_before, table.lines_passed(), "the table and its blocks count the same lines");
        assert!(findings.totals().iter().all(|total| total.rule == Rule::RowWidth));
    }
}

fn rows_of(chunk: &Chunk, first_line: u64) -> Vec<Row> {
    let cells = |row| (0..WIDTH).map(|column| chunk.cell(row, column).to_owned()).collect();
    let row = |row: usize| Row { line: first_line + chunk.lines[row], cells: cells(row), is_broken: chunk.broken[row] };
    (0..chunk.rows()).map(row).collect()
}

/// What the `csv` crate makes of the same bytes.
enum Expected {
    Rows(Vec<Row>),
    NotUtf8,
}

fn by_csv(bytes: &[u8]) -> Expected {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    let mut rows = Vec::new();
    let (mut line, mut counted) = (1, 0);
    for record in reader.byte_records() {
        let record = record.expect("memory");
        let Ok(record) = csv::StringRecord::from_byte_record(record) else { return Expected::NotUtf8 };
        // the crate says where it began to look, which may be some ends of lines before the row
        let looked = usize::try_from(record.position().expect("a place").byte()).expect("small");
        let begin = looked + bytes[looked..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        line += bytes[counted..begin].iter().map(|byte| u64::from(*byte == b'\n')).sum::<u64>();
        counted = begin;
        let mut cells: Vec<String> = record.iter().map(str::to_owned).collect();
        cells.resize(WIDTH, String::new());
        rows.push(Row { line, cells, is_broken: record.len() != WIDTH });
    }
    rows.remove(0);
    Expected::Rows(rows)
}

/// A line end after the text is part of a cell where a quotation mark is open.
fn leaves_a_quotation_open(bytes: &[u8]) -> bool {
    let records = |bytes: &[u8]| -> Vec<csv::ByteRecord> {
        let reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
        reader.into_byte_records().map(|record| record.expect("memory")).collect()
    };
    records(bytes) != records(&[bytes, b"\n"].concat())
}

/// A closed cell goes on, or holds line ends and as many separators as the header: the `csv` crate reads both.
fn has_stray_marks(mut rest: &[u8]) -> bool {
    let is_end = |byte: &u8| matches!(byte, b',' | b'\r' | b'\n');
    while !rest.is_empty() {
        if let Some(within) = rest.strip_prefix(b"\"") {
            let mut end = 0;
            while within[end..].starts_with(b"\"\"") || within.get(end).is_some_and(|byte| *byte != b'"') {
                end += if within[end] == b'"' { 2 } else { 1 };
            }
            let (cell, after) = within.split_at(end);
            let Some(after) = after.strip_prefix(b"\"") else { return false };
            rest = &after[after.iter().take_while(|byte| **byte == b' ').count()..];
            let is_separator = |pair: &[u8]| pair[0] == b',' && pair[1] != b' ';
            let separators = [cell, b"\""].concat().windows(2).filter(|pair| is_separator(pair)).count();
            let swallows = separators >= WIDTH - 1 && cell.iter().any(|byte| *byte != b',' && is_end(byte));
            if swallows || !rest.first().is_none_or(is_end) {
                return true;
            }
        } else {
            rest = &rest[rest.iter().position(is_end).unwrap_or(rest.len())..];
        }
        rest = rest.get(1..).unwrap_or_default();
    }
    false
}

/// Both read the same rows, or both refuse, but for stray marks, which we alone refuse; `bytes` begin with the header.
pub(crate) fn agree(bytes: &[u8], part: usize, most: usize) -> Result<(), String> {
    let found = in_blocks(bytes, part, most);
    let is_open = leaves_a_quotation_open(bytes);
    let is_stray = |error: &str| error.contains("text follows it") || error.contains("swallowed rows");
    let is_alike = match (&found, by_csv(bytes)) {
        (Ok(rows), Expected::Rows(expected)) if *rows != expected => {
            return Err(format!("{rows:?}\nexpected {expected:?}"));
        }
        (Ok(_), Expected::Rows(_)) => !is_open && !has_stray_marks(bytes),
        (Ok(_), Expected::NotUtf8) => false,
        // it stops everything, wherever it is
        (Err(error), _) if error.contains(Rule::IdentityNumber.checks()) => true,
        (Err(error), _) if is_stray(error) => has_stray_marks(bytes),
        (Err(error), Expected::NotUtf8) => error.contains("not UTF-8") || error.contains("not closed"),
        (Err(error), Expected::Rows(_)) => is_open && error.contains("not closed"),
    };
    if is_alike { Ok(()) } else { Err(format!("{found:?} is refused by one alone")) }
}
