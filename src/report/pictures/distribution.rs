//! How scores spread along a scale from 0 to 100.

use super::{About, length};

/// How scores spread along a scale from 0 to 100, one row for each occasion.
pub(in crate::report) struct Distribution {
    pub(in crate::report) about: About,
    pub(in crate::report) rows: Vec<DistributionRow>,
}

/// The scores at one occasion.
pub(in crate::report) struct DistributionRow {
    pub(in crate::report) label: String,
    pub(in crate::report) bins: Vec<Bin>,
    /// The mean and how it is written.
    pub(in crate::report) mean: Option<(f64, String)>,
}

/// The people between two scores.
pub(in crate::report) struct Bin {
    pub(in crate::report) from: f64,
    pub(in crate::report) to: f64,
    pub(in crate::report) people: f64,
}

/// A column as it is drawn.
struct Column {
    left: String,
    width: String,
    middle: String,
    top: String,
    height: String,
    people: String,
}

/// Heights in pixels.
const LABEL: f64 = 40.0;
const COLUMNS: f64 = 84.0;
const AXIS: f64 = 26.0;
const ROW: f64 = LABEL + COLUMNS + AXIS + 6.0;
/// The scale runs between these percents of the width, so that its ends have room for their numbers.
const LEFT: f64 = 4.0;
const WIDTH: f64 = 92.0;

/// A row as it is drawn.
struct DrawnRow<'a> {
    label: &'a str,
    columns: Vec<Column>,
    /// Where the name, the axis and its numbers stand.
    label_line: String,
    axis: String,
    axis_text: String,
    mean: Option<DrawnMean<'a>>,
}

/// The mean as it is drawn.
struct DrawnMean<'a> {
    at: String,
    top: String,
    text: &'a str,
}

impl Distribution {
    fn most(&self) -> f64 {
        self.rows.iter().flat_map(|row| &row.bins).map(|bin| bin.people).fold(1.0, f64::max)
    }

    fn height(&self) -> String {
        length(self.rows.iter().map(|_| ROW).sum())
    }

    /// Numbers along the axis, and where they stand.
    fn ticks() -> [(String, u8); 5] {
        [0, 25, 50, 75, 100].map(|mark| (at(f64::from(mark)), mark))
    }

    fn drawn(&self) -> impl Iterator<Item = DrawnRow<'_>> {
        let most = self.most();
        let tops = std::iter::successors(Some(0.0), |top| Some(top + ROW));
        tops.zip(&self.rows).map(move |(top, row)| {
            let bottom = top + LABEL + COLUMNS;
            DrawnRow {
                label: &row.label,
                columns: row.bins.iter().filter(|bin| bin.people > 0.0).map(|bin| bin.column(bottom, most)).collect(),
                label_line: length(top + 16.0),
                axis: length(bottom),
                axis_text: length(bottom + 17.0),
                mean: row.mean.as_ref().map(|(mean, text)| DrawnMean { at: at(*mean), top: length(top + LABEL - 14.0), text }),
            }
        })
    }
}

impl Bin {
    fn column(&self, bottom: f64, most: f64) -> Column {
        // room above for the number
        let height = self.people / most * (COLUMNS - 16.0);
        Column {
            left: at(self.from),
            width: length((self.to - self.from) / 100.0 * WIDTH - 0.4),
            middle: at(f64::midpoint(self.from, self.to)),
            top: length(bottom - height),
            height: length(height),
            people: self.people.to_string(),
        }
    }
}

/// Where a mark of the scale stands.
fn at(mark: f64) -> String {
    length(LEFT + mark / 100.0 * WIDTH)
}

#[cfg(feature = "html")]
mod svg {
    use askama::Template;

    use super::Distribution;

    #[derive(Template)]
    #[template(path = "distribution.svg")]
    struct View<'a> {
        id: &'a str,
        of: &'a Distribution,
    }

    impl Distribution {
        pub(in crate::report::pictures) fn draw(&self, id: &str) -> askama::Result<String> {
            View { id, of: self }.render()
        }
    }
}
