//! The schema of the settings file says what the program says.

use serde_json::Value;

use crate::common::{enkat, folder};
use crate::{enkat_in, write};

const PUBLISHED: &str = include_str!("../../../docs/enkat.schema.json");

#[test]
fn the_published_schema_is_what_the_program_prints() {
    let printed = enkat(&["schema", "settings"], "");
    assert_eq!(printed.code, Some(0), "{}", printed.err);
    assert!(
        printed.out == PUBLISHED,
        "docs/enkat.schema.json is stale: cargo run -p enkat-cli -- schema settings > docs/enkat.schema.json"
    );
}

/// Settings that are right, and settings that are wrong.
const SETTINGS: [(&str, bool); 50] = [
    ("", true),
    ("value-set = \"US-2019\"", true),
    ("value_sets = [\"US-2019\", \"SE-2022-TTO\"]", true),
    ("value-set = 3", false),
    ("missing-code = [999, \"vas=99\"]\nstrict = true", true),
    ("missing_codes = 9", true),
    ("missing-code = [9.5]", false),
    ("strict = \"yes\"", false),
    ("seed = 7\nreplicates = 2000\nmin_cell = 5", true),
    ("replicates = -1", false),
    ("delimiter = \";\"", true),
    ("delimeter = \";\"", false),
    ("[map]\nmo = \"Q1\"\n\"soc13_{n}\" = \"Q{n}\"", true),
    ("[columns]\nmo = \"Q1\"", true),
    ("[map]\nmo = 1", false),
    ("[wave]\nstart = [\"pre\", \"t0\"]\nexit = \"post\"", true),
    ("[occasions]\nstart = \"pre\"", true),
    ("[wave]\nmiddle = \"x\"", false),
    ("[check]\nfiles = [\"a.csv\", \"data/*.csv\"]\nformat = \"human\"", true),
    ("[check]\nformats = [\"human\", \"sarif=x.sarif\"]", true),
    ("[check]\nfiles = 3", false),
    ("[check]\nfail-on = \"warning\"\nmax_findings = 200\nshow-values = false", true),
    ("[check]\nfail-on = \"never\"", false),
    ("[check]\nmax-findings = -1", false),
    ("[check]\nmax-findings = \"many\"", false),
    ("[check]\nunknown = 1", false),
    ("[check]\nbaseline = 3", false),
    ("[check.stored]\n\"eq5d5l.index@US-2019\" = \"utility\"\n\"soc13.total\" = [\"a\", \"b\"]", true),
    ("[check.stored]\n\"soc13.total\" = 1", false),
    ("[check.off]\nEQ022 = \"self-care is 1 for everybody here, by design\"", true),
    ("[check.off]\nEQ022 = \"  \"", false),
    ("[check.off]\nEQ022 = true", false),
    ("[check.off]\nEQ999 = \"why\"", false),
    ("[check.off]\nVS15 = \"why\"", false),
    ("sheet = \"A\"", true),
    ("sheet = { start = \"A\", exit = \"B\" }", true),
    ("sheet = { start = \"A\" }", false),
    ("sheet = [\"start=A\", \"exit=B\"]", true),
    ("sheet = 1", false),
    ("occasion = \"start\"", true),
    ("occasion = \"middle\"", false),
    ("set = { municipality = \"A\", year = 2024 }", true),
    ("set = { municipality = true }", false),
    ("ids-within = \"file\"\nfold_ids = true", true),
    ("ids-within = [\"file\"]", false),
    ("[files.\"a.csv\"]\nmissing_codes = 9\ncolumns = { mo = \"Q1\" }", true),
    ("[file.\"b.csv\"]\nsheet = \"A\"\nset = { site = \"A\" }", true),
    ("[files.\"a.csv\"]\nby = \"sex\"", false),
    ("[files.\"a.csv\"]\nfiles = {}", false),
    ("[files]\n\"a.csv\" = 1", false),
];

#[test]
fn schema_and_program_have_one_verdict() {
    let schema: Value = serde_json::from_str(PUBLISHED).expect("JSON");
    jsonschema::meta::validate(&schema).expect("a schema");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let folder = folder("settings_verdicts");
    write(&folder, "a.csv", "id,wave,Q1,Q2,Q3,Q4,Q5,Q6,Q7,Q8,Q9,Q10,Q11,Q12,Q13\n");
    for (settings, is_right) in SETTINGS {
        let read: Value = toml::from_str(settings).expect("TOML");
        assert_eq!(validator.is_valid(&read), is_right, "the schema: {settings}");
        write(&folder, "enkat.toml", settings);
        let ran = enkat_in(&folder, &["check", "a.csv"]);
        assert_eq!(
            !ran.err.contains("the settings file") && !ran.err.contains("[check.off]"),
            is_right,
            "the program: {settings}\n{}",
            ran.err
        );
    }
}

/// The program takes each key of the schema, whichever of its names is used.
#[test]
fn every_name_of_the_schema_is_known_to_the_program() {
    let schema: Value = serde_json::from_str(PUBLISHED).expect("JSON");
    let folder = folder("settings_names");
    write(&folder, "a.csv", "id,mo\n");
    for (table, properties) in [("", "/properties"), ("[check]\n", "/$defs/CheckTable/properties")] {
        for name in schema.pointer(properties).and_then(Value::as_object).expect("properties").keys() {
            write(&folder, "enkat.toml", &format!("{table}{name} = {{ not-this = 1979-05-27 }}\n"));
            let ran = enkat_in(&folder, &["check", "a.csv"]);
            assert!(!ran.err.contains(&format!("unknown field `{name}`")), "{name}: {}", ran.err);
        }
    }
}
