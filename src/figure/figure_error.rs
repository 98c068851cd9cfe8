//! Figures that do not exist.

use super::{FigureOccasion, Statistic};
use crate::ground::did_you_mean;

/// A figure that does not exist: what of it does not, and what resembles it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FigureError {
    /// There is no such group.
    #[error("the report has no group {group:?}{}", did_you_mean(close))]
    Group {
        /// The group.
        group: String,
        /// Groups that resemble it.
        close: Vec<String>,
    },
    /// Nothing is told of such a measure.
    #[error("the report has no figure of {measure:?}{}", did_you_mean(close))]
    Measure {
        /// The measure.
        measure: String,
        /// Measures that resemble it.
        close: Vec<String>,
    },
    /// The measure has figures at other occasions.
    #[error(
        "the report has no figure of {measure} at {:?}, expected {}",
        occasion.name(),
        known.iter().map(|known| known.name()).collect::<Vec<_>>().join(" or ")
    )]
    Occasion {
        /// The measure.
        measure: String,
        /// The occasion.
        occasion: FigureOccasion,
        /// Those that it has figures at.
        known: Vec<FigureOccasion>,
    },
    /// The measure has other figures at this occasion.
    #[error("{measure} has no {statistic} at {:?}{}", occasion.name(), did_you_mean(close))]
    Statistic {
        /// The measure.
        measure: String,
        /// The occasion.
        occasion: FigureOccasion,
        /// The statistic.
        statistic: Statistic,
        /// Statistics of it that resemble this one.
        close: Vec<String>,
    },
}
