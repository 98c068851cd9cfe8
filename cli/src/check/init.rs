//! `enkat check --init`: a settings file that is proposed for a table, with what each line was guessed from.

mod codes;
mod file;
pub mod json;
mod section;
mod shared_ids;

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use enkat::finding::{Findings, holds_identity_number};
use enkat::ground::looks_like_name;
use enkat::table::propose::{Proposal, TableSample};
use enkat::table::{LayoutError, TableError, TableReader};
use enkat_tables::{Chunk, Table, name_of};

use super::inputs::Inputs;
use crate::args::{CheckArgs, TableArgs};
use crate::config::{CheckSettings, Settings};
use crate::exit_code::ExitCode;
use crate::how;
use crate::input::{Input, composed};
use crate::language::spoken;
use crate::open_table::{counting_rows, open_table};
use crate::output::Output;
use crate::several::{self, found_sheets};
use crate::source::in_table;
use crate::text;
use file::{MUNICIPALITY, ProposedFile};
use json::{Document, TableEntry};
use section::quoted;
use shared_ids::SharedIds;

/// The ending of a settings file.
const ENDING: &str = "toml";

/// Reads the tables and writes a proposal, to standard output if no file is named.
pub(super) fn run(args: &CheckArgs) -> Result<ExitCode> {
    if args.input.is_empty() {
        bail!(text!("init-no-table"));
    }
    let Inputs { files, unreadable, .. } = Inputs::named(&args.input, &CheckSettings::default())?;
    if let Some((folder, error)) = unreadable.into_iter().next() {
        return Err(error).with_context(|| name_of(&folder));
    }
    let output = args.output.as_deref();
    let is_document = is_document(&args.format)?;
    let ending = if is_document { "json" } else { ENDING };
    if let Some(path) = output.filter(|path| *path != Path::new("-") && path.extension().is_none()) {
        bail!(text!("init-ending", file = path.display(), ending = ending));
    }
    let settings = Settings::from_args(&args.table)?;
    let create = || Output::create(output, &[ending], &settings.inputs(files.iter().map(PathBuf::as_path)));
    if let ([input], false) = (files.as_slice(), is_document) {
        // nothing is read where nothing could be written
        let (opened, out) = (Opened::new(input, &args.table)?, create()?);
        let Proposed { file, .. } = opened.propose(None, args)?;
        return finish(out, output, &file.text());
    }
    several::refuse_twice(&Input::all(&files), &settings)?;
    if let Some(input) = files.iter().find(|input| !input.is_file() && (input.exists() || *input == Path::new("-"))) {
        bail!(text!("init-read-twice", file = name_of(input)));
    }
    let out = create()?;
    if is_document {
        return document(&files, args, out);
    }
    let several = Several::of(&files, args, |input, error| Err(error).with_context(|| name_of(input)))?;
    finish(out, output, &several.settings())
}

/// `--format json` asks for a document; there is no other form than that and the settings file.
fn is_document(formats: &[String]) -> Result<bool> {
    match formats {
        [] => Ok(false),
        [form] if form == "json" => Ok(true),
        _ => bail!(text!("init-format")),
    }
}

/// Writes what is proposed for a program, and why a table cannot be read.
fn document(inputs: &[PathBuf], args: &CheckArgs, mut out: Output) -> Result<ExitCode> {
    let mut why = BTreeMap::new();
    let several = Several::of(inputs, args, |input, error| {
        why.insert(input.to_owned(), how::told(&error));
        Ok(())
    })?;
    let settings = match (several.tables.as_slice(), why.is_empty()) {
        ([(_, one)], true) => Some(one.file.text()),
        (_, true) => Some(several.settings()),
        (_, false) => None,
    };
    let shared = several.ids.sharing();
    let mut tables: Vec<TableEntry> = Vec::new();
    let mut proposed = several.tables.into_iter().zip(shared);
    for (input, name) in inputs.iter().zip(several.names) {
        let mut entry = TableEntry { file: name_of(input), name, unusable: why.remove(input), ..TableEntry::default() };
        entry.sheets = visible_sheets(input);
        if entry.unusable.is_none()
            && let Some(((_, proposed), shares_ids)) = proposed.next()
        {
            proposed.tell(&mut entry, args.show_values);
            entry.shares_ids = shares_ids;
        }
        tables.push(entry);
    }
    let is_usable = tables.iter().all(|table| table.unusable.is_none());
    // a table may turn out to be unreadable only with what is proposed for it
    let settings = settings.filter(|_| is_usable);
    out.write_all(json::text(&Document { version: json::VERSION, settings, tables })?.as_bytes())?;
    out.finish()?;
    Ok(if is_usable { ExitCode::SUCCESS } else { ExitCode::UNUSABLE })
}

