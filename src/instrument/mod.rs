//! What the questionnaires share.
//!
//! A questionnaire is a Rust type behind the small trait [`Instrument`]; a
//! [`Definition`] says in data what it asks and what comes out. [`Scorer`] is
//! the same questionnaire without its types, so that tables of any shape can
//! be scored without knowing which one it is.
//!
//! A keyed sum (SOC-29, SOC-13, your own) is a [`KeyedScale`]: data for one
//! shared scorer.

mod answer;
pub(crate) mod block;
mod close_names;
mod definition;
mod exact;
mod keyed_scale;
mod keyed_sum;
mod level;
mod missing_rule;
mod registry;
mod scoring;
pub(crate) mod setting;

pub use answer::{Answer, NotScorable};
pub use block::Block;
pub(crate) use block::{BLOCK_ROWS, ItemCodes};
#[doc(hidden)] // a kernel of this crate may look at bytes; nobody else has a use for them
pub use block::{RawBlock, RawScored};
pub(crate) use close_names::close_names;
pub use definition::{
    Better, Definition, DefinitionError, ItemDef, Label, MeasureDef, OutputDef, OutputKind, PackedDef, SettingDef, Source, Text,
};
pub use exact::Exact;
pub(crate) use keyed_scale::Scale;
pub use keyed_scale::{Key, KeyError, KeyedScale, SubscaleKey};
pub(crate) use keyed_sum::Sums;
pub use keyed_sum::{KeyedResponse, KeyedScore, ScaleScore};
pub use level::{Level, LevelError};
pub use missing_rule::{MissingRule, MissingRuleError};
pub use registry::{Registry, RegistryError};
pub use scoring::{AnyInstrument, Cell, Chosen, Counting, Instrument, Reason, RowScore, Scorer};
pub use setting::SettingError;
