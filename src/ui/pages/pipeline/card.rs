//! One deal on the board: what it is, what it is worth, how long it has been there, and where it may go.

use super::{
    DealErrand,
    board::{Frame, keys},
    drag::is_on_control,
    table::state_tag,
};
use crate::domain::CustomerKind;
use crate::ui::{
    device::use_language,
    format,
    pages::setting::Setting,
    parts::{ButtonKind, ControlSize, Glyph, Icon, Menu, MenuItem, SeenName, seen_name, seen_text},
    session::use_session,
    words::{Language, pipeline as words},
};
use crate::workspace::{Command, Register, questions::DealRow};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys;

/// A card that can be carried, walked to, and opened.
#[component]
pub fn Card(frame: Frame, row: DealRow) -> impl IntoView {
    let language = use_language();
    let setting = frame.setting.get_untracked();
    let id = row.id;
    let node = NodeRef::<leptos::html::Article>::new();
    Effect::new(move || {
        if let Some(card) = node.get()
            && frame.wanted.get_untracked() == Some(id)
        {
            frame.wanted.set(None);
            // A card that is not seen, on a phone that shows another stage, cannot take it.
            let _ = card.focus();
        }
    });
    let own = StoredValue::new(row.clone());
    let is_carried = move || frame.drag.carried.with(|carried| carried.as_ref().is_some_and(|(row, _)| row.id == id)).then_some("true");
    let stage = frame.stages.with_untracked(|stages| stages.iter().find(|stage| stage.id == row.stage).map(|stage| stage.name.clone()));
    let title = seen_text(row.title.clone(), row.called.clone());
    let (heading, hint) = (title.clone(), title.clone());
    let called = row.called.clone().map(|name| seen_name(name, CustomerKind::Unknown));
    let amount = setting.money(row.amount_minor);
    let spoken = move || {
        let called = format::or_unknown(called.as_ref().map(|called| called()));
        words::card_spoken(language, title(), called, amount.clone(), stage.clone().unwrap_or_default())
    };
    let open = move |event: leptos::ev::MouseEvent| {
        if !is_on_control(&event) && !frame.drag.was_carried() {
            frame.errand.set(Some(DealErrand::Edit(id)));
        }
    };
    let is_open = row.is_won.is_none();
    let handle = is_open.then(|| {
        view! {
            <span class="deal-grip" aria-hidden="true" title=move || words::drag(language, hint()) on:pointerdown=move |event| own.with_value(|row| frame.drag.press(&event, row, true))>
                <Icon glyph=Glyph::Grip />
            </span>
        }
    });
    let press = move |event: leptos::ev::PointerEvent| {
        if !is_on_control(&event) {
            own.with_value(|row| frame.drag.press(&event, row, false));
        }
    };
    view! {
        <article
            node_ref=node
            class="deal"
            tabindex="0"
            data-deal=id.to_string()
            data-carried=is_carried
            aria-label=spoken
            aria-describedby="board-keys"
            on:keydown=move |event| own.with_value(|row| keys(frame, &event, row))
            on:click=open
            on:pointerdown=press
        >
            <div class="deal-head">
                <span class="deal-title">{heading}</span>
                {handle}
                <DealMenu frame row=row.clone() />
            </div>
            {body(&row, setting)}
        </article>
    }
}

/// Below the title: whose it is, what it is worth, and when.
fn body(row: &DealRow, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let tag = state_tag(row, language);
    let percent = words::percent(language, row.probability_percent);
    let spoken = words::percent_spoken(language, row.probability_percent);
    let expected = row.expected_on.filter(|_| row.is_won.is_none()).map(|day| {
        let is_late = day < setting.today;
        let text = if is_late { words::overdue(language, setting.ago(day)) } else { words::expected(language, setting.ago(day)) };
        view! { <span class:deal-late=is_late title=setting.day(day)>{text}</span> }
    });
    let stay = row.is_won.is_none().then(|| view! { <span title=setting.day(row.since_on)>{stay(row, setting, language)}</span> });
    view! {
        <p class="deal-who"><span class="truncate">{row.called.clone().map(|name| view! { <SeenName name /> })}</span> {tag}</p>
        <p class="row-spread"><strong>{setting.money(row.amount_minor)}</strong> <span class="quiet" title=spoken>{percent}</span></p>
        <p class="deal-foot">{expected} {stay} <span class="push truncate">{row.owner.clone()}</span></p>
    }
}

