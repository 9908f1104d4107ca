//! Grading runs: worked out from what the engine holds, and kept by an ordinary command.
//!
//! A scheme that weighs what a lifetime model expects is applied once that model was asked, so that the same records and rules always give
//! the same grades. Not here: the rules (`workspace::grading`), and what a person sees before it is done (`AskStudio`).

use super::{
    foreseeing::Underway,
    on_demand::{foreseeing, foreseen_step, graded_as},
    protocol::{Done, Failure, GradeOrder, Progress, Stage},
    shell::Engine,
    world::World,
};
use crate::domain::{Day, GradingRun};
use crate::storage::Store;
use crate::workspace::{
    Command, Worked,
    foresight::{ForesightWish, fitting::Stepped},
};
use std::rc::Rc;

impl<S: Store, W: World> Engine<S, W> {
    /// Grades everybody and keeps the run, with the scheme where it is new or was changed: one change, one undo.
    pub(super) async fn grade(&mut self, order: GradeOrder) -> Result<Done, Failure> {
        self.world.tell(Progress { stage: Stage::Grading, done: 0, total: 0 });
        self.be_current().await?;
        let run = self.graded_now(&order).await?;
        let scheme = order.keeps_scheme.then(|| Box::new(order.scheme));
        self.run(Command::KeepRun { scheme, run: Box::new(run) }).await
    }

    /// One turn of what has to be known before grading; whether it is known now. Whoever cannot wait for turns need not ask:
    /// `grade` sees to it itself.
    ///
    /// # Errors
    /// When the code of the models could not be fetched.
    pub async fn prepare_grading_on(&mut self, order: &GradeOrder, underway: &mut Option<Underway>) -> Result<bool, Failure> {
        self.work_out();
        let is_own_day = order.as_of.is_none_or(|day| day == self.current().scores.as_of());
        if !is_own_day || !self.lacks_forecast(order) {
            return Ok(true);
        }
        Ok(self.foresee_on(ForesightWish::default(), underway).await?.is_some())
    }

    /// Any horizon will do: what schemes weigh is of a year.
    fn lacks_forecast(&self, order: &GradeOrder) -> bool {
        order.scheme.looks_ahead() && self.current().foresight(ForesightWish::default().model).is_none()
    }

    async fn graded_now(&mut self, order: &GradeOrder) -> Result<GradingRun, Failure> {
        self.work_out();
        let own_day = self.current().scores.as_of();
        match order.as_of.filter(|day| *day != own_day) {
            Some(day) if order.scheme.looks_ahead() => {
                let worked = self.foreseen_at(day).await?;
                self.run_from(&worked, order).await
            }
            Some(day) => self.run_from(&self.current().on(&self.workspace, day), order).await,
            None => {
                if self.lacks_forecast(order) {
                    self.foresee(ForesightWish::default()).await?;
                }
                self.run_from(self.current(), order).await
            }
        }
    }

    /// The records as of another day, with what the usual model expected then.
    async fn foreseen_at(&self, day: Day) -> Result<Worked, Failure> {
        let mut worked = self.current().at(&self.workspace, day);
        let mut work = foreseeing(ForesightWish::default(), None, &self.workspace, &worked.scores).await?;
        loop {
            if let Stepped::Done(foresight) = foreseen_step(&mut work, &self.workspace, &worked.scores).await? {
                worked.foresee(Rc::new(foresight));
                return Ok(worked);
            }
        }
    }

    async fn run_from(&self, worked: &Worked, order: &GradeOrder) -> Result<GradingRun, Failure> {
        graded_as(&self.workspace, worked, order, self.world.now().today, &self.person).await
    }
}
