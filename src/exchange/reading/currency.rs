//! Currency signs and codes around a number.
//!
//! Not here: converting. A workspace has one currency, and a sign is only taken off; columns that carry one say so.

use crate::domain::Currency;

/// Signs, longest first.
const SIGNS: [&str; 27] = [
    "RMB", "HK$", "NT$", "US$", "AU$", "CA$", "A$", "C$", "R$", "S$", "Kč", "kr", "zł", "元", "圆", "块", "$", "€", "£", "¥", "₩", "₹",
    "₽", "₫", "฿", "₺", "₴",
];

/// What follows a currency sign or an ISO 4217 code.
pub(super) fn strip_currency_before(text: &str) -> Option<&str> {
    if text.starts_with(is_of_number) {
        return None;
    }
    let code = text.get(..3).filter(|code| is_code(code));
    code.and_then(|code| text.strip_prefix(code)).or_else(|| SIGNS.iter().find_map(|sign| text.strip_prefix(sign)))
}

/// What precedes a currency sign or an ISO 4217 code.
pub(super) fn strip_currency_after(text: &str) -> Option<&str> {
    if text.ends_with(is_of_number) {
        return None;
    }
    let code = text.len().checked_sub(3).and_then(|start| text.get(start..)).filter(|code| is_code(code));
    code.and_then(|code| text.strip_suffix(code)).or_else(|| SIGNS.iter().find_map(|sign| text.strip_suffix(sign)))
}

/// Most numbers have no currency, and this says so at once.
const fn is_of_number(character: char) -> bool {
    character.is_ascii_digit() || matches!(character, '.' | ',' | '-')
}

fn is_code(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_uppercase()) && Currency::from_code(text).is_ok()
}
