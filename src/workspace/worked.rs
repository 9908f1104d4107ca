//! What is worked out once for a state of the records and a day, and asked for again and again.
//!
//! Not here: when it is out of date (`engine`), and what is worked out ([`scores`](super::scores), [`indicators`](super::indicators)).

use super::{
    foresight::{Foresight, Risk},
    goods::Goods,
    grading::{Ground, Standings},
    indicators::{Expected, Indicators},
    quality::RecordQuality,
    scores::Scores,
    stages,
    state::{Basis, Workspace},
    wishes::Wishes,
};
use crate::domain::{Day, Scheme, SchemeId, Stage};
use crate::scoring::lifetime::ModelName;
use crate::scoring::{
    PurchaseDays,
    baskets::{
        Baskets,
        frequent::TooManySets,
        rules::{Rule, RuleLimits, rules},
    },
    growth::Growths,
    lifecycle::{Course, LifecycleRules},
    lifetime::BuyingHistories,
    rhythm::TypicalWait,
};
use std::{
    cell::{OnceCell, RefCell},
    collections::HashMap,
    rc::Rc,
};

/// Rules of products that go together, or why there are none.
pub type KeptRules = Result<Rc<[Rule]>, TooManySets>;

/// Growth of a customer is that of the last half year against the half year before.
const TREND_DAYS: i32 = 182;

/// Scores, indicators, stages and baskets of everybody as of a day.
#[derive(Debug)]
pub struct Worked {
    basis: Basis,
    pub scores: Scores,
    pub indicators: Indicators,
    purchase_days: OnceCell<PurchaseDays>,
    typical_wait: OnceCell<Option<TypicalWait>>,
    buying_histories: OnceCell<BuyingHistories>,
    growths: OnceCell<Growths>,
    stages: OnceCell<Vec<Option<Stage>>>,
    course: OnceCell<Course>,
    goods: OnceCell<Goods>,
    customer_baskets: OnceCell<Baskets>,
    /// By the limits that were asked for last.
    rules: RefCell<Option<(RuleLimits, KeptRules)>>,
    /// What the usual model expects, where it was fitted to these records.
    expected: Option<Expected>,
    /// At most one a model.
    foresights: Vec<Rc<Foresight>>,
    n_foreseen: u32,
    standings: RefCell<HashMap<SchemeId, Rc<Standings>>>,
    quality: OnceCell<RecordQuality>,
    /// With the revision of the records that they were read from: they change with profiles and statements, which no basis counts.
    wishes: RefCell<Option<(u64, Rc<Wishes>)>>,
    /// The same records as of the other day that was looked from last.
    other_day: RefCell<Option<Rc<Self>>>,
}

impl Worked {
    /// Works out what everything else needs; the rest waits until it is asked for.
    pub fn of(workspace: &Workspace, as_of: Day) -> Self {
        Self::from(Scores::of(workspace, as_of), workspace)
    }

    /// The same records as of another day, with as little as they need: what does not depend on the day is shared, and scores are worked out
    /// where a scheme asks for them.
    pub fn at(&self, workspace: &Workspace, day: Day) -> Self {
        Self::from(self.scores.on(workspace, day), workspace)
    }

    fn from(scores: Scores, workspace: &Workspace) -> Self {
        Self {
            basis: workspace.basis(),
            indicators: Indicators::new(workspace, scores.as_of()),
            scores,
            purchase_days: OnceCell::new(),
            typical_wait: OnceCell::new(),
            buying_histories: OnceCell::new(),
            growths: OnceCell::new(),
            stages: OnceCell::new(),
            course: OnceCell::new(),
            goods: OnceCell::new(),
            customer_baskets: OnceCell::new(),
            rules: RefCell::default(),
            expected: None,
            foresights: Vec::new(),
            n_foreseen: 0,
            standings: RefCell::default(),
            quality: OnceCell::new(),
            wishes: RefCell::default(),
            other_day: RefCell::default(),
        }
    }

    /// Follows the records and the day; what is still true is kept. Whether everything was worked out anew, without what was foreseen.
    pub fn follow(&mut self, workspace: &Workspace, as_of: Day) -> bool {
        let basis = workspace.basis();
        let is_anew = self.basis.scored != basis.scored || self.scores.as_of() != as_of;
        if is_anew {
            *self = Self::of(workspace, as_of);
        } else if self.basis.graded != basis.graded {
            self.basis = basis;
            self.forget_grades(workspace);
        }
        is_anew
    }

    /// Forgets all that schemes, marks and interactions decide. Scores stay, and what purchases alone decide.
    fn forget_grades(&mut self, workspace: &Workspace) {
        self.indicators = Indicators::new(workspace, self.scores.as_of());
        self.stages = OnceCell::new();
        self.course = OnceCell::new();
        self.quality = OnceCell::new();
        self.standings.borrow_mut().clear();
        *self.other_day.borrow_mut() = None;
    }

