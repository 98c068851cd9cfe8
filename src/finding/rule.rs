//! The rules, one stable code each.

use super::programme_rule::ProgrammeRule;
use super::violence_rule::ViolenceRule;
use crate::instrument::{close_names, setting::did_you_mean};

/// What was found. Codes are never reused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Rule {
    /// `EQ001`
    OutOfRange,
    /// `EQ002`
    NotAnInteger,
    /// `EQ003`
    NotANumber,
    /// `EQ004`
    Padded,
    /// `EQ010`
    RowWidth,
    /// `EQ011`
    RepeatedOccasion,
    /// `EQ012`
    UnknownOccasion,
    /// `EQ013`
    NoId,
    /// `EQ014`
    IgnoredOccasion,
    /// `EQ015`
    NoDate,
    /// `EQ016`
    GroupChanges,
    /// `EQ020`
    NoColumn,
    /// `EQ030`
    IdentityNumber,
    /// `PR01` and on: the programme's own facts.
    Programme(ProgrammeRule),
    /// `VS01` to `VS26`: the violence screening.
    Violence(ViolenceRule),
}

/// How serious a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub enum Severity {
    /// Worth knowing; nothing is lost.
    Notice,
    /// Read, but to be mended at the source.
    Warning,
    /// Not usable; what it touches has no score.
    Error,
    /// A person's safety may hang on it: somebody has to look at once.
    Critical,
}

impl Severity {
    /// In lower case.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Notice => "notice",
            Self::Warning => "warning",
            Self::Error => "error",
            Self::Critical => "critical",
        }
    }
}

/// What a rule says of itself.
pub(super) struct About {
    pub(super) code: &'static str,
    pub(super) severity: Severity,
    pub(super) checks: &'static str,
    pub(super) why: &'static str,
    pub(super) example: &'static str,
    pub(super) advice: &'static str,
}

impl Rule {
    /// The rules of every table.
    const OF_TABLES: [Self; 13] = [
        Self::OutOfRange,
        Self::NotAnInteger,
        Self::NotANumber,
        Self::Padded,
        Self::RowWidth,
        Self::RepeatedOccasion,
        Self::UnknownOccasion,
        Self::NoId,
        Self::IgnoredOccasion,
        Self::NoDate,
        Self::GroupChanges,
        Self::NoColumn,
        Self::IdentityNumber,
    ];

    /// Every rule, by code.
    pub fn all() -> impl Iterator<Item = Self> {
        let programme = ProgrammeRule::ALL.into_iter().map(Self::Programme);
        Self::OF_TABLES.into_iter().chain(programme).chain(ViolenceRule::ALL.into_iter().map(Self::Violence))
    }

