//! The entries of an object, taken one by one.

use serde::de::{DeserializeOwned, Deserializer, Error as _, Visitor};

use super::{Fault, Node};

/// The entries of an object that are not taken yet.
pub(crate) struct Object(Vec<(String, Node)>);

impl Object {
    /// The entries, if none of these names stands twice.
    pub(super) fn new(entries: Vec<(String, Node)>, names: &[&'static str]) -> Result<Self, Fault> {
        let times = |name: &str| entries.iter().filter(|(other, _)| other == name).count();
        match names.iter().find(|name| times(name) > 1) {
            Some(name) => Err(Fault::duplicate_field(name)),
            None => Ok(Self(entries)),
        }
    }

    /// A name that is none of these.
    pub(super) fn unknown(&self, names: &[&str]) -> Option<&str> {
        self.0.iter().map(|(name, _)| name.as_str()).find(|name| !names.contains(name))
    }

    /// The value of this name; none is an error, unless the value may be nothing.
    pub(crate) fn take<T: DeserializeOwned>(&mut self, name: &'static str) -> Result<T, Fault> {
        self.entry(name).map_or_else(|| T::deserialize(Missing(name)), |node| node.value().map_err(|fault| fault.within(name)))
    }

    /// The value of this name, or what is meant by leaving it out.
    pub(crate) fn take_or<T: DeserializeOwned>(&mut self, name: &'static str, default: impl FnOnce() -> T) -> Result<T, Fault> {
        self.entry(name).map_or_else(|| Ok(default()), |node| node.value().map_err(|fault| fault.within(name)))
    }

    fn entry(&mut self, name: &str) -> Option<Node> {
        let place = self.0.iter().position(|(known, _)| known == name)?;
        Some(self.0.swap_remove(place).1)
    }
}

/// What is read where an object lacks this name.
struct Missing(&'static str);

impl<'de> Deserializer<'de> for Missing {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Fault> {
        Err(Fault::missing_field(self.0))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_none()
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct newtype_struct
        seq tuple tuple_struct map struct enum identifier ignored_any
    }
}
