//! Controls: what is compared is changed on purpose, and the comparison has to notice.

use super::release::{self, Made};
use super::{eq5d, groups, hashes, kasam};
use crate::eq5d5l::crosswalk::{Crosswalk, Precision, TableRounding};
use crate::eq5d5l::value_set::Model;
use crate::eq5d5l::{Profile, ValueSet};
use crate::ground::Exact;
use crate::instrument::KeyedScale;

/// How many changes were tried, and how many of them were noticed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub(super) struct Tried {
    pub(super) tried: u64,
    pub(super) noticed: u64,
}

impl Tried {
    fn of(noticed: impl IntoIterator<Item = bool>) -> Self {
        noticed
            .into_iter()
            .fold(Self::default(), |sum, noticed| Self { tried: sum.tried + 1, noticed: sum.noticed + u64::from(noticed) })
    }

    /// Something was tried, and everything was noticed.
    pub(super) fn passes(self) -> bool {
        self.tried > 0 && self.noticed == self.tried
    }
}

/// One coefficient of each set is one unit more in its last decimal.
pub(super) fn coefficients() -> Tried {
    Tried::of(ValueSet::all_published().enumerate().filter_map(|(place, set)| {
        let mut coefficients = set.coefficients()?.clone();
        // another dimension and another level from set to set
        coefficients.effects[place % 5][1 + place % 4] += 1;
        let altered = ValueSet { model: Model::Coefficients(coefficients), ..set.clone() };
        let hash = hashes::hash(|profile| altered.index_value(profile).exact());
        Some(hash != hashes::expected(set.id()))
    }))
}

/// The official table of each crosswalk is rounded down instead of to the nearest, and otherwise as before.
pub(super) fn crosswalk_roundings() -> Tried {
    Tried::of(ValueSet::all_published().filter_map(|set| match &set.model {
        Model::Crosswalk(crosswalk, Precision::OfficialTable) => {
            let exact = Crosswalk { rounding: TableRounding::Single, ..**crosswalk };
            let hash = hashes::hash(|profile| cut_off(exact.value(profile, Precision::Exact)).unwrap_or(Exact::integer(0)));
            Some(hash != hashes::expected(set.id()))
        }
        _ => None,
    }))
}

/// Three decimals, what is beyond them cut off.
fn cut_off(value: Exact) -> Option<Exact> {
    let thousandths = value.numerator().checked_mul(1000)? / value.denominator();
    Exact::new(thousandths, 1000)
}

/// Index values are cut off after three decimals instead of rounded.
pub(super) fn cut_off_values() -> Tried {
    Tried::of([!eq5d::index_values(cut_off).passes()])
}

/// Mobility is read one level better.
pub(super) fn better_levels() -> Tried {
    let read = |levels: &str| levels.replacen(['2', '3', '4', '5'], "1", 1).parse::<Profile>().ok();
    Tried::of([!eq5d::people(read).passes()])
}

/// The key of one item is turned, for each item of both forms.
pub(super) fn keys() -> Tried {
    let forms = groups::KASAM.iter().filter_map(|id| Some((*id, kasam::form(id)?)));
    let turned = |scale: &KeyedScale, position: usize| {
        let mut turned = scale.clone();
        for item in turned.scales.iter_mut().flat_map(|scale| &mut scale.items).filter(|item| item.position == position) {
            item.reversed = !item.reversed;
        }
        turned
    };
    Tried::of(forms.flat_map(|(id, scale)| {
        (0..scale.definition.items.len()).map(move |position| {
            let comparison = kasam::sums(|form| (form == id).then(|| turned(&scale, position)));
            comparison.differing > 0
        })
    }))
}

/// Prorated scores are rounded to whole numbers.
pub(super) fn whole_scores() -> Tried {
    let rounded = |value: crate::instrument::Cell| value.ok().and_then(|value| value.checked_round(0)).map(Exact::to_f64);
    Tried::of([!kasam::people(rounded).passes()])
}

/// One answer of one person of each cohort is another one.
pub(super) fn answers(cohorts: &[&'static str]) -> Tried {
    Tried::of(cohorts.iter().map(|cohort| {
        let change = |texts: &mut groups::Texts| {
            // the last column that somebody answered
            if let Some(cell) = texts.rows.iter_mut().find_map(|row| row.last_mut().filter(|cell| !cell.is_empty())) {
                *cell = if cell == "1" { "2".to_owned() } else { "1".to_owned() };
            }
        };
        groups::compared(&[cohort], change).differing > 0
    }))
}

/// One figure of a release has another number, or one where it is suppressed, for each of them.
pub(super) fn figures(made: &Made) -> Tried {
    let lines = made.lines();
    Tried::of((0..lines.len()).map(|place| {
        let mut altered = lines.clone();
        let mut cells: Vec<&str> = lines[place].split(',').collect();
        let value = cells.get(4).map_or_else(|| "3".to_owned(), |value| format!("{value}3"));
        if let Some(cell) = cells.get_mut(4) {
            *cell = &value;
        }
        altered[place] = cells.join(",");
        release::figures(&altered).differing > 0
    }))
}

/// One small count is shown, for each of them.
pub(super) fn shown_secrets(made: &Made) -> Tried {
    Tried::of(made.proof.showing_a_secret().map(|run| run.is_err()))
}

/// One figure that is suppressed for the sake of others is shown, for each of them.
pub(super) fn shown_figures(made: &Made) -> Tried {
    Tried::of(made.proof.showing_a_figure().map(|run| run.is_err()))
}

/// One count is of three people, for each of them.
pub(super) fn few(made: &Made) -> Tried {
    let counts = made.counts();
    Tried::of((0..counts.len()).map(|place| {
        let mut altered = counts.clone();
        altered[place].1 = 3.0;
        release::no_few(&altered).differing > 0
    }))
}
