//! Findings of a table, with exact totals.

use crate::ground::{Language, short_debug};
use std::collections::HashMap;
use std::fmt;

use super::{Rule, Severity};

/// One thing that is odd, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What was found.
    pub rule: Rule,
    /// The data row, counted from 1; none for a finding about a whole column.
    pub row: Option<u64>,
    /// The line of the file where the row begins, counted from 1; none where there are no lines.
    pub line: Option<u64>,
    /// The column, by the name it has in the table; empty for a whole row.
    pub column: String,
    /// The lowest and the highest code, where a range was expected.
    pub expected: Option<[u8; 2]>,
    /// The number that was found, if it is short.
    pub found: Option<i64>,
    /// What there is to say of this one beside the rule; never an answer, an id or a free text.
    pub note: Option<String>,
    /// The same in Swedish; none where it is the same in every language.
    pub note_in_swedish: Option<String>,
}

/// Numbers of more digits than this are not shown: they may identify somebody.
pub(super) const LONGEST_SHOWN: u64 = 9_999;

/// Numbers that people write for a missing answer.
pub(crate) const OFTEN_MISSING: [i64; 8] = [9, 99, 999, 9999, -1, -9, -99, -999];

impl Finding {
    /// A finding about a cell; `found` is kept only if it is a short number.
    pub(crate) fn cell(rule: Rule, row: u64, column: &str, expected: [u8; 2], found: Option<i64>) -> Self {
        let found = found.filter(|number| number.unsigned_abs() <= LONGEST_SHOWN);
        Self { row: Some(row), expected: Some(expected), found, ..Self::about_column(rule, column) }
    }

    /// What was found and what was expected, without the place.
    #[must_use]
    pub fn message(&self) -> String {
        self.message_in(Language::En)
    }

    /// The same in a language.
    #[must_use]
    pub fn message_in(&self, language: Language) -> String {
        let message = match language {
            Language::En => self.message_of_rule(),
            Language::Sv => self.message_of_rule_in_swedish(),
        };
        self.note_in(language).map_or(message.clone(), |note| format!("{message}: {note}"))
    }

    /// What there is to say beside the rule, in a language.
    #[must_use]
    pub fn note_in(&self, language: Language) -> Option<&str> {
        let swedish = self.note_in_swedish.as_deref().filter(|_| language == Language::Sv);
        swedish.or(self.note.as_deref())
    }

    fn message_of_rule(&self) -> String {
        match (self.found, self.expected) {
            (Some(found), Some([min, max])) if OFTEN_MISSING.contains(&found) => {
                format!("{found}, expected {min} to {max}; perhaps a missing code, declare it")
            }
            (Some(0), Some([min @ 1, max])) => {
                format!("0, expected {min} to {max}; a missing code, or a level counted from 0: look at the whole column first")
            }
            (Some(found), Some([min, max])) => format!("{found}, expected {min} to {max}"),
            (None, Some([min, max])) => format!("{}, expected {min} to {max}", self.rule.checks()),
            (_, None) => self.rule.checks().to_owned(),
        }
    }

    /// The same, with what there is to say beside the rule, in whatever language.
    #[must_use]
    pub fn with_note(self, note: impl Into<String>) -> Self {
        Self { note: Some(note.into()), note_in_swedish: None, ..self }
    }

    /// The same, with what there is to say beside the rule in English and in Swedish.
    #[must_use]
    pub fn with_notes(self, [english, swedish]: [String; 2]) -> Self {
        Self { note: Some(english), note_in_swedish: Some(swedish), ..self }
    }

    /// The same, with what `note` says in each language.
    pub(crate) fn with_note_in(self, note: impl Fn(Language) -> String) -> Self {
        self.with_notes([Language::En, Language::Sv].map(note))
    }

    /// It is told once, however often it was found: without rows nothing but its number is left, and that tells of answers about
    /// violence.
    fn is_told_once(&self) -> bool {
        self.row.is_none() && matches!(self.rule, Rule::Violence(rule) if rule.hangs_on_answers())
    }

    /// A finding about a whole column.
    #[must_use]
    pub fn about_column(rule: Rule, column: &str) -> Self {
        Self {
            rule,
            row: None,
            line: None,
            column: column.to_owned(),
            expected: None,
            found: None,
            note: None,
            note_in_swedish: None,
        }
    }

