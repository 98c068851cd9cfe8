//! People by id: who comes twice, and whose rows belong together.

mod person_index;
mod record;
mod store;

pub(crate) use person_index::PersonIndex;
pub(crate) use record::PackedRows;
pub(crate) use store::{Packed, People, Presence};
