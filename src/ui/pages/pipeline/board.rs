//! The board: a column a stage, side by side; on a phone one at a time with a switch.

use super::{
    DealErrand,
    card::{Card, focus_neighbour},
    drag::{Drag, Ghost},
    moving::move_to,
    none_match,
};
use crate::domain::{OpportunityId, PipelineStage, PipelineStageId};
use crate::ui::{
    device::use_language,
    pages::setting::Setting,
    parts::{Glyph, Icon, Reason, Why},
    route::{PipelineLook, PipelineView, Route},
    session::{Session, use_session},
    words::pipeline as words,
};
use crate::workspace::questions::{BoardColumn, BoardSheet, DealRow};
use leptos::prelude::*;

/// All that columns and cards share.
#[derive(Clone, Copy)]
pub struct Frame {
    pub setting: Memo<Setting>,
    pub stages: Memo<Vec<PipelineStage>>,
    pub errand: RwSignal<Option<DealErrand>>,
    pub drag: Drag,
    /// The card that takes the focus when it is there again.
    pub wanted: RwSignal<Option<OpportunityId>>,
    session: Session,
    /// The stage that a phone shows.
    current: RwSignal<Option<PipelineStageId>>,
    said: RwSignal<&'static str>,
}

impl Frame {
    /// Moves a card to a stage.
    pub fn put(self, row: &DealRow, stage: PipelineStageId) {
        let stage = self.stages.with_untracked(|stages| stages.iter().find(|own| own.id == stage).cloned());
        if let Some(stage) = stage {
            let Setting { language, today, .. } = self.setting.get_untracked();
            move_to(self.session, language, row, &stage, today);
        }
    }

    /// Moves a card to the stage beside its own; the focus and the phone's switch go with it.
    pub fn push(self, row: &DealRow, forward: bool) {
        let beside = self.stages.with_untracked(|stages| {
            let at = stages.iter().position(|stage| stage.id == row.stage)?;
            let next = if forward { at.checked_add(1)? } else { at.checked_sub(1)? };
            stages.get(next).map(|stage| stage.id)
        });
        let Some(beside) = beside else {
            return self.said.set(words::no_further(self.setting.with_untracked(|setting| setting.language)));
        };
        self.said.set("");
        self.wanted.set(Some(row.id));
        self.current.set(Some(beside));
        self.put(row, beside);
    }

    /// The stage that a phone shows: the one chosen, else the first with something in it.
    fn shown_stage(self, sheet: &BoardSheet) -> Option<PipelineStageId> {
        let chosen = self.current.get().filter(|id| sheet.columns.iter().any(|column| column.stage.id == *id));
        let first = sheet.columns.iter().find(|column| column.n_shown > 0).or(sheet.columns.first());
        chosen.or(first.map(|column| column.stage.id))
    }
}

#[component]
pub fn Board(
    view: Memo<PipelineView>,
    sheet: Memo<BoardSheet>,
    setting: Memo<Setting>,
    errand: RwSignal<Option<DealErrand>>,
) -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let stages = Memo::new(move |_| sheet.with(|sheet| sheet.columns.iter().map(|column| column.stage.clone()).collect::<Vec<_>>()));
    let (wanted, current, said) = (RwSignal::new(None), RwSignal::new(None), RwSignal::new(""));
    let drop = move |(row, stage): (DealRow, PipelineStageId)| {
        let target = stages.with_untracked(|stages| stages.iter().find(|own| own.id == stage).cloned());
        if let Some(stage) = target {
            move_to(session, language, &row, &stage, setting.get_untracked().today);
        }
    };
    let frame = Frame { setting, stages, errand, drag: Drag::new(drop), wanted, session, current, said };
    let shown_stage = Memo::new(move |_| sheet.with(|sheet| frame.shown_stage(sheet)));
    let is_none = Memo::new(move |_| sheet.with(|sheet| sheet.n_shown == 0));
    let columns = move || {
        let first_qualified = stages.with(|stages| stages.iter().find(|stage| stage.is_qualified).map(|stage| stage.id));
        let column = |stage: PipelineStage| {
            let begins = first_qualified == Some(stage.id);
            view! { <Column frame view sheet shown_stage stage begins_qualified=begins /> }
        };
        stages.get().into_iter().map(column).collect_view()
    };
    view! {
        {move || is_none.get().then(|| none_match(view))}
        <p id="board-keys" class="board-keys quiet small"><span class="keys-pointer">{words::keys(language)}</span><span class="keys-touch">{words::keys_touch(language)}</span></p>
        <StageSwitch frame sheet shown_stage />
        <div class="board" data-state="board">{columns}</div>
        <Ghost drag=frame.drag />
        <p class="visually-hidden" role="status" aria-live="polite">{said}</p>
    }
}

