//! What a file says of a programme.

use super::{Activity, Code, ExitKind, Municipality, Named, Programme, ProgrammeError};
use crate::ground::{object, words};
use crate::instrument::{Label, Source, Text};

/// A programme of one's own, as JSON or TOML: what differs from the built-in one.
///
/// A `code` with a new id is added; one with the id of a built-in code takes
/// its place, as a whole. Every other entry that is given takes the place of
/// the built-in one, and a list does so as a whole. What is not given stays. A
/// code that is neither sender nor exit nor contact is not in any list.
///
/// # Examples
///
/// ```
/// use enkat::inner::programme::Code;
/// use enkat::programme::{Programme, ProgrammeFile};
///
/// // studies are to count for the goal of this programme
/// let mut studies = Programme::built_in().code("studies").expect("a built-in code").clone();
/// studies.counts_for_goal = true;
/// let file = ProgrammeFile { code: vec![studies], ..ProgrammeFile::default() };
/// let programme = Programme::try_from(file)?;
/// assert!(programme.code("studies").is_some_and(|code| code.counts_for_goal));
/// assert_eq!(programme.municipalities().len(), 6);
/// # Ok::<(), enkat::programme::ProgrammeError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(deny_unknown_fields, default))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(transform = crate::ground::data::limits))]
pub struct ProgrammeFile {
    /// Short and stable.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub id: Option<Text>,
    /// The name in use.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub name: Option<Label>,
    /// Where the programme is described.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub source: Option<Source>,
    /// How many persons were budgeted for.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub budgeted_participants: Option<u32>,
    /// How many survey answers are aimed at in each municipality; a target, no limit.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub survey_target: Option<u32>,
    /// When the project runs.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub period: Option<Period>,
    /// What the programme aims at.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub goal: Option<GoalRule>,
    /// Whom it is for.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub eligibility: Option<Eligibility>,
    /// Codes to add, or to take the place of built-in ones.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub code: Vec<Code>,
    /// What persons take part in.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub activity: Option<Vec<Activity>>,
    /// Where persons live.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub municipality: Option<Vec<Municipality>>,
    /// What the column of sexes may hold.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub sex: Option<Vec<Named>>,
    /// Why a referral was declined.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub decline_reason: Option<Vec<Named>>,
    /// The steps of progression, the lowest first. They are an order and no
    /// scale: nothing is ever averaged over them.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub step: Option<Vec<Named>>,
}

object!(ProgrammeFile {
    id,
    name,
    source,
    budgeted_participants,
    survey_target,
    period,
    goal,
    eligibility,
    code,
    activity,
    municipality,
    sex,
    decline_reason,
    step,
    ..
});

/// When a project runs; both days belong to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(deny_unknown_fields, default))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Period {
    /// The first day, as `2024-09-01`.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub from: Option<Text>,
    /// The last day.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub to: Option<Text>,
}

object!(Period { from, to, .. });

/// The goal of a programme and how it is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(transform = crate::ground::data::limits))]
pub struct GoalRule {
    /// What is to be reached.
    pub label: Label,
    /// The share that is to reach it.
    pub target: Fraction,
    /// Of whom.
    pub denominator: Denominator,
    /// How many decimals of a percentage are printed.
    pub decimals: u32,
    /// What became of an exit of which no kind is recorded; nothing: it cannot be told, and the goal is
    /// counted from those who surely reached it to those who may have.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub kind_if_not_recorded: Option<ExitKind>,
    /// Where the goal is stated; may be empty.
    #[cfg_attr(feature = "serde", serde(default))]
    pub citation: Text,
}

object!(GoalRule { label, target, denominator, decimals, kind_if_not_recorded, citation = Text::default() });

/// An exact fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(transform = crate::ground::data::limits))]
pub struct Fraction {
    /// The numerator.
    pub part: u32,
    /// The denominator.
    pub of: u32,
}

object!(Fraction { part, of });

/// Whom a goal is counted on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub enum Denominator {
    /// Everybody who took part.
    Participants,
    /// Participants with an exit.
    Closed,
}

words!(Denominator: [Denominator::Participants, Denominator::Closed]);

/// Whom a programme is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Eligibility {
    /// The lowest age in years; a younger person cannot take part.
    pub min_age: u8,
    /// The highest age in years that needs no second look.
    pub max_age: u8,
    /// The youngest and the oldest of those who come first.
    pub priority_ages: [u8; 2],
    /// Below this age the questions about violence have a form of their own.
    pub youth_form_below: u8,
    /// Hours of activity a week from which a person is outside the target
    /// group. The documents say "about", so it is a warning.
    pub most_hours: u8,
}

object!(Eligibility { min_age, max_age, priority_ages, youth_form_below, most_hours });

impl TryFrom<ProgrammeFile> for Programme {
    type Error = ProgrammeError;

    fn try_from(file: ProgrammeFile) -> Result<Self, ProgrammeError> {
        Self::built_in().with(file)
    }
}
