//! The figures of a cohort and what stands above them: a value.

use std::fmt;
#[cfg(feature = "disclosure")]
use std::ops::ControlFlow;

use crate::figure::{
    Context, Figure, FigureError, FigureOccasion, Figures, Measure, ReportOptions, Statistic, ValueSetUsed, doubts, value_sets,
};
use crate::ground::object;
use crate::instrument::Label;
use crate::programme::Programme;
#[cfg(feature = "disclosure")]
use crate::release::{self, Earlier, Policy};
use crate::tally::{Groups, PeopleCounts};
use crate::violence::Current;

use super::report_error::ReportError;

/// The figures of a cohort, with what stands above them: for whom it is, what speaks against the
/// data, who owns the questionnaires.
///
/// Made once and then only read: every figure is worked out when the report is made,
/// and nothing that the report has to say can be taken out of it.
///
/// Memory: 32 bytes a figure. EQ-5D-5L with one value set and KASAM-13 at two occasions make about
/// 2 450 figures of a group of four people, so ten thousand such groups take 0.8 gigabytes. A
/// release holds at most 40 groups.
///
/// # Examples
///
/// ```
/// use enkat::figure::{FigureOccasion::Start, ReportOptions, Statistic};
/// use enkat::ground::Answer::Answered;
/// use enkat::{report::Report, tally::{Cohort, Visit}};
///
/// let mut cohort = Cohort::counting(&enkat::Registry::built_in(), &["eq5d5l"], Vec::new())?;
/// for mark in [40, 70] {
///     cohort.push(&Visit::anonymous().answering([("vas", Answered(mark))]))?;
/// }
/// let report = Report::internal(cohort, ReportOptions::default())?;
/// assert_eq!(report.figure("eq5d5l.vas", Start, Statistic::Mean)?.value, Some(55.0));
///
/// let error = report.figure("eq5d5l.index", Start, Statistic::Mean).unwrap_err();
/// assert!(error.to_string().starts_with("the report has no figure of \"eq5d5l.index\""));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// As JSON it is one document with a published schema, `docs/report.schema.json`. Read back with serde_json's
/// feature `float_roundtrip`, which is on with `schemars`, it is the same value, if the document holds together:
/// an internal report has people and suppresses nothing; a release names its thresholds, and shows no person
/// counts, no number below them and no figure that may not leave; value sets have the numbers that they have here.
/// So nobody makes a release of an internal report by changing a word. But whether it was proven that nothing
/// gives anybody away is known only where a report is made, by `Report::release`: of a release that was read,
/// trust whoever wrote it.
///
/// What a report has to say stays in it:
///
/// ```compile_fail,E0616
/// # fn strip(mut report: enkat::report::Report) {
/// report.notices.clear();
/// # }
/// ```
///
/// Occasions, rows without one and columns that do not make groups are known by the cohort, and
/// earlier releases are asked for: a call that forgets them does not compile.
///
/// ```compile_fail,E0061
/// # fn release(cohort: enkat::tally::Cohort) -> Result<(), Box<dyn std::error::Error>> {
/// use enkat::{figure::ReportOptions, release::Policy, report::Report};
///
/// Report::release(cohort, ReportOptions::default(), Policy::default())?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, PartialEq)]
pub struct Report {
    pub(super) kind: Kind,
    pub(super) screening: Option<Screened>,
    pub(super) programme: Option<Programme>,
    pub(super) options: ReportOptions,
    pub(super) has_occasions: bool,
    pub(super) is_invented: bool,
    pub(super) measures: Vec<Measure>,
    pub(super) value_sets: Vec<ValueSetUsed>,
    pub(super) panel_measures: Vec<String>,
    pub(super) findings: Vec<Label>,
    pub(super) notices: Vec<Label>,
    pub(super) figures: Figures,
}

/// A topic for which there was no time.
#[cfg(feature = "disclosure")]
const UNSETTLED: Label = Label::new(
    "There was not enough time to work out what may be shown of every topic. What was not settled is suppressed.",
    "Tiden räckte inte för att räkna ut vad som får visas inom varje område. Det som inte hann avgöras är skyddat.",
);

/// For whom a report is.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Kind {
    /// For those who may see the answers.
    Internal { people: PeopleCounts, unplaced_rows: u64 },
    /// For everybody.
    #[cfg(feature = "disclosure")]
    Release(Policy),
}

/// How a violence screening is counted.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub(super) struct Screened {
    /// The forms, each with its version and its content hash.
    pub(super) forms: Vec<String>,
    /// What counts as current.
    pub(super) current: Current,
}

object!(Screened { forms, current });

