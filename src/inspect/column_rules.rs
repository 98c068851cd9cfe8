//! What is odd about whole columns, once every row is counted.
//!
//! Each rule is a suspicion. Its thresholds are set so that sound answers give it in less than one
//! cohort of a hundred, small or large, healthy or ill: `tests/plausible` measures it on simulated
//! cohorts, and the rule's page says what came out.

use super::form_counts::{EXIT, FormCounts, ItemCounts, START, ScaleCounts};
use crate::finding::{Finding, Findings, OFTEN_MISSING, Rule};
use crate::ground::{Language, chance_of_at_least, chance_of_none};
use crate::instrument::Definition;

/// One questionnaire of a table with what was counted of it.
pub(super) struct CountedForm<'a> {
    pub(super) definition: &'a Definition,
    pub(super) counts: &'a FormCounts,
    /// What findings call each item; none without a column of its own.
    pub(super) names: Vec<Option<String>>,
    /// The number just below the range of each item was declared as a code for a missing answer.
    pub(super) zero_is_missing: Vec<bool>,
    /// What findings call the questionnaire.
    pub(super) id: String,
}

/// What comes by chance less often than this is told.
const UNLIKELY: f64 = 0.005;

/// What is odd about a questionnaire by its counts alone, under the names of its items.
pub(crate) fn note_form(definition: &Definition, counts: &FormCounts, findings: &mut Findings) {
    let names = vec![None; definition.items.len()];
    let zero_is_missing = vec![false; definition.items.len()];
    let form = CountedForm { definition, counts, names, zero_is_missing, id: definition.id.to_string() };
    if !counts.items.is_empty() {
        only_three_levels(&form, findings);
        levels_reversed(&form, findings);
    }
    already_reversed(&form, findings);
}

/// Everything that is odd about the columns of one questionnaire; `cells` is what is odd about their cells.
pub(super) fn note_columns(form: &CountedForm<'_>, cells: &Findings, findings: &mut Findings) {
    for (name, item) in form.items() {
        likely_missing_code(name, item, cells, findings);
    }
    let is_zero_based = zero_based(form, cells, findings);
    constant(form, findings);
    same_column_twice(form, findings);
    if !is_zero_based {
        only_three_levels(form, findings);
    }
    levels_reversed(form, findings);
    already_reversed(form, findings);
    straight_lining(form, findings);
}

impl<'a> CountedForm<'a> {
    /// The items that have a column, with what findings call them.
    fn items(&self) -> impl Iterator<Item = (&str, &'a ItemCounts)> {
        self.names.iter().zip(&self.counts.items).filter_map(|(name, item)| Some((name.as_deref()?, item)))
    }
}

/// In percent of the answers of a column.
const LIKELY_MISSING: u64 = 1;

fn percent_of(count: u64, of: u64, percent: u64) -> bool {
    u128::from(count) * 100 >= u128::from(of) * u128::from(percent)
}

fn likely_missing_code(name: &str, item: &ItemCounts, cells: &Findings, findings: &mut Findings) {
    let of = item.answered() + item.invalid();
    let found = cells.total(Rule::OutOfRange, name).map(|total| total.often_missing).unwrap_or_default();
    let likely = OFTEN_MISSING.iter().zip(found).filter(|(_, count)| *count > 2 && percent_of(*count, of, LIKELY_MISSING));
    let codes: Vec<(i64, u64)> = likely.map(|(code, count)| (*code, count)).collect();
    if !codes.is_empty() {
        let listed = |each: fn(i64, u64, u64) -> String| {
            codes.iter().map(|(code, count)| each(*code, *count, of)).collect::<Vec<_>>().join(", ")
        };
        let notes = [
            listed(|code, count, of| format!("{code} in {count} of {of} answers")),
            listed(|code, count, of| format!("{code} i {count} av {of} svar")),
        ];
        findings.push(Finding::about_column(Rule::LikelyMissingCode, name).with_notes(notes));
    }
}

/// People who answer some items leave out fewer of the others than this, on average.
const LEFT_OUT: f64 = 0.03;
/// Zeros that are levels are a larger part of the answers, in percent.
const FEWEST_ZEROS: u64 = 10;
/// Where levels end one below the highest, the highest is a slip: at most one answer in so many.
const SLIPS: u64 = 500;

