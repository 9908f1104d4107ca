//! The sidebar, and the bar at the bottom of a phone.

use super::{use_frame, use_overview};
use crate::ui::{
    device::{Presenting, Theme, use_language, use_presenting},
    format,
    glyph::Glyph,
    parts::{BrandMark, Button, ButtonKind, Dialog, Icon, Tag, Tone, bring_into_sight},
    route::{
        CustomersView, GradingSection, LeavingView, LifecycleSection, PipelineView, Route, SettingsSection, TasksView, TeamSection,
        TogetherView, ValueView,
    },
    session::use_session,
    words::{Language, leaving as leaving_words, palette, runs, shell as words, tasks as tasks_words, value as value_words},
};
use leptos::{html, prelude::*};

/// The name of a page, as the navigation calls it.
pub fn name(route: &Route) -> &'static str {
    let language = use_language();
    match route {
        Route::Welcome => words::welcome(language),
        Route::Today => words::today(language),
        Route::Customers(_) => words::customers(language),
        Route::Customer(_) | Route::CustomerTimeline(..) => words::customer(language),
        Route::Pipeline(_) => words::pipeline(language),
        Route::Grading(_) => words::grading(language),
        Route::Policies(_) => words::policies(language),
        Route::Structure(_) => words::structure(language),
        Route::Reviews => words::reviews(language),
        Route::Review(_) => words::review(language),
        Route::Effect(_) => words::effect(language),
        Route::Runs(_) | Route::Migration(..) => runs::title(language),
        Route::Disagreements(_) => runs::disagreements(language),
        Route::Schemes => words::schemes(language),
        Route::Studio(_) => words::studio(language),
        Route::Lifecycle(_) => words::lifecycle(language),
        Route::Together(_) => words::together(language),
        Route::Likes(_) => words::likes(language),
        Route::Value(_) => value_words::title(language),
        Route::Leaving(_) => leaving_words::title(language),
        Route::Team(_) => words::team(language),
        Route::Tasks(_) => tasks_words::title(language),
        Route::Import => words::import(language),
        Route::Products => words::products(language),
        Route::Changes => words::changes(language),
        Route::Duplicates => words::duplicates(language),
        Route::Bin => words::bin(language),
        Route::Settings(_) => words::settings(language),
        Route::NotFound => words::not_found(language),
    }
}

fn customers() -> Route {
    Route::Customers(CustomersView::default())
}

fn grading() -> Route {
    Route::Grading(GradingSection::default())
}

fn settings() -> Route {
    Route::Settings(SettingsSection::default())
}

#[component]
fn Place(
    route: Route,
    glyph: Glyph,
    #[prop(optional)] key: &'static str,
    /// What the navigation calls it, where a place has several pages.
    #[prop(optional)]
    called: Option<&'static str>,
    #[prop(optional)] count: Option<Signal<Option<String>>>,
) -> impl IntoView {
    let frame = use_frame();
    let href = route.to_string();
    let label = called.unwrap_or_else(|| name(&route));
    let is_current = Memo::new(move |_| frame.route.with(|current| current.is_same_page(&route)));
    let place = NodeRef::<html::A>::new();
    Effect::new(move || {
        if let Some(place) = place.get().filter(|_| is_current.get()) {
            request_animation_frame(move || bring_into_sight(&place));
        }
    });
    let title = if key.is_empty() { label.to_owned() } else { format!("{label} (g {key})") };
    view! {
        <a class="nav-link" node_ref=place href=href aria-current=move || is_current.get().then_some("page") title=title>
            <Icon glyph />
            <span class="nav-label">{label}</span>
            {count.map(|count| view! { <span class="nav-count">{count}</span> })}
        </a>
    }
}

