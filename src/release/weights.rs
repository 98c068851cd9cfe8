//! What suppressing a figure costs, for each person or step that it would have to be off: what the reader of a short report needs stays
//! longest.
//!
//! The order is that of a programme's own final report: how many took part; the joint sums and the goal; who sent people and where they
//! went; how many changed; last how many were at each level, which the joint sum says in short.

/// How many people took part, and other numbers of people.
pub(super) const NUMBER: f64 = 3000.0;
/// A number of people that is told as a range.
pub(super) const RANGE: f64 = 1500.0;
/// A joint sum.
pub(super) const SUM: f64 = 1000.0;
/// Whether the goal is met.
pub(super) const VERDICT: f64 = 1000.0;
/// A sum or a mean that others nearly give.
pub(super) const DERIVED: f64 = 0.1;

/// An entry of a list, such as a sender: the larger, the more it says.
pub(super) fn entry(people: i128) -> f64 {
    20.0 * units(people)
}

/// Categories together: of less use than each by itself, of more than none of them.
pub(super) fn merged(people: i128) -> f64 {
    10.0 * units(people)
}

/// How many changed for the better, for the worse, or not.
pub(super) fn changed(people: i128) -> f64 {
    10.0 + units(people)
}

/// How many are at a level.
pub(super) fn at_level(people: i128) -> f64 {
    units(people) / 10.0
}

/// Any other count.
pub(super) fn units(people: i128) -> f64 {
    super::draft::float(people)
}
