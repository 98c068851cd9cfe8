//! What tests, benches and the crates of this workspace reach for inside of the
//! library: no part of its interface, so anything here may change in any release.

/// Fifteen invented people, as a table separated by commas.
pub const DEMO: &str = include_str!("../data/demo.csv");

/// Of [`eq5d5l`](crate::eq5d5l).
pub mod eq5d5l {
    pub use crate::eq5d5l::response::{DimensionLevel, Response, VasScore};
    pub use crate::eq5d5l::value_set::{Coefficients, Term};
}

/// Of [`finding`](crate::finding).
pub mod finding {
    pub use crate::finding::identity::{
        CELLS_LOOKED_AT, SHORTEST_IDENTITY_NUMBER, holds_certain_identity_number, other_than_identity_number, with_lost_zeros,
    };
}

/// Of [`ground`](crate::ground).
pub mod ground {
    pub use crate::ground::blank::is_blank;
    pub use crate::ground::close_names::close_names;
    pub use crate::ground::folded_id::folded;
    pub use crate::ground::shown_name::shown_text;
}

/// Of [`instrument`](crate::instrument).
pub mod instrument {
    pub use crate::instrument::block::AnswerBlock;
    pub use crate::instrument::keyed_sum::{KeyedResponse, KeyedScore};
    pub use crate::instrument::scoring::Instrument;
}

/// Of [`programme`](crate::programme).
pub mod programme {
    pub use crate::programme::activity::{Activity, Municipality, Named};
    pub use crate::programme::code::Code;
    pub use crate::programme::code_set::CodeSet;
    pub use crate::programme::course::Course;
    pub use crate::programme::fault::{Fault, List};
    pub use crate::programme::field::{Broken, FIELDS, Field};
    pub use crate::programme::file::{Denominator, Fraction, Period};
    pub use crate::programme::goal::percent;
    pub use crate::programme::indicators::Indicators;
    pub use crate::programme::response::{Context, Decision, Participation};
    pub use crate::programme::words::ExitKind;
}

/// Of [`stats`](crate::stats).
/// Of [`report`](crate::report).
#[cfg(feature = "report")]
pub mod report {
    pub use crate::report::finsam::FinsamRow;
    pub use crate::report::person::{PersonForm, PersonItem, PersonScore, Reliable, RowsOf};
}

pub mod stats {
    pub use crate::stats::reliability::{CrossProducts, Reliability};
    pub use crate::stats::undefined::Stat;
}

/// Of [`table`](crate::table).
pub mod table {
    pub use crate::table::answers::Answers;
    pub use crate::table::batch::{Batch, BatchError, score, score_into};
    pub use crate::table::cell::read_answer;
    pub use crate::table::coded_cells::CodedCells;
    pub use crate::table::fact_reader::{FactChoices, FactReader, FactRow};
    pub use crate::table::layout::Layout;
    pub use crate::table::nobody::NobodyFinder;
    pub use crate::table::plain_lines::PlainEnd;
    pub use crate::table::plan::Plan;
    #[cfg(feature = "check")]
    pub use crate::table::propose::header::HeaderFinder;
    #[cfg(feature = "check")]
    pub use crate::table::propose::labels::start_and_exit;
    pub use crate::table::shown_names::{shown_name_of, shown_names_of};
    pub use crate::table::text_rows::{Line, TextRows, TextRowsError};
}

/// Of [`tally`](crate::tally).
pub mod tally {
    pub use crate::tally::counts::Counts;
    pub use crate::tally::profiles::ProfileCounts;
    pub use crate::tally::rows::{Half, Occasions, Rows};
    pub use crate::tally::state::FORMAT_VERSION;
}

/// Of [`violence`](crate::violence).
pub mod violence {
    pub use crate::violence::asking::{Action, Interpreter, Mode, NotAskedReason};
    pub use crate::violence::compare::compare;
    pub use crate::violence::concept::{Domain, ResponseSet, Role, UnknownDomain, Window};
    pub use crate::violence::condition::{AnswerCode, Condition};
    pub use crate::violence::draft::Item;
    pub use crate::violence::fault::{Fault, FaultKind};
    pub use crate::violence::follow_up::FollowUp;
    #[cfg(feature = "serde")]
    pub use crate::violence::from_data::FromData;
    pub use crate::violence::outcome::Void;
    pub use crate::violence::read::Broken;
    pub use crate::violence::reply::{Frequency, Relation, Reply, SupportWish};
    pub use crate::violence::version::{Version, VersionError};
}
