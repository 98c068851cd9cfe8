//! An internal report as plain text.

use std::fmt;

use super::group_report::Report;
use super::language::Language;
use super::sections::{Row, Section, inert, name, notes, people, sections};

impl Report {
    /// The report as plain text: who is in it, joint sums, change, how to read it.
    ///
    /// # Errors
    ///
    /// Only those of `out`.
    pub fn write_text(&self, out: &mut impl fmt::Write, language: Language) -> fmt::Result {
        for line in self.face(language) {
            writeln!(out, "{line}")?;
        }
        writeln!(out)?;
        for line in people(self, language) {
            writeln!(out, "{line}")?;
        }
        for section in sections(self, language) {
            write_section(out, &section)?;
        }
        writeln!(out)?;
        for note in notes(self, language) {
            writeln!(out, "- {}", inert(&note))?;
        }
        Ok(())
    }

    /// What it says on the face of every report.
    pub(super) fn face(&self, language: Language) -> Vec<&'static str> {
        let internal = language.pick(
            "INTERNAL REPORT: exact figures, personal data, not for release",
            "INTERN RAPPORT: exakta tal, personuppgifter, inte för spridning",
        );
        let invented = language.pick("DEMONSTRATION: every answer is invented", "DEMONSTRATION: alla svar är påhittade");
        let mut face = vec![internal];
        face.extend(self.invented.then_some(invented));
        face
    }
}

fn named(cells: &[String]) -> Vec<String> {
    cells.iter().map(|cell| name(cell)).collect()
}

fn write_section(out: &mut impl fmt::Write, section: &Section) -> fmt::Result {
    writeln!(out, "\n{}", section.title)?;
    let cells = |row: &'_ Row| match row {
        Row::Heading(_) => None,
        Row::Cells(cells) => Some(named(cells)),
    };
    let lines: Vec<Vec<String>> = section.rows.iter().filter_map(cells).collect();
    // what holds a number somewhere stands to the right
    let is_number =
        |cell: &String| cell.chars().next().is_some_and(|first| first.is_ascii_digit() || "-\u{2212}<\u{2013}".contains(first));
    let columns = section.head.len();
    let width = |column: usize| {
        lines
            .iter()
            .chain([&section.head])
            .filter_map(|line| line.get(column))
            .map(|cell| cell.chars().count())
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let numeric: Vec<bool> =
        (0..columns).map(|column| column > 0 && lines.iter().filter_map(|line| line.get(column)).all(is_number)).collect();
    let mut write_line = |indent: &str, cells: &[String]| {
        let cells = cells
            .iter()
            .zip(&widths)
            .zip(&numeric)
            .map(|((cell, width), numeric)| if *numeric { format!("{cell:>width$}") } else { format!("{cell:width$}") });
        writeln!(out, "{}", format!("{indent}{}", cells.collect::<Vec<_>>().join("  ")).trim_end())
    };
    write_line("  ", &section.head)?;
    for row in &section.rows {
        match row {
            Row::Heading(heading) => write_line("", &[name(heading)])?,
            Row::Cells(cells) => write_line("  ", &named(cells))?,
        }
    }
    for remark in &section.remarks {
        writeln!(out, "  {remark}")?;
    }
    Ok(())
}
