//! Whom a release is about: everyone, the groups that are large enough, and the rest of each breakdown.

use super::known::Known;
use super::policy::Policy;
use crate::report::FigureOccasion::{All, Change, Start};
use crate::tally::{GroupTally, Groups};

/// Some people of a cohort.
#[derive(Debug)]
pub(super) struct People<'a> {
    /// `all`, or `COLUMN=VALUE`; none for those whom no figure is about.
    pub(super) name: Option<String>,
    pub(super) known: Known,
    /// The smallest count that is shown.
    pub(super) threshold: i64,
    /// Their counts; those of everyone for the rest of a breakdown.
    pub(super) tally: &'a GroupTally,
}

/// Everyone, and each breakdown: its groups and the rest.
#[derive(Debug)]
pub(super) struct Everybody<'a> {
    pub(super) all: People<'a>,
    pub(super) breakdowns: Vec<Vec<People<'a>>>,
}

impl<'a> Everybody<'a> {
    /// `exact` makes the figures of a group.
    ///
    /// A group below the threshold is not even named; where those left out are
    /// few, the smallest of the others joins them.
    pub(super) fn of(groups: &'a Groups, policy: Policy, exact: impl Fn(&str, &GroupTally) -> Known) -> Self {
        let all = People {
            name: Some("all".into()),
            known: exact("all", groups.all()),
            threshold: policy.min_cell().into(),
            tally: groups.all(),
        };
        let threshold = u64::from(policy.min_cell());
        let mut breakdowns = Vec::new();
        for named in groups.by_breakdown() {
            let mut people: Vec<People<'a>> = named
                .into_iter()
                .map(|(name, tally)| People {
                    known: exact(&name, tally),
                    name: Some(name),
                    threshold: policy.min_cell().into(),
                    tally,
                })
                .filter(|group| group.size() >= threshold)
                .collect();
            let left_out = |people: &[People<'_>]| all.size().saturating_sub(people.iter().map(People::size).sum());
            while (1..threshold).contains(&left_out(&people)) {
                let smallest = people.iter().enumerate().min_by_key(|(_, group)| group.size()).map(|(place, _)| place);
                let Some(smallest) = smallest else { break };
                people.remove(smallest);
            }
            let known = all.known.without(people.iter().map(|group| &group.known));
            people.push(People { name: None, known, threshold: policy.min_cell().into(), tally: groups.all() });
            breakdowns.push(people);
        }
        Self { all, breakdowns }
    }
}

impl People<'_> {
    /// How many they are: participants of the programme, else people with both occasions, else those at start.
    pub(super) fn size(&self) -> u64 {
        let at = |measure, occasion, statistic| self.known.count(measure, occasion, statistic);
        let counts = [at("programme.participants", All, "persons"), at("people", Change, "n"), at("people", Start, "n")];
        counts.into_iter().find(|count| *count > 0).unwrap_or(0)
    }

    pub(super) fn is_rest(&self) -> bool {
        self.name.is_none()
    }
}
