//! `enkat change`: a row for each person who has both occasions.

use crate::exit_code::ExitCode;

use anyhow::{Result, bail};
use enkat::report::{ChangeCell, PersonChanges};

use crate::args::{ChangeArgs, TableFormat, output_of};
use crate::config::Settings;
use crate::input::Input;
use crate::row_output::{Holds, RowColumn, RowOutput};
use crate::say::say;
use crate::source::Source;
use crate::summary;
use crate::text;

/// So many people are written at once.
const AT_ONCE: usize = 1024;

/// Runs the command.
pub fn run(args: &ChangeArgs) -> Result<ExitCode> {
    let inputs = Input::all(&args.input);
    let mut settings = Settings::load_all(&args.table, &inputs)?;
    settings.choose(&args.group)?;
    let mut source = Source::open(&inputs, &mut settings)?;
    settings.show_what_ids_are_within();
    let table = source.read_for(|header| settings.choices.cohort_with_ids(&settings.registry, header))?;
    if !table.reader().has_occasions() {
        bail!(text!("change-no-occasions", table = &source.name));
    }
    if !table.reader().has_ids() && !table.reader().is_wide() {
        bail!(text!("change-no-id", table = &source.name));
    }
    let (cohort, inspected) = source.run(&table)?;
    let options = settings.choices.report(&settings.registry)?;
    let changes = PersonChanges::new(&cohort, &table.scorers(), &options)?;
    if changes.columns().is_empty() {
        bail!(text!("change-no-questionnaire", table = &source.name));
    }
    let id = if table.reader().has_ids() { "id" } else { "row" };
    if let Some(taken) = cohort.group_columns().iter().find(|group| *group == id || changes.columns().contains(group)) {
        bail!(text!("change-taken", column = taken));
    }
    let outputs = [args.output.as_deref(), settings.output.output.as_deref()];
    let (output, format) = output_of(outputs, args.format, settings.output.format.as_ref(), TableFormat::of_file)?;
    let format = format.unwrap_or(TableFormat::Csv);
    let groups = cohort.group_columns().iter().map(|name| (name.clone(), Holds::Carried));
    let measures = changes.columns().iter().zip(changes.numbers());
    let measures = measures.map(|(name, is_number)| (name.clone(), if is_number { Holds::Number } else { Holds::Text }));
    let columns = std::iter::once((id.to_owned(), Holds::Text)).chain(groups).chain(measures);
    let columns: Vec<RowColumn> = columns.map(|(name, holds)| RowColumn { name, holds }).collect();
    let mut out = RowOutput::create(output, format, &columns, &settings.inputs(inputs.iter().map(|input| input.path.as_path())))?;
    let mut rows = out.rows();
    for (number, row) in (1..).zip(changes.rows()) {
        rows.text(row.id);
        row.groups.iter().for_each(|group| rows.text(group));
        for cell in row.cells {
            match cell {
                ChangeCell::Number(number) => rows.number(number),
                ChangeCell::Text(text) => rows.text(&text),
            }
        }
        rows.end_row();
        if number % AT_ONCE == 0 {
            out.write(rows.take()?)?;
        }
    }
    out.write(rows.take()?)?;
    out.finish()?;
    summary::print(source.told(table.reader(), &inspected), &settings);
    summary::people(changes.people(), false);
    for measure in changes.without_reliability() {
        say(text!("hint-reliability", measure = measure));
    }
    Ok(summary::exit_code(&inspected, settings.output.strict))
}
