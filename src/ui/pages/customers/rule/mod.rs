//! Where conditions are put together: all, any or none of them, on everything that is known of a customer, with groups one level deep.
//!
//! Nothing is in the address before "Show them"; until then the foot says how many would be shown.
//!
//! Not here: the address ([`customers_view`](crate::ui::customers_view)), and the quick filters by one field ([`filters`](super::filters)).

mod chips;
mod draft;
mod phrases;
mod row;
mod values;

pub use chips::RuleChips;

use super::list::CustomerList;
use crate::ui::{
    customers_view::{
        question,
        rule::{JUNCTIONS, Rule, junction, junction_key},
        sheet::{Part, Sheet},
        topics::begun,
    },
    device::use_language,
    parts::{Button, ButtonKind, Choice, ControlSize, Glyph, Segmented},
    session::use_session,
    words::{finding as words, parts as parts_words},
};
use crate::workspace::questions::{AskCustomers, Junction};
use draft::Draft;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use row::ConditionRow;

/// The conditions of the address, to be changed and shown.
#[component]
pub fn RuleEditor(list: CustomerList) -> impl IntoView {
    let language = use_language();
    let mut sheet = Sheet::of(list.view.with_untracked(Rule::of));
    if let Some(subject) = list.begun.try_update(Option::take).flatten() {
        sheet.begin(begun(subject));
    }
    let draft = Draft(RwSignal::new(sheet));
    let meant = Memo::new(move |_| list.view.with(|view| draft.0.with(Sheet::rule).shown_in(view)));
    let close = move || list.is_combining.set(false);
    let show = move |event: SubmitEvent| {
        event.prevent_default();
        let view = meant.get_untracked();
        close();
        if list.view.with_untracked(|shown| *shown != view) {
            list.show(view);
        }
    };
    let asked = Memo::new(move |_| list.views.with(|views| question(&meant.get(), views)));
    let answer = use_session().live_newest(move || AskCustomers { view: asked.get(), window: 0..0, own: Vec::new() });
    let n_meet = move || Some(words::n_meet(language, list.setting.get().number(answer.get()?.ok()?.n_shown)));
    view! {
        <form class="rule" novalidate on:submit=show>
            <div class="rule-head">
                <span class="field-label">{words::joined(language)}</span>
                <Joined draft part=None />
            </div>
            <div class="rule-parts">
                <For each=move || draft.0.with(|sheet| sheet.parts.clone()) key=|part| (part.number, part.by.is_some()) let:part>
                    <PartRows list draft part />
                </For>
            </div>
            <div class="button-row">
                <Button icon=Glyph::Plus on_press=move || draft.add(None)>{words::add_condition(language)}</Button>
                <Button icon=Glyph::Plus on_press=move || draft.add(Some(Junction::Any))>{words::add_group(language)}</Button>
            </div>
            <div class="button-row rule-foot">
                <span class="quiet" role="status">{n_meet}</span>
                <Button on_press=close>{parts_words::cancel(language)}</Button>
                <Button kind=ButtonKind::Primary is_submit=true>{words::show(language)}</Button>
            </div>
        </form>
    }
}

/// All, any or none: of everything, or of one group.
#[component]
fn Joined(draft: Draft, part: Option<u32>) -> impl IntoView {
    let language = use_language();
    let choices = Signal::stored(JUNCTIONS.map(|by| Choice::new(junction_key(by), words::junction(language, by))).to_vec());
    let by = Memo::new(move |_| {
        draft.0.with(|sheet| match part {
            None => sheet.by,
            Some(number) => sheet.parts.iter().find(|part| part.number == number).and_then(|part| part.by).unwrap_or_default(),
        })
    });
    let label = if part.is_none() { words::joined(language) } else { words::group_joined(language) };
    let join = move |key: String| {
        if let Some(by) = junction(&key) {
            draft.join(part, by);
        }
    };
    view! { <Segmented label choices value=Signal::derive(move || junction_key(by.get()).to_owned()) on_change=join /> }
}

#[component]
fn PartRows(list: CustomerList, draft: Draft, part: Part) -> impl IntoView {
    let language = use_language();
    let number = part.number;
    let rows = Memo::new(move |_| {
        let rows = |part: &Part| part.rows.iter().map(|row| row.number).collect::<Vec<_>>();
        draft.0.with(|sheet| sheet.parts.iter().find(|part| part.number == number).map(rows).unwrap_or_default())
    });
    let each = view! { <For each=move || rows.get() key=|row| *row let:row><ConditionRow list draft number=row /></For> };
    if part.by.is_none() {
        return each.into_any();
    }
    view! {
        <fieldset class="rule-group">
            <legend class="visually-hidden">{words::add_group(language)}</legend>
            <div class="rule-head">
                <Joined draft part=Some(number) />
                <Button
                    kind=ButtonKind::Ghost
                    size=ControlSize::Small
                    icon=Glyph::Trash
                    label=words::remove_group(language)
                    on_press=move || draft.remove(number)
                />
            </div>
            {each}
            <div class="button-row">
                <Button kind=ButtonKind::Ghost size=ControlSize::Small icon=Glyph::Plus on_press=move || draft.add_to(number)>
                    {words::add_condition(language)}
                </Button>
            </div>
        </fieldset>
    }
    .into_any()
}
