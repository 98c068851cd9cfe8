//! JSON Schema and serde give one verdict on JSON that was spoilt, for every type that has both.
#![cfg(feature = "schemars")]

use std::collections::BTreeMap;

use enkat::check::StoredScore;
use enkat::eq5d5l::{Dimension, HealthChange, IndexValue, Profile, Scale, ValueSet};
use enkat::figure::{Figure, FigureOccasion, Measure, NamedReliability, Norm, ReportOptions, Statistic, Status, ValueSetUsed};
use enkat::finding::{Finding, Findings, Rule, Severity, Total};
use enkat::ground::{Answer, Day, Exact, Level, NotScorable, Occasion, OccasionNames};
use enkat::inner::eq5d5l::Response;
use enkat::inner::programme::{Activity, Code, Denominator, Fraction, Municipality, Named, Period};
use enkat::inner::violence::{AnswerCode, Condition, Domain, Item, ResponseSet, Role, Version, Window};
use enkat::instrument::{
    Better, Definition, ItemDef, Key, Label, MeasureDef, MissingRule, OutputDef, OutputKind, Reason, RowScore, ScaleScore,
    SettingDef, Source, SubscaleKey,
};
use enkat::kasam::{Band, Score, Soc13, Soc29};
use enkat::programme::{Programme, ProgrammeFile};
use enkat::report::{Language, Report};
use enkat::stats::{Bootstrap, BootstrapMethod};
use enkat::table::propose::{Binding, Candidate, Content, Evidence, OccasionLabels, Proposal, ProposedCode};
use enkat::table::{Breakdown, Coding, Mapping, MissingCode, TableRows, read_row, row_schema};
use enkat::tally::PeopleCounts;
use enkat::violence::{Current, Form, FormDraft};
use enkat::{Choices, Registry};

use jsonschema::Validator;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

#[path = "json_mutations/mutant.rs"]
mod mutant;
#[path = "common/people.rs"]
mod people;

use mutant::{mutant, with_names_twice};
use people::Dice;

const MUTANTS: usize = 2_000;

fn schema_of<T: JsonSchema>() -> Validator {
    let schema = serde_json::to_value(schemars::schema_for!(T)).expect("a schema is JSON");
    jsonschema::validator_for(&schema).expect("a valid schema")
}

/// What a schema cannot say: part of serde's error, the rule, and a change of the first valid value that breaks it.
type Exception = (&'static str, &'static str, fn(&mut Value));

const NONE: &[Exception] = &[];

/// One verdict on each of these values and on what is made of them by spoiling; names that are given twice are refused.
fn one_verdict<T: JsonSchema + DeserializeOwned>(valid: impl IntoIterator<Item = Value>, exceptions: &[Exception]) {
    let schema = schema_of::<T>();
    let of = std::any::type_name::<T>();
    let mut dice = Dice(11);
    let mut differ: BTreeMap<String, usize> = BTreeMap::new();
    let valid: Vec<Value> = valid.into_iter().collect();
    for value in &valid {
        let read = serde_json::from_value::<T>(value.clone()).map(drop);
        assert!(schema.is_valid(value) && read.is_ok(), "{of}: {value} is valid, {read:?}, {:?}", schema.validate(value));
        for text in with_names_twice(value) {
            assert!(serde_json::from_str::<T>(&text).is_err(), "{of}: {text}");
        }
    }
    for (part, rule, breaks) in exceptions {
        let mut value = valid[0].clone();
        breaks(&mut value);
        let error = serde_json::from_value::<T>(value.clone()).err().map(|error| error.to_string());
        assert!(error.as_ref().is_some_and(|error| error.contains(part)), "{of}: {rule}: {error:?}");
        assert!(schema.is_valid(&value), "{of}: the schema can say after all that {rule}: {value}");
    }
    // a long document takes its time
    let mutants = if valid.iter().any(|value| value.to_string().len() > 4_000) { MUTANTS / 4 } else { MUTANTS };
    let mut refused = 0;
    for round in 0..mutants {
        let value = mutant(&valid[round % valid.len()], &mut dice);
        let by_schema = schema.is_valid(&value);
        let read = serde_json::from_value::<T>(value.clone()).map(drop);
        let from_text = serde_json::from_str::<T>(&value.to_string()).is_ok();
        assert_eq!(read.is_ok(), from_text, "{of}: {value}");
        refused += usize::from(read.is_err());
        let error = read.err().map(|error| error.to_string());
        let is_excepted = error.as_ref().is_some_and(|error| exceptions.iter().any(|(part, ..)| error.contains(part)));
        if by_schema == error.is_some() && !(by_schema && is_excepted) {
            let mut text = value.to_string();
            text.truncate((0..=300.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0));
            *differ.entry(format!("schema {by_schema}, serde {error:?}: {text}")).or_default() += 1;
        }
    }
    let number: usize = differ.values().sum();
    let examples: Vec<&String> = differ.keys().take(8).collect();
    assert_eq!(number, 0, "{of}: {number} of {mutants} differ\n{examples:#?}");
    assert!(refused > mutants / 20, "{of}: only {refused} of {mutants} are refused");
}

