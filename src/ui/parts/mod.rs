//! The parts that pages are made of.
//!
//! A part knows nothing of customers or money: it takes words and formatted numbers, and calls back. Words it says by itself are in
//! [`words::parts`](super::words::parts). Every part works with the keyboard, says its state to a screen reader, and takes its
//! looks from `style/`: no colour and no pixel is written here, and no `style` attribute, which the content policy forbids
//! (`style:width` sets a property and is allowed).

mod button;
pub mod charts;
mod choice;
mod dropzone;
mod field;
mod held;
mod icon;
mod measure;
mod overlay;
mod page;
mod plain_table;
mod popover;
mod reading;
mod search_field;
mod sparkline;
mod split_bar;
mod state;
mod step_line;
mod table;
mod table_position;
mod table_rows;
mod tag;
mod toast;

pub use super::glyph::Glyph;
pub use button::{Button, ButtonKind, ControlSize, LinkButton};
pub use choice::{Checkbox, Choice, Segmented, Select, Tabs};
pub use dropzone::Dropzone;
pub use field::{Field, InlineField, InputKind, TextField};
pub use held::Held;
pub use icon::Icon;
pub use measure::{Size, use_size};
pub use overlay::{ConfirmDialog, Dialog, Drawer, bring_into_sight, focus_first_field};
pub use page::{Card, Page, SkipLink};
pub use plain_table::{Heading, PlainTable};
pub use popover::{Menu, MenuItem, Reason, Why};
pub use reading::{
    Change, ChangeMark, Fact, Facts, FigureCard, Masked, Meter, PersonName, Private, SeenName, provide_revealed, seen_name, seen_text,
    use_seen_name, use_seen_text,
};
pub use search_field::SearchField;
pub use sparkline::Sparkline;
pub use split_bar::{SplitBar, SplitPart};
pub use state::{Banner, BrandMark, CupDrawing, EmptyState, ProgressBar, Skeleton, Steps};
pub use step_line::StepLine;
pub use table::{Column, ColumnWidth, TableRow, TableRows, VirtualTable};
pub use table_position::TablePosition;
pub use tag::{FilterChip, Tag, Tone};
pub use toast::{ToastStack, Toasts, provide_toasts, use_toasts};

use std::cell::Cell;

thread_local! {
    static N_IDS: Cell<u32> = const { Cell::new(0) };
}

/// A number that nothing else of this page has.
fn unique_number() -> u32 {
    N_IDS.with(|n_ids| {
        n_ids.set(n_ids.get() + 1);
        n_ids.get()
    })
}

/// An `id` that no other element of this page has.
pub fn unique_id(prefix: &str) -> String {
    format!("{prefix}-{}", unique_number())
}
