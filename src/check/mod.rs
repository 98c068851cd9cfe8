//! A data set that is guarded: columns in, everything that is odd about them out.
//!
//! [`Check`] is what to look for in one table and never changes. Whatever is told of every table is told by a
//! [walk](crate::inspect) over its rows; a check compares stored scores besides. Counts are exact;
//! what is listed is bounded, and so is the memory, but for the people of a table with ids.
//!
//! # Examples
//!
//! ```
//! use enkat::{Choices, Registry};
//! use enkat::table::TableRows;
//!
//! let registry = Registry::built_in();
//! let check = Choices::default().check(&registry, &["id", "mo", "vas"])?;
//! let (ids, levels, marks) = (["a", "b", "a"], ["1", "9", "2"], ["80", "70", " 3 "]);
//! let columns = [&ids, &levels, &marks].map(|cells| cells.into());
//! let mut rows = check.begin();
//! rows.read(&TableRows::of(&columns))?;
//! let ((), inspected) = rows.finish();
//! let texts: Vec<String> = inspected.listed.iter().map(|listed| listed.finding.to_string()).collect();
//! assert_eq!(texts[0], "EQ001 row 2, mo: 9, expected 1 to 5; perhaps a missing code, declare it");
//! assert_eq!(texts[1], "EQ011 row 3, id: a person has several rows for one occasion: the person's first is row 1");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#[expect(clippy::module_inception, reason = "a check is what this folder is about")]
mod check;
mod stored;

pub use check::{Check, CheckError};
pub use stored::{StoredScore, StoredScoreError};
