//! Fields of one's own: defined, renamed, put in order, retired and brought back.
//!
//! Not here: their values, which stand in a customer's profile.

use super::{
    Setting,
    field_form::{FieldDialog, FieldErrand},
};
use crate::domain::CustomField;
use crate::ui::{
    device::use_language,
    format,
    pages::answer::answered,
    parts::{Button, ButtonKind, ControlSize, Glyph},
    session::{Session, use_session},
    words::{Language, customers, people, settings as words},
};
use crate::workspace::{
    Command, Register,
    questions::{AskFields, FieldRow, FieldsSheet},
};
use leptos::prelude::*;

/// The list of fields, and a button for another.
#[component]
pub fn FieldsSettings() -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let errand = RwSignal::new(None::<FieldErrand>);
    let answer = session.live(|| AskFields);
    let n_fields = Memo::new(move |_| answer.get().and_then(Result::ok).map_or(0, |sheet: FieldsSheet| sheet.rows.len()));
    let add = move || errand.set(Some(FieldErrand::fresh(u32::try_from(n_fields.get_untracked()).unwrap_or(u32::MAX))));
    view! {
        <Setting title=words::fields_title(language) text=words::fields_text(language)>
            {move || answered(answer.get(), |sheet| Lists { session, language, errand }.show(sheet))}
            <Button kind=ButtonKind::Primary icon=Glyph::Plus shortcut="c" on_press=add attr:data-key="c" attr:data-action="add-field">
                {words::add_field(language)}
            </Button>
        </Setting>
        <FieldDialog errand />
    }
}

/// What the lists share.
#[derive(Clone, Copy)]
struct Lists {
    session: Session,
    language: Language,
    errand: RwSignal<Option<FieldErrand>>,
}

impl Lists {
    fn show(self, sheet: FieldsSheet) -> AnyView {
        let (retired, used): (Vec<FieldRow>, Vec<FieldRow>) = sheet.rows.into_iter().partition(|row| row.field.is_retired);
        let none = used.is_empty().then(|| view! { <p class="quiet">{words::fields_none(self.language)}</p> });
        let order: Vec<CustomField> = used.iter().map(|row| row.field.clone()).collect();
        let rows = used.into_iter().enumerate().map(|(at, row)| self.used(at, row, &order)).collect_view();
        let n_retired = retired.len();
        let back = retired.into_iter().map(|row| self.retired(row)).collect_view();
        view! {
            {none}
            <ul class="setting-rows" data-list="fields">{rows}</ul>
            {(n_retired > 0).then(|| view! {
                <details class="setting-details">
                    <summary>{words::retired_fields(self.language, n_retired)}</summary>
                    <ul class="setting-rows" data-list="retired-fields">{back}</ul>
                </details>
            })}
        }
        .into_any()
    }

    fn used(self, at: usize, row: FieldRow, order: &[CustomField]) -> impl IntoView + use<> {
        let Self { session, language, errand } = self;
        let text = self.text(&row);
        let FieldRow { field, n_values } = row;
        let (up, down) = (moved(order, at, at.wrapping_sub(1)), moved(order, at, at + 1));
        let name = field.name.clone();
        let edited = field.clone();
        let retire = CustomField { is_retired: true, ..field };
        let retired = name.clone();
        view! {
            <li class="setting-row">
                {text}
                <div class="button-row">
                    {self.step(up, Glyph::ChevronUp, words::field_up(language, &name))}
                    {self.step(down, Glyph::ChevronDown, words::field_down(language, &name))}
                    <Button
                        kind=ButtonKind::Ghost
                        size=ControlSize::Small
                        icon=Glyph::Pencil
                        label=words::edit_field(language, &name)
                        on_press=move || errand.set(Some(FieldErrand { field: edited.clone(), is_used: n_values > 0 }))
                    />
                    <Button
                        kind=ButtonKind::Ghost
                        size=ControlSize::Small
                        icon=Glyph::EyeOff
                        label=words::retire_field_of(language, &name)
                        on_press=move || session.run(Command::File(retire.clone().into()), words::field_retired(language, &retired))
                        attr:data-action="retire-field"
                    />
                </div>
            </li>
        }
    }

    /// A step up or down; none at the end of the list.
    fn step(self, order: Option<Vec<CustomField>>, icon: Glyph, label: String) -> impl IntoView {
        let Self { session, language, .. } = self;
        let disabled = Signal::stored(order.is_none());
        let press = move || {
            if let Some(fields) = order.clone() {
                let records = fields.into_iter().map(Into::into).collect();
                session.run(Command::FileAll { records }, words::fields_ordered(language));
            }
        };
        view! { <Button kind=ButtonKind::Ghost size=ControlSize::Small icon label disabled on_press=press /> }
    }

    fn retired(self, row: FieldRow) -> impl IntoView {
        let Self { session, language, .. } = self;
        let text = self.text(&row);
        let FieldRow { field, n_values } = row;
        let (id, name) = (field.id.as_u128(), field.name.clone());
        let back = CustomField { is_retired: false, ..field };
        let (brought, deleted) = (name.clone(), name.clone());
        let delete =
            move || session.run(Command::Discard { register: Register::CustomField, id }, words::field_deleted(language, &deleted));
        view! {
            <li class="setting-row">
                {text}
                <div class="button-row">
                    <Button
                        size=ControlSize::Small
                        icon=Glyph::Undo
                        label=words::bring_back_of(language, &name)
                        on_press=move || session.run(Command::File(back.clone().into()), words::field_back(language, &brought))
                        attr:data-action="bring-back"
                    >
                        {words::bring_back(language)}
                    </Button>
                    // What customers have a value in is kept for good.
                    {(n_values == 0).then(|| view! {
                        <Button kind=ButtonKind::Ghost size=ControlSize::Small icon=Glyph::Trash label=words::delete_field_of(language, &name) on_press=delete />
                    })}
                </div>
            </li>
        }
    }

    fn text(self, row: &FieldRow) -> impl IntoView + use<> {
        let language = self.language;
        let kind = people::field_kind(language, row.field.kind).to_owned();
        let choices = (!row.field.choices.is_empty()).then(|| customers::listed(language, &row.field.choices));
        let used = (row.n_values > 0).then(|| words::n_values(language, format::number(language, row.n_values)));
        let details = [Some(kind), choices, used].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let name = row.field.name.clone();
        view! { <div class="stack-tight setting-row-text"><span class="strong">{name}</span><span class="quiet small">{details}</span></div> }
    }
}

/// The fields with two of them changed about, each with its new place; none if there is no such place.
fn moved(order: &[CustomField], from: usize, to: usize) -> Option<Vec<CustomField>> {
    if to >= order.len() {
        return None;
    }
    let mut order = order.to_vec();
    order.swap(from, to);
    Some((0..).zip(order).map(|(position, field)| CustomField { position, ..field }).collect())
}
