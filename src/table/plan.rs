//! Which questionnaires of a table are counted together.

use crate::ground::short_debug;
use std::hash::{Hash as _, Hasher as _};
use std::ops::Range;

use siphasher::sip::SipHasher13;

use crate::finding::{Finding, Findings, ProgrammeRule, Rule, ViolenceRule};
use crate::instrument::{AnyInstrument, Counting, Definition};
use crate::programme::{Field, Programme};
use crate::violence;

/// The questionnaires that are counted for a group, in the order of reports.
///
/// # Examples
///
/// ```
/// use enkat::inner::table::Plan;
/// use enkat::Registry;
///
/// let registry = Registry::built_in();
/// let plan = Plan::new([(registry.get("soc13")?, vec![true; 13])]);
/// assert_eq!(plan.forms().len(), 1);
/// # Ok::<(), enkat::RegistryError>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Plan {
    forms: Vec<PlannedForm>,
    pub(crate) violence: Option<PlannedScreening>,
    pub(crate) programme: Option<PlannedProgramme>,
}

/// Tells plans apart by their columns; nothing of it is kept in a state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct PlanMark(u64);

/// That a violence screening is counted, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PlannedScreening {
    pub(crate) current: violence::Current,
    /// The forms with version and content hash, in order: what figures are traced to.
    pub(crate) forms: Vec<String>,
    /// Where its facts stand, after the items of all questionnaires.
    pub(crate) facts: Range<usize>,
}

/// That the programme's own facts are counted, and by which lists of codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PlannedProgramme {
    pub(crate) programme: Programme,
    /// The highest code of each fact.
    pub(crate) max: Vec<u8>,
    /// Where they stand, after everything else.
    pub(crate) facts: Range<usize>,
}

/// One questionnaire of a [`Plan`].
#[derive(Clone, PartialEq, Eq)]
pub struct PlannedForm {
    pub(crate) definition: Definition,
    pub(crate) counting: Counting,
    pub(crate) asked: Vec<bool>,
    /// Where its items stand among those of all questionnaires.
    pub(crate) items: Range<usize>,
}

impl PlannedForm {
    /// What the questionnaire says about itself.
    #[must_use]
    pub fn definition(&self) -> &Definition {
        &self.definition
    }

    /// Which of its items were asked; see [`Definition::asked`].
    #[must_use]
    pub fn asked(&self) -> &[bool] {
        &self.asked
    }
}

