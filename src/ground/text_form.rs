//! Types whose data form is their text.

/// Writes a type as its text and reads it back, checked as by `FromStr`; `$schema` says the same as that.
macro_rules! text_form {
    ($Type:ty as $name:literal: $schema:tt) => {
        #[cfg(feature = "serde")]
        impl serde::Serialize for $Type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $Type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                crate::ground::data::read(deserializer, |node| node.text()?.parse().map_err(crate::ground::data::Fault::new))
            }
        }

        #[cfg(feature = "schemars")]
        impl schemars::JsonSchema for $Type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                $name.into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!($schema)
            }
        }
    };
}
pub(crate) use text_form;
