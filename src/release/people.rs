//! Whom a release is about: everyone, the groups that are large enough, and the rest of each breakdown.

use super::known::Known;
use super::policy::Policy;
use crate::figure::FigureOccasion::{All, Change, Start};
use crate::figure::{Counted, Statistic};
use crate::tally::{GroupTally, Groups};

/// Some people of a cohort.
#[derive(Debug)]
pub(super) struct GroupPeople<'a> {
    /// `all`, or `COLUMN=VALUE`; none for those whom no figure is about.
    pub(super) name: Option<String>,
    pub(super) known: Known,
    /// The smallest count that is shown.
    pub(super) threshold: i64,
    /// Start and exit are told apart.
    pub(super) has_occasions: bool,
    /// Their counts; those of everyone for the rest of a breakdown.
    pub(super) tally: &'a GroupTally,
}

/// Everyone, and each breakdown: its groups and the rest.
#[derive(Debug)]
pub(super) struct Everybody<'a> {
    pub(super) all: GroupPeople<'a>,
    pub(super) breakdowns: Vec<Vec<GroupPeople<'a>>>,
}

impl<'a> Everybody<'a> {
    /// `exact` makes the figures of a group.
    ///
    /// A group below the threshold is not even named; where those left out are
    /// few, the smallest of the others joins them.
    pub(super) fn of(groups: &'a Groups, policy: Policy, exact: impl Fn(&str, &GroupTally) -> Known) -> Self {
        let has_occasions = groups.has_occasions();
        let all = GroupPeople {
            name: Some("all".into()),
            known: exact("all", groups.all()),
            threshold: policy.min_cell().into(),
            has_occasions,
            tally: groups.all(),
        };
        let threshold = u64::from(policy.min_cell());
        let mut breakdowns = Vec::new();
        for named in groups.by_breakdown() {
            let mut people: Vec<GroupPeople<'a>> = named
                .into_iter()
                .map(|(name, tally)| GroupPeople {
                    known: exact(&name, tally),
                    name: Some(name),
                    threshold: policy.min_cell().into(),
                    has_occasions,
                    tally,
                })
                .filter(|group| group.size() >= threshold)
                .collect();
            let left_out = |people: &[GroupPeople<'_>]| all.size().saturating_sub(people.iter().map(GroupPeople::size).sum());
            while (1..threshold).contains(&left_out(&people)) {
                let smallest = people.iter().enumerate().min_by_key(|(_, group)| group.size()).map(|(place, _)| place);
                let Some(smallest) = smallest else { break };
                people.remove(smallest);
            }
            let known = all.known.without(people.iter().map(|group| &group.known));
            people.push(GroupPeople {
                name: None,
                known,
                threshold: policy.min_cell().into(),
                has_occasions,
                tally: groups.all(),
            });
            breakdowns.push(people);
        }
        Self { all, breakdowns }
    }
}

impl Everybody<'_> {
    /// A group has the name of an entry of this list.
    pub(super) fn repeats<'l>(&self, list: impl Iterator<Item = &'l str>) -> bool {
        let names = self.breakdowns.iter().flatten().filter_map(|people| people.name.as_deref());
        let parts = names.flat_map(|name| name.split('*'));
        let values: Vec<String> =
            parts.filter_map(|part| part.split_once('=')).map(|(_, value)| value.trim().to_lowercase()).collect();
        list.map(|entry| entry.trim().to_lowercase()).any(|entry| values.contains(&entry))
    }
}

impl GroupPeople<'_> {
    /// How many they are: participants of the programme, else people with both occasions, else those at start.
    pub(super) fn size(&self) -> u64 {
        let at = |measure, occasion, statistic: Statistic| self.known.count(measure, occasion, statistic);
        let counts = [
            at("programme.participants", All, Counted::Persons.into()),
            at("people", Change, Statistic::N),
            at("people", Start, Statistic::N),
        ];
        counts.into_iter().find(|count| *count > 0).unwrap_or(0)
    }
}
