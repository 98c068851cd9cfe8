//! The rules of every table.

use super::{About, ProgrammeRule, ViolenceRule, rules};

rules! {
    /// What was found. Codes are never reused.
    pub enum Rule, pub(super) const OF_TABLES;

    OutOfRange: "EQ001", Error, Cell {
        checks: "an answer is an integer outside the range of its item",
        why: "the item has no such answer; read as one, it would shift every score that uses it",
        example: "9 in a column of levels 1 to 5",
        advice: "correct the cell; declare a number that stands for a missing answer as a missing code, but not a 0 that may be a level",
    }

    NotAnInteger: "EQ002", Error, Cell {
        checks: "an answer is a number with decimals",
        why: "items are answered in whole codes; cutting off the decimals would invent an answer",
        example: "2.5 in a column of levels 1 to 5",
        advice: "correct the cell, or see whether a mean of several items was stored",
    }

    NotANumber: "EQ003", Error, Cell {
        checks: "an answer is a text, or true or false",
        why: "only codes can be scored, and a text is not the same as no answer",
        example: "unsure in a column of levels 1 to 5",
        advice: "declare what code each text stands for, or replace it by its code; declare a text that stands for a missing answer as a missing code",
    }

    Padded: "EQ004", Warning, Cell {
        checks: "an answer has blanks around it",
        why: "it is read as the number; other programs may read a text",
        example: "\" 3 \" in a column of levels 1 to 5",
        advice: "remove the blanks where the file is made",
    }

    RowWidth: "EQ010", Error, Row {
        checks: "a row has more or fewer cells than the header",
        why: "its answers may stand under the wrong columns, so none is used",
        example: "a text with an unquoted separator in it",
        advice: "quote the cell that holds a separator, or add the missing cells",
    }

    RepeatedOccasion: "EQ011", Error, Person {
        checks: "a person has several rows for one occasion",
        why: "which row counts is unknown; each is scored, and group figures use none of them",
        example: "two rows with id 7 and wave start",
        advice: "keep one row per person and occasion",
    }

    UnknownOccasion: "EQ012", Error, Cell {
        checks: "a row's wave is blank or is neither start nor exit",
        why: "the occasion is unknown; the row is scored, and group figures leave it out",
        example: "pre in the column wave, where nobody said that it is the start",
        advice: "correct the cell, or say what the table calls the occasions",
    }

    NoId: "EQ013", Warning, Row {
        checks: "a row has no id although the table has a column of ids",
        why: "the row counts for its occasion, but cannot be paired with the person's other occasion",
        example: "an empty cell in the column id",
        advice: "fill in the pseudonym",
    }

    IgnoredOccasion: "EQ014", Notice, Row {
        checks: "a row's wave is not among the occasions that were asked for",
        why: "occasions were chosen on purpose; rows of other occasions are scored, and group figures leave them out",
        example: "follow-up where pre was named as the start and post as the exit",
        advice: "nothing, if that is intended",
    }

    NoDate: "EQ015", Warning, Cell {
        checks: "a date is not a day written as 2026-04-03, with or without a time",
        why: "the time between start and exit is unknown, so figures that need it leave the person out",
        example: "3/4/2026, which may lie in March or in April",
        advice: "write the day as 2026-04-03",
    }

    GroupChanges: "EQ016", Warning, Person {
        checks: "a person's group differs between the occasions; blank cells do not count",
        why: "each occasion counts in the group of its row; the change counts in the group of the start",
        example: "site A at start and site B at exit",
        advice: "nothing if the person moved; otherwise correct the cell",
    }

    NoAnswers: "EQ017", Notice, Row {
        checks: "a row has no answer at all",
        why: "it counts among the rows of its occasion with everything missing; often the questions were never asked",
        example: "an id and a wave, and every item empty",
        advice: "enter the answers if there are any; nothing, if that is intended",
    }

    BrokenLine: "EQ018", Error, Row {
        checks: "a line of ndjson is not a single object with each key once",
        why: "its content is uncertain, so all its answers are invalid",
        example: "a line that was cut off; {\"mo\": 1, \"mo\": 2}",
        advice: "write one whole object on each line",
    }

    LateKey: "EQ019", Error, Row {
        checks: "a line of ndjson has a key that the first lines lack",
        why: "the columns are those of the first lines; an answer under a later key would go unread",
        example: "a key vas that first appears in line 20000",
        advice: "write every key in every line, with null for no answer",
    }

    NoColumn: "EQ020", Warning, Header {
        checks: "a questionnaire lacks the column of one of its items",
        why: "the item counts as missing in every row",
        example: "soc13_1 to soc13_12 without soc13_13",
        advice: "say which column it is, or see whether the export lost it",
    }

    LikelyMissingCode: "EQ021", Warning, Column {
        checks: "the same number out of range stands in many rows of a column",
        why: "it is probably a code for a missing answer; until it is declared, each of these cells is an error",
        example: "9 in every tenth row of a column of levels 1 to 5",
        advice: "if the code list of the export says so, declare it as a missing code; otherwise correct the cells",
        evidence: "of 1000 simulated sound cohorts of 10 to 1000 people 0 gave it; of 200 cohorts each of 10, 20, 50, 100 and 500 people with 9 for one answer in 20 it finds 38, 91, 100, 100 and 100 %",
    }

    ConstantColumn: "EQ022", Warning, Column {
        checks: "every answer to an item is the same",
        why: "people differ; a column that does not was often filled down or copied",
        example: "4 in every row of soc13_7",
        advice: "find out how the column was filled; nothing, if everyone did answer alike",
        evidence: "of 1000 simulated sound cohorts of 10 to 1000 people 0 gave it; of 200 cohorts each of 10, 20, 50, 100 and 500 people with one item of KASAM filled down it finds 0, 100, 100, 100 and 100 %",
    }

    ZeroBased: "EQ023", Error, Column {
        checks: "the levels of an item seem to be counted from 0",
        why: "0 stands beside other answers too often for a missing answer, and the highest level never appears: every answer is probably one too low, and scores of these rows are wrong or empty",
        example: "0 to 4 in columns of levels 1 to 5",
        advice: "look at the code list of the export; if 0 is a level, declare the codes as counted from 0, or export the codes of the form, 1 to 5 or 1 to 7, and remove 0 from the missing codes; enkat never shifts levels on a guess",
        evidence: "of 1000 simulated sound cohorts of 10 to 1000 people 0 gave it; of 200 cohorts each of 10, 20, 50, 100 and 500 people with levels of EQ-5D-5L counted from 0 it finds 98, 100, 100, 100 and 100 %, with 0 declared as a missing code besides it finds 98, 100, 100, 100 and 100 %",
    }

    SameColumnTwice: "EQ024", Warning, Column {
        checks: "two items have the same answer in every row",
        why: "one column is probably a copy of the other, and then the answers to an item are lost",
        example: "soc13_5 equal to soc13_6 in 200 rows",
        advice: "compare both columns with the forms",
        evidence: "of 1000 simulated sound cohorts of 10 to 1000 people 0 gave it; of 200 cohorts each of 10, 20, 50, 100 and 500 people with one item of KASAM copied over another it finds 0, 27, 100, 100 and 100 %",
    }

    OnlyThreeLevels: "EQ025", Warning, Column {
        checks: "no answer to EQ-5D-5L is above level 3, though many are at 2 or 3",
        why: "the answers are probably to EQ-5D-3L, whose levels mean something else and need value sets of their own: index values of EQ-5D-5L would be wrong",
        example: "levels 1 to 3 in all five dimensions of 100 people, half of the answers 2 or 3",
        advice: "look at the form that people filled in; if it was EQ-5D-3L, leave these columns out: recoding 2 and 3 does not make them levels of EQ-5D-5L",
        evidence: "of 1000 simulated sound cohorts of 10 to 1000 people 0 gave it; of 200 cohorts each of 10, 20, 50, 100 and 500 people with answers to EQ-5D-3L it finds 0, 2, 22, 45 and 100 %",
    }

    AlreadyReversed: "EQ026", Warning, Column {
        checks: "after scoring has reversed them, the reverse-keyed items of a scale run against the others",
        why: "they were probably reversed before the export, and scoring reverses them a second time: the sums are wrong",
        example: "the sum of soc13_1, 2, 3, 7 and 10 falls where the sum of the other items rises",
        advice: "export the answers as they were marked on the form, or declare which items are stored reversed; enkat never reverses items on a guess",
        evidence: "of 1000 simulated sound cohorts of 10 to 1000 people 0 gave it; of 200 cohorts each of 10, 20, 50, 100 and 500 people with items of KASAM reversed beforehand it finds 37, 79, 96, 97 and 99 %",
    }

    StraightLining: "EQ027", Warning, Column {
        checks: "many people give the same answer to every item of a scale with items keyed both ways",
        why: "the same mark throughout rarely says what somebody means, and it gives a score near the middle whatever they feel",
        example: "4 in all of soc13_1 to soc13_13 in a fifth of the rows",
        advice: "find out how the form was handed out and entered; the scores stand",
        evidence: "of 1000 simulated sound cohorts of 10 to 1000 people 0 gave it; of 200 cohorts each of 10, 20, 50, 100 and 500 people with three of ten people straight-lining in KASAM it finds 7, 56, 93, 100 and 100 %",
    }

    ImplausibleShift: "EQ028", Warning, Column {
        checks: "the mean of an item moves by more than two standard deviations from start to exit",
        why: "a whole group rarely moves that far; often one occasion is coded in another way",
        example: "an item with mean 2 at start and 6 at exit",
        advice: "compare how the two occasions were entered before using any figure of change",
        evidence: "of 1000 simulated sound cohorts of 10 to 1000 people 0 gave it; of 200 cohorts each of 10, 20, 50, 100 and 500 people with the levels of EQ-5D-5L reversed at exit it finds 49, 89, 90, 89 and 89 %",
    }

    LevelsReversed: "EQ029", Warning, Column {
        checks: "the levels of EQ-5D-5L rise with EQ VAS",
        why: "more problems should go with worse health: either the levels run the other way, 5 for no problems, or EQ VAS does, and the index values are probably wrong",
        example: "55555 beside an EQ VAS of 95 and 21112 beside 30",
        advice: "compare a few rows with the forms: 1 stands for no problems and EQ VAS 100 for the best health; export the codes of the form, or declare them as reversed; enkat never reverses levels on a guess",
        evidence: "of 1000 simulated sound cohorts of 10 to 1000 people 0 gave it; of 200 cohorts each of 10, 20, 50, 100 and 500 people with the levels of EQ-5D-5L reversed it finds 54, 72, 93, 98 and 100 %",
    }

    IdentityNumber: "EQ030", Error, Cell {
        checks: "a cell holds a personal identity number",
        why: "answers about health must not travel with a person's identity, so every command stops",
        example: "a number of ten or twelve digits whose date and check digit fit, or one as in Denmark, Finland, Iceland or Norway",
        advice: "replace the numbers by pseudonyms and keep the key elsewhere",
    }

    ExitWithoutStart: "EQ031", Warning, Person {
        checks: "a person has an exit and no start",
        why: "the person's change is unknown; often the id is spelt differently at the start",
        example: "an id that appears only in exit rows",
        advice: "look for the start under another id",
    }

    DatesOutOfOrder: "EQ032", Error, Person {
        checks: "a person's exit is dated before the start",
        why: "one of the dates is wrong, or the two occasions are swapped",
        example: "start on 2026-05-01, exit on 2026-01-15",
        advice: "correct the dates, or the wave of the two rows",
    }

    StartWithoutExit: "EQ033", Notice, Person {
        checks: "a person has a start and no exit",
        why: "the person counts at the start; figures of change leave them out",
        example: "somebody who is still in the programme",
        advice: "nothing, if that is so; otherwise add the exit row",
    }

    NobodysRow: "EQ034", Warning, Row {
        checks: "a row is a sum, a mean or a count, a title, or the names of the columns once more",
        why: "it is nobody's, so it is left out of every figure and has no score",
        example: "Summa in the column of ids, below the last person",
        advice: "remove it from the table; if it is somebody's, give the person another pseudonym",
    }

    StoredDiffers: "EQ040", Error, Cell {
        checks: "a stored score differs from the score that the answers give",
        why: "every figure made from the stored score carries the difference",
        example: "utility 0.850 where the value set gives 0.878",
        advice: "look for a finding about the whole column, then compute the score again",
    }

    StoredWithoutAnswers: "EQ041", Warning, Cell {
        checks: "a score is stored although the answers give none",
        why: "it rests on answers outside the table, or on another rule for missing answers",
        example: "a utility beside an empty level",
        advice: "state the rule that was used; otherwise remove the score",
    }

    NotStored: "EQ042", Notice, Cell {
        checks: "a stored score is missing although the answers give one",
        why: "figures made from the stored column leave the row out",
        example: "an empty utility beside five levels",
        advice: "fill in the score; nothing, if that is intended",
    }

    StoredLooksLike: "EQ043", Error, Column {
        checks: "a stored column differs from the scores that the answers give; the likely cause",
        why: "one cause nearly always explains the whole column",
        example: "the values of another value set; items that were not reversed",
        advice: "see whether the cause holds, then compute the column again from the answers",
    }

    StoredSet: "EQ044", Notice, Column {
        checks: "a stored index comes without the name of its value set; the set that fits",
        why: "an index value means nothing without its value set",
        example: "all values are those of US-2019",
        advice: "name the set with the measure, such as eq5d5l.index@US-2019",
    }

    LackedByPart: "EQ045", Warning, Header {
        checks: "of several tables that are read as one, one lacks the column of an item that another has",
        why: "the item counts as missing in every row of that table, and figures rest on the rest",
        example: "mo in the tables of two municipalities, and no column that is read as mo in that of a third",
        advice: "say which column of that table it is; nothing, if it was not asked there",
    }

    AlikeIds: "EQ046", Warning, Person {
        checks: "two ids differ only in case, in blanks or in zeros before their first number",
        why: "they are probably the same person, whose start and exit are then not held together",
        example: "P01 at start and p1 at exit",
        advice: "write ids in one way, or choose that they are folded",
    }

    RepeatedItem: "EQ047", Error, Row {
        checks: "of one person and occasion an item has several answers in a table with a row for each answer",
        why: "which answer counts is unknown; if they differ none is used",
        example: "two rows with id 7, wave start and item mo",
        advice: "keep one row for each person, occasion and item",
    }

    StraightLine: "EQ050", Notice, Row {
        checks: "a person gives the same answer to every item of a scale with items keyed both ways",
        why: "the score lies near the middle of the scale, whatever the person feels",
        example: "7 in all of soc13_1 to soc13_13",
        advice: "nothing; leave such rows out of an analysis only under a rule that was set beforehand",
    }

    NotScorable: "EQ051", Notice, Row {
        checks: "too many answers to a scale are missing for a score",
        why: "the scale has no score in that row; other scales may have one",
        example: "all four items of meaningfulness empty",
        advice: "nothing, if the answers were not given; otherwise enter them",
    }

    NoCode: "EQ060", Error, Cell {
        checks: "an answer has no code among those that were declared for its item",
        why: "codes were declared for what the table holds, and nothing is guessed of the rest",
        example: "Nivå 6, where codes were declared for Nivå 1 to Nivå 5",
        advice: "declare its code as well, declare it as a missing code, or correct the cell",
    }

    ColumnsDisagree: "EQ061", Error, Cell {
        checks: "two columns that were named for one item are both filled, and differ",
        why: "of such columns one is filled in each row, as of two language versions; which of two answers was given is unknown, so neither is used",
        example: "2 in mo_sv and 4 in mo_en, both named as mobility",
        advice: "correct the row, or name one of the columns only",
    }

    LooksUnread: "EQ062", Warning, Column {
        checks: "a column looks like answers to a questionnaire and is not read",
        why: "it has another name than ours, so its answers are in no score and no figure",
        example: "a column Rörlighet beside vas; five columns of 1 to 5 that are called Q1 to Q5",
        advice: "say which item the column holds; nothing, if it holds something else",
    }

    NamesOfPeople: "EQ063", Warning, Header {
        checks: "a column is called as one that holds names of people",
        why: "answers about health must not travel with a person's identity, and scores carry other columns along",
        example: "a column Namn beside the answers",
        advice: "remove the column and keep the names with the key to the pseudonyms, which stand in their place where the column is the id; nothing, if it names something else",
    }

    OccasionNotMet: "EQ064", Warning, Column {
        checks: "no row has the label that was given for an occasion",
        why: "nobody is at that occasion then, so there are no pairs and no change",
        example: "followup was named as the exit, and the table has post",
        advice: "look at the labels that the table has, and name the one that is meant",
    }

    ..
    /// `PR01` and on: the programme's own facts.
    Programme(ProgrammeRule),
    /// `VS01` and on: the violence screening.
    Violence(ViolenceRule),
}
