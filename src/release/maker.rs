//! Makes a report that may leave.

use super::draft::Draft;
use super::known::Known;
use super::people::Everybody;
use super::policy::Policy;
use super::protection::Gap;
use super::scores::Scores;
use super::{programme, violence};
use crate::figure::{Figure, ReportOptions};
use crate::report::Report;
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
    #[error("two breakdowns of a release share the column {column:?}, so that one tells what the other withholds; leave one out")]
    SharedColumn {
        /// The column.
        column: String,
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
        "the table {table:?} could give somebody away: a count that is withheld could be worked out from what else is shown; \
         leave out a breakdown, or make an internal report"
    )]
    Derivable {
        /// The table.
        table: String,
    },
}

impl From<Gap> for ReleaseError {
    fn from(gap: Gap) -> Self {
        Self::Derivable { table: gap.table }
    }
}

/// Groups of a release: the search for what to withhold grows with them.
const MOST_GROUPS: usize = 40;

/// The release report of a cohort, or of its counts.
///
/// Every figure in it is a count, a share, a rounded sum or the mean that follows
/// from it, and every count that is withheld has been proven to be one that
/// nobody can work out, see the [module](crate::release).
///
/// # Errors
///
/// [`ReleaseError`] says what a release cannot hold, or which table gives somebody away.
pub fn release(
    cohort: impl Into<Groups>,
    options: ReportOptions,
    has_occasions: bool,
    policy: Policy,
) -> Result<Report, ReleaseError> {
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
    let groups = cohort.into();
    if let Some(column) = groups.shared_column() {
        return Err(ReleaseError::SharedColumn { column });
    }
    let exact = Report::internal(groups.clone(), options.clone(), has_occasions);
    let everybody = Everybody::of(&groups, policy, has_occasions, |name, tally| Known::new(&exact.figures_of(name, tally)));
    let found = everybody.breakdowns.iter().map(|people| people.len() - 1).sum();
    if found > MOST_GROUPS {
        return Err(ReleaseError::TooManyGroups { found, most: MOST_GROUPS });
    }
    let is_too_small = everybody.all.size() < policy.min_cell().into();
    let figures = if is_too_small { Vec::new() } else { figures(&groups, &options, has_occasions, policy, &everybody)? };
    let mut report = Report::released(&groups, options, has_occasions, policy, &figures);
    if !is_too_small {
        // whoever reads sums of answers that were keyed wrongly has to know
        report.warnings = exact.warnings;
    }
    Ok(report)
}

fn figures(
    groups: &Groups,
    options: &ReportOptions,
    has_occasions: bool,
    policy: Policy,
    everybody: &Everybody<'_>,
) -> Result<Vec<Figure>, ReleaseError> {
    let plan = groups.plan();
    let has_pairs = has_occasions && groups.all().people.pairs >= u64::from(policy.min_cell());
    let mut scores = Draft::new(policy);
    Scores { plan, has_pairs, value_set: options.value_sets.first() }.draft(&mut scores, everybody);
    let mut drafts = vec![scores];
    if let Some(planned) = &plan.programme {
        let mut draft = Draft::new(policy);
        programme::draft(&mut draft, &planned.programme, everybody);
        drafts.push(draft);
    }
    if plan.violence.is_some() {
        let mut draft = Draft::new(policy);
        violence::draft(&mut draft, everybody);
        drafts.push(draft);
    }
    let mut figures = Vec::new();
    for draft in drafts {
        figures.extend(draft.decided()?.figures());
    }
    Ok(figures)
}
