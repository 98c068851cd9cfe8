//! A cohort as bytes, and back.
//!
//! ```text
//! magic    8 bytes   65 6e 6b 61 74 00 53 54 ("enkat", 0, "ST")
//! version  2 bytes   little-endian
//! plan               questionnaires: id, fingerprint of the definition (8 bytes), which items were asked
//!                    violence: 0, or 1 + what counts as current and the forms; programme: 0, or 1, id and fingerprint
//!                    breakdowns: their columns; whether rows have dates, and occasions; rows so far, and those without an occasion
//! groups             the combinations of values that people have, in order
//! people             a record each: id hash (16 bytes), occasion, combination, day, packed answers and facts; ordered
//! left out           id hash, occasion, combination, how many rows
//! sealed             everyone, then each group: counts in ascending order of outcomes
//! check    8 bytes   SipHash-1-3 of everything before, key 0
//! ```
//!
//! Numbers without a width are LEB128: seven bits a byte, lowest first. Lists
//! start with their length. Equal cohorts give equal bytes. What is read is
//! checked before it is believed; another version, a cut or changed state, and
//! anything that is not a state are refused.

mod reader;
#[cfg(feature = "serde")]
mod serde_form;
mod writer;

use std::hash::Hasher as _;

use siphasher::sip::SipHasher13;

use super::cohort::{Cohort, MOST_ROWS};
use super::counting::CanonicalRow;
use super::groups::{GroupKey, Groups};
use crate::Registry;
use crate::ground::PersonId;
use crate::instrument::{Better, Counting};
use crate::people::{Kept, Packed};
use crate::table::{Breakdown, Plan, PlannedForm};
use crate::violence::Current;
use reader::StateReader;
use writer::StateWriter;

/// The version of the byte form that is written, and the only one that is read.
pub const FORMAT_VERSION: u16 = 3;

