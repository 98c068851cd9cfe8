//! One person's screening at one occasion.

use std::fmt;

use zeroize::Zeroize as _;

use super::held::{Bits, Held};
use super::{Action, Conditions, Current, Form, Frequency, Relation, Reply, Role, ScreeningResult, Status, SupportWish};
use crate::ground::Day;
use crate::ground::Occasion;

/// The answers of one person to one form at one occasion, as codes.
///
/// Holds neither a pseudonym nor any text. `Debug` is redacted; there is no
/// `Display`, no order, no equality and no `Serialize`: what is in it shows
/// only through the methods that name it, or as a whole through
/// `reveal` (feature `serde`). Answers are wiped from memory when it is dropped.
///
/// # Examples
///
/// ```
/// use enkat::violence::Context;
/// use enkat::violence::{Current, Form};
///
/// let form = Form::built_in("seven-item-skeleton-1")?;
/// let mut broken = Vec::new();
/// let cells = [("status", "asked"), ("slot_1", "no"), ("slot_2", "declined")]; // invented
/// let screening = form.read_named(&cells, &Context::default(), &mut broken).expect("cells that are not blank");
/// assert_eq!(format!("{screening:?}"), "Screening(redacted)");
/// let result = screening.result(Current::default());
/// assert_eq!(result.outcome().map(|outcome| outcome.code()), Ok("indeterminate")); // a silence is never a no
/// # Ok::<(), enkat::ground::UnknownName>(())
/// ```
///
/// ```compile_fail,E0277
/// # fn screening() -> enkat::violence::Screening { unimplemented!() }
/// println!("{}", screening());
/// ```
///
/// ```compile_fail,E0369
/// # fn screening() -> enkat::violence::Screening { unimplemented!() }
/// let _ = screening() == screening();
/// ```
pub struct Screening {
    pub(super) form: Form,
    pub(super) occasion: Option<Occasion>,
    pub(super) day: Option<Day>,
    pub(super) age: Option<u8>,
    /// None if the cell could not be read.
    pub(super) status: Option<Status>,
    /// The cell of the version names another one, or none.
    pub(super) is_other_version: bool,
    pub(super) conditions: Conditions,
    pub(super) staff_acute: Held,
    pub(super) answers: Vec<Held>,
    pub(super) frequencies: Vec<Frequency>,
    pub(super) relations: Vec<Bits>,
    pub(super) actions: Bits,
}

impl Screening {
    /// A screening in which nothing is recorded.
    pub(super) fn empty(form: &Form) -> Self {
        let count = form.items().len();
        Self {
            form: form.clone(),
            occasion: None,
            day: None,
            age: None,
            status: Some(Status::NotRecorded),
            is_other_version: false,
            conditions: Conditions::default(),
            staff_acute: Held::default(),
            answers: vec![Held::default(); count],
            frequencies: vec![Frequency::NotRecorded; count],
            relations: vec![Bits::default(); count],
            actions: Bits::default(),
        }
    }

    /// The form that was used.
    #[must_use]
    pub fn form(&self) -> &Form {
        &self.form
    }

    /// The occasion, if it is known.
    #[must_use]
    pub fn occasion(&self) -> Option<Occasion> {
        self.occasion
    }

    /// The day, if it is known.
    #[must_use]
    pub fn day(&self) -> Option<Day> {
        self.day
    }

    /// Whether the form was put; none if the cell could not be read.
    #[must_use]
    pub fn status(&self) -> Option<Status> {
        self.status
    }

    /// The conditions of the conversation.
    #[must_use]
    pub fn conditions(&self) -> Conditions {
        self.conditions
    }

    /// Staff's own mark of acute danger; none if the cell could not be read.
    #[must_use]
    pub fn staff_acute(&self) -> Option<Reply> {
        answer_in(self.staff_acute)
    }

    /// The answer to the item at this place; none if its cell could not be read, if
    /// it holds a wish, or if there is no such item.
    #[must_use]
    pub fn answer(&self, item: usize) -> Option<Reply> {
        self.answers.get(item).copied().and_then(answer_in)
    }

    /// What the person wishes for.
    #[must_use]
    pub fn support_wish(&self) -> SupportWish {
        let wish = self.answers.iter().find_map(|held| if let Held::Wish(wish) = held { Some(*wish) } else { None });
        wish.unwrap_or_default()
    }

    /// How often, if the exposure item at this place is affirmed.
    #[must_use]
    pub fn frequency(&self, item: usize) -> Frequency {
        self.frequencies.get(item).copied().unwrap_or_default()
    }

    /// Who, if the exposure item at this place is affirmed.
    pub fn relations(&self, item: usize) -> impl Iterator<Item = Relation> + use<> {
        self.relations.get(item).copied().unwrap_or_default().relations()
    }

    /// What staff did.
    pub fn actions(&self) -> impl Iterator<Item = Action> + use<> {
        self.actions.actions()
    }

    /// What the screening comes to, with `current` as the meaning of a current disclosure.
    #[must_use]
    pub fn result(&self, current: Current) -> ScreeningResult {
        ScreeningResult::of(self, current)
    }

    /// Whether the condition of an item holds; none if the age decides and is not known.
    pub(super) fn applies(&self, item: usize) -> Option<bool> {
        let Some(condition) = &self.form.items()[item].asked_if else { return Some(true) };
        // a condition names its parents and nothing else
        let parents = self.form.links().parents[item].iter().copied();
        let place = |code: &str| parents.clone().find(|on| self.form.items()[*on].code == code);
        condition.holds(self.age, &|code| self.answer(place(code)?))
    }

    /// Any item of this role is affirmed.
    pub(super) fn any_yes(&self, role: Role) -> bool {
        self.form.of_role(role).any(|item| self.answers[item].is_yes())
    }

    /// The person or staff say that there is danger now.
    pub(super) fn is_acute(&self) -> bool {
        self.staff_acute.is_yes() || self.any_yes(Role::AcuteDanger)
    }
}

fn answer_in(held: Held) -> Option<Reply> {
    if let Held::Answer(answer) = held { Some(answer) } else { None }
}

impl fmt::Debug for Screening {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Screening(redacted)")
    }
}

impl Drop for Screening {
    fn drop(&mut self) {
        self.answers.zeroize();
        self.frequencies.zeroize();
        self.relations.zeroize();
        self.actions.zeroize();
        self.staff_acute.zeroize();
        self.conditions.zeroize();
        self.status.zeroize();
        self.age.zeroize();
    }
}
