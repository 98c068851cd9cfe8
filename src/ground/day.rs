//! Days of the calendar.

use std::fmt;
use std::str::FromStr;

use super::text_form;

/// A day of the Gregorian calendar, written as in ISO 8601: `2026-04-03`.
///
/// # Examples
///
/// ```
/// use enkat::ground::Day;
///
/// let day: Day = "2026-04-03".parse()?;
/// assert_eq!(day.since_1970(), 20_546);
/// assert_eq!(Day::from_days(20_546)?.to_string(), "2026-04-03");
/// assert!("2026-02-30".parse::<Day>().is_err());
/// # Ok::<(), enkat::ground::DayError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

/// A text or number that is not a day; it is not repeated here, as it may come from a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a day is written as 2026-04-03, from the year 0001 to 9999")]
#[non_exhaustive]
pub struct DayError;

/// Days of an era of 400 years.
const ERA: i32 = 146_097;
/// Days from 0000-03-01 to 1970-01-01.
const TO_1970: i32 = 719_468;

impl Day {
    const FIRST: Self = Self(-719_162);
    const LAST: Self = Self(2_932_896);

    /// The day so many days after 1970-01-01.
    ///
    /// # Errors
    ///
    /// [`DayError`] outside the years 0001 to 9999.
    pub const fn from_days(days: i32) -> Result<Self, DayError> {
        if days < Self::FIRST.0 || days > Self::LAST.0 { Err(DayError) } else { Ok(Self(days)) }
    }

    /// Days since 1970-01-01.
    #[must_use]
    pub const fn since_1970(self) -> i32 {
        self.0
    }

    /// Year, month and day of the month.
    #[must_use]
    pub const fn civil(self) -> (i32, i32, i32) {
        // years are counted from March, so that the leap day is a year's last
        let days = self.0 + TO_1970;
        let of_era = days.rem_euclid(ERA);
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let from_march = (5 * of_year + 2) / 153;
        let day = of_year - (153 * from_march + 2) / 5 + 1;
        let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
        let year = year_of_era + days.div_euclid(ERA) * 400 + if month <= 2 { 1 } else { 0 };
        (year, month, day)
    }

    /// The day that a cell of a table holds: as [`Day`] is written, with or without a time of
    /// the day after it, or in eight digits.
    ///
    /// # Examples
    ///
    /// ```
    /// use enkat::ground::Day;
    ///
    /// let day = "2026-04-03".parse()?;
    /// for cell in ["2026-04-03", "2026-04-03T08:00:00Z", "2026-04-03 08:00", "20260403"] {
    ///     assert_eq!(Day::of_cell(cell), Some(day));
    /// }
    /// assert_eq!(Day::of_cell("3/4/2026"), None);
    /// # Ok::<(), enkat::ground::DayError>(())
    /// ```
    #[must_use]
    pub fn of_cell(cell: &str) -> Option<Self> {
        let cell = cell.trim();
        if let (8, true) = (cell.len(), cell.bytes().all(|byte| byte.is_ascii_digit())) {
            return format!("{}-{}-{}", &cell[..4], &cell[4..6], &cell[6..]).parse().ok();
        }
        let (day, time) = cell.split_at_checked(10)?;
        let is_time =
            |time: &str| time.starts_with(['T', 't', ' ']) && time[1..].starts_with(|digit: char| digit.is_ascii_digit());
        if time.is_empty() || is_time(time) { day.parse().ok() } else { None }
    }

    /// The day of a year from 1 to 9999, if the calendar has it.
    fn from_civil(year: i32, month: i32, day: i32) -> Result<Self, DayError> {
        if !(1..=9_999).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
            return Err(DayError);
        }
        let from_march = if month > 2 { month - 3 } else { month + 9 };
        let march_year = if month > 2 { year } else { year - 1 };
        let of_era = march_year.rem_euclid(400);
        let of_year = (153 * from_march + 2) / 5 + day - 1;
        let days = march_year.div_euclid(400) * ERA + of_era * 365 + of_era / 4 - of_era / 100 + of_year - TO_1970;
        let found = Self(days);
        if found.civil() == (year, month, day) { Ok(found) } else { Err(DayError) }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl FromStr for Day {
    type Err = DayError;

    fn from_str(text: &str) -> Result<Self, DayError> {
        let is_shape = text.len() == 10
            && text.bytes().enumerate().all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() });
        if !is_shape {
            return Err(DayError);
        }
        let number = |part: &str| part.parse().map_err(|_| DayError);
        Self::from_civil(number(&text[..4])?, number(&text[5..7])?, number(&text[8..])?)
    }
}

/// Every day of the calendar: of months with 31, 30 and 28 days, and the leap days.
#[cfg(feature = "schemars")]
const PATTERN: &str = "^([0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))\
    |([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29)$";

text_form!(Day as "Day": { "type": "string", "format": "date", "pattern": PATTERN, "not": { "pattern": "^0000" } });

#[cfg(test)]
mod tests {
    use super::Day;

    #[test]
    fn every_day_prints_and_parses_to_itself() {
        assert_eq!(Day::FIRST.to_string(), "0001-01-01");
        assert_eq!(Day::LAST.to_string(), "9999-12-31");
        for days in (Day::FIRST.0..=Day::LAST.0).step_by(13).chain(10_000..12_000) {
            assert_eq!(Day(days).to_string().parse(), Ok(Day(days)));
        }
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in ["", "2026-2-03", "2026-02-29", "1900-02-29", "0000-01-01", "2026-04-031", "20260403", "2026-04-0é"] {
            assert!(text.parse::<Day>().is_err(), "{text}");
        }
        assert!("2000-02-29".parse::<Day>().is_ok());
    }
}
