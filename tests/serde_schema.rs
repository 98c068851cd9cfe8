//! JSON Schema and serde give one verdict, and it is that of the constructors.
#![cfg(feature = "schemars")]

use enkat::Registry;
use enkat::eq5d5l::Profile;
use enkat::figure::{Figure, Measure, Norm, ReportOptions, ValueSetUsed};
use enkat::ground::Occasion;
use enkat::ground::{Answer, Level};
use enkat::inner::eq5d5l::{DimensionLevel, Response, VasScore};
use enkat::kasam::{Soc13, Soc29};
use enkat::report::Language;
use enkat::table::{read_row, row_schema};
use enkat::tally::{Cohort, PeopleCounts};
use jsonschema::Validator;
use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

#[path = "common/people.rs"]
mod people;

use people::Row;

fn schema_of<T: JsonSchema>() -> Validator {
    let schema = serde_json::to_value(schemars::schema_for!(T)).expect("a schema is JSON");
    jsonschema::validator_for(&schema).expect("a valid schema")
}

/// Both accept `value`, or both refuse it; returns the verdict.
fn verdict<T: JsonSchema + DeserializeOwned>(value: &Value) -> bool {
    let by_schema = schema_of::<T>().is_valid(value);
    let by_serde = serde_json::from_value::<T>(value.clone()).is_ok();
    assert_eq!(by_schema, by_serde, "{value}: schema {by_schema}, serde {by_serde}");
    by_serde
}

/// Codes around both ends, and what is not a code at all.
fn boundary_values(min: i64, max: i64) -> Vec<(Value, bool)> {
    let mut values: Vec<(Value, bool)> = [min - 1, min, min + 1, max - 1, max, max + 1, -1, 255, 256, i64::MAX, i64::MIN]
        .into_iter()
        .flat_map(|code| {
            let inside = (min..=max).contains(&code);
            #[expect(clippy::cast_precision_loss, reason = "far beyond the range either way")]
            let float = code as f64;
            [(json!(code), inside), (json!(float), inside)]
        })
        .collect();
    for nothing in
        [json!("3"), json!("three"), json!(""), json!(2.5), json!(true), json!([3]), json!({}), json!(u64::MAX), json!(1e300)]
    {
        values.push((nothing, false));
    }
    values
}

fn levels<const MIN: u8, const MAX: u8>() {
    for (value, inside) in boundary_values(MIN.into(), MAX.into()) {
        assert_eq!(verdict::<Level<MIN, MAX>>(&value), inside, "{value}");
        assert_eq!(verdict::<Answer<Level<MIN, MAX>>>(&value), inside, "{value}");
    }
    assert!(!verdict::<Level<MIN, MAX>>(&Value::Null));
    assert!(verdict::<Answer<Level<MIN, MAX>>>(&Value::Null));
    assert!(verdict::<Answer<Level<MIN, MAX>>>(&json!("invalid")));
    assert!(!verdict::<Answer<Level<MIN, MAX>>>(&json!("missing")));
    for level in Level::<MIN, MAX>::all() {
        round_trip(&level);
    }
}

fn round_trip<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(value: &T) {
    let json = serde_json::to_value(value).expect("it is data");
    assert_eq!(&serde_json::from_value::<T>(json).expect("its own form"), value);
}

#[test]
fn levels_of_every_range_have_one_verdict() {
    levels::<1, 5>();
    levels::<1, 7>();
    levels::<0, 100>();
    levels::<0, 4>();
}

#[test]
fn ranges_do_not_share_a_schema() {
    #[derive(JsonSchema)]
    #[expect(dead_code, reason = "only its schema is used")]
    struct Both {
        level: DimensionLevel,
        vas: VasScore,
    }
    let schema = serde_json::to_value(schemars::schema_for!(Both)).expect("a schema is JSON");
    let limits = ["Level1To5", "Level0To100"].map(|level| schema["$defs"][level]["maximum"].as_u64());
    assert_eq!(limits, [Some(5), Some(100)]);
}

#[test]
fn a_profile_is_five_digits() {
    for (text, inside) in
        [("11111", true), ("55555", true), ("21236", false), ("0", false), ("2123", false), ("212321", false), ("2123２", false)]
    {
        assert_eq!(verdict::<Profile>(&json!(text)), inside, "{text}");
    }
    assert!(!verdict::<Profile>(&json!(21232)));
    Profile::all().for_each(|profile| round_trip(&profile));
}

#[test]
fn a_response_may_lack_items_but_not_invent_them() {
    for (value, inside) in [
        (json!({}), true),
        (json!({ "mo": 1, "sc": 2, "ua": 3.0, "pd": null, "ad": 5, "vas": 100 }), true),
        (json!({ "mo": 6 }), false),
        (json!({ "vas": 101 }), false),
        (json!({ "vas": "invalid" }), true),
        (json!({ "mobility": 1 }), false),
        (json!([1, 2, 3, 4, 5]), false),
    ] {
        assert_eq!(verdict::<Response>(&value), inside, "{value}");
    }
    round_trip(&Response { self_care: Answer::Invalid, ..Response::new(Profile::WORST, Answer::Missing) });
}

