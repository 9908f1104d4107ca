//! What the engine does rarely: reading files, checking and planning an import, copies out and in, the demo, lists as files, forecasts.
//!
//! Each function calls its namesake in `exchange` or `workspace` and nothing else. They stand here because their code is fetched with the first call
//! ([`apart`](crate::apart)), in three parts: `reading` for whoever brings a file in, `copies` for whole workspaces and lists as files,
//! `models` for whoever wants a forecast.
//! Every one of them can therefore fail with [`Failure::NotFetched`], whatever else its errors are.

use super::{
    codec::Postcard,
    protocol::{Failure, TableFormat},
};
use crate::domain::{Currency, CustomField, CustomerId, Day};
use crate::exchange::{
    contacts::{CardVersion, ContactsPlan, cards_of, plan_contacts, read_cards, write_cards},
    demo::{DemoLanguage, SEED, demo},
    ics::{CalendarWords, calendar},
    json::{Export, MergePolicy, RestorePreview, merge, preview, restore},
    lists::{ExportWords, customer_table, rule_table, to_csv},
    planning::{MatchPolicy, Plan, plan},
    reading::{Choices, Drafts, Inspection, ReadingWishes, Reason, Refused, Table, Target, TextDecoding, draft, inspect_as, refused_csv},
    sheets::SheetTable,
};
use crate::scoring::lifetime::NoForecast;
use crate::workspace::{
    Identifiers, Refusal, Workspace,
    commands::{ImportBatch, WholeWorkspace},
    deleted::gone,
    duplicates::scan::{Scan, Stepped as ScanStepped},
    fields::in_order,
    foresight::{
        Fits, ForesightWish,
        fitting::{Foreseeing, Stepped},
        renewing::{RenewalSheet, Survivors, renewed},
    },
    pages::{decode, decode_changes},
    profiles::Profiles,
    questions::{AskTogether, Asked, Column, CustomerRow, GoneCustomer, Query, Question, RecordChange, TaskFilter, open_tasks},
    scores::Scores,
};
use std::rc::Rc;

apart! {
    /// Reads a file and guesses what was not wished for.
    pub fn inspected in reading(
        workspace: &Workspace,
        bytes: &[u8],
        name: &str,
        wishes: ReadingWishes,
        decoder: &dyn TextDecoding,
    ) -> Result<Inspection, Failure> {
        Ok(inspect_as(bytes, name, wishes, decoder, &live_fields(workspace))?)
    }
}

apart! {
    /// The rows of a table as typed drafts.
    pub fn drafted in reading(workspace: &Workspace, table: &Table, choices: &Choices) -> Result<Drafts, Failure> {
        let currency = workspace.settings().map_or(Currency::CNY, |settings| settings.currency);
        Ok(draft(table, choices, Target { currency, fields: &live_fields(workspace) })?)
    }
}

apart! {
    /// Choices that were kept for files with this header, as far as they fit this one; and whether a column of it wants a look.
    pub fn remembered in reading(workspace: &Workspace, kept: &[u8], inspection: &Inspection) -> Result<Option<(Choices, bool)>, Failure> {
        let kept: Option<Choices> = decode(kept).ok();
        let fitting = kept.filter(|choices| choices.check(&inspection.table).is_ok());
        Ok(fitting.map(|choices| choices.remembered_beside(&inspection.findings.choices, &live_fields(workspace))))
    }
}

fn live_fields(workspace: &Workspace) -> Vec<CustomField> {
    in_order(workspace).into_iter().filter(|field| !field.is_retired).cloned().collect()
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
    /// A list of customers as the bytes of a file.
    pub fn listed in copies(
        rows: &[CustomerRow],
        columns: &[(Column, String)],
        format: TableFormat,
        words: &ExportWords,
        currency: Currency,
    ) -> Result<Vec<u8>, Failure> {
        in_form(&customer_table(rows, columns, words, currency), format)
    }
}

apart! {
    /// The people of these customers as vCard; empty if there is nobody to save.
    pub fn carded in copies(workspace: &Workspace, ids: &[CustomerId], version: CardVersion) -> Result<Vec<u8>, Failure> {
        let profiles = Profiles::of(workspace);
        let customers = ids.iter().filter_map(|id| workspace.customers().get(*id));
        let cards: Vec<_> = customers.flat_map(|customer| cards_of(customer, profiles.get(customer.id))).collect();
        Ok(write_cards(&cards, version))
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
    /// The answer to a question that the first look does not need, packed.
    pub fn answered_apart in insights(query: Query, asked: &Asked<'_>) -> Result<Vec<u8>, Failure> {
        query.packed_apart(asked, Postcard).ok_or(Failure::NothingPending)
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
