//! Forms of any shape: refused with every fault, or usable for good.

use enkat::ground::Day;
use enkat::inner::violence::Version;
use enkat::inner::violence::{AnswerCode, Broken, Condition, Domain, FaultKind, Item, Role, Window};
use enkat::violence::Context;
use enkat::violence::{Current, Form, FormDraft};
use proptest::prelude::*;

#[path = "common/violence.rs"]
mod violence;

use violence::{guideline, name, small};

fn kinds(draft: FormDraft) -> Vec<FaultKind> {
    Form::new(draft).err().map_or_else(Vec::new, |error| error.faults.into_iter().map(|fault| fault.kind).collect())
}

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

#[test]
fn the_built_in_forms_hold_what_they_promise() {
    let form = guideline();
    let domains = ["psychological", "physical", "sexual", "economic", "neglect", "honour", "stalking_digital"];
    for domain in domains {
        for (window, parent) in [("lifetime", None), ("12_months", Some("lifetime")), ("ongoing", Some("12_months"))] {
            let item = &form.items()[form.item(&format!("{domain}_{window}")).expect("an item")];
            assert!(item.mandatory && item.role == Role::Exposed);
            assert_eq!(item.asked_if, parent.map(|parent| Condition::yes(format!("{domain}_{parent}"))));
        }
    }
    assert_eq!(form.ages(), (Some(18), None));
    for language in form.languages() {
        assert!(form.items().iter().all(|item| item.wording.contains_key(language) && item.label.contains_key(language)));
    }
    let skeleton = Form::built_in("seven-item-skeleton-1").expect("built in");
    assert_eq!(skeleton.items().len(), 7);
    assert!(skeleton.items().iter().all(|item| item.wording.is_empty() && item.window == Window::Unspecified));
}

#[test]
fn hashes_of_the_built_in_forms_never_change() {
    let hashes: Vec<String> = Form::all_built_in().iter().map(|form| form.content_hash().to_string()).collect();
    assert_eq!(hashes, ["09a352d971c350bdc8e20cfc274e8be4", "84f87416c14648128a6ad4fb5412cb1e"]);
}

#[test]
fn texts_leave_the_hash_alone_and_structure_does_not() {
    let hash = |draft: FormDraft| Form::new(draft).expect("a form").content_hash();
    let original = hash(small());
    assert_eq!(hash(FormDraft { owner: "somebody".into(), valid_to: Some(day("2030-01-01")), ..small() }), original);
    assert_ne!(hash(FormDraft { min_age: Some(18), ..small() }), original);
    assert_ne!(hash(FormDraft { version: Version::new(1, 0, 1).expect("a version"), ..small() }), original);
    assert_ne!(hash(FormDraft { witnessing_counts_as_exposure: true, ..small() }), original);
    for item in 0..small().items.len() {
        let mut draft = small();
        draft.items[item].mandatory ^= true;
        if item > 0 {
            assert_ne!(hash(draft), original);
        }
    }
}

#[test]
fn all_faults_of_a_form_are_listed_together() {
    let mut draft = FormDraft {
        schema_version: 2,
        id: "Own Form".into(),
        min_age: Some(30),
        max_age: Some(20),
        valid_from: Some(day("2026-01-02")),
        valid_to: Some(day("2026-01-01")),
        languages: vec!["sv".into(), "Swedish".into()],
        ..small()
    };
    draft.answer_codes.insert("no".into(), AnswerCode::Yes);
    draft.items[0].asked_if = Some(Condition::yes("ongoing")); // a ring, and a longer time after a shorter one
    draft.items[3].code = "status".into();
    draft.items[4].code = "Fear?".into();
    draft.items[4].wording.insert("en".into(), "a question".into());
    draft.items[5].asked_if = Some(Condition::AllOf(vec![]));
    draft.items[6].asked_if = Some(Condition::yes("nowhere"));
    draft.items[6].role = Role::Exposed;
    let error = Form::new(draft).expect_err("faults");
    let text = error.to_string();
    for expected in [
        "schema version is 2",
        "the id of a form",
        "ages from 30 to 20",
        "valid_to is before",
        "Swedish is not a language code",
        "wording_rights does not say",
        "an answer code is",
        "item lifetime: asked only after an item that is asked only after this one",
        "item lifetime: asks about a longer time only after",
        "item status: the code is reserved",
        "item Fear?: the code of an item",
        "item Fear?: no wording in the declared language sv",
        "item Fear?: a wording in the language en",
        "item children: the condition has a list with nothing in it",
        "item own_use: asked if nowhere is answered",
        "item own_use: own use of violence and exposure",
        "no mandatory item of the role exposed",
    ] {
        assert!(text.contains(expected), "{expected:?} is not in: {text}");
    }
}

