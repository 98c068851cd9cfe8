//! What something was guessed from, and what speaks against it.

use std::fmt;

use crate::ground::variants;

/// What something was guessed from, or what speaks against it.
///
/// It shows names of columns and labels of occasions, texts that stand for the codes of an item, and no other cell.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case", deny_unknown_fields))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(transform = crate::ground::data::limits))]
#[non_exhaustive]
pub enum Evidence {
    /// Its name means this.
    Name,
    /// Most of its cells are such.
    Holds(Content),
    /// Most of its cells are not such.
    HoldsOther(Content),
    /// Most of its cells are one of a few short texts, which may stand for codes of the item.
    Texts {
        /// The texts.
        texts: Vec<String>,
        /// The lowest code.
        min: i64,
        /// The highest code.
        max: i64,
    },
    /// The items of its questionnaire together hold the number below the lowest code often and never the highest.
    FromZero {
        /// The id of the questionnaire.
        instrument: String,
    },
    /// It has no cell that is not blank.
    Empty,
    /// Other columns have such a name too, but do not hold such cells.
    OnlyFitting,
    /// Other columns may be it as well.
    Rivals,
    /// A column goes by our name already.
    Taken,
    /// The items that it would hold together have columns of their own.
    ItemsApart,
    /// Its name does not say at which occasion of a wide table.
    NoOccasion,
    /// So many columns whose names differ in a number, from the first to the last; nobody has checked their order.
    Numbered {
        /// How many.
        count: usize,
    },
    /// Their name does not hold the questionnaire's id, and they are too few to be told by their number.
    OtherName,
    /// None of them holds one of the highest two codes.
    NeverHigh {
        /// From here.
        from: i64,
        /// To here.
        to: i64,
    },
    /// So many of them hold 0 often, which is not a code of theirs.
    OftenZero {
        /// How many.
        columns: usize,
    },
    /// It holds so many different ids.
    Ids {
        /// Different ids.
        people: usize,
        /// Rows that have one.
        rows: usize,
        /// The most rows of one.
        most: usize,
    },
    /// No column has such a name, and this is the first.
    FirstColumn,
    /// It holds a label of the start and a label of the exit.
    Labels {
        /// Of the start.
        start: String,
        /// Of the exit.
        exit: String,
    },
    /// It holds the label of one occasion alone.
    OneLabel {
        /// The label.
        label: String,
    },
    /// It has two labels, and nothing says which comes first.
    TwoLabels,
    /// So many people with several rows have each of the two labels once.
    Pairs {
        /// So many have.
        both: usize,
        /// Of so many.
        several: usize,
    },
    /// The labels are words for the occasions.
    Words,
    /// The labels are numbers, and the smaller one was taken for the start.
    Numbers,
    /// So many rows have another label; once occasions are named these rows are left out.
    OtherLabels {
        /// So many rows.
        rows: u64,
    },
    /// So many labels, none of them known.
    UnknownLabels {
        /// How many.
        labels: usize,
    },
    /// A person has several rows, so something may tell them apart.
    SeveralRows {
        /// The most rows of one person.
        most: usize,
    },
    /// Its numbers lie between these two, as such a score does.
    Range {
        /// The lowest possible, as a decimal.
        low: String,
        /// The highest possible, as a decimal.
        high: String,
    },
    /// Which value set its values come from was not guessed.
    UnknownValueSet,
    /// Reading the table would fail with it.
    Refused {
        /// The error.
        why: String,
    },
}

variants!(Evidence {
    "name" = Name,
    "holds" = Holds(content),
    "holds_other" = HoldsOther(content),
    "texts" = Texts { texts, min, max },
    "from_zero" = FromZero { instrument },
    "empty" = Empty,
    "only_fitting" = OnlyFitting,
    "rivals" = Rivals,
    "taken" = Taken,
    "items_apart" = ItemsApart,
    "no_occasion" = NoOccasion,
    "numbered" = Numbered { count },
    "other_name" = OtherName,
    "never_high" = NeverHigh { from, to },
    "often_zero" = OftenZero { columns },
    "ids" = Ids { people, rows, most },
    "first_column" = FirstColumn,
    "labels" = Labels { start, exit },
    "one_label" = OneLabel { label },
    "two_labels" = TwoLabels,
    "pairs" = Pairs { both, several },
    "words" = Words,
    "numbers" = Numbers,
    "other_labels" = OtherLabels { rows },
    "unknown_labels" = UnknownLabels { labels },
    "several_rows" = SeveralRows { most },
    "range" = Range { low, high },
    "unknown_value_set" = UnknownValueSet,
    "refused" = Refused { why },
});

