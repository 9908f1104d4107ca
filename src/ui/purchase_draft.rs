//! A purchase while it is typed: texts of fields on one side, a [`PurchaseDraft`] or what is wrong with it on the other.
//!
//! Not here: what only the workspace can know (whether the customer is still there, whether an amount is too large).

use super::typed::{self, NotRead};
use crate::domain::{
    Currency, CustomerId, Day, Line, ProductId, Purchase, PurchaseId, PurchaseKind, Quantity, UnitPrice, money::line_amount_minor,
};
use crate::workspace::commands::PurchaseDraft;

/// A line as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedLine {
    pub product: Option<ProductId>,
    pub quantity: String,
    pub unit_price: String,
    pub discount: String,
    /// The line that is being edited: its cost stays known while product and quantity stay as they were.
    pub before: Option<Line>,
}

/// A purchase as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedPurchase {
    pub customer: Option<CustomerId>,
    /// `2026-11-21`.
    pub on: String,
    pub kind: PurchaseKind,
    pub number: String,
    /// Not looked at where there are lines.
    pub amount: String,
    pub returns: Option<PurchaseId>,
    pub lines: Vec<TypedLine>,
}

/// A field of the form; lines are counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PurchaseField {
    On,
    Amount,
    Quantity(usize),
    UnitPrice(usize),
    Discount(usize),
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrongField {
    NotADay,
    NotRead(NotRead),
    /// A quantity of nothing.
    Zero,
    DiscountTooLarge,
}

/// Everything that is wrong, in the order of the form.
pub type Wrongs = Vec<(PurchaseField, WrongField)>;

impl TypedLine {
    /// One piece of nothing chosen yet.
    pub fn new() -> Self {
        Self { quantity: "1".to_owned(), ..Self::default() }
    }

    fn of(line: Line, currency: Currency) -> Self {
        let discount = if line.discount_minor == 0 { String::new() } else { typed::written_amount(line.discount_minor, currency) };
        Self {
            product: line.product,
            quantity: typed::written_quantity(line.quantity),
            unit_price: typed::written_price(line.unit_price),
            discount,
            before: Some(line),
        }
    }

    /// What the line comes to; `None` while something is wrong with it.
    pub fn amount_minor(&self, currency: Currency) -> Option<i64> {
        self.read(0, currency).ok().map(|line| line.amount_minor)
    }

    fn read(&self, at: usize, currency: Currency) -> Result<Line, Wrongs> {
        let mut wrongs = Wrongs::new();
        let quantity = typed::quantity(&self.quantity).map_err(WrongField::NotRead);
        let quantity = quantity.and_then(|quantity| if quantity.0 == 0 { Err(WrongField::Zero) } else { Ok(quantity) });
        let quantity: Quantity = kept(quantity, PurchaseField::Quantity(at), &mut wrongs);
        let unit_price: UnitPrice =
            kept(typed::unit_price(&self.unit_price).map_err(WrongField::NotRead), PurchaseField::UnitPrice(at), &mut wrongs);
        let full_minor = line_amount_minor(quantity, unit_price, currency);
        let full_minor = kept(full_minor.ok_or(WrongField::NotRead(NotRead::TooLarge)), PurchaseField::UnitPrice(at), &mut wrongs);
        let discount = match typed::amount_minor(&self.discount, currency) {
            Err(NotRead::Empty) => Ok(0),
            Ok(discount) if discount > full_minor && wrongs.is_empty() => Err(WrongField::DiscountTooLarge),
            read => read.map_err(WrongField::NotRead),
        };
        let discount_minor = kept(discount, PurchaseField::Discount(at), &mut wrongs);
        let cost_minor = self.before.filter(|before| before.product == self.product && before.quantity == quantity);
        let cost_minor = cost_minor.and_then(|before| before.cost_minor);
        let line =
            Line { product: self.product, quantity, unit_price, discount_minor, amount_minor: full_minor - discount_minor, cost_minor };
        if wrongs.is_empty() { Ok(line) } else { Err(wrongs) }
    }
}

fn kept<T: Default>(read: Result<T, WrongField>, field: PurchaseField, wrongs: &mut Wrongs) -> T {
    read.unwrap_or_else(|wrong| {
        wrongs.push((field, wrong));
        T::default()
    })
}

impl TypedPurchase {
    /// An empty form.
    pub const fn new(customer: CustomerId, kind: PurchaseKind) -> Self {
        Self {
            customer: Some(customer),
            on: String::new(),
            kind,
            number: String::new(),
            amount: String::new(),
            returns: None,
            lines: Vec::new(),
        }
    }

    /// The form filled with what was recorded.
    pub fn of(purchase: &Purchase, currency: Currency) -> Self {
        Self {
            customer: purchase.customer,
            on: purchase.on.to_string(),
            kind: purchase.kind,
            number: purchase.number.clone().unwrap_or_default(),
            amount: typed::written_amount(purchase.amount_minor, currency),
            returns: purchase.returns,
            lines: purchase.lines.iter().map(|line| TypedLine::of(*line, currency)).collect(),
        }
    }

    /// What it comes to: the sum of the lines, or the amount typed; `None` while something is wrong with it.
    pub fn amount_minor(&self, currency: Currency) -> Option<i64> {
        if self.lines.is_empty() {
            return typed::amount_minor(&self.amount, currency).ok();
        }
        self.lines.iter().try_fold(0_i64, |sum, line| sum.checked_add(line.amount_minor(currency)?))
    }

