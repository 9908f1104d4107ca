//! Workspaces to try things on, for the tests of this room.

use crate::domain::{Day, DeviceId};
use crate::workspace::{Circumstances, Command, Identifiers, Refusal, Workspace, commands::WholeWorkspace, decide};

/// Identifiers that are counted.
pub struct Counted(pub u128);

impl Identifiers for Counted {
    fn next(&mut self) -> u128 {
        self.run(1)
    }

    fn run(&mut self, n: u32) -> u128 {
        self.0 += u128::from(n);
        self.0 - u128::from(n) + 1
    }
}

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
