//! Before the program runs, and when it cannot.

use crate::folders::copy_folder;
use browser::errand;
use serde_json::{Value, json};

#[test]
fn a_program_that_does_not_arrive_is_explained_in_both_languages() {
    errand(async |errand| {
        let broken = errand.folder().join("broken");
        copy_folder(errand.served(), &broken);
        std::fs::write(broken.join("boot.js"), without_program(errand.served())).expect("the copy can be written");
        errand.deploy(&broken);
        errand.forgive("404");
        errand.forgive("missing.js");

        let page = errand.open_unready("#/").await;
        page.sees("Crema 无法启动").await;
        page.sees("Your saved data is untouched").await;
        page.sees("missing.js").await;
    });
}

#[test]
fn theme_and_language_are_those_last_chosen() {
    errand(async |errand| {
        let page = errand.open("#/").await;
        let worn = r#"return [document.documentElement.lang, document.documentElement.dataset.theme]"#;
        assert_eq!(page.run(worn, Value::Null).await, json!(["en", "auto"]), "what the browser asks for");
        page.run(r#"localStorage.setItem("crema.language", "zh-CN"); localStorage.setItem("crema.theme", "dark")"#, Value::Null).await;
        page.reload().await;
        assert_eq!(page.run(worn, Value::Null).await, json!(["zh-CN", "dark"]));
    });
}

/// The start script, told to start a program that is not there.
fn without_program(folder: &std::path::Path) -> String {
    let boot = std::fs::read_to_string(folder.join("boot.js")).expect("the build has a start script");
    let lines = boot
        .lines()
        .map(|line| if line.starts_with("const PROGRAM") { r#"const PROGRAM = new URL("./missing.js", import.meta.url);"# } else { line });
    lines.collect::<Vec<_>>().join("\n")
}
