//! Where each person of a table stands first.

/// The first row of each person, and its line where there are lines; four bytes each.
///
/// What lies beyond the four billionth row is not told by number.
#[derive(Clone, Debug, Default)]
pub(crate) struct FirstRows {
    rows: Vec<u32>,
    /// Empty where nobody asks for lines.
    lines: Vec<u32>,
    has_lines: bool,
}

const UNKNOWN: u32 = u32::MAX;

impl FirstRows {
    /// The same, with lines.
    pub(super) fn with_lines(self) -> Self {
        Self { has_lines: true, ..self }
    }

    pub(super) fn push(&mut self, row: u64, line: Option<u64>) {
        self.rows.push(u32::try_from(row).unwrap_or(UNKNOWN));
        if self.has_lines {
            self.lines.push(line.and_then(|line| u32::try_from(line).ok()).unwrap_or(UNKNOWN));
        }
    }

    /// The row of a person, and its line.
    pub(super) fn of(&self, person: usize) -> (Option<u64>, Option<u64>) {
        let known = |numbers: &[u32]| numbers.get(person).copied().filter(|number| *number != UNKNOWN).map(u64::from);
        (known(&self.rows), known(&self.lines))
    }

    pub(super) fn swap_remove(&mut self, person: usize) {
        for numbers in [&mut self.rows, &mut self.lines] {
            if person < numbers.len() {
                numbers.swap_remove(person);
            }
        }
    }

    pub(super) fn truncate(&mut self, people: usize) {
        self.rows.truncate(people);
        self.lines.truncate(people);
    }
}