/// The sheets of a workbook that a person sees; none of any other file.
fn visible_sheets(input: &Path) -> Vec<String> {
    let sheets = fs::File::open(input).ok().and_then(|file| enkat_tables::sheets(file, &name_of(input)).ok());
    sheets.into_iter().flatten().filter(|sheet| sheet.is_visible).map(|sheet| sheet.name).collect()
}

/// What is proposed for tables that are read as one.
struct Several {
    names: Vec<String>,
    ids: SharedIds,
    /// Those that can be read, each with what it is called in the settings.
    tables: Vec<(String, Proposed)>,
}

impl Several {
    /// Reads them all; `or_else` says what becomes of one that cannot be read.
    fn of(inputs: &[PathBuf], args: &CheckArgs, mut or_else: impl FnMut(&Path, anyhow::Error) -> Result<()>) -> Result<Self> {
        let names: Vec<String> = inputs.iter().map(|input| own_name(input, inputs, args.output.as_deref())).collect();
        let (mut ids, mut tables) = (SharedIds::default(), Vec::new());
        for (input, name) in inputs.iter().zip(&names) {
            let table = format!("files.{}", quoted(name));
            let of_several = (inputs.len() > 1).then_some(table.as_str());
            let proposed = Opened::new(input, &args.table).and_then(|opened| opened.propose(of_several, args));
            let mut proposed = match proposed {
                Ok(proposed) => proposed,
                Err(error) => {
                    or_else(input, error)?;
                    continue;
                }
            };
            let stem = input.file_stem().map(|stem| composed(Path::new(stem))).unwrap_or_default();
            if inputs.len() > 1 && !proposed.says_municipality && !holds_identity_number(&stem) {
                proposed.file.ask_municipality(&stem);
            }
            ids.add(input, proposed.id, &proposed.settings)?;
            tables.push((table, proposed));
        }
        Ok(Self { names, ids, tables })
    }

    /// One settings file for all of them.
    fn settings(&self) -> String {
        let files = self.tables.iter().map(|(table, proposed)| (table.clone(), proposed.file.clone()));
        ProposedFile::text_of_several(&self.names, &self.ids.section(&self.names), files.collect())
    }
}

/// The name of a file, or its path where several have the name.
fn own_name(input: &Path, inputs: &[PathBuf], output: Option<&Path>) -> String {
    let name = |path: &Path| path.file_name().map(|name| composed(Path::new(name))).unwrap_or_default();
    let is_single = inputs.iter().filter(|other| name(other) == name(input)).count() == 1;
    if is_single { name(input) } else { from_folder_of(output, input) }
}

/// A table that is open, and how it is read.
struct Opened<'i> {
    input: &'i Path,
    settings: Settings,
    sheets: Vec<String>,
    table: Table,
}

/// What is proposed of a table.
struct Proposed {
    proposal: Proposal,
    file: ProposedFile,
    header: Vec<String>,
    first_rows: Vec<Vec<String>>,
    /// The sheets that are read, as `--sheet` names them.
    sheets: Vec<String>,
    /// What a person is to know of how it was read.
    notes: Vec<String>,
    /// A column says the municipality of each row.
    says_municipality: bool,
    /// Where the ids stand, if that is known.
    id: Option<usize>,
    settings: Settings,
}

