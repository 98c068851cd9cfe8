//! The part of a row that a finding is drawn with.

use crate::finding::Finding;
use crate::table::{InstrumentColumns, Layout, Place, TableRows};

/// Some cells of a row.
///
/// A text is there only where it may be shown: a short number out of range, or
/// any cell of a questionnaire where the caller asked for values; never an
/// answer about violence, an id, or a column that is not one of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The names of neighbouring columns, each with its text where that may be shown.
    pub cells: Vec<(String, Option<String>)>,
    /// Which of them the finding is about.
    pub marked: usize,
    /// There are columns before the first.
    pub goes_before: bool,
    /// There are columns after the last.
    pub goes_on: bool,
}

/// A finding, and the part of its row around it, if that was at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The finding.
    pub finding: Finding,
    /// Its surroundings, where it is about a cell of a row.
    pub excerpt: Option<Excerpt>,
}

/// Columns on either side of the marked one.
const AROUND: usize = 2;
/// A text is cut after so many characters.
const LONGEST: usize = 40;

/// Which cells may be shown.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    /// For each column: it holds answers to a questionnaire, and values are wanted.
    columns: Vec<bool>,
}

impl Shown {
    pub(super) fn new(layout: &Layout, columns: usize, shows_values: bool) -> Self {
        let mut shown = vec![false; columns];
        for place in layout.instruments.iter().flat_map(InstrumentColumns::all).map(Place::column) {
            shown[place] = shows_values;
        }
        for violence in &layout.violence {
            shown[*violence] = false;
        }
        Self { columns: shown }
    }

    /// Draws the surroundings of a cell.
    pub(super) fn excerpt(
        &self,
        header: &[String],
        rows: &TableRows<'_>,
        row: usize,
        column: usize,
        finding: &Finding,
    ) -> Option<Excerpt> {
        if rows.is_broken(row) {
            return None;
        }
        let first = column.saturating_sub(AROUND);
        let end = (column + AROUND + 1).min(header.len());
        let text = |place: usize| {
            let found = finding.found.filter(|_| place == column).map(|found| found.to_string());
            let shown = || self.columns[place].then(|| shortened(&rows.columns[place].shown(row)));
            found.or_else(shown)
        };
        let cells = (first..end).map(|place| (header[place].clone(), text(place))).collect();
        Some(Excerpt { cells, marked: column - first, goes_before: first > 0, goes_on: end < header.len() })
    }
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= LONGEST { text.to_owned() } else { text.chars().take(LONGEST).chain(['\u{2026}']).collect() }
}
