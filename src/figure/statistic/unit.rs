//! What the numbers of a statistic count.

/// What the numbers of a statistic count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Unit {
    /// People or rows.
    Count,
    /// 0 to 1.
    Share,
    /// That of the measure.
    Measure,
    /// A number without a unit.
    Plain,
}
