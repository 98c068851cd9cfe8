//! A report as a workbook: a sheet for each table.

use rust_xlsxwriter::{Color, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::sheet_name::SheetNames;
use crate::ground::Language;
use crate::report::edition::Edition;
use crate::report::inert::{inert, name, shortened};
use crate::report::sections::{Cell, CellNumber, Contents, Row, Section, contents};
use crate::report::words;
use crate::report::{Report, ReportError};

/// A cell has no more letters.
const LONGEST_TEXT: usize = 32_000;
/// How wide a column may become, in letters.
const WIDEST: usize = 48;
/// How wide the text of the first sheet is, in letters, and how high a line of it, in points.
const FRONT: u16 = 90;
const LINE: u32 = 15;
/// What a spreadsheet calls A4.
const A4: u8 = 9;

impl Report {
    /// The report as a workbook (`.xlsx`): first what it is, what speaks against the data and the method, then a sheet
    /// for each table. Numbers are numbers, as exact as the report shows them, shares are percent; what is suppressed is
    /// the word, and no text becomes a formula. It names nobody, and the same report is always the same bytes.
    ///
    /// # Errors
    ///
    /// [`ReportError::Document`] where a workbook does not hold it.
    pub fn xlsx(&self, edition: impl Into<Edition>) -> Result<Vec<u8>, ReportError> {
        let edition = edition.into();
        xlsx_of(self, &contents(self, &edition), &edition).map_err(|error| ReportError::of_document("xlsx", error))
    }
}

/// These contents as a workbook.
fn xlsx_of(report: &Report, contents: &Contents, edition: &Edition) -> Result<Vec<u8>, XlsxError> {
    let language = edition.language();
    let mut workbook = Workbook::new();
    // when it was made is not said: always the same day
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_title(words::title(edition)).set_creation_datetime(&made));
    let tables = Tables::of(contents, language);
    let face = report.face(language).join(" \u{b7} ");
    let colour = if report.is_release() { Color::RGB(0x000d_5561) } else { Color::RGB(0x007a_1f1f) };
    let front = Front { report, contents, edition, language, colour, tables: &tables };
    front.write(workbook.add_worksheet())?;
    for table in &tables.all {
        let sheet = workbook.add_worksheet();
        sheet.set_name(&table.sheet)?;
        // what is printed or saved as PDF says for whom it is; an ampersand would begin an instruction
        sheet.set_header(format!("&C{}", face.replace('&', "&&")));
        write_table(sheet, table.section)?;
    }
    workbook.save_to_buffer()
}

/// A table with the name of its sheet.
struct SheetTable<'c> {
    sheet: String,
    chapter: String,
    section: &'c Section,
}

/// The tables of a report.
struct Tables<'c> {
    first: String,
    all: Vec<SheetTable<'c>>,
}

impl<'c> Tables<'c> {
    fn of(contents: &'c Contents, language: Language) -> Self {
        let mut names = SheetNames::default();
        let first = names.take(&[language.pick("Report", "Rapport")]);
        let of = || contents.chapters.iter().flat_map(|chapter| chapter.sections.iter().map(move |section| (chapter, section)));
        let all = of().filter(|(_, section)| !section.rows.is_empty()).map(|(chapter, section)| {
            // two questionnaires have tables of the same name
            let is_alone = of().filter(|(_, other)| other.title == section.title).count() == 1;
            let full = format!("{} {}", chapter.title.split(" (").next().unwrap_or_default(), section.title);
            let wanted = if is_alone { &[section.title.as_str(), full.as_str()][..] } else { &[full.as_str()][..] };
            SheetTable { sheet: names.take(wanted), chapter: name(&chapter.title), section }
        });
        Self { all: all.collect(), first }
    }
}

/// The first sheet.
struct Front<'r> {
    report: &'r Report,
    contents: &'r Contents,
    edition: &'r Edition,
    language: Language,
    colour: Color,
    tables: &'r Tables<'r>,
}

impl Front<'_> {
    fn write(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        sheet.set_name(&self.tables.first)?;
        sheet.set_column_width(0, 34)?;
        sheet.set_column_width(1, FRONT)?;
        sheet.set_print_fit_to_pages(1, 0).set_landscape().set_paper_size(A4);
        let bold = Format::new().set_bold().set_align(FormatAlign::Top);
        let plain = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        let heading = Format::new().set_bold().set_font_size(13);
        let mut lines = Lines { sheet, row: 0 };
        for line in self.report.face(self.language) {
            lines.put([line, ""], [&Format::new().set_bold().set_font_color(self.colour), &plain])?;
        }
        lines.put([&words::title(self.edition), &words::about(self.edition)], [&Lines::title(), &plain])?;
        for finding in self.report.findings_in(self.language) {
            lines.put([&finding, ""], [&Format::new().set_background_color(Color::RGB(0x00f6_f0dc)), &plain])?;
        }
        if self.contents.compares() {
            lines.put(["", self.contents.caveats], [&plain, &plain])?;
        }
        // what has no table has no sheet
        for section in self.contents.chapters.iter().flat_map(|chapter| &chapter.sections) {
            if section.rows.is_empty() {
                for line in &section.lead {
                    lines.put([&section.title, line], [&bold, &plain])?;
                }
            }
        }
        if !self.tables.all.is_empty() {
            lines.row += 1;
            lines.put([self.language.pick("Sheets", "Blad"), ""], [&heading, &plain])?;
            for table in &self.tables.all {
                let title = &table.section.title;
                let of = if title.starts_with(&table.chapter) { title.clone() } else { format!("{}: {title}", table.chapter) };
                lines.put([&table.sheet, &of], [&plain, &plain])?;
            }
        }
        lines.row += 1;
        lines.put([words::method(self.language), ""], [&heading, &plain])?;
        for note in &self.contents.method {
            lines.put([&note.about, &note.text], [&plain, &plain])?;
        }
        Ok(())
    }
}

