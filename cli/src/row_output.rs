//! Where rows of scores go: a text, a parquet file or a sheet of a workbook.

use std::collections::HashMap;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use arrow_array::RecordBatch;

use crate::args::TableFormat;
use crate::output::{Output, WRITING};
use crate::row_columns::RowColumns;
use crate::row_parquet::RowParquet;
use crate::row_sheet::RowSheet;
use crate::rows::{RowText, TextForm};
use crate::text;

/// A column of an output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowColumn {
    /// What it is called.
    pub name: String,
    /// What stands in its cells.
    pub holds: Holds,
}

/// What stands in the cells of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Whatever stood in the table.
    Carried,
    /// Texts, though they look like numbers: `007`, and `21232` of a profile.
    Text,
    /// Numbers.
    Number,
}

/// Rows on their way to an output, cell by cell.
#[derive(Clone)]
pub enum Rows {
    /// As text.
    Text(RowText),
    /// As columns.
    Columns(RowColumns),
}

/// Rows that were put together.
pub enum Made {
    /// As text.
    Text(Vec<u8>),
    /// As columns.
    Columns(RecordBatch),
}

impl Made {
    /// How many bytes of memory they take, about.
    #[must_use]
    pub fn bytes(&self) -> usize {
        match self {
            Self::Text(bytes) => bytes.len(),
            Self::Columns(batch) => batch.get_array_memory_size(),
        }
    }
}

/// An output that takes rows.
pub struct RowOutput {
    rows: Rows,
    sink: Sink,
}

enum Sink {
    /// With what is yet to be written before the first row.
    Text {
        output: Output,
        header: Vec<u8>,
    },
    Parquet(Box<RowParquet>),
    Sheet(Box<RowSheet>),
}

impl Rows {
    /// The first cells of a row as they stand in a comma-separated table; says whether they could be taken so.
    pub fn line(&mut self, line: &str) -> bool {
        match self {
            Self::Text(rows) if rows.takes_lines() => rows.line(line),
            Self::Text(_) | Self::Columns(_) => return false,
        }
        true
    }

    /// A text cell.
    pub fn text(&mut self, text: &str) {
        match self {
            Self::Text(rows) => rows.text(text),
            Self::Columns(rows) => rows.text(text),
        }
    }

    /// A number, or an empty cell.
    pub fn number(&mut self, number: Option<f64>) {
        match self {
            Self::Text(rows) => rows.number(number),
            Self::Columns(rows) => rows.number(number),
        }
    }

    /// Ends the row.
    pub fn end_row(&mut self) {
        match self {
            Self::Text(rows) => rows.end_row(),
            Self::Columns(rows) => rows.end_row(),
        }
    }

    /// Takes out the rows so far.
    pub fn take(&mut self) -> Result<Made> {
        Ok(match self {
            Self::Text(rows) => Made::Text(rows.take()),
            Self::Columns(rows) => Made::Columns(rows.take()?),
        })
    }
}

impl RowOutput {
    /// Prepares to write rows of these columns to `path`, or to standard output; none of `inputs` may be overwritten.
    pub fn create(path: Option<&Path>, format: TableFormat, columns: &[RowColumn], inputs: &[&Path]) -> Result<Self> {
        let output = Output::create(path, &TableFormat::ENDINGS, inputs)?;
        refuse_other_name(path, format)?;
        refuse_equal_names(format, columns)?;
        let as_text = |form| RowText::new(form, columns.iter().map(|column| column.name.as_str()));
        let (rows, sink) = match format {
            TableFormat::Csv | TableFormat::Ndjson => {
                let rows = as_text(if format == TableFormat::Csv { TextForm::Csv } else { TextForm::Ndjson });
                // on standard output nothing stands before it is known that the table can be read
                let header = rows.header();
                (Rows::Text(rows), Sink::Text { output, header })
            }
            TableFormat::Parquet => {
                let rows = RowColumns::new(columns);
                let writer = RowParquet::new(output, rows.schema())?;
                (Rows::Columns(rows), Sink::Parquet(Box::new(writer)))
            }
            TableFormat::Xlsx => {
                (Rows::Columns(RowColumns::new(columns)), Sink::Sheet(Box::new(RowSheet::new(output, columns)?)))
            }
        };
        Ok(Self { rows, sink })
    }

    /// Where rows are put together, in as many threads as one likes.
    #[must_use]
    pub fn rows(&self) -> Rows {
        self.rows.clone()
    }

    /// Writes the next rows.
    pub fn write(&mut self, made: Made) -> Result<()> {
        match (&mut self.sink, made) {
            (Sink::Text { output, header }, Made::Text(bytes)) => {
                output.write_all(&std::mem::take(header)).and_then(|()| output.write_all(&bytes)).context(WRITING)
            }
            (Sink::Parquet(out), Made::Columns(batch)) => out.write(&batch),
            (Sink::Sheet(out), Made::Columns(batch)) => out.write(&batch),
            (Sink::Text { .. }, Made::Columns(_)) | (Sink::Parquet(_) | Sink::Sheet(_), Made::Text(_)) => {
                bail!(text!("rows-of-another-output"))
            }
        }
    }

    /// Everything is written: the file takes its name.
    pub fn finish(self) -> Result<()> {
        match self.sink {
            Sink::Text { mut output, header } => {
                output.write_all(&header).context(WRITING)?;
                output
            }
            Sink::Parquet(out) => out.into_inner()?,
            Sink::Sheet(out) => out.into_inner()?,
        }
        .finish()
        .context(WRITING)
    }
}

/// A text under the name of a workbook, or the other way round, opens nowhere.
fn refuse_other_name(path: Option<&Path>, format: TableFormat) -> Result<()> {
    let is_text = |format| matches!(format, TableFormat::Csv | TableFormat::Ndjson);
    let Some((path, by_name)) = path.and_then(|path| Some((path, TableFormat::of_file(path)?))) else { return Ok(()) };
    if by_name != format && !(is_text(by_name) && is_text(format)) {
        let [by_name, format] = [by_name, format].map(TableFormat::name);
        bail!(text!("rows-other-name", file = path.display(), by_name = by_name, format = format));
    }
    Ok(())
}

/// What names its cells by their columns has one of each name.
fn refuse_equal_names(format: TableFormat, columns: &[RowColumn]) -> Result<()> {
    let what = match format {
        TableFormat::Csv | TableFormat::Xlsx => return Ok(()),
        TableFormat::Ndjson => text!("json-object"),
        TableFormat::Parquet => text!("parquet-file"),
    };
    let mut known = HashMap::new();
    for (place, column) in (1..).zip(columns) {
        if let Some(first) = known.insert(column.name.as_str(), place) {
            bail!(text!("rows-same-name", one = first.to_string(), other = place.to_string(), what = what));
        }
    }
    Ok(())
}
