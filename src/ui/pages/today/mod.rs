//! The first page of the day: what changed, who matters, what to do.
//!
//! Everything shown leads to the list behind it. Not here: working anything out (`workspace::questions::today`).

mod ahead;
mod due_runs;
mod figures;
mod gaps;
mod people;
mod to_do;
mod untouched;

use super::{
    answer::{answered, failure_of, last_known},
    interaction_form::{InteractionDialog, InteractionErrand},
    no_orders::NoOrders,
    setting::{Setting, use_setting},
    task::{TaskDialog, TaskErrand},
};
use crate::domain::AsOf;
use crate::ui::{
    device::use_language,
    parts::{Banner, Glyph, Icon, LinkButton, Page, Skeleton, Tone},
    route::{Route, SettingsSection},
    session::use_session,
    shell::use_overview,
    words::{shell as shell_words, today as words},
};
use crate::workspace::questions::{
    AskDaysAhead, AskToDo, AskToday, AskUntouched, DaysAheadSheet, Overview, ToDoSheet, TodaySheet, UntouchedSheet,
};
use leptos::prelude::*;

/// With fewer purchases than this, the page says that its figures are a sketch.
const FEW_PURCHASES: u32 = 30;
/// Things to do that are shown.
const N_TO_DO: u32 = 12;
/// Birthdays ahead that are shown until all are asked for, and untouched customers.
const N_CARE: u32 = 6;
/// When the last purchase is longer ago than this, the page asks for newer ones.
const STALE_DAYS: i32 = 14;

#[component]
pub fn Today() -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let overview = use_overview();
    let setting = use_setting();
    let sheet = session.live(|| AskToday);
    let due = session.live(|| AskToDo { n_rows: N_TO_DO });
    let n_birthdays = RwSignal::new(N_CARE);
    let (ahead, untouched) =
        (session.live(move || AskDaysAhead { n_rows: n_birthdays.get() }), session.live(|| AskUntouched { n_rows: N_CARE }));
    let known = Known { to_do: last_known(due, Some), ahead: last_known(ahead, Some), untouched: last_known(untouched, Some), n_birthdays };
    let errands = to_do::Errands { contact: RwSignal::new(None::<InteractionErrand>), task: RwSignal::new(None::<TaskErrand>) };
    // Without a purchase the page itself says so, as its first button.
    let has_purchases = Memo::new(move |_| overview.with(|overview| overview.as_ref().is_some_and(|overview| overview.n_purchases > 0)));
    let import = move || view! { <LinkButton href=Route::Import.to_string() icon=Glyph::Import>{words::import(language)}</LinkButton> };
    let actions = move || view! { {move || has_purchases.get().then(import)} };
    view! {
        <Page title=shell_words::today(language) actions>
            {move || match overview.get().zip(setting.get()) {
                None => view! { <Skeleton n_lines=6 /> }.into_any(),
                Some((overview, setting)) if overview.n_purchases == 0 => view! { <NothingYet known errands setting /> }.into_any(),
                Some((overview, setting)) => answered(sheet.get(), |sheet| dashboard(&overview, sheet, known, errands, setting)),
            }}
            {failure_of(due)}
            {failure_of(ahead)}
            {failure_of(untouched)}
            <InteractionDialog errand=errands.contact />
            <TaskDialog errand=errands.task />
        </Page>
    }
}

/// What is proposed, as far as it is known.
#[derive(Clone, Copy)]
struct Known {
    to_do: Memo<Option<ToDoSheet>>,
    ahead: Memo<Option<DaysAheadSheet>>,
    untouched: Memo<Option<UntouchedSheet>>,
    /// Birthdays that are asked for.
    n_birthdays: RwSignal<u32>,
}

impl Known {
    fn days_ahead(self, errands: to_do::Errands, setting: Setting) -> impl IntoView {
        move || self.ahead.with(|sheet| sheet.as_ref().map(|sheet| ahead::card(sheet, self.n_birthdays, errands, setting)))
    }
}

fn dashboard(overview: &Overview, sheet: TodaySheet, known: Known, errands: to_do::Errands, setting: Setting) -> AnyView {
    let seen = people::Seen { setting, is_past: setting.today.days_since(sheet.as_of) > STALE_DAYS };
    let few = (overview.n_purchases < FEW_PURCHASES).then(|| {
        let language = setting.language;
        view! { <Banner tone=Tone::Info title=words::few_title(language)>{words::few_text(language)}</Banner> }
    });
    view! {
        <div class="dashboard">
            {as_of_line(overview, setting)}
            {few}
            <due_runs::DueRuns setting />
            {figures::figures(&sheet, setting)}
            <div class="dashboard-charts">
                {move || known.to_do.with(|sheet| sheet.as_ref().map(|sheet| to_do::card(sheet, errands, setting)))}
                {move || known.untouched.with(|sheet| sheet.as_ref().map(|sheet| untouched::card(sheet, errands, setting)))}
                {known.days_ahead(errands, setting)}
                {people::who_matters(sheet.who_matters, seen)}
                {match sheet.leaving.filter(|brief| brief.n_leaving > 0) {
                    Some(brief) => people::leaving(brief, seen).into_any(),
                    None => people::drifting(sheet.drifting, (sheet.n_drifting, sheet.n_drifting_withheld), sheet.drifting_minor, seen).into_any(),
                }}
                {people::moved(sheet.moved, sheet.n_up, sheet.n_down, setting)}
                {gaps::gaps(sheet.gaps, setting)}
            </div>
        </div>
    }
    .into_any()
}

/// From which day all this is seen, why, and where to change it.
fn as_of_line(overview: &Overview, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let day = setting.day(overview.as_of);
    let text = match overview.settings.as_ref().map(|settings| settings.as_of) {
        Some(AsOf::Today) => words::as_of_today(language, day),
        Some(AsOf::On(_)) => words::as_of_chosen(language, day),
        Some(AsOf::LastPurchase) | None => words::as_of_last(language, day),
    };
    let last = overview.last_purchase_on.filter(|last| overview.today.days_since(*last) > STALE_DAYS);
    let stale = last.map(|last| view! { " " <span class="quiet">{words::stale(language, setting.ago(last))}</span> });
    view! {
        <p class="as-of">
            <Icon glyph=Glyph::Calendar />
            <span>
                {text} " "
                <a class="link" href=Route::Settings(SettingsSection::Workspace).to_string()>{words::as_of_change(language)}</a>
                {stale}
            </span>
        </p>
    }
}

/// A workspace without a purchase.
#[component]
fn NothingYet(known: Known, errands: to_do::Errands, setting: Setting) -> impl IntoView {
    let language = setting.language;
    // Work can begin before the first purchase.
    let due =
        move || known.to_do.with(|sheet| sheet.as_ref().filter(|sheet| sheet.n_rows > 0).map(|sheet| to_do::card(sheet, errands, setting)));
    view! {
        {due}
        {known.days_ahead(errands, setting)}
        <NoOrders title=words::nothing_title(language) text=words::nothing_text(language) />
    }
}
