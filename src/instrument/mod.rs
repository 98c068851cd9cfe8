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
mod definition;
mod keyed_scale;
mod keyed_sum;
mod missing_rule;
mod scoring;
pub(crate) mod setting;

pub use block::Block;
pub(crate) use block::{BLOCK_ROWS, ItemCodes};
#[doc(hidden)] // a kernel of this crate may look at bytes; nobody else has a use for them
pub use block::{RawBlock, RawScored};
pub use definition::{
    Better, Definition, DefinitionError, ItemDef, Label, MeasureDef, OutputDef, OutputKind, PackedDef, SettingDef, Source, Text,
};
pub(crate) use keyed_scale::Scale;
pub use keyed_scale::{Key, KeyError, KeyedScale, SubscaleKey};
pub(crate) use keyed_sum::Sums;
pub use keyed_sum::{KeyedResponse, KeyedScore, ScaleScore};
pub use missing_rule::{MissingRule, MissingRuleError};
pub use scoring::{AnyInstrument, Cell, Chosen, Counting, Instrument, Reason, RowScore, Scorer};
pub use setting::SettingError;
