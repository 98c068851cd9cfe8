//! The figures of a cohort, group by group.

use crate::eq5d5l::{Profile, ValueSet, Verification};
use crate::figure::Measure;
use crate::figure::ReportOptions;
use crate::figure::ValueSetUsed;
use crate::figure::{self, Context, IndexTable};
use crate::figure::{Figure, FigureOccasion};
use crate::ground::Occasion;
use crate::instrument::{Counting, Label};
use crate::programme::Programme;
#[cfg(feature = "disclosure")]
use crate::release::Policy;
use crate::table::{Plan, PlannedScreening};
use crate::tally::{FormTally, GroupTally, Groups, PeopleCounts};

/// An internal report: every figure exact, for those who may see the answers.
///
/// Figures are worked out when they are asked for, a group at a time, so a
/// report of ten thousand groups takes no more memory than their counts.
///
/// # Examples
///
/// ```
/// # use enkat::table::{Answers, Batch, Column, Plan};
/// # use enkat::tally::{Half, Occasions, Rows};
/// # use enkat::ground::Occasion;
/// # use enkat::finding::Findings;
/// # use enkat::Registry;
/// # use enkat::tally::Cohort;
/// use enkat::figure::{FigureOccasion, ReportOptions};
/// use enkat::report::Report;
///
/// # let registry = Registry::built_in();
/// # let eq5d5l = registry.get("eq5d5l")?;
/// # let plan = Plan::new([(eq5d5l, vec![false, false, false, false, false, true])]);
/// # let mut cohort = Cohort::new(plan.clone(), vec![], false);
/// # let marks = [40_u8, 70];
/// # let mut answers = Answers::new(&plan, 2);
/// # Batch::new(eq5d5l.definition(), vec![None, None, None, None, None, Some(Column::new("vas", &marks))])?
/// #     .for_each_block(&mut Findings::default(), |first, block| answers.put(&plan, 0, first, &block));
/// # let half = Half { answers: &answers, occasions: Occasions::All(Occasion::Start), days: None };
/// # cohort.add_rows(&Rows { first_row: 1, ids: None, groups: &[], halves: &[half] }, &mut Findings::default())?;
/// // a cohort of two people who marked 40 and 70
/// let report = Report::internal(&cohort, ReportOptions::default(), false);
/// let mean = report.figure("eq5d5l.vas", FigureOccasion::Start, "mean").and_then(|figure| figure.value);
/// assert_eq!(mean, Some(55.0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Report {
    /// What was measured.
    pub measures: Vec<Measure>,
    /// The table tells start and exit apart; without that there is no change.
    pub has_occasions: bool,
    /// The data are invented.
    pub invented: bool,
    /// Rows whose occasion nobody knows: in no figure.
    pub unplaced_rows: u64,
    /// The value sets that the index values come from.
    pub value_sets: Vec<ValueSetUsed>,
    /// What speaks against the data, such as items that seem to be reversed already.
    pub warnings: Vec<Label>,
    /// Who owns the instruments and what their scores may be used for.
    pub notices: Vec<Label>,
    pub(super) options: ReportOptions,
    #[cfg(feature = "disclosure")]
    released: Option<Released>,
    groups: Groups,
    chosen: Vec<IndexTable>,
    panel: Vec<IndexTable>,
}

impl Report {
    /// The internal report of a cohort, or of its counts; where the table does
    /// not tell start and exit apart, everyone is at start and there are no
    /// figures of change.
    #[must_use]
    pub fn internal(cohort: impl Into<Groups>, options: ReportOptions, has_occasions: bool) -> Self {
        let groups = cohort.into();
        let plan = groups.plan().clone();
        let value_sets = if asks_profiles(&plan) { options.value_sets.as_slice() } else { &[] };
        let chosen: Vec<IndexTable> = value_sets.iter().map(IndexTable::chosen).collect();
        let panel = if asks_profiles(&plan) { panel(value_sets, &groups) } else { Vec::new() };
        let mut notices: Vec<Label> = Vec::new();
        for notice in plan.forms().iter().map(|form| &form.definition().notice) {
            if !notice.en.is_empty() && !notices.contains(notice) {
                notices.push(notice.clone());
            }
        }
        Self {
            measures: Measure::all_of(&plan, value_sets),
            has_occasions,
            invented: false,
            unplaced_rows: 0,
            value_sets: value_sets.iter().map(ValueSetUsed::from).collect(),
            warnings: warnings(&plan, groups.all()),
            notices,
            #[cfg(feature = "disclosure")]
            released: None,
            groups,
            chosen,
            panel,
            options,
        }
    }

