//! Personal identity numbers of Sweden and its neighbours, however they are written.

mod neighbours;
mod normal_form;

use neighbours::{Neighbour, begins_with_neighbour};
use normal_form::normal_form;

/// The bytes of the shortest text that can hold a personal identity number.
pub const SHORTEST_IDENTITY_NUMBER: usize = 10;

/// `text` holds a personal identity number anywhere: Swedish, a coordination number too, Danish, Norwegian, Finnish or Icelandic.
///
/// A Swedish one is ten or twelve digits, with or without a dash or a blank before the last four, whose
/// date exists (the day plus 60 in a coordination number) and whose check digit
/// fits; the parts of the date may stand apart. A number that was stored with decimals or
/// as a power of ten, or that stands after `SE`, counts; a run of ten digits within a longer word does not. Digits of every script,
/// dashes and blanks of every kind are the same, and what takes no room is not there.
///
/// # Examples
///
/// ```
/// use enkat::finding::holds_identity_number;
///
/// assert!(holds_identity_number("811218-9876")); // the tax agency's own example
/// assert!(holds_identity_number("nr 19811218-9876, ring"));
/// assert!(!holds_identity_number("811218-9875"));
/// assert!(!holds_identity_number("P0001"));
/// ```
#[must_use]
pub fn holds_identity_number(text: &str) -> bool {
    holds(text, false)
}

/// `text` holds one in a form that nothing else has: with a dash or a plus before the last four digits, or after `SE`.
///
/// Digits alone may also be a time, a telephone number or seconds, of which every tenth has a fitting check digit.
/// `20240301-1144` may be a day and a time.
#[must_use]
pub fn holds_certain_identity_number(text: &str) -> bool {
    holds(text, true)
}

/// What else a text may be that holds an identity number in no certain form, in English and in Swedish; none where it is certain.
#[must_use]
pub fn other_than_identity_number(text: &str) -> Option<[&'static str; 2]> {
    if holds_certain_identity_number(text) {
        return None;
    }
    let digits: Vec<u8> = text.bytes().filter(u8::is_ascii_digit).collect();
    Some(match digits.as_slice() {
        [b'1' | b'2', .., _, _, _, _] if digits.len() == 12 && is_time(&digits[8..]) => {
            ["a day and a time", "en dag och ett klockslag"]
        }
        [b'0', ..] if digits.len() == 10 => ["a telephone number", "ett telefonnummer"],
        [b'1', ..] if digits.len() == 10 => ["seconds since 1970", "sekunder sedan 1970"],
        _ if digits.len() == 10 && is_time(&digits[6..]) => ["a day and a time", "en dag och ett klockslag"],
        _ => ["another number", "ett annat tal"],
    })
}

/// So many cells of a column are looked at for zeros that were lost.
pub const CELLS_LOOKED_AT: usize = 64;

/// The place of a cell that was a personal identity number before a spreadsheet took it for a number and its zeros were lost: people
/// born from 2000 to 2009. Half of the cells have to be such numbers; where the column begins one is enough. Four in a thousand of nine
/// digits are one by chance, which is a doubt; further down one of the last few rows is nothing.
pub fn with_lost_zeros<'c>(cells: impl Iterator<Item = &'c str>, is_beginning: bool) -> Option<usize> {
    let (mut first, mut found, mut filled) = (None, 0, 0);
    for (place, cell) in cells.take(CELLS_LOOKED_AT).enumerate() {
        let cell = cell.trim();
        if cell.is_empty() {
            continue;
        }
        filled += 1;
        // a number column may be stored with decimals
        let digits = cell.split_once(['.', ',']).filter(|(_, decimals)| decimals.bytes().all(|digit| digit == b'0'));
        let digits = digits.map_or(cell, |(whole, _)| whole);
        if matches!(digits.len(), 8 | 9) && digits.bytes().all(|byte| byte.is_ascii_digit()) {
            let whole = format!("{digits:0>10}");
            if is_number(&whole.as_bytes()[..6], &whole.as_bytes()[6..]) {
                found += 1;
                first = first.or(Some(place));
            }
        }
    }
    first.filter(|_| (found > 1 || is_beginning) && found * 2 >= filled)
}

