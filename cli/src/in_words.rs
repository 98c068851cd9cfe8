//! What is wrong with a file that a user brings, in the words of such files and not in those of Rust.

use enkat::ground::looks_like_name;

/// How a reader of settings calls what Rust calls by the name of a type.
const EXPECTED: [(&str, &str); 16] = [
    ("u8", "a whole number from 0 to 255"),
    ("u16", "a whole number from 0 to 65535"),
    ("u32", "a whole number from 0 to 4294967295"),
    ("u64", "a whole number, 0 or more"),
    ("usize", "a whole number, 0 or more"),
    ("i32", "a whole number"),
    ("i64", "a whole number"),
    ("f64", "a number"),
    ("a string", "a text"),
    ("a borrowed string", "a text"),
    ("path string", "the name of a file"),
    ("a boolean", "true or false"),
    ("a map", "a table of names and values"),
    ("a sequence", "a list"),
    ("unit", "nothing"),
    ("string or table", "a text"),
];

/// The message of a reader, with what it found told by its kind: a text or a long number may be somebody's.
#[must_use]
pub fn in_words(message: &str) -> String {
    for (begins, kind) in [("unknown field `", "name"), ("unknown variant `", "choice")] {
        if let Some((name, known)) = message.strip_prefix(begins).and_then(|rest| rest.split_once('`')) {
            let name = if looks_like_name(name) { format!(" `{name}`") } else { String::new() };
            return format!("unknown {kind}{name}{known}");
        }
    }
    let told = message.strip_prefix("invalid type: ").or_else(|| message.strip_prefix("invalid value: "));
    match told.and_then(|told| told.rsplit_once(", expected ")) {
        Some((found, expected)) => format!("found {}, expected {}", found_in_words(found), expected_in_words(expected)),
        None => match message.strip_prefix("wanted ") {
            Some(expected) => format!("expected {}", expected_in_words(expected)),
            None => message.to_owned(),
        },
    }
}

/// A short number as it stands, anything else by its kind.
fn found_in_words(found: &str) -> String {
    const LONGEST: usize = 6;
    let quoted = found.split('`').nth(1).filter(|quoted| quoted.len() <= LONGEST);
    match (found.split(' ').next().unwrap_or_default(), quoted) {
        ("string" | "character", _) => "a text".into(),
        ("integer" | "floating", Some(number)) => format!("the number {number}"),
        ("integer" | "floating", None) => "a number".into(),
        ("boolean", Some(value)) => value.into(),
        ("map", _) => "a table of names and values".into(),
        ("sequence", _) => "a list".into(),
        ("null" | "unit" | "Option", _) => "nothing".into(),
        _ => "something else".into(),
    }
}

fn expected_in_words(expected: &str) -> &str {
    if expected.starts_with("struct ") {
        return "a table of names and values";
    }
    EXPECTED.iter().find(|(rust, _)| *rust == expected).map_or(expected, |(_, words)| words)
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
        ] {
            let toml = own_file::toml::<Everything>(&format!("\n{key} = {value}\n")).expect_err(key).to_string();
            let json = own_file::json::<Everything>(&format!("{{\n\"{key}\": {value}\n}}")).expect_err(key).to_string();
            for message in [&toml, &json] {
                assert!(message.starts_with(&format!("line 2: {told}")), "{message}");
            }
        }
        assert_eq!(in_words("missing field `id`"), "missing field `id`");
    }
}
