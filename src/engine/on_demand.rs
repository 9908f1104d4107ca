//! What the engine does rarely: reading files, checking and planning an import, copies out and in, the demo, lists as files, forecasts.
//!
//! Each function calls its namesake in `exchange` or `workspace` and nothing else. They stand here because their code is fetched with the first call
//! ([`apart`](crate::apart)), in three parts: `reading` for whoever brings a file in, `copies` for whole workspaces and lists as files,
//! `models` for whoever wants a forecast.
//! Every one of them can therefore fail with [`Failure::NotFetched`], whatever else its errors are.

use super::{
    codec::Postcard,
    parcel::Parcel,
    protocol::{ContactsWish, Failure, GradeOrder, TableFormat},
};
use crate::domain::{Currency, CustomerId, Day, RunId};
use crate::exchange::{
    contacts::{CardVersion, ContactsPlan, cards_of, plan_contacts, read_cards, write_cards},
    demo::{DemoLanguage, SEED, demo},
    ics::{CalendarWords, calendar},
    json::{Export, MergePolicy, RestorePreview, merge, preview, restore},
    lists::{ExportWords, customer_table, n_withheld, rule_table, to_csv},
    planning::{MatchPolicy, Plan, plan},
    reading::{Choices, Drafts, Inspection, ReadingWishes, Reason, Refused, Table, TextDecoding, draft, inspect_as, refused_csv},
    sheets::SheetTable,
};
use crate::scoring::lifetime::NoForecast;
use crate::workspace::{
    Command, Identifiers, Refusal, Workspace,
    commands::{ImportBatch, WholeWorkspace},
    deleted::gone,
    duplicates::scan::{Scan, Stepped as ScanStepped},
    foresight::{
        Fits, ForesightWish,
        fitting::{Foreseeing, Stepped},
        renewing::{RenewalSheet, Survivors, renewed},
    },
    grading::{
        graded,
        settling::{RunCircumstances, run_of},
    },
    pages::decode_changes,
    profiles::Profiles,
    questions::{
        AskCustomers, AskTogether, Asked, Column, CustomerRow, CustomersView, GoneCustomer, OwnerMoves, Query, Question, RecordChange,
        TaskFilter, Withheld, open_tasks,
    },
    scores::Scores,
};
use std::rc::Rc;

apart! {
    /// Reads a file and guesses what was not wished for.
    pub fn inspected in reading(
        bytes: &[u8],
        name: &str,
        wishes: ReadingWishes,
        decoder: &dyn TextDecoding,
    ) -> Result<Inspection, Failure> {
        Ok(inspect_as(bytes, name, wishes, decoder)?)
    }
}

apart! {
    /// The rows of a table as typed drafts.
    pub fn drafted in reading(table: &Table, choices: &Choices, currency: Currency) -> Result<Drafts, Failure> {
        Ok(draft(table, choices, currency)?)
    }
}

apart! {
    /// What importing the drafts would do.
    pub fn planned in reading(
        workspace: &Workspace,
        table: &Table,
        drafts: &Drafts,
        policy: MatchPolicy,
        identifiers: &mut dyn Identifiers,
        file_name: &str,
    ) -> Result<Plan, Failure> {
        Ok(plan(workspace, table, drafts, policy, identifiers, file_name))
    }
}

apart! {
    /// The refused rows as a file, each with its reason in words.
    pub fn refused_file in reading(
        table: &Table,
        refused: &[Refused],
        heading: &str,
        reasons: &[(Reason, String)],
    ) -> Result<Vec<u8>, Failure> {
        let text_of = |reason: &Reason| reasons.iter().find(|(known, _)| known == reason).map(|(_, text)| text.clone()).unwrap_or_default();
        Ok(refused_csv(table, refused, heading, text_of))
    }
}

apart! {
    /// The demo as it stands on a day.
    pub fn demo_on in copies(today: Day, language: DemoLanguage) -> Result<WholeWorkspace, Failure> {
        Ok(demo(SEED, today, language))
    }
}

