//! Grading runs: worked out from what the engine holds, and kept by an ordinary command.
//!
//! Not here: the rules (`workspace::grading`), and what a person sees before it is done (`AskStudio`).

use super::{
    on_demand::graded_as,
    parcel::Parcel,
    protocol::{Done, Failure, GradeOrder, Progress, Stage},
    shell::Engine,
    world::World,
};
use crate::storage::Store;

impl<S: Store, W: World> Engine<S, W> {
    /// Grades everybody and keeps the run, with the scheme where it is new or was changed: one change, one undo.
    pub(super) async fn grade(&mut self, order: &Parcel<GradeOrder>) -> Result<Done, Failure> {
        self.world.tell(Progress { stage: Stage::Grading, done: 0, total: 0 });
        self.be_current().await?;
        let person = self.person.clone();
        let command = graded_as(&self.asked(), order, &person).await?;
        self.run(command).await
    }
}
