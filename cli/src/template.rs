//! `enkat template`: a workbook to fill in, which is read as it is.

use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};
use clap::{Args, ValueEnum};
use enkat::Registry;
use enkat::ground::Occasion;
use enkat::programme::Programme;
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties, ExcelDateTime, Format, FormatBorder,
    Formula, Workbook, Worksheet, XlsxError,
};

use crate::exit_code::ExitCode;
use crate::language::spoken;
use crate::locale::{Doing, Text};
use crate::output::Output;
use crate::text;

/// `enkat template`
#[derive(Debug, Args)]
pub struct TemplateArgs {
    /// What is asked: eq5d5l, soc13, soc29, programme; repeatable. EQ-5D-5L, SOC-13 and the programme if not given
    #[arg(long, value_enum, value_name = "WHAT")]
    pub with: Vec<Asked>,
    /// Where to write, a file with the ending xlsx; standard output if not given
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// What a workbook has columns for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum Asked {
    /// EQ-5D-5L, with the scale from 0 to 100
    Eq5d5l,
    /// KASAM, 13 items
    Soc13,
    /// KASAM, 29 items
    Soc29,
    /// Who referred, where people went
    Programme,
}

/// So many people fit on a sheet; whoever needs more copies the last line down.
const ROWS: u32 = 300;
/// The names that the program reads stand below what they mean.
const NAMES: u32 = 1;
/// The first row of a person.
const FIRST: u32 = NAMES + 1;
/// Shorter than any personal identity number.
const LONGEST_ID: u32 = 9;
/// The sheet of what can be chosen from.
const LISTS: &str = "Lists";

const WRITING: Doing = Doing("writing-template");

/// Runs the command.
pub fn run(args: &TemplateArgs) -> Result<ExitCode> {
    let mut asked = if args.with.is_empty() { vec![Asked::Eq5d5l, Asked::Soc13, Asked::Programme] } else { args.with.clone() };
    asked.sort_unstable();
    asked.dedup();
    if asked.contains(&Asked::Soc13) && asked.contains(&Asked::Soc29) {
        bail!(text!("template-both-soc"));
    }
    let mut out = Output::create(args.output.as_deref(), &["xlsx"], &[])?;
    std::io::Write::write_all(&mut out, &workbook(&asked).context(WRITING)?).context(WRITING)?;
    out.finish().context(WRITING)?;
    Ok(ExitCode::SUCCESS)
}

/// A column of the workbook.
struct Column {
    /// The name that the program reads.
    name: String,
    /// What it is, in words.
    label: String,
    holds: Holds,
    /// The occasion at which it is filled in; none for both.
    at: Option<Occasion>,
}

/// What a cell of a column may hold.
enum Holds {
    Id,
    Day,
    Whole(u8, u8),
    /// Texts to choose from.
    OneOf(Vec<String>),
}

fn workbook(asked: &[Asked]) -> Result<Vec<u8>, XlsxError> {
    let columns = columns(asked);
    let mut workbook = Workbook::new();
    // the same bytes on every day
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    for occasion in Occasion::BOTH {
        let name = text!("template-sheet", occasion = occasion.name()).to_string();
        write_sheet(workbook.add_worksheet().set_name(name)?, &columns, occasion)?;
    }
    write_lists(workbook.add_worksheet().set_name(LISTS)?.set_hidden(true), &columns)?;
    workbook.save_to_buffer()
}

fn columns(asked: &[Asked]) -> Vec<Column> {
    let registry = Registry::built_in();
    let both = |name: &str, holds: Holds| Column { name: name.to_owned(), label: labelled(name), holds, at: None };
    let mut columns = vec![both("id", Holds::Id), both("date", Holds::Day)];
    for what in asked {
        let Some(form) = what.form() else {
            columns.extend(of_programme(&Programme::built_in()));
            continue;
        };
        for item in registry.get(form).into_iter().flat_map(|form| &form.definition().items) {
            let label = spoken().label(&item.label).to_owned();
            let name = item.id.to_string();
            columns.push(Column { name, label, holds: Holds::Whole(item.min, item.max), at: None });
        }
    }
    columns
}

/// What the programme asks, without what is told in words of one's own.
fn of_programme(programme: &Programme) -> Vec<Column> {
    let said = |label: &enkat::instrument::Label| spoken().label(label).to_owned();
    let senders = programme.codes().iter().filter(|code| code.sender).map(|code| said(&code.label)).collect();
    let exits = programme.codes().iter().filter(|code| code.exit).map(|code| said(&code.label)).collect();
    let kinds = Holds::OneOf(text!("template-exit-kinds").to_string().split("; ").map(str::to_owned).collect());
    let column =
        |name: &str, at: Occasion, holds: Holds| Column { name: name.into(), label: labelled(name), holds, at: Some(at) };
    let hours = Column { name: "hours_per_week".into(), label: labelled("hours_per_week"), holds: Holds::Whole(0, 60), at: None };
    vec![
        column("sex", Occasion::Start, Holds::OneOf(programme.sexes().iter().map(|sex| said(&sex.label)).collect())),
        column("age", Occasion::Start, Holds::Whole(15, 99)),
        column("referred_from", Occasion::Start, Holds::OneOf(senders)),
        hours,
        column("exit_to", Occasion::Exit, Holds::OneOf(exits)),
        column("exit_kind", Occasion::Exit, kinds),
    ]
}

