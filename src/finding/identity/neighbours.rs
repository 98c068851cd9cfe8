//! Danish, Norwegian, Finnish and Icelandic personal identity numbers.

use super::{ends, is_day, pair, without_decimals};

/// A kind of number that a text begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Neighbour {
    /// In a form that hardly anything else has.
    Certain,
    /// Digits that may be something else.
    Doubtful,
}

/// `text` begins with a number of one of the four countries, whose first run of digits is so long.
///
/// The day comes first in all of them. Denmark: ten digits, of which a remainder by 11 fits in the older ones; Iceland: ten, a
/// remainder by 11 and the century; Norway: eleven with two remainders, the day plus 40 or the month plus 40 or 80 in those
/// that are given for a while or invented; Finland: a letter or sign for the century and one for the remainder by 31.
pub(super) fn begins_with_neighbour(text: &[u8], length: usize) -> Option<Neighbour> {
    match length {
        6 => {
            let (date, rest) = text.split_at(6);
            if is_finnish(date, rest) {
                return Some(Neighbour::Certain);
            }
            let (last, has_dash) = match rest {
                [b' ', b'-', b' ', last @ ..] | [b'-', last @ ..] => (last, true),
                [b' ', last @ ..] => (last, false),
                _ => return None,
            };
            let count = last.iter().take_while(|byte| byte.is_ascii_digit()).count();
            let digits = [date, &last[..count]].concat();
            let is_whole = !last.get(count).is_some_and(u8::is_ascii_alphanumeric);
            let is_one =
                is_whole && (count == 4 && (is_danish(&digits) || is_icelandic(&digits)) || count == 5 && is_norwegian(&digits));
            is_one.then_some(if has_dash || count == 5 { Neighbour::Certain } else { Neighbour::Doubtful })
        }
        10 | 11 => {
            let (digits, rest) = text.split_at(length);
            let is_one = match length {
                11 => is_norwegian(digits),
                // every tenth number of a Swedish mobile telephone would be a Danish one
                _ => !digits.starts_with(b"07") && (is_danish(digits) || is_icelandic(digits)),
            };
            (is_one && ends(without_decimals(rest))).then_some(Neighbour::Doubtful)
        }
        _ => None,
    }
}

fn weighted(digits: &[u8], weights: &[u32]) -> u32 {
    digits.iter().zip(weights).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum()
}

fn is_danish(digits: &[u8]) -> bool {
    is_day(pair(digits, 0), pair(digits, 2)) && weighted(digits, &[4, 3, 2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11)
}

fn is_icelandic(digits: &[u8]) -> bool {
    let fits = weighted(digits, &[3, 2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11);
    is_day(pair(digits, 0), pair(digits, 2)) && matches!(digits[9], b'0' | b'8' | b'9') && fits
}

fn is_norwegian(digits: &[u8]) -> bool {
    let (day, month) = (pair(digits, 0), pair(digits, 2));
    let day = if day > 40 { day - 40 } else { day };
    let month = if month > 80 {
        month - 80
    } else if month > 40 {
        month - 40
    } else {
        month
    };
    is_day(day, month)
        && weighted(digits, &[3, 7, 6, 1, 8, 9, 4, 5, 2, 1]).is_multiple_of(11)
        && weighted(digits, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11)
}

/// After six digits a sign for the century, three digits and what the nine leave when they are divided by 31.
fn is_finnish(date: &[u8], rest: &[u8]) -> bool {
    const LETTERS: [u8; 31] = *b"0123456789ABCDEFHJKLMNPRSTUVWXY";
    let Some([century, number @ .., last]) = rest.get(..5) else { return false };
    if !matches!(century.to_ascii_uppercase(), b'+' | b'-' | b'A'..=b'F' | b'U'..=b'Y')
        || !number.iter().all(u8::is_ascii_digit)
        || rest.get(5).is_some_and(u8::is_ascii_alphanumeric)
        || !is_day(pair(date, 0), pair(date, 2))
    {
        return false;
    }
    let nine = date.iter().chain(number).fold(0_u32, |sum, digit| sum * 10 + u32::from(digit - b'0'));
    LETTERS[(nine % 31) as usize] == last.to_ascii_uppercase()
}

#[cfg(test)]
mod tests {
    use super::super::{holds_certain_identity_number, holds_identity_number};

    /// Numbers that the authorities print as examples, or that follow from the rules alone.
    #[test]
    fn numbers_of_the_neighbours_are_found() {
        for text in ["131052-308T", "010594Y9032", "131052a308t", "hetu: 131052-308T."] {
            assert!(holds_certain_identity_number(text), "{text}");
        }
        for text in ["070761-4285", "120174-3399", "290296 00013", "nr 120174-3399, ring", "120174 - 3399"] {
            assert!(holds_certain_identity_number(text), "{text}");
        }
        for text in ["2512811003", "1201743399", "29029600013", "15076500565", "29029600013.0"] {
            assert!(holds_identity_number(text) && !holds_certain_identity_number(text), "{text}");
        }
        for text in [
            "131052-308S",  // the remainder
            "321052-308T",  // day 32
            "131052X",      // too short
            "131052-308TA", // longer
            "120174-3397",  // the century
            "120174-3499",  // the remainder
            "29029600014",
            "0701000005", // a mobile telephone
            "x29029600013",
            "131352-3087",
        ] {
            assert!(!holds_identity_number(text), "{text}");
        }
    }
}
