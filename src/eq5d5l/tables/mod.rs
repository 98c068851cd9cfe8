//! Published tables, generated from `data/` by `cargo xtask tables`.

mod crosswalks;
mod value_sets;

pub(super) use crosswalks::{CROSSWALKS, SPLITS};
pub(super) use value_sets::VALUE_SETS;
