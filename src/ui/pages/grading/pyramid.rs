//! The first tab: how many are graded, what they bring, and the pyramid of classes with the segments below it.

use super::{Setting, segments};
use crate::scoring::{abc::AbcClass, pyramid::Layer};
use crate::ui::{
    format,
    pages::{
        grade_tag::{customers, series},
        layers,
    },
    parts::{
        Banner, ControlSize, FigureCard, LinkButton, Reason, Tone,
        charts::{ChartFrame, Layer as Step, Pyramid},
    },
    route::Route,
    shell::go,
    words::{grades, grading as words},
};
use crate::workspace::questions::{Filter, GradingSheet};
use leptos::prelude::*;

/// Figures, pyramid, segments.
pub fn tab(sheet: GradingSheet, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let costs = sheet.profit_minor().is_none().then(|| {
        let actions = move || view! { <LinkButton size=ControlSize::Small href=Route::Products.to_string()>{words::go_products(language)}</LinkButton> };
        view! { <Banner tone=Tone::Info title=words::profit_unknown_text(language) actions /> }
    });
    view! {
        <div class="dashboard">
            {figures(&sheet, setting)}
            {costs}
            {pyramid(&sheet, setting)}
            {segments::table(&sheet, setting)}
        </div>
    }
}

fn figures(sheet: &GradingSheet, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let up_to = words::up_to(language, setting.day(sheet.as_of));
    let n_cases = setting.number(sheet.n_graded);
    let why = |formula: &str, inputs: Vec<(&str, String)>| Reason {
        formula: formula.to_owned(),
        inputs: inputs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
        n_cases: Some(n_cases.clone()),
        period: Some(up_to.clone()),
    };
    let n_all = sheet.n_graded + sheet.n_not_graded;
    let profit_note = if sheet.profit_minor().is_some() { up_to.clone() } else { words::profit_unknown(language).to_owned() };
    view! {
        <div class="cards cards-four">
            <FigureCard
                label=words::n_graded(language)
                value=Some(setting.number(sheet.n_graded))
                note=Some(words::of_all(language, setting.number(n_all)))
                href=customers([Filter::Abc(AbcClass::ALL.to_vec())]).to_string()
                reason=why(words::n_graded_why(language), vec![(words::n_graded(language), setting.number(sheet.n_graded))])
            />
            <FigureCard
                label=words::n_not_graded(language)
                value=Some(setting.number(sheet.n_not_graded))
                href=customers([Filter::NotGraded]).to_string()
                reason=why(words::n_not_graded_why(language), vec![(words::n_graded(language), setting.number(sheet.n_graded))])
            />
            <FigureCard
                label=words::revenue(language)
                value=Some(setting.money_short(sheet.revenue_minor))
                note=Some(up_to.clone())
                reason=why(words::revenue_why(language), vec![(words::revenue(language), setting.money(sheet.revenue_minor))])
            />
            <FigureCard
                label=words::profit(language)
                value=sheet.profit_minor().map(|minor| setting.money_short(minor))
                note=Some(profit_note)
                reason=why(words::profit_why(language), vec![
                    (words::revenue(language), setting.money(sheet.revenue_minor)),
                    (words::profit(language), format::or_unknown(sheet.profit_minor().map(|minor| setting.money(minor)))),
                ])
            />
        </div>
    }
}

fn pyramid(sheet: &GradingSheet, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let knows_profit = sheet.profit_minor().is_some();
    let best = sheet.classes.first().map(|(_, layer)| (setting.share(layer.customers_share), setting.share(layer.revenue_share)));
    let title = best
        .map_or_else(|| words::layers_label(language).to_owned(), |(customers, revenue)| words::layers_title(language, customers, revenue));
    let measures = layers::measures(language, knows_profit);
    let step = |(class, layer): &(AbcClass, Layer)| layers::step(grades::abc(language, *class), series(*class), layer, setting);
    let steps: Vec<Step> = sheet.classes.iter().map(step).collect();
    let table =
        layers::table(words::class(language), sheet.classes.iter().map(|(class, layer)| (grades::abc(language, *class), layer)), setting);
    let pick = move |at: usize| {
        if let Some(class) = AbcClass::ALL.get(at) {
            go(&customers([Filter::Abc(vec![*class])]));
        }
    };
    view! {
        <ChartFrame title table file_name="crema-pyramid" note=words::layers_note(language)>
            <Pyramid label=words::layers_label(language) measures=measures.clone() layers=steps.clone() on_pick=pick />
        </ChartFrame>
    }
}
