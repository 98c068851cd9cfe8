//! What each statistic is, in a sentence.

/// What the numbers of a statistic count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// People or rows.
    Count,
    /// 0 to 1.
    Share,
    /// That of the measure.
    Measure,
    /// A number without a unit.
    Plain,
}

use Unit::{Count, Measure, Plain, Share};

use crate::violence::{Domain, Flags, FollowUp, NotAskedReason, Outcome, SupportWish};

/// Statistics by name; a name that ends with `_` stands for all that begin like it.
#[rustfmt::skip]
const DEFINITIONS: &[(&str, Unit, &str)] = &[
    ("n", Count, "people with a valid value"),
    ("unplaced", Count, "rows of no known occasion, in no other figure"),
    ("rows", Count, "rows that count, answered or not"),
    ("missing", Count, "rows without a value because answers are missing"),
    ("invalid", Count, "rows without a value because an answer is invalid"),
    ("duplicate", Count, "rows left out because the person has several for this occasion"),
    ("start_only", Count, "people with an answer at start and none at exit"),
    ("exit_only", Count, "people with an answer at exit and none at start"),
    ("sum", Measure, "exact sum; of change: exit minus start over the pairs"),
    ("sum_start", Measure, "joint sum at start of the people who have both"),
    ("sum_exit", Measure, "joint sum at exit of the people who have both"),
    ("mean", Measure, "arithmetic mean; of change: of exit minus start"),
    ("mean_start", Measure, "mean at start of the people who have both"),
    ("mean_exit", Measure, "mean at exit of the people who have both"),
    ("sd", Measure, "standard deviation, n - 1"),
    ("sd_start", Measure, "standard deviation at start of the people who have both, n - 1"),
    ("sd_exit", Measure, "standard deviation at exit of the people who have both, n - 1"),
    ("se", Measure, "standard error of the mean, sd / sqrt(n)"),
    ("median", Measure, "quantile 0.5, type 7"),
    ("q1", Measure, "quantile 0.25, type 7"),
    ("q3", Measure, "quantile 0.75, type 7"),
    ("min", Measure, "smallest value"),
    ("max", Measure, "largest value"),
    ("mode", Measure, "most frequent value, the smallest of ties"),
    ("skewness", Plain, "third population moment over the 3/2 power of the second"),
    ("kurtosis", Plain, "fourth population moment over the square of the second; 3 for a normal"),
    ("ci95_", Measure, "95 % interval of the mean, t with n - 1"),
    ("norm_mean", Measure, "mean of the population that was given"),
    ("norm_sd", Measure, "standard deviation of the population that was given"),
    ("norm_difference", Measure, "mean minus the norm's mean"),
    ("norm_difference_", Measure, "95 % interval of the difference, the norm taken as known"),
    ("norm_d", Plain, "difference in standard deviations of the norm"),
    ("any_problem", Count, "people at another level than 1"),
    ("any_problem_", Share, "share of n with any problem, and its 95 % Wilson interval"),
    ("shannon_h", Plain, "Shannon's H', base 2"),
    ("shannon_j", Plain, "H' over the largest possible, log2 of 5 levels or 3125 profiles; depends on n"),
    ("shannon_j_observed", Plain, "H' over log2 of the categories that occur; undefined for one"),
    ("improved", Count, "people who changed for the better"),
    ("improved_", Share, "share of the pairs that improved, and its 95 % Wilson interval"),
    ("unchanged", Count, "people who did not change"),
    ("unchanged_", Share, "share of the pairs that did not change, and its 95 % Wilson interval"),
    ("worsened", Count, "people who changed for the worse"),
    ("worsened_", Share, "share of the pairs that worsened, and its 95 % Wilson interval"),
    ("no_problems", Count, "people at level 1 both times"),
    ("ps", Share, "probability of superiority: (improved + half of unchanged) / pairs"),
    ("from_", Count, "people who went from one level to another"),
    ("better_in_", Count, "people of this PCHC class who are better in this dimension; n: all pairs of profiles"),
    ("worse_in_", Count, "people of this PCHC class who are worse in this dimension; n: all pairs of profiles"),
    ("distinct", Count, "different profiles or scores that occur"),
    ("full_health", Count, "people at 11111"),
    ("full_health_", Share, "share at 11111, and its 95 % Wilson interval"),
    ("hsdi", Plain, "Health State Density Index: twice the area under the density curve; depends on n"),
    ("count", Count, "people with this outcome"),
    ("count_share", Share, "share of n with this outcome"),
    ("count_", Count, "people with this score"),
    ("cumulative_share", Share, "share of people with this or a more frequent profile, ties by their digits"),
    ("cumulative_profiles", Share, "share of the profiles that occur up to this one: the curve's other axis"),
    ("with_problems", Count, "pairs that are not 11111 both times"),
    ("with_problems_", Share, "share of the pairs with problems, and its 95 % Wilson interval"),
    ("r_vas", Plain, "Pearson correlation of index value and EQ VAS score, people with both"),
    ("mid_luo", Measure, "smallest important difference of the set, Luo 2010: mean move between levels 1 and 2"),
    ("mid_mcclure", Measure, "smallest important difference of the set, McClure 2017: mean over profiles of their mean one-level moves"),
    ("mid_mcclure_sd", Measure, "standard deviation over profiles of the mean one-level moves"),
    ("midpoint_", Count, "people whose EQ VAS score is in the bin around this mark"),
    ("rank_start", Plain, "rank of the profile at start by index value, 1 the best, ties share the lowest"),
    ("rank_exit", Plain, "rank of the profile at exit by index value, 1 the best, ties share the lowest"),
    ("mean_days", Plain, "mean days between the two occasions"),
    ("chosen", Plain, "1: the index values of this report are of this set"),
    ("hodges_lehmann", Measure, "median of the means of every two changes, each also with itself"),
    ("hodges_lehmann_", Measure, "95 % interval by the normal approximation of the signed-rank distribution"),
    ("t", Plain, "paired t statistic"),
    ("df", Plain, "degrees of freedom, pairs - 1"),
    ("p_t", Plain, "two-sided p of the paired t test"),
    ("p_t_holm", Plain, "the same adjusted by Holm over the measures of this group and questionnaire, one test each"),
    ("wilcoxon_n", Count, "pairs that changed"),
    ("wilcoxon_w", Plain, "W+: sum of the ranks of positive changes, zeros dropped, average ranks"),
    ("p_wilcoxon", Plain, "two-sided p, normal approximation with tie correction, no continuity correction"),
    ("p_wilcoxon_holm", Plain, "the same adjusted by Holm over the measures of this group and questionnaire, one test each"),
    ("p_wilcoxon_cc", Plain, "two-sided p, normal approximation with tie and continuity correction"),
    ("p_wilcoxon_exact", Plain, "two-sided p over all sign patterns of the average ranks, up to 50 changes"),
    ("p_wilcoxon_exact_holm", Plain, "the same adjusted by Holm over the measures of this group and questionnaire, one test each"),
    ("rank_biserial", Plain, "(W+ - W-) / (W+ + W-)"),
    ("rank_biserial_", Plain, "95 % interval by Fisher's z"),
    ("dz", Plain, "mean change / SD of the change"),
    ("gz", Plain, "dz times the exact gamma factor for n - 1"),
    ("gz_approx", Plain, "dz times 1 - 3 / (4 (n - 1) - 1)"),
    ("es_glass", Plain, "mean change / SD at start of the pairs"),
    ("d_av", Plain, "mean change / mean of the two SDs"),
    ("d_rm", Plain, "dz times sqrt(2 (1 - r))"),
    ("dz_", Plain, "95 % interval, noncentral t"),
    ("gz_", Plain, "95 % interval, noncentral t, the factor taken as known"),
    ("es_glass_", Plain, "95 % interval, noncentral t, the factor taken as known"),
    ("d_av_", Plain, "95 % interval, noncentral t, the factor taken as known"),
    ("d_rm_", Plain, "95 % interval, noncentral t, the factor taken as known"),
    ("r", Plain, "Pearson correlation of start with exit"),
    ("mean_percentile_", Measure, "95 % bootstrap interval, percentile"),
    ("mean_bca_", Measure, "95 % bootstrap interval, BCa"),
    ("median_percentile_", Measure, "95 % bootstrap interval, percentile"),
    ("median_bca_", Measure, "95 % bootstrap interval, BCa"),
    ("reliable_improved", Count, "people whose change is better by more than 1.96 standard errors of a difference"),
    ("reliable_none", Count, "people whose change is within 1.96 standard errors of a difference"),
    ("reliable_worsened", Count, "people whose change is worse by more than 1.96 standard errors of a difference"),
    ("reliable_r", Plain, "the reliability that was named"),
    ("reliable_sd", Measure, "SD of everyone at start, n - 1"),
    ("sem", Measure, "standard error of measurement, SD sqrt(1 - r)"),
    ("mdc95", Measure, "smallest reliable change, 1.96 sqrt(2) sem"),
    ("floor", Count, "people at the lowest possible score"),
    ("floor_", Share, "share at the lowest possible score, and its 95 % Wilson interval"),
    ("ceiling", Count, "people at the highest possible score"),
    ("ceiling_", Share, "share at the highest possible score, and its 95 % Wilson interval"),
    ("alpha", Plain, "Cronbach's alpha, raw, of complete rows"),
    ("alpha_", Plain, "95 % interval, Feldt"),
    ("alpha_standardized", Plain, "alpha from the mean correlation, of complete rows"),
    ("mean_inter_item_r", Plain, "mean correlation of two items, complete rows"),
    ("lambda6", Plain, "Guttman's lambda 6, of complete rows"),
    ("omega_total", Plain, "omega of one factor by maximum likelihood on correlations, complete rows"),
    ("r_item_total", Plain, "correlation of the keyed item with the sum of all, complete rows"),
    ("r_item_rest", Plain, "correlation of the keyed item with the sum of the others, complete rows"),
    ("alpha_if_deleted", Plain, "alpha of the other items, complete rows"),
    ("longest_run_mean", Plain, "mean of each person's longest run of one mark, in form order"),
    ("longest_run_max", Plain, "longest run of one mark"),
    ("straight_lining", Count, "people with the same mark on every item"),
    ("straight_lining_", Share, "share with the same mark on every item, and its 95 % Wilson interval"),
    ("persons", Count, "people"),
    ("persons_share", Share, "share of the participants"),
    ("mentions", Count, "how often it is named; a person may name several"),
    ("mentions_certain", Count, "how often it is named as certain"),
    ("declined_referrals", Count, "people whose referral was turned down; they are no participants"),
    ("unknown_exits", Count, "rows at exit without an id, in no figure about people"),
    ("budget", Count, "budgeted participants"),
    ("budget_share", Share, "participants over budgeted participants"),
    ("received", Count, "people who were referred, whatever came of it"),
    ("accepted", Count, "people who were referred and take part"),
    ("declined", Count, "people who were turned down; of a screening: people who did not want to answer"),
    ("declined_share", Share, "share of everyone enrolled"),
    ("none", Count, "people of whom it is known that there is none"),
    ("elsewhere", Count, "people who live in no municipality of the programme"),
    ("closed", Count, "participants with an exit"),
    ("several", Count, "participants with several exits"),
    ("certain", Count, "people for whom this exit is certain"),
    ("certain_share", Share, "share of the participants for whom this exit is certain"),
    ("started", Count, "people who started there"),
    ("planned", Count, "people who are to start there"),
    ("returned", Count, "people who went back there"),
    ("ended_early", Count, "people who left the programme early for it"),
    ("kind_not_recorded", Count, "people of whom nothing says what became of them there"),
    ("any", Count, "people with whoever referred them among their exits"),
    ("any_share", Share, "share of the participants"),
    ("only", Count, "people who went back to whoever referred them and nowhere else"),
    ("only_share", Share, "share of the participants"),
    ("numerator", Count, "people who reached it"),
    ("denominator", Count, "people on whom it is counted"),
    ("share", Share, "numerator over denominator, exact; of a survey: answers over the target"),
    ("target", Plain, "of a goal: the share that is to reach it, 0 to 1; of a survey: answers aimed at"),
    ("target_persons", Count, "how many people the target is, rounded up"),
    ("met", Plain, "1: the share is at least the target"),
    ("undecided", Count, "people of whom nobody can tell whether they reached it; not in the numerator"),
    ("gap_persons", Count, "how many people are lacking"),
    ("gap", Share, "target minus share, 0 once it is met"),
    ("decimals", Plain, "decimals of a percentage when the share is printed"),
    ("forward", Count, "people on a higher step at exit than at start; steps are an order and never averaged"),
    ("forward_share", Share, "share of the participants"),
    ("unchanged_share", Share, "share of the pairs or participants that did not change"),
    ("back", Count, "people on a lower step at exit than at start"),
    ("back_share", Share, "share of the participants"),
    ("unknown", Count, "people of whom it is not known"),
    ("unknown_share", Share, "share of the participants"),
    ("invalid_share", Share, "share of everyone"),
    ("enrolled", Count, "participants: nobody whose referral was turned down"),
    ("asked", Count, "people who were asked, answered or not"),
    ("answered", Count, "people who were asked, did not decline as a whole and answered something"),
    ("complete", Count, "people who answered every question that was meant for them"),
    ("enrolled_share", Share, "share of everyone enrolled: 1"),
    ("asked_share", Share, "share of everyone enrolled"),
    ("answered_share", Share, "share of everyone enrolled"),
    ("complete_share", Share, "share of everyone enrolled"),
    ("disclosed", Count, "people asked who told of violence against them, or of danger now"),
    ("disclosed_of_answered", Share, "disclosed over disclosed and no disclosure together, and its 95 % Wilson interval"),
    ("disclosed_of_answered_", Share, "95 % Wilson interval"),
    ("disclosed_of_asked", Share, "disclosed over everyone asked: the cautious share, and its 95 % Wilson interval"),
    ("disclosed_of_asked_", Share, "95 % Wilson interval"),
    ("disclosed_or_witnessed", Count, "the same, or who saw or heard violence as a child"),
    ("disclosed_or_witnessed_of_answered", Share, "disclosed or witnessed over these and those who told of neither"),
    ("disclosed_or_witnessed_of_answered_", Share, "95 % Wilson interval"),
    ("disclosed_or_witnessed_of_asked", Share, "disclosed or witnessed over everyone asked"),
    ("disclosed_or_witnessed_of_asked_", Share, "95 % Wilson interval"),
    ("irv_mean", Plain, "mean over people of the standard deviation of their raw answers, n - 1"),
];

