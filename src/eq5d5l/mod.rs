//! EQ-5D-5L: five dimensions at five levels, and EQ VAS.
//!
//! A [`Response`] gives a [`Profile`], its level sum and level frequency
//! scores, an EQ VAS score and, under each chosen [`ValueSet`], an index value.
//! **There is no default value set**: without one there is no index.
//!
//! How to read it: levels and their sum are better when lower; EQ VAS and index
//! values when higher. Index values of different sets must not be mixed; Sweden
//! alone has three sets. A crosswalk value (`XW-…`) is mapped from EQ-5D-3L
//! values and always named as such.
//!
//! EQ-5D is a trade mark of the `EuroQol` Research Foundation, which owns the
//! instrument; using it requires registration. Not affiliated with `EuroQol`;
//! no wording of the form is held here.
//!
//! # Examples
//!
//! ```
//! use enkat::eq5d5l::{Profile, ValueSet};
//!
//! let profile: Profile = "21232".parse()?;
//! let set = ValueSet::published("US-2019")?;
//! println!("{profile}: {} ({})", set.index_value(profile).to_f64(), set.source().citation);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod change;
pub(crate) mod crosswalk;
mod decimal;
mod definition;
mod dimension;
mod important_difference;
mod in_swedish;
mod own_set;
mod places;
mod profile;
mod profile_grid;
mod qaly;
pub(crate) mod response;
mod score;
mod tables;
pub(crate) mod value_set;

pub use change::HealthChange;
pub use dimension::Dimension;
pub use important_difference::ImportantDifference;
pub use own_set::{OwnSet, OwnSetError};
pub(crate) use places::{NO_PROFILE, profile_places};
pub use profile::{Profile, ProfileError};
pub use profile_grid::ProfileGrid;
pub use qaly::qalys;
pub(crate) use response::{DimensionLevel, Response, VasScore};
pub(crate) use score::Eq5d5l;
#[cfg(feature = "disclosure")]
pub(crate) use value_set::{Coefficients, Term};
pub use value_set::{IndexValue, Scale, ValueSet, Verification};