fn holds(text: &str, only_certain: bool) -> bool {
    if text.len() < SHORTEST_IDENTITY_NUMBER {
        return false;
    }
    let text = &*normal_form(text);
    let bytes = text.as_bytes();
    let mut start = 0;
    while start + SHORTEST_IDENTITY_NUMBER <= bytes.len() {
        let length = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        if length == 0 {
            start += 1;
            continue;
        }
        let (before, from) = bytes.split_at(start);
        let starts_anew = match length {
            // a dash before the last four tells a number from the rest of a word, and so does a century
            6 | 8 | 12 => true,
            _ => !is_joined(before) || is_country(before),
        };
        let is_country = is_country(before);
        let only_certain = only_certain && !is_country;
        if starts_anew && (is_identity_number(from, length, only_certain) || is_country && is_vat_number(from, length)) {
            return true;
        }
        let neighbour = if is_joined(before) { None } else { begins_with_neighbour(from, length) };
        if neighbour.is_some_and(|neighbour| neighbour == Neighbour::Certain || !only_certain) {
            return true;
        }
        start += length;
    }
    !only_certain && is_power_of_ten(text)
}

/// What stands before makes one word with digits that follow: a letter, a dash, or a decimal sign.
fn is_joined(before: &[u8]) -> bool {
    match before {
        [.., digit, b'.' | b','] => digit.is_ascii_digit(),
        [.., byte] => byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'_'),
        [] => false,
    }
}

/// What stands before is the country by itself.
fn is_country(before: &[u8]) -> bool {
    matches!(before, [start @ .., b'S' | b's', b'E' | b'e'] if !is_joined(start))
}

/// Ten digits of a number and the `01` of value-added tax.
fn is_vat_number(text: &[u8], length: usize) -> bool {
    length == 12 && text[10..12] == *b"01" && is_number(&text[..6], &text[6..10])
}

/// A number that a program wrote as `1.98112189876e11`.
fn is_power_of_ten(text: &str) -> bool {
    // hardly any text has a digit before this letter
    if !text.as_bytes().windows(2).any(|pair| pair[0].is_ascii_digit() && matches!(pair[1], b'e' | b'E')) {
        return false;
    }
    let is_part = |sign: char| sign.is_ascii_digit() || matches!(sign, '.' | ',' | 'e' | 'E' | '+');
    let mut parts = text.split(|sign: char| !is_part(sign)).filter(|part| part.len() >= SHORTEST_IDENTITY_NUMBER);
    parts.any(|part| {
        let number = part.contains(['e', 'E']).then(|| part.replace(',', ".").parse::<f64>().ok()).flatten();
        number.is_some_and(|number| {
            let digits = format!("{number:.0}");
            number.fract() == 0.0 && matches!(digits.len(), 10 | 12) && is_identity_number(digits.as_bytes(), digits.len(), false)
        })
    })
}

/// `text` starts with `length` digits that are, or begin, a number.
fn is_identity_number(text: &[u8], length: usize, only_certain: bool) -> bool {
    let (date, rest) = text.split_at(length);
    match length {
        10 | 12 if only_certain => false,
        10 | 12 => {
            let (date, last) = date.split_at(length - 4);
            // a century tells it from a run of digits with a letter after it
            is_number(date, last) && (ends(without_decimals(rest)) || length == 12 && is_letter(rest))
        }
        6 | 8 if is_before_last(date, rest, only_certain) => true,
        2 | 4 | 6 => {
            let mut dates = PARTS.iter().filter_map(|(parts, apart)| parted_date(text, parts, apart));
            dates.any(|(date, rest)| is_before_last(&date, rest, only_certain))
        }
        _ => false,
    }
}

/// How many digits each part of a date has, and what may stand between them.
const PARTS: [(&[usize], &[u8]); 4] = [(&[4, 2, 2], b"- /."), (&[2, 2, 2], b"- /."), (&[4, 2], b" "), (&[6, 2], b" ")];

/// The digits of a date whose parts stand apart, and what follows.
fn parted_date<'t>(text: &'t [u8], parts: &[usize], apart: &[u8]) -> Option<(Vec<u8>, &'t [u8])> {
    let (mut digits, mut rest, mut sign) = (Vec::new(), text, None);
    for (place, length) in parts.iter().enumerate() {
        if place > 0 {
            let (between, after) = rest.split_first()?;
            // the same sign throughout
            if !apart.contains(between) || *sign.get_or_insert(*between) != *between {
                return None;
            }
            rest = after;
        }
        let part = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        if part != *length {
            return None;
        }
        digits.extend_from_slice(&rest[..part]);
        rest = &rest[part..];
    }
    Some((digits, rest))
}

