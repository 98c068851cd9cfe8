//! Groups whose values are spellings of one entry of the programme's lists: `K`, `Kvinna` and `female` are one.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::groups::{GroupKey, Groups};
use crate::programme::Programme;

impl Groups {
    /// The same, each entry of the lists of sexes and municipalities under one spelling.
    ///
    /// A column is one of them by its name. The spelling is one that the table has: the label of the entry before
    /// any other, and of several the first by letter.
    pub(super) fn with_spellings_joined(mut self) -> Self {
        for place in 0..self.breakdowns.len() {
            for (at, column) in self.breakdowns[place].columns().to_vec().iter().enumerate() {
                if Programme::lists_column(column) {
                    self.join(place, at, column);
                }
            }
        }
        self
    }

    fn join(&mut self, place: usize, at: usize, column: &str) {
        let programme = match &self.plan.programme {
            Some(planned) => Cow::Borrowed(&planned.programme),
            None => Cow::Owned(Programme::built_in()),
        };
        let is_of = |key: &&GroupKey| key.breakdown == Some(place);
        let values: BTreeSet<&str> =
            self.tallies.keys().filter(is_of).filter_map(|key| key.values.get(at)).map(|value| &**value).collect();
        let mut spellings: BTreeMap<u8, Vec<(u8, &str)>> = BTreeMap::new();
        for value in values {
            if let Some((entry, rank)) = programme.spelled(column, value) {
                spellings.entry(entry).or_default().push((rank, value));
            }
        }
        let chosen: BTreeMap<String, String> = spellings
            .into_values()
            .filter_map(|mut same| {
                same.sort_unstable();
                let (_, best) = *same.first().filter(|_| same.len() > 1)?;
                Some(same.into_iter().skip(1).map(move |(_, other)| (other.to_owned(), best.to_owned())))
            })
            .flatten()
            .collect();
        let others: Vec<GroupKey> = self
            .tallies
            .keys()
            .filter(is_of)
            .filter(|key| key.values.get(at).is_some_and(|value| chosen.contains_key(&**value)))
            .cloned()
            .collect();
        let rename = |key: &mut GroupKey| {
            if let Some(value) = key.values.get_mut(at)
                && let Some(best) = chosen.get(&**value)
            {
                *value = best.as_str().into();
            }
        };
        // who is in which group of each breakdown is told of the same groups
        for keys in self.told.crossed.0.iter_mut().map(|(keys, _)| keys) {
            keys.iter_mut().filter(|key| key.breakdown == Some(place)).for_each(rename);
        }
        for mut key in others {
            let Some(tally) = self.tallies.remove(&key) else { continue };
            rename(&mut key);
            self.group(&key).merge(&tally);
        }
    }
}
