//! Which item hangs on which, and whether each can ever be asked.

use std::collections::BTreeMap;

use super::fault::{Mixed, short};
use super::{AnswerCode, Condition, Domain, Fault, FaultKind, FormDraft, Item, ResponseSet, Role};

/// The items of a form and what each is asked after.
pub(super) struct Graph<'a> {
    draft: &'a FormDraft,
    position: BTreeMap<&'a str, usize>,
    /// What each item's condition names; nothing for a condition that is too large.
    after: Vec<Vec<(&'a str, AnswerCode)>>,
}

impl<'a> Graph<'a> {
    pub(super) fn new(draft: &'a FormDraft) -> Self {
        let mut position = BTreeMap::new();
        for (index, item) in draft.items.iter().enumerate() {
            position.entry(&*item.code).or_insert(index);
        }
        let named = |condition: &'a Condition| if is_small(condition) { condition.equals() } else { Vec::new() };
        let after = draft.items.iter().map(|item| item.asked_if.as_ref().map_or_else(Vec::new, named)).collect();
        Self { draft, position, after }
    }

    /// Adds what is wrong with the conditions.
    pub(super) fn faults(&self, faults: &mut Vec<Fault>) {
        let order = self.order();
        let mut reachable = vec![false; self.draft.items.len()];
        for index in &order {
            let condition = self.draft.items[*index].asked_if.as_ref();
            reachable[*index] = condition.is_none_or(|condition| !is_small(condition) || self.can_hold(condition, &reachable));
        }
        let mut in_order = vec![false; self.draft.items.len()];
        for index in order {
            in_order[index] = true;
        }
        for (index, item) in self.draft.items.iter().enumerate() {
            let mut fault = |kind| faults.push(Fault::of_item(&item.code, kind));
            if let Some(condition) = &item.asked_if {
                if !is_small(condition) {
                    fault(FaultKind::ConditionSize);
                } else if has_empty_part(condition) {
                    fault(FaultKind::EmptyCondition);
                }
                age_faults(condition, &mut fault);
            }
            let unknown = self.after[index].iter().filter(|(on, _)| !self.position.contains_key(on));
            let mut any_unknown = false;
            for (on, _) in unknown {
                any_unknown = true;
                fault(FaultKind::UnknownDependency { on: short(on) });
            }
            if !in_order[index] {
                fault(FaultKind::Cycle);
            } else if !reachable[index] && !any_unknown {
                fault(FaultKind::Unreachable);
            }
            self.concept_faults(index, &mut fault);
        }
    }

    /// The items so that each comes after those that it is asked after; without those in a ring.
    fn order(&self) -> Vec<usize> {
        let count = self.draft.items.len();
        let mut waits_for = vec![0_usize; count];
        let mut before: Vec<Vec<usize>> = vec![Vec::new(); count];
        for (index, named) in self.after.iter().enumerate() {
            for on in named.iter().filter_map(|(on, _)| self.position.get(on)) {
                before[*on].push(index);
                waits_for[index] += 1;
            }
        }
        let mut order: Vec<usize> = (0..count).filter(|index| waits_for[*index] == 0).collect();
        let mut next = 0;
        while let Some(index) = order.get(next).copied() {
            next += 1;
            for later in &before[index] {
                waits_for[*later] -= 1;
                if waits_for[*later] == 0 {
                    order.push(*later);
                }
            }
        }
        order
    }

    /// Some answers of some person make the condition hold.
    fn can_hold(&self, condition: &Condition, reachable: &[bool]) -> bool {
        match condition {
            Condition::Equals { item, answer } => self.position.get(&**item).is_some_and(|index| {
                let takes = self.draft.items[*index].response_set == ResponseSet::YesNo;
                reachable[*index] && (takes || !matches!(answer, AnswerCode::Yes | AnswerCode::No))
            }),
            Condition::AnyOf(parts) => parts.iter().any(|part| self.can_hold(part, reachable)),
            Condition::AllOf(parts) => {
                let mut wanted: BTreeMap<&str, AnswerCode> = BTreeMap::new();
                let agree = parts.iter().all(|part| match part {
                    Condition::Equals { item, answer } => *wanted.entry(item).or_insert(*answer) == *answer,
                    _ => true,
                });
                agree && self.ages_meet(parts) && parts.iter().all(|part| self.can_hold(part, reachable))
            }
            Condition::Age { .. } => self.ages_meet(std::slice::from_ref(condition)),
        }
    }

    /// Some age lies within the form's range and within every age condition of `parts`.
    fn ages_meet(&self, parts: &[Condition]) -> bool {
        let mut low = self.draft.min_age.unwrap_or(0);
        let mut high = self.draft.max_age.unwrap_or(u8::MAX);
        for part in parts {
            if let Condition::Age { min, max } = part {
                low = low.max(min.unwrap_or(0));
                high = high.min(max.unwrap_or(u8::MAX));
            }
        }
        low <= high
    }

    /// A follow-up that does not fit what it follows.
    fn concept_faults(&self, index: usize, fault: &mut impl FnMut(FaultKind)) {
        let item = &self.draft.items[index];
        let followed =
            || self.after[index].iter().filter_map(|(on, answer)| Some((&self.draft.items[*self.position.get(on)?], *answer)));
        if followed().any(|(on, _)| mixes(item, on)) {
            fault(FaultKind::OwnUse { how: Mixed::OneAfterOther });
        }
        if item.role != Role::Exposed {
            return;
        }
        let affirmed =
            || followed().filter(|(on, answer)| *answer == AnswerCode::Yes && on.role == Role::Exposed).map(|(on, _)| on);
        if affirmed().next().is_some() && !affirmed().any(|on| fit_together(item, on)) {
            fault(FaultKind::Domain);
        }
        if affirmed().any(|on| on.domain == item.domain && on.window.is_within(item.window)) {
            fault(FaultKind::Window);
        }
    }
}

fn is_small(condition: &Condition) -> bool {
    condition.depth() <= Condition::DEEPEST && condition.parts() <= Condition::MOST_PARTS
}

fn has_empty_part(condition: &Condition) -> bool {
    match condition {
        Condition::Equals { .. } => false,
        Condition::AnyOf(parts) | Condition::AllOf(parts) => parts.is_empty() || parts.iter().any(has_empty_part),
        Condition::Age { min, max } => min.is_none() && max.is_none(),
    }
}

fn age_faults(condition: &Condition, fault: &mut impl FnMut(FaultKind)) {
    match condition {
        Condition::Age { min: Some(min), max: Some(max) } if min > max => {
            fault(FaultKind::AgeRange { min: *min, max: *max });
        }
        Condition::AnyOf(parts) | Condition::AllOf(parts) if is_small(condition) => {
            for part in parts {
                age_faults(part, fault);
            }
        }
        _ => {}
    }
}

/// A dependency between own use and exposure.
fn mixes(item: &Item, on: &Item) -> bool {
    matches!((item.role, on.role), (Role::OwnUse, Role::Exposed) | (Role::Exposed, Role::OwnUse))
}

/// The two are about the same kind of violence, or one is about none in particular.
fn fit_together(item: &Item, on: &Item) -> bool {
    item.domain == on.domain || matches!(item.domain, Domain::Other(_)) || matches!(on.domain, Domain::Other(_))
}