/// After a date the last four digits follow, after a dash or a blank.
fn is_before_last(date: &[u8], rest: &[u8], only_certain: bool) -> bool {
    match after_dash(rest).or_else(|| after_gap(rest).filter(|_| !only_certain)) {
        Some(last) if only_certain && date.starts_with(b"20") && date.len() == 8 && last.len() >= 4 && is_time(last) => false,
        Some(last) if last.len() >= 4 => {
            is_number(date, &last[..4]) && (ends(without_decimals(&last[4..])) || is_letter(&last[4..]))
        }
        _ => false,
    }
}

/// What follows a number that was stored with decimals, all of them 0.
fn without_decimals(after: &[u8]) -> &[u8] {
    match after {
        [b'.' | b',', decimals @ ..] if decimals.first() == Some(&b'0') => {
            &decimals[decimals.iter().take_while(|byte| **byte == b'0').count()..]
        }
        _ => after,
    }
}

/// One letter follows, and no word.
fn is_letter(after: &[u8]) -> bool {
    matches!(after, [letter, rest @ ..] if letter.is_ascii_alphabetic() && !rest.first().is_some_and(u8::is_ascii_alphanumeric))
}

/// A number ends before this.
fn ends(after: &[u8]) -> bool {
    match after {
        [] => true,
        // a full stop ends a sentence or the stem of a file's name unless decimals follow
        [b'.', next, ..] => !next.is_ascii_digit(),
        // a dash ends a word unless more follows it
        [b'-', next, ..] | [next, ..] => !next.is_ascii_alphanumeric(),
    }
}

/// A date and four digits are a number.
fn is_number(date: &[u8], last: &[u8]) -> bool {
    if !last.iter().all(u8::is_ascii_digit) {
        return false;
    }
    let (century, short) = date.split_at(date.len() - 6);
    matches!(century, [] | b"18" | b"19" | b"20") && date_exists(short) && check_digit_fits(short.iter().chain(last))
}

/// What follows a dash or a plus, with or without a blank beside it.
fn after_dash(text: &[u8]) -> Option<&[u8]> {
    let text = text.strip_prefix(b" ").unwrap_or(text);
    let [b'-' | b'+', text @ ..] = text else { return None };
    Some(text.strip_prefix(b" ").unwrap_or(text))
}

/// What follows a blank, a slash or a low line.
fn after_gap(text: &[u8]) -> Option<&[u8]> {
    match text {
        [b' ' | b'/' | b'_', last @ ..] if last.len() >= 4 => Some(last),
        _ => None,
    }
}

/// Four digits or more begin with hours and minutes.
fn is_time(digits: &[u8]) -> bool {
    digits[..2] < b"24"[..] && digits[2..4] < b"60"[..]
}

/// `YYMMDD`, the day perhaps plus 60. The century is unknown, so 29 February always passes.
fn date_exists(digits: &[u8]) -> bool {
    let day = pair(digits, 4);
    is_day(if day > 60 { day - 60 } else { day }, pair(digits, 2))
}

/// The day is one of the month in some year.
fn is_day(day: u8, month: u8) -> bool {
    let days = match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return false,
    };
    (1..=days).contains(&day)
}

/// The number of two digits.
fn pair(digits: &[u8], at: usize) -> u8 {
    (digits[at] - b'0') * 10 + (digits[at + 1] - b'0')
}

