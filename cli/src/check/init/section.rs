//! Lines of a settings file: what is set, what is to choose, and comments.

use std::fmt::{Display, Write as _};

use crate::check::text::shown;

/// Comments are broken at about this width.
const WIDTH: usize = 100;

/// Lines of one table.
#[derive(Clone, Default)]
pub(super) struct Section {
    lines: Vec<Line>,
    /// Comments that belong to the line that comes next.
    said: String,
}

/// A line, and what is said before it.
#[derive(Clone)]
struct Line {
    said: String,
    /// With its end; empty where comments stand alone.
    text: String,
    /// The key that is set; none where the line is a comment.
    key: Option<String>,
}

impl Section {
    pub(super) fn text(&self) -> String {
        let mut text: String = self.lines.iter().flat_map(|line| [line.said.as_str(), &line.text]).collect();
        text.push_str(&self.said);
        text
    }

    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.said.is_empty()
    }

    /// A comment; whatever it quotes stays within it.
    pub(super) fn say(&mut self, words: impl Display) {
        let mut line = String::from("#");
        for word in shown(&words.to_string()).split_whitespace() {
            if line.chars().count() + 1 + word.chars().count() > WIDTH && line.len() > 1 {
                let _ = writeln!(self.said, "{line}");
                line = String::from("#");
            }
            line.push(' ');
            line.push_str(word);
        }
        let _ = writeln!(self.said, "{line}");
    }

    /// What was said belongs to no line.
    pub(super) fn end_comment(&mut self) {
        if !self.said.is_empty() {
            self.add(None, "");
        }
    }

    /// A line that is TOML once its `#` is taken away.
    pub(super) fn comment(&mut self, line: &str) {
        self.add(None, &format!("# {line}\n"));
    }

    /// A line that is proposed.
    pub(super) fn set(&mut self, key: &str, value: &str) {
        self.add(Some(key), &format!("{} = {}\n", key_of(key), quoted(value)));
    }

    /// A line to choose, left as a comment.
    pub(super) fn offer(&mut self, key: &str, value: &str) {
        self.comment(&format!("{} = {}", key_of(key), quoted(value)));
    }

    /// A line whose value is TOML already, proposed or left as a comment.
    pub(super) fn list(&mut self, is_set: bool, key: &str, values: &[String]) {
        let line = format!("{} = [{}]", key_of(key), values.join(", "));
        if is_set { self.add(Some(key), &format!("{line}\n")) } else { self.comment(&line) }
    }

    fn add(&mut self, key: Option<&str>, text: &str) {
        let said = std::mem::take(&mut self.said);
        self.lines.push(Line { said, text: text.to_owned(), key: key.map(str::to_owned) });
    }

    /// All that the other says, after what is said here.
    pub(super) fn append(&mut self, other: Self) {
        self.end_comment();
        self.lines.extend(other.lines);
        self.said = other.said;
    }

    /// There is a line that sets this key.
    pub(super) fn sets(&self, key: &str) -> bool {
        self.lines.iter().any(|line| line.key.as_deref() == Some(key))
    }

    /// Takes out the lines that set such a key.
    pub(super) fn take(&mut self, is: impl Fn(&str) -> bool) -> Self {
        let lines = self.lines.extract_if(.., |line| line.key.as_deref().is_some_and(&is)).collect();
        Self { lines, said: String::new() }
    }

    /// Takes out the lines that are set in all of them, with what the first says of each.
    pub(super) fn take_shared(sections: &mut [&mut Self]) -> Self {
        let mut shared = Self::default();
        let Some((first, others)) = sections.split_first_mut() else { return shared };
        let has = |section: &Self, line: &Line| section.lines.iter().any(|other| other.key.is_some() && other.text == line.text);
        let in_all = |line: &mut Line| line.key.is_some() && others.iter().all(|other| has(other, line));
        shared.lines = first.lines.extract_if(.., in_all).collect();
        for other in others {
            other.lines.retain(|line| !has(&shared, line));
        }
        shared
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
