//! Reading one cell of a screening.

use super::held::{Bits, Held};
use super::{Form, Reply, ResponseSet, SupportWish};
use crate::finding::{ViolenceRule, holds_identity_number};
use crate::ground::is_blank;

/// More characters than any code has.
const LONGER_THAN_CODES: usize = 32;

/// The cell without blanks around it; none if it says nothing.
///
/// Fewer spellings than elsewhere: `null`, a dash and numbers may stand for a
/// refusal and are never read as nothing.
pub(super) fn content(cell: Option<&str>) -> Option<&str> {
    // most cells of a form are empty: an item is asked of few
    let cell = cell.filter(|cell| !cell.is_empty())?.trim();
    (!is_blank(cell) || cell == "null").then_some(cell)
}

/// A code of a closed list; none for a blank.
pub(super) fn code<T>(cell: Option<&str>, find: impl Fn(&str) -> Option<T>) -> Result<Option<T>, ViolenceRule> {
    let Some(cell) = content(cell) else { return Ok(None) };
    find(cell).or_else(|| find(&cell.to_lowercase())).map(Some).ok_or_else(|| rule_of(cell))
}

/// Codes separated by `;`, as a set.
pub(super) fn list(cell: Option<&str>, find: impl Fn(&str) -> Option<usize>) -> Result<Bits, ViolenceRule> {
    let mut bits = Bits::default();
    let Some(cell) = content(cell) else { return Ok(bits) };
    for part in cell.split(';') {
        match code(Some(part), &find) {
            Ok(Some(place)) => bits.insert(place),
            Ok(None) => {}
            Err(rule) => return Err(if holds_identity_number(cell) { ViolenceRule::IdentityNumber } else { rule }),
        }
    }
    Ok(bits)
}

/// Which rule a cell breaks that is not a code.
pub(super) fn rule_of(cell: &str) -> ViolenceRule {
    let is_stand_in = matches!(cell.to_lowercase().as_str(), "null" | "missing" | "none" | "n/a")
        || cell.chars().all(|letter| letter.is_numeric() || "+-–—−.,?".contains(letter));
    if holds_identity_number(cell) {
        ViolenceRule::IdentityNumber
    } else if cell.chars().count() > LONGER_THAN_CODES {
        ViolenceRule::PossibleFreeText
    } else if is_stand_in {
        ViolenceRule::UndeclaredCode
    } else if cell.contains(char::is_whitespace) {
        ViolenceRule::PossibleFreeText
    } else {
        ViolenceRule::NotInResponseSet
    }
}

impl Form {
    /// An answer by its code or by one that the form declares.
    pub(super) fn answer_of(&self, text: &str) -> Option<Reply> {
        let declared = || self.draft().answer_codes.get(text).map(|code| code.answer());
        let code = Reply::from_code(text).filter(|answer| !matches!(answer, Reply::NotRecorded));
        code.or_else(declared).or_else(|| Reply::from_word(text).filter(|answer| !matches!(answer, Reply::NotRecorded)))
    }

    /// What a cell of an item holds.
    pub(super) fn held_in(&self, item: usize, cell: Option<&str>) -> Result<Held, ViolenceRule> {
        let wish = |text: &str| SupportWish::from_code(text).filter(|wish| !matches!(wish, SupportWish::NotStated));
        let held = match self.items()[item].response_set {
            ResponseSet::YesNo => code(cell, |text| self.answer_of(text).map(Held::Answer))?,
            ResponseSet::SupportWish => code(cell, |text| {
                let silence = |answer: &Reply| !answer.is_yes() && !answer.is_no();
                wish(text).map(Held::Wish).or_else(|| self.answer_of(text).filter(silence).map(Held::Answer))
            })?,
        };
        Ok(held.unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::{content, rule_of};
    use crate::finding::ViolenceRule;

    #[test]
    fn blanks_are_few() {
        for blank in ["", "  ", "NA", "NaN", "."] {
            assert!(content(Some(blank)).is_none(), "{blank:?}");
        }
        for other in ["null", "-", "0", "9", "99"] {
            assert!(content(Some(other)).is_some_and(|cell| rule_of(cell) == ViolenceRule::UndeclaredCode), "{other:?}");
        }
    }
}
