//! People by id, each with the record of the start and of the exit.

use std::collections::BTreeMap;

use super::alike_ids::AlikeIds;
use super::first_rows::FirstRows;
use super::person_index::PersonIndex;
use super::record::{PackedRows, RecordLayout};
use crate::ground::Occasion;
use crate::ground::PersonId;
use crate::table::{Answers, Plan};

/// What is known of a person at one occasion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Presence {
    Absent,
    /// Exactly one row.
    Row,
    /// Several rows: nothing says which counts, so none is kept.
    Repeated,
}

/// A row of a person, packed; no `Debug`, as it holds answers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Packed<'a> {
    /// Which combination of groups.
    pub(crate) combination: u32,
    /// Days since 1970-01-01.
    pub(crate) day: Option<i32>,
    pub(crate) answers: &'a [u8],
}

/// What came of adding a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Added {
    pub(crate) person: usize,
    pub(crate) kept: Kept,
    /// The combination of groups of the other occasion, where it is another one.
    pub(crate) other_groups: Option<u32>,
}

/// What became of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kept {
    /// It is the only one of its person and occasion so far.
    Only,
    /// Nothing is filled in it, or in the one that it takes the place of: one of the two is dropped.
    Instead,
    /// There is another: neither is kept.
    Neither,
}

/// Which of two combinations of groups comes first, however they are numbered.
pub(crate) type Order<'a> = &'a dyn Fn(u32, u32) -> std::cmp::Ordering;

/// Rows left out, by person and occasion, in each combination of groups.
type Repeats = BTreeMap<(PersonId, usize), BTreeMap<u32, u64>>;

/// The people of a cohort.
///
/// A person takes 16 bytes for the id, one for what is there, for each occasion
/// the packed answers (and four bytes for a group, four for a day, where there
/// are any), and 6 to 10 bytes of the index.
#[derive(Clone)]
pub(crate) struct People {
    layout: RecordLayout,
    has_groups: bool,
    has_days: bool,
    /// Records of one width in blocks, so that growing never copies them.
    blocks: Vec<Vec<u8>>,
    len: usize,
    index: PersonIndex,
    repeats: Repeats,
    /// Where people stand first in the table that is read; none of people from several tables.
    first_rows: Option<FirstRows>,
    /// Ids that may be written in several ways, in the same table.
    alike_ids: AlikeIds,
    /// The person of the row before: a person's rows often stand together.
    last: Option<(PersonId, usize)>,
    scratch: Vec<u8>,
}

const ID: usize = size_of::<u128>();
/// After the id: two bits for each occasion, then for each occasion whether nothing is filled in its row.
const STATUS: usize = ID;
const BLANK: usize = 4;
const ROWS: usize = STATUS + 1;
/// People per block of records.
const BLOCK: usize = 4096;
const NO_DAY: i32 = i32::MIN;

impl People {
    pub(crate) fn new(plan: &Plan, has_groups: bool, has_days: bool) -> Self {
        let layout = RecordLayout::new(plan);
        Self {
            layout,
            has_groups,
            has_days,
            blocks: Vec::new(),
            len: 0,
            index: PersonIndex::default(),
            repeats: Repeats::new(),
            first_rows: None,
            alike_ids: AlikeIds::default(),
            last: None,
            scratch: Vec::new(),
        }
    }

    /// The same, of about so many people: a guess that saves time and changes nothing else.
    pub(crate) fn expecting(self, people: usize) -> Self {
        Self { index: PersonIndex::expecting(people), ..self }
    }

    /// The same, remembering the first row of each person, and its line.
    pub(crate) fn with_first_rows(self, with_lines: bool) -> Self {
        let first_rows = FirstRows::default();
        Self { first_rows: Some(if with_lines { first_rows.with_lines() } else { first_rows }), ..self }
    }

    /// Remembers the first row of the person who was added last.
    pub(super) fn note_first_row(&mut self, row: u64, line: Option<u64>) {
        if let Some(first_rows) = &mut self.first_rows {
            first_rows.push(row, line);
        }
    }

