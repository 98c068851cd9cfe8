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
    }
}