    #[rustfmt::skip]
    const fn about(self) -> About {
        match self {
            Self::OutOfRange => About {
                code: "EQ001", severity: Severity::Error,
                checks: "an answer is an integer outside the range of its item",
                why: "it is no answer to this item; read as one it would shift every score that uses it",
                example: "9 in a column of levels 1 to 5",
                advice: "correct the cell; if the number stands for a missing answer, declare it with --missing-code",
            },
            Self::NotAnInteger => About {
                code: "EQ002", severity: Severity::Error,
                checks: "an answer is a number with decimals",
                why: "items are answered in whole codes; cutting off the decimals would invent an answer",
                example: "2.5 in a column of levels 1 to 5",
                advice: "correct the cell, or see whether a mean of several items was stored",
            },
            Self::NotANumber => About {
                code: "EQ003", severity: Severity::Error,
                checks: "an answer is a text, or true or false",
                why: "only codes can be scored, and a text is not the same as no answer",
                example: "unsure in a column of levels 1 to 5",
                advice: "replace the text by its code; if it stands for a missing answer, declare it with --missing-code",
            },
            Self::Padded => About {
                code: "EQ004", severity: Severity::Warning,
                checks: "an answer has blanks around it",
                why: "it is read as the number; other programs may read a text",
                example: "\" 3 \" in a column of levels 1 to 5",
                advice: "remove the blanks where the file is made",
            },
            Self::RowWidth => About {
                code: "EQ010", severity: Severity::Error,
                checks: "a row has more or fewer cells than the header",
                why: "its answers may stand under the wrong columns, so none of them is used",
                example: "a text with an unquoted separator in it",
                advice: "quote the cell that holds a separator, or add the cells that are not there",
            },
            Self::RepeatedOccasion => About {
                code: "EQ011", severity: Severity::Error,
                checks: "a person has several rows for one occasion",
                why: "nothing says which one counts; each is scored, none is used for a group",
                example: "two rows with id 7 and wave start",
                advice: "keep one row per person and occasion",
            },
            Self::UnknownOccasion => About {
                code: "EQ012", severity: Severity::Error,
                checks: "a row's wave is blank or is neither start nor exit",
                why: "the row cannot be placed; it is scored but in no group figure",
                example: "pre where nothing says that pre is the start",
                advice: "correct the cell, or name the occasions: --wave start=pre --wave exit=post",
            },
            Self::NoId => About {
                code: "EQ013", severity: Severity::Warning,
                checks: "a row has no id although the table has a column of ids",
                why: "it counts for its occasion, but nobody's change can be told from it",
                example: "an empty cell in the column id",
                advice: "fill in the pseudonym",
            },
            Self::IgnoredOccasion => About {
                code: "EQ014", severity: Severity::Notice,
                checks: "a row's wave is none of those that were named",
                why: "occasions were named on purpose; the rows of others are scored but in no group figure",
                example: "follow-up beside --wave start=pre --wave exit=post",
                advice: "nothing, if it is meant so",
            },
            Self::NoDate => About {
                code: "EQ015", severity: Severity::Warning,
                checks: "a date is not a day in ISO 8601 form",
                why: "the time between start and exit cannot be told, so the person is in no figure that needs it",
                example: "3/4/2026, which is in March or in April",
                advice: "write the day as 2026-04-03",
            },
            Self::GroupChanges => About {
                code: "EQ016", severity: Severity::Warning,
                checks: "a column of groups differs between a person's occasions; a blank does not",
                why: "each occasion counts where it stands; the change counts in the group of the start",
                example: "site A at start and site B at exit",
                advice: "nothing if the person moved; otherwise correct the cell",
            },
            Self::NoColumn => About {
                code: "EQ020", severity: Severity::Warning,
                checks: "an item of a questionnaire that is in the table has no column",
                why: "the item counts as missing in every row",
                example: "soc13_1 to soc13_12 without soc13_13",
                advice: "name the column with --map, or see whether it was lost in the export",
            },
            Self::IdentityNumber => About {
                code: "EQ030", severity: Severity::Error,
                checks: "a cell holds a Swedish personal identity or coordination number",
                why: "answers about health must not travel with a person's identity; every command stops",
                example: "a number of ten or twelve digits whose date and check digit fit",
                advice: "replace the numbers by pseudonyms and keep the key elsewhere",
            },
            Self::Programme(rule) => rule.about(),
            Self::Violence(rule) => rule.about(),
        }
    }

    /// Its stable code, such as `EQ001`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.about().code
    }

    /// How serious a finding of it is.
    #[must_use]
    pub const fn severity(self) -> Severity {
        self.about().severity
    }

    /// What it checks.
    #[must_use]
    pub const fn checks(self) -> &'static str {
        self.about().checks
    }

    /// Why that matters.
    #[must_use]
    pub const fn why(self) -> &'static str {
        self.about().why
    }

    /// A cell or row that it finds.
    #[must_use]
    pub const fn example(self) -> &'static str {
        self.about().example
    }

    /// What to do about it.
    #[must_use]
    pub const fn advice(self) -> &'static str {
        self.about().advice
    }
}

impl std::str::FromStr for Rule {
    type Err = UnknownRule;

    fn from_str(code: &str) -> Result<Self, UnknownRule> {
        Self::all()
            .find(|rule| rule.code().eq_ignore_ascii_case(code.trim()))
            .ok_or_else(|| UnknownRule { code: code.to_owned(), close: close_names(code, Self::all().map(Self::code)) })
    }
}

/// No rule has that code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown rule {code:?}{}", did_you_mean(close))]
pub struct UnknownRule {
    /// What was asked for.
    pub code: String,
    /// Codes that come close.
    pub close: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::Rule;

    #[test]
    fn codes_are_unique_and_sorted() {
        assert!(Rule::all().map(Rule::code).is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn a_code_finds_its_rule() {
        for rule in Rule::all() {
            assert_eq!(rule.code().to_lowercase().parse(), Ok(rule));
        }
    }
}
