//! What the cells of an item stand for, where they are not the codes of the form.
#![warn(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

use std::collections::{BTreeMap, HashMap};

use super::cell::as_integer;
use super::column_names::{at, plain, without_occasion};
use crate::ground::{Occasion, close_names, did_you_mean, is_blank, shown_name, shown_text};
use crate::instrument::{Definition, ItemDef};

/// What the cells of an item stand for, where they are not the codes of the form; see
/// [`Choices::codes`](crate::Choices::codes).
///
/// As data it is a word, or an object: `"from-zero"`, `"reversed"`, `{ "Nivå 3": 3 }`.
///
/// # Examples
///
/// ```
/// use enkat::table::Coding;
/// use enkat::{Choices, Registry};
///
/// let labels = Coding::Texts([("none".into(), 1), ("some".into(), 2)].into());
/// let codes = [("mo".into(), labels), ("soc13_{n}".into(), Coding::Reversed)];
/// let choices = Choices { codes: codes.into(), ..Choices::default() };
/// assert!(choices.scores(&Registry::built_in(), &["mo", "soc13_1"]).is_ok());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Coding {
    /// Each text stands for a code of the form. Compared without case and surrounding blanks, numbers by their value; where
    /// some of the texts are numbers, no other number is read.
    Texts(BTreeMap<String, u8>),
    /// Counted from 0: every cell is one lower than the code of the form.
    FromZero,
    /// Counted from the other end: the lowest number stands for the highest code.
    Reversed,
}

/// Codes that do not fit the questionnaires.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CodesError {
    /// They are of nothing that is known.
    #[error("codes of {name:?}: no item and no questionnaire is called so{}", did_you_mean(close))]
    UnknownName {
        /// The name.
        name: String,
        /// Names that come close.
        close: Vec<String>,
    },
    /// A text stands for a code that the item does not have.
    #[error("codes of {name}: {code} is not a code of {item}, expected {} to {}", range[0], range[1])]
    OutOfRange {
        /// Of what they are.
        name: String,
        /// The code.
        code: u8,
        /// The item.
        item: String,
        /// Its lowest and highest code.
        range: [u8; 2],
    },
    /// Two texts are the same without case and surrounding blanks.
    #[error("codes of {name}: the text {text:?} is given twice")]
    TwiceGiven {
        /// Of what they are.
        name: String,
        /// The text.
        text: String,
    },
    /// A text that means a missing answer wherever it stands.
    #[error("codes of {name}: {text:?} is a missing answer and stands for no code")]
    Missing {
        /// Of what they are.
        name: String,
        /// The text.
        text: String,
    },
    /// Nothing to read by.
    #[error("codes of {name}: no text is given")]
    Empty {
        /// Of what they are.
        name: String,
    },
    /// The form itself counts from 0.
    #[error("codes of {name}: {item} is counted from 0 on the form already")]
    FromZero {
        /// Of what they are.
        name: String,
        /// The item.
        item: String,
    },
}

/// How a cell of one item becomes a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum CellCodes {
    /// By texts, in small letters, and by numbers.
    Texts {
        texts: HashMap<String, u8>,
        numbers: Vec<(i64, u8)>,
    },
    FromZero,
    Reversed,
}

impl CellCodes {
    fn new(coding: &Coding) -> Self {
        let Coding::Texts(given) = coding else {
            return if *coding == Coding::FromZero { Self::FromZero } else { Self::Reversed };
        };
        let texts: HashMap<String, u8> = given.iter().map(|(text, code)| (plain(text), *code)).collect();
        let numbers = texts.iter().filter_map(|(text, code)| Some((as_integer(text)?, *code))).collect();
        Self::Texts { texts, numbers }
    }

    /// The code of a text that is not a number.
    pub(super) fn of_text(&self, text: &str) -> Option<u8> {
        match self {
            Self::Texts { texts, .. } => texts.get(&plain(text)).copied(),
            Self::FromZero | Self::Reversed => None,
        }
    }
}