#[test]
fn a_kasam_response_has_exactly_its_items() {
    for (items, inside) in [(12, false), (13, true), (14, false)] {
        assert_eq!(verdict::<Soc13>(&json!(vec![4; items])), inside, "{items}");
    }
    assert!(verdict::<Soc29>(&json!(vec![7; 29])));
    assert!(!verdict::<Soc29>(&json!(vec![8; 29])));
    assert!(verdict::<Soc13>(&json!([1, null, 3, "invalid", 5, 6, 7, 1, 2, 3, 4, 5, 6])));
    round_trip(
        &Soc13::try_from([Some(1), None, Some(3), None, None, None, None, None, None, None, None, None, Some(7)]).expect("codes"),
    );
}

#[test]
fn a_row_is_accepted_by_its_schema_and_by_the_reader_alike() {
    for instrument in Registry::built_in().iter() {
        let definition = instrument.definition();
        let schema = jsonschema::validator_for(&row_schema(definition)).expect("a valid schema");
        let verdict = |row: &Value| {
            let read = read_row(definition, row.as_object().expect("an object"));
            assert_eq!(schema.is_valid(row), read.is_ok(), "{row}");
            read.is_ok()
        };
        assert!(verdict(&json!({})));
        assert!(!verdict(&json!({ "unheard_of": 1 })));
        for item in &definition.items {
            assert!(verdict(&json!({ (item.id.as_ref()): null })));
            for (value, inside) in boundary_values(item.min.into(), item.max.into()) {
                assert_eq!(verdict(&json!({ (item.id.as_ref()): value })), inside, "{} {value}", item.id);
            }
        }
    }
}

#[test]
fn a_typed_response_and_a_row_have_the_same_limits() {
    let registry = Registry::built_in();
    let row = row_schema(registry.get("eq5d5l").expect("it is built in").definition());
    let typed = serde_json::to_value(schemars::schema_for!(Response)).expect("a schema is JSON");
    for (name, item) in row["properties"].as_object().expect("items") {
        let level = if name == "vas" { "Level0To100" } else { "Level1To5" };
        for limit in ["minimum", "maximum"] {
            assert_eq!(typed["$defs"][level][limit], item[limit], "{name}");
        }
        assert!(typed["properties"].get(name).is_some(), "{name}");
    }
}

/// Three people with EQ-5D-5L and SOC-13, one of them twice at exit, in two groups.
fn cohort() -> Cohort {
    let registry = Registry::built_in();
    let breakdowns = vec!["place".parse().expect("a breakdown")];
    let mut cohort = Cohort::new(people::plan(&registry, &["eq5d5l", "soc13"]), breakdowns, true);
    let mut dice = people::Dice(9);
    let mut row = |id: &str, occasion, group| {
        let forms = cohort.plan().forms().iter();
        let answers = forms.flat_map(|form| dice.answers(form.definition())).collect();
        Row { id: Some(id.into()), occasion: Some(occasion), groups: vec![group], day: Some(19_000), answers }
    };
    let rows = [
        row("a", Occasion::Start, "A"),
        row("a", Occasion::Exit, "A"),
        row("b", Occasion::Start, "A"),
        row("b", Occasion::Exit, "B"),
        row("b", Occasion::Exit, "B"),
        row("c", Occasion::Exit, ""),
    ];
    people::add(&mut cohort, &rows);
    cohort
}

#[test]
fn a_cohort_is_hexadecimal_text_in_json() {
    let mut sealed = cohort();
    sealed.seal();
    for cohort in [cohort(), sealed] {
        let json = serde_json::to_string(&cohort).expect("it is data");
        let digits = cohort.to_bytes().iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
        assert_eq!(json, format!("\"{digits}\""));
        assert_eq!(serde_json::from_str::<Cohort>(&json).expect("its own form"), cohort);
        assert_eq!(serde_json::from_value::<Cohort>(json!(digits.to_uppercase())).expect("digits all the same"), cohort);
        for wrong in [
            json!(&digits[1..]),
            json!(&digits[2..]),
            json!(format!("{digits}00")),
            json!(format!("+{}", &digits[1..])),
            json!(format!("é{}", &digits[2..])),
            json!(""),
            json!(null),
            json!(7),
            json!([1, 2, 3]),
            json!({}),
        ] {
            assert!(serde_json::from_value::<Cohort>(wrong.clone()).is_err(), "{wrong}");
        }
    }
    // a scale of the user's own is read by `from_bytes` with the registry that has it
    let own = Cohort::new(people::plan(&people::registry(), &["own"]), vec![], false);
    let json = serde_json::to_string(&own).expect("it is data");
    let error = serde_json::from_str::<Cohort>(&json).expect_err("it is not built in").to_string();
    assert!(error.contains("\"own\""), "{error}");
}

