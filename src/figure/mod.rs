//! Every figure of one group, from its counts.

mod collector;
#[expect(clippy::module_inception, reason = "a figure is what this folder is about")]
mod figure;
mod index;
mod keyed;
mod level_scores;
mod measure;
mod numeric;
mod options;
mod options_error;
mod profiles;
pub(crate) mod programme;
#[cfg(feature = "serde")]
pub(crate) mod statistic;
mod value_set_used;
pub(crate) mod violence;

pub use figure::{Figure, FigureOccasion, Status};
pub(crate) use index::IndexTable;
pub(crate) use keyed::seems_reversed;
pub use measure::Measure;
pub use options::{NamedReliability, NamedReliabilityError, Norm, ReliabilitySource, ReportOptions};
pub use options_error::OptionsError;
pub use value_set_used::ValueSetUsed;

use crate::ground::Occasion;
use crate::instrument::Counting;
use crate::programme::Indicators;
use crate::table::{Plan, PlannedProgramme};
use crate::tally::{FormTally, GroupTally};
use collector::Collector;

/// What the figures of every group share.
pub(crate) struct Context<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) options: &'a ReportOptions,
    /// The chosen sets, worked out.
    pub(crate) chosen: &'a [IndexTable],
    /// Every set once, for the panel.
    pub(crate) panel: &'a [IndexTable],
    /// The table tells start and exit apart.
    pub(crate) has_occasions: bool,
    pub(crate) has_days: bool,
    pub(crate) unplaced_rows: u64,
    /// Somebody has an exit, if only in another group.
    pub(crate) has_exits: bool,
}

impl Context<'_> {
    fn occasions(&self) -> &'static [Occasion] {
        if self.has_occasions { &Occasion::BOTH } else { &[Occasion::Start] }
    }
}

/// Somebody has an exit from the programme.
pub(crate) fn has_exits(plan: &Plan, tally: &GroupTally) -> bool {
    let indicators = |planned: &PlannedProgramme| Indicators::of(&planned.programme, tally.courses.iter());
    plan.programme.as_ref().is_some_and(|planned| indicators(planned).exits.closed > 0)
}

/// The figures of a group, in the order of the questionnaires.
pub(crate) fn of_group(context: &Context<'_>, group: &str, tally: &GroupTally) -> Vec<Figure> {
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
