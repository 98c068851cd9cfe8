//! The counts of everyone and of each group.

use crate::ground::short_debug;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::cohort_error::CohortError;
use super::group::GroupTally;
#[cfg(feature = "disclosure")]
use crate::programme::hold_lists;
use crate::table::{Breakdown, Plan};

/// A group: everyone, or the values of a breakdown.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct GroupKey {
    /// None is everyone.
    pub(super) breakdown: Option<usize>,
    pub(super) values: Vec<Box<str>>,
}

impl GroupKey {
    pub(super) const ALL: Self = Self { breakdown: None, values: Vec::new() };
}

/// The counts of everyone and of each group.
#[derive(Clone, PartialEq, Eq)]
pub struct Groups {
    /// In the order of reports: everyone, then each breakdown by value.
    pub(super) tallies: BTreeMap<GroupKey, GroupTally>,
    pub(super) breakdowns: Vec<Breakdown>,
    pub(super) all: GroupTally,
    pub(super) plan: Plan,
    has_days: bool,
    pub(super) told: Told,
}

/// What a cohort tells of its rows beside the counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Told {
    /// The tables tell start and exit apart.
    pub(super) has_occasions: bool,
    /// Rows of an occasion that nobody knows.
    pub(super) unplaced_rows: u64,
    /// Why the columns of groups make none.
    pub(super) not_groups: Option<CohortError>,
    pub(super) crossed: Crossed,
}

/// How many people are in which group of each breakdown, where there are several: a caution before a release, and no figure.
///
/// Of people who were sealed it is known less, so it takes no part in what makes counts equal.
#[derive(Clone, Debug, Default)]
pub(super) struct Crossed(pub(super) Vec<(Vec<GroupKey>, u64)>);

impl PartialEq for Crossed {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Crossed {}

impl Groups {
    pub(super) fn new(plan: &Plan, breakdowns: &[Breakdown], has_days: bool) -> Self {
        let all = GroupTally::new(plan);
        Self {
            tallies: BTreeMap::new(),
            breakdowns: breakdowns.to_vec(),
            all,
            plan: plan.clone(),
            has_days,
            told: Told::default(),
        }
    }

    /// What was counted.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Rows could have a date.
    #[must_use]
    pub fn has_days(&self) -> bool {
        self.has_days
    }

    /// The same, with what the cohort tells beside the counts.
    pub(super) fn telling(self, told: Told) -> Self {
        Self { told, ..self }.with_spellings_joined()
    }

    /// The tables tell start and exit apart; without that everyone is at start and there is no change.
    #[must_use]
    pub fn has_occasions(&self) -> bool {
        self.told.has_occasions
    }

    /// Rows of an occasion that nobody knows, which are not in any count.
    #[must_use]
    pub fn unplaced_rows(&self) -> u64 {
        self.told.unplaced_rows
    }

    /// What [`Cohort::check_groups`](super::Cohort::check_groups) said of the cohort that was counted.
    ///
    /// # Errors
    ///
    /// [`CohortError::GroupIsId`] names a column that tells people apart and does not make groups.
    pub fn check(&self) -> Result<(), CohortError> {
        self.told.not_groups.clone().map_or(Ok(()), Err)
    }

    /// No column has a value of its own for every person, by the counts alone: they are the same whoever was sealed. A blank is no
    /// value.
    pub(super) fn check_columns(&self) -> Result<(), CohortError> {
        const FEW: u64 = 3;
        for (place, breakdown) in self.breakdowns.iter().enumerate() {
            for (at, column) in breakdown.columns().iter().enumerate() {
                let (mut values, mut people) = (BTreeSet::new(), 0);
                for (key, tally) in self.tallies.iter().filter(|(key, _)| key.breakdown == Some(place)) {
                    // whoever changes group is of that of the first occasion
                    let (value, at_first) = (&*key.values[at], tally.people.at_first_occasion());
                    if at_first > 0 && !value.is_empty() {
                        values.insert(value);
                        people += at_first;
                    }
                }
                if people >= FEW && values.len() as u64 >= people {
                    return Err(CohortError::GroupIsId { column: column.clone(), values: values.len(), people });
                }
            }
        }
        Ok(())
    }

    /// Everyone.
    #[must_use]
    pub fn all(&self) -> &GroupTally {
        &self.all
    }

    /// Every group with its name: `all`, then `COLUMN=VALUE` in order.
    pub fn iter(&self) -> impl Iterator<Item = (String, &GroupTally)> {
        let groups = self.tallies.iter().map(|(key, tally)| {
            let breakdown = key.breakdown.and_then(|place| self.breakdowns.get(place));
            (breakdown.map_or_else(|| "all".to_owned(), |breakdown| breakdown.group(&key.values)), tally)
        });
        std::iter::once(("all".to_owned(), &self.all)).chain(groups)
    }

