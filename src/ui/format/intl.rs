//! The browser's own formatters, each made once and kept.

use super::text::decimal_text;
use crate::domain::{Currency, Day, Month, UnitPrice};
use crate::ui::words::Language;
use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};

/// What a formatter is for; with the language, the key under which it is kept.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Number { digits: u8 },
    NumberShort,
    Percent { digits: u8, is_signed: bool },
    Money { currency: Currency },
    Price { currency: Currency },
    MoneyShort { currency: Currency },
    MoneyWhole { currency: Currency },
    Size { unit: &'static str },
    Day,
    Month,
    Instant,
    Clock,
}

/// Decimals of a [`UnitPrice`].
const PRICE_DECIMALS: u32 = UnitPrice::PER_MAJOR.ilog10();

type Formatter = (Language, Kind, Function);

thread_local! {
    /// A handful, so that looking through them beats hashing.
    static FORMATTERS: RefCell<Vec<Formatter>> = const { RefCell::new(Vec::new()) };
    static RELATIVE: RefCell<Vec<(Language, Intl::RelativeTimeFormat)>> = const { RefCell::new(Vec::new()) };
}

fn options(pairs: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in pairs {
        // Setting a property of a fresh plain object cannot fail.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object
}

fn locales(language: Language) -> Array {
    Array::of1(&JsValue::from_str(language.code()))
}

fn make(language: Language, kind: Kind) -> Function {
    let text = JsValue::from_str;
    let digits = |n: u8| JsValue::from(n);
    let number = |pairs: &[(&str, JsValue)]| Intl::NumberFormat::new(&locales(language), &options(pairs)).format();
    let date = |pairs: &[(&str, JsValue)]| Intl::DateTimeFormat::new(&locales(language), &options(pairs)).format();
    match kind {
        Kind::Number { digits: n } => number(&[("minimumFractionDigits", digits(n)), ("maximumFractionDigits", digits(n))]),
        // Grouped, as Chinese has no word for thousands and leaves them as they are.
        Kind::NumberShort => number(&[("notation", text("compact")), ("maximumFractionDigits", digits(1)), ("useGrouping", JsValue::TRUE)]),
        Kind::Percent { digits: n, is_signed } => number(&[
            ("style", text("percent")),
            ("minimumFractionDigits", digits(n)),
            ("maximumFractionDigits", digits(n)),
            ("signDisplay", text(if is_signed { "exceptZero" } else { "negative" })),
        ]),
        Kind::Money { currency } => {
            number(&[("style", text("currency")), ("currency", text(currency.code())), ("currencyDisplay", text("narrowSymbol"))])
        }
        Kind::Price { currency } => number(&[
            ("style", text("currency")),
            ("currency", text(currency.code())),
            ("currencyDisplay", text("narrowSymbol")),
            ("maximumFractionDigits", JsValue::from(PRICE_DECIMALS)),
        ]),
        Kind::MoneyShort { currency } => number(&[
            ("style", text("currency")),
            ("currency", text(currency.code())),
            ("currencyDisplay", text("narrowSymbol")),
            ("notation", text("compact")),
            ("maximumFractionDigits", digits(1)),
        ]),
        Kind::MoneyWhole { currency } => number(&[
            ("style", text("currency")),
            ("currency", text(currency.code())),
            ("currencyDisplay", text("narrowSymbol")),
            ("minimumFractionDigits", digits(0)),
            ("maximumFractionDigits", digits(0)),
        ]),
        Kind::Size { unit } => number(&[("style", text("unit")), ("unit", text(unit)), ("maximumFractionDigits", digits(1))]),
        Kind::Day => date(&[("dateStyle", text("medium")), ("timeZone", text("UTC"))]),
        Kind::Month => date(&[("year", text("numeric")), ("month", text("short")), ("timeZone", text("UTC"))]),
        Kind::Instant => date(&[("dateStyle", text("medium")), ("timeStyle", text("short"))]),
        Kind::Clock => date(&[("timeStyle", text("short"))]),
    }
}

fn formatted(language: Language, kind: Kind, value: &JsValue) -> String {
    let format = FORMATTERS.with_borrow_mut(|known| {
        if let Some((.., format)) = known.iter().find(|(of, what, _)| *of == language && *what == kind) {
            return format.clone();
        }
        let format = make(language, kind);
        known.push((language, kind, format.clone()));
        format
    });
    format.call1(&JsValue::UNDEFINED, value).ok().and_then(|text| text.as_string()).unwrap_or_else(|| super::UNKNOWN.to_owned())
}

fn finite(language: Language, kind: Kind, value: f64) -> String {
    if value.is_finite() { formatted(language, kind, &JsValue::from_f64(value)) } else { super::UNKNOWN.to_owned() }
}

/// A count: 12,345.
pub fn number(language: Language, value: impl TryInto<i64>) -> String {
    match value.try_into() {
        Ok(whole) => formatted(language, Kind::Number { digits: 0 }, &JsValue::from_str(&whole.to_string())),
        Err(_) => super::UNKNOWN.to_owned(),
    }
}

/// A number with this many decimals: 3.14. Unknown if it is not finite.
pub fn decimal(language: Language, value: f64, digits: u8) -> String {
    finite(language, Kind::Number { digits }, value)
}

/// A number that is kept in parts of one, exact and with as many decimals as it needs: 1,234.5.
pub fn exact(language: Language, parts: i64, decimals: u32) -> String {
    let text = decimal_text(parts, decimals);
    let needed = text.split_once('.').map_or(0, |(_, fraction)| fraction.trim_end_matches('0').len());
    formatted(language, Kind::Number { digits: u8::try_from(needed).unwrap_or(0) }, &JsValue::from_str(&text))
}

/// A big number, shortened: 12.3K, 1.2万.
pub fn number_short(language: Language, value: f64) -> String {
    finite(language, Kind::NumberShort, value)
}

/// A share from 0 to 1 in per cent: 71.3%. Unknown if it is not finite.
pub fn percent(language: Language, share: f64, digits: u8) -> String {
    finite(language, Kind::Percent { digits, is_signed: false }, share)
}

/// A change as a share, with its sign: +4.2%.
pub fn signed_percent(language: Language, share: f64, digits: u8) -> String {
    finite(language, Kind::Percent { digits, is_signed: true }, share)
}

/// An amount, exact to the minor unit: ¥128,640.00.
pub fn money(language: Language, minor: i64, currency: Currency) -> String {
    formatted(language, Kind::Money { currency }, &JsValue::from_str(&decimal_text(minor, currency.decimals())))
}

/// An amount, shortened for figures and axes: ¥128.6K, ¥12.9万, ¥3,586. The exact amount belongs in its tooltip.
pub fn money_short(language: Language, minor: i64, currency: Currency) -> String {
    // Chinese has no word for thousands: what is not in 万 yet stays a whole number, with its comma.
    let is_thousands = language == Language::ZhCn && (1_000..10_000).contains(&(minor.unsigned_abs() / 10_u64.pow(currency.decimals())));
    let kind = if is_thousands { Kind::MoneyWhole { currency } } else { Kind::MoneyShort { currency } };
    formatted(language, kind, &JsValue::from_str(&decimal_text(minor, currency.decimals())))
}

/// The nearest whole minor unit, for averages: 12.345 is shown as ¥12.35 when the currency has two decimals. Unknown if it is not finite.
pub fn money_mean(language: Language, minor: f64, currency: Currency) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "a mean of amounts that fit")]
    if minor.is_finite() { money(language, minor.round() as i64, currency) } else { super::UNKNOWN.to_owned() }
}