apart! {
    /// The whole workspace as JSON.
    pub fn exported in copies(workspace: &Workspace) -> Result<Vec<u8>, Failure> {
        Ok(Export::of(workspace).ok_or(Refusal::NoWorkspace)?.into_bytes())
    }
}

apart! {
    /// A copy, and what restoring it would do.
    pub fn previewed in copies(workspace: &Workspace, bytes: &[u8]) -> Result<(WholeWorkspace, RestorePreview), Failure> {
        let whole = restore(bytes)?;
        let preview = preview(workspace, &whole);
        Ok((whole, preview))
    }
}

apart! {
    /// A copy as an addition to what is here.
    pub fn merged in copies(
        workspace: &Workspace,
        whole: WholeWorkspace,
        policy: MergePolicy,
        file_name: &str,
    ) -> Result<ImportBatch, Failure> {
        Ok(merge(workspace, whole, policy, file_name)?)
    }
}

apart! {
    /// Rules of products that go together as CSV.
    pub fn ruled in insights(asked: &Asked<'_>, question: AskTogether, headings: Vec<String>) -> Result<Vec<u8>, Failure> {
        let found = question.answer(asked).map_err(Failure::TooManySets)?;
        Ok(to_csv(&rule_table(&found.rows, headings)))
    }
}

apart! {
    /// Open tasks as a calendar. Those that would approach somebody who asked not to be approached stay here.
    pub fn calendar_of in insights(asked: &Asked<'_>, filter: &TaskFilter, words: &CalendarWords, stamp_ms: u64) -> Result<Vec<u8>, Failure> {
        let open = open_tasks(asked, filter);
        Ok(calendar(open.iter().filter(|row| !row.is_unwelcome()), words, stamp_ms).into_bytes())
    }
}

apart! {
    /// A list of customers, all of it in its order, as the bytes of a file; and how many of them were left without contacts there.
    pub fn listed in copies(
        asked: &Asked<'_>,
        view: &Parcel<CustomersView>,
        columns: &[(Column, String)],
        format: TableFormat,
        words: &ExportWords,
    ) -> Result<(Vec<u8>, u32), Failure> {
        let settings = asked.workspace.settings().ok_or(Refusal::NoWorkspace)?;
        let rows = everybody_on(asked, view);
        Ok((in_form(&customer_table(&rows, columns, words, settings.currency), format)?, n_withheld(&rows, columns)))
    }
}

/// Every row of a list.
fn everybody_on(asked: &Asked<'_>, view: &Parcel<CustomersView>) -> Vec<CustomerRow> {
    AskCustomers { view: view.open(), window: 0..u32::MAX }.answer(asked).rows
}

apart! {
    /// The people of one customer, or of all that a list shows, as vCard, empty if there is nobody to save; and how many customers do not want
    /// to be there, or not whole.
    pub fn carded in copies(asked: &Asked<'_>, wish: &ContactsWish, version: CardVersion) -> Result<(Vec<u8>, u32), Failure> {
        let ids = match wish {
            ContactsWish::Customer(id) => vec![*id],
            ContactsWish::Shown(view) => everybody_on(asked, view).into_iter().map(|row| row.id).collect(),
        };
        let (profiles, wishes) = (Profiles::of(asked.workspace), asked.wishes());
        let customers = || ids.iter().filter_map(|id| asked.workspace.customers().get(*id));
        let cards = customers().flat_map(|customer| cards_of(customer, profiles.get(customer.id), wishes.of_customer(customer.id)));
        let cards: Vec<_> = cards.collect();
        let n_withheld = customers().filter(|customer| wishes.of_customer(customer.id) != Withheld::default()).count();
        Ok((write_cards(&cards, version), u32::try_from(n_withheld).unwrap_or(u32::MAX)))
    }
}

