//! `enkat score`: a row of scores for each row of answers.

use std::process::ExitCode;

use anyhow::{Result, bail};
use enkat::table::{Layout, ScoreCell, TableRows, TableScorer};
use enkat_tables::Chunk;

use crate::args::{ScoreArgs, TableFormat, or_from_file};
use crate::config::Settings;
use crate::output::Output;
use crate::rows::RowWriter;
use crate::say::say;
use crate::source::Source;
use crate::summary;

/// Runs the command.
pub fn run(args: &ScoreArgs) -> Result<ExitCode> {
    let settings = Settings::load(&args.table, &args.input)?;
    let mut source = Source::open(&args.input, &settings)?;
    let reveal = reveal(args, &settings);
    let mut scorer = TableScorer::new(&source.reader, settings.occasions.clone(), reveal);
    let overwrite = args.overwrite || settings.output.overwrite;
    let header = source.table.header();
    let kept = kept_columns(&header, &source.reader.layout, scorer.names(), overwrite, reveal)?;
    let format = or_from_file(args.format, settings.output.format.as_ref(), "format")?.unwrap_or(TableFormat::Csv);
    let output = args.output.as_deref().or(settings.output.output.as_deref());
    let out = Output::create(output, &settings.inputs(&args.input))?;
    let columns = kept.iter().map(|column| header[*column]).chain(scorer.names().iter().map(String::as_str));
    let mut writer = RowWriter::new(format, columns, out)?;
    let (mut chunk, mut digits) = (Chunk::default(), String::new());
    while source.table.read(&mut chunk, &mut source.findings)? {
        let columns = TableRows::columns_of(chunk.text());
        let results = scorer.score(&chunk.table_rows(&columns), chunk.first_row, &mut source.findings)?;
        for row in 0..chunk.rows() {
            for column in &kept {
                writer.text(chunk.cell(row, *column))?;
            }
            for column in &results {
                match column.cell(row, &mut digits) {
                    ScoreCell::Number(number) => writer.number(number)?,
                    ScoreCell::Text(text) => writer.text(text)?,
                }
            }
            writer.end_row()?;
        }
    }
    writer.finish()?.finish()?;
    summary::print(&source, &settings, &args.input);
    if !reveal && !source.reader.layout.violence.is_empty() {
        let left_out = summary::plural(source.reader.layout.violence.len() as u64, "column");
        say(format_args!("note: {left_out} about violence left out; --reveal-violence keeps them and adds outcomes"));
    }
    Ok(summary::exit_code(&source.findings, settings.output.strict))
}

fn reveal(args: &ScoreArgs, settings: &Settings) -> bool {
    args.reveal_violence || settings.output.reveal_violence
}

/// The columns of the table that are carried along.
fn kept_columns(header: &[&str], layout: &Layout, names: &[String], overwrite: bool, reveal: bool) -> Result<Vec<usize>> {
    let mut kept = Vec::new();
    for (column, name) in header.iter().enumerate() {
        let taken = names.iter().any(|score| score.eq_ignore_ascii_case(name.trim()));
        if taken && !overwrite {
            bail!("the table already has a column {:?}; --overwrite replaces it", name.trim());
        }
        let secret = layout.violence.contains(&column) && !reveal;
        if !taken && !secret {
            kept.push(column);
        }
    }
    Ok(kept)
}
