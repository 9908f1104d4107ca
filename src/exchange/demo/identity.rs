//! Identifiers of the demo: shaped like those that the engine makes (UUIDs of version 7), but the same for the same seed and day.
//!
//! Those of one kind follow one another, so that they take little room.

use crate::domain::{
    CategoryId, ConsentId, ContactId, CustomerId, Day, FieldId, InteractionId, MemberId, OpportunityId, PipelineStageId, PolicyId,
    ProductId, ProfileId, PurchaseId, ReviewId, RunId, SchemeId, TaskId, TextTemplateId, WorkspaceId,
};

/// Counts identifiers, one sequence for each kind.
pub struct Identity {
    base: u128,
    n_made: [u32; 19],
}

impl Identity {
    pub fn new(seed: u64, today: Day) -> Self {
        let at_ms = u128::from(today.number().max(0).unsigned_abs()) * 86_400_000;
        let version_and_variant = (0x7 << 76) | (0b10 << 62);
        Self { base: (at_ms << 80) | version_and_variant | (u128::from(seed & 0x3fff_ffff) << 32), n_made: [0; 19] }
    }

    fn next(&mut self, kind: usize) -> u128 {
        self.n_made[kind] += 1;
        // The twelve bits after the version tell the kinds apart.
        self.base | ((kind as u128) << 64) | u128::from(self.n_made[kind])
    }

    pub fn next_workspace(&mut self) -> WorkspaceId {
        WorkspaceId::from_u128(self.next(0))
    }

    pub fn next_category(&mut self) -> CategoryId {
        CategoryId::from_u128(self.next(1))
    }

    pub fn next_product(&mut self) -> ProductId {
        ProductId::from_u128(self.next(2))
    }

    pub fn next_customer(&mut self) -> CustomerId {
        CustomerId::from_u128(self.next(3))
    }

    pub fn next_contact(&mut self) -> ContactId {
        ContactId::from_u128(self.next(4))
    }

    pub fn next_purchase(&mut self) -> PurchaseId {
        PurchaseId::from_u128(self.next(5))
    }

    pub fn next_scheme(&mut self) -> SchemeId {
        SchemeId::from_u128(self.next(6))
    }

    pub fn next_run(&mut self) -> RunId {
        RunId::from_u128(self.next(7))
    }

    pub fn next_policy(&mut self) -> PolicyId {
        PolicyId::from_u128(self.next(8))
    }

    pub fn next_interaction(&mut self) -> InteractionId {
        InteractionId::from_u128(self.next(9))
    }

    pub fn next_review(&mut self) -> ReviewId {
        ReviewId::from_u128(self.next(10))
    }

    pub fn next_pipeline_stage(&mut self) -> PipelineStageId {
        PipelineStageId::from_u128(self.next(11))
    }

    pub fn next_opportunity(&mut self) -> OpportunityId {
        OpportunityId::from_u128(self.next(12))
    }

    pub fn next_member(&mut self) -> MemberId {
        MemberId::from_u128(self.next(13))
    }

    pub fn next_profile(&mut self) -> ProfileId {
        ProfileId::from_u128(self.next(14))
    }

    pub fn next_field(&mut self) -> FieldId {
        FieldId::from_u128(self.next(15))
    }

    pub fn next_consent(&mut self) -> ConsentId {
        ConsentId::from_u128(self.next(16))
    }

    pub fn next_task(&mut self) -> TaskId {
        TaskId::from_u128(self.next(17))
    }

    pub fn next_text_template(&mut self) -> TextTemplateId {
        TextTemplateId::from_u128(self.next(18))
    }
}