    /// The draft for the command.
    ///
    /// # Errors
    /// Every field that cannot be read, in the order of the form.
    pub fn read(&self, currency: Currency) -> Result<PurchaseDraft, Wrongs> {
        let mut wrongs = Wrongs::new();
        let on = self.on.parse::<Day>();
        if on.is_err() {
            wrongs.push((PurchaseField::On, WrongField::NotADay));
        }
        let mut amount_minor = 0;
        if self.lines.is_empty() {
            let amount = typed::amount_minor(&self.amount, currency).map_err(WrongField::NotRead);
            amount_minor = kept(amount, PurchaseField::Amount, &mut wrongs);
        }
        let mut lines = Vec::with_capacity(self.lines.len());
        for (at, line) in self.lines.iter().enumerate() {
            match line.read(at, currency) {
                Ok(line) => lines.push(line),
                Err(wrong) => wrongs.extend(wrong),
            }
        }
        let returns = self.returns.filter(|_| self.kind == PurchaseKind::Return);
        match on {
            Ok(on) if wrongs.is_empty() => Ok(PurchaseDraft {
                customer: self.customer,
                on,
                kind: self.kind,
                number: self.number.clone(),
                amount_minor,
                returns,
                lines,
            }),
            _ => Err(wrongs),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CNY: Currency = Currency::CNY;

    fn form() -> TypedPurchase {
        TypedPurchase { on: "2026-11-21".to_owned(), ..TypedPurchase::new(CustomerId::from_u128(1), PurchaseKind::Sale) }
    }

    fn line(quantity: &str, unit_price: &str, discount: &str) -> TypedLine {
        TypedLine { quantity: quantity.to_owned(), unit_price: unit_price.to_owned(), discount: discount.to_owned(), ..TypedLine::new() }
    }

    #[test]
    fn an_amount_alone_is_a_purchase() {
        let typed = TypedPurchase { amount: "1,280.5".to_owned(), ..form() };
        assert_eq!(typed.read(CNY).map(|draft| (draft.amount_minor, draft.lines.len())), Ok((128_050, 0)));
        assert_eq!(typed.amount_minor(CNY), Some(128_050));
    }

    #[test]
    fn lines_make_the_amount_and_the_typed_one_is_not_looked_at() {
        let typed = TypedPurchase { amount: "nonsense".to_owned(), lines: vec![line("2", "9.9", "0.8"), line("0.5", "10", "")], ..form() };
        assert_eq!(typed.amount_minor(CNY), Some(1_900 + 500));
        let amounts = typed.read(CNY).map(|draft| draft.lines.iter().map(|line| line.amount_minor).collect::<Vec<_>>());
        assert_eq!(amounts, Ok(vec![1_900, 500]));
    }

    #[test]
    fn everything_wrong_is_said_at_once_and_in_order() {
        let typed = TypedPurchase { on: "2026-02-30".to_owned(), lines: vec![line("0", "x", ""), line("1", "5", "6")], ..form() };
        let wrongs = vec![
            (PurchaseField::On, WrongField::NotADay),
            (PurchaseField::Quantity(0), WrongField::Zero),
            (PurchaseField::UnitPrice(0), WrongField::NotRead(NotRead::Unreadable)),
            (PurchaseField::Discount(1), WrongField::DiscountTooLarge),
        ];
        assert_eq!(typed.read(CNY), Err(wrongs));
        assert_eq!(typed.amount_minor(CNY), None);
        assert_eq!(form().read(CNY), Err(vec![(PurchaseField::Amount, WrongField::NotRead(NotRead::Empty))]));
    }

    #[test]
    fn a_sale_takes_nothing_back() {
        let returns = Some(PurchaseId::from_u128(9));
        let sale = TypedPurchase { amount: "5".to_owned(), returns, ..form() };
        assert_eq!(sale.read(CNY).map(|draft| draft.returns), Ok(None));
        let taken_back = TypedPurchase { kind: PurchaseKind::Return, ..sale };
        assert_eq!(taken_back.read(CNY).map(|draft| draft.returns), Ok(returns));
    }

    #[test]
    fn a_cost_stays_while_product_and_quantity_stay() {
        let product = Some(ProductId::from_u128(3));
        let recorded = Line {
            product,
            quantity: Quantity(2_000),
            unit_price: UnitPrice(99_000),
            discount_minor: 80,
            amount_minor: 1_900,
            cost_minor: Some(1_100),
        };
        let purchase = Purchase {
            id: PurchaseId::from_u128(1),
            customer: Some(CustomerId::from_u128(1)),
            on: Day::MIN,
            kind: PurchaseKind::Sale,
            number: Some("A-1".to_owned()),
            amount_minor: 1_900,
            returns: None,
            lines: vec![recorded],
        };
        let mut typed = TypedPurchase::of(&purchase, CNY);
        assert_eq!(typed.read(CNY).map(|draft| draft.lines), Ok(vec![recorded]));
        typed.lines[0].quantity = "3".to_owned();
        assert_eq!(typed.read(CNY).map(|draft| draft.lines[0].cost_minor), Ok(None));
    }
}
