//! A cohort as bytes, and back; `docs/state.md` has the table.
//! What is read is checked before it is believed.
#![warn(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

mod reader;
mod recoded;
#[cfg(feature = "serde")]
mod serde_form;
mod writer;

use std::collections::BTreeSet;
use std::hash::Hasher as _;

use siphasher::sip::SipHasher13;

use super::cohort::{Cohort, MOST_BREAKDOWNS, MOST_ROWS};
use super::counting::CanonicalRow;
use super::groups::{GroupKey, Groups};
use super::parts::{IdHashing, MOST_PARTS};
use crate::Registry;
use crate::ground::{KeyMark, PersonId};
use crate::instrument::{Better, Counting};
use crate::people::Packed;
use crate::table::{Breakdown, Plan, PlannedForm};
use crate::violence::Current;
use reader::StateReader;
use writer::StateWriter;

/// The version of the byte form that is written.
pub const FORMAT_VERSION: u16 = 5;

/// The oldest that is read, as is every one since.
const OLDEST_VERSION: u16 = 3;

/// The last without origin and lists.
const WITHOUT_LISTS: u16 = 3;

const MAGIC: [u8; 8] = *b"enkat\0ST";
const HEADER: usize = MAGIC.len() + 2;
const CHECK: usize = 8;

/// Bytes that are not a state of ours.
///
#[doc = include_str!("../../../docs/state.md")]
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum StateError {
    /// Something else altogether.
    #[error("this is not an enkat state: it begins differently")]
    Foreign,
    /// Written by another version.
    #[error("the state has format {found}, this version reads {OLDEST_VERSION} to {FORMAT_VERSION}; count the rows again")]
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
    /// The cohort as bytes, the same for equal cohorts. Personal data: the answers of people who are not sealed,
    /// each beside a hash of the id, which without [a key](Cohort::with_id_key) anybody can work out. Every later
    /// version reads them; [`StateError`] has the table of bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.written(FORMAT_VERSION)
    }

    fn written(&self, version: u16) -> Vec<u8> {
        let mut out = StateWriter(MAGIC.to_vec());
        out.0.extend(version.to_le_bytes());
        out.list(self.plan.forms(), |out, form| {
            out.text(&form.definition.id);
            out.0.extend(fingerprint(form).to_le_bytes());
            out.list(&form.asked, |out, asked| out.0.push(u8::from(*asked)));
        });
        out.0.push(self.plan.violence.as_ref().map_or(0, |planned| planned.current.number().saturating_add(1)));
        if let Some(planned) = &self.plan.violence {
            out.list(&planned.forms, |out, form| out.text(form));
        }
        out.0.push(u8::from(self.plan.programme.is_some()));
        if let Some(planned) = &self.plan.programme {
            out.text(planned.programme.id());
            if version == WITHOUT_LISTS {
                out.0.extend(planned.programme.fingerprint().to_le_bytes());
            } else {
                out.code_lists(&planned.programme.code_lists());
            }
        }
        out.list(&self.breakdowns, |out, breakdown| out.list(breakdown.columns(), |out, column| out.text(column)));
        out.0.push(u8::from(self.people.has_days()));
        out.0.push(u8::from(self.has_occasions));
        out.number(self.rows);
        out.number(self.unplaced_rows);
        if version > WITHOUT_LISTS {
            out.0.push(u8::from(self.id_mark().is_some()));
            out.0.extend(self.id_mark().into_iter().flat_map(|mark| mark.0.to_le_bytes()));
            out.list(&self.parts().collect::<Vec<_>>(), |out, part| out.text(part));
        }
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
        let Some(version) = bytes.get(MAGIC.len()..).and_then(<[u8]>::first_chunk) else { return damaged("it is cut off") };
        let version = u16::from_le_bytes(*version);
        if !(OLDEST_VERSION..=FORMAT_VERSION).contains(&version) {
            return Err(StateError::Version { found: version });
        }
        let split = bytes.split_last_chunk::<CHECK>().and_then(|(body, check)| Some((body, body.get(HEADER..)?, check)));
        let Some((body, content, check)) = split else { return damaged("it is cut off") };
        if checksum(body) != u64::from_le_bytes(*check) {
            return damaged("its check sum does not fit");
        }
        let mut input = StateReader(content);
        let plan = read_plan(&mut input, version, registry)?;
        let breakdowns = input.short_list(MOST_BREAKDOWNS, |input| {
            let columns = input.short_list(MOST_BREAKDOWNS, StateReader::text)?.join("*");
            columns.parse::<Breakdown>().or(damaged("a breakdown without columns"))
        })?;
        if !Self::takes_breakdowns(&breakdowns) {
            return damaged("more groups than are counted");
        }
        let has_days = input.flag()?;
        let mut cohort = Self::new(plan, breakdowns, has_days);
        cohort.has_occasions = input.flag()?;
        let rows = input.at_most(MOST_ROWS)?;
        cohort.unplaced_rows = input.at_most(MOST_ROWS.saturating_sub(rows))?;
        if version > WITHOUT_LISTS {
            if input.flag()? {
                cohort.origin.hashing = IdHashing::Marked(KeyMark(u64::from_le_bytes(input.bytes()?)));
            }
            cohort.origin.parts = input.short_list(MOST_PARTS, StateReader::text)?.into_iter().collect();
        }
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
        if cohort.written(version) != bytes {
            return damaged("it is not in order");
        }
        Ok(cohort.by_the_lists_of(registry.programme()))
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
        if !combinations.is_sorted_by(|one, next| one < next) {
            return damaged("groups out of order");
        }
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
            if !self.people.add_again(id, occasion, Packed { combination, day, answers }) {
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

fn read_plan(input: &mut StateReader<'_>, version: u16, registry: &Registry) -> Result<Plan, StateError> {
    let mut known = BTreeSet::new();
    let forms = input.list(|input| {
        let id = input.text()?;
        if !known.insert(id.clone()) {
            return damaged("a questionnaire twice");
        }
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
        let id = input.text()?;
        let programme = registry.programme();
        let then = if version == WITHOUT_LISTS {
            programme.as_of_fingerprint(u64::from_le_bytes(input.bytes()?))
        } else {
            programme.as_of(&input.code_lists()?)
        };
        let Some(then) = then.filter(|_| programme.id() == id) else { return Err(StateError::Questionnaire { id }) };
        plan = plan.with_programme(then);
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
