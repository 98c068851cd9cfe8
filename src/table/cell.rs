//! The one table that says what a cell is: answered, missing or invalid.

use super::CellCodes;
use crate::finding::Rule;
use crate::ground::{Answer, is_blank, shown_text, text_form};
use crate::instrument::ItemDef;

/// A code that stands for a missing answer, in every column or in one.
///
/// Declared is declared: a code that lies within the range of an item is
/// missing there as well. Name the column where that is not meant, because 9
/// is not a level but is an EQ VAS score.
///
/// # Examples
///
/// ```
/// use enkat::table::MissingCode;
///
/// let anywhere: MissingCode = "999".parse()?;
/// let of_one_column: MissingCode = "vas=99".parse()?;
/// assert_eq!(of_one_column.column.as_deref(), Some("vas"));
/// # Ok::<(), enkat::table::MissingCodeError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingCode {
    /// The name of the column in the table; none for every column.
    pub column: Option<String>,
    /// The code: a whole number or a word.
    pub code: String,
}

/// Text that is not a code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} cannot be a missing code, expected one number or one word, such as 999 or vas=99")]
#[non_exhaustive]
pub struct MissingCodeError {
    /// The text.
    pub text: String,
}

impl std::str::FromStr for MissingCode {
    type Err = MissingCodeError;

    fn from_str(text: &str) -> Result<Self, MissingCodeError> {
        let (column, code) = text.rsplit_once('=').map_or((None, text), |(column, code)| (Some(column.trim()), code));
        let code = code.trim();
        if code.is_empty() || code.contains([',', ';']) || column.is_some_and(str::is_empty) {
            return Err(MissingCodeError { text: shown_text(text) });
        }
        Ok(Self { column: column.map(str::to_owned), code: code.to_owned() })
    }
}

impl std::fmt::Display for MissingCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.column {
            Some(column) => write!(f, "{column}={}", self.code),
            None => f.write_str(&self.code),
        }
    }
}

text_form!(MissingCode as "MissingCode": {
    "type": "string",
    "pattern": r"^([\s\S]*\S[\s\S]*=)?[^=,;]*[^=,;\s][^=,;]*$",
});

impl MissingCode {
    /// The code counts in this column.
    fn applies_to(&self, column: &str) -> bool {
        self.column.as_ref().is_none_or(|named| named.trim().eq_ignore_ascii_case(column.trim()))
    }

    /// This cell of this column stands for a missing answer.
    #[must_use]
    pub fn is_cell(&self, column: &str, cell: &str) -> bool {
        let cell = cell.trim();
        self.applies_to(column) && self.is(cell, as_integer(cell))
    }

    /// `cell`, without blanks around it, is this code.
    fn is(&self, cell: &str, number: Option<i64>) -> bool {
        self.code == cell || number.is_some_and(|number| as_integer(&self.code) == Some(number))
    }
}

/// What a cell is, before it becomes an [`Answer`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    Answered(u8),
    Padded(u8),
    Missing,
    /// Invalid; the number, where there is one that fits.
    Invalid(Rule, Option<i64>),
}

impl Reading {
    pub(crate) fn byte(self) -> u8 {
        match self {
            Self::Answered(code) | Self::Padded(code) => code,
            Self::Missing => Answer::MISSING,
            Self::Invalid(..) => Answer::INVALID,
        }
    }

    /// The rule that the cell breaks, and the number it holds.
    pub(crate) fn broken_rule(self) -> Option<(Rule, Option<i64>)> {
        match self {
            Self::Answered(_) | Self::Missing => None,
            Self::Padded(_) => Some((Rule::Padded, None)),
            Self::Invalid(rule, number) => Some((rule, number)),
        }
    }
}

/// How the cells of one item are read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CellReader<'a> {
    pub(crate) min: u8,
    pub(crate) max: u8,
    column: &'a str,
    missing: &'a [MissingCode],
    codes: Option<&'a CellCodes>,
}

impl<'a> CellReader<'a> {
    /// For `item`, in this column of the table.
    pub(crate) fn new(item: &'a ItemDef, column: &'a str, missing: &'a [MissingCode]) -> Self {
        Self { min: item.min, max: item.max, column, missing, codes: None }
    }

    /// The same, where cells stand for codes in another way.
    pub(crate) fn with_codes(self, codes: Option<&'a CellCodes>) -> Self {
        Self { codes, ..self }
    }

    /// The lowest and the highest number that a cell may hold.
    pub(crate) fn range(&self) -> [u8; 2] {
        let lower = u8::from(self.codes == Some(&CellCodes::FromZero));
        [self.min, self.max].map(|end| end.saturating_sub(lower))
    }

