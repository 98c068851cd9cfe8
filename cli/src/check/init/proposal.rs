//! The text of a proposal.

use std::fmt::Write as _;

use crate::check::text::shown;
use crate::summary::plural;

/// Comments are broken at about this width.
const WIDTH: usize = 100;

/// A proposal, part by part.
pub(super) struct Proposal {
    /// Where it comes from.
    pub(super) head: Section,
    /// Keys that stand before every table.
    pub(super) top: Section,
    /// `[map]`
    pub(super) map: Section,
    /// `[wave]`
    pub(super) wave: Section,
    /// `[check.stored]`
    pub(super) stored: Section,
}

/// Lines of one table.
#[derive(Default)]
pub(super) struct Section {
    text: String,
    /// It sets something.
    pub(super) has_keys: bool,
}

impl Proposal {
    pub(super) fn new(name: &str, rows: u64, columns: usize) -> Self {
        let mut head = Section::default();
        let (rows, columns) = (plural(rows, "row"), plural(columns as u64, "column"));
        head.say(&format!("Proposed by enkat check --init for {}: {rows}, {columns}.", shown(name)));
        head.say("Save it as enkat.toml beside the table when you have read it; every line says what it was guessed from.");
        head.say(
            "Not guessed: a value set or a country (name yours as value-set), the direction of any item (answers are read as \
             they were marked, and turned round for scoring as the published key says), and what a number out of range was \
             meant to be: nothing is shifted.",
        );
        head.say(
            "Look at: each column against the form that people filled in, which occasion comes first, and the missing codes.",
        );
        let empty = Section::default;
        Self { head, top: empty(), map: empty(), wave: empty(), stored: empty() }
    }

    /// The settings file.
    pub(super) fn text(&self) -> String {
        let mut text = self.head.text.clone();
        for (table, section) in [("", &self.top), ("[map]", &self.map), ("[wave]", &self.wave), ("[check.stored]", &self.stored)]
        {
            if !section.text.is_empty() {
                text.push('\n');
                if !table.is_empty() {
                    let _ = writeln!(text, "{table}");
                }
                text.push_str(&section.text);
            }
        }
        text
    }
}

impl Section {
    /// A comment.
    pub(super) fn say(&mut self, words: &str) {
        let mut line = String::from("#");
        for word in words.split_whitespace() {
            if line.chars().count() + 1 + word.chars().count() > WIDTH && line.len() > 1 {
                let _ = writeln!(self.text, "{line}");
                line = String::from("#");
            }
            line.push(' ');
            line.push_str(word);
        }
        let _ = writeln!(self.text, "{line}");
    }

    /// A line that is proposed.
    pub(super) fn set(&mut self, key: &str, value: &str) {
        self.has_keys = true;
        let _ = writeln!(self.text, "{} = {}", key_of(key), quoted(value));
    }

    /// A line to choose, left as a comment.
    pub(super) fn offer(&mut self, key: &str, value: &str) {
        let _ = writeln!(self.text, "# {} = {}", key_of(key), quoted(value));
    }

    /// A line whose value is TOML already, proposed or left as a comment.
    pub(super) fn list(&mut self, is_set: bool, key: &str, values: &[String]) {
        let mark = if is_set { "" } else { "# " };
        self.has_keys |= is_set;
        let _ = writeln!(self.text, "{mark}{} = [{}]", key_of(key), values.join(", "));
    }
}

/// A key, in quotes where it needs them.
fn key_of(key: &str) -> String {
    let is_bare = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    if is_bare { key.to_owned() } else { quoted(key) }
}

/// A text in one line, with everything that has a meaning in TOML escaped.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for sign in text.chars() {
        match sign {
            '"' | '\\' => quoted.extend(['\\', sign]),
            sign if sign.is_control() || shown(sign.encode_utf8(&mut [0; 4])) == "\u{fffd}" => {
                let _ = write!(quoted, "\\U{:08X}", u32::from(sign));
            }
            sign => quoted.push(sign),
        }
    }
    quoted.push('"');
    quoted
}
