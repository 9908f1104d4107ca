//! One pasted line of a Chinese address, taken apart: province, city, district, street, postcode.
//!
//! ```text
//! 广东深圳南山区科技园路1号 518057  ->  广东省 · 深圳市 · 南山区 · 科技园路1号 · 518057
//! 上海市浦东新区世纪大道100号       ->  上海市 · 上海市 · 浦东新区 · 世纪大道100号
//! ```
//!
//! A province that is left out follows from its city. What is not understood stays in the street: nothing that was pasted is lost.
//! Not here: whether the street exists, and addresses of other countries, which come out as a street.

mod divisions;

use crate::domain::Place;
use divisions::{PROVINCES, Province};

/// The most characters of a line in which full-width letters are made narrow; what is beyond stays in the street as it is.
const MAX_CHARS: usize = 500;
/// The most characters of a district's name.
const MAX_DISTRICT_CHARS: usize = 12;

/// What stands between the parts.
const MARKS: [char; 13] = [' ', ',', '，', '、', '-', '/', '|', ';', '；', '。', ':', '(', ')'];
/// Endings of a district, county or banner.
const DISTRICT_ENDINGS: [char; 3] = ['区', '县', '旗'];
/// Words that end like a district without being one: parks, neighbourhoods, estates.
const NO_DISTRICTS: [&str; 11] = ["小区", "社区", "园区", "开发区", "工业区", "校区", "厂区", "片区", "景区", "住宅区", "商业区"];
/// What follows the name of a place in the name of a street: Beijing Road is in Shanghai.
const STREETS: [&str; 7] = ["路", "街", "道", "大街", "大道", "大厦", "大桥"];
/// Letters at which a street has begun, where a district would have ended.
const STOPS: [char; 11] = ['路', '街', '道', '巷', '号', '弄', '镇', '乡', '村', ' ', ','];

/// Takes a line apart.
pub fn parsed_place(line: &str) -> Place {
    let tidied = tidied(line);
    let (text, postcode) = without_postcode(&tidied);
    let text = after_marks(text.trim_start_matches("中国"));
    let Some((province, city, rest)) = province_and_city(text) else {
        return Place { street: kept(text), postcode, ..Place::default() };
    };
    let (district, street) = district_and_street(rest);
    Place { label: None, province: Some(province.name.to_owned()), city, district, street: kept(street), postcode }
}

/// One line with single spaces, full-width letters and digits as ordinary ones.
fn tidied(line: &str) -> String {
    let narrow = line.chars().take(MAX_CHARS).map(|c| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c if c.is_whitespace() || c.is_control() => ' ',
        other => other,
    });
    let text: String = narrow.chain(line.chars().skip(MAX_CHARS)).collect();
    text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn after_marks(text: &str) -> &str {
    text.trim_start_matches(MARKS)
}

fn kept(text: &str) -> Option<String> {
    let text = text.trim_matches(MARKS);
    (!text.is_empty()).then(|| text.to_owned())
}

/// Six digits at either end, with or without the word for them. Digits right behind the street are a house number.
fn without_postcode(text: &str) -> (&str, Option<String>) {
    let is_code = |code: &str| code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit());
    let is_apart = |rest: &str| rest.is_empty() || rest.ends_with(MARKS) || rest.ends_with("邮编") || rest.ends_with("邮政编码");
    let end = text.trim_end_matches(MARKS);
    if let Some((rest, code)) = end.len().checked_sub(6).and_then(|at| end.split_at_checked(at))
        && is_code(code)
        && is_apart(rest)
    {
        let rest = rest.trim_end_matches(MARKS).trim_end_matches("邮编").trim_end_matches("邮政编码").trim_end_matches(MARKS);
        return (rest, Some(code.to_owned()));
    }
    match text.split_at_checked(6) {
        Some((code, rest)) if is_code(code) && !rest.starts_with(|c: char| c.is_ascii_alphanumeric()) => {
            (after_marks(rest), Some(code.to_owned()))
        }
        _ => (text, None),
    }
}

