//! The list as its parts share it: what the address asks for, and what was last answered.

use super::kept::{Kept, use_kept};
use crate::domain::{CustomField, CustomerId, CustomerKind, FieldId, SavedView};
use crate::engine::protocol::Failure;
use crate::ui::{
    customers_view::{columns, question, shown_columns, sort, subject::Subject},
    pages::setting::{Setting, use_sure_setting},
    parts::{TableRow, TableRows},
    phrases::own_name,
    route::{CustomersView, Route},
    session::use_session,
    shell::{go, use_frame, use_views},
    words::finding,
};
use crate::workspace::questions::{self, AskCustomers, Column, CustomerRow, CustomerRows, NamedScheme, Sort};
use leptos::prelude::*;

/// What all parts of the list look at.
#[derive(Clone, Copy)]
pub struct CustomerList {
    pub view: Memo<CustomersView>,
    /// What the address asks, with the kept views that it refers to.
    pub asked: Memo<questions::CustomersView>,
    pub views: Memo<Vec<SavedView>>,
    /// The last answer, kept until the next is there.
    pub answer: Memo<Option<CustomerRows>>,
    pub failure: Memo<Option<Failure>>,
    /// The scheme whose grade is a column.
    pub primary: Memo<Option<NamedScheme>>,
    /// Every field of one's own in its order, retired ones at the end; none until they are known.
    pub fields: Memo<Option<Vec<CustomField>>>,
    /// The columns in force: without a primary scheme, its grade is none of them, and neither is a field that is not asked for.
    pub columns: Memo<Vec<Column>>,
    pub setting: Memo<Setting>,
    pub kept: Kept,
    /// Whether conditions are being put together.
    pub is_combining: RwSignal<bool>,
    /// What a condition is to be about that the dialog begins with.
    pub begun: RwSignal<Option<Subject>>,
    route: RwSignal<Route>,
}

impl TableRow for CustomerRow {
    type Id = CustomerId;

    fn id(&self) -> CustomerId {
        self.id
    }

    fn name(&self) -> String {
        self.name.clone()
    }

    fn kind(&self) -> Option<CustomerKind> {
        Some(self.kind)
    }
}

impl CustomerList {
    /// Asks for what the address says and for the rows in sight.
    pub fn new() -> Self {
        let kept = use_kept();
        let route = use_frame().route;
        let view = Memo::new(move |before: Option<&CustomersView>| match route.get() {
            Route::Customers(view) => view,
            _ => before.cloned().unwrap_or_default(),
        });
        kept.follow(view);
        let window = move || {
            let rows = kept.position.window.get();
            let clamped = |row: usize| u32::try_from(row).unwrap_or(u32::MAX);
            clamped(rows.start)..clamped(rows.end)
        };
        let views = use_views();
        let asked = Memo::new(move |_| question(&view.get(), &views.get()));
        let own = Memo::new(move |_| view.with(columns).into_iter().filter_map(Column::own).collect::<Vec<_>>());
        let answered = use_session().live(move || AskCustomers { view: asked.get(), window: window(), own: own.get() });
        let answer = Memo::new(move |before: Option<&Option<CustomerRows>>| match answered.get() {
            Some(Ok(rows)) => Some(rows),
            _ => before.cloned().flatten(),
        });
        let failure = Memo::new(move |_| answered.get().and_then(Result::err));
        let primary = Memo::new(move |_| answer.with(|answer| answer.as_ref().and_then(|answer| answer.primary.clone())));
        let fields = Memo::new(move |_| answer.with(|answer| answer.as_ref().map(|answer| answer.fields.clone())));
        let columns = Memo::new(move |_| {
            let has_primary = primary.with(Option::is_some);
            let mut shown = fields.with(|fields| shown_columns(&view.with(columns), fields.as_deref().unwrap_or_default()));
            shown.retain(|column| has_primary || *column != Column::SchemeGrade);
            shown
        });
        let (is_combining, begun) = (RwSignal::new(false), RwSignal::new(None));
        let setting = use_sure_setting();
        Self { view, asked, views, answer, failure, primary, fields, columns, setting, kept, is_combining, begun, route }
    }

    /// The order in force: a field that is not asked for orders nothing.
    pub fn sort(self) -> Sort {
        let is_known = |field| self.fields.with(Option::is_none) || self.field(field).is_some_and(|field| !field.is_retired);
        Some(self.view.with(sort)).filter(|sort| sort.column.own().is_none_or(is_known)).unwrap_or_default()
    }

    /// A field of one's own, retired or not.
    pub fn field(self, id: FieldId) -> Option<CustomField> {
        self.fields.with(|fields| fields.as_ref()?.iter().find(|field| field.id == id).cloned())
    }

    /// What a condition is about, in words.
    pub fn about(self, subject: Subject) -> String {
        let language = self.setting.get().language;
        match subject.own_field() {
            None => finding::subject(language, subject).to_owned(),
            // Until the fields are known, nobody knows what there is.
            Some(id) => self.fields.with(|fields| fields.as_ref().map(|fields| own_name(language, fields, id))).unwrap_or_default(),
        }
    }

    /// Opens the dialog in which conditions are put together, with a fresh one about this.
    pub fn combine_about(self, subject: Subject) {
        self.begun.set(Some(subject));
        self.is_combining.set(true);
    }

    /// Shows another view, as a step that Back takes back.
    pub fn show(self, view: CustomersView) {
        let route = Route::Customers(view);
        go(&route);
        // The browser tells of the new address only later; a second press must already build on it.
        self.route.set(route);
    }

    /// A figure of the last answer.
    pub fn figure<T: PartialEq + Send + Sync + 'static>(
        self,
        figure: impl Fn(&CustomerRows) -> T + Send + Sync + 'static,
    ) -> Memo<Option<T>> {
        Memo::new(move |_| self.answer.with(|answer| answer.as_ref().map(&figure)))
    }

    /// The rows that have come.
    pub fn rows(self) -> Memo<TableRows<CustomerRow>> {
        let rows = |answer: &CustomerRows| TableRows { first: answer.first as usize, rows: answer.rows.clone() };
        Memo::new(move |_| self.answer.with(|answer| answer.as_ref().map(rows).unwrap_or_default()))
    }
}
