//! People who are counted and set against a whole.

use std::fmt;

use super::named::named;
use crate::eq5d5l::{DimensionLevel, HealthChange};
use crate::ground::Occasion;

named! {
    /// People who are counted and set against a whole.
    ///
    /// Its name is that of the count; the share of the whole adds `_share`, and the
    /// ends of the share's 95 % Wilson interval `_share_low` and `_share_high`.
    ///
    /// # Examples
    ///
    /// ```
    /// use enkat::figure::{Counted, Statistic};
    ///
    /// assert_eq!(Statistic::from(Counted::Improved).to_string(), "improved");
    /// assert_eq!(Statistic::Share(Counted::Improved).to_string(), "improved_share");
    /// ```
    pub enum Counted {
        /// `level_1` to `level_5`: people at this level of a dimension.
        Level(DimensionLevel),
        /// `level_1_start` to `level_5_exit`: people who have both occasions, by their level at one of them.
        LevelAt(DimensionLevel, Occasion),
        /// `any_problem_start`, `any_problem_exit`: people who have both, at another level than 1 at one of them.
        AnyProblemAt(Occasion),
        /// `more_than_slight_start`, `more_than_slight_exit`: people who have both, at level 3 to 5 at one of them.
        MoreThanSlightAt(Occasion),
        /// `pchc_improve` and so on: pairs of this class of PCHC.
        Pchc(HealthChange),
    }
    Shared {
        AnyProblem "any_problem" "people at another level than 1" Shared::wilson("share of n with any problem, and its 95 % Wilson interval");
        MoreThanSlight "more_than_slight" "people at level 3 to 5" Shared::alone("share of n at level 3 to 5");
        Improved "improved" "people who changed for the better" Shared::wilson("share of the pairs that improved, and its 95 % Wilson interval");
        Unchanged "unchanged" "people who did not change" Shared { share: "share of the pairs or participants that did not change", interval: Some("share of the pairs that did not change, and its 95 % Wilson interval") };
        Worsened "worsened" "people who changed for the worse" Shared::wilson("share of the pairs that worsened, and its 95 % Wilson interval");
        ImprovedAny "improved_any" "people who are better in at least one dimension: PCHC improve and mixed" Shared::alone("share of the pairs of profiles that are better in at least one dimension");
        WorsenedAny "worsened_any" "people who are worse in at least one dimension: PCHC worsen and mixed" Shared::alone("share of the pairs of profiles that are worse in at least one dimension");
        FullHealth "full_health" "people at 11111" Shared::wilson("share at 11111, and its 95 % Wilson interval");
        WithProblems "with_problems" "pairs that are not 11111 both times" Shared::wilson("share of the pairs with problems, and its 95 % Wilson interval");
        Count "count" "people with this outcome" Shared::alone("share of n with this outcome");
        Floor "floor" "people at the lowest possible score" Shared::wilson("share at the lowest possible score, and its 95 % Wilson interval");
        Ceiling "ceiling" "people at the highest possible score" Shared::wilson("share at the highest possible score, and its 95 % Wilson interval");
        StraightLining "straight_lining" "people with the same mark on every item" Shared::wilson("share with the same mark on every item, and its 95 % Wilson interval");
        Persons "persons" "people" Shared::alone("share of n");
        Budget "budget" "budgeted participants" Shared::alone("participants over budgeted participants");
        Certain "certain" "people for whom this exit is certain" Shared::alone("share of the participants for whom this exit is certain");
        Any "any" "people with whoever referred them among their exits" Shared::alone("share of the participants");
        Only "only" "people whose only exit is whoever referred them" Shared::alone("share of the participants");
        Forward "forward" "people on a higher step at exit than at start; steps are an order and never averaged" Shared::alone("share of those whose steps are known");
        Back "back" "people on a lower step at exit than at start" Shared::alone("share of those whose steps are known");
        Invalid "invalid" "rows without a value because an answer is invalid" Shared::alone("share of everyone");
        Enrolled "enrolled" "participants: nobody whose referral was turned down" Shared::alone("share of everyone enrolled: 1");
        Asked "asked" "people who were asked, answered or not" Shared::alone("share of everyone enrolled");
        Answered "answered" "people who were asked, did not decline as a whole and answered something" Shared::alone("share of everyone enrolled");
        Complete "complete" "people who answered and with whom every mandatory question meant for them was taken up, declined or not" Shared::alone("share of everyone enrolled");
        AcuteConcern "acute_concern" "people in danger now, as they or staff say" Shared::alone("share of everyone enrolled");
        DisclosureCurrent "disclosure_current" "people who told of violence that is current, as the report says what is" Shared::alone("share of everyone enrolled");
        DisclosurePast "disclosure_past" "people who told of violence and said of all of it that it is not current" Shared::alone("share of everyone enrolled");
        DisclosureTimingUnknown "disclosure_timing_unknown" "people who told of violence; of some of it nobody knows when" Shared::alone("share of everyone enrolled");
        NoDisclosure "no_disclosure" "people who denied every mandatory question about violence against them, without concern for a child; not the same as no violence" Shared::alone("share of everyone enrolled");
        Indeterminate "indeterminate" "people who answered too little to tell, or with concern for a child alone" Shared::alone("share of everyone enrolled");
        Declined "declined" "people who were turned down" Shared::alone("share of everyone enrolled");
        NotAsked "not_asked" "people who were not asked, or of whom nothing is recorded" Shared::alone("share of everyone enrolled");
    }
}