impl<'i> Opened<'i> {
    fn new(input: &'i Path, args: &TableArgs) -> Result<Self> {
        let mut settings = Settings::from_args(args)?;
        let sheets = sheets(input, &args.sheet, &mut settings);
        let table = counting_rows(open_table(input, &settings.reading)?);
        let header: Vec<String> = table.header().iter().map(|name| name.trim().to_owned()).collect();
        if let [only] = header.as_slice()
            && let Some(sign) = only.chars().find(|sign| "|:~^".contains(*sign))
        {
            bail!(text!("init-one-column", file = name_of(input), sign = sign.to_string()));
        }
        if let Err(TableError::Layout(error @ LayoutError::NoHeader { .. })) =
            settings.choices.table(&settings.registry, &table.header())
        {
            return Err(in_table(error.into(), &table, &name_of(input)));
        }
        Ok(Self { input, settings, sheets, table })
    }

    /// Reads the whole table; `named` is the table of the settings that is its own, where there are several.
    fn propose(self, named: Option<&str>, args: &CheckArgs) -> Result<Proposed> {
        let Self { input, settings, sheets, mut table } = self;
        let (mut proposal, first_rows) = read(&mut table, &settings)?;
        let left_out = leave_out_answers(&mut proposal);
        let given = given(&args.table, &sheets, args.output.as_deref());
        let mut file = ProposedFile::new(&name_of(input), named, &proposal, &given);
        if left_out > 0 {
            file.say_left_out(left_out);
        }
        let header = table.header();
        #[expect(clippy::redundant_closure_for_method_calls, reason = "the method itself is of one lifetime alone")]
        let held_back = reading_by(&file.text(), &settings, &header, |reader| reader.named_violence_columns());
        match held_back {
            Ok(columns) if columns > 0 => file.say_held_back(columns),
            Ok(_) => {}
            Err(error) => file.say_unusable(&how::told(&error)),
        }
        let is_municipality = |name: &&str| ["kommun", MUNICIPALITY].contains(&name.trim().to_lowercase().as_str());
        let says_municipality =
            header.iter().any(is_municipality) || proposal.bindings.iter().any(|binding| binding.ours == MUNICIPALITY);
        let id = proposal.bindings.iter().find(|binding| binding.ours == "id").and_then(|binding| binding.column.as_deref());
        let id = header.iter().position(|name| name.trim().eq_ignore_ascii_case(id.unwrap_or("id").trim()));
        let (header, notes) = (header.into_iter().map(str::to_owned).collect(), table.notes(spoken()));
        Ok(Proposed { proposal, file, header, first_rows, sheets, notes, says_municipality, id, settings })
    }
}

impl Proposed {
    /// Tells it to a program, with the first rows where cells may be shown.
    fn tell(self, entry: &mut TableEntry, shows_values: bool) {
        entry.read.clone_from(&self.sheets);
        entry.notes.clone_from(&self.notes);
        entry.fill(&self.proposal);
        let header: Vec<&str> = self.header.iter().map(String::as_str).collect();
        if shows_values {
            let row = |row: Vec<String>| row.into_iter().map(Some).collect();
            entry.first_rows = Some(self.first_rows.into_iter().map(row).collect());
        }
        if let Err(error) = reading_by(&self.file.text(), &self.settings, &header, |reader| entry.read_by(reader)) {
            // whatever is named, these columns are not read: no cell is shown beside that
            (entry.unusable, entry.first_rows) = (Some(how::told(&error)), None);
        }
    }
}

/// Settings that are there already are not replaced: somebody may have written them by hand.
fn finish(mut out: Output, output: Option<&Path>, text: &str) -> Result<ExitCode> {
    let is_lost = |path: &Path| fs::read(path).is_ok_and(|known| !known.trim_ascii().is_empty() && known != text.as_bytes());
    if let Some(path) = output.filter(|path| *path != Path::new("-") && is_lost(path)) {
        bail!(text!("init-exists", file = path.display()));
    }
    out.write_all(text.as_bytes())?;
    out.finish()?;
    Ok(ExitCode::SUCCESS)
}

