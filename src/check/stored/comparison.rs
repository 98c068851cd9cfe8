//! Stored scores beside recomputed ones, row by row.

use std::sync::Arc;

use super::compared::{Compared, Evidence};
use super::digits_cause::DigitsScore;
use super::item_cause::{ItemCause, ItemSum, RowSum, SummedItem};
use super::item_counts::ItemCounts;
use super::pairs::{Pair, Pairs};
use super::printed::{Held, to_billionths};
use super::{StoredScore, StoredScoreError};
use crate::Registry;
use crate::eq5d5l::{Dimension, NO_PROFILE, ValueSet, profile_places};
use crate::finding::Rule;
use crate::ground::Answer;
use crate::instrument::{Block, Counting, Definition, KeyedScale, MissingRule, Scale, Scorer};

/// A stored column and what it is compared with.
///
/// A stored number differs when it is not what the recomputed one can be
/// printed as: half a unit of the last decimal is allowed, where the column has
/// as many decimals as the finest of its first cells or of the cell itself.
/// Ties are right both ways, and nothing is compared finer than a billionth.
pub(crate) struct Comparison<'a> {
    pub(super) stored: StoredScore,
    /// The most decimals among the first cells.
    pub(super) decimals: u8,
    scorer: Arc<dyn Scorer>,
    /// The place among its numeric outputs.
    output: usize,
    pub(super) method: Method<'a>,
}

/// How causes are looked for.
pub(super) enum Method<'a> {
    /// By sets, of which one is named or is to be found.
    Index { sets: Vec<&'a ValueSet>, named: Option<&'a ValueSet> },
    /// By profiles.
    Digits(DigitsScore),
    /// By items.
    Items { sum: ItemSum, causes: Vec<ItemCause> },
    /// Not at all.
    None,
}

impl<'a> Comparison<'a> {
    /// What `stored` says is in a column, to be compared under a missing rule;
    /// `first_cells` are some cells of that column, which say how it is printed.
    ///
    /// # Errors
    ///
    /// [`StoredScoreError`] for a questionnaire, score or value set that does not exist.
    pub(crate) fn new<'c>(
        stored: &StoredScore,
        registry: &'a Registry,
        rule: MissingRule,
        first_cells: impl IntoIterator<Item = &'c str>,
    ) -> Result<Self, StoredScoreError> {
        let instrument = stored.instrument(registry)?;
        let definition = instrument.definition();
        let is_index = !definition.outputs.iter().any(|output| output.id == stored.output);
        let chosen: Vec<(&str, &str)> = definition
            .settings
            .iter()
            .filter_map(|setting| match (setting.id.as_ref(), &stored.value_set) {
                ("missing", _) => Some(("missing", rule.name())),
                ("value_set", Some(set)) => Some(("value_set", set.as_str())),
                _ => None,
            })
            .collect();
        let scorer = instrument.scorer(&chosen)?;
        // where the set is still to be found, whoever has a profile has an index
        let wanted = if is_index && stored.value_set.is_none() { "profile" } else { stored.output.as_str() };
        let output = scorer.outputs().iter().filter(|output| output.is_number()).position(|output| output.id == wanted);
        let method = match instrument.counting() {
            Counting::Profiles if is_index => {
                let named = stored.value_set.as_ref().and_then(|id| ValueSet::find(id, registry.value_sets()).ok());
                Method::Index { sets: registry.value_sets().collect(), named }
            }
            Counting::Profiles => of_profiles(definition, &stored.output),
            Counting::KeyedSums(scale) => of_scale(&scale, &stored.output, rule),
        };
        let decimals = first_cells.into_iter().map(Held::read).filter_map(|held| match held {
            Held::Number(number) => Some(number.decimals),
            Held::Nothing | Held::Text => None,
        });
        // an index in whole numbers would agree with nearly anything
        let least = u8::from(is_index);
        let decimals = decimals.max().unwrap_or(0).max(least);
        Ok(Self { stored: stored.clone(), decimals, output: output.unwrap_or(0), scorer, method })
    }

    /// Where the comparison of a part of the table begins.
    #[must_use]
    pub(crate) fn nothing_compared(&self) -> Compared {
        Compared::new(match &self.method {
            Method::Index { .. } | Method::Digits(_) => Evidence::Pairs(Pairs::default()),
            Method::Items { causes, .. } => Evidence::Items(ItemCounts::new(causes.len())),
            Method::None => Evidence::None,
        })
    }

    /// Compares the next rows of a part, whose answers are `block`.
    ///
    /// `cell` gives the stored cell of a row and `is_broken` says that a row has
    /// no cells to trust; both count from 0 within the block. Each row that does
    /// not agree is told: [`Rule::StoredDiffers`], [`Rule::StoredWithoutAnswers`]
    /// or [`Rule::NotStored`].
    pub(crate) fn compare<'c>(
        &self,
        block: &Block<'_>,
        cell: impl Fn(usize) -> &'c str,
        is_broken: impl Fn(usize) -> bool,
        into: &mut Compared,
        mut tell: impl FnMut(Rule, usize),
    ) {
        let ours = self.recomputed(block);
        let places = self.places(block);
        let mut sum_of_row = RowSum::default();
        let first = into.rows;
        into.rows += ours.len() as u64;
        for (row, ours) in ours.into_iter().enumerate() {
            if is_broken(row) {
                continue;
            }
            let held = match Held::read(cell(row)) {
                Held::Number(number) => Held::Number(number.in_column(self.decimals)),
                other => other,
            };
            let is_scored = !ours.is_nan();
            if let Some(rule) = self.rule_of(held, ours) {
                into.count(rule);
                tell(rule, row);
            }
            into.comparable += u64::from(is_scored && held != Held::Nothing);
            match (&mut into.evidence, &self.method, held) {
                (Evidence::Pairs(pairs), _, Held::Number(number)) if is_scored => {
                    pairs.add(Pair { place: places[row], number }, first + row as u64);
                }
                (Evidence::Items(counts), Method::Items { sum, causes }, _) => {
                    let answer = |item: usize| Answer::from_byte(block.items[item].codes[row]);
                    if sum.read(answer, &mut sum_of_row) {
                        counts.add(sum, causes, &sum_of_row, held);
                    }
                }
                _ => {}
            }
        }
    }

    /// The name of an item of the questionnaire.
    pub(super) fn item_id(&self, position: usize) -> String {
        self.scorer.definition().items[position].id.to_string()
    }

    /// The rule that a cell breaks beside the recomputed score.
    fn rule_of(&self, held: Held, ours: f64) -> Option<Rule> {
        let is_sought = matches!(self.method, Method::Index { named: None, .. });
        match held {
            Held::Text | Held::Number(_) if ours.is_nan() => Some(Rule::StoredWithoutAnswers),
            Held::Text => Some(Rule::StoredDiffers),
            Held::Nothing => (!ours.is_nan()).then_some(Rule::NotStored),
            Held::Number(_) if is_sought => None,
            Held::Number(number) => (!number.is(to_billionths(ours))).then_some(Rule::StoredDiffers),
        }
    }

    /// The recomputed score of each row, `NaN` where there is none.
    fn recomputed(&self, block: &Block<'_>) -> Vec<f64> {
        let mut ours = vec![f64::NAN; block.rows];
        let outputs = self.scorer.outputs().iter().filter(|output| output.is_number()).count();
        let mut out: Vec<Option<&mut [f64]>> = (0..outputs).map(|_| None).collect();
        if let Some(column) = out.get_mut(self.output) {
            *column = Some(&mut ours);
        }
        self.scorer.score_block(block, &mut out);
        drop(out);
        ours
    }

    fn places(&self, block: &Block<'_>) -> Vec<u16> {
        if matches!(self.method, Method::Items { .. } | Method::None) {
            return Vec::new();
        }
        let mut places = vec![NO_PROFILE; block.rows];
        profile_places(std::array::from_fn(|item| block.items[item].codes), &mut places);
        places
    }
}

