//! One row, read cell by cell into typed facts, or refused with the reason.
//!
//! Not here: what several rows make together ([`purchases`](super::purchases)).

use super::orders::{OrderFacts, Orders};
use crate::domain::money::{divide_half_even, line_amount_minor};
use crate::domain::{Currency, Day, Purchase, PurchaseKind, Quantity, UnitPrice};
use crate::exchange::reading::cancelled::is_cancelled_number;
use crate::exchange::reading::choices::{Choices, ColumnChoice};
use crate::exchange::reading::dates::parse_date;
use crate::exchange::reading::fields::Field;
use crate::exchange::reading::numbers::{DecimalMark, NotANumber, parse_number};
use crate::exchange::reading::profile::is_rounded_by_spreadsheet;
use crate::exchange::reading::refused::Reason;
use crate::exchange::reading::repeats::Lately;
use crate::exchange::reading::shape::Shape;
use crate::exchange::reading::statuses::Bought;
use crate::exchange::reading::table::{CellId, Table};
use std::{cell::RefCell, rc::Rc};

/// The cells of a table by field; not those of the team's own fields, which have [readers](super::own) of their own.
#[derive(Clone)]
pub(super) struct Source<'t> {
    pub table: &'t Table,
    columns: [Option<(usize, ColumnChoice)>; Field::ALL.len()],
    /// What cells came to lately; every clone remembers the same.
    days: Rc<RefCell<Lately<'t, Result<Day, Reason>>>>,
    numbers: Rc<RefCell<Lately<'t, Result<i64, Reason>>>>,
}

impl<'t> Source<'t> {
    pub(super) fn new(table: &'t Table, choices: &Choices) -> Self {
        let mut columns = [None; Field::ALL.len()];
        for (column, choice) in choices.columns.iter().enumerate() {
            if let Some(place) = choice.field.and_then(Field::place) {
                columns[place] = Some((column, *choice));
            }
        }
        Self { table, columns, days: Rc::default(), numbers: Rc::default() }
    }

    pub(super) fn has(&self, field: Field) -> bool {
        self.column(field).is_some()
    }

    fn column(&self, field: Field) -> Option<(usize, ColumnChoice)> {
        self.columns[field.place()?]
    }

    pub(super) fn cell(&self, row: usize, field: Field) -> CellId {
        self.column(field).map_or(CellId::NONE, |(column, _)| self.table.cell(row, column))
    }

    /// A cell that names something; none where it is empty.
    pub(super) fn name(&self, row: usize, field: Field) -> Result<CellId, Reason> {
        let cell = self.cell(row, field);
        match self.table.text(cell) {
            "" => Ok(CellId::NONE),
            text if field.is_name_in_digits() && is_rounded_by_spreadsheet(text) => Err(Reason::RoundedBySpreadsheet(field)),
            _ => Ok(cell),
        }
    }

    pub(super) fn day(&self, row: usize, field: Field) -> Result<Option<Day>, Reason> {
        let Some((column, choice)) = self.column(field) else { return Ok(None) };
        match self.table.text(self.table.cell(row, column)) {
            "" => Ok(None),
            text => {
                let read = |text: &str| parse_date(text, choice.date_form).map_err(|_| Reason::NotADate(field));
                self.days.borrow_mut().of(column, text, read).map(Some)
            }
        }
    }

    /// A number in units of one over ten to the power of `decimals`, which are always the same for a field; none where the cell is empty.
    pub(super) fn number(&self, row: usize, field: Field, decimals: u32) -> Result<Option<i64>, Reason> {
        let Some((column, choice)) = self.column(field) else { return Ok(None) };
        let text = self.table.text(self.table.cell(row, column));
        if text.is_empty() {
            return Ok(None);
        }
        let read = |text: &str| number_in(text, choice.decimal_mark, decimals, field);
        self.numbers.borrow_mut().of(column, text, read).map(Some)
    }
}

/// The number in a cell of a field, in units of one over ten to the power of `decimals`.
pub(super) fn number_in(text: &str, mark: DecimalMark, decimals: u32, field: Field) -> Result<i64, Reason> {
    let number = parse_number(text, mark).map_err(|refused| match refused {
        NotANumber::Unreadable => Reason::NotANumber(field),
        NotANumber::TooLarge => Reason::TooLarge(field),
    })?;
    let is_possible = |scaled: &i64| scaled.unsigned_abs() <= MAX_SCALED;
    number.scaled(decimals).filter(is_possible).ok_or(Reason::TooLarge(field))
}

/// Nothing on an order is larger than this in its smallest units, so that products of two such numbers stay far from their limits.
const MAX_SCALED: u64 = 1_000_000_000_000_000;

