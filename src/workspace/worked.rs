//! What is worked out once for a state of the records and a day, and asked for again and again.
//!
//! Not here: when it is out of date (`engine`), and what is worked out ([`scores`](super::scores), [`indicators`](super::indicators)).

use super::{
    foresight::{Foresight, Risk},
    grading::{Ground, Standings},
    indicators::{Expected, Indicators},
    scores::Scores,
    stages,
    state::Workspace,
};
use crate::domain::{Day, Scheme, SchemeId, Stage};
use crate::scoring::lifetime::ModelName;
use std::{
    cell::{OnceCell, RefCell},
    collections::HashMap,
    rc::Rc,
};

/// Scores, indicators and stages of everybody as of a day.
#[derive(Debug)]
pub struct Worked {
    pub scores: Scores,
    pub indicators: Indicators,
    stages: OnceCell<Vec<Option<Stage>>>,
    /// What the usual model expects, where it was fitted to these records.
    expected: Option<Expected>,
    /// At most one a model.
    foresights: Vec<Rc<Foresight>>,
    n_foreseen: u32,
    standings: RefCell<HashMap<SchemeId, Rc<Standings>>>,
}

impl Worked {
    /// Works out what everything else needs; the rest waits until it is asked for.
    pub fn of(workspace: &Workspace, as_of: Day) -> Self {
        Self {
            scores: Scores::of(workspace, as_of),
            indicators: Indicators::new(workspace, as_of),
            stages: OnceCell::new(),
            expected: None,
            foresights: Vec::new(),
            n_foreseen: 0,
            standings: RefCell::default(),
        }
    }

    /// The stage of each slot: as set by hand where that holds, else as the purchases say.
    pub fn stages(&self, workspace: &Workspace) -> &[Option<Stage>] {
        self.stages.get_or_init(|| stages::of(workspace, &self.scores))
    }

    /// Where everybody stands in a scheme that is filed.
    pub fn standings(&self, workspace: &Workspace, scheme: &Scheme) -> Rc<Standings> {
        let known = self.standings.borrow().get(&scheme.id).cloned();
        known.unwrap_or_else(|| {
            let standings = Rc::new(Standings::of(self.ground(workspace), scheme));
            self.standings.borrow_mut().insert(scheme.id, Rc::clone(&standings));
            standings
        })
    }

    /// What a model foresees, where it was asked.
    pub fn foresight(&self, model: ModelName) -> Option<&Rc<Foresight>> {
        self.foresights.iter().find(|foresight| foresight.wish.model == model)
    }

    /// What every model that was asked foresees.
    pub fn foresights(&self) -> &[Rc<Foresight>] {
        &self.foresights
    }

    /// What the usual model expects, where it was asked.
    pub const fn expected(&self) -> Option<&Expected> {
        self.expected.as_ref()
    }

    /// What the usual model stakes a customer at, if the customer is leaving.
    pub fn risk(&self, slot: u32) -> Option<Risk> {
        let foreseen = self.foresight(ModelName::default())?.outcome.as_ref().ok()?;
        foreseen.risk(slot).map(|(_, risk)| risk)
    }

    /// Goes up with every foresight that is taken in, for whoever keeps what was made of the one before.
    pub const fn n_foreseen(&self) -> u32 {
        self.n_foreseen
    }

    /// Takes in what was foreseen of the same records. What is graded by the usual model's forecast is worked out anew.
    pub fn foresee(&mut self, foresight: Rc<Foresight>) {
        if foresight.wish.model == ModelName::default() {
            self.expected = foresight.expected(self.scores.histories().n_slots());
            self.indicators.forget_forecast();
            self.standings.borrow_mut().clear();
        }
        self.foresights.retain(|known| known.wish.model != foresight.wish.model);
        self.foresights.push(foresight);
        self.n_foreseen += 1;
    }

    /// What grades are worked out from.
    pub fn ground<'a>(&'a self, workspace: &'a Workspace) -> Ground<'a> {
        Ground { workspace, scores: &self.scores, indicators: &self.indicators, expected: self.expected(), stages: self.stages(workspace) }
    }
}
