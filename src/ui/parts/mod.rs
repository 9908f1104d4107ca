//! The parts that pages are made of.
//!
//! A part knows nothing of customers or money: it takes words and formatted numbers, and calls back. Words it says by itself are in
//! [`words::parts`](super::words::parts). Every part works with the keyboard, says its state to a screen reader, and takes its
//! looks from `style/`: no colour and no pixel is written here, and no `style` attribute, which the content policy forbids
//! (`style:width` sets a property and is allowed).
//!
//! [`windowing`] and [`scale`] are the arithmetic below the table and the charts; they need no browser.

pub mod glyph;
pub mod scale;
pub mod windowing;
