//! The one table that says what a cell is: answered, missing or invalid.

use crate::finding::Rule;
use crate::instrument::{Answer, ItemDef};

/// A code that stands for a missing answer.
///
/// Named for one column it counts everywhere in that column; otherwise only
/// where it lies outside an item's range, because 9 is an answer to EQ VAS.
///
/// # Examples
///
/// ```
/// use enkat::dataset::MissingCode;
///
/// let anywhere = MissingCode::parse("999");
/// let of_one_column = MissingCode::parse("vas=99");
/// assert_ne!(anywhere, of_one_column);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingCode {
    /// The column, in the table's own or in our words; none for every column.
    column: Option<String>,
    code: String,
}

impl MissingCode {
    /// `CODE`, or `COLUMN=CODE`.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        match text.rsplit_once('=') {
            Some((column, code)) => Self { column: Some(column.trim().to_lowercase()), code: code.trim().to_owned() },
            None => Self { column: None, code: text.trim().to_owned() },
        }
    }

    /// The code names this column, by either of its names.
    fn names(&self, ours: &str, theirs: &str) -> bool {
        self.column.as_ref().is_some_and(|column| *column == ours || *column == theirs.trim().to_lowercase())
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
    ours: &'a str,
    theirs: &'a str,
    missing: &'a [MissingCode],
}

impl<'a> CellReader<'a> {
    /// For `item`, whose column is called `theirs` in the table.
    pub(crate) fn new(item: &'a ItemDef, theirs: &'a str, missing: &'a [MissingCode]) -> Self {
        Self { min: item.min, max: item.max, ours: &item.id, theirs, missing }
    }

    /// No missing code is named for this very column, so a code in range needs no second look.
    pub(crate) fn trusts_range(&self) -> bool {
        !self.missing.iter().any(|code| code.names(self.ours, self.theirs))
    }

    /// What is out of range is invalid, whatever it is.
    pub(crate) fn has_no_missing_codes(&self) -> bool {
        self.missing.is_empty()
    }

    pub(crate) fn text(&self, cell: &str) -> Reading {
        // one digit is what nearly every cell holds
        if let [digit @ b'0'..=b'9'] = cell.as_bytes()
            && self.missing.is_empty()
        {
            return self.integer((digit - b'0').into(), cell);
        }
        let trimmed = cell.trim();
        if matches!(trimmed, "" | "NA" | "NaN" | "." | "null") {
            return Reading::Missing;
        }
        match as_integer(trimmed) {
            Some(number) => match self.integer(number, trimmed) {
                Reading::Answered(code) if trimmed.len() != cell.len() => Reading::Padded(code),
                reading => reading,
            },
            None if self.is_missing_code(trimmed, None, false) => Reading::Missing,
            None if is_integral(trimmed) => Reading::Invalid(Rule::OutOfRange, None),
            None if is_decimal(trimmed) => Reading::Invalid(Rule::NotAnInteger, None),
            None => Reading::Invalid(Rule::NotANumber, None),
        }
    }

    /// An integer; `cell` is how it is written, where it is a text.
    pub(crate) fn integer(&self, number: i64, cell: &str) -> Reading {
        match u8::try_from(number) {
            Ok(code) if (self.min..=self.max).contains(&code) => {
                if self.is_missing_code(cell, Some(number), true) {
                    Reading::Missing
                } else {
                    Reading::Answered(code)
                }
            }
            _ if self.is_missing_code(cell, Some(number), false) => Reading::Missing,
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

    fn is_missing_code(&self, cell: &str, number: Option<i64>, in_range: bool) -> bool {
        self.missing.iter().any(|code| {
            let applies = if code.column.is_some() { code.names(self.ours, self.theirs) } else { !in_range };
            applies && code.is(cell, number)
        })
    }
}

/// What `cell` is as an answer to `item`.
///
/// # Examples
///
/// ```
/// use enkat::dataset::read_answer;
/// use enkat::instrument::{Answer, Registry};
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
/// # Ok::<(), enkat::instrument::RegistryError>(())
/// ```
#[must_use]
pub fn read_answer(cell: &str, item: &ItemDef, missing: &[MissingCode]) -> Answer<u8> {
    Answer::from_byte(CellReader::new(item, &item.id, missing).text(cell).byte())
}

/// `-3`, `3.0` and `3,00` as an integer.
fn as_integer(text: &str) -> Option<i64> {
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
