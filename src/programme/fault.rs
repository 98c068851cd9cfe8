//! What is wrong with a programme's definition.

use std::fmt;

/// A list of a programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum List {
    /// Senders, contacts and exits.
    Code,
    /// Activities.
    Activity,
    /// Municipalities.
    Municipality,
    /// Sexes.
    Sex,
    /// Reasons for declining a referral.
    DeclineReason,
    /// Steps of progression.
    Step,
}

impl fmt::Display for List {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Code => "code",
            Self::Activity => "activity",
            Self::Municipality => "municipality",
            Self::Sex => "sex",
            Self::DeclineReason => "decline_reason",
            Self::Step => "step",
        })
    }
}

/// One thing that is wrong with a programme's definition.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Fault {
    /// An id that cannot be used.
    #[error("{list}: the id {id:?} is not usable, expected up to 40 lower-case letters, digits and '_'")]
    Id {
        /// The list.
        list: List,
        /// The id.
        id: String,
    },
    /// Two entries of a file have one id.
    #[error("{list}: {id} stands twice")]
    Repeated {
        /// The list.
        list: List,
        /// The id.
        id: String,
    },
    /// A name that would stand for two entries.
    #[error("{list}: {name:?} names two entries")]
    SharedName {
        /// The list.
        list: List,
        /// The name, in lower case.
        name: String,
    },
    /// A name that no cell can hold.
    #[error("{list}: {id} has a name that is empty or holds ';', which separates the entries of a cell")]
    Name {
        /// The list.
        list: List,
        /// The id of the entry.
        id: String,
    },
    /// More entries than the coded form has room for.
    #[error("{list}: {count} entries, expected at most {most}")]
    TooMany {
        /// The list.
        list: List,
        /// How many there are.
        count: usize,
        /// How many there may be.
        most: usize,
    },
    /// A target that is not a share.
    #[error("the target of the goal is {part}/{of}, expected a share from 0 to 1")]
    Target {
        /// The numerator.
        part: u32,
        /// The denominator.
        of: u32,
    },
    /// More decimals than a percentage of persons can mean.
    #[error("the goal is printed with {decimals} decimals, expected at most {}", Self::MOST_DECIMALS)]
    Decimals {
        /// How many.
        decimals: u32,
    },
    /// A goal that nobody can reach.
    #[error("no exit counts for the goal")]
    NothingCounts,
    /// A code that counts for the goal and can be nobody's exit.
    #[error("{id} counts for the goal but is not an exit")]
    CountsButIsNoExit {
        /// The code.
        id: String,
    },
    /// Ages that are not a range.
    #[error("ages {low} to {high} do not form a range")]
    Ages {
        /// The lower one.
        low: u8,
        /// The higher one.
        high: u8,
    },
    /// A text that is not a day.
    #[error("{text:?} is not a day, expected one such as 2024-09-01")]
    Day {
        /// What was given.
        text: String,
    },
    /// A period that ends before it begins.
    #[error("the period ends on {to}, before it begins on {from}")]
    Period {
        /// The first day.
        from: String,
        /// The last day.
        to: String,
    },
}

impl Fault {
    pub(super) const MOST_DECIMALS: u32 = 6;
}

/// A definition that cannot be used, with everything that is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.faults.iter().map(Fault::to_string).collect::<Vec<_>>().join("; "))]
#[non_exhaustive]
pub struct ProgrammeError {
    /// At least one.
    pub faults: Vec<Fault>,
}
