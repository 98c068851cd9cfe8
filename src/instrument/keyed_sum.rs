//! The scorer of keyed sums: validate, key, prorate, sum, written once.

#[cfg(feature = "serde")]
use super::cell_form;
use super::keyed_scale::{KeyedScale, Scale};
use super::setting::{choices, unknown_choice};
use super::{
    BLOCK_ROWS, Block, Cell, Chosen, Counting, Definition, Instrument, MissingRule, OutputDef, RawBlock, RawScored, Reason,
    SettingError, Text,
};
#[cfg(feature = "serde")]
use crate::ground::data::{Fault, read};
use crate::ground::{Answer, Exact, NotScorable, short_debug};

/// One person's answers to a keyed-sum questionnaire, in form order.
#[derive(Clone, PartialEq, Eq)]
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
///
/// Read from data it is checked: a value follows from the sum and the answers, and only missing answers leave it empty.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(transform = crate::ground::data::limits))]
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
    #[cfg_attr(feature = "serde", serde(serialize_with = "cell_form::serialize"))]
    #[cfg_attr(feature = "schemars", schemars(with = "cell_form::Written"))]
    pub value: Cell,
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for ScaleScore {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer, |node| {
            let mut object = node.object(&["id", "keyed_sum", "answered", "items", "value"])?;
            let cell_form::Written(value) = object.take("value")?;
            let score = Self {
                id: object.take("id")?,
                keyed_sum: object.take("keyed_sum")?,
                answered: object.take("answered")?,
                items: object.take("items")?,
                value,
            };
            if score.adds_up() { Ok(score) } else { Err(Fault::new("a score that does not follow from its sum and its answers")) }
        })
    }
}

impl ScaleScore {
    /// The value is that of the sum, or what is empty lacks an answer.
    #[cfg(feature = "serde")]
    fn adds_up(&self) -> bool {
        let Self { keyed_sum, answered, items, .. } = *self;
        // lossless: at most 64 items
        let sum = || Exact::new(i128::from(keyed_sum) * items as i128, answered as i128);
        answered <= items
            && items <= KeyedScale::MOST_ITEMS
            && keyed_sum as usize <= answered * usize::from(Answer::<u8>::MAX_CODE)
            && self.value.map_or(answered < items, |value| answered > 0 && Some(value) == sum())
    }

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
                // a response to another form may hold anything
                Some(Answer::Answered(code)) if (self.min..=self.max).contains(code) => {
                    let from_other_end = u32::from(self.min) + u32::from(self.max);
                    keyed_sum += if item.reversed { from_other_end - u32::from(*code) } else { u32::from(*code) };
                    answered += 1;
                }
                Some(Answer::Answered(_) | Answer::Invalid) => invalid = true,
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
            Ok(Exact::ratio(i128::from(keyed_sum) * items as i128, answered as i128))
        };
        ScaleScore { id: scale.id.clone(), keyed_sum, answered, items, value }
    }
}

impl crate::ground::sealed::Sealed for KeyedScale {}

impl Instrument for KeyedScale {
    type Response = KeyedResponse;
    type Settings = MissingRule;
    type Score = KeyedScore;

    fn definition(&self) -> &Definition {
        &self.definition
    }

    fn counting(&self) -> Counting {
        Counting::KeyedSums(Box::new(self.clone()))
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
        let range = self.min..=self.max;
        // a caller may hand on anything: a code outside the range is not an answer
        let checked = answers.iter().map(|answer| match answer {
            Answer::Answered(code) if !range.contains(code) => Answer::Invalid,
            answer => *answer,
        });
        KeyedResponse(checked.collect())
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
        // the outputs end with the count of missing answers
        let Some((missing, scales)) = out.split_last_mut() else { return };
        for (scale, column) in in_output_order(&self.scales).zip(scales) {
            if let Some(column) = column {
                self.sum_block(scale, block, *rule, column);
            }
        }
        if let Some(column) = missing {
            count_missing(block, column);
        }
    }

    fn score_raw(&self, block: &RawBlock<'_>, _: &MissingRule, out: &mut [Option<&mut [f64]>]) -> RawScored {
        // the total alone looks at every item, so only then are they all checked on the way
        let Some((total, others)) = split_total(out) else { return RawScored::Declined };
        let codes: Option<Vec<&[u8]>> = block.items.iter().copied().collect();
        let (Some(total), Some(codes), false) = (total, codes, others) else { return RawScored::Declined };
        let (sums, furthest) = self.sum_raw(&codes, block.rows);
        for (value, sum) in total.iter_mut().zip(sums) {
            *value = f64::from(sum);
        }
        if furthest <= self.max - self.min { RawScored::Clean } else { RawScored::Declined }
    }
}