#[test]
fn a_form_has_each_language_once_and_no_more_than_the_most() {
    let codes: Vec<String> = ('a'..='c').flat_map(|first| ('a'..='z').map(move |second| format!("{first}{second}"))).collect();
    let is_refused = |languages: &[String]| {
        let languages = languages.iter().map(|code| code.clone().into()).collect();
        kinds(FormDraft { languages, ..small() }).iter().any(|kind| matches!(kind, FaultKind::Language { .. }))
    };
    assert!(!is_refused(&codes[..Form::MOST_LANGUAGES]));
    assert!(is_refused(&codes[..=Form::MOST_LANGUAGES]));
    assert!(is_refused(&["sv".into(), "en".into(), "sv".into()]));
}

#[test]
fn conditions_that_never_hold_are_found() {
    let with = |condition: Condition| {
        let mut draft = small();
        draft.items[6].asked_if = Some(condition);
        draft.items[6].role = Role::AskCondition;
        kinds(FormDraft { max_age: Some(60), ..draft })
    };
    let no = Condition::Equals { item: "fear".into(), answer: AnswerCode::No };
    assert_eq!(with(Condition::AllOf(vec![Condition::yes("fear"), no.clone()])), [FaultKind::Unreachable]);
    assert_eq!(with(Condition::Age { min: Some(61), max: None }), [FaultKind::Unreachable]);
    assert_eq!(with(Condition::AnyOf(vec![Condition::yes("fear"), no])), []);
    let mut deep = Condition::yes("fear");
    for _ in 0..2_000 {
        deep = Condition::AnyOf(vec![deep]);
    }
    assert_eq!(with(deep), [FaultKind::ConditionSize]);
    assert_eq!(with(Condition::AnyOf(vec![Condition::yes("fear"); 200])), [FaultKind::ConditionSize]);
    assert_eq!(kinds(FormDraft::new("none", name(), Vec::new())).len(), 1);
    let item = || Item::yes_no("one", Domain::Physical, Role::Exposed, Window::Lifetime).mandatory();
    assert_eq!(kinds(FormDraft::new("many", name(), vec![item(); 201])), [FaultKind::ItemCount { found: 201 }]);
}

fn condition() -> impl Strategy<Value = Condition> {
    let code = prop_oneof![(0..7_u8).prop_map(|item| format!("item_{item}")), Just("nowhere".to_owned())];
    let answer = prop::sample::select(AnswerCode::ALL.to_vec());
    let leaf = prop_oneof![
        8 => (code, answer).prop_map(|(item, answer)| Condition::Equals { item: item.into(), answer }),
        1 => (any::<Option<u8>>(), any::<Option<u8>>()).prop_map(|(min, max)| Condition::Age { min, max }),
    ];
    leaf.prop_recursive(4, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Condition::AnyOf),
            prop::collection::vec(inner, 0..3).prop_map(Condition::AllOf),
        ]
    })
}