fn stay(row: &DealRow, setting: Setting, language: Language) -> String {
    match setting.today.days_since(row.since_on) {
        ..=0 => words::since_today(language).to_owned(),
        days => words::n_days(language, setting.number(days)),
    }
}

/// Every stage it may go to, and how it may end; nobody depends on dragging.
#[component]
fn DealMenu(frame: Frame, row: DealRow) -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let id = row.id;
    let title = seen_text(row.title.clone(), row.called.clone());
    let label = move || words::actions_of(language, title());
    let said = words::deleted(language, &row.title);
    let discard = move || session.run(Command::Discard { register: Register::Opportunity, id: id.as_u128() }, said.clone());
    let is_open = row.is_won.is_none();
    let row = StoredValue::new(row);
    let stages = move || {
        let own = row.with_value(|row| row.stage);
        let others = frame.stages.get().into_iter().filter(|stage| stage.id != own);
        let item = |stage: crate::domain::PipelineStage| {
            let target = stage.id;
            view! { <MenuItem on_press=move || row.with_value(|row| frame.put(row, target))>{stage.name}</MenuItem> }
        };
        others.map(item).collect_view()
    };
    view! {
        <Menu label icon=Glyph::More is_icon_only=true kind=ButtonKind::Ghost size=ControlSize::Small>
            {is_open.then(|| view! { <p class="menu-heading">{words::move_to(language)}</p> {stages()} <hr class="menu-line" /> })}
            <MenuItem icon=Glyph::Pencil on_press=move || frame.errand.set(Some(DealErrand::Edit(id)))>{words::open_deal(language)}</MenuItem>
            {is_open.then(|| view! {
                <MenuItem icon=Glyph::CircleCheck on_press=move || frame.errand.set(Some(DealErrand::End(id, true)))>{words::mark_won(language)}</MenuItem>
                <MenuItem icon=Glyph::Error on_press=move || frame.errand.set(Some(DealErrand::End(id, false)))>{words::mark_lost(language)}</MenuItem>
            })}
            <MenuItem icon=Glyph::Trash is_danger=true on_press=discard.clone()>{words::delete(language)}</MenuItem>
        </Menu>
    }
}

/// The card above, below, or at the same height in the nearest column with cards.
pub fn focus_neighbour(event: &KeyboardEvent, key: &str) {
    let card = event.current_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let Some(item) = card.and_then(|card| card.parent_element()) else { return };
    let target = match key {
        "ArrowUp" => item.previous_element_sibling(),
        "ArrowDown" => item.next_element_sibling(),
        _ => beside(&item, key == "ArrowRight"),
    };
    let card = target.and_then(|item| item.query_selector(".deal").ok().flatten());
    if let Some(card) = card.and_then(|card| card.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = card.focus();
    }
}

fn beside(item: &web_sys::Element, forward: bool) -> Option<web_sys::Element> {
    let at = std::iter::successors(item.previous_element_sibling(), web_sys::Element::previous_element_sibling).count();
    let next = |column: &web_sys::Element| if forward { column.next_element_sibling() } else { column.previous_element_sibling() };
    let column = item.closest(".board-column").ok().flatten()?;
    let columns = std::iter::successors(next(&column), next);
    let cards =
        columns.into_iter().find_map(|column| column.query_selector_all(".board-cards > li").ok().filter(|cards| cards.length() > 0))?;
    let last = cards.length().checked_sub(1)?;
    cards.item(u32::try_from(at).unwrap_or(last).min(last))?.dyn_into().ok()
}
