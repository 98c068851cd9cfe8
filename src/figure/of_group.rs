//! The figures of one group.

use super::collector::Collector;
use super::{Context, FigureOccasion, Statistic, keyed, profiles, programme, violence};
use crate::instrument::Counting;
use crate::tally::{FormTally, GroupTally};

/// The figures of a group, in the order of the questionnaires.
pub(super) fn figures(context: &Context<'_>, tally: &GroupTally, out: &mut Collector<'_>) {
    people(context, tally, out);
    for (form, counts) in context.plan.forms().iter().zip(&tally.forms) {
        match (counts, &form.counting) {
            (FormTally::Profiles(counts), _) => profiles::figures(context, form, counts, tally, out),
            (FormTally::Keyed(counts), Counting::KeyedSums(scale)) => {
                keyed::figures(context, form, scale, counts, tally, out);
            }
            (FormTally::Keyed(_), Counting::Profiles) => {}
        }
    }
    if let Some(planned) = &context.plan.programme {
        programme::figures(&planned.programme, tally, context.has_exits, out);
    }
    if context.plan.violence.is_some() {
        violence::figures(&tally.screenings, out);
    }
    out.adjust(Statistic::PT, Statistic::PTHolm);
    out.adjust(Statistic::PWilcoxon, Statistic::PWilcoxonHolm);
    out.adjust(Statistic::PWilcoxonExact, Statistic::PWilcoxonExactHolm);
}

/// Who is in the group, and who is not in any change.
fn people(context: &Context<'_>, tally: &GroupTally, out: &mut Collector<'_>) {
    let people = &tally.people;
    for occasion in context.occasions() {
        let place = occasion.position();
        out.at("people", (*occasion).into());
        out.count(Statistic::N, people.answered[place], people.rows[place]);
        out.count(Statistic::Rows, people.rows[place], people.rows[place]);
        out.count(Statistic::Duplicate, people.duplicates[place], people.rows[place] + people.duplicates[place]);
    }
    if context.has_occasions && out.group() == "all" {
        let rows = people.all_rows() + context.unplaced_rows;
        out.at("people", FigureOccasion::All);
        out.count(Statistic::Unplaced, context.unplaced_rows, rows);
    }
    if context.has_occasions {
        let all = people.pairs + people.start_only + people.exit_only;
        out.at("people", FigureOccasion::Change);
        out.count(Statistic::N, people.pairs, all);
        out.count(Statistic::StartOnly, people.start_only, all);
        out.count(Statistic::ExitOnly, people.exit_only, all);
    }
}
