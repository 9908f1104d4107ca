//! A workspace in memory that is changed by commands at once: for tests, benches and whoever wants to try something out.
//!
//! Not here: keeping anything, and what the journal is for (`engine`).

use super::{
    ChangeSet, Circumstances, Command, Counted, Refusal, Worked, Workspace,
    columns::BatchBuilder,
    commands::WholeWorkspace,
    decide,
    decide::Decision,
    find::Find,
    questions::{Asked, Question},
    registers::RegisterLists,
    undo::undo,
};
use crate::domain::{AsOf, Currency, Customer, Day, DeviceId, Purchase, RfmRule, WorkspaceId, WorkspaceSettings};

/// A workspace at work: whatever it is told is decided and applied.
#[derive(Clone, Debug)]
pub struct ByHand {
    pub workspace: Workspace,
    pub identifiers: Counted,
    pub today: Day,
}

impl ByHand {
    /// A workspace that was just started.
    ///
    /// # Panics
    /// Never: a first workspace can always be started.
    pub fn started(today: Day, currency: Currency) -> Self {
        let mut by_hand = Self { workspace: Workspace::default(), identifiers: Counted::default(), today };
        by_hand.run(Command::StartWorkspace { name: "shop".to_owned(), currency }).expect("it is the first");
        by_hand
    }

    /// A workspace with these records. Identifiers of records to come are larger than any that is written by hand.
    ///
    /// # Errors
    /// When the records do not fit together.
    pub fn opened(today: Day, whole: WholeWorkspace) -> Result<Self, Refusal> {
        let mut by_hand = Self { workspace: Workspace::default(), identifiers: Counted(1 << 100), today };
        by_hand.run(Command::Replace(Box::new(whole)))?;
        Ok(by_hand)
    }

    /// A shop in yuan with these customers, purchases and other records.
    ///
    /// # Errors
    /// When they do not fit together.
    pub fn with(today: Day, customers: Vec<Customer>, purchases: &[Purchase], registers: RegisterLists) -> Result<Self, Refusal> {
        let mut batch = BatchBuilder::default();
        purchases.iter().for_each(|purchase| batch.push(purchase));
        let settings = WorkspaceSettings {
            id: WorkspaceId::from_u128(1),
            name: "shop".to_owned(),
            currency: Currency::CNY,
            as_of: AsOf::Today,
            rfm_rule: RfmRule::default(),
            is_demo: false,
        };
        let (categories, products, purchases) = (Vec::new(), Vec::new(), batch.finish());
        Self::opened(today, WholeWorkspace { settings, categories, products, customers, purchases, registers })
    }

    /// Does what it is told.
    ///
    /// # Errors
    /// When the command is refused; nothing has changed then.
    pub fn run(&mut self, command: Command) -> Result<Decision, Refusal> {
        let mut circumstances = Circumstances {
            identifiers: &mut self.identifiers,
            device: DeviceId::from_u128(1),
            person: "Li".to_owned(),
            now_ms: 1,
            today: self.today,
        };
        let decision = decide(&self.workspace, &mut circumstances, command)?;
        self.workspace.apply(&decision.changes);
        Ok(decision)
    }

    /// Takes a change back; what took it back.
    ///
    /// # Errors
    /// When something that came since stands in the way; nothing has changed then.
    pub fn take_back(&mut self, done: &ChangeSet) -> Result<ChangeSet, Refusal> {
        let changes = undo(&self.workspace, done.clone())?;
        self.workspace.apply(&changes);
        Ok(changes)
    }

    /// The answer to a question, as the records stand today.
    pub fn ask<Q: Question>(&self, question: Q) -> Q::Answer {
        self.ask_in_turn([question]).remove(0)
    }

    /// The answers to questions that are asked one after the other, with what was found for the ones before kept in mind.
    pub fn ask_in_turn<Q: Question>(&self, questions: impl IntoIterator<Item = Q>) -> Vec<Q::Answer> {
        let worked = Worked::of(&self.workspace, self.workspace.as_of(self.today));
        let find = Find::of(&self.workspace);
        let asked = Asked { workspace: &self.workspace, scores: &worked.scores, worked: &worked, find: &find, today: self.today };
        questions.into_iter().map(|question| question.answer(&asked)).collect()
    }
}
