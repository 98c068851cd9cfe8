//! Whatever stands in a table of answers stays out of every message.

use enkat::ground::Day;
use enkat::inner::violence::Version;
use enkat::inner::violence::{Domain, compare};
use enkat::violence::Context;
use enkat::violence::Screening;
use enkat::violence::{Current, Form};

#[path = "common/violence.rs"]
mod violence;

use violence::guideline;

/// Marks that are not codes, one of each kind of unreadable cell. All invented.
const MARKS: [&str; 6] = ["zqmarkzq", "zq free words zq", "777777777777", "811218-9876", "zq;zq", "-98"];

/// `text` holds no mark, and no code of an answer.
fn assert_silent(text: &str, what: &str) {
    for mark in MARKS {
        assert!(!text.contains(mark), "{what} shows {mark}: {text}");
    }
    for code in ["yes", "declined", "weekly", "former_partner", "acute_concern", "disclosure", "not_alone", "wants"] {
        assert!(!text.to_lowercase().contains(code), "{what} shows {code}: {text}");
    }
}

/// Everything of a screening that can be printed.
fn everything(screening: &Screening) -> String {
    let result = screening.result(Current::default());
    let form = screening.form();
    let mut texts = vec![format!("{screening:?} {screening:#?} {:?} {:?}", screening.status(), screening.conditions())];
    for item in 0..form.items().len() {
        texts.push(format!("{:?} {:?}", screening.answer(item), screening.frequency(item)));
        texts.push(format!("{:?}", screening.relations(item).collect::<Vec<_>>()));
    }
    texts.push(format!("{:?} {:?}", screening.staff_acute(), screening.actions().collect::<Vec<_>>()));
    texts.push(format!("{result:?} {result:#?} {:?} {:?} {:?}", result.outcome().ok(), result.flags(), result.stage()));
    texts.push(format!("{:?} {:?}", result.domains_disclosed(), result.domains_denied()));
    texts.push(format!("{:?} {:?}", result.support_wish(), result.follow_up().iter().collect::<Vec<_>>()));
    texts.extend(result.outcome().err().map(|void| void.to_string()));
    texts.join(" ")
}

#[test]
fn a_mark_in_any_cell_shows_nowhere() {
    let form = guideline();
    for field in 0..form.field_count() {
        for mark in MARKS {
            let mut cells = vec![None; form.field_count()];
            cells[field] = Some(mark);
            let mut broken = Vec::new();
            let screening = form.read(&cells, &Context::default(), &mut broken).expect("not blank");
            assert!(!broken.is_empty(), "{mark} in field {field} breaks no rule");
            assert_silent(&everything(&screening), "a screening");
            assert_silent(&format!("{broken:?}"), "a broken rule");
        }
    }
}

/// Answers in every slot. All invented.
const TOLD: [(&str, &str); 9] = [
    ("status", "not_asked"),
    ("reason", "not_alone"),
    ("acute", "yes"),
    ("physical_lifetime", "yes"),
    ("physical_lifetime.frequency", "weekly"),
    ("physical_lifetime.relation", "former_partner"),
    ("afraid", "declined"),
    ("support_wish", "wants"),
    ("own_use", "yes"),
];

#[test]
fn answers_show_nowhere() {
    let mut broken = Vec::new();
    let read = |broken: &mut Vec<_>| guideline().read_named(&TOLD, &Context::default(), broken).expect("not blank");
    let screening = read(&mut broken);
    assert_silent(&everything(&screening), "a screening");
    assert_silent(&format!("{broken:?} {:?}", compare(&screening, &read(&mut Vec::new()))), "a broken rule");
}

#[test]
fn rules_describe_and_quote_nobody() {
    for rule in enkat::finding::ViolenceRule::ALL {
        assert!(rule.code().starts_with("VS"));
    }
    for text in MARKS {
        for message in [
            text.parse::<Day>().map_or_else(|error| format!("{error} {error:?}"), |_| String::new()),
            text.parse::<Version>().map_or_else(|error| format!("{error} {error:?}"), |_| String::new()),
            text.parse::<Domain>().map_or_else(|error| format!("{error} {error:?}"), |_| String::new()),
        ] {
            assert_silent(&message, "an error");
        }
    }
}