/// What speaks for levels counted from 0, in one item or in several together.
#[derive(Clone, Copy, Default)]
struct Zeros {
    /// Zeros beside other answers in their row: a row of zeros alone may be one that nobody filled in.
    beside: u64,
    /// Answers and zeros of such rows.
    of: u64,
    answered: u64,
    highest: u64,
}

impl Zeros {
    fn and(self, other: Self) -> Self {
        Self {
            beside: self.beside + other.beside,
            of: self.of + other.of,
            answered: self.answered + other.answered,
            highest: self.highest + other.highest,
        }
    }

    /// Too many for a missing answer, and nobody is at the highest level.
    fn are_levels(self) -> bool {
        self.highest.saturating_mul(SLIPS) <= self.answered
            && percent_of(self.beside, self.of, FEWEST_ZEROS)
            && chance_of_at_least(self.beside, self.of, LEFT_OUT) < UNLIKELY
    }
}

/// An item that begins at 1, and the zeros in its column.
struct ItemZeros<'a> {
    name: &'a str,
    item: &'a ItemCounts,
    /// All zeros; none where they were declared missing and cannot be told from empty cells.
    all: Option<u64>,
    zeros: Zeros,
}

/// The items of one questionnaire are coded alike, so they speak together; one column may also be coded otherwise.
fn zero_based(form: &CountedForm<'_>, cells: &Findings, findings: &mut Findings) -> bool {
    let gaps = &form.counts.gaps;
    let asked: Vec<usize> =
        (0..gaps.missing.len()).filter(|place| form.names[*place].is_some() && form.counts.items[*place].min == 1).collect();
    let of_item = |place: usize| {
        let (name, item) = (form.names[place].as_deref().unwrap_or_default(), &form.counts.items[place]);
        let all = cells.total(Rule::OutOfRange, name).map_or(0, |total| total.just_below);
        let all = (!form.zero_is_missing[place]).then_some(all);
        let (answered, highest) = (item.answered(), item.of_code(item.max));
        let (beside, of) = match all {
            // of a column by itself, no row says more than its cell
            Some(all) if asked.len() == 1 => (all, answered + all),
            Some(all) => (all.min(gaps.invalid[place]), answered + all.min(gaps.invalid[place])),
            None => (gaps.missing[place], answered + gaps.missing[place]),
        };
        ItemZeros { name, item, all, zeros: Zeros { beside, of, answered, highest } }
    };
    let items: Vec<ItemZeros<'_>> = asked.iter().map(|place| of_item(*place)).collect();
    let together = items.iter().fold(Zeros::default(), |sum, item| sum.and(item.zeros));
    let with_zeros = items.iter().filter(|item| item.all.unwrap_or(item.zeros.beside) > 0).count();
    let all_are = with_zeros * 2 >= items.len() && together.are_levels();
    let told = items.iter().filter(|item| all_are || item.zeros.are_levels());
    let mut is_any = false;
    for ItemZeros { name, item, all, zeros } in told {
        let Zeros { highest, answered, .. } = *zeros;
        let Zeros { beside, of, .. } = if all_are { together } else { *zeros };
        let max = item.max;
        let at_highest = |none: &str| if highest == 0 { none.to_owned() } else { highest.to_string() };
        let [in_english, in_swedish] = ["none", "inget"].map(at_highest);
        let notes = match all.map(|all| (all, answered + all)) {
            Some((all, of)) => [
                format!("0 in {all} of {of} answers and {max} in {in_english}"),
                format!("0 i {all} av {of} svar och {max} i {in_swedish}"),
            ],
            None => [
                format!(
                    "0 is declared as missing, {beside} of {of} answers of partly answered rows are, and {max} in {in_english}"
                ),
                format!(
                    "0 är angivet som saknat svar, {beside} av {of} svar på delvis besvarade rader saknas, och {max} står i {in_swedish}"
                ),
            ],
        };
        findings.push(Finding::about_column(Rule::ZeroBased, name).with_notes(notes));
        is_any = true;
    }
    is_any
}

