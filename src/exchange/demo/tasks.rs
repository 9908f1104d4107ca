//! What the demo's team has to do: due today, overdue by little and by much, ahead, put off, done, and what comes back again and again.
//!
//! Drawn from a chance of its own, so that nothing else of the demo moves.

use super::{
    DemoLanguage,
    chance::Chance,
    identity::Identity,
    words::{self, care},
};
use crate::domain::{Customer, Day, Priority, Repeat, RepeatUnit, Task, TaskDone, TaskId, TaskKind};
use crate::workspace::commands::WholeWorkspace;

/// Days to go of the open tasks, below 0 where they are late.
const DAYS_TO_GO: [i32; 18] = [-41, -19, -8, -5, -3, -2, -1, 0, 0, 0, 1, 2, 4, 6, 7, 12, 20, 45];
/// How many days ago the others were done.
const DONE_AGO: [i32; 9] = [0, 1, 2, 4, 7, 11, 16, 23, 29];
/// Rhythm, and days to go until the next time, of each routine.
const RHYTHMS: [(u16, RepeatUnit, i32); 3] = [(1, RepeatUnit::Weeks, 0), (1, RepeatUnit::Months, 5), (3, RepeatUnit::Months, 16)];

/// Adds tasks to a workspace that has its customers, profiles and deals.
pub fn add(seed: u64, whole: &mut WholeWorkspace, identity: &mut Identity, today: Day, language: DemoLanguage) {
    let owned: Vec<&Customer> = whole.customers.iter().filter(|customer| customer.owner.is_some()).collect();
    let mut list = List { chance: Chance::new(seed ^ 0x7a5c), owned, today, language };
    let mut tasks: Vec<Task> = DAYS_TO_GO.into_iter().map(|days| list.open(days)).collect();
    tasks.extend(DONE_AGO.into_iter().map(|days| list.done(days)));
    tasks.extend(care::ROUTINES.iter().zip(RHYTHMS).map(|(routine, rhythm)| list.routine(*routine, rhythm)));
    let unwilling = whole.registers.profiles.iter().find(|profile| profile.do_not_contact);
    // Somebody wrote this one down before the customer asked not to be contacted.
    tasks.extend(unwilling.map(|profile| Task { customer: Some(profile.customer), kind: TaskKind::Call, ..list.open(0) }));
    let deals = whole.registers.opportunities.iter().filter(|deal| deal.closing.is_none() && deal.customer.is_some()).take(4);
    tasks.extend(deals.map(|deal| Task { customer: deal.customer, opportunity: Some(deal.id), owner: deal.owner.clone(), ..list.open(3) }));
    tasks.sort_by_key(|task| task.due_on);
    whole.registers.tasks = tasks.into_iter().map(|task| Task { id: identity.next_task(), ..task }).collect();
}

struct List<'a> {
    chance: Chance,
    owned: Vec<&'a Customer>,
    today: Day,
    language: DemoLanguage,
}

impl List<'_> {
    fn said(&self, pair: words::Pair) -> String {
        self.language.of(pair.0, pair.1).to_owned()
    }

    fn open(&mut self, days_to_go: i32) -> Task {
        let (kind, title) = *self.chance.pick(care::TASKS);
        let (customer, owner) = if self.owned.is_empty() {
            (None, None)
        } else {
            let customer = *self.chance.pick(&self.owned);
            (Some(customer.id), customer.owner.clone())
        };
        let due_on = self.today.plus_days(days_to_go);
        Task {
            title: self.said(title),
            kind,
            customer,
            owner,
            at_minute: self.chance.happens(300).then(|| u16::try_from(self.chance.between(18, 34) * 30).unwrap_or(600)),
            priority: [Priority::Normal, Priority::High, Priority::Low][self.chance.weighted(&[60, 25, 15])],
            // One in six was put off already.
            snoozed_until_on: (days_to_go < 0 && self.chance.happens(160)).then(|| self.today.plus_days(3)),
            ..Task::due(due_on)
        }
    }

    fn done(&mut self, days_ago: i32) -> Task {
        let on = self.today.plus_days(-days_ago);
        let outcome = *self.chance.pick(words::OUTCOMES);
        let result = Some(self.said(outcome));
        let late_days = self.chance.between(-2, 4);
        Task { due_on: on.plus_days(-late_days), done: Some(TaskDone { on, result }), snoozed_until_on: None, ..self.open(0) }
    }

    fn routine(&mut self, (kind, title): (TaskKind, words::Pair), (every, unit, days_to_go): (u16, RepeatUnit, i32)) -> Task {
        let due_on = self.today.plus_days(days_to_go);
        let task = self.open(days_to_go);
        // What is no contact is about nobody in particular.
        let customer = task.customer.filter(|_| kind.is_contact());
        Task { id: TaskId::from_u128(0), title: self.said(title), kind, customer, repeat: Some(Repeat::from(every, unit, due_on)), ..task }
    }
}
