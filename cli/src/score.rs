//! `enkat score`: a row of scores for each row of answers.

use std::io::Write as _;
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};
use enkat::{ScoreCell, Scores};
use enkat_tables::Chunk;

use crate::args::{ScoreArgs, TableFormat, output_of};
use crate::config::Settings;
use crate::input::Input;
use crate::output::{Output, WRITING};
use crate::rows::RowText;
use crate::say::say;
use crate::source::Source;
use crate::summary;

/// Runs the command.
pub fn run(args: &ScoreArgs) -> Result<ExitCode> {
    let inputs = Input::all(&args.input);
    let mut settings = Settings::load_all(&args.table, &inputs)?;
    let reveal = args.reveal_violence || settings.choices.reveal_violence;
    settings.choices.reveal_violence = reveal;
    let mut source = Source::open(&inputs, &mut settings)?;
    let scores = source.read_for(|header| settings.choices.scores(&settings.registry, header))?;
    let overwrite = args.overwrite || settings.output.overwrite;
    let header: Vec<String> = source.table.header().into_iter().map(str::to_owned).collect();
    let kept = kept_columns(&header, &scores, overwrite, reveal)?;
    let outputs = [args.output.as_deref(), settings.output.output.as_deref()];
    let (output, format) = output_of(outputs, args.format, settings.output.format.as_ref(), TableFormat::of_file)?;
    let format = format.unwrap_or(TableFormat::Csv);
    let mut out =
        Output::create(output, &TableFormat::ENDINGS, &settings.inputs(inputs.iter().map(|input| input.path.as_path())))?;
    let names = kept.iter().map(|column| header[*column].as_str()).chain(scores.names().iter().map(String::as_str));
    let rows = RowText::new(format, names)?;
    // a file takes its name when all is well; what went down a pipe is gone
    let most = if output.is_none() && settings.choices.occasions.are_given() { MOST_WAITING } else { 0 };
    let mut waiting = Waiting { out: &mut out, bytes: Vec::new(), most };
    waiting.write(&rows.header())?;
    let keeps_all = kept.len() == header.len();
    let worker = || {
        let (mut rows, kept) = (rows.clone(), &kept);
        move |chunk: &Chunk, piece: &mut enkat::inspect::Piece<Scores<'_>>| {
            write_rows(chunk, &piece.take_made(), kept, keeps_all, &mut rows);
            Ok(rows.take())
        }
    };
    let ((), inspected) = source.run_making(&scores, worker, |bytes: Vec<u8>| waiting.write(&bytes))?;
    waiting.let_go()?;
    out.finish().context(WRITING)?;
    summary::print(source.told(scores.reader(), &inspected), &settings);
    let violence = scores.reader().violence_columns();
    if !reveal && !violence.is_empty() {
        let left_out = summary::plural(violence.len() as u64, "column");
        say(format_args!("note: {left_out} about violence left out; --reveal-violence keeps them and adds outcomes"));
    }
    Ok(summary::exit_code(&inspected, settings.output.strict))
}

/// So many bytes wait on standard output until it is known that the table has the occasions that were named.
const MOST_WAITING: usize = 8 << 20;

/// Bytes on their way to an output, of which the first wait.
struct Waiting<'o> {
    out: &'o mut Output,
    bytes: Vec<u8>,
    most: usize,
}

impl Waiting<'_> {
    fn write(&mut self, bytes: &[u8]) -> Result<()> {
        if self.bytes.len() + bytes.len() > self.most {
            self.let_go()?;
            self.most = 0;
            return self.out.write_all(bytes).context(WRITING);
        }
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }

    /// Writes what waits.
    fn let_go(&mut self) -> Result<()> {
        self.out.write_all(&std::mem::take(&mut self.bytes)).context(WRITING)
    }
}

/// The rows of a chunk with their scores.
fn write_rows(chunk: &Chunk, scores: &[enkat::ScoredColumn], kept: &[usize], keeps_all: bool, rows: &mut RowText) {
    let mut digits = String::new();
    for row in 0..chunk.rows() {
        // a row that needs no change is carried as it stands
        match chunk.line_text(row).filter(|_| keeps_all && rows.takes_lines()) {
            Some(line) => rows.line(line),
            None => kept.iter().for_each(|column| rows.text(chunk.cell(row, *column))),
        }
        for column in scores {
            match column.cell(row, &mut digits) {
                ScoreCell::Number(number) => rows.number(number),
                ScoreCell::Text(text) => rows.text(text),
            }
        }
        rows.end_row();
    }
}

/// The columns of the table that are carried along.
fn kept_columns(header: &[String], scores: &Scores<'_>, overwrite: bool, reveal: bool) -> Result<Vec<usize>> {
    let mut kept = Vec::new();
    for (column, name) in header.iter().enumerate() {
        let taken = scores.names().iter().any(|score| score.eq_ignore_ascii_case(name.trim()));
        if taken && !overwrite {
            bail!("the table already has a column {:?}; --overwrite replaces it", name.trim());
        }
        let secret = scores.reader().violence_columns().contains(&column) && !reveal;
        if !taken && !secret {
            kept.push(column);
        }
    }
    Ok(kept)
}
