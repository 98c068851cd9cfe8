//! `enkat score`: a row of scores for each row of answers.

use std::process::ExitCode;

use anyhow::{Result, bail};
use enkat::dataset::{AskedForm, Occasion, WIDTH_REASON, prorated_text, reason_text};
use enkat::instrument::{OutputDef, OutputKind};

use crate::args::{ScoreArgs, TableFormat, or_from_file};
use crate::config::Settings;
use crate::facts::Facts;
use crate::input::Chunk;
use crate::output::Output;
use crate::rows::RowWriter;
use crate::say::say;
use crate::source::Source;
use crate::summary;

/// Runs the command.
pub fn run(args: &ScoreArgs) -> Result<ExitCode> {
    let settings = Settings::load(&args.table, &args.input)?;
    let mut source = Source::open(&args.input, &settings)?;
    let mut facts = Facts::new(&source, reveal(args, &settings));
    let names: Vec<String> = output_names(&source.reader.forms).into_iter().chain(facts.names()).collect();
    let overwrite = args.overwrite || settings.output.overwrite;
    let kept = kept_columns(&source, &names, overwrite, facts.reveal)?;
    let format = or_from_file(args.format, settings.output.format.as_ref(), "format")?.unwrap_or(TableFormat::Csv);
    let output = args.output.as_deref().or(settings.output.output.as_deref());
    let out = Output::create(output, &settings.inputs(&args.input))?;
    let header = source.table.header();
    let columns = kept.iter().map(|column| header[*column]).chain(names.iter().map(String::as_str));
    let mut writer = RowWriter::new(format, columns, out)?;
    let mut chunk = Chunk::default();
    while source.read(&mut chunk)? {
        let scores: Vec<ChunkScores> =
            (0..source.reader.forms.len()).map(|form| ChunkScores::new(&mut source, form, &chunk)).collect::<Result<_>>()?;
        let mut occasion =
            |row| if source.reader.layout.wide { Some(Occasion::Start) } else { source.occasion(&settings, &chunk, row) };
        let occasions: Vec<Option<Occasion>> = (0..chunk.rows()).map(&mut occasion).collect();
        facts.check(&mut source, &chunk, &occasions);
        for (row, occasion) in occasions.into_iter().enumerate() {
            source.note_person(&chunk, row, occasion);
            for column in &kept {
                writer.text(chunk.cell(row, *column))?;
            }
            for (scores, form) in scores.iter().zip(&source.reader.forms) {
                scores.write_row(form, row, chunk.broken[row], &mut writer)?;
            }
            facts.write_row(&source, &chunk, row, occasion, &mut writer)?;
            writer.end_row()?;
        }
    }
    writer.finish()?.finish()?;
    summary::print(&source, &settings, &args.input);
    if !facts.reveal && !source.reader.layout.violence.is_empty() {
        let left_out = summary::plural(source.reader.layout.violence.len() as u64, "column");
        say(format_args!("note: {left_out} about violence left out; --reveal-violence keeps them and adds outcomes"));
    }
    Ok(summary::exit_code(&source.findings, settings.output.strict))
}

fn reveal(args: &ScoreArgs, settings: &Settings) -> bool {
    args.reveal_violence || settings.output.reveal_violence
}

/// The names of the appended columns, in order.
fn output_names(forms: &[AskedForm<'_>]) -> Vec<String> {
    let name = |form: &AskedForm<'_>, output: &OutputDef| {
        let name = form.scorer.definition().column(output);
        form.columns.occasion.map_or_else(|| name.clone(), |occasion| format!("{occasion}.{name}"))
    };
    forms.iter().flat_map(|form| form.scorer.outputs().iter().map(move |output| name(form, output))).collect()
}

/// The columns of the table that are carried along.
fn kept_columns(source: &Source<'_>, names: &[String], overwrite: bool, reveal: bool) -> Result<Vec<usize>> {
    let mut kept = Vec::new();
    for (column, name) in source.table.header().iter().enumerate() {
        let taken = names.iter().any(|score| score.eq_ignore_ascii_case(name.trim()));
        if taken && !overwrite {
            bail!("the table already has a column {:?}; --overwrite replaces it", name.trim());
        }
        let secret = source.reader.layout.violence.contains(&column) && !reveal;
        if !taken && !secret {
            kept.push(column);
        }
    }
    Ok(kept)
}

/// What one questionnaire gives for the rows of a chunk.
struct ChunkScores {
    /// A column for each numeric output, `NaN` for empty.
    numbers: Vec<Vec<f64>>,
    /// What was prorated and what is empty, in rows that are not complete.
    remarks: Vec<Option<[String; 2]>>,
}

impl ChunkScores {
    fn new(source: &mut Source<'_>, form: usize, chunk: &Chunk) -> Result<Self> {
        let rows = chunk.rows();
        let outputs = source.reader.forms[form].scorer.outputs().iter().filter(|output| output.is_number()).count();
        let mut numbers = vec![vec![f64::NAN; rows]; outputs];
        let mut remarks = vec![None; rows];
        source.for_each_block(form, chunk, |form, start, block| {
            let mut part: Vec<Option<&mut [f64]>> =
                numbers.iter_mut().map(|column| Some(&mut column[start..start + block.rows()])).collect();
            form.scorer.score_block(&block, &mut part);
            for row in 0..block.rows() {
                if !block.is_complete(row, &form.asked) {
                    let score = form.scorer.score_row(&block.row(row).collect::<Vec<_>>());
                    remarks[start + row] =
                        Some([prorated_text(&score), reason_text(form.scorer.definition(), &score, &form.asked)]);
                }
            }
        })?;
        Ok(Self { numbers, remarks })
    }

    fn write_row(&self, form: &AskedForm<'_>, row: usize, broken: bool, writer: &mut RowWriter) -> Result<()> {
        let mut numbers = self.numbers.iter().map(|column| column[row]);
        let mut number = || numbers.next().filter(|number| !number.is_nan());
        let remark = |which: usize| self.remarks[row].as_ref().map_or("", |remarks| &remarks[which]);
        for output in form.scorer.outputs() {
            match &output.kind {
                OutputKind::Number { .. } => writer.number(number())?,
                OutputKind::Digits { width } => {
                    let width = *width;
                    writer.text(&number().map(|number| format!("{number:0width$}")).unwrap_or_default())?;
                }
                OutputKind::Prorated => writer.text(remark(0))?,
                OutputKind::Reason => writer.text(if broken { WIDTH_REASON } else { remark(1) })?,
                OutputKind::Constant { text } => writer.text(text)?,
                other => bail!("the program cannot write an output of the kind {other:?}"),
            }
        }
        Ok(())
    }
}
