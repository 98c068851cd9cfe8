//! What may leave: a report that gives nobody away.

mod draft;
mod earlier;
mod known;
mod measured;
mod people;
mod policy;
mod problem;
mod profiles;
mod programme;
mod protection;
#[cfg(test)]
mod random_tables;
mod release;
mod scores;
mod solver;
mod violence;

pub use earlier::{Earlier, EarlierError};
pub use policy::{Policy, PolicyError, Rounding};
pub use release::{ReleaseError, release};
