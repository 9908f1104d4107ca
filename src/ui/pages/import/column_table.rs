//! The columns of the file: name, examples, what each means and how its values are written.

use super::{phrases, wizard::Wizard};
use crate::exchange::reading::{
    Bought, ColumnChoice, ColumnFinding, ColumnProfile, DateForm, DateOrder, DecimalMark, Field, NumberWhy, StatusFinding, Sureness,
};
use crate::ui::{
    device::use_language,
    format,
    parts::{Card, Choice, Glyph, Heading, Icon, PlainTable, Select, Tag, Tone},
    words::{Language, import as words},
};
use leptos::prelude::*;

const N_EXAMPLES: usize = 3;

/// Every column with its meaning.
#[component]
pub fn ColumnTable(wizard: Wizard, columns: Vec<ColumnFinding>) -> impl IntoView {
    let language = use_language();
    let rows = columns.into_iter().enumerate().map(|(at, column)| view! { <ColumnRow wizard at column /> }).collect_view();
    view! {
        <Card title=words::columns_title(language)>
            <p class="soft">{words::columns_text(language)}</p>
            <PlainTable
                class="import-columns"
                headings=vec![
                    Heading::new(words::column(language)),
                    Heading::new(words::examples(language)),
                    Heading::new(words::meaning(language)),
                    Heading::new(words::written(language)),
                ]
            >
                {rows}
            </PlainTable>
        </Card>
    }
}

/// What is chosen for one column.
fn choice_of(wizard: Wizard, at: usize) -> Memo<ColumnChoice> {
    Memo::new(move |_| {
        wizard.choices.with(|choices| choices.as_ref().and_then(|choices| choices.columns.get(at).copied())).unwrap_or_default()
    })
}

fn change(wizard: Wizard, at: usize, change: impl FnOnce(&mut ColumnChoice)) {
    wizard.choices.update(|choices| {
        if let Some(column) = choices.as_mut().and_then(|choices| choices.columns.get_mut(at)) {
            change(column);
        }
    });
}

#[component]
fn ColumnRow(wizard: Wizard, at: usize, column: ColumnFinding) -> impl IntoView {
    let language = use_language();
    let ColumnFinding { profile, field } = column;
    let name = if profile.name.is_empty() { words::column_number(language, at + 1) } else { profile.name.clone() };
    let choice = choice_of(wizard, at);
    let has_values = profile.n_filled > 0;
    let why = move || {
        let now = choice.get().field;
        let (sureness, why) = match field.value == now {
            true => (field.sureness, phrases::field_why(language, field.why)),
            false => (Sureness::Certain, words::chosen(language)),
        };
        // A column that is left out or empty is nothing to be sure of.
        let tag = (has_values && now.is_some() && sureness != Sureness::Certain).then(|| phrases::sureness(language, sureness));
        view! { <span class="import-why">{tag.map(|(word, tone)| view! { <Tag tone>{word}</Tag> " " })}{why}</span> }
    };
    let n_rounded = profile.n_rounded_by_spreadsheet;
    let rounded = move || {
        (n_rounded > 0 && choice.get().field.is_some_and(Field::is_name_in_digits)).then(|| view! {
            <span class="import-why"><Tag tone=Tone::Warn icon=Glyph::Alert>{words::unsure(language)}</Tag> " " {words::rounded(language, format::number(language, n_rounded))}</span>
        })
    };
    let (called, title) = (name.clone(), name.clone());
    let examples = examples(language, &profile);
    view! {
        <tr data-left-out=move || choice.get().field.is_none().then_some("true")>
            <th scope="row"><span class="import-name" title=title>{name}</span></th>
            <td class="import-examples">{examples}</td>
            <td><Meaning wizard at choice label=words::meaning_of(language, &called) />{why}{rounded}</td>
            <td><Written wizard at choice profile label=words::written_of(language, &called) /></td>
        </tr>
    }
}

fn examples(language: Language, profile: &ColumnProfile) -> AnyView {
    if profile.examples.is_empty() {
        return view! { <span class="quiet">{words::no_values(language)}</span> }.into_any();
    }
    let shown = profile.examples.iter().take(N_EXAMPLES).cloned();
    shown.map(|example| view! { <span class="import-example">{example}</span> }).collect_view().into_any()
}

/// Which group of meanings a field is offered in.
fn group(language: Language, field: Field) -> &'static str {
    match field {
        Field::ProductCode | Field::ProductName | Field::Category | Field::UnitCost => words::group_product(language),
        Field::Own { .. } => words::group_own(language),
        Field::Since => words::group_customer(language),
        other if other.is_customer_text() => words::group_customer(language),
        _ => words::group_order(language),
    }
}

/// What a column means, from all meanings in their groups.
#[component]
fn Meaning(wizard: Wizard, at: usize, choice: Memo<ColumnChoice>, label: String) -> impl IntoView {
    let language = use_language();
    let own = wizard.own.get_untracked();
    let offered: Vec<Field> = Field::ALL.into_iter().chain(own.iter().map(Field::of)).collect();
    let option = move |place: Option<usize>, field: Option<Field>, text: String| {
        let place = place.map_or_else(String::new, |place| place.to_string());
        view! { <option value=place prop:selected=move || choice.get().field == field>{text}</option> }
    };
    let names = [words::group_customer(language), words::group_own(language), words::group_order(language), words::group_product(language)];
    let groups = names.map(|name| {
        let within = offered.iter().enumerate().filter(|(_, field)| group(language, **field) == name);
        let named = |(place, field): (usize, &Field)| option(Some(place), Some(*field), phrases::named_field(language, *field, &own));
        let options: Vec<_> = within.map(named).collect();
        (!options.is_empty()).then(|| view! { <optgroup label=name>{options}</optgroup> })
    });
    let chosen = move |place: String| {
        let field = place.parse::<usize>().ok().and_then(|place| offered.get(place).copied());
        wizard.choices.update(|choices| {
            if let Some(choices) = choices {
                choices.give_meaning(at, field);
            }
        });
    };
    view! {
        <span class="select">
            <select class="input" aria-label=label on:change:target=move |event| chosen(event.target().value())>
                {option(None, None, words::leave_out(language).to_owned())}
                {groups}
            </select>
            <Icon glyph=Glyph::ChevronDown />
        </span>
    }
}

