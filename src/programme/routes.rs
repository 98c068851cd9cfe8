//! Which exits go together, and from whom to where.

use std::collections::BTreeMap;

use super::Programme;
use super::facts::CourseFacts;
use crate::ground::Answer;
use crate::instrument::Text;

/// Participants with the same exits.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Combination {
    /// The codes, by id.
    pub codes: Vec<Text>,
    /// How many have these and no others.
    pub persons: u64,
}

/// Participants from one sender to one exit.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Route {
    /// The sender.
    pub from: Text,
    /// The exit.
    pub to: Text,
    /// How many.
    pub persons: u64,
}

/// Both, while they are counted.
#[derive(Default)]
pub(super) struct Routes {
    combinations: BTreeMap<Vec<Text>, u64>,
    routes: BTreeMap<[Text; 2], u64>,
}

impl Routes {
    pub(super) fn add(&mut self, programme: &Programme, facts: &CourseFacts, persons: u64) {
        let id = |code: u8| programme.codes()[usize::from(code)].id.clone();
        let mut codes: Vec<Text> = facts.exits.iter().map(|exit| id(exit.code)).collect();
        codes.sort_unstable();
        if let Answer::Answered(sender) = facts.sender {
            for code in &codes {
                *self.routes.entry([id(sender), code.clone()]).or_default() += persons;
            }
        }
        // with an exit that cannot be read, nobody knows what goes together
        if !codes.is_empty() && !facts.invalid_exit {
            *self.combinations.entry(codes).or_default() += persons;
        }
    }

    /// Those that occur, by id.
    pub(super) fn done(self) -> (Vec<Combination>, Vec<Route>) {
        let some = |persons: &u64| *persons > 0;
        let combinations = self.combinations.into_iter().filter(|(_, persons)| some(persons));
        let routes = self.routes.into_iter().filter(|(_, persons)| some(persons));
        (
            combinations.map(|(codes, persons)| Combination { codes, persons }).collect(),
            routes.map(|([from, to], persons)| Route { from, to, persons }).collect(),
        )
    }
}
