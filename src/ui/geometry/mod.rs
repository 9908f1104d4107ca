//! The arithmetic below long tables and charts: which rows, which places. Needs no browser; the drawing is in `parts`.

pub mod scale;
pub mod windowing;
