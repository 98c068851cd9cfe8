//! One thing, or a list of them.

use schemars::JsonSchema;
use serde::Deserialize;

/// One, or a list.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(untagged, expecting = "expected a text in quotation marks, or a list of such; only a missing code may be a whole number")]
#[schemars(inline)]
pub(super) enum OneOrMany<T> {
    /// One.
    One(T),
    /// A list.
    Many(Vec<T>),
}

impl<T> Default for OneOrMany<T> {
    fn default() -> Self {
        Self::Many(Vec::new())
    }
}

impl<T> OneOrMany<T> {
    pub(super) fn as_slice(&self) -> &[T] {
        match self {
            Self::One(one) => std::slice::from_ref(one),
            Self::Many(many) => many,
        }
    }
}
