//! What is odd about whole columns, once every row is counted.

use super::form_counts::{EXIT, FormCounts, ItemCounts, START, ScaleCounts};
use crate::finding::{Finding, Findings, OFTEN_MISSING, Rule};
use crate::instrument::Definition;

/// One questionnaire of a table with what was counted of it.
pub(super) struct CountedForm<'a> {
    pub(super) definition: &'a Definition,
    pub(super) counts: &'a FormCounts,
    /// What findings call each item; none without a column of its own.
    pub(super) names: Vec<Option<String>>,
    /// What findings call the questionnaire.
    pub(super) id: String,
}

/// Fewer answers say nothing about a column.
const FEWEST: u64 = 20;
/// As few levels may come by chance in a smaller table.
const FEWEST_FOR_LEVELS: u64 = 500;
/// In percent of the answers of a column.
const LIKELY_MISSING: u64 = 1;
const LIKELY_ZERO: u64 = 5;
const MUCH_STRAIGHT_LINING: u64 = 10;
/// In standard deviations at start.
const IMPLAUSIBLE: f64 = 2.0;

/// Everything that is odd about the columns of one questionnaire; `cells` is what is odd about their cells.
pub(super) fn note_columns(form: &CountedForm<'_>, cells: &Findings, findings: &mut Findings) {
    for (place, item) in form.counts.items.iter().enumerate() {
        if let Some(name) = &form.names[place] {
            likely_missing_code(name, item, cells, findings);
            zero_based(name, item, cells, findings);
            constant(name, item, findings);
        }
    }
    same_column_twice(form, findings);
    only_three_levels(form, findings);
    already_reversed(form, findings);
    straight_lining(form, findings);
}

fn percent_of(count: u64, of: u64, percent: u64) -> bool {
    u128::from(count) * 100 >= u128::from(of) * u128::from(percent)
}

fn likely_missing_code(name: &str, item: &ItemCounts, cells: &Findings, findings: &mut Findings) {
    let of = item.answered() + item.invalid();
    let found = cells.total(Rule::OutOfRange, name).map(|total| total.often_missing).unwrap_or_default();
    let likely = OFTEN_MISSING.iter().zip(found).filter(|(_, count)| *count > 2 && percent_of(*count, of, LIKELY_MISSING));
    let notes: Vec<String> = likely.map(|(code, count)| format!("{code} in {count} of {of} answers")).collect();
    if !notes.is_empty() {
        findings.push(Finding::about_column(Rule::LikelyMissingCode, name).with_note(notes.join(", ")));
    }
}

fn zero_based(name: &str, item: &ItemCounts, cells: &Findings, findings: &mut Findings) {
    let of = item.answered() + item.invalid();
    let zeros = cells.total(Rule::OutOfRange, name).map_or(0, |total| total.just_below);
    let is_shifted = item.min == 1 && zeros > 1 && item.of_code(item.max) == 0;
    if is_shifted && of >= FEWEST / 2 && percent_of(zeros, of, LIKELY_ZERO) {
        let max = item.max;
        let note = format!("0 in {zeros} of {of} answers and {max} in none");
        findings.push(Finding::about_column(Rule::ZeroBased, name).with_note(note));
    }
}

/// Which answer it is would tell everyone's.
fn constant(name: &str, item: &ItemCounts, findings: &mut Findings) {
    let answered = item.answered();
    if answered >= FEWEST && item.found().count() == 1 {
        findings.push(Finding::about_column(Rule::ConstantColumn, name).with_note(format!("{answered} answers")));
    }
}

fn same_column_twice(form: &CountedForm<'_>, findings: &mut Findings) {
    for (one, other) in form.counts.same.iter().flatten() {
        let item = &form.counts.items[*one];
        // two constant columns are no copies of each other
        if item.answered() >= FEWEST
            && item.found().count() > 1
            && let [Some(one), Some(other)] = [one, other].map(|place| form.names[*place].as_ref())
        {
            let note = format!("{other} is equal to {one} in all rows");
            findings.push(Finding::about_column(Rule::SameColumnTwice, other).with_note(note));
        }
    }
}

fn only_three_levels(form: &CountedForm<'_>, findings: &mut Findings) {
    let Some(packed) = &form.definition.packed else { return };
    let dimensions = &form.counts.items[..packed.items];
    let is_low = |item: &ItemCounts| item.answered() >= FEWEST_FOR_LEVELS && item.found().all(|(level, _)| level <= 3);
    if dimensions.iter().all(is_low) {
        let rows = dimensions.iter().map(ItemCounts::answered).max().unwrap_or_default();
        findings.push(Finding::about_column(Rule::OnlyThreeLevels, &form.id).with_note(format!("{rows} rows")));
    }
}

fn already_reversed(form: &CountedForm<'_>, findings: &mut Findings) {
    if form.counts.scale.as_ref().is_some_and(ScaleCounts::seems_reversed) {
        findings.push(Finding::about_column(Rule::AlreadyReversed, &form.id));
    }
}

fn straight_lining(form: &CountedForm<'_>, findings: &mut Findings) {
    let Some(scale) = &form.counts.scale else { return };
    if scale.rows >= FEWEST && percent_of(scale.straight, scale.rows, MUCH_STRAIGHT_LINING) {
        let note = format!("{} of {} complete rows", scale.straight, scale.rows);
        findings.push(Finding::about_column(Rule::StraightLining, &form.id).with_note(note));
    }
}

/// An item whose mean moves further from start to exit than a group does; the two may stand in different columns.
pub(super) fn implausible_shift(start: &CountedForm<'_>, exit: &CountedForm<'_>, findings: &mut Findings) {
    for (place, (before, after)) in start.counts.items.iter().zip(&exit.counts.items).enumerate() {
        let (Some(name), Some((n, mean, variance)), Some((n_exit, mean_exit, _))) =
            (&exit.names[place], before.moments(START), after.moments(EXIT))
        else {
            continue;
        };
        let shift = (mean_exit - mean).abs();
        // a group that answers all alike has no spread to compare with
        if n >= FEWEST && n_exit >= FEWEST && shift >= 1.0 && shift > IMPLAUSIBLE * variance.sqrt() {
            let note = format!("mean {mean:.1} at start, {mean_exit:.1} at exit");
            findings.push(Finding::about_column(Rule::ImplausibleShift, name).with_note(note));
        }
    }
}
