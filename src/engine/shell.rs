//! The engine itself: it owns workspace, storage, clock and identifiers, and answers one request after the other.
//!
//! Everything that is worked out is worked out in `workspace`, `scoring` and `exchange`; here is who does what, when.

use super::{
    codec::packed,
    device::Device,
    files::Previewed,
    importing::Pending,
    on_demand::answered,
    parcel::Parcel,
    protocol::{Failure, Reply, Request, Standing},
    timeline::Timeline,
    world::World,
};
use crate::domain::Day;
use crate::storage::{Journal, PresenceMark, Store};
use crate::workspace::{
    Circumstances, HybridTime, Worked, Workspace,
    commands::ImportBatch,
    find::Find,
    foresight::Foresight,
    questions::{Asked, Overview},
    scores::Scores,
};
use std::rc::Rc;

/// The engine.
pub struct Engine<S, W> {
    pub(super) store: S,
    pub(super) world: W,
    pub(super) workspace: Workspace,
    pub(super) find: Find,
    pub(super) worked: Option<Worked>,
    /// At a revision of the records and on a day, the day that they are looked at from: to find it, all purchases are looked through.
    looked_from: Option<((u64, Day), Day)>,
    /// What was foreseen last, by each model: still true as long as the purchases are the same.
    foresights: Vec<Rc<Foresight>>,
    pub(super) journal: Journal,
    /// The mark that the pages in storage had when they last were the same as here: changed pages are counted from there.
    pub(super) pages_mark: u64,
    pub(super) timeline: Timeline,
    pub(super) time: HybridTime,
    pub(super) device: Option<Device>,
    pub(super) person: String,
    pub(super) read_only: bool,
    /// The mark outside the database as it was last written or read.
    pub(super) last_presence: Option<PresenceMark>,
    pub(super) pending: Option<Pending>,
    pub(super) previewed: Option<Previewed>,
    /// People of a file that was read and shown, and waits to be taken in.
    pub(super) contacts: Option<ImportBatch>,
}

impl<S: Store, W: World> Engine<S, W> {
    /// An engine that has not opened anything yet.
    pub fn new(store: S, world: W) -> Self {
        Self {
            store,
            world,
            workspace: Workspace::default(),
            find: Find::default(),
            worked: None,
            looked_from: None,
            foresights: Vec::new(),
            journal: Journal::default(),
            pages_mark: 0,
            timeline: Timeline::default(),
            time: HybridTime::default(),
            device: None,
            person: String::new(),
            read_only: false,
            last_presence: None,
            pending: None,
            previewed: None,
            contacts: None,
        }
    }

    /// The same engine, which refuses every change because a newer program has laid out the database.
    #[must_use]
    pub fn read_only(mut self, is_so: bool) -> Self {
        self.read_only = is_so;
        self
    }

    /// The records.
    pub const fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// The world it was made with.
    pub const fn world(&self) -> &W {
        &self.world
    }

    /// Answers a request.
    ///
    /// # Errors
    /// A [`Failure`]; whatever it says, nothing was half done.
    pub async fn handle(&mut self, request: Request) -> Result<Reply, Failure> {
        match request {
            Request::Open { person } => self.open(person).await.map(Reply::Opened),
            Request::Overview => Ok(Reply::Answered(packed(&self.overview()))),
            Request::Ask(query) => answered(&query, &self.asked()).await.map(Reply::Answered),
            Request::Do(command) => self.obey(&command).await.map(Reply::Done),
            Request::Undo => self.undo().await.map(Reply::Done),
            Request::Redo => self.redo().await.map(Reply::Done),
            Request::UndoEntry { number } => self.undo_entry(number).await.map(Reply::Done),
            Request::History { before, n } => self.history(before, n).await.map(Reply::History),
            Request::InspectFile { url, name } => self.inspect_file(&url, &name).await.map(|found| Reply::Inspected(Parcel::of(&found))),
            Request::Reinspect { wishes } => self.reinspect(wishes).await.map(|found| Reply::Inspected(Parcel::of(&found))),
            Request::DryRun { choices, policy } => self.dry_run(choices, policy).await.map(|dry_run| Reply::DryRun(Parcel::of(&dry_run))),
            Request::RunImport => self.run_import().await.map(Reply::Done),
            Request::DropImport => {
                self.pending = None;
                Ok(Reply::Dropped)
            }
            Request::RefusedRows { heading, reasons } => self.refused_rows(&heading, &reasons).await.map(Reply::File),
            Request::StartDemo { language } => self.start_demo(language).await.map(Reply::Done),
            Request::ExportList { view, columns, format, words } => {
                self.export_list(&view, &columns, format, &words).await.map(Reply::File)
            }
            Request::ExportTable { table, format } => self.export_table(&table, format).await.map(Reply::File),
            Request::ExportRules { limits, search, headings, name } => {
                self.export_rules(limits, search, headings, &name).await.map(Reply::File)
            }
            Request::ExportTasks { filter, words } => self.export_tasks(&filter, &words).await.map(Reply::File),
            Request::ExportWorkspace => self.export_workspace().await.map(Reply::File),
            Request::PreviewRestore { url, name } => {
                self.preview_restore(&url, &name).await.map(|preview| Reply::RestorePreview(Parcel::of(&preview)))
            }
            Request::ExportContacts { wish, version, name } => self.export_contacts(&wish, version, &name).await.map(Reply::File),
            Request::InspectContacts { url, name } => {
                self.inspect_contacts(&url, &name).await.map(|preview| Reply::Contacts(Parcel::of(&preview)))
            }
            Request::TakeContacts => self.take_contacts().await.map(Reply::Done),
            Request::RunRestore { mode } => self.run_restore(mode).await.map(Reply::Done),
            Request::Grade(order) => self.grade(*order).await.map(Reply::Done),
            Request::Foresee(wish) => self.foresee(wish).await,
            Request::Renewals(survivors) => self.renew(&survivors).await,
            Request::Erase => self.erase().await.map(Reply::Done),
            Request::FindDuplicates => self.find_duplicates().await,
            Request::Bin { before } => self.bin(before).await,
            Request::RestoreDeleted { number, ids } => self.restore_deleted(number, ids).await.map(Reply::Done),
            Request::OwnerHistory { before } => self.owner_history(before).await,
            Request::RecordHistory { customer, before, n, field } => self.record_history(customer, before, n, field).await,
        }
    }

