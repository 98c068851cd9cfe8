//! A cohort as bytes, and back.
//!
//! ```text
//! magic    8 bytes   65 6e 6b 61 74 00 53 54 ("enkat", 0, "ST")
//! version  2 bytes   little-endian
//! plan               questionnaires: id, fingerprint of the definition (8 bytes), which items were asked
//!                    breakdowns: their columns; whether rows have dates; rows so far
//! groups             the combinations of values that people have, in order
//! people             a record each: id hash (16 bytes), occasion, combination, day, packed answers; ordered
//! left out           id hash, occasion, combination, how many rows
//! sealed             everyone, then each group: counts in ascending order of outcomes
//! check    8 bytes   SipHash-1-3 of everything before, key 0
//! ```
//!
//! Numbers without a width are LEB128: seven bits a byte, lowest first. Lists
//! start with their length. Equal cohorts give equal bytes. What is read is
//! checked before it is believed; another version, a cut or changed state, and
//! anything that is no state are refused.

use std::collections::BTreeMap;
use std::hash::Hasher as _;

use siphasher::sip::SipHasher13;

use super::cohort::{Cohort, GroupKey, Groups, MOST_ROWS};
use super::counting::CanonicalRow;
use super::counts::Counts;
use super::group::{FormTally, GroupTally, PeopleCounts};
use super::keyed::KeyedCounts;
use super::profiles::{Days, ProfileCounts, ProfilePairs};
use crate::dataset::{Breakdown, Packed, PersonId, Plan, PlannedForm};
use crate::instrument::{Counting, Registry};

/// The version of the byte form that is written, and the only one that is read.
pub const FORMAT_VERSION: u16 = 1;

const MAGIC: [u8; 8] = *b"enkat\0ST";
const HEADER: usize = MAGIC.len() + 2;
const CHECK: usize = 8;
/// The largest sum: products of two bytes, or squares of marks, over the most rows.
const MOST: u64 = MOST_ROWS << 16;

/// Bytes that are no state of ours.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum StateError {
    /// Something else altogether.
    #[error("this is no enkat state: it does not begin like one")]
    Foreign,
    /// Written by another version.
    #[error("the state has format {found}, this version reads {FORMAT_VERSION}; count the rows again")]
    Version {
        /// Its format.
        found: u16,
    },
    /// Cut off or changed.
    #[error("the state is damaged: {what}; count the rows again or fetch it once more")]
    Damaged {
        /// What does not fit.
        what: &'static str,
    },
    /// A questionnaire that is not there, or is scored otherwise here.
    #[error("the state counts {id:?}, which is unknown here or defined otherwise; add the same questionnaire to the registry")]
    Questionnaire {
        /// Its id.
        id: String,
    },
}

fn damaged<T>(what: &'static str) -> Result<T, StateError> {
    Err(StateError::Damaged { what })
}

