//! Years, halves and quarters, as groups.

use super::{Day, shown_text};

/// A stretch of time that a day belongs to.
///
/// A breakdown of one of these names needs no column of its own: the date of a
/// row says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Period {
    /// Such as 2025.
    Year,
    /// Such as 2025-H2.
    HalfYear,
    /// Such as 2025-Q3.
    Quarter,
}

/// A name that is not a period.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{name:?} is not a period, expected year, half_year or quarter")]
#[non_exhaustive]
pub struct PeriodError {
    /// The name.
    pub name: String,
}

impl std::str::FromStr for Period {
    type Err = PeriodError;

    fn from_str(name: &str) -> Result<Self, PeriodError> {
        match &*name.trim().to_lowercase() {
            "year" => Ok(Self::Year),
            "half_year" => Ok(Self::HalfYear),
            "quarter" => Ok(Self::Quarter),
            _ => Err(PeriodError { name: shown_text(name) }),
        }
    }
}

impl Period {
    /// The period of a day.
    #[must_use]
    pub fn of(self, day: Day) -> String {
        let (year, month, _) = day.civil();
        match self {
            Self::Year => year.to_string(),
            Self::HalfYear => format!("{year}-H{}", (month + 5) / 6),
            Self::Quarter => format!("{year}-Q{}", (month + 2) / 3),
        }
    }

    /// The year and which part of it, from 1, of what [`of`](Self::of) writes; none of anything else, such as the grades of a column
    /// that a table calls `year`.
    pub(crate) fn read(self, value: &str) -> Option<(u16, usize)> {
        let (between, parts) = match self {
            Self::Year => ("", 1),
            Self::HalfYear => ("-H", 2),
            Self::Quarter => ("-Q", 4),
        };
        let (year, part) = value.split_at_checked(4)?;
        let part = if self == Self::Year { part.is_empty().then_some(1) } else { part.strip_prefix(between)?.parse().ok() };
        Some((year.parse().ok()?, part.filter(|part| (1..=parts).contains(part))?))
    }
}

#[cfg(test)]
mod tests {
    use super::Period;
    use crate::ground::Day;

    #[test]
    fn a_day_belongs_to_a_half_and_to_a_quarter_of_a_year() {
        let half_year: Period = "half_year".parse().unwrap();
        let day: Day = "2025-09-01".parse().unwrap();
        assert_eq!(half_year.of(day), "2025-H2");
        assert_eq!(Period::Quarter.of(day), "2025-Q3");
        for (period, part) in [(Period::Year, 1), (Period::HalfYear, 2), (Period::Quarter, 3)] {
            assert_eq!(period.read(&period.of(day)), Some((2025, part)));
            for other in ["", "1", "2025-H3", "2025-Q5", "2025-Q0", "25-Q1", "år 3", "2025-"] {
                assert_eq!(period.read(other), None, "{other}");
            }
        }
    }
}
