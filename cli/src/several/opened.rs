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
                Ok(table) => return Ok(vec![Self::new(table, place, occasion, settings, registry)?]),
                Err(error) if is_of_sheets(&error) => found_sheets(&input.path, &settings.reading).ok_or(error)?,
                Err(error) => return Err(error),
            },
            chosen => chosen.to_vec(),
        };
        let is_file = input.path.is_file() || !input.is_standard() && !input.path.exists();
        if chosen.len() > 1 && !is_file {
            bail!(text!("sheets-read-once", name = name_of(&input.path)));
        }
        let has_occasions = chosen.iter().any(|(occasion, _)| occasion.is_some());
        if let Some(occasion) = occasion.filter(|_| has_occasions) {
            bail!(text!("sheets-and-occasion", file = input.path.display(), occasion = occasion.name()));
        }
        let open = |(of_sheet, name): (Option<Occasion>, String)| {
            let table = open_table(&input.path, &ReadOptions { sheet: Some(name.clone()), ..settings.reading.clone() })?;
            let table = if has_occasions { table.with_name(&format!("{}, {name}", input.path.display())) } else { table };
            Self::new(table, place, of_sheet.or(occasion), settings, registry)
        };
        chosen.into_iter().map(open).collect()
    }

    fn new(table: Table, input: usize, occasion: Option<Occasion>, settings: &Settings, registry: &Registry) -> Result<Self> {
        // within what ids are is a matter of the whole
        let mut choices = Choices { ids_within: None, ..settings.choices.clone() };
        let table = long_form::pivoted(table, registry, &mut choices)?;
        Ok(Self { table, input, occasion, choices, set: settings.set.clone() })
    }
}

fn is_of_sheets(error: &anyhow::Error) -> bool {
    error.downcast_ref::<TableError>().is_some_and(|error| error.kind() == ErrorKind::Sheet)
}

/// Two sheets of a file whose names say start and exit and that have the same columns; it is told.
#[must_use]
pub fn found_sheets(path: &Path, options: &ReadOptions) -> Option<Vec<(Option<Occasion>, String)>> {
    // what is no file can be read once, and was
    let file = std::fs::File::open(Some(path).filter(|path| path.is_file())?).ok()?;
    let of_workbook = sheets(file, &path.display().to_string()).ok()?;
    let names: Vec<&str> = of_workbook.iter().filter(|sheet| sheet.is_visible).map(|sheet| sheet.name.as_str()).collect();
    let pair = start_and_exit(&names)?;
    let columns = |sheet: &str| {
        let table = Table::open(path, &ReadOptions { sheet: Some(sheet.to_owned()), ..options.clone() }).ok()?;
        let mut columns: Vec<String> = table.header().into_iter().map(|name| name.trim().to_lowercase()).collect();
        columns.sort_unstable();
        Some(columns)
    };
    let [start, exit] = pair.map(columns);
    if start? != exit? {
        return None;
    }
    let [start, exit] = pair;
    let others: Vec<String> = names.iter().filter(|name| !pair.contains(name)).map(|name| format!("{name:?}")).collect();
    let (file, [quoted_start, quoted_exit]) = (path.display(), pair.map(|sheet| format!("{sheet:?}")));
    say(if others.is_empty() {
        text!("note-sheets", file = file, start = quoted_start, exit = quoted_exit)
    } else {
        let others = others.join(", ");
        text!("note-sheets-and-others", file = file, start = quoted_start, exit = quoted_exit, others = others)
    });
    Some(vec![(Some(Occasion::Start), start.to_owned()), (Some(Occasion::Exit), exit.to_owned())])
}
