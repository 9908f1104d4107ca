//! One customer: who they are, what they bought, which grade follows from that and why.
//!
//! On top the figures; left the facts, changed where they stand; in the middle the purchases; right the receipt of the grade. Printed, it is a
//! customer sheet. Not here: how a grade is worked out (`scoring`), and the form for a purchase
//! ([`purchase_form`](super::purchase_form)).

mod class_standing;
mod contacts;
mod facts;
mod figures;
mod grade_history;
mod history;
mod interactions;
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
mod way_up;

pub use receipt::RuleThatMatched;
pub use tags_field::TagsField;
pub use text_facts::{Suggestions, TextFact};
pub use way_up::WayUp;

use super::{
    answer::{answered, failure_of, last_known},
    customers::use_kept,
    grade_marks::{GradeTags, RfmDigits},
    interaction_form::{InteractionDialog, InteractionErrand},
    purchase_form::{PurchaseDialog, PurchaseErrand},
    reviews::start_review,
    setting::{Setting, use_sure_setting},
    task::{TaskDialog, TaskErrand},
};
use crate::domain::{CustomerId, PurchaseKind, ReviewPhase};
use crate::ui::{
    device::use_language,
    parts::{Button, ButtonKind, EmptyState, Glyph, LinkButton, Menu, MenuItem, Page, Tag, use_seen_name},
    route::Route,
    session::use_session,
    shell::go,
    words::{customer as words, grades, reviews, shell},
};
use crate::workspace::{
    Command,
    questions::{AskCustomer, CustomerSheet, Grade},
};
use leptos::prelude::*;

/// Purchases that are brought at first, and with every further press.
const N_PURCHASES: u32 = 50;

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
    let n_wanted = RwSignal::new(N_PURCHASES);
    let answer = use_session().live(move || AskCustomer { id, n_purchases: n_wanted.get() });
    // A record that is open stays when it cannot be asked again, with all that is half typed in it; only one that is gone goes.
    let known = last_known(answer, Some);
    let sheet = Memo::new(move |_| known.get().flatten());
    let is_here = Memo::new(move |_| sheet.with(Option::is_some));
    let errand = RwSignal::new(None::<PurchaseErrand>);
    let contact = RwSignal::new(None::<InteractionErrand>);
    let task = RwSignal::new(None::<TaskErrand>);
    let name = Memo::new(move |_| sheet.with(|sheet| sheet.as_ref().map(|sheet| sheet.customer.name.clone())));
    let kind = Memo::new(move |_| sheet.with(|sheet| sheet.as_ref().map(|sheet| sheet.customer.kind)).unwrap_or_default());
    let seen = use_seen_name();
    let title = move || name.get().map_or_else(|| shell::customer(language).to_owned(), |name| seen(&name, kind.get()));
    let body = move || match is_here.get().then(|| sheet.get_untracked()).flatten() {
        Some(first) => {
            let own = move |before: Option<&CustomerSheet>| sheet.get().or_else(|| before.cloned()).unwrap_or_else(|| first.clone());
            let sheet = Sheet { id, own: Memo::new(own), setting };
            view! { <Record sheet errand contact task n_wanted /> }.into_any()
        }
        None => answered(answer.get(), |_| view! { <Gone /> }.into_any()),
    };
    view! {
        <Page title actions=move || view! { {move || is_here.get().then(|| view! { <Actions id name errand /> })} }>
            {move || is_here.get().then(|| failure_of(answer))}
            {body}
            <PurchaseDialog customer=id errand />
            <InteractionDialog errand=contact />
            <TaskDialog errand=task />
        </Page>
    }
}

#[component]
fn Actions(id: CustomerId, name: Memo<Option<String>>, errand: RwSignal<Option<PurchaseErrand>>) -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let setting = use_sure_setting();
    let list = use_kept().address();
    let after = list.clone();
    let delete = move || {
        let said = words::deleted(language, name.get_untracked().unwrap_or_default());
        session.run(Command::DeleteCustomers { ids: vec![id] }, said);
        go(&Route::parse(&after));
    };
    let print = move || {
        // A browser that cannot print has nothing to say about it.
        let _ = window().print();
    };
    let review = move || {
        start_review(session, language, id, ReviewPhase::default(), &name.get_untracked().unwrap_or_default(), setting.get_untracked())
    };
    view! {
        <LinkButton kind=ButtonKind::Ghost icon=Glyph::ArrowLeft href=list label=words::back_to_list(language) />
        <Menu label=shell::more(language) icon=Glyph::More is_icon_only=true>
            <MenuItem icon=Glyph::Return on_press=move || errand.set(Some(PurchaseErrand::Record(PurchaseKind::Return)))>
                {words::record_return(language)}
            </MenuItem>
            <MenuItem icon=Glyph::Star on_press=review>{reviews::new_for(language)}</MenuItem>
            <MenuItem icon=Glyph::Print on_press=print>{words::print_sheet(language)}</MenuItem>
            <MenuItem icon=Glyph::Trash is_danger=true on_press=delete.clone()>{words::delete_customer(language)}</MenuItem>
        </Menu>
        <Button
            kind=ButtonKind::Primary
            icon=Glyph::Receipt
            shortcut="c"
            on_press=move || errand.set(Some(PurchaseErrand::Record(PurchaseKind::Sale)))
            attr:data-key="c"
        >
            {words::record_purchase(language)}
        </Button>
    }
}

/// Figures, then three columns, or one below the other.
#[component]
fn Record(
    sheet: Sheet,
    errand: RwSignal<Option<PurchaseErrand>>,
    contact: RwSignal<Option<InteractionErrand>>,
    task: RwSignal<Option<TaskErrand>>,
    n_wanted: RwSignal<u32>,
) -> impl IntoView {
    let has_months = sheet.part(|sheet| sheet.by_month_minor.iter().any(|minor| *minor != 0));
    profile::provide_known(sheet);
    view! {
        <Badges sheet />
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
                <tasks::TasksCard sheet errand=task />
                <interactions::InteractionsCard sheet errand=contact />
                <history::History sheet errand n_wanted />
                <record_history::RecordHistoryCard sheet />
            </div>
            <div class="record-side">
                <standings::StandingsCard sheet />
                <opportunities::OpportunitiesCard sheet purchase=errand />
                <likes::LikesCard sheet />
                <stage::StageCard sheet />
                <receipt::ReceiptCards sheet />
                <outlook::OutlookCard sheet />
            </div>
        </div>
    }
}

/// Kind, grade and tags under the name.
#[component]
fn Badges(sheet: Sheet) -> impl IntoView {
    let language = use_language();
    let kind = sheet.part(|sheet| sheet.customer.kind);
    let grade = sheet.part(|sheet| sheet.row.grade);
    let tags = sheet.part(|sheet| sheet.customer.tags.clone());
    let digits = move || match grade.get() {
        Grade::Graded { rfm, .. } => Some(view! { <RfmDigits rfm /> }),
        Grade::NotGraded(_) => None,
    };
    let today = move || sheet.with(|_, setting| words::printed_on(language, setting.day(setting.today)));
    view! {
        <div class="customer-badges">
            {move || view! { <GradeTags grade=grade.get() /> }}
            <profile::DoNotContactTag />
            {digits}
            <span class="quiet">{move || grades::customer_kind(language, kind.get())}</span>
            <span class="tag-row">{move || tags.get().into_iter().map(|tag| view! { <Tag>{tag}</Tag> }).collect_view()}</span>
            <span class="quiet only-print push">{today}</span>
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
