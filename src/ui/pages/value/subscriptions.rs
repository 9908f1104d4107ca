//! A small form for subscriptions: how many of an intake were left, and what follows. Nothing of it is stored.

use super::{Setting, use_setting};
use crate::engine::protocol::{Failure, Reply, Request};
use crate::ui::{
    device::use_language,
    format,
    parts::{
        Button, ButtonKind, Card, InputKind, TextField,
        charts::{ChartFrame, ChartTable, LegendKey, LineChart, Series},
    },
    session::use_session,
    typed,
    words::value as words,
};
use crate::workspace::questions::{RenewalPeriod, RenewalSheet, Survivors};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What was found: the fit, or a sentence.
type Found = Result<RenewalSheet, &'static str>;

/// Whole numbers, however they are set apart; nothing if there are fewer than three, or one rises.
fn survivors(text: &str) -> Option<Vec<u32>> {
    let words = text
        .split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | ';' | '，' | '；' | '、'))
        .filter(|word| !word.is_empty());
    let n_left: Vec<u32> = words.map(|word| typed::count(word).ok()).collect::<Option<_>>()?;
    (n_left.len() >= 3 && n_left.is_sorted_by(|a, b| a >= b)).then_some(n_left)
}

/// The form, and what came of it.
#[component]
pub fn Subscriptions() -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let setting = use_setting();
    let (left, discount) = (RwSignal::new(String::new()), RwSignal::new("10".to_owned()));
    let wrong = RwSignal::new(None::<String>);
    let found = RwSignal::new(None::<Found>);
    let fit = move || {
        let thousandths = typed::quantity(&discount.get_untracked()).ok().and_then(|share| u32::try_from(share.0).ok());
        let asked = left.with_untracked(|text| survivors(text)).zip(thousandths);
        wrong.set(asked.is_none().then(|| words::renewals_wrong(language).to_owned()));
        let Some((n_left, thousandths)) = asked else { return };
        let survivors = Survivors { n_left, discount_ppm: thousandths.saturating_mul(10) };
        spawn_local(async move {
            let reply = session.request(Request::Renewals(survivors), None).await;
            match reply {
                Ok(Reply::Renewals(sheet)) => {
                    found.try_set(Some(sheet.open().map_err(|_| words::renewals_no(language))));
                }
                Ok(_) => session.say_failure(&Failure::EngineDied),
                Err(failure) => session.say_failure(&failure),
            }
        });
    };
    let result = move || {
        let (found, setting) = (found.get()?, setting.get()?);
        Some(match found {
            Ok(sheet) => shown(&sheet, setting).into_any(),
            Err(sentence) => view! { <p class="soft">{sentence}</p> }.into_any(),
        })
    };
    view! {
        <Card title=words::renewals_title(language)>
            <p class="soft">{words::renewals_text(language)}</p>
            <div class="look-bar">
                <TextField label=words::renewals_left(language) value=left placeholder="1000 869 743 653 593 551 517 491" error=wrong />
                <TextField label=words::renewals_discount(language) value=discount kind=InputKind::Number />
                <Button kind=ButtonKind::Secondary on_press=fit>{words::renewals_fit(language)}</Button>
            </div>
            {result}
        </Card>
    }
}

fn shown(sheet: &RenewalSheet, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let decimal = |value: f64, digits| format::decimal(language, value, digits);
    let (alpha, beta) = (decimal(sheet.alpha, 3), decimal(sheet.beta, 3));
    let text = match sheet.residual_renewals {
        Some(renewals) => words::renewals_found(language, alpha, beta, decimal(renewals, 2)),
        None => words::renewals_endless(language, alpha, beta),
    };
    let row = |(at, period): (usize, &RenewalPeriod)| {
        vec![
            at.to_string(),
            setting.share(period.seen_share),
            setting.share(Some(period.expected_share)),
            setting.share(period.expected_retention),
        ]
    };
    let columns = [words::period(language), words::seen(language), words::model_says(language), words::retention(language)];
    let table = ChartTable { columns: columns.map(str::to_owned).to_vec(), rows: sheet.periods.iter().enumerate().map(row).collect() };
    #[expect(clippy::cast_precision_loss, reason = "a few periods")]
    let points = |share: fn(&RenewalPeriod) -> Option<f64>| {
        sheet.periods.iter().enumerate().filter_map(|(at, period)| Some((at as f64, share(period)?))).collect()
    };
    let series = vec![
        Series { colour: 2, is_area: false, points: points(|period| Some(period.expected_share)) },
        Series { colour: 1, is_area: false, points: points(|period| period.seen_share) },
    ];
    let legend = vec![
        LegendKey { series: 1, label: words::seen(language).to_owned() },
        LegendKey { series: 2, label: words::model_says(language).to_owned() },
    ];
    let periods = StoredValue::new(sheet.periods.clone());
    let read = move |at: usize| {
        periods.with_value(|periods| periods.get(at).copied()).map_or_else(Default::default, |period: RenewalPeriod| {
            let text =
                words::renewals_retention(language, setting.share(Some(period.expected_share)), setting.share(period.expected_retention));
            (at.to_string(), text)
        })
    };
    view! {
        <p>{text}</p>
        <ChartFrame title=words::renewals_chart(language) table file_name="crema-renewals" legend>
            <LineChart
                label=words::renewals_chart(language)
                series=series.clone()
                x_tick=move |at: f64| if at.fract() == 0.0 { format::decimal(language, at, 0) } else { String::new() }
                y_tick=move |share: f64| format::percent(language, share, 0)
                read
            />
        </ChartFrame>
    }
}
