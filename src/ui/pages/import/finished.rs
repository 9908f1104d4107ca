//! Step four: what happened, where to go from here, and the way back.

use super::{
    check::{Figures, currency_here},
    state::Outcome,
    wizard::{Wizard, file_name, use_wizard},
};
use crate::ui::{
    device::use_language,
    format,
    parts::{Banner, Button, ButtonKind, Card, ControlSize, Glyph, LinkButton, Tone},
    route::{CustomersView, GradingSection, Route},
    words::import as words,
};
use leptos::prelude::*;

/// What happened.
#[component]
pub fn DoneStep() -> impl IntoView {
    let language = use_language();
    let wizard = use_wizard();
    let another = move || wizard.start_over();
    move || {
        wizard.outcome.get().map(|Outcome { is_undone, .. }| {
        if is_undone {
            view! {
                <Card title=words::undone_title(language)>
                    <p>{words::undone_text(language)}</p>
                    <div class="button-row"><Button kind=ButtonKind::Primary icon=Glyph::Upload on_press=another>{words::another(language)}</Button></div>
                </Card>
            }.into_any()
        } else {
            view! { <Finished wizard /> }.into_any()
        }
    })
    }
}

#[component]
fn Finished(wizard: Wizard) -> impl IntoView {
    let language = use_language();
    let file = file_name(wizard);
    let dry_run = wizard.dry_run.get_untracked().unwrap_or_default();
    let (n_refused, n_taken_out) = (dry_run.n_refused, dry_run.called_off.n_taken_out());
    let currency = currency_here();
    let said = if wizard.is_per_line() { words::done_refused_lines } else { words::done_refused };
    let refused = said(language, format::number(language, n_refused));
    let is_busy = Signal::derive(move || wizard.work.with(Option::is_some));
    let download = move || {
        view! {
            <Button size=ControlSize::Small icon=Glyph::Download on_press=move || wizard.save_refused()>{words::refused_download(language)}</Button>
        }
    };
    view! {
        {move || view! { <Figures language dry_run=dry_run.clone() currency=currency.get() /> }}
        <Card title=words::done_title(language)>
            <p>{words::done_text(language, file)}</p>
            {(n_taken_out > 0).then(|| view! { <p>{words::done_taken_out(language, format::number(language, n_taken_out))}</p> })}
            {(n_refused > 0).then(|| view! {
                <Banner tone=Tone::Warn title=refused actions=download />
            })}
            <div class="button-row">
                <LinkButton kind=ButtonKind::Primary icon=Glyph::Grading href=Route::Grading(GradingSection::default()).to_string() attr:data-action="see-grades">
                    {words::see_grades(language)}
                </LinkButton>
                <LinkButton icon=Glyph::Customers href=Route::Customers(CustomersView::default()).to_string()>{words::see_customers(language)}</LinkButton>
                <Button kind=ButtonKind::Ghost icon=Glyph::Upload on_press=move || wizard.start_over()>{words::another(language)}</Button>
                <Button kind=ButtonKind::Ghost icon=Glyph::Undo busy=is_busy on_press=move || wizard.undo() attr:data-action="undo-import">{words::done_undo(language)}</Button>
            </div>
        </Card>
    }
}
