//! Names that may be repeated in a message, and what is more likely somebody's answer.

use std::borrow::Cow;

use super::Language;

/// No name of a column or a choice is longer, in characters.
const LONGEST: usize = 60;

/// `text` looks like the name of a column or a choice, and not like an answer, an identifier or a free text: it has a
/// letter, at most 60 characters in one line and few digits, and is neither a number, a day nor a yes or no.
///
/// # Examples
///
/// ```
/// use enkat::ground::looks_like_name;
///
/// assert!(looks_like_name("soc13_1") && looks_like_name("1. Rörlighet"));
/// assert!(!looks_like_name("4") && !looks_like_name("1990-05-06") && !looks_like_name("yes"));
/// ```
#[must_use]
pub fn looks_like_name(text: &str) -> bool {
    is_short(text) && text.contains(char::is_alphabetic) && ValueLook::of(text).is_none()
}

/// The name, or how long it is where it does not look like one.
pub(crate) fn shown_name(name: &str) -> String {
    if looks_like_name(name) { name.to_owned() } else { not_shown(name) }
}

/// A text that is perhaps a number, or how long it is where it may be an identifier or a free text.
#[must_use]
pub fn shown_text(text: &str) -> String {
    if is_short(text) { text.to_owned() } else { not_shown(text) }
}

fn not_shown(text: &str) -> String {
    not_shown_in(text, Language::En)
}

/// How long a text is that is not shown; nothing of an empty one.
pub(crate) fn not_shown_in(text: &str, language: Language) -> String {
    match (text.chars().count(), language) {
        (0, _) => String::new(),
        (1, Language::En) => "(1 character, not shown)".to_owned(),
        (count, Language::En) => format!("({count} characters, not shown)"),
        (count, Language::Sv) => format!("({count} tecken, visas inte)"),
    }
}

/// What an error of this library holds in place of a text that it does not show, in Swedish; any other text as it is.
///
/// # Examples
///
/// ```
/// use enkat::ground::not_shown_in_swedish;
///
/// assert_eq!(not_shown_in_swedish("(16 characters, not shown)"), "(16 tecken, visas inte)");
/// assert_eq!(not_shown_in_swedish("mo"), "mo");
/// ```
#[must_use]
pub fn not_shown_in_swedish(shown: &str) -> Cow<'_, str> {
    let count = shown.strip_prefix('(').and_then(|rest| {
        let rest = rest.strip_suffix(" characters, not shown)").or_else(|| rest.strip_suffix(" character, not shown)"))?;
        rest.parse::<usize>().ok()
    });
    count.map_or(Cow::Borrowed(shown), |count| format!("({count} tecken, visas inte)").into())
}

/// One short line without an address and without so many digits that they may tell who somebody is.
fn is_short(text: &str) -> bool {
    const MOST_DIGITS: usize = 8;
    const LONGEST_RUN: usize = 5;
    let is_line = text.chars().count() <= LONGEST && !text.contains(char::is_control) && !ends_in_address(text);
    let mut runs = text.split(|sign: char| !sign.is_numeric()).map(|run| run.chars().count());
    is_line && runs.clone().sum::<usize>() <= MOST_DIGITS && runs.all(|run| run <= LONGEST_RUN)
}

/// `a@b.example`, and not `eq5d5l.index@US-2019`.
fn ends_in_address(text: &str) -> bool {
    let place = text.trim().rsplit_once('@').and_then(|(_, place)| place.rsplit_once('.'));
    place.is_some_and(|(_, last)| last.len() > 1 && last.chars().all(char::is_alphabetic))
}

/// What a text is that is a value and no name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ValueLook {
    /// A number, also with a decimal comma or a sign.
    Number,
    /// A day, perhaps with other things beside it.
    Day,
    /// Yes, no, true or false.
    YesOrNo,
}

impl ValueLook {
    /// What `text` is, if it looks like a value.
    pub(crate) fn of(text: &str) -> Option<Self> {
        const WORDS: [&str; 8] = ["yes", "no", "ja", "nej", "true", "false", "sant", "falskt"];
        let text = text.trim();
        if holds_day(text) {
            return Some(Self::Day);
        }
        let is_of_number = |sign: char| sign.is_numeric() || sign.is_whitespace() || ".,+-/:%<>=\u{2212}".contains(sign);
        if text.contains(char::is_numeric) && (text.chars().all(is_of_number) || text.parse::<f64>().is_ok()) {
            return Some(Self::Number);
        }
        WORDS.iter().any(|word| text.eq_ignore_ascii_case(word)).then_some(Self::YesOrNo)
    }
}

/// `1990-05-06` or `6/5 1990` as one of them stands by itself, with any of the signs that stand in a day.
fn holds_day(text: &str) -> bool {
    let is_sign = |byte: u8| matches!(byte, b'-' | b'/' | b'.' | b' ');
    let bytes = text.as_bytes();
    let runs: Vec<(usize, usize)> = runs_of_digits(bytes);
    runs.windows(3).any(|three| {
        let apart = three.windows(2).all(|pair| pair[1].0 == pair[0].1 + 1 && is_sign(bytes[pair[0].1]));
        let lengths = [0, 1, 2].map(|part| three[part].1 - three[part].0);
        let is_alone = three[0].0.checked_sub(1).is_none_or(|before| !bytes[before].is_ascii_alphanumeric());
        apart && is_alone && matches!(lengths, [4, 1..=2, 1..=2] | [1..=2, 1..=2, 4])
    })
}

/// Where digits stand together: from and up to.
fn runs_of_digits(bytes: &[u8]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (at, _) in bytes.iter().enumerate().filter(|(_, byte)| byte.is_ascii_digit()) {
        match runs.last_mut() {
            Some(run) if run.1 == at => run.1 = at + 1,
            _ => runs.push((at, at + 1)),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::{looks_like_name, shown_name, shown_text};

    #[test]
    fn a_name_is_told_from_an_answer_and_from_who_somebody_is() {
        for name in [
            "mo",
            "soc29_29",
            "Q1[SQ001]",
            "Ålder (år)",
            "start.vas",
            "5.1.10 rörlighet",
            "id. Response ID",
            "一",
            "m3_2024",
            "eq5d5l.index@US-2019",
        ] {
            assert!(looks_like_name(name), "{name}");
            assert_eq!((shown_name(name), shown_text(name)), (name.to_owned(), name.to_owned()));
        }
        let long = "jag mår inte så bra sedan en tid tillbaka och vill gärna tala med någon";
        for value in [
            "",
            " ",
            "4",
            "-9",
            "3,5",
            "1e5",
            "50 %",
            "\u{ff14}",
            "1990-05-06",
            "born 6/5/1990",
            "1990-05-06T12:00",
            "070-123 45 67 x",
            "Nej",
            "TRUE",
            "a@b.example",
            "P000001",
            "two\nlines",
            long,
        ] {
            assert!(!looks_like_name(value), "{value}");
            assert!(value.is_empty() || !shown_name(value).contains(value.trim()) || value.trim().is_empty(), "{value}");
        }
        assert_eq!(shown_name("811218"), "(6 characters, not shown)");
        assert_eq!((shown_text("9,99"), shown_text("999999")), ("9,99".into(), "(6 characters, not shown)".into()));
    }
}
