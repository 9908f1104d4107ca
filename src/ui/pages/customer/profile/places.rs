//! Addresses while they are typed: pasted in one line and taken apart, or part by part.

use crate::domain::Place;
use crate::exchange::places::parsed_place;
use crate::ui::{
    device::use_language,
    parts::{Button, ButtonKind, ControlSize, Glyph, TextField},
    words::people as words,
};
use leptos::prelude::*;

/// One address.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Draft {
    /// Tells addresses apart while others come and go.
    number: u32,
    pasted: RwSignal<String>,
    label: RwSignal<String>,
    province: RwSignal<String>,
    city: RwSignal<String>,
    district: RwSignal<String>,
    street: RwSignal<String>,
    postcode: RwSignal<String>,
}

impl Draft {
    fn of(number: u32, place: &Place) -> Self {
        let text = |text: &Option<String>| RwSignal::new(text.clone().unwrap_or_default());
        Self {
            number,
            pasted: RwSignal::new(String::new()),
            label: text(&place.label),
            province: text(&place.province),
            city: text(&place.city),
            district: text(&place.district),
            street: text(&place.street),
            postcode: text(&place.postcode),
        }
    }

    fn read(self) -> Place {
        let text = |text: RwSignal<String>| Some(text.get_untracked().trim().to_owned()).filter(|text| !text.is_empty());
        Place {
            label: text(self.label),
            province: text(self.province),
            city: text(self.city),
            district: text(self.district),
            street: text(self.street),
            postcode: text(self.postcode),
        }
    }

    /// Takes what was pasted apart, and puts the parts into their fields.
    fn take_apart(self, line: &str) {
        if line.trim().is_empty() {
            return;
        }
        let place = parsed_place(line);
        let parts = [
            (self.province, place.province),
            (self.city, place.city),
            (self.district, place.district),
            (self.street, place.street),
            (self.postcode, place.postcode),
        ];
        for (field, part) in parts {
            field.set(part.unwrap_or_default());
        }
        self.pasted.set(String::new());
    }
}

/// Every address.
#[derive(Clone, Copy)]
pub struct PlacesDraft {
    places: RwSignal<Vec<Draft>>,
    n_made: StoredValue<u32>,
}

impl PlacesDraft {
    pub fn of(places: &[Place]) -> Self {
        let drafts: Vec<Draft> = (0..).zip(places).map(|(number, place)| Draft::of(number, place)).collect();
        Self { n_made: StoredValue::new(u32::try_from(drafts.len()).unwrap_or(u32::MAX)), places: RwSignal::new(drafts) }
    }

    pub fn read(self) -> Vec<Place> {
        self.places.get_untracked().into_iter().map(Draft::read).filter(|place| *place != Place::default()).collect()
    }

    fn add(self) {
        let number = self.n_made.get_value();
        self.n_made.set_value(number + 1);
        self.places.update(|places| places.push(Draft::of(number, &Place::default())));
    }

    fn remove(self, number: u32) {
        self.places.update(|places| places.retain(|place| place.number != number));
    }
}

/// The addresses, and a button for another.
#[component]
pub fn PlacesFields(draft: PlacesDraft) -> impl IntoView {
    let language = use_language();
    view! {
        <For each=move || draft.places.get() key=|place| place.number let:place>
            <PlaceFields draft place />
        </For>
        <Button size=ControlSize::Small icon=Glyph::Plus on_press=move || draft.add() attr:data-action="add-place">{words::add_place(language)}</Button>
    }
}

#[component]
fn PlaceFields(draft: PlacesDraft, place: Draft) -> impl IntoView {
    let language = use_language();
    let position =
        Signal::derive(move || draft.places.with(|places| places.iter().position(|own| own.number == place.number).unwrap_or(0) + 1));
    let title = move || words::place_of(language, position.get());
    let remove = TextProp::from(move || words::remove_place(language, position.get()));
    view! {
        <fieldset class="place-fields">
            <legend class="row-spread">
                <span class="field-label">{title}</span>
            </legend>
            <div data-field="paste">
                <TextField
                    label=words::paste(language)
                    hint=words::paste_hint(language)
                    value=place.pasted
                    on_save=move |line: String| place.take_apart(&line)
                    is_optional=true
                />
            </div>
            <div class="form-grid form-grid-narrow">
                <TextField label=words::province(language) value=place.province is_optional=true />
                <TextField label=words::city(language) value=place.city is_optional=true />
                <TextField label=words::district(language) value=place.district is_optional=true />
                <TextField label=words::postcode(language) value=place.postcode is_optional=true />
            </div>
            <TextField label=words::street(language) value=place.street is_optional=true />
            <div class="place-foot">
                <TextField label=words::place_label(language) placeholder=words::place_label_hint(language) value=place.label is_optional=true />
                <Button kind=ButtonKind::Ghost icon=Glyph::Trash label=remove on_press=move || draft.remove(place.number) />
            </div>
        </fieldset>
    }
}
