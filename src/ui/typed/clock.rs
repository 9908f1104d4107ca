//! A time of the day as a field for times has it: `14:30`.

use super::NotRead;

/// Minutes after midnight.
///
/// # Errors
/// When there is no such time.
pub fn minute_of_day(text: &str) -> Result<u16, NotRead> {
    let text = text.trim().replace('\u{ff1a}', ":");
    if text.is_empty() {
        return Err(NotRead::Empty);
    }
    let (hours, minutes) = text.split_once(':').ok_or(NotRead::Unreadable)?;
    // Browsers may add seconds.
    let minutes = minutes.split(':').next().unwrap_or_default();
    let read = |part: &str, most: u16| part.parse::<u16>().ok().filter(|n| *n <= most).ok_or(NotRead::Unreadable);
    Ok(read(hours, 23)? * 60 + read(minutes, 59)?)
}

/// A time as it stands in a field: `09:05`.
pub fn written_minute(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_fields_write_them() {
        assert_eq!(["09:05", "23:59", "0:00", "14:30:00"].map(minute_of_day), [Ok(545), Ok(1_439), Ok(0), Ok(870)]);
        assert_eq!(["24:00", "12:60", "12", "noon", "-1:00"].map(minute_of_day), [Err(NotRead::Unreadable); 5]);
        assert_eq!(minute_of_day(" "), Err(NotRead::Empty));
        for minute in 0..1_440 {
            assert_eq!(minute_of_day(&written_minute(minute)), Ok(minute));
        }
    }
}
