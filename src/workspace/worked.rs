//! What is worked out once for a state of the records and a day, and asked for again and again.
//!
//! Not here: when it is out of date (`engine`), and what is worked out ([`scores`](super::scores), [`indicators`](super::indicators)).

use super::{
    grading::{Ground, Standings},
    indicators::{Expected, Indicators},
    scores::Scores,
    stages,
    state::Workspace,
};
use crate::domain::{Day, Scheme, SchemeId, Stage};
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
    /// What a lifetime model expects, where one was fitted to these records.
    pub expected: Option<Expected>,
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

    /// What grades are worked out from.
    pub fn ground<'a>(&'a self, workspace: &'a Workspace) -> Ground<'a> {
        Ground {
            workspace,
            scores: &self.scores,
            indicators: &self.indicators,
            expected: self.expected.as_ref(),
            stages: self.stages(workspace),
        }
    }
}
