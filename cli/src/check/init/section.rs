//! Lines of a settings file: what is set, what is to choose, and comments.

use std::fmt::{Display, Write as _};

use crate::check::text::shown;

/// Comments are broken at about this width.
const WIDTH: usize = 100;

/// Lines of one table.
#[derive(Default)]
pub(super) struct Section {
    text: String,
}

impl Section {
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// A comment; whatever it quotes stays within it.
    pub(super) fn say(&mut self, words: impl Display) {
        let mut line = String::from("#");
        for word in shown(&words.to_string()).split_whitespace() {
            if line.chars().count() + 1 + word.chars().count() > WIDTH && line.len() > 1 {
                let _ = writeln!(self.text, "{line}");
                line = String::from("#");
            }
            line.push(' ');
            line.push_str(word);
        }
        let _ = writeln!(self.text, "{line}");
    }

    /// A line that is TOML once its `#` is taken away.
    pub(super) fn comment(&mut self, line: &str) {
        let _ = writeln!(self.text, "# {line}");
    }

    /// A line that is proposed.
    pub(super) fn set(&mut self, key: &str, value: &str) {
        let _ = writeln!(self.text, "{} = {}", key_of(key), quoted(value));
    }

    /// A line to choose, left as a comment.
    pub(super) fn offer(&mut self, key: &str, value: &str) {
        let _ = writeln!(self.text, "# {} = {}", key_of(key), quoted(value));
    }

    /// A line whose value is TOML already, proposed or left as a comment.
    pub(super) fn list(&mut self, is_set: bool, key: &str, values: &[String]) {
        let mark = if is_set { "" } else { "# " };
        let _ = writeln!(self.text, "{mark}{} = [{}]", key_of(key), values.join(", "));
    }
}

/// A key, in quotes where it needs them.
pub(super) fn key_of(key: &str) -> String {
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