fn data(value: &impl serde::Serialize) -> Value {
    serde_json::to_value(value).expect("it is data")
}

/// Read inside others alone, so that nobody outside the library can name them, or without a schema of their own.
const NOT_HERE: [&str; 19] = [
    "Cell",
    "Certainty",
    "Cohort",
    "Disclosure",
    "Earlier",
    "Eligibility",
    "ExitKind",
    "Explained",
    "Followed",
    "GoalRule",
    "Node",
    "PackedDef",
    "Party",
    "PublishedId",
    "Read",
    "Screened",
    "Survey",
    "Written",
    "WrittenNames",
];

/// The types that `text` reads from data.
fn types_read_in(text: &str) -> impl Iterator<Item = &str> {
    let starts = ["object!(", "words!(", "variants!(", "text_form!("];
    text.lines().filter_map(move |line| {
        let by_macro = starts.iter().find_map(|start| line.strip_prefix(start));
        let by_hand = line.split_once("Deserialize<'de> for ").map(|(_, of)| of);
        let name = by_macro.or(by_hand)?;
        Some(&name[..name.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(name.len())])
    })
}

#[test]
fn every_type_that_is_read_from_data_is_here() {
    let mut folders = vec![std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))];
    let here = include_str!("json_mutations.rs");
    let mut seen = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).expect("a file");
            for name in types_read_in(&text) {
                seen += 1;
                let is_here = here.contains(&format!("one_verdict::<{name}")) || NOT_HERE.contains(&name);
                assert!(is_here, "{name} of {} has no value in this test", path.display());
            }
        }
    }
    assert!(seen > 70, "{seen}");
}

#[test]
fn answers_of_one_person() {
    one_verdict::<Level<1, 5>>([json!(3)], NONE);
    one_verdict::<Level<0, 100>>([json!(100.0)], NONE);
    one_verdict::<Answer<Level<1, 7>>>([json!(7), json!(null), json!("invalid")], NONE);
    let response = Response { vas: Answer::Invalid, ..Response::new("21232".parse().expect("a profile"), Answer::Missing) };
    one_verdict::<Response>([data(&response)], NONE);
    one_verdict::<Soc13>([data(&Soc13::try_from([4; 13]).expect("codes"))], NONE);
    one_verdict::<Soc29>([json!(vec![Some(7); 29])], NONE);
    one_verdict::<Profile>([json!("21232")], NONE);
    one_verdict::<NotScorable>([json!("missing"), json!("invalid")], NONE);
}