/// The Luhn algorithm over ten digits.
fn check_digit_fits<'a>(digits: impl Iterator<Item = &'a u8>) -> bool {
    let sum: u32 = digits
        .zip([2, 1].into_iter().cycle())
        .map(|(digit, weight)| {
            let product = u32::from(digit - b'0') * weight;
            product / 10 + product % 10
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::{holds_certain_identity_number, holds_identity_number, other_than_identity_number, with_lost_zeros};

    #[test]
    fn every_way_of_writing_a_number_is_found() {
        for text in [
            "8112189876",
            "811218-9876",
            "811218+9876",
            "198112189876",
            "19811218-9876",
            " 811218-9876 ",
            "id:811218-9876;",
            "sent 811218-9876.",
            "811218\u{2013}9876",
            "811218 \u{2212} 9876",
            "8112189876.0",
            "811218 9876",
            "19811218\u{a0}9876",
            "se-guideline-1.811218-9876",
            "1.811218-9876",
            "nr1-811218-9876",
            "Anna811218-9876",
            "x.8112189876",
            "811218-9876.csv",
            "P198112189876",
            "id_198112189876",
            "198112189876p",
            "811218-9876p",
            "811218\u{2014}9876",
            "811218\u{200b}-9876",
            "8112\u{200b}189876",
            "\u{668}\u{661}\u{661}\u{662}\u{661}\u{668}\u{669}\u{668}\u{667}\u{666}",
            "701063-2391", // a coordination number, day 3 plus 60
            "8112189876.00",
            "8112189876,00",
            "198112189876.000",
            "811218-9876,0",
            "1981-12-18-9876",
            "81-12-18-9876",
            "1981-12-18 9876",
            "1981 12 18 9876",
            "8112 18 9876",
            "198112 18-9876",
            "\u{ff18}\u{ff11}\u{ff11}\u{ff12}\u{ff11}\u{ff18}\u{ff0d}\u{ff19}\u{ff18}\u{ff17}\u{ff16}",
            "SE8112189876",
            "SE 811218-9876",
            "se198112189876",
            "SE811218987601",
            "1.98112189876e11",
            "1,98112189876E+11",
            "8.112189876e9",
        ] {
            assert!(holds_identity_number(text), "{text}");
        }
    }

    #[test]
    fn digits_alone_may_be_something_else() {
        for (text, other) in [
            ("202403011147", "a day and a time"),
            ("20240301-1147", "a day and a time"),
            ("2403011147", "a day and a time"),
            ("19811218 1212", "a day and a time"),
            ("1981-12-18 1212", "a day and a time"),
            ("0701233215", "a telephone number"),
            ("1705224457", "seconds since 1970"),
            ("8112189876", "another number"),
            ("811218 9876", "another number"),
            ("1.98112189876e11", "another number"),
        ] {
            assert!(holds_identity_number(text) && !holds_certain_identity_number(text), "{text}");
            assert_eq!(other_than_identity_number(text).map(|[english, _]| english), Some(other), "{text}");
        }
        for text in [
            "811218-9876",
            "811218+9876",
            "19811218-9876",
            "1981-12-18-9876",
            "SE8112189876",
            "SE811218987601",
            "tel 811218-9876",
        ] {
            assert!(holds_identity_number(text) && holds_certain_identity_number(text), "{text}");
            assert_eq!(other_than_identity_number(text), None, "{text}");
        }
    }

    #[test]
    fn a_column_of_numbers_that_lost_their_zeros_is_found() {
        // born on the first of January 2000, and on the fifth of May 2005
        let born: Vec<String> = (0..9999_u32)
            .map(|last| format!("0101{last:04}"))
            .chain((0..9999).map(|last| format!("50505{last:04}")))
            .filter(|digits| holds_identity_number(&format!("{digits:0>10}")))
            .collect();
        assert!(born.len() > 1900);
        let [first, last] = [&*born[0], &*born[born.len() - 1]];
        for is_beginning in [false, true] {
            let found = |column: &[&str]| with_lost_zeros(column.iter().copied(), is_beginning);
            assert_eq!(found(&["", first, "x", last]), Some(1));
            assert_eq!(found(&[first, &format!("{last}.0")]), Some(0));
            assert_eq!([found(&[first]), found(&["x", first])], [is_beginning.then_some(0), is_beginning.then_some(1)]);
            for column in [&[first, "1", "2"][..], &[first, last, "1", "2", "3"], &["x", "y"], &["123456789", "123456780"]] {
                assert_eq!(found(column), None, "{column:?}");
            }
        }
    }

    #[test]
    fn what_only_resembles_a_number_is_left_alone() {
        for text in [
            "8112189877",    // check digit
            "811318-9876",   // month 13
            "811232-9871",   // day 32
            "21811218-9876", // century
            "x8112189876",   // within a word
            "0.8112189876",  // decimals
            "8112189876.5",
            "0,8112189876",
            "811218 9875",  // check digit
            "81121898760",  // eleven digits
            "811218-98765", // five after the dash
            "12345678-1234-4321-8765-123456789012",
            "1234567890",
            "2026-11-23T14:00:00",
            "19811218 1234", // check digit
            "1981-12-18 1234",
            "1981-12.18-9876", // two signs
            "1981-12-9876",
            "8112189876,05",
            "1.98112189875e11", // check digit
            "1.981121898765e11",
            "CASE8112189876", // within a word
            "811218987601",
            "f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
        ] {
            assert!(!holds_identity_number(text), "{text}");
        }
    }
}