impl Asked {
    /// The questionnaire, by its id; none of the programme.
    const fn form(self) -> Option<&'static str> {
        match self {
            Self::Eq5d5l => Some("eq5d5l"),
            Self::Soc13 => Some("soc13"),
            Self::Soc29 => Some("soc29"),
            Self::Programme => None,
        }
    }
}

/// What a column is, in words.
fn labelled(name: &str) -> String {
    Text::new(format!("column-{}", name.replace('_', "-")), Vec::new()).to_string()
}

fn write_sheet(sheet: &mut Worksheet, columns: &[Column], occasion: Occasion) -> Result<(), XlsxError> {
    let words =
        Format::new().set_bold().set_text_wrap().set_background_color(Color::RGB(0x00e7_f0f0)).set_border(FormatBorder::Thin);
    let names = Format::new().set_font_color(Color::RGB(0x0066_7777)).set_font_size(9);
    let unused = Format::new().set_background_color(Color::RGB(0x00dd_dddd));
    let day = Format::new().set_num_format("yyyy-mm-dd");
    sheet.set_row_height(0, 48)?;
    sheet.set_freeze_panes(FIRST, 1)?;
    for (place, column) in (0..).zip(columns) {
        sheet.set_column_width(place, if matches!(column.holds, Holds::OneOf(_)) { 22 } else { 12 })?;
        sheet.write_with_format(0, place, &column.label, &words)?;
        sheet.write_with_format(NAMES, place, &column.name, &names)?;
        let is_used = column.at.is_none_or(|at| at == occasion);
        let last = FIRST + ROWS - 1;
        if matches!(column.holds, Holds::Day) {
            sheet.set_column_format(place, &day)?;
        }
        for row in FIRST..=last {
            if !is_used {
                sheet.write_blank(row, place, &unused)?;
            }
        }
        let allowed = if is_used { column.allowed(place)? } else { nothing()? };
        sheet.add_data_validation(FIRST, place, last, place, &allowed)?;
    }
    Ok(())
}

/// The column belongs to the other occasion.
fn nothing() -> Result<DataValidation, XlsxError> {
    let other = text!("template-other-occasion").to_string();
    DataValidation::new().allow_custom(Formula::new("FALSE")).set_error_message(other)
}

impl Column {
    /// What the spreadsheet lets in, and what it says of anything else.
    fn allowed(&self, place: u16) -> Result<DataValidation, XlsxError> {
        let allowed = DataValidation::new();
        let allowed = match &self.holds {
            Holds::Id => allowed
                .allow_text_length(DataValidationRule::LessThanOrEqualTo(LONGEST_ID))
                .set_input_message(text!("template-id").to_string())?,
            Holds::Day => {
                let [from, to] = [1990, 2199].map(|year| ExcelDateTime::from_ymd(year, 1, 1));
                allowed.allow_date(DataValidationRule::Between(from?, to?))
            }
            Holds::Whole(low, high) => allowed.allow_whole_number(DataValidationRule::Between((*low).into(), (*high).into())),
            Holds::OneOf(texts) => {
                let letter = rust_xlsxwriter::utility::column_number_to_name(place);
                let list = format!("={LISTS}!${letter}$1:${letter}${}", texts.len());
                // several stand in one cell with a semicolon between them: the spreadsheet asks, and lets it pass
                allowed.allow_list_formula(Formula::new(list)).set_error_style(DataValidationErrorStyle::Warning)
            }
        };
        allowed.set_error_message(self.expected())
    }

    fn expected(&self) -> String {
        match &self.holds {
            Holds::Id => text!("template-id").to_string(),
            Holds::Day => text!("template-day").to_string(),
            Holds::Whole(low, high) => text!("template-whole", low = low.to_string(), high = high.to_string()).to_string(),
            Holds::OneOf(_) => text!("template-one-of").to_string(),
        }
    }
}

/// What can be chosen from stands below each other in the column of its own number.
fn write_lists(sheet: &mut Worksheet, columns: &[Column]) -> Result<(), XlsxError> {
    for (place, column) in (0..).zip(columns) {
        let Holds::OneOf(texts) = &column.holds else { continue };
        for (row, text) in (0..).zip(texts) {
            sheet.write(row, place, text)?;
        }
    }
    Ok(())
}
