//! People by the hash of their id.

use crate::ground::PersonId;

/// Where each id stands: open addressing, people counted from 1, 0 for a free place.
#[derive(Clone, Default)]
pub(crate) struct PersonIndex {
    places: Vec<u32>,
    /// One byte of the id at each place, so that another's record need not be looked at.
    tags: Vec<u8>,
    len: usize,
}

impl PersonIndex {
    /// Places for so many people; there may come more.
    pub(crate) fn expecting(people: usize) -> Self {
        let places = people + people / 4 + 1;
        Self { places: vec![0; places], tags: vec![0; places], len: 0 }
    }

    pub(crate) fn find(&self, id: PersonId, id_of: impl Fn(usize) -> PersonId) -> Option<usize> {
        if self.places.is_empty() {
            return None;
        }
        let mut place = self.first(id);
        loop {
            match self.places[place] {
                0 => return None,
                person if self.tags[place] == tag(id) => {
                    let person = person as usize - 1;
                    if id_of(person) == id {
                        return Some(person);
                    }
                }
                _ => {}
            }
            place = if place + 1 == self.places.len() { 0 } else { place + 1 };
        }
    }

    /// Looks where some ids would stand, all at once: memory answers many questions in the time of one.
    pub(crate) fn warm(&self, ids: impl Iterator<Item = PersonId>) {
        if !self.places.is_empty() {
            let mut last = None;
            let mut seen = 0;
            for id in ids.filter(|id| last.replace(*id) != Some(*id)) {
                let place = self.first(id);
                seen ^= self.places[place] ^ u32::from(self.tags[place]);
            }
            std::hint::black_box(seen);
        }
    }

    /// Adds a person who is not there yet.
    pub(crate) fn insert(&mut self, id: PersonId, person: usize, id_of: impl Fn(usize) -> PersonId) {
        // at most four fifths are taken, so that a search ends soon
        if (self.len + 1) * 5 > self.places.len() * 4 {
            let places = (self.places.len() * 3 / 2).max(64);
            *self = Self { places: vec![0; places], tags: vec![0; places], len: 0 };
            self.fill(person, id_of);
        }
        self.put(id, person);
    }

    fn put(&mut self, id: PersonId, person: usize) {
        let mut place = self.first(id);
        while self.places[place] != 0 {
            place = if place + 1 == self.places.len() { 0 } else { place + 1 };
        }
        self.places[place] = u32::try_from(person + 1).expect("a cohort takes fewer than 2^32 people");
        self.tags[place] = tag(id);
        self.len += 1;
    }

    /// Puts in everyone anew.
    pub(crate) fn rebuild(&mut self, people: usize, id_of: impl Fn(usize) -> PersonId) {
        self.places.fill(0);
        self.len = 0;
        self.fill(people, id_of);
    }

    fn fill(&mut self, people: usize, id_of: impl Fn(usize) -> PersonId) {
        for person in 0..people {
            self.put(id_of(person), person);
        }
    }

    /// The upper half of a product spreads a hash over any number of places.
    fn first(&self, id: PersonId) -> usize {
        #[expect(clippy::cast_possible_truncation, reason = "the lower half of the hash, and a product below the length")]
        let place = ((u128::from(id.0 as u64) * self.places.len() as u128) >> 64) as usize;
        place
    }
}

/// The highest byte of an id: it has no part in the place.
fn tag(id: PersonId) -> u8 {
    (id.0 >> 120) as u8
}