impl Cohort {
    /// The cohort as bytes; see the module's table. Personal data.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Writer(MAGIC.to_vec());
        out.0.extend(FORMAT_VERSION.to_le_bytes());
        out.list(self.plan.forms(), |out, form| {
            out.text(&form.definition.id);
            out.0.extend(fingerprint(form).to_le_bytes());
            out.list(&form.asked, |out, asked| out.0.push(u8::from(*asked)));
        });
        out.list(&self.breakdowns, |out, breakdown| out.list(breakdown.columns(), |out, column| out.text(column)));
        out.0.push(u8::from(self.people.has_days()));
        out.number(self.rows);
        self.write_people(&mut out);
        out.group(&self.sealed.all);
        out.number(self.sealed.tallies.len() as u64);
        for (key, tally) in &self.sealed.tallies {
            out.number(key.breakdown.map_or(0, |place| place as u64));
            out.list(&key.values, |out, value| out.text(value));
            out.group(tally);
        }
        let check = checksum(&out.0);
        out.0.extend(check.to_le_bytes());
        out.0
    }

    fn write_people(&self, out: &mut Writer) {
        let rows = self.canonical_people();
        // in order of the values, whichever came first
        let mut values: Vec<_> = rows.iter().map(|row| row.values).collect();
        values.sort_unstable();
        values.dedup();
        let combination = |row: &CanonicalRow<'_>| values.partition_point(|values| *values < row.values) as u64;
        out.list(&values, |out, values| out.list(values, |out, value| out.text(value)));
        let (people, left_out): (Vec<CanonicalRow<'_>>, Vec<CanonicalRow<'_>>) =
            rows.iter().copied().partition(|row| row.repeats == 0);
        out.list(&people, |out, row| {
            out.0.extend(row.id.to_le_bytes());
            out.number(row.occasion as u64);
            out.number(combination(row));
            if self.people.has_days() {
                out.number(row.day.map_or(0, |day| 1 + u64::from(day.cast_unsigned())));
            }
            out.0.extend(row.answers);
        });
        out.list(&left_out, |out, row| {
            out.0.extend(row.id.to_le_bytes());
            out.number(row.occasion as u64);
            out.number(combination(row));
            out.number(row.repeats);
        });
    }

    /// The cohort behind these bytes; its questionnaires are looked up in `registry`.
    ///
    /// # Errors
    ///
    /// [`StateError`] for anything that [`Cohort::to_bytes`] did not write in this format.
    pub fn from_bytes(bytes: &[u8], registry: &Registry) -> Result<Self, StateError> {
        if !bytes.starts_with(&MAGIC) {
            return Err(StateError::Foreign);
        }
        let Some(version) = bytes.get(MAGIC.len()..HEADER) else { return damaged("it is cut off") };
        let version = u16::from_le_bytes([version[0], version[1]]);
        if version != FORMAT_VERSION {
            return Err(StateError::Version { found: version });
        }
        let Some((body, check)) = bytes.split_last_chunk::<CHECK>().filter(|(body, _)| body.len() >= HEADER) else {
            return damaged("it is cut off");
        };
        if checksum(body) != u64::from_le_bytes(*check) {
            return damaged("its check sum does not fit");
        }
        let mut input = Reader(&body[HEADER..]);
        let plan = read_plan(&mut input, registry)?;
        let breakdowns = input.list(|input| {
            let columns = input.list(Reader::text)?.join("*");
            columns.parse::<Breakdown>().or(damaged("a breakdown without columns"))
        })?;
        let has_days = input.flag()?;
        let mut cohort = Self::new(plan, breakdowns, has_days);
        let rows = input.at_most(MOST_ROWS)?;
        cohort.read_people(&mut input)?;
        cohort.sealed = cohort.read_sealed(&mut input)?;
        cohort.rows = rows;
        if input.0.is_empty() { Ok(cohort) } else { damaged("it goes on after its end") }
    }

    fn read_people(&mut self, input: &mut Reader<'_>) -> Result<(), StateError> {
        let columns = self.group_columns().len();
        let combinations = input.list(|input| {
            let values = input.list(|input| input.text().map(String::into_boxed_str))?;
            if values.len() == columns { Ok(values) } else { damaged("a person in other groups") }
        })?;
        let numbers: Vec<u32> = combinations.into_iter().map(|values| self.combinations.number(values)).collect();
        let combination = |input: &mut Reader<'_>| {
            let number = usize::try_from(input.number()?).ok().and_then(|place| numbers.get(place));
            number.copied().map_or_else(|| damaged("a person in no group"), Ok)
        };
        let occasion = |input: &mut Reader<'_>| input.at_most(1).map(|occasion| usize::from(occasion == 1));
        for _ in 0..input.length()? {
            let id = PersonId(u128::from_le_bytes(input.bytes()?));
            let occasion = occasion(input)?;
            let combination = combination(input)?;
            let day = if self.people.has_days() { input.at_most(1 + u64::from(u32::MAX))? } else { 0 };
            let day = day.checked_sub(1).and_then(|day| u32::try_from(day).ok()).map(u32::cast_signed);
            let answers = input.take(self.people.answer_bytes())?;
            if !self.people.is_sound(answers) {
                return damaged("answers that are none");
            }
            if !self.people.add_packed(id, occasion, Packed { combination, day, answers }).is_only {
                return damaged("a person twice");
            }
        }
        for _ in 0..input.length()? {
            let id = PersonId(u128::from_le_bytes(input.bytes()?));
            let occasion = occasion(input)?;
            let combination = combination(input)?;
            let rows = input.at_most(MOST_ROWS)?;
            if !self.people.restore_repeat(id, occasion, combination, rows) {
                return damaged("a row both kept and left out");
            }
        }
        Ok(())
    }

    fn read_sealed(&self, input: &mut Reader<'_>) -> Result<Groups, StateError> {
        let mut sealed = Groups::new(&self.plan, &self.breakdowns, self.people.has_days());
        sealed.all = input.group(&self.plan)?;
        for _ in 0..input.length()? {
            let breakdown = usize::try_from(input.number()?).unwrap_or(usize::MAX);
            let values = input.list(|input| input.text().map(String::into_boxed_str))?;
            if self.breakdowns.get(breakdown).is_none_or(|known| known.columns().len() != values.len()) {
                return damaged("a group of no breakdown");
            }
            let tally = input.group(&self.plan)?;
            if sealed.tallies.insert(GroupKey { breakdown: Some(breakdown), values }, tally).is_some() {
                return damaged("a group twice");
            }
        }
        Ok(sealed)
    }
}

