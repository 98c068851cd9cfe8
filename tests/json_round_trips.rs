//! What is written as JSON is read back as the same value, and its schema knows it.
#![cfg(all(feature = "schemars", feature = "disclosure"))]

use std::fmt::Debug;

use enkat::eq5d5l::{Profile, ValueSet};
use enkat::figure::{Norm, ReportOptions};
use enkat::finding::{Finding, Findings, Rule};
use enkat::ground::{Answer, Exact};
use enkat::instrument::MissingRule;
use enkat::kasam::{Score, Soc13, Soc29};
use enkat::release::{Policy, Rounding};
use enkat::stats::{Bootstrap, BootstrapMethod};
use enkat::table::{Coding, TableRows};
use enkat::{Choices, Registry};
use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

fn schema_of<T: JsonSchema>() -> jsonschema::Validator {
    let schema = serde_json::to_value(schemars::schema_for!(T)).expect("a schema is JSON");
    jsonschema::validator_for(&schema).expect("a valid schema")
}

/// The value comes back from text and from a tree, and is valid.
fn comes_back<T: Serialize + DeserializeOwned + JsonSchema + PartialEq + Debug>(values: impl IntoIterator<Item = T>) {
    let schema = schema_of::<T>();
    for value in values {
        let json = serde_json::to_value(&value).expect("it is data");
        assert!(schema.is_valid(&json), "{json}: {:?}", schema.validate(&json));
        assert_eq!(serde_json::from_value::<T>(json.clone()).expect("its own form"), value, "{json}");
        assert_eq!(serde_json::from_str::<T>(&json.to_string()).expect("its own form"), value, "{json}");
    }
}

fn refused<T: DeserializeOwned>(json: &Value) -> String {
    serde_json::from_value::<T>(json.clone()).map(drop).expect_err(&json.to_string()).to_string()
}

#[test]
fn exact_numbers() {
    let numbers =
        [(0, 1), (51, 1), (-1, 3), (325, 6), (i128::MAX, 1), (i128::MIN, 1), (i128::MAX, 10_i128.pow(36)), (1, 10_i128.pow(36))];
    comes_back(numbers.map(|(numerator, denominator)| Exact::new(numerator, denominator)));
    assert_eq!(serde_json::to_value(Exact::new(650, 12)).expect("data"), json!("325/6"));
    let set = ValueSet::published("SE-2022-TTO").expect("a set");
    comes_back(Profile::all().step_by(31).map(|profile| set.index_value(profile)));
    let (schema, beyond) = (schema_of::<Exact>(), i128::MAX.unsigned_abs() + 1);
    for wrong in [
        json!(51),
        json!(""),
        json!("051"),
        json!("-0"),
        json!("+1"),
        json!("0/3"),
        json!("3/1"),
        json!("3/0"),
        json!("1/-3"),
        json!("1/2/3"),
        json!("1.5"),
        json!(beyond.to_string()),
        json!(format!("-{}", beyond + 1)),
        json!("1/1000000000000000000000000000000000001"),
        json!(" 1"),
    ] {
        assert!(!schema.is_valid(&wrong), "{wrong}");
        refused::<Exact>(&wrong);
    }
    // that a fraction is in lowest terms is beyond a schema
    assert!(schema.is_valid(&json!("2/4")) && refused::<Exact>(&json!("2/4")).contains("lowest terms"));
}

fn scores() -> Vec<Score> {
    let mut responses: Vec<Soc13> = [4, 1, 7].map(|code| Soc13::try_from([code; 13]).expect("codes")).to_vec();
    for spoilt in [Answer::Missing, Answer::Invalid] {
        for items in [1, 3, 13] {
            let mut response = responses[0];
            response.0[..items].fill(spoilt);
            responses.push(response);
        }
    }
    let rules = MissingRule::ALL;
    let of_13 = responses.iter().flat_map(|response| rules.map(|rule| Score::of(response, rule)));
    let of_29 = rules.map(|rule| Score::of(&Soc29::try_from([Some(5); 29]).expect("codes"), rule));
    of_13.chain(of_29).collect()
}

#[test]
fn scores_of_every_questionnaire() {
    comes_back(scores());
    comes_back(scores().into_iter().map(|score| score.total));
    let registry = Registry::built_in();
    for instrument in registry.iter() {
        let scorer = instrument.scorer(&[]).expect("settings");
        for first in [Answer::Missing, Answer::Invalid, Answer::Answered(1)] {
            let mut answers: Vec<Answer<u8>> =
                instrument.definition().items.iter().map(|item| Answer::Answered(item.max)).collect();
            answers[0] = first;
            comes_back([scorer.score_row(&answers)]);
        }
    }
}

