//! Where the import is and what was answered so far.
//!
//! It outlives the page: the first import makes the workspace, with which the whole frame appears, and a person may look at something
//! else half way, or change the language.
//!
//! Not here: what is shown (the steps), and what is true of the file (the engine).

use super::{
    people::is_of_people,
    state::{Outcome, ReadSheet, Source, Step, Trouble, Work},
};
use crate::domain::{Currency, CustomField};
use crate::engine::protocol::{Done, Failure, Inspected, Reply, Request};
use crate::exchange::{
    contacts::ContactsPreview,
    planning::{CalledOffPolicy, DryRun, ImportPolicy},
    reading::{Choices, FileRefused, ReadingWishes, Shape},
    sheets::SheetOutline,
};
use crate::ui::{
    currencies, downloads,
    session::{Session, use_session},
    words::{Language, import as words},
};
use crate::workspace::{Command, questions::AskOverview};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::{self, Url};
use std::future::Future;
use std::rc::Rc;

/// The import as far as it has come.
#[derive(Clone, Copy)]
pub struct Wizard {
    pub(super) session: Session,
    language: RwSignal<Language>,
    pub step: RwSignal<Step>,
    pub source: RwSignal<Option<Source>>,
    /// The sheets to choose from, if the file has several.
    pub sheets: RwSignal<Vec<SheetOutline>>,
    /// The sheet that is read, if the file is a spreadsheet.
    pub sheet: RwSignal<Option<ReadSheet>>,
    pub found: RwSignal<Option<Inspected>>,
    /// Fields of the team's own that columns may be for.
    pub own: RwSignal<Vec<CustomField>>,
    pub choices: RwSignal<Option<Choices>>,
    wishes: RwSignal<ReadingWishes>,
    pub policy: RwSignal<ImportPolicy>,
    pub dry_run: RwSignal<Option<DryRun>>,
    /// What was found in a file of people.
    pub people: RwSignal<Option<ContactsPreview>>,
    pub outcome: RwSignal<Option<Outcome>>,
    pub work: RwSignal<Option<Work>>,
    /// What went wrong last.
    pub trouble: RwSignal<Option<Trouble>>,
    /// Name and currency of the workspace that the first import makes.
    pub workspace_name: RwSignal<String>,
    /// Once it was chosen.
    pub currency: RwSignal<Option<String>>,
    /// Goes up with every piece of work and when one is stopped: what comes late is not listened to.
    attempt: StoredValue<u32>,
}

/// Makes the import known to everything below; called once, above what a change of language lays anew.
pub fn provide_import(language: RwSignal<Language>) {
    provide_context(Wizard {
        session: use_session(),
        language,
        step: RwSignal::default(),
        source: RwSignal::default(),
        sheets: RwSignal::default(),
        sheet: RwSignal::default(),
        found: RwSignal::default(),
        own: RwSignal::default(),
        choices: RwSignal::default(),
        wishes: RwSignal::default(),
        policy: RwSignal::default(),
        dry_run: RwSignal::default(),
        people: RwSignal::default(),
        outcome: RwSignal::default(),
        work: RwSignal::default(),
        trouble: RwSignal::default(),
        workspace_name: RwSignal::default(),
        currency: RwSignal::default(),
        attempt: StoredValue::new(0),
    });
}

/// The import as far as it has come.
pub fn use_wizard() -> Wizard {
    expect_context()
}

impl Wizard {
    /// The language of the moment.
    pub(super) fn language(self) -> Language {
        self.language.get_untracked()
    }

    /// The currency that was chosen, or that of most who speak the language.
    pub fn new_currency(self) -> String {
        self.currency.get().unwrap_or_else(|| currencies::usual(self.language.get()).to_owned())
    }

    /// Whether something is being worked on.
    pub fn is_busy(self) -> bool {
        self.work.with_untracked(Option::is_some)
    }

    /// Whether rows are lines of orders: then an order that is in takes no further rows.
    pub fn is_per_line(self) -> bool {
        self.choices.with_untracked(|choices| choices.as_ref().is_some_and(|choices| choices.shape == Shape::PerLine))
    }

    /// Takes a file and finds out everything about it.
    pub fn take(self, file: &web_sys::File) {
        let Ok(url) = Url::create_object_url_with_blob(file) else {
            self.trouble.set(Some(Failure::FileGone { what: file.name() }.into()));
            return;
        };
        self.forget();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a browser counts whole bytes")]
        let n_bytes = file.size() as u64;
        self.source.set(Some(Source { name: file.name(), n_bytes, url: url.clone() }));
        let is_of_people = is_of_people(&file.name());
        self.work_on(async move {
            if is_of_people {
                return self.inspect_people(url).await;
            }
            match self.inspect(url.clone(), file_name(self)).await {
                Err(Trouble::Engine(Failure::File(FileRefused::Spreadsheet))) => self.open_spreadsheet(url).await,
                other => other,
            }
        });
    }

    /// Reads one sheet of the spreadsheet at hand.
    pub fn take_sheet(self, sheet: String) {
        let Some(source) = self.source.get_untracked() else { return };
        self.work_on(self.read_sheet(source.url, sheet));
    }

    /// Reads the file again with another encoding, separator or header row.
    pub fn read_anew(self, change: impl FnOnce(&mut ReadingWishes)) {
        self.wishes.update(change);
        let wishes = self.wishes.get_untracked();
        self.work_on(async move {
            let reply = self.ask_engine(Request::Reinspect { wishes }).await?;
            self.show_found(reply)
        });
    }

    /// Goes through every row and shows what would happen. Makes the workspace if there is none yet.
    pub fn check(self) {
        self.work_on(self.dry_run());
    }

