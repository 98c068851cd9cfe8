//! Rows of scores, as CSV or as a JSON object a line.

use std::fmt::Write as _;
use std::io::{self, Write as _};

use anyhow::{Context as _, Result, bail};
use serde_json::{Map, Value};

use crate::args::TableFormat;
use crate::output::Output;

/// Writes cells one after the other.
pub enum RowWriter {
    /// Comma-separated.
    Csv(Box<csv::Writer<Output>>, String),
    /// A JSON object a line.
    Ndjson(Objects),
}

/// The objects that are written, and the one under way.
pub struct Objects {
    out: Output,
    names: Vec<String>,
    place: usize,
    row: Map<String, Value>,
}

/// The error behind a CSV error, so that a closed pipe is known for what it is.
#[must_use]
pub fn io_error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

const WRITING: &str = "writing the output";

impl RowWriter {
    /// Writes columns of these names to `out`.
    pub fn new<'a>(format: TableFormat, names: impl Iterator<Item = &'a str>, out: Output) -> Result<Self> {
        Ok(match format {
            TableFormat::Csv => {
                let mut writer = csv::Writer::from_writer(out);
                for name in names {
                    writer.write_field(name).map_err(io_error).context(WRITING)?;
                }
                let mut writer = Self::Csv(Box::new(writer), String::new());
                writer.end_row()?;
                writer
            }
            TableFormat::Ndjson => {
                let names: Vec<String> = names.map(str::to_owned).collect();
                if let Some(name) =
                    names.iter().enumerate().find_map(|(place, name)| names[..place].contains(name).then_some(name))
                {
                    bail!("two columns are called {name:?}, which a JSON object cannot hold; rename one or write CSV");
                }
                Self::Ndjson(Objects { out, names, place: 0, row: Map::new() })
            }
        })
    }

    /// A text cell.
    pub fn text(&mut self, text: &str) -> Result<()> {
        match self {
            Self::Csv(writer, _) => writer.write_field(text).map_err(io_error).context(WRITING),
            Self::Ndjson(objects) => {
                objects.push(Value::from(text));
                Ok(())
            }
        }
    }

    /// A number in the shortest decimal that reads back the same, or an empty cell.
    pub fn number(&mut self, number: Option<f64>) -> Result<()> {
        match self {
            Self::Csv(writer, text) => {
                text.clear();
                if let Some(number) = number {
                    write!(text, "{number}")?;
                }
                writer.write_field(&*text).map_err(io_error).context(WRITING)
            }
            Self::Ndjson(objects) => {
                objects.push(number.map_or(Value::Null, json_number));
                Ok(())
            }
        }
    }

    /// Ends the row.
    pub fn end_row(&mut self) -> Result<()> {
        match self {
            Self::Csv(writer, _) => writer.write_record(None::<&[u8]>).map_err(io_error).context(WRITING),
            Self::Ndjson(objects) => {
                serde_json::to_writer(&mut objects.out, &objects.row).map_err(io::Error::from).context(WRITING)?;
                objects.row.clear();
                objects.place = 0;
                objects.out.write_all(b"\n").context(WRITING)
            }
        }
    }

    /// Everything is written.
    pub fn finish(self) -> Result<Output> {
        match self {
            Self::Csv(writer, _) => writer.into_inner().map_err(csv::IntoInnerError::into_error).context(WRITING),
            Self::Ndjson(objects) => Ok(objects.out),
        }
    }
}

/// A whole number without a fraction, as the CSV has it.
fn json_number(number: f64) -> Value {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if number.fract() == 0.0 && number.abs() < EXACT {
        #[expect(clippy::cast_possible_truncation, reason = "a whole number below 2^53")]
        return Value::from(number as i64);
    }
    Value::from(number)
}

impl Objects {
    fn push(&mut self, value: Value) {
        if let Some(name) = self.names.get(self.place) {
            self.row.insert(name.clone(), value);
        }
        self.place += 1;
    }
}
