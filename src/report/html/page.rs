//! What the page's template shows.

use std::fmt;

use askama::Template;

use crate::ground::Language;
use crate::report::front::Front;
use crate::report::inert::{inert, name, shortened};
use crate::report::sections::{Cell, CellKind, Chapter, Contents, Note, Row, Section};
use crate::report::words;

/// A page, ready to be written.
#[derive(Template)]
#[template(path = "page.html")]
#[expect(clippy::struct_excessive_bools, reason = "what a template asks")]
pub(super) struct Page {
    lang: &'static str,
    version: &'static str,
    title: String,
    /// Of what, of when and by whom.
    about: String,
    /// How it was made.
    record: String,
    /// Two to four pages instead of all.
    is_short: bool,
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
    /// Its picture does not say the same.
    has_heading: bool,
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
        let brief = contents.brief().map(|(chapter, lines)| Brief::of(chapter, &lines)).collect();
        let sections = contents.chapters.iter().flat_map(|chapter| &chapter.sections);
        let brief_compares =
            sections.into_iter().any(|section| section.is_change && section.brief > 0 && !section.lead.is_empty());
        let chapters =
            contents.chapters.iter().map(|chapter| PageChapter::of(chapter, contents)).collect::<askama::Result<_>>()?;
        Ok(Self {
            lang: say("en", "sv"),
            version: env!("CARGO_PKG_VERSION"),
            method: method(contents, &front, language),
            title: front.title,
            about: front.about,
            record: inert(&front.record),
            is_short: contents.is_short,
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
                method: words::method(language),
                table: say("Table", "Tabell"),
                brief: words::brief(language),
            },
            brief,
            brief_compares,
            chapters,
            caveats: contents.caveats,
        })
    }

    pub(super) fn write(&self, out: &mut impl fmt::Write) -> fmt::Result {
        self.render_into(out).map_err(|_| fmt::Error)
    }
}

/// The points of the method, and how the page was made.
fn method(contents: &Contents, front: &Front, language: Language) -> Vec<Note> {
    let about = language.pick("To make it again", "För att göra om den");
    let made = &front.record_in_words;
    let made = (!made.is_empty()).then(|| Note { about: about.to_owned(), text: inert(made) });
    let points = contents.method.iter().map(|note| Note { text: inert(&note.text), about: inert(&note.about) });
    points.chain(made).collect()
}

impl Brief {
    fn of(chapter: &Chapter, lines: &[&String]) -> Self {
        Self { title: name(&chapter.title), lines: lines.iter().map(|line| inert(line)).collect() }
    }
}

impl PageChapter {
    fn of(chapter: &Chapter, contents: &Contents) -> askama::Result<Self> {
        let id = chapter.id.clone();
        let parts = chapter.sections.iter().zip(1..);
        let parts = parts
            .map(|(section, place)| PagePart::of(section, format!("{id}-{place}"), contents.has_heading(chapter, section)))
            .collect::<askama::Result<_>>()?;
        Ok(Self { title: name(&chapter.title), parts, id })
    }
}

impl PagePart {
    fn of(section: &Section, id: String, has_heading: bool) -> askama::Result<Self> {
        let head = section
            .head
            .iter()
            .enumerate()
            .map(|(column, title)| Column { title: title.clone(), is_figure: section.has_figures(column) });
        let drawn = |(picture, place): (&crate::report::pictures::Picture, usize)| {
            let about = picture.about();
            let svg = picture.draw(&format!("{id}-picture-{place}"))?;
            Ok(Drawn { title: inert(&about.title), description: inert(&about.description), svg })
        };
        Ok(Self {
            title: shortened(&section.title, 160),
            has_heading,
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
