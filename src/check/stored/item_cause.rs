//! What may have gone wrong with a sum of items.

use crate::ground::{Answer, Language};
use crate::instrument::MissingRule;

/// One way to get another sum from the same answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ItemCause {
    /// Every answer as marked; reversing twice gives the same.
    NotReversed,
    /// Every item from the other end.
    OtherEnd,
    /// The lowest code counts as 0.
    FromZero,
    /// The sum of the items that are answered.
    MissingAsZero,
    /// The same, with 0 put in before reversing.
    MissingReversedFromZero,
    /// A missing item counts as the middle of its range.
    MissingAsMiddle,
    /// The sum of the subscales, each prorated by itself.
    ProratedSubscales,
    /// Another rule for missing items.
    Rule(MissingRule),
    /// The mean and not the sum.
    Mean,
    /// To whole numbers, half away from zero.
    Rounded,
    /// To whole numbers, downwards.
    CutOff,
    /// Divided by 100.
    Hundredth,
    /// One item from the wrong end.
    ItemTurned(usize),
    /// One item is left out.
    ItemLeftOut(usize),
}

/// One item of the sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SummedItem {
    /// Its place on the form.
    pub(super) position: usize,
    pub(super) reversed: bool,
}

/// How the sum comes about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ItemSum {
    pub(super) items: Vec<SummedItem>,
    /// For a total the items of each subscale, by their places in `items`; empty where they do not add up to it.
    pub(super) subscales: Vec<Vec<usize>>,
    pub(super) min: u8,
    pub(super) max: u8,
    pub(super) rule: MissingRule,
}

/// A score as a fraction with a positive denominator.
pub(super) type Fraction = (i64, i64);

/// The answers of one row to the items of a sum.
#[derive(Clone, Debug, Default)]
pub(super) struct RowSum {
    /// Keyed, in the order of the items; none for a missing one.
    keyed: Vec<Option<i64>>,
    sum: i64,
    answered: i64,
    /// The sum of the answers as marked.
    as_marked: i64,
    missing_reversed: i64,
}

impl ItemSum {
    /// Every cause that can change this sum.
    pub(super) fn causes(&self) -> Vec<ItemCause> {
        let count = self.items.len();
        let reversed = self.items.iter().filter(|item| item.reversed).count();
        let several = count > 1;
        let mut causes = Vec::new();
        let mut may = |possible: bool, cause: ItemCause| causes.extend(possible.then_some(cause));
        may(reversed > 0, ItemCause::NotReversed);
        may(reversed < count, ItemCause::OtherEnd);
        may(self.min > 0, ItemCause::FromZero);
        may(several, ItemCause::MissingAsZero);
        may(several && reversed > 0, ItemCause::MissingReversedFromZero);
        may(several, ItemCause::MissingAsMiddle);
        may(!self.subscales.is_empty(), ItemCause::ProratedSubscales);
        for rule in MissingRule::ALL {
            may(rule != self.rule && rule.most_missing(count) != self.rule.most_missing(count), ItemCause::Rule(rule));
        }
        may(several, ItemCause::Mean);
        may(several && self.rule != MissingRule::Complete, ItemCause::Rounded);
        may(several && self.rule != MissingRule::Complete, ItemCause::CutOff);
        may(!several && self.max == 100, ItemCause::Hundredth);
        for item in 0..count {
            // the only item that can be turned is all that can be turned
            may(several && !(self.items[item].reversed && reversed == 1), ItemCause::ItemTurned(item));
            may(several, ItemCause::ItemLeftOut(item));
        }
        causes
    }

    /// An answer and its reverse add up to this.
    fn both_ends(&self) -> i64 {
        i64::from(self.min) + i64::from(self.max)
    }

    /// Reads the answers of one row by their places on the form; says whether none is invalid and some are there.
    pub(super) fn read(&self, answer: impl Fn(usize) -> Answer<u8>, row: &mut RowSum) -> bool {
        row.keyed.clear();
        (row.sum, row.answered, row.as_marked, row.missing_reversed) = (0, 0, 0, 0);
        for item in &self.items {
            let code = match answer(item.position) {
                Answer::Answered(code) => Some(code),
                Answer::Missing => None,
                Answer::Invalid => return false,
            };
            let keyed = code.map(|code| {
                let code = i64::from(code);
                row.as_marked += code;
                row.answered += 1;
                if item.reversed { self.both_ends() - code } else { code }
            });
            row.sum += keyed.unwrap_or(0);
            row.missing_reversed += i64::from(keyed.is_none() && item.reversed);
            row.keyed.push(keyed);
        }
        row.answered > 0
    }

    /// The score that the answers give.
    pub(super) fn score(&self, row: &RowSum) -> Option<Fraction> {
        Self::prorated(row.sum, row.answered, self.items.len(), self.rule)
    }

