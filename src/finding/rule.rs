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
    /// `EQ017`
    NoAnswers,
    /// `EQ018`
    BrokenLine,
    /// `EQ019`
    LateKey,
    /// `EQ020`
    NoColumn,
    /// `EQ021`
    LikelyMissingCode,
    /// `EQ022`
    ConstantColumn,
    /// `EQ023`
    ZeroBased,
    /// `EQ024`
    SameColumnTwice,
    /// `EQ025`
    OnlyThreeLevels,
    /// `EQ026`
    AlreadyReversed,
    /// `EQ027`
    StraightLining,
    /// `EQ028`
    ImplausibleShift,
    /// `EQ030`
    IdentityNumber,
    /// `EQ031`
    ExitWithoutStart,
    /// `EQ032`
    DatesOutOfOrder,
    /// `EQ033`
    StartWithoutExit,
    /// `EQ040`
    StoredDiffers,
    /// `EQ041`
    StoredWithoutAnswers,
    /// `EQ042`
    NotStored,
    /// `EQ043`
    StoredLooksLike,
    /// `EQ044`
    StoredSet,
    /// `EQ050`
    StraightLine,
    /// `EQ051`
    NotScorable,
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
    /// Every one, the mildest first.
    pub const ALL: [Self; 4] = [Self::Notice, Self::Warning, Self::Error, Self::Critical];

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
    const OF_TABLES: [Self; 34] = [
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
        Self::NoAnswers,
        Self::BrokenLine,
        Self::LateKey,
        Self::NoColumn,
        Self::LikelyMissingCode,
        Self::ConstantColumn,
        Self::ZeroBased,
        Self::SameColumnTwice,
        Self::OnlyThreeLevels,
        Self::AlreadyReversed,
        Self::StraightLining,
        Self::ImplausibleShift,
        Self::IdentityNumber,
        Self::ExitWithoutStart,
        Self::DatesOutOfOrder,
        Self::StartWithoutExit,
        Self::StoredDiffers,
        Self::StoredWithoutAnswers,
        Self::NotStored,
        Self::StoredLooksLike,
        Self::StoredSet,
        Self::StraightLine,
        Self::NotScorable,
    ];

    /// Every rule, by code.
    pub fn all() -> impl Iterator<Item = Self> {
        let programme = ProgrammeRule::ALL.into_iter().map(Self::Programme);
        Self::OF_TABLES.into_iter().chain(programme).chain(ViolenceRule::ALL.into_iter().map(Self::Violence))
    }

    #[rustfmt::skip]
    #[expect(clippy::too_many_lines, reason = "one short entry per rule")]
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
            Self::NoAnswers => About {
                code: "EQ017", severity: Severity::Notice,
                checks: "a row has no answer at all",
                why: "it counts as a row of its occasion with everything missing; often the person was not asked",
                example: "only an id and a wave, every item empty",
                advice: "nothing if it is meant so; otherwise remove the row or enter the answers",
            },
            Self::BrokenLine => About {
                code: "EQ018", severity: Severity::Error,
                checks: "a line of ndjson is not one object that names each key once",
                why: "what it holds cannot be read, so all of its answers count as invalid",
                example: "a line that was cut off, or {\"mo\": 1, \"mo\": 2}",
                advice: "write one complete object on each line",
            },
            Self::LateKey => About {
                code: "EQ019", severity: Severity::Error,
                checks: "a line of ndjson has a key that none of the first lines has",
                why: "columns are known from the first lines; an answer under a later key would be read by nobody",
                example: "a key vas that first comes up in line 20000",
                advice: "write every key in every line, null where nothing was answered",
            },
            Self::LikelyMissingCode => About {
                code: "EQ021", severity: Severity::Warning,
                checks: "one number out of range stands in many rows of a column",
                why: "it looks like a code for a missing answer that nobody declared; each of these cells is an error until then",
                example: "9 in every tenth row of a column of levels 1 to 5",
                advice: "declare it with --missing-code if that is what it means",
            },
            Self::ConstantColumn => About {
                code: "EQ022", severity: Severity::Warning,
                checks: "every row has the same answer to an item",
                why: "people differ; a column that does not was often filled down or copied",
                example: "4 in every row of soc13_7",
                advice: "nothing if everyone did answer alike; otherwise see how the column was filled",
            },
            Self::ZeroBased => About {
                code: "EQ023", severity: Severity::Error,
                checks: "an item seems to be counted from 0",
                why: "the lowest code is one below the range and the highest never comes up: every answer may be one too low",
                example: "0 to 4 in a column of levels 1 to 5",
                advice: "export the codes of the form, 1 to 5 or 1 to 7; nothing is shifted by guess",
            },
            Self::SameColumnTwice => About {
                code: "EQ024", severity: Severity::Warning,
                checks: "two items have the same answer in every row",
                why: "one of the two columns is probably a copy, and an item is lost",
                example: "soc13_5 equal to soc13_6 in 200 rows",
                advice: "compare the two columns with the form",
            },
            Self::OnlyThreeLevels => About {
                code: "EQ025", severity: Severity::Warning,
                checks: "no dimension of EQ-5D-5L has a level above 3 in a large table",
                why: "the answers may be of EQ-5D-3L, whose levels mean something else and need another value set",
                example: "levels 1 to 3 in all five dimensions of 800 rows",
                advice: "see which version of the questionnaire was used",
            },
            Self::AlreadyReversed => About {
                code: "EQ026", severity: Severity::Warning,
                checks: "the reverse-keyed items of a scale run against all others",
                why: "they may have been reversed before the export; scoring would reverse them twice",
                example: "soc13_1, 2, 3, 7 and 10 correlate negatively with the rest",
                advice: "export the answers as they were marked; nothing is turned round by guess",
            },
            Self::StraightLining => About {
                code: "EQ027", severity: Severity::Warning,
                checks: "a large share of people gives one and the same answer to every item of a scale",
                why: "with items keyed both ways the same mark throughout is rarely what somebody means",
                example: "a tenth of the rows has 4 throughout",
                advice: "see how the form was filled in; scores of such rows are close to the middle whatever people feel",
            },
            Self::ImplausibleShift => About {
                code: "EQ028", severity: Severity::Warning,
                checks: "the mean of an item moves by more than two standard deviations from start to exit",
                why: "no programme moves a whole group that far; often one occasion is coded in another way",
                example: "an item with mean 2 at start and 6 at exit",
                advice: "compare how the two occasions were entered",
            },
            Self::ExitWithoutStart => About {
                code: "EQ031", severity: Severity::Warning,
                checks: "a person has an exit and no start",
                why: "nobody can tell that person's change; often the id is written differently",
                example: "an id that only comes with wave exit",
                advice: "see whether the start is there under another id",
            },
            Self::DatesOutOfOrder => About {
                code: "EQ032", severity: Severity::Error,
                checks: "a person's exit is dated before the start",
                why: "one of the dates is wrong, or the occasions are swapped",
                example: "start 2026-05-01, exit 2026-01-15",
                advice: "correct the date, or the wave of the two rows",
            },
            Self::StartWithoutExit => About {
                code: "EQ033", severity: Severity::Notice,
                checks: "a person has a start and no exit",
                why: "the person is in no figure of change",
                example: "somebody who is still in the programme",
                advice: "nothing, if it is so",
            },
            Self::StoredDiffers => About {
                code: "EQ040", severity: Severity::Error,
                checks: "a stored score is not the one that the answers give",
                why: "whoever uses the stored number uses a wrong one",
                example: "utility 0.850 where the value set gives 0.878",
                advice: "see the finding about the whole column, then replace the score",
            },
            Self::StoredWithoutAnswers => About {
                code: "EQ041", severity: Severity::Warning,
                checks: "a score is stored although the answers give none",
                why: "it rests on answers that are not in the table, or on filling in what is missing",
                example: "a utility beside an empty level",
                advice: "say by which rule it was made, or remove it",
            },
            Self::NotStored => About {
                code: "EQ042", severity: Severity::Notice,
                checks: "no score is stored although the answers give one",
                why: "the row is lost to whoever uses the stored column",
                example: "an empty utility beside five levels",
                advice: "fill in the score, or nothing if it is meant so",
            },
            Self::StoredLooksLike => About {
                code: "EQ043", severity: Severity::Error,
                checks: "a stored column disagrees, and this is what it looks like",
                why: "the cause is nearly always one for the whole column",
                example: "the values of another value set; items that were not reversed",
                advice: "make the column again from the answers",
            },
            Self::StoredSet => About {
                code: "EQ044", severity: Severity::Notice,
                checks: "the value set that a stored column comes from",
                why: "nobody named it, and an index means nothing without it",
                example: "all values are those of US-2019",
                advice: "name it: --stored eq5d5l.index@US-2019=utility",
            },
            Self::StraightLine => About {
                code: "EQ050", severity: Severity::Notice,
                checks: "a person gives the same answer to every item of a scale that is keyed both ways",
                why: "the score is the middle of the scale or near it, whatever the person feels",
                example: "7 in all of soc13_1 to soc13_13",
                advice: "nothing; leave such rows out of an analysis only by a rule that was set beforehand",
            },
            Self::NotScorable => About {
                code: "EQ051", severity: Severity::Notice,
                checks: "too many answers of a scale are missing for a score",
                why: "the scale has no score in that row; other scales may have one",
                example: "all four items of meaningfulness empty",
                advice: "nothing, if the answers were not given",
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
