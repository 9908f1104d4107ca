//! Records side by side: who stays, field by field whose value wins, and what comes together.

use super::merge_fields::{Choosing, MergeField};
use crate::domain::CustomerId;
use crate::ui::{
    format,
    pages::{sending::Sending, setting::Setting},
    parts::{Button, ButtonKind, unique_id},
    route::Route,
    session::use_session,
    words::{duplicates as words, parts as parts_words},
};
use crate::workspace::{Command, Register, commands::Merging, questions::MergeSide};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// What every part of the form sees.
#[derive(Clone, Copy)]
struct Form {
    sides: StoredValue<Vec<MergeSide>>,
    choosing: RwSignal<Choosing>,
    setting: Setting,
}

#[component]
pub fn MergeForm(sides: Vec<MergeSide>, choosing: Choosing, setting: Setting, #[prop(into)] on_done: Callback<()>) -> impl IntoView {
    let language = setting.language;
    let session = use_session();
    let form = Form { sides: StoredValue::new(sides), choosing: RwSignal::new(choosing), setting };
    let sending = Sending::new();
    let name = Signal::derive(move || form.name());
    let merge = move || {
        let order = form.order();
        let said = words::merged_into(language, name.get_untracked());
        sending.send(session, language, Command::MergeCustomers(vec![order]), said, move || on_done.run(()));
    };
    let is_alone = Signal::derive(move || form.n_taking_part() < 2);
    view! {
        <div class="stack" data-state="merging">
            {sending.refused()}
            <div class="table-overflow">
                <table class="table table-plain merge-table">
                    <Heads form />
                    <tbody>
                        {(0..MergeField::ALL.len()).map(|place| field_row(form, place)).collect_view()}
                        <Combined form />
                    </tbody>
                </table>
            </div>
            <p>{move || words::together(language, form.together())}</p>
            <p class="quiet small">{words::merge_note(language)}</p>
            <div class="button-row button-row-end">
                <Button on_press=on_done>{parts_words::cancel(language)}</Button>
                <Button kind=ButtonKind::Primary disabled=is_alone busy=sending.is_busy on_press=merge>
                    {move || words::merge_into(language, name.get())}
                </Button>
            </div>
        </div>
    }
}

impl Form {
    fn with<T>(self, read: impl FnOnce(&[MergeSide], &Choosing) -> T) -> T {
        self.choosing.with(|choosing| self.sides.with_value(|sides| read(sides, choosing)))
    }

    fn n_taking_part(self) -> usize {
        self.with(|sides, choosing| choosing.taking_part(sides).count())
    }

    /// What the kept record will be called.
    fn name(self) -> String {
        self.with(|sides, choosing| choosing.winner(0, sides).map(|customer| customer.name.clone()).unwrap_or_default())
    }

    fn order(self) -> Merging {
        self.choosing.with_untracked(|choosing| {
            self.sides.with_value(|sides| {
                let absorbed = choosing.taking_part(sides).map(|side| side.customer.id).filter(|id| *id != choosing.kept).collect();
                Merging { kept: choosing.kept, absorbed, fields: choosing.fields(sides) }
            })
        })
    }

    /// Everything that comes together, counted.
    fn together(self) -> String {
        let language = self.setting.language;
        self.with(|sides, choosing| {
            let (mut n_purchases, mut amount_minor, mut n_contacts) = (0, 0_i64, 0);
            let mut beside: BTreeMap<Register, u32> = BTreeMap::new();
            for side in choosing.taking_part(sides) {
                n_purchases += side.n_purchases;
                amount_minor = amount_minor.saturating_add(side.amount_minor);
                n_contacts += side.customer.contacts.len();
                side.beside.iter().for_each(|(register, n)| *beside.entry(*register).or_default() += n);
            }
            let purchases = words::n_purchases(language, self.setting.number(n_purchases));
            let contacts = (n_contacts > 0).then(|| words::n_contacts(language, self.setting.number(n_contacts)));
            let beside = beside.into_iter().map(|(register, n)| words::beside(language, register, self.setting.number(n)));
            let all: Vec<String> = [purchases, self.setting.money(amount_minor)].into_iter().chain(contacts).chain(beside).collect();
            all.join(words::separator(language))
        })
    }
}

