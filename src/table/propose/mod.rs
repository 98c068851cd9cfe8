//! What the columns of a table may be, guessed from their names and from what they hold.
//!
//! A [`TableSample`] takes rows, as many as somebody likes, in memory that does not grow
//! with them; [`propose`] takes columns that are there already. What comes out is a
//! [`Proposal`]: questions to whoever knows the table, each with the likely answer, what
//! it was guessed from, and what else it may be. Nothing is shifted, recoded or turned
//! round, and what reading would refuse is never the likely answer.
//!
//! It asks the definitions: a scale of somebody's own, the fields of the programme
//! and the forms of the violence screening are found as the built-in questionnaires are.

mod binding;
mod columns;
mod contents;
mod evidence;
mod facts;
pub(crate) mod labels;
mod layout;
mod missing;
mod names;
mod occasions;
mod people;
mod proposal;
mod runs;
mod sample;
mod stored;
mod tables;

pub use binding::{Binding, Candidate};
pub use evidence::{Content, Evidence};
pub use proposal::{OccasionLabels, Proposal, ProposedCode};
pub use sample::TableSample;

use crate::Registry;
pub(crate) use names::items_meant;

/// What the columns of a table may be: `cells` holds some cells of each, as many of every one.
///
/// # Examples
///
/// ```
/// use enkat::Registry;
/// use enkat::table::propose::propose;
///
/// let header = ["Löpnr", "Rörlighet", "Hygien", "Frisör"];
/// let cells = [["a", "b"], ["1", "3"], ["2", "2"], ["4", "5"]].map(|cells| cells.to_vec());
/// let proposal = propose(&header, &cells, &Registry::built_in());
/// let names: Vec<_> = proposal.mappings().iter().map(|m| format!("{}={}", m.ours, m.theirs)).collect();
/// assert_eq!(names, ["mo=Rörlighet", "sc=Hygien", "id=Löpnr"]);
/// assert_eq!(proposal.bindings[0].evidence[0].to_string(), "by its name");
/// assert_eq!(proposal.bindings[0].evidence[1].to_string(), "it holds whole numbers from 1 to 5");
/// ```
#[must_use]
pub fn propose(header: &[&str], cells: &[Vec<&str>], registry: &Registry) -> Proposal {
    let mut sample = TableSample::new(header, registry);
    for row in 0..cells.iter().map(Vec::len).max().unwrap_or(0) {
        sample.add_row(|column| cells.get(column).and_then(|cells| cells.get(row)).copied().unwrap_or_default());
    }
    sample.propose(registry)
}