    /// Does what was shown.
    pub fn run(self) {
        self.work_on(async move {
            match self.ask_engine(Request::RunImport).await? {
                Reply::Done(done) => self.finish(&done),
                _ => return Err(Failure::EngineDied.into()),
            }
            Ok(())
        });
    }

    /// Takes the import back.
    pub fn undo(self) {
        let Some(outcome) = self.outcome.get_untracked() else { return };
        self.work_on(async move {
            self.session.done(Request::UndoEntry { number: outcome.number }).await?;
            self.outcome.set(Some(Outcome { is_undone: true, ..outcome }));
            Ok(())
        });
    }

    /// Saves the rows that were refused, each with its reason in words.
    pub fn save_refused(self) {
        let language = self.language();
        let Some(dry_run) = self.dry_run.get_untracked() else { return };
        let own = self.own.get_untracked();
        let reasons = dry_run.n_by_reason.iter().map(|(reason, _)| (*reason, super::phrases::reason(language, *reason, &own))).collect();
        let request = Request::RefusedRows { heading: words::reason(language).to_owned(), reasons };
        self.work_on(async move {
            match self.ask_engine(request).await? {
                Reply::File(file) => downloads::save(&file).ok_or(Failure::FileGone { what: file.name }.into()),
                _ => Err(Failure::EngineDied.into()),
            }
        });
    }

    /// Stops what is being worked on, and lets the file go: the engine that read it goes too.
    pub fn cancel(self) {
        self.session.cancel_reading();
        self.forget();
    }

    /// The page is left: an import that is done is not met again, one that is half done is.
    pub fn leave(self) {
        if self.step.try_get_untracked() == Some(Step::Done) {
            self.forget();
        }
    }

    /// Back to the first step.
    pub fn start_over(self) {
        self.forget();
        spawn_local(async move {
            // The engine only lets go of what it has read; there is nothing to say if it could not.
            let _ = self.session.request(Request::DropImport, None).await;
        });
    }

    fn forget(self) {
        self.attempt.update_value(|attempt| *attempt = attempt.wrapping_add(1));
        if let Some(source) = self.source.get_untracked() {
            // Letting go of an address that is gone already is no loss.
            let _ = Url::revoke_object_url(&source.url);
        }
        self.work.set(None);
        self.trouble.set(None);
        self.source.set(None);
        self.sheets.set(Vec::new());
        self.sheet.set(None);
        self.found.set(None);
        self.choices.set(None);
        self.wishes.set(ReadingWishes::default());
        self.dry_run.set(None);
        // What the next file calls off is another question.
        self.policy.update(|policy| policy.called_off = CalledOffPolicy::Keep);
        self.people.set(None);
        self.outcome.set(None);
        self.step.set(Step::File);
    }

    /// Does one piece of work at a time, and says what went wrong with it, unless it was stopped meanwhile.
    pub(super) fn work_on(self, work: impl Future<Output = Result<(), Trouble>> + 'static) {
        if self.is_busy() {
            return;
        }
        let attempt = self.attempt.get_value().wrapping_add(1);
        self.attempt.set_value(attempt);
        self.trouble.set(None);
        self.work.set(Some(Work::Asked));
        spawn_local(async move {
            let outcome = work.await;
            if self.attempt.try_get_value() != Some(attempt) {
                return;
            }
            self.work.set(None);
            if let Err(trouble) = outcome {
                self.trouble.set(Some(trouble));
            }
        });
    }

    pub(super) async fn ask_engine(self, request: Request) -> Result<Reply, Failure> {
        let attempt = self.attempt.get_value();
        let told = move |progress| {
            if self.attempt.try_get_value() == Some(attempt) {
                self.work.set(Some(Work::Engine(progress)));
            }
        };
        let reply = self.session.request(request, Some(Rc::new(told))).await?;
        if self.attempt.try_get_value() == Some(attempt) { Ok(reply) } else { Err(Failure::Cancelled) }
    }

    pub(super) async fn dry_run(self) -> Result<(), Trouble> {
        let Some(choices) = self.choices.get_untracked() else { return Err(Failure::NothingPending.into()) };
        self.have_workspace().await?;
        match self.ask_engine(Request::DryRun { choices, policy: self.policy.get_untracked() }).await? {
            Reply::DryRun(dry_run) => self.dry_run.set(Some(dry_run.open())),
            _ => return Err(Failure::EngineDied.into()),
        }
        self.step.set(Step::Check);
        Ok(())
    }

    /// Makes the workspace if there is none: amounts cannot be read without a currency.
    pub(super) async fn have_workspace(self) -> Result<(), Failure> {
        if self.session.ask(AskOverview).await?.settings.is_some() {
            return Ok(());
        }
        let typed = self.workspace_name.get_untracked().trim().to_owned();
        let name = if typed.is_empty() { stem(&file_name(self), self.language()) } else { typed };
        let currency = Currency::from_code(&untrack(|| self.new_currency())).unwrap_or(Currency::CNY);
        self.session.perform(Command::StartWorkspace { name, currency }).await.map(drop)
    }

    fn finish(self, done: &Done) {
        self.session.standing.set(done.standing.clone());
        self.outcome.set(Some(Outcome { number: done.number, is_undone: false }));
        self.step.set(Step::Done);
    }
}

/// The name of the file at hand; empty if there is none.
pub fn file_name(wizard: Wizard) -> String {
    wizard.source.with_untracked(|source| source.as_ref().map_or_else(String::new, |source| source.name.clone()))
}

/// A file's name without its endings.
pub fn stem(file_name: &str, language: Language) -> String {
    let stem = file_name.split('.').next().unwrap_or_default().trim();
    if stem.is_empty() { words::workspace_default(language).to_owned() } else { stem.to_owned() }
}
