//! Moving a deal to another stage, whoever asks for it: pointer, keyboard or menu. One change, one undo.

use crate::domain::{Day, PipelineStage};
use crate::engine::protocol::{Done, Failure};
use crate::ui::{
    session::Session,
    words::{Language, pipeline as words},
};
use crate::workspace::{
    Command, Refusal,
    questions::{AskDeal, DealRow},
};
use leptos::task::spawn_local;

/// Moves a deal and says so; a deal that stands there already stays as it is.
pub fn move_to(session: Session, language: Language, row: &DealRow, stage: &PipelineStage, today: Day) {
    if row.stage == stage.id || row.is_won.is_some() {
        return;
    }
    let (row, stage) = (row.clone(), stage.clone());
    spawn_local(async move {
        match moved(session, &row, &stage, today).await {
            Ok(done) => session.say_done(&done, words::moved(language, &row.title, &stage.name)),
            Err(failure) => session.say_failure(&failure),
        }
    });
}

/// As it stands now, not as it was drawn: another tab may have changed it.
async fn moved(session: Session, row: &DealRow, stage: &PipelineStage, today: Day) -> Result<Done, Failure> {
    let deal = session.ask(AskDeal { id: Some(row.id) }).await?.deal.ok_or(Failure::Refused(Refusal::Gone))?;
    session.perform(Command::File(deal.moved(stage.id, today).into())).await
}
