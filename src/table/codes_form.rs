//! Codings as data: a word, or an object of texts and codes.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Coding;
use crate::ground::data::{Fault, Node, read};

const FROM_ZERO: &str = "from-zero";
const REVERSED: &str = "reversed";

impl Serialize for Coding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Texts(texts) => texts.serialize(serializer),
            Self::FromZero => serializer.serialize_str(FROM_ZERO),
            Self::Reversed => serializer.serialize_str(REVERSED),
        }
    }
}

impl<'de> Deserialize<'de> for Coding {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer, |node| match node {
            Node::Text(word) if word == FROM_ZERO => Ok(Self::FromZero),
            Node::Text(word) if word == REVERSED => Ok(Self::Reversed),
            Node::Object(entries) => {
                let mut texts = BTreeMap::new();
                for (text, code) in entries {
                    let code = code.integer_of(0, u8::MAX.into())?;
                    let is_new = texts.insert(text, u8::try_from(code).unwrap_or(u8::MAX)).is_none();
                    if !is_new {
                        return Err(Fault::new("a text is given twice"));
                    }
                }
                Ok(Self::Texts(texts))
            }
            other => {
                let expected = format_args!("{FROM_ZERO}, {REVERSED}, or texts and what code each stands for");
                Err(other.instead_of(expected))
            }
        })
    }
}

#[cfg(feature = "schemars")]
impl schemars::JsonSchema for Coding {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Coding".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "What the cells of an item stand for: texts and the code of the form that each stands for, or how they are counted.",
            "anyOf": [
                { "enum": [FROM_ZERO, REVERSED] },
                { "type": "object", "additionalProperties": { "type": "integer", "minimum": 0, "maximum": u8::MAX } },
            ],
        })
    }
}
