//! The arithmetic below long tables, charts and calendars: which rows, which places. Needs no browser; the drawing is in `parts`.

pub mod scale;
pub mod weeks;
pub mod windowing;
