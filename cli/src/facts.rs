//! What rows say of people beside their answers, on the way to `enkat score`.

use anyhow::Result;
use enkat::dataset::{Answers, Occasion, Plan};
use enkat::violence::RevealedResult;

use crate::cohort::Dates;
use crate::input::Chunk;
use crate::rows::RowWriter;
use crate::source::Source;

/// What the table says of people beside their answers: it is always checked, and
/// what came of a violence screening is written only on demand.
pub struct Facts {
    /// Outcomes are written.
    pub reveal: bool,
    /// The halves of a row that hold a screening, and what their columns begin with.
    halves: Vec<(usize, String)>,
    dates: Option<Dates>,
    days: Option<[Vec<Option<i32>>; 2]>,
    plan: Plan,
    answers: [Answers; 2],
}

impl Facts {
    /// For the columns of this table.
    #[must_use]
    pub fn new(source: &Source<'_>, reveal: bool) -> Self {
        let plan = source.facts.counted_in(Plan::new([]));
        let halves = source.facts.screened_halves().into_iter().map(|half| {
            let occasion = Occasion::BOTH[half];
            (half, if source.layout.wide { format!("{occasion}.") } else { String::new() })
        });
        let halves = if reveal { halves.collect() } else { Vec::new() };
        let answers = [Answers::new(&plan, 0), Answers::new(&plan, 0)];
        Self { reveal, halves, dates: Dates::of(&source.layout), days: None, plan, answers }
    }

    /// The names of the appended columns.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        let of_half = |(_, prefix): &(usize, String)| RevealedResult::NAMES.map(|name| format!("{prefix}violence_{name}"));
        self.halves.iter().flat_map(of_half).collect()
    }

    /// Validates the rows of a chunk.
    pub fn check(&mut self, source: &mut Source<'_>, chunk: &Chunk, occasions: &[Option<Occasion>]) {
        if !source.facts.any() {
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
        for (half, _) in &self.halves {
            let screening = source.screening(chunk, row, occasion, self.days.as_ref(), *half);
            let cells = screening.map(|(_, screening)| screening.result(source.facts.current()).reveal().cells());
            for cell in cells.unwrap_or_default() {
                writer.text(&cell)?;
            }
        }
        Ok(())
    }
}
