//! A form as it is written down, before anything is checked.

use std::collections::BTreeMap;

use super::{AnswerCode, Condition, Domain, ResponseSet, Role, Version, Window};
use crate::ground::{Day, object};
use crate::instrument::{Label, Text};

/// One text in several languages, by language code such as `sv`.
pub(crate) type Texts = BTreeMap<Text, Text>;

/// A form as somebody wrote it, in Rust, TOML or JSON; [`Form::new`](super::Form::new) checks it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(deny_unknown_fields, expecting = "the definition of a violence form")
)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(rename = "FormDraft"))]
pub struct FormDraft {
    /// Of the layout of this document: 1.
    pub schema_version: u8,
    /// Short, stable and unique: lower-case letters, digits and `-`; the prefix of every column.
    pub id: Text,
    /// Raised with every change.
    pub version: Version,
    /// Who answers for the form.
    pub owner: Text,
    /// The name in use.
    pub name: Label,
    /// The first day on which it is used.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub valid_from: Option<Day>,
    /// The last day on which it is used.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub valid_to: Option<Day>,
    /// The lowest age in years that it is made for.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub min_age: Option<u8>,
    /// The highest age in years that it is made for.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub max_age: Option<u8>,
    /// The languages that every label and wording is written in.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
    pub languages: Vec<Text>,
    /// Who owns the wording and what it may be used for; needed as soon as an item has one.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub wording_rights: Option<Text>,
    /// Violence seen or heard as a child counts as a disclosure of its own.
    #[cfg_attr(feature = "serde", serde(default))]
    pub witnessing_counts_as_exposure: bool,
    /// Other texts for answers, such as `1` or `ja`, in lower case; nothing is guessed without them.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "BTreeMap::is_empty"))]
    pub answer_codes: BTreeMap<Text, AnswerCode>,
    /// The questions, in form order.
    pub items: Vec<Item>,
}

object!(FormDraft {
    schema_version,
    id,
    version,
    owner,
    name,
    valid_from,
    valid_to,
    min_age,
    max_age,
    languages = Vec::new(),
    wording_rights,
    witnessing_counts_as_exposure = false,
    answer_codes = BTreeMap::new(),
    items,
});

/// One question of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Item {
    /// Stable and unique in the form: lower-case letters, digits and `_`, at most 40.
    pub code: Text,
    /// The kind of violence.
    pub domain: Domain,
    /// What it asks for.
    pub role: Role,
    /// The time that it asks about.
    pub window: Window,
    /// The answers that it takes.
    pub response_set: ResponseSet,
    /// Belongs to a complete screening, whenever its condition holds.
    #[cfg_attr(feature = "serde", serde(default))]
    pub mandatory: bool,
    /// When it is asked; always, if none.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub asked_if: Option<Condition>,
    /// A short name, per language.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "BTreeMap::is_empty"))]
    pub label: Texts,
    /// The question as it is put, per language.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "BTreeMap::is_empty"))]
    pub wording: Texts,
    /// Its name in the form that it was taken from.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub source_code: Option<Text>,
}

object!(Item {
    code,
    domain,
    role,
    window,
    response_set,
    mandatory = false,
    asked_if,
    label = Texts::new(),
    wording = Texts::new(),
    source_code,
});

impl Item {
    /// A yes-or-no item that is always asked, without texts.
    #[must_use]
    pub fn yes_no(code: impl Into<Text>, domain: Domain, role: Role, window: Window) -> Self {
        Self {
            code: code.into(),
            domain,
            role,
            window,
            response_set: ResponseSet::YesNo,
            mandatory: false,
            asked_if: None,
            label: Texts::new(),
            wording: Texts::new(),
            source_code: None,
        }
    }

    /// The same item, mandatory.
    #[must_use]
    pub fn mandatory(self) -> Self {
        Self { mandatory: true, ..self }
    }

    /// The same item, asked only if `condition` holds.
    #[must_use]
    pub fn asked_if(self, condition: Condition) -> Self {
        Self { asked_if: Some(condition), ..self }
    }
}

impl FormDraft {
    /// A form of these items, version 1.0.0, without texts, ages and dates.
    #[must_use]
    pub fn new(id: impl Into<Text>, name: Label, items: Vec<Item>) -> Self {
        Self {
            schema_version: 1,
            id: id.into(),
            version: Version::FIRST,
            owner: Text::default(),
            name,
            valid_from: None,
            valid_to: None,
            min_age: None,
            max_age: None,
            languages: Vec::new(),
            wording_rights: None,
            witnessing_counts_as_exposure: false,
            answer_codes: BTreeMap::new(),
            items,
        }
    }
}