    /// A report of these figures and of nothing else: what a release is made of.
    #[cfg(feature = "disclosure")]
    pub(crate) fn released(
        groups: &Groups,
        options: ReportOptions,
        has_occasions: bool,
        policy: Policy,
        figures: &[Figure],
    ) -> Self {
        let mut names: Vec<String> = Vec::new();
        for figure in figures {
            if !names.contains(&figure.group) {
                names.push(figure.group.clone());
            }
        }
        let of = |name: &String| figures.iter().filter(|figure| figure.group == *name).cloned().collect();
        let by_group = names.iter().map(|name| (name.clone(), of(name))).collect();
        let released = Some(Released { policy, figures: by_group });
        Self { released, ..Self::internal(groups.without_people(), options, has_occasions) }
    }

    /// It may leave: small counts are withheld, and what would give them away.
    #[must_use]
    pub fn is_release(&self) -> bool {
        self.released_figures().is_some()
    }

    /// The thresholds of a release.
    #[cfg(feature = "disclosure")]
    #[must_use]
    pub fn policy(&self) -> Option<Policy> {
        self.released.as_ref().map(|released| released.policy)
    }

    #[cfg(feature = "disclosure")]
    fn released_figures(&self) -> Option<&[(String, Vec<Figure>)]> {
        self.released.as_ref().map(|released| released.figures.as_slice())
    }

    #[cfg(not(feature = "disclosure"))]
    #[expect(clippy::unused_self, reason = "without disclosure control no report may leave")]
    fn released_figures(&self) -> Option<&[(String, Vec<Figure>)]> {
        None
    }

    /// The exact figures of a group.
    #[cfg(feature = "disclosure")]
    pub(crate) fn figures_of(&self, name: &str, tally: &GroupTally) -> Vec<Figure> {
        figure::of_group(&self.context(), name, tally)
    }

    fn context(&self) -> Context<'_> {
        Context {
            plan: self.groups.plan(),
            options: &self.options,
            chosen: &self.chosen,
            panel: &self.panel,
            has_occasions: self.has_occasions,
            unplaced_rows: self.unplaced_rows,
            has_exits: figure::has_exits(self.groups.plan(), self.groups.all()),
            has_days: self.groups.has_days(),
        }
    }

    /// Who is in an internal report; a release tells of people in its figures alone.
    #[must_use]
    pub fn people(&self) -> Option<&PeopleCounts> {
        (!self.is_release()).then(|| &self.groups.all().people)
    }

    /// The lists of codes by which the programme's own facts are counted, if they are.
    pub(super) fn programme(&self) -> Option<&Programme> {
        self.groups.plan().programme.as_ref().map(|planned| &planned.programme)
    }

    /// That a violence screening is counted, and how.
    pub(super) fn screening(&self) -> Option<&PlannedScreening> {
        self.groups.plan().violence.as_ref()
    }

    /// A keyed sum was answered, so the missing rule matters.
    pub(super) fn has_keyed_sums(&self) -> bool {
        self.groups.plan().forms().iter().any(|form| matches!(form.counting, Counting::KeyedSums(_)))
    }

    /// The measures of the value-set panel, in its order.
    pub(super) fn panel_measures(&self) -> Vec<String> {
        let forms = self.groups.plan().forms().iter().filter(|form| form.counting == Counting::Profiles);
        forms.flat_map(|form| self.panel.iter().map(|table| table.panel_measure(&form.definition.id))).collect()
    }

    /// The names of the groups beside everyone.
    #[must_use]
    pub fn group_names(&self) -> Vec<String> {
        match self.released_figures() {
            Some(released) => released.iter().skip(1).map(|(name, _)| name.clone()).collect(),
            None => self.groups.iter().skip(1).map(|(name, _)| name).collect(),
        }
    }

    /// The figures of each group, `all` first, one group at a time.
    pub fn groups(&self) -> impl Iterator<Item = (String, Vec<Figure>)> + '_ {
        let context = self.context();
        let released = self.released_figures();
        let exact = released.is_none().then(|| self.groups.iter()).into_iter().flatten().map(move |(name, tally)| {
            let figures = figure::of_group(&context, &name, tally);
            (name, figures)
        });
        released.into_iter().flatten().cloned().chain(exact)
    }

    /// Every figure, group by group.
    pub fn figures(&self) -> impl Iterator<Item = Figure> + '_ {
        self.groups().flat_map(|(_, figures)| figures)
    }

    /// The figures of everyone.
    #[must_use]
    pub fn of_everyone(&self) -> Vec<Figure> {
        match self.released_figures() {
            Some(released) => released.first().map(|(_, figures)| figures.clone()).unwrap_or_default(),
            None => figure::of_group(&self.context(), "all", self.groups.all()),
        }
    }

    /// One figure of everyone.
    #[must_use]
    pub fn figure(&self, measure: &str, occasion: FigureOccasion, statistic: &str) -> Option<Figure> {
        let is = |figure: &Figure| figure.measure == measure && figure.occasion == occasion && figure.statistic == statistic;
        self.of_everyone().into_iter().find(is)
    }
}

