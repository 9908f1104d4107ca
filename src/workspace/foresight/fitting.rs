//! From purchases to a foresight, one step at a time, so that whoever runs it can do other things in between.
//!
//! ```text
//! now       fit the model of buying, then that of spending, to everything that is known
//! trial     fit again to the first half of the time, and count what came after
//! quarter   fit again to what was known 91 days ago, rank who was leaving then, and count who has bought since
//! everyone  foresee everybody, and rank who is leaving now
//! ```
//!
//! Where nothing can be fitted to all that is known, who is leaving now and was leaving then is ranked by rhythm instead. With fits that are known already only the last is done. Records must be the same at every step; who runs it sees to that.

use super::{
    Fits, Foreseen, Foresight, ForesightWish, Trial, fingerprint,
    risks::{Leaving, Risk, WARNED_DAYS, Warned, risks_by_rhythm, risks_of, warned},
    study::{Found, Stride, Study, figures, outlooks},
};
use crate::domain::{Day, PurchaseKind};
use crate::scoring::lifetime::{
    BuyingHistories, N_REPEAT_BUYERS_TO_SHOW, NoForecast,
    calibration::Calibration,
    forecast::Forecast,
    holdout::{Accuracy, purchases_after},
    value::MonthlyDiscount,
};
use crate::workspace::{Workspace, scores::Scores};
use std::rc::Rc;

/// How much of the whole each part is.
const SHARES: [f64; 4] = [0.4, 0.2, 0.3, 0.1];

/// What a step came to.
#[derive(Debug)]
pub enum Stepped {
    /// The share, 0 to 1, that is done.
    Going(f64),
    Done(Foresight),
}

/// What is found out one after the other.
#[derive(Default)]
struct Findings {
    now: Option<(Found, Fits)>,
    trial: Option<Result<Trial, NoForecast>>,
}

enum Part {
    Now(Box<Study>),
    Trial(Box<Study>, Day),
    Quarter(Box<Study>, Day),
    Everyone(Rc<Fits>),
    /// There is nothing to be foreseen.
    Nothing(NoForecast),
}

/// A foresight on its way.
pub struct Foreseeing {
    wish: ForesightWish,
    part: Part,
    findings: Findings,
}

impl Foreseeing {
    /// Begins. `known` are fits of the same model to the same purchases.
    pub fn begin(wish: ForesightWish, known: Option<Rc<Fits>>, workspace: &Workspace, scores: &Scores) -> Self {
        let part = known.map_or_else(
            || match study(wish, workspace, scores, scores.as_of()) {
                Ok(study) => Part::Now(Box::new(study)),
                Err(reason) => Part::Nothing(reason),
            },
            Part::Everyone,
        );
        Self { wish, part, findings: Findings::default() }
    }

    /// One step, of a fit or of everybody.
    pub fn step(&mut self, workspace: &Workspace, scores: &Scores) -> Stepped {
        let end =
            |outcome, leaving| Stepped::Done(Foresight { wish: self.wish, fingerprint: fingerprint(workspace, scores), outcome, leaving });
        let (before, outcome) = match &mut self.part {
            Part::Nothing(reason) => return end(Err(*reason), leaving_by_rhythm(workspace, scores)),
            Part::Everyone(fits) => {
                let (foreseen, leaving) = everyone(Rc::clone(fits), self.wish, workspace, scores);
                return end(Ok(foreseen), leaving);
            }
            Part::Now(study) => (0, study.step()),
            Part::Trial(study, _) => (1, study.step()),
            Part::Quarter(study, _) => (2, study.step()),
        };
        let done: f64 = SHARES[..before].iter().sum();
        match outcome {
            Stride::Going(share) => return Stepped::Going(done + share * SHARES[before]),
            Stride::Done(found) => self.next_part(found, workspace, scores),
        }
        Stepped::Going(done + SHARES[before])
    }

    fn next_part(&mut self, found: Result<Found, NoForecast>, workspace: &Workspace, scores: &Scores) {
        let nothing = Part::Nothing(NoForecast::NotConverged { n_steps: 0, steepest_slope: 0.0 });
        self.part = match (std::mem::replace(&mut self.part, nothing), found) {
            (Part::Now(_), Err(reason)) => Part::Nothing(reason),
            (Part::Now(study), Ok(found)) => {
                self.findings.now = Some((found, fits(&study, found)));
                let cut_on = middle(workspace, scores);
                self.trial_part(cut_on, workspace, scores)
            }
            (Part::Trial(study, cut_on), found) => {
                let trial = found.and_then(|found| tried(&study, &found, cut_on, workspace, scores));
                self.findings.trial = Some(trial);
                self.quarter_part(workspace, scores)
            }
            (Part::Quarter(study, on), found) => {
                let seen = found.ok().and_then(|found| {
                    let days = scores.purchase_days(workspace);
                    let risks = risks_of(&study.histories, &days, &study.outlooks(&found, super::Horizon::USUAL), on);
                    warned(&risks, &study.histories, &purchases_after(&days, on), on)
                });
                self.last_part(seen)
            }
            (part, _) => part,
        };
    }

