//! What the pipeline shows, as the address says it.
//!
//! ```text
//! #/pipeline?view=table&owner=Li&source=Fair&closed=1&sort=-amount
//! ```
//!
//! `deal` names one that is opened at once. What is as usual is not written.

use super::percent::{Encoded, decode};
use crate::domain::OpportunityId;
use crate::workspace::questions::{DealSort, PipelineFilter};
use std::fmt::{self, Display, Formatter};

/// How deals are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PipelineLook {
    /// A column a stage.
    #[default]
    Board,
    /// A row a deal.
    Table,
    /// Forecast, rates, reasons.
    Figures,
}

impl PipelineLook {
    /// Every look, in the order of the tabs.
    pub const ALL: [Self; 3] = [Self::Board, Self::Table, Self::Figures];

    const fn name(self) -> &'static str {
        match self {
            Self::Board => "board",
            Self::Table => "table",
            Self::Figures => "figures",
        }
    }
}

/// Which deals are shown, how, and in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PipelineView {
    pub look: PipelineLook,
    pub filter: PipelineFilter,
    pub sort: DealSort,
    pub falls: bool,
    /// The one that is to be opened.
    pub deal: Option<OpportunityId>,
}

/// Every order of the table.
const SORTS: [DealSort; 8] = [
    DealSort::Title,
    DealSort::Stage,
    DealSort::Amount,
    DealSort::Weighted,
    DealSort::Probability,
    DealSort::Expected,
    DealSort::InStage,
    DealSort::Owner,
];

const fn sort_key(sort: DealSort) -> &'static str {
    match sort {
        DealSort::Title => "title",
        DealSort::Stage => "stage",
        DealSort::Amount => "amount",
        DealSort::Weighted => "weighted",
        DealSort::Probability => "probability",
        DealSort::Expected => "expected",
        DealSort::InStage => "in_stage",
        DealSort::Owner => "owner",
    }
}

impl PipelineView {
    pub(super) fn parse(query: &str) -> Self {
        let mut view = Self::default();
        for (name, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
            let value = decode(value);
            match name {
                "view" => view.look = PipelineLook::ALL.into_iter().find(|look| look.name() == value).unwrap_or_default(),
                "owner" => view.filter.owner = Some(value),
                "source" => view.filter.source = Some(value),
                "closed" => view.filter.with_closed = value == "1",
                "sort" => {
                    let (falls, key) = value.strip_prefix('-').map_or((false, value.as_str()), |key| (true, key));
                    if let Some(sort) = SORTS.into_iter().find(|sort| sort_key(*sort) == key) {
                        (view.sort, view.falls) = (sort, falls);
                    }
                }
                "deal" => view.deal = value.parse().ok(),
                _ => {}
            }
        }
        view
    }
}

impl Display for PipelineView {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let PipelineFilter { owner, source, with_closed } = &self.filter;
        let is_sorted = self.sort != DealSort::default() || self.falls;
        let pairs = [
            (self.look != PipelineLook::default()).then(|| format!("view={}", self.look.name())),
            owner.as_ref().map(|owner| format!("owner={}", Encoded(owner))),
            source.as_ref().map(|source| format!("source={}", Encoded(source))),
            with_closed.then(|| "closed=1".to_owned()),
            is_sorted.then(|| format!("sort={}{}", if self.falls { "-" } else { "" }, sort_key(self.sort))),
            self.deal.map(|deal| format!("deal={deal}")),
        ];
        let pairs: Vec<String> = pairs.into_iter().flatten().collect();
        f.write_str("#/pipeline")?;
        if pairs.is_empty() { Ok(()) } else { write!(f, "?{}", pairs.join("&")) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Route;
    use super::*;
    use proptest::prelude::*;

    fn view() -> impl Strategy<Value = PipelineView> {
        let text = || prop::option::of(any::<String>());
        (
            prop::sample::select(PipelineLook::ALL.to_vec()),
            (text(), text(), any::<bool>()),
            (prop::sample::select(SORTS.to_vec()), any::<bool>()),
            prop::option::of(any::<u128>()),
        )
            .prop_map(|(look, (owner, source, with_closed), (sort, falls), deal)| PipelineView {
                look,
                filter: PipelineFilter { owner, source, with_closed },
                sort,
                falls,
                deal: deal.map(OpportunityId::from_u128),
            })
    }

    proptest! {
        #[test]
        fn views_are_read_back_as_they_were_written(view in view()) {
            let address = Route::Pipeline(view.clone()).to_string();
            prop_assert!(address.bytes().all(|byte| byte.is_ascii_graphic()));
            prop_assert_eq!(Route::parse(&address), Route::Pipeline(view));
        }
    }

    #[test]
    fn what_cannot_be_read_is_as_usual() {
        assert_eq!(Route::parse("#/pipeline?view=moon&sort=-moon&closed=yes&deal=x"), Route::Pipeline(PipelineView::default()));
        assert_eq!(Route::Pipeline(PipelineView::default()).to_string(), "#/pipeline");
    }
}
