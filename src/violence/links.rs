//! How the items of one form refer to each other, worked out once.

use super::fields::Slot;
use super::{FormDraft, Item, Role, Window};

/// For every item of a form the places of those that it is read with.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Links {
    /// Items of the same role and domain about a longer time.
    pub(super) broader: Vec<Vec<usize>>,
    /// The items whose answers its condition names.
    pub(super) parents: Vec<Vec<usize>>,
    /// For an exposure item, the items that say whether it was in the last twelve months.
    pub(super) last_12_months: Vec<Vec<usize>>,
    /// For an exposure item, the items that say whether it goes on.
    pub(super) ongoing: Vec<Vec<usize>>,
    /// The place of each item's column in the form's fields.
    pub(super) field: Vec<usize>,
    /// What each of the form's fields holds.
    pub(super) slots: Vec<Slot>,
    /// For every role, by its place in [`Role::ALL`], the items that have it.
    pub(super) of_role: Vec<Vec<usize>>,
}

impl Links {
    pub(super) fn new(draft: &FormDraft) -> Self {
        let items = &draft.items;
        let of = |index: usize, is_linked: &dyn Fn(&Item, &Item) -> bool| -> Vec<usize> {
            let item = &items[index];
            (0..items.len()).filter(|other| *other != index && is_linked(item, &items[*other])).collect()
        };
        let all = |is_linked: &dyn Fn(&Item, &Item) -> bool| -> Vec<Vec<usize>> {
            (0..items.len()).map(|index| of(index, is_linked)).collect()
        };
        let mut field = Vec::with_capacity(items.len());
        let mut slots: Vec<Slot> = (0..super::Form::RESERVED.len()).map(Slot::Head).collect();
        for (index, item) in items.iter().enumerate() {
            field.push(slots.len());
            slots.push(Slot::Answer(index));
            if item.role == Role::Exposed {
                slots.extend([Slot::Frequency(index), Slot::Relation(index)]);
            }
        }
        let with_role = |role: &Role| (0..items.len()).filter(|index| items[*index].role == *role).collect();
        Self {
            broader: all(&|item, other| {
                item.role == other.role && item.domain == other.domain && item.window.is_within(other.window)
            }),
            parents: all(&|item, other| names(item, &other.code)),
            last_12_months: all(&|item, other| times(item, other, Window::Last12Months)),
            ongoing: all(&|item, other| times(item, other, Window::Ongoing)),
            field,
            slots,
            of_role: Role::ALL.iter().map(with_role).collect(),
        }
    }
}

fn names(item: &Item, code: &str) -> bool {
    item.asked_if.as_ref().is_some_and(|condition| condition.equals().iter().any(|(on, _)| *on == code))
}

/// `other` says whether what `item` asks about was within `window`.
fn times(item: &Item, other: &Item, window: Window) -> bool {
    item.role == Role::Exposed
        && other.role == Role::Exposed
        && other.window == window
        && item.window != window
        && item.window != Window::Ongoing
        && (item.domain == other.domain || names(other, &item.code))
}
