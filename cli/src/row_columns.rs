//! Rows of scores as columns of cells, for what keeps numbers apart from texts.

use std::sync::Arc;

use anyhow::Result;
use arrow_array::{ArrayRef, Float64Array, RecordBatch, StringArray};
use arrow_schema::{DataType, Field, Schema, SchemaRef};

use crate::row_output::{Holds, RowColumn};

/// Rows on their way to an output, column by column; a cell without a text or a number is null.
#[derive(Clone)]
pub struct RowColumns {
    schema: SchemaRef,
    columns: Vec<Cells>,
    /// The column of the next cell.
    place: usize,
}

#[derive(Clone)]
enum Cells {
    Texts {
        text: String,
        /// Where each cell ends.
        ends: Vec<usize>,
    },
    Numbers(Vec<Option<f64>>),
}

impl RowColumns {
    /// Rows of these columns.
    #[must_use]
    pub fn new(columns: &[RowColumn]) -> Self {
        let field = |column: &RowColumn| {
            let kind = if column.holds == Holds::Number { DataType::Float64 } else { DataType::Utf8 };
            Field::new(&column.name, kind, true)
        };
        let cells = |column: &RowColumn| match column.holds {
            Holds::Number => Cells::Numbers(Vec::new()),
            Holds::Carried | Holds::Text => Cells::Texts { text: String::new(), ends: Vec::new() },
        };
        let schema = Arc::new(Schema::new(columns.iter().map(field).collect::<Vec<_>>()));
        Self { schema, columns: columns.iter().map(cells).collect(), place: 0 }
    }

    /// What the columns are called and hold.
    #[must_use]
    pub fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }

    /// A text cell.
    pub fn text(&mut self, text: &str) {
        if let Some(Cells::Texts { text: all, ends }) = self.columns.get_mut(self.place) {
            all.push_str(text);
            ends.push(all.len());
        }
        self.place += 1;
    }

    /// A number, or an empty cell.
    pub fn number(&mut self, number: Option<f64>) {
        if let Some(Cells::Numbers(numbers)) = self.columns.get_mut(self.place) {
            numbers.push(number);
        }
        self.place += 1;
    }

    /// Ends the row.
    pub fn end_row(&mut self) {
        self.place = 0;
    }

    /// Takes out the rows so far.
    pub fn take(&mut self) -> Result<RecordBatch> {
        let columns = self.columns.iter_mut().map(Cells::take).collect();
        Ok(RecordBatch::try_new(self.schema(), columns)?)
    }
}

impl Cells {
    fn take(&mut self) -> ArrayRef {
        match self {
            Self::Texts { text, ends } => {
                let starts = std::iter::once(0).chain(ends.iter().copied());
                let cells = starts.zip(ends.iter()).map(|(start, end)| Some(&text[start..*end]).filter(|cell| !cell.is_empty()));
                let array: StringArray = cells.collect();
                text.clear();
                ends.clear();
                Arc::new(array)
            }
            Self::Numbers(numbers) => Arc::new(Float64Array::from(std::mem::take(numbers))),
        }
    }
}
