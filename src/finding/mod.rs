//! What is odd about the data: rules with stable codes, and findings.
//!
//! A finding is collected, never thrown. It names row, column and rule, and
//! shows the cell only when that is a short number outside its range.
//! Each rule is a file: what it checks, why, an example, and what to do.

mod about;
mod findings;
mod identity;
mod programme;
mod rule;
mod severity;
mod table;
mod violence;

use about::{About, rules};

pub use findings::{Finding, Findings, Total};
pub(crate) use findings::{Numbers, OFTEN_MISSING};
pub use identity::{SHORTEST_IDENTITY_NUMBER, holds_identity_number};
pub use programme::ProgrammeRule;
pub use rule::UnknownRule;
pub use severity::Severity;
pub use table::Rule;
pub use violence::ViolenceRule;