/// The coding of each item of a questionnaire, at one occasion of a wide table; empty where there is none.
pub(super) fn of_form(
    codes: &BTreeMap<String, Coding>,
    definition: &Definition,
    occasion: Option<Occasion>,
) -> Vec<Option<CellCodes>> {
    if codes.is_empty() {
        return Vec::new();
    }
    let names: Vec<(String, &Coding)> = codes.iter().map(|(name, coding)| (plain(name), coding)).collect();
    let of_item = |(place, item): (usize, &ItemDef)| {
        let covering = names.iter().filter_map(|(name, coding)| Some((rank(name, definition, place, item, occasion)?, *coding)));
        covering.min_by_key(|(rank, _)| *rank).map(|(_, coding)| CellCodes::new(coding))
    };
    definition.items.iter().enumerate().map(of_item).collect()
}

/// How closely a name is that of an item: 0 for its own; none where it does not cover it.
fn rank(name: &str, definition: &Definition, place: usize, item: &ItemDef, occasion: Option<Occasion>) -> Option<u8> {
    let is_together = definition.parts().next().is_some_and(|part| part.contains(&place));
    let [own, plain] = [at(occasion, &item.id), item.id.to_string()];
    let covers = |name: &str, item: &str| {
        let number = |(before, after)| item.strip_prefix(before)?.strip_suffix(after);
        let number = name.split_once("{n}").and_then(number);
        number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let is_of_form = |name: &str, at: &dyn Fn(&str) -> String| {
        let packed = definition.packed.as_ref().map(|packed| at(&packed.id));
        is_together && (name == at(&definition.id) || Some(name) == packed.as_deref())
    };
    let ways = [
        name == own,
        name == plain,
        covers(name, &own),
        covers(name, &plain),
        is_of_form(name, &|id| at(occasion, id)),
        is_of_form(name, &str::to_owned),
    ];
    (0..).zip(ways).find(|(_, is)| *is).map(|(rank, _)| rank)
}

/// They fit the questionnaires, whichever of these the table has.
pub(super) fn check(codes: &BTreeMap<String, Coding>, definitions: &[&Definition]) -> Result<(), CodesError> {
    for (given, coding) in codes {
        let name = shown_name(given.trim());
        let wanted = plain(given);
        let bare = without_occasion(&wanted);
        let items = definitions.iter().flat_map(|definition| {
            let all = definition.items.iter().enumerate();
            all.filter(|(place, item)| rank(bare, definition, *place, item, None).is_some()).map(|(_, item)| item)
        });
        let items: Vec<&ItemDef> = items.collect();
        if items.is_empty() {
            let ids = definitions.iter().flat_map(|definition| {
                std::iter::once(definition.id.as_ref()).chain(definition.items.iter().map(|item| item.id.as_ref()))
            });
            return Err(CodesError::UnknownName { close: close_names(bare, ids), name });
        }
        match coding {
            Coding::Texts(texts) => check_texts(&name, texts, &items)?,
            Coding::FromZero => {
                if let Some(item) = items.iter().find(|item| item.min == 0) {
                    return Err(CodesError::FromZero { name, item: item.id.to_string() });
                }
            }
            Coding::Reversed => {}
        }
    }
    Ok(())
}

fn check_texts(name: &str, texts: &BTreeMap<String, u8>, items: &[&ItemDef]) -> Result<(), CodesError> {
    let name = || name.to_owned();
    if texts.is_empty() {
        return Err(CodesError::Empty { name: name() });
    }
    let mut known: Vec<(String, Option<i64>)> = Vec::new();
    for (text, code) in texts {
        if is_blank(text.trim()) {
            return Err(CodesError::Missing { name: name(), text: text.trim().to_owned() });
        }
        let (same, number) = (plain(text), as_integer(text.trim()));
        if known.iter().any(|(known, of)| *known == same || number.is_some() && *of == number) {
            return Err(CodesError::TwiceGiven { name: name(), text: shown_text(text.trim()) });
        }
        known.push((same, number));
        if let Some(item) = items.iter().find(|item| !(item.min..=item.max).contains(code)) {
            let (item, range) = (item.id.to_string(), [item.min, item.max]);
            return Err(CodesError::OutOfRange { name: name(), code: *code, item, range });
        }
    }
    Ok(())
}
