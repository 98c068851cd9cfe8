//! The result of a screening: its outcome, and what stands beside it.

use std::fmt;

use super::outcome::Exposed;
use super::{Current, Domain, Follow, FollowUps, Outcome, Role, Screening, Status, SupportWish, Version, Void, Window};
use crate::ground::ContentHash;

/// What stands beside the outcome, each by itself: none is part of another, and
/// nothing adds them up.
#[derive(Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts, never combined")]
pub struct Flags {
    /// The person told of having used violence: apart from all exposure.
    pub own_use: bool,
    /// Saw or heard violence as a child.
    pub witnessed_as_child: bool,
    /// Children are exposed.
    pub child_concern: bool,
    /// Violence in the name of honour was told of.
    pub honour_related: bool,
    /// Is afraid of somebody close.
    pub fear: bool,
    /// Somebody who should not have may have heard.
    pub asked_under_unsafe_conditions: bool,
}

/// How far the screening came; each step needs the one before.
#[derive(Clone, Copy, Default)]
pub struct Stage {
    /// The form was put: the status is asked, declined or interrupted, or an item
    /// has an answer (yes, no, does not know, declined, or a wish).
    pub asked: bool,
    /// Asked, not declined, and at least one item has a yes, a no, a "does not
    /// know" or a wish.
    pub answered: bool,
    /// Answered, every mandatory item whose condition holds (or may hold, where the
    /// age is not known) is neither `not_asked` nor without record, and no cell of
    /// a mandatory item was unreadable.
    pub complete: bool,
}

/// A set of [`Domain`] kinds; all of `Other` are one kind.
#[derive(Clone, Copy, Default)]
pub struct Domains(pub(super) u16);

impl Domains {
    /// Holds the kind of this domain.
    #[must_use]
    pub const fn contains(self, domain: &Domain) -> bool {
        self.0 >> domain.position() & 1 == 1
    }

    /// Holds none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The codes of the kinds in it, in the order of [`Domain::CODES`], which says nothing.
    pub fn codes(self) -> impl Iterator<Item = &'static str> {
        Domain::CODES.into_iter().enumerate().filter(move |(place, _)| self.0 >> place & 1 == 1).map(|(_, code)| code)
    }

    fn insert(&mut self, domain: &Domain) {
        self.0 |= 1 << domain.position();
    }
}

/// What a screening comes to. There is no sum, no count and no severity.
///
/// `Debug` is redacted; there is no `Display`, no order and no `Serialize`.
#[derive(Clone)]
pub struct ScreeningResult {
    pub(super) outcome: Result<Outcome, Void>,
    pub(super) current: Current,
    pub(super) flags: Flags,
    pub(super) stage: Stage,
    pub(super) disclosed: bool,
    pub(super) domains_disclosed: Domains,
    pub(super) domains_denied: Domains,
    pub(super) support_wish: SupportWish,
    pub(super) follow_up: FollowUps,
    form: String,
    version: Version,
    hash: ContentHash,
}

impl ScreeningResult {
    pub(super) fn of(screening: &Screening, current: Current) -> Self {
        let outcome = Outcome::of(screening, current);
        let flags = flags(screening);
        let support_wish = screening.support_wish();
        let disclosed = screening.any_yes(Role::Exposed) || screening.any_yes(Role::AcuteDanger);
        let follow = Follow {
            screening,
            outcome,
            flags,
            disclosed,
            is_current: Exposed { screening, current }.any_current(),
            support_wish,
        };
        Self {
            outcome,
            current,
            flags,
            stage: stage(screening, outcome),
            disclosed,
            domains_disclosed: disclosed_in(screening),
            domains_denied: denied_in(screening),
            support_wish,
            follow_up: follow.up(),
            form: screening.form().id().to_owned(),
            version: screening.form().version(),
            hash: screening.form().content_hash(),
        }
    }

    /// What it comes to.
    ///
    /// # Errors
    ///
    /// [`Void`] where a cell that decides the outcome could not be read.
    pub fn outcome(&self) -> Result<Outcome, Void> {
        self.outcome
    }

    /// What counted as current.
    #[must_use]
    pub fn current(&self) -> Current {
        self.current
    }

