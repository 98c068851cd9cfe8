//! Two marks on a scale for each measure: at start and at exit.

use super::{About, length};
use crate::report::inert::shortened;

/// Two marks on a scale for each measure; further to the right is better on every scale.
pub(in crate::report) struct Dumbbell {
    pub(in crate::report) about: About,
    /// What the marks are called; none where there is one occasion.
    pub(in crate::report) names: Option<[&'static str; 2]>,
    pub(in crate::report) rows: Vec<DumbbellRow>,
}

/// A measure with its marks.
pub(in crate::report) struct DumbbellRow {
    pub(in crate::report) label: String,
    /// The worst and the best end of its scale; the first may be the greater number.
    pub(in crate::report) ends: [f64; 2],
    /// The ends as they are written.
    pub(in crate::report) written: [String; 2],
    pub(in crate::report) marks: [Option<f64>; 2],
}

/// Where scales begin and how wide they are, in percent.
const LEFT: f64 = 46.0;
const WIDTH: f64 = 43.0;
/// Heights in pixels.
const LEGEND: usize = 28;
const ROW: usize = 28;
/// So many characters fit beside a scale on a phone.
const LABEL: usize = 20;

impl Dumbbell {
    fn top(&self) -> usize {
        if self.names.is_some() { LEGEND } else { 0 }
    }

    fn height(&self) -> usize {
        self.top() + ROW * self.rows.len()
    }

    /// The rows from the top down.
    fn drawn(&self) -> Vec<DrawnDumbbell<'_>> {
        let at = |row: &DumbbellRow, value: f64| {
            let [worst, best] = row.ends;
            let part = if best == worst { 0.5 } else { ((value - worst) / (best - worst)).clamp(0.0, 1.0) };
            length(LEFT + WIDTH * part)
        };
        let drawn = |(place, row)| {
            let row: &DumbbellRow = row;
            DrawnDumbbell {
                middle: self.top() + ROW * place + ROW / 2,
                label: shortened(&row.label, LABEL),
                written: &row.written,
                marks: row.marks.map(|mark| mark.map(|value| at(row, value))),
            }
        };
        self.rows.iter().enumerate().map(drawn).collect()
    }

    fn left() -> String {
        length(LEFT)
    }

    fn right() -> String {
        length(LEFT + WIDTH)
    }
}

/// A row as it is drawn.
struct DrawnDumbbell<'a> {
    middle: usize,
    label: String,
    written: &'a [String; 2],
    marks: [Option<String>; 2],
}

impl DrawnDumbbell<'_> {
    /// The line from one mark to the other.
    fn between(&self) -> Option<(&str, &str)> {
        let [start, exit] = &self.marks;
        start.as_deref().zip(exit.as_deref()).filter(|(start, exit)| start != exit)
    }
}

#[cfg(feature = "html")]
mod svg {
    use askama::Template;

    use super::Dumbbell;

    #[derive(Template)]
    #[template(path = "dumbbell.svg")]
    struct View<'a> {
        id: &'a str,
        of: &'a Dumbbell,
    }

    impl Dumbbell {
        pub(in crate::report::pictures) fn draw(&self, id: &str) -> askama::Result<String> {
            View { id, of: self }.render()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{About, Dumbbell, DumbbellRow};

    #[test]
    fn the_better_end_is_to_the_right_whichever_number_it_is() {
        let row = |ends, marks| DumbbellRow { label: "x".into(), ends, written: [String::new(), String::new()], marks };
        let rows =
            vec![row([5.0, 1.0], [Some(5.0), Some(1.0)]), row([0.0, 100.0], [Some(50.0), None]), row([1.0, 1.0], [Some(1.0); 2])];
        let about = About { title: String::new(), description: String::new() };
        let drawn: Vec<_> = Dumbbell { about, names: None, rows }.drawn().into_iter().map(|row| row.marks).collect();
        let at = |text: &str| Some(text.to_owned());
        assert_eq!(drawn, [[at("46.00"), at("89.00")], [at("67.50"), None], [at("67.50"), at("67.50")]]);
    }
}
