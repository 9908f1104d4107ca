//! `customers.csv`: one row a graded customer, in the order of identifiers as text.

use super::{Scored, lifetime::Lifetimes};
use crema::domain::Customer;
use crema::engine::headless::HeadlessEngine;
use crema::exchange::reading::harmless;
use crema::scoring::rfm::{RfmScores, SegmentGrid};
use std::fmt::Write;

const HEADER: &str =
    "id,recency_days,frequency,monetary,R_A,F_A,M_A,R_B,F_B,M_B,R_C,F_C,M_C,segment10_A,segment10_B,segment10_C,segment11_A,abc";

pub fn table(engine: &HeadlessEngine, scored: &Scored, lifetimes: &Lifetimes) -> String {
    let mut customers: Vec<(u32, &Customer)> = engine.workspace().customers().iter().collect();
    customers.sort_by(|a, b| identifier(a.1).cmp(identifier(b.1)));
    let mut text = format!("{HEADER}{}\n", lifetimes.header());
    for (slot, customer) in customers {
        if let Some(line) = row(engine, scored, slot as usize, customer) {
            text.push_str(&line);
            text.push_str(&lifetimes.cells(slot as usize));
            text.push('\n');
        }
    }
    text
}

/// The shop's own identifier, or the name where there is none.
fn identifier(customer: &Customer) -> &str {
    customer.code.as_deref().unwrap_or(&customer.name)
}

fn row(engine: &HeadlessEngine, scored: &Scored, slot: usize, customer: &Customer) -> Option<String> {
    let history = scored.strictly_worse.histories().get(slot)?;
    let rules = [scored.ntile.rfm(), scored.strictly_worse.rfm(), scored.quantile.rfm()];
    let mut line = format!(
        "{},{},{},{}",
        quoted(identifier(customer)),
        history.days_since_last_purchase,
        history.n_purchases,
        decimal(engine, history.monetary_minor)
    );
    for rfm in rules {
        let [recency, frequency, monetary] = rfm.get(slot)?;
        let _ = write!(line, ",{recency},{frequency},{monetary}");
    }
    let segment = |rfm: &RfmScores, grid| rfm.segment(slot, grid).map(|rule| rule.segment.canonical_name());
    for rfm in rules {
        let _ = write!(line, ",{}", segment(rfm, SegmentGrid::Common)?);
    }
    let class = scored.ntile.abc().get(slot).map_or("C", |standing| standing.class.letter());
    let _ = write!(line, ",{},{class}", segment(rules[0], SegmentGrid::WithLost)?);
    Some(line)
}

/// A cell that spreadsheets show and do not run.
fn quoted(text: &str) -> String {
    let text = harmless(text);
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.into_owned() }
}

/// An amount with as few decimals as it needs, as the reference files write it.
fn decimal(engine: &HeadlessEngine, minor: i64) -> String {
    let per_major = engine.workspace().settings().map_or(100, |settings| settings.currency.minor_per_major());
    let digits = per_major.ilog10() as usize;
    let fraction = format!("{:0digits$}", (minor % per_major).abs());
    let fraction = fraction.trim_end_matches('0');
    if fraction.is_empty() || digits == 0 { (minor / per_major).to_string() } else { format!("{}.{fraction}", minor / per_major) }
}