/// A column each: its name, whether it takes part, and who stays.
#[component]
fn Heads(form: Form) -> impl IntoView {
    let language = form.setting.language;
    let group = unique_id("stays");
    let heads = form.sides.with_value(|sides| sides.iter().map(|side| (side.customer.id, side.customer.name.clone())).collect::<Vec<_>>());
    let head = |(id, name): (CustomerId, String)| {
        let choosing = form.choosing;
        let is_kept = move || choosing.with(|choosing| choosing.kept == id);
        let takes_part = move || choosing.with(|choosing| !choosing.left_out.contains(&id));
        view! {
            <th scope="col" class:merge-left-out=move || !takes_part()>
                <a class="person-link" href=Route::Customer(id).to_string()>{name.clone()}</a>
                <label class="merge-choice">
                    <input
                        type="radio"
                        name=group.clone()
                        aria-label=words::stays_of(language, &name)
                        prop:checked=is_kept
                        on:change=move |_| choosing.update(|choosing| choosing.keep(id))
                    />
                    <span>{words::stays(language)}</span>
                </label>
                <label class="merge-choice">
                    <input
                        type="checkbox"
                        class="check-box"
                        aria-label=words::takes_part_of(language, &name)
                        prop:checked=takes_part
                        disabled=is_kept
                        on:change=move |_| choosing.update(|choosing| choosing.toggle(id))
                    />
                    <span>{words::takes_part(language)}</span>
                </label>
            </th>
        }
    };
    view! {
        <thead>
            <tr>
                <th scope="col"><span class="visually-hidden">{words::field(language)}</span></th>
                {heads.into_iter().map(head).collect_view()}
            </tr>
        </thead>
    }
}

/// One field of everybody. Where all who say something say the same there is nothing to choose.
fn field_row(form: Form, place: usize) -> Option<AnyView> {
    let language = form.setting.language;
    let field = MergeField::ALL[place];
    let label = field.label(language);
    let group = unique_id("field");
    let values = form.sides.with_value(|sides| {
        let value = |side: &MergeSide| (side.customer.id, side.customer.name.clone(), field.shown(language, &side.customer));
        sides.iter().map(value).collect::<Vec<_>>()
    });
    let first = values.iter().map(|(.., value)| value).find(|value| !value.is_empty()).cloned()?;
    let is_same = values.iter().all(|(.., value)| value.is_empty() || *value == first);
    let cell = |(id, name, value): (CustomerId, String, String)| {
        if value.is_empty() {
            return view! { <td class="quiet">{format::UNKNOWN}</td> }.into_any();
        }
        if is_same {
            return view! { <td>{value}</td> }.into_any();
        }
        let choosing = form.choosing;
        let wins = move || form.with(|sides, choosing| choosing.winner(place, sides).is_some_and(|customer| customer.id == id));
        let is_left_out = move || choosing.with(|choosing| choosing.left_out.contains(&id));
        view! {
            <td class:merge-left-out=is_left_out>
                <label class="merge-choice">
                    <input
                        type="radio"
                        name=group.clone()
                        aria-label=format!("{}: {value}", words::value_of(language, label, name))
                        prop:checked=wins
                        disabled=is_left_out
                        on:change=move |_| choosing.update(|choosing| choosing.choose(place, id))
                    />
                    <span>{value.clone()}</span>
                </label>
            </td>
        }
        .into_any()
    };
    Some(view! { <tr><th scope="row">{label}</th>{values.into_iter().map(cell).collect_view()}</tr> }.into_any())
}

/// What is put together rather than chosen.
#[component]
fn Combined(form: Form) -> impl IntoView {
    let (language, setting) = (form.setting.language, form.setting);
    let row = |label: &'static str, shown: fn(&MergeSide, Setting) -> String| {
        let values = form.sides.with_value(|sides| sides.iter().map(|side| shown(side, setting)).collect::<Vec<_>>());
        let is_said = values.iter().any(|value| !value.is_empty());
        let cell = |value: String| view! { <td>{if value.is_empty() { format::UNKNOWN.to_owned() } else { value }}</td> };
        is_said.then(|| {
            view! {
                <tr>
                    <th scope="row">{label}<span class="quiet small merge-all">{words::all_kept(language)}</span></th>
                    {values.into_iter().map(cell).collect_view()}
                </tr>
            }
        })
    };
    let purchases = |side: &MergeSide, setting: Setting| match side.n_purchases {
        0 => String::new(),
        n => format!("{} \u{b7} {}", words::n_purchases(setting.language, setting.number(n)), setting.money(side.amount_minor)),
    };
    let beside = |side: &MergeSide, setting: Setting| {
        let counts = side.beside.iter().map(|(register, n)| words::beside(setting.language, *register, setting.number(*n)));
        counts.collect::<Vec<_>>().join(words::separator(setting.language))
    };
    let contacts = |side: &MergeSide, setting: Setting| {
        let names = side.customer.contacts.iter().map(|contact| contact.name.clone());
        names.collect::<Vec<_>>().join(words::separator(setting.language))
    };
    let tags = |side: &MergeSide, setting: Setting| side.customer.tags.join(words::separator(setting.language));
    let note = |side: &MergeSide, _: Setting| side.customer.note.clone().unwrap_or_default();
    view! {
        {row(words::contacts(language), contacts)}
        {row(crate::ui::words::customer::tags(language), tags)}
        {row(crate::ui::words::customer::note(language), note)}
        {row(words::purchases(language), purchases)}
        {row(words::combined(language), beside)}
    }
}
