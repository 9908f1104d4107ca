//! From a file of orders to who is leaving, why, and the list to call through.

use super::first_minute::import;
use browser::errand;

#[test]
fn who_is_leaving_and_why() {
    errand(async |errand| {
        let page = errand.open("#/").await;
        let file = xtask::places::root().join("tests/fixtures/cdnow_sample.csv");
        import(&page, &file).await;
        page.go("#/leaving").await;
        let patient = page.patiently(60);
        patient.finds("[data-state=ranking] tbody tr").await;
        page.counts(".leaving tbody tr", 50).await;
        let name = page.text_of(".leaving tbody tr .person-name").await;
        let why = page.text_of(".leaving tbody tr .leaving-why").await;
        assert!(why.contains("of their own intervals") && why.contains("are expected"), "{why}");
        page.sees("What became of last quarter’s warnings").await;
        page.sees("95% interval").await;

        page.click_called("Export").await;
        page.click_called("As CSV").await;
        let list = std::fs::read(errand.downloaded(".csv").await).expect("the list was downloaded");
        let list = String::from_utf8_lossy(&list).into_owned();
        assert!(list.lines().next().is_some_and(|header| header.contains("At stake")), "{list}");

        page.click(".leaving tbody tr a[href^='#/customers/']").await;
        page.sees("Value and outlook").await;
        page.sees("Leaving:").await;
        page.sees("place 1 of the list").await;
        page.sees("Pareto/NBD with Gamma-Gamma").await;

        page.go("#/leaving").await;
        page.finds("[data-state=ranking]").await;
        page.reload().await;
        patient.finds("[data-state=ranking] tbody tr").await;
        page.sees(name.trim()).await;
        page.go("#/value/forecast").await;
        page.finds("[data-state=forecast]").await;
        page.sees("Log-likelihood").await;
    });
}

#[test]
fn a_young_shop_sees_who_is_late_without_a_forecast() {
    errand(async |errand| {
        let page = errand.open("#/").await;
        let file = errand.folder().join("orders.csv");
        let orders = "Customer,Date,Amount\n\
            Ann,2026-01-01,50\nAnn,2026-02-01,30\nAnn,2026-03-01,10\n\
            Cem,2026-01-01,9\nCem,2026-05-01,9\nCem,2026-09-01,9\n\
            Dan,2025-09-01,40\nDan,2026-01-01,40\nDan,2026-03-01,60\n";
        std::fs::write(&file, orders).expect("the errand's folder can be written");
        import(&page, &file).await;
        page.go("#/value/forecast").await;
        page.sees("No forecast").await;
        page.click_called("Who is late").await;
        page.finds("[data-state=ranking] tbody tr").await;
        page.sees("By everyone’s own rhythm, not by a forecast").await;
        page.sees("2 customers are later than usual").await;
        page.counts(".leaving tbody tr", 2).await;
        assert_eq!(page.text_of(".leaving tbody tr .person-name").await.trim(), "Dan", "more is missing if Dan stays away");
        let why = page.text_of(".leaving tbody tr .leaving-why").await;
        assert!(why.contains("of their own intervals") && !why.contains("expected"), "{why}");

        page.click(".leaving tbody tr a[href^='#/customers/']").await;
        page.sees("place 1 of the list").await;
    });
}
