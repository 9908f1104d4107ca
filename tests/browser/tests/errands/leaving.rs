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
