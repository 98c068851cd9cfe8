//! A part of a report, before it becomes text, Markdown or a page.

use super::cell::{Cell, CellKind};
use crate::report::pictures::Picture;

/// What belongs together under one heading.
pub(in crate::report) struct Chapter {
    /// Where a page links to.
    #[cfg_attr(not(feature = "html"), expect(dead_code, reason = "only pages have links"))]
    pub(in crate::report) id: String,
    pub(in crate::report) title: String,
    pub(in crate::report) sections: Vec<Section>,
}

#[cfg(feature = "html")]
impl Chapter {
    /// What it says at the beginning of the report.
    pub(in crate::report) fn brief(&self) -> impl Iterator<Item = &String> {
        self.sections.iter().flat_map(|section| section.lead.iter().take(section.brief))
    }
}

/// A part of a chapter: words, a picture, a table, remarks.
pub(in crate::report) struct Section {
    pub(in crate::report) title: String,
    /// What the table comes to, in sentences.
    pub(in crate::report) lead: Vec<String>,
    /// How many of these sentences also stand at the beginning of the report.
    pub(in crate::report) brief: usize,
    pub(in crate::report) pictures: Vec<Picture>,
    pub(in crate::report) head: Vec<String>,
    pub(in crate::report) rows: Vec<Row>,
    pub(in crate::report) remarks: Vec<String>,
    /// It compares start with exit, so the caveats stand under it.
    pub(in crate::report) is_change: bool,
    /// It is never in a report that may leave.
    pub(super) is_internal: bool,
    /// Its sums and means are rounded in a report that may leave.
    pub(super) has_sums: bool,
    /// The columns that are never in a report that may leave.
    pub(super) internal_columns: Vec<usize>,
}

/// A line of a table.
pub(in crate::report) enum Row {
    /// What the lines below it are about.
    Heading(String),
    /// One cell for each column.
    Cells(Vec<Cell>),
}

impl Row {
    /// The cells, where it is not a heading.
    pub(in crate::report) fn as_cells(&self) -> Option<&Vec<Cell>> {
        if let Self::Cells(cells) = self { Some(cells) } else { None }
    }

    fn cells(&self) -> &[Cell] {
        self.as_cells().map_or(&[], Vec::as_slice)
    }
}

impl Section {
    /// Numbers stand in a column of its table.
    #[cfg(feature = "html")]
    pub(in crate::report) fn has_figures(&self, column: usize) -> bool {
        self.rows.iter().any(|row| row.cells().get(column).is_some_and(Cell::is_figure))
    }

    /// A section with nothing in it yet.
    pub(in crate::report) fn new(title: &str, head: Vec<String>) -> Self {
        Self {
            title: title.to_owned(),
            lead: Vec::new(),
            brief: 0,
            pictures: Vec::new(),
            head,
            rows: Vec::new(),
            remarks: Vec::new(),
            is_change: false,
            is_internal: false,
            has_sums: false,
            internal_columns: Vec::new(),
        }
    }

    /// A line; the first cell names it.
    pub(in crate::report) fn line(&mut self, name: &str, cells: impl IntoIterator<Item = Cell>) {
        self.rows.push(Row::Cells(std::iter::once(name.into()).chain(cells).collect()));
    }

    /// In words alone.
    pub(super) fn in_words(mut self) -> Self {
        self.head.clear();
        self.rows.clear();
        self.without_pictures()
    }

    /// In words and figures alone.
    pub(super) fn without_pictures(mut self) -> Self {
        self.pictures.clear();
        self
    }

    /// Only for those who may see the answers.
    pub(super) fn internal(mut self) -> Self {
        self.is_internal = true;
        self
    }

    /// Compares start with exit.
    pub(super) fn of_change(mut self) -> Self {
        self.is_change = true;
        self
    }

    /// Has sums or means.
    pub(super) fn of_sums(mut self) -> Self {
        self.has_sums = true;
        self
    }

    /// Says in its head that it is rounded, and below it what follows.
    pub(super) fn with_rounding_told(mut self, rounded: &str, why: &str) -> Self {
        if let Some(first) = self.head.first_mut().filter(|_| !self.rows.is_empty()) {
            *first = if first.is_empty() { rounded.to_owned() } else { format!("{first} ({rounded})") };
            self.remarks.push(why.to_owned());
        }
        self
    }