/// Statistics of numbered outcomes: a prefix, then a digit.
const NUMBERED: &[(&str, &str)] = &[("level_", "people at this level"), ("pchc_", "pairs of this class of PCHC")];

/// The unit and the definition of a statistic.
pub(super) fn definition(statistic: &str) -> Option<(Unit, &'static str)> {
    let exactly = DEFINITIONS.iter().find(|(name, ..)| *name == statistic);
    let share = || statistic.contains("_share").then_some(Share);
    let numbered = || {
        let (_, definition) = NUMBERED.iter().find(|(prefix, _)| statistic.starts_with(prefix))?;
        Some((share().unwrap_or(Count), *definition))
    };
    let beginning = || {
        let fits = DEFINITIONS.iter().filter(|(name, ..)| name.ends_with('_') && statistic.starts_with(name));
        fits.max_by_key(|(name, ..)| name.len()).map(|(_, unit, definition)| (*unit, *definition))
    };
    exactly
        .map(|(_, unit, definition)| (*unit, *definition))
        .or_else(numbered)
        .or_else(beginning)
        .or_else(|| of_screening(statistic))
}

/// Classes, flags and reasons of a violence screening: people, or their share of everyone enrolled.
fn of_screening(statistic: &str) -> Option<(Unit, &'static str)> {
    let code = statistic.strip_suffix("_share");
    let name = code.unwrap_or(statistic);
    let mut codes = Outcome::CODES.into_iter().chain(Flags::CODES).chain(Domain::CODES);
    let is_code = codes.any(|known| known == name)
        || NotAskedReason::ALL.iter().any(|reason| reason.code() == name)
        || SupportWish::ALL.iter().any(|wish| wish.code() == name)
        || FollowUp::ALL.iter().any(|follow_up| follow_up.code() == name);
    let people = "people of whom it holds; the codes are no scale, and silence is no no";
    is_code.then_some(if code.is_some() { (Share, "share of everyone enrolled") } else { (Count, people) })
}
