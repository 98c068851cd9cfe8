//! What the questionnaires share.
//!
//! A questionnaire is a Rust type behind the small trait [`Instrument`]; a
//! [`Definition`] says in data what it asks and what comes out. [`Scorer`] is
//! the same questionnaire without its types, so that tables of any shape can
//! be scored without knowing which one it is.
//!
//! A keyed sum (SOC-29, SOC-13, your own) is a [`KeyedScale`]: data for one
//! shared scorer.

pub(crate) mod block;
#[cfg(feature = "serde")]
mod cell_form;
mod definition;
mod keyed_scale;
pub(crate) mod keyed_sum;
mod missing_rule;
pub(crate) mod scoring;
pub(crate) mod setting;

pub(crate) use block::{AnswerBlock, Block};
pub(crate) use block::{BLOCK_ROWS, ItemCodes};
pub(crate) use block::{RawBlock, RawScored};
pub use definition::{Better, Definition, ItemDef, Label, MeasureDef, OutputDef, OutputKind, SettingDef, Source};
pub(crate) use definition::{DefinitionError, PackedDef, Text};
pub(crate) use keyed_scale::Scale;
pub use keyed_scale::{Key, KeyError, KeyedScale, SubscaleKey};
pub(crate) use keyed_sum::KeyedResponse;
pub use keyed_sum::ScaleScore;
pub(crate) use keyed_sum::Sums;
pub use missing_rule::MissingRule;
pub use scoring::{AnyInstrument, Reason, RowScore, Scorer};
pub(crate) use scoring::{Cell, Chosen, Counting, Instrument};
pub use setting::SettingError;