/// A format that has bytes and is not for people to read, such as CBOR or MessagePack.
#[test]
fn a_cohort_is_bytes_where_a_format_has_them() {
    struct Bytes(Vec<u8>);
    impl<'de> serde::Deserializer<'de> for Bytes {
        type Error = serde::de::value::Error;

        fn deserialize_any<V: serde::de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
            visitor.visit_byte_buf(self.0)
        }

        fn is_human_readable(&self) -> bool {
            false
        }

        serde::forward_to_deserialize_any! {
            bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct newtype_struct
            seq tuple tuple_struct map struct enum identifier ignored_any
        }
    }
    use serde::Deserialize as _;
    assert_eq!(Cohort::deserialize(Bytes(cohort().to_bytes())), Ok(cohort()));
    assert!(Cohort::deserialize(Bytes(vec![7])).is_err());
}

#[test]
fn a_figure_is_what_its_schema_says_and_says_what_it_means() {
    let schema = schema_of::<Figure>();
    let report = people::report(
        &cohort(),
        ReportOptions {
            value_sets: vec![people::published("SE-2022-TTO"), people::published("US-2019")],
            reliability: vec!["soc13.total=alpha".parse().expect("a reliability")],
            norms: vec![Norm {
                measure: "eq5d5l.vas".into(),
                group: "all".into(),
                mean: 80.0,
                sd: 18.0,
                source: "invented".into(),
            }],
            bootstrap: Some(enkat::stats::Bootstrap { method: enkat::stats::BootstrapMethod::Bca, replicates: 40, seed: 1 }),
            ..ReportOptions::default()
        },
        true,
    );
    for figure in report.figures().all().step_by(7) {
        let json = serde_json::to_value(&figure).expect("it is data");
        assert!(schema.is_valid(&json), "{json}");
    }
    let json = serde_json::to_value(&report).expect("it is data");
    let figures = json["figures"].as_array().expect("figures");
    assert_eq!(figures.len(), report.figures().len());
    for figure in figures {
        assert_eq!(figure["status"] == "ok", figure["value"].is_number(), "{figure}");
        assert!(figure["status"] == "ok" || figure["reason"].as_str().is_some_and(|reason| !reason.is_empty()), "{figure}");
        assert!(figure["definition"].as_str().is_some_and(|definition| !definition.is_empty()), "{figure}");
        assert!(figure["unit"].is_string() && figure["n"].is_u64(), "{figure}");
    }
    assert_eq!(json["people"], serde_json::to_value(report.people()).expect("it is data"));
    for (schema, parts) in [(schema_of::<Measure>(), &json["measures"]), (schema_of::<ValueSetUsed>(), &json["value_sets"])] {
        let parts = parts.as_array().expect("a list");
        assert!(!parts.is_empty() && parts.iter().all(|part| schema.is_valid(part)), "{parts:?}");
    }
}

#[test]
fn what_a_caller_brings_to_a_report_has_one_verdict() {
    let full = json!({ "measure": "soc13.total", "group": "sex=F", "mean": 65.5, "sd": 12, "source": "invented" });
    assert!(verdict::<Norm>(&full));
    for (name, value, inside) in [
        ("group", None, true),
        ("source", None, false),
        ("mean", None, false),
        ("mean", Some(json!("65")), false),
        ("sd", Some(json!(null)), false),
        ("unit", Some(json!("points")), false),
    ] {
        let mut norm = full.clone();
        let fields = norm.as_object_mut().expect("an object");
        match value {
            Some(value) => drop(fields.insert(name.into(), value)),
            None => drop(fields.remove(name)),
        }
        assert_eq!(verdict::<Norm>(&norm), inside, "{norm}");
    }
    for (value, inside) in [(json!("en"), true), (json!("sv"), true), (json!("En"), false), (json!(1), false)] {
        assert_eq!(verdict::<Language>(&value), inside, "{value}");
    }
    for (value, inside) in [(json!("start"), true), (json!("exit"), true), (json!("change"), false)] {
        assert_eq!(verdict::<Occasion>(&value), inside, "{value}");
    }
    round_trip(&cohort().counted().all().people);
    assert!(!verdict::<PeopleCounts>(&json!({})));
}

/// What has a number in its type has it in its name, or one schema would hold two by one name.
#[test]
fn both_forms_of_kasam_stand_in_one_schema() {
    let both = schema_of::<(Soc13, Soc29)>();
    let [short, long] = [13, 29].map(|items| vec![3; items]);
    assert!(both.is_valid(&json!([short, long])));
    assert!(!both.is_valid(&json!([short, short])));
}
