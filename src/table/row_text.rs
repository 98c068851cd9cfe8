//! The two text columns of a score: what is empty and why, what was prorated.

use crate::instrument::{Definition, RowScore};

/// The reason of a row that has too few or too many cells.
pub const WIDTH_REASON: &str = "row:width";

/// `subject:reason` for everything that is empty, separated by blanks.
///
/// `asked` is [`Definition::asked`]: what was never asked is left out, because
/// the table says so once and not in every row.
#[must_use]
pub fn reason_text(definition: &Definition, score: &RowScore, asked: &[bool]) -> String {
    let was_asked = |subject: &str| {
        let item = definition.items.iter().position(|item| item.id == subject);
        item.is_none_or(|item| asked.get(item).copied().unwrap_or(true))
    };
    let texts = score
        .reasons
        .iter()
        .filter(|reason| was_asked(&reason.subject))
        .map(|reason| format!("{}:{}", reason.subject, reason.why));
    texts.collect::<Vec<_>>().join(" ")
}

/// The prorated scales, separated by blanks.
#[must_use]
pub fn prorated_text(score: &RowScore) -> String {
    score.prorated.join(" ")
}
