//! What the palette offers, what each is called, and by which words it is found.

use crate::domain::{CustomerId, SavedView};
use crate::ui::{
    device::Theme,
    parts::Glyph,
    route::{CustomersView, GradingSection, LeavingView, LifecycleSection, Route, SettingsSection, TogetherView, ValueView},
    shell::page_name,
    words::{Language, customers, palette as words, shell},
};

/// Something that is done at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    NewCustomer,
    Undo,
    Redo,
    Speak(Language),
    Look(Theme),
    ShowKeys,
}

/// Where a choice leads.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    Page(Route),
    /// A page under a name of its own: an action that begins there, or a view that is kept.
    Named(Route, String),
    Act(Act),
    Customer(CustomerId, String),
}

/// The kinds of entries, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Recent,
    Actions,
    Views,
    Pages,
    Customers,
}

/// One line of the palette.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub kind: Kind,
    pub target: Target,
    pub label: String,
    /// What stands beside the name, and is not looked at when searching.
    pub detail: String,
    /// Further words by which it is found.
    pub keywords: &'static str,
}

impl Kind {
    /// The heading of its group.
    pub const fn heading(self, language: Language) -> &'static str {
        match self {
            Self::Recent => words::recent(language),
            Self::Actions => words::actions(language),
            Self::Views => words::views(language),
            Self::Pages => words::pages(language),
            Self::Customers => words::customers(language),
        }
    }
}

impl Target {
    /// Its icon.
    pub const fn glyph(&self) -> Glyph {
        match self {
            Self::Page(Route::Import) => Glyph::Import,
            Self::Page(Route::Settings(_)) => Glyph::Settings,
            Self::Page(_) => Glyph::ChevronRight,
            Self::Named(Route::Customers(_), _) => Glyph::Pin,
            Self::Named(..) => Glyph::Download,
            Self::Act(Act::NewCustomer) => Glyph::Plus,
            Self::Act(Act::Undo) => Glyph::Undo,
            Self::Act(Act::Redo) => Glyph::Redo,
            Self::Act(Act::Speak(_)) => Glyph::Languages,
            Self::Act(Act::Look(_)) => Glyph::SunMoon,
            Self::Act(Act::ShowKeys) => Glyph::Keyboard,
            Self::Customer(..) => Glyph::Person,
        }
    }

    /// What it is called.
    pub fn label(&self, language: Language) -> String {
        match self {
            Self::Page(route) => page_name(route).to_owned(),
            Self::Named(_, name) | Self::Customer(_, name) => name.clone(),
            Self::Act(Act::NewCustomer) => customers::new_customer(language).to_owned(),
            Self::Act(Act::Undo) => shell::undo(language).to_owned(),
            Self::Act(Act::Redo) => shell::redo(language).to_owned(),
            Self::Act(Act::Speak(other)) => words::switch_language(language, other.own_name()),
            Self::Act(Act::Look(theme)) => words::switch_theme(language, theme_name(language, *theme)),
            Self::Act(Act::ShowKeys) => shell::shortcuts(language).to_owned(),
        }
    }
}

const fn theme_name(language: Language, theme: Theme) -> &'static str {
    match theme {
        Theme::Auto => shell::theme_auto(language),
        Theme::Light => shell::theme_light(language),
        Theme::Dark => shell::theme_dark(language),
    }
}

fn entry(kind: Kind, target: Target, language: Language, keywords: &'static str) -> Entry {
    Entry { kind, label: target.label(language), target, detail: String::new(), keywords }
}

/// Everything that can be done from anywhere.
pub fn actions(language: Language) -> Vec<Entry> {
    let export = Target::Named(Route::Settings(SettingsSection::Data), words::export_all(language).to_owned());
    let mut targets = vec![
        (Target::Act(Act::NewCustomer), words::find_new_customer(language)),
        (Target::Page(Route::Import), words::find_import(language)),
        (export, words::find_export(language)),
        (Target::Act(Act::Undo), words::find_undo(language)),
        (Target::Act(Act::Redo), words::find_redo(language)),
    ];
    let others = Language::ALL.into_iter().filter(|other| *other != language);
    targets.extend(others.map(|other| (Target::Act(Act::Speak(other)), words::find_language(language))));
    targets.extend(Theme::ALL.map(|theme| (Target::Act(Act::Look(theme)), words::find_theme(language))));
    targets.push((Target::Act(Act::ShowKeys), words::find_keys(language)));
    targets.into_iter().map(|(target, keywords)| entry(Kind::Actions, target, language, keywords)).collect()
}

/// Every page that can be gone to from anywhere.
pub fn pages(language: Language) -> Vec<Entry> {
    let pages = [
        (Route::Today, words::find_today(language)),
        (Route::Customers(CustomersView::default()), words::find_customers(language)),
        (Route::Products, words::find_products(language)),
        (Route::Grading(GradingSection::default()), words::find_grading(language)),
        (Route::Schemes, words::find_schemes(language)),
        (Route::Policies(None), words::find_policies(language)),
        (Route::Structure(None), words::find_structure(language)),
        (Route::Reviews, words::find_reviews(language)),
        (Route::Effect(None), words::find_effect(language)),
        (Route::Value(ValueView::default()), words::find_value(language)),
        (Route::Leaving(LeavingView::default()), words::find_leaving(language)),
        (Route::Lifecycle(LifecycleSection::default()), words::find_lifecycle(language)),
        (Route::Together(TogetherView::default()), words::find_together(language)),
        (Route::Likes(CustomersView::default()), words::find_likes(language)),
        (Route::Changes, words::find_changes(language)),
        (Route::Settings(SettingsSection::default()), words::find_settings(language)),
    ];
    pages.into_iter().map(|(route, keywords)| entry(Kind::Pages, Target::Page(route), language, keywords)).collect()
}

/// Views that are kept.
pub fn views(language: Language, kept: &[SavedView]) -> Vec<Entry> {
    let named = |view: &SavedView| Target::Named(Route::parse(&view.address), view.name.clone());
    kept.iter().map(|view| entry(Kind::Views, named(view), language, "")).collect()
}

/// What was chosen last.
pub fn recent(language: Language) -> Vec<Entry> {
    super::recent::recent().into_iter().map(|target| entry(Kind::Recent, target, language, "")).collect()
}

/// A customer.
pub fn customer(id: CustomerId, name: String, detail: String, language: Language) -> Entry {
    Entry { detail, ..entry(Kind::Customers, Target::Customer(id, name), language, "") }
}

/// Whether the name or the further words hold every word that is looked for.
pub fn is_found(entry: &Entry, search: &str) -> bool {
    let told = format!("{} {}", entry.label, entry.keywords).to_lowercase();
    search.to_lowercase().split_whitespace().all(|word| told.contains(word))
}
