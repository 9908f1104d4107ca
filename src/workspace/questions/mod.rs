//! What can be asked of a workspace, and the answers: exactly the rows and figures that are shown.
//!
//! Each question is a type that names the type of its answer ([`Question::Answer`]), so that a page cannot take one for the
//! other. [`Query`] and [`Answer`] are the same as one enum each, for the way through the worker's door.

mod attention;
mod bulk;
mod choices;
mod cohorts;
mod customer;
mod customer_value;
pub(super) mod customers;
mod days_ahead;
mod disagreements;
mod due;
mod duplicates;
mod effect;
mod foretold;
mod grading;
mod hand_over;
mod indicators;
mod leaving;
mod lifecycle;
mod likes;
pub(super) mod order;
mod overview;
mod ownership;
mod pipeline;
mod policies;
mod products;
mod profiles;
mod quarters;
mod reach;
mod reviews;
mod runs;
mod schemes;
mod standings;
mod structure;
mod studio;
mod tasks;
mod timeline;
mod to_do;
mod today;
mod together;
mod untouched;
mod value;

use super::{find::Find, grading::Standings, scores::Scores, state::Workspace, wishes::Wishes, worked::Worked};
use crate::domain::{Day, Scheme};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::rc::Rc;

pub use super::deleted::GoneCustomer;
pub use super::duplicates::likeness::{LEAST, LIKELY, Likeness, Reason as AlikeReason, SURE};
pub use super::foresight::{
    FitFigures, ForesightWish, Horizon, LATE_TENTHS, Outlook, Trial, WARNED_DAYS,
    renewing::{RenewalPeriod, RenewalSheet, Survivors},
};
pub use super::grading::{Cause, Warning};
pub use super::owner_moves::{OwnerMove, OwnerMoves};
pub use super::record_history::{FieldChange, Life, RecordChange, RecordField, Said};
pub use super::wishes::Withheld;
pub use attention::{AskAttention, AskInteractions, AttentionRow, AttentionSheet, InteractionsSheet, Served};
pub use bulk::{AskBulk, BulkSheet, Chosen, Plan};
pub use choices::{AskChoices, Choices, Facet, FacetChoice};
pub use cohorts::{AskCohorts, CohortsSheet};
pub use customer::{AskCustomer, AskPurchase, CustomerSheet, PurchaseRow, Receipt};
pub use customer_value::{AskCustomerValue, CustomerOutlook, CustomerValueSheet};
pub use customers::{
    AskCustomers, Bound, Column, CustomerRow, CustomerRows, CustomersView, Filter, Grade, Group, Junction, Missing, NamedScheme, NumberOf,
    OwnAsk, OwnTest, Says, Sort, Sums, TextOf,
};
pub use days_ahead::{AskDaysAhead, BirthdayRow, DaysAheadSheet};
pub use disagreements::{AskDisagreements, DisagreementRow, DisagreementSheet};
pub use due::DueRow;
pub use duplicates::{AskDuplicates, AskMerge, AskTwins, DuplicateGroup, DuplicatePair, DuplicateRow, DuplicatesSheet, MergeSide, Twin};
pub use effect::{AskEffect, Comparison, EffectRow, EffectSheet, Outcome, PilotSheet};
pub use foretold::{ForecastSheet, Foretold, Margin};
pub use grading::{AskGrading, GradingSheet, GridCell};
pub use hand_over::{AskHandOver, HandOverSheet};
pub use indicators::{AskIndicators, IndicatorRow, IndicatorsSheet};
pub use leaving::{AskLeaving, LeavingFilter, LeavingRow, LeavingRows, LeavingSheet, LeavingSort, WarnedSheet};
pub use lifecycle::{AskLifecycle, AskStage, LifecycleSheet, StageCounts, StageMove, StageRow, StageSheet};
pub use likes::{AskGroupLikes, AskLikes, CustomerLikes, Liked, LikesSheet, OfferRow};
pub use overview::{AskOverview, Overview};
pub use ownership::{AskPool, AskTeam, OwnerRow, PoolPart, PoolRow, PoolSheet, TeamSheet};
pub use pipeline::{
    AskBoard, AskDeal, AskDeals, AskLeadMatches, AskPipelineFigures, BoardColumn, BoardSheet, DealRow, DealSheet, DealSort, DealsSheet,
    ForecastRow, LeadMatch, LeadMatches, PipelineFigures, PipelineFilter, RateRow, ReasonRow, StayRow, Tally, When,
};
pub use policies::{AskPolicies, PoliciesSheet, PolicyRow};
pub use products::{AskProducts, ProductRow, ProductRows};
pub use profiles::{
    AskFields, AskPortrait, AskProfile, AskRetention, ConsentRow, FieldRow, FieldsSheet, Hint, NamedCustomer, ProfileSheet, RetentionRow,
    RetentionSheet,
};
pub use quarters::{AskQuarters, QuarterMix, QuartersSheet};
pub use reach::{AskReach, ReachSheet};
pub use reviews::{AskReview, AskReviews, ReviewRow, ReviewSheet, ReviewsSheet};
pub use runs::{AskMigration, AskRuns, ExplainedMove, MigrationSheet, Moves, RunsSheet};
pub use schemes::{AskSchemes, GradeWord, RunHead, SchemeRow, SchemesSheet, grade_name};
pub use standings::{AskStandings, StandingRow, StandingsSheet};
pub use structure::{AskStructure, MixBy, MixRow, Part, StructureSheet};
pub use studio::{AskStudio, MigrationCounts, MoveRow, OwnSeen, Quality, StudioSheet};
pub use tasks::{
    AskCustomerTasks, AskTaskDays, AskTasks, CustomerTasks, Rung, RungRows, TaskDays, TaskFilter, TaskRow, TasksSheet, open_tasks,
};
pub use timeline::{
    AskTimeline, DealStep, GradeBy, GradeChange, GradeThen, MAX_TIMELINE_ROWS, OwnerChange, TimelineEvent, TimelineKind, TimelineRow,
    TimelineSheet,
};
pub use to_do::{AskToDo, ToDo, ToDoRow, ToDoSheet, Worth};
pub use today::{AskToday, Change30, Gaps, LeavingBrief, Move, TodaySheet};
pub use together::{AskNeighbours, AskTogether, MAX_RULES, NamedProduct, NeighbourRow, NeighboursSheet, RuleRow, TogetherSheet};
pub use untouched::{AskUntouched, USUAL_LIMIT_DAYS, UntouchedRow, UntouchedSheet};
pub use value::{AskValue, GroupFigures, GroupName, GroupRow, Grouping, QuarterFigures, ValueSheet};

