//! What in one screening does not go together.
//!
//! Nothing is corrected and no yes is dropped.

use super::{Action, Broken, Context, Role, Screening, Status};
use crate::finding::ViolenceRule;
use crate::ground::Day;

/// What the reader saw and the screening does not keep.
#[derive(Clone, Copy, Default)]
pub(super) struct Doubts {
    /// The cell of the reason is not blank.
    pub(super) has_reason: bool,
}

/// Adds every rule that the screening as a whole breaks.
pub(super) fn check(screening: &Screening, context: &Context, doubts: Doubts, broken: &mut Vec<Broken>) {
    let mut checks = Checks { screening, broken };
    checks.status(doubts);
    checks.mandatory();
    for item in 0..screening.answers.len() {
        checks.windows_and_follow_ups(item);
    }
    checks.conditions();
    checks.safety();
    checks.age_and_day(context);
}

struct Checks<'a> {
    screening: &'a Screening,
    broken: &'a mut Vec<Broken>,
}

impl Checks<'_> {
    /// A rule about one of the columns that say how the screening was done.
    fn head(&mut self, rule: ViolenceRule, name: &str) {
        let field = super::Form::RESERVED.iter().position(|one| *one == name);
        self.broken.push(Broken { rule, item: None, field });
    }

    fn item(&mut self, rule: ViolenceRule, item: usize) {
        let field = self.screening.form.links().field.get(item).copied();
        self.broken.push(Broken { rule, item: Some(item), field });
    }

    fn any_put(&self) -> bool {
        self.screening.answers.iter().any(|held| held.was_put())
    }

    fn all_absent(&self) -> bool {
        self.screening.answers.iter().all(|held| held.is_absent())
    }

    fn status(&mut self, doubts: Doubts) {
        let has_stated = self.screening.answers.iter().any(|held| held.is_yes() || held.is_no());
        match self.screening.status {
            Some(Status::NotAsked(_) | Status::Declined) if has_stated => {
                self.head(ViolenceRule::AnsweredThoughNotAsked, "status");
            }
            Some(Status::Asked) if self.all_absent() => self.head(ViolenceRule::AskedThoughNotAnswered, "status"),
            Some(Status::NotRecorded) if !self.all_absent() => self.head(ViolenceRule::ReasonAndStatus, "status"),
            _ => {}
        }
        let is_not_asked = matches!(self.screening.status, Some(Status::NotAsked(_)));
        if self.screening.status.is_some() && is_not_asked != doubts.has_reason {
            self.head(ViolenceRule::ReasonAndStatus, "reason");
        }
    }

    fn mandatory(&mut self) {
        let counts = matches!(self.screening.status, Some(Status::Asked | Status::NotRecorded));
        if !counts || self.all_absent() {
            return;
        }
        for (item, definition) in self.screening.form.clone().items().iter().enumerate() {
            if definition.mandatory
                && self.screening.answers[item].is_not_recorded()
                && self.screening.applies(item) == Some(true)
            {
                let is_follow_up = !self.screening.form.links().parents[item].is_empty();
                self.item(
                    if is_follow_up { ViolenceRule::FollowUpNotRecorded } else { ViolenceRule::MandatoryNotRecorded },
                    item,
                );
            }
        }
    }

    /// Shorter times against longer ones, and follow-ups against what they follow.
    fn windows_and_follow_ups(&mut self, item: usize) {
        let screening = self.screening;
        let (held, answers, links) = (screening.answers[item], &screening.answers, screening.form.links());
        if !held.is_stated() {
            return;
        }
        let broader = &links.broader[item];
        let denied = broader.iter().any(|one| answers[*one].is_no());
        let absent = broader.iter().any(|one| answers[*one].is_absent());
        let is_explained = if held.is_yes() && denied {
            self.item(ViolenceRule::NarrowerWithoutBroader, item);
            true
        } else if held.is_yes() && absent {
            self.item(ViolenceRule::BroaderImplied, item);
            true
        } else {
            // people who fill in the form alone often deny the shorter time too: no contradiction
            held.is_no() && denied
        };
        let parents = &links.parents[item];
        if is_explained || parents.is_empty() || screening.applies(item) != Some(false) {
            return;
        }
        if parents.iter().any(|one| answers[*one].is_stated()) {
            self.item(ViolenceRule::FollowUpOfNo, item);
        } else if !parents.iter().any(|one| answers[*one].is_unreadable()) {
            self.item(ViolenceRule::FollowUpOfSilence, item);
        }
    }

    fn conditions(&mut self) {
        let conditions = self.screening.conditions;
        if conditions.are_unsafe() && self.any_put() {
            let name = if conditions.alone.is_no() { "alone" } else { "interpreter" };
            self.head(ViolenceRule::UnsafeConditions, name);
        }
        if conditions.informed.is_no() && self.screening.any_yes(Role::ChildrenInHousehold) {
            self.head(ViolenceRule::NotInformedOfDuty, "informed");
        }
    }

    fn safety(&mut self) {
        if self.screening.is_acute() && !self.screening.actions().any(Action::is_for_safety) {
            self.head(ViolenceRule::AcuteWithoutAction, "actions");
        }
        if !self.screening.any_yes(Role::ChildrenExposed) {
            return;
        }
        if !self.screening.actions().any(Action::checks_duty) {
            self.head(ViolenceRule::ChildConcernWithoutCheck, "actions");
        }
        let household = self.screening.form.of_role(Role::ChildrenInHousehold).find(|item| self.screening.answers[*item].is_no());
        if let Some(item) = household
            && !self.screening.any_yes(Role::ChildrenInHousehold)
        {
            self.item(ViolenceRule::ChildrenElsewhere, item);
        }
    }

    fn age_and_day(&mut self, context: &Context) {
        let was_asked = matches!(self.screening.status, Some(Status::Asked | Status::Interrupted)) || self.any_put();
        if was_asked && context.age.is_some_and(|age| !self.screening.form.is_for_age(age)) {
            self.broken.push(Broken { rule: ViolenceRule::AgeOutsideForm, item: None, field: None });
        }
        let Some(day) = self.screening.day else { return };
        if !self.screening.form.is_valid_on(day) {
            self.head(ViolenceRule::UnknownForm, "date");
        }
        if is_outside(day, context) {
            self.head(ViolenceRule::DateOutsidePeriod, "date");
        }
    }
}

fn is_outside(day: Day, context: &Context) -> bool {
    let day = i64::from(day.since_1970());
    let after = |limit: Option<i32>, more: i64| limit.is_some_and(|limit| day > i64::from(limit) + more);
    context.enrolled.is_some_and(|enrolled| day < i64::from(enrolled))
        || after(context.left, 0)
        || after(context.today, 0)
        || after(context.enrolled, i64::from(context.most_days_after_enrolment))
}
