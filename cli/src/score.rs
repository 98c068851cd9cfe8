//! `enkat score`: a row of scores for each row of answers.

use crate::exit_code::ExitCode;

use anyhow::{Result, bail};
use enkat::{ScoreCell, Scores};
use enkat_tables::Chunk;

use crate::args::{ScoreArgs, TableFormat, output_of};
use crate::config::Settings;
use crate::input::Input;
use crate::row_output::{Holds, Made, RowColumn, RowOutput, Rows};
use crate::say::say;
use crate::source::Source;
use crate::summary;
use crate::text;

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
    let id = scores.reader().id_column();
    let carried = kept.iter().map(|column| RowColumn {
        name: header[*column].clone(),
        holds: if id == Some(*column) { Holds::Text } else { Holds::Carried },
    });
    let of_scores = scores
        .names()
        .iter()
        .zip(scores.numbers())
        .map(|(name, is_number)| RowColumn { name: name.clone(), holds: if is_number { Holds::Number } else { Holds::Text } });
    let columns: Vec<RowColumn> = carried.chain(of_scores).collect();
    let mut out = RowOutput::create(output, format, &columns, &settings.inputs(inputs.iter().map(|input| input.path.as_path())))?;
    let rows = out.rows();
    // a file takes its name when all is well; what went down a pipe is gone
    let most = if output.is_none() && settings.choices.occasions.are_given() { MOST_WAITING } else { 0 };
    let mut waiting = Waiting { out: &mut out, made: Vec::new(), bytes: 0, most };
    let keeps_all = kept.len() == header.len();
    let hides_broken = !reveal && !scores.reader().violence_columns().is_empty();
    let worker = || {
        let (mut rows, kept) = (rows.clone(), &kept);
        move |chunk: &Chunk, piece: &mut enkat::inspect::Piece<Scores<'_>>| {
            write_rows(chunk, &piece.take_made(), kept, [keeps_all, hides_broken], &mut rows);
            rows.take()
        }
    };
    let ((), inspected) = source.run_making(&scores, worker, |made: Made| waiting.write(made))?;
    waiting.let_go()?;
    out.finish()?;
    summary::print(source.told(scores.reader(), &inspected), &settings);
    let violence = scores.reader().violence_columns();
    if !reveal && !violence.is_empty() {
        let left_out = summary::plural(violence.len() as u64, "column");
        say(text!("note-violence-left-out", columns = left_out));
    }
    Ok(summary::exit_code(&inspected, settings.output.strict))
}

/// So many bytes wait on standard output until it is known that the table has the occasions that were named.
const MOST_WAITING: usize = 8 << 20;

/// Rows on their way to an output, of which the first wait.
struct Waiting<'o> {
    out: &'o mut RowOutput,
    made: Vec<Made>,
    bytes: usize,
    most: usize,
}

impl Waiting<'_> {
    fn write(&mut self, made: Made) -> Result<()> {
        self.bytes += made.bytes();
        self.made.push(made);
        if self.bytes <= self.most {
            return Ok(());
        }
        self.most = 0;
        self.let_go()
    }

    /// Writes what waits.
    fn let_go(&mut self) -> Result<()> {
        std::mem::take(&mut self.made).into_iter().try_for_each(|made| self.out.write(made))
    }
}

/// The rows of a chunk with their scores: as they stand where all columns are kept; broken ones blank where something is held back,
/// which may stand in any of their cells.
fn write_rows(
    chunk: &Chunk,
    scores: &[enkat::ScoredColumn],
    kept: &[usize],
    [keeps_all, hides_broken]: [bool; 2],
    rows: &mut Rows,
) {
    let mut digits = String::new();
    for row in 0..chunk.rows() {
        // a row that needs no change is carried as it stands
        if !keeps_all || !chunk.line_text(row).is_some_and(|line| rows.line(line)) {
            for column in kept {
                let is_hidden = hides_broken && chunk.broken[row];
                rows.text(if is_hidden { "" } else { chunk.cell(row, *column) });
            }
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
            bail!(text!("score-taken", column = format!("{:?}", name.trim())));
        }
        let secret = scores.reader().violence_columns().contains(&column) && !reveal;
        if !taken && !secret {
            kept.push(column);
        }
    }
    Ok(kept)
}