#[test]
fn a_row_of_every_questionnaire() {
    let mut dice = Dice(5);
    for instrument in Registry::built_in().iter() {
        let definition = instrument.definition();
        let schema = jsonschema::validator_for(&row_schema(definition)).expect("a valid schema");
        let row: Value =
            definition.items.iter().map(|item| (item.id.to_string(), json!(item.max))).collect::<serde_json::Map<_, _>>().into();
        for _ in 0..MUTANTS {
            let row = mutant(&row, &mut dice);
            let Some(object) = row.as_object() else { continue };
            assert_eq!(schema.is_valid(&row), read_row(definition, object).is_ok(), "{row}");
        }
    }
}

#[test]
fn days_occasions_and_words() {
    for day in ["2026-04-03", "2024-02-29", "0001-01-01", "9999-12-31"] {
        one_verdict::<Day>([json!(day)], NONE);
    }
    one_verdict::<Occasion>([json!("start")], NONE);
    one_verdict::<FigureOccasion>([json!("change")], NONE);
    one_verdict::<Status>([json!("ok")], NONE);
    one_verdict::<Statistic>([json!("mean"), json!("count_11111"), json!("from_1_to_5"), json!("level_1_share_low")], NONE);
    one_verdict::<Dimension>([json!("mobility")], NONE);
    one_verdict::<HealthChange>([json!("no_change")], NONE);
    one_verdict::<Scale>([json!("0-1")], NONE);
    one_verdict::<Band>([json!("low")], NONE);
    one_verdict::<Language>([json!("sv")], NONE);
    one_verdict::<Severity>([json!("error")], NONE);
    one_verdict::<Current>([json!("last_12_months"), json!("ongoing_only")], NONE);
    one_verdict::<MissingRule>([json!("prorate20")], NONE);
    one_verdict::<Better>([json!("lower")], NONE);
    one_verdict::<BootstrapMethod>([json!("bca")], NONE);
    one_verdict::<Denominator>([json!("closed")], NONE);
}

const BREAKDOWN: Exception =
    ("does not name groups", "columns of a breakdown differ without regard to case", |value| *value = json!("site*Site"));

#[test]
fn what_a_caller_chooses() {
    let names = json!({ "start": ["pre", "Före"], "exit": ["post"] });
    let both: Exception =
        ("cannot name the", "a label of one occasion is not a label of the other", |names| names["exit"] = json!(["Pre"]));
    one_verdict::<OccasionNames>([names.clone(), json!({})], &[both]);
    one_verdict::<Mapping>([json!("soc13_{n}=q{n}"), json!("mo=MO")], NONE);
    one_verdict::<MissingCode>([json!("999"), json!("vas=99")], NONE);
    one_verdict::<Breakdown>([json!("site"), json!("site*sex")], &[BREAKDOWN]);
    one_verdict::<StoredScore>([json!("eq5d5l.index@US-2019=utility"), json!("start.soc13.total=kasam")], NONE);
    one_verdict::<NamedReliability>([json!("soc13.total=0.84"), json!("soc13.total=alpha"), json!("a=,5")], NONE);
    let norm = json!({ "measure": "soc13.total", "group": "sex=F", "mean": 65.5, "sd": 12, "source": "invented" });
    one_verdict::<Norm>([norm.clone()], NONE);
    let bootstrap = json!({ "method": "bca", "replicates": 2000, "seed": u64::MAX });
    one_verdict::<Bootstrap>([bootstrap.clone()], NONE);
    let codes = json!({ "mo": { "Nivå 3": 3 }, "soc13_{n}": "reversed", "eq5d5l": "from-zero" });
    one_verdict::<Coding>([codes["mo"].clone(), codes["eq5d5l"].clone()], NONE);
    let choices = json!({
        "columns": ["soc13_{n}=q{n}"], "occasions": names, "missing_codes": ["999"], "codes": codes, "value_sets": ["SE-2022-TTO"],
        "missing": "half", "current": "ongoing_only", "today": 20546, "violence_rows": true, "reveal_violence": false,
        "by": ["site*sex"], "reliability": ["soc13.total=alpha"], "norms": [&norm], "bootstrap": &bootstrap,
        "stored": ["soc13.total=kasam"], "most_listed": 10, "show_values": true,
    });
    let options = json!({
        "value_sets": ["SE-2022-TTO"], "missing": "half", "codes": codes, "reliability": ["soc13.total=alpha"], "norms": [norm], "bootstrap": bootstrap,
    });
    one_verdict::<ReportOptions>([options, json!({})], NONE);
    one_verdict::<Choices>(
        [choices, data(&Choices::default())],
        &[
            (both.0, both.1, |choices| choices["occasions"]["exit"] = json!(["pre"])),
            (BREAKDOWN.0, BREAKDOWN.1, |choices| choices["by"] = json!(["site*SITE"])),
        ],
    );
}