/// What an answer may be worked out from: the records, the day, and what was worked out before and is still true.
pub struct Asked<'a> {
    pub workspace: &'a Workspace,
    pub scores: &'a Scores,
    pub worked: &'a Worked,
    pub find: &'a Find,
    /// The day on the device's calendar.
    pub today: Day,
}

impl Asked<'_> {
    /// The primary scheme with where everybody stands in it.
    pub fn primary(&self) -> Option<(&Scheme, Rc<Standings>)> {
        let scheme = self.workspace.registers().schemes.iter().map(|(_, scheme)| scheme).find(|scheme| scheme.is_primary)?;
        Some((scheme, self.worked.standings(self.workspace, scheme)))
    }

    /// Who does not want to be contacted, or not on which way.
    pub fn wishes(&self) -> Rc<Wishes> {
        self.worked.wishes(self.workspace)
    }

    /// Whether the customer of a slot asked not to be contacted.
    pub fn forbids_contact(&self, slot: u32) -> bool {
        self.workspace.customers().at(slot).is_some_and(|customer| self.wishes().forbid_contact(customer.id))
    }
}

/// A question, with the type of its answer.
pub trait Question: Into<Query> {
    type Answer: TryFrom<Answer> + DeserializeOwned;

    /// Answers it.
    fn answer(self, asked: &Asked<'_>) -> Self::Answer;
}

/// Turns answers into the bytes in which they travel.
pub trait Packer {
    fn pack<T: Serialize>(self, answer: &T) -> Vec<u8>;
}

macro_rules! questions {
    ($($question:ident => $answer:ident $(<$($inner:ty),+>)? as $name:ident),* $(,)?) => {
        /// Any question.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        pub enum Query { $($name($question)),* }

        /// Any answer. It is written as what is in it and nothing more, for whoever asked knows which it is.
        #[derive(Clone, Debug, PartialEq, Serialize)]
        #[serde(untagged)]
        pub enum Answer { $($name(Box<$answer $(<$($inner),+>)?>)),* }

        $(
            impl From<$question> for Query {
                fn from(question: $question) -> Self { Self::$name(question) }
            }

            impl TryFrom<Answer> for $answer $(<$($inner),+>)? {
                type Error = Answer;
                fn try_from(answer: Answer) -> Result<Self, Answer> {
                    match answer {
                        Answer::$name(answer) => Ok(*answer),
                        other => Err(other),
                    }
                }
            }
        )*

        impl Query {
            /// Answers it.
            pub fn answer(self, asked: &Asked<'_>) -> Answer {
                match self { $(Self::$name(question) => Answer::$name(Box::new(question.answer(asked)))),* }
            }

            /// Answers it in the bytes in which answers travel.
            pub fn packed(self, asked: &Asked<'_>, packer: impl Packer) -> Vec<u8> {
                match self { $(Self::$name(question) => packer.pack(&question.answer(asked))),* }
            }
        }
    };
}

questions! {
    AskOverview => Overview as Overview,
    AskCustomers => CustomerRows as Customers,
    AskCustomer => Option<CustomerSheet> as Customer,
    AskPurchase => Option<crate::domain::Purchase> as Purchase,
    AskChoices => Choices as Choices,
    AskProducts => ProductRows as Products,
    AskToday => TodaySheet as Today,
    AskGrading => GradingSheet as Grading,
    AskPool => PoolSheet as Pool,
    AskTeam => TeamSheet as Team,
    AskSchemes => SchemesSheet as Schemes,
    AskStudio => Result<StudioSheet, crate::domain::schemes::Flaw> as Studio,
    AskIndicators => IndicatorsSheet as Indicators,
    AskRuns => Option<RunsSheet> as Runs,
    AskMigration => Option<MigrationSheet> as Migration,
    AskStandings => StandingsSheet as Standings,
    AskDisagreements => Option<DisagreementSheet> as Disagreements,
    AskPolicies => Option<PoliciesSheet> as Policies,
    AskTasks => TasksSheet as Tasks,
    AskTaskDays => TaskDays as TaskDays,
    AskCustomerTasks => Option<CustomerTasks> as CustomerTasks,
    AskToDo => ToDoSheet as ToDo,
    AskReach => Option<ReachSheet> as Reach,
    AskAttention => Option<AttentionSheet> as Attention,
    AskInteractions => Option<InteractionsSheet> as Interactions,
    AskProfile => Option<ProfileSheet> as Profile,
    AskFields => FieldsSheet as Fields,
    AskRetention => RetentionSheet as Retention,
    AskReviews => ReviewsSheet as Reviews,
    AskReview => Option<ReviewSheet> as Review,
    AskStructure => StructureSheet as Structure,
    AskQuarters => QuartersSheet as Quarters,
    AskEffect => Option<EffectSheet> as Effect,
    AskLifecycle => LifecycleSheet as Lifecycle,
    AskStage => Option<StageSheet> as Stage,
    AskCohorts => CohortsSheet as Cohorts,
    AskLikes => Option<CustomerLikes> as Likes,
    AskGroupLikes => LikesSheet as GroupLikes,
    AskTogether => Result<TogetherSheet, crate::scoring::baskets::frequent::TooManySets> as Together,
    AskNeighbours => Option<NeighboursSheet> as Neighbours,
    AskValue => ValueSheet as Value,
    AskLeaving => LeavingSheet as Leaving,
    AskCustomerValue => Option<CustomerValueSheet> as CustomerValue,
    AskBoard => BoardSheet as Board,
    AskDeals => DealsSheet as Deals,
    AskDeal => DealSheet as Deal,
    AskLeadMatches => LeadMatches as LeadMatches,
    AskPipelineFigures => PipelineFigures as PipelineFigures,
    AskBulk => Result<BulkSheet, super::Refusal> as Bulk,
    AskDuplicates => DuplicatesSheet as Duplicates,
    AskMerge => Vec<MergeSide> as Merge,
    AskTwins => Vec<Twin> as Twins,
    AskHandOver => HandOverSheet as HandOver,
    AskDaysAhead => DaysAheadSheet as DaysAhead,
    AskUntouched => UntouchedSheet as Untouched,
    AskTimeline => Option<TimelineSheet> as Timeline,
    AskPortrait => Option<crate::domain::Picture> as Portrait,
}
