//! Findings as data. The level and the message are for whoever reads them: both follow from the rest.

use std::collections::{HashMap, HashSet};

use serde::ser::SerializeStruct as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::findings::LONGEST_SHOWN;
#[cfg(feature = "schemars")]
use super::findings::OFTEN_MISSING;
use super::{Finding, Findings, Rule, Severity, Total};
use crate::ground::data::{Fault, read};

impl Serialize for Finding {
    /// The row is `null` for a whole column.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut form = serializer.serialize_struct("Finding", 9)?;
        form.serialize_field("rule", &self.rule)?;
        form.serialize_field("level", &self.rule.severity())?;
        form.serialize_field("row", &self.row)?;
        form.serialize_field("line", &self.line)?;
        form.serialize_field("column", &self.column)?;
        form.serialize_field("message", &self.message())?;
        form.serialize_field("expected", &self.expected)?;
        form.serialize_field("found", &self.found)?;
        form.serialize_field("note", &self.note)?;
        form.end()
    }
}

impl<'de> Deserialize<'de> for Finding {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer, |node| {
            let mut object = node.object(&["rule", "level", "row", "line", "column", "message", "expected", "found", "note"])?;
            let (level, _): (Severity, String) = (object.take("level")?, object.take("message")?);
            let finding = Self {
                rule: object.take("rule")?,
                row: object.take("row")?,
                line: object.take("line")?,
                column: object.take("column")?,
                expected: object.take("expected")?,
                found: object.take("found")?,
                note: object.take("note")?,
                note_in_swedish: None,
            };
            let is_short = finding.found.is_none_or(|found| found.unsigned_abs() <= LONGEST_SHOWN);
            let counts_from_one = finding.row != Some(0) && finding.line != Some(0);
            match (level == finding.rule.severity(), is_short, counts_from_one) {
                (true, true, true) => Ok(finding),
                (false, ..) => Err(Fault::new("expected the level of the rule").within("level")),
                (_, false, _) => Err(Fault::new(format_args!("a number of more digits than {LONGEST_SHOWN}")).within("found")),
                _ => Err(Fault::new("rows and lines are counted from 1")),
            }
        })
    }
}

impl<'de> Deserialize<'de> for Total {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer, |node| {
            let mut object = node.object(&["count", "first", "often_missing", "just_below"])?;
            let total = Self::new(object.take("first")?, object.take("count")?);
            let total = Self { often_missing: object.take("often_missing")?, just_below: object.take("just_below")?, ..total };
            if total.count == 0 { Err(Fault::new("0, expected at least 1").within("count")) } else { Ok(total) }
        })
    }
}

impl<'de> Deserialize<'de> for Findings {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer, |node| {
            let mut object = node.object(&["listed", "totals", "room", "counts_numbers"])?;
            let (listed, totals): (Vec<Finding>, Vec<Total>) = (object.take("listed")?, object.take("totals")?);
            let mut places: HashMap<String, Vec<usize>> = HashMap::new();
            for (place, total) in totals.iter().enumerate() {
                places.entry(total.column.clone()).or_default().push(place);
            }
            let findings =
                Self { listed, room: object.take("room")?, totals, places, counts_numbers: object.take("counts_numbers")? };
            if findings.add_up() { Ok(findings) } else { Err(Fault::new("the totals are not those of the findings")) }
        })
    }
}

impl Findings {
    /// One total for each rule and column, and none of fewer findings than are listed.
    fn add_up(&self) -> bool {
        let mut listed: HashMap<(Rule, &str), u64> = HashMap::new();
        for finding in &self.listed {
            *listed.entry((finding.rule, &finding.column)).or_default() += 1;
        }
        let mut told = HashSet::new();
        let all_fit = self.totals.iter().all(|total| {
            let of = (total.rule, total.column.as_str());
            told.insert(of) && listed.remove(&of).unwrap_or(0) <= total.count
        });
        all_fit && listed.is_empty()
    }
}

impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Rule {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer, |node| {
            let code = node.text()?;
            Self::all().find(|rule| rule.code() == code).ok_or_else(|| Fault::new("expected the code of a rule, such as EQ001"))
        })
    }
}

#[cfg(feature = "schemars")]
mod schema {
    use std::borrow::Cow;

    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

    use super::{Finding, Findings, LONGEST_SHOWN, OFTEN_MISSING, Rule, Severity, Total};

    const COUNT: u64 = u64::MAX;

    impl JsonSchema for Rule {
        fn schema_name() -> Cow<'static, str> {
            "Rule".into()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({ "description": "the code of a rule", "type": "string", "enum": Self::all().map(Self::code).collect::<Vec<_>>() })
        }
    }

    impl JsonSchema for Finding {
        fn schema_name() -> Cow<'static, str> {
            "Finding".into()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            let levels = Severity::ALL.map(|level| {
                let rules: Vec<_> = Rule::all().filter(|rule| rule.severity() == level).map(Rule::code).collect();
                serde_json::json!({ "properties": { "level": { "const": level.name() }, "rule": { "enum": rules } } })
            });
            json_schema!({
                "description": "one thing that is odd, and where; never an answer, an id or a free text",
                "type": "object",
                "properties": {
                    "rule": generator.subschema_for::<Rule>(),
                    "level": generator.subschema_for::<Severity>(),
                    "row": { "description": "counted from 1; null for a whole column", "type": ["integer", "null"], "minimum": 1, "maximum": COUNT },
                    "line": { "description": "counted from 1; null where there are no lines", "type": ["integer", "null"], "minimum": 1, "maximum": COUNT },
                    "column": { "description": "empty for a whole row", "type": "string" },
                    "message": { "description": "what was found and what was expected", "type": "string" },
                    "expected": generator.subschema_for::<Option<[u8; 2]>>(),
                    "found": { "description": "a short number", "type": ["integer", "null"], "minimum": -LONGEST_SHOWN.cast_signed(), "maximum": LONGEST_SHOWN },
                    "note": { "type": ["string", "null"] },
                },
                "required": ["rule", "level", "column", "message"],
                "additionalProperties": false,
                "anyOf": levels,
            })
        }
    }

    impl JsonSchema for Total {
        fn schema_name() -> Cow<'static, str> {
            "Total".into()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            let count = serde_json::json!({ "type": "integer", "minimum": 0, "maximum": COUNT });
            let often = OFTEN_MISSING.len();
            json_schema!({
                "description": "how often a rule was broken in one column: those of the first finding",
                "type": "object",
                "properties": {
                    "count": { "type": "integer", "minimum": 1, "maximum": COUNT },
                    "first": generator.subschema_for::<Finding>(),
                    "often_missing": { "type": "array", "items": count, "minItems": often, "maxItems": often },
                    "just_below": count,
                },
                "required": ["count", "first", "often_missing", "just_below"],
                "additionalProperties": false,
            })
        }
    }

    impl JsonSchema for Findings {
        fn schema_name() -> Cow<'static, str> {
            "Findings".into()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            let room = serde_json::json!({ "type": "integer", "minimum": 0, "maximum": COUNT });
            let levels = Severity::ALL.len();
            json_schema!({
                "description": "the first findings, and how many there are of each rule in each column",
                "type": "object",
                "properties": {
                    "listed": { "type": "array", "items": generator.subschema_for::<Finding>() },
                    "totals": { "type": "array", "items": generator.subschema_for::<Total>() },
                    "room": {
                        "description": "how many more would be listed of each level, from notice to critical",
                        "type": "array", "items": room, "minItems": levels, "maxItems": levels,
                    },
                    "counts_numbers": { "type": "boolean" },
                },
                "required": ["listed", "totals", "room", "counts_numbers"],
                "additionalProperties": false,
            })
        }
    }
}
