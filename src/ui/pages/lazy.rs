//! Pages and dialogs whose code is fetched when they are first opened, or before when there is time, so that the first visit waits for little.
//!
//! ```text
//! Route::Grading(_) => coming!(analysis: grading() => grading::Grading()),
//! Route::Customer(id) => coming!(records: customer(id: CustomerId) => view! { <customer::CustomerPage id /> }),
//! lazy!(work: palette_search(open: RwSignal<bool>) => view! { <Search open /> })
//! ```
//!
//! The first word is the part of the program that the page's code becomes, and is shared by pages of which one is rarely opened
//! without another; the second names the page. Few parts are better than many, because what two of them need is a file as well:
//!
//! | Part | Is |
//! | --- | --- |
//! | `customers` | the list of customers |
//! | `today` | what to do today |
//! | `records` | a record and its forms: the customer, a purchase, a new customer |
//! | `analysis` | how all customers stand, what they are worth, who is leaving |
//! | `schemes` | rules that grade, what grades are owed, reviews, whether it works |
//! | `work` | the work of a day: tasks, contacts with their texts, deals, the team, conditions, kept views, changes of many, the palette, cleaning |
//! | `upkeep` | files in and out, products, history, settings |
//!
//! Not here: splitting ([`apart`](crate::apart)), and keeping the parts for use without a network, which the service worker does.

use crate::apart::NotFetched;
use crate::ui::{
    device::use_language,
    parts::{Button, ButtonKind, EmptyState, Glyph, Skeleton, focus_first_field},
    shell::settled,
    words::shell as words,
};
use futures::{FutureExt, channel::oneshot};
use js_sys::Reflect;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use std::cell::Cell;
use std::pin::Pin;
use std::time::Duration;

/// Says whether the code could be had.
pub type Fetching = Pin<Box<dyn Future<Output = bool>>>;

/// A view whose code may not be here; when it is, the future is ready at once.
pub type Building = Pin<Box<dyn Future<Output = Result<AnyView, NotFetched>>>>;

/// A view whose code may have to be fetched first. The tail of [`coming!`].
pub struct Coming {
    fetching: Fetching,
    build: Box<dyn Fn() -> Building + Send>,
}

impl Coming {
    pub fn new(fetching: Fetching, build: Box<dyn Fn() -> Building + Send>) -> Self {
        Self { fetching, build }
    }

    /// A view whose code is part of the program.
    pub fn at_once(view: fn() -> AnyView) -> Self {
        Self::new(Box::pin(async { true }), Box::new(move || Box::pin(async move { Ok(view()) })))
    }

    /// Has the code brought before it is needed. Whoever needs it then is told if it could not be had.
    pub fn fetch_ahead(self) {
        spawn_local(async move {
            self.fetching.await;
        });
    }

    /// Has the code of several views brought, one after the other, whenever there is nothing else to do. What cannot be had now is left to
    /// whoever needs it.
    pub fn fetch_in_idle_time(all: Vec<Self>) {
        spawn_local(async move {
            for coming in all {
                idle_time().await;
                if !coming.fetching.await {
                    break;
                }
            }
        });
    }

    /// The view, or bones until it is here.
    pub fn into_view(self) -> AnyView {
        arriving(self.fetching, self.build)
    }
}

/// Comes when the browser has nothing else to do; where it does not say so (Safari), a little later.
async fn idle_time() {
    const A_LITTLE: Duration = Duration::from_millis(200);
    let (tells, told) = oneshot::channel::<()>();
    let tells = Cell::new(Some(tells));
    let tell = move || drop(tells.take());
    if Reflect::has(&window(), &"requestIdleCallback".into()).is_ok_and(|has| has) {
        request_idle_callback(tell);
    } else {
        set_timeout(tell, A_LITTLE);
    }
    // The sender says by going.
    let _ = told.await;
}

/// The view on the right, which can be built once its code is here.
macro_rules! coming {
    ($part:ident: $name:ident($($given:ident: $kind:ty),*) => $view:expr) => {{
        apart! {
            after fetch fn $name in $part($($given: $kind),*) -> Result<AnyView, $crate::apart::NotFetched> {
                Ok($view.into_any())
            }
        }
        $crate::ui::pages::lazy::Coming::new(
            Box::pin(async { fetch().await.is_ok() }),
            Box::new(move || Box::pin($name($($given),*))),
        )
    }};
}
pub(crate) use coming;

/// Shows the view on the right once its code is here.
macro_rules! lazy {
    ($($coming:tt)*) => {
        $crate::ui::pages::lazy::coming!($($coming)*).into_view()
    };
}
pub(crate) use lazy;

/// Where the code is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Arrival {
    Underway,
    Here,
    Failed,
}

/// The view if its code is here; else bones until it is, or why it cannot be.
fn arriving(mut fetching: Fetching, build: Box<dyn Fn() -> Building + Send>) -> AnyView {
    let arrived = |is_here| if is_here { Arrival::Here } else { Arrival::Failed };
    // Code that came earlier is shown without a flash of bones.
    let arrival = RwSignal::new((&mut fetching).now_or_never().map_or(Arrival::Underway, arrived));
    if arrival.get_untracked() == Arrival::Underway {
        spawn_local(async move {
            // Who has gone elsewhere in the meantime is not called back.
            arrival.try_set(arrived(fetching.await));
            settled();
            request_animation_frame(settle_in_dialog);
        });
    }
    let view = move || match arrival.get() {
        Arrival::Underway => view! { <div data-arriving=""><Skeleton n_lines=8 /></div> }.into_any(),
        Arrival::Here => build().now_or_never().and_then(Result::ok).unwrap_or_else(|| view! { <NotArrived /> }.into_any()),
        Arrival::Failed => view! { <NotArrived /> }.into_any(),
    };
    view.into_any()
}

/// In a dialog that was opened before its content was there, the content is where one goes on.
pub fn settle_in_dialog() {
    let dialog = document().query_selector("dialog[open]").ok().flatten();
    if let Some(dialog) = dialog.and_then(|dialog| dialog.dyn_into().ok()) {
        focus_first_field(&dialog);
    }
}

/// The code could not be had: no network, or another version has been put up since this one was started.
#[component]
fn NotArrived() -> impl IntoView {
    let language = use_language();
    let reload = move || {
        // Where scripts may not navigate, the browser's own button is left.
        let _ = window().location().reload();
    };
    view! {
        <EmptyState title=words::not_arrived_title(language) text=words::not_arrived_text(language)>
            <Button kind=ButtonKind::Primary icon=Glyph::Refresh on_press=reload>{words::reload(language)}</Button>
        </EmptyState>
    }
}
