//! `enkat check --init`: a settings file that is proposed for a table, with what each line was guessed from.

mod codes;
mod file;
mod section;

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, bail};
use enkat::finding::Findings;
use enkat::ground::looks_like_name;
use enkat::table::propose::{Proposal, TableSample};
use enkat::table::{LayoutError, TableError};
use enkat_tables::{Chunk, Table, name_of};

use crate::args::{CheckArgs, TableArgs};
use crate::config::Settings;
use crate::how;
use crate::open_table::{counting_rows, open_table};
use crate::output::Output;
use crate::several::found_sheets;
use crate::source::in_table;
use crate::text;
use file::ProposedFile;

/// The ending of a settings file.
const ENDING: &str = "toml";

/// Reads the whole table and writes a proposal, to standard output if no file is named.
pub(super) fn run(args: &CheckArgs) -> Result<ExitCode> {
    let [input] = args.input.as_slice() else { bail!(text!("init-one-table")) };
    let output = args.output.as_deref();
    if let Some(path) = output.filter(|path| *path != Path::new("-") && path.extension().is_none()) {
        bail!(text!("init-ending", file = path.display(), ending = ENDING));
    }
    let mut settings = Settings::from_args(&args.table)?;
    let sheets = sheets(input, &args.table.sheet, &mut settings);
    let mut table = counting_rows(open_table(input, &settings.reading)?);
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
    let out = Output::create(output, &[ENDING], &settings.inputs([input.as_path()]))?;
    let mut proposal = read(&mut table, &settings)?;
    let left_out = leave_out_answers(&mut proposal);
    let mut file = ProposedFile::new(&name_of(input), &proposal, &given(&args.table, &sheets, output));
    if left_out > 0 {
        file.say_left_out(left_out);
    }
    let header = table.header();
    match held_back(&file.text(), &settings, &header) {
        Ok(columns) if columns > 0 => file.say_held_back(columns),
        Ok(_) => {}
        Err(error) => file.say_unusable(&how::told(&error)),
    }
    finish(out, output, &file.text())
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

/// The settings are read as the program reads them, and fit the columns; how many of these only their name says to be about violence.
fn held_back(text: &str, given: &Settings, header: &[&str]) -> Result<usize> {
    // files that it names were read already
    let text: Vec<&str> = text.lines().filter(|line| !file::NAMES_FILES.iter().any(|key| line.starts_with(key))).collect();
    let reader = Settings::from_text(&text.join("\n"))?.choices.table(&given.registry, header)?;
    Ok(reader.named_violence_columns())
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

/// What the columns may be, in memory that does not grow with the table.
fn read(table: &mut Table, settings: &Settings) -> Result<Proposal> {
    let mut sample = TableSample::new(&table.header(), &settings.registry);
    let (mut chunk, mut findings) = (Chunk::default(), Findings::listing(0));
    while table.read(&mut chunk, &mut findings)? {
        for row in (0..chunk.rows()).filter(|row| !chunk.broken[*row]) {
            sample.add_row(|column| chunk.cell(row, column));
        }
    }
    Ok(sample.propose(&settings.registry))
}
