//! A table, or the sheets of one, before it is a part of the whole.

use std::path::Path;

use anyhow::{Result, bail};
use enkat::ground::Occasion;
use enkat::inner::table::start_and_exit;
use enkat::{Choices, Registry};
use enkat_tables::{ErrorKind, ReadOptions, Table, TableError, name_of, sheets};

use crate::config::Settings;
use crate::input::Input;
use crate::long_form;
use crate::open_table::open_table;
use crate::say::say;
use crate::text;

/// An open table, and how it is read.
pub(super) struct Opened {
    pub(super) table: Table,
    /// What messages call it: a file without its folder, perhaps with a sheet.
    pub(super) name: String,
    /// Its place among the tables that were named.
    pub(super) input: usize,
    /// The occasion of all its rows.
    pub(super) occasion: Option<Occasion>,
    pub(super) choices: Choices,
    /// Columns that hold one text in every row.
    pub(super) set: Vec<(String, String)>,
}

impl Opened {
    /// What is behind an input: one table, or two sheets of a workbook.
    pub(super) fn of(input: &Input, place: usize, settings: &Settings, registry: &Registry) -> Result<Vec<Self>> {
        let occasion = input.occasion.or(settings.occasion);
        let chosen: Vec<(Option<Occasion>, String)> = match settings.sheets.as_slice() {
            [] => match open_table(&input.path, &settings.reading) {
                Ok(table) => return Ok(vec![Self::new(table, input, place, occasion, settings, registry)?]),
                Err(error) if is_of_sheets(&error) => {
                    let found = found_sheets(&input.path, &settings.reading).ok_or(error)?;
                    refuse_both(occasion, input)?;
                    let of_sheet = |sheet: FoundSheet| {
                        let table = named_by_sheet(sheet.table, &input.path, &sheet.name);
                        Self::new(table, input, place, Some(sheet.occasion), settings, registry)
                    };
                    return found.into_iter().map(of_sheet).collect();
                }
                Err(error) => return Err(error),
            },
            chosen => chosen.to_vec(),
        };
        let is_file = input.path.is_file() || !input.is_standard() && !input.path.exists();
        if chosen.len() > 1 && !is_file {
            bail!(text!("sheets-read-once", name = name_of(&input.path)));
        }
        let has_occasions = chosen.iter().any(|(occasion, _)| occasion.is_some());
        refuse_both(occasion.filter(|_| has_occasions), input)?;
        let open = |(of_sheet, name): (Option<Occasion>, String)| {
            let table = open_table(&input.path, &ReadOptions { sheet: Some(name.clone()), ..settings.reading.clone() })?;
            let table = if has_occasions { named_by_sheet(table, &input.path, &name) } else { table };
            Self::new(table, input, place, of_sheet.or(occasion), settings, registry)
        };
        chosen.into_iter().map(open).collect()
    }

    fn new(
        table: Table,
        input: &Input,
        place: usize,
        occasion: Option<Occasion>,
        settings: &Settings,
        registry: &Registry,
    ) -> Result<Self> {
        // within what ids are is a matter of the whole
        let mut choices = Choices { ids_within: None, ..settings.choices.clone() };
        let table = long_form::pivoted(table, registry, &mut choices)?;
        let file = input.path.file_name().filter(|_| !input.is_standard()).map(|name| name.to_string_lossy());
        let name = match (file, table.name().strip_prefix(&name_of(&input.path))) {
            (Some(file), Some(sheet)) => format!("{file}{sheet}"),
            _ => table.name().to_owned(),
        };
        Ok(Self { table, name, input: place, occasion, choices, set: settings.set.clone() })
    }
}

/// The occasion of a whole file is one of its sheets' as well.
fn refuse_both(occasion: Option<Occasion>, input: &Input) -> Result<()> {
    match occasion {
        Some(occasion) => bail!(text!("sheets-and-occasion", file = input.path.display(), occasion = occasion.name())),
        None => Ok(()),
    }
}

fn named_by_sheet(table: Table, file: &Path, sheet: &str) -> Table {
    table.with_name(&format!("{}, {sheet}", file.display()))
}

/// A sheet that was found, open.
pub struct FoundSheet {
    /// Of which occasion it is.
    pub occasion: Occasion,
    /// What it is called.
    pub name: String,
    /// Its rows.
    pub table: Table,
}

fn is_of_sheets(error: &anyhow::Error) -> bool {
    error.downcast_ref::<TableError>().is_some_and(|error| error.kind() == ErrorKind::Sheet)
}

/// Two sheets of a file whose names say start and exit and that have the same columns; it is told.
#[must_use]
pub fn found_sheets(path: &Path, options: &ReadOptions) -> Option<[FoundSheet; 2]> {
    // what is no file can be read once, and was
    let file = std::fs::File::open(Some(path).filter(|path| path.is_file())?).ok()?;
    let of_workbook = sheets(file, &path.display().to_string()).ok()?;
    let names: Vec<&str> = of_workbook.iter().filter(|sheet| sheet.is_visible).map(|sheet| sheet.name.as_str()).collect();
    let pair = start_and_exit(&names)?;
    let open = |sheet: &str| Table::open(path, &ReadOptions { sheet: Some(sheet.to_owned()), ..options.clone() }).ok();
    let columns = |table: &Table| {
        let mut columns: Vec<String> = table.header().into_iter().map(|name| name.trim().to_lowercase()).collect();
        columns.sort_unstable();
        columns
    };
    let (start, exit) = (open(pair[0])?, open(pair[1])?);
    if columns(&start) != columns(&exit) {
        return None;
    }
    let others: Vec<String> = names.iter().filter(|name| !pair.contains(name)).map(|name| format!("{name:?}")).collect();
    let (file, [quoted_start, quoted_exit]) = (path.display(), pair.map(|sheet| format!("{sheet:?}")));
    say(if others.is_empty() {
        text!("note-sheets", file = file, start = quoted_start, exit = quoted_exit)
    } else {
        let others = others.join(", ");
        text!("note-sheets-and-others", file = file, start = quoted_start, exit = quoted_exit, others = others)
    });
    let [start_name, exit_name] = pair.map(str::to_owned);
    Some([
        FoundSheet { occasion: Occasion::Start, name: start_name, table: start },
        FoundSheet { occasion: Occasion::Exit, name: exit_name, table: exit },
    ])
}
