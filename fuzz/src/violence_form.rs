//! A form as JSON and a row of any cells: refused with a message, or the same
//! form again and an outcome for the row.

use enkat::inner::violence::Void;
use enkat::violence::Context;
use enkat::violence::{Current, Form, Outcome};

use crate::made_of;

pub fn holds(bytes: &[u8]) {
    let Some((document, cells, age)) = made_of::<(&str, Vec<&str>, Option<u8>)>(bytes) else { return };
    let given = serde_json::from_str::<Form>(document);
    if let Ok(form) = &given {
        let written = serde_json::to_string(form).expect("a form is JSON");
        let back: Form = serde_json::from_str(&written).expect("what was written reads back");
        assert_eq!(&back, form);
        assert_eq!(back.content_hash(), form.content_hash());
    }
    let cells: Vec<Option<&str>> = cells.into_iter().map(Some).collect();
    for form in given.into_iter().chain(Form::all_built_in()) {
        let mut broken = Vec::new();
        let Some(screening) = form.read(&cells, &Context { age, ..Context::default() }, &mut broken) else { continue };
        for current in [Current::Last12Months, Current::OngoingOnly] {
            let result = screening.result(current);
            match result.outcome() {
                Ok(outcome) => assert!(Outcome::CODES.contains(&outcome.code())),
                Err(void) => assert!(Void::ALL.contains(&void)),
            }
        }
    }
}