impl Report {
    /// The internal report of a cohort, or of its counts: every figure exact, for those who may see the answers.
    ///
    /// Where the table does not tell start and exit apart, everyone is at start and there are no figures of change.
    ///
    /// # Errors
    ///
    /// [`ReportError`] where a choice does not fit what was measured, or a column of groups tells people apart.
    pub fn internal(cohort: impl Into<Groups>, options: ReportOptions) -> Result<Self, ReportError> {
        let groups = cohort.into();
        groups.check()?;
        options.check(&Measure::all_of(groups.plan(), &options), &groups)?;
        let context = Context::new(&groups, &options);
        let (figures, panel_measures) = (context.figures(), context.panel_measures());
        let kind = Kind::Internal { people: groups.all().people, unplaced_rows: groups.unplaced_rows() };
        let unpaired = doubts::too_few_pairs(&groups, 1);
        let findings = unpaired.into_iter().chain(doubts::of_groups(&groups)).collect();
        Ok(Self { panel_measures, ..Self::new(kind, &groups, options, figures, findings) })
    }

    /// The report of a cohort, or of its counts, that may leave, see [`release`](crate::release); beside
    /// `earlier` releases it tells about nobody either. Of a handful of people it holds no figure.
    ///
    /// # Errors
    ///
    /// [`ReportError`] says what a release cannot hold, which table gives somebody away, which choice
    /// does not fit what was measured, or which column of groups tells people apart.
    #[cfg(feature = "disclosure")]
    pub fn release(
        cohort: impl Into<Groups>,
        options: ReportOptions,
        policy: Policy,
        earlier: &[Earlier],
    ) -> Result<Self, ReportError> {
        Self::release_while(cohort, options, policy, earlier, || ControlFlow::Continue(()))
    }

    /// The same, as long as `go_on` says so: it is asked before each search for what another count would have to look
    /// like, most of which take a few milliseconds. After a break nothing more is looked for, and the topic that was
    /// not settled (scores, the programme, violence) is suppressed as a whole, which the report says.
    ///
    /// # Errors
    ///
    /// As [`Report::release`].
    ///
    /// # Examples
    ///
    /// ```
    /// use std::ops::ControlFlow::{Break, Continue};
    /// use std::time::{Duration, Instant};
    ///
    /// use enkat::{figure::ReportOptions, release::Policy, report::Report, tally::Cohort};
    ///
    /// let cohort = Cohort::counting(&enkat::Registry::built_in(), &["eq5d5l"], Vec::new())?;
    /// let end = Instant::now() + Duration::from_secs(10);
    /// let in_time = || if Instant::now() < end { Continue(()) } else { Break(()) };
    /// let report = Report::release_while(cohort, ReportOptions::default(), Policy::default(), &[], in_time)?;
    /// assert!(report.is_settled());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[cfg(feature = "disclosure")]
    pub fn release_while(
        cohort: impl Into<Groups>,
        options: ReportOptions,
        policy: Policy,
        earlier: &[Earlier],
        mut go_on: impl FnMut() -> ControlFlow<()>,
    ) -> Result<Self, ReportError> {
        let groups = cohort.into();
        groups.check()?;
        let released = release::release(&groups, &options, policy, earlier, &mut go_on)?;
        options.check(&Measure::all_of(groups.plan(), &options), &groups)?;
        // whoever reads sums of answers that were keyed wrongly has to know
        let mut findings = Vec::new();
        if !released.figures.is_empty() {
            findings.extend(doubts::too_few_pairs(&groups, policy.min_cell().into()));
            findings.extend(doubts::of_groups(&groups));
        }
        if !released.is_settled {
            findings.push(UNSETTLED);
        }
        Ok(Self::new(Kind::Release(policy), &groups, options, released.figures, findings))
    }

    /// A release had time for every figure; what was not settled is suppressed, and told among the
    /// [findings](Report::findings).
    #[cfg(feature = "disclosure")]
    #[must_use]
    pub fn is_settled(&self) -> bool {
        !self.findings.contains(&UNSETTLED)
    }

    fn new(kind: Kind, groups: &Groups, options: ReportOptions, figures: Figures, findings: Vec<Label>) -> Self {
        let plan = groups.plan();
        // a set of which no value is wanted has no part in it
        let options = ReportOptions { value_sets: value_sets(plan, &options).to_vec(), ..options };
        let mut notices: Vec<Label> = Vec::new();
        for notice in plan.forms().iter().map(|form| &form.definition().notice) {
            if !notice.en.is_empty() && !notices.contains(notice) {
                notices.push(notice.clone());
            }
        }
        Self {
            kind,
            has_occasions: groups.has_occasions(),
            is_invented: false,
            measures: Measure::all_of(plan, &options),
            value_sets: ValueSetUsed::all_of(plan, &options),
            panel_measures: Vec::new(),
            findings,
            notices,
            figures,
            options,
            screening: plan.violence.as_ref().map(|planned| Screened { forms: planned.forms.clone(), current: planned.current }),
            programme: plan.programme.as_ref().map(|planned| planned.programme.clone()),
        }
    }

