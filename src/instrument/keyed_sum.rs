//! The scorer of keyed sums: validate, key, prorate, sum, written once.

use super::keyed_scale::{KeyedScale, Scale};
use super::setting::{choices, unknown_choice};
use super::{
    Answer, BLOCK_ROWS, Block, Cell, Chosen, Definition, Exact, Instrument, MissingRule, NotScorable, OutputDef, Reason,
    SettingError, Text,
};

/// One person's answers to a keyed-sum questionnaire, in form order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyedResponse(pub(crate) Box<[Answer<u8>]>);

/// The scores of one response: the total first, then the subscales in the order of the key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyedScore {
    /// One for each scale.
    pub scales: Vec<ScaleScore>,
    /// Items without an answer; invalid ones are not counted here.
    pub missing: usize,
}

/// A keyed sum and how many answers it rests on: an exact, possibly prorated score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScaleScore {
    /// The scale.
    pub id: Text,
    /// The sum of the answered items, after reversing.
    pub keyed_sum: u32,
    /// How many items were answered.
    pub answered: usize,
    /// How many items the scale has.
    pub items: usize,
    /// `items × keyed_sum / answered`, or why there is no score.
    pub value: Cell,
}

impl ScaleScore {
    /// The score was scaled up from fewer answers than there are items.
    #[must_use]
    pub fn is_prorated(&self) -> bool {
        self.value.is_ok() && self.answered < self.items
    }
}

impl KeyedScale {
    /// The score of one response.
    ///
    /// Each scale by itself: an invalid answer voids it, more missing answers
    /// than `rule` allows leave it empty, fewer are prorated over. The total
    /// comes from the items, not from prorated subscales.
    #[must_use]
    pub fn score(&self, response: &KeyedResponse, rule: MissingRule) -> KeyedScore {
        KeyedScore {
            scales: self.scales.iter().map(|scale| self.scale_score(scale, response, rule)).collect(),
            missing: response.0.iter().filter(|answer| **answer == Answer::Missing).count(),
        }
    }

    fn scale_score(&self, scale: &Scale, response: &KeyedResponse, rule: MissingRule) -> ScaleScore {
        let (mut keyed_sum, mut answered, mut invalid) = (0_u32, 0, false);
        for item in &scale.items {
            match response.0.get(item.position) {
                Some(Answer::Answered(code)) => {
                    let from_other_end = u32::from(self.min) + u32::from(self.max);
                    keyed_sum += if item.reversed { from_other_end - u32::from(*code) } else { u32::from(*code) };
                    answered += 1;
                }
                Some(Answer::Invalid) => invalid = true,
                Some(Answer::Missing) | None => {}
            }
        }
        let items = scale.items.len();
        let value = if invalid {
            Err(NotScorable::Invalid)
        } else if answered == 0 || items - answered > rule.most_missing(items) {
            Err(NotScorable::Missing)
        } else {
            // lossless: at most 64 items
            Ok(Exact::new(i128::from(keyed_sum) * items as i128, answered as i128))
        };
        ScaleScore { id: scale.id.clone(), keyed_sum, answered, items, value }
    }
}

impl Instrument for KeyedScale {
    type Response = KeyedResponse;
    type Settings = MissingRule;
    type Score = KeyedScore;

    fn definition(&self) -> &Definition {
        &self.definition
    }

    fn settings(&self, chosen: Chosen<'_>) -> Result<MissingRule, SettingError> {
        let setting = "missing";
        choices(&self.definition, chosen, setting)?.first().map_or(Ok(MissingRule::default()), |name| {
            name.parse().map_err(|_| unknown_choice(setting, name, MissingRule::ALL.map(MissingRule::name)))
        })
    }

    fn outputs(&self, _: &MissingRule) -> Vec<OutputDef> {
        self.definition.outputs.clone()
    }

    fn response(&self, answers: &[Answer<u8>]) -> KeyedResponse {
        KeyedResponse(answers.into())
    }

    fn score(&self, response: &KeyedResponse, rule: &MissingRule) -> KeyedScore {
        self.score(response, *rule)
    }

    fn cells(&self, score: &KeyedScore) -> Vec<Cell> {
        // lossless: at most 64 items
        let missing = Ok(Exact::integer(score.missing as i128));
        in_output_order(&score.scales).map(|scale| scale.value).chain([missing]).collect()
    }

    fn reasons(&self, score: &KeyedScore) -> Vec<Reason> {
        score.scales.iter().filter_map(|scale| Some(Reason { subject: scale.id.clone(), why: scale.value.err()? })).collect()
    }

    fn prorated(&self, score: &KeyedScore) -> Vec<Text> {
        score.scales.iter().filter(|scale| scale.is_prorated()).map(|scale| scale.id.clone()).collect()
    }

