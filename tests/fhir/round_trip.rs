//! A row of answers goes out as a response and comes back.

use super::*;
use enkat::fhir::Version;
use enkat::instrument::{Better, Key, KeyedScale};
use proptest::prelude::*;

/// The built-in questionnaires and a scale of somebody's own.
fn registry() -> Registry {
    let key = Key {
        id: "own4".into(),
        name: "four items of our own".into(),
        min: 0,
        max: 20,
        items: vec![1, 2, 3, 4],
        reversed: vec![2],
        subscales: vec![],
        better: Better::Lower,
        citation: "invented".into(),
        doi: "".into(),
    };
    let mut registry = Registry::built_in();
    registry.add(KeyedScale::new(&key).expect("a key")).expect("a new scale");
    registry
}

/// A questionnaire, and a row of answers to it.
fn row() -> impl Strategy<Value = (&'static str, Vec<Answer<u8>>)> {
    prop::sample::select(vec!["eq5d5l", "soc29", "soc13", "own4"]).prop_flat_map(|id| {
        let registry = registry();
        let items = &registry.get(id).expect("it is there").definition().items;
        let answer = |min: u8, max: u8| prop_oneof![8 => (min..=max).prop_map(Answered), 1 => Just(Missing), 1 => Just(Invalid)];
        let answers: Vec<_> = items.iter().map(|item| answer(item.min, item.max)).collect();
        (Just(id), answers)
    })
}

proptest! {
    #[test]
    fn a_row_comes_back_as_it_was((id, answers) in row(), matched: bool, r5: bool) {
        let registry = registry();
        let mut form = Form::of(&registry, id, &Choices::default())?;
        if matched {
            let asked = form.questionnaire(if r5 { Version::R5 } else { Version::R4 });
            form = form.matching(&asked)?;
        }
        let sent = form.answered(answers.clone())?.with_id("r1")?.about("Patient/p1")?;
        let written = form.questionnaire_response(&sent)?;
        let text = serde_json::to_string(&written)?;
        let read = form.read(&serde_json::from_str(&text)?);
        if answers.iter().all(|answer| *answer == Missing) {
            prop_assert_eq!(written.get("item"), None);
        }
        let read = read?;
        prop_assert_eq!(read.answers(), answers.as_slice());
        prop_assert_eq!(form.observations(&read)?, form.observations(&sent)?);
    }
}
