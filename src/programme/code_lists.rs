//! The lists that coded records depend on, and records by other lists.

use std::hash::Hasher as _;

use siphasher::sip::SipHasher13;

use super::facts::{Beside, CourseFacts};
use super::names::Entry;
use super::{Code, CodeSet, Course, Decision, Exit, Programme, Residence, coded};
use crate::ground::Answer;

/// How many lists there are beside that of the codes.
const OTHERS: usize = 5;

/// What the coding of records depends on: every list in order, and the ages and hours that are
/// counted. The goal is not part of it: it is applied to the counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CodeLists {
    /// Each code, and whether it may be an exit.
    pub(crate) codes: Vec<(String, bool)>,
    /// Activities, municipalities, sexes, reasons to decline, steps.
    pub(crate) others: [Vec<String>; OTHERS],
    /// Ages and hours.
    pub(crate) counted: String,
}

impl CodeLists {
    /// All of it as one number, as states of format 3 know it.
    fn fingerprint(&self) -> u64 {
        let mut hasher = SipHasher13::new();
        let mut list = |ids: &mut dyn Iterator<Item = &str>| {
            for id in ids {
                hasher.write(id.as_bytes());
                hasher.write_u8(0);
            }
            hasher.write_u8(1);
        };
        list(&mut self.codes.iter().map(|(id, _)| id.as_str()));
        list(&mut self.codes.iter().filter(|(_, exit)| *exit).map(|(id, _)| id.as_str()));
        self.others.iter().for_each(|ids| list(&mut ids.iter().map(String::as_str)));
        hasher.write(self.counted.as_bytes());
        hasher.finish()
    }

    /// The same lists, each of them once as it was before entries were added at its end.
    fn before_they_grew(&self) -> impl Iterator<Item = Self> {
        let codes = (1..self.codes.len()).map(|length| Self { codes: self.codes[..length].to_vec(), ..self.clone() });
        let others = (0..OTHERS).flat_map(move |list| {
            (1..self.others[list].len()).map(move |length| {
                let mut shorter = self.clone();
                shorter.others[list].truncate(length);
                shorter
            })
        });
        codes.chain(others)
    }
}

impl Programme {
    /// What the coding of records depends on.
    pub(crate) fn code_lists(&self) -> CodeLists {
        fn ids(entries: &[impl Entry]) -> Vec<String> {
            entries.iter().map(|entry| entry.names()[0].unwrap_or_default().to_owned()).collect()
        }
        let eligibility = self.eligibility();
        CodeLists {
            codes: self.codes().iter().map(|code| (code.id.to_string(), code.exit)).collect(),
            others: [
                ids(self.activities()),
                ids(self.municipalities()),
                ids(self.sexes()),
                ids(self.decline_reasons()),
                ids(self.steps()),
            ],
            counted: format!(
                "{:?} {:?}{}",
                eligibility.priority_ages,
                eligibility.most_hours,
                if self.counts_hours { " hours" } else { "" }
            ),
        }
    }

    /// The same, of records as they were before they held hours.
    fn before_hours(&self) -> Self {
        let mut before = self.clone();
        before.counts_hours = false;
        before
    }

    pub(crate) fn fingerprint(&self) -> u64 {
        self.code_lists().fingerprint()
    }

    /// This programme as it was when it had these lists; none if an entry is gone since, or ages and hours
    /// are counted otherwise.
    pub(crate) fn as_of(&self, lists: &CodeLists) -> Option<Self> {
        /// The entries with these ids, each once.
        fn entries<T: Entry + Clone>(known: &[T], ids: &[String]) -> Option<Vec<T>> {
            let entry = |(place, id): (usize, &String)| {
                let is_new = !ids[..place].contains(id);
                known.iter().find(|entry| is_new && entry.names()[0] == Some(id)).cloned()
            };
            ids.iter().enumerate().map(entry).collect()
        }
        let kinds = [self.clone(), self.before_hours()];
        let of_kind = kinds.into_iter().find(|programme| programme.code_lists().counted == lists.counted)?;
        if of_kind.code_lists() == *lists {
            return Some(of_kind);
        }
        let ids: Vec<String> = lists.codes.iter().map(|(id, _)| id.clone()).collect();
        let then = entries(self.codes(), &ids)?.into_iter().zip(&lists.codes);
        // what was an exit is one
        let then = then.map(|(code, (_, exit))| (code.exit || !exit).then_some(Code { exit: *exit, ..code }));
        let codes = then.collect::<Option<_>>()?;
        let [activities, municipalities, sexes, decline_reasons, steps] = &lists.others;
        Some(of_kind.with_lists(
            codes,
            entries(self.activities(), activities)?,
            entries(self.municipalities(), municipalities)?,
            entries(self.sexes(), sexes)?,
            entries(self.decline_reasons(), decline_reasons)?,
            entries(self.steps(), steps)?,
        ))
    }

