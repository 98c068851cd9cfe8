//! Where a person may come from, have contact with, or go on to.

use std::borrow::Cow;

use crate::ground::{object, words};
use crate::instrument::{Label, Text};

/// An actor, a party's activity or a destination.
///
/// One list serves senders, contacts and exits, so that a way back to the
/// referrer is derived and never typed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[expect(clippy::struct_excessive_bools, reason = "four uses and properties that do not exclude each other")]
pub struct Code {
    /// Short, stable and unique: lower-case letters, digits and `_`.
    pub id: Text,
    /// The name in use; a cell may hold it in either language.
    pub label: Label,
    /// Other ways of writing it in a cell.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "<[Text]>::is_empty"))]
    pub also: Cow<'static, [Text]>,
    /// May refer a person.
    #[cfg_attr(feature = "serde", serde(default))]
    pub sender: bool,
    /// May be where a person goes on to.
    #[cfg_attr(feature = "serde", serde(default))]
    pub exit: bool,
    /// May be in contact with a person at enrolment.
    #[cfg_attr(feature = "serde", serde(default))]
    pub contact: bool,
    /// Whose activity it is; none for an actor that is not a party.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub party: Option<Party>,
    /// Is health care.
    #[cfg_attr(feature = "serde", serde(default))]
    pub health_care: bool,
    /// Taking part in it is what the goal asks for.
    #[cfg_attr(feature = "serde", serde(default))]
    pub counts_for_goal: bool,
}

object!(Code {
    id,
    label,
    also = Cow::Borrowed(&[][..]),
    sender = false,
    exit = false,
    contact = false,
    party,
    health_care = false,
    counts_for_goal = false,
});

impl Code {
    /// The id of no contacts and of an exit to nowhere.
    pub const NONE: &'static str = "none";
    /// The id of contacts, or of a destination, that are not known.
    pub const UNKNOWN: &'static str = "unknown";

    /// Stands for no actor, or for one that is not known.
    #[must_use]
    pub fn is_no_actor(&self) -> bool {
        self.id == Self::NONE || self.id == Self::UNKNOWN
    }
}

/// The four parties of a coordination federation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub enum Party {
    /// The region: health care.
    Region,
    /// A municipality.
    Municipality,
    /// Arbetsförmedlingen.
    EmploymentService,
    /// Försäkringskassan.
    SocialInsuranceAgency,
}

words!(Party: Party::ALL);

impl Party {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Region, Self::Municipality, Self::EmploymentService, Self::SocialInsuranceAgency];

    /// It is one of the state's, which are also told together.
    #[must_use]
    pub const fn is_agency(self) -> bool {
        matches!(self, Self::EmploymentService | Self::SocialInsuranceAgency)
    }

    /// In lower case.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Region => "region",
            Self::Municipality => "municipality",
            Self::EmploymentService => "employment_service",
            Self::SocialInsuranceAgency => "social_insurance_agency",
        }
    }

    /// The name in use.
    #[must_use]
    pub const fn label(self) -> Label {
        match self {
            Self::Region => Label::new("region", "regionen"),
            Self::Municipality => Label::new("municipality", "kommunen"),
            Self::EmploymentService => Label::new("employment service", "Arbetsförmedlingen"),
            Self::SocialInsuranceAgency => Label::new("social insurance agency", "Försäkringskassan"),
        }
    }
}