/// What a row says about a purchase.
#[derive(Clone, Copy, Debug)]
pub(super) struct RowFacts {
    pub on: Day,
    pub kind: PurchaseKind,
    pub number: CellId,
    pub customer: CellId,
    /// Money of this row, or of the whole order if `is_total`; 0 or more.
    pub amount_minor: i64,
    pub is_total: bool,
    pub line: Option<LineFacts>,
}

/// What a row says about a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct LineFacts {
    pub quantity: Quantity,
    pub unit_price: UnitPrice,
    pub discount_minor: i64,
    pub amount_minor: i64,
    pub cost_minor: Option<i64>,
}

/// The numbers of a row, as they stand there.
struct Figures {
    quantity: Option<i64>,
    price: Option<i64>,
    amount: Option<i64>,
    total: Option<i64>,
    discount_minor: i64,
}

pub(super) struct RowReader<'t> {
    source: Source<'t>,
    currency: Currency,
    choices: &'t Choices,
    /// Money is known for whole orders only, on rows that belong together.
    is_by_total: bool,
    orders: Orders<'t>,
}

impl<'t> RowReader<'t> {
    pub(super) fn new(source: Source<'t>, choices: &'t Choices, currency: Currency) -> Self {
        let is_by_total = choices.shape == Shape::PerLine && !source.has(Field::Amount) && !source.has(Field::UnitPrice);
        let orders = Orders::read(&source, choices, is_by_total, currency.decimals());
        Self { source, currency, choices, is_by_total, orders }
    }

    pub(super) fn read(&self, row: usize, customer: CellId) -> Result<RowFacts, Reason> {
        let number = self.source.name(row, Field::OrderNumber)?;
        let number_text = self.source.table.text(number);
        let order = self.orders.get(number_text);
        let bought = self.bought(row, order);
        let is_by_itself_a_return = || self.figures(row).is_ok_and(|figures| self.is_return(number_text, &figures));
        if bought == Bought::No && !is_by_itself_a_return() {
            return Err(Reason::NotBought);
        }
        let own_day = self.source.day(row, Field::Date)?;
        let on = own_day.or_else(|| order?.on).ok_or(Reason::Missing(Field::Date))?;
        let customer = if customer.is_some() { customer } else { order.map_or(CellId::NONE, |order| order.customer) };
        let mut figures = self.figures(row)?;
        if figures.total.is_none() && self.is_by_total {
            figures.total = order.and_then(|order| order.total_minor);
        }
        figures.refuse_what_is_no_purchase()?;
        let is_return = bought == Bought::Returned || self.is_return(number_text, &figures);
        let kind = if is_return { PurchaseKind::Return } else { PurchaseKind::Sale };
        let facts = |amount_minor, line| RowFacts { on, kind, number, customer, amount_minor, is_total: self.is_by_total, line };
        if self.is_by_total {
            let total = figures.total.ok_or(Reason::Missing(Field::OrderTotal))?;
            return checked(total.abs(), Field::OrderTotal).map(|total| facts(total, None));
        }
        let amount_minor = self.amount_minor(&figures)?;
        Ok(facts(amount_minor, self.line(row, &figures, amount_minor)?))
    }

    /// What the status of the row says, or else that of the other rows of its order.
    fn bought(&self, row: usize, order: Option<&OrderFacts>) -> Bought {
        match self.source.table.text(self.source.cell(row, Field::OrderStatus)) {
            "" => order.and_then(|order| order.bought).unwrap_or(Bought::Yes),
            status => self.choices.bought(status),
        }
    }

    /// Whether number and figures say that it is a return.
    fn is_return(&self, number: &str, figures: &Figures) -> bool {
        let is_below_zero = |figure: Option<i64>| figure.is_some_and(|figure| figure < 0);
        (self.choices.c_is_cancelled && is_cancelled_number(number))
            || is_below_zero(figures.quantity)
            || is_below_zero(figures.amount)
            || (!self.source.has(Field::Amount) && !self.source.has(Field::UnitPrice) && is_below_zero(figures.total))
    }

    fn figures(&self, row: usize) -> Result<Figures, Reason> {
        let minor = self.currency.decimals();
        let number = |field, decimals| self.source.number(row, field, decimals);
        Ok(Figures {
            quantity: number(Field::Quantity, 3)?,
            price: number(Field::UnitPrice, 4)?,
            amount: number(Field::Amount, minor)?,
            total: number(Field::OrderTotal, minor)?,
            // Some shops write what they take off below zero.
            discount_minor: number(Field::Discount, minor)?.map_or(0, i64::abs),
        })
    }

