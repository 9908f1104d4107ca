//! Step three: what would happen, in figures and sentences, before anything does.

use super::{
    called_off::CalledOffCard,
    phrases::{self, Counted},
    refused::RefusedCard,
    state::Step,
    wizard::{Wizard, use_wizard},
};
use crate::domain::Currency;
use crate::exchange::planning::{DryRun, MatchPolicy};
use crate::ui::{
    device::use_language,
    format,
    parts::{Banner, Button, ButtonKind, Card, Choice, FigureCard, Glyph, Segmented, Tone},
    shell::use_overview,
    words::{Language, import as words},
};
use leptos::prelude::*;

/// What would happen, and the button that does it.
#[component]
pub fn CheckStep() -> impl IntoView {
    let language = use_language();
    let wizard = use_wizard();
    let currency = currency_here();
    let is_busy = Signal::derive(move || wizard.work.with(Option::is_some));
    let is_idle = Signal::derive(move || wizard.dry_run.with(|dry_run| dry_run.as_ref().is_none_or(|dry_run| !changes_anything(dry_run))));
    view! {
        <Outlook wizard currency />
        <div class="wizard-foot">
            <Button icon=Glyph::ChevronLeft on_press=move || wizard.step.set(Step::Columns)>{words::back_to_columns(language)}</Button>
            <Button kind=ButtonKind::Primary icon=Glyph::Import busy=is_busy disabled=is_idle on_press=move || wizard.run() attr:data-action="run-import">
                {move || wizard.dry_run.with(|dry_run| dry_run.as_ref().map(|dry_run| run_label(language, dry_run)))}
            </Button>
        </div>
    }
}

/// The currency of the workspace.
pub fn currency_here() -> Memo<Currency> {
    let overview = use_overview();
    Memo::new(move |_| overview.get().and_then(|overview| overview.settings).map_or(Currency::CNY, |settings| settings.currency))
}

const fn n_orders(dry_run: &DryRun) -> u32 {
    dry_run.n_sales.saturating_add(dry_run.n_returns)
}

const fn n_customers(dry_run: &DryRun) -> u32 {
    dry_run.n_customers_created.saturating_add(dry_run.n_customers_updated)
}

const fn changes_anything(dry_run: &DryRun) -> bool {
    n_orders(dry_run) > 0 || n_customers(dry_run) > 0 || dry_run.n_products_created > 0 || dry_run.called_off.n_taken_out() > 0
}

fn run_label(language: Language, dry_run: &DryRun) -> String {
    match (n_orders(dry_run), n_customers(dry_run), dry_run.called_off.n_taken_out()) {
        (0, 0, 0) => words::import_nothing(language).to_owned(),
        (0, 0, n) => words::take_orders_out(language, format::number(language, n)),
        (0, n, _) => words::import_customers(language, format::number(language, n)),
        (n, ..) => words::import_orders(language, format::number(language, n)),
    }
}

/// Says so where nothing would change, and whether that is because everything is here already. What the file calls off has a card of its own.
fn nothing_to_do(language: Language, dry_run: &DryRun) -> Option<AnyView> {
    let is_here = dry_run.n_already_here > 0 || dry_run.n_customers_same > 0;
    let (tone, title) = if is_here { (Tone::Info, words::nothing_new(language)) } else { (Tone::Warn, words::nothing_left(language)) };
    (!changes_anything(dry_run) && dry_run.called_off.n == 0).then(|| view! { <Banner tone title=title /> }.into_any())
}

/// Only the answers are made anew when the policy changes, so that the focus stays on it.
#[component]
fn Outlook(wizard: Wizard, currency: Memo<Currency>) -> impl IntoView {
    let language = use_language();
    let with_dry_run = move |show: fn(Wizard, Language, DryRun, Currency) -> Option<AnyView>| {
        move || wizard.dry_run.get().and_then(|dry_run| show(wizard, language, dry_run, currency.get()))
    };
    let nothing = with_dry_run(|_, language, dry_run, _| nothing_to_do(language, &dry_run));
    let figures = with_dry_run(|_, language, dry_run, currency| Some(view! { <Figures language dry_run currency /> }.into_any()));
    let outcome = with_dry_run(|_, language, dry_run, _| {
        Some(sentences(language, &dry_run).into_iter().map(|said| view! { <li>{said}</li> }).collect_view().into_any())
    });
    let overview = use_overview();
    // Where nobody is known yet there is nothing to choose.
    let has_customers = Memo::new(move |_| overview.get().is_some_and(|overview| overview.n_customers > 0));
    let calls_off = Memo::new(move |_| wizard.dry_run.with(|dry_run| dry_run.as_ref().is_some_and(|dry_run| dry_run.called_off.n > 0)));
    let refused =
        with_dry_run(|wizard, _, dry_run, _| (!dry_run.refused.is_empty()).then(|| view! { <RefusedCard wizard dry_run /> }.into_any()));
    view! {
        {nothing}
        {figures}
        <Card title=words::outcome_title(language)>
            <ul class="import-outcome">{outcome}</ul>
            {move || has_customers.get().then(|| view! { <Policy wizard /> })}
        </Card>
        {move || calls_off.get().then(|| view! { <CalledOffCard wizard currency /> })}
        {refused}
    }
}