/// What cells may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case", deny_unknown_fields))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(transform = crate::ground::data::limits))]
#[non_exhaustive]
pub enum Content {
    /// Whole numbers.
    Whole {
        /// From here.
        min: i64,
        /// To here.
        max: i64,
    },
    /// So many digits, one for each item.
    Digits {
        /// How many.
        width: usize,
        /// The lowest digit.
        min: i64,
        /// The highest digit.
        max: i64,
    },
    /// Days in ISO 8601 form.
    Days,
    /// What the programme can read as this fact.
    Facts,
}

variants!(Content {
    "whole" = Whole { min, max },
    "digits" = Digits { width, min, max },
    "days" = Days,
    "facts" = Facts,
});

impl fmt::Display for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name => write!(f, "by its name"),
            Self::Holds(content) => write!(f, "it holds {content}"),
            Self::HoldsOther(content) => write!(f, "but most of it is something else than {content}"),
            Self::Texts { texts, .. } => {
                write!(f, "it holds texts ({}) where numbers are expected: see the codes at the end", texts.len())
            }
            Self::FromZero { .. } => {
                write!(f, "with the other items it often holds 0 and never the highest code: perhaps counted from 0")
            }
            Self::Empty => write!(f, "it is empty"),
            Self::OnlyFitting => write!(f, "the only one with such a name that holds such"),
            Self::Rivals => write!(f, "but so may another column"),
            Self::Taken => write!(f, "but another column has that name already"),
            Self::ItemsApart => write!(f, "but the items that it holds together have columns of their own"),
            Self::NoOccasion => write!(f, "but its name says no occasion, and others do"),
            Self::Numbered { count } => {
                write!(f, "{count} columns with a number; their order was not checked: compare a few with the form")
            }
            Self::OtherName => write!(f, "but their name says nothing of the questionnaire"),
            Self::NeverHigh { from, to } => write!(f, "but none of them ever holds {from} or {to}"),
            Self::OftenZero { columns } => {
                write!(f, "{columns} of them hold 0 often: perhaps counted from 0; nothing is shifted here")
            }
            Self::Ids { people, rows, most } => {
                write!(f, "it holds {people} different in {rows} rows, at most {most} of one; it must be a pseudonym")
            }
            Self::FirstColumn => write!(f, "it is the first column, and none is named as an id"),
            Self::Labels { start, exit } => write!(f, "it holds \"{start}\" and \"{exit}\""),
            Self::OneLabel { label } => write!(f, "it holds \"{label}\", and no known label of the other occasion"),
            Self::TwoLabels => write!(f, "it has two labels, and which of them comes first is not known"),
            Self::Pairs { several: 0, .. } => write!(f, "no person has several rows, so no pairs are known"),
            Self::Pairs { both, several } => {
                write!(f, "{both} of {several} people with several rows have each of the two labels once")
            }
            Self::Words => write!(f, "by the words"),
            Self::Numbers => write!(f, "less sure, for the order was guessed from the numbers"),
            Self::OtherLabels { rows } => write!(
                f,
                "{rows} rows have another label; once occasions are named those rows are left out, with a notice for each label"
            ),
            Self::UnknownLabels { labels } => write!(f, "it has {labels} labels, and none of them is known"),
            Self::SeveralRows { most } => write!(f, "a person has up to {most} rows; some column may tell them apart"),
            Self::Range { low, high } => write!(f, "its numbers lie between {low} and {high}"),
            Self::UnknownValueSet => write!(f, "which value set it is of was not guessed"),
            Self::Refused { why } => write!(f, "but the table could not be read with it: {why}"),
        }
    }
}

impl fmt::Display for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole { min, max } => write!(f, "whole numbers from {min} to {max}"),
            Self::Digits { width, min, max } => write!(f, "{width} digits from {min} to {max}"),
            Self::Days => write!(f, "days such as 2026-11-23"),
            Self::Facts => write!(f, "what the programme can read as such"),
        }
    }
}
