//! From a field of one's own and a pasted address to a profile, a statement, a saved contact, and masking while others look on.

use browser::errand;
use serde_json::json;

#[test]
fn everything_about_a_customer_in_one_place() {
    errand(async |errand| {
        let page = errand.open("#/").await.patiently(120);
        page.click("[data-action=demo]").await;
        page.finds(".sidebar").await;

        page.go("#/settings/fields").await;
        page.click("[data-action=add-field]").await;
        page.type_text("Shops").await;
        page.choose("dialog[open] select", "1").await;
        page.click("dialog[open] button[type=submit]").await;
        page.counts("[data-list=fields] > li", 4).await;

        page.go("#/customers").await;
        page.click("tbody tr a[href^='#/customers/']").await;
        page.click("[data-action=edit-profile]").await;
        page.choose("dialog[open] [data-field=birthday] .field:nth-of-type(2) select", "2").await;
        page.choose("dialog[open] [data-field=birthday] .field:nth-of-type(3) select", "29").await;
        page.click("dialog[open] [data-action=add-place]").await;
        page.set("dialog[open] [data-field=paste] input", "广东深圳南山区科技园路1号 518057").await;
        page.until(
            "the address is taken apart",
            "[...document.querySelectorAll('dialog[open] .place-fields input')].some((field) => field.value === args)",
            json!("南山区"),
        )
        .await;
        page.press("Enter").await;
        page.click("dialog[open] button[type=submit]").await;
        page.no_longer_finds("dialog[open]").await;
        page.finds("[data-next-birthday]").await;
        page.sees("科技园路1号").await;

        page.click("[data-action=add-consent]").await;
        page.click("dialog[open] button[type=submit]").await;
        page.finds(".consent").await;
        page.sees("Every way").await;

        page.press("m").await;
        page.no_longer_sees("科技园路1号").await;
        page.reload().await;
        page.no_longer_sees("科技园路1号").await;
        page.press("m").await;
        page.sees("科技园路1号").await;

        page.click("[data-action=save-cards]").await;
        let card = std::fs::read(errand.downloaded(".vcf").await).expect("the card was downloaded");
        let card = String::from_utf8_lossy(&card).into_owned();
        assert!(card.starts_with("BEGIN:VCARD\r\nVERSION:3.0\r\n") && card.contains("深圳市"), "{card}");
    });
}

#[test]
fn contacts_of_a_telephone_are_taken_in() {
    errand(async |errand| {
        let page = errand.open("#/").await.patiently(120);
        page.click("[data-action=demo]").await;
        page.finds(".sidebar").await;
        let file = std::env::temp_dir().join(format!("errand-people-{}.vcf", std::process::id()));
        let card = "BEGIN:VCARD\r\nVERSION:2.1\r\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E7=8E=8B=E6=80=\r\n=9D=E8=BF=9C\r\nTEL;CELL:13900001111\r\nEND:VCARD\r\n";
        std::fs::write(&file, card).expect("a file can be written");
        page.go("#/import").await;
        page.choose_file("[data-action=import-file]", &file).await;
        page.sees("王思远").await;
        page.click("[data-action=take-people]").await;
        page.sees("601 of 601").await;
        page.press("Control+z").await;
        page.sees("600 of 600").await;
        std::fs::remove_file(&file).expect("the file is there");
    });
}
