//! What a number of a report is.

use super::counted::Counted;
use super::estimated::Estimated;
use super::named::named;
use super::unit::Unit;
use crate::eq5d5l::DimensionLevel;

named! {
    /// What a number of a report is: its name, its unit, its definition, and whether it may be released.
    ///
    /// The name is what reports write, and is read back from it.
    ///
    /// # Examples
    ///
    /// ```
    /// use enkat::figure::{Statistic, Unit};
    ///
    /// let statistic: Statistic = "sum_start".parse()?;
    /// assert_eq!(statistic, Statistic::SumStart);
    /// assert_eq!(statistic.unit(), Unit::Measure);
    /// assert!(statistic.may_be_released() && !Statistic::Sd.may_be_released());
    /// let error = "sum_strat".parse::<Statistic>().unwrap_err();
    /// assert_eq!(error.to_string(), "unknown statistic \"sum_strat\"; did you mean sum_start or sum_exit or sum?");
    /// # Ok::<(), enkat::ground::UnknownName>(())
    /// ```
    ///
    /// A name that is none does not compile:
    ///
    /// ```compile_fail,E0599
    /// let statistic = enkat::figure::Statistic::SumStrat;
    /// ```
    pub enum Statistic {
        /// People who are counted: `improved`.
        People(Counted),
        /// Their share of a whole: `improved_share`.
        Share(Counted),
        /// The lower end of the share's 95 % Wilson interval: `improved_share_low`.
        ShareLow(Counted),
        /// The upper end of the share's 95 % Wilson interval: `improved_share_high`.
        ShareHigh(Counted),
        /// A number that has an interval: `gz`.
        Value(Estimated),
        /// The lower end of its interval: `gz_low`.
        Low(Estimated),
        /// The upper end of its interval: `gz_high`.
        High(Estimated),
        /// `from_1_to_2` and so on: people who went from one level to another.
        FromTo(DimensionLevel, DimensionLevel),
        /// `count_5` to `count_25`: people with this level sum score.
        CountOfSum(u8),
        /// `count_50000` and so on: people with these level frequencies.
        CountOfFrequencies([u8; 5]),
        /// `midpoint_45` and so on: people whose EQ VAS score is in the bin around this mark.
        Midpoint(u8),
    }
    Unit {
        N "n" "people with a valid value" Unit::Count;
        Unplaced "unplaced" "rows with an unknown occasion, left out of every other figure" Unit::Count;
        Rows "rows" "rows that count, answered or not" Unit::Count;
        Missing "missing" "rows without a value because answers are missing" Unit::Count;
        Duplicate "duplicate" "rows left out because the person has several for this occasion" Unit::Count;
        StartOnly "start_only" "people with an answer at start and none at exit" Unit::Count;
        ExitOnly "exit_only" "people with an answer at exit and none at start" Unit::Count;
        Sum "sum" "exact sum; of change: exit minus start over the pairs" Unit::Measure;
        SumStart "sum_start" "joint sum at start of the people who have both" Unit::Measure;
        SumExit "sum_exit" "joint sum at exit of the people who have both" Unit::Measure;
        Mean "mean" "arithmetic mean; of change: of exit minus start" Unit::Measure;
        MeanStart "mean_start" "mean at start of the people who have both" Unit::Measure;
        MeanExit "mean_exit" "mean at exit of the people who have both" Unit::Measure;
        Sd "sd" "standard deviation, n - 1" Unit::Measure;
        SdStart "sd_start" "standard deviation at start of the people who have both, n - 1" Unit::Measure;
        SdExit "sd_exit" "standard deviation at exit of the people who have both, n - 1" Unit::Measure;
        Se "se" "standard error of the mean, sd / sqrt(n)" Unit::Measure;
        Median "median" "quantile 0.5, type 7" Unit::Measure;
        Q1 "q1" "quantile 0.25, type 7" Unit::Measure;
        Q3 "q3" "quantile 0.75, type 7" Unit::Measure;
        Min "min" "smallest value" Unit::Measure;
        Max "max" "largest value" Unit::Measure;
        Mode "mode" "most frequent value, the smallest of ties" Unit::Measure;
        Skewness "skewness" "third population moment over the 3/2 power of the second" Unit::Plain;
        Kurtosis "kurtosis" "fourth population moment over the square of the second; 3 for a normal" Unit::Plain;
        NormMean "norm_mean" "mean of the population that was given" Unit::Measure;
        NormSd "norm_sd" "standard deviation of the population that was given" Unit::Measure;
        NormD "norm_d" "difference in standard deviations of the norm" Unit::Plain;
        ShannonH "shannon_h" "Shannon's H', base 2" Unit::Plain;
        ShannonJ "shannon_j" "H' over the largest possible, log2 of 5 levels or 3125 profiles; depends on n" Unit::Plain;
        ShannonJObserved "shannon_j_observed" "H' over log2 of the categories that occur; undefined for one" Unit::Plain;
        NoProblems "no_problems" "people at level 1 both times" Unit::Count;
        Ps "ps" "probability of superiority: (improved + half of unchanged) / pairs" Unit::Share;
        Distinct "distinct" "different profiles or scores that occur" Unit::Count;
        Hsdi "hsdi" "Health State Density Index: twice the area under the density curve; depends on n" Unit::Plain;
        CumulativeShare "cumulative_share" "share of people with this or a more frequent profile, ties by their digits" Unit::Share;
        CumulativeProfiles "cumulative_profiles" "share of the profiles that occur up to this one: the curve's other axis" Unit::Share;
        RVas "r_vas" "Pearson correlation of index value and EQ VAS score, people with both" Unit::Plain;
        MidLuo "mid_luo" "smallest important difference of the set, Luo 2010: mean move between levels 1 and 2" Unit::Measure;
        MidMcclure "mid_mcclure" "smallest important difference of the set, McClure 2017: mean over profiles of their mean one-level moves" Unit::Measure;
        MidMcclureSd "mid_mcclure_sd" "standard deviation over profiles of the mean one-level moves" Unit::Measure;
        RankStart "rank_start" "rank of the profile at start by index value, 1 the best, ties share the lowest" Unit::Plain;
        RankExit "rank_exit" "rank of the profile at exit by index value, 1 the best, ties share the lowest" Unit::Plain;
        MeanDays "mean_days" "mean days between the two occasions" Unit::Plain;
        Chosen "chosen" "1: the index values of this report are of this set" Unit::Plain;
        T "t" "paired t statistic" Unit::Plain;
        Df "df" "degrees of freedom, pairs - 1" Unit::Plain;
        PT "p_t" "two-sided p of the paired t test" Unit::Plain;
        PTHolm "p_t_holm" "the same adjusted by Holm over the measures of this group and questionnaire, one test each" Unit::Plain;
        WilcoxonN "wilcoxon_n" "pairs that changed" Unit::Count;
        WilcoxonW "wilcoxon_w" "W+: sum of the ranks of positive changes, zeros dropped, average ranks" Unit::Plain;
        PWilcoxon "p_wilcoxon" "two-sided p, normal approximation with tie correction, no continuity correction" Unit::Plain;
        PWilcoxonHolm "p_wilcoxon_holm" "the same adjusted by Holm over the measures of this group and questionnaire, one test each" Unit::Plain;
        PWilcoxonCc "p_wilcoxon_cc" "two-sided p, normal approximation with tie and continuity correction" Unit::Plain;
        PWilcoxonExact "p_wilcoxon_exact" "two-sided p over all sign patterns of the average ranks, up to 50 changes" Unit::Plain;
        PWilcoxonExactHolm "p_wilcoxon_exact_holm" "the same adjusted by Holm over the measures of this group and questionnaire, one test each" Unit::Plain;
        R "r" "Pearson correlation of start with exit" Unit::Plain;
        ReliableImproved "reliable_improved" "people whose change is better by more than 1.96 standard errors of a difference" Unit::Count;
        ReliableNone "reliable_none" "people whose change is within 1.96 standard errors of a difference" Unit::Count;
        ReliableWorsened "reliable_worsened" "people whose change is worse by more than 1.96 standard errors of a difference" Unit::Count;
        ReliableR "reliable_r" "the reliability that was named" Unit::Plain;
        ReliableSd "reliable_sd" "SD of everyone at start, n - 1" Unit::Measure;
        Sem "sem" "standard error of measurement, SD sqrt(1 - r)" Unit::Measure;
        Mdc95 "mdc95" "smallest reliable change, 1.96 sqrt(2) sem" Unit::Measure;
        AlphaStandardized "alpha_standardized" "alpha from the mean correlation, of complete rows" Unit::Plain;
        MeanInterItemR "mean_inter_item_r" "mean correlation of two items, complete rows" Unit::Plain;
        Lambda6 "lambda6" "Guttman's lambda 6, of complete rows" Unit::Plain;
        OmegaTotal "omega_total" "omega of one factor by maximum likelihood on correlations, complete rows" Unit::Plain;
        RItemTotal "r_item_total" "correlation of the keyed item with the sum of all, complete rows" Unit::Plain;
        RItemRest "r_item_rest" "correlation of the keyed item with the sum of the others, complete rows" Unit::Plain;
        AlphaIfDeleted "alpha_if_deleted" "alpha of the other items, complete rows" Unit::Plain;
        LongestRunMean "longest_run_mean" "mean of each person's longest run of one mark, in form order" Unit::Plain;
        LongestRunMax "longest_run_max" "longest run of one mark" Unit::Plain;
        Mentions "mentions" "how often it is named; a person may name several" Unit::Count;
        MentionsCertain "mentions_certain" "how often it is named as certain" Unit::Count;
        DeclinedReferrals "declined_referrals" "people whose referral was turned down; they do not count as participants" Unit::Count;
        UnknownExits "unknown_exits" "rows at exit without an id, left out of figures about people" Unit::Count;
        Received "received" "people who were referred, whatever came of it" Unit::Count;
        Accepted "accepted" "people who were referred and take part" Unit::Count;
        NoneOfThem "none" "people of whom it is known that there is none" Unit::Count;
        Elsewhere "elsewhere" "people who live outside the programme's municipalities" Unit::Count;
        Closed "closed" "participants with an exit" Unit::Count;
        Several "several" "participants with several exits" Unit::Count;
        Possible "possible" "people for whom this exit is only possible" Unit::Count;
        CertaintyInvalid "certainty_invalid" "people of whom nobody can tell whether this exit is certain" Unit::Count;
        KindInvalid "kind_invalid" "people of whom what became of them there cannot be read" Unit::Count;
        Started "started" "people who started there" Unit::Count;
        Planned "planned" "people who are to start there" Unit::Count;
        Returned "returned" "people whose exit there is recorded as returned" Unit::Count;
        EndedEarly "ended_early" "people who left the programme early for it" Unit::Count;
        KindNotRecorded "kind_not_recorded" "people of whom nothing says what became of them there" Unit::Count;
        Denominator "denominator" "people on whom it is counted" Unit::Count;
        Attained "share" "numerator over denominator, exact" Unit::Share;
        Target "target" "the share that is to reach it" Unit::Share;
        TargetPersons "target_persons" "how many people the target is, rounded up" Unit::Count;
        Met "met" "1: the share is at least the target" Unit::Plain;
        Undecided "undecided" "people of whom nobody can tell whether they reached it; not in the numerator" Unit::Count;
        NumeratorMost "numerator_most" "participants who reached it, and those of whom nobody can tell" Unit::Count;
        GapPersons "gap_persons" "how many people are lacking" Unit::Count;
        Gap "gap" "target minus share, 0 once it is met" Unit::Share;
        Decimals "decimals" "decimals of a percentage when the share is printed" Unit::Plain;
        Unknown "unknown" "people of whom it is not known" Unit::Count;
        Disclosed "disclosed" "people asked who told of violence against them, or of danger now" Unit::Count;
        DisclosedOrWitnessed "disclosed_or_witnessed" "the same, or who saw or heard violence as a child" Unit::Count;
        IrvMean "irv_mean" "mean over people of the standard deviation of their raw answers, n - 1" Unit::Plain;
        BetterInImprove "better_in_improve" "people of this PCHC class who are better in this dimension; n: all pairs of profiles" Unit::Count;
        BetterInMixed "better_in_mixed" "people of this PCHC class who are better in this dimension; n: all pairs of profiles" Unit::Count;
        WorseInMixed "worse_in_mixed" "people of this PCHC class who are worse in this dimension; n: all pairs of profiles" Unit::Count;
        WorseInWorsen "worse_in_worsen" "people of this PCHC class who are worse in this dimension; n: all pairs of profiles" Unit::Count;
        Numerator "numerator" "participants who reached it" Unit::Count;
        NotAlone "not_alone" "people not asked for this reason; unknown: no reason, or nothing at all, is recorded" Unit::Count;
        NoSafeInterpreter "no_safe_interpreter" "people not asked for this reason; unknown: no reason, or nothing at all, is recorded" Unit::Count;
        ParticipantUnwell "participant_unwell" "people not asked for this reason; unknown: no reason, or nothing at all, is recorded" Unit::Count;
        Time "time" "people not asked for this reason; unknown: no reason, or nothing at all, is recorded" Unit::Count;
        StaffNotTrained "staff_not_trained" "people not asked for this reason; unknown: no reason, or nothing at all, is recorded" Unit::Count;
        Postponed "postponed" "people not asked for this reason; unknown: no reason, or nothing at all, is recorded" Unit::Count;
        FormNotForAge "form_not_for_age" "people not asked for this reason; unknown: no reason, or nothing at all, is recorded" Unit::Count;
        Other "other" "people not asked for this reason; unknown: no reason, or nothing at all, is recorded" Unit::Count;
        OwnUse "own_use" "people of whom this holds, whatever their outcome; never added up" Unit::Count;
        WitnessedAsChild "witnessed_as_child" "people of whom this holds, whatever their outcome; never added up" Unit::Count;
        ChildConcern "child_concern" "people of whom this holds, whatever their outcome; never added up" Unit::Count;
        HonourRelated "honour_related" "people of whom this holds, whatever their outcome; never added up" Unit::Count;
        Fear "fear" "people of whom this holds, whatever their outcome; never added up" Unit::Count;
        AskedUnderUnsafeConditions "asked_under_unsafe_conditions" "people of whom this holds, whatever their outcome; never added up" Unit::Count;
        Psychological "psychological" "people who told of violence of this kind; several possible, never added up" Unit::Count;
        Physical "physical" "people who told of violence of this kind; several possible, never added up" Unit::Count;
        Sexual "sexual" "people who told of violence of this kind; several possible, never added up" Unit::Count;
        Economic "economic" "people who told of violence of this kind; several possible, never added up" Unit::Count;
        MaterialOrAnimal "material_or_animal" "people who told of violence of this kind; several possible, never added up" Unit::Count;
        NeglectOrLatent "neglect_or_latent" "people who told of violence of this kind; several possible, never added up" Unit::Count;
        StalkingOrDigital "stalking_or_digital" "people who told of violence of this kind; several possible, never added up" Unit::Count;
        Wants "wants" "people who answered and have this wish for support" Unit::Count;
        DoesNotWant "does_not_want" "people who answered and have this wish for support" Unit::Count;
        AlreadyHas "already_has" "people who answered and have this wish for support" Unit::Count;
        NotStated "not_stated" "people who answered and have this wish for support" Unit::Count;
        SafetyFirst "safety_first" "people for whom staff may consider it; they decide" Unit::Count;
        OfferSupportContact "offer_support_contact" "people for whom staff may consider it; they decide" Unit::Count;
        OfferFollowUpTalk "offer_follow_up_talk" "people for whom staff may consider it; they decide" Unit::Count;
        OfferQualifiedRiskAssessment "offer_qualified_risk_assessment" "people for whom staff may consider it; they decide" Unit::Count;
        CheckNotificationDuty "check_notification_duty" "people for whom staff may consider it; they decide" Unit::Count;
        OfferSupportToStopUsingViolence "offer_support_to_stop_using_violence" "people for whom staff may consider it; they decide" Unit::Count;
        RebookWithPrivacy "rebook_with_privacy" "people for whom staff may consider it; they decide" Unit::Count;
        RebookWithProfessionalInterpreter "rebook_with_professional_interpreter" "people for whom staff may consider it; they decide" Unit::Count;
        AskAgainLater "ask_again_later" "people for whom staff may consider it; they decide" Unit::Count;
        UseYouthForm "use_youth_form" "people for whom staff may consider it; they decide" Unit::Count;
    }
}

