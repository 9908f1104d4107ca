//! The stages of one's own: name, probability, order, and from which one on a deal is qualified. Saved together as one change.

use crate::domain::{PipelineStage, PipelineStageId};
use crate::engine::protocol::Failure;
use crate::ui::{
    device::use_language,
    parts::{Banner, Button, ButtonKind, Choice, ControlSize, Dialog, Glyph, InputKind, Select, Skeleton, TextField, Tone},
    sentences,
    session::{Session, use_session},
    typed,
    words::{Language, parts as parts_words, pipeline as words},
};
use crate::workspace::{Command, Register, RegisterRecord, questions::AskDeal};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The five stages that many teams use, in the reader's language.
pub fn usual(language: Language) -> Vec<RegisterRecord> {
    let stage = |(position, (name, probability_percent, is_qualified)): (u32, (&str, u8, bool))| {
        let id = PipelineStageId::from_u128(0);
        PipelineStage { id, name: name.to_owned(), position, probability_percent, is_qualified }.into()
    };
    (0_u32..).zip(words::usual_stages(language)).map(stage).collect()
}

/// Sets them up.
pub fn begin_stages(session: Session, language: Language) {
    session.run(Command::FileAll { records: usual(language) }, words::begun(language));
}

/// One stage while it is typed; a new one has no identifier.
#[derive(Clone, Copy, PartialEq)]
struct Row {
    key: u32,
    id: PipelineStageId,
    name: RwSignal<String>,
    percent: RwSignal<String>,
}

impl Row {
    fn new(key: u32, stage: Option<&PipelineStage>) -> Self {
        Self {
            key,
            id: stage.map_or(PipelineStageId::from_u128(0), |stage| stage.id),
            name: RwSignal::new(stage.map(|stage| stage.name.clone()).unwrap_or_default()),
            percent: RwSignal::new(stage.map_or_else(|| "50".to_owned(), |stage| stage.probability_percent.to_string())),
        }
    }
}

/// All stages while they are typed.
#[derive(Clone, Copy)]
struct Draft {
    rows: RwSignal<Vec<Row>>,
    n_keys: StoredValue<u32>,
    /// The key of the first stage that is qualified.
    qualified_from: RwSignal<Option<u32>>,
    error: RwSignal<Option<String>>,
}

impl Draft {
    fn of(stages: &[PipelineStage]) -> Self {
        let rows: Vec<Row> = (0..).zip(stages).map(|(key, stage)| Row::new(key, Some(stage))).collect();
        let qualified_from = rows.iter().zip(stages).find(|(_, stage)| stage.is_qualified).map(|(row, _)| row.key);
        let n_keys = StoredValue::new(u32::try_from(rows.len()).unwrap_or(u32::MAX));
        let draft = Self { rows: RwSignal::new(rows), n_keys, qualified_from: RwSignal::new(qualified_from), error: RwSignal::new(None) };
        if stages.is_empty() {
            draft.add();
        }
        draft
    }

    fn add(self) {
        let key = self.n_keys.get_value();
        self.n_keys.set_value(key + 1);
        self.rows.update(|rows| rows.push(Row::new(key, None)));
    }

    fn shift(self, key: u32, is_later: bool) {
        self.rows.update(|rows| {
            let at = rows.iter().position(|row| row.key == key);
            let beside = at.and_then(|at| if is_later { at.checked_add(1) } else { at.checked_sub(1) });
            if let Some((at, beside)) = at.zip(beside).filter(|(_, beside)| *beside < rows.len()) {
                rows.swap(at, beside);
            }
        });
    }

    fn drop_row(self, key: u32) {
        self.rows.update(|rows| rows.retain(|row| row.key != key));
    }

    /// The stages that are meant, or `None` with what is wrong said above them.
    fn read(self, language: Language) -> Option<Vec<PipelineStage>> {
        let rows = self.rows.get_untracked();
        let qualified_from = self.qualified_from.get_untracked();
        let first_qualified = rows.iter().position(|row| Some(row.key) == qualified_from).unwrap_or(usize::MAX);
        let stage = |(at, row): (usize, &Row)| {
            let name = row.name.get_untracked().trim().to_owned();
            let percent = typed::count(&row.percent.get_untracked()).ok().filter(|percent| *percent <= 100);
            let wrong = if name.is_empty() { words::stage_unnamed(language) } else { words::not_a_percentage(language) };
            let probability_percent = percent.and_then(|percent| u8::try_from(percent).ok()).filter(|_| !name.is_empty()).ok_or(wrong)?;
            let position = u32::try_from(at).unwrap_or(u32::MAX);
            Ok(PipelineStage { id: row.id, name, position, probability_percent, is_qualified: at >= first_qualified })
        };
        let read: Result<Vec<PipelineStage>, &str> = rows.iter().enumerate().map(stage).collect();
        self.error.set(read.as_ref().err().map(|wrong| (*wrong).to_owned()));
        read.ok()
    }
}

/// The form, in a dialog.
#[component]
pub fn StagesDialog(open: RwSignal<bool>) -> impl IntoView {
    let language = use_language();
    view! {
        <Dialog open on_close=move || open.set(false) title=words::stages_title(language) is_wide=true>
            <Prepared open />
        </Dialog>
    }
}

