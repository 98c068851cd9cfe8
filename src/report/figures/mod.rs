//! Every figure of one group, from its counts.

mod collector;
mod index;
mod keyed;
mod level_scores;
mod numeric;
mod profiles;
pub(super) mod programme;
pub(super) mod violence;

pub(super) use index::IndexTable;
pub(super) use keyed::seems_reversed;

use super::figure::{Figure, FigureOccasion};
use super::options::ReportOptions;
use crate::dataset::{Occasion, Plan, PlannedProgramme};
use crate::instrument::Counting;
use crate::programme::Indicators;
use crate::tally::{FormTally, GroupTally};
use collector::Collector;

/// What the figures of every group share.
pub(super) struct Context<'a> {
    pub(super) plan: &'a Plan,
    pub(super) options: &'a ReportOptions,
    /// The chosen sets, worked out.
    pub(super) chosen: &'a [IndexTable],
    /// Every set once, for the panel.
    pub(super) panel: &'a [IndexTable],
    /// The table tells start and exit apart.
    pub(super) has_occasions: bool,
    pub(super) has_days: bool,
    pub(super) unplaced_rows: u64,
    /// Somebody has an exit, if only in another group.
    pub(super) has_exits: bool,
}

impl Context<'_> {
    fn occasions(&self) -> &'static [Occasion] {
        if self.has_occasions { &Occasion::BOTH } else { &[Occasion::Start] }
    }
}

/// Somebody has an exit from the programme.
pub(super) fn has_exits(plan: &Plan, tally: &GroupTally) -> bool {
    let indicators = |planned: &PlannedProgramme| Indicators::of(&planned.programme, tally.courses.iter());
    plan.programme.as_ref().is_some_and(|planned| indicators(planned).exits.closed > 0)
}

/// The figures of a group, in the order of the questionnaires.
pub(super) fn of_group(context: &Context<'_>, group: &str, tally: &GroupTally) -> Vec<Figure> {
    let mut out = Collector::new(group);
    people(context, tally, &mut out);
    for (form, counts) in context.plan.forms().iter().zip(&tally.forms) {
        match (counts, &form.counting) {
            (FormTally::Profiles(counts), _) => profiles::figures(context, form, counts, tally, &mut out),
            (FormTally::Keyed(counts), Counting::KeyedSums(scale)) => {
                keyed::figures(context, form, scale, counts, tally, &mut out);
            }
            (FormTally::Keyed(_), Counting::Profiles) => {}
        }
    }
    if let Some(planned) = &context.plan.programme {
        programme::figures(&planned.programme, tally, context.has_exits, &mut out);
    }
    if context.plan.violence.is_some() {
        violence::figures(&tally.screenings, &mut out);
    }
    out.adjust("p_t");
    out.adjust("p_wilcoxon");
    out.adjust("p_wilcoxon_exact");
    out.into_figures()
}

/// Who is in the group, and who is in no change.
fn people(context: &Context<'_>, tally: &GroupTally, out: &mut Collector) {
    let people = &tally.people;
    for occasion in context.occasions() {
        let place = occasion.position();
        out.at("people", (*occasion).into());
        out.count("n", people.answered[place], people.rows[place]);
        out.count("rows", people.rows[place], people.rows[place]);
        out.count("duplicate", people.duplicates[place], people.rows[place] + people.duplicates[place]);
    }
    if context.has_occasions && out.group() == "all" {
        let rows = people.all_rows() + context.unplaced_rows;
        out.at("people", FigureOccasion::All);
        out.count("unplaced", context.unplaced_rows, rows);
    }
    if context.has_occasions {
        let all = people.pairs + people.start_only + people.exit_only;
        out.at("people", FigureOccasion::Change);
        out.count("n", people.pairs, all);
        out.count("start_only", people.start_only, all);
        out.count("exit_only", people.exit_only, all);
    }
}