/// The figures of a release, by group.
#[cfg(feature = "disclosure")]
#[derive(Clone, Debug)]
struct Released {
    policy: Policy,
    figures: Vec<(String, Vec<Figure>)>,
}

fn asks_profiles(plan: &Plan) -> bool {
    plan.forms().iter().any(|form| form.counting == Counting::Profiles && form.asked().first() == Some(&true))
}

/// Every published set once, in its preferred precision, and the chosen ones.
fn panel(chosen: &[ValueSet], groups: &Groups) -> Vec<IndexTable> {
    let mut occurs = vec![false; Profile::COUNT];
    for tally in &groups.all().forms {
        if let FormTally::Profiles(tally) = tally {
            let at_occasions = tally.occasions.iter().flat_map(|at| at.profiles.iter().map(|(place, _)| place));
            let in_pairs = tally.pairs.profile_pairs().flat_map(|(pair, _)| pair.map(|place| place as u64));
            for place in at_occasions.chain(in_pairs) {
                if let Some(occurs) = usize::try_from(place).ok().and_then(|place| occurs.get_mut(place)) {
                    *occurs = true;
                }
            }
        }
    }
    let is_chosen = |set: &ValueSet| chosen.iter().any(|chosen| chosen.id() == set.id());
    // a chosen precision takes the place of the preferred one
    let replaced = |set: &ValueSet| {
        chosen.iter().any(|chosen| match chosen.verification() {
            Verification::Variant { of } => of == set.id(),
            _ => chosen.id().strip_suffix(EXACT) == Some(set.id()),
        })
    };
    let is_variant = |set: &ValueSet| matches!(set.verification(), Verification::Variant { .. }) || set.id().ends_with(EXACT);
    let own = chosen.iter().filter(|set| ValueSet::published(set.id()).is_err());
    ValueSet::all_published()
        .filter(|set| is_chosen(set) || !(is_variant(set) || replaced(set)))
        .chain(own)
        .map(|set| IndexTable::for_panel(set, is_chosen(set), &occurs))
        .collect()
}

/// How the ids of unrounded crosswalks end.
const EXACT: &str = "-EXACT";

/// What speaks against the data of everyone.
fn warnings(plan: &Plan, tally: &GroupTally) -> Vec<Label> {
    let mut warnings = Vec::new();
    for (form, counts) in plan.forms().iter().zip(&tally.forms) {
        let (FormTally::Keyed(counts), Counting::KeyedSums(scale)) = (counts, &form.counting) else { continue };
        for occasion in Occasion::BOTH {
            if figure::seems_reversed(scale, &counts.occasions[occasion.position()]) {
                let id = &form.definition().id;
                let (en, sv) = match occasion {
                    Occasion::Start => ("start", "start"),
                    Occasion::Exit => ("exit", "avslut"),
                };
                warnings.push(Label {
                    en: format!(
                        "{id} at {en}: exactly the reverse-keyed items speak against the rest; were they already reversed? \
                         Answers are taken as marked on the form"
                    )
                    .into(),
                    sv: format!(
                        "{id} vid {sv}: just de omvända frågorna går emot övriga; är de redan omvända? Svaren ska vara \
                         som de kryssats på formuläret"
                    )
                    .into(),
                });
            }
        }
    }
    warnings
}
