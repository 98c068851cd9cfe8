//! What a report says, one paragraph, picture or table after the other.

use super::drawing::Drawing;
use crate::report::edition::Edition;
use crate::report::inert::{inert, name, shortened};
use crate::report::sections::{Cell, Contents, Row, Section};
use crate::report::words;
use crate::report::{Report, ReportError};

/// A part of a document.
pub(super) enum Block {
    Paragraph { style: &'static str, text: String },
    Picture(DrawnPicture),
    Table(Table),
}

/// A picture with its title.
pub(super) struct DrawnPicture {
    /// Its number, counted from 1.
    pub(super) place: usize,
    pub(super) title: String,
    pub(super) description: String,
    /// In pixels.
    pub(super) size: [f64; 2],
    pub(super) png: Vec<u8>,
}

/// A table, every text of it ready to stand.
pub(super) struct Table {
    pub(super) title: String,
    pub(super) columns: Vec<TableColumn>,
    pub(super) rows: Vec<TableRow>,
}

/// What a column is called, whether numbers stand in it, and how many letters it needs.
pub(super) struct TableColumn {
    pub(super) title: String,
    pub(super) is_figure: bool,
    pub(super) letters: usize,
}

/// A line of a table.
pub(super) enum TableRow {
    /// What the lines below it are about, across the table.
    Heading(String),
    /// A text for each column, and whether it is a figure.
    Cells(Vec<(String, bool)>),
}

/// All of the report, the method at its end.
pub(super) fn blocks(report: &Report, contents: &Contents, edition: &Edition) -> Result<Vec<Block>, ReportError> {
    let language = edition.language();
    let mut blocks = Blocks::default();
    for line in report.face(language) {
        blocks.say("Face", line.to_owned());
    }
    blocks.say("Title", words::title(edition));
    let about = words::about(edition);
    if !about.is_empty() {
        blocks.say("Normal", about);
    }
    for finding in report.findings_in(language) {
        blocks.say("Finding", inert(&finding));
    }
    for (place, (chapter, lines)) in contents.brief().enumerate() {
        if place == 0 {
            blocks.say("Heading1", words::brief(language).to_owned());
        }
        blocks.say("BriefHeading", name(&chapter.title));
        for line in lines {
            blocks.say("Normal", inert(line));
        }
    }
    if contents.compares() {
        blocks.say("Finding", contents.caveats.to_owned());
    }
    for chapter in &contents.chapters {
        blocks.say("Heading1", name(&chapter.title));
        for section in &chapter.sections {
            if contents.has_heading(chapter, section) {
                blocks.say("Heading2", shortened(&section.title, 160));
            }
            blocks.section(section, contents.is_short)?;
        }
    }
    blocks.say("Heading1", words::method(language).to_owned());
    for note in &contents.method {
        blocks.say("NoteHeading", inert(&note.about));
        blocks.say("Normal", inert(&note.text));
    }
    Ok(blocks.blocks)
}

#[derive(Default)]
struct Blocks {
    blocks: Vec<Block>,
    pictures: usize,
}

impl Blocks {
    fn say(&mut self, style: &'static str, text: String) {
        self.blocks.push(Block::Paragraph { style, text });
    }

    fn section(&mut self, section: &Section, is_short: bool) -> Result<(), ReportError> {
        if is_short && !section.lead.is_empty() {
            self.say("Normal", inert(&section.lead.join(" ")));
        } else {
            section.lead.iter().for_each(|line| self.say("Normal", inert(line)));
        }
        for picture in &section.pictures {
            self.pictures += 1;
            let (place, about) = (self.pictures, picture.about());
            let drawing = Drawing::of(picture, place, None)?;
            self.blocks.push(Block::Picture(DrawnPicture {
                place,
                title: inert(&about.title),
                description: inert(&about.description),
                size: drawing.size(),
                png: drawing.png(place)?,
            }));
        }
        if !section.rows.is_empty() {
            self.blocks.push(Block::Table(Table::of(section)));
        }
        for remark in &section.remarks {
            self.say("Remark", inert(remark));
        }
        Ok(())
    }
}

impl Table {
    fn of(section: &Section) -> Self {
        let cells = |cells: &[Cell]| cells.iter().map(|cell| (name(&cell.text), cell.is_figure())).collect();
        let rows: Vec<TableRow> = section
            .rows
            .iter()
            .map(|row| match row {
                Row::Heading(heading) => TableRow::Heading(name(heading)),
                Row::Cells(of) => TableRow::Cells(cells(of)),
            })
            .collect();
        let column = |(column, title): (usize, &String)| TableColumn {
            title: inert(title),
            is_figure: section.has_figures(column),
            letters: letters(title, column, &rows),
        };
        Self { title: shortened(&section.title, 160), columns: section.head.iter().enumerate().map(column).collect(), rows }
    }
}

/// How many letters a column needs: numbers stand on one line, words and titles may take more.
fn letters(title: &str, column: usize, rows: &[TableRow]) -> usize {
    const WORDS: usize = 34;
    let cells = rows.iter().filter_map(|row| match row {
        TableRow::Heading(_) => None,
        TableRow::Cells(cells) => cells.get(column),
    });
    let of = |(text, is_figure): &(String, bool)| {
        let letters = text.chars().count();
        if *is_figure { letters } else { letters.min(WORDS) }
    };
    // a title is bold, and a word of it is not broken
    let longest_word = title.split_whitespace().map(|word| word.chars().count() * 5 / 4).max().unwrap_or(0);
    cells.map(of).max().unwrap_or(0).max(longest_word).max(3)
}
