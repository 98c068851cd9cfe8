//! What a questionnaire says about itself.
//!
//! Column matching, schemas, documentation, the command line and the
//! conformance tests read these values; none of them knows a questionnaire by
//! name.

use std::borrow::Cow;
use std::ops::Range;

use crate::ground::{Answer, Language, object, variants, words};

/// A text that is built in or brought by a user.
pub(crate) type Text = Cow<'static, str>;

/// A questionnaire: its items, what can be chosen, and what comes out.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Definition {
    /// Short, stable and unique; the prefix of every output column.
    pub id: Text,
    /// The name in use.
    pub name: Label,
    /// One per question, in form order.
    pub items: Vec<ItemDef>,
    /// One column that may hold the first items together, a digit each.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub packed: Option<PackedDef>,
    /// What the caller may choose.
    pub settings: Vec<SettingDef>,
    /// The columns of scores, without those that a chosen setting adds.
    pub outputs: Vec<OutputDef>,
    /// Where the key comes from.
    pub source: Source,
    /// Who owns the instrument and what its scores may be used for.
    pub notice: Label,
}

object!(Definition { id, name, items, packed, settings, outputs, source, notice });

/// One question of a questionnaire.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct ItemDef {
    /// The name of its column.
    pub id: Text,
    /// A short name of our own; never the wording of the question.
    pub label: Label,
    /// The lowest answer code.
    pub min: u8,
    /// The highest answer code.
    pub max: u8,
    /// Scored from the other end, `min + max - code`.
    pub reversed: bool,
    /// Which end is the better one, where the item is reported by itself.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub better: Option<Better>,
}

object!(ItemDef { id, label, min, max, reversed, better });

/// A column that holds several one-digit items, such as a profile `21232`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(transform = crate::ground::data::limits))]
pub struct PackedDef {
    /// The name of the column.
    pub id: Text,
    /// How many of the first items it holds.
    pub items: usize,
}

object!(PackedDef { id, items });

/// Something that the caller may choose before scoring.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct SettingDef {
    /// The name under which it is passed.
    pub id: Text,
    /// What it decides.
    pub label: Label,
    /// The choice in force when none is made; none means that nothing is assumed.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub default: Option<Text>,
    /// May be chosen more than once.
    pub repeatable: bool,
}

object!(SettingDef { id, label, default, repeatable });

/// One column of scores.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct OutputDef {
    /// Its name after the questionnaire's id and `_`.
    pub id: Text,
    /// What it holds.
    pub label: Label,
    /// How it is written.
    pub kind: OutputKind,
    /// Under which name it is reported for a group, if it is.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub measure: Option<MeasureDef>,
}

object!(OutputDef { id, label, kind, measure });

/// A quantity that is reported for a group.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct MeasureDef {
    /// Its name after the questionnaire's id and `.`.
    pub id: Text,
    /// Which end is the better one.
    pub better: Better,
}

object!(MeasureDef { id, better });

/// How an output is written.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case", deny_unknown_fields))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(transform = crate::ground::data::limits))]
#[non_exhaustive]
pub enum OutputKind {
    /// A number within a range.
    Number {
        /// The lowest possible score, as a decimal.
        min: Text,
        /// The highest possible score, as a decimal.
        max: Text,
    },
    /// A number that is read digit by digit.
    Digits {
        /// How many digits.
        width: usize,
    },
    /// The scales that were prorated, separated by blanks.
    Prorated,
    /// What is empty and why, as `subject:reason`, separated by blanks.
    Reason,
    /// The same text in every row.
    Constant {
        /// The text.
        text: Text,
    },
}

variants!(OutputKind {
    "number" = Number { min, max },
    "digits" = Digits { width },
    "prorated" = Prorated,
    "reason" = Reason,
    "constant" = Constant { text },
});

/// Which end of a scale is the better one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub enum Better {
    /// More is better: EQ VAS, index values, KASAM.
    #[default]
    Higher,
    /// Less is better: EQ-5D levels and their sum.
    Lower,
}

words!(Better: [Better::Higher, Better::Lower]);

/// A short name in the languages of the reports.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Label {
    /// English.
    pub en: Text,
    /// Swedish.
    pub sv: Text,
}

object!(Label { en, sv });

impl Label {
    /// A label from built-in texts.
    #[must_use]
    pub const fn new(en: &'static str, sv: &'static str) -> Self {
        Self { en: Cow::Borrowed(en), sv: Cow::Borrowed(sv) }
    }
}

impl Language {
    /// What a label says in this language.
    #[must_use]
    pub fn label(self, label: &Label) -> &str {
        match self {
            Self::En => &label.en,
            Self::Sv => &label.sv,
        }
    }
}

/// Where a number was published.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Source {
    /// Authors, journal, year and pages.
    pub citation: Text,
    /// The digital object identifier, empty where there is none.
    pub doi: Text,
}

object!(Source { citation, doi });

/// A definition that nothing can be read by.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DefinitionError {
    /// Answer codes that do not make a range.
    #[error("the item {item} has answers from {min} to {max}, expected min up to max and max at most {}", Answer::<u8>::MAX_CODE)]
    Range {
        /// The item.
        item: String,
        /// The lowest code.
        min: u8,
        /// The highest code.
        max: u8,
    },
    /// More packed items than items.
    #[error("{packed} items are packed into one column, but there are {items}")]
    Packed {
        /// How many are packed.
        packed: usize,
        /// How many there are.
        items: usize,
    },
}

impl Definition {
    /// Checks what every reader relies on: a definition may come from anywhere.
    ///
    /// # Errors
    ///
    /// An error for the first item that cannot be read.
    pub fn check(&self) -> Result<(), DefinitionError> {
        if let Some(item) = self.items.iter().find(|item| item.min > item.max || item.max > Answer::<u8>::MAX_CODE) {
            return Err(DefinitionError::Range { item: item.id.to_string(), min: item.min, max: item.max });
        }
        match &self.packed {
            Some(packed) if packed.items > self.items.len() => {
                Err(DefinitionError::Packed { packed: packed.items, items: self.items.len() })
            }
            _ => Ok(()),
        }
    }

    /// The name of the column of `output`.
    #[must_use]
    pub fn column(&self, output: &OutputDef) -> String {
        format!("{}_{}", self.id, output.id)
    }

    /// The runs of items that are answered or left out together: the packed
    /// items are one part and each other item of such a questionnaire is one;
    /// any other questionnaire is a single part.
    pub fn parts(&self) -> impl Iterator<Item = Range<usize>> {
        let all = self.items.len();
        let together = self.packed.as_ref().map_or(all, |packed| packed.items.min(all));
        std::iter::once(0..together).chain((together..all).map(|item| item..item + 1))
    }

    /// Which items were asked, given which have a column: those of every part
    /// that has at least one. The rest was never asked, and is not missing.
    #[must_use]
    pub fn asked(&self, has_column: &[bool]) -> Vec<bool> {
        let mut asked = vec![false; self.items.len()];
        for part in self.parts() {
            let any = part.clone().any(|item| has_column.get(item).copied().unwrap_or(false));
            asked[part].fill(any);
        }
        asked
    }
}

impl OutputDef {
    /// Holds a number (or digits) rather than a text.
    #[must_use]
    pub fn is_number(&self) -> bool {
        matches!(self.kind, OutputKind::Number { .. } | OutputKind::Digits { .. })
    }
}
