//! Pictures made from figures.
//!
//! A picture is data; a page draws it as SVG. Lengths are percentages of the
//! width, so that text keeps its size on a phone and on paper; colours are
//! classes that the page's style sheet fills in, for light, dark and print.
//! What a disclosure rule holds back is drawn as a small hatched mark with the
//! word, of one size whatever it stands for, and no meaning rests on colour alone.
#![cfg_attr(not(feature = "html"), expect(dead_code, reason = "only pages draw"))]

mod bars;
mod distribution;
mod dumbbell;
mod flow;
mod paired_bars;
mod profile_grid;
mod stacked;

pub(super) use bars::{Bar, Bars, Mark};
pub(super) use distribution::{Bin, Distribution, DistributionRow};
pub(super) use dumbbell::{Dumbbell, DumbbellRow};
pub(super) use flow::{Band, Flow, FlowSide};
pub(super) use paired_bars::{NamedBar, PairedBars, PairedRow};
pub(super) use profile_grid::{GridPoint, ProfileGridPicture};
pub(super) use stacked::{Legend, Stacked, StackedRow};

use super::inert::shortened;

/// A picture of a section.
pub(super) enum Picture {
    PairedBars(PairedBars),
    Stacked(Stacked),
    Bars(Bars),
    ProfileGrid(ProfileGridPicture),
    Distribution(Distribution),
    Flow(Flow),
    Dumbbell(Dumbbell),
}

impl Picture {
    /// Its title and what it shows.
    pub(super) fn about(&self) -> &About {
        match self {
            Self::PairedBars(picture) => &picture.about,
            Self::Stacked(picture) => &picture.about,
            Self::Bars(picture) => &picture.about,
            Self::ProfileGrid(picture) => &picture.about,
            Self::Distribution(picture) => &picture.about,
            Self::Flow(picture) => &picture.about,
            Self::Dumbbell(picture) => &picture.about,
        }
    }

    /// Every number of it is suppressed.
    pub(super) fn tells_nothing(&self) -> bool {
        let quantities: Vec<&Quantity> = match self {
            // parts of nobody knows how many are not drawn
            Self::Stacked(picture) => picture.rows.iter().filter(|row| row.n.is_some()).flat_map(|row| &row.parts).collect(),
            Self::Bars(picture) => picture.rows.iter().map(|bar| &bar.quantity).collect(),
            Self::PairedBars(picture) => picture.rows.iter().flat_map(|row| &row.bars).map(|bar| &bar.quantity).collect(),
            Self::ProfileGrid(_) | Self::Distribution(_) | Self::Flow(_) | Self::Dumbbell(_) => return false,
        };
        quantities.iter().all(|quantity| quantity.value.is_none_or(|value| value == 0.0))
    }

    /// The picture as SVG; `id` is its own on the page.
    #[cfg(feature = "html")]
    pub(super) fn draw(&self, id: &str) -> askama::Result<String> {
        match self {
            Self::PairedBars(picture) => picture.draw(id),
            Self::Stacked(picture) => picture.draw(id),
            Self::Bars(picture) => picture.draw(id),
            Self::ProfileGrid(picture) => picture.draw(id),
            Self::Distribution(picture) => picture.draw(id),
            Self::Flow(picture) => picture.draw(id),
            Self::Dumbbell(picture) => picture.draw(id),
        }
    }
}

/// What a picture is called and what it shows, for those who do not see it, too.
pub(super) struct About {
    pub(super) title: String,
    pub(super) description: String,
}

/// A number to be drawn, as it is written; without a value the text says why.
pub(super) struct Quantity {
    pub(super) value: Option<f64>,
    pub(super) text: String,
    /// A disclosure rule holds it back.
    pub(super) is_suppressed: bool,
}

impl Quantity {
    /// How long its bar is; what is suppressed has none.
    fn width(&self, full: f64) -> f64 {
        self.value.map_or(0.0, |value| percent_of(value, full))
    }
}

/// The width that bars may take, in percent: the rest is for the numbers behind them.
const BAR_WIDTH: f64 = 68.0;

/// How much of the width a value takes.
fn percent_of(value: f64, full: f64) -> f64 {
    if full > 0.0 { (value / full).clamp(0.0, 1.0) * BAR_WIDTH } else { 0.0 }
}

/// A length as SVG has it, to two decimals.
fn length(value: f64) -> String {
    format!("{value:.2}")
}

/// So many characters fit into a line of a picture on a phone.
const LINE: usize = 36;

/// A label that fits into one line; the table has it whole.
fn label(text: &str) -> String {
    shortened(text, LINE)
}

/// A label on one or two lines; the table has it whole.
fn lines(text: &str) -> Vec<String> {
    let text = shortened(text, 2 * LINE);
    if text.chars().count() <= LINE {
        return vec![text];
    }
    let fits = text.char_indices().take(LINE + 1).filter(|(_, character)| *character == ' ').last();
    match fits {
        Some((at, _)) => vec![text[..at].to_owned(), label(&text[at + 1..])],
        None => vec![label(&text)],
    }
}

/// A text on lines of at most so many letters, as far as its words have no more.
pub(super) fn wrapped(text: &str, letters: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= letters => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn labels_take_two_lines_at_most() {
        assert_eq!(lines("walking group"), ["walking group"]);
        let long = "takes part in ordinary work-oriented rehabilitation";
        assert_eq!(lines(long), ["takes part in ordinary work-oriented", "rehabilitation"]);
        assert_eq!(lines(&"å".repeat(10_000)), [format!("{}\u{2026}", "å".repeat(36))]);
    }
}