    /// Takes out what says nothing, and what a release must not have.
    pub(super) fn pruned(mut self, is_release: bool) -> Option<Self> {
        if self.is_internal && is_release {
            return None;
        }
        self.rows.retain(|row| !is_absent(row.cells().iter()));
        let is_absent = |column: usize| is_absent(self.rows.iter().filter_map(|row| row.cells().get(column)));
        let is_internal = |column: &usize| is_release && self.internal_columns.contains(column);
        let columns: Vec<bool> = (0..self.head.len()).map(|column| !(is_absent(column) || is_internal(&column))).collect();
        self.head = kept(std::mem::take(&mut self.head), &columns);
        for row in &mut self.rows {
            if let Row::Cells(cells) = row {
                *cells = kept(std::mem::take(cells), &columns);
            }
        }
        self.drop_empty_headings();
        (!self.rows.is_empty() || (self.head.is_empty() && !self.lead.is_empty())).then_some(self)
    }

    /// A heading over nothing goes.
    fn drop_empty_headings(&mut self) {
        let mut rows: Vec<Row> = Vec::new();
        for row in self.rows.drain(..).rev() {
            if matches!(row, Row::Cells(_)) || matches!(rows.last(), Some(Row::Cells(_))) {
                rows.push(row);
            }
        }
        rows.reverse();
        self.rows = rows;
    }

    /// Columns of which nothing is told go; whether there were any.
    fn drop_suppressed_columns(&mut self) -> bool {
        let told = |column: usize| {
            let mut cells = self.rows.iter().filter_map(|row| row.cells().get(column)).peekable();
            let is_suppressed = |cell: &Cell| cell.kind == CellKind::Suppressed;
            let is_open = |cell: &Cell| matches!(cell.kind, CellKind::Number | CellKind::Words);
            !cells.clone().any(is_suppressed) || cells.any(is_open)
        };
        let columns: Vec<bool> = (0..self.head.len()).map(told).collect();
        let before = self.head.len();
        self.head = kept(std::mem::take(&mut self.head), &columns);
        for row in &mut self.rows {
            if let Row::Cells(cells) = row {
                *cells = kept(std::mem::take(cells), &columns);
            }
        }
        self.head.len() < before
    }

    /// Without the pictures and lines in which nothing is told; a sentence in place of a table of nothing
    /// else, and nothing at all where nothing of it is suppressed either.
    pub(super) fn shortened(mut self, [suppressed, left_out]: [&str; 2]) -> Option<Self> {
        self.pictures.retain(|picture| !picture.tells_nothing());
        // how many people there may be tells something where the table is about nothing else
        let is_of_people = self.head.len() <= 2;
        let is_range = |cell: &Cell| cell.kind == CellKind::Number && cell.text.contains('\u{2013}');
        let tells = |cell: &Cell| cell.kind == CellKind::Number && (is_of_people || !is_range(cell));
        let before = self.rows.len();
        let is_suppressed = |cell: &Cell| cell.kind == CellKind::Suppressed || is_range(cell);
        let any_suppressed = self.rows.iter().flat_map(Row::cells).any(is_suppressed);
        self.rows.retain(|row| matches!(row, Row::Heading(_)) || row.cells().iter().any(tells));
        let is_narrower = self.drop_suppressed_columns();
        let is_shorter = self.rows.len() < before || is_narrower;
        self.drop_empty_headings();
        if before > 0 && self.rows.is_empty() {
            if !any_suppressed {
                return None;
            }
            self.head.clear();
            self.remarks.clear();
            self.pictures.clear();
            self.brief = self.brief.min(self.lead.len());
            self.lead.extend(Some(suppressed.to_owned()).filter(|text| !text.is_empty()));
            if self.lead.is_empty() {
                return None;
            }
        } else if is_shorter {
            self.remarks.push(left_out.to_owned());
        }
        Some(self)
    }
}

/// There are figures, and the report has none of them.
fn is_absent<'c>(cells: impl Iterator<Item = &'c Cell>) -> bool {
    let mut figures = cells.filter(|cell| cell.is_figure()).peekable();
    figures.peek().is_some() && figures.all(|cell| cell.kind == CellKind::Absent)
}

fn kept<T>(of: Vec<T>, columns: &[bool]) -> Vec<T> {
    of.into_iter().zip(columns).filter(|(_, keep)| **keep).map(|(one, _)| one).collect()
}
