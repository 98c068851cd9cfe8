//! The text of a cell of a sheet, as a delimited file would have it.

use std::fmt::Write as _;

use calamine::{Data, DataRef, ExcelDateTime};

/// The day after the last one that a workbook can name.
const DAYS_END: f64 = 2_958_466.0;

/// The text of a cell, as a delimited file would have it.
pub(crate) fn write_cell(value: &DataRef<'_>, text: &mut String) {
    // a text takes everything
    let _ = match value {
        DataRef::Empty => Ok(()),
        DataRef::Int(number) => write!(text, "{number}"),
        // 3.0 prints as 3
        DataRef::Float(number) => write!(text, "{number}"),
        DataRef::String(string) => text.write_str(string),
        DataRef::DurationIso(string) => write_duration(string, text),
        DataRef::SharedString(string) => text.write_str(string),
        DataRef::Bool(truth) => write!(text, "{truth}"),
        DataRef::DateTime(time) => write_time(*time, text),
        DataRef::DateTimeIso(time) => text.write_str(time.strip_suffix("T00:00:00").unwrap_or(time)),
        DataRef::Error(error) => write!(text, "{error}"),
    };
}

/// A day, a time of the day, or both; a number where it is not a day.
fn write_time(time: ExcelDateTime, text: &mut String) -> std::fmt::Result {
    let days = time.as_f64();
    if time.is_duration() || !(0.0..DAYS_END).contains(&days) {
        return write!(text, "{days}");
    }
    let (year, month, day, hours, minutes, seconds, _) = time.to_ymd_hms_milli();
    if days >= 1.0 {
        write!(text, "{year:04}-{month:02}-{day:02}")?;
    }
    match (days >= 1.0, hours == 0 && minutes == 0 && seconds == 0) {
        (true, true) => Ok(()),
        (true, false) => write!(text, "T{hours:02}:{minutes:02}:{seconds:02}"),
        (false, _) => write!(text, "{hours:02}:{minutes:02}:{seconds:02}"),
    }
}

/// A cell of a sheet that is in memory.
pub(crate) fn borrowed(cell: &Data) -> DataRef<'_> {
    match cell {
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(string) => DataRef::SharedString(string),
        Data::Bool(truth) => DataRef::Bool(*truth),
        Data::DateTime(time) => DataRef::DateTime(*time),
        Data::DateTimeIso(time) => DataRef::DateTimeIso(time.clone()),
        Data::DurationIso(time) => DataRef::DurationIso(time.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}

/// A time of the day, `PT09H30M00S` as `09:30:00`; what is longer or finer stays as it is.
fn write_duration(duration: &str, text: &mut String) -> std::fmt::Result {
    let parts = duration.strip_prefix("PT").and_then(|rest| {
        let (hours, rest) = rest.split_once('H')?;
        let (minutes, rest) = rest.split_once('M')?;
        let seconds = rest.strip_suffix('S')?;
        let seconds =
            seconds.split_once('.').filter(|(_, part)| part.bytes().all(|digit| digit == b'0')).map_or(seconds, |it| it.0);
        Some([hours.parse::<u8>().ok()?, minutes.parse().ok()?, seconds.parse().ok()?])
    });
    match parts {
        Some([hours @ 0..24, minutes @ 0..60, seconds @ 0..60]) => write!(text, "{hours:02}:{minutes:02}:{seconds:02}"),
        _ => text.write_str(duration),
    }
}

#[cfg(test)]
mod tests {
    use super::write_cell;
    use calamine::{CellErrorType, DataRef, ExcelDateTime, ExcelDateTimeType};

    #[test]
    fn cells_become_the_text_that_a_table_would_have() {
        let time = |days, kind| DataRef::DateTime(ExcelDateTime::new(days, kind, false));
        let day = |days| time(days, ExcelDateTimeType::DateTime);
        for (cell, text) in [
            (DataRef::Float(3.0), "3"),
            (DataRef::Float(2.5), "2.5"),
            (DataRef::Float(8_112_189_876.0), "8112189876"),
            (DataRef::Int(-9), "-9"),
            (DataRef::SharedString(" 3 "), " 3 "),
            (DataRef::Bool(true), "true"),
            (DataRef::Error(CellErrorType::NA), "#N/A"),
            (DataRef::Empty, ""),
            (day(46_115.0), "2026-04-03"),
            (day(46_115.5), "2026-04-03T12:00:00"),
            (day(0.75), "18:00:00"),
            (day(8_112_189_876.0), "8112189876"),
            (time(1.5, ExcelDateTimeType::TimeDelta), "1.5"),
            (DataRef::DateTimeIso("2026-04-03T00:00:00".into()), "2026-04-03"),
            (DataRef::DurationIso("PT09H30M00S".into()), "09:30:00"),
            (DataRef::DurationIso("PT09H30M07.000000000S".into()), "09:30:07"),
            (DataRef::DurationIso("PT25H00M00S".into()), "PT25H00M00S"),
            (DataRef::DurationIso("PT09H30M00.5S".into()), "PT09H30M00.5S"),
        ] {
            let mut found = String::new();
            write_cell(&cell, &mut found);
            assert_eq!(found, text, "{cell:?}");
        }
    }
}
