//! Whole workspaces and lists as files: the demo, backups out and in, lists out.

use super::{
    on_demand::{calendar_of, demo_on, exported, listed, merged, previewed, ruled, tabled},
    parcel::Parcel,
    protocol::{Done, Failure, Progress, ReadyFile, RestoreMode, Stage, TableFormat},
    shell::Engine,
    world::World,
};
use crate::exchange::{demo::DemoLanguage, ics::CalendarWords, json::RestorePreview, lists::ExportWords, sheets::SheetTable};
use crate::scoring::baskets::rules::RuleLimits;
use crate::storage::Store;
use crate::workspace::{
    Command,
    commands::WholeWorkspace,
    questions::{AskTogether, Column, CustomersView, MAX_RULES, TaskFilter},
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
        let whole = demo_on(self.world.now().today, language).await?;
        self.run(Command::Replace(Box::new(whole))).await
    }

    /// The whole workspace as JSON. That it was written is remembered as a backup.
    pub(super) async fn export_workspace(&mut self) -> Result<ReadyFile, Failure> {
        self.world.tell(Progress { stage: Stage::WritingFile, done: 0, total: 0 });
        let bytes = exported(&self.workspace).await?;
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

    /// A list of customers as a file, all of it in its order, with the columns that are asked for. Contacts of who does not want them used
    /// are left out.
    pub async fn export_list(
        &mut self,
        view: &Parcel<CustomersView>,
        columns: &[(Column, String)],
        format: TableFormat,
        words: &ExportWords,
    ) -> Result<ReadyFile, Failure> {
        self.world.tell(Progress { stage: Stage::WritingFile, done: 0, total: 0 });
        let (bytes, n_withheld) = listed(&self.asked(), view, columns, format, words).await?;
        Ok(ReadyFile { n_withheld, ..self.offer_table(bytes, &words.sheet_name, format)? })
    }

    /// A table as a file, named after its sheet.
    pub(super) async fn export_table(&mut self, table: &SheetTable, format: TableFormat) -> Result<ReadyFile, Failure> {
        self.offer_table(tabled(table, format).await?, &table.name, format)
    }

    fn offer_table(&self, bytes: Vec<u8>, name: &str, format: TableFormat) -> Result<ReadyFile, Failure> {
        let (ending, media_type) = match format {
            TableFormat::Csv => ("csv", "text/csv"),
            TableFormat::SheetTable => ("xlsx", "application/octet-stream"),
        };
        self.world.offer(bytes, &format!("{}.{ending}", file_name(name)), media_type)
    }

    /// Rules of products that go together as a file, all that meet the search.
    pub async fn export_rules(
        &mut self,
        limits: RuleLimits,
        search: String,
        headings: Vec<String>,
        name: &str,
    ) -> Result<ReadyFile, Failure> {
        self.world.tell(Progress { stage: Stage::WritingFile, done: 0, total: 0 });
        let bytes = ruled(&self.asked(), AskTogether { limits, search, n_rows: MAX_RULES }, headings).await?;
        self.world.offer(bytes, &format!("{}.csv", file_name(name)), "text/csv")
    }

    /// Open tasks as a calendar.
    pub(super) async fn export_tasks(&mut self, filter: &TaskFilter, words: &CalendarWords) -> Result<ReadyFile, Failure> {
        let stamp_ms = self.world.now().at_ms;
        let bytes = calendar_of(&self.asked(), filter, words, stamp_ms).await?;
        self.world.offer(bytes, &format!("{}.ics", file_name(&words.name)), "text/calendar")
    }

    /// Reads an exported workspace and says what restoring it would do.
    pub(super) async fn preview_restore(&mut self, url: &str, name: &str) -> Result<RestorePreview, Failure> {
        self.previewed = None;
        self.world.tell(Progress { stage: Stage::ReadingFile, done: 0, total: 0 });
        let (whole, preview) = previewed(&self.workspace, &self.world.read(url).await?).await?;
        self.previewed = Some(Previewed { whole, name: name.to_owned() });
        Ok(preview)
    }

    /// Restores what was previewed: one change, one undo.
    pub(super) async fn run_restore(&mut self, mode: RestoreMode) -> Result<Done, Failure> {
        let Previewed { whole, name } = self.previewed.take().ok_or(Failure::NothingPending)?;
        self.world.tell(Progress { stage: Stage::Saving, done: 0, total: 0 });
        // What is new depends on what is here: other tabs may have added to it since the preview.
        self.be_current().await?;
        let command = match mode {
            RestoreMode::Replace => Command::Replace(Box::new(whole)),
            RestoreMode::Merge(policy) => Command::Import(Box::new(merged(&self.workspace, whole, policy, &name).await?)),
        };
        self.run(command).await
    }
}

/// A name that every file system takes.
pub(super) fn file_name(name: &str) -> String {
    let kept: String = name.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    let kept = kept.trim_matches('-');
    if kept.is_empty() { "crema".to_owned() } else { kept.to_owned() }
}
