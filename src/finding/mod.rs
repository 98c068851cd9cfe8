//! What is odd about the data: rules with stable codes, and findings.
//!
//! A finding is collected, never thrown. It names row, column and rule, and
//! shows the cell only when that is a short number outside its range.

mod findings;
mod identity;
mod programme_rule;
mod rule;
mod violence_rule;

pub use findings::{Finding, Findings, Total};
pub(crate) use findings::{Numbers, OFTEN_MISSING};
pub use identity::{SHORTEST_IDENTITY_NUMBER, holds_identity_number};
pub use programme_rule::ProgrammeRule;
pub use rule::{Rule, Severity, UnknownRule};
pub use violence_rule::ViolenceRule;