    /// What stands beside the outcome.
    #[must_use]
    pub fn flags(&self) -> Flags {
        self.flags
    }

    /// How far the screening came.
    #[must_use]
    pub fn stage(&self) -> Stage {
        self.stage
    }

    /// The person told of exposure or of danger now; a mark by staff alone is not a disclosure.
    #[must_use]
    pub fn is_disclosed(&self) -> bool {
        self.disclosed
    }

    /// The same, or of violence that was seen or heard as a child.
    #[must_use]
    pub fn is_disclosed_or_witnessed(&self) -> bool {
        self.disclosed || self.flags.witnessed_as_child
    }

    /// The kinds of violence that the person told of.
    #[must_use]
    pub fn domains_disclosed(&self) -> Domains {
        self.domains_disclosed
    }

    /// The kinds whose every item about the whole life (or about no time in
    /// particular) was denied, and of which nothing was told.
    #[must_use]
    pub fn domains_denied(&self) -> Domains {
        self.domains_denied
    }

    /// What the person wishes for.
    #[must_use]
    pub fn support_wish(&self) -> SupportWish {
        self.support_wish
    }

    /// What staff may consider; they decide.
    #[must_use]
    pub fn follow_up(&self) -> FollowUps {
        self.follow_up
    }

    /// The form's id, version and fingerprint.
    #[must_use]
    pub fn form(&self) -> (&str, Version, ContentHash) {
        (&self.form, self.version, self.hash)
    }
}

impl fmt::Debug for ScreeningResult {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ScreeningResult(redacted)")
    }
}

super::codes::redacted_debug!(Flags, Stage, Domains);

fn flags(screening: &Screening) -> Flags {
    let honour = |item: usize| screening.form.items()[item].domain == Domain::HonourRelated;
    Flags {
        own_use: screening.any_yes(Role::OwnUse),
        witnessed_as_child: screening.any_yes(Role::WitnessedAsChild),
        child_concern: screening.any_yes(Role::ChildrenExposed),
        honour_related: screening.form.of_role(Role::Exposed).any(|item| honour(item) && screening.answers[item].is_yes()),
        fear: screening.any_yes(Role::Fear),
        asked_under_unsafe_conditions: screening.conditions.are_unsafe() && screening.answers.iter().any(|held| held.was_put()),
    }
}

fn stage(screening: &Screening, outcome: Result<Outcome, Void>) -> Stage {
    let put = matches!(screening.status, Some(Status::Asked | Status::Declined | Status::Interrupted));
    let asked = put || screening.answers.iter().any(|held| held.was_put());
    // what stands beside "not asked" is a contradiction, and no sign that somebody asked
    let asked = asked && !matches!(outcome, Ok(Outcome::NotAsked(_)));
    let answered = asked && !matches!(outcome, Ok(Outcome::Declined)) && screening.answers.iter().any(|held| held.is_told());
    let is_done = |item: usize| !screening.answers[item].is_absent() && !screening.answers[item].is_unreadable();
    let mandatory = screening.form.items().iter().enumerate().filter(|(_, item)| item.mandatory).map(|(item, _)| item);
    let mut applying = mandatory.filter(|item| screening.applies(*item) != Some(false));
    Stage { asked, answered, complete: answered && applying.all(is_done) }
}

fn disclosed_in(screening: &Screening) -> Domains {
    let mut domains = Domains::default();
    for item in screening.form.of_role(Role::Exposed) {
        if screening.answers[item].is_yes() {
            domains.insert(&screening.form.items()[item].domain);
        }
    }
    domains
}

fn denied_in(screening: &Screening) -> Domains {
    let (mut denied, mut not_denied) = (Domains::default(), disclosed_in(screening));
    for item in screening.form.of_role(Role::Exposed) {
        let definition = &screening.form.items()[item];
        if matches!(definition.window, Window::Lifetime | Window::Unspecified) {
            let domains = if screening.answers[item].is_no() { &mut denied } else { &mut not_denied };
            domains.insert(&definition.domain);
        }
    }
    Domains(denied.0 & !not_denied.0)
}
