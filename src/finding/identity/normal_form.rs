//! One way of writing digits, dashes and blanks.

use std::borrow::Cow;

/// Where the ten digits of each script begin (Unicode 15, category Nd).
const ZEROS: [u32; 65] = [
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20, 0x1040,
    0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0,
    0xa9f0, 0xaa50, 0xabf0, 0xff10, 0x104a0, 0x10d30, 0x11066, 0x110f0, 0x11136, 0x111d0, 0x112f0, 0x11450, 0x114d0, 0x11650,
    0x116c0, 0x11730, 0x118e0, 0x11950, 0x11c50, 0x11d50, 0x11da0, 0x16a60, 0x16ac0, 0x16b50, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec,
    0x1d7f6, 0x1e140, 0x1e2f0, 0x1e950, 0x1fbf0,
];

/// The text with plain digits, dashes and blanks, and without signs that take no room.
pub(super) fn normal_form(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter_map(plain).collect())
}

/// A sign as it is written plainly; none where it takes no room.
fn plain(sign: char) -> Option<char> {
    Some(match sign {
        '\0'..='\u{7f}' => sign,
        // dashes of every kind, the minus, and the dash of a word that may be parted
        '\u{ad}'
        | '\u{58a}'
        | '\u{5be}'
        | '\u{1400}'
        | '\u{1806}'
        | '\u{2010}'..='\u{2015}'
        | '\u{2212}'
        | '\u{2e17}'
        | '\u{2e1a}'
        | '\u{2e3a}'
        | '\u{2e3b}'
        | '\u{301c}'
        | '\u{30fc}'
        | '\u{fe58}'
        | '\u{fe63}' => '-',
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{61c}' | '\u{180e}' => {
            return None;
        }
        // as wide as a letter, as Japanese keyboards write
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(sign) - 0xfee0).unwrap_or(sign),
        _ => digit(sign).unwrap_or(sign),
    })
}

fn digit(sign: char) -> Option<char> {
    let sign = u32::from(sign);
    let zero = ZEROS.partition_point(|zero| *zero <= sign).checked_sub(1).map(|place| ZEROS[place])?;
    char::from_digit(sign - zero, 10)
}

#[cfg(test)]
mod tests {
    use super::{ZEROS, normal_form};

    #[test]
    fn digits_of_every_script_are_digits() {
        for zero in ZEROS {
            let digits: String = (zero..zero + 10).filter_map(char::from_u32).collect();
            assert_eq!(normal_form(&digits), "0123456789", "{zero:x}");
        }
        assert!(ZEROS.is_sorted());
        for (text, plain) in
            [("Åsa", "Åsa"), ("1\u{2014}2\u{200b}3\u{3000}4", "1-23 4"), ("１２－３", "12-3"), ("٣\u{66a}", "3\u{66a}")]
        {
            assert_eq!(normal_form(text), plain);
        }
    }
}
