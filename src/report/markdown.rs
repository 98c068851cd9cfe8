//! An internal report as Markdown.

use std::fmt;

use super::group_report::Report;
use super::language::Language;
use super::sections::{Row, Section, inert, name, notes, people, sections};

impl Report {
    /// The same report as [`Report::write_text`], as Markdown.
    ///
    /// Names that come from a table are escaped: they cannot become markup.
    ///
    /// # Errors
    ///
    /// Only those of `out`.
    pub fn write_markdown(&self, out: &mut impl fmt::Write, language: Language) -> fmt::Result {
        writeln!(out, "# {}\n", language.pick("Report of a group", "Grupprapport"))?;
        for line in self.face(language) {
            writeln!(out, "**{line}**\n")?;
        }
        for line in people(self, language) {
            writeln!(out, "{}\n", escaped(&line))?;
        }
        for section in sections(self, language) {
            write_section(out, &section)?;
        }
        for note in notes(self, language) {
            writeln!(out, "- {}", escaped(&note))?;
        }
        Ok(())
    }
}

fn write_section(out: &mut impl fmt::Write, section: &Section) -> fmt::Result {
    writeln!(out, "## {}\n", escaped(&section.title))?;
    let line =
        |cells: &[String]| format!("| {} |", cells.iter().map(|cell| escaped(&name(cell))).collect::<Vec<_>>().join(" | "));
    writeln!(out, "{}\n| {} |", line(&section.head), vec!["---"; section.head.len()].join(" | "))?;
    for row in &section.rows {
        match row {
            Row::Heading(heading) => {
                let mut cells = vec![String::new(); section.head.len()];
                heading.clone_into(&mut cells[0]);
                writeln!(out, "{}", line(&cells))?;
            }
            Row::Cells(cells) => writeln!(out, "{}", line(cells))?,
        }
    }
    writeln!(out)?;
    for remark in &section.remarks {
        writeln!(out, "{}\n", escaped(remark))?;
    }
    Ok(())
}

/// Text that stays text: no markup, no HTML, no line breaks.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in inert(text).chars() {
        match character {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '!' | '~' => {
                escaped.push('\\');
                escaped.push(character);
            }
            character => escaped.push(character),
        }
    }
    escaped
}