const LOWEST_TERMS: Exception = ("lowest terms", "a fraction is in lowest terms", |number| *number = json!("2/4"));
const ADDS_UP: Exception =
    ("does not follow from", "a value is the sum of the answers, prorated", |score| score["keyed_sum"] = json!(51));

#[test]
fn scores() {
    one_verdict::<Exact>([json!("325/6"), json!("-51")], &[LOWEST_TERMS]);
    one_verdict::<IndexValue>([json!("489/500")], &[LOWEST_TERMS]);
    let response = Soc13::try_from([4; 13]).expect("codes");
    let score = data(&Score::of(&response, MissingRule::Half));
    one_verdict::<ScaleScore>([score["total"].clone(), score["manageability"].clone()], &[ADDS_UP, prorated(LOWEST_TERMS)]);
    one_verdict::<Score>(
        [score],
        &[
            (ADDS_UP.0, ADDS_UP.1, |score| score["total"]["keyed_sum"] = json!(51)),
            ("of the same answers", "the total is of the answers of the subscales", |score| {
                score["total"]["keyed_sum"] = json!(39);
                score["total"]["value"] = json!("39");
            }),
            (LOWEST_TERMS.0, LOWEST_TERMS.1, |score| score["total"]["value"] = json!("104/2")),
        ],
    );
    let reason = json!({ "subject": "mo", "why": "missing" });
    one_verdict::<Reason>([reason.clone()], NONE);
    let row = json!({ "cells": ["51", "325/6", "missing", "invalid"], "reasons": [reason], "prorated": ["total"] });
    one_verdict::<RowScore>([row], &[(LOWEST_TERMS.0, LOWEST_TERMS.1, |row| row["cells"][0] = json!("2/4"))]);
}

/// The same of a score.
fn prorated(exception: Exception) -> Exception {
    (exception.0, exception.1, |score| score["value"] = json!("104/2"))
}

#[test]
fn findings() {
    let finding = data(&Finding { found: Some(9), expected: Some([1, 5]), ..Finding::about_row(Rule::OutOfRange, 2, "mo") });
    let note = data(&Finding::about_column(Rule::Padded, "vas").with_note("a note"));
    one_verdict::<Finding>([finding.clone(), note.clone()], NONE);
    one_verdict::<Rule>([json!("EQ001"), json!("VS03")], NONE);
    let mut findings = Findings::listing(3);
    findings.extend([Finding::about_row(Rule::OutOfRange, 2, "mo"), Finding::about_column(Rule::Padded, "vas")]);
    one_verdict::<Total>(findings.totals().iter().map(data), NONE);
    one_verdict::<Findings>(
        [data(&findings)],
        &[("not those of the findings", "each listed finding is counted", |findings| {
            findings["totals"] = json!([]);
        })],
    );
}

#[cfg(feature = "disclosure")]
#[test]
fn thresholds() {
    use enkat::release::{Policy, Rounding};
    let policies = [Policy::default(), Policy::rounded(Rounding::Base3), Policy::rounded(Rounding::Base5)];
    one_verdict::<Policy>(policies.iter().map(data), NONE);
    one_verdict::<Rounding>([json!(3), json!(5)], NONE);
}

