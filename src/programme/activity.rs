//! The other lists of a programme.

use std::borrow::Cow;

use crate::ground::object;
use crate::instrument::{Label, Text};

/// Something that a person may take part in; persons are counted, not visits.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Activity {
    /// Short, stable and unique: lower-case letters, digits and `_`.
    pub id: Text,
    /// The name in use.
    pub label: Label,
    /// Other ways of writing it in a cell.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "<[Text]>::is_empty"))]
    pub also: Cow<'static, [Text]>,
    /// Activities that are also counted together, such as `health_centre`.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub group: Option<Text>,
}

object!(Activity { id, label, also = Cow::Borrowed(&[][..]), group });

/// A municipality of the programme.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Municipality {
    /// Short, stable and unique: lower-case letters, digits and `_`.
    pub id: Text,
    /// Its name, the same in every language.
    pub name: Text,
    /// The four digits of Statistics Sweden.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub code: Option<Text>,
}

object!(Municipality { id, name, code });

/// An entry that is no more than its name: a sex, a step, a reason.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Named {
    /// Short, stable and unique: lower-case letters, digits and `_`.
    pub id: Text,
    /// The name in use.
    pub label: Label,
    /// Other ways of writing it in a cell.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "<[Text]>::is_empty"))]
    pub also: Cow<'static, [Text]>,
}

object!(Named { id, label, also = Cow::Borrowed(&[][..]) });