/// How dates or numbers of a column are written, and what its statuses are taken for; nothing for other columns.
#[component]
fn Written(wizard: Wizard, at: usize, choice: Memo<ColumnChoice>, profile: ColumnProfile, label: String) -> impl IntoView {
    let language = use_language();
    let field = Memo::new(move |_| choice.get().field);
    let (date, number, statuses) = (profile.date_form, profile.decimal_mark, profile.statuses);
    move || match field.get() {
        Some(field) if field.is_day() => {
            let (guess, guessed_why) = (date.value, phrases::date_why(language, date.why));
            let why = move || if choice.get().date_form == guess { guessed_why.clone() } else { Some(words::chosen(language).to_owned()) };
            let tag = (date.sureness == Sureness::Unsure).then(|| phrases::sureness(language, date.sureness));
            let tag = move || (choice.get().date_form == guess).then(|| tag.map(|(word, tone)| view! { <Tag tone>{word}</Tag> " " }));
            view! { <DateForms wizard at choice label=label.clone() /><span class="import-why">{tag}{why}</span> }.into_any()
        }
        Some(Field::OrderStatus) => view! { <Statuses wizard statuses=statuses.clone() /> }.into_any(),
        // Where no mark was found there is nothing to choose.
        Some(field) if field.is_number() && number.why != NumberWhy::NoMarks => {
            view! { <Marks wizard at choice label=label.clone() /> }.into_any()
        }
        _ => ().into_any(),
    }
}

#[component]
fn DateForms(wizard: Wizard, at: usize, choice: Memo<ColumnChoice>, label: String) -> impl IntoView {
    let language = use_language();
    let forms = move || {
        let orders = [DateOrder::YearMonthDay, DateOrder::DayMonthYear, DateOrder::MonthDayYear];
        orders.map(|order| DateForm { order, serials: false }).into_iter().chain([DateForm { serials: true, ..DateForm::default() }])
    };
    let name_of = move |form: DateForm| phrases::date_form(language, form).to_owned();
    let on_change = Callback::new(move |name: String| {
        if let Some(form) = forms().find(|form| name_of(*form) == name) {
            change(wizard, at, |column| column.date_form = form);
        }
    });
    let choices: Vec<Choice> = forms().map(|form| Choice::new(name_of(form), name_of(form))).collect();
    let value = Signal::derive(move || name_of(choice.get().date_form));
    view! { <Select label is_label_hidden=true choices=Signal::stored(choices) value on_change /> }
}

#[component]
fn Marks(wizard: Wizard, at: usize, choice: Memo<ColumnChoice>, label: String) -> impl IntoView {
    let language = use_language();
    let name_of = move |mark: DecimalMark| phrases::decimal_mark(language, mark).to_owned();
    let on_change = Callback::new(move |name: String| {
        let mark = if name == name_of(DecimalMark::Comma) { DecimalMark::Comma } else { DecimalMark::Point };
        change(wizard, at, |column| column.decimal_mark = mark);
    });
    let choices: Vec<Choice> = [DecimalMark::Point, DecimalMark::Comma].map(|mark| Choice::new(name_of(mark), name_of(mark))).into();
    let value = Signal::derive(move || name_of(choice.get().decimal_mark));
    view! { <Select label is_label_hidden=true choices=Signal::stored(choices) value on_change /> }
}

/// Every status of the column with what it is taken for.
#[component]
fn Statuses(wizard: Wizard, statuses: Vec<StatusFinding>) -> impl IntoView {
    let language = use_language();
    let row = move |status: StatusFinding| {
        let label = words::bought_of(language, &status.value);
        let choices: Vec<Choice> = Bought::ALL.map(|bought| Choice::new(name_of(bought), phrases::bought(language, bought))).into();
        let (shown, asked, changed) = (status.value.clone(), status.value.clone(), status.value);
        let value =
            Signal::derive(move || wizard.choices.with(|choices| choices.as_ref().map_or(Bought::Yes, |choices| choices.bought(&asked))));
        let value = Signal::derive(move || name_of(value.get()).to_owned());
        let on_change = Callback::new(move |name: String| {
            if let Some(bought) = Bought::ALL.into_iter().find(|bought| name_of(*bought) == name) {
                wizard.choices.update(|choices| {
                    if let Some(choices) = choices {
                        choices.choose_status(&changed, bought);
                    }
                });
            }
        });
        let (sure, tone) = phrases::sureness(language, Sureness::Unsure);
        let unsure = (!status.is_known).then(|| view! { <Tag tone>{sure}</Tag> " " });
        view! {
            <li>
                <span class="import-why">{unsure}{shown} " · " {words::bought_rows(language, format::number(language, status.n_rows))}</span>
                <Select label is_label_hidden=true choices=Signal::stored(choices) value on_change />
            </li>
        }
    };
    view! { <ul class="import-statuses">{statuses.into_iter().map(row).collect_view()}</ul> }
}

const fn name_of(bought: Bought) -> &'static str {
    match bought {
        Bought::Yes => "bought",
        Bought::No => "not-bought",
        Bought::Returned => "returned",
    }
}