#[test]
fn definitions_of_questionnaires() {
    for instrument in Registry::built_in().iter() {
        one_verdict::<Definition>([data(instrument.definition())], NONE);
    }
    let registry = Registry::built_in();
    let definition = registry.get("eq5d5l").expect("it is built in").definition();
    one_verdict::<ItemDef>(definition.items.iter().map(data), NONE);
    one_verdict::<OutputDef>(definition.outputs.iter().map(data), NONE);
    one_verdict::<OutputKind>(
        definition.outputs.iter().map(|output| data(&output.kind)).chain([json!({ "constant": { "text": "a" } })]),
        NONE,
    );
    one_verdict::<SettingDef>(definition.settings.iter().map(data), NONE);
    one_verdict::<MeasureDef>(definition.outputs.iter().filter_map(|output| output.measure.as_ref()).map(data), NONE);
    one_verdict::<Label>([data(&definition.name)], NONE);
    one_verdict::<Source>([data(&definition.source)], NONE);
    let key = json!({
        "id": "short3", "name": "three items", "min": 0, "max": 4, "items": [1, 2, 3], "reversed": [2],
        "subscales": [{ "id": "part", "label": { "en": "part", "sv": "del" }, "items": [1, 2] }],
        "better": "lower", "citation": "in-house", "doi": "",
    });
    one_verdict::<SubscaleKey>([key["subscales"][0].clone()], NONE);
    one_verdict::<Key>([key], NONE);
}

#[test]
fn figures_and_counts_of_people() {
    let figure = json!({
        "group": "all", "measure": "eq5d5l.mo", "occasion": "start", "statistic": "mean", "value": 1.5, "n": 4,
        "between": null, "status": "ok", "reason": null,
    });
    let suppressed = json!({
        "group": "all", "measure": "eq5d5l.mo", "occasion": "start", "statistic": "level_1", "value": null, "n": null,
        "between": [1, 4], "status": "suppressed", "reason": "fewer than 5",
    });
    one_verdict::<Figure>([figure, suppressed], NONE);
    one_verdict::<PeopleCounts>([data(&PeopleCounts::default())], NONE);
}

/// What is wrong with a report as a whole; no place of it is wrong by itself.
const REPORT: &[Exception] = &[
    ("given twice", "a figure stands once, by group, measure, occasion and statistic", |report| {
        report["figures"][1] = report["figures"][0].clone();
    }),
    ("where the status is ok", "a number stands where the status is ok, and nowhere else", |report| {
        report["figures"][0]["value"] = json!(null);
    }),
    ("suppresses nothing", "only releases suppress", |report| {
        report["figures"][0]["value"] = json!(null);
        report["figures"][0]["status"] = json!("suppressed");
    }),
    ("whose numbers are not here", "a value set has the numbers that it has here", |report| {
        report["value_sets"] =
            json!([{ "id": "own", "description": "", "citation": "", "doi": "", "content_hash": "0".repeat(32) }]);
    }),
    ("not those of its definition", "a programme's names are those of its definition", |report| {
        let goal = data(Programme::built_in().goal());
        let name = json!({ "en": "other", "sv": "annat" });
        report["programme"] = json!({ "id": "other", "name": name, "source": "", "goal": goal, "counts_for_goal": [] });
    }),
];

#[test]
fn a_report() {
    let registry = Registry::built_in();
    let table = Choices::default().cohort(&registry, &["vas"]).expect("a table");
    let mut rows = table.begin();
    rows.read(&TableRows::of(&[(&[40_u8, 70]).into()])).expect("rows");
    let report = Report::internal(rows.finish().0, ReportOptions::default()).expect("a report");
    one_verdict::<Measure>(report.measures().iter().map(data), NONE);
    let set = ValueSet::published("SE-2022-TTO").expect("a set");
    one_verdict::<ValueSetUsed>([data(&ValueSetUsed::from(set))], NONE);
    let mut report = data(&report);
    report["figures"].as_array_mut().expect("figures").truncate(12);
    one_verdict::<Report>([report], REPORT);
}