/// Every page, in groups.
#[component]
fn Places() -> impl IntoView {
    let language = use_language();
    let overview = use_overview();
    let n_customers = Signal::derive(move || overview.get().map(|overview| format::number(language, overview.n_customers)));
    let n_products = Signal::derive(move || overview.get().map(|overview| format::number(language, overview.n_products)));
    view! {
        <div class="nav-group">
            <p class="nav-heading">{words::group_work(language)}</p>
            <Place route=Route::Today glyph=Glyph::Today key="t" />
            <Place route=customers() glyph=Glyph::Customers key="c" count=n_customers />
            <Place route=Route::Pipeline(PipelineView::default()) glyph=Glyph::Pipeline key="f" />
            <Place route=Route::Tasks(TasksView::default()) glyph=Glyph::CircleCheck key="k" />
            <Place route=Route::Products glyph=Glyph::Products key="p" count=n_products />
            <Place route=Route::Team(TeamSection::default()) glyph=Glyph::Person key="m" />
        </div>
        <div class="nav-group">
            <p class="nav-heading">{words::group_know(language)}</p>
            <Place route=grading() glyph=Glyph::Grading key="r" />
            <Place route=Route::Schemes glyph=Glyph::Columns key="e" />
            <Place route=Route::Policies(None) glyph=Glyph::Star key="o" called=words::care(language) />
            <Place route=Route::Value(ValueView::default()) glyph=Glyph::Value key="v" />
            <Place route=Route::Leaving(LeavingView::default()) glyph=Glyph::Leaving key="d" />
            <Place route=Route::Lifecycle(LifecycleSection::default()) glyph=Glyph::Refresh key="l" />
            <Place route=Route::Together(TogetherView::default()) glyph=Glyph::Link key="b" />
        </div>
        <div class="nav-group">
            <p class="nav-heading">{words::group_keep(language)}</p>
            <Place route=Route::Import glyph=Glyph::Import key="i" />
            <Place route=Route::Duplicates glyph=Glyph::Copy key="u" />
            <Place route=Route::Changes glyph=Glyph::Changes key="h" />
        </div>
    }
}

/// Every page on a phone, where the bar at the bottom holds only a few.
#[component]
pub fn PlacesDialog(open: RwSignal<bool>) -> impl IntoView {
    let language = use_language();
    view! {
        <Dialog open on_close=move || open.set(false) title=words::navigation(language)>
            <nav class="places" aria-label=words::navigation(language) on:click=move |_| open.set(false)>
                <Places />
                <Place route=settings() glyph=Glyph::Settings key="s" />
            </nav>
        </Dialog>
    }
}

/// The sidebar: where to go, how the data is, how this device shows it.
#[component]
pub fn Sidebar() -> impl IntoView {
    let language = use_language();
    let overview = use_overview();
    let workspace_name = move || overview.get().and_then(|overview| overview.settings).map(|settings| settings.name);
    let is_demo = move || overview.get().and_then(|overview| overview.settings).is_some_and(|settings| settings.is_demo);
    view! {
        <nav class="sidebar" aria-label=words::navigation(language)>
            <a class="brand" href=Route::Today.to_string()>
                <BrandMark />
                <span class="brand-name nav-label">{workspace_name}</span>
                {move || is_demo().then(|| view! { <span class="nav-label"><Tag tone=Tone::Info>{words::demo(language)}</Tag></span> })}
            </a>
            <SearchEverything class="nav-link" />
            <Places />
            <div class="sidebar-foot">
                <UndoRedo />
                <BackupState />
                <Place route=settings() glyph=Glyph::Settings key="s" />
                <Switches />
            </div>
        </nav>
    }
}

/// Opens the command palette.
#[component]
fn SearchEverything(class: &'static str) -> impl IntoView {
    let language = use_language();
    let frame = use_frame();
    view! {
        <button
            type="button"
            class=class
            aria-haspopup="dialog"
            title=format!("{} (Ctrl+K)", palette::title(language))
            on:click=move |_| frame.shows_palette.set(true)
        >
            <Icon glyph=Glyph::Search />
            <span class="nav-label">{palette::open(language)}</span>
            <span class="kbd" aria-hidden="true">"Ctrl K"</span>
        </button>
    }
}

#[component]
fn UndoRedo() -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let cannot_undo = Signal::derive(move || session.standing.with(|standing| standing.undo.is_none()));
    let cannot_redo = Signal::derive(move || session.standing.with(|standing| standing.redo.is_none()));
    view! {
        <div class="sidebar-switches">
            <Button kind=ButtonKind::Ghost icon=Glyph::Undo label=words::undo(language) shortcut="Ctrl+Z" disabled=cannot_undo on_press=move || session.undo() />
            <Button kind=ButtonKind::Ghost icon=Glyph::Redo label=words::redo(language) shortcut="Ctrl+Shift+Z" disabled=cannot_redo on_press=move || session.redo() />
        </div>
    }
}

