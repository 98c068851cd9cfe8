//! Ids as they are compared where people write the same one in several ways.

use std::borrow::Cow;

/// Ids of so many bytes at most are folded without taking memory: one is looked at in every row.
const SHORT: usize = 32;

/// An id in lower case, without blanks and without zeros before its first number: `P 07` becomes `p7`.
///
/// Zeros behind the first number stay, as those of codes that were drawn by lot do.
#[must_use]
pub fn folded(id: &str) -> Cow<'_, str> {
    if is_folded(id) {
        return Cow::Borrowed(id);
    }
    let mut plain = String::with_capacity(id.len());
    fold(id.chars().flat_map(char::to_lowercase), |sign| plain.push(sign));
    Cow::Owned(plain)
}

/// What `then` makes of the folded id; none where the id is written so already.
pub(crate) fn if_folded<T>(id: &str, then: impl FnOnce(&str) -> T) -> Option<T> {
    if is_folded(id) {
        return None;
    }
    if id.len() > SHORT || !id.is_ascii() {
        let plain = folded(id);
        return (plain != id).then(|| then(&plain));
    }
    let (mut plain, mut length) = ([0; SHORT], 0);
    fold(id.bytes().map(|byte| char::from(byte.to_ascii_lowercase())), |sign| {
        sign.encode_utf8(&mut plain[length..]);
        length += 1;
    });
    std::str::from_utf8(&plain[..length]).ok().map(then)
}

/// Hands on signs in lower case but for blanks and the zeros that a first number begins with; a zero alone is a number.
fn fold(signs: impl Iterator<Item = char>, mut push: impl FnMut(char)) {
    #[derive(Clone, Copy)]
    enum Place {
        Before,
        InZeros,
        After,
    }
    let mut place = Place::Before;
    for sign in signs.filter(|sign| !sign.is_whitespace()) {
        place = match (place, sign) {
            (Place::Before | Place::InZeros, '0') => Place::InZeros,
            (Place::Before, sign) if !sign.is_ascii_digit() => {
                push(sign);
                Place::Before
            }
            (before, sign) => {
                if matches!(before, Place::InZeros) && !sign.is_ascii_digit() {
                    push('0');
                }
                push(sign);
                Place::After
            }
        };
    }
    if matches!(place, Place::InZeros) {
        push('0');
    }
}

/// Nothing would change: a look at each byte, as nearly every id of most tables is such a one.
fn is_folded(id: &str) -> bool {
    let number = id.bytes().position(|byte| byte.is_ascii_digit()).map_or(&[][..], |number| &id.as_bytes()[number..]);
    let begins_with_zero = matches!(number, [b'0', b'0'..=b'9', ..]);
    let is_plain = |byte: u8| byte.is_ascii() && !byte.is_ascii_uppercase() && !char::from(byte).is_whitespace();
    !begins_with_zero && id.bytes().all(is_plain)
}

#[cfg(test)]
mod tests {
    use super::{folded, if_folded};

    #[test]
    fn case_blanks_and_zeros_before_the_first_number_do_not_tell_ids_apart() {
        let long = format!("{}07", "X".repeat(40));
        for (id, plain) in [
            ("P01", "p1"),
            ("p 1", "p1"),
            ("07", "7"),
            ("7", "7"),
            ("0", "0"),
            ("00", "0"),
            ("0 0", "0"),
            ("00a", "0a"),
            ("A-007-02", "a-7-02"),
            ("ÅSA 3", "åsa3"),
            ("åsa3", "åsa3"),
            ("a0b0", "a0b0"),
            ("5a05", "5a05"),
            ("05a5", "5a5"),
            ("", ""),
            (&long, &format!("{}7", "x".repeat(40))),
        ] {
            assert_eq!(folded(id), plain, "{id}");
            assert_eq!(folded(plain), plain, "{id}");
            assert_eq!(if_folded(id, str::to_owned), (id != plain).then(|| plain.to_owned()), "{id}");
        }
    }
}
