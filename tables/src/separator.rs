//! What stands between the cells of a text, where nobody says it.

/// What may stand between cells where nobody says it.
const DELIMITERS: [u8; 4] = [b'|', b'\t', b';', b','];
/// So many lines behind a header show what is between their cells.
pub(crate) const SAMPLED: usize = 20;

/// What is between cells, and what else may be.
pub(crate) struct Guess {
    pub(crate) delimiter: u8,
    /// By the header and the rows nobody can tell the two apart.
    pub(crate) doubt: Option<u8>,
}

/// The separator that a first line `sep=;` names, as spreadsheets write it.
pub(crate) fn named(line: &str) -> Option<u8> {
    let line = line.strip_prefix('"').and_then(|line| line.strip_suffix('"')).unwrap_or(line);
    match line.as_bytes() {
        [begin @ .., byte]
            if begin.eq_ignore_ascii_case(b"sep=") && byte.is_ascii() && !byte.is_ascii_alphanumeric() && *byte != b'"' =>
        {
            Some(*byte)
        }
        _ => None,
    }
}

/// What cuts a header into several cells.
pub(crate) fn within(header: &str) -> Vec<u8> {
    DELIMITERS.into_iter().filter(|delimiter| pieces(header, *delimiter) > 1).collect()
}

/// Which of several it is: rows have as many cells as the header, whatever stands in texts.
pub(crate) fn by_rows(header: &str, rows: &[String], may_be: &[u8]) -> Guess {
    let fits = |delimiter: u8| {
        let width = pieces(header, delimiter);
        (rows.iter().filter(|line| !line.is_empty() && pieces(line, delimiter) == width).count(), width)
    };
    let mut ranked: Vec<((usize, usize), u8)> = may_be.iter().map(|delimiter| (fits(*delimiter), *delimiter)).collect();
    ranked.sort_by_key(|(fits, _)| std::cmp::Reverse(*fits));
    match ranked.as_slice() {
        [(best, delimiter), (next, other), ..] => {
            // what fits no row is decided by the header
            let is_open = best == next || best.0 == next.0 && best.0 > 0;
            Guess { delimiter: *delimiter, doubt: is_open.then_some(*other) }
        }
        _ => Guess { delimiter: may_be.first().copied().unwrap_or(b','), doubt: None },
    }
}

/// What cuts most lines into equally many cells: a title has none, and a sentence as many as it likes.
pub(crate) fn by_lines(lines: &[String]) -> Option<u8> {
    let agreeing = |delimiter: u8| {
        let widths: Vec<usize> = lines.iter().map(|line| pieces(line, delimiter)).filter(|width| *width > 1).collect();
        let lines_of = |width: usize| widths.iter().filter(|other| **other == width).count();
        widths.iter().map(|width| (lines_of(*width), *width)).max()
    };
    let ranked = DELIMITERS.into_iter().filter_map(|delimiter| Some((agreeing(delimiter)?, delimiter)));
    ranked.max_by_key(|(lines, _)| *lines).map(|(_, delimiter)| delimiter)
}

/// How many cells a line has with this separator between them.
fn pieces(line: &str, delimiter: u8) -> usize {
    let mut quoted = false;
    let outside = line.bytes().filter(|byte| {
        quoted ^= *byte == b'"';
        !quoted
    });
    outside.filter(|byte| *byte == delimiter).count() + 1
}
