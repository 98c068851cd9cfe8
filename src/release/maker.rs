//! Makes figures that may leave.

use std::ops::ControlFlow;

use super::beside::{self, Since};
use super::draft::Draft;
use super::earlier::{Earlier, EarlierError};
use super::headcount::Headcounts;
use super::known::Known;
use super::people::Everybody;
use super::policy::Policy;
use super::protection::{Gap, GoOn};
use super::scores::ReleasedScores;
use super::{programme, violence};
use crate::figure::FigureOccasion::{Change, Start};
use crate::figure::{Context, Figures, ReportOptions, Statistic};
use crate::tally::Groups;

/// Why there is no release.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReleaseError {
    /// Means under several sets give back who answered what.
    #[error("a release holds index values of one value set, found {found}; name one, or make an internal report")]
    SeveralValueSets {
        /// How many were chosen.
        found: usize,
    },
    /// A choice that only an exact report can serve.
    #[error("{what} need an internal report: a release holds counts, shares, rounded sums and means alone")]
    InternalOnly {
        /// What was chosen.
        what: &'static str,
    },
    /// Two breakdowns by one column add up to each other.
    #[error(
        "two breakdowns of a release share the column {column:?}, so that one tells what the other suppresses; leave one out"
    )]
    SharedColumn {
        /// The column.
        column: String,
    },
    /// A person may be in several such groups, or in one that is named for all that they do.
    #[error("the column {column:?} holds lists, and a list makes no group: somebody would be alone with theirs; leave it out")]
    ListColumn {
        /// The column.
        column: String,
    },
    /// The groups of one breakdown add up to those of another.
    #[error(
        "each group by {inner:?} lies in a group by {outer:?}, so that one tells what the other suppresses; \
         leave one out, or give the two as one: {outer}*{inner}"
    )]
    Nested {
        /// The breakdown with the larger groups.
        outer: String,
        /// The breakdown with the smaller ones.
        inner: String,
    },
    /// Beyond this no proof is sought.
    #[error("a release has at most {most} groups, found {found}; use a column of fewer values, or make an internal report")]
    TooManyGroups {
        /// How many of them are large enough to be shown.
        found: usize,
        /// How many there may be.
        most: usize,
    },
    /// The audit found a count that could be worked out.
    #[error(
        "the table {table:?} could give somebody away: a count that is suppressed could be worked out from what else is shown; \
         leave out a breakdown, or make an internal report"
    )]
    Derivable {
        /// The table.
        table: String,
    },
    /// What an earlier release showed tells more beside this one.
    #[error("beside the earlier release {}: {error}", place + 1)]
    Earlier {
        /// Its place among the earlier releases, from 0.
        place: usize,
        /// What it tells.
        error: EarlierError,
    },
}

impl From<Gap> for ReleaseError {
    fn from(gap: Gap) -> Self {
        Self::Derivable { table: gap.table }
    }
}

/// Groups of a release: the search for what to suppress grows with them.
const MOST_GROUPS: usize = 40;

/// Figures that may leave.
pub(crate) struct Released {
    pub(crate) figures: Figures,
    /// There was time for all of them; what was not settled is suppressed.
    pub(crate) is_settled: bool,
    /// What is suppressed, with the proof; none where nothing had to be proven.
    #[cfg(feature = "qualify")]
    pub(crate) proof: Option<super::proof::Proof>,
}

impl Released {
    /// Figures for which nothing had to be proven.
    fn unproven(figures: Figures, is_settled: bool) -> Self {
        Self {
            figures,
            is_settled,
            #[cfg(feature = "qualify")]
            proof: None,
        }
    }
}

