//! What a group of customers likes: a stage, a segment, or whoever a list would show. The group stands in the address.
//!
//! Not here: what one customer likes (the customer's page uses [`liked`]), and products that go together (`together`).

pub mod liked;

use super::{
    address::use_shown,
    answer::answered,
    no_orders::{Meanwhile, NoOrders},
    setting::{Setting, use_setting},
};
use crate::domain::{SavedView, Stage};
use crate::scoring::rfm::Segment;
use crate::ui::{
    customers_view::{filtered, question, segment, showing},
    device::use_language,
    pages::together::tabs,
    parts::{Card, Choice, Glyph, LinkButton, Page, Select},
    route::{CustomersView, Route},
    session::use_session,
    shell::{go, use_views},
    words::{Language, grades, lifecycle, shell as shell_words, together as words},
};
use crate::workspace::questions::{AskGroupLikes, Filter, LikesSheet};
use leptos::prelude::*;
use liked::LikedBy;

#[component]
pub fn Likes() -> impl IntoView {
    let language = use_language();
    let setting = use_setting();
    let view = use_shown(|route| if let Route::Likes(view) = route { Some(filtered(&view)) } else { None });
    let views = use_views();
    let asked = Memo::new(move |_| question(&view.get(), &views.get()));
    let sheet = use_session().live(move || AskGroupLikes { view: asked.get() });
    let list = move || Route::Customers(view.get()).to_string();
    let content = move || {
        let setting = setting.get()?;
        Some(answered(sheet.get(), |sheet| shown(&sheet, setting)))
    };
    view! {
        <Page title=shell_words::likes(language)>
            {tabs(language, Route::Likes(CustomersView::default()))}
            <div class="look-bar">
                <GroupChoice view views language />
                <LinkButton icon=Glyph::Customers href=list>{words::see_customers(language)}</LinkButton>
            </div>
            {content}
        </Page>
    }
}

/// Groups that can be chosen by name: everybody, each segment of one's own, each stage, each segment of recency and frequency.
fn groups(language: Language, views: &[SavedView]) -> Vec<(CustomersView, String)> {
    let own = views.iter().filter(|view| view.is_segment).map(|view| (segment(view.id), view.name.clone()));
    let stages = Stage::ALL
        .into_iter()
        .map(|stage| (showing([Filter::Stage(vec![stage])]), words::group_stage(language, lifecycle::stage(language, stage))));
    let segments = Segment::ALL
        .into_iter()
        .map(|segment| (showing([Filter::Segment(vec![segment])]), words::group_segment(language, grades::segment(language, segment))));
    [(CustomersView::default(), words::everybody(language).to_owned())].into_iter().chain(own).chain(stages).chain(segments).collect()
}

#[component]
fn GroupChoice(view: Memo<CustomersView>, views: Memo<Vec<SavedView>>, language: Language) -> impl IntoView {
    let choices = Signal::derive(move || {
        let known = views.with(|views| groups(language, views));
        let mut choices: Vec<Choice> = known.into_iter().map(|(view, name)| Choice::new(view.to_string(), name)).collect();
        let current = view.get().to_string();
        if choices.iter().all(|choice| choice.value != current) {
            choices.push(Choice::new(current, words::as_filtered(language)));
        }
        choices
    });
    let choose = move |address: String| {
        let known = views.with_untracked(|views| groups(language, views));
        if let Some((chosen, _)) = known.into_iter().find(|(view, _)| view.to_string() == address) {
            go(&Route::Likes(chosen));
        }
    };
    view! { <Select label=words::group(language) choices value=Signal::derive(move || view.get().to_string()) on_change=choose /> }
}

fn shown(sheet: &LikesSheet, setting: Setting) -> AnyView {
    let language = setting.language;
    let Some(first) = sheet.categories.first() else {
        let (title, text) = (words::no_lines_title(language), words::no_lines_text(language));
        return view! { <NoOrders title text meanwhile=Meanwhile::Products /> }.into_any();
    };
    let most = first.name.clone().unwrap_or_else(|| words::no_category(language).to_owned());
    let buyers = words::buyers_of(
        language,
        setting.number(sheet.n_buyers),
        setting.number(sheet.n_customers),
        setting.money_short(sheet.spent_minor),
    );
    let categories = liked::table(words::category(language), &sheet.categories, LikedBy::Group, setting);
    let products = liked::table(words::product(language), &sheet.products, LikedBy::Group, setting);
    view! {
        <div class="dashboard">
            <p class="soft">{buyers}</p>
            <div class="panels likes-panels">
                <Card title=words::categories_title(language, most, setting.share(Some(first.share)))>
                    {categories}
                </Card>
                <Card title=words::products_title(language)>
                    {products}
                </Card>
            </div>
            <p class="chart-note">{words::likes_note(language)}</p>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::SavedViewId;
    use crate::ui::customers_view::filters;

    #[test]
    fn every_group_has_an_address_of_its_own() {
        let kept = |id: u128, is_segment| SavedView {
            id: SavedViewId::from_u128(id),
            name: id.to_string(),
            address: "customers".to_owned(),
            is_segment,
            position: 0,
        };
        let all = groups(Language::En, &[kept(1, true), kept(2, false)]);
        let addresses: std::collections::BTreeSet<String> = all.iter().map(|(view, _)| view.to_string()).collect();
        assert_eq!(addresses.len(), 2 + Stage::ALL.len() + Segment::ALL.len());
        assert!(all.iter().all(|(view, _)| filters(&filtered(view)).len() <= 1));
    }
}
