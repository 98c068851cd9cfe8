//! What is wrong with a file that a user brings, in the words of such files and not in those of Rust.

use enkat::ground::looks_like_name;
use enkat::inner::ground::close_names;

use crate::locale::{Argument, Text};
use crate::text;

/// How a reader of settings calls what Rust calls by the name of a type.
fn kind_in_words(rust: &str) -> Option<Text> {
    Some(match rust {
        "u8" => text!("words-whole-range", highest = "255"),
        "u16" => text!("words-whole-range", highest = "65535"),
        "u32" => text!("words-whole-range", highest = "4294967295"),
        "u64" | "usize" => text!("words-whole-positive"),
        "i32" | "i64" => text!("words-whole"),
        "f64" => text!("words-number"),
        "a string" | "a borrowed string" | "string or table" => text!("words-text"),
        "path string" => text!("words-file-name"),
        "a boolean" => text!("words-true-or-false"),
        "a map" => text!("words-table"),
        "a sequence" => text!("words-list"),
        "unit" => text!("words-nothing"),
        rust if rust.starts_with("struct ") => text!("words-table"),
        _ => return None,
    })
}

/// The message of a reader, with what it found told by its kind: a text or a long number may be somebody's. None where the
/// message stands for itself.
#[must_use]
pub fn in_words(message: &str) -> Option<Text> {
    let unknown = |begin: &str| message.strip_prefix(begin).and_then(|rest| rest.split_once('`'));
    let shown = |name: &str| if looks_like_name(name) { format!(" `{name}`") } else { String::new() };
    if let Some((name, known)) = unknown("unknown field `") {
        return Some(text!("words-unknown-name", name = shown(name), known = known_in_words(name, known)));
    }
    if let Some((name, known)) = unknown("unknown variant `") {
        return Some(text!("words-unknown-choice", name = shown(name), known = known_in_words(name, known)));
    }
    if let Some(name) = message.strip_prefix("missing field ") {
        return Some(text!("words-missing", name = name));
    }
    let told = message.strip_prefix("invalid type: ").or_else(|| message.strip_prefix("invalid value: "));
    if let Some((found, expected)) = told.and_then(|told| told.rsplit_once(", expected ")) {
        return Some(text!("words-found", found = found_in_words(found), expected = expected_in_words(expected)));
    }
    if let Some(found) = message.strip_suffix(", expected from-zero, reversed, or texts and what code each stands for") {
        return Some(text!("words-codes", found = value_in_words(found)));
    }
    if let Some(expected) = message.strip_prefix("expected ").and_then(said_in_full) {
        return Some(text!("words-expected", expected = expected));
    }
    message.strip_prefix("wanted ").map(|expected| text!("words-expected", expected = expected_in_words(expected)))
}

/// What is expected where several kinds are, as it stands at the types of a settings file.
fn said_in_full(expected: &str) -> Option<Text> {
    Some(match expected {
        "a text in quotation marks, or a list of such; only a missing code may be a whole number" => text!("words-one-or-many"),
        "the name of a sheet, or { start = NAME, exit = NAME }" => text!("words-sheets"),
        "a whole number or a text" => text!("words-number-or-text"),
        "the number of a line, or two such as \"1-2\"" => text!("words-header-line"),
        "a number as it is printed, such as -0.123" => text!("words-printed-number"),
        _ => return None,
    })
}

/// The names that are known, as they stand behind one that is not.
fn known_in_words(name: &str, known: &str) -> Argument {
    if let Some(names) = known.strip_prefix(", expected one of ") {
        let all: Vec<&str> = names.split('`').skip(1).step_by(2).collect();
        let close = close_names(name, all.iter().copied());
        if !close.is_empty() {
            return text!("words-meant", close = own_names(close).join(", ")).into();
        }
        return text!("words-one-of", names = names).into();
    }
    match known.strip_prefix(", expected ").map(|names| (names, names.split_once(" or "))) {
        Some((_, Some((one, other)))) => text!("words-one-or-other", one = one, other = other).into(),
        Some((only, None)) => text!("words-only", name = only).into(),
        None => known.into(),
    }
}