/// The figures that may leave, none where everybody is a handful.
///
/// Every one is a count, a share, a rounded sum or the mean that follows
/// from it, and every count that is suppressed has been proven to be one that
/// nobody can work out, see the [module](crate::release).
///
/// # Errors
///
/// [`ReleaseError`] says what a release cannot hold, or which table gives somebody away.
pub(crate) fn release(
    groups: &Groups,
    options: &ReportOptions,
    policy: Policy,
    earlier: &[Earlier],
    go_on: GoOn<'_>,
) -> Result<Released, ReleaseError> {
    if options.value_sets.len() > 1 {
        return Err(ReleaseError::SeveralValueSets { found: options.value_sets.len() });
    }
    let internal_only = [
        ("norms", !options.norms.is_empty()),
        ("bootstrap intervals", options.bootstrap.is_some()),
        ("reliable changes", !options.reliability.is_empty()),
    ];
    if let Some((what, _)) = internal_only.into_iter().find(|(_, is_chosen)| *is_chosen) {
        return Err(ReleaseError::InternalOnly { what });
    }
    if let Some(column) = groups.shared_column() {
        return Err(ReleaseError::SharedColumn { column });
    }
    if let Some(column) = groups.list_column() {
        return Err(ReleaseError::ListColumn { column });
    }
    if let Some([outer, inner]) = groups.nested() {
        return Err(ReleaseError::Nested { outer, inner });
    }
    let exact = Context::without_panel(groups, options);
    let has_pairs = has_pairs(groups, policy);
    let everybody = Everybody::of(groups, policy, |name, tally| Known::new(&exact.figures_of(name, tally)));
    let found = everybody.breakdowns.iter().map(|people| people.len() - 1).sum();
    if found > MOST_GROUPS {
        return Err(ReleaseError::TooManyGroups { found, most: MOST_GROUPS });
    }
    let is_too_small = everybody.all.size() < policy.min_cell().into();
    let none = || Ok(Released::unproven(Figures::default(), true));
    let released = if is_too_small { none() } else { figures(groups, options, (policy, earlier), &everybody, go_on) }?;
    // of what is not settled nothing is shown that could be compared
    for (place, earlier) in earlier.iter().enumerate().filter(|_| released.is_settled) {
        of_pairs(earlier, has_pairs).admits(&released.figures, policy).map_err(|error| ReleaseError::Earlier { place, error })?;
    }
    Ok(released)
}

/// What was said of everyone at start is held against what is said of those who now have both occasions.
fn of_pairs(earlier: &Earlier, has_pairs: bool) -> Earlier {
    if has_pairs { earlier.of_pairs() } else { earlier.clone() }
}

/// The figures are of people with both occasions.
fn has_pairs(groups: &Groups, policy: Policy) -> bool {
    groups.has_occasions() && groups.all().people.pairs >= u64::from(policy.min_cell())
}

fn figures(
    groups: &Groups,
    options: &ReportOptions,
    (policy, earlier): (Policy, &[Earlier]),
    everybody: &Everybody<'_>,
    go_on: GoOn<'_>,
) -> Result<Released, ReleaseError> {
    let plan = groups.plan();
    let has_pairs = has_pairs(groups, policy);
    let drafted = |policy: Policy| {
        let mut draft = Draft::new(policy);
        draft.is_alone = earlier.iter().all(Earlier::is_silent);
        let headcounts = Headcounts::of(&mut draft, everybody, plan.programme.is_some());
        ReleasedScores { plan, has_pairs, value_set: options.value_sets.first() }.draft(&mut draft, everybody, &headcounts);
        if let Some(planned) = &plan.programme {
            programme::draft(&mut draft, &planned.programme, everybody, &headcounts);
        }
        if plan.violence.is_some() {
            violence::draft(&mut draft, everybody, &headcounts);
        }
        draft
    };
    let mut draft = drafted(policy);
    for (place, earlier) in earlier.iter().enumerate().filter(|(_, earlier)| !earlier.is_silent()) {
        let of_pairs = of_pairs(earlier, has_pairs);
        // where those at start cannot be those who came back, that is why the two do not fit
        let beside = |error| match error {
            EarlierError::Unlike if of_pairs != *earlier => ReleaseError::Earlier { place, error: EarlierError::StartOfEveryone },
            error => ReleaseError::Earlier { place, error },
        };
        of_pairs.may_precede(&draft).map_err(beside)?;
        // whoever was at start then is among those with both now if nobody else is left, and else nobody can say
        let alone = everybody.all.known.count("people", Change, Statistic::StartOnly);
        match [earlier.is_of(Start), earlier.is_of(Change)] {
            [true, false] if has_pairs && alone > 0 => return Err(beside(EarlierError::StartOfEveryone)),
            [_, true] if !has_pairs => return Err(beside(EarlierError::PairsBefore)),
            _ => {}
        }
        let joined = beside::join(&mut draft, drafted(earlier.policy(policy)), &of_pairs, place, go_on).map_err(beside)?;
        let ControlFlow::Continue(since) = joined else {
            return Ok(Released::unproven(draft.silent().figures().collect(), false));
        };
        // a start of everyone beside a start of those who came back tells of those who did not
        if of_pairs != *earlier && since == Since::Changed {
            return Err(beside(EarlierError::Unlike));
        }
    }
    let decided = draft.decided(go_on)?;
    Ok(Released {
        figures: decided.figures().collect(),
        is_settled: decided.is_settled(),
        #[cfg(feature = "qualify")]
        proof: Some(decided.into_proof()),
    })
}