impl Compared {
    fn count(&mut self, rule: Rule) {
        match rule {
            Rule::StoredDiffers => self.differing += 1,
            Rule::StoredWithoutAnswers => self.without_answers += 1,
            _ => self.not_stored += 1,
        }
    }
}

/// Outputs of EQ-5D-5L other than an index.
fn of_profiles(definition: &Definition, output: &str) -> Method<'static> {
    let items = |positions: std::ops::Range<usize>| {
        let [first, ..] = &definition.items[positions.clone()] else { return Method::None };
        let items = positions.map(|position| SummedItem { position, reversed: false }).collect();
        of_sum(ItemSum { items, subscales: Vec::new(), min: first.min, max: first.max, rule: MissingRule::Complete })
    };
    let dimensions = Dimension::ALL.len();
    match output {
        "profile" => Method::Digits(DigitsScore::Profile),
        "lfs" => Method::Digits(DigitsScore::LevelFrequencies),
        "lss" => items(0..dimensions),
        "vas" => items(dimensions..dimensions + 1),
        _ => Method::None,
    }
}

/// Outputs of a keyed sum; the count of missing answers is not a sum.
fn of_scale(scale: &KeyedScale, output: &str, rule: MissingRule) -> Method<'static> {
    let [total, subscales @ ..] = scale.scales.as_slice() else { return Method::None };
    let Some(wanted) = scale.scales.iter().find(|scale| scale.id == output) else { return Method::None };
    let items = wanted.items.iter().map(|item| SummedItem { position: item.position, reversed: item.reversed });
    let parts = |scale: &Scale| -> Vec<usize> {
        let place = |position| total.items.iter().position(|item| item.position == position);
        scale.items.iter().filter_map(|item| place(item.position)).collect()
    };
    let parts: Vec<Vec<usize>> = subscales.iter().map(parts).collect();
    let mut together = parts.concat();
    together.sort_unstable();
    let add_up = parts.len() > 1 && together.into_iter().eq(0..total.items.len());
    let subscales = if add_up && wanted.id == total.id { parts } else { Vec::new() };
    of_sum(ItemSum { items: items.collect(), subscales, min: scale.min, max: scale.max, rule })
}

fn of_sum(sum: ItemSum) -> Method<'static> {
    let causes = sum.causes();
    Method::Items { sum, causes }
}