/// Of names that mean the same the one that is first.
fn own_names(mut names: Vec<String>) -> Vec<String> {
    let mut seen = Vec::new();
    names.retain(|name| {
        let plain = name.replace('_', "-").trim_end_matches('s').to_owned();
        let is_new = !seen.contains(&plain);
        seen.push(plain);
        is_new
    });
    names
}

/// A short number as it stands, anything else by its kind.
fn found_in_words(found: &str) -> Text {
    const LONGEST: usize = 6;
    let quoted = found.split('`').nth(1).filter(|quoted| quoted.len() <= LONGEST);
    match (found.split(' ').next().unwrap_or_default(), quoted) {
        ("string" | "character", _) => text!("words-text"),
        ("integer" | "floating", Some(number)) => text!("words-the-number", number = number),
        ("integer" | "floating", None) => text!("words-number"),
        ("boolean", Some("true")) => text!("words-true"),
        ("boolean", _) => text!("words-false"),
        ("map", _) => text!("words-table"),
        ("sequence", _) => text!("words-list"),
        ("null" | "unit" | "Option", _) => text!("words-nothing"),
        _ => text!("words-else"),
    }
}

/// What the library's own reader found: a short number as it stands, else the kind.
fn value_in_words(found: &str) -> Argument {
    match found {
        "a text" => text!("words-text").into(),
        "a number" => text!("words-number").into(),
        "a list" => text!("words-list").into(),
        "true or false" => text!("words-true-or-false").into(),
        number => number.into(),
    }
}

fn expected_in_words(expected: &str) -> Argument {
    kind_in_words(expected).map_or_else(|| expected.into(), Argument::from)
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use serde::Deserialize;

    use super::in_words;
    use crate::own_file;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields, default)]
    #[derive(Default)]
    struct Everything {
        small: u8,
        middle: u16,
        any: usize,
        number: f64,
        text: String,
        file: PathBuf,
        switch: bool,
        list: Vec<u8>,
        inner: Inner,
        choice: Choice,
    }

    #[derive(Debug, Default, Deserialize)]
    struct Inner {}

    #[derive(Debug, Default, Deserialize)]
    enum Choice {
        #[default]
        Here,
        There,
    }

    #[test]
    fn both_readers_tell_of_the_file_and_not_of_rust() {
        for (key, value, told) in [
            ("small", "300", "found the number 300, expected a whole number from 0 to 255"),
            ("small", "\"8112\"", "found a text, expected a whole number from 0 to 255"),
            ("middle", "-1", "found the number -1, expected a whole number from 0 to 65535"),
            ("any", "1.5", "found the number 1.5, expected a whole number, 0 or more"),
            ("any", "-701234567", "found a number, expected a whole number, 0 or more"),
            ("number", "\"Anna\"", "found a text, expected a number"),
            ("text", "5", "found the number 5, expected a text"),
            ("file", "true", "found true, expected the name of a file"),
            ("switch", "\"so it is\"", "found a text, expected true or false"),
            ("list", "5", "found the number 5, expected a list"),
            ("list", "[[]]", "found a list, expected a whole number from 0 to 255"),
            ("inner", "5", "found the number 5, expected a table of names and values"),
            ("choice", "\"Away\"", "unknown choice `Away`, expected `Here` or `There`"),
            ("choice", "\"0701234567\"", "unknown choice, expected `Here` or `There`"),
            ("0701234567", "5", "unknown name, expected one of `small`"),
            ("big", "5", "unknown name `big`, expected one of `small`"),
            ("smal", "5", "unknown name `smal`; did you mean small?"),
        ] {
            let toml = own_file::toml::<Everything>(&format!("\n{key} = {value}\n")).expect_err(key).to_string();
            let json = own_file::json::<Everything>(&format!("{{\n\"{key}\": {value}\n}}")).expect_err(key).to_string();
            for message in [&toml, &json] {
                assert!(message.starts_with(&format!("line 2: {told}")), "{message}");
            }
        }
        assert_eq!(in_words("missing field `id`").map(|text| text.to_string()).as_deref(), Some("missing field `id`"));
        assert_eq!(in_words("invalid table header"), None);
    }
}
