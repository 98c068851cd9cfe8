//! Messages for a person, on standard error.

use std::fmt::Display;
use std::io::Write as _;

use enkat::finding::{Rule, holds_identity_number};

use crate::language::spoken;
use crate::text;

/// Writes one line; standard error that is full or closed is nobody's fault.
///
/// A message never shows a personal identity number, wherever it came from: a
/// file name, an option, a settings file.
pub fn say(message: impl Display) {
    let mut text = message.to_string();
    if holds_identity_number(&text) {
        let [checks, advice] = [Rule::IdentityNumber.checks_in(spoken()), Rule::IdentityNumber.advice_in(spoken())];
        text = text!("identity-number", checks = checks, advice = advice).to_string();
    }
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}
