//! Recency, frequency, money, concentration and repeat figures.
//!
//! Scores, segments and classes must agree for every customer, figures to the ten digits that are published.

use crate::published::{Outcome, TEN_DIGITS, assert_close, beside, fixture, published};
use crate::shop::Shop;
use crema::domain::{Currency, Day, Quantity, RfmRule, UnitPrice, money::line_amount_minor};
use crema::scoring::abc::{Abc, AbcClass, AbcLimits};
use crema::scoring::concentration::Concentration;
use crema::scoring::repeat::{PurchaseLatency, RepeatFigures, months};
use crema::scoring::rfm::{Dimension, RfmScheme, RfmScores, SegmentGrid};
use crema::scoring::{Counting, FreeSales};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

fn cdnow() -> Outcome<Shop> {
    Shop::cdnow("1998-06-30")
}

fn id_order(shop: &Shop) -> Outcome<Vec<u32>> {
    let mut sorted: Vec<usize> = (0..shop.ids.len()).collect();
    sorted.sort_by_key(|slot| &shop.ids[*slot]);
    let mut order = vec![0; sorted.len()];
    for (position, slot) in sorted.into_iter().enumerate() {
        order[slot] = u32::try_from(position)?;
    }
    Ok(order)
}

/// One order an invoice that is not cancelled; what has no customer, no quantity or no price is left out.
fn online_retail(path: &Path) -> Outcome<Shop> {
    let mut invoices: BTreeMap<String, (String, i32, i64)> = BTreeMap::new();
    let unzipped = flate2::read::GzDecoder::new(std::fs::File::open(path)?);
    for row in csv::Reader::from_reader(unzipped).records() {
        let row = row?;
        let (invoice, quantity, price, customer) = (&row[0], row[3].parse::<i64>()?, row[5].parse::<f64>()?, &row[6]);
        if customer.is_empty() || invoice.starts_with('C') || quantity <= 0 || price <= 0.0 {
            continue;
        }
        let price = UnitPrice(format!("{price:.4}").replace('.', "").parse()?);
        let amount = line_amount_minor(Quantity(quantity * Quantity::PER_PIECE), price, Currency::from_code("GBP")?).ok_or("too much")?;
        let day = row[4][..10].parse::<Day>()?.number();
        invoices.entry(invoice.to_owned()).or_insert((customer.to_owned(), day, 0)).2 += amount;
    }
    Shop::of(invoices.into_values(), Counting { as_of: "2011-12-10".parse()?, free_sales: FreeSales::Ignore })
}

fn published_of(shop: &str) -> Outcome<Value> {
    Ok(published("rfm_abc_gini.json")?[shop].clone())
}

const RULES: [(&str, RfmRule); 3] = [("A", RfmRule::Ntile), ("B", RfmRule::StrictlyWorse), ("C", RfmRule::Quantile)];

fn scheme(rule: RfmRule, id_order: &[u32]) -> RfmScheme<'_> {
    RfmScheme { rule, currency: Currency::CNY, id_order }
}

fn every_customer_agrees(shop: &Shop, published: &Path) -> Outcome {
    let (histories, id_order) = (shop.histories(), id_order(shop)?);
    let scored = RULES.map(|(name, rule)| (name, RfmScores::of(&histories, scheme(rule, &id_order))));
    let abc = Abc::of(histories.slots(), histories.monetary_minor(), &id_order, AbcLimits::default());
    let slots: HashMap<&str, usize> = shop.ids.iter().enumerate().map(|(slot, id)| (id.as_str(), slot)).collect();
    let mut n_customers = 0;
    for row in csv::Reader::from_path(published)?.deserialize::<HashMap<String, String>>() {
        let row = row?;
        let slot = slots[row["id"].as_str()];
        let history = histories.get(slot).ok_or("no purchase counts")?;
        let segment = |scores: &RfmScores, grid| scores.segment(slot, grid).map_or("", |rule| rule.segment.canonical_name());
        assert_eq!(history.days_since_last_purchase.to_string(), row["recency_days"], "{}", row["id"]);
        assert_eq!(history.n_purchases.to_string(), row["frequency"], "{}", row["id"]);
        assert_eq!(history.monetary_minor, minor(&row["monetary"])?, "{}", row["id"]);
        for (rule, scores) in &scored {
            let theirs = ["R", "F", "M"].map(|dimension| row[&format!("{dimension}_{rule}")].parse::<u8>().unwrap_or_default());
            assert_eq!(scores.get(slot), Some(theirs), "{} under {rule}", row["id"]);
            assert_eq!(segment(scores, SegmentGrid::Common), row[&format!("segment10_{rule}")], "{} under {rule}", row["id"]);
        }
        assert_eq!(segment(&scored[0].1, SegmentGrid::WithLost), row["segment11_A"], "{}", row["id"]);
        assert_eq!(abc.get(slot).map_or("", |standing| standing.class.letter()), row["abc"], "{}", row["id"]);
        n_customers += 1;
    }
    assert_eq!(n_customers, histories.slots().count());
    Ok(())
}

