//! `enkat change`: a row for each person who has both occasions.

use std::process::ExitCode;

use anyhow::{Result, bail};
use enkat::figure::ReportOptions;
use enkat::instrument::Scorer;
use enkat::report::{ChangeCell, PersonChanges};

use crate::args::{ChangeArgs, TableFormat, or_from_file};
use crate::cohort;
use crate::config::Settings;
use crate::output::Output;
use crate::report::reliability;
use crate::rows::RowWriter;
use crate::say::say;
use crate::source::Source;
use crate::summary;

/// Runs the command.
pub fn run(args: &ChangeArgs) -> Result<ExitCode> {
    let settings = Settings::load(&args.table, &args.input)?;
    let format = or_from_file(args.format, settings.output.format.as_ref(), "format")?.unwrap_or(TableFormat::Csv);
    let mut source = Source::open(&args.input, &settings)?;
    if !source.reader.has_occasions() {
        bail!(
            "{}: nothing tells start and exit apart; name the column with --map wave=COLUMN, or both occasions of a wide table \
             with --map start.mo=COLUMN --map exit.mo=COLUMN",
            args.input.display()
        );
    }
    if source.reader.layout.id.is_none() && !source.reader.layout.wide {
        bail!(
            "{}: the table has no column id, so nobody's change can be told; name it with --map id=COLUMN",
            args.input.display()
        );
    }
    let cohort = cohort::read(&mut source, &settings, &args.group.by, true)?;
    let options = ReportOptions {
        value_sets: settings.sets().cloned().collect(),
        missing: settings.missing,
        reliability: reliability(&args.group, &settings)?,
        ..ReportOptions::default()
    };
    let scorers: Vec<&dyn Scorer> = source.reader.questionnaires().into_iter().map(|form| &*form.scorer as &dyn Scorer).collect();
    let changes = PersonChanges::new(&cohort, &scorers, &options)?;
    if changes.columns().is_empty() {
        bail!("{}: no questionnaire whose change could be told; violence and programme columns have none", args.input.display());
    }
    let id = source.reader.layout.id.map_or("row", |_| "id");
    if let Some(taken) = cohort.group_columns().iter().find(|group| *group == id || changes.columns().contains(group)) {
        bail!("--by {taken}: the table of changes has a column of that name of its own; give yours another name");
    }
    let output = args.output.as_deref().or(settings.output.output.as_deref());
    let out = Output::create(output, &settings.inputs(&args.input))?;
    let groups = cohort.group_columns().iter().map(String::as_str);
    let names = std::iter::once(id).chain(groups).chain(changes.columns().iter().map(String::as_str));
    let mut writer = RowWriter::new(format, names, out)?;
    for row in changes.rows() {
        writer.text(row.id)?;
        for group in row.groups {
            writer.text(group)?;
        }
        for cell in row.cells {
            match cell {
                ChangeCell::Number(number) => writer.number(number)?,
                ChangeCell::Text(text) => writer.text(&text)?,
            }
        }
        writer.end_row()?;
    }
    writer.finish()?.finish()?;
    summary::print(&source, &settings, &args.input);
    summary::people(changes.people());
    for measure in changes.without_reliability() {
        say(format_args!(
            "hint: reliable change of {measure} needs a reliability, such as --reliability {measure}=0.84; without one it is left empty"
        ));
    }
    Ok(summary::exit_code(&source.findings, settings.output.strict))
}
