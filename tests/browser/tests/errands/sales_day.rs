//! A day of a sales person: who works here, what is to be done and why, a call with its next step, tasks, a lead up to its purchase, and a
//! mistake that is taken back. Once by keyboard alone, once by touch alone.

use super::person::{CHANGES, PIPELINE, Person, TASKS, TEAM, TODAY, Way};
use browser::{Aim, errand};
use serde_json::{Value, json};

const ME: &str = "Chen Jing";

/// What Today says is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct ToDo {
    n_tasks: i64,
    n_contacts: i64,
}

/// Reads it once it is there.
async fn to_do(person: &Person) -> ToDo {
    person.goes_to(TODAY).await;
    let expression = r"(() => {
      const card = document.querySelector('.card:has(.to-do)');
      const [, tasks, contacts] = card?.innerText.match(/Tasks: (\d+)\. Contacts owed: (\d+)\./) ?? [];
      return tasks && [+tasks, +contacts];
    })()";
    let both = person.until("Today says what is to be done", expression, Value::Null).await;
    let number = |at: usize| both[at].as_i64().unwrap_or_default();
    ToDo { n_tasks: number(0), n_contacts: number(1) }
}

async fn a_day(person: &Person) {
    person.patiently(60).finds("[data-action=demo]").await;
    person.presses(Aim::Css("[data-action=demo]")).await;
    person.is_at("#/today").await;
    says_who_works_here(person).await;

    let morning = to_do(person).await;
    looks_why(person).await;
    let customer = calls_the_first(person).await;
    assert_eq!(
        to_do(person).await,
        ToDo { n_tasks: morning.n_tasks + 1, n_contacts: morning.n_contacts - 1 },
        "the call is made, its next step is due"
    );

    works_through_tasks(person, &customer).await;
    let amount = wins_a_lead(person).await;
    person.finds_customer(if person.way == Way::Keyboard { "5555 0906" } else { "xmtp" }, "小满甜品").await;
    person.reads(".customer-record", &[&amount, "Mandy Ting"]).await;

    assert_eq!(to_do(person).await, ToDo { n_contacts: morning.n_contacts - 1, ..morning }, "less to do than in the morning");
    person.goes_to(CHANGES).await;
    person.sees(ME).await;
}

async fn says_who_works_here(person: &Person) {
    person.goes_to(TEAM).await;
    person.chooses("On this device I am", ME).await;
    person.until("the device remembers who", "localStorage.getItem('crema.person') === args", json!(ME)).await;
    if person.way == Way::Keyboard {
        person.has_focus(Aim::Field("On this device I am")).await;
    }
}

/// The order of what is to be done is explained, and so is every row.
async fn looks_why(person: &Person) {
    person.reads(".to-do > li .task-note", &["overdue", "a contact is owed every", "has brought $"]).await;
    let why = Aim::Called("Why “The order” is what it is");
    person.presses(why).await;
    person.reads(".why:popover-open", &["worth × (30 + days overdue"]).await;
    person.closes_popup(why).await;
}

/// Opens whom Today puts first and writes down a call with its next step; the customer's name.
async fn calls_the_first(person: &Person) -> String {
    let title = person.text_of(".to-do > li .task-title").await;
    let name = title.strip_prefix("Contact ").unwrap_or_else(|| panic!("“{title}” is no contact")).to_owned();
    person.presses(Aim::Css(".to-do > li .task-title")).await;
    person.is_at("#/customers/").await;
    person.until("the page is that of the customer", "document.querySelector('main h1').innerText === args", json!(name)).await;

    person.presses_called("Write down a contact").await;
    person.chooses("How", "Telephone").await;
    person.writes("What came of it", "They want twenty bags a week").await;
    person.chooses_among("How it felt", "Good").await;
    person.writes("Minutes", "25").await;
    person.writes("Next step", "Send the offer").await;
    let today = person.today().await;
    person.writes_day("By", &today).await;
    person.presses_called("Save").await;
    person.sees("Contact written down, “Send the offer” comes next").await;
    person.no_longer_finds("dialog[open]").await;
    person.reads(".timeline-item[data-kind=contacts]", &["telephone call", "Good", ME, "They want twenty bags a week", "25 minutes"]).await;
    person.reads(".task-list [data-task]:has([aria-label*='Send the offer'])", &["Send the offer", ME]).await;
    name
}

