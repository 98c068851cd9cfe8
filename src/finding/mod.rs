//! What is odd about the data: rules with stable codes, and findings.
//!
//! A finding is collected, never thrown. It names row, column and rule, and
//! shows the cell only when that is a short number outside its range.
//! Each rule is an entry of a table: severity, where it is checked, what it checks, why, an
//! example, and what to do. To add a rule, add an entry and tell its findings where it is checked.

mod about;
mod doubt;
mod findings;
pub(crate) mod identity;
mod left_out;
mod programme_rules;
mod rule;
#[cfg(feature = "serde")]
mod serde_form;
mod severity;
mod table_rules;
mod violence_rules;

use about::{About, rules};

pub(crate) use doubt::doubts;
pub use findings::{Finding, Findings, Total};
pub(crate) use findings::{Numbers, OFTEN_MISSING};
pub use identity::holds_identity_number;
pub(crate) use left_out::left_out;
pub use programme_rules::ProgrammeRule;
pub use severity::Severity;
pub use table_rules::Rule;
pub use violence_rules::ViolenceRule;