const MAGIC: [u8; 8] = *b"enkat\0ST";
const HEADER: usize = MAGIC.len() + 2;
const CHECK: usize = 8;
/// Bytes that are not a state of ours.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum StateError {
    /// Something else altogether.
    #[error("this is not an enkat state: it begins differently")]
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
        let mut out = StateWriter(MAGIC.to_vec());
        out.0.extend(FORMAT_VERSION.to_le_bytes());
        out.list(self.plan.forms(), |out, form| {
            out.text(&form.definition.id);
            out.0.extend(fingerprint(form).to_le_bytes());
            out.list(&form.asked, |out, asked| out.0.push(u8::from(*asked)));
        });
        out.0.push(self.plan.violence.as_ref().map_or(0, |planned| 1 + planned.current.number()));
        if let Some(planned) = &self.plan.violence {
            out.list(&planned.forms, |out, form| out.text(form));
        }
        out.0.push(u8::from(self.plan.programme.is_some()));
        if let Some(planned) = &self.plan.programme {
            out.text(planned.programme.id());
            out.0.extend(planned.programme.fingerprint().to_le_bytes());
        }
        out.list(&self.breakdowns, |out, breakdown| out.list(breakdown.columns(), |out, column| out.text(column)));
        out.0.push(u8::from(self.people.has_days()));
        out.0.push(u8::from(self.has_occasions));
        out.number(self.rows);
        out.number(self.unplaced_rows);
        self.write_people(&mut out);
        let sealed = self.sealed.settled();
        out.group(&sealed.all);
        out.number(sealed.tallies.len() as u64);
        for (key, tally) in &sealed.tallies {
            out.number(key.breakdown.map_or(0, |place| place as u64));
            out.list(&key.values, |out, value| out.text(value));
            out.group(tally);
        }
        let check = checksum(&out.0);
        out.0.extend(check.to_le_bytes());
        out.0
    }

    fn write_people(&self, out: &mut StateWriter) {
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
        let mut input = StateReader(&body[HEADER..]);
        let plan = read_plan(&mut input, registry)?;
        let breakdowns = input.list(|input| {
            let columns = input.list(StateReader::text)?.join("*");
            columns.parse::<Breakdown>().or(damaged("a breakdown without columns"))
        })?;
        let has_days = input.flag()?;
        let mut cohort = Self::new(plan, breakdowns, has_days);
        cohort.has_occasions = input.flag()?;
        let rows = input.at_most(MOST_ROWS)?;
        cohort.unplaced_rows = input.at_most(MOST_ROWS - rows)?;
        cohort.read_people(&mut input)?;
        cohort.sealed = cohort.read_sealed(&mut input)?;
        cohort.rows = rows;
        if !input.0.is_empty() {
            return damaged("it goes on after its end");
        }
        if cohort.counted_rows() != rows {
            return damaged("rows that are not there");
        }
        // one form for one cohort: nothing unordered, unused or written otherwise
        if cohort.to_bytes() == bytes { Ok(cohort) } else { damaged("it is not in order") }
    }

    /// The rows behind everything that is counted or kept.
    fn counted_rows(&self) -> u64 {
        let kept = |person| [0, 1].into_iter().filter(|at| self.people.row(person, *at).is_some()).count() as u64;
        let kept = (0..self.people.len()).map(kept).sum::<u64>();
        self.sealed.all.people.all_rows().saturating_add(kept).saturating_add(self.repeated_rows())
    }

    fn read_people(&mut self, input: &mut StateReader<'_>) -> Result<(), StateError> {
        let columns = self.group_columns().len();
        let combinations = input.list(|input| {
            let values = input.list(|input| input.text().map(String::into_boxed_str))?;
            if values.len() == columns { Ok(values) } else { damaged("a person in other groups") }
        })?;
        let numbers: Vec<u32> = combinations.iter().map(|values| self.combinations.number(values)).collect();
        let combination = |input: &mut StateReader<'_>| {
            let number = usize::try_from(input.number()?).ok().and_then(|place| numbers.get(place));
            number.copied().map_or_else(|| damaged("a person without a group"), Ok)
        };
        let occasion = |input: &mut StateReader<'_>| input.at_most(1).map(|occasion| usize::from(occasion == 1));
        for _ in 0..input.length()? {
            let id = PersonId(u128::from_le_bytes(input.bytes()?));
            let occasion = occasion(input)?;
            let combination = combination(input)?;
            let day = if self.people.has_days() { input.at_most(1 + u64::from(u32::MAX))? } else { 0 };
            let day = day.checked_sub(1).and_then(|day| u32::try_from(day).ok()).map(u32::cast_signed);
            let answers = input.take(self.people.answer_bytes())?;
            if !self.people.is_sound(&self.plan, answers) {
                return damaged("answers that cannot be read");
            }
            let is_filled = self.people.is_filled(answers);
            // in a state nobody comes twice, so no order is asked for
            let order = |one: u32, other: u32| one.cmp(&other);
            let added = self.people.add_packed(id, occasion, Packed { combination, day, answers }, is_filled, &order);
            if added.kept != Kept::Only {
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

    fn read_sealed(&self, input: &mut StateReader<'_>) -> Result<Groups, StateError> {
        let mut sealed = Groups::new(&self.plan, &self.breakdowns, self.people.has_days());
        sealed.all = input.group(&self.plan)?;
        for _ in 0..input.length()? {
            let breakdown = usize::try_from(input.number()?).unwrap_or(usize::MAX);
            let values = input.list(|input| input.text().map(String::into_boxed_str))?;
            if self.breakdowns.get(breakdown).is_none_or(|known| known.columns().len() != values.len()) {
                return damaged("a group without a breakdown");
            }
            let tally = input.group(&self.plan)?;
            if sealed.tallies.insert(GroupKey { breakdown: Some(breakdown), values }, tally).is_some() {
                return damaged("a group twice");
            }
        }
        Ok(sealed)
    }
}

fn read_plan(input: &mut StateReader<'_>, registry: &Registry) -> Result<Plan, StateError> {
    let forms = input.list(|input| {
        let id = input.text()?;
        let found = u64::from_le_bytes(input.bytes()?);
        let asked = input.list(StateReader::flag)?;
        let Ok(instrument) = registry.get(&id) else { return Err(StateError::Questionnaire { id }) };
        let same = Plan::new([(instrument, asked.clone())]).forms().iter().all(|form| fingerprint(form) == found);
        if same { Ok((instrument, asked)) } else { Err(StateError::Questionnaire { id }) }
    })?;
    let mut plan = Plan::new(forms);
    let [violence] = input.bytes()?;
    if let Some(current) = violence.checked_sub(1) {
        let Some(current) = Current::of_number(current) else { return damaged("a screening of an unknown kind") };
        plan = plan.with_named_forms(current, input.list(StateReader::text)?);
    }
    if input.flag()? {
        let (id, found) = (input.text()?, u64::from_le_bytes(input.bytes()?));
        let programme = registry.programme();
        if programme.id() != id || programme.fingerprint() != found {
            return Err(StateError::Questionnaire { id });
        }
        plan = plan.with_programme(programme.clone());
    }
    Ok(plan)
}

/// What counting depends on: items with their codes, and the key.
fn fingerprint(form: &PlannedForm) -> u64 {
    let mut text = StateWriter(Vec::new());
    text.list(&form.definition.items, |out, item| {
        out.text(&item.id);
        out.0.extend([item.min, item.max, u8::from(item.reversed)]);
    });
    if let Counting::KeyedSums(scale) = &form.counting {
        text.list(&scale.scales, |out, part| {
            out.text(&part.id);
            out.list(&part.items, |out, item| out.number(item.position as u64));
        });
        // who improved under one direction got worse under the other
        text.0.push(u8::from(scale.better() == Better::Higher));
    }
    checksum(&text.0)
}

fn checksum(bytes: &[u8]) -> u64 {
    let mut hasher = SipHasher13::new();
    hasher.write(bytes);
    hasher.finish()
}
