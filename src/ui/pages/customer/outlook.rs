//! What one customer is worth, how they buy, and what is expected of them; each with the figures that it follows from.

use super::Sheet;
use crate::ui::{
    device::use_language,
    format,
    pages::{
        answer::answered,
        foresight::{ForecastNeeded, model_name, why_not},
        setting::Setting,
    },
    parts::{Banner, Card, Fact, Facts, Tone},
    route::{LeavingView, Route, ValueSection, ValueView},
    session::use_session,
    words::value as words,
};
use crate::workspace::questions::{AskCustomerValue, CustomerOutlook, CustomerValueSheet, ForesightWish, Foretold};
use leptos::prelude::*;

/// The card.
#[component]
pub fn OutlookCard(sheet: Sheet) -> impl IntoView {
    let language = use_language();
    let customer = sheet.id();
    let answer = use_session().live(move || AskCustomerValue { customer });
    let shown = move |value: Option<CustomerValueSheet>| value.map(|value| shown(value, sheet.setting())).into_any();
    let body = move || answered(answer.get(), shown);
    view! { <Card title=words::outlook(language)>{body}</Card> }
}

fn shown(value: CustomerValueSheet, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let served = value.profit_minor.map(|profit| profit.saturating_sub(value.cost_to_serve_minor.unwrap_or(0)));
    let rhythm = value.rhythm.map_or_else(
        || words::no_rhythm(language).to_owned(),
        |rhythm| {
            let decimal = |value| format::decimal(language, value, 1);
            words::own_rhythm_text(language, decimal(rhythm.interval.days()), decimal(rhythm.intervals_since_last_purchase()))
        },
    );
    let at_stake = value.at_stake.map(|(minor, place)| {
        let text = words::at_stake_text(language, setting.money_mean(Some(minor)), setting.number(place));
        view! { <Banner tone=Tone::Warn title=text><a class="link" href=Route::Leaving(LeavingView::default()).to_string()>{crate::ui::words::leaving::title(language)}</a></Banner> }
    });
    let outlook = match value.foretold {
        Foretold::Here(outlook) => foretold(outlook, setting).into_any(),
        Foretold::No(reason) => view! { <p class="soft small">{why_not(language, reason)}</p> }.into_any(),
        Foretold::NotYet if value.revenue_minor == 0 => ().into_any(),
        Foretold::NotYet => view! {
            <p class="soft small">{words::outlook_start(language)}</p>
            <ForecastNeeded wish=ForesightWish::default() waits=true />
        }
        .into_any(),
    };
    view! {
        <Facts>
            <Fact label=words::historic(language)>{setting.money(value.revenue_minor)}</Fact>
            <Fact label=words::historic_profit(language)>{format::or_unknown(served.map(|minor| setting.money(minor)))}</Fact>
            <Fact label=words::own_rhythm(language)>{rhythm}</Fact>
        </Facts>
        {at_stake}
        {outlook}
    }
}

fn foretold(own: CustomerOutlook, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let decimal = move |value| format::decimal(language, value, 1);
    let alive_why = if own.n_repeats == 0 {
        words::alive_new(language, decimal(own.observed_weeks))
    } else {
        words::alive_why(language, setting.number(own.n_repeats), decimal(own.until_last_weeks), decimal(own.observed_weeks))
    };
    let money = move |minor: Option<f64>| format::or_unknown(minor.map(|minor| setting.money_mean(Some(minor))));
    let margin = own.profit.map(|(_, margin)| words::margin_note(language, setting.share(Some(margin))));
    let months = own.wish.horizon.n_months;
    let discount = format::percent(language, f64::from(own.wish.horizon.monthly_discount_ppm) / 1e6, 1);
    let models = Route::Value(ValueView { section: ValueSection::Forecast, wish: own.wish, ..ValueView::default() }).to_string();
    view! {
        <Facts>
            <Fact label=words::alive(language)>
                {setting.share(Some(own.outlook.probability_alive))} <p class="quiet small">{alive_why}</p>
            </Fact>
            <Fact label=words::expected_year(language)>
                {decimal(own.outlook.year_purchases)} <p class="quiet small">{words::expected_usual(language, decimal(own.usual_purchases))}</p>
            </Fact>
            <Fact label=words::spend(language)>{money(own.outlook.spend_minor)}</Fact>
            <Fact label=words::as_revenue(language, months)>{money(own.revenue_minor)}</Fact>
            <Fact label=words::as_profit(language, months)>
                {money(own.profit.map(|(value, _)| value))} {margin.map(|text| view! { <p class="quiet small">{text}</p> })}
            </Fact>
        </Facts>
        <p class="quiet small">
            {words::by_model(language, model_name(language, own.wish.model), discount)} " "
            <a class="link" href=models>{words::see_models(language)}</a>
        </p>
    }
}
