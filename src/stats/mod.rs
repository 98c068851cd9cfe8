//! From counts to numbers: every statistic of a report, with its definition
//! and its source.
//!
//! **Counts in → one number, an [`Estimate`] or a reason out.** Nothing here
//! reads rows, so nothing here depends on their order: values are counted
//! on an exact grid, walked in ascending order, and equal groups give equal
//! bits. What has no value says why ([`Undefined`]); no number is ever `NaN`
//! or infinite.
//!
//! | type | statistics of |
//! |---|---|
//! | [`Sample`] | one measure, once |
//! | [`Paired`] | one measure at start and at exit, of the same people |
//! | [`Reliability`] | the items of one scale |
//! | [`ReliableChange`] | one person's change beside the error of the scale |
//! | [`shannon()`], [`hsdi()`] | how evenly people spread over categories |
//! | [`Bootstrap`] | any statistic of counted people, by resampling |
//!
//! Floating-point functions of the standard library may differ in the last
//! bit between platforms; on one platform every result is reproducible.
//!
//! # Examples
//!
//! ```
//! use enkat::stats::{Effect, Paired, Undefined};
//!
//! // three people, on a grid of tenths: 0.5 to 0.7, 0.6 to 0.9, 0.8 to 0.8
//! let pairs = Paired::on_grid(10, vec![([5, 7], 1), ([6, 9], 1), ([8, 8], 1)]);
//! assert_eq!(pairs.n(), 3);
//! assert_eq!(pairs.change().median(), Ok(0.2));
//! assert!(pairs.effect(Effect::Dz)?.value > 1.0);
//! assert_eq!(pairs.hodges_lehmann(), Err(Undefined::TooFew { n: 3, needed: 6 }));
//! # Ok::<(), Undefined>(())
//! ```

mod bootstrap;
mod effect;
mod estimate;
mod factor;
mod grid;
mod hodges_lehmann;
mod holm;
mod hsdi;
mod item_reliability;
mod matrix;
mod moments;
mod number;
mod paired;
mod proportion;
mod random;
pub(crate) mod reliability;
mod reliable_change;
mod sample;
mod shannon;
mod signed_rank;
mod special;
pub(crate) mod undefined;

pub use bootstrap::{Bootstrap, BootstrapMethod};
pub use effect::Effect;
pub use estimate::Estimate;
pub use holm::holm;
pub use hsdi::{hsdc, hsdi};
pub use paired::Paired;
pub use proportion::wilson95;
pub(crate) use reliability::CrossProducts;
pub(crate) use reliability::Reliability;
pub use reliable_change::{ReliableChange, ReliableClass};
pub use sample::Sample;
pub use shannon::shannon;
pub(crate) use undefined::Stat;
pub use undefined::Undefined;
