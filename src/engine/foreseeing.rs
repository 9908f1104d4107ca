//! Forecasts: fitted a step at a time, so that whoever asks something else in between is answered first.
//!
//! ```text
//! Engine::foresee           all steps at once, for whoever has nothing else to do
//! Engine::foresee_on        a turn: steps for some milliseconds, then back to the caller
//! ```
//!
//! A change of the records in between begins the work anew. What was foreseen is kept as long as the purchases are the same, and so
//! are the fits, from which another horizon follows at once. Not here: the models, whose code is fetched with the first forecast.

use super::{
    on_demand::{foreseeing, foreseen_step, renewals},
    parcel::Parcel,
    protocol::{Failure, Progress, Reply, Stage},
    shell::Engine,
    world::World,
};
use crate::domain::Day;
use crate::storage::Store;
use crate::workspace::foresight::{
    ForesightWish,
    fitting::{Foreseeing, Stepped},
    renewing::Survivors,
};
use std::rc::Rc;

/// A turn ends with the first step that comes to its end so long after it began.
const TURN_MS: u64 = 16;

/// A forecast on its way, and the records that it is of.
pub struct Underway {
    revision: u64,
    as_of: Day,
    work: Foreseeing,
}

impl<S: Store, W: World> Engine<S, W> {
    /// Foresees everybody, without a pause.
    pub(super) async fn foresee(&mut self, wish: ForesightWish) -> Result<Reply, Failure> {
        let mut underway = None;
        loop {
            if let Some(reply) = self.foresee_on(wish, &mut underway).await? {
                return Ok(reply);
            }
        }
    }

    /// One turn of a forecast; `underway` is empty at first, and is to be brought back for the next turn. Answers when it is done.
    ///
    /// # Errors
    /// When the code of the models could not be fetched. That there is no forecast is no failure: the answers to questions say so.
    pub async fn foresee_on(&mut self, wish: ForesightWish, underway: &mut Option<Underway>) -> Result<Option<Reply>, Failure> {
        let wish = ForesightWish { horizon: wish.horizon.within_reach(), ..wish };
        self.work_out();
        let known = self.current().foresight(wish.model).cloned();
        if known.as_ref().is_some_and(|foresight| foresight.wish == wish) {
            return Ok(Some(Reply::Foreseen));
        }
        let began_ms = self.world.now().at_ms;
        let (revision, as_of) = (self.workspace.revision(), self.current().scores.as_of());
        let mut current = match underway.take().filter(|work| (work.revision, work.as_of) == (revision, as_of)) {
            Some(work) => work,
            None => {
                self.world.tell(Progress { stage: Stage::Fitting, done: 0, total: 0 });
                let fits = known.and_then(|foresight| foresight.outcome.as_ref().ok().map(|foreseen| Rc::clone(&foreseen.fits)));
                let work = foreseeing(wish, fits, &self.workspace, &self.current().scores).await?;
                Underway { revision, as_of, work }
            }
        };
        loop {
            match foreseen_step(&mut current.work, &self.workspace, &self.current().scores).await? {
                Stepped::Done(foresight) => {
                    self.keep_foresight(Rc::new(foresight));
                    return Ok(Some(Reply::Foreseen));
                }
                Stepped::Going(share) => self.world.tell(Progress { stage: Stage::Fitting, done: thousandths(share), total: 1_000 }),
            }
            if self.world.now().at_ms.saturating_sub(began_ms) >= TURN_MS {
                break;
            }
        }
        *underway = Some(current);
        Ok(None)
    }

    /// Fits what came in from a form.
    pub(super) async fn renew(&self, survivors: &Survivors) -> Result<Reply, Failure> {
        Ok(Reply::Renewals(Parcel::of(&renewals(survivors).await?)))
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share from 0 to 1")]
fn thousandths(share: f64) -> u64 {
    (share.clamp(0.0, 1.0) * 1e3) as u64
}
