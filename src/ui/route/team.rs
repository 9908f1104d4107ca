//! The address of the team page.

use crate::workspace::questions::PoolPart;

/// A part of the team page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TeamSection {
    /// Who has what in hand.
    #[default]
    Owners,
    /// Customers without an owner.
    Pool,
    /// Customers that are due back in the pool.
    Untouched,
    /// Customers that soon will be.
    Warned,
    /// Who got which customer from whom.
    Log,
}

impl TeamSection {
    /// Every section, in the order of the tabs.
    pub const ALL: [Self; 5] = [Self::Owners, Self::Pool, Self::Untouched, Self::Warned, Self::Log];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Owners => "owners",
            Self::Pool => "pool",
            Self::Untouched => "due-back",
            Self::Warned => "soon-due-back",
            Self::Log => "log",
        }
    }

    /// The part of the pool that it shows, if any.
    pub const fn pool_part(self) -> Option<PoolPart> {
        match self {
            Self::Owners | Self::Log => None,
            Self::Pool => Some(PoolPart::Unowned),
            Self::Untouched => Some(PoolPart::Untouched),
            Self::Warned => Some(PoolPart::Warned),
        }
    }
}