/// Brings the stages as they stand.
#[component]
fn Prepared(open: RwSignal<bool>) -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let found = RwSignal::new(None::<Result<Vec<PipelineStage>, Failure>>);
    spawn_local(async move {
        let stages = session.ask(AskDeal { id: None }).await.map(|sheet| sheet.stages);
        found.try_set(Some(stages));
    });
    move || match found.get() {
        None => view! { <Skeleton n_lines=5 /> }.into_any(),
        Some(Err(failure)) => view! { <Banner tone=Tone::Bad title=sentences::failure(language, &failure) /> }.into_any(),
        Some(Ok(stages)) => view! { <StagesForm open draft=Draft::of(&stages) /> }.into_any(),
    }
}

#[component]
fn StagesForm(open: RwSignal<bool>, draft: Draft) -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let is_busy = RwSignal::new(false);
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(stages) = draft.read(language).filter(|_| !is_busy.get_untracked()) else { return };
        is_busy.set(true);
        spawn_local(async move {
            let records = stages.into_iter().map(Into::into).collect();
            match session.perform(Command::FileAll { records }).await {
                Ok(done) => {
                    session.say_done(&done, words::stages_saved(language).to_owned());
                    open.try_set(false);
                }
                Err(failure) => {
                    draft.error.try_set(Some(sentences::failure(language, &failure)));
                }
            }
            is_busy.try_set(false);
        });
    };
    let is_full = Signal::derive(move || draft.rows.with(|rows| rows.len() >= PipelineStage::MAX));
    view! {
        <form class="form" novalidate on:submit=save>
            <p class="soft">{words::stages_text(language)}</p>
            {move || draft.error.get().map(|text| view! { <Banner tone=Tone::Bad title=text /> })}
            <ol class="stage-rows">
                <ForEnumerate each=move || draft.rows.get() key=|row| row.key children=move |at, row| view! { <StageRow draft row at /> } />
            </ol>
            <Button kind=ButtonKind::Ghost size=ControlSize::Small icon=Glyph::Plus disabled=is_full on_press=move || draft.add()>
                {words::add_stage(language)}
            </Button>
            <QualifiedFrom draft />
            <div class="button-row button-row-end">
                <Button on_press=move || open.set(false)>{parts_words::cancel(language)}</Button>
                <Button kind=ButtonKind::Primary is_submit=true busy=is_busy>{words::save(language)}</Button>
            </div>
        </form>
    }
}

/// Name, probability and place of one stage.
#[component]
fn StageRow(draft: Draft, row: Row, at: ReadSignal<usize>) -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let called = move || {
        let name = row.name.get();
        if name.trim().is_empty() { words::stage_n(language, at.get() + 1) } else { name }
    };
    let is_first = Signal::derive(move || at.get() == 0);
    let is_last = Signal::derive(move || draft.rows.with(|rows| at.get() + 1 >= rows.len()));
    let remove = move || {
        if row.id.as_u128() == 0 {
            return draft.drop_row(row.key);
        }
        let said = words::stage_deleted(language, row.name.get_untracked());
        spawn_local(async move {
            match session.perform(Command::Discard { register: Register::PipelineStage, id: row.id.as_u128() }).await {
                Ok(done) => {
                    draft.error.try_set(None);
                    draft.drop_row(row.key);
                    session.say_done(&done, said);
                }
                Err(failure) => {
                    draft.error.try_set(Some(sentences::failure(language, &failure)));
                }
            }
        });
    };
    let tool = move |icon, label: fn(Language, String) -> String, disabled: Signal<bool>, press: Callback<()>| {
        move || {
            let label = label(language, called());
            view! { <Button kind=ButtonKind::Ghost size=ControlSize::Small icon label disabled on_press=press /> }
        }
    };
    let up = Callback::new(move |()| draft.shift(row.key, false));
    let down = Callback::new(move |()| draft.shift(row.key, true));
    view! {
        <li class="stage-row">
            <TextField label=words::stage_name(language) value=row.name />
            <TextField label=words::stage_percent(language) value=row.percent kind=InputKind::Number />
            <div class="stage-tools">
                {tool(Glyph::ArrowUp, words::earlier, is_first, up)}
                {tool(Glyph::ArrowDown, words::later, is_last, down)}
                {tool(Glyph::Trash, words::delete_stage, Signal::stored(false), Callback::new(move |()| remove()))}
            </div>
        </li>
    }
}

/// From which stage on a deal is no longer a lead.
#[component]
fn QualifiedFrom(draft: Draft) -> impl IntoView {
    let language = use_language();
    let choices = Signal::derive(move || {
        let row = |(at, row): (usize, Row)| {
            let name = row.name.get();
            let name = if name.trim().is_empty() { words::stage_n(language, at + 1) } else { name };
            Choice::new(row.key.to_string(), name)
        };
        let stages = draft.rows.get().into_iter().enumerate().map(row);
        std::iter::once(Choice::new("", words::never_qualified(language))).chain(stages).collect::<Vec<_>>()
    });
    let value = Signal::derive(move || draft.qualified_from.get().map(|key| key.to_string()).unwrap_or_default());
    view! {
        <div class="stage-qualified">
            <Select label=words::qualified_from(language) choices value on_change=move |key: String| draft.qualified_from.set(key.parse().ok()) />
        </div>
    }
}