/// The stages with their counts, of which a phone shows one; a card may be dropped on them.
#[component]
fn StageSwitch(frame: Frame, sheet: Memo<BoardSheet>, shown_stage: Memo<Option<PipelineStageId>>) -> impl IntoView {
    let language = use_language();
    let button = move |stage: PipelineStage| {
        let id = stage.id;
        let of = move |sheet: &BoardSheet| sheet.columns.iter().find(|column| column.stage.id == id).map_or(0, |column| column.n_shown);
        let n = move || frame.setting.get().number(sheet.with(of));
        let is_over = move || (frame.drag.over.get() == Some(id)).then_some("true");
        view! {
            <button
                type="button"
                class="stage-button"
                data-stage=id.to_string()
                data-over=is_over
                aria-pressed=move || if shown_stage.get() == Some(id) { "true" } else { "false" }
                on:click=move |_| frame.current.set(Some(id))
            >
                {stage.name} <span class="nav-count">{n}</span>
            </button>
        }
    };
    // Buttons stay while deals move: a finger that is down when the board changes still presses what it came to.
    let buttons = move || frame.stages.get().into_iter().map(button).collect_view();
    view! { <div class="stage-switch phone-only" role="group" aria-label=words::stage_switch(language)>{buttons}</div> }
}

#[component]
fn Column(
    frame: Frame,
    view: Memo<PipelineView>,
    sheet: Memo<BoardSheet>,
    shown_stage: Memo<Option<PipelineStageId>>,
    stage: PipelineStage,
    begins_qualified: bool,
) -> impl IntoView {
    let language = use_language();
    let id = stage.id;
    let own = Memo::new(move |_| {
        let of = |sheet: &BoardSheet| sheet.columns.iter().find(|column| column.stage.id == id).cloned();
        sheet.with(of)
    });
    let cards = move || own.with(|own| own.as_ref().map(|column| column.cards.clone()).unwrap_or_default());
    let is_over = move || (frame.drag.over.get() == Some(id)).then_some("true");
    let is_shown = move || (shown_stage.get() == Some(id)).then_some("true");
    let is_empty = move || own.with(|own| own.as_ref().is_none_or(|column| column.n_shown == 0));
    let n_more = move || own.with(|own| own.as_ref().map_or(0, |column| column.n_shown as usize - column.cards.len()));
    let table = move || view.with(|view| Route::Pipeline(PipelineView { look: PipelineLook::Table, ..view.clone() }).to_string());
    let heading = format!("stage-{id}");
    let named = heading.clone();
    let qualified = begins_qualified.then(|| {
        let label = words::qualified(language);
        view! { <span class="board-qualified" title=label><Icon glyph=Glyph::CircleCheck label /></span> }
    });
    view! {
        <section class="board-column" data-stage=id.to_string() data-over=is_over data-current=is_shown aria-labelledby=named>
            <header class="board-head">
                <div class="row-spread">
                    <h2 id=heading>{stage.name.clone()}</h2>
                    {qualified}
                </div>
                {move || own.get().map(|column| figures(&column, frame.setting.get()))}
            </header>
            <ul class="board-cards">
                <For each=cards key=Clone::clone let:row>
                    <li><Card frame row /></li>
                </For>
            </ul>
            {move || is_empty().then(|| view! { <p class="board-empty quiet small">{words::nothing_here(language)}</p> })}
            {move || (n_more() > 0).then(|| {
                let text = words::n_more(language, frame.setting.get().number(n_more()));
                view! { <a class="link small" href=table()>{text}</a> }
            })}
        </section>
    }
}

/// How many, what they are worth, and that by probability, with how it is worked out.
fn figures(column: &BoardColumn, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let open = column.open;
    let inputs = [
        (words::n_deals(language), setting.number(open.n)),
        (words::sum(language), setting.money(open.amount_minor)),
        (words::weighted(language), setting.money(open.weighted_minor)),
        (words::stage_probability(language), words::percent(language, column.stage.probability_percent)),
    ];
    let reason = Reason {
        formula: words::weighted_why(language).to_owned(),
        inputs: inputs.map(|(name, value)| (name.to_owned(), value)).to_vec(),
        n_cases: Some(setting.number(open.n)),
        period: None,
    };
    view! {
        <div class="board-figures">
            <span class="board-count">{setting.number(open.n)}</span>
            <strong title=setting.money(open.amount_minor)>{setting.money_short(open.amount_minor)}</strong>
            <span class="quiet small" title=setting.money(open.weighted_minor)>{words::weighted_short(language, setting.money_short(open.weighted_minor))}</span>
            <Why figure=words::weighted_of(language, &column.stage.name) reason />
        </div>
    }
}

/// The arrow keys of a card: the card beside it takes the focus, or with Alt the card itself goes there.
pub fn keys(frame: Frame, event: &leptos::ev::KeyboardEvent, row: &DealRow) {
    if event.is_composing() || event.target() != event.current_target() {
        return;
    }
    let has_alt = event.alt_key();
    match event.key().as_str() {
        "ArrowRight" if has_alt => frame.push(row, true),
        "ArrowLeft" if has_alt => frame.push(row, false),
        "Enter" | " " if !has_alt => frame.errand.set(Some(DealErrand::Edit(row.id))),
        key @ ("ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight") if !has_alt => focus_neighbour(event, key),
        _ => return,
    }
    event.prevent_default();
}
