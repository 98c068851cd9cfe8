//! Built-in forms and contact lines, generated from `data/` by `cargo xtask tables`.

mod contact_lines;
mod se_guideline_1;
mod seven_item_skeleton_1;

use super::FormDraft;

pub(super) use contact_lines::CONTACT_LINES;

/// The built-in forms, by id.
pub(super) fn drafts() -> Vec<FormDraft> {
    vec![se_guideline_1::draft(), seven_item_skeleton_1::draft()]
}
