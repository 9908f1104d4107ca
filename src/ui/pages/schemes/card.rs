//! One scheme: its layers, how it sorts, when it was run and when it is due, and what can be done with it.

use super::Setting;
use crate::domain::{Day, Scheme, schemes::Schedule};
use crate::ui::{
    parts::{Banner, Button, ButtonKind, ControlSize, Dialog, Glyph, LinkButton, Tag, Tone},
    route::Route,
    schemes_view::{LayerBars, method_phrase},
    sentences,
    session::use_session,
    words::schemes as words,
};
use crate::workspace::{Command, Register, questions::SchemeRow};
use leptos::prelude::*;

#[component]
pub fn SchemeCard(row: SchemeRow, today: Day, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let session = use_session();
    let studio = Route::Studio(row.scheme.id).to_string();
    let (id, name, is_primary) = (row.scheme.id, row.scheme.name.clone(), row.scheme.is_primary);
    let said = words::made_primary(language, &name);
    let make_primary = move || session.run(Command::ChoosePrimaryScheme { scheme: Some(id) }, said.clone());
    let primary = (!is_primary).then(|| {
        view! { <Button size=ControlSize::Small icon=Glyph::Star on_press=make_primary attr:data-action="make-primary">{words::make_primary(language)}</Button> }
    });
    let asks = RwSignal::new(false);
    let delete = view! {
        <Button kind=ButtonKind::Ghost size=ControlSize::Small icon=Glyph::Trash label=words::delete(language) on_press=move || asks.set(true) />
    };
    view! {
        <article class="card scheme-card" data-scheme=id.to_string()>
            <header class="card-head">
                <h2><a class="link" href=studio.clone()>{name}</a></h2>
                {is_primary.then(|| view! { <Tag tone=Tone::Accent icon=Glyph::Star>{words::primary(language)}</Tag> })}
                <div class="row">
                    {primary}
                    <LinkButton size=ControlSize::Small icon=Glyph::Pencil href=studio>{words::open_studio(language)}</LinkButton>
                    {delete}
                </div>
            </header>
            <p class="soft">{method_phrase(language, &row.scheme)}</p>
            {row.flaw.map(|flaw| view! { <Banner tone=Tone::Bad title=sentences::flaw(language, flaw) /> })}
            {facts(&row, today, setting)}
            <LayerBars scheme=row.scheme.clone() class_names=row.class_names.clone() layers=row.layers.clone() />
            <DeleteDialog open=asks scheme=row.scheme n_runs=row.n_runs n_overrides=row.n_overrides setting />
        </article>
    }
}

/// When it was worked out last, when it is due, who is not graded.
fn facts(row: &SchemeRow, today: Day, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let run = match (&row.newest_run, row.scheme.schedule) {
        (_, Schedule::Live) => words::live_now(language).to_owned(),
        (Some(run), _) => words::last_run(language, setting.day(run.as_of), setting.number(row.n_runs)),
        (None, _) => words::never_run(language).to_owned(),
    };
    let due = row.due_on.map(|day| match day.days_since(today) {
        0 => (Tone::Warn, words::due_today(language).to_owned()),
        days if days < 0 => (Tone::Warn, words::overdue_since(language, setting.ago(day))),
        _ => (Tone::Neutral, words::due_on(language, setting.ago(day))),
    });
    let due = due.map(|(tone, text)| view! { <Tag tone icon=Glyph::Clock>{text}</Tag> });
    let overrides = (row.n_overrides > 0).then(|| view! { <span>{words::n_overrides(language, setting.number(row.n_overrides))}</span> });
    let not_graded =
        (row.n_not_graded > 0).then(|| view! { <span>{words::n_not_graded(language, setting.number(row.n_not_graded))}</span> });
    view! {
        <p class="scheme-facts">
            <span>{words::schedule(language, row.scheme.schedule)}</span>
            <a class="link" href=Route::Runs(row.scheme.id).to_string() data-action="see-runs">{run}</a>
            {not_graded}
            {overrides}
            {due}
        </p>
    }
}

/// Says what goes with it before it goes.
#[component]
fn DeleteDialog(open: RwSignal<bool>, scheme: Scheme, n_runs: u32, n_overrides: u32, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let session = use_session();
    let said = words::deleted(language, &scheme.name);
    let delete = Callback::new(move |()| {
        open.set(false);
        session.run(Command::Discard { register: Register::Scheme, id: scheme.id.as_u128() }, said.clone());
    });
    let actions = move || {
        view! {
            <Button on_press=move || open.set(false)>{crate::ui::words::parts::cancel(language)}</Button>
            <Button kind=ButtonKind::Danger icon=Glyph::Trash on_press=delete attr:data-action="delete-scheme">{words::delete(language)}</Button>
        }
    };
    view! {
        <Dialog open on_close=move || open.set(false) title=words::delete_title(language, &scheme.name) actions>
            <p>{words::delete_text(language, setting.number(n_runs), setting.number(n_overrides))}</p>
        </Dialog>
    }
}