/// Of 20 people one answers otherwise, unless nearly everyone is without problems.
const FEWEST: u64 = 20;
/// The lowest code may be the answer of all but one in so many: in self-care it was of 199 in 200 healthy people.
const OTHERS_THAN_LOWEST: f64 = 0.005;

/// Which answer it is would tell everyone's.
fn constant(form: &CountedForm<'_>, findings: &mut Findings) {
    let is_constant = |item: &ItemCounts| item.answered() >= FEWEST && item.found().count() == 1;
    let is_both_ways = form.counts.scale.as_ref().is_some_and(ScaleCounts::is_keyed_both_ways);
    let is_one_way = form.counts.scale.is_some() && !is_both_ways;
    let together = form.names.iter().zip(&form.counts.items).take(form.counts.gaps.missing.len());
    let asked: Vec<&ItemCounts> = together.filter(|(name, _)| name.is_some()).map(|(_, item)| item).collect();
    let all_are = asked.len() > 1 && asked.iter().all(|item| is_constant(item));
    for (name, item) in form.items().filter(|(_, item)| is_constant(item)) {
        let answered = item.answered();
        let is_at = |code: u8| item.of_code(code) == answered;
        let is_at_end = !is_both_ways && item.min > 0 && is_at(item.min) || is_one_way && (is_at(item.min) || is_at(item.max));
        if all_are || !is_at_end || chance_of_none(answered, OTHERS_THAN_LOWEST) < UNLIKELY {
            let notes = [format!("{answered} answers"), format!("{answered} svar")];
            findings.push(Finding::about_column(Rule::ConstantColumn, name).with_notes(notes));
        }
    }
}

/// Two items that go together agree in three of five rows in which one of them is away from its usual answer.
const AWAY_FROM_USUAL: u64 = 15;

fn same_column_twice(form: &CountedForm<'_>, findings: &mut Findings) {
    for (one, other) in form.counts.same.iter().flatten() {
        let item = &form.counts.items[*one];
        let usual = item.found().map(|(_, count)| count).max().unwrap_or_default();
        // where nearly everyone answers alike, two items are equal without being copies
        if item.answered() >= FEWEST
            && item.answered() - usual >= AWAY_FROM_USUAL
            && let [Some(one), Some(other)] = [one, other].map(|place| form.names[*place].as_ref())
        {
            let notes = [format!("{other} is equal to {one} in all rows"), format!("{other} är lika med {one} på alla rader")];
            findings.push(Finding::about_column(Rule::SameColumnTwice, other).with_notes(notes));
        }
    }
}

/// Answers at level 4 or 5 are at least this part of those above level 1, even in healthy groups: about 5 %
/// among students, 10 % in general populations and more among patients.
const SEVERE_OF_PROBLEMS: f64 = 0.03;
/// And this part of those above level 2: EQ-5D-5L has levels beyond 3 for severe problems, EQ-5D-3L has none.
const SEVERE_OF_MODERATE: f64 = 0.12;

/// How likely the answers of EQ-5D-5L hold no level above 3, given how many hold 2 and 3.
fn only_three_levels(form: &CountedForm<'_>, findings: &mut Findings) {
    let Some(packed) = &form.definition.packed else { return };
    let dimensions = &form.counts.items[..packed.items];
    if dimensions.iter().any(|item| item.answered() == 0 || item.found().any(|(level, _)| level > 3)) {
        return;
    }
    let at = |level: u8| dimensions.iter().map(|item| item.of_code(level)).sum::<u64>();
    let [some, most] = [at(2), at(3)];
    let chance = chance_of_none(some + most, SEVERE_OF_PROBLEMS).min(chance_of_none(most, SEVERE_OF_MODERATE));
    if chance < UNLIKELY {
        let notes = [
            format!("2 in {some} answers, 3 in {most}, 4 and 5 in none"),
            format!("2 i {some} svar, 3 i {most}, 4 och 5 i inget"),
        ];
        findings.push(Finding::about_column(Rule::OnlyThreeLevels, &form.id).with_notes(notes));
    }
}

