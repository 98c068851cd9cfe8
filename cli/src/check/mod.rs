//! `enkat check`: every cell and every stored score that is wrong, and where.

mod baseline;
pub mod format;
pub mod github;
pub mod human;
pub mod init;
mod inputs;
pub mod json;
pub mod junit;
pub mod outcome;
mod pattern;
pub mod sarif;
pub(crate) mod text;

pub use baseline::Baseline;
pub use format::{Format, Formats};
pub use outcome::{Excerpt, FileOutcome, Group, Listed, Outcome, SwitchedOff};

use crate::exit_code::ExitCode;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use enkat::finding::{Finding, Rule, Severity};
use enkat::inspect::Inspected;
use enkat_tables::{Chunk, name_of};

use crate::args::{CheckArgs, FailOn};
use crate::columns;
use crate::config::Settings;
use crate::how;
use crate::input::Input;
use crate::language::{Language, speaking, spoken};
use crate::output::Output;
use crate::pipeline::Begun;
use crate::say::say;
use crate::source::{Source, by_settings};
use crate::text;
use inputs::Inputs;

/// Runs the command.
pub fn run(args: &CheckArgs) -> Result<ExitCode> {
    if args.table.strict {
        bail!(text!("check-strict"));
    }
    if args.init {
        return init::run(args);
    }
    // what is said of a run as a whole stands beside its first file
    let of_run = Settings::load(&args.table, args.input.first().map_or(Path::new("-"), PathBuf::as_path))?;
    let Inputs { files: inputs, unreadable, .. } = Inputs::named(&args.input, &of_run.check)?;
    let formats = Formats::parse(if args.format.is_empty() { &of_run.check.format } else { &args.format })?;
    let paths: Vec<&Path> = inputs.iter().map(PathBuf::as_path).chain(of_run.inputs([])).collect();
    // a baseline that is written holds all there is
    let baseline = args.baseline.as_deref().or(of_run.check.baseline.as_deref()).filter(|_| args.write_baseline.is_none());
    let opened = formats.open(&paths.iter().copied().chain(baseline).collect::<Vec<_>>())?;
    let to_write = args.write_baseline.as_deref().map(|path| {
        if formats.go_to(path) {
            bail!(text!("format-and-baseline", file = path.display()));
        }
        Ok((path, Output::create(Some(path), &["json"], &paths)?))
    });
    let to_write = to_write.transpose()?;
    let baseline = baseline.map(|path| Ok::<_, anyhow::Error>((path, Baseline::read(path)?))).transpose()?;
    if let Some((path, baseline)) = &baseline {
        for note in baseline.notes(path) {
            say(text!("note-of", name = path.display(), what = note));
        }
    }
    let mut files = Vec::new();
    for input in &inputs {
        let file = file(args, input).and_then(|mut file| {
            if let Some((path, baseline)) = &baseline {
                baseline.apply(path, &mut file)?;
                if let Some(gone) = text::gone(&file) {
                    say(text!("note-of", name = &file.name, what = gone));
                }
            }
            Ok(file)
        });
        files.push(file.unwrap_or_else(|error| {
            say(text!("error-that", what = how::told(&error)));
            unusable(name_of(input), || how::told(&error))
        }));
    }
    files.extend(unreadable.into_iter().map(|(folder, error)| {
        let (name, why) = (name_of(&folder), text!("folder-unreadable", error = error.to_string()));
        say(text!("error-that", what = format!("{name}: {why}")));
        unusable(name, || why.to_string())
    }));
    let fail_on = match args.fail_on.or(of_run.check.fail_on) {
        Some(FailOn::Warning) => Severity::Warning,
        Some(FailOn::Error) | None => Severity::Error,
    };
    let outcome = Outcome { files, fail_on, said_in: args.say.then(spoken) };
    let is_usable = outcome.files.iter().all(|file| file.unusable.is_none());
    let baseline = to_write.map(|(path, output)| Ok::<_, anyhow::Error>((path, output, Baseline::of(&outcome, path)?.text()?)));
    match baseline.transpose()? {
        None => opened.write(&outcome, None)?,
        Some((_, output, text)) if is_usable => {
            opened.write(&outcome, Some((output, text)))?;
            return Ok(ExitCode::SUCCESS);
        }
        Some((path, ..)) => {
            opened.write(&outcome, None)?;
            bail!(text!("baseline-not-written", file = path.display()));
        }
    }
    Ok(ExitCode::from(outcome.exit_code()))
}

