//! `cargo xtask report` as it is run: files in, files out, held to published figures; and shops too small for a forecast.
#![cfg(not(target_arch = "wasm32"))]

use serde_json::Value;
use std::collections::HashMap;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

struct Report {
    customers: Vec<HashMap<String, String>>,
    summary: Value,
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("report").join(name)
}

fn report(purchases: &Path, name: &str, arguments: &[&str]) -> Outcome<Report> {
    let out = folder(name);
    let mut command = Command::new(env!("CARGO_BIN_EXE_report"));
    let done = command.arg("--purchases").arg(purchases).arg("--out").arg(&out).args(arguments).output()?;
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let customers = csv::Reader::from_path(out.join("customers.csv"))?.deserialize().collect::<Result<_, _>>()?;
    Ok(Report { customers, summary: serde_json::from_reader(std::fs::File::open(out.join("summary.json"))?)? })
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

#[track_caller]
fn assert_close(ours: Option<f64>, theirs: &Value, tolerance: f64) {
    let close = ours.zip(theirs.as_f64()).is_some_and(|(ours, theirs)| (ours - theirs).abs() <= tolerance * theirs.abs());
    assert!(close, "{ours:?} is not the published {theirs}");
}

#[test]
fn lifetime_figures_are_those_published_and_know_nothing_of_later_days() -> Outcome {
    let columns = ["--columns", "customer=sample_id,date=date,amount=amount", "--as-of", "1997-09-30"];
    let Report { customers, summary } = report(&fixture("cdnow_sample.csv"), "cdnow", &columns)?;
    let published: Value = serde_json::from_reader(std::fs::File::open(fixture("oracle/btyd_customers.json"))?)?;
    let parameters = &published["meta"]["params_used"];
    for key in ["n_customers", "sum_x", "n_x0"] {
        assert_eq!(summary[key].as_f64(), parameters[key].as_f64(), "{key}");
    }
    for key in ["bgnbd", "mbgnbd", "pnbd", "gamma_gamma"] {
        let figures = parameters[key].as_object().into_iter().flatten();
        for (name, theirs) in figures.filter(|(name, figure)| figure.is_number() && !name.contains("grad") && !name.contains("variant")) {
            assert_close(summary[key][name].as_f64(), theirs, 1e-4);
        }
        let off = summary[key]["LL"].as_f64().zip(parameters[key]["LL"].as_f64()).map(|(ours, theirs)| (ours - theirs).abs());
        assert!(off.is_some_and(|off| off < 1e-6), "{key}: {off:?}");
    }
    let by_id: HashMap<&str, &HashMap<String, String>> = customers.iter().map(|row| (row["id"].as_str(), row)).collect();
    for theirs in published["customers"].as_array().into_iter().flatten() {
        let ours = by_id[theirs["sample_id"].as_str().unwrap_or_default()];
        for (name, figure) in theirs.as_object().into_iter().flatten() {
            if let Some(cell) = ours.get(name).filter(|_| figure.is_number()) {
                assert_close(cell.parse().ok(), figure, 2e-4);
            }
        }
        let shared = theirs.as_object().into_iter().flatten().filter(|(name, _)| ours.contains_key(*name));
        assert_eq!(shared.count(), 12, "{ours:?}");
    }
    Ok(())
}

#[test]
fn shops_too_small_for_a_forecast_are_told_why() -> Outcome {
    let shops = [
        ("one_purchase", "customer,date,amount\nAnn,2026-01-05,10.00\n"),
        ("one_repeat_buyer", "customer,date,amount\nAnn,2026-01-05,10.00\nAnn,2026-02-05,12.00\n"),
        ("no_repeats", "customer,date,amount\nAnn,2026-01-05,10.00\nBob,2026-02-05,12.00\nCyd,2026-02-09,12.00\n"),
    ];
    for (name, rows) in shops {
        std::fs::create_dir_all(folder(name))?;
        let file = folder(name).join("purchases.csv");
        std::fs::write(&file, rows)?;
        let arguments = ["--columns", "customer=customer,date=date,amount=amount", "--horizon-weeks", "26"];
        let Report { customers, summary } = report(&file, name, &arguments)?;
        for key in ["bgnbd", "mbgnbd", "pnbd", "gamma_gamma"] {
            assert!(summary[key]["LL"].is_null() && summary[key]["reason"].as_str().is_some_and(|reason| reason.contains("100")), "{name}");
        }
        for row in &customers {
            assert_eq!((row["bgnbd_E26"].as_str(), row["pnbd_DERT_15pct_year"].as_str()), ("", ""));
            assert!(!row["x"].is_empty() && !row["zbar"].is_empty());
        }
        assert!(!customers.is_empty());
    }
    Ok(())
}

#[test]
fn a_cell_that_a_spreadsheet_would_run_is_shown_and_not_run() -> Outcome {
    let file = folder("formulas.csv");
    std::fs::create_dir_all(folder(""))?;
    std::fs::write(&file, "customer_id,date,amount\n=1+1,2024-01-05,10\n@sum,2024-01-06,12\nplain,2024-01-07,14\n")?;
    let columns = ["--columns", "customer=customer_id,date=date,amount=amount"];
    let mut identifiers: Vec<String> = report(&file, "formulas", &columns)?.customers.iter().map(|row| row["id"].clone()).collect();
    identifiers.sort_unstable();
    assert_eq!(identifiers, ["'=1+1", "'@sum", "plain"]);
    Ok(())
}
