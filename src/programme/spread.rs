//! Persons by the entries of one list.

use super::CodeSet;
use crate::ground::Answer;
use crate::instrument::Text;

/// Persons with one entry of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct PersonCount {
    /// The entry.
    pub id: Text,
    /// How many persons.
    pub persons: u64,
}

impl PersonCount {
    pub(super) fn empty(id: &Text) -> Self {
        Self { id: id.clone(), persons: 0 }
    }
}

/// Persons by the entries of a list, zeros included.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Spread {
    /// In the order of the programme's list.
    pub listed: Vec<PersonCount>,
    /// Persons of whom nothing is recorded.
    pub not_recorded: u64,
    /// Persons whose cell is invalid.
    pub invalid: u64,
    /// Where the count of each place of the programme's list stands.
    #[cfg_attr(feature = "serde", serde(skip))]
    places: Vec<Option<usize>>,
}

impl Spread {
    /// Over these entries, in place; an entry that is none is not in this list.
    pub(super) fn of<'a>(ids: impl Iterator<Item = Option<&'a Text>>) -> Self {
        let mut spread = Self::default();
        for id in ids {
            spread.places.push(id.map(|_| spread.listed.len()));
            spread.listed.extend(id.map(PersonCount::empty));
        }
        spread
    }

    /// How many persons have this entry; none if it is not in the list.
    ///
    /// # Examples
    ///
    /// ```
    /// use enkat::inner::programme::Indicators;
    /// use enkat::programme::Programme;
    ///
    /// let indicators = Indicators::of(&Programme::built_in(), []);
    /// assert_eq!(indicators.senders.persons("employment_service"), Some(0));
    /// ```
    #[must_use]
    pub fn persons(&self, id: &str) -> Option<u64> {
        self.listed.iter().find(|entry| entry.id == id).map(|entry| entry.persons)
    }

    pub(super) fn id(&self, place: u8) -> Option<&Text> {
        let entry = self.places.get(usize::from(place)).copied().flatten()?;
        Some(&self.listed[entry].id)
    }

    pub(super) fn add(&mut self, answer: Answer<u8>, persons: u64) {
        match answer {
            Answer::Answered(place) => self.add_at(place, persons),
            Answer::Missing => self.not_recorded += persons,
            Answer::Invalid => self.invalid += persons,
        }
    }

    pub(super) fn add_all(&mut self, answer: Answer<CodeSet>, persons: u64) {
        match answer {
            Answer::Answered(set) => set.iter().for_each(|place| self.add_at(place, persons)),
            Answer::Missing => self.not_recorded += persons,
            Answer::Invalid => self.invalid += persons,
        }
    }

    fn add_at(&mut self, place: u8, persons: u64) {
        if let Some(entry) = self.places.get(usize::from(place)).copied().flatten() {
            self.listed[entry].persons += persons;
        }
    }
}

/// Participants by a question that is answered with yes or no.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct YesNo {
    /// Those of whom it holds.
    pub yes: u64,
    /// Those of whom it does not.
    pub no: u64,
    /// Those of whom nothing is recorded.
    pub not_recorded: u64,
    /// Those whose answer is invalid.
    pub invalid: u64,
}

impl YesNo {
    pub(super) fn add(&mut self, answer: Answer<bool>, persons: u64) {
        *match answer {
            Answer::Answered(true) => &mut self.yes,
            Answer::Answered(false) => &mut self.no,
            Answer::Missing => &mut self.not_recorded,
            Answer::Invalid => &mut self.invalid,
        } += persons;
    }
}