    /// The first row of a person, and its line, where they are remembered.
    pub(super) fn first_row(&self, person: usize) -> (Option<u64>, Option<u64>) {
        self.first_rows.as_ref().map_or((None, None), |first_rows| first_rows.of(person))
    }

    /// Remembers what the id of the person who was added last would be if it were folded.
    pub(super) fn note_folded_id(&mut self, folded: PersonId) {
        if self.first_rows.is_some() {
            self.alike_ids.push(self.len - 1, folded);
        }
    }

    /// People of one table whose ids are the same if they are folded.
    pub(super) fn alike(&self) -> Vec<Vec<usize>> {
        self.alike_ids.alike((0..self.len).map(|person| self.id(person)))
    }

    /// Rows are no longer of one table, and their numbers say nothing.
    pub(crate) fn forget_first_rows(&mut self) {
        self.first_rows = None;
        self.alike_ids = AlikeIds::default();
    }

    pub(crate) fn len(&self) -> usize {
        self.len
    }

    /// The person has a row of this occasion, or several.
    pub(super) fn has(&self, person: usize, occasion: usize) -> bool {
        self.presence(person, occasion) != Presence::Absent
    }

    /// Makes ready for rows of these people.
    pub(crate) fn warm(&self, ids: impl Iterator<Item = PersonId>) {
        self.index.warm(ids);
    }

    pub(crate) fn has_days(&self) -> bool {
        self.has_days
    }

    /// Bytes of one person's record, without the index.
    pub(crate) fn record_bytes(&self) -> usize {
        ROWS + 2 * self.row_bytes()
    }

    fn row_bytes(&self) -> usize {
        self.layout.bytes() + 4 * usize::from(self.has_groups) + 4 * usize::from(self.has_days)
    }

    fn record(&self, person: usize) -> &[u8] {
        let width = self.record_bytes();
        &self.blocks[person / BLOCK][person % BLOCK * width..][..width]
    }

    fn record_mut(&mut self, person: usize) -> &mut [u8] {
        let width = self.record_bytes();
        &mut self.blocks[person / BLOCK][person % BLOCK * width..][..width]
    }

    pub(crate) fn id(&self, person: usize) -> PersonId {
        let bytes = self.record(person)[..ID].try_into().expect("an id has 16 bytes");
        PersonId(u128::from_le_bytes(bytes))
    }

    pub(crate) fn presence(&self, person: usize, occasion: usize) -> Presence {
        match self.record(person)[STATUS] >> (2 * occasion) & 3 {
            0 => Presence::Absent,
            1 => Presence::Row,
            _ => Presence::Repeated,
        }
    }

    fn set_presence(&mut self, person: usize, occasion: usize, presence: Presence) {
        self.set_blank(person, occasion, false);
        let status = &mut self.record_mut(person)[STATUS];
        *status = *status & !(3 << (2 * occasion)) | (presence as u8) << (2 * occasion);
    }

    /// Nothing is filled in the only row that there is.
    pub(super) fn is_blank(&self, person: usize, occasion: usize) -> bool {
        self.record(person)[STATUS] >> (BLANK + occasion) & 1 == 1
    }

    fn set_blank(&mut self, person: usize, occasion: usize, is_blank: bool) {
        let status = &mut self.record_mut(person)[STATUS];
        *status = *status & !(1 << (BLANK + occasion)) | u8::from(is_blank) << (BLANK + occasion);
    }

