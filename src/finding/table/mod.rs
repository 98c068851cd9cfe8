//! The rules of every table.

use super::{About, ProgrammeRule, ViolenceRule, rules};

rules! {
    /// What was found. Codes are never reused.
    pub enum Rule, pub(super) const OF_TABLES;

    /// `EQ001`: an answer is an integer outside the range of its item.
    OutOfRange => eq001_out_of_range,
    /// `EQ002`: an answer is a number with decimals.
    NotAnInteger => eq002_not_an_integer,
    /// `EQ003`: an answer is a text, or true or false.
    NotANumber => eq003_not_a_number,
    /// `EQ004`: an answer has blanks around it.
    Padded => eq004_padded,
    /// `EQ010`: a row has more or fewer cells than the header.
    RowWidth => eq010_row_width,
    /// `EQ011`: a person has several rows for one occasion.
    RepeatedOccasion => eq011_repeated_occasion,
    /// `EQ012`: a row's wave is blank or is neither start nor exit.
    UnknownOccasion => eq012_unknown_occasion,
    /// `EQ013`: a row has no id although the table has a column of ids.
    NoId => eq013_no_id,
    /// `EQ014`: a row's wave is none of those that were named.
    IgnoredOccasion => eq014_ignored_occasion,
    /// `EQ015`: a date is not a day written as 2026-04-03, with or without a time.
    NoDate => eq015_no_date,
    /// `EQ016`: a column of groups differs between a person's occasions; a blank does not.
    GroupChanges => eq016_group_changes,
    /// `EQ017`: a row has no answer at all.
    NoAnswers => eq017_no_answers,
    /// `EQ018`: a line of ndjson is not one object that names each key once.
    BrokenLine => eq018_broken_line,
    /// `EQ019`: a line of ndjson has a key that none of the first lines has.
    LateKey => eq019_late_key,
    /// `EQ020`: an item of a questionnaire that is in the table has no column.
    NoColumn => eq020_no_column,
    /// `EQ021`: the same number out of range stands in many rows of a column.
    LikelyMissingCode => eq021_likely_missing_code,
    /// `EQ022`: every answer to an item is the same.
    ConstantColumn => eq022_constant_column,
    /// `EQ023`: an item seems to be counted from 0.
    ZeroBased => eq023_zero_based,
    /// `EQ024`: two items have the same answer in every row.
    SameColumnTwice => eq024_same_column_twice,
    /// `EQ025`: no dimension of EQ-5D-5L has a level above 3 in a large table.
    OnlyThreeLevels => eq025_only_three_levels,
    /// `EQ026`: once turned round for scoring, the reverse-keyed items of a scale run against all others.
    AlreadyReversed => eq026_already_reversed,
    /// `EQ027`: many people give the same answer to every item of a scale that is keyed both ways.
    StraightLining => eq027_straight_lining,
    /// `EQ028`: the mean of an item moves by more than two standard deviations from start to exit.
    ImplausibleShift => eq028_implausible_shift,
    /// `EQ030`: a cell holds a Swedish personal identity or coordination number.
    IdentityNumber => eq030_identity_number,
    /// `EQ031`: a person has an exit and no start.
    ExitWithoutStart => eq031_exit_without_start,
    /// `EQ032`: a person's exit is dated before the start.
    DatesOutOfOrder => eq032_dates_out_of_order,
    /// `EQ033`: a person has a start and no exit.
    StartWithoutExit => eq033_start_without_exit,
    /// `EQ040`: a stored score is not the one that the answers give.
    StoredDiffers => eq040_stored_differs,
    /// `EQ041`: a score is stored although the answers give none.
    StoredWithoutAnswers => eq041_stored_without_answers,
    /// `EQ042`: no score is stored although the answers give one.
    NotStored => eq042_not_stored,
    /// `EQ043`: a stored column differs from what the answers give, and this is what it looks like.
    StoredLooksLike => eq043_stored_looks_like,
    /// `EQ044`: a stored index comes without the name of its value set, and this is the set that it fits.
    StoredSet => eq044_stored_set,
    /// `EQ050`: a person gives the same answer to every item of a scale that is keyed both ways.
    StraightLine => eq050_straight_line,
    /// `EQ051`: too many answers to a scale are missing for a score.
    NotScorable => eq051_not_scorable,

    ..
    /// `PR01` and on: the programme's own facts.
    Programme(ProgrammeRule),
    /// `VS01` and on: the violence screening.
    Violence(ViolenceRule),
}
