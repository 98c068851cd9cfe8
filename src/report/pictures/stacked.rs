//! Bars divided into parts.

use super::{About, Quantity, label, length};

/// Bars of one length, each divided by its people.
pub(in crate::report) struct Stacked {
    pub(in crate::report) about: About,
    pub(in crate::report) legend: Legend,
    pub(in crate::report) rows: Vec<StackedRow>,
}

/// What the parts are, in their order.
pub(in crate::report) struct Legend {
    columns: usize,
    entries: Vec<(&'static str, String)>,
}

impl Legend {
    /// Short names, side by side: the class of each part and its name.
    pub(in crate::report) fn across<'n>(entries: impl IntoIterator<Item = (&'static str, &'n str)>) -> Self {
        let entries: Vec<_> = entries.into_iter().map(|(class, name)| (class, name.to_owned())).collect();
        Self { columns: entries.len(), entries }
    }

    /// Long names, one below the other.
    pub(in crate::report) fn down(entries: impl IntoIterator<Item = (&'static str, String)>) -> Self {
        Self { columns: 1, entries: entries.into_iter().collect() }
    }
}

/// One bar.
pub(in crate::report) struct StackedRow {
    /// What this bar and those below it are about; empty where it goes on.
    pub(in crate::report) heading: String,
    pub(in crate::report) aside: String,
    /// What stands behind the bar.
    pub(in crate::report) name: String,
    /// Everyone in the bar.
    pub(in crate::report) n: Option<f64>,
    /// One for each entry of the legend.
    pub(in crate::report) parts: Vec<Quantity>,
}

/// A bar as it is drawn.
struct DrawnRow<'a> {
    top: usize,
    heading: String,
    /// How long the whole bar is.
    full: String,
    parts: Vec<BarPart<'a>>,
    of: &'a StackedRow,
}

/// A part as it is drawn.
struct BarPart<'a> {
    class: &'a str,
    left: String,
    width: String,
    middle: String,
    /// The number, where there is room for it.
    text: Option<&'a str>,
}

/// Heights in pixels.
const LINE: usize = 22;
const HEADING: usize = 22;
const BAR: usize = 24;
const GAP: usize = 12;
/// Narrower parts, in percent of the width, have no room for a number.
const NARROWEST: f64 = 4.5;

impl Stacked {
    fn legend_height(&self) -> usize {
        LINE * self.legend.entries.len().div_ceil(self.legend.columns.max(1)) + 8
    }

    fn row_height(row: &StackedRow) -> usize {
        BAR + 3 + if row.heading.is_empty() { 0 } else { HEADING + GAP }
    }

    fn height(&self) -> usize {
        self.legend_height() + self.rows.iter().map(Self::row_height).sum::<usize>() + 2
    }

    /// Each entry of the legend: its class, where it stands, its name.
    fn legend(&self) -> impl Iterator<Item = (&'static str, String, usize, &str)> {
        let columns = self.legend.columns.max(1);
        let width = 100.0 / f64::from(u32::try_from(columns).unwrap_or(1));
        self.legend.entries.iter().enumerate().map(move |(place, (class, name))| {
            let left = width * f64::from(u32::try_from(place % columns).unwrap_or(0));
            (*class, length(left), place / columns * LINE, name.as_str())
        })
    }

    /// The bars from the top down, each below its heading, if it has one.
    fn drawn(&self) -> Vec<DrawnRow<'_>> {
        let mut top = self.legend_height();
        let mut rows = Vec::new();
        for row in &self.rows {
            let bar = top + if row.heading.is_empty() { 0 } else { HEADING + GAP };
            rows.push(DrawnRow {
                top: bar,
                heading: label(&row.heading),
                full: length(Self::full(row)),
                parts: self.parts(row),
                of: row,
            });
            top += Self::row_height(row);
        }
        rows
    }

    /// Half the width in pixels of the plain ground that a text needs on a pattern.
    fn half_plate(text: &str) -> usize {
        const CHARACTER: usize = 9;
        (text.chars().count() + 1) * CHARACTER / 2
    }

    /// The part has a pattern over its colour, for those who do not tell the colours apart.
    fn is_patterned(class: &str) -> bool {
        matches!(class, "worse" | "mixed")
    }

    /// The whole length of a bar in percent: a name stands behind it.
    fn full(row: &StackedRow) -> f64 {
        if row.name.is_empty() { 100.0 } else { 84.0 }
    }

    /// The parts of a bar; what is suppressed is one slot at its end.
    fn parts<'r>(&'r self, row: &'r StackedRow) -> Vec<BarPart<'r>> {
        let Some(n) = row.n.filter(|n| *n > 0.0) else {
            return if row.parts.iter().any(|part| part.is_suppressed) { vec![suppressed(row, 0.0)] } else { Vec::new() };
        };
        let full = Self::full(row);
        let mut left = 0.0;
        let mut parts = Vec::new();
        for ((class, _), quantity) in self.legend.entries.iter().zip(&row.parts) {
            let width = quantity.value.unwrap_or(0.0) / n * full;
            if width > 0.0 {
                let text = (width >= NARROWEST).then_some(quantity.text.as_str());
                parts.push(BarPart { class, left: length(left), width: length(width), middle: length(left + width / 2.0), text });
                left += width;
            }
        }
        if row.parts.iter().any(|part| part.is_suppressed) && left < full {
            parts.push(suppressed(row, left));
        }
        parts
    }
}

/// The slot of what is suppressed, from `left` to the end.
fn suppressed(row: &StackedRow, left: f64) -> BarPart<'_> {
    let width = Stacked::full(row) - left;
    let word = row.parts.iter().find(|part| part.is_suppressed).map(|part| part.text.as_str());
    let text = word.filter(|_| width > 15.0);
    BarPart { class: "suppressed", left: length(left), width: length(width), middle: length(left + width / 2.0), text }
}

#[cfg(feature = "html")]
mod svg {
    use askama::Template;

    use super::Stacked;

    #[derive(Template)]
    #[template(path = "stacked.svg")]
    struct View<'a> {
        id: &'a str,
        of: &'a Stacked,
    }

    impl Stacked {
        pub(in crate::report::pictures) fn draw(&self, id: &str) -> askama::Result<String> {
            View { id, of: self }.render()
        }
    }
}
