//! The list of customers: searched, filtered, sorted, and cut to the window on the screen.

mod filters;
mod meeting;

pub use crate::domain::conditions::{Bound, OwnAsk, OwnTest, Says};
pub use filters::{CustomersView, Filter, Group, Junction, NumberOf, TextOf};

use super::{Asked, Question};
use crate::domain::{CustomField, Customer, CustomerId, CustomerKind, Day, FieldContent, FieldId, FieldValue, Scheme, Stage};
use crate::scoring::{abc::AbcClass, rfm::Segment};
use crate::workspace::{
    fields::{content, in_order},
    grading::{Place, Standings},
    wishes::Withheld,
};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A column of the list; what it shows is also what it sorts by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Column {
    Name,
    /// The grade of the primary scheme.
    SchemeGrade,
    Code,
    Kind,
    Segment,
    Stage,
    Abc,
    Rfm,
    Amount,
    NPurchases,
    LastPurchase,
    FirstPurchase,
    Average,
    Returned,
    Phone,
    Email,
    Region,
    Industry,
    Source,
    Owner,
    Tags,
    /// In the next 12 months.
    ExpectedPurchases,
    /// Revenue of the next 12 months, discounted.
    PredictedValue,
    /// What is lost if a customer who is leaving goes.
    AtStake,
    /// A field of one's own.
    Own(FieldId),
}

impl Column {
    /// The field of one's own that it shows.
    pub const fn own(self) -> Option<FieldId> {
        match self {
            Self::Own(field) => Some(field),
            _ => None,
        }
    }
}

/// A column and a direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Sort {
    pub column: Column,
    pub descending: bool,
}

impl Default for Sort {
    /// By amount, largest first.
    fn default() -> Self {
        Self { column: Column::Amount, descending: true }
    }
}

/// Which customers are these, and what is in this window of rows?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskCustomers {
    pub view: CustomersView,
    pub window: Range<u32>,
    /// The fields of one's own that rows are to tell; nothing is told of those that are gone.
    pub own: Vec<FieldId>,
}

/// Why a customer has no grade.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Missing {
    /// Nothing was ever bought.
    NoPurchase,
    /// There are purchases, but only after the day that is looked from.
    NoneYet,
    /// There are only returns, or sales of no value.
    NothingOfValue,
}

/// A customer's grade, or what is missing for one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Grade {
    Graded {
        segment: Segment,
        abc: AbcClass,
        /// Recency, frequency, monetary; 1 to 5, 5 is best.
        rfm: [u8; 3],
    },
    NotGraded(Missing),
}

/// One row of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerRow {
    pub id: CustomerId,
    pub name: String,
    pub kind: CustomerKind,
    pub code: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub region: Option<String>,
    pub industry: Option<String>,
    pub source: Option<String>,
    pub owner: Option<String>,
    pub tags: Vec<String>,
    pub grade: Grade,
    /// In the primary scheme, where there is one.
    pub place: Option<Place>,
    /// In the life with the shop, as set by hand or as the purchases say.
    pub stage: Stage,
    pub n_purchases: u32,
    pub amount_minor: i64,
    pub n_returns: u32,
    pub returned_minor: i64,
    pub first_purchase_on: Option<Day>,
    pub last_purchase_on: Option<Day>,
    /// In thousandths, in the next 12 months; these three are known once a forecast is there.
    pub expected_purchases_milli: Option<i64>,
    pub predicted_value_minor: Option<i64>,
    pub at_stake_minor: Option<i64>,
    /// What they do not want, so that no list or file makes it easy.
    pub withheld: Withheld,
    /// What the fields of one's own say that were asked for.
    pub own: Vec<FieldValue>,
}

/// What the foot of the list says about all customers shown, not only those in the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sums {
    pub amount_minor: i64,
    pub n_purchases: u64,
    pub n_graded: u32,
}

/// A scheme, as far as its grades need a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedScheme {
    pub scheme: Scheme,
    /// Names of the classes, where the scheme has none of its own.
    pub class_names: Vec<String>,
    pub n_grades: u32,
}

impl CustomerRow {
    /// What a field of one's own says, where it was asked for.
    pub fn own(&self, field: FieldId) -> Option<&FieldContent> {
        self.own.iter().find(|value| value.field == field).map(|value| &value.content)
    }
}

/// The rows of the window, and the figures of the whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerRows {
    pub rows: Vec<CustomerRow>,
    /// Where the first row stands among all that are shown.
    pub first: u32,
    pub n_shown: u32,
    pub n_total: u32,
    pub sums: Sums,
    pub as_of: Day,
    pub primary: Option<NamedScheme>,
    /// The schemes whose grades are filtered by, each once.
    pub filtered_by: Vec<NamedScheme>,
    /// Every field of one's own in its order, retired ones at the end.
    pub fields: Vec<CustomField>,
}

