//! What is done to the rows of a part: occasions and missing cells are written as in the whole, ids are watched.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use enkat::ground::{Occasion, OccasionNames};
use enkat::inner::ground::{folded, is_blank};
use enkat::inner::table::{CodedCells, NobodyFinder};
use enkat::table::MissingCode;
use enkat_tables::RowEdit;

use super::shared_ids::SharedIds;
use super::watch::Labels;

/// What is done to the rows of a part.
pub(super) struct Edits {
    /// The column of occasions.
    pub(super) wave: Option<usize>,
    pub(super) occasions: OccasionNames,
    /// The occasion of all rows.
    pub(super) only: Option<Occasion>,
    /// Occasions are written by our names.
    pub(super) translates: bool,
    /// The table's name in the whole.
    pub(super) label: String,
    pub(super) labels: Rc<RefCell<Labels>>,
    pub(super) ids: Option<Ids>,
    pub(super) missing: Option<MissingCells>,
    /// Columns whose cells are not the codes of the form in this table.
    pub(super) coded: Vec<(usize, CodedCells)>,
}

/// Whose rows are watched for ids that other tables have too.
pub(super) struct Ids {
    pub(super) column: usize,
    /// The columns of answers and facts, of each half of a wide table.
    pub(super) halves: [Vec<usize>; 2],
    pub(super) shared: Rc<RefCell<SharedIds>>,
    pub(super) input: usize,
    pub(super) is_wide: bool,
    pub(super) folds: bool,
    /// Sums and names of columns are nobody's, whatever file has them.
    pub(super) nobody: NobodyFinder,
}

/// Cells that stand for a missing answer in this table and not in others.
pub(super) struct MissingCells {
    /// The columns of answers and facts; of those whose codes are written it is known already.
    pub(super) answers: Vec<usize>,
    pub(super) names: Vec<String>,
    pub(super) codes: Vec<MissingCode>,
}

impl Edits {
    /// There is anything to do.
    pub(super) fn any(&self) -> bool {
        self.wave.is_some()
            || !self.coded.is_empty()
            || self.ids.is_some()
            || self.missing.as_ref().is_some_and(|missing| !missing.codes.is_empty())
    }

    pub(super) fn into_edit(self) -> RowEdit {
        Box::new(move |cells, is_broken| {
            // without a column of occasions every row is a start, unless the whole table is of an occasion
            let occasion = match self.wave {
                Some(column) => self.occasions.occasion(&cells[column]),
                None => Some(self.only.unwrap_or(Occasion::Start)),
            };
            if let Some(ids) = self.ids.as_ref().filter(|_| !is_broken) {
                ids.watch(cells, occasion);
            }
            if let Some(column) = self.wave {
                if !is_broken {
                    self.labels.borrow_mut().note(&cells[column], occasion);
                }
                self.write_occasion(&mut cells[column], occasion);
            }
            for (column, coded) in &self.coded {
                self.write_code(&mut cells[*column], coded);
            }
            if let Some(missing) = &self.missing {
                missing.empty(cells);
            }
        })
    }

    /// The code of the form that a cell stands for.
    fn write_code(&self, cell: &mut Cow<'_, str>, coded: &CodedCells) {
        match coded.in_codes(cell) {
            Some(text) => *cell = Cow::Owned(text),
            // in the whole a number might be a code of the form
            None if cell.bytes().any(|byte| byte.is_ascii_digit()) => {
                *cell = Cow::Owned(format!("{}: {}", self.label, cell.trim()));
            }
            None => {}
        }
    }

    fn write_occasion(&self, cell: &mut Cow<'_, str>, occasion: Option<Occasion>) {
        if !self.translates {
            return;
        }
        match occasion {
            Some(occasion) => *cell = Cow::Borrowed(occasion.name()),
            // in the whole it would be one, and this table calls both otherwise
            None if Occasion::BOTH.iter().any(|ours| cell.trim().eq_ignore_ascii_case(ours.name())) => {
                *cell = Cow::Owned(format!("{}: {}", self.label, cell.trim()));
            }
            None => {}
        }
    }
}

impl Ids {
    fn watch(&self, cells: &[Cow<'_, str>], occasion: Option<Occasion>) {
        let id = cells[self.column].trim();
        let is_filled = |half: usize| self.halves[half].iter().any(|column| !is_blank(cells[*column].trim()));
        if is_blank(id) {
            return;
        }
        let id = if self.folds { folded(id) } else { Cow::Borrowed(id) };
        let occasions = if self.is_wide {
            [0, 1].map(|half| Some(Occasion::BOTH[half]).filter(|_| is_filled(half)))
        } else {
            [occasion.filter(|_| is_filled(0)), None]
        };
        let mut shared = self.shared.borrow_mut();
        let is_somebodys = || !self.nobody.is_nobodys(&cells.iter().map(AsRef::as_ref).collect::<Vec<_>>());
        occasions.into_iter().flatten().for_each(|occasion| shared.note(&id, occasion, self.input, is_somebodys));
    }
}

impl MissingCells {
    fn empty(&self, cells: &mut [Cow<'_, str>]) {
        for column in &self.answers {
            if self.codes.iter().any(|code| code.is_cell(&self.names[*column], &cells[*column])) {
                cells[*column] = Cow::Borrowed("");
            }
        }
    }
}
