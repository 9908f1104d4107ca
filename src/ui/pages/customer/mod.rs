//! One customer: who they are, what they bought, which grade follows from that and why.
//!
//! On top the head with what can be done at once, and the figures; left the facts, changed where they stand; in the middle what is to be done and the
//! timeline; right the grades and why. Printed, it is a customer sheet. Not here: how a grade is worked out (`scoring`), and the form for a purchase
//! ([`purchase_form`](super::purchase_form)).

mod care;
mod class_standing;
mod contacts;
mod facts;
mod figures;
mod forms;
mod grade_line;
mod header;
mod ladder;
mod likes;
mod lines;
mod opportunities;
mod outlook;
mod profile;
mod receipt;
mod record_history;
mod save_cards;
mod set_grade;
mod stage;
mod stage_form;
mod standings;
mod tags_field;
mod tasks;
mod text_facts;
mod timeline;
mod way_up;

pub use receipt::RuleThatMatched;
pub use tags_field::TagsField;
pub use text_facts::{Suggestions, TextFact};
pub use way_up::WayUp;

use super::{
    answer::{answered, failure_of, last_known},
    customers::use_kept,
    interaction_form::InteractionDialog,
    purchase_form::PurchaseDialog,
    setting::{Setting, use_sure_setting},
    task::TaskDialog,
};
use crate::domain::CustomerId;
use crate::ui::{
    device::use_language,
    parts::{ButtonKind, EmptyState, LinkButton, Page, use_seen_name},
    route::Route,
    session::use_session,
    words::{customer as words, shell},
};
use crate::workspace::questions::{AskCustomer, CustomerSheet};
use forms::Forms;
use header::{Actions, Badges, PortraitMark, QuickActions};
use leptos::prelude::*;

/// The customer as last answered, shared by all parts of the page.
#[derive(Clone, Copy)]
pub struct Sheet {
    id: CustomerId,
    own: Memo<CustomerSheet>,
    setting: Memo<Setting>,
}

impl Sheet {
    /// Whose sheet it is.
    pub const fn id(self) -> CustomerId {
        self.id
    }

    /// A part of it, which tells only when it has changed.
    pub fn part<T: Clone + PartialEq + Send + Sync + 'static>(
        self,
        part: impl Fn(&CustomerSheet) -> T + Send + Sync + 'static,
    ) -> Signal<T> {
        Memo::new(move |_| self.own.with(&part)).into()
    }

    /// The whole of it, with how figures are written.
    pub fn with<T>(self, show: impl FnOnce(&CustomerSheet, Setting) -> T) -> T {
        let setting = self.setting.get();
        self.own.with(|sheet| show(sheet, setting))
    }

    /// How figures are written.
    pub fn setting(self) -> Setting {
        self.setting.get()
    }

    /// How figures are written now, for whoever is called and does not follow.
    pub fn setting_now(self) -> Setting {
        self.setting.get_untracked()
    }
}

/// The page of one customer.
#[component]
pub fn CustomerPage(id: CustomerId) -> impl IntoView {
    let language = use_language();
    let setting = use_sure_setting();
    let answer = use_session().live(move || AskCustomer { id, n_purchases: 0 });
    // A record that is open stays when it cannot be asked again, with all that is half typed in it; only one that is gone goes.
    let known = last_known(answer, Some);
    let sheet = Memo::new(move |_| known.get().flatten());
    let is_here = Memo::new(move |_| sheet.with(Option::is_some));
    let forms = Forms::closed();
    let name = Memo::new(move |_| sheet.with(|sheet| sheet.as_ref().map(|sheet| sheet.customer.name.clone())));
    let kind = Memo::new(move |_| sheet.with(|sheet| sheet.as_ref().map(|sheet| sheet.customer.kind)).unwrap_or_default());
    let seen = use_seen_name();
    let title = move || name.get().map_or_else(|| shell::customer(language).to_owned(), |name| seen(&name, kind.get()));
    let body = move || match is_here.get().then(|| sheet.get_untracked()).flatten() {
        Some(first) => {
            let own = move |before: Option<&CustomerSheet>| sheet.get().or_else(|| before.cloned()).unwrap_or_else(|| first.clone());
            let sheet = Sheet { id, own: Memo::new(own), setting };
            view! { <Record sheet forms /> }.into_any()
        }
        None => answered(answer.get(), |_| view! { <Gone /> }.into_any()),
    };
    view! {
        <Page
            title
            mark=move || view! { {move || is_here.get().then(|| view! { <PortraitMark id /> })} }
            actions=move || view! { {move || is_here.get().then(|| view! { <Actions id name kind forms /> })} }
        >
            {move || is_here.get().then(|| failure_of(answer))}
            {body}
            <PurchaseDialog customer=id errand=forms.purchase />
            <InteractionDialog errand=forms.interaction />
            <TaskDialog errand=forms.task />
        </Page>
    }
}

/// Figures, then three columns, or one below the other.
#[component]
fn Record(sheet: Sheet, forms: Forms) -> impl IntoView {
    let has_months = sheet.part(|sheet| sheet.by_month_minor.iter().any(|minor| *minor != 0));
    profile::provide_known(sheet);
    view! {
        <Badges sheet />
        <QuickActions sheet forms />
        <figures::Figures sheet />
        <div class="record record-three customer-record">
            <div class="record-side">
                <facts::FactsCard sheet />
                <profile::ProfileCard sheet />
                <contacts::ContactsCard sheet />
                <profile::ConsentsCard sheet />
            </div>
            <div class="record-main">
                {move || has_months.get().then(|| view! { <figures::MonthsChart sheet /> })}
                <tasks::TasksCard sheet errand=forms.task />
                <timeline::TimelineCard sheet forms />
                <record_history::RecordHistoryCard sheet />
            </div>
            <div class="record-side">
                <standings::StandingsCard sheet setting_grade=forms.grade />
                <care::CareCard sheet />
                <opportunities::OpportunitiesCard sheet forms />
                <likes::LikesCard sheet />
                <stage::StageCard sheet open=forms.stage />
                <receipt::ReceiptCards sheet />
                <outlook::OutlookCard sheet />
            </div>
        </div>
    }
}

/// The address leads to nobody.
#[component]
fn Gone() -> impl IntoView {
    let language = use_language();
    view! {
        <EmptyState title=words::gone_title(language) text=words::gone_text(language)>
            <LinkButton kind=ButtonKind::Primary href=use_kept().address()>{words::back_to_list(language)}</LinkButton>
            <LinkButton href=Route::Changes.to_string()>{words::go_changes(language)}</LinkButton>
        </EmptyState>
    }
}