/// The rating may be unrelated to the levels, but never rises with them: so many standard errors
/// above 0 come by chance in 5 of 1000 tables.
const ERRORS_ABOVE: f64 = 2.576;
/// The same where more answers hold 5 than 1, which is rare by itself: only the most ill have it.
const ERRORS_ABOVE_IF_ILL: f64 = 1.0;

fn levels_reversed(form: &CountedForm<'_>, findings: &mut Findings) {
    let (Some(rating), Some(packed)) = (&form.counts.rating, &form.definition.packed) else { return };
    let (Some((z, error)), Some(r)) = (rating.fisher(), rating.correlation()) else { return };
    let dimensions = &form.counts.items[..packed.items];
    let [best, worst] = [ItemCounts::at_min, ItemCounts::at_max].map(|at| dimensions.iter().map(at).sum::<u64>());
    let errors = if worst > best { ERRORS_ABOVE_IF_ILL } else { ERRORS_ABOVE };
    if z > errors * error {
        let rows = rating.n();
        let notes = [
            format!("r = {r:.2} in {rows} complete rows"),
            format!("r = {} på {rows} fullständiga rader", Language::Sv.number(r, 2)),
        ];
        findings.push(Finding::about_column(Rule::LevelsReversed, &form.id).with_notes(notes));
    }
}

fn already_reversed(form: &CountedForm<'_>, findings: &mut Findings) {
    let Some(scale) = &form.counts.scale else { return };
    if let Some(r) = scale.against() {
        let rows = scale.rows_compared();
        let notes = [
            format!("r = {r:.2} between the two in {rows} complete rows"),
            format!("r = {} mellan de två på {rows} fullständiga rader", Language::Sv.number(r, 2)),
        ];
        findings.push(Finding::about_column(Rule::AlreadyReversed, &form.id).with_notes(notes));
    }
}

/// The same mark throughout comes from up to one person in twenty, even where a form is filled in with care.
const SOME_STRAIGHT: f64 = 0.05;
const MUCH_STRAIGHT_LINING: u64 = 10;
const FEWEST_COMPLETE: u64 = 10;

fn straight_lining(form: &CountedForm<'_>, findings: &mut Findings) {
    let Some(scale) = &form.counts.scale else { return };
    if scale.rows >= FEWEST_COMPLETE
        && percent_of(scale.straight, scale.rows, MUCH_STRAIGHT_LINING)
        && chance_of_at_least(scale.straight, scale.rows, SOME_STRAIGHT) < 2.0 * UNLIKELY
    {
        let (straight, rows) = (scale.straight, scale.rows);
        let notes = [format!("{straight} of {rows} complete rows"), format!("{straight} av {rows} fullständiga rader")];
        findings.push(Finding::about_column(Rule::StraightLining, &form.id).with_notes(notes));
    }
}

/// In standard deviations: programmes that help a great deal move a group by one.
const IMPLAUSIBLE: f64 = 2.0;
const FEWEST_AT_OCCASION: u64 = 10;

/// An item whose mean moves further from start to exit than a group does; the two may stand in different columns.
pub(super) fn implausible_shift(start: &CountedForm<'_>, exit: &CountedForm<'_>, findings: &mut Findings) {
    for (place, (before, after)) in start.counts.items.iter().zip(&exit.counts.items).enumerate() {
        let (Some(name), Some((n, mean, variance)), Some((n_exit, mean_exit, variance_exit))) =
            (&exit.names[place], before.moments(START), after.moments(EXIT))
        else {
            continue;
        };
        let shift = (mean_exit - mean).abs();
        // a group that answers all alike has no spread to compare with
        let is_far = shift >= 1.0 && shift > IMPLAUSIBLE * variance.max(variance_exit).sqrt();
        if n.min(n_exit) >= FEWEST_AT_OCCASION && is_far {
            let [at_start, at_exit] = [mean, mean_exit].map(|mean| Language::Sv.number(mean, 1));
            let notes = [
                format!("mean {mean:.1} at start, {mean_exit:.1} at exit"),
                format!("medelvärde {at_start} vid start, {at_exit} vid avslut"),
            ];
            findings.push(Finding::about_column(Rule::ImplausibleShift, name).with_notes(notes));
        }
    }
}
