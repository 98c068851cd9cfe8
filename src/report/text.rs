//! A report as plain text.

use std::fmt;

use super::edition::Edition;
use super::front::Front;
use super::inert::{inert, name};
use super::report::Report;
use super::sections::{Cell, Contents, Row, Section, contents};
use super::words;
use crate::ground::Language;

/// Sentences are broken before this column.
const WIDTH: usize = 100;

impl Report {
    /// The report as plain text: who is in it, joint sums, change, how to read it.
    ///
    /// # Errors
    ///
    /// Only those of `out`.
    pub fn write_text(&self, out: &mut impl fmt::Write, language: Language) -> fmt::Result {
        let edition = Edition::new(language).full();
        write(out, &self.front(&edition), contents(self, &edition))
    }

    /// What stands above its contents.
    pub(super) fn front(&self, edition: &Edition) -> Front {
        let language = edition.language();
        Front {
            title: words::title(edition),
            about: words::about(edition),
            record: edition.record().to_owned(),
            record_in_words: edition.record_in_words().to_owned(),
            face: self.face(language),
            findings: self.findings_in(language).collect(),
            is_release: self.is_release(),
            is_sheet: false,
        }
    }

    /// What it says on the face of every report.
    pub(super) fn face(&self, language: Language) -> Vec<&'static str> {
        let face = if self.is_release() {
            language.pick(
                "FOR RELEASE: under disclosure control, small counts are suppressed",
                "FÖR SPRIDNING: röjandekontrollerad, små antal är skyddade",
            )
        } else {
            language.pick(
                "INTERNAL REPORT: exact figures, personal data, not for release",
                "INTERN RAPPORT: exakta tal, personuppgifter, inte för spridning",
            )
        };
        let invented = language.pick("DEMONSTRATION: every answer is invented", "DEMONSTRATION: alla svar är påhittade");
        let mut lines = vec![face];
        lines.extend(self.is_invented().then_some(invented));
        lines
    }
}

impl Report {
    /// What speaks against the data, in words; it stands above the figures.
    pub(super) fn findings_in(&self, language: Language) -> impl Iterator<Item = String> + '_ {
        let warning = language.pick("Warning", "Varning");
        self.findings().iter().map(move |finding| format!("{warning}: {}", language.label(finding)))
    }
}

/// A document as plain text.
pub(super) fn write(out: &mut impl fmt::Write, front: &Front, contents: Contents) -> fmt::Result {
    for line in &front.face {
        writeln!(out, "{line}")?;
    }
    for finding in &front.findings {
        write_wrapped(out, finding)?;
    }
    let Contents { chapters, caveats, method, .. } = contents;
    for chapter in chapters {
        writeln!(out, "\n\n{}", name(&chapter.title).to_uppercase())?;
        for section in &chapter.sections {
            write_section(out, section, caveats)?;
        }
    }
    writeln!(out)?;
    for note in method {
        writeln!(out, "- {}: {}", inert(&note.about), inert(&note.text))?;
    }
    Ok(())
}

fn write_section(out: &mut impl fmt::Write, section: &Section, caveats: &str) -> fmt::Result {
    if !section.title.is_empty() {
        writeln!(out, "\n{}", inert(&section.title))?;
    }
    for line in &section.lead {
        write_wrapped(out, line)?;
    }
    if !section.rows.is_empty() {
        write_table(out, section)?;
    }
    for remark in &section.remarks {
        write_wrapped(out, remark)?;
    }
    if section.is_change {
        write_wrapped(out, caveats)?;
    }
    Ok(())
}

/// A sentence, indented, on as many lines as it takes.
fn write_wrapped(out: &mut impl fmt::Write, text: &str) -> fmt::Result {
    let mut column = 0;
    for word in inert(text).split_whitespace() {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > WIDTH {
            writeln!(out)?;
            column = 0;
        }
        let before = if column == 0 { "  " } else { " " };
        write!(out, "{before}{word}")?;
        column += before.len() + length;
    }
    writeln!(out)
}

fn write_table(out: &mut impl fmt::Write, section: &Section) -> fmt::Result {
    let named = |cells: &[Cell]| cells.iter().map(|cell| name(&cell.text)).collect::<Vec<_>>();
    let lines: Vec<&Vec<Cell>> = section.rows.iter().filter_map(Row::as_cells).collect();
    let columns = section.head.len();
    let width = |column: usize| {
        let cells = lines.iter().filter_map(|line| line.get(column)).map(|cell| name(&cell.text).chars().count());
        cells.chain(section.head.get(column).map(|title| title.chars().count())).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    // numbers stand to the right
    let is_numeric = |column: usize| lines.iter().filter_map(|line| line.get(column)).all(Cell::is_figure);
    let numeric: Vec<bool> = (0..columns).map(|column| column > 0 && is_numeric(column)).collect();
    let mut write_line = |cells: &[String]| {
        let cells = cells
            .iter()
            .zip(&widths)
            .zip(&numeric)
            .map(|((cell, width), numeric)| if *numeric { format!("{cell:>width$}") } else { format!("{cell:width$}") });
        writeln!(out, "{}", format!("  {}", cells.collect::<Vec<_>>().join("  ")).trim_end())
    };
    write_line(&section.head)?;
    for row in &section.rows {
        match row {
            Row::Heading(heading) => write_line(&[name(heading)])?,
            Row::Cells(cells) => write_line(&named(cells))?,
        }
    }
    Ok(())
}
