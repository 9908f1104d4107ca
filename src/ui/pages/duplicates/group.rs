//! One group: who is in it, what speaks for it, and what can be done.

use crate::domain::{CustomerId, Distinct};
use crate::ui::{
    format,
    pages::setting::Setting,
    parts::{Button, ButtonKind, ControlSize, Glyph, Masked, PersonName, Reason, Tag, Tone, Why, unique_id},
    route::Route,
    session::use_session,
    words::duplicates as words,
};
use crate::workspace::{
    Command,
    questions::{AlikeReason, DuplicateGroup, DuplicatePair, DuplicateRow, LIKELY, Likeness, SURE},
};
use leptos::prelude::*;

const fn tone(score: u8) -> Tone {
    match score {
        SURE.. => Tone::Ok,
        LIKELY.. => Tone::Info,
        _ => Tone::Neutral,
    }
}

#[component]
pub fn GroupCard(group: DuplicateGroup, compared: RwSignal<Option<Vec<CustomerId>>>, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let session = use_session();
    let ids: Vec<CustomerId> = group.rows.iter().map(|row| row.id).collect();
    let all = ids.clone();
    let n_members = setting.number(ids.len());
    let name = group.rows.first().map(|row| row.name.clone()).unwrap_or_default();
    let heading = unique_id("group");
    let named = heading.clone();
    let say_apart = move || {
        let pairs = all.iter().enumerate().flat_map(|(at, one)| all[at + 1..].iter().map(|other| Distinct::between(*one, *other)));
        session.run(Command::FileAll { records: pairs.map(Into::into).collect() }, words::said_not_same(language));
    };
    let reason = Reason { formula: words::score_why(language).to_owned(), ..Reason::default() };
    let pairs = pairs(&group, setting);
    view! {
        <section class="card duplicate-group" aria-labelledby=named>
            <header class="card-head duplicate-head">
                <h2 id=heading class="visually-hidden">{words::group_label(language, &name)}</h2>
                <Tag tone=tone(group.score)>{words::sureness(language, group.score)}</Tag>
                <span class="quiet">{words::score(language, group.score)}</span>
                <Why figure=words::how_sure(language) reason />
                <span class="quiet">{words::group_of(language, n_members)}</span>
                <span class="quiet">{words::at_stake(language, setting.money_short(group.amount_minor))}</span>
            </header>
            <ul class="duplicate-rows">{group.rows.into_iter().map(|row| row_view(row, setting)).collect_view()}</ul>
            {pairs}
            <div class="button-row">
                <Button icon=Glyph::Columns on_press=move || compared.set(Some(ids.clone())) attr:data-action="compare">{words::compare(language)}</Button>
                <Button kind=ButtonKind::Ghost on_press=say_apart>{words::not_same(language)}</Button>
            </div>
        </section>
    }
}

fn row_view(row: DuplicateRow, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let texts = [row.code, row.region, row.owner].into_iter().flatten().collect::<Vec<_>>().join(" \u{b7} ");
    let last = row.last_purchase_on.map(|day| words::last_bought(language, setting.ago(day)));
    let bought = (row.n_purchases > 0).then(|| {
        let figures = [words::n_purchases(language, setting.number(row.n_purchases)), setting.money(row.amount_minor)];
        figures.into_iter().chain(last).collect::<Vec<_>>().join(" \u{b7} ")
    });
    view! {
        <li class="duplicate-row">
            <a class="person-link" href=Route::Customer(row.id).to_string()><PersonName name=row.name /></a>
            <span class="duplicate-reach">
                {row.phone.map(|phone| view! { <Masked value=phone mask=format::mask_phone /> })}
                {row.email.map(|email| view! { <Masked value=email mask=format::mask_email /> })}
            </span>
            <span class="quiet">{texts}</span>
            <span class="duplicate-bought">{bought.unwrap_or_else(|| format::UNKNOWN.to_owned())}</span>
        </li>
    }
}

/// What speaks for it: of two at once, of more pair by pair.
fn pairs(group: &DuplicateGroup, setting: Setting) -> AnyView {
    let [only] = group.pairs.as_slice() else {
        let name = |place: u32| group.rows.get(place as usize).map(|row| (row.id, row.name.clone()));
        let pairs = group.pairs.iter().filter_map(|pair| Some(pair_view(pair, name(pair.first)?, name(pair.second)?, setting)));
        return view! { <ul class="duplicate-pairs">{pairs.collect_view()}</ul> }.into_any();
    };
    tags(&only.likeness, setting).into_any()
}

fn tags(likeness: &Likeness, setting: Setting) -> impl IntoView + use<> {
    let tag = |reason: AlikeReason| {
        let tone = if reason == AlikeReason::ReachedOtherwise { Tone::Warn } else { Tone::Neutral };
        view! { <Tag tone>{words::reason(setting.language, reason)}</Tag> }
    };
    view! { <span class="tag-row">{likeness.reasons.iter().copied().map(tag).collect_view()}</span> }
}

fn pair_view(pair: &DuplicatePair, one: (CustomerId, String), other: (CustomerId, String), setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let session = use_session();
    let label = words::not_same_pair(language, &one.1, &other.1);
    let press = move || {
        let record = Distinct::between(one.0, other.0);
        session.run(Command::File(record.into()), words::said_not_same(language));
    };
    view! {
        <li class="duplicate-pair">
            <span>{words::pair(language, one.1, other.1)}</span>
            {tags(&pair.likeness, setting)}
            <Button kind=ButtonKind::Ghost size=ControlSize::Small icon=Glyph::Close label on_press=press />
        </li>
    }
}
