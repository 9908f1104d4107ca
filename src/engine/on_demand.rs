//! What the engine does rarely: reading files, checking and planning an import, copies out and in, the demo, lists as files, forecasts.
//!
//! Each function calls its namesake in `exchange` or `workspace` and nothing else. They stand here because their code is fetched with the first call
//! ([`apart`](crate::apart)), in three parts: `reading` for whoever brings a file in, `copies` for whole workspaces and lists as files,
//! `models` for whoever wants a forecast.
//! Every one of them can therefore fail with [`Failure::NotFetched`], whatever else its errors are.

use super::{
    codec::Postcard,
    importing::recalled,
    parcel::Parcel,
    protocol::{ContactsWish, Failure, GradeOrder, TableFormat},
};
use crate::domain::{Currency, CustomField, CustomerId, Day, FieldId, GradingRun, RunId};
use crate::exchange::{
    contacts::{CardVersion, ContactsPlan, cards_of, plan_contacts, read_cards, write_cards},
    demo::{DemoLanguage, SEED, demo},
    ics::{CalendarWords, calendar},
    json::{Export, MergePolicy, RestorePreview, merge, preview, restored},
    lists::{ExportWords, customer_table, n_withheld, rule_table, to_csv},
    pace::Told,
    planning::{ImportPolicy, Plan, plan},
    reading::{Choices, Drafts, Inspection, ReadingWishes, Reason, Refused, Table, Target, TextDecoding, draft, inspect_as, refused_csv},
    sheets::SheetTable,
};
use crate::scoring::lifetime::NoForecast;
use crate::workspace::{
    Identifiers, Refusal, Worked, Workspace,
    commands::{ImportBatch, WholeWorkspace},
    deleted::gone,
    duplicates::scan::{Scan, Stepped as ScanStepped},
    fields::in_order,
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
        workspace: &Workspace,
        bytes: &[u8],
        name: &str,
        wishes: ReadingWishes,
        decoder: &dyn TextDecoding,
        told: Told<'_>,
    ) -> Result<Inspection, Failure> {
        Ok(inspect_as(bytes, name, wishes, decoder, &live_fields(workspace), told)?)
    }
}

apart! {
    /// The rows of a table as typed drafts.
    pub fn drafted in reading(workspace: &Workspace, table: &Table, choices: &Choices, told: Told<'_>) -> Result<Drafts, Failure> {
        let currency = workspace.settings().map_or(Currency::CNY, |settings| settings.currency);
        Ok(draft(table, choices, Target { currency, fields: &live_fields(workspace) }, told)?)
    }
}

apart! {
    /// Choices that were kept for files with this header, as far as they fit this one; and whether a column of it wants a look.
    pub fn remembered in reading(workspace: &Workspace, kept: &[u8], inspection: &Inspection) -> Result<Option<(Choices, bool)>, Failure> {
        let kept = recalled(kept);
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
        policy: ImportPolicy,
        identifiers: &mut dyn Identifiers,
        file_name: &str,
        told: Told<'_>,
    ) -> Result<Plan, Failure> {
        Ok(plan(workspace, table, drafts, policy, identifiers, file_name, told))
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
        let restored = restored(bytes)?;
        let preview = preview(workspace, &restored);
        Ok((restored.whole, preview))
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
    /// Everybody whom a list shows, in its order.
    pub fn rows_of in insights(asked: &Asked<'_>, view: &Parcel<CustomersView>, own: Vec<FieldId>) -> Result<Vec<CustomerRow>, Failure> {
        Ok(AskCustomers { view: view.open(), window: 0..u32::MAX, own }.answer(asked).rows)
    }
}

apart! {
    /// Whose people are wanted, each with what they do not want.
    pub fn wanted in insights(asked: &Asked<'_>, wish: &ContactsWish) -> Result<Vec<(CustomerId, Withheld)>, Failure> {
        Ok(match wish {
            ContactsWish::Customer(id) => vec![(*id, asked.wishes().of_customer(*id))],
            ContactsWish::Shown(view) => {
                let shown = AskCustomers { view: view.open(), window: 0..u32::MAX, own: Vec::new() }.answer(asked).rows;
                shown.into_iter().map(|row| (row.id, row.withheld)).collect()
            }
        })
    }
}

apart! {
    /// A list of customers as the bytes of a file, and how many of them were left without contacts there.
    pub fn listed in copies(
        rows: &[CustomerRow],
        columns: &[(Column, String)],
        format: TableFormat,
        words: &ExportWords,
        currency: Currency,
    ) -> Result<(Vec<u8>, u32), Failure> {
        Ok((in_form(&customer_table(rows, columns, words, currency), format)?, n_withheld(rows, columns)))
    }
}

apart! {
    /// The people of these customers as vCard, empty if there is nobody to save; and how many customers do not want to be there, or not whole.
    pub fn carded in copies(
        workspace: &Workspace,
        customers: &[(CustomerId, Withheld)],
        version: CardVersion,
    ) -> Result<(Vec<u8>, u32), Failure> {
        let profiles = Profiles::of(workspace);
        let customers = || customers.iter().filter_map(|(id, withheld)| Some((workspace.customers().get(*id)?, *withheld)));
        let cards: Vec<_> = customers().flat_map(|(customer, withheld)| cards_of(customer, profiles.get(customer.id), withheld)).collect();
        let n_withheld = customers().filter(|(_, withheld)| *withheld != Withheld::default()).count();
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
    /// A run over everybody as a page asks for it.
    pub fn graded_as in insights(
        workspace: &Workspace,
        worked: &Worked,
        order: &GradeOrder,
        made_on: Day,
        person: &str,
    ) -> Result<GradingRun, Failure> {
        let GradeOrder { scheme, occasion, pilot, .. } = order;
        let (person, pilot) = (person.to_owned(), pilot.clone());
        let circumstances =
            RunCircumstances { id: RunId::from_u128(0), made_on, person, occasion: *occasion, pilot, signed_off: None };
        let ground = worked.ground(workspace);
        let grading = graded(ground, scheme).map_err(|flaw| Refusal::SchemeFlawed { flaw })?;
        Ok(run_of(ground, scheme, &grading, circumstances))
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