/// The marks around which EQ VAS scores are counted: single ones at both ends, every fifth between.
pub(in crate::figure) fn midpoints() -> impl Iterator<Item = u8> {
    (0..=2).chain((5..=95).step_by(5)).chain(98..=100)
}

/// The level sum scores.
pub(super) const LEVEL_SUMS: std::ops::RangeInclusive<u8> = 5..=25;

/// Every way in which five dimensions fall on five levels.
pub(super) fn level_frequencies() -> impl Iterator<Item = [u8; 5]> {
    let all = (0..6_u32.pow(5)).map(|code| [0, 1, 2, 3, 4].map(|place| ((code / 6_u32.pow(4 - place)) % 6) as u8));
    all.filter(|counts| counts.iter().sum::<u8>() == 5)
}

impl Statistic {
    /// Every one, the families whole.
    pub fn all() -> impl Iterator<Item = Self> {
        let counted = Counted::all().flat_map(|of| {
            let ends = of.has_interval().then_some([Self::ShareLow(of), Self::ShareHigh(of)]);
            [Self::People(of), Self::Share(of)].into_iter().chain(ends.into_iter().flatten())
        });
        let estimated = Estimated::all()
            .flat_map(|of| of.has_value().then_some(Self::Value(of)).into_iter().chain([Self::Low(of), Self::High(of)]));
        Self::NAMED
            .iter()
            .copied()
            .chain(counted)
            .chain(estimated)
            .chain(DimensionLevel::all().flat_map(|from| DimensionLevel::all().map(move |to| Self::FromTo(from, to))))
            .chain(LEVEL_SUMS.map(Self::CountOfSum))
            .chain(level_frequencies().map(Self::CountOfFrequencies))
            .chain(midpoints().map(Self::Midpoint))
    }

