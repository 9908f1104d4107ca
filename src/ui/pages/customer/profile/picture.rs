//! The picture on the form of a profile: what is there, another one from a file, or none.
//!
//! It is kept with the rest of the form, not before. While others look on no picture is shown here either.

use super::small_picture::{MAX_FILE_MB, NotSmall, small_picture};
use crate::domain::{CustomerId, Picture};
use crate::ui::{
    device::{Presenting, use_language, use_presenting},
    parts::{Button, ButtonKind, ControlSize, Dropzone, Glyph, Icon},
    session::use_session,
    words::{Language, portraits as words},
};
use crate::workspace::{commands::PictureWish, questions::AskPortrait};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::File;

/// The section of the form.
#[component]
pub fn PictureSection(customer: CustomerId, wish: RwSignal<PictureWish>) -> impl IntoView {
    let language = use_language();
    let answer = use_session().live(move || AskPortrait { customer });
    let kept = Memo::new(move |_| answer.get().and_then(Result::ok).flatten());
    let error = RwSignal::new(None::<String>);
    let take = move |file: File| {
        spawn_local(async move {
            let made = small_picture(file).await;
            error.try_set(made.as_ref().err().map(|why| said(language, *why)));
            if let Ok(picture) = made {
                wish.try_set(PictureWish::Becomes(picture));
            }
        });
    };
    view! {
        <section class="form-section" data-field="picture">
            <h3>{words::title(language)}</h3>
            <div class="portrait-field">
                {move || shown(wish.get(), kept.get()).map(|picture| view! { <Seen picture /> })}
                <div class="stack-tight">
                    {move || note(language, &wish.get())}
                    <Choices wish kept />
                </div>
            </div>
            {move || error.get().map(|text| view! { <p class="field-error" role="alert"><Icon glyph=Glyph::Alert />{text}</p> })}
            <Dropzone on_file=take accept="image/*" title=words::drop(language) hint=words::hint(language) action="choose-picture" />
        </section>
    }
}

/// The picture that there will be.
fn shown(wish: PictureWish, kept: Option<Picture>) -> Option<Picture> {
    match wish {
        PictureWish::Stays => kept,
        PictureWish::Becomes(picture) => Some(picture),
        PictureWish::Goes => None,
    }
}

#[component]
fn Seen(picture: Picture) -> impl IntoView {
    let language = use_language();
    let Presenting(is_presenting) = use_presenting();
    let address = picture.data_url();
    move || {
        if is_presenting.get() {
            view! { <p class="soft small">{words::hidden(language)}</p> }.into_any()
        } else {
            view! { <img class="portrait portrait-large" src=address.clone() alt=words::title(language) /> }.into_any()
        }
    }
}

fn note(language: Language, wish: &PictureWish) -> Option<impl IntoView + use<>> {
    let text = match wish {
        PictureWish::Stays => return None,
        PictureWish::Becomes(_) => words::chosen(language),
        PictureWish::Goes => words::goes(language),
    };
    Some(view! { <p class="soft small" role="status">{text}</p> })
}

/// Taking it away, and thinking better of it.
#[component]
fn Choices(wish: RwSignal<PictureWish>, kept: Memo<Option<Picture>>) -> impl IntoView {
    let language = use_language();
    let remove = move || wish.set(PictureWish::Goes);
    let keep = move || wish.set(PictureWish::Stays);
    move || {
        let has_one = kept.with(Option::is_some);
        match wish.get() {
            PictureWish::Stays => has_one.then(|| {
                view! { <Button kind=ButtonKind::Ghost size=ControlSize::Small icon=Glyph::Trash on_press=remove attr:data-action="remove-picture">{words::remove(language)}</Button> }
                    .into_any()
            }),
            PictureWish::Becomes(_) | PictureWish::Goes => Some(
                view! { <Button kind=ButtonKind::Ghost size=ControlSize::Small icon=Glyph::Undo on_press=keep>{words::keep(language)}</Button> }
                    .into_any(),
            ),
        }
    }
}

fn said(language: Language, why: NotSmall) -> String {
    match why {
        NotSmall::TooLargeFile => words::too_large_file(language, MAX_FILE_MB),
        NotSmall::NoPicture => words::no_picture(language).to_owned(),
        NotSmall::TooLong => words::not_small(language, Picture::MAX_BYTES / 1024),
    }
}
