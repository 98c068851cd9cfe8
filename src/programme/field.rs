//! The columns of a programme, and what breaks a rule in them.

use crate::finding::ProgrammeRule;

/// The columns of a programme, in the order in which their cells are passed.
pub const FIELDS: [&str; 14] = [
    "referred_from",
    "referral_decision",
    "referral_reason",
    "contacts",
    "municipality",
    "age",
    "sex",
    "hours_per_week",
    "step",
    "activities",
    "survey",
    "exit_to",
    "exit_certainty",
    "exit_kind",
];

/// One column of a programme; its place in [`FIELDS`] is `field as usize`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// One code of a sender.
    ReferredFrom,
    /// `accepted` or `declined`.
    ReferralDecision,
    /// Why it was declined.
    ReferralReason,
    /// Codes of actors in contact at enrolment, `none` or `unknown`.
    Contacts,
    /// A municipality.
    Municipality,
    /// Whole years.
    Age,
    /// A sex.
    Sex,
    /// Hours of activity a week.
    HoursPerWeek,
    /// A step of progression.
    Step,
    /// Activities that the person took part in.
    Activities,
    /// `form`, `dialogue` or `no`.
    Survey,
    /// Codes of exits.
    ExitTo,
    /// `certain` or `possible` for each exit.
    ExitCertainty,
    /// `started`, `planned`, `returned` or `ended_early` for each exit.
    ExitKind,
}

impl Field {
    /// All of them, in order.
    pub const ALL: [Self; FIELDS.len()] = [
        Self::ReferredFrom,
        Self::ReferralDecision,
        Self::ReferralReason,
        Self::Contacts,
        Self::Municipality,
        Self::Age,
        Self::Sex,
        Self::HoursPerWeek,
        Self::Step,
        Self::Activities,
        Self::Survey,
        Self::ExitTo,
        Self::ExitCertainty,
        Self::ExitKind,
    ];

    /// The name of the column.
    #[must_use]
    pub const fn name(self) -> &'static str {
        FIELDS[self as usize]
    }
}

/// A rule that a row breaks, and where; never what the cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Broken {
    /// The rule.
    pub rule: ProgrammeRule,
    /// The column; none for the row's date.
    pub field: Option<Field>,
}

impl Broken {
    pub(super) const fn at(rule: ProgrammeRule, field: Field) -> Self {
        Self { rule, field: Some(field) }
    }
}
