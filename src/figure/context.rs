//! What the figures of every group share.

use super::collector::Collector;
use super::index::IndexTable;
use super::panel::panel;
use super::{Figures, ReportOptions, of_group};
use crate::eq5d5l::ValueSet;
use crate::ground::Occasion;
use crate::instrument::Counting;
use crate::programme::Indicators;
use crate::table::{Plan, PlannedProgramme};
use crate::tally::{GroupTally, Groups};

/// What the figures of every group share: the counts, the choices, the value sets worked out.
pub(crate) struct Context<'a> {
    groups: &'a Groups,
    pub(super) plan: &'a Plan,
    pub(super) options: &'a ReportOptions,
    /// The chosen sets, worked out.
    pub(super) chosen: Vec<IndexTable>,
    /// Every set once, for the panel.
    pub(super) panel: Vec<IndexTable>,
    /// The table tells start and exit apart.
    pub(super) has_occasions: bool,
    pub(super) has_days: bool,
    pub(super) unplaced_rows: u64,
    /// Somebody has an exit, if only in another group.
    pub(super) has_exits: bool,
}

impl<'a> Context<'a> {
    pub(crate) fn new(groups: &'a Groups, options: &'a ReportOptions) -> Self {
        let sets = value_sets(groups.plan(), options);
        let panel = if asks_profiles(groups.plan()) { panel(sets, groups) } else { Vec::new() };
        Self { panel, ..Self::without_panel(groups, options) }
    }

    /// The same without the panel of all sets, which takes a while.
    pub(crate) fn without_panel(groups: &'a Groups, options: &'a ReportOptions) -> Self {
        Self {
            groups,
            plan: groups.plan(),
            options,
            chosen: value_sets(groups.plan(), options).iter().map(IndexTable::chosen).collect(),
            panel: Vec::new(),
            has_occasions: groups.has_occasions(),
            has_days: groups.has_days(),
            unplaced_rows: groups.unplaced_rows(),
            has_exits: has_exits(groups.plan(), groups.all()),
        }
    }

    pub(super) fn occasions(&self) -> &'static [Occasion] {
        if self.has_occasions { &Occasion::BOTH } else { &[Occasion::Start] }
    }

    /// The figures of everyone and of each group.
    pub(crate) fn figures(&self) -> Figures {
        let mut figures = Figures::default();
        for (name, tally) in self.groups.iter() {
            self.add(&name, tally, &mut figures);
        }
        figures
    }

    /// The figures of one group.
    pub(crate) fn figures_of(&self, name: &str, tally: &GroupTally) -> Figures {
        let mut figures = Figures::default();
        self.add(name, tally, &mut figures);
        figures
    }

    fn add(&self, name: &str, tally: &GroupTally, figures: &mut Figures) {
        let mut out = Collector::new(name, figures);
        of_group::figures(self, tally, &mut out);
        out.finish();
    }

    /// The measures of the value-set panel, in its order.
    pub(crate) fn panel_measures(&self) -> Vec<String> {
        let forms = self.plan.forms().iter().filter(|form| form.counting == Counting::Profiles);
        forms.flat_map(|form| self.panel.iter().map(|table| table.panel_measure(&form.definition.id))).collect()
    }
}

/// The value sets that are used: none where no profile is asked for.
pub(crate) fn value_sets<'a>(plan: &Plan, options: &'a ReportOptions) -> &'a [ValueSet] {
    if asks_profiles(plan) { &options.value_sets } else { &[] }
}

fn asks_profiles(plan: &Plan) -> bool {
    plan.forms().iter().any(|form| form.counting == Counting::Profiles && form.asked().first() == Some(&true))
}

/// Somebody has an exit from the programme.
fn has_exits(plan: &Plan, tally: &GroupTally) -> bool {
    let indicators = |planned: &PlannedProgramme| Indicators::of(&planned.programme, tally.courses.iter());
    plan.programme.as_ref().is_some_and(|planned| indicators(planned).exits.closed > 0)
}
