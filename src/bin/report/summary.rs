//! `summary.json`: counts, cut points, concentration, repeat figures and lifetime models, under the names of the reference files.

use super::{Scored, cohort, lifetime::Lifetimes, rules as basket_rules};
use crema::engine::headless::HeadlessEngine;
use crema::scoring::{
    abc::AbcClass,
    baskets::rules::RuleLimits,
    concentration::Concentration,
    repeat::{PurchaseLatency, RepeatFigures},
    rfm::{Dimension, RfmScores, Segment, SegmentGrid},
};
use crema::workspace::scores::Scores;
use serde_json::{Map, Value, json};

pub fn json(engine: &HeadlessEngine, scored: &Scored, lifetimes: &Lifetimes, rule_limits: RuleLimits) -> serde_json::Result<String> {
    let base = &scored.strictly_worse;
    let histories = base.histories();
    let per_major = major(engine);
    let repeat = RepeatFigures::of(histories);
    let concentration = Concentration::of(histories.slots().map(|slot| histories.monetary_minor()[slot]));
    let latency = PurchaseLatency::of(&base.purchase_days(engine.workspace()));
    let money = |minor: i64| decimal(minor, per_major);
    let average = |minor: Option<f64>| minor.map(|minor| minor / as_float(per_major));
    let n = f64::from(repeat.n_customers);
    let mut summary = json!({
        "asof": base.as_of(),
        "customers": repeat.n_customers,
        "orders": repeat.n_purchases,
        "revenue": money(repeat.revenue_minor),
        "crosstab_RF_A": crosstab(scored.ntile.rfm()),
        "counts": counts(scored),
        "cutpoints_C": cut_points(&scored.quantile, per_major),
        "score_sum": score_sums(scored),
        "abc": classes(&scored.ntile, per_major),
        "gini": concentration.as_ref().map(Concentration::gini),
        "gini_unbiased_n_over_n_minus_1": concentration.as_ref().filter(|_| n > 1.0).map(|all| all.gini() * n / (n - 1.0)),
        "lorenz_at": concentration.as_ref().map(lorenz),
        "top20_share": concentration.as_ref().map(|all| all.top_share(0.2)),
        "repeat_purchase_rate": repeat.repeat_share(),
        "orders_per_customer": repeat.purchases_per_customer(),
        "aov": average(repeat.average_order_minor()),
        "arpu_total": average(repeat.average_per_customer_minor()),
        "purchase_latency_days": latency.map(|all| json!({ "mean": all.mean_days, "median": all.median_days, "n": all.n_gaps })),
        "cohort": cohort::json(&base.cohorts(engine.workspace(), &base.purchase_days(engine.workspace())), per_major),
        "rules": basket_rules::json(engine.workspace(), base.as_of(), rule_limits),
    });
    if let Value::Object(summary) = &mut summary {
        summary.extend(lifetimes.summary());
    }
    serde_json::to_string_pretty(&summary).map(|text| text + "\n")
}

fn major(engine: &HeadlessEngine) -> i64 {
    engine.workspace().settings().map_or(100, |settings| settings.currency.minor_per_major())
}

#[expect(clippy::cast_precision_loss, reason = "a figure to be read; sums stay whole numbers")]
pub const fn as_float(minor: i64) -> f64 {
    minor as f64
}

pub fn decimal(minor: i64, per_major: i64) -> f64 {
    as_float(minor) / as_float(per_major)
}

fn rules(scored: &Scored) -> [(&'static str, &RfmScores); 3] {
    [("A", scored.ntile.rfm()), ("B", scored.strictly_worse.rfm()), ("C", scored.quantile.rfm())]
}

fn all_scores(scored: &Scored) -> impl Iterator<Item = usize> {
    scored.strictly_worse.histories().slots()
}

fn letter(dimension: Dimension) -> char {
    match dimension {
        Dimension::Recency => 'R',
        Dimension::Frequency => 'F',
        Dimension::Monetary => 'M',
    }
}

/// Customers in each cell, keyed by the recency and the frequency score.
fn crosstab(rfm: &RfmScores) -> Value {
    let cells = rfm.n_customers_by_cell();
    let named = (1..=5).flat_map(|recency: usize| (1..=5).map(move |frequency: usize| (recency, frequency)));
    named
        .map(|(recency, frequency)| (format!("{recency}{frequency}"), json!(cells[recency - 1][frequency - 1])))
        .collect::<Map<_, _>>()
        .into()
}

fn counts(scored: &Scored) -> Value {
    let mut counts = Map::new();
    for (rule, rfm) in rules(scored) {
        for dimension in Dimension::ALL {
            let mut by_score = [0_u32; 6];
            for slot in all_scores(scored) {
                if let Some(scores) = rfm.get(slot) {
                    by_score[usize::from(scores[dimension as usize])] += 1;
                }
            }
            let present = by_score.iter().enumerate().filter(|(_, n)| **n > 0);
            counts.insert(
                format!("{}_{rule}", letter(dimension)),
                present.map(|(score, n)| (score.to_string(), json!(n))).collect::<Map<_, _>>().into(),
            );
        }
        counts.insert(format!("segment10_{rule}"), segments(rfm, SegmentGrid::Common));
    }
    counts.insert("segment11_A".to_owned(), segments(scored.ntile.rfm(), SegmentGrid::WithLost));
    counts.into()
}

fn segments(rfm: &RfmScores, grid: SegmentGrid) -> Value {
    let counted = Segment::ALL.into_iter().zip(rfm.n_customers_by_segment(grid)).filter(|(_, n)| *n > 0);
    counted.map(|(segment, n)| (segment.canonical_name().to_owned(), json!(n))).collect::<Map<_, _>>().into()
}

/// Cut points of rule C in days, purchases and major units.
fn cut_points(scores: &Scores, per_major: i64) -> Value {
    let names = ["recency", "frequency", "monetary"];
    let cuts = scores.rfm().cuts().dimensions;
    let in_unit = |dimension: Dimension, tenths: i64| {
        let unit = if dimension == Dimension::Monetary { per_major } else { 1 };
        as_float(tenths) / as_float(unit * 10)
    };
    let stated = names.into_iter().zip(cuts).filter_map(|(name, cut)| Some((name, cut.dimension, cut.stated_tenths?)));
    stated
        .map(|(name, dimension, tenths)| (name.to_owned(), json!(tenths.map(|tenths| in_unit(dimension, tenths)))))
        .collect::<Map<_, _>>()
        .into()
}

fn score_sums(scored: &Scored) -> Value {
    let mut sums = Map::new();
    for (rule, rfm) in rules(scored) {
        for dimension in Dimension::ALL {
            let sum: u64 = all_scores(scored).filter_map(|slot| rfm.get(slot)).map(|scores| u64::from(scores[dimension as usize])).sum();
            sums.insert(format!("{}_{rule}", letter(dimension)), json!(sum));
        }
    }
    sums.into()
}

fn classes(scores: &Scores, per_major: i64) -> Value {
    let class_of = |class: AbcClass| {
        let totals = scores.abc().totals(class);
        json!({ "n": totals.n_customers, "revenue": decimal(totals.revenue_minor, per_major), "revenue_share": scores.abc().revenue_share(class) })
    };
    AbcClass::ALL.into_iter().map(|class| (class.letter().to_owned(), class_of(class))).collect::<Map<_, _>>().into()
}

fn lorenz(concentration: &Concentration) -> Value {
    let places = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99];
    places.into_iter().map(|place| (place.to_string(), json!(concentration.lorenz_at(place)))).collect::<Map<_, _>>().into()
}