#[test]
fn proposals() {
    let evidence = [
        json!("name"),
        json!({ "holds": { "whole": { "min": 1, "max": 5 } } }),
        json!({ "holds_other": "days" }),
        json!({ "numbered": { "count": 13 } }),
        json!({ "labels": { "start": "pre", "exit": "post" } }),
        json!({ "holds": { "digits": { "width": 5, "min": 1, "max": 5 } } }),
        json!({ "pairs": { "both": 4, "several": 5 } }),
        json!({ "refused": { "why": "a reason" } }),
    ];
    one_verdict::<Evidence>(evidence.clone(), NONE);
    one_verdict::<Content>([json!("facts"), json!({ "whole": { "min": 1, "max": 5 } })], NONE);
    let candidate = json!({ "column": "q1", "evidence": evidence });
    one_verdict::<Candidate>([candidate.clone()], NONE);
    let binding = json!({ "ours": "mo", "column": "MO", "evidence": evidence, "others": [candidate] });
    one_verdict::<Binding>([binding.clone()], NONE);
    let labels = json!({ "wide": ["pre", "post"], "start": "pre", "exit": null, "evidence": ["words"], "to_choose": ["a"] });
    one_verdict::<OccasionLabels>([labels.clone()], NONE);
    let code = json!({ "code": -9, "only_in": ["vas"], "times": 4, "items": 1, "is_likely": true });
    one_verdict::<ProposedCode>([code.clone()], NONE);
    let proposal = json!({
        "rows": 40, "columns": 8, "expected": ["id"], "bindings": [binding], "occasions": labels, "missing_codes": [code],
        "stored": [], "unusable": null,
    });
    one_verdict::<Proposal>([proposal], NONE);
}

/// What is wrong with a programme as a whole; no place of it is wrong by itself.
const PROGRAMME: &[Exception] = &[
    ("stands twice", "an id is unique in its list, whatever else the entries say", |file| {
        file["sex"][1]["id"] = file["sex"][0]["id"].clone();
    }),
    ("names two entries", "a name stands for one entry, without regard to case", |file| {
        file["sex"][1]["label"] = file["sex"][0]["label"].clone();
    }),
    ("expected a share from 0 to 1", "the numerator of a share is not above its denominator", |file| {
        file["goal"]["target"] = json!({ "part": 5, "of": 4 });
    }),
    ("no exit counts for the goal", "some exit counts for the goal", |file| {
        for code in file["code"].as_array_mut().expect("codes") {
            code["counts_for_goal"] = json!(false);
        }
    }),
    (
        "counts for the goal but is not an exit",
        "what counts for the goal is an exit in the end, whichever list says so",
        |file| {
            file["code"] = json!([{ "id": "own", "label": { "en": "own", "sv": "egen" }, "counts_for_goal": true }]);
        },
    ),
    ("do not form a range", "the lower age comes first", |file| file["eligibility"]["min_age"] = json!(255)),
    ("before it begins", "the first day comes first", |file| {
        file["period"] = json!({ "from": "2025-09-01", "to": "2025-08-31" });
    }),
    ("expected at most 120", "codes are added to those that are built in", |file| {
        let code = |number: usize| {
            let name = format!("own_{number}");
            json!({ "id": name, "label": { "en": name, "sv": name } })
        };
        file["code"] = (0..119).map(code).collect();
    }),
];