/// Scales are kept total first, as lists name them; columns have the total last.
fn in_output_order<T>(scales: &[T]) -> impl Iterator<Item = &T> {
    scales.iter().skip(1).chain(scales.first())
}

/// The column of the total, and whether any other is wanted.
fn split_total<'o>(out: &'o mut [Option<&mut [f64]>]) -> Option<(Option<&'o mut [f64]>, bool)> {
    let place = out.len().checked_sub(2)?;
    let others = out.iter().enumerate().any(|(other, column)| other != place && column.is_some());
    Some((out[place].as_deref_mut(), others))
}

impl KeyedScale {
    /// One scale of a block, in byte-wide sums that the compiler turns into vector code.
    fn sum_block(&self, scale: &Scale, block: &Block<'_>, rule: MissingRule, out: &mut [f64]) {
        let items = scale.items.len();
        let most_missing = u8::try_from(rule.most_missing(items).min(items - 1)).unwrap_or(u8::MAX);
        self.sum_codes(scale, block).prorate(items, most_missing, out);
    }

    /// The total of bytes that nobody has checked, and how far the furthest lies above the minimum.
    fn sum_raw(&self, codes: &[&[u8]], rows: usize) -> ([u16; BLOCK_ROWS], u8) {
        let mut sums = [0; BLOCK_ROWS];
        let mut furthest = 0;
        for items in self.scales[0].items.chunks(self.run()) {
            let mut part = [0_u8; BLOCK_ROWS];
            for item in items {
                let (flip, offset) = self.keying(item.reversed);
                for (sum, code) in part.iter_mut().zip(&codes[item.position][..rows]) {
                    *sum = sum.wrapping_add(code ^ flip).wrapping_add(offset);
                    furthest = furthest.max(code.wrapping_sub(self.min));
                }
            }
            add_part(&mut sums, &part);
        }
        (sums, furthest)
    }

    /// One scale of validated codes.
    pub(crate) fn sum_codes(&self, scale: &Scale, block: &Block<'_>) -> Sums {
        let mut sums = Sums { sums: [0; BLOCK_ROWS], unanswered: [0; BLOCK_ROWS] };
        for items in scale.items.chunks(self.run()) {
            let mut part = [0_u8; BLOCK_ROWS];
            for item in items {
                let (flip, offset) = self.keying(item.reversed);
                let codes = &block.items[item.position].codes[..block.rows];
                for ((sum, unanswered), code) in part.iter_mut().zip(&mut sums.unanswered).zip(codes) {
                    // all ones for an answer, zero otherwise
                    let answered = u8::from(*code <= Answer::MAX_CODE).wrapping_neg();
                    let invalid = u8::from(*code == Answer::INVALID).wrapping_neg();
                    *sum = sum.wrapping_add((code ^ flip).wrapping_add(offset) & answered);
                    *unanswered = unanswered.saturating_add(!answered & 1 | invalid);
                }
            }
            add_part(&mut sums.sums, &part);
        }
        sums
    }

    /// So many codes fit into a byte without overflow.
    fn run(&self) -> usize {
        usize::from(u8::MAX / self.max.max(1))
    }

    /// Modulo 256, `offset + (flip ^ code)` is the code, or `min + max - code`.
    pub(crate) const fn keying(&self, reversed: bool) -> (u8, u8) {
        if reversed { (u8::MAX, self.min.wrapping_add(self.max).wrapping_add(1)) } else { (0, 0) }
    }
}

/// The sums of one scale over a block.
pub(crate) struct Sums {
    pub(crate) sums: [u16; BLOCK_ROWS],
    /// Items without an answer; a row with an invalid one has the most that fits, which no rule allows.
    pub(crate) unanswered: [u8; BLOCK_ROWS],
}

impl Sums {
    /// The score of each row.
    fn prorate(&self, items: usize, most_missing: u8, out: &mut [f64]) {
        // lossless: at most 64 items of at most 253, so the product is exact as well
        #[expect(clippy::cast_precision_loss)]
        let items = items as f64;
        for ((value, sum), unanswered) in out.iter_mut().zip(&self.sums).zip(&self.unanswered) {
            let score = f64::from(*sum) * items / (items - f64::from(*unanswered));
            // bits and not `if`: a branch would keep the divisions from being done side by side
            let lacking = u64::from(*unanswered > most_missing).wrapping_neg();
            *value = f64::from_bits(score.to_bits() & !lacking | f64::NAN.to_bits() & lacking);
        }
    }
}

fn add_part(sums: &mut [u16; BLOCK_ROWS], part: &[u8; BLOCK_ROWS]) {
    sums.iter_mut().zip(part).for_each(|(sum, part)| *sum += u16::from(*part));
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

short_debug! {
    impl KeyedResponse { items: |response: &Self| response.0.len() }
}
