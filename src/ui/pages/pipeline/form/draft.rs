//! What is typed so far, field by field.

use super::DealErrand;
use crate::domain::{Opportunity, OpportunityId, PipelineStage, ProductId};
use crate::ui::{
    deal_draft::{DealField, TypedDeal, TypedProspect, WrongDeals},
    pages::setting::Setting,
    words::{Language, pipeline as words},
};
use crate::workspace::questions::DealSheet;
use leptos::prelude::*;

/// What fields are suggested.
#[derive(Clone, Debug, Default)]
pub struct Suggested {
    pub reasons: Vec<String>,
    pub competitors: Vec<String>,
}

impl Suggested {
    pub fn of(sheet: &DealSheet) -> Self {
        Self { reasons: sheet.reasons.clone(), competitors: sheet.competitors.clone() }
    }
}

/// Texts about whom a lead is about.
#[derive(Clone, Copy)]
pub struct ProspectDraft {
    pub company: RwSignal<String>,
    pub name: RwSignal<String>,
    pub phone: RwSignal<String>,
    pub email: RwSignal<String>,
    pub region: RwSignal<String>,
    pub industry: RwSignal<String>,
}

impl ProspectDraft {
    fn of(typed: TypedProspect) -> Self {
        Self {
            company: RwSignal::new(typed.company),
            name: RwSignal::new(typed.name),
            phone: RwSignal::new(typed.phone),
            email: RwSignal::new(typed.email),
            region: RwSignal::new(typed.region),
            industry: RwSignal::new(typed.industry),
        }
    }

    fn typed(self) -> TypedProspect {
        TypedProspect {
            company: self.company.get_untracked(),
            name: self.name.get_untracked(),
            phone: self.phone.get_untracked(),
            email: self.email.get_untracked(),
            region: self.region.get_untracked(),
            industry: self.industry.get_untracked(),
        }
    }
}

/// The whole form.
#[derive(Clone, Copy)]
pub struct Draft {
    /// As it is on record, or as it would begin.
    of: StoredValue<Opportunity>,
    pub stages: StoredValue<Vec<PipelineStage>>,
    pub currency: &'static str,
    pub title: RwSignal<String>,
    pub customer: RwSignal<Option<(crate::domain::CustomerId, String)>>,
    /// It is about nobody on record.
    pub is_lead: RwSignal<bool>,
    pub prospect: ProspectDraft,
    pub stage: RwSignal<crate::domain::PipelineStageId>,
    pub probability: RwSignal<String>,
    pub amount: RwSignal<String>,
    pub expected: RwSignal<String>,
    pub products: RwSignal<Vec<(ProductId, String)>>,
    pub competitor: RwSignal<String>,
    pub source: RwSignal<String>,
    pub owner: RwSignal<String>,
    pub note: RwSignal<String>,
    pub ended: RwSignal<Option<bool>>,
    pub ended_on: RwSignal<String>,
    pub reason: RwSignal<String>,
    pub customer_error: RwSignal<Option<String>>,
    wrongs: RwSignal<WrongDeals>,
}

impl Draft {
    /// The form of an errand, filled with what is on record. There is at least one stage.
    pub fn of(errand: &DealErrand, sheet: &DealSheet, setting: Setting) -> Self {
        let first = sheet.stages.first().map_or(crate::domain::PipelineStageId::from_u128(0), |stage| stage.id);
        let mut deal = sheet.deal.clone().unwrap_or_else(|| Opportunity::opened(first, setting.today));
        let mut customer = deal.customer.zip(sheet.customer_name.clone());
        if let DealErrand::New { customer: of, owner } = errand {
            customer.clone_from(of);
            deal.customer = of.as_ref().map(|(id, _)| *id);
            deal.owner.clone_from(owner);
        }
        let typed = TypedDeal::of(&deal, setting.currency, setting.today);
        let ended = if let DealErrand::End(_, is_won) = errand { Some(*is_won) } else { typed.ended };
        let product = |product: &crate::workspace::questions::NamedProduct| (product.id, product.name.clone());
        let is_lead = deal.customer.is_none() && sheet.deal.is_some();
        Self {
            of: StoredValue::new(deal),
            stages: StoredValue::new(sheet.stages.clone()),
            currency: setting.currency.code(),
            title: RwSignal::new(typed.title),
            customer: RwSignal::new(customer),
            is_lead: RwSignal::new(is_lead),
            prospect: ProspectDraft::of(typed.prospect),
            stage: RwSignal::new(typed.stage),
            probability: RwSignal::new(typed.probability),
            amount: RwSignal::new(typed.amount),
            expected: RwSignal::new(typed.expected),
            products: RwSignal::new(sheet.products.iter().map(product).collect()),
            competitor: RwSignal::new(typed.competitor),
            source: RwSignal::new(typed.source),
            owner: RwSignal::new(typed.owner),
            note: RwSignal::new(typed.note),
            ended: RwSignal::new(ended),
            ended_on: RwSignal::new(typed.ended_on),
            reason: RwSignal::new(typed.reason),
            customer_error: RwSignal::new(None),
            wrongs: RwSignal::new(WrongDeals::new()),
        }
    }