    /// What its numbers count.
    #[must_use]
    pub fn unit(self) -> Unit {
        match self {
            Self::Share(_) | Self::ShareLow(_) | Self::ShareHigh(_) => Unit::Share,
            Self::Value(of) | Self::Low(of) | Self::High(of) => of.unit(),
            _ => self.row().map_or(Unit::Count, |(.., unit)| unit),
        }
    }

    /// What it is, in a sentence. Of a programme and of the violence screening some mean something of their own:
    /// [`Statistic::definition_of`].
    #[must_use]
    pub fn definition(self) -> &'static str {
        match self {
            Self::People(of) => of.definition(),
            Self::Share(of) => of.share_definition(),
            Self::ShareLow(of) | Self::ShareHigh(of) => of.interval_definition(),
            Self::Value(of) => of.definition(),
            Self::Low(of) | Self::High(of) => of.ends_definition(),
            Self::FromTo(..) => "people who went from one level to another",
            Self::CountOfSum(_) | Self::CountOfFrequencies(_) => "people with this score",
            Self::Midpoint(_) => "people whose EQ VAS score is in the bin around this mark",
            _ => self.row().map_or("", |(_, definition, _)| definition),
        }
    }

    /// It may be in a report that leaves: a count, a share, a rounded joint sum or the mean that follows from it.
    #[must_use]
    pub fn may_be_released(self) -> bool {
        match self {
            Self::People(_) | Self::Share(_) => true,
            Self::Value(of) => matches!(of, Estimated::DisclosedOfAnswered | Estimated::DisclosedOfAsked),
            _ => matches!(
                self,
                Self::N
                    | Self::Missing
                    | Self::StartOnly
                    | Self::ExitOnly
                    | Self::Sum
                    | Self::SumStart
                    | Self::SumExit
                    | Self::Mean
                    | Self::MeanStart
                    | Self::MeanExit
                    | Self::Mentions
                    | Self::DeclinedReferrals
                    | Self::Elsewhere
                    | Self::Closed
                    | Self::Numerator
                    | Self::NumeratorMost
                    | Self::Undecided
                    | Self::Denominator
                    | Self::Attained
                    | Self::Target
                    | Self::TargetPersons
                    | Self::Met
                    | Self::Unknown
                    | Self::Disclosed
            ),
        }
    }
}

impl From<Counted> for Statistic {
    fn from(counted: Counted) -> Self {
        Self::People(counted)
    }
}

impl From<Estimated> for Statistic {
    fn from(estimated: Estimated) -> Self {
        Self::Value(estimated)
    }
}
