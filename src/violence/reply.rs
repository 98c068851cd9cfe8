//! What a person answered, as codes.
//!
//! Five silences stay different, and none of them is a no. None of these types
//! has an order, a sum, a `Display` or a `Serialize`, and their `Debug` is
//! redacted: what somebody answered shows only where a caller asks for its
//! [`Reply::code`].

use super::codes::{coded_enum, redacted_debug};

coded_enum! {
    /// The answer to a yes-or-no item, or why there is none.
    ///
    /// # Examples
    ///
    /// ```
    /// use enkat::inner::violence::Reply;
    ///
    /// assert!(Reply::Yes.is_yes());
    /// assert!(!Reply::Declined.is_no()); // a silence is never a no
    /// assert_eq!(format!("{:?}", Reply::Yes), "Reply(redacted)");
    /// ```
    ///
    /// Answers have no order, and do not print:
    ///
    /// ```compile_fail,E0369
    /// use enkat::inner::violence::Reply;
    /// let _ = Reply::Yes < Reply::No;
    /// ```
    ///
    /// ```compile_fail,E0277
    /// println!("{}", enkat::inner::violence::Reply::Yes);
    /// ```
    #[derive(Default)]
    pub enum Reply {
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
        /// The person does not know, or is not sure.
        DontKnow = "dont_know",
        /// The person did not wish to answer.
        Declined = "declined",
        /// The question does not fit the person.
        NotApplicable = "not_applicable",
        /// The question was not put.
        NotAsked = "not_asked",
        /// Nothing is written down.
        #[default]
        NotRecorded = "not_recorded",
    }
}

/// Words that people write for an answer, in small letters, Swedish and English.
const WORDS: [(&str, Reply); 16] = [
    ("ja", Reply::Yes),
    ("nej", Reply::No),
    ("vet ej", Reply::DontKnow),
    ("vet inte", Reply::DontKnow),
    ("don't know", Reply::DontKnow),
    ("do not know", Reply::DontKnow),
    ("vill ej svara", Reply::Declined),
    ("vill inte svara", Reply::Declined),
    ("avböjer att svara", Reply::Declined),
    ("prefer not to answer", Reply::Declined),
    ("prefer not to say", Reply::Declined),
    ("gäller inte", Reply::NotApplicable),
    ("gäller inte mig", Reply::NotApplicable),
    ("ej tillfrågad", Reply::NotAsked),
    ("inte tillfrågad", Reply::NotAsked),
    ("not asked", Reply::NotAsked),
];

impl Reply {
    /// The one with this code or word, compared in small letters; none if there is none.
    #[must_use]
    pub(crate) fn from_word(text: &str) -> Option<Self> {
        let word = || WORDS.iter().find(|(word, _)| *word == text).map(|(_, reply)| *reply);
        Self::from_code(text).or_else(word)
    }

    /// Yes.
    #[must_use]
    pub const fn is_yes(self) -> bool {
        matches!(self, Self::Yes)
    }

    /// No, and said so.
    #[must_use]
    pub const fn is_no(self) -> bool {
        matches!(self, Self::No)
    }

    /// Declined.
    #[must_use]
    pub const fn is_declined(self) -> bool {
        matches!(self, Self::Declined)
    }

    /// The question was not put, or nothing is written down.
    #[must_use]
    pub const fn is_absent(self) -> bool {
        matches!(self, Self::NotAsked | Self::NotRecorded)
    }
}

coded_enum! {
    /// What the person wishes for, in their own word; never inferred.
    #[derive(Default)]
    pub enum SupportWish {
        /// Wants support.
        Wants = "wants",
        /// Does not want support.
        DoesNotWant = "does_not_want",
        /// Has support already.
        AlreadyHas = "already_has",
        /// Has not made up their mind.
        Undecided = "undecided",
        /// Said nothing about it.
        #[default]
        NotStated = "not_stated",
    }
}

coded_enum! {
    /// How often, under a yes; not a measure of how grave it was.
    #[derive(Default)]
    pub enum Frequency {
        /// Once.
        Once = "once",
        /// A few times.
        FewTimes = "few_times",
        /// About every month.
        Monthly = "monthly",
        /// About every week.
        Weekly = "weekly",
        /// About every day.
        Daily = "daily",
        /// The person did not wish to say.
        Declined = "declined",
        /// Nothing is written down.
        #[default]
        NotRecorded = "not_recorded",
    }
}

coded_enum! {
    /// Who the other person is to the participant; never a name.
    pub enum Relation {
        /// A partner.
        CurrentPartner = "current_partner",
        /// A former partner.
        FormerPartner = "former_partner",
        /// A parent.
        Parent = "parent",
        /// A step-parent.
        StepParent = "step_parent",
        /// A sister or brother.
        Sibling = "sibling",
        /// A grown-up daughter or son.
        AdultChild = "adult_child",
        /// Another relative.
        OtherRelative = "other_relative",
        /// In-laws or wider kin.
        InLawOrKin = "in_law_or_kin",
        /// Somebody paid to care.
        CarerOrStaff = "carer_or_staff",
        /// A personal assistant.
        PersonalAssistant = "personal_assistant",
        /// A friend or acquaintance.
        FriendOrAcquaintance = "friend_or_acquaintance",
        /// A colleague or manager.
        ColleagueOrManager = "colleague_or_manager",
        /// The person does not know; excludes the others.
        Unknown = "unknown",
        /// The person did not wish to say; excludes the others.
        Declined = "declined",
    }
}

impl Relation {
    /// Excludes every other code in one list.
    #[must_use]
    pub const fn is_exclusive(self) -> bool {
        matches!(self, Self::Unknown | Self::Declined)
    }
}

redacted_debug!(Reply, SupportWish, Frequency, Relation);

impl zeroize::DefaultIsZeroes for Reply {}
impl zeroize::DefaultIsZeroes for SupportWish {}
impl zeroize::DefaultIsZeroes for Frequency {}
