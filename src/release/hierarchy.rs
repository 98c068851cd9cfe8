//! What categories are merged into before any of them is withheld: the one place that says which belong together.
//!
//! | what | merged into |
//! |---|---|
//! | senders, exits | the party whose activity it is: region, municipality; the agencies of the state together |
//! | exits | health care, any party (figures of their own) |
//! | entries of a list with one entry a person | the rest: all that are suppressed, together |
//! | activities | the group that the programme counts them in |
//! | levels of a dimension | 1 / 2 to 5; 1 and 2 / 3 to 5 |
//! | ages | the ages that come first / others: none finer is in a release |
//! | groups of a breakdown | those below the threshold: the rest, of whom nothing is told |

use crate::figure::programme::AGENCIES;
use crate::programme::{Code, Party, Programme};

/// Categories that are also told as one.
pub(super) struct Parent {
    /// Such as `programme.exit_party.municipality`.
    pub(super) measure: String,
    /// The categories, by their ids.
    pub(super) of: Vec<String>,
}

impl Parent {
    /// None of less than two categories: that is told as itself.
    fn new<'i>(list: &str, id: &str, of: impl Iterator<Item = &'i str>) -> Option<Self> {
        let parent = Self { measure: format!("{list}.{id}"), of: of.map(str::to_owned).collect() };
        (parent.of.len() > 1).then_some(parent)
    }
}

/// The lowest level of those that are told together besides 2 to 5, counted from 0.
pub(super) const MORE_THAN_SLIGHT: usize = 2;

/// Senders by the party whose activity they are.
pub(super) fn senders(programme: &Programme) -> Vec<Parent> {
    parties("programme.sender_party", programme, |code| code.sender)
}

/// Exits likewise, without a party whose exits are health care: these are told as that.
pub(super) fn exits(programme: &Programme) -> Vec<Parent> {
    let is_health_care = |id: &str| programme.codes().iter().any(|code| *code.id == *id && code.health_care);
    let mut parents = parties("programme.exit_party", programme, |code| code.exit);
    parents.retain(|parent| !parent.of.iter().all(|id| is_health_care(id)));
    parents
}

fn parties(list: &str, programme: &Programme, used: fn(&Code) -> bool) -> Vec<Parent> {
    let parties = [
        (Party::Region.id(), &[Party::Region][..]),
        (Party::Municipality.id(), &[Party::Municipality]),
        (AGENCIES, &[Party::EmploymentService, Party::SocialInsuranceAgency]),
    ];
    let parent = |(id, parties): (&str, &[Party])| {
        let is_of = |code: &&Code| used(code) && code.party.is_some_and(|party| parties.contains(&party));
        Parent::new(list, id, programme.codes().iter().filter(is_of).map(|code| &*code.id))
    };
    parties.into_iter().filter_map(parent).collect()
}

/// Activities by the group that they are counted in.
pub(super) fn activities(programme: &Programme) -> Vec<Parent> {
    let activities = programme.activities();
    let mut groups: Vec<&str> = activities.iter().filter_map(|activity| activity.group.as_deref()).collect();
    groups.sort_unstable();
    groups.dedup();
    let parent = |group: &str| {
        let of = activities.iter().filter(|activity| activity.group.as_deref() == Some(group));
        Parent::new("programme.activity_group", group, of.map(|activity| &*activity.id))
    };
    groups.into_iter().filter_map(parent).collect()
}
