//! Twenty customers go to a colleague with their story and their open work, arrive there, come back in one step, and go again. In
//! Chinese, once by keyboard alone, once by touch alone.

use super::person::{CUSTOMERS, Person, TASKS, TEAM, Way};
use browser::{Aim, Errand, errand};
use serde_json::json;
use std::path::PathBuf;

const FROM: &str = "李雷";
const TO: &str = "韩梅梅";
const STORY: &str = "每周一送货，老板爱喝浅烘";

/// Orders of today: twenty customers of one owner in Shanghai, two more in Beijing, four of the other owner.
async fn write_orders(errand: &Errand, today: &str) -> PathBuf {
    let groups = [(20, "上海", FROM, 100), (2, "北京", FROM, 50), (4, "广州", TO, 30)];
    let rows = groups.into_iter().flat_map(|(n, region, owner, amount)| {
        (1..=n).map(move |at| format!("{region}{at:02}号店,{owner},{region},{region}-{at},{today},{amount}.00\n"))
    });
    let path = errand.folder().join("orders.csv");
    std::fs::write(&path, format!("客户,负责人,地区,订单号,日期,金额\n{}", rows.collect::<String>()))
        .expect("the errand's folder can be written");
    path
}

/// Waits until the row of an owner says this in the cells that are seen, in whatever currency.
async fn owner_has(person: &Person, name: &str, cells: &[&str]) {
    let expression = r"(() => {
      const row = [...document.querySelectorAll('.team-table tbody tr')].find((row) => row.querySelector('th').innerText.includes(args.name));
      const seen = [...(row?.querySelectorAll('td') ?? [])].filter(visible).map((cell) => cell.innerText.replace(/[^0-9.,]*/, '').trim());
      return args.cells.every((cell, at) => seen[at]?.startsWith(cell));
    })()";
    person.until(&format!("{name} has {cells:?}"), expression, json!({ "name": name, "cells": cells })).await;
}

/// The figures of both owners, of which a phone shows the first two: customers, this month, last month, open tasks, open deals.
async fn team_has(person: &Person, from: [&str; 5], to: [&str; 5]) {
    person.goes_to(TEAM).await;
    let n_seen = if person.way == Way::Keyboard { 5 } else { 2 };
    owner_has(person, FROM, &from[..n_seen]).await;
    owner_has(person, TO, &to[..n_seen]).await;
}

async fn joins_the_team(person: &Person, name: &str) {
    person.presses_called(&format!("编辑 {name}")).await;
    person.presses_called("保存").await;
    person.sees(&format!("已保存“{name}”")).await;
    person.no_longer_finds("dialog[open]").await;
}

async fn works_here(person: &Person, name: &str) {
    person.goes_to(TEAM).await;
    person.chooses("本设备使用者", name).await;
    person.until("the device remembers who", "localStorage.getItem('crema.person') === args", json!(name)).await;
}

/// Two tasks and a deal of a customer that will be handed over.
async fn begins_work(person: &Person) {
    person.finds_customer("shanghai07", "上海07号店").await;
    for task in ["寄样品", "约拜访"] {
        person.writes_at(Aim::Css(".task-add input[type=text]"), task).await;
        person.presses_called("添加").await;
        person.sees(&format!("已添加“{task}”")).await;
    }
    person.presses(Aim::Css("[data-action=new-opportunity]")).await;
    person.presses_called("使用常见的五个阶段").await;
    person.writes_at(Aim::Css(".deal-form .input-number"), "5000").await;
    person.presses_called("保存").await;
    person.no_longer_finds("dialog[open]").await;
    person.reads(".customer-deal", &["5,000.00"]).await;
}

async fn filters_by(person: &Person, field: &str, value: &str) {
    person.presses_called("筛选").await;
    // A column may be called like the field, and is there before it.
    let is_offered = "[...document.querySelectorAll('.popover:popover-open button')].some((own) => own.innerText.trim() === args)";
    person.until(&format!("“{field}” is offered"), is_offered, json!(field)).await;
    person.presses(Aim::Called(field)).await;
    person.presses(Aim::Called(value)).await;
    person.closes_popup(Aim::Called("筛选")).await;
}

