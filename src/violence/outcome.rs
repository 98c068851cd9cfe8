//! What a screening comes to: one of eight outcomes, which have no order.

use super::codes::redacted_debug;
use super::held::Held;
use super::{NotAskedReason, Reply, Role, Screening, Status, Window};
use crate::ground::words;

/// What a screening comes to.
///
/// Not ordered, not a severity, and not a verdict: `NoDisclosure` never means
/// that there is no violence.
///
/// # Examples
///
/// ```
/// use enkat::violence::Outcome;
///
/// assert_eq!(Outcome::Declined.code(), "declined");
/// ```
///
/// ```compile_fail,E0369
/// use enkat::violence::Outcome;
/// let _ = Outcome::AcuteConcern > Outcome::NoDisclosure;
/// ```
///
/// ```compile_fail,E0277
/// println!("{}", enkat::violence::Outcome::Declined);
/// ```
#[derive(Clone, Copy)]
pub enum Outcome {
    /// The person or staff say that there is danger now.
    AcuteConcern,
    /// The person told of violence that goes on, or of the last twelve months.
    DisclosureCurrent,
    /// The person told of violence, all of it before.
    DisclosurePast,
    /// The person told of violence, and when is not known.
    DisclosureTimingUnknown,
    /// Every mandatory exposure item was denied. Not the same as no violence.
    NoDisclosure,
    /// Too little was answered to say.
    Indeterminate,
    /// The person declined.
    Declined,
    /// Nobody asked, and why.
    NotAsked(NotAskedReason),
}

impl Outcome {
    /// The codes, in a fixed order that says nothing.
    pub const CODES: [&'static str; 8] = [
        "acute_concern",
        "disclosure_current",
        "disclosure_past",
        "disclosure_timing_unknown",
        "no_disclosure",
        "indeterminate",
        "declined",
        "not_asked",
    ];

    /// Its stable code, without the reason.
    #[must_use]
    pub const fn code(self) -> &'static str {
        Self::CODES[self.position()]
    }

    /// Its place in [`Outcome::CODES`].
    pub(crate) const fn position(self) -> usize {
        match self {
            Self::AcuteConcern => 0,
            Self::DisclosureCurrent => 1,
            Self::DisclosurePast => 2,
            Self::DisclosureTimingUnknown => 3,
            Self::NoDisclosure => 4,
            Self::Indeterminate => 5,
            Self::Declined => 6,
            Self::NotAsked(_) => 7,
        }
    }
}

/// Why a screening has no outcome: a cell that decides it could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Void {
    /// The status of the screening.
    #[error("the status could not be read")]
    Status,
    /// The answers belong to another version of the form.
    #[error("the screening names another version of the form")]
    Version,
    /// An item about exposure.
    #[error("an item about exposure could not be read")]
    Exposure,
    /// An item or mark about danger now.
    #[error("an item about acute danger could not be read")]
    Acute,
    /// An item about children.
    #[error("an item about children could not be read")]
    Child,
}

impl Void {
    /// Every one, in a fixed order that says nothing.
    pub const ALL: [Self; 5] = [Self::Status, Self::Version, Self::Exposure, Self::Acute, Self::Child];

    /// Its stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Status => "status_unreadable",
            Self::Version => "other_version",
            Self::Exposure => "exposure_unreadable",
            Self::Acute => "acute_unreadable",
            Self::Child => "child_unreadable",
        }
    }
}

/// What counts as current.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub enum Current {
    /// Within the last twelve months, or going on.
    #[default]
    #[cfg_attr(feature = "serde", serde(rename = "last_12_months"))]
    Last12Months,
    /// Going on.
    OngoingOnly,
}

words!(Current: [Current::Last12Months, Current::OngoingOnly]);

redacted_debug!(Outcome);

impl Outcome {
    /// The first of the rules that fits; their order is for routing, not a severity.
    pub(super) fn of(screening: &Screening, current: Current) -> Result<Self, Void> {
        if screening.is_acute() {
            return Ok(Self::AcuteConcern);
        }
        if let Some(void) = void(screening) {
            return Err(void);
        }
        let exposed = Exposed { screening, current };
        if !exposed.any_yes() {
            let nothing = screening.answers.iter().all(|held| held.is_absent());
            match screening.status {
                Some(Status::NotAsked(reason)) => return Ok(Self::NotAsked(reason)),
                Some(Status::NotRecorded) if nothing => return Ok(Self::NotAsked(NotAskedReason::Unknown)),
                Some(Status::Declined) => return Ok(Self::Declined),
                _ if exposed.all_declined() => return Ok(Self::Declined),
                _ => {}
            }
        }
        Ok(if exposed.any_current() {
            Self::DisclosureCurrent
        } else if exposed.any_yes() {
            if exposed.is_all_past() { Self::DisclosurePast } else { Self::DisclosureTimingUnknown }
        } else if exposed.all_denied() && !screening.any_yes(Role::ChildrenExposed) {
            Self::NoDisclosure
        } else {
            Self::Indeterminate
        })
    }
}