/// "100.5" is 10050.
fn minor(major: &str) -> Outcome<i64> {
    let (whole, decimals) = major.split_once('.').unwrap_or((major, ""));
    Ok(format!("{whole}{decimals:0<2}").parse()?)
}

fn counts_and_cut_points_agree(shop: &Shop, published: &Value) -> Outcome {
    let (histories, id_order) = (shop.histories(), id_order(shop)?);
    for (rule, rfm_rule) in RULES {
        let scores = RfmScores::of(&histories, scheme(rfm_rule, &id_order));
        for (name, cuts) in ["R", "F", "M"].into_iter().zip(scores.cuts().dimensions) {
            let n_by_score = cuts.bands.map(|band| band.map_or(0, |band| band.n_customers));
            let counts = &published["counts"][format!("{name}_{rule}")];
            assert_eq!(
                n_by_score.map(u64::from),
                ["1", "2", "3", "4", "5"].map(|score| counts[score].as_u64().unwrap_or(0)),
                "{name}_{rule}"
            );
            let sum: u32 = (1..).zip(n_by_score).map(|(score, n): (u32, u32)| score * n).sum();
            assert_eq!(published["score_sum"][format!("{name}_{rule}")], sum, "{name}_{rule}");
        }
        let segments = &published["counts"][format!("segment10_{rule}")];
        for (segment, n) in crema::scoring::rfm::Segment::ALL.into_iter().zip(scores.n_customers_by_segment(SegmentGrid::Common)) {
            assert_eq!(segments[segment.canonical_name()].as_u64().unwrap_or(0), u64::from(n), "{segment:?} under {rule}");
        }
    }
    let a = RfmScores::of(&histories, scheme(RfmRule::Ntile, &id_order)).n_customers_by_cell();
    for (recency, frequency) in (1..=5).flat_map(|recency| (1..=5).map(move |frequency| (recency, frequency))) {
        assert_eq!(published["crosstab_RF_A"][format!("{recency}{frequency}")], a[recency - 1][frequency - 1], "{recency}{frequency}");
    }
    let c = RfmScores::of(&histories, scheme(RfmRule::Quantile, &id_order));
    for (name, per_unit, dimension) in
        [("recency", 10.0, Dimension::Recency), ("frequency", 10.0, Dimension::Frequency), ("monetary", 1_000.0, Dimension::Monetary)]
    {
        let stated = c.cuts().dimensions[dimension as usize].stated_tenths.ok_or("no cut points")?;
        let theirs = published["cutpoints_C"][name].as_array().ok_or("none published")?;
        assert_eq!(
            stated.map(|tenths| tenths as f64 / per_unit).to_vec(),
            theirs.iter().filter_map(Value::as_f64).collect::<Vec<_>>(),
            "{name}"
        );
    }
    Ok(())
}