apart! {
    /// The people of a vCard file, matched with those who are here.
    pub fn cards_planned in copies(
        workspace: &Workspace,
        bytes: &[u8],
        decoder: &dyn TextDecoding,
        identifiers: &mut dyn Identifiers,
        file_name: &str,
    ) -> Result<ContactsPlan, Failure> {
        Ok(plan_contacts(workspace, read_cards(bytes, decoder).map_err(Failure::Contacts)?, identifiers, file_name))
    }
}

apart! {
    /// A table as the bytes of a file.
    pub fn tabled in copies(table: &SheetTable, format: TableFormat) -> Result<Vec<u8>, Failure> {
        in_form(table, format)
    }
}

fn in_form(table: &SheetTable, format: TableFormat) -> Result<Vec<u8>, Failure> {
    match format {
        TableFormat::Csv => Ok(to_csv(table)),
        TableFormat::SheetTable => postcard::to_stdvec(table).map_err(|error| Failure::Unreadable { what: error.to_string() }),
    }
}

apart! {
    /// The answer to a question, packed.
    pub fn answered in insights(query: &Parcel<Query>, asked: &Asked<'_>) -> Result<Vec<u8>, Failure> {
        Ok(query.open().packed(asked, Postcard))
    }
}

apart! {
    /// Everybody graded as a page asks, with the command that keeps the run.
    pub fn graded_as in insights(asked: &Asked<'_>, order: &Parcel<GradeOrder>, person: &str) -> Result<Command, Failure> {
        let GradeOrder { scheme, keeps_scheme, as_of, occasion, pilot } = order.open();
        let circumstances =
            RunCircumstances { id: RunId::from_u128(0), made_on: asked.today, person: person.to_owned(), occasion, pilot, signed_off: None };
        let other_day = as_of.filter(|day| *day != asked.scores.as_of()).map(|day| asked.worked.on(asked.workspace, day));
        let ground = other_day.as_deref().unwrap_or(asked.worked).ground(asked.workspace);
        let grading = graded(ground, &scheme).map_err(|flaw| Refusal::SchemeFlawed { flaw })?;
        let run = Box::new(run_of(ground, &scheme, &grading, circumstances));
        Ok(Command::KeepRun { scheme: keeps_scheme.then(|| Box::new(scheme)), run })
    }
}

apart! {
    /// One step of the scan for duplicates.
    pub fn scanned_step in insights(scan: &mut Scan, workspace: &Workspace) -> Result<ScanStepped, Failure> {
        Ok(scan.step(workspace))
    }
}

apart! {
    /// Whom an entry of the journal took away, and who is not here again.
    pub fn gone_in in insights(workspace: &Workspace, body: &[u8]) -> Result<Vec<GoneCustomer>, Failure> {
        Ok(gone(workspace, &decode_changes(body)?))
    }
}

apart! {
    /// Who came to somebody else by an entry of the journal.
    pub fn moved_in in insights(body: &[u8]) -> Result<Option<OwnerMoves>, Failure> {
        Ok(OwnerMoves::of(&decode_changes(body)?))
    }
}

apart! {
    /// What an entry of the journal did to a customer.
    pub fn told_of in insights(customer: CustomerId, body: &[u8]) -> Result<Option<RecordChange>, Failure> {
        Ok(RecordChange::of(&decode_changes(body)?, customer))
    }
}

apart! {
    /// A forecast that is about to begin.
    pub fn foreseeing in models(
        wish: ForesightWish,
        known: Option<Rc<Fits>>,
        workspace: &Workspace,
        scores: &Scores,
    ) -> Result<Foreseeing, Failure> {
        Ok(Foreseeing::begin(wish, known, workspace, scores))
    }
}

apart! {
    /// One step of it.
    pub fn foreseen_step in models(work: &mut Foreseeing, workspace: &Workspace, scores: &Scores) -> Result<Stepped, Failure> {
        Ok(work.step(workspace, scores))
    }
}

apart! {
    /// What is to be expected of subscriptions.
    pub fn renewals in models(survivors: &Survivors) -> Result<Result<RenewalSheet, NoForecast>, Failure> {
        Ok(renewed(survivors))
    }
}
