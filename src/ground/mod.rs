//! What everybody stands on: exact numbers, levels, answers, days, occasions and names.

mod answer;
mod blank;
mod chance;
mod close_names;
mod day;
mod exact;
mod id_key;
mod level;
mod occasion;
mod pair_sums;
pub(crate) mod period;
mod person_id;
pub(crate) mod sealed;
mod short_debug;
mod text_form;
mod unknown_name;

pub use answer::{Answer, NotScorable};
pub(crate) use blank::is_blank;
pub(crate) use chance::{chance_of_at_least, chance_of_none};
pub(crate) use close_names::{close_names, did_you_mean};
pub use day::{Day, DayError};
pub use exact::Exact;
pub(crate) use id_key::KeyMark;
pub use id_key::{IdKey, IdKeyError};
pub use level::{Level, LevelError};
pub use occasion::{Occasion, OccasionNameError, OccasionNames};
pub(crate) use pair_sums::PairSums;
pub(crate) use period::Period;
pub(crate) use person_id::PersonId;
pub(crate) use short_debug::short_debug;
pub(crate) use text_form::text_form;
pub use unknown_name::{NameOf, UnknownName};
