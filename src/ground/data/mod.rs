//! How data are read from JSON and the like: in one form, without repeating what stands there.
//!
//! serde's derived readers take more than a schema can say (a list for an object, an object for a
//! word), refuse what it allows (`3.0` for 3), and repeat in their errors what they were given. So
//! data become a [`Node`] first: a tree that says where it is at fault. A type is read from it by a
//! line beside it: [`object!`] for its fields, [`words!`] for one of some words, [`variants!`] for
//! both.

#[cfg(feature = "serde")]
mod deserializer;
#[cfg(feature = "serde")]
mod entries;
#[cfg(feature = "serde")]
mod fault;
#[cfg(feature = "serde")]
mod node;
#[cfg(feature = "schemars")]
mod schema;

#[cfg(feature = "serde")]
pub(crate) use entries::Object;
#[cfg(feature = "serde")]
pub(crate) use fault::Fault;
#[cfg(feature = "serde")]
pub(crate) use node::{Node, read};
#[cfg(feature = "schemars")]
pub(crate) use schema::{limits, with_more};

/// Reads a struct from an object with its fields, each once, and no other: `Key: checked { id, doi = "".into() }`,
/// where what stands after `=` is meant by leaving the field out, and the method after the type checks the
/// whole. With `..` at the end any field may be left out that the type's default has.
macro_rules! object {
    ($Type:ident $(: $checked:ident)? { $($field:ident $(= $default:expr)?),+ $(,)? }) => {
        crate::ground::object!(@impl $Type, object, [$(stringify!($field)),+], {
            let made = Self { $($field: crate::ground::object!(@take object $field $(= $default)?)),+ };
            $(let made = made.$checked()?;)?
            Ok(made)
        });
    };
    ($Type:ident { $($(#[$attribute:meta])* $field:ident),+, .. }) => {
        crate::ground::object!(@impl $Type, object, {
            let mut names = Vec::new();
            $($(#[$attribute])* names.push(stringify!($field));)+
            names
        }, {
            let default = Self::default();
            Ok(Self { $($(#[$attribute])* $field: object.take_or(stringify!($field), || default.$field)?,)+ ..default })
        });
    };
    (@take $object:ident $field:ident) => { $object.take(stringify!($field))? };
    (@take $object:ident $field:ident = $default:expr) => { $object.take_or(stringify!($field), || $default)? };
    (@impl $Type:ident, $object:ident, $names:expr, $make:block) => {
        #[cfg(feature = "serde")]
        #[allow(clippy::vec_init_then_push, clippy::needless_update, reason = "fields come and go with features")]
        impl<'de> serde::Deserialize<'de> for $Type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::ground::data::read(deserializer, |node| {
                    let mut $object = node.object(&$names)?;
                    $make
                })
            }
        }
    };
}

/// Reads one of these values from the word that it is written as.
macro_rules! words {
    ($Type:ident: $all:expr) => {
        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $Type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::ground::data::read(deserializer, |node| node.word(&$all))
            }
        }
    };
}

/// Reads a variant from its word, and one with content from an object that has the word as its only name; the
/// method after the type checks the whole.
macro_rules! variants {
    ($Type:ident $(: $checked:ident)? { $($word:literal = $Variant:ident $(($content:ident))? $({ $($field:ident),+ })?),+ $(,)? }) => {
        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $Type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::ground::data::read(deserializer, |node| {
                    let (word, content) = node.variant(&[$($word),+])?;
                    let made = match word {
                        $($word => crate::ground::variants!(@of content $Variant $(($content))? $({ $($field),+ })?),)+
                        _ => Err(crate::ground::data::Fault::new("a word that is not known")),
                    };
                    made$(.and_then(Self::$checked))?.map_err(|fault| fault.within(word))
                })
            }
        }
    };
    (@of $content:ident $Variant:ident) => { $content.nothing().map(|()| Self::$Variant) };
    (@of $content:ident $Variant:ident ($inner:ident)) => { $content.value().map(Self::$Variant) };
    (@of $content:ident $Variant:ident { $($field:ident),+ }) => {
        $content.object(&[$(stringify!($field)),+]).and_then(|mut object| {
            Ok(Self::$Variant { $($field: object.take(stringify!($field))?),+ })
        })
    };
}

pub(crate) use {object, variants, words};
