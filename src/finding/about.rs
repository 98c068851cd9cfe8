//! What a rule says of itself, and how a table of rules becomes an enum.

use super::Severity;

/// What a rule says of itself.
pub(super) struct About {
    /// Its stable code, such as `EQ001`.
    pub(super) code: &'static str,
    pub(super) severity: Severity,
    pub(super) checked: Checked,
    /// What it checks: a sentence, in lower case and without a full stop, as are those that follow.
    pub(super) checks: &'static str,
    pub(super) why: &'static str,
    pub(super) example: &'static str,
    pub(super) advice: &'static str,
    /// How often sound and wrong data give it, where it is a suspicion.
    pub(super) evidence: Option<&'static str>,
}

/// Where a rule is checked: what has to be known before it can be told.
#[derive(Clone, Copy)]
pub(super) enum Checked {
    /// The definition of a violence form, before any row.
    Form,
    /// The names of the columns, before any row.
    Header,
    /// One cell, where cells are read.
    Cell,
    /// One row, where rows are read.
    Row,
    /// All occasions of a person, once every row is placed.
    Person,
    /// Whole columns, from counts over every row.
    Column,
}

impl Checked {
    pub(super) const fn phrase(self) -> &'static str {
        match self {
            Self::Form => "the definition of a form",
            Self::Header => "the names of the columns",
            Self::Cell => "each cell",
            Self::Row => "each row",
            Self::Person => "the occasions of each person",
            Self::Column => "whole columns",
        }
    }
}

/// Makes an enum of rules from a table, by code: a rule is one entry.
///
/// `evidence` is optional; the rules of other enums follow `..`.
macro_rules! rules {
    (
        $(#[$meta:meta])* pub enum $Rules:ident, $visible:vis const $ALL:ident;
        $($rule:ident: $code:literal, $severity:ident, $checked:ident {
            checks: $checks:literal,
            why: $why:literal,
            example: $example:literal,
            advice: $advice:literal,
            $(evidence: $evidence:literal,)?
        })+
        $(.. $($(#[$which:meta])* $Others:ident($Inner:ident),)+)?
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $Rules {
            $(#[doc = concat!("`", $code, "`: ", $checks, ".")] $rule,)+
            $($($(#[$which])* $Others($Inner),)+)?
        }

        impl $Rules {
            /// Every one, by code.
            $visible const $ALL: [Self; [$(stringify!($rule)),+].len()] = [$(Self::$rule),+];

            pub(in crate::finding) const fn about(self) -> About {
                match self {
                    $(Self::$rule => About {
                        code: $code,
                        severity: crate::finding::Severity::$severity,
                        checked: crate::finding::about::Checked::$checked,
                        checks: $checks,
                        why: $why,
                        example: $example,
                        advice: $advice,
                        evidence: [$(Some($evidence),)? None][0],
                    },)+
                    $($(Self::$Others(rule) => rule.about(),)+)?
                }
            }
        }
    };
}
pub(super) use rules;
