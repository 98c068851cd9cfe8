//! Goal attainment.

use super::facts::CourseFacts;
use super::{Code, Exit, ExitKind, Fraction, Programme};
use crate::ground::{Answer, Exact};

/// Whether the goal was reached.
///
/// Counted are participants with an exit that is certain, that the programme
/// counts for its goal, and that they started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Goal {
    /// Persons who reached it.
    pub numerator: u64,
    /// Persons of whom it cannot be told: an exit that is invalid or unknown,
    /// or one that would count but whose certainty or kind is not known. They
    /// are not in the numerator; those who reached it are between `numerator`
    /// and [`Goal::most`].
    pub undecided: u64,
    /// Persons on whom it is counted, by the programme's rule.
    pub denominator: u64,
    /// The share that is to reach it.
    pub target: Fraction,
    /// How many persons that is, rounded up.
    pub target_persons: u64,
    /// How many persons are lacking; fewer if some of those of whom it cannot be told reached it.
    pub gap_persons: u64,
    /// The share is at least the target; none where nobody is counted, or where those of whom it
    /// cannot be told decide.
    pub met: Option<bool>,
    /// How many decimals of a percentage are printed.
    pub decimals: u32,
}

impl Goal {
    pub(super) fn new(numerator: u64, undecided: u64, denominator: u64, target: Fraction, decimals: u32) -> Self {
        let Fraction { part, of } = target;
        // as i128, no count of persons overflows
        let wanted = i128::from(part) * i128::from(denominator);
        let target_persons = u64::try_from((wanted + i128::from(of) - 1) / i128::from(of)).unwrap_or(u64::MAX);
        let is_sure = numerator >= target_persons || numerator.saturating_add(undecided) < target_persons;
        let met = (denominator > 0 && is_sure).then_some(numerator >= target_persons);
        let gap_persons = target_persons.saturating_sub(numerator);
        Self { numerator, undecided, denominator, target, target_persons, gap_persons, met, decimals }
    }

    /// The most persons who may have reached it.
    #[must_use]
    pub const fn most(&self) -> u64 {
        self.numerator.saturating_add(self.undecided)
    }

    /// The share that reached it, in percent; none where nobody is counted.
    #[must_use]
    pub fn percent(&self) -> Option<f64> {
        percent(self.numerator, self.denominator, self.decimals)
    }

    /// The target, in percent.
    #[must_use]
    pub fn target_percent(&self) -> Option<f64> {
        percent(self.target.part.into(), self.target.of.into(), self.decimals)
    }

    /// How many percentage points are lacking, from the exact shares; 0 once the goal is met.
    #[must_use]
    pub fn gap_percent(&self) -> Option<f64> {
        let share = |part: i128, of: i128| (of > 0).then(|| Exact::ratio(100 * part, of));
        let reached = share(self.numerator.into(), self.denominator.into())?;
        let target = share(self.target.part.into(), self.target.of.into())?;
        if self.met == Some(true) {
            return Some(0.0);
        }
        let gap = target.checked_add(Exact::ratio(-reached.numerator(), reached.denominator()))?;
        Some(gap.checked_round(self.decimals)?.to_f64())
    }
}

/// `part` of `of` in percent, rounded half away from zero; none of nobody.
///
/// # Examples
///
/// ```
/// use enkat::inner::programme::percent;
///
/// assert_eq!(percent(1, 15, 1), Some(6.7));
/// assert_eq!(percent(0, 0, 1), None);
/// ```
#[must_use]
pub fn percent(part: u64, of: u64, decimals: u32) -> Option<f64> {
    let share = (of > 0).then(|| Exact::ratio(100 * i128::from(part), of.into()))?;
    Some(share.checked_round(decimals)?.to_f64())
}

/// Reached, not reached, or not to be told.
pub(super) fn reached(programme: &Programme, facts: &CourseFacts) -> Option<bool> {
    let unsaid = programme.goal().kind_if_not_recorded.map_or(Answer::Missing, Answer::Answered);
    let exits: Vec<Exit> = facts.exits.iter().map(|exit| Exit { kind: said_or(exit.kind, unsaid), ..*exit }).collect();
    let code = |exit: &Exit| &programme.codes()[usize::from(exit.code)];
    let counts = |exit: &&Exit| code(exit).counts_for_goal;
    if exits.iter().filter(counts).any(|exit| exit.is_certain() && exit.is(ExitKind::Started)) {
        return Some(true);
    }
    // one of its two parts is not known, and the other does not rule it out
    let open = |exit: &Exit| {
        let certainty = exit.is_certain() || exit.certainty == Answer::Invalid;
        certainty && matches!(exit.kind, Answer::Missing | Answer::Invalid | Answer::Answered(ExitKind::Started))
    };
    let is_unknown = |exit: &Exit| code(exit).id == Code::UNKNOWN;
    let undecided = facts.invalid_exit || exits.iter().any(is_unknown) || exits.iter().filter(counts).any(open);
    (!undecided).then_some(false)
}

fn said_or(kind: Answer<ExitKind>, unsaid: Answer<ExitKind>) -> Answer<ExitKind> {
    if kind == Answer::Missing { unsaid } else { kind }
}

/// A certain exit counts for the goal and nothing says what became of it, and no other settles it.
pub(super) fn lacks_kind(programme: &Programme, exits: &[Exit]) -> bool {
    if programme.goal().kind_if_not_recorded.is_some() {
        return false;
    }
    let counts = |exit: &&Exit| {
        exit.is_certain() && programme.codes().get(usize::from(exit.code)).is_some_and(|code| code.counts_for_goal)
    };
    let mut counting = exits.iter().filter(counts);
    counting.clone().any(|exit| exit.kind == Answer::Missing) && !counting.any(|exit| exit.is(ExitKind::Started))
}
