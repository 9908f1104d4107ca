//! What the engine needs from the world: the time, identifiers, and files by URL.
//!
//! In a browser this is the worker's scope; natively it is the operating system (for the headless report) or a fixed world (for tests).

use super::protocol::{Failure, Now, Progress, ReadyFile};
use crate::exchange::reading::TextDecoding;
use crate::storage::PresenceMark;
use crate::workspace::Identifiers;

/// The outside of the engine.
#[expect(async_fn_in_trait, reason = "an engine runs on one thread, and is written for one world at a time")]
pub trait World {
    /// The device's clock and calendar.
    fn now(&self) -> Now;

    /// Where identifiers come from.
    fn identifiers(&mut self) -> &mut dyn Identifiers;

    /// Turns bytes of other encodings into text.
    type Decoder: TextDecoding;

    /// The decoder there is.
    fn decoder(&self) -> Self::Decoder;

    /// The bytes behind an object URL.
    async fn read(&self, url: &str) -> Result<Vec<u8>, Failure>;

    /// Makes bytes available for download.
    fn offer(&self, bytes: Vec<u8>, name: &str, media_type: &str) -> Result<ReadyFile, Failure>;

    /// The mark that says what was here when it was last seen; kept outside the database.
    async fn presence(&self) -> Option<PresenceMark>;

    /// Renews that mark, or takes it away.
    async fn keep_presence(&self, mark: Option<PresenceMark>);

    /// Tells the page how far the request at hand has come.
    fn tell(&self, progress: Progress) {
        self.teller()(progress);
    }

    /// What tells it, for work that has the world's other parts in use.
    fn teller(&self) -> impl Fn(Progress) + 'static;
}

/// UUIDs of version 7 that rise: 48 bits of milliseconds, 12 random bits, and 62 bits that start at random and are counted up, so that
/// the identifiers of one run follow one another.
#[derive(Clone, Copy, Debug)]
pub struct RisingIdentifiers {
    next: u128,
}

impl RisingIdentifiers {
    const COUNTED_BITS: u32 = 62;

    /// Starts at a time and with random bits of the device.
    pub const fn starting(at_ms: u64, random: u128) -> Self {
        let counted = random & ((1 << (Self::COUNTED_BITS - 1)) - 1);
        let random_12 = (random >> 64) & 0xfff;
        let time = (at_ms as u128 & 0xffff_ffff_ffff) << 80;
        Self { next: time | (7 << 76) | (random_12 << 64) | (2 << 62) | counted }
    }
}

impl Identifiers for RisingIdentifiers {
    fn next(&mut self) -> u128 {
        self.run(1)
    }

    fn run(&mut self, n: u32) -> u128 {
        let first = self.next;
        self.next += u128::from(n);
        first
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_uuids_of_version_7_and_rise() {
        let mut identifiers = RisingIdentifiers::starting(1_763_000_000_000, u128::MAX);
        let first = uuid::Uuid::from_u128(identifiers.run(1_000_000));
        let next = uuid::Uuid::from_u128(identifiers.next());
        assert_eq!((first.get_version_num(), next.get_version_num()), (7, 7));
        assert_eq!(first.get_variant(), uuid::Variant::RFC4122);
        assert_eq!(next.as_u128() - first.as_u128(), 1_000_000);
    }
}
