//! People at start and exit.

use std::collections::HashMap;
use std::fmt;

use super::{Measure, Tally};
use crate::dataset::Occasion;
use crate::instrument::{Cell, Exact, NotScorable};

/// A group of people whose occasions are paired by id.
///
/// Rows may come in any order. A person with several rows for one occasion is
/// in no figure: nothing says which row counts. `Debug` shows how many people
/// there are and neither an id nor an answer.
#[derive(Clone)]
pub struct Cohort {
    measures: Vec<Measure>,
    values: Values,
    people: HashMap<Box<str>, [Slot; 2]>,
    /// Rows that belong to no known person.
    unpaired: Tally,
}

impl fmt::Debug for Cohort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cohort").field("people", &self.people.len()).finish_non_exhaustive()
    }
}

/// What a cohort knows of one person at one occasion.
#[derive(Clone, Default)]
enum Slot {
    #[default]
    Absent,
    Row(Box<[u32]>),
    Repeated(u64),
}

/// Scores as short numbers: a person's record holds these.
#[derive(Clone, Default)]
struct Values {
    known: Vec<Exact>,
    numbers: HashMap<Exact, u32>,
}

const MISSING: u32 = u32::MAX;
const INVALID: u32 = u32::MAX - 1;

impl Values {
    fn number(&mut self, cell: Cell) -> u32 {
        match cell {
            Err(NotScorable::Missing) => MISSING,
            Err(NotScorable::Invalid) => INVALID,
            Ok(score) => *self.numbers.entry(score).or_insert_with(|| {
                self.known.push(score);
                u32::try_from(self.known.len() - 1).expect("a measure has far fewer than 2^32 different scores")
            }),
        }
    }

    fn cell(&self, number: u32) -> Cell {
        match number {
            MISSING => Err(NotScorable::Missing),
            INVALID => Err(NotScorable::Invalid),
            known => Ok(self.known[known as usize]),
        }
    }
}

/// The counts of a cohort, and who is in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The counts of every measure.
    pub tally: Tally,
    /// People with an answer at this occasion, start and exit; rows without an id included.
    pub people: [u64; 2],
    /// People with an answer at each occasion.
    pub pairs: u64,
    /// Rows left out because a person had several for this occasion, start and exit.
    pub duplicate_rows: [u64; 2],
}

/// Something was answered: the empty half of a wide row is nobody's occasion.
fn holds_any(record: &[u32]) -> bool {
    record.iter().any(|number| *number != MISSING)
}

impl Cohort {
    /// An empty cohort that counts these measures.
    #[must_use]
    pub fn new(measures: Vec<Measure>) -> Self {
        let unpaired = Tally::new(measures.len());
        Self { measures, values: Values::default(), people: HashMap::new(), unpaired }
    }

    /// What is counted.
    #[must_use]
    pub fn measures(&self) -> &[Measure] {
        &self.measures
    }

    /// Adds one row; `cells` are in the order of the measures.
    ///
    /// Says whether it is the only row of that person and occasion so far.
    pub fn add(&mut self, id: Option<&str>, occasion: Occasion, cells: &[Cell]) -> bool {
        let Some(id) = id else {
            for (measure, cell) in self.unpaired.measures_mut().zip(cells) {
                measure.add(occasion, *cell);
            }
            return true;
        };
        let record = cells.iter().map(|cell| self.values.number(*cell)).collect();
        let slot = &mut self.people.entry(id.into()).or_default()[occasion.position()];
        *slot = match std::mem::take(slot) {
            Slot::Absent => Slot::Row(record),
            Slot::Row(_) => Slot::Repeated(2),
            Slot::Repeated(rows) => Slot::Repeated(rows + 1),
        };
        matches!(slot, Slot::Row(_))
    }

    /// The counts.
    #[must_use]
    pub fn counted(&self) -> Counted {
        let mut counted = Counted { tally: self.unpaired.clone(), people: [0; 2], pairs: 0, duplicate_rows: [0; 2] };
        for (people, occasion) in counted.people.iter_mut().zip(Occasion::BOTH) {
            *people = self.unpaired.measures().first().map_or(0, |measure| {
                let counts = measure.at(occasion);
                counts.n() + counts.missing() + counts.invalid()
            });
        }
        for person in self.people.values() {
            for (slot, occasion) in person.iter().zip(Occasion::BOTH) {
                match slot {
                    Slot::Absent => {}
                    Slot::Repeated(rows) => counted.duplicate_rows[occasion.position()] += rows,
                    Slot::Row(record) => {
                        counted.people[occasion.position()] += u64::from(holds_any(record));
                        for (measure, number) in counted.tally.measures_mut().zip(record) {
                            measure.add(occasion, self.values.cell(*number));
                        }
                    }
                }
            }
            if let [Slot::Row(start), Slot::Row(exit)] = person {
                counted.pairs += u64::from(holds_any(start) && holds_any(exit));
                for ((measure, start), exit) in counted.tally.measures_mut().zip(start).zip(exit) {
                    measure.add_pair(self.values.cell(*start), self.values.cell(*exit));
                }
            }
        }
        counted
    }
}