fn read_plan(input: &mut Reader<'_>, registry: &Registry) -> Result<Plan, StateError> {
    let forms = input.list(|input| {
        let id = input.text()?;
        let found = u64::from_le_bytes(input.bytes()?);
        let asked = input.list(Reader::flag)?;
        let Ok(instrument) = registry.get(&id) else { return Err(StateError::Questionnaire { id }) };
        let same = Plan::new([(instrument, asked.clone())]).forms().iter().all(|form| fingerprint(form) == found);
        if same { Ok((instrument, asked)) } else { Err(StateError::Questionnaire { id }) }
    })?;
    Ok(Plan::new(forms))
}

/// What counting depends on: items with their codes, and the key.
fn fingerprint(form: &PlannedForm) -> u64 {
    let mut text = Writer(Vec::new());
    text.list(&form.definition.items, |out, item| {
        out.text(&item.id);
        out.0.extend([item.min, item.max, u8::from(item.reversed)]);
    });
    if let Counting::KeyedSums(scale) = &form.counting {
        text.list(&scale.scales, |out, part| {
            out.text(&part.id);
            out.list(&part.items, |out, item| out.number(item.position as u64));
        });
    }
    checksum(&text.0)
}

fn checksum(bytes: &[u8]) -> u64 {
    let mut hasher = SipHasher13::new();
    hasher.write(bytes);
    hasher.finish()
}

/// What is written so far.
struct Writer(Vec<u8>);

impl Writer {
    #[expect(clippy::cast_possible_truncation, reason = "seven bits at a time")]
    fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.0.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.0.push(number as u8);
    }

    fn numbers(&mut self, numbers: &[u64]) {
        for number in numbers {
            self.number(*number);
        }
    }

    fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.0.extend(text.as_bytes());
    }

    fn list<T>(&mut self, items: &[T], mut each: impl FnMut(&mut Self, &T)) {
        self.number(items.len() as u64);
        for item in items {
            each(self, item);
        }
    }

    /// Outcomes as steps from one to the next.
    fn counts(&mut self, counts: &Counts) {
        self.number(counts.distinct());
        let mut next = 0;
        for (outcome, count) in counts.iter() {
            self.number(outcome - next);
            self.number(count);
            next = outcome + 1;
        }
    }

    fn group(&mut self, tally: &GroupTally) {
        let PeopleCounts { rows, answered, pairs, start_only, exit_only, duplicates } = &tally.people;
        self.numbers(rows);
        self.numbers(answered);
        self.numbers(&[*pairs, *start_only, *exit_only]);
        self.numbers(duplicates);
        for form in &tally.forms {
            match form {
                FormTally::Profiles(tally) => {
                    tally.occasions.iter().for_each(|counts| self.profiles(counts));
                    self.pairs(&tally.pairs);
                }
                FormTally::Keyed(tally) => {
                    tally.occasions.iter().for_each(|counts| self.keyed(counts));
                    tally.pairs.iter().for_each(|counts| self.counts(counts));
                }
            }
        }
    }

    fn profiles(&mut self, counts: &ProfileCounts) {
        self.counts(&counts.profiles);
        self.numbers(&counts.without);
        counts.partial.iter().for_each(|states| self.numbers(states));
        self.counts(&counts.vas);
        self.numbers(&counts.without_vas);
        self.counts(&counts.rated);
        self.counts(&counts.ratings);
        self.number(counts.squared_ratings);
    }

    fn pairs(&mut self, pairs: &ProfilePairs) {
        pairs.levels.iter().for_each(|levels| self.numbers(levels));
        self.counts(&pairs.profiles);
        self.counts(&pairs.vas);
        self.number(pairs.days.len() as u64);
        for (pair, days) in &pairs.days {
            self.numbers(&[*pair, days.people, days.sum]);
            self.0.extend(days.squares.to_le_bytes());
        }
    }

    fn keyed(&mut self, counts: &KeyedCounts) {
        counts.items.iter().for_each(|states| self.numbers(states));
        for scale in &counts.scales {
            self.counts(&scale.sums);
            self.numbers(&[scale.invalid, scale.products.n]);
            self.numbers(&scale.products.sums);
            self.numbers(&scale.products.crossed);
        }
        self.counts(&counts.runs);
        self.counts(&counts.spreads);
        self.number(counts.invalid);
    }
}

