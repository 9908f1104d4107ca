//! Cohorts, products that go together and weights by comparison.

use crate::published::{Outcome, assert_same, beside, published};
use crate::shop::Shop;
use crema::scoring::ahp::Comparisons;
use crema::scoring::baskets::companions::Companions;
use crema::scoring::baskets::frequent::FrequentSets;
use crema::scoring::baskets::rules::{Rule, RuleLimits, rules};
use crema::scoring::baskets::{Baskets, goods::Numbering};
use crema::scoring::cohorts::Cohorts;
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

fn cdnow_cohorts() -> Outcome<Cohorts> {
    let shop = Shop::cdnow("1998-06-30")?;
    Ok(Cohorts::of(shop.columns(), &shop.days(), shop.counting))
}

#[test]
fn cdnow_cohorts_agree_cell_by_cell() -> Outcome {
    let (ours, theirs) = (cdnow_cohorts()?, published("cohort_cdnow_sample.json")?);
    let triangle = theirs["triangle"].as_object().ok_or("no triangle")?;
    assert_eq!(ours.cohorts.len(), triangle.len());
    for cohort in &ours.cohorts {
        let theirs = &triangle[&cohort.month.to_string()];
        assert_eq!(theirs["size"], cohort.n_customers);
        assert_eq!(theirs["active"], serde_json::to_value(&cohort.n_active)?);
        let revenue = theirs["revenue"].as_array().ok_or("no revenue")?;
        assert_eq!(revenue.len(), cohort.revenue_minor.len());
        for (since, (minor, theirs_major)) in cohort.revenue_minor.iter().zip(revenue).enumerate() {
            let theirs_minor = (theirs_major.as_f64().ok_or("no amount")? * 100.0).round();
            assert_eq!(*minor as f64, theirs_minor, "{} + {since}", cohort.month);
            assert_same(cohort.retention(since), &theirs["retention"][since]);
        }
    }
    Ok(())
}

#[test]
fn cdnow_retention_agrees_month_by_month() -> Outcome {
    let (ours, theirs) = (cdnow_cohorts()?, published("cohort_cdnow_sample.json")?);
    let theirs = theirs["monthly"].as_array().ok_or("no months")?;
    assert_eq!(ours.months.len(), theirs.len());
    for (month, theirs) in ours.months.iter().zip(theirs) {
        assert_eq!(theirs["month"], month.figures.month.to_string());
        assert_eq!(theirs["active"], month.figures.n_buyers);
        assert_eq!(theirs["retained_from_prev"], serde_json::to_value(month.n_retained)?);
        assert_same(month.retention(), &theirs["crr"]);
        assert_same(month.figures.average_per_buyer_minor().map(|minor| minor / 100.0), &theirs["arppu"]);
    }
    Ok(())
}

#[test]
fn weights_by_comparison_agree() -> Outcome {
    let theirs = &published("survey.json")?["ahp_example_3x3"];
    let ours = Comparisons::of(3, &[3.0, 5.0, 2.0])?.weights();
    for (place, weight) in ours.weights.iter().enumerate() {
        assert_same(Some(*weight), &theirs["weights_eigen"][place]);
    }
    assert_same(Some(ours.lambda_max), &theirs["lambda_max"]);
    // Differences of numbers near three: ten digits of lambda leave seven of these.
    for (ours, theirs) in [(Some(ours.consistency_index), &theirs["CI"]), (ours.consistency_ratio, &theirs["CR"])] {
        assert!(ours.zip(theirs.as_f64()).is_some_and(|(ours, theirs)| (ours - theirs).abs() < 1e-9), "{ours:?} {theirs}");
    }
    assert!(ours.is_consistent());
    Ok(())
}

/// Invoices that are not cancelled with their goods of some quantity and price; codes in their order.
struct Orders {
    codes: Vec<String>,
    baskets: Baskets,
}

