//! A row that is being split into cells.

use super::plain_line::PlainLine;

/// No row is longer, whoever reads it.
pub(super) const LONGEST_ROW: usize = 1 << 30;

/// The row that is being split.
pub(super) struct Splitting<'r> {
    /// For each cell one more than where it ends.
    ends: &'r mut [u32],
    stride: usize,
    row: usize,
    base: u32,
    pub(super) cells: usize,
    pub(super) longest: usize,
}

impl<'r> Splitting<'r> {
    /// Begins a row `start` bytes after `base`; its bounds are the next of those that there are.
    #[inline]
    pub(super) fn new(
        bounds: &mut impl Iterator<Item = &'r mut [u32]>,
        base: u32,
        start: usize,
        stride: usize,
        row: usize,
    ) -> Self {
        // whoever begins a row has looked for room
        let bounds = bounds.next().unwrap_or_default();
        let ends = match bounds {
            [begin, ends @ ..] => {
                *begin = base + offset(start);
                ends
            }
            [] => bounds,
        };
        Self { ends, stride, row, base, cells: 0, longest: 0 }
    }

    #[inline]
    pub(super) fn end_cell(&mut self, line: &[u8], from: usize, end: usize, singles: &mut [u8]) {
        let length = end - from;
        self.longest = self.longest.max(length);
        if let Some(next) = self.ends.get_mut(self.cells) {
            #[expect(clippy::cast_possible_truncation, reason = "no row is longer than that")]
            let end = end as u32;
            *next = self.base.wrapping_add(end).wrapping_add(1);
            // a mask and not a branch: whether a cell has one byte is anybody's guess in a bad table
            let byte = line.get(from).copied().unwrap_or_default();
            singles[self.cells * self.stride + self.row] = byte & u8::from(length == 1).wrapping_neg();
        }
        self.cells += 1;
    }

    /// Ends four or eight cells of one byte at once, which is what most answers are; says whether the row has room for them.
    #[inline]
    pub(super) fn end_singles<const CELLS: usize>(&mut self, line: &[u8], from: usize, singles: &mut [u8]) -> bool {
        let Some(ends) = self.ends.get_mut(self.cells..self.cells + CELLS) else { return false };
        let Some(bytes) = line.get(from..from + 2 * CELLS) else { return false };
        #[expect(clippy::cast_possible_truncation, reason = "no row is longer than that")]
        let mut end = self.base.wrapping_add(from as u32);
        let mut place = self.cells * self.stride + self.row;
        for (next, cell) in ends.iter_mut().zip(bytes.chunks_exact(2)) {
            end = end.wrapping_add(2);
            *next = end;
            singles[place] = cell[0];
            place += self.stride;
        }
        self.longest = self.longest.max(1);
        self.cells += CELLS;
        true
    }

    /// Cells that are not there lie behind the end.
    pub(super) fn fill(&mut self, singles: &mut [u8]) {
        for lacking in self.cells..self.ends.len() {
            self.ends[lacking] = self.ends[lacking - 1] + 1;
            singles[lacking * self.stride + self.row] = 0;
        }
    }

    /// Ends the row.
    #[inline]
    pub(super) fn finish(&mut self, start: usize, end: usize, line: u64, singles: &mut [u8]) -> PlainLine {
        let length = end - start;
        self.fill(singles);
        PlainLine { start, length, line, cells: self.cells, longest: self.longest }
    }
}

/// A place in a text of less than two of the longest rows, as all are.
#[expect(clippy::cast_possible_truncation, reason = "whoever adds to a text looks at its length before")]
pub(super) fn offset(length: usize) -> u32 {
    debug_assert!(length <= 2 * LONGEST_ROW, "a text has fewer gigabytes");
    length as u32
}
