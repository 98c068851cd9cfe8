//! What an item is about: the concepts that let different forms be read alike.

use crate::ground::{text_form, words};
use std::fmt;

use super::codes::coded_enum;
use crate::instrument::Text;

/// A kind of violence.
///
/// Written as its code; another kind is written `other:CODE`.
///
/// # Examples
///
/// ```
/// use enkat::inner::violence::Domain;
///
/// assert_eq!("honour_related".parse::<Domain>()?.to_string(), "honour_related");
/// assert_eq!("other:workplace".parse::<Domain>()?.to_string(), "other:workplace");
/// assert!("workplace".parse::<Domain>().is_err());
/// # Ok::<(), enkat::inner::violence::UnknownDomain>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Domain {
    /// Threats, control, humiliation, harassment.
    Psychological,
    /// Bodily violence.
    Physical,
    /// Sexual violence.
    Sexual,
    /// Control over money or work.
    Economic,
    /// Damage to things or harm to animals.
    MaterialOrAnimal,
    /// Care or help withheld, or the standing threat of violence.
    NeglectOrLatent,
    /// In the name of honour.
    HonourRelated,
    /// Stalking, in person or by telephone and net.
    StalkingOrDigital,
    /// Another kind, or none in particular.
    Other(Text),
}

impl Domain {
    /// The codes, in a fixed order that says nothing; the last stands for every other kind.
    pub const CODES: [&'static str; 9] = [
        "psychological",
        "physical",
        "sexual",
        "economic",
        "material_or_animal",
        "neglect_or_latent",
        "honour_related",
        "stalking_or_digital",
        "other",
    ];

    /// Its place in [`Domain::CODES`].
    pub(crate) const fn position(&self) -> usize {
        match self {
            Self::Psychological => 0,
            Self::Physical => 1,
            Self::Sexual => 2,
            Self::Economic => 3,
            Self::MaterialOrAnimal => 4,
            Self::NeglectOrLatent => 5,
            Self::HonourRelated => 6,
            Self::StalkingOrDigital => 7,
            Self::Other(_) => 8,
        }
    }
}

impl fmt::Display for Domain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Self::CODES[self.position()])?;
        match self {
            Self::Other(code) => write!(f, ":{code}"),
            _ => Ok(()),
        }
    }
}

/// No kind of violence has that code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown domain, expected {} or other:CODE", Domain::CODES[..8].join(", "))]
#[non_exhaustive]
pub struct UnknownDomain;

impl std::str::FromStr for Domain {
    type Err = UnknownDomain;

    fn from_str(code: &str) -> Result<Self, UnknownDomain> {
        Ok(match code {
            "psychological" => Self::Psychological,
            "physical" => Self::Physical,
            "sexual" => Self::Sexual,
            "economic" => Self::Economic,
            "material_or_animal" => Self::MaterialOrAnimal,
            "neglect_or_latent" => Self::NeglectOrLatent,
            "honour_related" => Self::HonourRelated,
            "stalking_or_digital" => Self::StalkingOrDigital,
            _ => match code.strip_prefix("other:") {
                Some(other) if is_code(other) => Self::Other(other.to_owned().into()),
                _ => return Err(UnknownDomain),
            },
        })
    }
}

text_form!(Domain as "Domain": {
    "type": "string",
    "pattern": format!("^({}|other:[a-z0-9_]{{1,40}})$", Domain::CODES[..8].join("|")),
});

/// The longest code of an item, in bytes.
pub(super) const LONGEST_CODE: usize = 40;

/// Lower-case letters, digits and `_`, 1 to 40 of them.
pub(super) fn is_code(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    (1..=LONGEST_CODE).contains(&text.len()) && text.bytes().all(allowed)
}

coded_enum! {
    /// What an item asks for.
    #[derive(Debug, PartialEq, Eq, Hash)]
    #[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
    #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
    pub enum Role {
        /// The person has been exposed to violence.
        Exposed = "exposed",
        /// The person saw or heard violence as a child.
        WitnessedAsChild = "witnessed_as_child",
        /// Children are exposed, or see or hear it.
        ChildrenExposed = "children_exposed",
        /// The person has used violence: a result of its own.
        OwnUse = "own_use",
        /// The person is afraid of somebody close.
        Fear = "fear",
        /// The person is in danger now.
        AcuteDanger = "acute_danger",
        /// Children live in the household.
        ChildrenInHousehold = "children_in_household",
        /// What the person wishes for.
        SupportWish = "support_wish",
        /// The person wants to be put in touch with support.
        SupportContact = "support_contact",
        /// A question that only leads to others.
        AskCondition = "ask_condition",
    }
}

words!(Role: Role::ALL);

coded_enum! {
    /// The time that an item asks about.
    #[derive(Debug, PartialEq, Eq, Hash)]
    #[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
    #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
    pub enum Window {
        /// Ever.
        Lifetime = "lifetime",
        /// Before the age of 18.
        #[cfg_attr(feature = "serde", serde(rename = "before_age_18"))]
        BeforeAge18 = "before_age_18",
        /// The last twelve months.
        #[cfg_attr(feature = "serde", serde(rename = "last_12_months"))]
        Last12Months = "last_12_months",
        /// Now.
        Ongoing = "ongoing",
        /// The form does not say.
        Unspecified = "unspecified",
    }
}

words!(Window: Window::ALL);

impl Window {
    /// A yes within this time is a yes within `other` too, and `other` is longer.
    #[must_use]
    pub const fn is_within(self, other: Self) -> bool {
        matches!(
            (self, other),
            (Self::Ongoing, Self::Last12Months | Self::Lifetime) | (Self::Last12Months | Self::BeforeAge18, Self::Lifetime)
        )
    }
}

coded_enum! {
    /// The answers that an item takes, beside the silences.
    #[derive(Debug, PartialEq, Eq, Hash)]
    #[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
    #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
    pub enum ResponseSet {
        /// Yes or no.
        YesNo = "yes_no",
        /// A [`SupportWish`](super::SupportWish).
        SupportWish = "support_wish",
    }
}

words!(ResponseSet: ResponseSet::ALL);