impl Question for AskCustomers {
    type Answer = CustomerRows;

    fn answer(self, asked: &Asked<'_>) -> CustomerRows {
        let shown = asked.find.shown(asked, &self.view);
        let n_shown = u32::try_from(shown.slots.len()).unwrap_or(u32::MAX);
        let first = self.window.start.min(n_shown);
        let last = self.window.end.clamp(first, n_shown);
        let in_window = shown.slots.get(first as usize..last as usize).unwrap_or_default();
        let told = |slot: u32| {
            let customer = asked.workspace.customers().at(slot)?;
            Some(CustomerRow { own: own(asked, slot, &self.own), ..row(asked, slot, customer) })
        };
        let rows = in_window.iter().filter_map(|slot| told(*slot)).collect();
        let n_total = asked.workspace.customers().len();
        let primary = asked.primary().map(|(scheme, standings)| NamedScheme::of(scheme, &standings));
        let schemes = self.view.schemes().into_iter().filter_map(|id| asked.workspace.registers().schemes.get(id));
        let filtered_by = schemes.map(|scheme| NamedScheme::of(scheme, &asked.worked.standings(asked.workspace, scheme))).collect();
        let fields = in_order(asked.workspace).into_iter().cloned().collect();
        CustomerRows { rows, first, n_shown, n_total, sums: shown.sums, as_of: asked.scores.as_of(), primary, filtered_by, fields }
    }
}

impl NamedScheme {
    fn of(scheme: &Scheme, standings: &Standings) -> Self {
        Self {
            scheme: scheme.clone(),
            class_names: standings.class_names.clone(),
            n_grades: u32::try_from(standings.n_grades).unwrap_or(u32::MAX),
        }
    }
}

/// One customer as a row, without fields of one's own.
pub fn row(asked: &Asked<'_>, slot: u32, customer: &Customer) -> CustomerRow {
    let scores = asked.scores;
    let history = scores.history(slot);
    let foretold = foretold(asked, slot);
    CustomerRow {
        id: customer.id,
        name: customer.name.clone(),
        kind: customer.kind,
        code: customer.code.clone(),
        phone: customer.phone.clone(),
        email: customer.email.clone(),
        region: customer.region.clone(),
        industry: customer.industry.clone(),
        source: customer.source.clone(),
        owner: customer.owner.clone(),
        tags: customer.tags.clone(),
        grade: scores.grade(slot),
        stage: stage(asked, slot),
        place: asked.primary().and_then(|(_, standings)| standings.places.get(slot as usize).copied().flatten()),
        n_purchases: history.n_purchases,
        amount_minor: history.amount_minor,
        n_returns: history.n_returns,
        returned_minor: history.returned_minor,
        first_purchase_on: history.first_on,
        last_purchase_on: history.last_on,
        expected_purchases_milli: foretold.expected_purchases_milli,
        predicted_value_minor: foretold.predicted_value_minor,
        at_stake_minor: foretold.at_stake_minor,
        withheld: asked.wishes().of_customer(customer.id),
        own: Vec::new(),
    }
}

/// What these fields of one's own say of a customer.
fn own(asked: &Asked<'_>, slot: u32, fields: &[FieldId]) -> Vec<FieldValue> {
    if fields.is_empty() {
        return Vec::new();
    }
    let Some(profile) = asked.find.profile(asked.workspace, slot) else { return Vec::new() };
    fields.iter().filter_map(|field| Some(FieldValue { field: *field, content: content(profile, *field)?.clone() })).collect()
}

/// What the usual model says of one customer, where it was asked.
#[derive(Clone, Copy, Default)]
pub(super) struct Foretold {
    pub expected_purchases_milli: Option<i64>,
    pub predicted_value_minor: Option<i64>,
    pub at_stake_minor: Option<i64>,
}

#[expect(clippy::cast_possible_truncation, reason = "an amount of one customer")]
pub(super) fn foretold(asked: &Asked<'_>, slot: u32) -> Foretold {
    let at_stake_minor = asked.worked.risk(slot).map(|risk| risk.lost_minor.round() as i64);
    asked.worked.expected().map_or_else(Foretold::default, |expected| Foretold {
        expected_purchases_milli: expected.purchases_milli.get(slot as usize).copied().flatten(),
        predicted_value_minor: expected.value_minor.get(slot as usize).copied().flatten(),
        at_stake_minor,
    })
}

/// A customer's stage.
pub(super) fn stage(asked: &Asked<'_>, slot: u32) -> Stage {
    asked.worked.stages(asked.workspace).get(slot as usize).copied().flatten().unwrap_or(Stage::Acquisition)
}

#[cfg(test)]
mod tests;
