//! The fields of the form, and the draft they fill.

use super::lines::{DraftLine, LinesEditor};
use crate::domain::{CustomerId, ProductId, PurchaseId, PurchaseKind};
use crate::ui::{
    device::use_language,
    pages::setting::Setting,
    parts::{Choice, InputKind, Segmented, Select, TextField},
    purchase_draft::{PurchaseField, TypedPurchase, Wrongs},
    session::use_session,
    words::{grades, purchase as words},
};
use crate::workspace::{
    commands::PurchaseDraft,
    questions::{AskCustomer, PurchaseRow},
};
use leptos::prelude::*;
use std::collections::HashMap;

/// The latest purchases that a return can point at.
const N_RETURNABLE: u32 = 200;

const SALE: &str = "sale";
const RETURN: &str = "return";

/// What is typed so far, field by field.
#[derive(Clone, Copy)]
pub struct Draft {
    pub setting: Setting,
    customer: Option<CustomerId>,
    on: RwSignal<String>,
    kind: RwSignal<PurchaseKind>,
    number: RwSignal<String>,
    amount: RwSignal<String>,
    returns: RwSignal<Option<PurchaseId>>,
    pub lines: RwSignal<Vec<DraftLine>>,
    wrongs: RwSignal<Wrongs>,
    /// The form was sent once: what is missing is now said.
    pub is_tried: RwSignal<bool>,
}

impl Draft {
    /// A draft that begins as `typed`. The kind is the dialog's, whose title says it.
    pub fn new(typed: TypedPurchase, products: &HashMap<ProductId, String>, kind: RwSignal<PurchaseKind>, setting: Setting) -> Self {
        let label = |id: Option<ProductId>| id.and_then(|id| products.get(&id).cloned()).unwrap_or_default();
        let lines = typed.lines.into_iter().map(|line| DraftLine::of(&line, label(line.product))).collect();
        Self {
            setting,
            customer: typed.customer,
            on: RwSignal::new(typed.on),
            kind,
            number: RwSignal::new(typed.number),
            amount: RwSignal::new(typed.amount),
            returns: RwSignal::new(typed.returns),
            lines: RwSignal::new(lines),
            wrongs: RwSignal::new(Wrongs::new()),
            is_tried: RwSignal::new(false),
        }
    }

    fn typed(self) -> TypedPurchase {
        TypedPurchase {
            customer: self.customer,
            on: self.on.get(),
            kind: self.kind.get(),
            number: self.number.get(),
            amount: self.amount.get(),
            returns: self.returns.get(),
            lines: self.lines.get().into_iter().map(DraftLine::typed).collect(),
        }
    }

    /// The draft for the command; `None` when something is wrong, which then stands beside its field.
    pub fn read(self) -> Option<PurchaseDraft> {
        self.is_tried.set(true);
        let has_unknown_product = untrack(|| self.lines.get().into_iter().any(DraftLine::is_product_unknown));
        match untrack(|| self.typed()).read(self.setting.currency) {
            Ok(_) if has_unknown_product => None,
            Ok(draft) => Some(draft),
            Err(wrongs) => {
                self.wrongs.set(wrongs);
                None
            }
        }
    }

    /// What it comes to, formatted, while nothing is wrong with it.
    pub fn total(self) -> Option<String> {
        self.typed().amount_minor(self.setting.currency).map(|minor| self.setting.money(minor))
    }

    /// What is wrong with a field since the form was last sent.
    pub fn error(self, field: impl Fn() -> PurchaseField + Send + Sync + 'static) -> Signal<Option<String>> {
        Signal::derive(move || {
            let field = field();
            self.wrongs
                .with(|wrongs| wrongs.iter().find(|(own, _)| *own == field).map(|(_, wrong)| words::wrong(self.setting.language, *wrong)))
        })
    }
}

/// The fields.
#[component]
pub fn Fields(draft: Draft) -> impl IntoView {
    let language = use_language();
    let key = |kind: PurchaseKind| if kind == PurchaseKind::Return { RETURN } else { SALE };
    let kinds = [PurchaseKind::Sale, PurchaseKind::Return].map(|kind| Choice::new(key(kind), grades::purchase_kind(language, kind)));
    let choose = move |chosen: String| draft.kind.set(if chosen == RETURN { PurchaseKind::Return } else { PurchaseKind::Sale });
    let has_lines = Memo::new(move |_| draft.lines.with(|lines| !lines.is_empty()));
    let is_return = Memo::new(move |_| draft.kind.get() == PurchaseKind::Return);
    view! {
        <Segmented
            label=words::kind(language)
            choices=Signal::stored(kinds.to_vec())
            value=Signal::derive(move || key(draft.kind.get()).to_owned())
            on_change=choose
        />
        <div class="form-grid">
            <TextField label=words::on(language) value=draft.on kind=InputKind::Date error=draft.error(|| PurchaseField::On) />
            <TextField label=words::number(language) value=draft.number is_optional=true />
            {move || (!has_lines.get()).then(|| view! {
                <TextField
                    label=words::amount_of(language, draft.setting.currency.code())
                    value=draft.amount
                    kind=InputKind::Number
                    hint=words::amount_hint(language)
                    error=draft.error(|| PurchaseField::Amount)
                />
            })}
            {move || is_return.get().then(|| view! { <Returned draft /> })}
        </div>
        <LinesEditor draft />
    }
}

/// Which purchase a return takes back: one of this customer's.
#[component]
fn Returned(draft: Draft) -> impl IntoView {
    let language = use_language();
    let setting = draft.setting;
    let Some(id) = draft.customer else { return ().into_any() };
    let answer = use_session().live(move || AskCustomer { id, n_purchases: N_RETURNABLE });
    let choices = Signal::derive(move || {
        let sales = answer.get().and_then(Result::ok).flatten().map(|sheet| sheet.purchases).unwrap_or_default();
        let sales =
            sales.iter().filter(|row| row.kind == PurchaseKind::Sale).map(|row| Choice::new(row.id.to_string(), named(row, setting)));
        std::iter::once(Choice::new("", words::returns_unknown(language))).chain(sales).collect::<Vec<_>>()
    });
    let value = Signal::derive(move || draft.returns.get().map(|id| id.to_string()).unwrap_or_default());
    view! { <Select label=words::returns(language) choices value on_change=move |id: String| draft.returns.set(id.parse().ok()) /> }
        .into_any()
}

fn named(row: &PurchaseRow, setting: Setting) -> String {
    let parts = [Some(setting.day(row.on)), row.number.clone(), Some(setting.money(row.amount_minor))];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
