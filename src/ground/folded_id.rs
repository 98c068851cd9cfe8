//! Ids as they are compared where people write the same one in several ways.

use std::borrow::Cow;

/// An id in lower case, without blanks and without zeros before its first number: `P 07` becomes `p7`.
///
/// Zeros behind the first number stay, as those of codes that were drawn by lot do.
#[must_use]
pub fn folded(id: &str) -> Cow<'_, str> {
    if is_folded(id.as_bytes()) {
        return Cow::Borrowed(id);
    }
    let plain: String = id.split_whitespace().collect::<String>().to_lowercase();
    let Some(number) = plain.find(|sign: char| sign.is_ascii_digit()) else { return Cow::Owned(plain) };
    let (before, rest) = plain.split_at(number);
    let without = rest.trim_start_matches('0');
    // a zero alone is a number
    let zero = if without.starts_with(|sign: char| sign.is_ascii_digit()) { "" } else { "0" };
    Cow::Owned(format!("{before}{zero}{without}"))
}

/// Nothing would change: a look at each byte, as nearly every id of most tables is such a one.
fn is_folded(id: &[u8]) -> bool {
    let number = id.iter().position(u8::is_ascii_digit).map_or(&[][..], |number| &id[number..]);
    let begins_with_zero = matches!(number, [b'0', b'0'..=b'9', ..]);
    !begins_with_zero && id.iter().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase() && !byte.is_ascii_whitespace())
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn case_blanks_and_zeros_before_the_first_number_do_not_tell_ids_apart() {
        for (id, plain) in [
            ("P01", "p1"),
            ("p 1", "p1"),
            ("07", "7"),
            ("7", "7"),
            ("0", "0"),
            ("00", "0"),
            ("00a", "0a"),
            ("A-007-02", "a-7-02"),
            ("ÅSA 3", "åsa3"),
            ("a0b0", "a0b0"),
            ("5a05", "5a05"),
            ("05a5", "5a5"),
            ("", ""),
        ] {
            assert_eq!(folded(id), plain, "{id}");
            assert_eq!(folded(plain), plain, "{id}");
        }
    }
}
