//! A picture that stands alone: with its style, on white, as SVG and as PNG.

use std::borrow::Cow;

use askama::Template;

use crate::report::inert::inert;
use crate::report::pictures::{Picture, wrapped};
use crate::report::report_error::ReportError;

/// The width in pixels of a picture whose lengths are parts of the width.
const WIDTH: f64 = 720.0;
/// The width of one that has a size of its own.
const SQUARE: f64 = 400.0;
const MARGIN: f64 = 16.0;
/// The height of a line of the title and of one below the picture.
const TITLE: f64 = 24.0;
const FOOT: f64 = 16.0;
/// So many pixels a letter of the title takes, and one below the picture.
const TITLE_LETTER: f64 = 9.0;
const FOOT_LETTER: f64 = 6.3;

/// What stands beside a picture in its own file; in a document it stands there.
pub(super) struct Beside<'a> {
    pub(super) title: &'a str,
    /// What the report says on its face.
    pub(super) foot: &'a [&'static str],
}

/// A picture that stands alone.
#[derive(Template)]
#[template(path = "drawing.svg")]
pub(super) struct Drawing {
    width: f64,
    height: f64,
    style: String,
    title: Vec<(f64, String)>,
    foot: Vec<(f64, String)>,
    /// Where the picture itself stands.
    left: f64,
    top: f64,
    inner_width: f64,
    inner_height: f64,
    /// What the picture needs to be scaled by its own size.
    view_box: Option<String>,
    class: &'static str,
    /// What is in it, escaped.
    inside: String,
}

impl Drawing {
    /// The picture, the report's `place`th.
    pub(super) fn of(picture: &Picture, place: usize, beside: Option<&Beside<'_>>) -> Result<Self, ReportError> {
        let fails = |why: &str| failed(place, why);
        let svg = picture.draw(&format!("picture-{place}")).map_err(|error| fails(&error.to_string()))?;
        let (of, inside) = Frame::of(&svg).ok_or_else(|| fails("it has no size"))?;
        let style = Style::light();
        let inside = style.resolved(inside);
        let (inner_width, inner_height, view_box) = match of {
            Frame::Wide { height } => (WIDTH, height, None),
            Frame::Square { width, height } => (SQUARE, (SQUARE * height / width).ceil(), Some(format!("0 0 {width} {height}"))),
        };
        let margin = if beside.is_some() { MARGIN } else { 2.0 };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a line has a few letters")]
        let lines = |text: &str, letter: f64| wrapped(&inert(text), (inner_width / letter) as usize);
        let (title, foot): (Vec<String>, Vec<String>) = beside.map_or_else(Default::default, |beside| {
            let foot = beside.foot.iter().flat_map(|line| lines(line, FOOT_LETTER)).collect();
            (lines(beside.title, TITLE_LETTER), foot)
        });
        let top = margin + lines_height(&title, TITLE) + if title.is_empty() { 5.0 } else { 12.0 };
        let foot_top = top + inner_height + if foot.is_empty() { 0.0 } else { 12.0 };
        let height = foot_top + lines_height(&foot, FOOT) + margin;
        let placed = |lines: Vec<String>, from: f64, line: f64| {
            lines.into_iter().scan(from, move |at, text| {
                *at += line;
                Some((*at, text))
            })
        };
        Ok(Self {
            width: inner_width + 2.0 * margin,
            height,
            style: style.css(),
            title: placed(title, margin - 6.0, TITLE).collect(),
            foot: placed(foot, foot_top - 4.0, FOOT).collect(),
            left: margin,
            top,
            inner_width,
            inner_height,
            class: if view_box.is_some() { "picture square" } else { "picture" },
            view_box,
            inside,
        })
    }

    /// How wide and how high it is, in pixels.
    #[cfg(feature = "documents")]
    pub(super) fn size(&self) -> [f64; 2] {
        [self.width, self.height]
    }

    /// It as SVG.
    pub(super) fn svg(&self, place: usize) -> Result<String, ReportError> {
        self.render().map_err(|error| failed(place, error))
    }
}

