//! The list as a file: all rows that are shown, in their order and with their columns; or the people of all of them as vCard.
//!
//! Not here: what stands in a cell (`exchange::lists`), and how a file is saved ([`saving`](crate::ui::pages::saving)).

use super::list::CustomerList;
use crate::domain::Stage;
use crate::engine::{
    parcel::Parcel,
    protocol::{ContactsWish, Request, TableFormat},
};
use crate::exchange::{contacts::CardVersion, lists::ExportWords};
use crate::scoring::rfm::Segment;
use crate::ui::{
    customers_view::KINDS,
    device::use_language,
    pages::saving::{SaveMenu, save_contacts},
    parts::{Glyph, MenuItem, use_toasts},
    schemes_view::grade_label,
    session::use_session,
    words::{Language, customers as words, grades, lifecycle},
};
use crate::workspace::questions::{Column, CustomersView, NamedScheme};
use leptos::prelude::*;

/// The menu of forms.
#[component]
pub fn ExportMenu(list: CustomerList) -> impl IntoView {
    let (language, session, toasts) = (use_language(), use_session(), use_toasts());
    let request = move |format| {
        let (view, columns) = (list.asked.get_untracked(), list.columns.get_untracked());
        let request = export_request(language, view, &columns, list.primary.get_untracked().as_ref(), format);
        async move { Ok(request) }
    };
    let cards = move || {
        let shown = ContactsWish::Shown(Parcel::of(&list.asked.get_untracked()));
        save_contacts(session, toasts, language, shown, CardVersion::Three, words::title(language).to_owned());
    };
    view! {
        <SaveMenu name=words::title(language) request>
            <MenuItem icon=Glyph::Person on_press=cards>{words::export_cards(language)}</MenuItem>
        </SaveMenu>
    }
}

/// What asks for a list of customers as a file, with these columns.
pub fn export_request(
    language: Language,
    view: CustomersView,
    columns: &[Column],
    primary: Option<&NamedScheme>,
    format: TableFormat,
) -> Request {
    let columns = columns.iter().map(|column| (*column, words::column(language, *column).to_owned())).collect();
    Request::ExportList { view: Parcel::of(&view), columns, format, words: export_words(language, primary) }
}

fn export_words(language: Language, primary: Option<&NamedScheme>) -> ExportWords {
    let names = |named: &NamedScheme| {
        let n_grades = u8::try_from(named.n_grades).unwrap_or(u8::MAX);
        (0..n_grades).map(|grade| grade_label(language, &named.scheme, &named.class_names, grade)).collect()
    };
    ExportWords {
        sheet_name: words::title(language).to_owned(),
        segments: Segment::ALL.map(|segment| grades::segment(language, segment).to_owned()).to_vec(),
        stages: Stage::ALL.map(|stage| lifecycle::stage(language, stage).to_owned()).to_vec(),
        kinds: KINDS.map(|kind| grades::customer_kind(language, kind).to_owned()).to_vec(),
        not_graded: grades::not_graded(language).to_owned(),
        grades: primary.map(names).unwrap_or_default(),
    }
}
