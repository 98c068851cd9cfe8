//! Scores EQ-5D-5L and KASAM (Antonovsky's sense of coherence), for one person
//! and for a group, at start and at exit; reads a violence screening and a
//! programme's own follow-up beside them.
//!
//! **Columns in → validated responses → scores → exact tallies → figures →
//! report.** Each arrow is one module, each questionnaire is one folder:
//!
//! | module | from | to |
//! |---|---|---|
//! | [`table`] | borrowed columns | validated answers, score columns, findings |
//! | [`eq5d5l`], [`kasam`] | answers | scores |
//! | [`violence`] | answers to a form | an outcome, never a score |
//! | [`programme`] | what is recorded of a person | indicators: referrals, exits, the goal |
//! | [`tally`] | answers | exact counts, which merge in any order |
//! | [`stats`] | counts | statistics, each with its definition and source |
//! | [`figure`] | counts | figures: each statistic worked out once |
//! | `release` | figures and a policy | figures that may leave (feature `disclosure`) |
//! | [`report`] | figures | a value, as text, table, page or data |
//! | [`check`] | columns | everything that is odd about a table, stored scores too |
//!
//! [`instrument`] is what the questionnaires share, [`finding`] what may be odd
//! about the data. The crate is pure: no files, no clock, no threads, no
//! `unsafe`, nothing global that changes.
//!
//! # Examples
//!
//! One person:
//!
//! ```
//! use enkat::eq5d5l::{Profile, ValueSet};
//!
//! let profile: Profile = "21232".parse()?;
//! let set = ValueSet::published("SE-2022-TTO")?; // there is no default country
//! assert_eq!(set.index_value(profile).to_f64(), 0.878);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! A table:
//!
//! ```
//! use enkat::inner::table::{Batch, score};
//! use enkat::table::Column;
//! use enkat::finding::Findings;
//! use enkat::Registry;
//!
//! let registry = Registry::built_in();
//! let eq5d5l = registry.get("eq5d5l")?;
//! let columns = vec![
//!     Some(Column::new("mo", &[2_u8, 1])),
//!     Some(Column::new("sc", &[1_u8, 1])),
//!     Some(Column::new("ua", &[2_u8, 1])),
//!     Some(Column::new("pd", &[3_u8, 6])), // 6 is not a level
//!     Some(Column::new("ad", &[2_u8, 1])),
//!     None,                                // EQ VAS was not asked
//! ];
//! let batch = Batch::new(eq5d5l.definition(), columns)?;
//! let mut findings = Findings::default();
//! let scores = score(&*eq5d5l.scorer(&[("value_set", "SE-2022-TTO")])?, &batch, &mut findings)?;
//! let index = &scores[4]; // profile, vas, lss, lfs, index
//! assert_eq!(index[0], 0.878);
//! assert!(index[1].is_nan());
//! assert_eq!(findings.listed()[0].to_string(), "EQ001 row 2, pd: 6, expected 1 to 5");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Features
//!
//! None is on by default; without them the crate depends on `thiserror`,
//! `siphasher` (ids to hashes), `special` (the error and gamma functions) and
//! `zeroize` (violence answers are wiped from memory).
//!
//! - `serde`: responses, definitions, findings and figures as data; what is
//!   read is checked as by the constructors;
//! - `schemars`: JSON Schema of every such type and of a questionnaire's row;
//!   reads rows from JSON. Turns `serde` on.
//! - `html`: reports as one self-contained page with pictures.
//! - `disclosure`: reports that may leave; without it every report is internal.
#![forbid(unsafe_code)]

pub mod check;
mod choices;
pub mod eq5d5l;
pub mod figure;
pub mod finding;
pub mod ground;
#[doc(hidden)]
pub mod inner;
pub mod inspect;
pub mod instrument;
pub mod kasam;
mod people;
pub mod programme;
mod registry;
#[cfg(feature = "disclosure")]
pub mod release;
pub mod report;
mod scores;
pub mod stats;
pub mod table;
pub mod tally;
pub mod violence;

pub use choices::{Choices, CohortTableError};
pub use registry::{Registry, RegistryError};
pub use scores::{ScoreCell, ScoredColumn, Scores, Screenings};

/// The examples of the README and of the book, run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
#[doc = include_str!("../docs/service.md")]
struct Pages;
