//! `enkat score`: a row of scores for each row of answers.

use std::process::ExitCode;

use anyhow::{Result, bail};
use enkat::dataset::{WIDTH_REASON, prorated_text, reason_text};
use enkat::instrument::{OutputDef, OutputKind};

use crate::args::ScoreArgs;
use crate::config::Settings;
use crate::input::Chunk;
use crate::output::Output;
use crate::rows::RowWriter;
use crate::source::{Form, Source};
use crate::summary;

/// Runs the command.
pub fn run(args: &ScoreArgs) -> Result<ExitCode> {
    let settings = Settings::load(&args.table, &args.input)?;
    let mut source = Source::open(&args.input, &settings)?;
    let names = output_names(&source.forms);
    let kept = kept_columns(&source, &names, args)?;
    let out = Output::create(args.output.as_deref(), Some(&args.input))?;
    let header: Vec<String> = source.table.header().iter().map(|name| (*name).to_owned()).collect();
    let header: Vec<&str> = header.iter().map(String::as_str).collect();
    let columns = kept.iter().map(|column| header[*column]).chain(names.iter().map(String::as_str));
    let mut writer = RowWriter::new(args.format, columns, out)?;
    let mut chunk = Chunk::default();
    while source.table.read(&mut chunk, &mut source.findings)? {
        let mut scores = Vec::new();
        for form in &source.forms {
            scores.push(ChunkScores::new(form, &chunk, &header, &settings, &mut source.findings)?);
        }
        for (row, cells) in chunk.rows().enumerate() {
            for column in &kept {
                writer.text(cells.get(*column).unwrap_or_default())?;
            }
            for scores in &scores {
                scores.write_row(row, chunk.broken[row], &mut writer)?;
            }
            writer.end_row()?;
        }
    }
    writer.finish()?.finish()?;
    summary::print(&source, &settings, &args.input);
    Ok(summary::exit_code(&source.findings, args.table.strict))
}

/// The names of the appended columns, in order.
fn output_names(forms: &[Form<'_>]) -> Vec<String> {
    let name = |form: &Form<'_>, output: &OutputDef| {
        let name = form.scorer.definition().column(output);
        form.columns.occasion.map_or_else(|| name.clone(), |occasion| format!("{occasion}.{name}"))
    };
    forms.iter().flat_map(|form| form.scorer.outputs().iter().map(move |output| name(form, output))).collect()
}

/// The columns of the table that are carried along.
fn kept_columns(source: &Source<'_>, names: &[String], args: &ScoreArgs) -> Result<Vec<usize>> {
    let mut kept = Vec::new();
    for (column, name) in source.table.header().iter().enumerate() {
        let taken = names.iter().any(|score| score.eq_ignore_ascii_case(name.trim()));
        if taken && !args.overwrite {
            bail!("the table already has a column {:?}; --overwrite replaces it", name.trim());
        }
        let secret = source.layout.violence.contains(&column) && !args.reveal_violence;
        if !taken && !secret {
            kept.push(column);
        }
    }
    Ok(kept)
}

/// What one questionnaire gives for the rows of a chunk.
struct ChunkScores<'a> {
    form: &'a Form<'a>,
    /// A column for each numeric output, `NaN` for empty.
    numbers: Vec<Vec<f64>>,
    /// What was prorated and what is empty, in rows that are not complete.
    remarks: Vec<Option<[String; 2]>>,
}

impl<'a> ChunkScores<'a> {
    fn new(
        form: &'a Form<'a>,
        chunk: &Chunk,
        header: &[&str],
        settings: &Settings,
        findings: &mut enkat::finding::Findings,
    ) -> Result<Self> {
        let rows = chunk.broken.len();
        let outputs = form.scorer.outputs().iter().filter(|output| output.is_number()).count();
        let mut numbers = vec![vec![f64::NAN; rows]; outputs];
        let mut remarks = vec![None; rows];
        form.for_each_block(chunk, header, &settings.missing_codes, findings, |start, block| {
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
        Ok(Self { form, numbers, remarks })
    }

    fn write_row(&self, row: usize, broken: bool, writer: &mut RowWriter) -> Result<()> {
        let mut numbers = self.numbers.iter().map(|column| column[row]);
        let mut number = || numbers.next().filter(|number| !number.is_nan());
        let remark = |which: usize| self.remarks[row].as_ref().map_or("", |remarks| &remarks[which]);
        for output in self.form.scorer.outputs() {
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
