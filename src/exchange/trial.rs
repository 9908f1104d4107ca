//! Workspaces to try things on, for the tests of this room.

use crate::domain::{Day, DeviceId};
use crate::workspace::{Circumstances, Command, Counted, Refusal, Workspace, commands::WholeWorkspace, decide};

/// Decides a command and applies what it comes to.
pub fn run(workspace: &mut Workspace, command: Command) -> Result<(), Refusal> {
    let mut circumstances = Circumstances {
        identifiers: &mut Counted(1 << 100),
        device: DeviceId::from_u128(1),
        person: String::new(),
        now_ms: 0,
        today: Day::MAX,
    };
    let decision = decide(workspace, &mut circumstances, command)?;
    workspace.apply(&decision.changes);
    Ok(())
}

/// The workspace that holds these records.
pub fn opened(whole: WholeWorkspace) -> Workspace {
    let mut workspace = Workspace::default();
    assert_eq!(run(&mut workspace, Command::Replace(Box::new(whole))), Ok(()));
    workspace
}