/// The price of one piece, with as many decimals as it has beyond the currency's own: ¥12.50, ¥0.125.
pub fn price(language: Language, price: UnitPrice, currency: Currency) -> String {
    formatted(language, Kind::Price { currency }, &JsValue::from_str(&decimal_text(price.0, PRICE_DECIMALS)))
}

/// What a currency is called: US dollars, 人民币. Its code where the browser does not know it.
pub fn currency_name(language: Language, currency: Currency) -> String {
    let by_name = options(&[
        ("style", JsValue::from_str("currency")),
        ("currency", JsValue::from_str(currency.code())),
        ("currencyDisplay", JsValue::from_str("name")),
    ]);
    let of = |part: &JsValue, key: &str| Reflect::get(part, &JsValue::from_str(key)).ok().and_then(|value| value.as_string());
    let parts = Intl::NumberFormat::new(&locales(language), &by_name).format_to_parts(2.0);
    let named = parts.iter().find(|part| of(part, "type").as_deref() == Some("currency"));
    named.and_then(|part| of(&part, "value")).unwrap_or_else(|| currency.code().to_owned())
}

/// The size of a file: 4.2 kB, 12.5 MB, 1.3 GB.
#[expect(clippy::cast_precision_loss, reason = "shown with one decimal")]
pub fn bytes(language: Language, n_bytes: u64) -> String {
    let (per_unit, unit) = match n_bytes {
        0..1_000_000 => (1e3, "kilobyte"),
        1_000_000..1_000_000_000 => (1e6, "megabyte"),
        _ => (1e9, "gigabyte"),
    };
    finite(language, Kind::Size { unit }, n_bytes as f64 / per_unit)
}

const MS_PER_DAY: f64 = 86_400_000.0;

/// A day: Nov 21, 2026; 2026年11月21日.
pub fn day(language: Language, day: Day) -> String {
    formatted(language, Kind::Day, Date::new(&JsValue::from_f64(f64::from(day.number()) * MS_PER_DAY)).unchecked_ref())
}

/// A month: Nov 2026; 2026年11月.
pub fn month(language: Language, month: Month) -> String {
    let first = f64::from(month.first_day().number()) * MS_PER_DAY;
    formatted(language, Kind::Month, Date::new(&JsValue::from_f64(first)).unchecked_ref())
}

/// An instant, in milliseconds since 1970 UTC, on the device's clock: Nov 21, 2026, 8:13 PM.
pub fn instant(language: Language, at_ms: f64) -> String {
    finite(language, Kind::Instant, at_ms)
}

/// The time of day of an instant, on the device's clock: 8:13 PM.
pub fn clock(language: Language, at_ms: f64) -> String {
    finite(language, Kind::Clock, at_ms)
}

/// The day of an instant on the device's calendar; `None` outside 1900 to 2199.
pub fn day_of(at_ms: f64) -> Option<Day> {
    let date = Date::new(&JsValue::from_f64(at_ms));
    Day::new(i32::try_from(date.get_full_year()).ok()?, date.get_month() + 1, date.get_date()).ok()
}

/// A day as seen from `today`: today, yesterday, 63 days ago, in 3 days; 今天, 昨天, 63天前.
pub fn ago(language: Language, day: Day, today: Day) -> String {
    RELATIVE.with_borrow_mut(|known| {
        let at = known.iter().position(|(of, _)| *of == language).unwrap_or_else(|| {
            let format = Intl::RelativeTimeFormat::new(&locales(language), &options(&[("numeric", JsValue::from_str("auto"))]));
            known.push((language, format));
            known.len() - 1
        });
        known[at].1.format(f64::from(day.days_since(today)), "day").into()
    })
}
