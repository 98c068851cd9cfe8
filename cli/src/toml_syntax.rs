//! What is wrong with a line that is no TOML, in words for whoever wrote it.

use crate::check::text::{shortened, shown};
use crate::locale::Text;
use crate::text;

/// So much of a line is shown.
const WIDEST: usize = 80;
/// Quotation marks as a word processor writes them.
const CURLY: [char; 8] = ['\u{201d}', '\u{201c}', '\u{201e}', '\u{201f}', '\u{2019}', '\u{2018}', '\u{ab}', '\u{bb}'];

/// What the reader's `message` of a line means, and the line, where it may be shown: else it is empty.
#[must_use]
pub fn told(message: &str, line: &str) -> Text {
    let line = line.trim();
    if line.is_empty() {
        return what(message, "");
    }
    text!("toml-line", what = what(message, line), shown = shortened(&shown(line), WIDEST).into_owned())
}

/// A line of settings, by its place in a text: the head of a table, or NAME = VALUE, of which `knows` knows the name or that of
/// the table. Other lines may be those of something that was brought by mistake, and somebody's.
#[must_use]
pub fn is_of_settings(text: &str, place: usize, knows: impl Fn(&str) -> bool) -> bool {
    let mut lines = text.lines().take(place + 1).collect::<Vec<_>>();
    let Some(line) = lines.pop() else { return false };
    if line.trim_start().starts_with('[') {
        return head(line).is_some_and(knows);
    }
    let Some((name, _)) = line.split_once('=') else { return false };
    if name.contains([',', ';', ':', '\t', '|', '[', '{']) {
        return false;
    }
    let within = lines.iter().rev().find(|line| line.trim_start().starts_with('[')).and_then(|line| head(line));
    first_name(name).is_some_and(&knows) || within.is_some_and(knows)
}

/// The name in the head of a table, the first of several: `[map]`, `[[steps]]`, `[files."Aneby.csv".map]`.
fn head(line: &str) -> Option<&str> {
    let inside = line.trim().strip_prefix('[')?.strip_suffix(']')?;
    let inside = inside.strip_prefix('[').and_then(|inside| inside.strip_suffix(']')).unwrap_or(inside);
    first_name(inside).filter(|_| !inside.contains(['[', ']', '{', '}', ':', ',', ';', '=']))
}

/// The first of the names that dots divide, if it needs no quotation marks.
fn first_name(key: &str) -> Option<&str> {
    let name = key.split('.').next()?.trim();
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
    (!name.is_empty() && name.bytes().all(is_plain)).then_some(name)
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
    use crate::config::Settings;

    fn refused(text: &str) -> String {
        Settings::from_text(text).err().expect(text).to_string()
    }

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
            let error = refused(text);
            assert!(error.starts_with(&format!("line {line}: ")) && error.contains(told), "{error}");
        }
        // the head of a table is settings as well
        assert!(refused("[map]\nmo = \"a\"\n[map]").ends_with("the line is: [map]"));
        assert!(refused("[files.\"Aneby.csv\".wave]\nexit = Avslut").ends_with("the line is: exit = Avslut"));
        for row in [
            "Anna Ek,1990-05-06,3",
            "Anna Ek;a=b",
            "{ \"Anna\": 3",
            "[{\"id\":\"Anna\",\"se-guideline-1.physical_ongoing\":\"yes\"}]",
            "[{ id = \"Anna\" }]",
            "[[\"Anna\", 3]]",
            "[Anna]]",
            "[map.Anna, 3]",
            "[map]\n[{\"id\":\"Anna\"}]",
            "id = Anna",
            "se-guideline-1.physical_ongoing = Anna",
            "\"Anna\" = yes",
            "note: Anna = 3 = 4",
            "[people]\nid = Anna",
        ] {
            assert!(!refused(row).contains("Anna"), "{}", refused(row));
        }
        assert!(!refused("set.x = 811218-9876").contains("9876"));
    }
}
