//! Customers held against conditions, in one pass: what is the same for everybody is looked up before it.
//!
//! Not here: what a condition can be ([`filters`](super::filters)), and the order of those who meet it.

use super::{
    CustomersView, Grade, Scheme, Standings,
    filters::{Filter, Junction, NumberOf, TextOf},
    foretold, stage,
};
use crate::domain::{Customer, FieldId, GradeAt, Measure, conditions::Bound};
use crate::workspace::{
    fields, indicators,
    questions::{Asked, leaving::Grades, untouched::untouched},
    wanted::{OwnSaid, OwnWanted, Wanted},
};
use std::{collections::HashSet, rc::Rc};

impl CustomersView {
    /// The slots of the customers that meet it, in no particular order.
    pub fn filtered(&self, asked: &Asked<'_>, found: Option<&[u32]>) -> Vec<u32> {
        let meeting = Meeting::of(asked, self);
        let holds = |slot: u32, customer: &Customer| meeting.holds(asked, slot, customer);
        match found {
            Some(slots) => {
                let customers = asked.workspace.customers();
                slots.iter().copied().filter(|slot| customers.at(*slot).is_some_and(|customer| holds(*slot, customer))).collect()
            }
            None => asked.workspace.customers().iter().filter(|(slot, customer)| holds(*slot, customer)).map(|(slot, _)| slot).collect(),
        }
    }
}

/// Conditions that are ready to be held against anybody.
struct Meeting<'a> {
    by: Junction,
    tests: Vec<Test<'a>>,
}

