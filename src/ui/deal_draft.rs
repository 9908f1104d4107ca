//! A lead or an opportunity while it is typed: texts of fields on one side, the record or what is wrong with it on the other.
//!
//! Not here: what only the workspace can know (whether the customer and the stage are still there).

use super::typed::{self, NotRead};
use crate::domain::{Closing, Currency, CustomerId, Day, Opportunity, PipelineStageId, ProductId, Prospect};

/// A deal as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedDeal {
    /// Empty to call it what the customer is called.
    pub title: String,
    pub customer: Option<CustomerId>,
    pub prospect: TypedProspect,
    pub stage: PipelineStageId,
    /// Empty to take that of the stage.
    pub probability: String,
    pub amount: String,
    /// `2026-11-21`, or empty.
    pub expected: String,
    pub products: Vec<ProductId>,
    pub competitor: String,
    pub source: String,
    pub owner: String,
    pub note: String,
    /// Whether it was won; none while it is open.
    pub ended: Option<bool>,
    pub ended_on: String,
    pub reason: String,
}

/// Whom a lead is about, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedProspect {
    pub company: String,
    pub name: String,
    pub phone: String,
    pub email: String,
    pub region: String,
    pub industry: String,
}

/// A field of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DealField {
    Title,
    Probability,
    Amount,
    Expected,
    EndedOn,
    Reason,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrongDeal {
    /// Neither a title nor anybody to call it by.
    NoTitle,
    NotADay,
    /// It ends in the future, or before it was opened.
    NotThatDay,
    NotAPercentage,
    Amount(NotRead),
    /// A lost deal says why.
    NoReason,
}

/// Everything that is wrong, in the order of the form.
pub type WrongDeals = Vec<(DealField, WrongDeal)>;

fn written(text: Option<&String>) -> String {
    text.cloned().unwrap_or_default()
}

fn said(text: &str) -> Option<String> {
    Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned)
}

impl TypedProspect {
    fn of(prospect: &Prospect) -> Self {
        Self {
            company: written(prospect.company.as_ref()),
            name: written(prospect.name.as_ref()),
            phone: written(prospect.phone.as_ref()),
            email: written(prospect.email.as_ref()),
            region: written(prospect.region.as_ref()),
            industry: written(prospect.industry.as_ref()),
        }
    }

    /// As a record keeps it.
    pub fn read(&self) -> Prospect {
        Prospect {
            company: said(&self.company),
            name: said(&self.name),
            phone: said(&self.phone),
            email: said(&self.email),
            region: said(&self.region),
            industry: said(&self.industry),
        }
    }
}

impl TypedDeal {
    /// The form filled with what is on record; a deal that is open would end today.
    pub fn of(deal: &Opportunity, currency: Currency, today: Day) -> Self {
        let closing = deal.closing.as_ref();
        Self {
            title: deal.title.clone(),
            customer: deal.customer,
            prospect: TypedProspect::of(&deal.prospect),
            stage: deal.stage,
            probability: deal.probability_percent.map(|percent| percent.to_string()).unwrap_or_default(),
            amount: if deal.amount_minor == 0 { String::new() } else { typed::written_amount(deal.amount_minor, currency) },
            expected: deal.expected_on.map(|day| day.to_string()).unwrap_or_default(),
            products: deal.products.clone(),
            competitor: written(deal.competitor.as_ref()),
            source: written(deal.source.as_ref()),
            owner: written(deal.owner.as_ref()),
            note: written(deal.note.as_ref()),
            ended: closing.map(|closing| closing.is_won),
            ended_on: closing.map_or(today, |closing| closing.on).to_string(),
            reason: closing.and_then(|closing| closing.reason.clone()).unwrap_or_default(),
        }
    }

    /// `of` as it would be with what is typed. `customer_name` is what the customer is called, where one is chosen.
    ///
    /// # Errors
    /// Every field that cannot be read, in the order of the form.
    pub fn read(&self, of: &Opportunity, customer_name: &str, currency: Currency, today: Day) -> Result<Opportunity, WrongDeals> {
        let mut wrongs = WrongDeals::new();
        let prospect = self.prospect.read();
        let called = if self.customer.is_some() { said(customer_name) } else { prospect.called().map(str::to_owned) };
        let title = kept(said(&self.title).or(called).ok_or(WrongDeal::NoTitle), DealField::Title, &mut wrongs);
        let probability_percent = kept(percentage(&self.probability), DealField::Probability, &mut wrongs);
        let amount_minor = match typed::amount_minor(&self.amount, currency) {
            Err(NotRead::Empty) => Ok(0),
            Ok(minor) if minor > Opportunity::MAX_AMOUNT_MINOR => Err(WrongDeal::Amount(NotRead::TooLarge)),
            read => read.map_err(WrongDeal::Amount),
        };
        let amount_minor = kept(amount_minor, DealField::Amount, &mut wrongs);
        let expected = said(&self.expected).map(|text| text.parse::<Day>()).transpose().map_err(|_| WrongDeal::NotADay);
        let expected_on = kept(expected, DealField::Expected, &mut wrongs);
        let closing = self.closing(of, today, &mut wrongs);
        let read = Opportunity {
            title,
            customer: self.customer,
            prospect,
            probability_percent,
            amount_minor,
            expected_on,
            products: self.products.clone(),
            competitor: said(&self.competitor),
            source: said(&self.source),
            owner: said(&self.owner),
            closing,
            note: said(&self.note),
            ..of.clone().moved(self.stage, today)
        };
        if wrongs.is_empty() { Ok(read) } else { Err(wrongs) }
    }