#[test]
fn a_score_that_does_not_follow_from_its_answers_is_refused() {
    let score = serde_json::to_value(&scores()[0]).expect("data");
    for (path, value) in [
        ("/total/value", json!("53")),
        ("/total/value", json!("missing")),
        ("/total/answered", json!(14)),
        ("/total/items", json!(29)),
        ("/manageability/keyed_sum", json!(17)),
        ("/manageability/id", json!("total")),
        ("/comprehensibility/value", json!(null)),
    ] {
        let mut spoilt = score.clone();
        *spoilt.pointer_mut(path).expect("a place") = value;
        refused::<Score>(&spoilt);
    }
    // each scale adds up, and they are not of one response
    let other = serde_json::to_value(&scores()[3]).expect("data");
    let mut mixed = score;
    mixed["total"] = other["total"].clone();
    assert!(refused::<Score>(&mixed).contains("of the same answers"));
}

fn findings() -> Findings {
    let registry = Registry::built_in();
    let table = Choices { most_listed: 2, ..Choices::default() };
    let scores = table.scores(&registry, &["mo", "vas", "soc13_1"]).expect("a table");
    let columns = [&["9", "2.5", " 3 ", "x", "0"][..], &["101", "", "99", "-9", "80"][..], &["8", "8", "8", "8", "9"][..]];
    let mut rows = scores.begin();
    rows.read(&TableRows::of(&columns.map(Into::into))).expect("rows");
    let ((), inspected) = rows.finish();
    let mut findings = Findings::listing(2);
    findings.extend(inspected.listed.into_iter().map(|listed| listed.finding));
    findings.extend([Finding::about_column(Rule::OutOfRange, "mo").with_note("a note"), Finding::about_row(Rule::Padded, 4, "")]);
    findings
}

#[test]
fn findings_and_their_totals() {
    let findings = findings();
    assert!(findings.listed().len() > 3);
    comes_back(findings.listed().to_vec());
    comes_back(findings.totals().to_vec());
    comes_back([findings.clone(), Findings::default()]);
    let json = serde_json::to_value(&findings).expect("data");
    assert_eq!(json["listed"][0]["level"], "error");
    let mut one_less = json.clone();
    one_less["totals"].as_array_mut().expect("totals").remove(0);
    assert!(refused::<Findings>(&one_less).contains("totals"));
    for (name, value) in [
        ("level", json!("notice")),
        ("rule", json!("EQ999")),
        ("rule", json!("eq001")),
        ("row", json!(0)),
        ("found", json!(10_000)),
    ] {
        let mut spoilt = json["listed"][0].clone();
        spoilt[name] = value;
        assert!(!schema_of::<Finding>().is_valid(&spoilt), "{spoilt}");
        refused::<Finding>(&spoilt);
    }
}

#[test]
fn policies_and_options() {
    let policies = [
        Policy::default(),
        Policy::new(3).expect("a policy"),
        Policy::rounded(Rounding::Base3),
        Policy::rounded(Rounding::Base5),
    ];
    comes_back(policies);
    for wrong in
        [json!({ "min_cell": 2 }), json!({ "min_cell": 5, "rounding": 3 }), json!({ "min_cell": 4, "rounding": 4 }), json!({})]
    {
        assert!(!schema_of::<Policy>().is_valid(&wrong), "{wrong}");
        refused::<Policy>(&wrong);
    }
    let set = ValueSet::published("SE-2022-TTO").expect("a set").clone();
    let norm = Norm { measure: "soc13.total".into(), group: "all".into(), mean: 65.5, sd: 12.0, source: "invented".into() };
    let options = ReportOptions {
        value_sets: vec![set],
        missing: MissingRule::Half,
        codes: [("mo".into(), Coding::FromZero), ("sc".into(), Coding::Texts([("Nivå 3".into(), 3)].into()))].into(),
        reliability: vec!["soc13.total=0.84".parse().expect("r"), "soc29.total=alpha".parse().expect("r")],
        norms: vec![norm],
        bootstrap: Some(Bootstrap { method: BootstrapMethod::Bca, replicates: 2000, seed: u64::MAX }),
    };
    comes_back([options, ReportOptions::default()]);
    assert_eq!(serde_json::from_value::<ReportOptions>(json!({})).expect("all may be left out"), ReportOptions::default());
    assert!(refused::<ReportOptions>(&json!({ "value_sets": ["se-2022-tto"] })).contains("published"));
    comes_back([Choices { by: vec!["site*sex".parse().expect("groups")], today: Some(20_546), ..Choices::default() }]);
}