    fn score_block(&self, block: &Block<'_>, rule: &MissingRule, out: &mut [Option<&mut [f64]>]) {
        let (missing, scales) = out.split_last_mut().expect("the outputs end with the count of missing answers");
        for (scale, column) in in_output_order(&self.scales).zip(scales) {
            if let Some(column) = column {
                self.sum_block(scale, block, *rule, column);
            }
        }
        if let Some(column) = missing {
            count_missing(block, column);
        }
    }
}

/// Scales are kept total first, as lists name them; columns have the total last.
fn in_output_order<T>(scales: &[T]) -> impl Iterator<Item = &T> {
    scales[1..].iter().chain(&scales[..1])
}

impl KeyedScale {
    /// One scale of a block, in byte-wide sums that the compiler turns into vector code.
    fn sum_block(&self, scale: &Scale, block: &Block<'_>, rule: MissingRule, out: &mut [f64]) {
        // so many codes fit into a byte without overflow
        let run = usize::from(u8::MAX / self.max.max(1));
        let complete = scale.items.iter().all(|item| block.items[item.position].all_answered);
        let mut sums = [0_u16; BLOCK_ROWS];
        let mut unanswered = [0_u8; BLOCK_ROWS];
        let mut worst = [0_u8; BLOCK_ROWS];
        for items in scale.items.chunks(run) {
            let mut part = [0_u8; BLOCK_ROWS];
            for item in items {
                let codes = &block.items[item.position].codes[..block.rows];
                let (flip, offset) =
                    if item.reversed { (u8::MAX, self.min.wrapping_add(self.max).wrapping_add(1)) } else { (0, 0) };
                if complete {
                    add_all(&mut part, codes, flip, offset);
                } else {
                    add_answered(&mut part, codes, flip, offset, &mut unanswered, &mut worst);
                }
            }
            for (sum, part) in sums.iter_mut().zip(part) {
                *sum += u16::from(part);
            }
        }
        let items = scale.items.len();
        if complete {
            for (value, sum) in out.iter_mut().zip(sums).take(block.rows) {
                *value = f64::from(sum);
            }
        } else {
            let most_missing = rule.most_missing(items).min(items - 1);
            for (row, value) in out.iter_mut().enumerate().take(block.rows) {
                *value = prorated(sums[row], items, usize::from(unanswered[row]), most_missing, worst[row]);
            }
        }
    }
}

/// Adds `code`, or `offset + !code` which is `min + max - code`, modulo 256.
#[inline]
fn add_all(sums: &mut [u8; BLOCK_ROWS], codes: &[u8], flip: u8, offset: u8) {
    for (sum, code) in sums.iter_mut().zip(codes) {
        *sum = sum.wrapping_add(code ^ flip).wrapping_add(offset);
    }
}

/// As [`add_all`] for answered items; counts the others and keeps the highest byte seen.
#[inline]
fn add_answered(
    sums: &mut [u8; BLOCK_ROWS],
    codes: &[u8],
    flip: u8,
    offset: u8,
    unanswered: &mut [u8; BLOCK_ROWS],
    worst: &mut [u8; BLOCK_ROWS],
) {
    for (((sum, code), unanswered), worst) in sums.iter_mut().zip(codes).zip(unanswered).zip(worst) {
        // all ones for an answer, zero otherwise
        let answered = u8::from(*code <= Answer::MAX_CODE).wrapping_neg();
        *sum = sum.wrapping_add((code ^ flip).wrapping_add(offset) & answered);
        *unanswered = unanswered.wrapping_add(1).wrapping_add(answered);
        *worst = (*worst).max(*code);
    }
}

/// The score of a row with `unanswered` items, `NaN` for none.
#[inline]
fn prorated(sum: u16, items: usize, unanswered: usize, most_missing: usize, worst: u8) -> f64 {
    if unanswered > most_missing || worst == Answer::INVALID {
        return f64::NAN;
    }
    // lossless: at most 64 items of at most 253
    #[expect(clippy::cast_precision_loss)]
    let (whole, answered) = ((usize::from(sum) * items) as f64, (items - unanswered) as f64);
    whole / answered
}

fn count_missing(block: &Block<'_>, out: &mut [f64]) {
    let mut counts = [0_u8; BLOCK_ROWS];
    for item in block.items.iter().filter(|item| !item.all_answered) {
        for (count, code) in counts.iter_mut().zip(&item.codes[..block.rows]) {
            *count += u8::from(*code == Answer::MISSING);
        }
    }
    for (value, count) in out.iter_mut().zip(counts).take(block.rows) {
        *value = f64::from(count);
    }
}