/// What a line begins with: a province and its city, or a city that tells the province. Without either it is no Chinese address.
fn province_and_city(text: &str) -> Option<(&'static Province, Option<String>, &str)> {
    let named = PROVINCES.iter().find_map(|province| Some((province, after_province(text, province)?)));
    let Some((province, rest)) = named else {
        return PROVINCES.iter().find_map(|province| {
            let (city, rest) = city_of(text, province, false)?;
            Some((province, Some(city), rest))
        });
    };
    if province.cities.is_empty() {
        // A municipality is written once or twice; a special administrative region is no city.
        let rest = after_province(rest, province).unwrap_or(rest);
        let city = province.name.ends_with('市').then(|| province.name.to_owned());
        return Some((province, city, rest.strip_prefix("市辖区").map_or(rest, after_marks)));
    }
    // Without a city there follows a county that the province governs itself.
    let (city, rest) = city_of(rest, province, true).map_or((None, rest), |(city, rest)| (Some(city), rest));
    Some((province, city, rest))
}

/// What follows a province in full, with a bare ending, or in short.
fn after_province<'a>(text: &'a str, province: &Province) -> Option<&'a str> {
    if let Some(rest) = text.strip_prefix(province.name) {
        return Some(after_marks(rest));
    }
    let rest = text.strip_prefix(province.short)?;
    let is_city = !province.cities.is_empty() && rest.starts_with('市');
    if is_city || rest.starts_with(DISTRICT_ENDINGS) || begins_a_street(rest) || names_a_longer_city(text, province) {
        return None;
    }
    let endings = ["省", "自治区", "特别行政区", "市"];
    Some(after_marks(endings.iter().find_map(|ending| rest.strip_prefix(ending)).unwrap_or(rest)))
}

fn begins_a_street(rest: &str) -> bool {
    STREETS.iter().any(|word| rest.starts_with(word))
}

/// Whether a city elsewhere begins with this province's name: Hainan is a province and a prefecture.
fn names_a_longer_city(text: &str, province: &Province) -> bool {
    let others = PROVINCES.iter().filter(|other| other.short != province.short).flat_map(|other| other.cities.split(' '));
    others.filter(|city| city.len() > province.short.len()).any(|city| city.starts_with(province.short) && text.starts_with(city))
}

/// The city, prefecture or league at the beginning, in full. Its bare name is enough after its province, and before a district.
fn city_of<'a>(text: &'a str, province: &Province, after_its_province: bool) -> Option<(String, &'a str)> {
    province.cities.split(' ').filter(|city| !city.is_empty()).find_map(|city| {
        let ending = ["自治州", "地区", "盟"].into_iter().find(|ending| city.ends_with(ending));
        let full = if ending.is_some() { city.to_owned() } else { format!("{city}市") };
        let whole = text.strip_prefix(full.as_str());
        let rest = whole.or_else(|| if ending == Some("自治州") { after_short_prefecture(text, city) } else { None });
        if let Some(rest) = rest {
            return Some((full, after_marks(rest)));
        }
        let rest = text.strip_prefix(ending.map_or(city, |ending| city.trim_end_matches(ending)))?;
        let stands_alone = district_and_street(after_marks(rest)).0.is_some();
        let is_other = begins_a_street(rest) || rest.starts_with(DISTRICT_ENDINGS);
        (!is_other && (stands_alone || (after_its_province && ending.is_none()))).then(|| (full, after_marks(rest)))
    })
}

/// What follows an autonomous prefecture that is called without its peoples, as is usual: its first letters and the word for it.
fn after_short_prefecture<'a>(text: &'a str, prefecture: &str) -> Option<&'a str> {
    let ends = prefecture.char_indices().map(|(at, _)| at).skip(2).take(4);
    ends.filter_map(|end| text.strip_prefix(&prefecture[..end])?.strip_prefix('州')).next()
}

/// The district at the beginning, and everything behind it. A county-level city counts as one.
fn district_and_street(text: &str) -> (Option<String>, &str) {
    let Some(end) = district_end(text) else { return (None, text) };
    let (district, rest) = text.split_at(end);
    (Some(district.to_owned()), after_marks(rest))
}

/// Where the first word ends that is a district, county, banner or county-level city.
fn district_end(text: &str) -> Option<usize> {
    for (n_before, (at, c)) in text.char_indices().enumerate() {
        if n_before >= MAX_DISTRICT_CHARS || c.is_ascii_digit() {
            return None;
        }
        let end = at + c.len_utf8();
        let is_district = DISTRICT_ENDINGS.contains(&c) && n_before >= 1;
        let is_county_city = c == '市' && n_before >= 2;
        if (is_district || is_county_city) && !NO_DISTRICTS.iter().any(|word| text[..end].ends_with(word)) {
            return Some(end);
        }
        // Some districts have such a letter early in their name.
        if n_before >= 3 && STOPS.contains(&c) {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests;