/// The sheets that are named, or the two that are found by their names; it is proposed for the first.
fn sheets(input: &Path, named: &[String], settings: &mut Settings) -> Vec<String> {
    if !named.is_empty() {
        return named.to_vec();
    }
    let Some(found) = found_sheets(input, &settings.reading) else { return Vec::new() };
    settings.reading.sheet = Some(found[0].name.clone());
    found.map(|sheet| format!("{}={}", sheet.occasion, sheet.name)).to_vec()
}

/// Keys that say again what the command line said of the table, with their values.
fn given(args: &TableArgs, sheets: &[String], output: Option<&Path>) -> Vec<(&'static str, &'static str, Vec<String>)> {
    let one = |value: &Option<String>| value.iter().cloned().collect::<Vec<_>>();
    let paths = |paths: &[PathBuf]| paths.iter().map(|path| from_folder_of(output, path)).collect::<Vec<_>>();
    let given = [
        ("delimiter", "--delimiter", one(&args.delimiter)),
        ("sheet", "--sheet", sheets.to_vec()),
        ("header-line", "--header-line", one(&args.header_line)),
        ("not-identity", "--not-identity", args.not_identity.clone()),
        ("scale-file", "--scale-file", paths(&args.scale_file)),
        ("form", "--form", paths(&args.form)),
        ("programme", "--programme", paths(args.programme.as_slice())),
    ];
    given.into_iter().filter(|(.., values)| !values.is_empty()).collect()
}

/// A path as a settings file names it: from its own folder, which is the working folder unless it is written elsewhere.
fn from_folder_of(output: Option<&Path>, path: &Path) -> String {
    let folder = output.and_then(Path::parent).filter(|folder| !folder.as_os_str().is_empty());
    let path = match folder {
        Some(folder) => path
            .strip_prefix(folder)
            .map_or_else(|_| std::path::absolute(path).unwrap_or_else(|_| path.to_owned()), Path::to_owned),
        None => path.to_owned(),
    };
    path.display().to_string()
}

/// What is seen of the columns as the program reads them by these settings.
fn reading_by<T>(text: &str, given: &Settings, header: &[&str], see: impl FnOnce(&TableReader<'_>) -> T) -> Result<T> {
    // files that it names were read already
    let text: Vec<&str> = text.lines().filter(|line| !file::NAMES_FILES.iter().any(|key| line.starts_with(key))).collect();
    let settings = Settings::from_text(&text.join("\n"))?;
    Ok(see(&settings.choices.table(&given.registry, header)?))
}

/// Takes out what concerns columns whose name may be somebody's answer, and counts it. A long name or a short number is kept:
/// questions and their numbers stand above columns.
fn leave_out_answers(proposal: &mut Proposal) -> usize {
    const SHORT: usize = 3;
    const LONG: usize = 60;
    let may_be_shown = |name: &str| {
        let length = name.chars().count();
        looks_like_name(name) || length > LONG || length <= SHORT
    };
    let mut count = 0;
    for bindings in [&mut proposal.bindings, &mut proposal.stored] {
        for binding in bindings.iter_mut() {
            count += usize::from(binding.column.take_if(|column| !may_be_shown(column)).is_some());
            count += binding.others.extract_if(.., |other| !may_be_shown(&other.column)).count();
        }
        bindings.retain(|binding| binding.column.is_some() || !binding.others.is_empty());
    }
    count
}

/// What the columns may be, in memory that does not grow with the table, and the first rows.
fn read(table: &mut Table, settings: &Settings) -> Result<(Proposal, Vec<Vec<String>>)> {
    const FIRST: usize = 10;
    let columns = table.header().len();
    let (mut sample, mut first) = (TableSample::new(&table.header(), &settings.registry), Vec::new());
    let (mut chunk, mut findings) = (Chunk::default(), Findings::listing(0));
    while table.read(&mut chunk, &mut findings)? {
        for row in (0..chunk.rows()).filter(|row| !chunk.broken[*row]) {
            sample.add_row(|column| chunk.cell(row, column));
            if first.len() < FIRST {
                first.push((0..columns).map(|column| chunk.cell(row, column).to_owned()).collect());
            }
        }
    }
    Ok((sample.propose(&settings.registry), first))
}
