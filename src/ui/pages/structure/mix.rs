//! The mix as it is, as tables: grades against their targets, and the parts by region, industry and size.

use super::part_name;
use crate::ui::{
    customers_view, format,
    pages::{
        layers::{meter, profit_cell},
        setting::Setting,
    },
    parts::{Card, Heading, PlainTable, Tag, Tone},
    route::Route,
    schemes_view::GradeTag,
    words::{Language, structure as words},
};
use crate::workspace::questions::{Bound, Filter, MixBy, MixRow, Part, StructureSheet};
use leptos::prelude::*;

/// A gap of less than this many points counts as kept.
const KEPT_POINTS: f64 = 1.0;

/// By how many points a part lies above (below 0: under) what is aimed at.
fn gap_points(row: &MixRow) -> Option<f64> {
    Some(row.layer.customers_share? * 100.0 - f64::from(row.target_percent?))
}

fn signed_points(points: f64, setting: Setting) -> String {
    // What rounds to nothing has no sign.
    let sign = if points >= 0.05 { "+" } else { "" };
    words::points(setting.language, format!("{sign}{}", format::decimal(setting.language, points, 1)))
}

/// What stands out: the largest gap, or that there is none.
fn finding(sheet: &StructureSheet, setting: Setting) -> String {
    let language = setting.language;
    let gaps = sheet.by_grade.iter().filter_map(|row| Some((row, gap_points(row)?)));
    match gaps.max_by(|(_, one), (_, other)| one.abs().total_cmp(&other.abs())) {
        None => words::no_target(language).to_owned(),
        Some((_, points)) if points.abs() < KEPT_POINTS => words::gap_title_kept(language).to_owned(),
        Some((row, points)) => {
            let name = part_name(&row.part, sheet.scheme.as_ref(), &sheet.class_names, setting);
            let amount = format::decimal(language, points.abs(), 1);
            if points > 0.0 { words::gap_title_above(language, name, amount) } else { words::gap_title_below(language, name, amount) }
        }
    }
}

/// Grades with their target and the gap.
pub fn by_grade(sheet: &StructureSheet, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let row = |row: &MixRow| {
        let grade = if let Part::Grade(grade) = row.part { Some(grade) } else { None };
        let label = part_name(&row.part, sheet.scheme.as_ref(), &sheet.class_names, setting);
        let gap = gap_points(row).map(|points| {
            let tone = if points.abs() < KEPT_POINTS { Tone::Ok } else { Tone::Warn };
            view! { <Tag tone>{signed_points(points, setting)}</Tag> }.into_any()
        });
        let gap = gap.unwrap_or_else(|| format::UNKNOWN.into_any());
        view! {
            <tr>
                <th scope="row"><GradeTag grade label /></th>
                <td class="numeric">{setting.number(row.layer.n_customers)}</td>
                <td class="numeric">{meter(row.layer.customers_share, setting)}</td>
                <td class="numeric">{format::or_unknown(row.target_percent.map(|percent| setting.share(Some(f64::from(percent) / 100.0))))}</td>
                <td class="numeric">{gap}</td>
                <td class="numeric wide-only">{setting.money_short(row.layer.revenue_minor)}</td>
                <td class="numeric wide-only">{meter(row.layer.revenue_share, setting)}</td>
                {profit_cell(&row.layer, setting)}
            </tr>
        }
    };
    let headings = vec![
        Heading::new(words::grade(language)),
        Heading::number(words::customers(language)),
        Heading::number(words::customers_share(language)),
        Heading::number(words::target(language)),
        Heading::number(words::gap(language)),
        Heading::wide_number(words::revenue(language)),
        Heading::wide_number(words::revenue_share(language)),
        Heading::wide_number(words::profit(language)),
    ];
    let rows = sheet.by_grade.iter().map(row).collect_view();
    view! { <Card title=finding(sheet, setting)><PlainTable headings>{rows}</PlainTable></Card> }
}

/// What a way to tell customers apart is called, as a heading.
pub const fn by_name(language: Language, by: MixBy) -> &'static str {
    match by {
        MixBy::Grade => words::by_grade(language),
        MixBy::Region => words::by_region(language),
        MixBy::Industry => words::by_industry(language),
        MixBy::Size => words::by_size(language),
    }
}

/// The customers of the year behind a part, where a filter can name them.
fn behind(part: &Part, by: MixBy, sheet: &StructureSheet) -> Option<Route> {
    let Part::Named(name) = part else { return None };
    let of = match by {
        MixBy::Region => Filter::Region(vec![name.clone()]),
        MixBy::Industry => Filter::Industry(vec![name.clone()]),
        MixBy::Grade | MixBy::Size => return None,
    };
    let in_year = Filter::LastPurchaseOn(Bound { least: Some(sheet.from), most: None });
    Some(Route::Customers(customers_view::showing([of, in_year])))
}

/// The parts by region, industry or size.
pub fn card(sheet: &StructureSheet, by: MixBy, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let rows = match by {
        MixBy::Region => &sheet.by_region,
        MixBy::Industry => &sheet.by_industry,
        MixBy::Size => &sheet.by_size,
        MixBy::Grade => &sheet.by_grade,
    };
    // Of parts that have a name: a rest says nothing.
    let named = rows.iter().filter(|row| !matches!(row.part, Part::Unknown | Part::Others));
    let largest = named.max_by_key(|row| row.layer.revenue_minor).map(|row| {
        let name = part_name(&row.part, None, &[], setting);
        words::largest(language, name, setting.share(row.layer.revenue_share))
    });
    let row = |row: &MixRow| {
        let name = part_name(&row.part, None, &[], setting);
        let name = match behind(&row.part, by, sheet) {
            Some(route) => view! { <a class="link" href=route.to_string()>{name}</a> }.into_any(),
            None => name.into_any(),
        };
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="numeric">{setting.number(row.layer.n_customers)}</td>
                <td class="numeric">{setting.money_short(row.layer.revenue_minor)}</td>
                <td class="numeric">{meter(row.layer.revenue_share, setting)}</td>
                {profit_cell(&row.layer, setting)}
            </tr>
        }
    };
    let headings = vec![
        Heading::new(part_heading(language, by)),
        Heading::number(words::customers(language)),
        Heading::number(words::revenue(language)),
        Heading::number(words::revenue_share(language)),
        Heading::wide_number(words::profit(language)),
    ];
    let body = rows.iter().map(row).collect_view();
    let note = if by == MixBy::Size { Some(words::size_note(language)) } else { None };
    view! {
        <Card title=by_name(language, by)>
            <p class="soft">{largest}" "{note.map(|note| view! { <span class="quiet">{note}</span> })}</p>
            <PlainTable headings>{body}</PlainTable>
        </Card>
    }
}

const fn part_heading(language: Language, by: MixBy) -> &'static str {
    match by {
        MixBy::Grade => words::grade(language),
        MixBy::Region => words::region(language),
        MixBy::Industry => words::industry(language),
        MixBy::Size => words::size(language),
    }
}