    /// What the shell shows at all times. Nothing has to be worked out for it.
    fn overview(&self) -> Overview {
        Overview::of(&self.workspace, self.world.now().today)
    }

    /// What answers are worked out from.
    pub(super) fn asked(&mut self) -> Asked<'_> {
        self.work_out();
        let (worked, today) = (self.current(), self.world.now().today);
        Asked { workspace: &self.workspace, scores: &worked.scores, worked, find: &self.find, today }
    }

    /// Answers a question at once, for whoever is not at the other end of a worker.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn answer(&mut self, query: crate::workspace::questions::Query) -> crate::workspace::questions::Answer {
        query.answer(&self.asked())
    }

    /// Everyone's scores as the records stand.
    pub fn scores(&mut self) -> &Scores {
        self.work_out();
        &self.current().scores
    }

    /// What was worked out last; [`work_out`](Self::work_out) comes first.
    pub(super) fn current(&self) -> &Worked {
        self.worked.as_ref().expect("it is worked out before anything is asked")
    }

    /// Works out what the next question will need, where there is anything to be asked about.
    #[cfg(target_arch = "wasm32")]
    pub(super) fn get_ready(&mut self) {
        if self.workspace.settings().is_some() {
            self.work_out();
        }
    }

    pub(super) fn work_out(&mut self) {
        let today = self.world.now().today;
        let at = (self.workspace.revision(), today);
        let known = self.looked_from.filter(|(known_at, _)| *known_at == at);
        let (_, as_of) = *self.looked_from.insert(known.unwrap_or_else(|| (at, self.workspace.as_of(today))));
        let (mut worked, is_anew) = match self.worked.take() {
            Some(mut worked) => {
                let is_anew = worked.follow(&self.workspace, as_of);
                (worked, is_anew)
            }
            None => (Worked::of(&self.workspace, as_of), true),
        };
        if is_anew {
            let is_true = self.foresights.first().is_some_and(|foresight| foresight.is_of(&self.workspace, &worked.scores));
            if !is_true {
                self.foresights.clear();
            }
            self.foresights.iter().for_each(|foresight| worked.foresee(Rc::clone(foresight)));
        }
        self.worked = Some(worked);
    }

    /// Keeps what was foreseen of the records as they are. All that are kept are of the same purchases.
    pub(super) fn keep_foresight(&mut self, foresight: Rc<Foresight>) {
        self.foresights.retain(|known| known.wish.model != foresight.wish.model);
        self.foresights.push(Rc::clone(&foresight));
        if let Some(worked) = &mut self.worked {
            worked.foresee(foresight);
        }
    }

    /// Where the journal stands, and what could be taken back.
    pub fn standing(&self) -> Standing {
        let device = self.device.as_ref();
        Standing {
            journal_number: self.journal.head,
            undo: self.timeline.undo().map(|(_, head)| head.clone()),
            redo: self.timeline.redo().map(|(_, head)| head.clone()),
            last_backup_at_ms: device.and_then(|device| device.last_backup_at_ms),
            n_changes_since_backup: self.journal.head - device.map_or(0, |device| device.last_backup_number).min(self.journal.head),
        }
    }

    /// The records, with what a decision about them may depend on.
    pub(super) fn circumstances(&mut self) -> Result<(&Workspace, Circumstances<'_>), Failure> {
        let now = self.world.now();
        let device = self.device.as_ref().map(|device| device.id).ok_or(Failure::ReadOnly)?;
        let person = self.person.clone();
        let circumstances = Circumstances { identifiers: self.world.identifiers(), device, person, now_ms: now.at_ms, today: now.today };
        Ok((&self.workspace, circumstances))
    }
}