/// How old the last backup is, and where to make one.
#[component]
fn BackupState() -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let text = move || {
        session.standing.with(|standing| match standing.last_backup_at_ms {
            _ if standing.n_changes_since_backup == 0 && standing.last_backup_at_ms.is_some() => words::backed_up(language).to_owned(),
            None => words::never_backed_up(language).to_owned(),
            Some(_) => words::changes_since_backup(language, format::number(language, standing.n_changes_since_backup)),
        })
    };
    let is_due = move || session.standing.with(|standing| standing.last_backup_at_ms.is_none() || standing.n_changes_since_backup > 50);
    view! {
        <a class="nav-link" href=Route::Settings(SettingsSection::Data).to_string() title=text data-backup=move || if is_due() { "due" } else { "fresh" }>
            <Icon glyph=Glyph::Shield />
            <span class="nav-label">{text}</span>
        </a>
    }
}

/// Language, theme, and the list of keys.
#[component]
pub fn Switches() -> impl IntoView {
    let language = use_language();
    let frame = use_frame();
    let presenting = use_presenting();
    let Presenting(is_presenting) = presenting;
    let other = Language::ALL.into_iter().find(|other| *other != language).unwrap_or_default();
    let next_theme = move || match frame.theme.get() {
        Theme::Auto => Theme::Light,
        Theme::Light => Theme::Dark,
        Theme::Dark => Theme::Auto,
    };
    let switch_theme = move || {
        let next = next_theme();
        next.apply();
        frame.theme.set(next);
    };
    let theme = move || match frame.theme.get() {
        Theme::Auto => words::theme_auto(language),
        Theme::Light => words::theme_light(language),
        Theme::Dark => words::theme_dark(language),
    };
    view! {
        <div class="sidebar-switches">
            <Button kind=ButtonKind::Ghost icon=Glyph::Languages label=other.own_name() on_press=move || frame.language.set(other) />
            {move || {
                let glyph = if frame.theme.get() == Theme::Dark { Glyph::Moon } else { Glyph::Sun };
                view! { <Button kind=ButtonKind::Ghost icon=glyph label=format!("{}: {}", words::theme(language), theme()) on_press=switch_theme /> }
            }}
            {move || {
                let glyph = if is_presenting.get() { Glyph::EyeOff } else { Glyph::Eye };
                let pressed = if is_presenting.get() { "true" } else { "false" };
                view! { <Button kind=ButtonKind::Ghost icon=glyph label=words::presentation(language) shortcut="m" on_press=move || presenting.switch() attr:aria-pressed=pressed /> }
            }}
            <Button kind=ButtonKind::Ghost icon=Glyph::Keyboard label=words::shortcuts(language) shortcut="?" on_press=move || frame.shows_shortcuts.set(true) />
        </div>
    }
}

/// Three places at the bottom of a phone, the search for everything, and the way to all others.
#[component]
pub fn BottomBar() -> impl IntoView {
    let frame = use_frame();
    let language = use_language();
    let places = [(Route::Today, Glyph::Today), (customers(), Glyph::Customers), (grading(), Glyph::Grading)];
    let links = places.map(|(route, glyph)| {
        let (href, label) = (route.to_string(), name(&route));
        let is_current = move || frame.route.with(|current| current.is_same_page(&route)).then_some("page");
        view! { <a class="bottombar-link" href=href aria-current=is_current><Icon glyph /><span>{label}</span></a> }
    });
    view! {
        <nav class="bottombar" aria-label=words::navigation(language)>
            {links.into_iter().collect_view()}
            <SearchEverything class="bottombar-link" />
            <button type="button" class="bottombar-link" aria-haspopup="dialog" on:click=move |_| frame.shows_places.set(true)>
                <Icon glyph=Glyph::Menu />
                <span>{words::more(language)}</span>
            </button>
        </nav>
    }
}
