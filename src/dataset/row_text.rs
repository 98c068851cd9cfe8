//! The two text columns of a score: what is empty and why, what was prorated.

use crate::instrument::{Definition, RowScore};

/// The reason of a row that has too few or too many cells.
pub const WIDTH_REASON: &str = "row:width";

/// `subject:reason` for everything that is empty, separated by blanks.
///
/// `has_column` says of each item whether the table has a column for it. A part
/// of the questionnaire without any column is left out: it was never asked, and
/// the table says so once, not in every row.
#[must_use]
pub fn reason_text(definition: &Definition, score: &RowScore, has_column: &[bool]) -> String {
    let asked = |subject: &str| {
        let item = definition.items.iter().position(|item| item.id == subject);
        let part = item.and_then(|item| definition.parts().find(|part| part.contains(&item)));
        part.is_none_or(|mut part| part.any(|item| has_column.get(item).copied().unwrap_or(true)))
    };
    let texts = score.reasons.iter().filter(|reason| asked(&reason.subject)).map(|reason| format!("{}:{}", reason.subject, reason.why));
    texts.collect::<Vec<_>>().join(" ")
}

/// The prorated scales, separated by blanks.
#[must_use]
pub fn prorated_text(score: &RowScore) -> String {
    score.prorated.join(" ")
}
