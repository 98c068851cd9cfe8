//! Two occasions of one person.

use super::{Broken, Role, Screening, Window};
use crate::finding::ViolenceRule;

/// Items about the whole life that were affirmed at the earlier occasion and
/// denied at the later one: `VS24`, for information only.
///
/// The forms may differ: items are matched by the kind of violence. Neither
/// answer is corrected. People tell when it is safe to tell.
#[must_use]
pub fn compare(earlier: &Screening, later: &Screening) -> Vec<Broken> {
    let of_life = |screening: &Screening| -> Vec<usize> {
        let items = screening.form().items();
        screening.form().of_role(Role::Exposed).filter(|item| items[*item].window == Window::Lifetime).collect()
    };
    let was_affirmed = |domain| {
        of_life(earlier).into_iter().any(|item| earlier.form().items()[item].domain == domain && earlier.answers[item].is_yes())
    };
    let is_denied_now = |item: &usize| later.answers[*item].is_no() && was_affirmed(later.form().items()[*item].domain.clone());
    of_life(later)
        .into_iter()
        .filter(is_denied_now)
        .map(|item| Broken {
            rule: ViolenceRule::LifetimeChanged,
            item: Some(item),
            field: later.form().links().field.get(item).copied(),
        })
        .collect()
}