    /// A finding about a row, or about one of its columns that is not an item.
    #[must_use]
    pub fn about_row(rule: Rule, row: u64, column: &str) -> Self {
        Self { row: Some(row), ..Self::about_column(rule, column) }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ", self.rule.code())?;
        match (self.row, self.column.as_str()) {
            (Some(row), "") => write!(f, "row {row}")?,
            (Some(row), column) => write!(f, "row {row}, {column}")?,
            (None, column) => f.write_str(column)?,
        }
        write!(f, ": {}", self.message())
    }
}

/// How often a rule was broken in one column.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Total {
    /// The rule.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub rule: Rule,
    /// The column; empty for whole rows.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub column: String,
    /// How many findings there are, listed or not; of those that follow from answers about violence 1, unless rows are named.
    pub count: u64,
    /// The first of them.
    pub first: Finding,
    /// How many of them hold each of the numbers that are often written for a missing answer.
    pub(crate) often_missing: [u64; OFTEN_MISSING.len()],
    /// How many of them hold the number just below the range.
    pub(crate) just_below: u64,
}

/// The findings of a table: the first ones listed, all of them counted.
///
/// # Examples
///
/// ```
/// use enkat::inner::table::{Batch, score};
/// use enkat::table::Column;
/// use enkat::finding::{Findings, Rule};
/// use enkat::Registry;
///
/// let registry = Registry::built_in();
/// let eq5d5l = registry.get("eq5d5l")?;
/// let mobility = Column::new("mo", &[1_u8, 9, 3]);
/// let batch = Batch::new(eq5d5l.definition(), vec![Some(mobility), None, None, None, None, None])?;
/// let mut findings = Findings::default();
/// let scores = score(&*eq5d5l.scorer(&[])?, &batch, &mut findings)?;
/// assert_eq!(findings.listed()[0].to_string(), "EQ001 row 2, mo: 9, expected 1 to 5; perhaps a missing code, declare it");
/// assert_eq!(findings.count_of(Rule::OutOfRange), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Findings {
    pub(super) listed: Vec<Finding>,
    /// How many more there is room for, of each severity.
    pub(super) room: [usize; Severity::ALL.len()],
    pub(super) totals: Vec<Total>,
    /// Where the totals of each column are.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub(super) places: HashMap<String, Vec<usize>>,
    /// Numbers out of range are told apart, not only counted.
    pub(super) counts_numbers: bool,
}

impl Total {
    /// So many findings like `first`.
    #[must_use]
    pub fn new(first: Finding, count: u64) -> Self {
        let (rule, column) = (first.rule, first.column.clone());
        Self { rule, column, count, first, often_missing: [0; OFTEN_MISSING.len()], just_below: 0 }
    }
}

/// Numbers out of the range of one item.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Numbers {
    often_missing: [u64; OFTEN_MISSING.len()],
    just_below: u64,
}

impl Numbers {
    /// Counts `more` cells with this number.
    pub(crate) fn note(&mut self, found: i64, min: u8, more: u64) {
        self.just_below += if found == i64::from(min) - 1 { more } else { 0 };
        if let Some(place) = OFTEN_MISSING.iter().position(|often| *often == found) {
            self.often_missing[place] += more;
        }
    }
}

impl Default for Findings {
    fn default() -> Self {
        Self::listing(1_000)
    }
}

impl Extend<Finding> for Findings {
    fn extend<T: IntoIterator<Item = Finding>>(&mut self, findings: T) {
        for finding in findings {
            self.push(finding);
        }
    }
}

impl Findings {
    /// Lists at most `most_listed` findings of each severity and counts all.
    #[must_use]
    pub fn listing(most_listed: usize) -> Self {
        Self::with_room([most_listed; Severity::ALL.len()])
    }

    /// Lists as many findings of each severity as there is room for.
    pub(crate) fn with_room(room: [usize; Severity::ALL.len()]) -> Self {
        Self { listed: Vec::new(), room, totals: Vec::new(), places: HashMap::new(), counts_numbers: false }
    }

    /// The same, telling numbers out of range apart.
    pub(crate) fn counting_numbers(self) -> Self {
        Self { counts_numbers: true, ..self }
    }

