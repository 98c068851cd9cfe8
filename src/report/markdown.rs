//! A report as Markdown.

use std::fmt;

use super::edition::Edition;
use super::front::Front;
use super::inert::{inert, name};
use super::report::Report;
use super::sections::{Contents, Row, Section, contents};
use super::words;
use crate::ground::Language;

impl Report {
    /// The same report as [`Report::write_text`], as Markdown.
    ///
    /// Names that come from a table are escaped: they cannot become markup.
    ///
    /// # Errors
    ///
    /// Only those of `out`.
    pub fn write_markdown(&self, out: &mut impl fmt::Write, language: Language) -> fmt::Result {
        let edition = Edition::new(language).full();
        write(out, &self.front(&edition), contents(self, &edition), language)
    }
}

/// A document as Markdown.
pub(super) fn write(out: &mut impl fmt::Write, front: &Front, contents: Contents, language: Language) -> fmt::Result {
    writeln!(out, "# {}\n", escaped(&front.title))?;
    for line in &front.face {
        writeln!(out, "**{line}**\n")?;
    }
    for finding in &front.findings {
        writeln!(out, "{}\n", escaped(finding))?;
    }
    let Contents { chapters, caveats, method, .. } = contents;
    for chapter in chapters {
        writeln!(out, "## {}\n", escaped(&name(&chapter.title)))?;
        for section in &chapter.sections {
            write_section(out, section, caveats)?;
        }
    }
    writeln!(out, "## {}\n", words::method(language))?;
    for note in method {
        writeln!(out, "- {}: {}", escaped(&note.about), escaped(&note.text))?;
    }
    Ok(())
}

fn write_section(out: &mut impl fmt::Write, section: &Section, caveats: &str) -> fmt::Result {
    if !section.title.is_empty() {
        writeln!(out, "### {}\n", escaped(&section.title))?;
    }
    for line in &section.lead {
        writeln!(out, "{}\n", escaped(line))?;
    }
    if !section.rows.is_empty() {
        write_table(out, section)?;
    }
    for remark in &section.remarks {
        writeln!(out, "{}\n", escaped(remark))?;
    }
    if section.is_change {
        writeln!(out, "{}\n", escaped(caveats))?;
    }
    Ok(())
}

fn write_table(out: &mut impl fmt::Write, section: &Section) -> fmt::Result {
    let line = |cells: &mut dyn Iterator<Item = &str>| {
        format!("| {} |", cells.map(|cell| escaped(&name(cell))).collect::<Vec<_>>().join(" | "))
    };
    let head = line(&mut section.head.iter().map(String::as_str));
    writeln!(out, "{head}\n| {} |", vec!["---"; section.head.len()].join(" | "))?;
    for row in &section.rows {
        match row {
            Row::Heading(heading) => {
                let rest = std::iter::repeat_n("", section.head.len().saturating_sub(1));
                writeln!(out, "{}", line(&mut std::iter::once(heading.as_str()).chain(rest)))?;
            }
            Row::Cells(cells) => writeln!(out, "{}", line(&mut cells.iter().map(|cell| cell.text.as_str())))?,
        }
    }
    writeln!(out)
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