pub(super) fn failed(place: usize, why: impl std::fmt::Display) -> ReportError {
    ReportError::of_document(format!("picture-{place}"), why)
}

#[expect(clippy::cast_precision_loss, reason = "a picture has a few lines")]
fn lines_height(lines: &[String], line: f64) -> f64 {
    lines.len() as f64 * line
}

/// The size of a picture as it is drawn for a page.
enum Frame {
    /// Lengths across are parts of the width.
    Wide { height: f64 },
    /// It has a size of its own.
    Square { width: f64, height: f64 },
}

impl Frame {
    /// The size that a picture's own tag says, and what is inside that.
    fn of(svg: &str) -> Option<(Self, &str)> {
        let (tag, inside) = svg.trim().strip_prefix("<svg ")?.strip_suffix("</svg>")?.split_once('>')?;
        let attribute = |name: &str| Some(tag.split_once(&format!(" {name}=\""))?.1.split_once('"')?.0);
        let frame = if let Some(view) = attribute("viewBox") {
            let mut numbers = view.split_whitespace().skip(2).map(str::parse);
            Self::Square { width: numbers.next()?.ok()?, height: numbers.next()?.ok()? }
        } else {
            Self::Wide { height: attribute("height")?.parse().ok()? }
        };
        Some((frame, inside))
    }
}

/// The page's style for pictures in light colours, without what only a page knows.
struct Style {
    /// Names such as `--ink` and their colours.
    colours: Vec<(&'static str, &'static str)>,
    /// Selectors and what they set.
    rules: Vec<(&'static str, &'static str)>,
}

impl Style {
    fn light() -> Self {
        let sheet = include_str!("../html/style.css");
        let block = |rule: &'static str| rule.split_once('{').map(|(selector, set)| (selector.trim(), set.trim()));
        let rules = || sheet.split('}').filter_map(block);
        let declarations = rules().find(|(selector, _)| *selector == ":root").map_or("", |(_, set)| set);
        let colours = declarations.split(';').filter_map(|one| one.split_once(':'));
        Self {
            colours: colours
                .map(|(name, value)| (name.trim(), value.trim()))
                .filter(|(name, _)| name.starts_with("--"))
                .collect(),
            rules: rules().filter(|(selector, _)| selector.starts_with(".picture")).collect(),
        }
    }

    /// A text of ours with the colours that it names; a picture lies on white.
    fn coloured<'t>(&self, text: &'t str) -> Cow<'t, str> {
        self.colours.iter().fold(Cow::Borrowed(text), |text, (name, colour)| {
            let name = format!("var({name})");
            let colour = if ["var(--paper)", "var(--wash)"].contains(&name.as_str()) { "#ffffff" } else { colour };
            if text.contains(&name) { Cow::Owned(text.replace(&name, colour)) } else { text }
        })
    }

    /// The rules of pictures.
    fn css(&self) -> String {
        let is_of_page = |one: &&str| {
            let property = one.split(':').next().unwrap_or_default().trim();
            ["display", "overflow", "width", "max-width", "height", "margin"].contains(&property)
        };
        let rule = |(selector, set): &(&str, &str)| {
            let set: Vec<&str> = set.split(';').map(str::trim).filter(|one| !one.is_empty() && !is_of_page(one)).collect();
            (!set.is_empty()).then(|| format!("{selector}{{{}}}\n", self.coloured(&set.join(";"))))
        };
        self.rules.iter().filter_map(rule).collect()
    }

    /// A picture with the colours that its own attributes name; what people wrote is escaped and has no quotation marks.
    fn resolved(&self, inside: &str) -> String {
        let part = |(place, part): (usize, &str)| match part.split_once('"') {
            Some((style, rest)) if place > 0 => format!(" style=\"{}\"{rest}", self.coloured(style)),
            _ => part.to_owned(),
        };
        inside.split(" style=\"").enumerate().map(part).collect()
    }
}
