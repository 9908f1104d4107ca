//! Grades of many customers at once, grades over several runs, and what is said of every move: in a shop that is changed by commands.

mod everybody;
mod moves;
mod runs;

use super::{
    graded,
    settling::{RunCircumstances, run_of},
};
use crate::domain::{
    AsOf, Currency, CustomerId, Day, GradeAt, GradeOverride, GradingRun, Indicator, Measure, Occasion, OverrideId, Purchase, PurchaseId,
    PurchaseKind, RunId, Scheme, SchemeGrade, Settled, Standing,
    schemes::{Comparison, Condition, Cut, Industry, Method, Operand, Rule, Template},
};
use crate::workspace::{
    ChangeSet, Command, Counted, Identifiers, RegisterRecord, Worked,
    by_hand::ByHand,
    columns::BatchBuilder,
    commands::ImportBatch,
    questions::{AskMigration, MigrationSheet, Moves, Question},
};

const A: Standing = Standing::Graded(0);
const B: Standing = Standing::Graded(1);

/// Everybody's purchases: who, which day, how much.
type Sales = Vec<(u128, i32, i64)>;

/// A workspace that is changed by commands.
struct Shop(ByHand);

fn day(number: i32) -> Day {
    Day::MIN.plus_days(40_000 + number)
}

fn customer(number: u128) -> CustomerId {
    CustomerId::from_u128(number)
}

impl Shop {
    fn with(customers: &[u128], sales: &Sales) -> Self {
        let mut by_hand = ByHand::started(day(400), Currency::CNY);
        // From 1000 on, so that customers can have the small ones.
        by_hand.identifiers = Counted(1_000);
        let mut shop = Self(by_hand);
        shop.run(Command::ChooseAsOf { as_of: AsOf::Today });
        shop.bring(customers, sales);
        shop
    }

    fn run(&mut self, command: Command) -> ChangeSet {
        self.0.run(command).expect("the command fits").changes
    }

    fn bring(&mut self, customers: &[u128], sales: &Sales) {
        let mut purchases = BatchBuilder::default();
        for (who, on, amount_minor) in sales {
            purchases.push(&Purchase {
                id: PurchaseId::from_u128(self.0.identifiers.next()),
                customer: Some(customer(*who)),
                on: day(*on),
                kind: PurchaseKind::Sale,
                number: None,
                amount_minor: *amount_minor,
                returns: None,
                lines: Vec::new(),
            });
        }
        let new_customers =
            customers.iter().map(|number| crate::domain::Customer::named(customer(*number), format!("customer {number}"))).collect();
        let batch = ImportBatch { file_name: "file.csv".into(), new_customers, purchases: purchases.finish(), ..ImportBatch::default() };
        self.run(Command::Import(Box::new(batch)));
    }

    fn file(&mut self, scheme: Scheme) -> Scheme {
        self.run(Command::File(RegisterRecord::from(scheme)));
        let filed = self.0.workspace.registers().schemes.iter().last().map(|(_, scheme)| scheme.clone());
        filed.expect("it was filed")
    }

    fn graded(&self, scheme: &Scheme, as_of: i32, occasion: Occasion) -> GradingRun {
        let worked = Worked::of(&self.0.workspace, day(as_of));
        let ground = worked.ground(&self.0.workspace);
        let grading = graded(ground, scheme).expect("the scheme can be applied");
        let circumstances =
            RunCircumstances { id: RunId::from_u128(0), made_on: day(as_of), person: "Li".into(), occasion, pilot: None, signed_off: None };
        run_of(ground, scheme, &grading, circumstances)
    }

    /// Grades as of a day and keeps the run; says where a customer stands in it.
    fn keep(&mut self, scheme: &Scheme, as_of: i32, occasion: Occasion) -> RunId {
        let run = self.graded(scheme, as_of, occasion);
        self.run(Command::KeepRun { scheme: None, run: Box::new(run) });
        let runs = self.0.workspace.registers().runs.iter().map(|(_, run)| run.id);
        runs.max().expect("a run was kept")
    }

    fn place(&self, run: RunId, who: u128) -> (Standing, Settled) {
        let run = self.0.workspace.registers().runs.get(run).expect("it is kept");
        let row = run.row_of(customer(who)).expect("the customer is in it");
        (run.rows.standing[row], run.rows.settled[row])
    }

    fn set_by_hand(&mut self, scheme: &Scheme, who: u128, grade: GradeAt, from: i32, until: i32) {
        let set = GradeOverride {
            id: OverrideId::from_u128(0),
            scheme: scheme.id,
            customer: customer(who),
            grade,
            reason: "a promise was given".into(),
            person: String::new(),
            from_on: day(from),
            until_on: day(until),
        };
        self.run(Command::File(RegisterRecord::from(set)));
    }

    fn ask<Q: Question>(&self, question: Q) -> Q::Answer {
        self.0.ask(question)
    }

    fn migration(&self, from: RunId, to: RunId, moves: Moves) -> MigrationSheet {
        self.ask(AskMigration { from, to, moves, n_rows: 100 }).expect("both runs are kept")
    }
}

/// A for those who have brought at least 1 000 in the last 100 days, B for everyone else; A grants so many runs of grace.
fn by_amount(grace_runs: u8) -> Scheme {
    let measure = Measure::over(Indicator::Amount, 100);
    let test = crate::domain::schemes::Test { measure, comparison: Comparison::AtLeast, operand: Operand::Value(1_000) };
    let grade = |name: &str, grace_runs| SchemeGrade { name: name.into(), grace_runs, ..SchemeGrade::default() };
    Scheme {
        grades: vec![grade("A", grace_runs), grade("B", 0)],
        method: Method::Rules { rules: vec![Rule { grade: 0, when: Condition::Test(test) }], otherwise: Some(1) },
        ..Template::Segments.scheme("By amount".into(), Vec::new(), Industry::Shop)
    }
}

fn by_quota(quotas: [u8; 4]) -> Scheme {
    let mut scheme = Template::AbcdQuota.scheme("Quota".into(), ["A", "B", "C", "D"].map(named).to_vec(), Industry::Shop);
    scheme.grades.iter_mut().for_each(|grade| grade.grace_runs = 0);
    if let Method::Weighted { cut, .. } = &mut scheme.method {
        *cut = Cut::Quotas(quotas.to_vec());
    }
    scheme
}

fn named(name: &str) -> SchemeGrade {
    SchemeGrade { name: name.into(), ..SchemeGrade::default() }
}
