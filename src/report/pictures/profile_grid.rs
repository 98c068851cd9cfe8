//! The Health Profile Grid (Devlin, Parkin and Browne 2010).

use super::{About, length};

/// Each pair of profiles by its rank at start and at exit.
pub(in crate::report) struct ProfileGridPicture {
    pub(in crate::report) about: About,
    pub(in crate::report) across: String,
    pub(in crate::report) upwards: String,
    /// What is below the diagonal.
    pub(in crate::report) better: String,
    /// What is above it.
    pub(in crate::report) worse: String,
    pub(in crate::report) legend: Vec<(&'static str, String)>,
    pub(in crate::report) points: Vec<GridPoint>,
}

/// A pair of profiles that occurs.
pub(in crate::report) struct GridPoint {
    /// Its class of change.
    pub(in crate::report) class: &'static str,
    /// At start and at exit.
    pub(in crate::report) ranks: [f64; 2],
    pub(in crate::report) people: f64,
}

/// A mark as it is drawn.
struct GridMark {
    class: &'static str,
    path: String,
}

/// The worst rank.
const WORST: f64 = 3125.0;
/// The square in which marks stand, in units of the picture.
const LEFT: f64 = 56.0;
const TOP: f64 = 10.0;
const SIDE: f64 = 340.0;
/// A line of the legend.
const LINE: f64 = 22.0;

impl ProfileGridPicture {
    fn height(&self) -> f64 {
        let lines = self.legend.iter().map(|_| LINE).sum::<f64>();
        TOP + SIDE + 56.0 + lines
    }

    fn x(rank: f64) -> f64 {
        LEFT + rank / WORST * SIDE
    }

    fn y(rank: f64) -> f64 {
        TOP + SIDE - rank / WORST * SIDE
    }

    /// A mark for each pair, larger for more people: a shape for each class, not a colour alone.
    fn marks(&self) -> Vec<GridMark> {
        let mark = |point: &GridPoint| {
            let radius = (4.5 * point.people.sqrt()).min(16.0);
            let [start, exit] = point.ranks;
            GridMark { class: point.class, path: shape(point.class, Self::x(start), Self::y(exit), radius) }
        };
        self.points.iter().map(mark).collect()
    }

    /// Each class with its mark, where its line stands, and its name.
    fn legend(&self) -> Vec<(GridMark, String, &str)> {
        let tops = std::iter::successors(Some(TOP + SIDE + 64.0), |top| Some(top + LINE));
        let mut entries = Vec::new();
        for (top, (class, name)) in tops.zip(&self.legend) {
            let mark = GridMark { class, path: shape(class, LEFT + 6.0, top - 5.0, 6.0) };
            entries.push((mark, length(top), name.as_str()));
        }
        entries
    }

    /// The diagonal of no change.
    fn diagonal() -> String {
        format!("M{} {} L{} {}", LEFT, TOP + SIDE, LEFT + SIDE, TOP)
    }
}

/// The outline of a mark: a disc, a triangle, a diamond or a square.
fn shape(class: &str, x: f64, y: f64, radius: f64) -> String {
    let point = |dx: f64, dy: f64| format!("{} {}", length(x + dx * radius), length(y + dy * radius));
    match class {
        "better" => format!(
            "M{} a{r} {r} 0 1 0 {d} 0 a{r} {r} 0 1 0 -{d} 0 Z",
            point(-1.0, 0.0),
            r = length(radius),
            d = length(2.0 * radius)
        ),
        "worse" => format!("M{} L{} L{} Z", point(0.0, -1.2), point(1.1, 0.9), point(-1.1, 0.9)),
        "mixed" => format!("M{} L{} L{} L{} Z", point(0.0, -1.3), point(1.3, 0.0), point(0.0, 1.3), point(-1.3, 0.0)),
        _ => format!("M{} L{} L{} L{} Z", point(-0.9, -0.9), point(0.9, -0.9), point(0.9, 0.9), point(-0.9, 0.9)),
    }
}

#[cfg(feature = "html")]
mod svg {
    use askama::Template;

    use super::ProfileGridPicture;

    #[derive(Template)]
    #[template(path = "profile_grid.svg")]
    struct View<'a> {
        id: &'a str,
        of: &'a ProfileGridPicture,
    }

    impl ProfileGridPicture {
        pub(in crate::report::pictures) fn draw(&self, id: &str) -> askama::Result<String> {
            View { id, of: self }.render()
        }
    }
}
