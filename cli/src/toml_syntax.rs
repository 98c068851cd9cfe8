//! What is wrong with a line that is no TOML, in words for whoever wrote it.

use crate::check::text::{shortened, shown};
use crate::locale::Text;
use crate::text;

/// So much of a line is shown.
const WIDEST: usize = 80;
/// Quotation marks as a word processor writes them.
const CURLY: [char; 8] = ['\u{201d}', '\u{201c}', '\u{201e}', '\u{201f}', '\u{2019}', '\u{2018}', '\u{ab}', '\u{bb}'];

/// What the reader's `message` of a line means, and the line, where it is one of settings.
#[must_use]
pub fn told(message: &str, line: &str) -> Text {
    let line = line.trim();
    if !is_of_settings(line) {
        return what(message, "");
    }
    text!("toml-line", what = what(message, line), shown = shortened(&shown(line), WIDEST).into_owned())
}

/// A name and =, or [: other lines may be those of a table that was brought by mistake, and somebody's.
fn is_of_settings(line: &str) -> bool {
    line.starts_with('[') || line.split_once('=').is_some_and(|(name, _)| !name.contains([',', ';', '\t', '|']))
}

fn what(message: &str, line: &str) -> Text {
    let is = |parts: &[&str]| parts.iter().any(|part| message.starts_with(part));
    if let (Some(value), true) = (value(line), is(&["string values must be quoted"])) {
        if value.contains(CURLY) {
            let mended = line.replace(CURLY, "\"");
            return text!("toml-curly", mended = shortened(&shown(&mended), WIDEST).into_owned());
        }
        if value.contains('?') {
            return text!("toml-question");
        }
        let is_plain = !value.is_empty() && !value.contains(['"', '\'', '[', '{', '#', '\\']);
        let mended = line.split_once('=').filter(|_| is_plain).map(|(name, _)| format!("{} = \"{value}\"", name.trim_end()));
        return match mended {
            Some(mended) => text!("toml-unquoted", mended = shortened(&shown(&mended), WIDEST).into_owned()),
            None => text!("toml-no-value"),
        };
    }
    if is(&["duplicate key"]) {
        text!("toml-twice")
    } else if is(&["key with no value", "missing"]) {
        text!("toml-no-equals")
    } else if is(&["unclosed"]) {
        text!("toml-unclosed")
    } else if is(&["invalid basic string", "invalid literal string", "invalid multi-line"]) {
        text!("toml-open-quote")
    } else if is(&["unexpected key or value"]) {
        text!("toml-more")
    } else if ["unicode", "escape"].iter().any(|part| message.contains(part)) {
        text!("toml-backslash")
    } else {
        text!("toml-otherwise")
    }
}

fn value(line: &str) -> Option<&str> {
    line.split_once('=').map(|(_, value)| value.trim())
}

#[cfg(test)]
mod tests {
    use crate::own_file;

    #[test]
    fn a_line_that_is_no_toml_is_shown_with_what_it_should_be() {
        for (text, line, told) in [
            ("[wave]\nexit = Avslut\n", 2, "within quotation marks: exit = \"Avslut\"; the line is: exit = Avslut"),
            ("by = \u{201d}kommun\u{201d}", 1, "only straight quotation marks are any here: by = \"kommun\"; the line is"),
            ("codes.mo = { lite = ? }", 1, "put the code in the place of ?"),
            ("map.mo =\n", 1, "expected a value behind ="),
            ("[map]\nmo = \"a\"\nmo = \"b\"", 3, "the name stands twice"),
            ("[map]\nDin hälsa = \"vas\"", 2, "expected NAME = VALUE; a name of more"),
            ("[map\nmo = \"a\"", 1, "a bracket is not closed"),
            ("map.mo = \"a", 1, "a quotation mark is not closed"),
            ("map.mo = \"a\" \"b\"", 1, "more follows the value"),
            ("output = \"C:\\Users\\x\"", 1, "\\ has a meaning of its own"),
            ("{ \"map\": 3", 1, "expected NAME = VALUE, such as"),
        ] {
            let error = own_file::toml::<toml::Table>(text).expect_err(text).to_string();
            assert!(error.starts_with(&format!("line {line}: ")) && error.contains(told), "{error}");
        }
        for row in ["Anna Ek,1990-05-06,3", "Anna Ek;a=b", "{ \"Anna\": 3"] {
            let error = own_file::toml::<toml::Table>(row).expect_err(row).to_string();
            assert!(!error.contains("Anna"), "{error}");
        }
        let error = own_file::toml::<toml::Table>("set.x = 811218-9876").expect_err("no text").to_string();
        assert!(!error.contains("9876"), "{error}");
    }
}
