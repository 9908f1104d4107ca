//! Restoring a backup: choose the file, see what is in it and what would happen, then do it. One change, one undo.

use super::{Setting, backup::back_up, restore_preview::PreviewTables};
use crate::engine::protocol::{Failure, Reply, Request, RestoreMode};
use crate::exchange::json::{MergePolicy, RestorePreview};
use crate::ui::{
    device::use_language,
    format,
    parts::{Banner, Button, ButtonKind, Card, Choice, Dropzone, Glyph, ProgressBar, Segmented, Tone},
    route::Route,
    sentences,
    session::{Session, use_session},
    shell::go,
    words::{self, Language, settings as words_here},
};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::{self, Url};

/// A backup that was read, waiting for the word.
#[derive(Clone, Debug, PartialEq)]
struct Read {
    name: String,
    preview: RestorePreview,
}

/// Where the restoring is.
#[derive(Clone, Copy)]
struct Restoring {
    session: Session,
    language: Language,
    read: RwSignal<Option<Read>>,
    mode: RwSignal<RestoreMode>,
    /// What is being done, in words.
    work: RwSignal<Option<&'static str>>,
    trouble: RwSignal<Option<String>>,
}

impl Restoring {
    fn new(session: Session, language: Language) -> Self {
        Self {
            session,
            language,
            read: RwSignal::new(None),
            mode: RwSignal::new(RestoreMode::Replace),
            work: RwSignal::new(None),
            trouble: RwSignal::new(None),
        }
    }

    /// Reads the file and shows what it holds.
    fn take(self, file: &web_sys::File) {
        let name = file.name();
        let Ok(url) = Url::create_object_url_with_blob(file) else {
            self.fail(&Failure::FileGone { what: name });
            return;
        };
        self.begin(words_here::restore_reading(self.language));
        self.read.set(None);
        self.mode.set(RestoreMode::Replace);
        spawn_local(async move {
            let request = Request::PreviewRestore { url: url.clone(), name: name.clone() };
            let reply = self.session.request(request, None).await;
            // Letting go of an address that is gone already is no loss.
            let _ = Url::revoke_object_url(&url);
            match reply {
                Ok(Reply::RestorePreview(preview)) => drop(self.read.try_set(Some(Read { name, preview: preview.open() }))),
                Ok(_) => self.fail(&Failure::EngineDied),
                Err(failure) => self.fail(&failure),
            }
            self.work.try_set(None);
        });
    }

    /// Does it. What would be replaced is downloaded first.
    fn run(self, has_records: bool) {
        let mode = self.mode.get_untracked();
        self.begin(words_here::restore_saving(self.language));
        spawn_local(async move {
            match self.restore(mode, has_records).await {
                Ok(()) => {
                    self.read.try_set(None);
                    go(&Route::Today);
                }
                Err(failure) => self.fail(&failure),
            }
            self.work.try_set(None);
        });
    }

    async fn restore(self, mode: RestoreMode, has_records: bool) -> Result<(), Failure> {
        if mode == RestoreMode::Replace && has_records {
            back_up(self.session).await?;
        }
        let done = self.session.done(Request::RunRestore { mode }).await?;
        let said = match mode {
            RestoreMode::Replace => words_here::restored(self.language),
            RestoreMode::Merge(_) => words_here::merged(self.language),
        };
        self.session.say_done(&done, said.to_owned());
        Ok(())
    }

    fn begin(self, work: &'static str) {
        self.trouble.set(None);
        self.work.set(Some(work));
    }

    fn fail(self, failure: &Failure) {
        self.trouble.try_set(Some(sentences::failure(self.language, failure)));
    }
}

/// Choosing, looking, doing.
#[component]
pub fn RestoreSetting() -> impl IntoView {
    let language = use_language();
    let restoring = Restoring::new(use_session(), language);
    let take = Callback::new(move |file: web_sys::File| restoring.take(&file));
    view! {
        <Setting title=words_here::restore(language) text=words_here::restore_text(language)>
            <Dropzone on_file=take accept=".json,.gz" action="restore-file" title=words_here::restore_drop(language) hint=words_here::restore_hint(language) />
            {move || restoring.work.get().map(|label| view! { <ProgressBar label=label share=Signal::stored(None) /> })}
            {move || restoring.trouble.get().map(|trouble| view! {
                <Banner tone=Tone::Bad title=trouble on_dismiss=move || restoring.trouble.set(None) />
            })}
            {move || restoring.read.get().map(|read| view! { <Preview restoring read /> })}
        </Setting>
    }
}

#[component]
fn Preview(restoring: Restoring, read: Read) -> impl IntoView {
    let language = use_language();
    let Read { name, preview } = read;
    let has_records = preview.here.is_some();
    let refused = preview.merge.as_ref().err().copied().filter(|_| has_records);
    let busy = Signal::derive(move || restoring.work.with(Option::is_some));
    let can_merge = preview.merge.is_ok();
    let n_misplaced = preview.n_without_grade;
    let misplaced = (n_misplaced > 0).then(|| words_here::without_grade(language, format::number(language, n_misplaced)));
    let action = move || match restoring.mode.get() {
        RestoreMode::Replace => words_here::run_restore(language),
        RestoreMode::Merge(_) => words_here::run_merge(language),
    };
    let text = move || match restoring.mode.get() {
        RestoreMode::Replace if has_records => words_here::replace_text(language),
        RestoreMode::Replace => words_here::fresh_text(language),
        RestoreMode::Merge(MergePolicy::KeepMine) => words_here::merge_mine_text(language),
        RestoreMode::Merge(MergePolicy::TakeTheirs) => words_here::merge_theirs_text(language),
    };
    view! {
        <Card title=words_here::restore_found(language, name)>
            <PreviewTables preview mode=restoring.mode />
            {refused.map(|refused| view! { <Banner tone=Tone::Warn title=sentences::merge(language, refused) /> })}
            {misplaced.map(|text| view! { <Banner tone=Tone::Warn title=text /> })}
            {can_merge.then(|| view! { <ModeChoice mode=restoring.mode /> })}
            <p class="soft">{text}</p>
            <div class="button-row">
                <Button icon=Glyph::Refresh busy on_press=move || restoring.run(has_records) attr:data-action="run-restore">{action}</Button>
                <Button kind=ButtonKind::Ghost on_press=move || restoring.read.set(None)>{words::parts::cancel(language)}</Button>
            </div>
        </Card>
    }
}

#[component]
fn ModeChoice(mode: RwSignal<RestoreMode>) -> impl IntoView {
    let language = use_language();
    let modes = [
        (RestoreMode::Replace, "replace", words_here::replace(language)),
        (RestoreMode::Merge(MergePolicy::KeepMine), "mine", words_here::merge_mine(language)),
        (RestoreMode::Merge(MergePolicy::TakeTheirs), "theirs", words_here::merge_theirs(language)),
    ];
    let choices: Vec<Choice> = modes.iter().map(|(_, name, label)| Choice::new(*name, *label)).collect();
    let value = Signal::derive(move || {
        let now = mode.get();
        modes.iter().find(|(known, ..)| *known == now).map_or_else(String::new, |(_, name, _)| (*name).to_owned())
    });
    let choose = move |chosen: String| {
        if let Some((known, ..)) = modes.iter().find(|(_, name, _)| *name == chosen) {
            mode.set(*known);
        }
    };
    view! { <Segmented label=words_here::how(language) choices=Signal::stored(choices) value on_change=choose /> }
}