/// What is left to read.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8], StateError> {
        let Some((taken, rest)) = self.0.split_at_checked(length) else { return damaged("it is cut off") };
        self.0 = rest;
        Ok(taken)
    }

    fn bytes<const N: usize>(&mut self) -> Result<[u8; N], StateError> {
        let mut bytes = [0; N];
        bytes.copy_from_slice(self.take(N)?);
        Ok(bytes)
    }

    fn number(&mut self) -> Result<u64, StateError> {
        let mut number = 0;
        for shift in (0..u64::BITS).step_by(7) {
            let [byte] = self.bytes()?;
            let part = u64::from(byte & 0x7f);
            if part << shift >> shift != part || (byte == 0 && shift > 0) {
                break;
            }
            number |= part << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        damaged("a number without end")
    }

    fn at_most(&mut self, most: u64) -> Result<u64, StateError> {
        let number = self.number()?;
        if number <= most { Ok(number) } else { damaged("a number beyond its range") }
    }

    fn numbers(&mut self, numbers: &mut [u64]) -> Result<(), StateError> {
        numbers.iter_mut().try_for_each(|number| {
            *number = self.at_most(MOST)?;
            Ok(())
        })
    }

    fn flag(&mut self) -> Result<bool, StateError> {
        match self.bytes()? {
            [flag @ 0..=1] => Ok(flag == 1),
            _ => damaged("neither yes nor no"),
        }
    }

    fn text(&mut self) -> Result<String, StateError> {
        let length = self.length()?;
        String::from_utf8(self.take(length)?.to_vec()).or(damaged("a name that is no text"))
    }

    /// The length of a list, each entry of which takes a byte at least.
    fn length(&mut self) -> Result<usize, StateError> {
        let length = usize::try_from(self.number()?).unwrap_or(usize::MAX);
        if length <= self.0.len() { Ok(length) } else { damaged("a list longer than the state") }
    }

    fn list<T>(&mut self, mut each: impl FnMut(&mut Self) -> Result<T, StateError>) -> Result<Vec<T>, StateError> {
        let length = self.length()?;
        (0..length).map(|_| each(self)).collect()
    }

    fn counts(&mut self, counts: &mut Counts) -> Result<(), StateError> {
        let outcomes = counts.outcomes();
        let length = self.length()?;
        let mut next = 0_u64;
        let mut entries = Vec::with_capacity(length.min(1 << 16));
        for _ in 0..length {
            let outcome = self.number()?.checked_add(next).filter(|outcome| *outcome < outcomes);
            let Some(outcome) = outcome else { return damaged("an outcome that is not possible") };
            let count = self.at_most(MOST)?;
            if count == 0 {
                return damaged("a count of nothing");
            }
            entries.push((outcome, count));
            next = outcome + 1;
        }
        counts.add_sorted(entries.into_iter());
        Ok(())
    }

    fn group(&mut self, plan: &Plan) -> Result<GroupTally, StateError> {
        let mut tally = GroupTally::new(plan);
        let PeopleCounts { rows, answered, pairs, start_only, exit_only, duplicates } = &mut tally.people;
        self.numbers(rows)?;
        self.numbers(answered)?;
        for number in [pairs, start_only, exit_only] {
            *number = self.at_most(MOST_ROWS)?;
        }
        self.numbers(duplicates)?;
        for form in &mut tally.forms {
            match form {
                FormTally::Profiles(tally) => {
                    tally.occasions.iter_mut().try_for_each(|counts| self.profiles(counts))?;
                    self.pairs(&mut tally.pairs)?;
                }
                FormTally::Keyed(tally) => {
                    tally.occasions.iter_mut().try_for_each(|counts| self.keyed(counts))?;
                    tally.pairs.iter_mut().try_for_each(|counts| self.counts(counts))?;
                }
            }
        }
        Ok(tally)
    }

    fn profiles(&mut self, counts: &mut ProfileCounts) -> Result<(), StateError> {
        self.counts(&mut counts.profiles)?;
        self.numbers(&mut counts.without)?;
        counts.partial.iter_mut().try_for_each(|states| self.numbers(states))?;
        self.counts(&mut counts.vas)?;
        self.numbers(&mut counts.without_vas)?;
        self.counts(&mut counts.rated)?;
        self.counts(&mut counts.ratings)?;
        counts.squared_ratings = self.at_most(MOST)?;
        Ok(())
    }

    fn pairs(&mut self, pairs: &mut ProfilePairs) -> Result<(), StateError> {
        pairs.levels.iter_mut().try_for_each(|levels| self.numbers(levels))?;
        self.counts(&mut pairs.profiles)?;
        self.counts(&mut pairs.vas)?;
        let mut days = BTreeMap::new();
        for _ in 0..self.length()? {
            let pair = self.at_most(pairs.profiles.outcomes() - 1)?;
            let (people, sum) = (self.at_most(MOST_ROWS)?, self.at_most(MOST_ROWS << 22)?);
            let squares = u128::from_le_bytes(self.bytes()?);
            if squares > u128::from(MOST_ROWS) << 64 || people > pairs.profiles.count(pair) {
                return damaged("days of nobody");
            }
            days.insert(pair, Days { people, sum, squares });
        }
        pairs.days = days;
        Ok(())
    }

    fn keyed(&mut self, counts: &mut KeyedCounts) -> Result<(), StateError> {
        counts.items.iter_mut().try_for_each(|states| self.numbers(states))?;
        for scale in &mut counts.scales {
            self.counts(&mut scale.sums)?;
            scale.invalid = self.at_most(MOST_ROWS)?;
            scale.products.n = self.at_most(MOST_ROWS)?;
            self.numbers(&mut scale.products.sums)?;
            self.numbers(&mut scale.products.crossed)?;
        }
        self.counts(&mut counts.runs)?;
        self.counts(&mut counts.spreads)?;
        counts.invalid = self.at_most(MOST_ROWS)?;
        Ok(())
    }
}

