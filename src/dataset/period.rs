//! Years, halves and quarters, as groups.

/// A stretch of time that a day belongs to.
///
/// A breakdown of one of these names needs no column of its own: the date of a
/// row says it.
///
/// # Examples
///
/// ```
/// use enkat::dataset::Period;
///
/// let half_year: Period = "half_year".parse()?;
/// assert_eq!(half_year.of(20_332), "2025-H2"); // 2025-09-01, counted from 1970-01-01
/// assert_eq!(Period::Quarter.of(0), "1970-Q1");
/// # Ok::<(), enkat::dataset::PeriodError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Period {
    /// Such as 2025.
    Year,
    /// Such as 2025-H2.
    HalfYear,
    /// Such as 2025-Q3.
    Quarter,
}

/// A name of no period.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{name:?} is no period, expected year, half_year or quarter")]
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
            _ => Err(PeriodError { name: name.to_owned() }),
        }
    }
}

impl Period {
    /// The period of a day counted from 1970-01-01.
    #[must_use]
    pub fn of(self, day: i32) -> String {
        let (year, month) = year_and_month(day);
        match self {
            Self::Year => year.to_string(),
            Self::HalfYear => format!("{year}-H{}", (month + 5) / 6),
            Self::Quarter => format!("{year}-Q{}", (month + 2) / 3),
        }
    }
}

/// The Gregorian year and month of a day, by counting in eras of 400 years from the first of March.
fn year_and_month(day: i32) -> (i64, i64) {
    const ERA: i64 = 146_097;
    let from_march_of_year_0 = i64::from(day) + 719_468;
    let (era, day) = (from_march_of_year_0.div_euclid(ERA), from_march_of_year_0.rem_euclid(ERA));
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month_from_march = (5 * day + 2) / 153;
    let month = (month_from_march + 2) % 12 + 1;
    (era * 400 + year + i64::from(month <= 2), month)
}

#[cfg(test)]
mod tests {
    use super::year_and_month;

    #[test]
    fn every_month_of_four_centuries_is_as_long_as_it_should_be() {
        let mut first = 0;
        for year in 1970..2370_i64 {
            let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            for (month, days) in (1..).zip([31, 28 + i32::from(leap), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]) {
                assert_eq!([first, first + days - 1].map(year_and_month), [(year, month); 2]);
                first += days;
            }
        }
        assert_eq!(year_and_month(-1), (1969, 12));
    }
}