/// Any graph over seven items, mostly with faults; the first is always asked.
fn any_draft() -> impl Strategy<Value = FormDraft> {
    let concept = (
        prop::sample::select(Role::ALL.to_vec()),
        prop::sample::select(Window::ALL.to_vec()),
        prop::sample::select(vec![Domain::Physical, Domain::Sexual, Domain::HonourRelated, Domain::Other("x".into())]),
        any::<bool>(),
    );
    let items = prop::collection::vec((concept, prop::option::weighted(0.4, condition())), 1..7);
    (items, any::<bool>(), any::<Option<u8>>()).prop_map(|(items, counts, min_age)| {
        let first = Item::yes_no("item_0", Domain::Physical, Role::Exposed, Window::Lifetime).mandatory();
        let rest = items.into_iter().zip(1..).map(|(((role, window, domain, mandatory), asked_if), number)| {
            let mut item = Item::yes_no(format!("item_{number}"), domain, role, window);
            if role == Role::SupportWish {
                item.response_set = enkat::inner::violence::ResponseSet::SupportWish;
            }
            Item { mandatory, asked_if, ..item }
        });
        let items = std::iter::once(first).chain(rest).collect();
        FormDraft { witnessing_counts_as_exposure: counts, min_age, ..FormDraft::new("any", name(), items) }
    })
}

/// A graph that holds together: each item may only follow an earlier one of its kind.
fn usable_draft() -> impl Strategy<Value = FormDraft> {
    let windows = prop::sample::select(vec![Window::Lifetime, Window::Last12Months, Window::Ongoing, Window::BeforeAge18]);
    prop::collection::vec((windows, any::<bool>(), any::<prop::sample::Index>()), 0..8).prop_map(|rest| {
        let mut items = vec![Item::yes_no("item_0", Domain::Physical, Role::Exposed, Window::Lifetime).mandatory()];
        for (number, (window, mandatory, after)) in (1..).zip(rest) {
            let on = after.get(&items).clone();
            let mut item = Item::yes_no(format!("item_{number}"), Domain::Physical, Role::Exposed, window);
            item.mandatory = mandatory;
            if window.is_within(on.window) {
                item.asked_if = Some(Condition::yes(on.code));
            }
            items.push(item);
        }
        FormDraft::new("usable", name(), items)
    })
}

fn read_any(form: &Form, cells: &[String], age: Option<u8>) -> Vec<Broken> {
    let cells: Vec<Option<&str>> = cells.iter().map(|cell| Some(cell.as_str())).collect();
    let mut broken = Vec::new();
    if let Some(screening) = form.read(&cells, &Context { age, ..Context::default() }, &mut broken) {
        for current in [Current::Last12Months, Current::OngoingOnly] {
            let _ = screening.result(current).outcome();
        }
    }
    broken
}

proptest! {
    #[test]
    fn a_form_of_any_graph_is_refused_with_faults_or_reads_any_row(
        draft in any_draft(),
        cells in prop::collection::vec("(yes|no|declined|not_asked|wants|once|99|)", 0..40),
        age: Option<u8>,
    ) {
        match Form::new(draft) {
            Ok(form) => { read_any(&form, &cells, age); }
            Err(error) => {
                prop_assert!(!error.faults.is_empty());
                prop_assert!(error.to_string().contains("the form any"));
            }
        }
    }

    #[test]
    fn a_usable_form_has_no_fault_and_one_hash(draft in usable_draft(), cells in prop::collection::vec(".{0,3}", 0..40)) {
        let form = Form::new(draft.clone()).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let same = Form::new(draft).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(form.content_hash(), same.content_hash());
        read_any(&form, &cells, None);
    }
}

#[cfg(feature = "serde")]
mod documents {
    use super::*;

    proptest! {
        #[test]
        fn a_usable_form_survives_json_and_toml(draft in usable_draft()) {
            let form = Form::new(draft).map_err(|error| TestCaseError::fail(error.to_string()))?;
            let json = serde_json::to_string(&form)?;
            prop_assert_eq!(&serde_json::from_str::<Form>(&json)?, &form);
            let toml = toml::to_string(&form).map_err(|error| TestCaseError::fail(error.to_string()))?;
            let back: Form = toml::from_str(&toml).map_err(|error| TestCaseError::fail(error.to_string()))?;
            prop_assert_eq!(back.content_hash(), form.content_hash());
            prop_assert_eq!(back, form);
        }
    }

