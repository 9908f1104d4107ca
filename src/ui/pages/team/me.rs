//! Who works on this device. The name goes into the history with every change; it opens and locks nothing.

use crate::ui::{
    device::{self, use_language},
    parts::{Choice, Select},
    session::use_session,
    words::team as words,
};
use crate::workspace::questions::OwnerRow;
use leptos::prelude::*;

/// Chooses one of the team.
#[component]
pub fn Me(rows: Vec<OwnerRow>) -> impl IntoView {
    let language = use_language();
    let session = use_session();
    let me = RwSignal::new(device::person());
    let names = rows.into_iter().filter(|row| row.member.as_ref().is_some_and(|member| !member.has_left)).map(|row| row.name);
    let mut choices = vec![Choice::new("", words::nobody(language))];
    choices.extend(names.map(|name| Choice::new(name.clone(), name)));
    let change = move |name: String| {
        device::remember_person(&name);
        me.set(name);
        session.introduce();
    };
    view! { <Select label=words::me(language) hint=words::me_hint(language) choices=Signal::stored(choices) value=me on_change=change /> }
}