    /// The packed row of a person, where there is exactly one.
    pub(crate) fn row(&self, person: usize, occasion: usize) -> Option<Packed<'_>> {
        (self.presence(person, occasion) == Presence::Row).then(|| {
            let row = &self.record(person)[ROWS + occasion * self.row_bytes()..][..self.row_bytes()];
            let (answers, mut rest) = row.split_at(self.layout.bytes());
            let mut word = |there: bool| {
                let (word, after) = rest.split_at_checked(4).filter(|_| there)?;
                rest = after;
                word.try_into().ok().map(u32::from_le_bytes)
            };
            let combination = word(self.has_groups).unwrap_or(0);
            let day = word(self.has_days).map(u32::cast_signed).filter(|day| *day != NO_DAY);
            Packed { combination, day, answers }
        })
    }

    fn find(&self, id: PersonId) -> Option<usize> {
        self.index.find(id, |person| self.id(person))
    }

    /// The person with this id, new if need be.
    fn person(&mut self, id: PersonId) -> usize {
        if let Some((last, person)) = self.last
            && last == id
        {
            return person;
        }
        if let Some(person) = self.find(id) {
            self.last = Some((id, person));
            return person;
        }
        let person = self.len;
        self.last = Some((id, person));
        let width = self.record_bytes();
        if person.is_multiple_of(BLOCK) {
            // the first block grows with a small cohort, any other is filled
            self.blocks.push(Vec::with_capacity(if person == 0 { 0 } else { BLOCK * width }));
        }
        let block = &mut self.blocks[person / BLOCK];
        block.extend_from_slice(&id.0.to_le_bytes());
        block.resize((person % BLOCK + 1) * width, 0);
        self.len += 1;
        let Self { index, blocks, .. } = self;
        index.insert(id, person, |other| id_of(blocks, width, other));
        person
    }

    /// Packs validated rows, to be added one by one.
    pub(crate) fn pack(&self, answers: &Answers, packed: &mut PackedRows) {
        self.layout.pack(answers, packed);
    }

    /// Adds one of the packed rows; `is_filled` says that anything is filled in it.
    #[expect(clippy::too_many_arguments, reason = "whose row it is, which, and what stands in it")]
    pub(crate) fn add(
        &mut self,
        id: PersonId,
        occasion: Occasion,
        combination: u32,
        day: Option<i32>,
        packed: &PackedRows,
        row: usize,
        is_filled: bool,
        order: Order<'_>,
    ) -> Added {
        let mut record = std::mem::take(&mut self.scratch);
        record.resize(self.layout.bytes(), 0);
        packed.take(row, &mut record);
        let added = self.add_packed(id, occasion.position(), Packed { combination, day, answers: &record }, is_filled, order);
        self.scratch = record;
        added
    }

    /// Adds a row. One in which nothing is filled repeats no other, and gives way to one in which something is.
    pub(crate) fn add_packed(
        &mut self,
        id: PersonId,
        occasion: usize,
        packed: Packed<'_>,
        is_filled: bool,
        order: Order<'_>,
    ) -> Added {
        let person = self.person(id);
        let other = self.row(person, 1 - occasion).map(|other| other.combination);
        let other_groups = other.filter(|other| *other != packed.combination);
        let there = self.row(person, occasion).map(|row| (row.combination, row.day));
        let kept = match (self.presence(person, occasion), there) {
            (Presence::Absent, _) => {
                self.put(person, occasion, packed, is_filled);
                Kept::Only
            }
            (_, Some((combination, day))) if self.is_blank(person, occasion) => {
                // of two rows in which nothing is filled the same one stays, whichever comes first
                let is_first = || order(packed.combination, combination).then(packed.day.cmp(&day)).is_lt();
                if is_filled || is_first() {
                    self.put(person, occasion, packed, is_filled);
                }
                Kept::Instead
            }
            _ if !is_filled => Kept::Instead,
            _ => {
                self.repeat(person, occasion);
                self.count_repeats(id, occasion, packed.combination, 1);
                Kept::Neither
            }
        };
        Added { person, kept, other_groups }
    }

    /// Adds a row of a state, in which nobody has two of one occasion; says whether that holds.
    pub(crate) fn add_again(&mut self, id: PersonId, occasion: usize, packed: Packed<'_>) -> bool {
        let is_filled = self.is_filled(packed.answers);
        // of two rows neither would be kept, whatever their order
        self.add_packed(id, occasion, packed, is_filled, &|one, other| one.cmp(&other)).kept == Kept::Only
    }

    fn put(&mut self, person: usize, occasion: usize, packed: Packed<'_>, is_filled: bool) {
        self.write(person, occasion, packed);
        self.set_presence(person, occasion, Presence::Row);
        self.set_blank(person, occasion, !is_filled);
    }

    /// Anything is filled in a packed row.
    pub(crate) fn is_filled(&self, answers: &[u8]) -> bool {
        self.layout.is_filled(answers)
    }

    fn write(&mut self, person: usize, occasion: usize, packed: Packed<'_>) {
        let (row_bytes, answer_bytes) = (self.row_bytes(), self.layout.bytes());
        let (has_groups, has_days) = (self.has_groups, self.has_days);
        let row = &mut self.record_mut(person)[ROWS + occasion * row_bytes..][..row_bytes];
        row[..answer_bytes].copy_from_slice(packed.answers);
        let mut place = answer_bytes;
        if has_groups {
            row[place..place + 4].copy_from_slice(&packed.combination.to_le_bytes());
            place += 4;
        }
        if has_days {
            row[place..place + 4].copy_from_slice(&packed.day.unwrap_or(NO_DAY).to_le_bytes());
        }
    }

    /// The row that is there, if any, is one of several.
    fn repeat(&mut self, person: usize, occasion: usize) {
        if let Some(row) = self.row(person, occasion) {
            let combination = row.combination;
            self.count_repeats(self.id(person), occasion, combination, 1);
        }
        let row_bytes = self.row_bytes();
        self.record_mut(person)[ROWS + occasion * row_bytes..][..row_bytes].fill(0);
        self.set_presence(person, occasion, Presence::Repeated);
    }

    fn count_repeats(&mut self, id: PersonId, occasion: usize, combination: u32, rows: u64) {
        let count = self.repeats.entry((id, occasion)).or_default().entry(combination).or_default();
        *count = count.saturating_add(rows); // bounded by the rows that a cohort takes
    }

    /// Adds the people of another part; `combination` turns its combinations of groups into ours. Says how
    /// many rows were dropped because nothing is filled in them.
    pub(crate) fn merge(&mut self, other: &Self, combination: impl Fn(u32) -> u32, order: Order<'_>) -> u64 {
        let mut dropped = 0;
        self.forget_first_rows();
        for theirs in 0..other.len {
            let id = other.id(theirs);
            for occasion in [0, 1] {
                match other.presence(theirs, occasion) {
                    Presence::Absent => {}
                    Presence::Row => {
                        if let Some(row) = other.row(theirs, occasion) {
                            let packed = Packed { combination: combination(row.combination), ..row };
                            let added = self.add_packed(id, occasion, packed, !other.is_blank(theirs, occasion), order);
                            dropped += u64::from(added.kept == Kept::Instead);
                        }
                    }
                    Presence::Repeated => {
                        let person = self.person(id);
                        if self.is_blank(person, occasion) {
                            self.set_presence(person, occasion, Presence::Repeated);
                            dropped += 1;
                        } else {
                            self.repeat(person, occasion);
                        }
                    }
                }
            }
        }
        for ((id, occasion), rows) in &other.repeats {
            for (theirs, rows) in rows {
                self.count_repeats(*id, *occasion, combination(*theirs), *rows);
            }
        }
        dropped
    }

    /// How often a person of another part has a row for an occasion that is here too.
    pub(crate) fn shared_with(&self, other: &Self) -> u64 {
        let is_shared = |theirs: usize, own: usize, occasion: usize| {
            let there = |people: &Self, person| people.has(person, occasion) && !people.is_blank(person, occasion);
            there(other, theirs) && there(self, own)
        };
        let of_person = |theirs: usize| {
            let own = self.find(other.id(theirs))?;
            Some([0, 1].into_iter().filter(|occasion| is_shared(theirs, own, *occasion)).count() as u64)
        };
        (0..other.len).filter_map(of_person).sum()
    }

    /// Where a person is and how many rows there were.
    pub(crate) fn rows_of(&self, id: PersonId) -> Option<(usize, u64)> {
        let person = self.find(id)?;
        let rows = [0, 1].map(|occasion| match self.presence(person, occasion) {
            Presence::Absent => 0,
            Presence::Row => 1,
            Presence::Repeated => self.repeats.get(&(id, occasion)).map_or(0, |rows| rows.values().sum()),
        });
        Some((person, rows.iter().sum()))
    }

    /// Forgets a person; says whether there was one.
    ///
    /// Takes time in proportion to how many people there are.
    pub(crate) fn remove(&mut self, id: PersonId) -> bool {
        let Some(person) = self.find(id) else { return false };
        self.last = None;
        let last = self.len - 1;
        let moved = self.record(last).to_vec();
        self.record_mut(person).copy_from_slice(&moved);
        let width = self.record_bytes();
        if let Some(block) = self.blocks.last_mut() {
            block.truncate(last % BLOCK * width);
        }
        self.blocks.retain(|block| !block.is_empty());
        self.len = last;
        if let Some(first_rows) = &mut self.first_rows {
            first_rows.swap_remove(person);
        }
        for occasion in [0, 1] {
            self.repeats.remove(&(id, occasion));
        }
        let Self { index, blocks, len, .. } = self;
        index.rebuild(*len, |person| id_of(blocks, width, person));
        true
    }

    /// Forgets everyone from `first` on, which begins a block of 4096; the rows that were left out stay counted.
    pub(crate) fn forget_from(&mut self, first: usize) {
        self.len = self.len.min(first);
        self.blocks.truncate(first.div_ceil(BLOCK));
        if let Some(first_rows) = &mut self.first_rows {
            first_rows.truncate(self.len);
        }
        (self.index, self.last) = (PersonIndex::default(), None);
    }

    /// Rows left out, each occasion and combination of groups with its count.
    pub(crate) fn repeats(&self) -> impl Iterator<Item = (PersonId, usize, u32, u64)> {
        let entries = self.repeats.iter();
        entries.flat_map(|((id, occasion), rows)| rows.iter().map(|(combination, rows)| (*id, *occasion, *combination, *rows)))
    }

    /// Marks rows that were left out, as a state remembers them; says whether they fit what is there.
    pub(crate) fn restore_repeat(&mut self, id: PersonId, occasion: usize, combination: u32, rows: u64) -> bool {
        let person = self.person(id);
        if self.presence(person, occasion) == Presence::Row {
            return false;
        }
        self.set_presence(person, occasion, Presence::Repeated);
        self.count_repeats(id, occasion, combination, rows);
        true
    }

    /// The answers of some people at one occasion, in this order; all of them have a row there.
    pub(crate) fn unpack(&self, people: &[usize], occasion: usize, packed: &mut PackedRows, answers: &mut Answers) {
        let (row_at, bytes) = (ROWS + occasion * self.row_bytes(), self.layout.bytes());
        packed.reset(&self.layout, people.len());
        for (row, person) in people.iter().enumerate() {
            packed.put(row, &self.record(*person)[row_at..row_at + bytes]);
        }
        self.layout.unpack(packed, answers);
    }

    /// What a person's row at one occasion says beside answers, where there is one row that says anything.
    pub(crate) fn facts(&self, person: usize, occasion: usize, columns: std::ops::Range<usize>) -> Option<Vec<u8>> {
        self.layout.codes(self.row(person, occasion)?.answers, columns)
    }

    /// Every record is one that rows can make.
    pub(crate) fn is_sound(&self, plan: &Plan, answers: &[u8]) -> bool {
        answers.len() == self.layout.bytes()
            && self.layout.is_sound(answers)
            && plan.facts_are_sound(|columns| self.layout.codes(answers, columns))
    }

    pub(crate) fn answer_bytes(&self) -> usize {
        self.layout.bytes()
    }
}

fn id_of(blocks: &[Vec<u8>], width: usize, person: usize) -> PersonId {
    let record = &blocks[person / BLOCK][person % BLOCK * width..];
    PersonId(u128::from_le_bytes(record[..ID].try_into().expect("an id has 16 bytes")))
}
