//! Numbers, money and days as the reader's language writes them.
//!
//! Amounts reach `Intl` as decimal text, never as floats, so that what is shown is exact to the last minor unit. Unknown is
//! [`UNKNOWN`], never zero.
//!
//! Not here: words around a number (`words`), and reading what people type (`exchange`).

#[cfg(target_arch = "wasm32")]
mod intl;
mod text;

#[cfg(target_arch = "wasm32")]
pub use intl::{
    ago, bytes, clock, currency_name, day, day_of, decimal, exact, instant, money, money_mean, money_short, month, number, number_short,
    percent, price, signed_percent,
};
pub use text::{UNKNOWN, decimal_text, initial, mask_address, mask_email, mask_name, mask_phone, or_unknown};
