//! Whole workspaces and lists as files: the demo, backups out and in, lists out.

use super::{
    protocol::{Done, Failure, Progress, ReadyFile, RestoreMode, Stage, TableFormat},
    shell::Engine,
    world::World,
};
use crate::exchange::{
    demo::{DemoLanguage, SEED, demo},
    json::{Export, RestorePreview, merge, preview, restore},
    lists::{ExportWords, customer_table, rule_table, to_csv},
};
use crate::scoring::baskets::rules::RuleLimits;
use crate::storage::Store;
use crate::workspace::{
    Command, Refusal,
    commands::WholeWorkspace,
    questions::{Answer, AskCustomers, AskTogether, Column, CustomersView, MAX_RULES},
};

/// A copy that was read and shown, and waits to be restored.
pub(super) struct Previewed {
    whole: WholeWorkspace,
    name: String,
}

impl<S: Store, W: World> Engine<S, W> {
    /// Fills the workspace with the demo as it stands today.
    pub(super) async fn start_demo(&mut self, language: DemoLanguage) -> Result<Done, Failure> {
        self.world.tell(Progress { stage: Stage::Saving, done: 0, total: 0 });
        let whole = demo(SEED, self.world.now().today, language);
        self.run(Command::Replace(Box::new(whole))).await
    }

    /// The whole workspace as JSON. That it was written is remembered as a backup.
    pub(super) async fn export_workspace(&mut self) -> Result<ReadyFile, Failure> {
        self.world.tell(Progress { stage: Stage::WritingFile, done: 0, total: 0 });
        let bytes = Export::of(&self.workspace).ok_or(Refusal::NoWorkspace)?.into_bytes();
        let now = self.world.now();
        let name = self.workspace.settings().map(|settings| file_name(&settings.name)).unwrap_or_default();
        let file = self.world.offer(bytes, &format!("{name}-{}.json", now.today), "application/json")?;
        if let Some(mut device) = self.device.clone() {
            device.last_backup_at_ms = Some(now.at_ms);
            device.last_backup_number = self.journal.head;
            self.write_device(device).await?;
        }
        Ok(file)
    }

    /// A list of customers as a file, all of it in its order, with the columns that are asked for.
    pub fn export_list(
        &mut self,
        view: CustomersView,
        columns: &[(Column, String)],
        format: TableFormat,
        words: &ExportWords,
    ) -> Result<ReadyFile, Failure> {
        self.world.tell(Progress { stage: Stage::WritingFile, done: 0, total: 0 });
        let Answer::Customers(shown) = self.answer(AskCustomers { view, window: 0..u32::MAX }.into()) else {
            return Err(Failure::NothingPending);
        };
        let settings = self.workspace.settings().ok_or(Refusal::NoWorkspace)?;
        let table = customer_table(&shown.rows, columns, words, settings.currency);
        let name = file_name(&words.sheet_name);
        match format {
            TableFormat::Csv => self.world.offer(to_csv(&table), &format!("{name}.csv"), "text/csv"),
            TableFormat::SheetTable => {
                let bytes = postcard::to_stdvec(&table).map_err(|error| Failure::Unreadable { what: error.to_string() })?;
                self.world.offer(bytes, &format!("{name}.xlsx"), "application/octet-stream")
            }
        }
    }

    /// Rules of products that go together as a file, all that meet the search.
    pub fn export_rules(&mut self, limits: RuleLimits, search: String, headings: Vec<String>, name: &str) -> Result<ReadyFile, Failure> {
        self.world.tell(Progress { stage: Stage::WritingFile, done: 0, total: 0 });
        let Answer::Together(found) = self.answer(AskTogether { limits, search, n_rows: MAX_RULES }.into()) else {
            return Err(Failure::NothingPending);
        };
        let found = (*found).map_err(Failure::TooManySets)?;
        self.world.offer(to_csv(&rule_table(&found.rows, headings)), &format!("{}.csv", file_name(name)), "text/csv")
    }

    /// Reads an exported workspace and says what restoring it would do.
    pub(super) async fn preview_restore(&mut self, url: &str, name: &str) -> Result<RestorePreview, Failure> {
        self.previewed = None;
        self.world.tell(Progress { stage: Stage::ReadingFile, done: 0, total: 0 });
        let whole = restore(&self.world.read(url).await?)?;
        let preview = preview(&self.workspace, &whole);
        self.previewed = Some(Previewed { whole, name: name.to_owned() });
        Ok(preview)
    }

    /// Restores what was previewed: one change, one undo.
    pub(super) async fn run_restore(&mut self, mode: RestoreMode) -> Result<Done, Failure> {
        let Previewed { whole, name } = self.previewed.take().ok_or(Failure::NothingPending)?;
        self.world.tell(Progress { stage: Stage::Saving, done: 0, total: 0 });
        let command = match mode {
            RestoreMode::Replace => Command::Replace(Box::new(whole)),
            RestoreMode::Merge(policy) => Command::Import(Box::new(merge(&self.workspace, whole, policy, &name)?)),
        };
        self.run(command).await
    }
}

/// A name that every file system takes.
fn file_name(name: &str) -> String {
    let kept: String = name.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    let kept = kept.trim_matches('-');
    if kept.is_empty() { "crema".to_owned() } else { kept.to_owned() }
}