/// Orders, customers, money and refused rows of a dry run, which are also those of the import that was run after it.
#[component]
pub fn Figures(language: Language, dry_run: DryRun, currency: Currency) -> impl IntoView {
    let number = move |n: u32| Signal::stored(Some(format::number(language, n)));
    let money = move |minor: i64| format::money(language, minor, currency);
    let period = dry_run.first_on.zip(dry_run.last_on);
    let period = period.map(|(first, last)| words::period(language, format::day(language, first), format::day(language, last)));
    let returns = (dry_run.n_returns > 0)
        .then(|| words::returns_amount(language, format::number(language, dry_run.n_returns), money(dry_run.returns_minor)));
    let n_known = dry_run.n_customers_updated.saturating_add(dry_run.n_customers_same);
    let known = (n_known > 0).then(|| words::customers_known(language, format::number(language, n_known)));
    let of_rows = words::of_rows(language, format::number(language, dry_run.n_rows));
    let n_refused = dry_run.n_refused.saturating_add(dry_run.n_set_aside);
    view! {
        <div class="cards">
            <FigureCard label=words::figure_orders(language) value=number(n_orders(&dry_run)) note=Signal::stored(period) />
            <FigureCard label=words::figure_new_customers(language) value=number(dry_run.n_customers_created) note=Signal::stored(known) />
            <FigureCard label=words::figure_sales(language) value=Signal::stored(Some(money(dry_run.sales_minor))) note=Signal::stored(returns) />
            <FigureCard label=words::figure_refused(language) value=number(n_refused) note=Signal::stored(Some(of_rows)) />
        </div>
    }
}

/// What would happen, one sentence each; what would not is left unsaid.
fn sentences(language: Language, dry_run: &DryRun) -> Vec<String> {
    let counted: [(u32, Counted); 12] = [
        (dry_run.n_customers_created, words::says_created),
        (dry_run.n_customers_updated, words::says_updated),
        (dry_run.n_customers_same, words::says_same),
        (dry_run.n_customers_skipped, words::says_skipped),
        (dry_run.n_sales, words::says_orders),
        (dry_run.n_returns, words::says_returns),
        (dry_run.n_lines, words::says_lines),
        (dry_run.n_products_created, words::says_products),
        (dry_run.n_already_here, words::says_here),
        (dry_run.called_off.n_taken_out(), words::says_taken_out),
        (dry_run.n_purchases_skipped, words::says_orders_skipped),
        (dry_run.n_without_customer, words::says_nobody),
    ];
    let counted = counted.into_iter().filter(|(n, _)| *n > 0).map(|(n, said)| said(language, format::number(language, n)));
    let left_out = dry_run.left_out.iter().map(|left_out| {
        words::says_left_out(
            language,
            format::number(language, left_out.n_cells as u64),
            phrases::named_field(language, left_out.field, &[]),
        )
    });
    counted.chain(left_out).collect()
}

/// What may happen to customers that are here already; a change checks anew.
#[component]
fn Policy(wizard: Wizard) -> impl IntoView {
    let language = use_language();
    let policies = [
        (MatchPolicy::CreateAndUpdate, "both", words::policy_both(language)),
        (MatchPolicy::CreateOnly, "create", words::policy_create(language)),
        (MatchPolicy::UpdateOnly, "update", words::policy_update(language)),
    ];
    let choices: Vec<Choice> = policies.iter().map(|(_, name, label)| Choice::new(*name, *label)).collect();
    let value = Signal::derive(move || {
        let now = wizard.policy.get().matching;
        policies.iter().find(|(policy, ..)| *policy == now).map_or_else(String::new, |(_, name, _)| (*name).to_owned())
    });
    let choose = move |chosen: String| {
        if let Some((policy, ..)) = policies.iter().find(|(_, name, _)| *name == chosen) {
            wizard.policy.update(|wished| wished.matching = *policy);
            wizard.check();
        }
    };
    view! {
        <div class="import-policy">
            <span class="field-label" aria-hidden="true">{words::policy(language)}</span>
            <Segmented label=words::policy(language) choices=Signal::stored(choices) value on_change=choose />
        </div>
    }
}