impl Plan {
    /// A plan of these questionnaires; beside each, which of its items were asked.
    #[must_use]
    pub fn new<'a>(forms: impl IntoIterator<Item = (&'a dyn AnyInstrument, Vec<bool>)>) -> Self {
        let mut plan = Self { forms: Vec::new(), violence: None, programme: None };
        for (instrument, mut asked) in forms {
            let definition = instrument.definition().clone();
            asked.resize(definition.items.len(), false);
            let first = plan.items();
            let items = first..first + definition.items.len();
            plan.forms.push(PlannedForm { definition, counting: instrument.counting(), asked, items });
        }
        plan
    }

    /// The same, counting a violence screening by these forms too; `current` is what counts as current.
    #[must_use]
    pub fn with_violence<'a>(self, current: violence::Current, forms: impl IntoIterator<Item = &'a violence::Form>) -> Self {
        let named = |form: &violence::Form| format!("{} {} ({})", form.id(), form.version(), form.content_hash());
        self.with_named_forms(current, forms.into_iter().map(named).collect())
    }

    pub(crate) fn with_named_forms(mut self, current: violence::Current, mut forms: Vec<String>) -> Self {
        forms.sort_unstable();
        forms.dedup();
        self.violence = Some(PlannedScreening { current, forms, facts: 0..0 });
        self.place_facts();
        self
    }

    /// The same, counting the programme's own facts too.
    #[must_use]
    pub fn with_programme(mut self, programme: Programme) -> Self {
        let max = programme.fact_max();
        self.programme = Some(PlannedProgramme { programme, max, facts: 0..0 });
        self.place_facts();
        self
    }

    fn place_facts(&mut self) {
        let mut end = self.items();
        if let Some(screening) = &mut self.violence {
            screening.facts = end..end + violence::FACT_MAX.len();
            end = screening.facts.end;
        }
        if let Some(programme) = &mut self.programme {
            programme.facts = end..end + programme.max.len();
        }
    }

    /// What tells its columns from those of another plan.
    pub(crate) fn mark(&self) -> PlanMark {
        let mut hasher = SipHasher13::new();
        for form in &self.forms {
            form.definition.id.hash(&mut hasher);
            form.definition.items.iter().for_each(|item| (&item.id, item.min, item.max).hash(&mut hasher));
        }
        // the facts have no names, and lists of codes only grow
        (self.violence.is_some(), self.programme.as_ref().map(|planned| &planned.max)).hash(&mut hasher);
        PlanMark(hasher.finish())
    }

    /// The columns of facts, after those of the items.
    pub(crate) fn facts(&self) -> Range<usize> {
        self.items()..self.ranges().len()
    }

    /// The facts of a row are none or such as a row can have.
    pub(crate) fn facts_are_sound(&self, facts: impl Fn(Range<usize>) -> Option<Vec<u8>>) -> bool {
        let screening = self.violence.as_ref().and_then(|planned| facts(planned.facts.clone()));
        let row = self.programme.as_ref().and_then(|planned| Some((planned, facts(planned.facts.clone())?)));
        screening.is_none_or(|screening| violence::is_sound(&screening))
            && row.is_none_or(|(planned, row)| planned.programme.is_sound_row(&row))
    }

    /// Something is counted of people beside their answers.
    pub(crate) fn has_facts(&self) -> bool {
        self.violence.is_some() || self.programme.is_some()
    }

    /// The questionnaires.
    #[must_use]
    pub fn forms(&self) -> &[PlannedForm] {
        &self.forms
    }

    /// How many items they have together.
    pub(crate) fn items(&self) -> usize {
        self.forms.last().map_or(0, |form| form.items.end)
    }

    /// The lowest and the highest code of each column: the items, then the facts.
    pub(crate) fn ranges(&self) -> Vec<[u8; 2]> {
        let items = self.forms.iter().flat_map(|form| &form.definition.items).map(|item| [item.min, item.max]);
        let violence = self.violence.iter().flat_map(|_| violence::FACT_MAX);
        let programme = self.programme.iter().flat_map(|programme| programme.max.iter().copied());
        items.chain(violence.chain(programme).map(|max| [0, max])).collect()
    }

    /// The same questionnaires and facts, whichever of the items were asked.
    pub(crate) fn counts_the_same_as(&self, other: &Self) -> bool {
        let form = |form: &PlannedForm| (form.definition.clone(), form.counting.clone());
        let current = |plan: &Self| plan.violence.as_ref().map(|screening| screening.current);
        current(self) == current(other)
            && self.programme == other.programme
            && self.forms.len() == other.forms.len()
            && self.forms.iter().zip(&other.forms).all(|(a, b)| form(a) == form(b))
    }

    /// What was asked in another part of the group was asked.
    pub(crate) fn ask_also(&mut self, other: &Self) {
        if let (Some(own), Some(other)) = (&mut self.violence, &other.violence) {
            own.forms.extend_from_slice(&other.forms);
            own.forms.sort_unstable();
            own.forms.dedup();
        }
        for (own, other) in self.forms.iter_mut().zip(&other.forms) {
            own.asked.iter_mut().zip(&other.asked).for_each(|(own, other)| *own |= other);
        }
    }

    /// What the start and the exit of one person say of each other; `date` is what the column of days is called.
    pub(crate) fn compare_occasions(
        &self,
        facts: impl Fn(usize, Range<usize>) -> Option<Vec<u8>>,
        days: [Option<i32>; 2],
        row: u64,
        date: &str,
        findings: &mut Findings,
    ) {
        const EXIT_BEFORE_START: Rule = Rule::Programme(ProgrammeRule::ClosedBeforeEnrolment);
        let told = findings.count_of(EXIT_BEFORE_START);
        self.compare_facts(facts, days, row, findings);
        // the programme's own rule says the same
        if let [Some(start), Some(exit)] = days
            && exit < start
            && findings.count_of(EXIT_BEFORE_START) == told
        {
            findings.push(Finding::about_row(Rule::DatesOutOfOrder, row, date));
        }
    }

    fn compare_facts(
        &self,
        facts: impl Fn(usize, Range<usize>) -> Option<Vec<u8>>,
        days: [Option<i32>; 2],
        row: u64,
        findings: &mut Findings,
    ) {
        let at_both = |columns: &Range<usize>| [0, 1].map(|occasion| facts(occasion, columns.clone()));
        if let Some(planned) = &self.programme
            && let [Some(start), Some(exit)] = at_both(&planned.facts)
        {
            for broken in planned.programme.compare_facts(&start, &exit, days) {
                let field = broken.field.map_or("date", Field::name);
                findings.push(Finding::about_row(Rule::Programme(broken.rule), row, field));
            }
        }
        if let Some(planned) = &self.violence
            && let [Some(start), Some(exit)] = at_both(&planned.facts)
            && violence::was_answered_otherwise(&start, &exit)
        {
            // neither row nor item: that there was an answer is part of it
            findings.push(Finding::about_column(Rule::Violence(ViolenceRule::LifetimeChanged), "violence"));
        }
    }
}

short_debug! {
    impl Plan { forms: |plan: &Self| plan.forms.len(), has_facts: Self::has_facts }
    impl PlannedForm { id: |form: &Self| form.definition.id.clone() }
}
