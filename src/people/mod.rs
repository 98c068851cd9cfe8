//! People by id: who comes twice, and whose rows belong together.

mod alike_ids;
mod first_rows;
mod person_index;
mod record;
mod register;
mod store;

pub(crate) use record::PackedRows;
pub(crate) use register::{ColumnNames, Persons, Register};
pub(crate) use store::{Packed, People, Presence};