/// Puts a task off, finishes the one of the call with what came of it and what comes next, and takes a mistake back.
async fn works_through_tasks(person: &Person, customer: &str) {
    person.goes_to(TASKS).await;
    person.reads("[data-task]:has([aria-label*='Send the offer'])", &["Send the offer", customer, "today"]).await;
    let n_before =
        person.run("return document.querySelectorAll('[data-task]').length", Value::Null).await.as_u64().unwrap_or_default() as usize;
    match person.way {
        Way::Keyboard => person.press("c").await,
        Way::Finger => person.tap(Aim::Called("New task")).await,
    }
    person.writes("What is to be done", "Order filters").await;
    person.presses_called("Save").await;
    person.counts("[data-task]", n_before + 1).await;

    person.presses_in_menu(Aim::Called("Put “Order filters” off"), "Until tomorrow").await;
    person.sees("“Order filters” waits until").await;
    person.reads(".task-rung:has([aria-label*='Order filters'])", &["Order filters", "tomorrow", "put off, was due"]).await;

    person.presses_called("“Order filters” is done").await;
    person.presses_called("Done").await;
    person.reads(".task-rung:has(.task-done)", &["Done in the last 30 days", "Order filters"]).await;
    person.takes_back().await;
    person.until("it is not done any more", NOT_DONE, json!("Order filters")).await;
    person.reads(".task-rung:has([aria-label*='Order filters'])", &["tomorrow", "put off, was due"]).await;

    person.presses_called("“Send the offer” is done").await;
    person.writes("What came of it", "They said yes").await;
    person.writes("Next step", "Deliver the first bags").await;
    person.presses_called("Done").await;
    person.sees("“Send the offer” is done, “Deliver the first bags” comes next").await;
    person.counts("[data-task]", n_before + 2).await;
    person.reads(".task-rung:has(.task-done)", &["Send the offer", "They said yes"]).await;
}

/// No task that is done bears this name.
const NOT_DONE: &str = "[...document.querySelectorAll('.task-done')].every((task) => !task.innerText.includes(args))";

/// Corrects a lead's name, moves it along the board, wins it, and records its purchase; the amount.
async fn wins_a_lead(person: &Person) -> String {
    person.goes_to(PIPELINE).await;
    let card = ".deal:has(.deal-who)[aria-label*='Grain Rain Patisserie']";
    person.finds(".board-column").await;
    let before = person.run(COUNTS, Value::Null).await;
    person.presses(Aim::Css(card)).await;
    person.writes("Company", "小满甜品").await;
    person.presses_called("Save").await;
    person.no_longer_finds("dialog[open]").await;
    let card = ".deal[aria-label*='小满甜品']";
    let amount = person.text_of(&format!("{card} strong")).await;
    moves_along(person, card).await;
    let after = person.run(COUNTS, Value::Null).await;
    let total = |counts: &Value| counts.as_array().into_iter().flatten().filter_map(Value::as_i64).sum::<i64>();
    assert_ne!(before, after, "the card stands in another column");
    assert_eq!(total(&before), total(&after), "and no card is lost");

    person.presses_in_menu(Aim::Css(&format!("{card} [popovertarget]")), "Won…").await;
    person.presses_called("Save").await;
    person.sees("It is still a lead").await;
    person.presses(Aim::Css("[data-action=convert]")).await;
    person.presses_called("Make “小满甜品” a new customer").await;
    person.presses(Aim::Css("[data-action=record-purchase]")).await;
    person.finds("dialog[open] .input-number").await;
    person.presses_called("Save").await;
    person.no_longer_finds("dialog[open]").await;
    amount
}

/// Open deals by column.
const COUNTS: &str = "return [...document.querySelectorAll('.board-column')].map((column) => column.querySelectorAll('.deal').length)";

/// To the next stage: with Alt and an arrow, or carried by its handle.
async fn moves_along(person: &Person, card: &str) {
    let stage =
        "const all = [...document.querySelectorAll('.board-column')]; return all.findIndex((column) => column.querySelector(arguments[0]))";
    let from = person.run(stage, json!(card)).await.as_i64().unwrap_or_default();
    match person.way {
        Way::Keyboard => {
            person.walk_to(Aim::Css(card)).await;
            person.press("Alt+ArrowRight").await;
        }
        Way::Finger => {
            person.carry(Aim::Css(&format!("{card} .deal-grip")), Aim::Css(&format!(".stage-button:nth-child({})", from + 2))).await;
        }
    }
    let expression = "document.querySelectorAll('.board-column')[args[1]].querySelector(args[0])";
    person.until("the card stands in the next column", expression, json!([card, from + 1])).await;
    if person.way == Way::Keyboard {
        person.has_focus(Aim::Css(card)).await;
    } else {
        person.settles().await;
        person.presses(Aim::Css(&format!(".stage-button:nth-child({})", from + 2))).await;
    }
}

#[test]
fn a_day_of_a_sales_person_by_keyboard() {
    errand(async |errand| a_day(&Person::arrives(errand, Way::Keyboard).await).await);
}

#[test]
fn a_day_of_a_sales_person_by_touch() {
    errand(async |errand| a_day(&Person::arrives(errand, Way::Finger).await).await);
}