    /// The groups of each breakdown, in order.
    #[cfg(feature = "disclosure")]
    pub(crate) fn by_breakdown(&self) -> Vec<Vec<(String, &GroupTally)>> {
        let of = |place: usize, breakdown: &Breakdown| {
            let groups = self.tallies.iter().filter(|(key, _)| key.breakdown == Some(place));
            groups.map(|(key, tally)| (breakdown.group(&key.values), tally)).collect()
        };
        self.breakdowns.iter().enumerate().map(|(place, breakdown)| of(place, breakdown)).collect()
    }

    /// A column of two breakdowns.
    #[cfg(feature = "disclosure")]
    pub(crate) fn shared_column(&self) -> Option<String> {
        let mut columns: Vec<&str> = Vec::new();
        self.breakdowns.iter().flat_map(Breakdown::columns).find_map(|column| {
            let is_known = columns.contains(&&**column);
            columns.push(column);
            is_known.then(|| column.clone())
        })
    }

    /// A column of groups of which a cell may hold several values.
    #[cfg(feature = "disclosure")]
    pub(crate) fn list_column(&self) -> Option<String> {
        // without a programme the first two are words like others, whose cells say what they hold
        const LISTS: [&str; 5] = ["contacts", "activities", "exit_to", "exit_certainty", "exit_kind"];
        let known = if self.plan.programme.is_some() { &LISTS[..] } else { &LISTS[2..] };
        let is_list = |place: usize, at: usize, column: &str| {
            let values = self.tallies.keys().filter(|key| key.breakdown == Some(place));
            known.contains(&&*column.trim().to_lowercase()) || hold_lists(values.filter_map(|key| Some(&**key.values.get(at)?)))
        };
        let columns = self
            .breakdowns
            .iter()
            .enumerate()
            .flat_map(|(place, of)| of.columns().iter().enumerate().map(move |(at, column)| (place, at, column)));
        columns.into_iter().find(|(place, at, column)| is_list(*place, *at, column)).map(|(.., column)| column.clone())
    }

    /// Two breakdowns of which the groups of the second lie each in a group of the first, but for one person in twenty.
    #[cfg(feature = "disclosure")]
    pub(crate) fn nested(&self) -> Option<[String; 2]> {
        let places = 0..self.breakdowns.len();
        let pairs = places.clone().flat_map(|outer| places.clone().map(move |inner| [outer, inner]));
        let nested = pairs.filter(|[outer, inner]| outer != inner).find(|pair| self.is_nested(*pair));
        nested.map(|pair| pair.map(|place| self.breakdowns[place].to_string()))
    }

    #[cfg(feature = "disclosure")]
    fn is_nested(&self, [outer, inner]: [usize; 2]) -> bool {
        let mut within: BTreeMap<&GroupKey, BTreeMap<&GroupKey, u64>> = BTreeMap::new();
        for (keys, people) in &self.told.crossed.0 {
            let [outer, inner] = [outer, inner].map(|place| &keys[place]);
            let is_told = |key: &GroupKey| key.values.iter().all(|value| !value.is_empty());
            if is_told(outer) && is_told(inner) {
                *within.entry(inner).or_default().entry(outer).or_default() += people;
            }
        }
        // one person alone is in one group whatever the columns mean
        within.retain(|_, outers| outers.values().sum::<u64>() > 1);
        let sum = |of: &dyn Fn(&BTreeMap<&GroupKey, u64>) -> u64| within.values().map(of).sum::<u64>();
        let people = sum(&|outers| outers.values().sum());
        let astray = people - sum(&|outers| outers.values().copied().max().unwrap_or(0));
        let mut outers: Vec<_> = within.values().flat_map(BTreeMap::keys).collect();
        outers.sort_unstable();
        outers.dedup();
        within.len() > 1 && outers.len() > 1 && 20 * astray <= people
    }

    /// The group of this key, new if need be.
    pub(super) fn group(&mut self, key: &GroupKey) -> &mut GroupTally {
        if key.breakdown.is_none() {
            return &mut self.all;
        }
        if !self.tallies.contains_key(key) {
            self.tallies.insert(key.clone(), GroupTally::new(&self.plan));
        }
        self.tallies.get_mut(key).expect("it was put in above")
    }

    /// Counts what waits in any group.
    pub(super) fn settle(&mut self) {
        self.all.settle();
        self.tallies.values_mut().for_each(GroupTally::settle);
    }

    /// The same with nothing left to wait, as all readers take it.
    pub(super) fn settled(&self) -> Cow<'_, Self> {
        if self.all.is_settled() && self.tallies.values().all(GroupTally::is_settled) {
            return Cow::Borrowed(self);
        }
        let mut settled = self.clone();
        settled.settle();
        Cow::Owned(settled)
    }

    pub(super) fn merge(&mut self, other: &Self) {
        self.plan.ask_also(&other.plan);
        self.all.merge(&other.all);
        for (key, tally) in &other.tallies {
            self.group(key).merge(tally);
        }
    }
}

short_debug! {
    impl Groups { people: |groups: &Self| groups.all.people.pairs + groups.all.people.start_only + groups.all.people.exit_only }
}
