//! Forms for the tests of the violence screening.
#![allow(dead_code, reason = "each test file uses some of it")]

use enkat::inner::violence::{Condition, Domain, Item, Role, Window};
use enkat::instrument::Label;
use enkat::violence::{Form, FormDraft};

/// The built-in form.
pub(crate) fn guideline() -> Form {
    Form::built_in("se-guideline-1").expect("built in")
}

/// A name for a form.
pub(crate) fn name() -> Label {
    Label::new("a form for tests", "ett formulär för test")
}

/// Seven items: one kind of violence in three windows, danger, fear, children, own use.
pub(crate) fn small() -> FormDraft {
    let exposed = |code, window| Item::yes_no(code, Domain::Physical, Role::Exposed, window).mandatory();
    let other = |code, role| Item::yes_no(code, Domain::Other("general".into()), role, Window::Unspecified);
    FormDraft::new(
        "small",
        name(),
        vec![
            exposed("lifetime", Window::Lifetime),
            exposed("last_12_months", Window::Last12Months).asked_if(Condition::yes("lifetime")),
            exposed("ongoing", Window::Ongoing).asked_if(Condition::yes("last_12_months")),
            other("danger", Role::AcuteDanger),
            other("fear", Role::Fear),
            other("children", Role::ChildrenExposed),
            other("own_use", Role::OwnUse),
        ],
    )
}
