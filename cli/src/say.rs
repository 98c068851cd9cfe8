//! Messages for a person, on standard error.

use std::fmt::Display;
use std::io::Write as _;

use enkat::finding::{Rule, holds_identity_number};

/// Writes one line; standard error that is full or closed is nobody's fault.
///
/// A message never shows a personal identity number, wherever it came from: a
/// file name, an option, a settings file.
pub fn say(message: impl Display) {
    let mut text = message.to_string();
    if holds_identity_number(&text) {
        text = format!(
            "{} (the message that held it is not shown); {}",
            Rule::IdentityNumber.checks(),
            Rule::IdentityNumber.advice()
        );
    }
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}