/// How the share of a count is told.
#[derive(Clone, Copy)]
pub(super) struct Shared {
    share: &'static str,
    /// What its Wilson interval is, where it has one.
    interval: Option<&'static str>,
}

impl Shared {
    const fn alone(share: &'static str) -> Self {
        Self { share, interval: None }
    }

    const fn wilson(share: &'static str) -> Self {
        Self { share, interval: Some(share) }
    }
}

/// What the levels of a dimension are.
const LEVEL: &str = "people at this level; with _start or _exit: of those who have both";
/// What the classes of PCHC are.
const PCHC: &str = "pairs of this class of PCHC";

impl Counted {
    /// Every one, the families whole.
    pub fn all() -> impl Iterator<Item = Self> {
        let at = move |level| Occasion::BOTH.map(|occasion| Self::LevelAt(level, occasion));
        DimensionLevel::all()
            .map(Self::Level)
            .chain(DimensionLevel::all().flat_map(at))
            .chain(Occasion::BOTH.map(Self::AnyProblemAt))
            .chain(Occasion::BOTH.map(Self::MoreThanSlightAt))
            .chain(HealthChange::ALL.map(Self::Pchc))
            .chain(Self::NAMED.iter().copied())
    }

    /// The share has a Wilson interval.
    pub(super) fn has_interval(self) -> bool {
        match self {
            Self::Level(_) | Self::Pchc(_) => true,
            Self::LevelAt(..) | Self::AnyProblemAt(_) | Self::MoreThanSlightAt(_) => false,
            _ => self.row().is_some_and(|(.., shared)| shared.interval.is_some()),
        }
    }

    pub(super) fn from_name(name: &str) -> Option<Self> {
        Self::named(name).or_else(|| {
            let level = |text: &str| text.parse().ok().and_then(|level| DimensionLevel::new(level).ok());
            let occasion = |text: &str| Occasion::BOTH.into_iter().find(|occasion| occasion.name() == text);
            if let Some(rest) = name.strip_prefix("level_") {
                return match rest.split_once('_') {
                    None => level(rest).map(Self::Level),
                    Some((digit, when)) => Some(Self::LevelAt(level(digit)?, occasion(when)?)),
                };
            }
            if let Some(when) = name.strip_prefix("any_problem_") {
                return occasion(when).map(Self::AnyProblemAt);
            }
            if let Some(when) = name.strip_prefix("more_than_slight_") {
                return occasion(when).map(Self::MoreThanSlightAt);
            }
            let class = name.strip_prefix("pchc_")?;
            HealthChange::ALL.into_iter().find(|one| one.name() == class).map(Self::Pchc)
        })
    }

    /// What the count is.
    pub(super) fn definition(self) -> &'static str {
        match self {
            Self::Level(_) | Self::LevelAt(..) => LEVEL,
            Self::AnyProblemAt(Occasion::Start) => "people who have both, at another level than 1 at start",
            Self::AnyProblemAt(Occasion::Exit) => "people who have both, at another level than 1 at exit",
            Self::MoreThanSlightAt(Occasion::Start) => "people who have both, at level 3 to 5 at start",
            Self::MoreThanSlightAt(Occasion::Exit) => "people who have both, at level 3 to 5 at exit",
            Self::Pchc(_) => PCHC,
            _ => self.row().map_or("", |(_, definition, _)| definition),
        }
    }

    /// What its share is.
    pub(super) fn share_definition(self) -> &'static str {
        match self {
            Self::Level(_) | Self::LevelAt(..) => LEVEL,
            Self::AnyProblemAt(Occasion::Start) => "share of the pairs at another level than 1 at start",
            Self::AnyProblemAt(Occasion::Exit) => "share of the pairs at another level than 1 at exit",
            Self::MoreThanSlightAt(Occasion::Start) => "share of the pairs at level 3 to 5 at start",
            Self::MoreThanSlightAt(Occasion::Exit) => "share of the pairs at level 3 to 5 at exit",
            Self::Pchc(_) => PCHC,
            _ => self.row().map_or("", |(.., shared)| shared.share),
        }
    }

    /// What the ends of its share's interval are.
    pub(super) fn interval_definition(self) -> &'static str {
        let own = self.row().and_then(|(.., shared)| shared.interval);
        own.unwrap_or_else(|| self.share_definition())
    }
}

impl fmt::Display for Counted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Level(level) => write!(f, "level_{level}"),
            Self::LevelAt(level, occasion) => write!(f, "level_{level}_{}", occasion.name()),
            Self::AnyProblemAt(occasion) => write!(f, "any_problem_{}", occasion.name()),
            Self::MoreThanSlightAt(occasion) => write!(f, "more_than_slight_{}", occasion.name()),
            Self::Pchc(class) => write!(f, "pchc_{}", class.name()),
            _ => f.write_str(self.row().map_or("", |(name, ..)| name)),
        }
    }
}
