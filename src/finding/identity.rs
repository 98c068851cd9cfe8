//! Swedish personal identity and coordination numbers.

/// The bytes of the shortest text that can hold a personal identity number.
pub const SHORTEST_IDENTITY_NUMBER: usize = 10;

/// `text` holds a personal identity number or a coordination number anywhere.
///
/// Ten or twelve digits, with or without `-`, `+` or a blank before the last four, whose
/// date exists (the day plus 60 in a coordination number) and whose check digit
/// fits. A run of digits within a longer word does not count.
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
    let bytes = text.as_bytes();
    if bytes.len() < SHORTEST_IDENTITY_NUMBER {
        return false;
    }
    let mut start = 0;
    while start + SHORTEST_IDENTITY_NUMBER <= bytes.len() {
        let length = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        if length == 0 {
            start += 1;
            continue;
        }
        let starts_anew = match length {
            // a dash before the last four tells a number from the rest of a word
            6 | 8 => true,
            _ => !is_joined(&bytes[..start]),
        };
        if starts_anew && is_identity_number(&bytes[start..], length) {
            return true;
        }
        start += length;
    }
    false
}

/// What stands before makes one word with digits that follow: a letter, a dash, or a decimal sign.
fn is_joined(before: &[u8]) -> bool {
    match before {
        [.., digit, b'.' | b','] => digit.is_ascii_digit(),
        [.., byte] => byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'_'),
        [] => false,
    }
}

/// `text` starts with `length` digits that are, or begin, a number.
fn is_identity_number(text: &[u8], length: usize) -> bool {
    let rest = &text[length..];
    let (date, last, after) = match length {
        10 | 12 => (&text[..length - 4], &text[length - 4..length], rest),
        6 | 8 => match after_dash(rest).or_else(|| after_gap(rest)) {
            Some(last) if last.len() >= 4 => (&text[..length], &last[..4], &last[4..]),
            _ => return false,
        },
        _ => return false,
    };
    // a number that was stored with decimals
    let after = after.strip_prefix(b".0").unwrap_or(after);
    let ends = match after {
        [] => true,
        // a full stop ends a sentence or the stem of a file's name unless decimals follow
        [b'.', next, ..] => !next.is_ascii_digit(),
        // a dash ends a word unless more follows it
        [b'-', next, ..] | [next, ..] => !next.is_ascii_alphanumeric(),
    };
    if !ends || !last.iter().all(u8::is_ascii_digit) {
        return false;
    }
    let (century, short) = date.split_at(date.len() - 6);
    if !matches!(century, [] | b"18" | b"19" | b"20") {
        return false;
    }
    date_exists(short) && check_digit_fits(short.iter().chain(last))
}

/// What follows a dash of any kind, with or without a blank beside it.
fn after_dash(text: &[u8]) -> Option<&[u8]> {
    const DASHES: [&str; 8] = ["-", "+", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2212}", "\u{ad}"];
    let text = text.strip_prefix(b" ").unwrap_or(text);
    let text = DASHES.iter().find_map(|dash| text.strip_prefix(dash.as_bytes()))?;
    Some(text.strip_prefix(b" ").unwrap_or(text))
}

/// What follows a blank, a slash or a low line, unless it may be the time of a day.
fn after_gap(text: &[u8]) -> Option<&[u8]> {
    const GAPS: [&str; 4] = [" ", "\u{a0}", "/", "_"];
    let last = GAPS.iter().find_map(|gap| text.strip_prefix(gap.as_bytes()))?;
    let is_time = |digits: &[u8]| digits[..2] < b"24"[..] && digits[2..4] < b"60"[..];
    (last.len() >= 4 && !is_time(last)).then_some(last)
}

/// `YYMMDD`, the day perhaps plus 60. The century is unknown, so 29 February always passes.
fn date_exists(digits: &[u8]) -> bool {
    let pair = |at: usize| (digits[at] - b'0') * 10 + (digits[at + 1] - b'0');
    let (month, day) = (pair(2), pair(4));
    let day = if day > 60 { day - 60 } else { day };
    let days = match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return false,
    };
    (1..=days).contains(&day)
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
    use super::holds_identity_number;

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
            "701063-2391", // a coordination number, day 3 plus 60
        ] {
            assert!(holds_identity_number(text), "{text}");
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
            "19811218 1234", // a day and a time, whatever the check digit says
            "811218 9875",   // check digit
            "81121898760",   // eleven digits
            "811218-98765",  // five after the dash
            "12345678-1234-4321-8765-123456789012",
            "1234567890",
            "2026-11-23T14:00:00",
        ] {
            assert!(!holds_identity_number(text), "{text}");
        }
    }
}