fn online_retail(path: &Path) -> Outcome<Orders> {
    let (mut lines, mut n_lines) = (Vec::new(), BTreeMap::<String, u32>::new());
    for row in csv::Reader::from_reader(flate2::read::GzDecoder::new(std::fs::File::open(path)?)).records() {
        let row = row?;
        if !row[0].starts_with('C') && row[3].parse::<i64>()? > 0 && row[5].parse::<f64>()? > 0.0 {
            lines.push((row[0].to_owned(), row[1].to_owned()));
            *n_lines.entry(row[1].to_owned()).or_default() += 1;
        }
    }
    let numbering = Numbering::of(n_lines.iter().map(|(code, n)| (code.as_str(), *n)));
    let codes: Vec<String> = n_lines.into_keys().filter(|code| numbering.is_goods(code)).collect();
    let mut invoices = HashMap::new();
    let mut pairs = Vec::new();
    for (invoice, code) in lines {
        let next = u32::try_from(invoices.len())?;
        let basket = *invoices.entry(invoice).or_insert(next);
        if let Ok(item) = codes.binary_search(&code) {
            pairs.push((basket, u32::try_from(item)?));
        }
    }
    Ok(Orders { baskets: Baskets::of(u32::try_from(codes.len())?, pairs), codes })
}

fn real_shop() -> Outcome<Option<Orders>> {
    beside("data/online_retail.csv.gz").map(|path| online_retail(&path)).transpose()
}

#[test]
fn rules_of_a_real_shop_agree() -> Outcome {
    let Some(shop) = real_shop()? else { return Ok(()) };
    let theirs = &published("association_rules.json")?["online_retail_s0.01_c0.5"];
    assert_eq!(
        (theirs["transactions"].as_u64(), theirs["items"].as_u64()),
        (Some(shop.baskets.n_baskets().into()), Some(shop.codes.len() as u64))
    );
    let limits = RuleLimits { least_support: "0.01".parse()?, least_confidence: "0.5".parse()? };
    let sets = FrequentSets::of(&shop.baskets, limits.least_support.least_of(shop.baskets.n_baskets()))?;
    let mut by_size = BTreeMap::<String, u32>::new();
    for (items, _) in sets.iter() {
        *by_size.entry(items.len().to_string()).or_default() += 1;
    }
    assert_eq!(theirs["itemsets_by_size"], serde_json::to_value(by_size)?);
    let ours = rules(&shop.baskets, limits)?;
    assert_eq!(theirs["rules"].as_u64(), Some(ours.len() as u64));
    let n_single = ours.iter().filter(|rule| rule.consequent.len() == 1).count();
    assert_eq!(theirs["rules_single_consequent"].as_u64(), Some(n_single as u64));
    let top = theirs["top50_by_lift"].as_array().ok_or("no rules")?;
    for (rule, theirs) in ours.iter().zip(top) {
        rule_agrees(&shop, rule, theirs);
    }
    assert_eq!(top.len(), 50);
    Ok(())
}

#[track_caller]
fn rule_agrees(shop: &Orders, rule: &Rule, theirs: &Value) {
    let codes = |items: &[u32]| items.iter().map(|item| shop.codes[*item as usize].as_str()).collect::<Vec<_>>();
    assert_eq!(theirs["antecedent"], Value::from(codes(&rule.antecedent)));
    assert_eq!(theirs["consequent"], Value::from(codes(&rule.consequent)));
    assert_eq!(theirs["count"], rule.n_with_both);
    assert_same(Some(rule.support()), &theirs["support"]);
    assert_same(Some(rule.confidence()), &theirs["confidence"]);
    assert_same(Some(rule.lift()), &theirs["lift"]);
    assert_same(Some(rule.leverage()), &theirs["leverage"]);
    assert_same(rule.conviction(), &theirs["conviction"]);
}

#[test]
fn item_to_item_of_a_real_shop_agrees() -> Outcome {
    let Some(shop) = real_shop()? else { return Ok(()) };
    let theirs = published("association_rules.json")?;
    let theirs = theirs["item_item_cosine_online_retail_top20items"].as_object().ok_or("no items")?;
    let companions = Companions::of(&shop.baskets);
    let code = |item: u32| shop.codes[item as usize].as_str();
    for (item, theirs) in theirs {
        let item = shop.codes.binary_search(item).map_err(|_| format!("{item} was not sold"))?;
        let (ours, theirs) = (companions.with(u32::try_from(item)?), theirs.as_array().ok_or("no companions")?);
        assert!(ours.len() >= theirs.len() && !theirs.is_empty());
        for (ours, theirs) in ours.iter().zip(theirs) {
            assert_eq!(theirs["item"], code(ours.item), "{}", shop.codes[item]);
            assert_eq!(theirs["n_ij"], ours.n_both);
            assert_same(Some(ours.cosine()), &theirs["cosine"]);
            assert_same(Some(ours.lift()), &theirs["lift"]);
        }
    }
    assert_eq!(theirs.len(), 20);
    Ok(())
}