    /// Money of this row: the amount, else price times quantity less discount, else the order's total where the row is the order.
    fn amount_minor(&self, figures: &Figures) -> Result<i64, Reason> {
        if let Some(amount) = figures.amount {
            return checked(amount.abs(), Field::Amount);
        }
        if let Some(price) = figures.price {
            let quantity = match figures.quantity {
                Some(quantity) => Quantity(quantity.abs()),
                None if self.source.has(Field::Quantity) => return Err(Reason::Missing(Field::Quantity)),
                None => Quantity::ONE,
            };
            let gross_minor = line_amount_minor(quantity, UnitPrice(price), self.currency).ok_or(Reason::TooLarge(Field::UnitPrice))?;
            let amount_minor = gross_minor - figures.discount_minor;
            return if amount_minor < 0 { Err(Reason::TooLarge(Field::Discount)) } else { checked(amount_minor, Field::UnitPrice) };
        }
        let money = [Field::Amount, Field::UnitPrice, Field::OrderTotal].into_iter().find(|field| self.source.has(*field));
        let missing = Reason::Missing(money.unwrap_or(Field::Amount));
        let is_on_each_row = !self.source.has(Field::Amount) && !self.source.has(Field::UnitPrice);
        let total = figures.total.filter(|_| is_on_each_row).ok_or(missing)?;
        checked(total.abs(), Field::OrderTotal)
    }

    /// The line, where the row names a product, a price or a quantity.
    fn line(&self, row: usize, figures: &Figures, amount_minor: i64) -> Result<Option<LineFacts>, Reason> {
        let names_product = [Field::ProductCode, Field::ProductName].iter().any(|field| self.source.cell(row, *field).is_some());
        if !names_product && figures.price.is_none() && figures.quantity.is_none_or(|quantity| quantity == 0) {
            return Ok(None);
        }
        let quantity = figures.quantity.map_or(Quantity::ONE, |quantity| Quantity(quantity.abs()));
        let unit_price = figures.price.map_or_else(|| self.price_of_one(amount_minor, quantity), UnitPrice);
        let gross_minor = line_amount_minor(quantity, unit_price, self.currency).ok_or(Reason::TooLarge(Field::UnitPrice))?;
        let discount_minor = if figures.price.is_some() { (gross_minor - amount_minor).max(0) } else { 0 };
        let cost_minor = self.cost_minor(row, quantity)?;
        Ok(Some(LineFacts { quantity, unit_price, discount_minor, amount_minor, cost_minor }))
    }

    /// The amount divided by the pieces, to the nearest ten-thousandth.
    fn price_of_one(&self, amount_minor: i64, quantity: Quantity) -> UnitPrice {
        let numerator = i128::from(amount_minor) * i128::from(UnitPrice::PER_MAJOR) * i128::from(Quantity::PER_PIECE);
        let denominator = i128::from(quantity.0) * i128::from(self.currency.minor_per_major());
        if denominator == 0 {
            return UnitPrice(0);
        }
        UnitPrice(i64::try_from(divide_half_even(numerator, denominator)).unwrap_or(0))
    }

    fn cost_minor(&self, row: usize, quantity: Quantity) -> Result<Option<i64>, Reason> {
        if let Some(cost) = self.source.number(row, Field::LineCost, self.currency.decimals())? {
            return if cost < 0 { Err(Reason::BelowZero(Field::LineCost)) } else { Ok(Some(cost)) };
        }
        match self.source.number(row, Field::UnitCost, 4)? {
            Some(cost) if cost < 0 => Err(Reason::BelowZero(Field::UnitCost)),
            Some(cost) => line_amount_minor(quantity, UnitPrice(cost), self.currency).map(Some).ok_or(Reason::TooLarge(Field::UnitCost)),
            None => Ok(None),
        }
    }
}

impl Figures {
    fn refuse_what_is_no_purchase(&self) -> Result<(), Reason> {
        let is_below_zero = self.quantity.is_some_and(|quantity| quantity < 0);
        let has_no_value = self.price.or(self.amount) == Some(0) && self.amount.is_none_or(|amount| amount == 0);
        match self.price {
            Some(price) if price < 0 => Err(Reason::PriceBelowZero),
            _ if is_below_zero && has_no_value => Err(Reason::AdjustmentWithoutValue),
            _ => Ok(()),
        }
    }
}

fn checked(amount_minor: i64, field: Field) -> Result<i64, Reason> {
    if amount_minor > Purchase::MAX_AMOUNT_MINOR { Err(Reason::TooLarge(field)) } else { Ok(amount_minor) }
}
