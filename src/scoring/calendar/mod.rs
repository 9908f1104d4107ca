//! Calendars: the Chinese one beside the solar, the next birthday in either, and the festivals ahead.
//!
//! Not here: what is done about a birthday or a festival, and what days are called (`ui`).

pub mod birthdays;
pub mod festivals;
pub mod lunar;

pub use birthdays::{NextBirthday, next_birthday};
pub use festivals::{Festival, festivals_ahead};
pub use lunar::LunarDate;
