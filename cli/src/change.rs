//! `enkat change`: a row for each person who has both occasions.

use std::io::Write as _;
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};
use enkat::report::{ChangeCell, PersonChanges};

use crate::args::{ChangeArgs, TableFormat, output_of};
use crate::config::Settings;
use crate::input::Input;
use crate::output::{Output, WRITING};
use crate::rows::RowText;
use crate::say::say;
use crate::source::Source;
use crate::summary;

/// Runs the command.
pub fn run(args: &ChangeArgs) -> Result<ExitCode> {
    let inputs = Input::all(&args.input);
    let mut settings = Settings::load_all(&args.table, &inputs)?;
    settings.choose(&args.group)?;
    let mut source = Source::open(&inputs, &mut settings)?;
    settings.show_what_ids_are_within();
    let table = source.read_for(|header| settings.choices.cohort_with_ids(&settings.registry, header))?;
    if !table.reader().has_occasions() {
        bail!(
            "{}: nothing tells start and exit apart; name the column with --map wave=COLUMN, or both occasions of a wide table \
             with --map start.mo=COLUMN --map exit.mo=COLUMN",
            source.name
        );
    }
    if !table.reader().has_ids() && !table.reader().is_wide() {
        bail!("{}: the table has no column id, so changes cannot be worked out; name it with --map id=COLUMN", source.name);
    }
    let (cohort, inspected) = source.run(&table)?;
    let options = settings.choices.report(&settings.registry)?;
    let changes = PersonChanges::new(&cohort, &table.scorers(), &options)?;
    if changes.columns().is_empty() {
        bail!("{}: no questionnaire with a change from start to exit; violence and programme columns have none", source.name);
    }
    let id = if table.reader().has_ids() { "id" } else { "row" };
    if let Some(taken) = cohort.group_columns().iter().find(|group| *group == id || changes.columns().contains(group)) {
        bail!("--by {taken}: the table of changes has a column of that name of its own; give yours another name");
    }
    let outputs = [args.output.as_deref(), settings.output.output.as_deref()];
    let (output, format) = output_of(outputs, args.format, settings.output.format.as_ref(), TableFormat::of_file)?;
    let format = format.unwrap_or(TableFormat::Csv);
    let mut out =
        Output::create(output, &TableFormat::ENDINGS, &settings.inputs(inputs.iter().map(|input| input.path.as_path())))?;
    let groups = cohort.group_columns().iter().map(String::as_str);
    let names = std::iter::once(id).chain(groups).chain(changes.columns().iter().map(String::as_str));
    let mut rows = RowText::new(format, names)?;
    out.write_all(&rows.header()).context(WRITING)?;
    for row in changes.rows() {
        rows.text(row.id);
        row.groups.iter().for_each(|group| rows.text(group));
        for cell in row.cells {
            match cell {
                ChangeCell::Number(number) => rows.number(number),
                ChangeCell::Text(text) => rows.text(&text),
            }
        }
        rows.end_row();
        out.write_all(&rows.take()).context(WRITING)?;
    }
    out.finish().context(WRITING)?;
    summary::print(source.told(table.reader(), &inspected), &settings);
    summary::people(changes.people());
    for measure in changes.without_reliability() {
        say(format_args!(
            "hint: reliable change of {measure} needs a reliability, such as --reliability {measure}=0.84; without one it is left empty"
        ));
    }
    Ok(summary::exit_code(&inspected, settings.output.strict))
}