    fn closing(&self, of: &Opportunity, today: Day, wrongs: &mut WrongDeals) -> Option<Closing> {
        let is_won = self.ended?;
        let reason = said(&self.reason);
        let on = self.ended_on.trim().parse::<Day>().map_err(|_| WrongDeal::NotADay);
        let on = on.and_then(|day| if (of.opened_on..=today).contains(&day) { Ok(Some(day)) } else { Err(WrongDeal::NotThatDay) });
        let on = kept(on, DealField::EndedOn, wrongs);
        if !is_won && reason.is_none() {
            wrongs.push((DealField::Reason, WrongDeal::NoReason));
        }
        Some(Closing { on: on?, is_won, reason })
    }
}

fn percentage(text: &str) -> Result<Option<u8>, WrongDeal> {
    match typed::count(text.trim().trim_end_matches(['%', '％'])) {
        Err(NotRead::Empty) => Ok(None),
        Ok(percent) if percent <= 100 => Ok(u8::try_from(percent).ok()),
        _ => Err(WrongDeal::NotAPercentage),
    }
}

fn kept<T: Default>(read: Result<T, WrongDeal>, field: DealField, wrongs: &mut WrongDeals) -> T {
    read.unwrap_or_else(|wrong| {
        wrongs.push((field, wrong));
        T::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const CNY: Currency = Currency::CNY;
    const STAGE: PipelineStageId = PipelineStageId::from_u128(1);

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    fn today() -> Day {
        day("2026-11-21")
    }

    fn empty() -> Opportunity {
        Opportunity::opened(STAGE, day("2026-11-01"))
    }

    fn form() -> TypedDeal {
        TypedDeal { title: "Beans".into(), ..TypedDeal::of(&empty(), CNY, today()) }
    }

    fn read(typed: &TypedDeal) -> Result<Opportunity, WrongDeals> {
        typed.read(&empty(), "Harbour", CNY, today())
    }

    #[test]
    fn what_is_on_record_comes_back_as_it_was() {
        let deal = Opportunity {
            title: "Beans".into(),
            customer: Some(CustomerId::from_u128(3)),
            prospect: Prospect { company: Some("Harbour".into()), phone: Some("138".into()), ..Prospect::default() },
            probability_percent: Some(35),
            amount_minor: 128_050,
            expected_on: Some(day("2027-01-31")),
            products: vec![ProductId::from_u128(5)],
            closing: Some(Closing { on: day("2026-11-20"), is_won: false, reason: Some("price".into()) }),
            note: Some("two\nlines".into()),
            ..empty()
        };
        let typed = TypedDeal::of(&deal, CNY, today());
        assert_eq!(typed.read(&deal, "Harbour", CNY, today()), Ok(deal));
    }

    #[test]
    fn a_deal_without_a_title_is_called_as_whoever_it_is_about() {
        let untitled = TypedDeal { title: " ".into(), ..form() };
        assert_eq!(read(&untitled), Err(vec![(DealField::Title, WrongDeal::NoTitle)]));
        let of_customer = TypedDeal { customer: Some(CustomerId::from_u128(3)), ..untitled.clone() };
        assert_eq!(read(&of_customer).map(|deal| deal.title), Ok("Harbour".into()));
        let prospect = TypedProspect { name: "Ann".into(), ..TypedProspect::default() };
        assert_eq!(read(&TypedDeal { prospect, ..untitled }).map(|deal| deal.title), Ok("Ann".into()));
    }

    #[test]
    fn everything_wrong_is_said_at_once_and_in_order() {
        let text = |text: &str| text.to_owned();
        let typed = TypedDeal {
            probability: text("101"),
            amount: text("many"),
            expected: text("2026-02-30"),
            ended: Some(false),
            ended_on: text("2026-11-22"),
            ..form()
        };
        let wrongs = vec![
            (DealField::Probability, WrongDeal::NotAPercentage),
            (DealField::Amount, WrongDeal::Amount(NotRead::Unreadable)),
            (DealField::Expected, WrongDeal::NotADay),
            (DealField::EndedOn, WrongDeal::NotThatDay),
            (DealField::Reason, WrongDeal::NoReason),
        ];
        assert_eq!(read(&typed), Err(wrongs));
    }

    #[test]
    fn another_stage_is_a_move_and_an_open_deal_has_no_end() {
        let second = PipelineStageId::from_u128(2);
        let moved = read(&TypedDeal { stage: second, probability: "50 %".into(), reason: "left over".into(), ..form() });
        let moved = moved.expect("nothing is wrong with it");
        assert_eq!(moved.entries.last().map(|entry| (entry.stage, entry.on)), Some((second, today())));
        assert_eq!((moved.probability_percent, moved.closing), (Some(50), None));
    }
}