/// Ticks everybody whom the list shows.
async fn ticks_all(person: &Person, n: usize) {
    match person.way {
        Way::Keyboard => {
            person.walk_to(Aim::Css("[role=grid]")).await;
            person.press("ArrowDown x").await;
        }
        Way::Finger => person.tap(Aim::Css("tbody tr .check-box")).await,
    }
    person.reads(".bulkbar", &["已选 1 位"]).await;
    person.presses_called(&format!("全选 {n} 位")).await;
    person.reads(".bulkbar", &[&format!("已选 {n} 位")]).await;
}

async fn hands_over(person: &Person) {
    person.goes_to(CUSTOMERS).await;
    person.reads(".footbar", &["26 / 26 位客户"]).await;
    filters_by(person, "负责人", "李雷 (22)").await;
    person.reads(".footbar", &["22 / 26 位客户"]).await;
    filters_by(person, "地区", "上海 (20)").await;
    person.reads(".footbar", &["20 / 26 位客户"]).await;
    ticks_all(person, 20).await;
    person.presses_called("移交…").await;
    person.reads(".many-preview", &["移交客户 20 位，连同未完成任务 2 项、进行中商机 1 个。", "可以一次撤销"]).await;
    person.presses_called("移交 20 位").await;
    person.sees("请先选择负责人").await;
    person.chooses("移交给", TO).await;
    person.writes("情况说明", STORY).await;
    person.presses_called("移交 20 位").await;
    person.sees("已将 20 位客户移交给 韩梅梅").await;
    person.no_longer_finds(".bulkbar").await;
    person.sees("没有符合条件的客户").await;
}

/// The colleague sees who came, what is to be done for them, and the story.
async fn takes_over(person: &Person) {
    works_here(person, TO).await;
    person.presses(Aim::Css(&format!(".team-table a[href*='{}']", encoded(TO)))).await;
    person.is_at("#/customers").await;
    person.reads(".footbar", &["24 / 26 位客户"]).await;
    person.goes_to(TASKS).await;
    person.chooses("负责人", TO).await;
    person.reads(".topbar-count", &["22"]).await;
    person.counts("[data-task]", 22).await;
    person.reads("[data-task]:has(.task-note)", &["自我介绍并建立联系", STORY, TO]).await;
    person.finds_customer("shanghai07", "上海07号店").await;
    person.counts(".record-main [data-task]", 3).await;
    person.reads(".record-main .task-list", &["寄样品", "约拜访", STORY]).await;
}

/// As an address has it.
fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

async fn a_hand_over(errand: &Errand, way: Way) {
    let person = Person::arrives(errand, way).await;
    person.presses_called("简体中文").await;
    person.sees("打开演示").await;
    let file = write_orders(errand, &person.today().await).await;
    person.imports(&file).await;

    person.goes_to(TEAM).await;
    joins_the_team(&person, FROM).await;
    joins_the_team(&person, TO).await;
    works_here(&person, FROM).await;
    begins_work(&person).await;
    let before = [["22", "2,100.00", "0.00", "2", "500.00"], ["4", "120.00", "0.00", "0", "0.00"]];
    team_has(&person, before[0], before[1]).await;

    hands_over(&person).await;
    let after = [["2", "100.00", "0.00", "0", "0.00"], ["24", "2,120.00", "0.00", "22", "500.00"]];
    team_has(&person, after[0], after[1]).await;
    takes_over(&person).await;

    person.does("撤销").await;
    team_has(&person, before[0], before[1]).await;
    person.does("重做").await;
    team_has(&person, after[0], after[1]).await;
}

#[test]
fn hand_over_of_twenty_customers_by_keyboard() {
    errand(async |errand| a_hand_over(errand, Way::Keyboard).await);
}

#[test]
fn hand_over_of_twenty_customers_by_touch() {
    errand(async |errand| a_hand_over(errand, Way::Finger).await);
}
