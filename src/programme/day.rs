//! Days as people write them: ISO 8601.

/// Days since 1970-01-01 of a day written as `2025-08-31`.
pub(super) fn day(text: &str) -> Option<i32> {
    let bytes = text.as_bytes();
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse::<i32>().ok())?;
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    let (year, month, day) = (digits(text.get(..4)?)?, digits(text.get(5..7)?)?, digits(text.get(8..)?)?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let lengths = [31, if leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let months = lengths.get(..usize::try_from(month).ok()?.checked_sub(1)?)?;
    let length = *lengths.get(months.len())?;
    let before = year - 1;
    let years = 365 * before + before.div_euclid(4) - before.div_euclid(100) + before.div_euclid(400);
    // 719 162 days lie between 0001-01-01 and 1970-01-01
    (1..=length).contains(&day).then(|| years - 719_162 + months.iter().sum::<i32>() + day - 1)
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days_are_counted_from_1970() {
        for (text, expected) in [
            ("1970-01-01", Some(0)),
            ("1969-12-31", Some(-1)),
            ("2000-02-29", Some(11_016)),
            ("2000-03-01", Some(11_017)),
            ("2024-09-01", Some(19_967)),
            ("2025-02-29", None),
            ("2025-13-01", None),
            ("2025-00-01", None),
            ("2025-8-1", None),
            ("31/08/2025", None),
            ("", None),
        ] {
            assert_eq!(day(text), expected, "{text}");
        }
    }
}
