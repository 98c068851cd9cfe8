//! Data as a tree.

use std::fmt;

use serde::de::{DeserializeOwned, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};

use super::Fault;
use super::entries::Object;
use crate::ground::did_you_mean;

/// Data of JSON or the like, with every name that stands there, as often as it does.
pub(crate) enum Node {
    Null,
    Bool(bool),
    Integer(i128),
    Decimal(f64),
    Text(String),
    List(Vec<Node>),
    Object(Vec<(String, Node)>),
}

/// Numbers of more digits than this are not shown: they may identify somebody.
const LONGEST_SHOWN: u128 = 9_999;

/// What `make` makes of the data.
pub(crate) fn read<'de, D: Deserializer<'de>, T>(
    deserializer: D,
    make: impl FnOnce(Node) -> Result<T, Fault>,
) -> Result<T, D::Error> {
    make(Node::deserialize(deserializer)?).map_err(D::Error::custom)
}

impl Node {
    /// A value whose type says how it is read.
    pub(crate) fn value<T: DeserializeOwned>(self) -> Result<T, Fault> {
        T::deserialize(self)
    }

    /// Nothing may stand here: the word says it all.
    pub(crate) fn nothing(self) -> Result<(), Fault> {
        match self {
            Self::Null => Ok(()),
            other => Err(other.instead_of("the word alone")),
        }
    }

    /// A text.
    pub(crate) fn text(self) -> Result<String, Fault> {
        match self {
            Self::Text(text) => Ok(text),
            other => Err(other.instead_of("a text")),
        }
    }

    /// A whole number, `3` or `3.0` as JSON Schema has it; what lies beyond 128 bits is put at their end.
    pub(crate) fn integer(&self) -> Option<i128> {
        match *self {
            Self::Integer(integer) => Some(integer),
            #[expect(clippy::cast_possible_truncation, reason = "saturates, and no range reaches that far")]
            Self::Decimal(decimal) if decimal.fract() == 0.0 => Some(decimal as i128),
            _ => None,
        }
    }

    /// A whole number of this range.
    pub(crate) fn integer_of(&self, least: i128, most: i128) -> Result<i128, Fault> {
        let found = self.integer().filter(|integer| (least..=most).contains(integer));
        found.ok_or_else(|| self.instead_of(format_args!("a whole number from {least} to {most}")))
    }

    /// An object that has some of these names, each once, and no other.
    pub(crate) fn object(self, names: &[&'static str]) -> Result<Object, Fault> {
        let object = self.object_with_more(names)?;
        match object.unknown(names) {
            None => Ok(object),
            Some(name) => {
                // the unknown name is not repeated: it may be anything; a known one that comes close may be
                let close = crate::ground::close_names(name, names.iter().copied());
                let known = if close.is_empty() { format!(", expected {}", names.join(", ")) } else { did_you_mean(&close) };
                Err(Fault::new(format_args!("a name that is not known{known}")))
            }
        }
    }

    /// An object that has some of these names, each once, and perhaps others, which are not read.
    pub(crate) fn object_with_more(self, names: &[&'static str]) -> Result<Object, Fault> {
        match self {
            Self::Object(entries) => Object::new(entries, names),
            other => Err(other.instead_of("an object")),
        }
    }

    /// The one of `all` that is written as this word.
    pub(crate) fn word<T: Serialize + Copy>(&self, all: &[T]) -> Result<T, Fault> {
        let words = || all.iter().map(|one| Word(one).to_string());
        let found = match self {
            Self::Text(text) => words().position(|word| word == *text),
            _ => None,
        };
        found.map(|place| all[place]).ok_or_else(|| self.instead_of(words().collect::<Vec<_>>().join(", ")))
    }

    /// The word among `words` that stands here, alone or as the name of what belongs to it.
    pub(crate) fn variant(self, words: &[&'static str]) -> Result<(&'static str, Self), Fault> {
        let known = |text: &str| words.iter().copied().find(|word| *word == text);
        match self {
            Self::Text(text) => known(&text).map(|word| (word, Self::Null)),
            Self::Object(mut entries) if entries.len() == 1 => {
                // a word that has nothing to it is no object
                entries
                    .pop()
                    .filter(|(_, content)| !matches!(content, Self::Null))
                    .and_then(|(name, content)| Some((known(&name)?, content)))
            }
            _ => None,
        }
        .ok_or_else(|| Fault::new(format_args!("expected one of {}", words.join(", "))))
    }

    /// The fault that this stands where something else was expected.
    pub(crate) fn instead_of(&self, expected: impl fmt::Display) -> Fault {
        match self {
            Self::Integer(number) if number.unsigned_abs() <= LONGEST_SHOWN => {
                Fault::new(format_args!("{number}, expected {expected}"))
            }
            _ => Fault::new(format_args!("{}, expected {expected}", self.kind())),
        }
    }

    fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "true or false",
            Self::Integer(_) | Self::Decimal(_) => "a number",
            Self::Text(_) => "a text",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
        }
    }
}

/// A value as the word that it is written as.
struct Word<'a, T>(&'a T);

impl<T: Serialize> fmt::Display for Word<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.serialize(f)
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Anything)
    }
}

struct Anything;

impl<'de> Visitor<'de> for Anything {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("data such as JSON has")
    }

    fn visit_unit<E: Error>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        Node::deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        Node::deserialize(deserializer)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Bool(value))
    }

    fn visit_i64<E: Error>(self, integer: i64) -> Result<Node, E> {
        Ok(Node::Integer(integer.into()))
    }

    fn visit_u64<E: Error>(self, integer: u64) -> Result<Node, E> {
        Ok(Node::Integer(integer.into()))
    }

    fn visit_i128<E: Error>(self, integer: i128) -> Result<Node, E> {
        Ok(Node::Integer(integer))
    }

    fn visit_u128<E: Error>(self, integer: u128) -> Result<Node, E> {
        Ok(Node::Integer(i128::try_from(integer).unwrap_or(i128::MAX)))
    }

    fn visit_f64<E: Error>(self, decimal: f64) -> Result<Node, E> {
        Ok(Node::Decimal(decimal))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Text(text.to_owned()))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Node, E> {
        Ok(Node::Text(text))
    }

    fn visit_bytes<E: Error>(self, _: &[u8]) -> Result<Node, E> {
        Err(E::custom("bytes, expected data such as JSON has"))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<Node, A::Error> {
        let mut list = Vec::new();
        while let Some(entry) = entries.next_element()? {
            list.push(entry);
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Node, A::Error> {
        let mut object = Vec::new();
        while let Some((name, value)) = entries.next_entry::<Node, Node>()? {
            let Node::Text(name) = name else { return Err(A::Error::custom("a name that is not a text")) };
            object.push((name, value));
        }
        Ok(Node::Object(object))
    }
}