#[test]
fn a_programme() {
    let programme = Programme::built_in();
    let whole = data(&programme);
    let period = json!({ "period": { "from": "2024-09-01", "to": "2027-08-31" }, "budgeted_participants": 120 });
    one_verdict::<ProgrammeFile>([whole.clone(), period.clone()], NONE);
    one_verdict::<Programme>([whole, period], PROGRAMME);
    one_verdict::<Period>([json!({ "from": "2024-09-01", "to": null })], NONE);
    one_verdict::<Fraction>([data(&programme.goal().target)], NONE);
    one_verdict::<Code>(programme.codes().iter().map(data), NONE);
    one_verdict::<Activity>(programme.activities().iter().map(data), NONE);
    one_verdict::<Municipality>(programme.municipalities().iter().map(data), NONE);
    one_verdict::<Named>(programme.steps().iter().map(data), NONE);
}

/// What is wrong with a form as a whole; no place of it is wrong by itself.
const FORM: &[Exception] = &[
    ("used by more than one item", "a code is unique in its form, whatever else the items say", |form| {
        form["items"][1]["code"] = form["items"][0]["code"].clone();
    }),
    ("deeper than", "a condition has a depth and a number of parts in all", |form| {
        let age = json!({ "age": { "min": 18 } });
        form["items"][1]["asked_if"] = (0..7).fold(age, |inner, _| json!({ "any_of": [inner] }));
    }),
    ("no such item", "a condition names an item of the form", |form| form["items"][1]["asked_if"] = answered_yes("nowhere")),
    ("only after an item that is asked only after this one", "items do not wait for each other in a ring", |form| {
        form["items"][1]["asked_if"] = answered_yes("psychological_ongoing");
    }),
    ("its condition never holds", "a condition can hold", |form| {
        form["items"][1]["asked_if"] = json!({ "age": { "min": 60, "max": 50 } });
    }),
    ("in the declared language", "there is a text in each declared language", |form| {
        form["languages"] = json!(["sv", "en", "fi"]);
    }),
    ("which the form does not declare", "and in no other", |form| form["languages"] = json!(["sv"])),
    ("expected the lower one first", "the lower age comes first", |form| form["max_age"] = json!(17)),
    ("valid_to is before valid_from", "the first day comes first", |form| form["valid_to"] = json!("2023-12-31")),
    ("its domain is not that of", "a follow-up is about the violence that it follows", |form| {
        form["items"][1]["domain"] = json!("sexual");
    }),
    ("a longer time only after a shorter", "a follow-up does not ask about a longer time", |form| {
        form["items"][2]["window"] = json!("lifetime");
    }),
    ("gives no other meaning to a code", "a text for an answer is in lower case, in any alphabet", |form| {
        form["answer_codes"] = json!({ "ΝΑΙ": "yes" });
    }),
];

fn answered_yes(item: &str) -> Value {
    json!({ "equals": { "item": item, "answer": "yes" } })
}

#[test]
fn a_violence_form() {
    let forms: Vec<Value> = Form::all_built_in().iter().map(data).collect();
    one_verdict::<FormDraft>(forms.clone(), NONE);
    one_verdict::<Form>(forms, FORM);
    let condition = json!({ "any_of": [
        { "equals": { "item": "afraid", "answer": "yes" } },
        { "all_of": [{ "age": { "min": 18, "max": null } }, { "age": { "max": 64 } }] },
    ] });
    one_verdict::<Condition>([condition], NONE);
    let items: Vec<Item> = Form::all_built_in().iter().flat_map(|form| form.items().to_vec()).collect();
    one_verdict::<Item>(items.iter().map(data), NONE);
    one_verdict::<Version>([json!("1.0.0"), json!("9999.12.3")], NONE);
    one_verdict::<Domain>([json!("physical"), json!("other:workplace")], NONE);
    one_verdict::<Role>([json!("exposed")], NONE);
    one_verdict::<Window>([json!("last_12_months"), json!("before_age_18")], NONE);
    one_verdict::<ResponseSet>([json!("yes_no")], NONE);
    one_verdict::<AnswerCode>([json!("yes")], NONE);
}