/// Lines of a sheet, one after the other.
struct Lines<'s> {
    sheet: &'s mut Worksheet,
    row: u32,
}

impl Lines<'_> {
    fn put(&mut self, texts: [&str; 2], formats: [&Format; 2]) -> Result<(), XlsxError> {
        for ((column, text), format) in (0..).zip(texts).zip(formats) {
            if !text.is_empty() {
                write_text(self.sheet, [self.row, column], text, format)?;
            }
        }
        // not every program makes room for a text that takes several lines
        let lines = u32::try_from(texts[1].chars().count()).unwrap_or(u32::MAX).div_ceil(FRONT.into()).clamp(1, 20);
        let size = if formats[0] == &Self::title() { 2 } else { 1 };
        self.sheet.set_row_height(self.row, lines * LINE * size)?;
        self.row += 1;
        Ok(())
    }

    fn title() -> Format {
        Format::new().set_bold().set_font_size(18)
    }
}

/// A table from the first cell on, and below it what is said of it.
fn write_table(sheet: &mut Worksheet, section: &Section) -> Result<(), XlsxError> {
    let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Bottom);
    let head_of_figures = head.clone().set_align(FormatAlign::Right);
    let (plain, heading) = (Format::new(), Format::new().set_bold());
    // words behind a number stand off from it
    let (words, head_of_words) = (Format::new().set_indent(1), head.clone().set_indent(1));
    let right = Format::new().set_align(FormatAlign::Right);
    let percent = Format::new().set_num_format("0.0%");
    for (column, title) in section.head.iter().enumerate() {
        let format = match column {
            column if section.has_figures(column) => &head_of_figures,
            0 => &head,
            _ => &head_of_words,
        };
        write_text(sheet, [0, of_columns(column)], &inert(title), format)?;
        sheet.set_column_width(column_number(of_columns(column)), width(section, column))?;
    }
    sheet.set_freeze_panes(1, 1)?;
    sheet.set_print_fit_to_pages(1, 0).set_landscape().set_paper_size(A4).set_repeat_rows(0, 0)?;
    let mut row = 0;
    for line in &section.rows {
        row += 1;
        let cells = match line {
            Row::Heading(text) => {
                write_text(sheet, [row, 0], &name(text), &heading)?;
                continue;
            }
            Row::Cells(cells) => cells,
        };
        for (column, cell) in (0..).zip(cells) {
            match cell.number {
                Some(CellNumber::Plain(number)) => sheet.write_number(row, column_number(column), number).map(drop)?,
                Some(CellNumber::Share(share)) => {
                    sheet.write_number_with_format(row, column_number(column), share, &percent).map(drop)?;
                }
                None if cell.text.is_empty() => {}
                None => {
                    let format = match column {
                        _ if cell.is_figure() => &right,
                        0 => &plain,
                        _ => &words,
                    };
                    write_text(sheet, [row, column], &name(&cell.text), format)?;
                }
            }
        }
    }
    row += 1;
    for line in section.lead.iter().chain(&section.remarks) {
        row += 1;
        write_text(sheet, [row, 0], &inert(line), &plain)?;
    }
    Ok(())
}

/// Text that stays text, also where somebody edits the cell or saves the sheet as another form.
fn write_text(sheet: &mut Worksheet, [row, column]: [u32; 2], text: &str, format: &Format) -> Result<(), XlsxError> {
    let text = shortened(text, LONGEST_TEXT);
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let format = if is_formula { format.clone().set_quote_prefix() } else { format.clone() };
    sheet.write_string_with_format(row, column_number(column), &text, &format).map(drop)
}

fn of_columns(column: usize) -> u32 {
    u32::try_from(column).unwrap_or(u32::MAX)
}

/// A column beyond all columns is refused by the sheet.
fn column_number(column: u32) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}

/// How wide a column is, in letters.
#[expect(clippy::cast_precision_loss, reason = "no column is wide")]
fn width(section: &Section, column: usize) -> f64 {
    let cells = section.rows.iter().filter_map(|row| row.as_cells()?.get(column)).map(|cell: &Cell| cell.text.chars().count());
    let longest_word =
        section.head.get(column).into_iter().flat_map(|title| title.split_whitespace()).map(|word| word.chars().count());
    (cells.chain(longest_word).max().unwrap_or(0).clamp(8, WIDEST) + 2) as f64
}
