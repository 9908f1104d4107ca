//! Grading runs: worked out from what the engine holds, and kept by an ordinary command.
//!
//! Not here: the rules (`workspace::grading`), and what a person sees before it is done (`AskStudio`).

use super::{
    protocol::{Done, Failure, GradeOrder, Progress, Stage},
    shell::Engine,
    world::World,
};
use crate::domain::{GradingRun, RunId};
use crate::storage::Store;
use crate::workspace::{
    Command, Refusal,
    grading::{
        graded,
        settling::{RunCircumstances, run_of},
    },
};

impl<S: Store, W: World> Engine<S, W> {
    /// Grades everybody and keeps the run, with the scheme where it is new or was changed: one change, one undo.
    pub(super) async fn grade(&mut self, order: GradeOrder) -> Result<Done, Failure> {
        self.world.tell(Progress { stage: Stage::Grading, done: 0, total: 0 });
        self.be_current().await?;
        let run = self.graded_now(&order)?;
        let scheme = order.keeps_scheme.then(|| Box::new(order.scheme));
        self.run(Command::KeepRun { scheme, run: Box::new(run) }).await
    }

    fn graded_now(&mut self, order: &GradeOrder) -> Result<GradingRun, Failure> {
        let today = self.world.now().today;
        let GradeOrder { scheme, as_of, occasion, pilot, .. } = order;
        let circumstances = RunCircumstances {
            id: RunId::from_u128(0),
            made_on: today,
            person: self.person.clone(),
            occasion: *occasion,
            pilot: pilot.clone(),
            signed_off: None,
        };
        self.work_out();
        let own = self.current();
        let other_day = as_of.filter(|day| *day != own.scores.as_of()).map(|day| own.on(&self.workspace, day));
        let worked = other_day.as_deref().unwrap_or(own);
        let ground = worked.ground(&self.workspace);
        let grading = graded(ground, scheme).map_err(|flaw| Refusal::SchemeFlawed { flaw })?;
        Ok(run_of(ground, scheme, &grading, circumstances))
    }
}
