//! A programme of one's own: what it may say, and everything that is wrong with it.

use enkat::inner::programme::{Activity, Code, Fault, Fraction, List, Municipality, Named, Period};
use enkat::instrument::Label;
use enkat::programme::{Programme, ProgrammeFile};

fn named(id: &str, en: &str) -> Named {
    Named { id: id.to_owned().into(), label: label(en), also: Vec::new().into() }
}

fn label(text: &str) -> Label {
    Label { en: text.to_owned().into(), sv: text.to_owned().into() }
}

#[test]
fn a_code_is_added_or_takes_the_place_of_a_built_in_one() {
    let built_in = Programme::built_in();
    let other = built_in.code("other").expect("a code");
    let own = Code { id: "church".into(), label: label("parish"), ..other.clone() };
    let employment = Code { counts_for_goal: false, ..built_in.code("supported_employment").expect("a code").clone() };
    let file = ProgrammeFile { code: vec![own, employment], ..ProgrammeFile::default() };
    let programme = Programme::try_from(file).expect("a programme");
    assert_eq!(programme.codes().len(), built_in.codes().len() + 1);
    assert_eq!(programme.codes()[built_in.codes().len()].id, "church");
    assert!(!programme.code("supported_employment").expect("a code").counts_for_goal);
    assert_eq!(programme.activities(), built_in.activities());
}

#[test]
fn a_list_takes_the_place_of_the_built_in_one() {
    let place = Municipality { id: "umea".into(), name: "Umeå".into(), code: None };
    let file = ProgrammeFile {
        municipality: Some(vec![place.clone()]),
        step: Some(vec![named("low", "low"), named("high", "high")]),
        ..ProgrammeFile::default()
    };
    let programme = Programme::try_from(file).expect("a programme");
    assert_eq!(programme.municipalities(), [place]);
    assert_eq!(programme.steps().len(), 2);
}

#[test]
fn a_file_that_says_everything_is_the_programme() {
    let programme = Programme::built_in();
    assert_eq!(Programme::try_from(ProgrammeFile::from(programme.clone())), Ok(programme));
}

#[test]
fn everything_that_is_wrong_is_told_at_once() {
    let built_in = Programme::built_in();
    let code = |id| built_in.code(id).expect("a code").clone();
    let mut goal = built_in.goal().clone();
    goal.target = Fraction { part: 5, of: 4 };
    goal.decimals = 7;
    let mut eligibility = *built_in.eligibility();
    eligibility.priority_ages = [30, 29];
    let file = ProgrammeFile {
        code: vec![
            code("work"),
            code("work"),
            Code { counts_for_goal: true, ..code("self") },
            Code { id: "Ä".into(), label: label("a;b"), ..code("other") },
            Code { id: "clash".into(), label: label("Arbete"), ..code("other") },
        ],
        step: Some(vec![named("low", "low"), named("low", "low again")]),
        activity: Some(
            (0..121)
                .map(|n| Activity {
                    id: format!("a{n}").into(),
                    label: label(&format!("b{n}")),
                    also: Vec::new().into(),
                    group: None,
                })
                .collect(),
        ),
        period: Some(Period { from: Some("2025-02-30".into()), to: Some("2025-08-31".into()) }),
        goal: Some(goal),
        eligibility: Some(eligibility),
        ..ProgrammeFile::default()
    };
    let error = Programme::try_from(file).expect_err("nine faults");
    assert_eq!(
        error.faults,
        [
            Fault::Repeated { list: List::Code, id: "work".into() },
            Fault::Id { list: List::Code, id: "Ä".into() },
            Fault::Name { list: List::Code, id: "Ä".into() },
            Fault::SharedName { list: List::Code, name: "arbete".into() },
            Fault::TooMany { list: List::Activity, count: 121, most: 120 },
            Fault::Repeated { list: List::Step, id: "low".into() },
            Fault::Target { part: 5, of: 4 },
            Fault::Decimals { decimals: 7 },
            Fault::CountsButIsNoExit { id: "self".into() },
            Fault::Ages { low: 30, high: 29 },
            Fault::Day { text: "2025-02-30".into() },
        ]
    );
    assert!(error.to_string().contains("the target of the goal is 5/4, expected a share from 0 to 1; "));
}

#[test]
fn a_goal_has_an_exit_that_counts_and_a_period_ends_after_it_begins() {
    let built_in = Programme::built_in();
    let none = built_in.codes().iter().filter(|code| code.counts_for_goal);
    let none = none.map(|code| Code { counts_for_goal: false, ..code.clone() }).collect();
    let period = Period { from: Some("2025-09-01".into()), to: Some("2025-08-31".into()) };
    let file = ProgrammeFile { code: none, period: Some(period), ..ProgrammeFile::default() };
    let faults = Programme::try_from(file).expect_err("two faults").faults;
    let ended = Fault::Period { from: "2025-09-01".into(), to: "2025-08-31".into() };
    assert_eq!(faults, [Fault::NothingCounts, ended]);
}

#[cfg(feature = "schemars")]
mod json {
    use super::*;
    use serde_json::{Value, json};

    /// The schema and serde accept it, or both refuse it.
    fn verdict(value: &Value) -> bool {
        let schema = serde_json::to_value(schemars::schema_for!(Programme)).expect("a schema is JSON");
        let by_schema = jsonschema::validator_for(&schema).expect("a schema").is_valid(value);
        let by_serde = serde_json::from_value::<Programme>(value.clone());
        assert_eq!(by_schema, by_serde.is_ok(), "{value}: {by_serde:?}");
        by_schema
    }

    #[test]
    fn a_programme_survives_json_and_back() {
        let programme = Programme::built_in();
        let value = serde_json::to_value(&programme).expect("it is data");
        assert!(verdict(&value));
        assert_eq!(serde_json::from_value::<Programme>(value).expect("its own form"), programme);
    }

    #[test]
    fn what_is_not_given_stays_as_it_is_built_in() {
        let programme: Programme = serde_json::from_value(json!({ "survey_target": 5 })).expect("a programme");
        assert_eq!((programme.survey_target(), programme.municipalities().len()), (5, 6));
        assert!(verdict(&json!({})));
    }

    #[test]
    fn unknown_parties_and_entries_are_refused() {
        let label = json!({ "en": "parish", "sv": "församling" });
        assert!(verdict(&json!({ "code": [{ "id": "church", "label": label, "exit": true }] })));
        assert!(!verdict(&json!({ "code": [{ "id": "church", "label": label, "party": "church" }] })));
        assert!(!verdict(&json!({ "code": [{ "id": "church" }] })));
        assert!(!verdict(&json!({ "codes": [] })));
    }

    #[test]
    fn what_the_constructor_refuses_serde_refuses() {
        let goal = serde_json::to_value(Programme::built_in().goal()).expect("it is data");
        let mut above_one = goal.clone();
        above_one["target"]["part"] = json!(101);
        for (goal, accepted) in [(goal, true), (above_one, false)] {
            assert_eq!(serde_json::from_value::<Programme>(json!({ "goal": goal })).is_ok(), accepted);
        }
    }
}