    /// The same, of people who do not exist: it says so on its face.
    #[must_use]
    pub fn of_invented_people(self) -> Self {
        Self { is_invented: true, ..self }
    }

    /// The same, with more that speaks against the data: told above the figures, in a release too, so no
    /// text may tell about a row or a person.
    #[must_use]
    pub fn with_findings(mut self, findings: impl IntoIterator<Item = Label>) -> Self {
        // of a handful of people nothing is told
        let has_figures = !self.is_release() || !self.figures.is_empty();
        for finding in findings.into_iter().filter(|_| has_figures) {
            if !self.findings.contains(&finding) {
                self.findings.push(finding);
            }
        }
        self
    }

    /// It may leave: small counts are suppressed, and what would give them away.
    #[must_use]
    pub fn is_release(&self) -> bool {
        !matches!(self.kind, Kind::Internal { .. })
    }

    /// The thresholds of a release.
    #[cfg(feature = "disclosure")]
    #[must_use]
    pub fn policy(&self) -> Option<Policy> {
        if let Kind::Release(policy) = self.kind { Some(policy) } else { None }
    }

    /// To multiples of what its counts are rounded down; 1 where they are as they are.
    pub(super) fn rounding_base(&self) -> u32 {
        match self.kind {
            #[cfg(feature = "disclosure")]
            Kind::Release(policy) => policy.rounding().map_or(1, crate::release::Rounding::base),
            Kind::Internal { .. } => 1,
        }
    }

    /// What was chosen for it.
    #[must_use]
    pub fn options(&self) -> &ReportOptions {
        &self.options
    }

    /// What was measured.
    #[must_use]
    pub fn measures(&self) -> &[Measure] {
        &self.measures
    }

    /// The table tells start and exit apart; without that there is no change.
    #[must_use]
    pub fn has_occasions(&self) -> bool {
        self.has_occasions
    }

    /// The people do not exist.
    #[must_use]
    pub fn is_invented(&self) -> bool {
        self.is_invented
    }

    /// The value sets that the index values come from.
    #[must_use]
    pub fn value_sets(&self) -> &[ValueSetUsed] {
        &self.value_sets
    }

    /// What speaks against the data, such as items that seem to be reversed already.
    #[must_use]
    pub fn findings(&self) -> &[Label] {
        &self.findings
    }

    /// Why there are no figures of change, where that is so of everyone.
    pub(super) fn unpaired(&self) -> Option<&Label> {
        self.findings.iter().find(|finding| doubts::is_of_too_few_pairs(finding))
    }

    /// Who owns the instruments and what their scores may be used for.
    #[must_use]
    pub fn notices(&self) -> &[Label] {
        &self.notices
    }

    /// Who is in an internal report; a release tells of people in its figures alone.
    #[must_use]
    pub fn people(&self) -> Option<&PeopleCounts> {
        match &self.kind {
            Kind::Internal { people, .. } => Some(people),
            #[cfg(feature = "disclosure")]
            Kind::Release(_) => None,
        }
    }

    /// Rows whose occasion nobody knows, in no figure; a release does not tell.
    #[must_use]
    pub fn unplaced_rows(&self) -> Option<u64> {
        match self.kind {
            Kind::Internal { unplaced_rows, .. } => Some(unplaced_rows),
            #[cfg(feature = "disclosure")]
            Kind::Release(_) => None,
        }
    }

    /// The lists of codes by which the programme's own facts are counted, if they are.
    pub(super) fn programme(&self) -> Option<&Programme> {
        self.programme.as_ref()
    }

    /// That a violence screening is counted, and how.
    pub(super) fn screening(&self) -> Option<&Screened> {
        self.screening.as_ref()
    }

    /// A keyed sum was answered, so the missing rule matters.
    pub(super) fn has_keyed_sums(&self) -> bool {
        self.measures.iter().any(|measure| measure.is_sum_of_items)
    }

    /// The measures of the value-set panel, in its order.
    pub(super) fn panel_measures(&self) -> &[String] {
        &self.panel_measures
    }

    /// The names of the groups beside everyone.
    pub fn group_names(&self) -> impl Iterator<Item = &str> {
        self.figures.group_names().skip(1)
    }

    /// Every figure, group by group.
    #[must_use]
    pub fn figures(&self) -> &Figures {
        &self.figures
    }

    /// One figure of everyone.
    ///
    /// # Errors
    ///
    /// [`FigureError`] names what does not exist, with names that resemble it.
    pub fn figure(
        &self,
        measure: &str,
        occasion: FigureOccasion,
        statistic: impl Into<Statistic>,
    ) -> Result<Figure, FigureError> {
        self.figures.figure(measure, occasion, statistic)
    }
}

impl fmt::Debug for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut report = f.debug_struct("Report");
        report.field("is_release", &self.is_release()).field("measures", &self.measures.len());
        report.field("figures", &self.figures).finish_non_exhaustive()
    }
}
