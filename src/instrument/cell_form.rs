//! A cell as data: an exact number, or the word that says why there is none.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Cell;
use crate::ground::data::read;
use crate::ground::{Exact, NotScorable};

/// A cell that is written or read by itself.
pub(crate) struct Written(pub(crate) Cell);

impl Serialize for Written {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize(&self.0, serializer)
    }
}

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer, |node| {
            let word = node.word(&NotScorable::ALL);
            Ok(Self(match word {
                Ok(reason) => Err(reason),
                Err(_) => Ok(node.value::<Exact>()?),
            }))
        })
    }
}

pub(crate) fn serialize<S: Serializer>(cell: &Cell, serializer: S) -> Result<S::Ok, S::Error> {
    match cell {
        Ok(value) => value.serialize(serializer),
        Err(reason) => reason.serialize(serializer),
    }
}

pub(crate) fn serialize_all<S: Serializer>(cells: &[Cell], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(cells.iter().map(|cell| Written(*cell)))
}

#[cfg(feature = "schemars")]
impl schemars::JsonSchema for Written {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Cell".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let (value, reason) = (generator.subschema_for::<Exact>(), generator.subschema_for::<NotScorable>());
        schemars::json_schema!({ "description": "a score, or why there is none", "anyOf": [value, reason] })
    }
}
