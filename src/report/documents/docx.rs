//! A report as a document for a word processor (Office Open XML).
//!
//! The crates that write such documents have neither header rows that are repeated, nor texts in place of pictures, nor a
//! language for the proofing, so the parts are templates of our own: what stands in them is escaped, and checked when they
//! are compiled.

use std::io::{Cursor, Write as _};

use askama::Template;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::block::{Block, DrawnPicture, Table, TableColumn, TableRow, blocks};
use crate::report::edition::Edition;
use crate::report::sections::{Contents, contents};
use crate::report::words;
use crate::report::{Report, ReportError};

impl Report {
    /// The report as a document that a word processor opens (`.docx`): its headings are headings, its tables tables
    /// whose first line is repeated on every page, its pictures have a text in their place, and it is proofread in the
    /// report's language. It names nobody, and the same report is always the same bytes.
    ///
    /// # Errors
    ///
    /// [`ReportError::Document`] where a picture cannot be drawn or a part not be packed.
    pub fn docx(&self, edition: impl Into<Edition>) -> Result<Vec<u8>, ReportError> {
        let edition = edition.into();
        docx_of(self, &contents(self, &edition), &edition)
    }
}

/// These contents as a document.
fn docx_of(report: &Report, contents: &Contents, edition: &Edition) -> Result<Vec<u8>, ReportError> {
    let language = edition.language();
    let blocks = blocks(report, contents, edition)?;
    let lang = language.pick("en-GB", "sv-SE");
    let face = report.face(language).join(" \u{b7} ");
    let (page, of) = (language.pick("page", "sida"), language.pick("of", "av"));
    let pictures = || blocks.iter().filter_map(|block| if let Block::Picture(picture) = block { Some(picture) } else { None });
    let places: Vec<usize> = pictures().map(|picture| picture.place).collect();
    let picture = language.pick("Picture", "Diagram");
    let title = words::title(edition);
    let parts = [
        ("[Content_Types].xml", include_str!("docx/content_types.xml").to_owned()),
        ("_rels/.rels", include_str!("docx/package_rels.xml").to_owned()),
        ("docProps/core.xml", rendered(&Core { title, lang })?),
        ("word/document.xml", rendered(&Document { blocks: &blocks, picture })?),
        ("word/styles.xml", rendered(&Styles { lang, is_release: report.is_release() })?),
        ("word/settings.xml", rendered(&Settings { lang })?),
        ("word/footer1.xml", rendered(&Footer { face: &face, page, of })?),
        ("word/_rels/document.xml.rels", rendered(&Relations { places: &places })?),
    ];
    let mut package = Package::default();
    for (name, text) in &parts {
        package.add(name, text.as_bytes(), CompressionMethod::Deflated)?;
    }
    for picture in pictures() {
        package.add(&format!("word/media/picture{}.png", picture.place), &picture.png, CompressionMethod::Stored)?;
    }
    package.packed()
}

fn in_document(why: impl std::fmt::Display) -> ReportError {
    ReportError::of_document("docx", why)
}

fn rendered(part: &impl Template) -> Result<String, ReportError> {
    part.render().map_err(in_document)
}

/// The archive that such a document is.
struct Package {
    zip: ZipWriter<Cursor<Vec<u8>>>,
}

impl Default for Package {
    fn default() -> Self {
        Self { zip: ZipWriter::new(Cursor::new(Vec::new())) }
    }
}

impl Package {
    fn add(&mut self, name: &str, bytes: &[u8], method: CompressionMethod) -> Result<(), ReportError> {
        // always of the same day: when it was made is not said
        let options = SimpleFileOptions::default().compression_method(method).last_modified_time(DateTime::default());
        self.zip.start_file(name, options).map_err(in_document)?;
        self.zip.write_all(bytes).map_err(in_document)
    }

    fn packed(self) -> Result<Vec<u8>, ReportError> {
        Ok(self.zip.finish().map_err(in_document)?.into_inner())
    }
}

#[derive(Template)]
#[template(path = "docx/core.xml")]
struct Core {
    title: String,
    lang: &'static str,
}

#[derive(Template)]
#[template(path = "docx/styles.xml")]
struct Styles {
    lang: &'static str,
    is_release: bool,
}

#[derive(Template)]
#[template(path = "docx/settings.xml")]
struct Settings {
    lang: &'static str,
}

#[derive(Template)]
#[template(path = "docx/footer.xml")]
struct Footer<'a> {
    face: &'a str,
    page: &'static str,
    of: &'static str,
}

#[derive(Template)]
#[template(path = "docx/relations.xml")]
struct Relations<'a> {
    places: &'a [usize],
}

#[derive(Template)]
#[template(path = "docx/document.xml")]
struct Document<'a> {
    blocks: &'a [Block],
    /// What a picture is called in a list of them.
    picture: &'static str,
}

/// The width of the text in twentieths of a point, between the margins of an A4 page.
const TEXT_WIDTH: usize = 9638;
/// The same and its height in the units of pictures, 360 000 in a centimetre.
const TEXT_WIDTH_DRAWN: f64 = 6_120_000.0;
const TEXT_HEIGHT_DRAWN: f64 = 7_920_000.0;
/// The width in pixels of a picture that is as wide as the text.
const FULL_WIDTH: f64 = 724.0;

impl Table {
    /// It is short enough to stand on one page, and so it does.
    fn is_short(&self) -> bool {
        self.rows.len() <= 12
    }

    /// How wide each column is, in twentieths of a point; together they are as wide as the text.
    fn widths(&self) -> Vec<usize> {
        // room at both sides of a cell
        let letters = |column: &TableColumn| column.letters + 2;
        let all: usize = self.columns.iter().map(letters).sum();
        self.columns.iter().map(|column| letters(column) * TEXT_WIDTH / all.max(1)).collect()
    }
}

impl DrawnPicture {
    /// Its width and height in a document, on one page.
    fn extent(&self) -> [i64; 2] {
        let [width, height] = self.size;
        let scale =
            (TEXT_WIDTH_DRAWN / FULL_WIDTH).min(TEXT_HEIGHT_DRAWN / height.max(1.0)).min(TEXT_WIDTH_DRAWN / width.max(1.0));
        #[expect(clippy::cast_possible_truncation, reason = "neither is longer than a page")]
        [width, height].map(|length| (length * scale).round() as i64)
    }
}
