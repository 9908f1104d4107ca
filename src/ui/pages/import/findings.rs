//! What was found out about the whole file: each guess with how sure it is and why, and a choice to change it.

use super::{
    phrases::{self, Counted},
    wizard::{Wizard, file_name},
};
use crate::exchange::reading::{CancelledWhy, Choices, Delimiter, Encoding, Field, Findings, HeaderPlace, Shape, Sureness};
use crate::ui::{
    device::use_language,
    format,
    parts::{Card, Choice, Select, Tag},
    words::{Language, import as words},
};
use leptos::prelude::*;

/// No header is offered lower than this; one that was found lower is.
const OFFERED_HEADER_ROWS: u32 = 5;

/// All guesses about the file. A spreadsheet has neither encoding nor separator to choose.
#[component]
pub fn FindingsCard(wizard: Wizard, findings: Findings) -> impl IntoView {
    let language = use_language();
    let file = file_name(wizard);
    let sheet = wizard.sheet.get_untracked();
    let notes = notes(language, &findings, sheet.as_ref().map_or(0, |sheet| sheet.n_errors));
    let name = match &sheet {
        Some(sheet) => format!("{file} · {}", sheet.name),
        None => file,
    };
    view! {
        <Card title=words::found_title(language, name)>
            <p class="soft">{notes}</p>
            <div class="findings">
                {sheet.is_none().then(|| (encoding(language, wizard, &findings), delimiter(language, wizard, &findings)))}
                {header(language, wizard, &findings)}
                {shape(language, wizard, &findings)}
                {key(language, wizard, &findings)}
                {cancelled(language, wizard, &findings)}
            </div>
        </Card>
    }
}

/// How large the file is, and what is odd about it.
fn notes(language: Language, findings: &Findings, n_sheet_errors: u64) -> String {
    let number = |n: u64| format::number(language, n);
    let mut notes = vec![words::found_size(language, number(findings.n_rows as u64), number(findings.columns.len() as u64))];
    let odd: [(u64, Counted); 5] = [
        (findings.n_blank_rows as u64, words::found_blank),
        (findings.n_faulty_rows as u64, words::found_faulty),
        (findings.n_replaced as u64, words::found_replaced),
        (findings.n_nul as u64, words::found_nul),
        (n_sheet_errors, words::sheet_errors),
    ];
    notes.extend(odd.into_iter().filter(|(n, _)| *n > 0).map(|(n, said)| said(language, number(n))));
    notes.join(" · ")
}

/// One guess: what it is about, the choice, how sure, why.
#[component]
fn Finding(
    label: &'static str,
    choices: Vec<Choice>,
    value: Signal<String>,
    on_change: Callback<String>,
    sureness: Signal<Sureness>,
    why: Signal<String>,
) -> impl IntoView {
    let language = use_language();
    let sure = move || {
        let (word, tone) = phrases::sureness(language, sureness.get());
        view! { <Tag tone>{word}</Tag> }
    };
    view! {
        <span class="finding-label" aria-hidden="true">{label}</span>
        <Select label=label is_label_hidden=true choices=Signal::stored(choices) value on_change />
        <span class="finding-why">{sure} " " <span>{why}</span></span>
    }
}

/// A guess that the file is read anew for; it comes back as chosen.
fn read_anew(
    label: &'static str,
    choices: Vec<Choice>,
    value: String,
    sureness: Sureness,
    why: String,
    on_change: Callback<String>,
) -> AnyView {
    view! {
        <Finding label choices value=Signal::stored(value) on_change sureness=Signal::stored(sureness) why=Signal::stored(why) />
    }
    .into_any()
}

/// A guess that is only a choice: what differs from the guess was chosen by a person, now or at an earlier import.
fn chosen_here<T: Copy + PartialEq + Send + Sync + 'static>(
    wizard: Wizard,
    label: &'static str,
    options: Vec<(T, &'static str)>,
    guess: (T, Sureness, String),
    read: fn(&Choices) -> T,
    write: fn(&mut Choices, T),
) -> AnyView {
    let language = use_language();
    let now = Memo::new(move |_| wizard.choices.with(|choices| choices.as_ref().map(read)));
    let choices = options.iter().enumerate().map(|(place, (_, label))| Choice::new(place.to_string(), *label)).collect();
    let values: Vec<T> = options.into_iter().map(|(value, _)| value).collect();
    let places = values.clone();
    let value = Signal::derive(move || places.iter().position(|value| Some(*value) == now.get()).unwrap_or_default().to_string());
    let on_change = Callback::new(move |place: String| {
        if let Some(value) = place.parse::<usize>().ok().and_then(|place| values.get(place).copied()) {
            wizard.choices.update(|choices| {
                if let Some(choices) = choices {
                    write(choices, value);
                }
            });
        }
    });
    let (guessed, sureness, why) = guess;
    let is_guess = move || now.get() == Some(guessed);
    let sureness = Signal::derive(move || if is_guess() { sureness } else { Sureness::Certain });
    let why = Signal::derive(move || if is_guess() { why.clone() } else { words::chosen(language).to_owned() });
    view! { <Finding label choices value on_change sureness why /> }.into_any()
}

