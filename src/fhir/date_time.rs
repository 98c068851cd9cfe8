//! Dates and times as FHIR writes them.

use crate::ground::Day;

/// A year, a month, a day, or a second with its zone.
pub(super) fn is_date_time(text: &str) -> bool {
    let is_day = |text: &str| text.parse::<Day>().is_ok();
    match text.len() {
        4 => is_day(&format!("{text}-01-01")),
        7 => is_day(&format!("{text}-01")),
        _ => match text.split_once('T') {
            Some((day, time)) => is_day(day) && is_time(time),
            None => is_day(text),
        },
    }
}

/// `09:30:00`, perhaps with a fraction, and `Z` or `+02:00`.
fn is_time(text: &str) -> bool {
    let is_clock = |text: &str, most: &[u8]| {
        let parts: Vec<&str> = text.split(':').collect();
        let is_part = |part: &&str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        let fits = |(part, most): (&&str, &u8)| part.parse::<u8>().is_ok_and(|number| number <= *most);
        parts.len() == most.len() && parts.iter().all(is_part) && parts.iter().zip(most).all(fits)
    };
    let zone_at = text.find(['Z', '+', '-']).unwrap_or(text.len());
    let (time, zone) = text.split_at(zone_at);
    let (seconds, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let is_fraction = !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit());
    let is_zone = zone == "Z" || zone.strip_prefix(['+', '-']).is_some_and(|zone| is_clock(zone, &[14, 59]));
    is_clock(seconds, &[23, 59, 60]) && is_fraction && is_zone
}

#[cfg(test)]
mod tests {
    use super::is_date_time;

    #[test]
    fn a_date_is_written_as_fhir_has_it() {
        for text in ["2026", "2026-04", "2026-04-03", "2026-04-03T09:30:00Z", "2026-04-03T09:30:00.125+02:00"] {
            assert!(is_date_time(text), "{text}");
        }
        for text in [
            "",
            "26",
            "2026-13",
            "2026-02-30",
            "20260403",
            "2026-04-03T09:30Z",
            "2026-04-03T09:30:00",
            "2026-04-03T25:00:00Z",
            "2026-04-03T09:30:00.Z",
            "2026-04-03 09:30:00Z",
            "2026-04-03T09:30:00+2:00",
            "2026-04-0é",
            "é026",
        ] {
            assert!(!is_date_time(text), "{text}");
        }
    }
}
