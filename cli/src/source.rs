//! A table with its layout: what `score` and `report` have in common.

use anyhow::{Result, bail};
use enkat::dataset::{Batch, Column, InstrumentColumns, Layout, MissingCode, Place, Values};
use enkat::finding::{Finding, Findings, Rule};
use enkat::instrument::{AnyInstrument, Block, Definition, Scorer};

use crate::config::Settings;
use crate::input::{Chunk, Table};

/// An open table whose columns are known.
pub struct Source<'a> {
    /// The rows.
    pub table: Table,
    /// Which column is which item.
    pub layout: Layout,
    /// The questionnaires in the table, in the order of the layout.
    pub forms: Vec<Form<'a>>,
    /// What was odd so far.
    pub findings: Findings,
}

/// One questionnaire of a table, at one occasion of a wide one.
pub struct Form<'a> {
    /// The questionnaire, its settings chosen.
    pub scorer: Box<dyn Scorer + 'a>,
    /// Where its items are.
    pub columns: InstrumentColumns,
    /// Which of its items were asked.
    pub asked: Vec<bool>,
}

impl<'a> Source<'a> {
    /// Opens the table behind `input` and finds its questionnaires.
    pub fn open(input: &str, settings: &'a Settings) -> Result<Self> {
        Self::new(Table::open(input, settings.delimiter)?, settings)
    }

    /// Finds the questionnaires of an open table.
    pub fn new(table: Table, settings: &'a Settings) -> Result<Self> {
        let definitions: Vec<&Definition> = settings.registry.iter().map(AnyInstrument::definition).collect();
        let layout = Layout::new(&table.header(), &definitions, &settings.mappings, settings.occasions.are_given())?;
        let mut findings = Findings::listing(20);
        for item in layout.absent(&definitions) {
            findings.push(Finding::about_column(Rule::NoColumn, &item));
        }
        let mut forms = Vec::new();
        for columns in &layout.instruments {
            let Some(instrument) = settings.registry.iter().nth(columns.instrument) else {
                bail!("the layout names a questionnaire that is not there");
            };
            let has_column: Vec<bool> = columns.places.iter().map(Option::is_some).collect();
            forms.push(Form {
                scorer: instrument.scorer(&settings.chosen(instrument.definition()))?,
                columns: columns.clone(),
                asked: instrument.definition().asked(&has_column),
            });
        }
        Ok(Self { table, layout, forms, findings })
    }
}

impl Form<'_> {
    /// Validates the rows of a chunk and hands them on in blocks.
    pub fn for_each_block(
        &self,
        chunk: &Chunk,
        header: &[&str],
        missing: &[MissingCode],
        findings: &mut Findings,
        each: impl FnMut(usize, Block<'_>),
    ) -> Result<()> {
        let cells: Vec<Option<Vec<&str>>> =
            self.columns.places.iter().map(|place| Some(chunk.column(column_of((*place)?)))).collect();
        let columns = self.columns.places.iter().zip(&cells).map(|(place, cells)| {
            let (place, cells) = ((*place)?, cells.as_deref()?);
            let values = match place {
                Place::Column(_) => Values::Text(cells),
                Place::Digit { place, of, .. } => Values::Digit { cells, place, of },
            };
            Some(Column::new(header[column_of(place)].trim(), values))
        });
        Batch::new(self.scorer.definition(), columns.collect())?
            .starting_at(chunk.first_row)
            .with_broken_rows(&chunk.broken)?
            .with_missing_codes(missing)
            .for_each_block(findings, each);
        Ok(())
    }
}

fn column_of(place: Place) -> usize {
    match place {
        Place::Column(column) | Place::Digit { column, .. } => column,
    }
}
