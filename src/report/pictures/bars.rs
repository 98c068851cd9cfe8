//! A bar for each of several counts.

use super::{About, Quantity, length, lines, percent_of};

/// A bar for each of several counts, from zero.
pub(in crate::report) struct Bars {
    pub(in crate::report) about: About,
    /// The end of the scale; the largest value where none is given.
    pub(in crate::report) full: Option<f64>,
    /// A line at the first bar, such as a target.
    pub(in crate::report) mark: Option<Mark>,
    pub(in crate::report) rows: Vec<Bar>,
}

/// One bar.
pub(in crate::report) struct Bar {
    pub(in crate::report) label: String,
    pub(in crate::report) quantity: Quantity,
}

/// A line at the first bar.
pub(in crate::report) struct Mark {
    pub(in crate::report) value: f64,
    pub(in crate::report) label: String,
}

/// Heights in pixels.
const LINE: usize = 18;
const BAR: usize = 16;
const GAP: usize = 16;
/// The name of the mark stands below the first bar.
const MARK: usize = 20;

impl Bars {
    fn full(&self) -> f64 {
        let values = self.rows.iter().filter_map(|row| row.quantity.value);
        self.full.unwrap_or_else(|| values.fold(0.0, f64::max))
    }

    fn height(&self) -> usize {
        self.drawn().last().map_or(0, |bar| bar.top + BAR + 2) + if self.rows.len() == 1 { self.below_first() } else { 0 }
    }

    fn below_first(&self) -> usize {
        if self.mark.is_some() { MARK } else { 0 }
    }

    /// The bars from the top down.
    fn drawn(&self) -> Vec<DrawnBar<'_>> {
        let full = self.full();
        let mut top = 0;
        let mut bars = Vec::new();
        for bar in &self.rows {
            let lines: Vec<(usize, String)> = (0..).map(|line| top + LINE * line).zip(lines(&bar.label)).collect();
            top += LINE * lines.len() + 4;
            // the number stands behind the mark, too
            let mark = self.mark.as_ref().filter(|_| bars.is_empty()).map_or(0.0, |mark| percent_of(mark.value, full));
            let width = bar.quantity.width(full);
            let text_at = length(width.max(mark));
            bars.push(DrawnBar { top, lines, width: length(width), text_at, of: &bar.quantity });
            top += BAR + GAP + if bars.len() == 1 { self.below_first() } else { 0 };
        }
        bars
    }

    /// Where the mark stands, the top of its bar, and its name.
    fn drawn_mark(&self) -> Option<(String, usize, &str)> {
        let mark = self.mark.as_ref()?;
        let top = self.drawn().first()?.top;
        Some((length(percent_of(mark.value, self.full())), top, mark.label.as_str()))
    }
}

/// A bar as it is drawn.
struct DrawnBar<'a> {
    /// The top of the bar itself, below its label.
    top: usize,
    lines: Vec<(usize, String)>,
    width: String,
    text_at: String,
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