#[test]
fn panics_of_wrong_expectations_stay_silent() {
    let result = std::panic::catch_unwind(|| {
        let screening = guideline().read_named(&TOLD, &Context::default(), &mut Vec::new());
        screening.map_or(Ok(()), Err).expect("a screening in a panic");
    });
    let panic = result.expect_err("it panics");
    assert_silent(panic.downcast_ref::<String>().expect("a message"), "a panic");
}

#[cfg(feature = "serde")]
mod data {
    use enkat::inner::violence::FromData;
    use enkat::violence::Context;
    use enkat::violence::Screening;
    use serde::de::DeserializeSeed as _;
    use serde_json::{Value, json};

    use super::{Form, MARKS, TOLD, assert_silent, everything, guideline};

    fn read(form: &Form, text: &str) -> Result<Screening, serde_json::Error> {
        let seed = FromData { form, context: &Context::default(), broken: &mut Vec::new() };
        seed.deserialize(&mut serde_json::Deserializer::from_str(text))
    }

    #[test]
    fn errors_of_reading_data_repeat_nothing() {
        let form = guideline();
        let fields = form.fields();
        let other =
            [json!(777_777_777_777_u64), json!(-98), json!(7.5), json!(true), json!(["zqmarkzq"]), json!({"zqmarkzq": -98})];
        for field in &fields {
            for value in MARKS.into_iter().map(Value::from).chain(other.clone()) {
                let error = read(&form, &json!({ field: value }).to_string()).map(|_| ());
                match error {
                    Err(error) => assert_silent_of_field(&format!("{error} {error:?}"), field),
                    // a version that is another one is readable, and marked
                    Ok(()) => assert!(field.ends_with(".version"), "{field} takes {value}"),
                }
            }
        }
        for text in [r#""zqmarkzq""#, "-98", "[-98]", r#"{"zqmarkzq": "yes"}"#, r#"{"zq free words zq": 1}"#, r#"{"status": -98"#]
        {
            let error = read(&form, text).expect_err("no screening");
            assert!(MARKS.iter().all(|mark| !error.to_string().contains(mark)), "{error}");
        }
    }

    /// Codes that a message offers are not answers of anybody.
    fn assert_silent_of_field(message: &str, field: &str) {
        for mark in MARKS {
            assert!(!message.contains(mark), "{field}: {message}");
        }
        assert!(!message.contains("7.5") && !message.contains("true"), "{field}: {message}");
    }

    #[test]
    fn a_revealed_screening_reads_back() {
        let form = guideline();
        let screening = form.read_named(&TOLD, &Context::default(), &mut Vec::new()).expect("not blank");
        let revealed = screening.reveal();
        assert_silent(&format!("{revealed:?}"), "a revealed screening's Debug");
        let text = serde_json::to_string(&revealed).expect("JSON");
        for (field, cell) in TOLD {
            assert!(text.contains(&format!(r#""se-guideline-1.{field}":"{cell}""#)), "{field} is not in it");
        }
        let back = read(&form, &text).expect("a screening");
        assert_eq!(serde_json::to_string(&back.reveal()).expect("JSON"), text);
        assert_silent(&everything(&back), "a screening");
    }

    #[test]
    fn what_could_not_be_read_does_not_turn_into_a_silence() {
        let form = guideline();
        let screening = form.read_named(&[("afraid", "-98")], &Context::default(), &mut Vec::new()).expect("not blank");
        let text = serde_json::to_string(&screening.reveal()).expect("JSON");
        assert!(text.contains(r#""se-guideline-1.afraid":"unreadable""#));
        assert!(read(&form, &text).is_err());
    }
}

#[test]
fn a_form_is_no_secret() {
    assert!(format!("{:?}", Form::built_in("se-guideline-1")).contains("physical_lifetime"));
}