#[cfg(feature = "serde")]
mod serde_form {
    //! The bytes of the state: as bytes where the format has them, else as hexadecimal text.

    use std::fmt::Write as _;

    use serde::{Serialize, Serializer};

    use crate::tally::Cohort;

    /// Personal data, in whichever form.
    impl Serialize for Cohort {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let bytes = self.to_bytes();
            if !serializer.is_human_readable() {
                return serializer.serialize_bytes(&bytes);
            }
            let mut text = String::with_capacity(bytes.len() * 2);
            for byte in bytes {
                let _ = write!(text, "{byte:02x}");
            }
            serializer.serialize_str(&text)
        }
    }

    /// Read as [`Cohort::from_bytes`] reads it, with the built-in questionnaires.
    impl<'de> serde::Deserialize<'de> for Cohort {
        fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            use serde::de::Error as _;
            let is_text = deserializer.is_human_readable();
            let bytes = if is_text {
                let text = String::deserialize(deserializer)?;
                let digits: Option<Vec<u8>> =
                    text.chars().map(|digit| digit.to_digit(16).and_then(|digit| u8::try_from(digit).ok())).collect();
                let digits = digits.filter(|digits| digits.len().is_multiple_of(2));
                let digits = digits.ok_or_else(|| D::Error::custom("a state is written in hexadecimal digits"))?;
                digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect()
            } else {
                Vec::<u8>::deserialize(deserializer)?
            };
            Self::from_bytes(&bytes, &crate::instrument::Registry::built_in()).map_err(D::Error::custom)
        }
    }
}
