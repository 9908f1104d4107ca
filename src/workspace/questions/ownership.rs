//! Who looks after whom: the pool of customers without an owner, those about to return to it, and what each owner has in hand.
//!
//! Nothing moves by itself. Who belongs to the pool by its rules is worked out and listed; a person gives them back (one command, one
//! undo) or gets in touch. Not here: claiming and handing over (`decide`).

use super::{Asked, Question, Withheld, due::due_day};
use crate::domain::{Customer, CustomerId, CustomerKind, Day, Member, PoolRules, PurchaseKind};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Which customers wait for an owner, and which are about to?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskPool {
    pub part: PoolPart,
    /// Only customers of this owner; empty for all.
    pub owner: String,
    /// How many rows to bring, at most 500.
    pub n_rows: u32,
}

/// A part of the pool.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PoolPart {
    /// Without an owner.
    #[default]
    Unowned,
    /// With an owner, and untouched for longer than the rules allow.
    Untouched,
    /// Untouched for almost as long.
    Warned,
    /// Everybody else with an owner.
    Kept,
}

impl PoolPart {
    /// Every part.
    pub const ALL: [Self; 4] = [Self::Unowned, Self::Untouched, Self::Warned, Self::Kept];
}

/// A customer of the pool, or of somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PoolRow {
    pub customer: CustomerId,
    pub name: String,
    pub owner: Option<String>,
    pub kind: CustomerKind,
    pub withheld: Withheld,
    /// The last purchase, interaction or finished task; none if there never was one.
    pub touched_on: Option<Day>,
    /// Who was last in touch, where it is written down.
    pub touched_by: Option<String>,
    /// Days since then.
    pub untouched_days: Option<u32>,
    pub amount_minor: i64,
}

/// A part of the pool, the most valuable first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PoolSheet {
    pub rules: PoolRules,
    /// How many each part has, in the order of [`PoolPart::ALL`].
    pub counts: [u32; 4],
    pub rows: Vec<PoolRow>,
}

/// What does each owner have in hand?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskTeam;

/// One owner's share of the work.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnerRow {
    pub name: String,
    /// None for a name that stands on records but is not on the team.
    pub member: Option<Member>,
    pub n_customers: u32,
    /// Of those, how many have been untouched for longer than the pool allows.
    pub n_untouched: u32,
    /// What their customers brought this month, up to the day; returns are taken off.
    pub month_minor: i64,
    /// The same of the whole month before.
    pub last_month_minor: i64,
    pub n_open_tasks: u32,
    pub n_overdue_tasks: u32,
    pub n_open_deals: u32,
    /// The amounts of open opportunities, each times its probability.
    pub weighted_minor: i64,
    /// Interactions that they wrote down within the last thirty days.
    pub n_interactions: u32,
}

/// The team, by what their customers brought this month.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamSheet {
    pub rows: Vec<OwnerRow>,
    /// Customers whom nobody looks after.
    pub n_unowned: u32,
    /// The day that it was looked at from.
    pub on: Option<Day>,
}

/// The most rows that one answer carries.
const MAX_ROWS: u32 = 500;
/// How far back interactions are counted.
const LATELY_DAYS: i32 = 30;

/// When somebody was last in touch with a customer, and who.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Touch<'a> {
    pub on: Option<Day>,
    by: Option<&'a str>,
}

impl<'a> Touch<'a> {
    fn meet(&mut self, on: Day, by: Option<&'a str>) {
        if self.on.is_none_or(|known| known <= on) {
            *self = Self { on: Some(on), by };
        }
    }
}

/// The last touch of each slot.
pub(super) fn touches<'a>(asked: &Asked<'a>) -> Vec<Touch<'a>> {
    let customers = asked.workspace.customers();
    let mut touches = vec![Touch::default(); customers.n_slots()];
    for (slot, _) in customers.iter() {
        if let Some(on) = asked.scores.history(slot).last_on {
            touches[slot as usize].meet(on, None);
        }
    }
    let registers = asked.workspace.registers();
    let mut meet = |customer: CustomerId, on: Day, by: &'a Option<String>| {
        if let Some(slot) = customers.slot(customer).filter(|_| on <= asked.today) {
            touches[slot as usize].meet(on, by.as_deref());
        }
    };
    for (_, interaction) in registers.interactions.iter() {
        meet(interaction.customer, interaction.on, &interaction.by);
    }
    for (_, task) in registers.tasks.iter() {
        if let (Some(customer), Some(done)) = (task.customer, &task.done) {
            meet(customer, done.on, &task.owner);
        }
    }
    touches
}

/// The rules of the pool; the usual ones where nobody set any.
pub(super) fn rules(asked: &Asked<'_>) -> PoolRules {
    asked.workspace.registers().pool_rules.iter().next().map_or_else(PoolRules::default, |(_, rules)| *rules)
}

/// Days without a touch; a customer nobody ever touched counts from the day that the record names, or not at all.
fn untouched_days(customer: &Customer, touch: Touch<'_>, on: Day) -> Option<u32> {
    touch.on.or(customer.since_on).map(|since| on.days_since(since).max(0).unsigned_abs())
}

fn part_of(customer: &Customer, days: Option<u32>, rules: PoolRules) -> PoolPart {
    let days = days.filter(|_| rules.untouched_days > 0);
    match (&customer.owner, days) {
        (None, _) => PoolPart::Unowned,
        (Some(_), Some(days)) if days > rules.untouched_days => PoolPart::Untouched,
        (Some(_), Some(days)) if days + rules.warning_days > rules.untouched_days => PoolPart::Warned,
        _ => PoolPart::Kept,
    }
}

