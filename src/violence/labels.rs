//! What the codes are called where people read them: plain words, no judgement.

use super::{Current, Flags, NotAskedReason, Outcome};
use crate::ground::shown_text;
use crate::instrument::Label;

impl Outcome {
    /// What the outcomes of [`Outcome::CODES`] are called, in the same order.
    pub const LABELS: [Label; Self::CODES.len()] = [
        Label::new("danger now, as the person or staff say", "akut fara enligt personen eller personalen"),
        Label::new("told of current violence", "har berättat om aktuellt våld"),
        Label::new("told of earlier violence", "har berättat om tidigare våld"),
        Label::new("told of violence, not known when", "har berättat om våld, okänt när"),
        Label::new("told of no violence", "har inte berättat om våld"),
        Label::new("too few answers to tell", "för få svar för att avgöra"),
        Label::new("declined to answer", "ville inte svara"),
        Label::new("not asked", "inte tillfrågade"),
    ];
}

impl NotAskedReason {
    /// In a few words.
    #[must_use]
    pub const fn label(self) -> Label {
        match self {
            Self::NotAlone => Label::new("not alone", "inte ensam"),
            Self::NoSafeInterpreter => Label::new("no professional interpreter", "ingen professionell tolk"),
            Self::ParticipantUnwell => Label::new("the participant was unwell", "deltagaren mådde inte bra"),
            Self::Time => Label::new("no time", "ingen tid"),
            Self::StaffNotTrained => Label::new("no trained staff", "ingen utbildad personal"),
            Self::Postponed => Label::new("put off", "uppskjutet"),
            Self::FormNotForAge => Label::new("the form is for another age", "formuläret är för en annan ålder"),
            Self::Other => Label::new("another reason", "annat skäl"),
            Self::Unknown => Label::new("reason not given", "skäl inte angivet"),
        }
    }
}

impl Flags {
    /// The codes of the flags; their order says nothing.
    pub const CODES: [&'static str; 6] =
        ["own_use", "witnessed_as_child", "child_concern", "honour_related", "fear", "asked_under_unsafe_conditions"];

    /// The codes of the flags that are set.
    pub fn codes(self) -> impl Iterator<Item = &'static str> {
        let Self { own_use, witnessed_as_child, child_concern, honour_related, fear, asked_under_unsafe_conditions } = self;
        let set = [own_use, witnessed_as_child, child_concern, honour_related, fear, asked_under_unsafe_conditions];
        Self::CODES.into_iter().zip(set).filter(|(_, set)| *set).map(|(code, _)| code)
    }
}

impl Current {
    const ALL: [Self; 2] = [Self::Last12Months, Self::OngoingOnly];

    /// `last_12_months` or `ongoing_only`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Last12Months => "last_12_months",
            Self::OngoingOnly => "ongoing_only",
        }
    }

    /// In a few words.
    #[must_use]
    pub const fn label(self) -> Label {
        match self {
            Self::Last12Months => Label::new("within the last 12 months or going on", "högst 12 månader gammalt eller pågående"),
            Self::OngoingOnly => Label::new("going on", "pågående"),
        }
    }

    pub(crate) const fn number(self) -> u8 {
        self as u8
    }

    pub(crate) fn of_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.number() == number)
    }
}

impl std::str::FromStr for Current {
    type Err = UnknownCurrent;

    fn from_str(text: &str) -> Result<Self, UnknownCurrent> {
        let plain = text.trim().to_lowercase().replace('-', "_");
        Self::ALL.into_iter().find(|known| known.code() == plain).ok_or_else(|| UnknownCurrent { text: shown_text(text) })
    }
}

/// A text that says nothing about what counts as current.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is unknown, expected last_12_months or ongoing_only")]
#[non_exhaustive]
pub struct UnknownCurrent {
    /// The text.
    pub text: String,
}
