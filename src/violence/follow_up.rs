//! What staff may consider after a screening; they decide.

use super::codes::{coded_enum, redacted_debug};
use super::{Flags, Interpreter, NotAskedReason, Outcome, Role, Screening, Status, SupportWish, Void};
use crate::instrument::Label;

coded_enum! {
    /// Something for staff to consider. None goes before another.
    pub enum FollowUp {
        /// See to safety before anything else.
        SafetyFirst = "safety_first",
        /// Offer contact with a support service.
        OfferSupportContact = "offer_support_contact",
        /// Offer another conversation.
        OfferFollowUpTalk = "offer_follow_up_talk",
        /// Offer a qualified risk assessment, done by trained staff elsewhere.
        OfferQualifiedRiskAssessment = "offer_qualified_risk_assessment",
        /// Check whether there is a duty to notify social services: for a person to
        /// judge, never for this library.
        CheckNotificationDuty = "check_notification_duty",
        /// Offer support to stop using violence.
        OfferSupportToStopUsingViolence = "offer_support_to_stop_using_violence",
        /// Book a new conversation in private.
        RebookWithPrivacy = "rebook_with_privacy",
        /// Book a new conversation with a professional interpreter.
        RebookWithProfessionalInterpreter = "rebook_with_professional_interpreter",
        /// Offer the questions again later; once, and without pressure.
        AskAgainLater = "ask_again_later",
        /// Use the form for young people.
        UseYouthForm = "use_youth_form",
    }
}

impl FollowUp {
    /// Those that a later conversation settles.
    pub(super) const SETTLED: [Self; 4] =
        [Self::RebookWithPrivacy, Self::RebookWithProfessionalInterpreter, Self::AskAgainLater, Self::UseYouthForm];

    /// In words that say nothing of what was answered.
    #[must_use]
    pub const fn label(self) -> Label {
        match self {
            Self::SafetyFirst => Label::new("see to safety first", "se till säkerheten först"),
            Self::OfferSupportContact => {
                Label::new("offer contact with a support service", "erbjud kontakt med en stödverksamhet")
            }
            Self::OfferFollowUpTalk => Label::new("offer another conversation", "erbjud ett samtal till"),
            Self::OfferQualifiedRiskAssessment => Label::new(
                "offer a qualified assessment by trained staff elsewhere",
                "erbjud en kvalificerad bedömning av utbildad personal på annat håll",
            ),
            Self::CheckNotificationDuty => Label::new(
                "check with the responsible manager whether there is a duty to notify",
                "pröva tillsammans med ansvarig chef om det finns anmälningsplikt",
            ),
            Self::OfferSupportToStopUsingViolence => Label::new("offer support for change", "erbjud stöd till förändring"),
            Self::RebookWithPrivacy => Label::new("book a new conversation in private", "boka ett nytt samtal i enrum"),
            Self::RebookWithProfessionalInterpreter => Label::new(
                "book a new conversation with a professional interpreter",
                "boka ett nytt samtal med professionell tolk",
            ),
            Self::AskAgainLater => Label::new(
                "offer the questions again later, once and without pressure",
                "erbjud frågorna igen senare, en gång och utan press",
            ),
            Self::UseYouthForm => Label::new("use the form for young people", "använd formuläret för unga"),
        }
    }
}

/// A set of things to consider, without order.
#[derive(Clone, Copy, Default)]
pub struct FollowUps(pub(super) u16);

impl FollowUps {
    /// Holds this one.
    #[must_use]
    pub const fn contains(self, one: FollowUp) -> bool {
        self.0 >> one as u16 & 1 == 1
    }

    /// All in it; their order says nothing.
    pub fn iter(self) -> impl Iterator<Item = FollowUp> {
        FollowUp::ALL.iter().copied().filter(move |one| self.contains(*one))
    }

    fn insert_if(&mut self, one: FollowUp, holds: bool) {
        self.0 |= u16::from(holds) << one as u16;
    }
}

redacted_debug!(FollowUp, FollowUps);

/// What the follow-up is told from.
pub(super) struct Follow<'a> {
    pub(super) screening: &'a Screening,
    pub(super) outcome: Result<Outcome, Void>,
    pub(super) flags: Flags,
    pub(super) disclosed: bool,
    pub(super) is_current: bool,
    pub(super) support_wish: SupportWish,
}

impl Follow<'_> {
    pub(super) fn up(&self) -> FollowUps {
        let Self { screening, outcome, flags, .. } = self;
        let acute = screening.is_acute();
        let concerned = self.disclosed || acute || flags.fear || flags.child_concern;
        let reason = match screening.status {
            Some(Status::NotAsked(reason)) => Some(reason),
            _ => None,
        };
        let conditions = screening.conditions;
        let is_below = |limit: Option<u8>| screening.age.zip(limit).is_some_and(|(age, limit)| age < limit);
        let mut set = FollowUps::default();
        let mut add = |one, holds| set.insert_if(one, holds);
        add(FollowUp::SafetyFirst, acute);
        add(FollowUp::OfferSupportContact, self.wants_contact() || (concerned && !self.needs_no_contact()));
        add(FollowUp::OfferFollowUpTalk, concerned || flags.witnessed_as_child || matches!(outcome, Ok(Outcome::Indeterminate)));
        add(FollowUp::OfferQualifiedRiskAssessment, self.is_current || acute);
        add(FollowUp::CheckNotificationDuty, self.may_concern_a_child(acute));
        add(FollowUp::OfferSupportToStopUsingViolence, flags.own_use);
        add(FollowUp::RebookWithPrivacy, conditions.alone.is_no() || matches!(reason, Some(NotAskedReason::NotAlone)));
        add(
            FollowUp::RebookWithProfessionalInterpreter,
            matches!(conditions.interpreter, Interpreter::RelativeOrChild)
                || matches!(reason, Some(NotAskedReason::NoSafeInterpreter)),
        );
        add(FollowUp::AskAgainLater, matches!(outcome, Ok(Outcome::NotAsked(_) | Outcome::Declined)));
        add(FollowUp::UseYouthForm, is_below(screening.form.ages().0));
        set
    }

    fn wants_contact(&self) -> bool {
        matches!(self.support_wish, SupportWish::Wants) || self.screening.any_yes(Role::SupportContact)
    }

    /// An offer that the person has turned down already would be pressure.
    fn needs_no_contact(&self) -> bool {
        matches!(self.support_wish, SupportWish::DoesNotWant | SupportWish::AlreadyHas)
    }

    /// A child is exposed, the participant is under 18, or children live where
    /// there is violence or danger now.
    fn may_concern_a_child(&self, acute: bool) -> bool {
        let at_home = self.screening.any_yes(Role::ChildrenInHousehold) && (self.is_current || acute);
        self.flags.child_concern || self.screening.age.is_some_and(|age| age < 18) || at_home
    }
}