    #[test]
    fn the_built_in_forms_are_their_files() {
        for form in Form::all_built_in() {
            let path = format!("{}/data/violence_forms/{}.toml", env!("CARGO_MANIFEST_DIR"), form.id());
            let text = std::fs::read_to_string(path).expect("a file");
            assert_eq!(toml::from_str::<Form>(&text).expect("a form"), form);
        }
    }

    #[test]
    fn a_document_does_not_go_round_the_checks() {
        let mut document = serde_json::to_value(Form::new(small()).expect("a form")).expect("JSON");
        document["items"][0]["asked_if"] = serde_json::json!({"equals": {"item": "ongoing", "answer": "yes"}});
        let error = serde_json::from_value::<Form>(document).expect_err("a ring").to_string();
        assert!(error.contains("the form small has faults"), "{error}");
        let deep = "{\"any_of\":[".repeat(100_000);
        assert!(serde_json::from_str::<Condition>(&deep).is_err());
    }
}

#[cfg(feature = "schemars")]
mod schema {
    use serde_json::{Value, json};

    use super::*;

    /// Schema and reader give one verdict, where the schema can know.
    #[test]
    fn the_schema_of_a_form_gives_the_verdict_of_the_reader() {
        let schema = serde_json::to_value(schemars::schema_for!(Form)).expect("JSON");
        let schema = jsonschema::validator_for(&schema).expect("a schema");
        let good = serde_json::to_value(guideline()).expect("JSON");
        let edit = |change: &dyn Fn(&mut Value)| {
            let mut document = good.clone();
            change(&mut document);
            document
        };
        let bad = [
            edit(&|form| form["id"] = json!("No Id")),
            edit(&|form| form["id"] = json!("")),
            edit(&|form| form["schema_version"] = json!(2)),
            edit(&|form| form["version"] = json!("1.0")),
            edit(&|form| form["version"] = json!("1.0.00001")),
            edit(&|form| form["valid_from"] = json!("2024-13-01")),
            edit(&|form| form["min_age"] = json!(-1)),
            edit(&|form| form["min_age"] = json!(256)),
            edit(&|form| form["items"] = json!([])),
            edit(&|form| form["items"][0]["code"] = json!("Code")),
            edit(&|form| form["items"][0]["domain"] = json!("other")),
            edit(&|form| form["items"][0]["domain"] = json!("other:")),
            edit(&|form| form["items"][0]["role"] = json!("victim")),
            edit(&|form| form["items"][0]["window"] = json!("year")),
            edit(&|form| form["items"][0]["severity"] = json!(3)),
            edit(&|form| form["items"][1]["asked_if"] = json!({"not": []})),
            edit(&|form| form["items"][1]["asked_if"] = json!({"equals": {"item": "afraid", "answer": "perhaps"}})),
            edit(&|form| form["answer_codes"] = json!({"1": "perhaps"})),
            edit(&|form| form["cut_off"] = json!(1)),
            json!({}),
            json!([]),
            Value::Null,
        ];
        for document in bad {
            assert!(!schema.is_valid(&document) && serde_json::from_value::<Form>(document.clone()).is_err(), "{document}");
        }
        let more_good = [
            good.clone(),
            edit(&|form| form["answer_codes"] = json!({"1": "yes"})),
            edit(&|form| form["items"][0]["domain"] = json!("other:work")),
            edit(&|form| form["max_age"] = json!(99)),
        ];
        for document in more_good {
            assert!(schema.is_valid(&document), "{document}");
            assert!(serde_json::from_value::<Form>(document.clone()).is_ok(), "{document}");
        }
    }
}