impl Question for AskPool {
    type Answer = PoolSheet;

    fn answer(self, asked: &Asked<'_>) -> PoolSheet {
        let (rules, on, touches) = (rules(asked), due_day(asked), touches(asked));
        let mut sheet = PoolSheet { rules, ..PoolSheet::default() };
        let mut found: Vec<(i64, u32)> = Vec::new();
        for (slot, customer) in asked.workspace.customers().iter() {
            if !self.owner.is_empty() && customer.owner.as_ref() != Some(&self.owner) {
                continue;
            }
            let part = part_of(customer, untouched_days(customer, touches[slot as usize], on), rules);
            sheet.counts[part as usize] += 1;
            if part == self.part {
                found.push((asked.scores.history(slot).amount_minor, slot));
            }
        }
        found.sort_unstable_by_key(|(amount_minor, slot)| (Reverse(*amount_minor), *slot));
        let row = |(amount_minor, slot): (i64, u32)| {
            let customer = asked.workspace.customers().at(slot)?;
            let touch = touches[slot as usize];
            Some(PoolRow {
                customer: customer.id,
                name: customer.name.clone(),
                owner: customer.owner.clone(),
                kind: customer.kind,
                withheld: asked.wishes().of_customer(customer.id),
                touched_on: touch.on,
                touched_by: touch.by.map(str::to_owned),
                untouched_days: untouched_days(customer, touch, on),
                amount_minor,
            })
        };
        sheet.rows = found.into_iter().filter_map(row).take(self.n_rows.min(MAX_ROWS) as usize).collect();
        sheet
    }
}

impl Question for AskTeam {
    type Answer = TeamSheet;

    fn answer(self, asked: &Asked<'_>) -> TeamSheet {
        let on = due_day(asked);
        let mut team = Team::default();
        for (_, member) in asked.workspace.registers().members.iter() {
            team.of(&member.name).member = Some(member.clone());
        }
        let n_unowned = team.count_customers(asked, on);
        team.count_revenue(asked, on);
        team.count_work(asked, on);
        let mut rows: Vec<OwnerRow> = team.rows.into_iter().map(|(name, row)| OwnerRow { name: name.to_owned(), ..row }).collect();
        rows.sort_by_key(|row| {
            (row.member.as_ref().is_some_and(|member| member.has_left), Reverse(row.month_minor), Reverse(row.n_customers))
        });
        TeamSheet { rows, n_unowned, on: Some(on) }
    }
}

/// The owners while they are counted.
#[derive(Default)]
struct Team<'a> {
    rows: BTreeMap<&'a str, OwnerRow>,
}

impl<'a> Team<'a> {
    fn of(&mut self, name: &'a str) -> &mut OwnerRow {
        self.rows.entry(name).or_default()
    }

    /// How many customers each has; how many nobody has.
    fn count_customers(&mut self, asked: &Asked<'a>, on: Day) -> u32 {
        let (rules, touches) = (rules(asked), touches(asked));
        let mut n_unowned = 0;
        for (slot, customer) in asked.workspace.customers().iter() {
            let Some(owner) = customer.owner.as_deref() else {
                n_unowned += 1;
                continue;
            };
            let days = untouched_days(customer, touches[slot as usize], on);
            let row = self.of(owner);
            row.n_customers += 1;
            row.n_untouched += u32::from(part_of(customer, days, rules) == PoolPart::Untouched);
        }
        n_unowned
    }

    /// One pass over all purchases: those of this month and the one before go to the owner of their customer.
    fn count_revenue(&mut self, asked: &Asked<'a>, on: Day) {
        let workspace = asked.workspace;
        let first_on = on.month().first_day().number();
        let earlier_on = on.month().plus(-1).first_day().number();
        let columns = workspace.purchases().columns();
        for row in workspace.living_rows().filter(|row| (earlier_on..=on.number()).contains(&columns.on[*row])) {
            let Some(owner) = workspace.customers().at(columns.customer[row]).and_then(|customer| customer.owner.as_deref()) else {
                continue;
            };
            let amount_minor = match columns.kind[row] {
                PurchaseKind::Sale => columns.amount_minor[row],
                PurchaseKind::Return => -columns.amount_minor[row],
            };
            let figures = self.of(owner);
            if columns.on[row] >= first_on {
                figures.month_minor += amount_minor;
            } else {
                figures.last_month_minor += amount_minor;
            }
        }
    }

    fn count_work(&mut self, asked: &Asked<'a>, on: Day) {
        let registers = asked.workspace.registers();
        for (_, task) in registers.tasks.iter() {
            if let Some(owner) = task.owner.as_deref().filter(|_| task.done.is_none()) {
                let row = self.of(owner);
                row.n_open_tasks += 1;
                row.n_overdue_tasks += u32::from(task.wanted_on() < asked.today);
            }
        }
        for (_, deal) in registers.opportunities.iter() {
            if let Some(owner) = deal.owner.as_deref().filter(|_| deal.closing.is_none()) {
                let weighted_minor = deal.weighted_minor(registers.pipeline_stages.get(deal.stage));
                let row = self.of(owner);
                row.n_open_deals += 1;
                row.weighted_minor = row.weighted_minor.saturating_add(weighted_minor);
            }
        }
        let lately = on.plus_days(-LATELY_DAYS);
        for (_, interaction) in registers.interactions.iter() {
            if let Some(by) = interaction.by.as_deref().filter(|_| interaction.on > lately && interaction.on <= asked.today) {
                self.of(by).n_interactions += 1;
            }
        }
    }
}
