//! The program held against results of others, on the machine where it is used.
//!
//! [`Qualification::run`] works out what is embedded here and compares: exact hashes of every value set, made from the
//! printed coefficients by a way of its own (`xtask/src/references`), and what R packages made of invented people
//! (`tests/golden`). To each requirement belongs a **control**, the same comparison of something that was changed on
//! purpose: one that is not noticed fails as well.

mod altered;
mod comparison;
mod controls;
mod eq5d;
mod groups;
mod hashes;
mod kasam;
mod outcome;
#[expect(clippy::module_inception, reason = "a qualification is what this folder is about")]
mod qualification;
mod reference;
mod release;
mod requirements;
mod words;

pub use qualification::Qualification;