    pub(crate) fn counts_numbers(&self) -> bool {
        self.counts_numbers
    }

    /// Adds the numbers that were found out of range in a column that has such a finding.
    pub(crate) fn count_numbers(&mut self, rule: Rule, column: &str, numbers: &Numbers) {
        if let Some(total) = self.total_mut(rule, column) {
            total.just_below += numbers.just_below;
            for (sum, count) in total.often_missing.iter_mut().zip(numbers.often_missing) {
                *sum += count;
            }
        }
    }

    /// Adds what was counted in later rows, without listing it.
    pub(crate) fn count_all_of(&mut self, later: &[Total]) {
        for total in later {
            self.count(&total.first, total.count);
            let numbers = Numbers { often_missing: total.often_missing, just_below: total.just_below };
            self.count_numbers(total.rule, &total.column, &numbers);
        }
    }

    /// What was listed and what was counted.
    pub(crate) fn into_parts(self) -> (Vec<Finding>, Vec<Total>) {
        (self.listed, self.totals)
    }

    /// Adds one.
    pub fn push(&mut self, finding: Finding) {
        let is_told = finding.is_told_once() && self.total(finding.rule, &finding.column).is_some();
        self.count(&finding, 1);
        if is_told {
            return;
        }
        self.list(finding.rule.severity(), || finding);
    }

    /// Counts `more` findings like `first` without listing them.
    pub(crate) fn count(&mut self, first: &Finding, more: u64) {
        let is_told_once = first.is_told_once();
        if let Some(total) = self.total_mut(first.rule, &first.column) {
            total.count = if is_told_once { 1 } else { total.count + more };
            // one column may be read several times, a digit each
            if first.row < total.first.row {
                total.first = first.clone();
            }
        } else {
            self.places.entry(first.column.clone()).or_default().push(self.totals.len());
            self.totals.push(Total::new(first.clone(), if is_told_once { more.min(1) } else { more }));
        }
    }

    /// There is no room to list another, and this rule was broken in this column before.
    pub(crate) fn is_told(&self, rule: Rule, column: &str) -> bool {
        self.room[rule.severity() as usize] == 0 && !self.counts_numbers && self.total(rule, column).is_some()
    }

    /// Counts more findings of a kind that is told already.
    pub(crate) fn count_more(&mut self, rule: Rule, column: &str, more: u64) {
        if more > 0
            && let Some(total) = self.total_mut(rule, column)
        {
            total.count += more;
        }
    }

    /// There is room to list something of this severity.
    pub(crate) fn lists(&self, severity: Severity) -> bool {
        self.room[severity as usize] > 0
    }

    /// Lists without counting, while there is room.
    pub(crate) fn list(&mut self, severity: Severity, finding: impl FnOnce() -> Finding) {
        let room = &mut self.room[severity as usize];
        if *room > 0 {
            *room -= 1;
            self.listed.push(finding());
        }
    }

    /// The first findings.
    #[must_use]
    pub fn listed(&self) -> &[Finding] {
        &self.listed
    }

    /// How many there are of each rule in each column.
    #[must_use]
    pub fn totals(&self) -> &[Total] {
        &self.totals
    }

    fn total_mut(&mut self, rule: Rule, column: &str) -> Option<&mut Total> {
        let place = self.place(rule, column)?;
        self.totals.get_mut(place)
    }

    fn place(&self, rule: Rule, column: &str) -> Option<usize> {
        self.places.get(column)?.iter().copied().find(|place| self.totals[*place].rule == rule)
    }

    /// How many there are of one rule in one column.
    pub(crate) fn total(&self, rule: Rule, column: &str) -> Option<&Total> {
        self.place(rule, column).map(|place| &self.totals[place])
    }

    /// How many there are of one rule.
    #[must_use]
    pub fn count_of(&self, rule: Rule) -> u64 {
        self.totals.iter().filter(|total| total.rule == rule).map(|total| total.count).sum()
    }

    /// How many there are at or above `severity`.
    #[must_use]
    pub fn count_at_least(&self, severity: Severity) -> u64 {
        self.totals.iter().filter(|total| total.rule.severity() >= severity).map(|total| total.count).sum()
    }
}

short_debug! {
    impl Findings { listed: |findings: &Self| findings.listed.len(), totals: |findings: &Self| findings.totals.len() }
}
