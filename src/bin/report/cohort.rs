//! `cohort` in `summary.json`: customers by month of first purchase, and retention by month, under the names of the reference file.

use super::summary::{as_float, decimal};
use crema::scoring::cohorts::{Cohort, Cohorts, MonthRetention};
use serde_json::{Map, Value, json};

const RULE: &str = "cohort = calendar month of the first purchase; column k = months since; active = customers with a purchase in that \
                    month; months that are not over are absent (triangle)";

pub fn json(cohorts: &Cohorts, per_major: i64) -> Value {
    let triangle: Map<String, Value> = cohorts.cohorts.iter().map(|one| (one.month.to_string(), row(one, per_major))).collect();
    let monthly: Vec<Value> = cohorts.months.iter().map(|one| month(one, per_major)).collect();
    json!({ "rule": RULE, "triangle": triangle, "monthly": monthly })
}

fn row(cohort: &Cohort, per_major: i64) -> Value {
    let retention: Vec<Option<f64>> = (0..cohort.n_active.len()).map(|since| cohort.retention(since)).collect();
    let revenue: Vec<f64> = cohort.revenue_minor.iter().map(|minor| decimal(*minor, per_major)).collect();
    json!({ "size": cohort.n_customers, "active": cohort.n_active, "retention": retention, "revenue": revenue })
}

fn month(month: &MonthRetention, per_major: i64) -> Value {
    let average = |minor: Option<f64>| minor.map(|minor| minor / as_float(per_major));
    json!({
        "month": month.figures.month.to_string(),
        "active": month.figures.n_buyers,
        "arpu": average(month.figures.average_per_customer_minor()),
        "arppu": average(month.figures.average_per_buyer_minor()),
        "retained_from_prev": month.n_retained,
        "crr": month.retention(),
        "churn": month.churn(),
    })
}
