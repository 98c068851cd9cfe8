//! Rows of a table, counted as far as guessing needs.

use super::columns::Guess;
use super::contents::Contents;
use super::labels::with_label;
use super::names::{Names, plain};
use super::people::PeopleEvidence;
use super::{Proposal, layout, missing, occasions, stored};
use crate::Registry;

/// Rows of a table, in memory that does not grow with them.
///
/// # Examples
///
/// ```
/// use enkat::Registry;
/// use enkat::table::propose::TableSample;
///
/// let registry = Registry::built_in();
/// let mut sample = TableSample::new(&["pid", "mobility"], &registry);
/// for cells in [["a", "1"], ["b", "99"], ["c", "99"], ["d", "99"], ["e", "2"], ["f", "3"], ["g", "4"], ["h", "5"]] {
///     sample.add_row(|column| cells[column]);
/// }
/// let proposal = sample.propose(&registry);
/// assert_eq!(proposal.bindings[0].column.as_deref(), Some("mobility"));
/// assert_eq!((proposal.missing_codes[0].code, proposal.missing_codes[0].times), (99, 3));
/// ```
pub struct TableSample {
    pub(super) header: Vec<String>,
    pub(super) names: Names,
    pub(super) contents: Vec<Contents>,
    pub(super) people: PeopleEvidence,
    pub(super) rows: u64,
}

impl TableSample {
    /// No row yet of a table with these columns.
    #[must_use]
    pub fn new(header: &[&str], registry: &Registry) -> Self {
        let header: Vec<String> = header.iter().map(|name| name.trim().to_owned()).collect();
        let names = Names::new(registry);
        let contents = header.iter().map(|name| contents_of(name, &names)).collect();
        let people = PeopleEvidence::new(&header, &names);
        Self { header, names, contents, people, rows: 0 }
    }

    /// Takes one row; `cell` gives the cell in a column.
    pub fn add_row<'r>(&mut self, cell: impl Fn(usize) -> &'r str) {
        for (column, contents) in self.contents.iter_mut().enumerate() {
            contents.note(cell(column));
        }
        self.people.note(cell);
        self.rows += 1;
    }

    /// What the columns may be; `registry` is the one that the sample was begun with.
    #[must_use]
    pub fn propose(&self, registry: &Registry) -> Proposal {
        let mut proposal = Proposal { rows: self.rows, columns: self.header.len(), ..Proposal::default() };
        let found = Guess::new(self, registry).columns(&mut proposal);
        if proposal.occasions.wide.is_none() {
            occasions::propose(self, &mut proposal);
        }
        missing::propose(self, &found, &mut proposal);
        stored::propose(self, registry, &found, &mut proposal);
        layout::take_out_what_is_refused(self, registry, &mut proposal);
        proposal
    }
}

/// What of a column is counted: that of an item may be named at an occasion, or have a number.
fn contents_of(name: &str, names: &Names) -> Contents {
    if let Some(known) = names.meaning(name) {
        return Contents::new(Some(known));
    }
    let known = with_label(name).into_iter().find_map(|(rest, _)| names.meaning(&rest));
    let is_numbered = names.numbered.iter().any(|numbered| plain(name).contains(&plain(&numbered.id)));
    if known.is_none() && is_numbered { Contents::of_item() } else { Contents::new(known) }
}

/// Cells are answers.
impl std::fmt::Debug for TableSample {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TableSample").field("columns", &self.header.len()).field("rows", &self.rows).finish_non_exhaustive()
    }
}
