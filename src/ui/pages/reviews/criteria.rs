//! The criteria of a review: name, weight, score and note, each saved where it stands.

use super::saver::Saver;
use crate::domain::{Criterion, Review};
use crate::ui::{
    device::use_language,
    parts::{Banner, Button, ButtonKind, Card, ControlSize, Glyph, Heading, InlineField, InputKind, PlainTable, Tone},
    typed::{self, NotRead},
    words::{parts, reviews as words},
};
use leptos::prelude::*;

/// Weight of a criterion that is added.
const USUAL_WEIGHT: u32 = 10;

#[component]
pub fn CriteriaCard(saver: Saver) -> impl IntoView {
    let language = use_language();
    let error = RwSignal::new(None::<String>);
    let n_criteria = saver.part(|review| review.criteria.len());
    let is_full = Signal::derive(move || n_criteria.get() >= Review::MAX_CRITERIA);
    let add = move || {
        let criterion = Criterion { name: words::new_criterion(language).to_owned(), weight: USUAL_WEIGHT, score: None, note: None };
        saver.save(error, move |review| review.criteria.push(criterion));
    };
    // Rows are told apart by their place, so that saving one field leaves the others, and the focus, where they are.
    let rows = move || view! { <For each=move || 0..n_criteria.get() key=|at| *at let:at><Row saver at error /></For> };
    let headings = vec![
        Heading::new(words::criterion(language)),
        Heading::number(words::weight(language)),
        Heading::number(words::points(language)),
        Heading::new(words::note(language)),
        Heading::unseen(parts::actions(language)),
    ];
    view! {
        <Card title=words::criteria(language)>
            {move || error.get().map(|text| view! { <Banner tone=Tone::Bad title=text /> })}
            <PlainTable class="criteria" headings>{rows()}</PlainTable>
            <div><Button size=ControlSize::Small icon=Glyph::Plus disabled=is_full on_press=add>{words::add_criterion(language)}</Button></div>
        </Card>
    }
}

#[component]
fn Row(saver: Saver, at: usize, error: RwSignal<Option<String>>) -> impl IntoView {
    let language = use_language();
    let own = saver.part(move |review| review.criteria.get(at).cloned());
    let text = move |part: fn(&Criterion) -> String| Signal::derive(move || own.with(|own| own.as_ref().map(part).unwrap_or_default()));
    let name = text(|own| own.name.clone());
    let change = move |change: Box<dyn FnOnce(&mut Criterion)>| {
        saver.save(error, move |review| {
            if let Some(criterion) = review.criteria.get_mut(at) {
                change(criterion);
            }
        });
    };
    let save_name = move |text: String| change(Box::new(move |own| own.name = text));
    let save_note = move |text: String| change(Box::new(move |own| own.note = Some(text)));
    let save_weight = move |text: String| match typed::count(&text) {
        Ok(weight) => change(Box::new(move |own| own.weight = weight)),
        Err(_) => error.set(Some(words::not_a_weight(language).to_owned())),
    };
    let save_score = move |text: String| {
        let score = match typed::count(&text) {
            Err(NotRead::Empty) => Ok(None),
            Ok(score) => u8::try_from(score).ok().filter(|score| *score <= 100).map(Some).ok_or(NotRead::TooLarge),
            Err(wrong) => Err(wrong),
        };
        match score {
            Ok(score) => change(Box::new(move |own| own.score = score)),
            Err(_) => error.set(Some(words::not_a_score(language).to_owned())),
        }
    };
    let remove = move || saver.save(error, move |review| drop((at < review.criteria.len()).then(|| review.criteria.remove(at))));
    view! {
        <tr>
            <th scope="row"><InlineField label=words::name_of(language, at + 1) value=name on_save=save_name /></th>
            <td class="numeric">
                <InlineField
                    label=move || words::weight_of(language, name.get())
                    value=text(|own| own.weight.to_string())
                    kind=InputKind::Number
                    on_save=save_weight
                />
            </td>
            <td class="numeric">
                <InlineField
                    label=move || words::points_of(language, name.get())
                    value=text(|own| own.score.map(|score| score.to_string()).unwrap_or_default())
                    kind=InputKind::Number
                    placeholder=crate::ui::format::UNKNOWN
                    on_save=save_score
                />
            </td>
            <td>
                <InlineField
                    label=move || words::note_of(language, name.get())
                    value=text(|own| own.note.clone().unwrap_or_default())
                    placeholder=crate::ui::format::UNKNOWN
                    on_save=save_note
                />
            </td>
            <td class="numeric">
                <Button
                    kind=ButtonKind::Ghost
                    size=ControlSize::Small
                    icon=Glyph::Close
                    label=move || words::remove_criterion(language, name.get())
                    on_press=remove
                />
            </td>
        </tr>
    }
}
