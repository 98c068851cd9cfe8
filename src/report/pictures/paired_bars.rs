//! Two bars for each measure: at start and at exit.

use super::{About, Quantity, label, length};

/// Two bars for each measure, from zero and on one scale.
pub(in crate::report) struct PairedBars {
    pub(in crate::report) about: About,
    /// The end of the scale; the largest value where none is given.
    pub(in crate::report) full: Option<f64>,
    pub(in crate::report) rows: Vec<PairedRow>,
}

/// A measure with its bars.
pub(in crate::report) struct PairedRow {
    pub(in crate::report) label: String,
    /// On how many it rests.
    pub(in crate::report) aside: String,
    pub(in crate::report) bars: Vec<NamedBar>,
}

/// One bar, with a name such as `start`.
pub(in crate::report) struct NamedBar {
    pub(in crate::report) name: String,
    pub(in crate::report) quantity: Quantity,
}

/// Heights in pixels.
const LABEL: usize = 22;
const BAR: usize = 19;
const GAP: usize = 14;

impl PairedBars {
    fn full(&self) -> f64 {
        let values = self.rows.iter().flat_map(|row| &row.bars).filter_map(|bar| bar.quantity.value);
        self.full.unwrap_or_else(|| values.fold(0.0, f64::max))
    }

    fn row_height(row: &PairedRow) -> usize {
        LABEL + BAR * row.bars.len() + GAP
    }

    fn height(&self) -> usize {
        self.rows.iter().map(Self::row_height).sum::<usize>().saturating_sub(GAP) + 2
    }

    /// The rows from the top down.
    fn drawn(&self) -> Vec<DrawnRow<'_>> {
        let full = self.full();
        let mut top = 0;
        let mut rows = Vec::new();
        for row in &self.rows {
            let bars = row.bars.iter().enumerate().map(|(place, bar)| DrawnBar {
                // a bar without another is of everyone
                class: if place == 0 && row.bars.len() > 1 { "start" } else { "exit" },
                top: top + LABEL + BAR * place,
                width: length(bar.quantity.width(full)),
                of: bar,
            });
            rows.push(DrawnRow { top, label: label(&row.label), aside: &row.aside, bars: bars.collect() });
            top += Self::row_height(row);
        }
        rows
    }
}

/// A row as it is drawn.
struct DrawnRow<'a> {
    top: usize,
    label: String,
    aside: &'a str,
    bars: Vec<DrawnBar<'a>>,
}

/// A bar as it is drawn.
struct DrawnBar<'a> {
    class: &'static str,
    top: usize,
    width: String,
    of: &'a NamedBar,
}

#[cfg(feature = "html")]
mod svg {
    use askama::Template;

    use super::PairedBars;

    #[derive(Template)]
    #[template(path = "paired_bars.svg")]
    struct View<'a> {
        id: &'a str,
        of: &'a PairedBars,
    }

    impl PairedBars {
        pub(in crate::report::pictures) fn draw(&self, id: &str) -> askama::Result<String> {
            View { id, of: self }.render()
        }
    }
}
