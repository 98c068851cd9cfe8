//! KASAM, Antonovsky's sense of coherence: SOC-29 and SOC-13.
//!
//! Three subscales — comprehensibility (*begriplighet*), manageability
//! (*hanterbarhet*), meaningfulness (*meningsfullhet*) — and their total; every
//! score is a sum of keyed items, and higher is stronger. Items are passed as
//! marked on the form, 1–7, **not reversed**; the reverse-keyed ones are turned
//! here.
//!
//! How to read it: there is no validated cut-off and no published smallest
//! important change. Antonovsky meant the total only; the subscales of SOC-13
//! are too short to tell one person's change from noise.
//!
//! The wording of the items belongs to the rights holder (requests go through
//! the Society for Theory and Research on Salutogenesis); this crate holds item
//! numbers only. **For research; not for diagnosis, assessment or treatment of
//! a person.**
//!
//! # Examples
//!
//! ```
//! use enkat::instrument::MissingRule;
//! use enkat::kasam::{Score, Soc13};
//!
//! let answers: Soc13 = [4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4].try_into()?;
//! let score = Score::of(&answers, MissingRule::default());
//! assert_eq!(score.total.value.map(|value| value.to_f64()), Ok(52.0));
//! # Ok::<(), enkat::kasam::ResponseError>(())
//! ```

mod band;
mod definition;
mod response;
mod score;

pub use band::{Band, BandSet, LANGIUS_BJORVELL_1996};
pub use definition::{soc13, soc29};
pub use response::{Response, ResponseError, Soc13, Soc29};
pub use score::Score;