    /// The score that they would give by this cause; none where it would be empty.
    pub(super) fn score_by(&self, cause: ItemCause, row: &RowSum) -> Option<Fraction> {
        let count = self.items.len();
        let prorated = |sum: i64| Self::prorated(sum, row.answered, count, self.rule);
        match cause {
            ItemCause::NotReversed => prorated(row.as_marked),
            ItemCause::OtherEnd => prorated(row.answered * self.both_ends() - row.sum),
            ItemCause::FromZero => prorated(row.sum - row.answered * i64::from(self.min)),
            ItemCause::MissingAsZero => Some((row.sum, 1)),
            ItemCause::MissingReversedFromZero => Some((row.sum + row.missing_reversed * self.both_ends(), 1)),
            ItemCause::MissingAsMiddle => {
                let missing = whole(count) - row.answered;
                Some((2 * row.sum + missing * self.both_ends(), 2))
            }
            ItemCause::ProratedSubscales => self.of_subscales(row),
            ItemCause::Rule(rule) => Self::prorated(row.sum, row.answered, count, rule),
            ItemCause::Mean => prorated(row.sum).map(|_| (row.sum, row.answered)),
            ItemCause::Rounded => prorated(row.sum).map(|(sum, of)| ((2 * sum + of).div_euclid(2 * of), 1)),
            ItemCause::CutOff => prorated(row.sum).map(|(sum, of)| (sum.div_euclid(of), 1)),
            ItemCause::Hundredth => prorated(row.sum).map(|(sum, of)| (sum, 100 * of)),
            ItemCause::ItemTurned(item) => prorated(row.sum + row.keyed[item].map_or(0, |keyed| self.both_ends() - 2 * keyed)),
            ItemCause::ItemLeftOut(item) => {
                let keyed = row.keyed[item];
                let answered = row.answered - i64::from(keyed.is_some());
                Self::prorated(row.sum - keyed.unwrap_or(0), answered, count - 1, self.rule)
            }
        }
    }

    /// Where rounding met a tie, the whole number below.
    pub(super) fn below_tie(&self, row: &RowSum) -> Option<Fraction> {
        let (sum, of) = self.score(row).filter(|(sum, of)| (2 * sum).rem_euclid(2 * of) == *of)?;
        Some((sum.div_euclid(of), 1))
    }

    fn prorated(sum: i64, answered: i64, items: usize, rule: MissingRule) -> Option<Fraction> {
        let is_scored = answered > 0 && whole(items) - answered <= whole(rule.most_missing(items));
        is_scored.then_some((sum * whole(items), answered))
    }

    fn of_subscales(&self, row: &RowSum) -> Option<Fraction> {
        let mut total = (0_i64, 1_i64);
        for items in &self.subscales {
            let keyed = || items.iter().filter_map(|item| row.keyed[*item]);
            let (sum, of) = Self::prorated(keyed().sum(), whole(keyed().count()), items.len(), self.rule)?;
            // a key of many odd subscales may not fit: then nothing is claimed
            total = (total.0.checked_mul(of)?.checked_add(sum.checked_mul(total.1)?)?, total.1.checked_mul(of)?);
        }
        Some(total)
    }
}

/// A number of items: at most 64.
fn whole(items: usize) -> i64 {
    i64::try_from(items).unwrap_or(i64::MAX)
}

impl ItemCause {
    /// In words, after "it looks like".
    pub(super) fn words(self, item: impl Fn(usize) -> String, items_look_reversed: bool, language: Language) -> String {
        let [english, swedish] = match self {
            Self::NotReversed if items_look_reversed => [
                "the sum of the items as they stand: the table's items are already reversed, and the stored score is right about them",
                "summan av frågorna som de står: tabellens frågor är redan vända, och det sparade värdet är rätt räknat på dem",
            ],
            Self::NotReversed => {
                ["items that were not reversed, or reversed twice", "frågor som inte har vänts, eller har vänts två gånger"]
            }
            Self::OtherEnd => ["every item counted from the other end", "alla frågor räknade från andra hållet"],
            Self::FromZero => ["answers counted from 0", "svar räknade från 0"],
            Self::MissingAsZero => ["a missing item counted as 0", "ett saknat svar räknat som 0"],
            Self::MissingReversedFromZero => {
                ["a missing item counted as 0 before reversing", "ett saknat svar räknat som 0 före vändningen"]
            }
            Self::MissingAsMiddle => {
                ["a missing item counted as the middle of its range", "ett saknat svar räknat som mitten av skalan"]
            }
            Self::ProratedSubscales => [
                "the total of prorated subscales, not prorated from the items",
                "summan av uppräknade delskalor, inte uppräknad från frågorna",
            ],
            Self::Rule(rule) => match language {
                Language::En => return format!("the missing rule {rule}"),
                Language::Sv => return format!("regeln {rule} för saknade svar"),
            },
            Self::Mean => ["the mean of the items, not their sum", "frågornas medelvärde, inte deras summa"],
            Self::Rounded => ["rounded to whole numbers", "avrundat till heltal"],
            Self::CutOff => ["cut off to whole numbers", "avkortat till heltal"],
            Self::Hundredth => ["divided by 100", "delat med 100"],
            Self::ItemTurned(place) => {
                let wrong = language.pick("counted from the wrong end", "räknad från fel håll");
                return format!("{} {wrong}", item(place));
            }
            Self::ItemLeftOut(place) => return format!("{} {}", item(place), language.pick("left out", "utelämnad")),
        };
        language.pick(english, swedish).to_owned()
    }
}
