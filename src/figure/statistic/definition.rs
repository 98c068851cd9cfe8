//! What a statistic means of some measures.

use super::counted::Counted;
use super::statistic::Statistic;
use super::unit::Unit;

/// Statistics that mean something else of these measures: how the measure begins, the statistic, what it is.
/// None stands for all of the measure.
#[rustfmt::skip]
const OF_MEASURES: &[(&str, Option<Statistic>, Unit, &str)] = &[
    ("people", Some(Statistic::N), Unit::Count, "people with any answer; of change: with any answer both times"),
    ("programme.goal_any_kind", Some(Statistic::Numerator), Unit::Count, "participants with a certain exit that counts for the goal, whatever became of them: not the goal"),
    ("programme.goal", Some(Statistic::Numerator), Unit::Count, "participants with a certain exit that counts for the goal and that they started"),
    ("programme.any_party_not_returned", Some(Statistic::Numerator), Unit::Count, "participants with an exit to any party's activity that is not recorded as returned"),
    ("programme.any_party", Some(Statistic::Numerator), Unit::Count, "participants with an exit to any party's activity, whatever its kind"),
    ("programme.survey", Some(Statistic::People(Counted::Persons)), Unit::Count, "participants who answered the survey, on a form or in a talk"),
    ("programme.survey", Some(Statistic::Target), Unit::Count, "answers aimed at"),
    ("programme.survey", Some(Statistic::Attained), Unit::Share, "answers over the target"),
    ("programme.priority_ages", Some(Statistic::People(Counted::Persons)), Unit::Count, "participants of an age that comes first"),
    ("programme.outside_target_group", Some(Statistic::People(Counted::Persons)), Unit::Count, "participants with more hours a week at enrolment than the target group has"),
    ("programme.hours", Some(Statistic::People(Counted::Persons)), Unit::Count, "participants whose hours a week are not below the bound of the target group; of change: below it at start and not at exit"),
    ("programme.", Some(Statistic::N), Unit::Count, "participants of whom it is known"),
    ("programme.", Some(Statistic::Missing), Unit::Count, "participants of whom nothing is recorded"),
    ("programme.", Some(Statistic::People(Counted::Invalid)), Unit::Count, "people whose cell cannot be read"),
    ("violence.outcome", Some(Statistic::N), Unit::Count, "people enrolled whose outcome is known"),
    ("violence.outcome", Some(Statistic::People(Counted::Invalid)), Unit::Count, "people enrolled without an outcome: a cell that decides it cannot be read"),
    ("violence.outcome", Some(Statistic::People(Counted::Declined)), Unit::Count, "people who declined, as a whole or every question put about violence against them"),
    ("violence.not_asked", None, Unit::Count, "people not asked for this reason; unknown: no reason, or nothing at all, is recorded"),
    ("violence.flags", None, Unit::Count, "people of whom this holds, whatever their outcome; never added up"),
    ("violence.domains", None, Unit::Count, "people who told of violence of this kind; several possible, never added up"),
    ("violence.support_wish", None, Unit::Count, "people who answered and have this wish for support"),
    ("violence.follow_up", None, Unit::Count, "people for whom staff may consider it; they decide"),
];

impl Statistic {
    /// The unit and the definition of this statistic of a measure.
    ///
    /// # Examples
    ///
    /// ```
    /// use enkat::figure::{Statistic, Unit};
    ///
    /// assert_eq!(Statistic::N.definition_of("soc13.total"), (Unit::Count, "people with a valid value"));
    /// assert_eq!(Statistic::N.definition_of("programme.sex"), (Unit::Count, "participants of whom it is known"));
    /// ```
    #[must_use]
    pub fn definition_of(self, measure: &str) -> (Unit, &'static str) {
        if matches!(self, Self::Share(_)) && measure.starts_with("violence.outcome") {
            return (Unit::Share, "share of everyone enrolled");
        }
        let is_it = |(beginning, statistic, ..): &&(&str, Option<Self>, Unit, &str)| {
            measure.starts_with(beginning) && statistic.is_none_or(|statistic| statistic == self)
        };
        let of_measure = OF_MEASURES.iter().find(is_it).map(|(.., unit, definition)| (*unit, *definition));
        of_measure.unwrap_or_else(|| (self.unit(), self.definition()))
    }
}