    /// This programme as it was when its lists had this fingerprint, if nothing but one of them grew since.
    pub(crate) fn as_of_fingerprint(&self, fingerprint: u64) -> Option<Self> {
        let then = self.before_hours();
        let now = then.code_lists();
        if now.fingerprint() == fingerprint {
            return Some(then);
        }
        now.before_they_grew().find(|lists| lists.fingerprint() == fingerprint).and_then(|lists| self.as_of(&lists))
    }
}

/// Records by the lists of one programme as records by those of another, which holds all of them.
pub(crate) struct Recoding<'a> {
    from: &'a Programme,
    to: &'a Programme,
    codes: Vec<u8>,
    /// Activities, municipalities, sexes, reasons to decline, steps.
    others: [Vec<u8>; OTHERS],
}

impl<'a> Recoding<'a> {
    pub(crate) fn new(from: &'a Programme, to: &'a Programme) -> Self {
        /// Where each entry stands in the other list.
        fn places<'i>(from: impl Iterator<Item = &'i String>, to: &[&String]) -> Vec<u8> {
            let place = |id: &String| to.iter().position(|other| *other == id).and_then(|place| u8::try_from(place).ok());
            from.map(|id| place(id).unwrap_or(u8::MAX)).collect()
        }
        let [then, now] = [from.code_lists(), to.code_lists()];
        let codes: Vec<&String> = now.codes.iter().map(|(id, _)| id).collect();
        let others = |list: usize| places(then.others[list].iter(), &now.others[list].iter().collect::<Vec<_>>());
        Self { from, to, codes: places(then.codes.iter().map(|(id, _)| id), &codes), others: std::array::from_fn(others) }
    }

    /// A coded row.
    pub(crate) fn row(&self, row: &[u8]) -> Vec<u8> {
        coded::encoded(self.to, &self.facts(&coded::decoded(self.from, row)))
    }

    /// A coded course.
    pub(crate) fn course(&self, course: &[u8]) -> Vec<u8> {
        let (facts, beside) = Course::decoded(self.from, course);
        let [activities, .., steps] = &self.others;
        let beside = Beside {
            step_at_exit: place(steps, beside.step_at_exit),
            activities: beside.activities.map(|listed| listed.map(|listed| set(activities, listed))),
            ..beside
        };
        Course::encoded(self.to, &self.facts(&facts), &beside)
    }

    fn facts(&self, facts: &CourseFacts) -> CourseFacts {
        let [activities, municipalities, sexes, decline_reasons, steps] = &self.others;
        let residence = |residence| match residence {
            Residence::Listed(listed) => Residence::Listed(at(municipalities, listed)),
            Residence::Elsewhere => Residence::Elsewhere,
        };
        let decision = |decision| match decision {
            Decision::Accepted => Decision::Accepted,
            Decision::Declined { reason } => Decision::Declined { reason: place(decline_reasons, reason) },
        };
        CourseFacts {
            sender: place(&self.codes, facts.sender),
            decision: facts.decision.map(decision),
            municipality: facts.municipality.map(residence),
            sex: place(sexes, facts.sex),
            step: place(steps, facts.step),
            contacts: facts.contacts.map(|contacts| set(&self.codes, contacts)),
            activities: facts.activities.map(|listed| set(activities, listed)),
            exits: facts.exits.iter().map(|exit| Exit { code: at(&self.codes, exit.code), ..*exit }).collect(),
            ..facts.clone()
        }
    }
}

fn set(places: &[u8], set: CodeSet) -> CodeSet {
    set.iter().map(|listed| at(places, listed)).collect()
}

fn at(places: &[u8], place: u8) -> u8 {
    places.get(usize::from(place)).copied().unwrap_or(u8::MAX)
}

fn place(places: &[u8], answer: Answer<u8>) -> Answer<u8> {
    answer.map(|place| at(places, place))
}
