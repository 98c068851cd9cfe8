//! A tree as serde reads it: what a schema says, and no more.

use std::collections::HashSet;

use serde::de::value::StringDeserializer;
use serde::de::{DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor};

use super::{Fault, Node};

/// Whole numbers may be written `3.0`, and have the range of their type.
macro_rules! integers {
    ($($deserialize:ident $Integer:ident $visit:ident),+ $(,)?) => {
        $(fn $deserialize<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            let integer = self.integer_of($Integer::MIN.into(), $Integer::MAX.into())?;
            // within the range
            visitor.$visit($Integer::try_from(integer).unwrap_or_default())
        })+
    };
}

impl<'de> Deserializer<'de> for Node {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self {
            Self::Null => visitor.visit_unit(),
            Self::Bool(value) => visitor.visit_bool(value),
            Self::Integer(integer) => match (u64::try_from(integer), i64::try_from(integer)) {
                (Ok(integer), _) => visitor.visit_u64(integer),
                (_, Ok(integer)) => visitor.visit_i64(integer),
                _ => visitor.visit_i128(integer),
            },
            Self::Decimal(decimal) => visitor.visit_f64(decimal),
            Self::Text(text) => visitor.visit_string(text),
            Self::List(list) => visitor.visit_seq(Entries { place: 0, rest: list.into_iter() }),
            Self::Object(entries) => visitor.visit_map(Named::new(entries)?),
        }
    }

    integers! {
        deserialize_i8 i8 visit_i8, deserialize_i16 i16 visit_i16, deserialize_i32 i32 visit_i32, deserialize_i64 i64 visit_i64,
        deserialize_u8 u8 visit_u8, deserialize_u16 u16 visit_u16, deserialize_u32 u32 visit_u32, deserialize_u64 u64 visit_u64,
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self {
            Self::Decimal(decimal) => visitor.visit_f64(decimal),
            #[expect(clippy::cast_precision_loss, reason = "a number is read as the nearest that there is")]
            Self::Integer(integer) => visitor.visit_f64(integer as f64),
            other => Err(other.instead_of("a number")),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self {
            Self::Bool(value) => visitor.visit_bool(value),
            other => Err(other.instead_of("true or false")),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_string(self.text()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self {
            Self::Null => visitor.visit_none(),
            other => visitor.visit_some(other),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self {
            Self::List(_) => self.deserialize_any(visitor),
            other => Err(other.instead_of("a list")),
        }
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, Fault> {
        match &self {
            Self::List(list) if list.len() != length => {
                Err(Fault::new(format_args!("{} entries, expected {length}", list.len())))
            }
            _ => self.deserialize_seq(visitor),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self {
            Self::Object(_) => self.deserialize_any(visitor),
            other => Err(other.instead_of("an object")),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let word: StringDeserializer<Fault> = self.text()?.into_deserializer();
        visitor.visit_enum(word)
    }

    serde::forward_to_deserialize_any! {
        i128 u128 f32 char bytes byte_buf unit unit_struct tuple_struct identifier ignored_any
    }
}

/// The entries of a list, counted from 0.
struct Entries {
    place: usize,
    rest: std::vec::IntoIter<Node>,
}

impl<'de> SeqAccess<'de> for Entries {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Fault> {
        let Some(node) = self.rest.next() else { return Ok(None) };
        let place = self.place;
        self.place += 1;
        seed.deserialize(node).map(Some).map_err(|fault| fault.within(&format!("[{place}]")))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}

/// Entries by names that the data bring, such as texts by language.
struct Named {
    rest: std::vec::IntoIter<(String, Node)>,
    value: Node,
}

impl Named {
    fn new(entries: Vec<(String, Node)>) -> Result<Self, Fault> {
        let mut seen = HashSet::new();
        if !entries.iter().all(|(name, _)| seen.insert(name)) {
            return Err(Fault::new("a name is given twice"));
        }
        Ok(Self { rest: entries.into_iter(), value: Node::Null })
    }
}

impl<'de> MapAccess<'de> for Named {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Fault> {
        let Some((name, value)) = self.rest.next() else { return Ok(None) };
        self.value = value;
        seed.deserialize(Node::Text(name)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        seed.deserialize(std::mem::replace(&mut self.value, Node::Null))
    }
}
