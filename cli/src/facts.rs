//! What rows say of people beside their answers, on the way to `enkat score`.

use anyhow::Result;
use enkat::dataset::{Answers, Occasion, Plan};
use enkat::violence::{Form, RevealedResult};

use crate::cohort::Dates;
use crate::input::Chunk;
use crate::rows::RowWriter;
use crate::source::Source;

/// What the table says of people beside their answers: it is always checked, and
/// what came of a violence screening is written only on demand.
pub struct Facts {
    /// Outcomes are written.
    pub reveal: bool,
    /// The names of the columns of each form in the table, by its place there.
    columns: Vec<Vec<String>>,
    dates: Option<Dates>,
    days: Option<[Vec<Option<i32>>; 2]>,
    plan: Plan,
    answers: [Answers; 2],
}

impl Facts {
    /// For the columns of this table.
    #[must_use]
    pub fn new(source: &Source<'_>, reveal: bool) -> Self {
        let plan = source.reader.facts.counted_in(Plan::new([]));
        let forms: Vec<_> = source.reader.facts.forms().filter(|_| reveal).collect();
        let has_several = forms.iter().any(|(form, _)| form.id() != forms[0].0.id());
        let names = |(form, half): &(&Form, usize)| {
            let prefix = if source.reader.layout.wide { format!("{}.", Occasion::BOTH[*half]) } else { String::new() };
            let names = RevealedResult::columns(has_several.then(|| form.id()));
            names.into_iter().map(|name| format!("{prefix}{name}")).collect()
        };
        let columns = forms.iter().map(names).collect();
        let answers = [Answers::new(&plan, 0), Answers::new(&plan, 0)];
        Self { reveal, columns, dates: Dates::of(&source.reader.layout), days: None, plan, answers }
    }

    /// The names of the appended columns.
    pub fn names(&self) -> impl Iterator<Item = String> {
        self.columns.iter().flatten().cloned()
    }

    /// Validates the rows of a chunk.
    pub fn check(&mut self, source: &mut Source<'_>, chunk: &Chunk, occasions: &[Option<Occasion>]) {
        if !source.reader.facts.any() {
            return;
        }
        self.days = self.dates.as_ref().map(|dates| dates.days(chunk, &mut source.findings));
        self.answers.iter_mut().for_each(|answers| answers.reset(chunk.rows()));
        source.read_facts(chunk, occasions, self.days.as_ref(), &self.plan, &mut self.answers);
    }

    /// Writes the outcomes of one row.
    pub fn write_row(
        &self,
        source: &Source<'_>,
        chunk: &Chunk,
        row: usize,
        occasion: Option<Occasion>,
        writer: &mut RowWriter,
    ) -> Result<()> {
        if self.columns.is_empty() {
            return Ok(());
        }
        let mut cells: Vec<[String; RevealedResult::NAMES.len()]> = vec![Default::default(); self.columns.len()];
        for half in [0, 1] {
            for (form, screening) in source.screenings(chunk, row, occasion, self.days.as_ref(), half) {
                cells[form] = screening.result(source.reader.facts.current()).reveal().cells();
            }
        }
        cells.iter().flatten().try_for_each(|cell| writer.text(cell))
    }
}
