//! A fingerprint of what a form asks.

use std::fmt;
use std::hash::Hasher as _;

use siphasher::sip128::{Hasher128 as _, SipHasher13};

use super::{Condition, FormDraft};

/// A fingerprint of a form's structure: 128 bits, written as 32 hexadecimal digits.
///
/// Covers the id, the version, the ages, the answer codes and of every item all
/// but its label and wording; not the names, the owner, the languages and the
/// dates of use, which may change without any answer meaning something else.
/// The same on every machine. It shows that a form was changed by mistake; it
/// is not a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ContentHash(u128);

impl ContentHash {
    /// Of a form that was checked.
    pub(super) fn of(draft: &FormDraft) -> Self {
        let mut bytes = Bytes(SipHasher13::new_with_keys(0x656e_6b61_7420_666f, 0x726d_2063_6f6e_7465));
        bytes.number(usize::from(draft.schema_version));
        bytes.text(&draft.id);
        bytes.text(&draft.version.to_string());
        bytes.age(draft.min_age);
        bytes.age(draft.max_age);
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
            bytes.optional(item.asked_if.as_ref(), Bytes::condition);
            bytes.optional(item.source_code.as_ref(), |bytes, code| bytes.text(code));
        }
        Self(bytes.0.finish128().as_u128())
    }

    /// The 128 bits.
    #[must_use]
    pub const fn get(self) -> u128 {
        self.0
    }
}

impl fmt::Display for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

/// The canonical form: every text and list after its length, every choice after its number.
struct Bytes(SipHasher13);

impl Bytes {
    fn number(&mut self, number: usize) {
        self.0.write(&(number as u64).to_le_bytes());
    }

    fn text(&mut self, text: &str) {
        self.number(text.len());
        self.0.write(text.as_bytes());
    }

    fn optional<T>(&mut self, value: Option<&T>, write: impl FnOnce(&mut Self, &T)) {
        self.number(usize::from(value.is_some()));
        if let Some(value) = value {
            write(self, value);
        }
    }

    fn age(&mut self, age: Option<u8>) {
        self.optional(age.as_ref(), |bytes, age| bytes.number(usize::from(*age)));
    }

    fn condition(&mut self, condition: &Condition) {
        let mut list = |tag: usize, parts: &[Condition]| {
            self.number(tag);
            self.number(parts.len());
            for part in parts {
                self.condition(part);
            }
        };
        match condition {
            Condition::AnyOf(parts) => list(1, parts),
            Condition::AllOf(parts) => list(2, parts),
            Condition::Equals { item, answer } => {
                self.number(3);
                self.text(item);
                self.text(answer.code());
            }
            Condition::Age { min, max } => {
                self.number(4);
                self.age(*min);
                self.age(*max);
            }
        }
    }
}
