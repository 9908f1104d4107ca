//! The engine without a browser: storage in memory, files by path, the clock of the operating system.
//!
//! It is how figures are held against references, and how the engine is tested. It runs the same code as the worker.

use super::{
    Engine,
    protocol::{Failure, Made, Now, Progress, ReadyFile},
    world::{RisingIdentifiers, World},
};
use crate::domain::{Currency, Day};
use crate::exchange::{
    planning::MatchPolicy,
    reading::{Choices, NativeDecoding},
};
use crate::storage::{MemoryStore, PresenceMark};
use crate::workspace::{Command, Identifiers, Refusal, scores::Scores};
use std::cell::{Cell, RefCell};
use std::path::PathBuf;
use std::rc::Rc;
use std::time::{SystemTime, UNIX_EPOCH};

/// A world with a fixed day, files by path, and downloads kept in memory.
pub struct Desk {
    now: Cell<Now>,
    /// By how much time passes whenever somebody looks at the clock.
    ms_per_look: u64,
    identifiers: RisingIdentifiers,
    offered: RefCell<Vec<(String, Vec<u8>)>>,
    presence: Cell<Option<PresenceMark>>,
    told: Rc<RefCell<Vec<Progress>>>,
}

impl Desk {
    /// A world where it is always this moment.
    pub fn at(now: Now) -> Self {
        Self {
            now: Cell::new(now),
            ms_per_look: 0,
            identifiers: RisingIdentifiers::starting(now.at_ms, 0),
            offered: RefCell::new(Vec::new()),
            presence: Cell::new(None),
            told: Rc::default(),
        }
    }

    /// The same world, where so much time passes whenever somebody looks at the clock.
    #[must_use]
    pub fn ticking(mut self, ms_per_look: u64) -> Self {
        self.ms_per_look = ms_per_look;
        self
    }

    /// The world as it is.
    pub fn now() -> Self {
        let at_ms = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| u64::try_from(since.as_millis()).unwrap_or(0));
        let days = i32::try_from(at_ms / 86_400_000).unwrap_or(0);
        Self::at(Now { at_ms, today: Day::from_number(days).unwrap_or(Day::MIN) })
    }

    /// How far requests have come since this was last asked, in the order in which it was told.
    pub fn take_told(&self) -> Vec<Progress> {
        self.told.take()
    }

    /// The last file that was offered for download.
    pub fn last_offered(&self) -> Option<(String, Vec<u8>)> {
        self.offered.borrow().last().cloned()
    }
}

impl World for Desk {
    type Decoder = NativeDecoding;

    fn now(&self) -> Now {
        let now = self.now.get();
        self.now.set(Now { at_ms: now.at_ms + self.ms_per_look, ..now });
        now
    }

    fn identifiers(&mut self) -> &mut dyn Identifiers {
        &mut self.identifiers
    }

    fn decoder(&self) -> NativeDecoding {
        NativeDecoding
    }

    async fn read(&self, url: &str) -> Result<Vec<u8>, Failure> {
        std::fs::read(PathBuf::from(url)).map_err(|error| Failure::FileGone { what: error.to_string() })
    }

    fn offer(&self, bytes: Vec<u8>, name: &str, _: &str) -> Result<ReadyFile, Failure> {
        let n_bytes = bytes.len() as u64;
        self.offered.borrow_mut().push((name.to_owned(), bytes));
        Ok(ReadyFile { url: name.to_owned(), name: name.to_owned(), n_bytes, n_withheld: 0 })
    }

    async fn presence(&self) -> Option<PresenceMark> {
        self.presence.get()
    }

    async fn keep_presence(&self, mark: Option<PresenceMark>) {
        self.presence.set(mark);
    }

    fn teller(&self) -> impl Fn(Progress) + 'static {
        let told = Rc::clone(&self.told);
        move |progress| told.borrow_mut().push(progress)
    }
}

/// The engine without a browser.
pub type HeadlessEngine = Engine<MemoryStore, Desk>;

/// An open engine with an empty workspace.
///
/// # Errors
/// None that memory can cause; the type is the engine's.
pub async fn started(desk: Desk, currency: Currency) -> Result<HeadlessEngine, Failure> {
    let mut engine = Engine::new(MemoryStore::new(), desk);
    engine.handle(super::protocol::Request::Open { person: String::new() }).await?;
    engine.run(Command::StartWorkspace { name: "report".to_owned(), currency }).await?;
    Ok(engine)
}

/// Does a command; what it made.
///
/// # Errors
/// When it is refused.
///
/// # Panics
/// When it fails otherwise, for which memory has no reason.
pub async fn tried(engine: &mut HeadlessEngine, command: Command) -> Result<Option<Made>, Refusal> {
    match engine.run(command).await {
        Ok(done) => Ok(done.made),
        Err(Failure::Refused(refusal)) => Err(refusal),
        Err(failure) => panic!("memory does not fail: {failure:?}"),
    }
}

/// Imports a file with the choices that the import page offers, after `adjust` has had a say.
///
/// # Errors
/// When the file cannot be read or its choices do not fit it.
pub async fn import_file(
    engine: &mut HeadlessEngine,
    path: &str,
    adjust: impl FnOnce(&mut Choices, &[String]) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let inspected = engine.inspect_file(path, path).await?;
    let mut choices = inspected.findings.choices;
    let names: Vec<String> = inspected.findings.columns.iter().map(|column| column.profile.name.clone()).collect();
    adjust(&mut choices, &names)?;
    engine.dry_run(choices, MatchPolicy::CreateAndUpdate).await?;
    engine.run_import().await.map(|_| ())
}

/// Everyone's scores under another rule than the workspace's.
pub fn scores_under(engine: &HeadlessEngine, as_of: Day, rule: crate::domain::RfmRule) -> Scores {
    Scores::with_rule(engine.workspace(), as_of, rule)
}
