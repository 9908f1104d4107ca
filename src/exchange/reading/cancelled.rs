//! Cancelled invoices, told by a C before their number.
//!
//! Not here: other returns, which their quantity or amount tells.

use super::guess::{Guess, Sureness};
use super::table::Table;
use serde::{Deserialize, Serialize};

/// Why numbers with a C are or are not taken for cancelled invoices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CancelledWhy {
    /// So many rows have a C before digits, and most others have digits alone.
    PlainNumbersAndSomeWithC { n_rows: u32 },
    /// No rows do, or most numbers have letters anyway.
    NoSuchNumbers,
    /// A person chose it.
    Chosen,
}

/// Whether a C before an order number means that it was cancelled: when nearly all other numbers are digits alone.
pub(super) fn guess_cancelled(table: &Table, order_number: Option<usize>) -> Guess<bool, CancelledWhy> {
    let (mut n_cancelled, mut n_plain, mut n_filled) = (0_u32, 0_u32, 0_u32);
    if let Some(column) = order_number {
        for row in table.body() {
            let number = table.text(table.cell(row, column));
            n_filled += u32::from(!number.is_empty());
            n_cancelled += u32::from(is_cancelled_number(number));
            n_plain += u32::from(number.bytes().all(|byte| byte.is_ascii_digit()) && !number.is_empty());
        }
    }
    if n_cancelled > 0 && n_plain.saturating_add(n_cancelled) >= n_filled / 10 * 9 && n_plain > n_cancelled {
        Guess::new(true, Sureness::Likely, CancelledWhy::PlainNumbersAndSomeWithC { n_rows: n_cancelled })
    } else {
        Guess::new(false, Sureness::Likely, CancelledWhy::NoSuchNumbers)
    }
}

/// Whether an order number is a C and digits.
pub(super) fn is_cancelled_number(number: &str) -> bool {
    number.strip_prefix(['C', 'c']).is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
}
