//! A fingerprint of what a form asks.

use super::{Condition, FormDraft};
use crate::ground::{ContentHash, Hashing};

/// The hash of a form that was checked.
///
/// Covers the id, the version, the ages, the answer codes and of every item all
/// but its label and wording; not the names, the owner, the languages and the
/// dates of use, which may change without any answer meaning something else.
pub(super) fn content_hash(draft: &FormDraft) -> ContentHash {
    let mut bytes = Hashing::of_kind([0x656e_6b61_7420_666f, 0x726d_2063_6f6e_7465]);
    bytes.number(usize::from(draft.schema_version));
    bytes.text(&draft.id);
    bytes.text(&draft.version.to_string());
    age(&mut bytes, draft.min_age);
    age(&mut bytes, draft.max_age);
    bytes.number(usize::from(draft.witnessing_counts_as_exposure));
    bytes.number(draft.answer_codes.len());
    for (text, code) in &draft.answer_codes {
        bytes.text(text);
        bytes.text(code.code());
    }
    bytes.number(draft.items.len());
    for item in &draft.items {
        bytes.text(&item.code);
        bytes.text(&item.domain.to_string());
        for code in [item.role.code(), item.window.code(), item.response_set.code()] {
            bytes.text(code);
        }
        bytes.number(usize::from(item.mandatory));
        bytes.optional(item.asked_if.as_ref(), condition);
        bytes.optional(item.source_code.as_ref(), |bytes, code| bytes.text(code));
    }
    bytes.finish()
}

fn age(bytes: &mut Hashing, age: Option<u8>) {
    bytes.optional(age.as_ref(), |bytes, age| bytes.number(usize::from(*age)));
}

fn condition(bytes: &mut Hashing, asked_if: &Condition) {
    let mut list = |tag: usize, parts: &[Condition]| {
        bytes.number(tag);
        bytes.number(parts.len());
        for part in parts {
            condition(bytes, part);
        }
    };
    match asked_if {
        Condition::AnyOf(parts) => list(1, parts),
        Condition::AllOf(parts) => list(2, parts),
        Condition::Equals { item, answer } => {
            bytes.number(3);
            bytes.text(item);
            bytes.text(answer.code());
        }
        Condition::Age { min, max } => {
            bytes.number(4);
            age(bytes, *min);
            age(bytes, *max);
        }
    }
}