/// The first cell that decides the outcome and could not be read.
fn void(screening: &Screening) -> Option<Void> {
    let unreadable = |role| screening.form.of_role(role).any(|item| screening.answers[item].is_unreadable());
    let witnessing = screening.form.witnessing_counts_as_exposure() && unreadable(Role::WitnessedAsChild);
    if screening.status.is_none() {
        Some(Void::Status)
    } else if screening.is_other_version {
        Some(Void::Version)
    } else if unreadable(Role::Exposed) || witnessing {
        Some(Void::Exposure)
    } else if screening.staff_acute.is_unreadable() || unreadable(Role::AcuteDanger) {
        Some(Void::Acute)
    } else if unreadable(Role::ChildrenExposed) {
        Some(Void::Child)
    } else {
        None
    }
}

/// The items that count as exposure, under one meaning of current.
pub(super) struct Exposed<'a> {
    pub(super) screening: &'a Screening,
    pub(super) current: Current,
}

impl Exposed<'_> {
    /// The places of the items: also those about witnessing, if the form counts them.
    fn items(&self) -> impl Iterator<Item = usize> + Clone {
        let form = &self.screening.form;
        let witnessed = form.of_role(Role::WitnessedAsChild).filter(|_| form.witnessing_counts_as_exposure());
        form.of_role(Role::Exposed).chain(witnessed)
    }

    fn held(&self, item: usize) -> Held {
        self.screening.answers[item]
    }

    /// Something was told.
    fn any_yes(&self) -> bool {
        self.items().any(|item| self.held(item).is_yes())
    }

    /// Something current was told.
    pub(super) fn any_current(&self) -> bool {
        self.screening.form.of_role(Role::Exposed).any(|item| {
            let window = self.screening.form.items()[item].window;
            let is_current = match self.current {
                Current::Last12Months => matches!(window, Window::Last12Months | Window::Ongoing),
                Current::OngoingOnly => matches!(window, Window::Ongoing),
            };
            is_current && self.held(item).is_yes()
        })
    }

    /// For everything that was told the person also said that it is not current.
    fn is_all_past(&self) -> bool {
        self.items().filter(|item| self.held(*item).is_yes()).all(|item| self.is_past(item))
    }

    fn is_past(&self, item: usize) -> bool {
        let definition = &self.screening.form.items()[item];
        if definition.role == Role::WitnessedAsChild {
            return true;
        }
        let links = self.screening.form.links();
        let denied = |items: &[usize]| !items.is_empty() && items.iter().all(|one| self.held(*one).is_no());
        match self.current {
            // what was not within twelve months does not go on either
            Current::OngoingOnly if denied(&links.ongoing[item]) => true,
            _ if denied(&links.last_12_months[item]) => true,
            _ => definition.window == Window::BeforeAge18 && self.is_adult() && !self.has_timing(item),
        }
    }

    /// The form asks when what this item asks about was.
    fn has_timing(&self, item: usize) -> bool {
        let links = self.screening.form.links();
        !links.ongoing[item].is_empty() || !links.last_12_months[item].is_empty()
    }

    fn is_adult(&self) -> bool {
        self.screening.age.or(self.screening.form.ages().0).is_some_and(|age| age >= 18)
    }

    /// Every item that was put was declined, and at least one was.
    fn all_declined(&self) -> bool {
        let silent = |held: Held| held.is_absent() || matches!(held, Held::Answer(Reply::NotApplicable));
        let unasked = |item| silent(self.held(item)) && self.screening.applies(item) == Some(false);
        self.items().any(|item| self.held(item).is_declined())
            && self.items().all(|item| self.held(item).is_declined() || unasked(item))
    }

    /// Every mandatory item that applies was denied, and at least one was.
    fn all_denied(&self) -> bool {
        let mandatory = self.items().filter(|item| self.screening.form.items()[*item].mandatory);
        let mut applying = mandatory.filter(|item| self.screening.applies(*item) != Some(false)).peekable();
        applying.peek().is_some() && applying.all(|item| self.held(item).is_no())
    }
}