    fn typed(self) -> TypedDeal {
        let is_lead = self.is_lead.get_untracked();
        TypedDeal {
            title: self.title.get_untracked(),
            customer: self.customer.get_untracked().map(|(id, _)| id).filter(|_| !is_lead),
            prospect: self.prospect.typed(),
            stage: self.stage.get_untracked(),
            probability: self.probability.get_untracked(),
            amount: self.amount.get_untracked(),
            expected: self.expected.get_untracked(),
            products: self.products.get_untracked().into_iter().map(|(id, _)| id).collect(),
            competitor: self.competitor.get_untracked(),
            source: self.source.get_untracked(),
            owner: self.owner.get_untracked(),
            note: self.note.get_untracked(),
            ended: self.ended.get_untracked(),
            ended_on: self.ended_on.get_untracked(),
            reason: self.reason.get_untracked(),
        }
    }

    /// The deal that is meant, or `None` with what is wrong said beside the fields.
    pub fn read(self, setting: Setting) -> Option<Opportunity> {
        let typed = self.typed();
        let needs_customer = typed.customer.is_none() && !self.is_lead.get_untracked();
        self.customer_error.set(needs_customer.then(|| words::customer_needed(setting.language).to_owned()));
        let name = self.customer.get_untracked().map(|(_, name)| name).unwrap_or_default();
        match self.of.with_value(|of| typed.read(of, &name, setting.currency, setting.today)) {
            Ok(deal) => {
                self.wrongs.set(WrongDeals::new());
                (!needs_customer).then_some(deal)
            }
            Err(wrongs) => {
                self.wrongs.set(wrongs);
                None
            }
        }
    }

    /// What is wrong with a field since the form was last sent.
    pub fn error(self, language: Language, field: DealField) -> Signal<Option<String>> {
        Signal::derive(move || {
            self.wrongs.with(|wrongs| wrongs.iter().find(|(own, _)| *own == field).map(|(_, wrong)| words::wrong(language, *wrong)))
        })
    }

    /// Whether it is on record already.
    pub fn is_known(self) -> bool {
        self.of.with_value(|of| of.id.as_u128() != 0)
    }

    /// Whether it is a lead on record, which may become a customer.
    pub fn is_convertible(self) -> bool {
        self.is_known() && self.is_lead.get() && self.of.with_value(|of| of.customer.is_none())
    }

    /// Whether `deal` is won now and was not before.
    pub fn is_newly_won(self, deal: &Opportunity) -> bool {
        let is_won = |deal: &Opportunity| deal.closing.as_ref().is_some_and(|closing| closing.is_won);
        is_won(deal) && !self.of.with_value(is_won)
    }

    /// What is said once `deal` is saved.
    pub fn said(self, language: Language, deal: &Opportunity) -> String {
        let before = self.of.with_value(|of| of.closing.as_ref().map(|closing| closing.is_won));
        match deal.closing.as_ref().map(|closing| closing.is_won) {
            Some(true) if before != Some(true) => words::said_won(language, &deal.title),
            Some(false) if before != Some(false) => words::said_lost(language, &deal.title),
            _ if self.is_known() => words::saved(language, &deal.title),
            _ => words::added(language, &deal.title),
        }
    }

    /// Goes on from what was saved.
    pub fn keep(self, deal: &Opportunity) {
        self.of.try_set_value(deal.clone());
    }

    /// The one on record and what it is called.
    pub fn of_now(self) -> (OpportunityId, String) {
        self.of.with_value(|of| (of.id, of.title.clone()))
    }
}