fn figures_agree(shop: &Shop, published: &Value) -> Outcome {
    let (histories, id_order) = (shop.histories(), id_order(shop)?);
    let all = RepeatFigures::of(&histories);
    assert_eq!(
        (published["customers"].as_u64(), published["orders"].as_u64()),
        (Some(all.n_customers.into()), Some(all.n_purchases.into()))
    );
    assert_eq!(minor(&published["revenue"].to_string())?, all.revenue_minor);
    assert_close(all.repeat_share(), &published["repeat_purchase_rate"], TEN_DIGITS);
    assert_close(all.purchases_per_customer(), &published["orders_per_customer"], TEN_DIGITS);
    assert_close(all.average_order_minor().map(|minor| minor / 100.0), &published["aov"], TEN_DIGITS);
    assert_close(all.average_per_customer_minor().map(|minor| minor / 100.0), &published["arpu_total"], TEN_DIGITS);

    let latency = PurchaseLatency::of(&shop.days()).ok_or("nobody came twice")?;
    let theirs = &published["purchase_latency_days"];
    assert_eq!((theirs["n"].as_u64(), theirs["median"].as_f64()), (Some(latency.n_gaps.into()), Some(latency.median_days)));
    assert_close(Some(latency.mean_days), &theirs["mean"], TEN_DIGITS);

    let concentration = Concentration::of(histories.slots().map(|slot| histories.monetary_minor()[slot])).ok_or("nothing sold")?;
    assert_close(Some(concentration.gini()), &published["gini"], TEN_DIGITS);
    assert_close(Some(concentration.top_share(0.2)), &published["top20_share"], TEN_DIGITS);
    for (share, theirs) in published["lorenz_at"].as_object().ok_or("none published")? {
        assert_close(Some(concentration.lorenz_at(share.parse()?)), theirs, TEN_DIGITS);
    }

    let abc = Abc::of(histories.slots(), histories.monetary_minor(), &id_order, AbcLimits::default());
    for class in AbcClass::ALL {
        let theirs = &published["abc"][class.letter()];
        assert_eq!(theirs["n"], abc.totals(class).n_customers);
        assert_eq!(minor(&theirs["revenue"].to_string())?, abc.totals(class).revenue_minor);
        assert_close(abc.revenue_share(class), &theirs["revenue_share"], TEN_DIGITS);
    }
    Ok(())
}

#[test]
fn cdnow_agrees_for_every_customer() -> Outcome {
    every_customer_agrees(&cdnow()?, &fixture("oracle/rfm_cdnow_sample.csv"))
}

#[test]
fn cdnow_agrees_in_counts_and_cut_points() -> Outcome {
    counts_and_cut_points_agree(&cdnow()?, &published_of("cdnow_sample")?)
}

#[test]
fn cdnow_agrees_in_figures() -> Outcome {
    figures_agree(&cdnow()?, &published_of("cdnow_sample")?)
}

#[test]
fn cdnow_agrees_month_by_month() -> Outcome {
    let (shop, theirs) = (cdnow()?, published("cohort_cdnow_sample.json")?);
    let ours = months(shop.columns(), &shop.days(), shop.counting);
    let theirs = theirs["monthly"].as_array().ok_or("none published")?;
    assert_eq!(ours.len(), theirs.len());
    for (month, theirs) in ours.iter().zip(theirs) {
        assert_eq!(theirs["month"], month.month.to_string());
        assert_eq!(theirs["active"], month.n_buyers, "{}", month.month);
        assert_close(month.average_per_buyer_minor().map(|minor| minor / 100.0), &theirs["arppu"], TEN_DIGITS);
    }
    assert_eq!(ours.iter().map(|month| month.n_new_customers).collect::<Vec<_>>()[..4], [781, 857, 719, 0]);
    assert_eq!(ours.last().map(|month| month.n_customers), Some(2_357));
    Ok(())
}

#[test]
fn online_retail_agrees() -> Outcome {
    let (Some(purchases), Some(customers)) = (beside("data/online_retail.csv.gz"), beside("oracle/rfm_online_retail.csv")) else {
        return Ok(());
    };
    let shop = online_retail(&purchases)?;
    every_customer_agrees(&shop, &customers)?;
    counts_and_cut_points_agree(&shop, &published_of("online_retail")?)?;
    figures_agree(&shop, &published_of("online_retail")?)
}
