//! The demo's pipeline: five stages, leads and opportunities under way, and a year of those that were won or lost.
//!
//! Drawn from a chance of its own, so that nothing else of the demo moves.

use super::{
    DemoLanguage,
    chance::Chance,
    identity::Identity,
    words::{self, Pair},
};
use crate::domain::{Closing, Customer, Day, Opportunity, OpportunityId, PipelineStage, PipelineStageId, Product, Prospect};
use crate::workspace::commands::WholeWorkspace;

/// Leads that nobody on record is yet; the first is known by its telephone number all the same.
const N_LEADS: usize = 9;
const N_OPEN: usize = 17;
const N_ENDED: usize = 46;

/// Adds stages and deals to a workspace that has its customers and products.
pub fn add(seed: u64, whole: &mut WholeWorkspace, identity: &mut Identity, today: Day, language: DemoLanguage) {
    let stages = stages(identity, language);
    let ids: Vec<PipelineStageId> = stages.iter().map(|stage| stage.id).collect();
    let mut desk = Desk { chance: Chance::new(seed ^ 0xdea1), ids, today, language, whole };
    let mut deals: Vec<Opportunity> = (0..N_LEADS).map(|n| desk.lead(n)).collect();
    deals.extend((0..N_OPEN).map(|_| desk.open()));
    deals.extend((0..N_ENDED).map(|_| desk.ended()));
    deals.sort_by_key(|deal| deal.opened_on);
    let numbered = deals.into_iter().map(|deal| Opportunity { id: identity.next_opportunity(), ..deal }).collect();
    whole.registers.pipeline_stages = stages;
    whole.registers.opportunities = numbered;
}

fn stages(identity: &mut Identity, language: DemoLanguage) -> Vec<PipelineStage> {
    let stage = |(position, (name, probability_percent)): (u32, &(Pair, u8))| PipelineStage {
        id: identity.next_pipeline_stage(),
        name: language.of(name.0, name.1).to_owned(),
        position,
        probability_percent: *probability_percent,
        is_qualified: position > 0,
    };
    (0..).zip(words::PIPELINE_STAGES).map(stage).collect()
}

struct Desk<'a> {
    chance: Chance,
    ids: Vec<PipelineStageId>,
    today: Day,
    language: DemoLanguage,
    whole: &'a WholeWorkspace,
}

impl Desk<'_> {
    fn word(&mut self, list: &[Pair]) -> String {
        let (chinese, english) = *self.chance.pick(list);
        self.language.of(chinese, english).to_owned()
    }

    /// A deal that walked from the first stage to the one at `last`, some days at each, and got there before `until`.
    fn walked(&mut self, last: usize, until: Day) -> Opportunity {
        let stays: Vec<i32> = (0..last).map(|_| self.chance.between(3, 24)).collect();
        let mut on = until.plus_days(-stays.iter().sum::<i32>());
        let mut deal = Opportunity::opened(self.ids[0], on);
        for (stay, stage) in stays.into_iter().zip(self.ids.iter().skip(1)) {
            on = on.plus_days(stay);
            deal = deal.moved(*stage, on);
        }
        let (name, first, most) = *self.chance.pick(words::DEALS);
        let step = i64::from(self.language.of(7, 1));
        Opportunity {
            id: OpportunityId::from_u128(0),
            title: self.language.of(name.0, name.1).to_owned(),
            amount_minor: i64::from(self.chance.between(first, most)) * 50_00 * step,
            products: self.products(),
            source: Some(self.word(words::SOURCES)),
            owner: Some(self.word(words::OWNERS)),
            competitor: if self.chance.happens(350) { Some(self.word(words::COMPETITORS)) } else { None },
            ..deal
        }
    }

    fn products(&mut self) -> Vec<crate::domain::ProductId> {
        let all: &[Product] = &self.whole.products;
        let n = self.chance.weighted(&[15, 50, 25, 10]);
        let mut ids: Vec<crate::domain::ProductId> = (0..n).map(|_| self.chance.pick(all).id).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    fn customer(&mut self) -> &Customer {
        let at = self.chance.below(self.whole.customers.len());
        &self.whole.customers[at]
    }

    /// The deal with a customer, and whoever looks after the customer.
    fn with_customer(&mut self, deal: Opportunity) -> Opportunity {
        let customer = self.customer();
        let (id, owner) = (customer.id, customer.owner.clone());
        Opportunity { customer: Some(id), owner: owner.or(deal.owner), ..deal }
    }

    fn lead(&mut self, n: usize) -> Opportunity {
        let last = self.chance.weighted(&[70, 30]);
        let until = self.today.plus_days(-self.chance.between(1, 20));
        let deal = self.walked(last, until);
        let (company, person) = words::LEADS[n % words::LEADS.len()];
        let (company, person) = (self.language.of(company.0, company.1).to_owned(), self.language.of(person.0, person.1).to_owned());
        let known = self.whole.customers.iter().find_map(|customer| customer.phone.clone()).filter(|_| n == 0);
        let prospect = Prospect {
            name: Some(person),
            company: (n % 4 != 3).then_some(company),
            phone: known.or_else(|| Some(format!("+86 10 5555 09{n:02}"))),
            email: (n % 3 != 2).then(|| format!("lead{n}@example.com")),
            region: Some(self.word(words::CHINESE_REGIONS)),
            industry: None,
        };
        let expected_on = self.chance.happens(600).then(|| self.today.plus_days(self.chance.between(20, 120)));
        Opportunity { prospect, expected_on, ..deal }
    }

    fn open(&mut self) -> Opportunity {
        let last = self.chance.weighted(&[0, 30, 35, 25, 10]);
        let until = self.today.plus_days(-self.chance.between(0, 25));
        let deal = self.walked(last, until);
        let deal = self.with_customer(deal);
        let probability_percent = self.chance.happens(250).then(|| u8::try_from(self.chance.between(2, 18) * 5).unwrap_or(50));
        // A few are late: that is what the page is to show, too.
        Opportunity { expected_on: Some(self.today.plus_days(self.chance.between(-12, 150))), probability_percent, ..deal }
    }

    fn ended(&mut self) -> Opportunity {
        let is_won = self.chance.happens(540);
        let last = if is_won { self.chance.between(3, 4) } else { self.chance.between(1, 4) };
        let on = self.today.plus_days(-self.chance.between(3, 340));
        let until = on.plus_days(-self.chance.between(2, 18));
        let deal = self.walked(usize::try_from(last).unwrap_or(1), until);
        let deal = self.with_customer(deal);
        let reason =
            if is_won { self.chance.happens(500).then(|| self.word(words::WON_REASONS)) } else { Some(self.word(words::LOST_REASONS)) };
        Opportunity { closing: Some(Closing { on, is_won, reason }), expected_on: Some(on), ..deal }
    }
}
