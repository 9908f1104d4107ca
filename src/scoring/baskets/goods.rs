//! Which product codes are goods, and which are postage, fees, vouchers and corrections that ride along on orders.
//!
//! A shop numbers its goods alike. If nine lines in ten have a code that begins with the same number of digits, codes that do not are
//! not goods. It is a rule of thumb for imported files, which say nothing better; whoever uses it must show what was left out.

use std::collections::HashMap;

/// How a shop's goods are numbered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Numbering {
    /// How many digits a code of goods begins with; `None` when codes have no common shape, and then everything is goods.
    pub n_digits: Option<usize>,
}

impl Numbering {
    /// Codes of all lines that count, each as often as it is on a line.
    pub fn of<'a>(codes: impl Iterator<Item = (&'a str, u32)>) -> Self {
        let (mut by_digits, mut n_all) = (HashMap::<usize, u64>::new(), 0);
        for (code, n_lines) in codes {
            *by_digits.entry(n_digits(code)).or_default() += u64::from(n_lines);
            n_all += u64::from(n_lines);
        }
        let common = by_digits.into_iter().find(|(digits, n)| *digits > 0 && n * 10 >= n_all * 9 && n_all > 0);
        Self { n_digits: common.map(|(digits, _)| digits) }
    }

    /// Whether a product with this code is goods.
    pub fn is_goods(self, code: &str) -> bool {
        self.n_digits.is_none_or(|digits| n_digits(code) >= digits)
    }
}

fn n_digits(code: &str) -> usize {
    code.bytes().take_while(u8::is_ascii_digit).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_that_break_the_numbering_are_not_goods() {
        let numbering = Numbering::of([("85123A", 60), ("22423", 30), ("POST", 7), ("gift_0001", 3)].into_iter());
        assert_eq!(numbering.n_digits, Some(5));
        assert_eq!(
            ["85123A", "22423", "227231", "POST", "C2", ""].map(|code| numbering.is_goods(code)),
            [true, true, true, false, false, false]
        );
    }

    #[test]
    fn without_a_common_numbering_everything_is_goods() {
        for codes in [[("A1", 5), ("12", 5)], [("tea", 9), ("coffee", 1)]] {
            assert!(Numbering::of(codes.into_iter()).is_goods("POST"));
        }
        assert_eq!(Numbering::of(std::iter::empty()), Numbering::default());
    }
}
