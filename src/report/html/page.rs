//! What the page's template shows.

use std::fmt;

use askama::Template;

use crate::ground::Language;
use crate::report::front::Front;
use crate::report::inert::{inert, name, shortened};
use crate::report::sections::{Cell, CellKind, Chapter, Contents, Note, Row, Section};

/// A page, ready to be written.
#[derive(Template)]
#[template(path = "page.html")]
pub(super) struct Page {
    lang: &'static str,
    version: &'static str,
    title: &'static str,
    style: &'static str,
    sheet_style: &'static str,
    face: Vec<&'static str>,
    /// What speaks against the data.
    findings: Vec<String>,
    /// It may leave: nothing to warn of.
    is_release: bool,
    /// It has a page and no list of its contents.
    is_sheet: bool,
    /// What stands along the edge of every printed page.
    stripe: String,
    words: Words,
    /// The report in a few sentences, by chapter.
    brief: Vec<Brief>,
    /// Some of these sentences compare start with exit.
    brief_compares: bool,
    chapters: Vec<PageChapter>,
    caveats: &'static str,
    method: Vec<Note>,
}

/// What the page itself says.
struct Words {
    skip: &'static str,
    contents: &'static str,
    method: &'static str,
    table: &'static str,
    brief: &'static str,
}

/// What a chapter says first.
struct Brief {
    title: String,
    lines: Vec<String>,
}

struct PageChapter {
    id: String,
    title: String,
    parts: Vec<PagePart>,
}

/// A section with its picture drawn.
struct PagePart {
    id: String,
    title: String,
    lead: Vec<String>,
    pictures: Vec<Drawn>,
    head: Vec<Column>,
    rows: Vec<PageRow>,
    remarks: Vec<String>,
    is_change: bool,
}

struct Drawn {
    title: String,
    description: String,
    svg: String,
}

struct Column {
    title: String,
    is_figure: bool,
}

struct PageRow {
    heading: Option<String>,
    cells: Vec<PageCell>,
}

struct PageCell {
    text: String,
    class: &'static str,
}

impl Page {
    pub(super) fn of(front: Front, contents: &Contents, language: Language) -> askama::Result<Self> {
        let say = |en, sv| language.pick(en, sv);
        let brief = contents.chapters.iter().filter_map(Brief::of).collect();
        let sections = contents.chapters.iter().flat_map(|chapter| &chapter.sections);
        let brief_compares =
            sections.into_iter().any(|section| section.is_change && section.brief > 0 && !section.lead.is_empty());
        let chapters = contents.chapters.iter().map(PageChapter::of).collect::<askama::Result<_>>()?;
        Ok(Self {
            lang: say("en", "sv"),
            version: env!("CARGO_PKG_VERSION"),
            title: front.title,
            style: include_str!("style.css"),
            sheet_style: include_str!("sheet.css"),
            stripe: front.face.join(" \u{b7} "),
            face: front.face,
            findings: front.findings.iter().map(|finding| inert(finding)).collect(),
            is_release: front.is_release,
            is_sheet: front.is_sheet,
            words: Words {
                skip: say("To the contents", "Till innehållet"),
                contents: say("Contents", "Innehåll"),
                method: say("Method, sources and rights", "Metod, källor och rättigheter"),
                table: say("Table", "Tabell"),
                brief: say("In brief", "I korthet"),
            },
            brief,
            brief_compares,
            chapters,
            caveats: contents.caveats,
            method: contents.method.iter().map(|note| Note { text: inert(&note.text), about: inert(&note.about) }).collect(),
        })
    }

    pub(super) fn write(&self, out: &mut impl fmt::Write) -> fmt::Result {
        self.render_into(out).map_err(|_| fmt::Error)
    }
}

impl Brief {
    fn of(chapter: &Chapter) -> Option<Self> {
        let first = |section: &Section| section.lead.iter().take(section.brief).map(|line| inert(line)).collect::<Vec<_>>();
        let lines: Vec<String> = chapter.sections.iter().flat_map(first).collect();
        (!lines.is_empty()).then(|| Self { title: name(&chapter.title), lines })
    }
}

impl PageChapter {
    fn of(chapter: &Chapter) -> askama::Result<Self> {
        let id = chapter.id.clone();
        let parts = chapter.sections.iter().zip(1..);
        let parts =
            parts.map(|(section, place)| PagePart::of(section, format!("{id}-{place}"))).collect::<askama::Result<_>>()?;
        Ok(Self { title: name(&chapter.title), parts, id })
    }
}

impl PagePart {
    fn of(section: &Section, id: String) -> askama::Result<Self> {
        let head = section.head.iter().enumerate().map(|(column, title)| Column {
            title: title.clone(),
            is_figure: section.rows.iter().any(|row| is_figure(row, column)),
        });
        let drawn = |(picture, place): (&crate::report::pictures::Picture, usize)| {
            let about = picture.about();
            let svg = picture.draw(&format!("{id}-picture-{place}"))?;
            Ok(Drawn { title: inert(&about.title), description: inert(&about.description), svg })
        };
        Ok(Self {
            title: shortened(&section.title, 160),
            lead: section.lead.iter().map(|line| inert(line)).collect(),
            pictures: section.pictures.iter().zip(1..).map(drawn).collect::<askama::Result<_>>()?,
            head: head.collect(),
            rows: section.rows.iter().map(PageRow::of).collect(),
            remarks: section.remarks.iter().map(|line| inert(line)).collect(),
            is_change: section.is_change,
            id,
        })
    }
}

fn is_figure(row: &Row, column: usize) -> bool {
    matches!(row, Row::Cells(cells) if cells.get(column).is_some_and(Cell::is_figure))
}

impl PageRow {
    fn of(row: &Row) -> Self {
        let cell = |cell: &Cell| PageCell {
            text: name(&cell.text),
            class: match cell.kind {
                CellKind::Words => "words",
                CellKind::Suppressed => "suppressed",
                CellKind::Number | CellKind::Undefined | CellKind::Absent => "figure",
            },
        };
        match row {
            Row::Heading(heading) => Self { heading: Some(name(heading)), cells: Vec::new() },
            Row::Cells(cells) => Self { heading: None, cells: cells.iter().map(cell).collect() },
        }
    }
}
