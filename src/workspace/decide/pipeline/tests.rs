//! What becomes of leads, and of stages that are in use.

use super::*;
use crate::domain::{Currency, Day, PipelineStage, PipelineStageId, Prospect};
use crate::workspace::{Command, Register, by_hand::ByHand};

/// A workspace with a pipeline.
struct Shop(ByHand);

impl Shop {
    fn tell(&mut self, command: Command) -> Result<Decision, Refusal> {
        self.0.run(command)
    }

    fn take_back(&mut self, decision: Decision) -> Result<(), Refusal> {
        self.0.take_back(&decision.changes).map(|_| ())
    }

    /// With a stage and a lead in it.
    fn with_lead(prospect: Prospect) -> (Self, OpportunityId) {
        let mut shop = Self(ByHand::started(Day::MAX, Currency::CNY));
        let nobody = PipelineStageId::from_u128(0);
        let stage = PipelineStage { id: nobody, name: "New".into(), position: 0, probability_percent: 10, is_qualified: false };
        shop.tell(Command::FileAll { records: vec![stage.into()] }).expect("a stage can be filed");
        let opened = Opportunity::opened(shop.stage(), Day::MIN);
        let lead = Opportunity { title: "Beans".into(), prospect, source: Some("Fair".into()), owner: Some("Wang".into()), ..opened };
        shop.tell(Command::File(lead.into())).expect("a lead can be filed");
        let id = shop.deal().id;
        (shop, id)
    }

    fn stage(&self) -> PipelineStageId {
        self.0.workspace.registers().pipeline_stages.iter().map(|(_, stage)| stage.id).next().expect("there is a stage")
    }

    fn deal(&self) -> &Opportunity {
        self.0.workspace.registers().opportunities.iter().map(|(_, deal)| deal).next().expect("there is a deal")
    }

    fn customers(&self) -> Vec<&Customer> {
        self.0.workspace.customers().iter().map(|(_, customer)| customer).collect()
    }
}

fn prospect(company: Option<&str>, name: Option<&str>) -> Prospect {
    let some = |text: &str| Some(text.to_owned());
    Prospect {
        company: company.map(str::to_owned),
        name: name.map(str::to_owned),
        phone: some("138"),
        email: some("a@x.cn"),
        region: some("Shanghai"),
        industry: some("Hotel"),
    }
}

fn convert_it(opportunity: OpportunityId, customer: Option<CustomerId>) -> Command {
    Command::ConvertLead { opportunity, customer }
}

#[test]
fn a_company_becomes_the_customer_and_its_person_the_contact() {
    let (mut shop, id) = Shop::with_lead(prospect(Some("Harbour"), Some("Ann")));
    let decision = shop.tell(convert_it(id, None)).expect("it has a name");
    assert_eq!(decision.subject, "Harbour");
    let customers = shop.customers();
    let [made] = customers.as_slice() else { panic!("one customer: {customers:?}") };
    assert_eq!((made.name.as_str(), made.kind, made.since_on), ("Harbour", CustomerKind::Company, Some(Day::MAX)));
    let texts = [&made.phone, &made.email, &made.region, &made.industry, &made.source, &made.owner];
    assert_eq!(texts.map(|text| text.as_deref().unwrap_or_default()), ["138", "a@x.cn", "Shanghai", "Hotel", "Fair", "Wang"]);
    assert_eq!(made.contacts.iter().map(|contact| contact.name.as_str()).collect::<Vec<_>>(), ["Ann"]);
    assert_eq!(shop.deal().customer, Some(made.id));
}

#[test]
fn without_a_company_the_person_becomes_the_customer() {
    let (mut shop, id) = Shop::with_lead(prospect(None, Some("Ann")));
    shop.tell(convert_it(id, None)).expect("it has a name");
    let made = shop.customers()[0];
    assert_eq!((made.name.as_str(), made.kind, made.contacts.len()), ("Ann", CustomerKind::Person, 0));
}

#[test]
fn nobody_becomes_no_customer() {
    let (mut shop, id) = Shop::with_lead(prospect(None, None));
    assert_eq!(shop.tell(convert_it(id, None)), Err(Refusal::NameMissing));
    assert_eq!(shop.tell(convert_it(OpportunityId::from_u128(99), None)), Err(Refusal::Gone));
}

#[test]
fn a_customer_on_record_is_taken_as_it_is() {
    let (mut shop, id) = Shop::with_lead(prospect(Some("Harbour"), None));
    let fields = vec![crate::workspace::commands::CustomerField::Name("Harbour Lane".into())];
    shop.tell(Command::AddCustomer { fields }).expect("it has a name");
    let known = shop.customers()[0].clone();
    assert_eq!(shop.tell(convert_it(id, Some(CustomerId::from_u128(99)))), Err(Refusal::Gone));
    let decision = shop.tell(convert_it(id, Some(known.id))).expect("both are there");
    assert_eq!((decision.subject.as_str(), shop.customers()), ("Harbour Lane", vec![&known]));
    assert_eq!(shop.deal().customer, Some(known.id));
}

#[test]
fn twice_is_refused_and_taking_back_makes_it_a_lead_again() {
    let (mut shop, id) = Shop::with_lead(prospect(Some("Harbour"), Some("Ann")));
    let lead = shop.deal().clone();
    let decision = shop.tell(convert_it(id, None)).expect("it has a name");
    assert_eq!(shop.tell(convert_it(id, None)), Err(Refusal::ConvertedAlready));
    assert_eq!(shop.take_back(decision), Ok(()));
    assert_eq!((shop.deal(), shop.customers()), (&lead, Vec::new()));
    assert!(shop.tell(convert_it(id, None)).is_ok(), "it can be done again");
}

#[test]
fn a_customer_who_got_another_deal_since_is_not_taken_away() {
    let (mut shop, id) = Shop::with_lead(prospect(Some("Harbour"), None));
    let decision = shop.tell(convert_it(id, None)).expect("it has a name");
    let made = shop.customers()[0].id;
    let second = Opportunity { title: "Grinder".into(), customer: Some(made), ..Opportunity::opened(shop.stage(), Day::MIN) };
    shop.tell(Command::File(second.into())).expect("it can be filed");
    assert_eq!(shop.take_back(decision), Err(Refusal::ChangedSince { subject: "Grinder".into() }));
}

#[test]
fn a_stage_that_is_in_use_stays() {
    let (mut shop, id) = Shop::with_lead(Prospect::default());
    let discard = |register, id| Command::Discard { register, id };
    let stage = shop.stage().as_u128();
    assert_eq!(shop.tell(discard(Register::PipelineStage, stage)), Err(Refusal::StageInUse { n_opportunities: 1 }));
    shop.tell(discard(Register::Opportunity, id.as_u128())).expect("it is there");
    assert!(shop.tell(discard(Register::PipelineStage, stage)).is_ok());
}
