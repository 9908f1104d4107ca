//! Who a list shows: conditions, and how they are joined.
//!
//! ```text
//! a view     filters and groups, joined by all, any or none; nothing asked is everybody
//! a group    conditions joined in another way; a group holds no groups
//! In         who another view shows, with all that it says by itself
//! ```
//!
//! Not here: what is asked of texts and numbers (`domain::conditions`), how a customer is held against a condition
//! ([`meeting`](super::meeting)), and addresses, which only the page knows.

use super::Sort;
use crate::domain::{
    CustomerKind, Day, GradeAt, Indicator, SavedViewId, SchemeId, Stage,
    conditions::{Bound, OwnTest, Says},
};
use crate::scoring::{abc::AbcClass, rfm::Segment};
use serde::{Deserialize, Serialize};

/// How several conditions are joined.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Junction {
    #[default]
    All,
    Any,
    None,
}

/// A text of the record; of tags and of contacts, with their names, roles, phones and mail addresses, there are several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TextOf {
    Name,
    Code,
    Phone,
    Email,
    Region,
    Address,
    Industry,
    Source,
    Owner,
    Tag,
    Note,
    Contact,
}

impl TextOf {
    /// Every text, in the order in which they are offered.
    pub const ALL: [Self; 12] = [
        Self::Name,
        Self::Code,
        Self::Phone,
        Self::Email,
        Self::Region,
        Self::Address,
        Self::Industry,
        Self::Source,
        Self::Owner,
        Self::Tag,
        Self::Note,
        Self::Contact,
    ];
}

/// A figure of a customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum NumberOf {
    /// Over its usual window, in its own unit.
    Figure(Indicator),
    /// In minor units, as is the next.
    Returned,
    AtStake,
    /// 1 to 5, 5 is best.
    RecencyScore,
    FrequencyScore,
    MonetaryScore,
}

/// A condition. Several values in one mean "any of these".
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Filter {
    Segment(Vec<Segment>),
    Stage(Vec<Stage>),
    Abc(Vec<AbcClass>),
    /// One cell of the grid of recency and frequency scores.
    Cell {
        recency: u8,
        frequency: u8,
    },
    NotGraded,
    /// This grade of a scheme, or none.
    SchemeGrade {
        scheme: SchemeId,
        grade: Option<GradeAt>,
    },
    Kind(Vec<CustomerKind>),
    Region(Vec<String>),
    Industry(Vec<String>),
    Source(Vec<String>),
    Owner(Vec<String>),
    Tag(Vec<String>),
    AmountMinor(Bound<i64>),
    NPurchases(Bound<u32>),
    LastPurchaseOn(Bound<Day>),
    FirstPurchaseOn(Bound<Day>),
    /// Who is late by their own rhythm and expected to buy less than they used to; of these grades of the primary scheme, or of any.
    Leaving {
        grades: Vec<String>,
    },
    Text {
        of: TextOf,
        says: Says,
    },
    /// Whose figure lies within; who has none does not meet it.
    Number {
        of: NumberOf,
        within: Bound<i64>,
    },
    /// The day that the relationship began, where the record says one.
    SinceOn(Bound<Day>),
    /// Who a kept view shows. What it shows comes along, because only the page can read its address; nobody, where the view is gone.
    In {
        view: SavedViewId,
        shows: Option<Box<CustomersView>>,
    },
    /// Who may be contacted, or who asked not to be.
    MayContact(bool),
    /// Valuable customers whom nobody has touched for longer than their policy's rhythm.
    Untouched,
    /// What a field of one's own says.
    Own(OwnTest),
}

/// Several conditions as one.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Group {
    pub by: Junction,
    pub filters: Vec<Filter>,
}

/// What is searched for, filtered by and sorted by.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CustomersView {
    pub search: String,
    /// How filters and groups are joined.
    pub by: Junction,
    pub filters: Vec<Filter>,
    pub groups: Vec<Group>,
    /// By amount, largest first, unless said otherwise.
    pub sort: Option<Sort>,
}

impl CustomersView {
    /// The schemes whose grades are asked for, each once; not those of other views that this one refers to.
    pub(super) fn schemes(&self) -> Vec<SchemeId> {
        let mut schemes = Vec::new();
        for filter in self.filters.iter().chain(self.groups.iter().flat_map(|group| &group.filters)) {
            if let Filter::SchemeGrade { scheme, .. } = filter
                && !schemes.contains(scheme)
            {
                schemes.push(*scheme);
            }
        }
        schemes
    }
}