fn encoding(language: Language, wizard: Wizard, findings: &Findings) -> AnyView {
    let guess = &findings.encoding;
    let choices = Encoding::ALL.map(|encoding| Choice::new(encoding.label(), phrases::encoding(language, encoding))).into();
    let change = Callback::new(move |label: String| {
        let chosen = Encoding::ALL.into_iter().find(|encoding| encoding.label() == label);
        wizard.read_anew(|wishes| wishes.encoding = chosen);
    });
    let why = phrases::encoding_why(language, guess.why);
    read_anew(words::encoding(language), choices, guess.value.label().to_owned(), guess.sureness, why, change)
}

fn delimiter(language: Language, wizard: Wizard, findings: &Findings) -> AnyView {
    let guess = &findings.delimiter;
    let value_of = |delimiter: Delimiter| delimiter.byte().to_string();
    let mut offered = Delimiter::ALL;
    offered.reverse();
    let choices = offered.map(|delimiter| Choice::new(value_of(delimiter), phrases::delimiter(language, delimiter))).into();
    let change = Callback::new(move |value: String| {
        let chosen = Delimiter::ALL.into_iter().find(|delimiter| value_of(*delimiter) == value);
        wizard.read_anew(|wishes| wishes.delimiter = chosen);
    });
    let why = phrases::delimiter_why(language, guess.why);
    read_anew(words::delimiter(language), choices, value_of(guess.value), guess.sureness, why, change)
}

fn header(language: Language, wizard: Wizard, findings: &Findings) -> AnyView {
    let guess = &findings.header;
    let mut offered = vec![HeaderPlace::none_before(0)];
    offered.extend((0..OFFERED_HEADER_ROWS).map(HeaderPlace::in_row));
    if !offered.contains(&guess.value) {
        offered.push(guess.value);
    }
    let place = offered.iter().position(|offered| *offered == guess.value).unwrap_or_default();
    let choices =
        offered.iter().enumerate().map(|(place, header)| Choice::new(place.to_string(), phrases::header(language, *header))).collect();
    let change = Callback::new(move |value: String| {
        let chosen = value.parse::<usize>().ok().and_then(|place| offered.get(place).copied());
        wizard.read_anew(|wishes| wishes.header = chosen);
    });
    let why = phrases::header_why(language, guess.why);
    read_anew(words::header(language), choices, place.to_string(), guess.sureness, why, change)
}

fn shape(language: Language, wizard: Wizard, findings: &Findings) -> AnyView {
    let guess = &findings.shape;
    let options = [Shape::PerOrder, Shape::PerLine, Shape::PerCustomer].map(|shape| (shape, phrases::shape(language, shape))).into();
    let guessed = (guess.value, guess.sureness, phrases::shape_why(language, guess.why));
    chosen_here(wizard, words::shape(language), options, guessed, |choices| choices.shape, |choices, shape| choices.shape = shape)
}

fn key(language: Language, wizard: Wizard, findings: &Findings) -> AnyView {
    let guess = &findings.customer_key;
    let keys = Field::CUSTOMER_KEYS.map(Some).into_iter().chain([None::<Field>]);
    let options = keys.map(|key| (key, phrases::key(language, key))).collect();
    let guessed = (guess.value, guess.sureness, phrases::key_why(language, guess.why).to_owned());
    chosen_here(wizard, words::key(language), options, guessed, |choices| choices.customer_key, |choices, key| choices.customer_key = key)
}

/// Asked only where there are such order numbers.
fn cancelled(language: Language, wizard: Wizard, findings: &Findings) -> Option<AnyView> {
    let guess = &findings.c_is_cancelled;
    if guess.why == CancelledWhy::NoSuchNumbers {
        return None;
    }
    let options = [false, true].map(|value| (value, phrases::cancelled(language, value))).into();
    let guessed = (guess.value, guess.sureness, phrases::cancelled_why(language, guess.why));
    Some(chosen_here(
        wizard,
        words::cancelled(language),
        options,
        guessed,
        |choices| choices.c_is_cancelled,
        |choices, value| choices.c_is_cancelled = value,
    ))
}