/// A file of which nothing else is known than why it cannot be used.
fn unusable(name: String, why: impl Fn() -> String) -> FileOutcome {
    let [unusable, unusable_in_swedish] = [Language::En, Language::Sv].map(|language| {
        let why = speaking(language, &why);
        // whoever shows it names the file; before it may stand which settings it is read by
        let without = [": ", ", "].into_iter().find_map(|end| why.split_once(&format!("{name}{end}")));
        let without = without.filter(|(before, _)| before.is_empty() || before.ends_with(": "));
        Some(without.map_or_else(|| why.clone(), |(before, rest)| format!("{before}{rest}")))
    });
    FileOutcome { name, unusable, unusable_in_swedish, ..FileOutcome::default() }
}

/// Takes rules that are switched off out of what was found.
fn switch_off(file: &mut FileOutcome, off: Vec<(Rule, String)>) {
    for (rule, reason) in off {
        let count = file.totals.iter().filter(|total| total.rule == rule).map(|total| total.count).sum();
        file.totals.retain(|total| total.rule != rule);
        file.listed.retain(|listed| listed.finding.rule != rule);
        file.off.push(SwitchedOff { rule, reason, count });
    }
}

/// Checks one file.
fn file(args: &CheckArgs, input: &Path) -> Result<FileOutcome> {
    let mut settings = Settings::load(&args.table, input)?;
    let given = if args.stored.is_empty() { "[check.stored]" } else { "--stored" };
    if !args.stored.is_empty() {
        settings.choices.stored = args.stored.iter().map(|text| text.parse()).collect::<Result<_, _>>().context(given)?;
    }
    settings.choices.most_listed = args.max_findings.unwrap_or(settings.choices.most_listed);
    settings.choices.show_values |= args.show_values;
    let mut source = Source::open(&[Input::named(input)], &mut settings)?;
    let mut check = source.read_for(|header| settings.choices.check(&settings.registry, header))?;
    let begun = Begun::new(&mut source.table).map_err(|error| by_settings(error, &source.found))?;
    let stored = &settings.choices.stored;
    let first_rows = if stored.is_empty() { Chunk::default() } else { begun.first_rows()? };
    for stored in stored {
        let compared = check.comparing(stored, |column| first_rows.column(column)).context(given);
        check = compared.map_err(|error| by_settings(error, &source.found))?;
    }
    let run = begun.run(&check);
    let ((), inspected) = source.after(run)?;
    let Inspected { rows, mut listed, mut totals, .. } = inspected;
    let found = listed.iter_mut().map(|listed| &mut listed.finding).chain(totals.iter_mut().map(|total| &mut total.first));
    let cells = found.filter_map(|finding| as_in_table(finding, &source)).collect();
    for total in &mut totals {
        total.column = source.column_name(&total.column, None);
    }
    for excerpt in listed.iter_mut().filter_map(|listed| listed.excerpt.as_mut()) {
        excerpt.cells.iter_mut().for_each(|(column, _)| *column = source.column_name(column, None));
    }
    let name = source.name.clone();
    for note in source.table.notes(spoken()) {
        say(text!("note-of", name = &name, what = note));
    }
    let mut columns = columns::columns(check.reader(), &settings.choices);
    // of several tables each has told its own
    if source.table.origin(0).is_none() && !columns::are_all_ours(&columns) {
        columns::say_read(check.reader(), &settings);
    }
    for (name, _) in &mut columns {
        *name = source.column_name(name, None);
    }
    let sheet = source.table.sheet().map(str::to_owned);
    let mut outcome = FileOutcome { name, rows, columns, sheet, cells, listed, totals, ..FileOutcome::default() };
    switch_off(&mut outcome, settings.check.off.clone());
    Ok(outcome)
}

/// A finding under the one name that its column has in several tables; in one of several sheets its cell, by row and column.
fn as_in_table(finding: &mut Finding, source: &Source) -> Option<((u64, String), String)> {
    let origin = finding.row.and_then(|row| source.table.origin(row));
    let cell = origin.as_ref().and_then(|_| source.cell(finding));
    finding.column = source.column_name(&finding.column, None);
    let (row, cell) = finding.row.zip(cell)?;
    finding.line = origin.and_then(|origin| origin.line).or(finding.line);
    Some(((row, finding.column.clone()), cell))
}
