//! What is held of one item, with the state that is not an answer.

use super::{Action, Relation, Reply, SupportWish};

/// What is held of one item: an answer, a wish, or that its cell could not be read.
#[derive(Clone, Copy)]
pub(super) enum Held {
    /// An answer or a silence.
    Answer(Reply),
    /// A wish, in an item that asks for one.
    Wish(SupportWish),
    /// The cell was neither: no answer is guessed from it.
    Unreadable,
}

impl Default for Held {
    fn default() -> Self {
        Self::Answer(Reply::NotRecorded)
    }
}

impl zeroize::DefaultIsZeroes for Held {}

impl Held {
    pub(super) const fn is_yes(self) -> bool {
        matches!(self, Self::Answer(Reply::Yes))
    }

    pub(super) const fn is_no(self) -> bool {
        matches!(self, Self::Answer(Reply::No))
    }

    pub(super) const fn is_declined(self) -> bool {
        matches!(self, Self::Answer(Reply::Declined))
    }

    pub(super) const fn is_unreadable(self) -> bool {
        matches!(self, Self::Unreadable)
    }

    /// The question was not put, or nothing is written down.
    pub(super) const fn is_absent(self) -> bool {
        matches!(self, Self::Answer(answer) if answer.is_absent())
    }

    pub(super) const fn is_not_recorded(self) -> bool {
        matches!(self, Self::Answer(Reply::NotRecorded))
    }

    /// Yes, no, or a wish: something that a follow-up has only after its first question.
    pub(super) const fn is_stated(self) -> bool {
        matches!(self, Self::Answer(Reply::Yes | Reply::No) | Self::Wish(_))
    }

    /// The question was put and the person said something about it.
    pub(super) const fn is_told(self) -> bool {
        matches!(self, Self::Answer(Reply::Yes | Reply::No | Reply::DontKnow) | Self::Wish(_))
    }

    /// The question was put, whatever the person said.
    pub(super) const fn was_put(self) -> bool {
        self.is_told() || self.is_declined()
    }
}

/// A set of at most 16 codes, by their place in `ALL`.
#[derive(Clone, Copy, Default)]
pub(super) struct Bits(pub(super) u16);

impl zeroize::DefaultIsZeroes for Bits {}

impl Bits {
    pub(super) fn insert(&mut self, place: usize) {
        self.0 |= 1 << place;
    }

    pub(super) const fn contains(self, place: usize) -> bool {
        self.0 >> place & 1 == 1
    }

    pub(super) fn relations(self) -> impl Iterator<Item = Relation> {
        Relation::ALL.iter().copied().filter(move |one| self.contains(*one as usize))
    }

    pub(super) fn actions(self) -> impl Iterator<Item = Action> {
        Action::ALL.iter().copied().filter(move |one| self.contains(*one as usize))
    }
}

const _: () = assert!(Relation::ALL.len() <= 16 && Action::ALL.len() <= 16);
