//! Text on its way into an output.

use std::fmt;
use std::io::{self, Write as _};

use anyhow::{Context as _, Result};

use crate::locale::Doing;
use crate::output::Output;

/// Text on its way into an output, whose error it keeps.
pub struct TextOutput<'a> {
    out: &'a mut Output,
    error: Option<io::Error>,
}

impl fmt::Write for TextOutput<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.out.write_all(text.as_bytes()).map_err(|error| {
            self.error = Some(error);
            fmt::Error
        })
    }
}

/// Writes what `write` writes; an error says what the system said, and what was `doing`.
pub fn write_text(out: &mut Output, doing: Doing, write: impl FnOnce(&mut TextOutput<'_>) -> fmt::Result) -> Result<()> {
    let mut text = TextOutput { out, error: None };
    match (write(&mut text), text.error) {
        (Err(_), Some(error)) => Err(error).context(doing),
        (written, _) => written.context(doing),
    }
}
