//! Rules of what is said while records are cleaned: that two customers are not the same.

use super::{Filed, Ties, filed::customer_name};
use crate::domain::{Distinct, DistinctId};
use crate::workspace::{Workspace, commands::Refusal};

impl Filed for Distinct {
    fn with_id(self, bits: u128) -> Self {
        Self { id: DistinctId::from_u128(bits), ..self }
    }

    fn title(&self, workspace: &Workspace) -> String {
        customer_name(workspace, self.first)
    }

    fn ties(&self) -> Ties {
        Ties { customer: Some(self.first), other_customer: Some(self.second), ..Ties::default() }
    }

    fn kept(self) -> Result<Self, Refusal> {
        if self.first == self.second {
            return Err(Refusal::NothingToMerge);
        }
        Ok(Self { id: self.id, ..Self::between(self.first, self.second) })
    }

    fn fits(&self, workspace: &Workspace) -> Result<(), Refusal> {
        let mut others = workspace.registers().distincts.iter().filter(|(_, other)| other.id != self.id);
        let is_said = others.any(|(_, other)| other.is_about(self.first, self.second));
        if is_said { Err(Refusal::NameTaken { name: self.title(workspace) }) } else { Ok(()) }
    }
}
