//! One of the lines without quotation marks.

/// A line that became a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlainLine {
    /// Where it begins in the text.
    pub start: usize,
    /// Its bytes, without what ends it.
    pub length: usize,
    /// How many line feeds lie before it in the text.
    pub line: u64,
    /// Its cells, those beyond the width too.
    pub cells: usize,
    /// No cell has more bytes than this.
    pub longest: usize,
}