    /// The stage of each slot: as set by hand where that holds, else as the purchases say.
    pub fn stages(&self, workspace: &Workspace) -> &[Option<Stage>] {
        let of = || stages::of(workspace, self.purchase_days(workspace), &self.lifecycle_rules(workspace), self.scores.as_of());
        self.stages.get_or_init(of)
    }

    /// Everybody's stage month by month.
    pub fn course(&self, workspace: &Workspace) -> &Course {
        let of = || stages::course(workspace, self.purchase_days(workspace), &self.lifecycle_rules(workspace), self.scores.as_of());
        self.course.get_or_init(of)
    }

    /// The thresholds of the stages.
    pub fn lifecycle_rules(&self, workspace: &Workspace) -> LifecycleRules {
        stages::rules(self.typical_wait(workspace))
    }

    /// The days on which each slot bought.
    pub fn purchase_days(&self, workspace: &Workspace) -> &PurchaseDays {
        self.purchase_days.get_or_init(|| self.scores.purchase_days(workspace))
    }

    /// How long customers wait between purchases; nothing while nobody has come back.
    pub fn typical_wait(&self, workspace: &Workspace) -> Option<&TypicalWait> {
        self.typical_wait.get_or_init(|| TypicalWait::of(self.purchase_days(workspace).iter())).as_ref()
    }

    /// What the lifetime models see of everybody.
    pub fn buying_histories(&self, workspace: &Workspace) -> &BuyingHistories {
        self.buying_histories.get_or_init(|| self.scores.buying_histories(workspace))
    }

    /// Everybody's last half year against the half year before.
    pub fn growths(&self, workspace: &Workspace) -> &Growths {
        let histories = self.scores.histories();
        let of = || Growths::of(self.scores.columns(workspace), histories.n_slots(), histories.counting(), TREND_DAYS);
        self.growths.get_or_init(of)
    }

    /// The same records as of another day. The last one is kept, for whoever tries out one scheme after the other on it.
    pub fn on(&self, workspace: &Workspace, day: Day) -> Rc<Self> {
        let known = self.other_day.borrow().as_ref().filter(|known| known.scores.as_of() == day).cloned();
        known.unwrap_or_else(|| {
            let worked = Rc::new(self.at(workspace, day));
            *self.other_day.borrow_mut() = Some(Rc::clone(&worked));
            worked
        })
    }

    /// The goods that were sold, an order a basket.
    pub fn goods(&self, workspace: &Workspace) -> &Goods {
        self.goods.get_or_init(|| Goods::of(workspace, self.scores.as_of()))
    }

    /// The same goods, a customer a basket.
    pub fn customer_baskets(&self, workspace: &Workspace) -> &Baskets {
        self.customer_baskets.get_or_init(|| self.goods(workspace).by_customer(workspace))
    }

    /// Products that go together in orders, the most interesting first.
    ///
    /// # Errors
    /// When so many sets are frequent that nobody could read them.
    pub fn rules(&self, workspace: &Workspace, limits: RuleLimits) -> KeptRules {
        let known = self.rules.borrow().as_ref().filter(|(of, _)| *of == limits).map(|(_, rules)| rules.clone());
        known.unwrap_or_else(|| {
            let rules: KeptRules = rules(&self.goods(workspace).orders, limits).map(Rc::from);
            *self.rules.borrow_mut() = Some((limits, rules.clone()));
            rules
        })
    }

    /// How good the records are, whatever the scheme.
    pub fn record_quality(&self, workspace: &Workspace) -> RecordQuality {
        *self.quality.get_or_init(|| RecordQuality::of(workspace, &self.scores))
    }

    /// Who does not want to be contacted, or not on which way.
    pub fn wishes(&self, workspace: &Workspace) -> Rc<Wishes> {
        let revision = workspace.revision();
        let known = self.wishes.borrow().as_ref().filter(|(at, _)| *at == revision).map(|(_, wishes)| Rc::clone(wishes));
        known.unwrap_or_else(|| {
            let wishes = Rc::new(Wishes::of(workspace));
            *self.wishes.borrow_mut() = Some((revision, Rc::clone(&wishes)));
            wishes
        })
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

    /// What the usual model expects, where it was asked.
    pub const fn expected(&self) -> Option<&Expected> {
        self.expected.as_ref()
    }

    /// What the usual model, or else the own rhythm, stakes a customer at, if the customer is leaving.
    pub fn risk(&self, slot: u32) -> Option<Risk> {
        self.foresight(ModelName::default())?.leaving.risk(slot).map(|(_, risk)| risk)
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
        Ground { workspace, scores: &self.scores, indicators: &self.indicators, expected: self.expected(), worked: self }
    }
}
