//! The parts of pages that have several, and what each is called in the address.
//!
//! Not here: what they are called on the screen (`words`), and the parts of the page of values (`foresight`).

/// A part of the grading page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GradingSection {
    #[default]
    Pyramid,
    /// The grid of recency against frequency.
    Rfm,
    /// Pareto and Lorenz curves.
    Concentration,
    /// Cuts and rules.
    Rule,
}

/// A part of the lifecycle page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LifecycleSection {
    /// Who is where, and how it was.
    #[default]
    Stages,
    /// Who stays, by month of the first purchase.
    Cohorts,
    /// How often customers come.
    Rhythm,
}

/// A part of the settings page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SettingsSection {
    /// Language, theme: what belongs to this device.
    #[default]
    Device,
    /// Currency, the day to look from, the rule: what belongs to the data.
    Workspace,
    /// Fields of one's own.
    Fields,
    /// Presentation mode, records to review.
    Privacy,
    /// Backup, storage, demo.
    Data,
}

impl GradingSection {
    /// Every section, in the order of the tabs.
    pub const ALL: [Self; 4] = [Self::Pyramid, Self::Rfm, Self::Concentration, Self::Rule];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Pyramid => "pyramid",
            Self::Rfm => "rfm",
            Self::Concentration => "concentration",
            Self::Rule => "rule",
        }
    }

    pub(super) fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|section| section.name() == name)
    }
}

impl LifecycleSection {
    /// Every section, in the order of the tabs.
    pub const ALL: [Self; 3] = [Self::Stages, Self::Cohorts, Self::Rhythm];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Stages => "stages",
            Self::Cohorts => "cohorts",
            Self::Rhythm => "rhythm",
        }
    }

    pub(super) fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|section| section.name() == name)
    }
}

impl SettingsSection {
    /// Every section, in the order of the tabs.
    pub const ALL: [Self; 5] = [Self::Device, Self::Workspace, Self::Fields, Self::Privacy, Self::Data];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Device => "device",
            Self::Workspace => "workspace",
            Self::Fields => "fields",
            Self::Privacy => "privacy",
            Self::Data => "data",
        }
    }

    pub(super) fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|section| section.name() == name)
    }
}
