//! From where to where: bands between two sides.

use super::{About, wrapped};
use crate::report::inert::shortened;

/// Bands from the left to the right, as wide as they have people.
pub(in crate::report) struct Flow {
    pub(in crate::report) about: About,
    pub(in crate::report) left: Vec<FlowSide>,
    pub(in crate::report) right: Vec<FlowSide>,
    pub(in crate::report) bands: Vec<Band>,
}

/// One end of bands.
pub(in crate::report) struct FlowSide {
    pub(in crate::report) label: String,
    /// How many people it has, as it is written.
    pub(in crate::report) text: String,
}

/// So many people from one of the left to one of the right.
pub(in crate::report) struct Band {
    pub(in crate::report) from: usize,
    pub(in crate::report) to: usize,
    pub(in crate::report) size: f64,
}

/// Heights in pixels.
const LINE: f64 = 17.0;
const GAP: f64 = 9.0;
/// What the end with the most people is high, beside which the others are drawn.
const MOST: f64 = 130.0;
/// So many characters of a label fit beside the bands on a phone, and so many lines of them.
const LABEL: usize = 19;
const MOST_LINES: usize = 3;

/// An end as it is drawn.
struct DrawnEnd {
    top: f64,
    height: f64,
    /// The label on several lines, with the number behind the last.
    lines: Vec<(f64, String)>,
    text: String,
    /// Where the next end begins.
    bottom: f64,
}

impl Flow {
    /// How many people the bands of an end have.
    fn size(&self, is_left: bool, end: usize) -> f64 {
        self.bands.iter().filter(|band| if is_left { band.from == end } else { band.to == end }).map(|band| band.size).sum()
    }

    /// Pixels of a person.
    fn scale(&self) -> f64 {
        let sizes = (0..self.left.len()).map(|end| self.size(true, end));
        let most = sizes.chain((0..self.right.len()).map(|end| self.size(false, end))).fold(0.0, f64::max);
        if most > 0.0 { MOST / most } else { 0.0 }
    }

    fn ends(&self, is_left: bool) -> Vec<DrawnEnd> {
        let (scale, mut at) = (self.scale(), 0.0);
        let mut ends = Vec::new();
        for (end, side) in (if is_left { &self.left } else { &self.right }).iter().enumerate() {
            let height = self.size(is_left, end) * scale;
            let label = label_lines(&side.label);
            let of_label = label.iter().fold(0.0, |height, _| height + LINE);
            let room = height.max(of_label);
            let first = at + (room - of_label) / 2.0 + LINE - 4.0;
            let lines = label.into_iter().scan(first, |next, line| {
                let top = *next;
                *next += LINE;
                Some((top, line))
            });
            ends.push(DrawnEnd {
                top: at + (room - height) / 2.0,
                height,
                lines: lines.collect(),
                text: side.text.clone(),
                bottom: at + room,
            });
            at += room + GAP;
        }
        ends
    }

    fn height(&self) -> f64 {
        let bottom = |is_left: bool| self.ends(is_left).last().map_or(0.0, |end| end.bottom);
        bottom(true).max(bottom(false)).ceil() + 2.0
    }

    /// The bands as paths in a space of 100 units across, each with the place of its sender.
    fn paths(&self) -> Vec<(usize, String)> {
        let scale = self.scale();
        let [mut from_top, mut to_top] =
            [true, false].map(|is_left| self.ends(is_left).iter().map(|end| end.top).collect::<Vec<_>>());
        let mut paths = Vec::new();
        for band in &self.bands {
            let height = band.size * scale;
            let (from, to) = (from_top[band.from], to_top[band.to]);
            from_top[band.from] += height;
            to_top[band.to] += height;
            let [a, b, c, d] = [from, to, to + height, from + height].map(|at| format!("{at:.1}"));
            paths.push((band.from, format!("M0 {a}C50 {a} 50 {b} 100 {b}V{c}C50 {c} 50 {d} 0 {d}Z")));
        }
        paths
    }
}

/// A label on lines that fit beside the bands.
fn label_lines(label: &str) -> Vec<String> {
    let all = wrapped(label, LABEL);
    let is_longer = all.len() > MOST_LINES;
    let mut lines: Vec<String> = all.iter().take(MOST_LINES).map(|line| shortened(line, LABEL)).collect();
    if let Some(last) = lines.last_mut().filter(|_| is_longer) {
        last.push('\u{2026}');
    }
    lines
}

#[cfg(feature = "html")]
mod svg {
    use askama::Template;

    use super::Flow;

    #[derive(Template)]
    #[template(path = "flow.svg")]
    struct View<'a> {
        id: &'a str,
        of: &'a Flow,
    }

    impl Flow {
        pub(in crate::report::pictures) fn draw(&self, id: &str) -> askama::Result<String> {
            View { id, of: self }.render()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::label_lines;

    #[test]
    fn a_label_takes_three_lines_at_most() {
        assert_eq!(label_lines("ordinary work-oriented rehabilitation"), ["ordinary", "work-oriented", "rehabilitation"]);
        assert_eq!(label_lines("health centre (primary care)"), ["health centre", "(primary care)"]);
        assert_eq!(label_lines("one two three four five six seven eight nine ten eleven twelve")[2], "eight nine ten\u{2026}");
        assert_eq!(label_lines(&"å".repeat(100)), [format!("{}\u{2026}", "å".repeat(19))]);
        assert!(label_lines(" ").is_empty());
    }
}
