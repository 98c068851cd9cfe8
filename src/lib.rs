//! Scores EQ-5D-5L and KASAM (Antonovsky's sense of coherence), for one person
//! and for a group, at start and at exit; reads a violence screening and a
//! programme's own follow-up beside them.
//!
//! **Columns in → validated responses → scores → exact tallies → figures →
//! report.** Each arrow is one module, each questionnaire is one folder; [`Choices`]
//! says once what is chosen, and makes [`Scores`], a [cohort](tally::CohortReader)
//! or a [check](check::Check) of the names of the columns:
//!
//! | module | from | to |
//! |---|---|---|
//! | [`table`] | borrowed columns | validated answers, block by block, and who gave them |
//! | [`inspect`] | blocks of rows | what they show, the same whatever is made of them |
//! | [`eq5d5l`], [`kasam`] | answers | scores |
//! | [`violence`] | answers to a form | an outcome, never a score |
//! | [`programme`] | what is recorded of a person | indicators: referrals, exits, the goal |
//! | [`tally`] | answers | exact counts, which merge in any order |
//! | [`stats`] | counts | statistics, each with its definition and source |
//! | [`figure`] | counts | figures: each statistic worked out once |
//! | `release` | figures and a policy | figures that may leave (feature `disclosure`) |
//! | `fhir` | a FHIR `QuestionnaireResponse` | an `Observation` for each score (feature `fhir`) |
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
//! A table, whose columns go by our names or by those that [`Choices`] maps:
//!
//! ```
//! use enkat::table::TableRows;
//! use enkat::{Choices, Registry};
//!
//! let registry = Registry::built_in();
//! let choices = Choices { value_sets: vec!["SE-2022-TTO".into()], ..Choices::default() };
//! let scores = choices.scores(&registry, &["mo", "sc", "ua", "pd", "ad"])?;
//!
//! let columns = [&[2_u8, 1], &[1, 1], &[2, 1], &[3, 6], &[2, 1]].map(Into::into); // 6 is not a level
//! let mut rows = scores.begin();
//! let scored = rows.read(&TableRows::of(&columns))?;
//! let index = &scored[5]; // profile, vas, lss, lfs, reason, index
//! assert_eq!((index.number(0), index.number(1)), (Some(0.878), None));
//! let (_, inspected) = rows.finish();
//! assert_eq!(inspected.listed[0].finding.to_string(), "EQ001 row 2, pd: 6, expected 1 to 5");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! A group, at start and at exit:
//!
//! ```
//! use enkat::figure::{FigureOccasion, Statistic};
//! use enkat::report::Report;
//! use enkat::table::TableRows;
//! use enkat::{Choices, Registry};
//!
//! let registry = Registry::built_in();
//! let choices = Choices::default();
//! let table = choices.cohort(&registry, &["id", "wave", "vas"])?;
//!
//! let (ids, waves, marks) = (["a", "b", "a", "b"], ["start", "start", "exit", "exit"], [40_u8, 50, 70, 60]);
//! let columns = [(&ids).into(), (&waves).into(), (&marks).into()];
//! let mut rows = table.begin();
//! rows.read(&TableRows::of(&columns))?;
//! let (cohort, _) = rows.finish();
//!
//! let report = Report::internal(cohort, choices.report(&registry)?)?;
//! let change = report.figure("eq5d5l.vas", FigureOccasion::Change, Statistic::Mean)?;
//! assert_eq!(change.value, Some(20.0));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Features
//!
//! The crate depends on `thiserror`, `siphasher` (ids to hashes), `special` (the error
//! and gamma functions) and `zeroize` (violence answers are wiped from memory). On by
//! default are:
//!
//! - `check`: what is odd about a table and about the scores that it holds;
//! - `report`: figures of a group, and reports of them.
//!
//! Without both it scores, reads and counts, and compiles in two thirds of the time. Others:
//!
//! - `serde`: responses, scores, definitions, options, findings and reports as
//!   data; what is read is checked as by the constructors;
//! - `schemars`: JSON Schema of every such type and of a questionnaire's row;
//!   reads rows from JSON. Turns `serde` on.
//! - `fhir`: reads and writes FHIR R4 and R5 resources: answers in, scores out.
//!   Turns `serde` on.
//! - `html`: reports as one self-contained page with pictures.
//! - `workbooks`: reports as a workbook, and their pictures as SVG. Turns `html`
//!   on.
//! - `documents`: reports as a document too, and their pictures as PNG. Turns
//!   `workbooks` on.
//! - `disclosure`: reports that may leave; without it every report is internal.
//! - `qualify`: the library held against embedded results of others, with controls
//!   that must fail. Turns `disclosure`, `html` and `serde` on.
#![forbid(unsafe_code)]
// what serves only checks or reports has no user without them, and links to it lead nowhere
#![cfg_attr(not(all(feature = "check", feature = "report")), allow(dead_code, unused_imports, rustdoc::broken_intra_doc_links))]
#![warn(missing_debug_implementations)]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "check")]
pub mod check;
mod choices;
pub mod eq5d5l;
#[cfg(feature = "fhir")]
pub mod fhir;
#[cfg(feature = "report")]
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
#[cfg(feature = "report")]
pub mod report;
mod scores;
pub mod stats;
pub mod table;
pub mod tally;
pub mod violence;

pub use choices::Choices;
pub use registry::{Registry, RegistryError};
pub use scores::{ScoreCell, ScoredColumn, Scores, Screenings};

/// The examples of the README and of the book, run as tests.
#[cfg(all(doctest, feature = "check", feature = "report"))]
#[doc = include_str!("../README.md")]
#[doc = include_str!("../docs/service.md")]
#[cfg_attr(feature = "fhir", doc = include_str!("../docs/fhir.md"))]
struct Pages;
