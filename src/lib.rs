//! Crema: know your key customers. A CRM that lives entirely in the browser.
//!
//! Two programs share this library: the page (`main.rs`, mounts [`ui`]) and the engine (`bin/engine.rs`, in a Web Worker). The
//! page holds what is on the screen and nothing else; the engine owns the data. A third, `bin/sheets.rs`, is a worker that is
//! loaded only to read or write XLSX, and `bin/report.rs` is the engine without a browser.
//!
//! | Room | Is | May use |
//! | --- | --- | --- |
//! | [`domain`] | what is true: records, values and their own rules | nothing of ours |
//! | [`scoring`] | what can be concluded: pure functions with their source | `domain` |
//! | [`workspace`] | what is being changed: commands to changes, questions to answers | `domain`, `scoring` |
//! | [`exchange`] | what goes in and out as files: bytes to records and back | `domain`, `scoring`, `workspace` |
//! | [`storage`] | where it is kept: the only room that knows IndexedDB | `domain`; it keeps bytes that others encode |
//! | [`engine`] | who does what, when: the shell around everything pure | all above |
//! | [`ui`] | what is seen: routes, pages, parts, words | `domain`, the messages of `scoring`, `workspace` and `exchange`, the client end of `engine` |
//!
//! Every room may put code that few need apart, so that it is fetched later: `apart!`. `tests/architecture.rs` holds this table against the sources.
//!
//! # How things flow
//!
//! ```text
//! start     storage::load -> Workspace::from_pages -> replay the journal -> ready
//! look      page -> Client::ask(AskCustomers { view, window }) -> rows, counts, sums of that window -> signals
//! change    page -> Client::request(Do(command)) -> decide -> Store::commit (one transaction) -> Workspace::apply
//!                -> answer; Event::Changed -> live questions ask again
//! tabs      after a commit the others hear "the journal is at 512", read the entries after their own number and apply them
//! import    bytes -> table -> drafts -> plan (a dry run that is shown) -> one command -> one undo
//! undo      the inverse change set as a new entry that names the one it undoes; refused if a record has changed since
//! ```
//!
//! # What always holds
//!
//! 1. The page never does heavy work.
//! 2. Records change only by a `ChangeSet` that storage has committed.
//! 3. One write path, one journal: an entry is written whole or not at all.
//! 4. The journal is the truth since the last checkpoint, pages are the truth before.
//! 5. Bulk facts are columns.
//! 6. Scores are derived and can be explained.
//! 7. Every stored shape has a version, and opens for ever.
//! 8. Money, points and quantities are never floats.
//! 9. Only `storage` knows IndexedDB, only `engine` knows the time, only `ui` knows a human language.
//! 10. Nothing is fetched from anywhere else.
//! 11. A panic shows a page that helps.

#[macro_use]
mod apart;
pub mod domain;
pub mod engine;
pub mod exchange;
pub mod scoring;
pub mod storage;
pub mod ui;
pub mod workspace;