    /// The same item in another column.
    pub(crate) fn of_column<'c>(&self, column: &'c str) -> CellReader<'c>
    where
        'a: 'c,
    {
        CellReader { column, ..*self }
    }

    /// No missing code lies within the range and no cell stands for another code, so a code in range needs no second look.
    pub(crate) fn trusts_range(&self) -> bool {
        if self.codes.is_some() {
            return false;
        }
        let range = i64::from(self.min)..=i64::from(self.max);
        let within = |code: &MissingCode| as_integer(&code.code).is_some_and(|number| range.contains(&number));
        !self.missing.iter().any(|code| code.applies_to(self.column) && within(code))
    }

    /// What is out of range is invalid, whatever it is.
    pub(crate) fn has_no_missing_codes(&self) -> bool {
        self.missing.is_empty()
    }

    pub(crate) fn text(&self, cell: &str) -> Reading {
        // a few digits are what nearly every cell holds
        if let Some(number) = short_number(cell) {
            return self.integer(number, cell);
        }
        let trimmed = cell.trim();
        if is_blank(trimmed) {
            return Reading::Missing;
        }
        match as_integer(trimmed) {
            Some(number) => match self.integer(number, trimmed) {
                Reading::Answered(code) if trimmed.len() != cell.len() => Reading::Padded(code),
                reading => reading,
            },
            None if self.is_missing_code(trimmed, None) => Reading::Missing,
            None => {
                let code = self.codes.and_then(|codes| codes.of_text(trimmed));
                code.map_or_else(|| self.other_text(trimmed), Reading::Answered)
            }
        }
    }

    /// A text that is neither a number that fits nor a missing answer, and stands for no code.
    fn other_text(&self, trimmed: &str) -> Reading {
        let rule = if is_integral(trimmed) {
            Rule::OutOfRange
        } else if is_decimal(trimmed) {
            Rule::NotAnInteger
        } else if matches!(self.codes, Some(CellCodes::Texts { .. })) {
            Rule::NoCode
        } else {
            self.rule_of_exponent(trimmed).unwrap_or(Rule::NotANumber)
        };
        Reading::Invalid(rule, None)
    }

    /// What is wrong with a number with an exponent, as some programs write large and small ones; none for any other text.
    ///
    /// A level is never written so: one that would be in range is a text.
    fn rule_of_exponent(&self, cell: &str) -> Option<Rule> {
        let (mantissa, exponent) = cell.split_once(['e', 'E'])?;
        let number: f64 = cell.parse().ok().filter(|_| is_decimal(mantissa) && is_decimal(exponent))?;
        let in_range = (f64::from(self.min)..=f64::from(self.max)).contains(&number);
        match number.is_infinite() || number.fract() == 0.0 {
            true if in_range => None,
            true => Some(Rule::OutOfRange),
            false => Some(Rule::NotAnInteger),
        }
    }

    /// An integer; `cell` is how it is written, where it is a text.
    pub(crate) fn integer(&self, number: i64, cell: &str) -> Reading {
        if self.is_missing_code(cell, Some(number)) {
            return Reading::Missing;
        }
        let [min, max] = self.range();
        let code = match self.codes {
            Some(CellCodes::Texts { numbers, .. }) if !numbers.is_empty() => {
                let known = numbers.iter().find(|(known, _)| *known == number);
                return known.map_or(Reading::Invalid(Rule::NoCode, Some(number)), |(_, code)| Reading::Answered(*code));
            }
            Some(CellCodes::FromZero) => |code: u8, _, _| code + 1,
            Some(CellCodes::Reversed) => |code, min: u8, max| min + (max - code),
            Some(CellCodes::Texts { .. }) | None => |code, _, _| code,
        };
        match u8::try_from(number) {
            Ok(cell) if (min..=max).contains(&cell) => Reading::Answered(code(cell, min, max)),
            _ => Reading::Invalid(Rule::OutOfRange, Some(number)),
        }
    }

    pub(crate) fn float(&self, number: f64) -> Reading {
        if number.is_nan() {
            Reading::Missing
        } else if number.fract() == 0.0 {
            // saturating: what lies beyond i64 is out of range anyway
            #[expect(clippy::cast_possible_truncation)]
            let integer = number as i64;
            self.integer(integer, "")
        } else if number.is_infinite() {
            Reading::Invalid(Rule::OutOfRange, None)
        } else {
            Reading::Invalid(Rule::NotAnInteger, None)
        }
    }

    pub(crate) fn is_missing_code(&self, cell: &str, number: Option<i64>) -> bool {
        self.missing.iter().any(|code| code.applies_to(self.column) && code.is(cell, number))
    }
}

/// What `cell` is as an answer to `item`.
///
/// # Examples
///
/// ```
/// use enkat::inner::table::read_answer;
/// use enkat::ground::Answer;
/// use enkat::Registry;
///
/// let registry = Registry::built_in();
/// let mobility = &registry.get("eq5d5l")?.definition().items[0];
/// for (cell, answer) in [
///     ("3", Answer::Answered(3)),
///     (" 3 ", Answer::Answered(3)),
///     ("3,0", Answer::Answered(3)),
///     ("NA", Answer::Missing),
///     ("9", Answer::Invalid),
///     ("2.5", Answer::Invalid),
/// ] {
///     assert_eq!(read_answer(cell, mobility, &[]), answer);
/// }
/// # Ok::<(), enkat::RegistryError>(())
/// ```
#[must_use]
pub fn read_answer(cell: &str, item: &ItemDef, missing: &[MissingCode]) -> Answer<u8> {
    Answer::from_byte(CellReader::new(item, &item.id, missing).text(cell).byte())
}

/// A cell of one to three digits and nothing else, as a number.
pub(super) fn short_number(cell: &str) -> Option<i64> {
    let digits = Some(cell.as_bytes()).filter(|digits| matches!(digits.len(), 1..=3))?;
    digits.iter().try_fold(0, |number, byte| byte.is_ascii_digit().then(|| number * 10 + i64::from(byte - b'0')))
}

/// `-3`, `3.0` and `3,00` as an integer.
pub(crate) fn as_integer(text: &str) -> Option<i64> {
    if !is_integral(text) {
        return None;
    }
    text.split(['.', ',']).next()?.parse().ok()
}

/// An integer of any length, perhaps with a fraction of zeros.
fn is_integral(text: &str) -> bool {
    is_decimal(text) && text.split_once(['.', ',']).is_none_or(|(_, fraction)| fraction.bytes().all(|byte| byte == b'0'))
}

/// Digits with an optional sign and an optional fraction.
fn is_decimal(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    match unsigned.split_once(['.', ',']) {
        Some((whole, fraction)) => digits(whole) && digits(fraction),
        None => digits(unsigned),
    }
}