    fn trial_part(&mut self, cut_on: Day, workspace: &Workspace, scores: &Scores) -> Part {
        match study(self.wish, workspace, scores, cut_on) {
            Ok(study) => Part::Trial(Box::new(study), cut_on),
            Err(reason) => {
                self.findings.trial = Some(Err(reason));
                self.quarter_part(workspace, scores)
            }
        }
    }

    fn quarter_part(&mut self, workspace: &Workspace, scores: &Scores) -> Part {
        let on = scores.as_of().plus_days(-WARNED_DAYS);
        study(self.wish, workspace, scores, on).map_or_else(|_| self.last_part(None), |study| Part::Quarter(Box::new(study), on))
    }

    fn last_part(&mut self, warned: Option<Warned>) -> Part {
        let Findings { now, trial } = std::mem::take(&mut self.findings);
        let too_few = NoForecast::TooFewRepeatBuyers { n: 0, needed: N_REPEAT_BUYERS_TO_SHOW };
        now.map_or(Part::Nothing(too_few), |(_, fits)| {
            Part::Everyone(Rc::new(Fits { trial: trial.unwrap_or(Err(too_few)), warned, ..fits }))
        })
    }
}

/// Everything up to a day, to be fitted.
fn study(wish: ForesightWish, workspace: &Workspace, scores: &Scores, on: Day) -> Result<Study, NoForecast> {
    Study::begin(wish.model, scores.buying_histories_on(workspace, on), minor_per_major(workspace))
}

fn minor_per_major(workspace: &Workspace) -> i64 {
    workspace.settings().map_or(100, |settings| settings.currency.minor_per_major())
}

/// The day in the middle of all counted purchases.
fn middle(workspace: &Workspace, scores: &Scores) -> Day {
    let columns = workspace.purchases().columns();
    let counts = |row: &usize| scores.counts(*row) && columns.kind[*row] == PurchaseKind::Sale;
    let first = (0..columns.len()).filter(counts).map(|row| columns.on[row]).min().unwrap_or_else(|| scores.as_of().number());
    scores.as_of().plus_days((first - scores.as_of().number()) / 2)
}

fn fits(study: &Study, found: Found) -> Fits {
    let n_customers = study.cohort.n_customers();
    let calibration = Calibration::of(&found.buying.model, &study.cohort);
    Fits {
        found,
        buying: figures(&found.buying, n_customers),
        spend: found.spend.as_ref().map(|fitted| figures(fitted, study.spends.n_customers())).map_err(|reason| *reason),
        spend_correlation: study.spends.correlation(),
        n_repeat_buyers: study.cohort.n_repeat_buyers(),
        calibration: calibration.actual.into_iter().zip(calibration.expected).collect(),
        trial: Err(NoForecast::TooFewRepeatBuyers { n: 0, needed: N_REPEAT_BUYERS_TO_SHOW }),
        warned: None,
    }
}

/// What was foreseen of the time after the cut, against what came.
fn tried(study: &Study, found: &Found, cut_on: Day, workspace: &Workspace, scores: &Scores) -> Result<Trial, NoForecast> {
    let weeks = f64::from(scores.as_of().days_since(cut_on)) / 7.0;
    let forecast = Forecast::of(&found.buying.model, &study.cohort, weeks, MonthlyDiscount { n_months: 0, share: 0.0 });
    let came = purchases_after(&scores.purchase_days(workspace), cut_on);
    let pairs: Vec<(f64, u32)> =
        study.histories.slots().zip(forecast.expected_purchases).map(|(slot, expected)| (expected, came[slot])).collect();
    let accuracy = Accuracy::of(&pairs).ok_or(NoForecast::TooFewRepeatBuyers { n: 0, needed: N_REPEAT_BUYERS_TO_SHOW })?;
    Ok(Trial {
        cut_on,
        n_customers: accuracy.n_customers,
        actual_total: accuracy.actual_total,
        expected_total: accuracy.expected_total,
        total_error_share: accuracy.total_error_share(),
        mean_absolute_error: accuracy.mean_absolute_error,
        root_mean_squared_error: accuracy.root_mean_squared_error,
        area_under_curve: accuracy.area_under_curve,
    })
}

fn everyone(fits: Rc<Fits>, wish: ForesightWish, workspace: &Workspace, scores: &Scores) -> (Foreseen, Leaving) {
    let histories: BuyingHistories = scores.buying_histories(workspace);
    let outlooks = outlooks(&histories, &histories.cohort(), &fits.found, wish.horizon, minor_per_major(workspace));
    let risks = risks_of(&histories, &scores.purchase_days(workspace), &outlooks, scores.as_of());
    let leaving = Leaving::new(risks, fits.warned);
    (Foreseen { fits, outlooks }, leaving)
}

fn leaving_by_rhythm(workspace: &Workspace, scores: &Scores) -> Leaving {
    let (on, days) = (scores.as_of().plus_days(-WARNED_DAYS), scores.purchase_days(workspace));
    let ranked = |histories: &BuyingHistories, on: Day| -> Vec<Risk> { risks_by_rhythm(histories, &days, minor_per_major(workspace), on) };
    let earlier = scores.buying_histories_on(workspace, on);
    let seen: Option<Warned> = warned(&ranked(&earlier, on), &earlier, &purchases_after(&days, on), on);
    Leaving::new(ranked(&scores.buying_histories(workspace), scores.as_of()), seen)
}
