//! A questionnaire that is scored by keyed sums, as data.

use std::borrow::Cow;

use super::{Better, Definition, ItemDef, Label, MeasureDef, MissingRule, OutputDef, OutputKind, SettingDef, Source, Text};
use crate::ground::{Answer, object, short_debug};

/// The key of a keyed-sum questionnaire, as a user writes it.
///
/// The column of item 4 is `ID_4`. The total is the sum of all items; each
/// subscale is a sum of some.
///
/// # Examples
///
/// ```
/// use enkat::instrument::{Better, Key, KeyedScale};
///
/// let key = Key {
///     id: "short3".into(),
///     name: "Three items of our own".into(),
///     min: 0,
///     max: 4,
///     items: vec![1, 2, 3],
///     reversed: vec![2],
///     subscales: vec![],
///     better: Better::Lower,
///     citation: "in-house, 2026".into(),
///     doi: "".into(),
/// };
/// let scale = KeyedScale::new(&key)?;
/// # Ok::<(), enkat::instrument::KeyError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Key {
    /// Lower-case letters, digits and `_`, starting with a letter.
    pub id: Text,
    /// The name in use.
    pub name: Text,
    /// The lowest answer code.
    pub min: u8,
    /// The highest answer code.
    pub max: u8,
    /// The numbers of the items, in form order.
    pub items: Vec<u16>,
    /// The numbers of the items that are scored from the other end.
    #[cfg_attr(feature = "serde", serde(default))]
    pub reversed: Vec<u16>,
    /// The subscales; none is fine.
    #[cfg_attr(feature = "serde", serde(default))]
    pub subscales: Vec<SubscaleKey>,
    /// Which end is the better one: more, unless it says `lower`.
    #[cfg_attr(feature = "serde", serde(default))]
    pub better: Better,
    /// Where the key comes from.
    pub citation: Text,
    /// The digital object identifier, empty where there is none.
    #[cfg_attr(feature = "serde", serde(default))]
    pub doi: Text,
}

object!(Key {
    id,
    name,
    min,
    max,
    items,
    reversed = Vec::new(),
    subscales = Vec::new(),
    better = Better::default(),
    citation,
    doi = Text::default(),
});

/// One subscale of a [`Key`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct SubscaleKey {
    /// Lower-case letters, digits and `_`, starting with a letter.
    pub id: Text,
    /// What it measures; its id where none is given.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub label: Option<Label>,
    /// The numbers of its items.
    pub items: Vec<u16>,
}

object!(SubscaleKey { id, label, items });

/// A checked key: the questionnaire that it describes.
#[derive(Clone, PartialEq, Eq)]
pub struct KeyedScale {
    pub(crate) definition: Definition,
    /// The total first, then the subscales in the order of the key.
    pub(crate) scales: Vec<Scale>,
    pub(crate) min: u8,
    pub(crate) max: u8,
}

/// One sum: which items, and from which end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Scale {
    pub(crate) id: Text,
    pub(crate) items: Vec<ScaleItem>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ScaleItem {
    /// Position in form order.
    pub(crate) position: usize,
    pub(crate) reversed: bool,
}

/// The id of the sum of all items.
const TOTAL: &str = "total";
/// Ids of outputs that are not scales.
const TAKEN: [&str; 4] = [TOTAL, "missing", "prorated", "reason"];

impl KeyedScale {
    /// The most items that a scale may have.
    pub const MOST_ITEMS: usize = 64;

    /// The questionnaire that `key` describes.
    ///
    /// # Errors
    ///
    /// [`KeyError`] names what is wrong with the key.
    pub fn new(key: &Key) -> Result<Self, KeyError> {
        let label = Label { en: key.name.clone(), sv: key.name.clone() };
        Self::with_name(key, label, Label::new("", ""))
    }

    /// As [`KeyedScale::new`], with a name in both languages and the owner's notice.
    pub(crate) fn with_name(key: &Key, name: Label, notice: Label) -> Result<Self, KeyError> {
        check(key)?;
        let position = |number: &u16| key.items.iter().position(|item| item == number);
        let scale = |id: Text, numbers: &[u16]| Scale {
            id,
            items: numbers
                .iter()
                .filter_map(|number| Some(ScaleItem { position: position(number)?, reversed: key.reversed.contains(number) }))
                .collect(),
        };
        let scales: Vec<Scale> = std::iter::once(scale(Cow::Borrowed(TOTAL), &key.items))
            .chain(key.subscales.iter().map(|subscale| scale(subscale.id.clone(), &subscale.items)))
            .collect();
        let items = key
            .items
            .iter()
            .map(|number| ItemDef {
                id: Cow::Owned(format!("{}_{number}", key.id)),
                label: Label { en: Cow::Owned(format!("item {number}")), sv: Cow::Owned(format!("fråga {number}")) },
                min: key.min,
                max: key.max,
                reversed: key.reversed.contains(number),
                better: None,
            })
            .collect();
        let definition = Definition {
            id: key.id.clone(),
            name,
            items,
            packed: None,
            settings: vec![SettingDef {
                id: Cow::Borrowed("missing"),
                label: Label::new("how many answers may be missing", "hur många svar som får saknas"),
                default: Some(Cow::Borrowed(MissingRule::default().name())),
                repeatable: false,
            }],
            outputs: outputs(key),
            source: Source { citation: key.citation.clone(), doi: key.doi.clone() },
            notice,
        };
        Ok(Self { definition, scales, min: key.min, max: key.max })
    }
}

