//! A bar for each of several counts.

use super::{About, Quantity, label, length, percent_of};

/// A bar for each of several counts, from zero.
pub(in crate::report) struct Bars {
    pub(in crate::report) about: About,
    /// The end of the scale; the largest value where none is given.
    pub(in crate::report) full: Option<f64>,
    /// A line across the bars, such as a target.
    pub(in crate::report) mark: Option<Mark>,
    pub(in crate::report) rows: Vec<Bar>,
}

/// One bar.
pub(in crate::report) struct Bar {
    pub(in crate::report) label: String,
    pub(in crate::report) quantity: Quantity,
}

/// A line across the bars.
pub(in crate::report) struct Mark {
    pub(in crate::report) value: f64,
    pub(in crate::report) label: String,
}

/// Heights in pixels.
const LABEL: usize = 20;
const BAR: usize = 18;
const GAP: usize = 10;
const ROW: usize = LABEL + BAR + GAP;

impl Bars {
    fn full(&self) -> f64 {
        let values = self.rows.iter().filter_map(|row| row.quantity.value);
        self.full.unwrap_or_else(|| values.fold(0.0, f64::max))
    }

    /// Where the bars begin: below the name of the mark.
    fn top(&self) -> usize {
        if self.mark.is_some() { 24 } else { 0 }
    }

    fn height(&self) -> usize {
        self.top() + (ROW * self.rows.len()).saturating_sub(GAP) + 2
    }

    /// The bars from the top down.
    fn drawn(&self) -> impl Iterator<Item = DrawnBar<'_>> {
        let full = self.full();
        let tops = std::iter::successors(Some(self.top()), |top| Some(top + ROW));
        tops.zip(&self.rows).map(move |(top, bar)| DrawnBar {
            top,
            label: label(&bar.label),
            width: bar.quantity.width(full),
            of: &bar.quantity,
        })
    }

    /// Where the mark stands, and its name.
    fn drawn_mark(&self) -> Option<(String, &str)> {
        self.mark.as_ref().map(|mark| (length(percent_of(mark.value, self.full())), mark.label.as_str()))
    }
}

/// A bar as it is drawn.
struct DrawnBar<'a> {
    top: usize,
    label: String,
    width: String,
    of: &'a Quantity,
}

#[cfg(feature = "html")]
mod svg {
    use askama::Template;

    use super::Bars;

    #[derive(Template)]
    #[template(path = "bars.svg")]
    struct View<'a> {
        id: &'a str,
        of: &'a Bars,
    }

    impl Bars {
        pub(in crate::report::pictures) fn draw(&self, id: &str) -> askama::Result<String> {
            View { id, of: self }.render()
        }
    }
}
