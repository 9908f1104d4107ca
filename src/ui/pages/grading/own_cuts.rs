//! The form for cut points of one's own. Every change that holds together is tried at once; nothing is saved here.

use super::{Setting, look::Look, rule::dimension_words};
use crate::domain::{CutPoints, RfmRule};
use crate::scoring::rfm::{Dimension, RfmCuts};
use crate::ui::{
    parts::{Card, Glyph, Icon, InputKind, TextField},
    typed,
    words::grading as words,
};
use leptos::prelude::*;

/// What is typed for one dimension: for scores 2, 3, 4 and 5.
#[derive(Clone, Copy)]
struct Asked {
    dimension: Dimension,
    texts: [RwSignal<String>; 4],
    error: RwSignal<Option<&'static str>>,
}

impl Asked {
    fn of(dimension: Dimension, values: [i64; 4], setting: Setting) -> Self {
        let text = |value: i64| match dimension {
            Dimension::Recency | Dimension::Frequency => value.to_string(),
            Dimension::Monetary => typed::written_amount(value, setting.currency),
        };
        Self { dimension, texts: values.map(|value| RwSignal::new(text(value))), error: RwSignal::new(None) }
    }

    /// What is asked, or `None` with what is wrong said beside it.
    fn read(self, setting: Setting) -> Option<[i64; 4]> {
        let language = setting.language;
        let mut values = [0; 4];
        for (value, text) in values.iter_mut().zip(self.texts) {
            let text = text.get_untracked();
            let read = match self.dimension {
                Dimension::Recency | Dimension::Frequency => typed::count(&text).map(i64::from),
                Dimension::Monetary => typed::amount_minor(&text, setting.currency),
            };
            let Ok(read) = read else {
                self.error.set(Some(words::own_not_number(language)));
                return None;
            };
            *value = read;
        }
        let (is_in_order, wrong) = match self.dimension {
            Dimension::Recency => (values.is_sorted_by(|a, b| a > b), words::own_not_falling(language)),
            Dimension::Frequency | Dimension::Monetary => {
                (values[0] > 0 && values.is_sorted_by(|a, b| a < b), words::own_not_rising(language))
            }
        };
        self.error.set((!is_in_order).then_some(wrong));
        is_in_order.then_some(values)
    }
}

/// Twelve fields: three dimensions, four scores each.
#[component]
pub fn OwnCuts(cuts: RfmCuts, look: Look, setting: Setting) -> impl IntoView {
    let language = setting.language;
    let asked = Dimension::ALL.map(|dimension| Asked::of(dimension, cuts.asked(dimension), setting));
    let attempt = Callback::new(move |()| {
        let [recency, frequency, monetary] = asked.map(|asked| asked.read(setting));
        if let (Some(recency), Some(frequency), Some(monetary)) = (recency, frequency, monetary) {
            look.try_rule(RfmRule::Custom(CutPoints::asking([recency, frequency, monetary])));
        }
    });
    view! {
        <Card title=words::own_title(language)>
            <p class="soft">{words::own_text(language)}</p>
            {asked.map(|asked| view! { <DimensionFields asked setting attempt /> }).collect_view()}
        </Card>
    }
}

#[component]
fn DimensionFields(asked: Asked, setting: Setting, attempt: Callback<()>) -> impl IntoView {
    let language = setting.language;
    let (name, _) = dimension_words(language, asked.dimension);
    let heading = match asked.dimension {
        Dimension::Recency => words::own_recency(language).to_owned(),
        Dimension::Frequency => words::own_frequency(language).to_owned(),
        Dimension::Monetary => words::own_monetary(language, setting.currency.code()),
    };
    let fields = (2..=5_u8).zip(asked.texts).map(|(score, value)| {
        view! { <TextField label=words::own_score(language, score) kind=InputKind::Number value on_save=move |_| attempt.run(()) /> }
    });
    view! {
        <fieldset class="own-cuts">
            <legend><strong>{name}</strong> " " <span class="quiet">{heading}</span></legend>
            <div class="own-cuts-fields">{fields.collect_view()}</div>
            <div aria-live="polite">
                {move || asked.error.get().map(|error| view! { <p class="field-error"><Icon glyph=Glyph::Alert />{error}</p> })}
            </div>
        </fieldset>
    }
}