impl KeyedScale {
    /// Which end of its sums is the better one.
    pub(crate) fn better(&self) -> Better {
        self.definition.outputs.iter().find_map(|output| output.measure.as_ref()).map_or(Better::Higher, |measure| measure.better)
    }
}

/// The subscales, the total, and what qualifies them.
fn outputs(key: &Key) -> Vec<OutputDef> {
    let sum = |id: &Text, label: Label, items: usize| OutputDef {
        id: id.clone(),
        label,
        kind: OutputKind::Number {
            min: Cow::Owned((items * usize::from(key.min)).to_string()),
            max: Cow::Owned((items * usize::from(key.max)).to_string()),
        },
        measure: Some(MeasureDef { id: id.clone(), better: key.better }),
    };
    let about =
        |id: &'static str, label: Label, kind: OutputKind| OutputDef { id: Cow::Borrowed(id), label, kind, measure: None };
    let mut outputs: Vec<OutputDef> = key
        .subscales
        .iter()
        .map(|subscale| {
            let label = subscale.label.clone().unwrap_or_else(|| Label { en: subscale.id.clone(), sv: subscale.id.clone() });
            sum(&subscale.id, label, subscale.items.len())
        })
        .collect();
    outputs.push(sum(&Cow::Borrowed(TOTAL), Label::new("total", "totalt"), key.items.len()));
    outputs.push(about(
        "missing",
        Label::new("unanswered items", "obesvarade frågor"),
        OutputKind::Number { min: Cow::Borrowed("0"), max: Cow::Owned(key.items.len().to_string()) },
    ));
    outputs.push(about("prorated", Label::new("prorated scales", "proportionerade skalor"), OutputKind::Prorated));
    outputs.push(about("reason", Label::new("why a score is empty", "varför en poäng saknas"), OutputKind::Reason));
    outputs
}

fn check(key: &Key) -> Result<(), KeyError> {
    let ids = std::iter::once(&key.id).chain(key.subscales.iter().map(|subscale| &subscale.id));
    if let Some(id) = ids.clone().find(|id| !is_name(id)) {
        return Err(KeyError::Id { id: id.to_string() });
    }
    let subscales = key.subscales.iter().map(|subscale| subscale.id.as_ref());
    if let Some(id) = repeated(TAKEN.into_iter().chain(subscales)) {
        return Err(KeyError::RepeatedId { id: id.to_owned() });
    }
    if key.min >= key.max || key.max > Answer::<u8>::MAX_CODE {
        return Err(KeyError::Range { min: key.min, max: key.max });
    }
    let all =
        std::iter::once((TOTAL, &key.items)).chain(key.subscales.iter().map(|subscale| (subscale.id.as_ref(), &subscale.items)));
    for (id, items) in all.chain(std::iter::once(("reversed", &key.reversed))) {
        let may_be_empty = id == "reversed";
        if items.len() > KeyedScale::MOST_ITEMS || (items.is_empty() && !may_be_empty) {
            return Err(KeyError::Items { scale: id.to_owned(), found: items.len() });
        }
        if let Some(item) = repeated(items.iter().copied()) {
            return Err(KeyError::RepeatedItem { scale: id.to_owned(), item });
        }
        if let Some(&item) = items.iter().find(|item| !key.items.contains(item)) {
            return Err(KeyError::UnknownItem { scale: id.to_owned(), item });
        }
    }
    Ok(())
}

fn is_name(id: &str) -> bool {
    id.starts_with(|first: char| first.is_ascii_lowercase())
        && id.len() <= 40
        && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

fn repeated<T: PartialEq + Copy>(items: impl Iterator<Item = T>) -> Option<T> {
    let mut seen = Vec::new();
    for item in items {
        if seen.contains(&item) {
            return Some(item);
        }
        seen.push(item);
    }
    None
}

/// A key that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum KeyError {
    /// An id that cannot name a column.
    #[error("the id {id:?} is not usable, expected up to 40 lower-case letters, digits and _, starting with a letter")]
    Id {
        /// The id.
        id: String,
    },
    /// Two scales of one name, or a name that the outputs need.
    #[error("the id {id:?} is taken")]
    RepeatedId {
        /// The id.
        id: String,
    },
    /// Answer codes that do not make a scale.
    #[error("answers from {min} to {max} do not make a scale, expected min below max and max at most {}", Answer::<u8>::MAX_CODE)]
    Range {
        /// The lowest code.
        min: u8,
        /// The highest code.
        max: u8,
    },
    /// No items, or too many.
    #[error("{scale} has {found} items, expected 1 to {}", KeyedScale::MOST_ITEMS)]
    Items {
        /// The scale, or `reversed`.
        scale: String,
        /// How many it has.
        found: usize,
    },
    /// An item is listed twice.
    #[error("item {item} stands twice in {scale}")]
    RepeatedItem {
        /// The scale, or `reversed`.
        scale: String,
        /// The number of the item.
        item: u16,
    },
    /// An item that the questionnaire does not have.
    #[error("item {item} of {scale} is not among the items")]
    UnknownItem {
        /// The scale, or `reversed`.
        scale: String,
        /// The number of the item.
        item: u16,
    },
}

short_debug! {
    impl KeyedScale { id: |scale: &Self| scale.definition.id.clone() }
}