/// One condition, with what it is to be held against.
enum Test<'a> {
    /// What the customer or their scores say by themselves.
    Plain(&'a Filter),
    Grade(Option<Rc<Standings>>, Option<GradeAt>),
    Text(TextOf, Wanted),
    Figures(indicators::Column, Bound<i64>),
    Number(NumberOf, Bound<i64>),
    Own(FieldId, OwnWanted),
    Group(Meeting<'a>),
    /// Another view: the slots that its search finds, where it searches, in rising order.
    View(Option<Rc<[u32]>>, Meeting<'a>),
    /// These slots.
    Slots(HashSet<u32>),
    Nobody,
}

impl<'a> Meeting<'a> {
    fn of(asked: &Asked<'_>, view: &'a CustomersView) -> Self {
        let groups = view.groups.iter().map(|group| {
            let tests = group.filters.iter().map(|filter| Test::of(asked, filter)).collect();
            Test::Group(Meeting { by: group.by, tests })
        });
        Self { by: view.by, tests: view.filters.iter().map(|filter| Test::of(asked, filter)).chain(groups).collect() }
    }

    fn holds(&self, asked: &Asked<'_>, slot: u32, customer: &Customer) -> bool {
        let mut tests = self.tests.iter();
        let mut holds = |test: &Test<'_>| test.holds(asked, slot, customer);
        match self.by {
            Junction::All => tests.all(holds),
            // Where nothing is asked, everybody is meant.
            Junction::Any => self.tests.is_empty() || tests.any(holds),
            Junction::None => !tests.any(&mut holds),
        }
    }
}

impl<'a> Test<'a> {
    fn of(asked: &Asked<'_>, filter: &'a Filter) -> Self {
        match filter {
            Filter::SchemeGrade { scheme, grade } => {
                let scheme = asked.workspace.registers().schemes.get(*scheme);
                Self::Grade(scheme.map(|scheme: &Scheme| asked.worked.standings(asked.workspace, scheme)), *grade)
            }
            Filter::Text { of, says } => Self::Text(*of, Wanted::of(says)),
            Filter::Number { of: NumberOf::Figure(indicator), within } => {
                let (worked, measure) = (asked.worked, Measure::of(*indicator));
                Self::Figures(worked.indicators.column(measure, asked.workspace, asked.scores, worked.expected()), *within)
            }
            Filter::Number { of, within } => Self::Number(*of, *within),
            Filter::In { shows: Some(view), .. } => Self::View(asked.find.found(asked.workspace, &view.search), Meeting::of(asked, view)),
            Filter::In { shows: None, .. } => Self::Nobody,
            Filter::Untouched => Self::Slots(untouched(asked).iter().map(|one| one.slot).collect()),
            Filter::Own(test) => Self::Own(test.field, OwnWanted::of(&test.asks)),
            plain => Self::Plain(plain),
        }
    }

    fn holds(&self, asked: &Asked<'_>, slot: u32, customer: &Customer) -> bool {
        match self {
            Self::Plain(filter) => plain(filter, asked, slot, customer),
            Self::Grade(standings, grade) => standings.as_ref().is_some_and(|standings| standings.grade(slot) == *grade),
            Self::Text(of, wanted) => wanted.holds(|is_asked| any_text(*of, customer, is_asked)),
            Self::Own(field, wanted) => {
                let profile = asked.find.profile(asked.workspace, slot);
                wanted.holds(&OwnSaid::of(profile.and_then(|profile| fields::content(profile, *field))))
            }
            Self::Figures(column, within) => column.get(slot as usize).copied().flatten().is_some_and(|value| within.holds(value)),
            Self::Number(of, within) => number(*of, asked, slot).is_some_and(|value| within.holds(value)),
            Self::Group(meeting) => meeting.holds(asked, slot, customer),
            Self::View(found, meeting) => {
                found.as_ref().is_none_or(|found| found.binary_search(&slot).is_ok()) && meeting.holds(asked, slot, customer)
            }
            Self::Slots(slots) => slots.contains(&slot),
            Self::Nobody => false,
        }
    }
}

fn number(of: NumberOf, asked: &Asked<'_>, slot: u32) -> Option<i64> {
    let score = |place: usize| match asked.scores.grade(slot) {
        Grade::Graded { rfm, .. } => Some(i64::from(rfm[place])),
        Grade::NotGraded(_) => None,
    };
    match of {
        NumberOf::Returned => Some(asked.scores.history(slot).returned_minor),
        NumberOf::AtStake => foretold(asked, slot).at_stake_minor,
        NumberOf::RecencyScore => score(0),
        NumberOf::FrequencyScore => score(1),
        NumberOf::MonetaryScore => score(2),
        // Looked up before the pass, as a column.
        NumberOf::Figure(_) => None,
    }
}

/// Whether any of the texts of this kind is as asked.
fn any_text(of: TextOf, customer: &Customer, is_asked: &dyn Fn(&str) -> bool) -> bool {
    let one = |text: &Option<String>| text.as_deref().is_some_and(is_asked);
    match of {
        TextOf::Name => is_asked(&customer.name),
        TextOf::Code => one(&customer.code),
        TextOf::Phone => one(&customer.phone),
        TextOf::Email => one(&customer.email),
        TextOf::Region => one(&customer.region),
        TextOf::Address => one(&customer.address),
        TextOf::Industry => one(&customer.industry),
        TextOf::Source => one(&customer.source),
        TextOf::Owner => one(&customer.owner),
        TextOf::Note => one(&customer.note),
        TextOf::Tag => customer.tags.iter().any(|tag| is_asked(tag)),
        TextOf::Contact => customer
            .contacts
            .iter()
            .any(|contact| is_asked(&contact.name) || one(&contact.role) || one(&contact.phone) || one(&contact.email)),
    }
}

fn plain(filter: &Filter, asked: &Asked<'_>, slot: u32, customer: &Customer) -> bool {
    let scores = asked.scores;
    let one_of = |value: &Option<String>, list: &[String]| list.iter().any(|wanted| value.as_deref().unwrap_or_default() == wanted);
    match filter {
        Filter::Segment(list) => matches!(scores.grade(slot), Grade::Graded { segment, .. } if list.contains(&segment)),
        Filter::Stage(list) => list.contains(&stage(asked, slot)),
        Filter::Abc(list) => matches!(scores.grade(slot), Grade::Graded { abc, .. } if list.contains(&abc)),
        Filter::Cell { recency, frequency } => {
            matches!(scores.grade(slot), Grade::Graded { rfm, .. } if rfm[0] == *recency && rfm[1] == *frequency)
        }
        Filter::NotGraded => matches!(scores.grade(slot), Grade::NotGraded(_)),
        Filter::Kind(list) => list.contains(&customer.kind),
        Filter::Region(list) => one_of(&customer.region, list),
        Filter::Industry(list) => one_of(&customer.industry, list),
        Filter::Source(list) => one_of(&customer.source, list),
        Filter::Owner(list) => one_of(&customer.owner, list),
        Filter::Tag(list) => customer.tags.iter().any(|tag| list.contains(tag)),
        Filter::AmountMinor(bound) => bound.holds(scores.history(slot).amount_minor),
        Filter::NPurchases(bound) => bound.holds(scores.history(slot).n_purchases),
        Filter::LastPurchaseOn(bound) => scores.history(slot).last_on.is_some_and(|day| bound.holds(day)),
        Filter::FirstPurchaseOn(bound) => scores.history(slot).first_on.is_some_and(|day| bound.holds(day)),
        Filter::SinceOn(bound) => customer.since_on.is_some_and(|day| bound.holds(day)),
        Filter::Leaving { grades } => {
            let is_wished = || Grades::of(asked).name(slot).is_some_and(|grade| grades.contains(&grade));
            asked.worked.risk(slot).is_some() && (grades.is_empty() || is_wished())
        }
        Filter::MayContact(may) => asked.wishes().forbid_contact(customer.id) != *may,
        // These are looked up before the pass.
        Filter::SchemeGrade { .. }
        | Filter::Text { .. }
        | Filter::Number { .. }
        | Filter::In { .. }
        | Filter::Untouched
        | Filter::Own(_) => false,
    }
}
