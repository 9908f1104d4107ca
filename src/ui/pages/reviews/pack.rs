//! The review pack: everything about one review on paper. It is seen in print only, and says that it is internal.

use super::{saver::Saver, score, side::CustomerFacts};
use crate::domain::{Criterion, Interaction};
use crate::ui::{
    device::use_language,
    format,
    pages::setting::Setting,
    parts::{Heading, PlainTable},
    schemes_view::standing_label,
    session::use_session,
    words::{interactions, reviews as words},
};
use crate::workspace::questions::{AskCustomer, AskInteractions, AskStandings, StandingRow};
use leptos::prelude::*;

/// Interactions on paper.
const N_INTERACTIONS: u32 = 20;

/// The pack.
#[component]
pub fn Pack(saver: Saver) -> impl IntoView {
    let language = use_language();
    let setting = saver.setting;
    let session = use_session();
    let customer = saver.sheet.with_untracked(|sheet| sheet.review.customer);
    let sheet = session.live(move || AskCustomer { id: customer, n_purchases: 0 });
    let standings = session.live(move || AskStandings { customer });
    let contacts = session.live(move || AskInteractions { customer, n_rows: N_INTERACTIONS });
    let facts = move || sheet.get().and_then(Result::ok).flatten().map(|sheet| view! { <CustomerFacts sheet setting /> });
    let history = move || {
        let rows = standings.get().and_then(Result::ok)?.rows;
        Some(rows.iter().map(|row| grade_history(row, setting)).collect_view())
    };
    let contacts = move || {
        let rows = contacts.get().and_then(Result::ok).flatten()?.rows;
        (!rows.is_empty()).then(|| rows.iter().map(|row| contact(row, setting)).collect_view())
    };
    view! {
        <div class="only-print pack">
            <p class="pack-internal">{words::internal(language)} " " {words::printed_on(language, setting.day(setting.today))}</p>
            <section class="pack-part"><h2>{words::facts(language)}</h2>{facts}</section>
            <section class="pack-part"><h2>{words::grade_history(language)}</h2>{history}</section>
            <section class="pack-part">
                <h2>{words::interactions(language)}</h2>
                <table class="table table-plain"><tbody>{contacts}</tbody></table>
            </section>
            {move || judged(saver, setting)}
        </div>
    }
}

/// By scheme: the grade now, and those of earlier runs.
fn grade_history(row: &StandingRow, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let label = |standing| standing_label(language, &row.scheme, &row.class_names, standing);
    let earlier = row.history.iter().rev().map(|(day, standing, _)| format!("{} {}", setting.day(*day), label(*standing)));
    let now = format!("{} {}", words::grade_now(language), label(row.standing));
    let all = std::iter::once(now).chain(earlier).collect::<Vec<_>>().join(" · ");
    view! { <p><strong>{row.scheme.name.clone()}</strong> " " {all}</p> }
}

fn contact(row: &Interaction, setting: Setting) -> impl IntoView + use<> {
    view! {
        <tr>
            <th scope="row">{setting.day(row.on)}</th>
            <td>{interactions::channel_name(setting.language, row.channel)}</td>
            <td>{row.by.clone()}</td>
            <td>{row.outcome.clone()}</td>
        </tr>
    }
}

/// What is judged, agreed and decided.
fn judged(saver: Saver, setting: Setting) -> impl IntoView + use<> {
    let language = setting.language;
    let review = saver.sheet.with(|sheet| sheet.review.clone());
    let criterion = |own: &Criterion| {
        view! {
            <tr>
                <th scope="row">{own.name.clone()}</th>
                <td class="numeric">{setting.number(own.weight)}</td>
                <td class="numeric">{format::or_unknown(own.score.map(|score| setting.number(score)))}</td>
                <td>{own.note.clone()}</td>
            </tr>
        }
    };
    let criteria = review.criteria.iter().map(criterion).collect_view();
    let texts = [
        (words::agreed(language), review.agreed.clone()),
        (words::rewards(language), review.rewards.clone()),
        (words::sanctions(language), review.sanctions.clone()),
        (words::reasons(language), review.reasons.clone()),
    ];
    let texts = texts.into_iter().filter_map(|(label, text)| text.map(|text| view! { <h3>{label}</h3> <p class="pack-text">{text}</p> }));
    view! {
        <section class="pack-part">
            <h2>{words::phase_name(language, review.phase)} " · " {setting.day(review.on)} " · " {review.person.clone()}</h2>
            <PlainTable
                headings=vec![
                    Heading::new(words::criterion(language)),
                    Heading::number(words::weight(language)),
                    Heading::number(words::points(language)),
                    Heading::new(words::note(language)),
                ]
            >
                {criteria}
            </PlainTable>
            <p><strong>{words::score(language)} " " {score(review.score_tenths(), setting)}</strong></p>
            {texts.collect_view()}
            <h3>{words::decision(language)}</h3>
            <p><strong>{words::decision_name(language, review.decision)}</strong></p>
            <p class="pack-sign">{words::signed(language)}</p>
        </section>
    }
}
