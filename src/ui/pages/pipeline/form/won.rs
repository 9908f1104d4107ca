//! A deal was won: its purchase is offered, filled in already; a lead becomes a customer first.

use super::{Desk, Step};
use crate::domain::Opportunity;
use crate::ui::{
    device::use_language,
    parts::{Button, ButtonKind, Glyph},
    words::pipeline as words,
};
use leptos::prelude::*;

#[component]
pub fn Won(deal: Opportunity, desk: Desk) -> impl IntoView {
    let language = use_language();
    let amount = words::agreed(language, desk.setting.money(deal.amount_minor));
    let text = if deal.customer.is_some() { words::won_text(language) } else { words::won_lead_text(language) };
    let next = match deal.customer {
        Some(customer) => {
            let id = deal.id;
            let record = move || {
                desk.close();
                desk.on_purchase.run((customer, id));
            };
            view! {
                <Button kind=ButtonKind::Primary icon=Glyph::Receipt on_press=record attr:data-action="record-purchase">
                    {words::record_purchase(language)}
                </Button>
            }
        }
        None => {
            let convert = move || desk.step.set(Step::Convert(Box::new(deal.clone())));
            view! { <Button kind=ButtonKind::Primary icon=Glyph::Person on_press=convert attr:data-action="convert">{words::convert(language)}</Button> }
        }
    };
    view! {
        <p class="strong">{amount}</p>
        <p class="soft">{text}</p>
        <div class="button-row button-row-end">
            <Button on_press=move || desk.close()>{words::not_now(language)}</Button>
            {next}
        </div>
    }
}
