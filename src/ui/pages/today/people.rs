//! Who matters, who is drifting away, who moved: short lists, each leading to the long one.

use crate::scoring::rfm::Segment;
use crate::ui::{
    format,
    pages::{
        ago::Ago,
        contact_mark::ContactMark,
        grade_tag::{SegmentTag, customers},
        moved,
        person_link::PersonLink,
        setting::Setting,
    },
    parts::{Card, ControlSize, Glyph, Heading, Icon, LinkButton, PlainTable},
    route::{LeavingView, Route},
    words::today as words,
};
use crate::workspace::questions::{CustomerRow, Filter, Grade, LeavingBrief, Move};
use leptos::prelude::*;

/// From when the lists are seen.
#[derive(Clone, Copy)]
pub struct Seen {
    pub setting: Setting,
    /// From a day so long past that "3 days ago" would be misread: dates are then written out.
    pub is_past: bool,
}

/// The largest who are still buying.
pub fn who_matters(rows: Vec<CustomerRow>, seen: Seen) -> impl IntoView {
    let language = seen.setting.language;
    let all = customers([Filter::Segment(vec![Segment::Champions, Segment::Loyal, Segment::PotentialLoyalist])]).to_string();
    let actions = move || view! { <LinkButton size=ControlSize::Small href=all.clone()>{words::matters_all(language)}</LinkButton> };
    if rows.is_empty() {
        return view! { <Card title=words::matters_title(language)><p class="soft">{words::matters_none(language)}</p></Card> }.into_any();
    }
    view! { <Card title=words::matters_title(language) actions>{people(rows, seen)}</Card> }.into_any()
}

/// Those who were good and have gone quiet, with what they have brought.
pub fn drifting(rows: Vec<CustomerRow>, (n_drifting, n_withheld): (u32, u32), drifting_minor: i64, seen: Seen) -> impl IntoView {
    let setting = seen.setting;
    let language = setting.language;
    if n_drifting == 0 {
        return view! { <Card title=words::drifting_none_title(language)><p class="soft">{words::drifting_none(language)}</p></Card> }
            .into_any();
    }
    let title = words::drifting_title(language, setting.number(n_drifting));
    let all = customers([Filter::Segment(vec![Segment::AtRisk, Segment::CantLoseThem])]).to_string();
    let see_all = words::drifting_all(language, setting.number(n_drifting));
    let actions = move || {
        let see_all = see_all.clone();
        view! { <LinkButton size=ControlSize::Small href=all.clone()>{see_all}</LinkButton> }
    };
    view! {
        <Card title actions>
            <p class="soft">{words::drifting_text(language, setting.money_short(drifting_minor))}</p>
            {people(rows, seen)}
            {withheld(n_withheld, setting)}
        </Card>
    }
    .into_any()
}

/// Those who are most missed if they go, by the forecast.
pub fn leaving(brief: LeavingBrief, seen: Seen) -> impl IntoView {
    let setting = seen.setting;
    let language = setting.language;
    let all = Route::Leaving(LeavingView::default()).to_string();
    let n_leaving = setting.number(brief.n_leaving);
    let see_all = words::drifting_all(language, &n_leaving);
    let actions = move || {
        let see_all = see_all.clone();
        view! { <LinkButton size=ControlSize::Small href=all.clone()>{see_all}</LinkButton> }
    };
    view! {
        <Card title=words::leaving_title(language, n_leaving) actions>
            <p class="soft">{words::leaving_text(language, setting.money_short(brief.at_stake_minor))}</p>
            {people(brief.rows, seen)}
            {withheld(brief.n_withheld, setting)}
        </Card>
    }
}

/// How many are left out because they asked not to be contacted.
pub fn withheld(n_withheld: u32, setting: Setting) -> impl IntoView {
    (n_withheld > 0).then(|| view! { <p class="quiet small">{words::withheld(setting.language, setting.number(n_withheld))}</p> })
}

/// Who came to a better or a worse segment.
pub fn moved(moves: Vec<Move>, n_up: u32, n_down: u32, setting: Setting) -> impl IntoView {
    let language = setting.language;
    if moves.is_empty() {
        return view! { <Card title=words::moved_none_title(language)><p class="soft">{words::moved_none(language)}</p></Card> }.into_any();
    }
    let title = words::moved_title(language, setting.number(n_up), setting.number(n_down));
    let rows = moves.into_iter().map(move |moved| {
        let movement = movement(&moved, setting).into_any();
        (moved.customer, movement)
    });
    view! {
        <Card title>
            <p class="soft">{words::moved_largest(language)}</p>
            {moved::table(rows, setting)}
        </Card>
    }
    .into_any()
}

fn movement(moved: &Move, setting: Setting) -> impl IntoView + use<> {
    let (class, glyph, label) = if moved.is_up() {
        ("change change-rise", Glyph::ArrowUp, words::moved_up(setting.language))
    } else {
        ("change change-fall", Glyph::ArrowDown, words::moved_down(setting.language))
    };
    view! {
        <span class="movement">
            <span class=class><Icon glyph label /></span>
            <SegmentTag segment=moved.from />
            <span aria-hidden="true">"→"</span>
            <SegmentTag segment=moved.to />
        </span>
    }
}

/// Name, segment, amount, last purchase.
fn people(rows: Vec<CustomerRow>, Seen { setting, is_past }: Seen) -> impl IntoView {
    let language = setting.language;
    let row = |row: CustomerRow| {
        let segment = match row.grade {
            Grade::Graded { segment, .. } => Some(view! { <SegmentTag segment /> }),
            Grade::NotGraded(_) => None,
        };
        let last =
            row.last_purchase_on.map(|day| if is_past { setting.day(day).into_any() } else { view! { <Ago day setting /> }.into_any() });
        view! {
            <tr>
                <th scope="row"><PersonLink to=Route::Customer(row.id) name=row.name kind=row.kind /><ContactMark withheld=row.withheld /></th>
                <td class="wide-only">{segment}</td>
                <td class="numeric">{setting.money(row.amount_minor)}</td>
                <td class="numeric quiet">{last.ok_or(format::UNKNOWN)}</td>
            </tr>
        }
    };
    let rows = rows.into_iter().map(row).collect_view();
    view! {
        <PlainTable
            class="people"
            headings=vec![
                Heading::new(words::customer(language)),
                Heading::wide(words::segment(language)),
                Heading::number(words::amount(language)),
                Heading::number(words::last_purchase(language)),
            ]
        >
            {rows}
        </PlainTable>
    }
}
