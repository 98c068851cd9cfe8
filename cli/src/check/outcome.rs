//! What came of checking one or more files: all that the outputs are made of.

use std::cmp::Reverse;
use std::collections::HashMap;

use enkat::finding::{Finding, Rule, Severity, Total};
use enkat::ground::Language;
pub use enkat::inspect::{Excerpt, Listed};

use crate::columns::Column;
use crate::sheet_cell::sheet_cell;

/// The name of the file that was given as `-`.
pub const STANDARD_INPUT: &str = "standard input";

/// What came of the whole run.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The files, in the order in which they were given.
    pub files: Vec<FileOutcome>,
    /// From this level on a finding fails the run.
    pub fail_on: Severity,
    /// The language in which a document says each finding beside English, where somebody asked for it.
    pub said_in: Option<Language>,
}

/// What came of one file.
#[derive(Clone, Debug, Default)]
pub struct FileOutcome {
    /// Its path as it was given, `standard input` for `-`.
    pub name: String,
    /// How many data rows it has.
    pub rows: u64,
    /// Its columns, and what each is read as.
    pub columns: Vec<Column>,
    /// The sheet of the workbook, if it is one.
    pub sheet: Option<String>,
    /// Of several sheets that are read as one: the cell of each finding, by its row and column.
    pub cells: HashMap<(u64, String), String>,
    /// The findings that are listed: the worst first, then by row and column.
    pub listed: Vec<Listed>,
    /// How many there are of each rule in each column, listed or not.
    pub totals: Vec<Total>,
    /// How many findings the baseline knew; they are neither listed nor in the totals.
    pub known: u64,
    /// How many findings the baseline knows that are not there any more.
    pub gone: u64,
    /// Rules that are switched off, why, and how many findings that concerns.
    pub off: Vec<SwitchedOff>,
    /// Why the file could not be used; nothing else is known of it then.
    pub unusable: Option<String>,
    /// The same in Swedish, where that is told otherwise.
    pub unusable_in_swedish: Option<String>,
}

/// A rule that the settings switch off.
#[derive(Clone, Debug)]
pub struct SwitchedOff {
    /// The rule.
    pub rule: Rule,
    /// The reason, in the words of whoever did it.
    pub reason: String,
    /// How many findings there would have been.
    pub count: u64,
}

/// What was found by one rule in one column.
#[derive(Clone, Debug)]
pub struct Group<'a> {
    /// How many there are, and the first.
    pub total: &'a Total,
    /// Those that are listed.
    pub listed: Vec<&'a Listed>,
}

impl FileOutcome {
    /// The findings by rule and column: the worst first, then by code, then in the order of the totals.
    #[must_use]
    pub fn groups(&self) -> Vec<Group<'_>> {
        let mut groups: Vec<Group<'_>> = self.totals.iter().map(|total| Group { total, listed: Vec::new() }).collect();
        groups.sort_by_key(|group| (Reverse(group.total.rule.severity()), group.total.rule.code()));
        let at: HashMap<(Rule, &str), usize> =
            groups.iter().enumerate().map(|(at, group)| ((group.total.rule, group.total.column.as_str()), at)).collect();
        for listed in &self.listed {
            if let Some(at) = at.get(&(listed.finding.rule, listed.finding.column.as_str())) {
                groups[*at].listed.push(listed);
            }
        }
        groups
    }

    /// Where a finding is, as a spreadsheet program names it; none where the file is not a workbook.
    #[must_use]
    pub fn cell(&self, finding: &Finding) -> Option<String> {
        let of_sheets = |row| self.cells.get(&(row, finding.column.clone())).cloned();
        if let Some(cell) = finding.row.and_then(of_sheets) {
            return Some(cell);
        }
        let sheet = self.sheet.as_deref()?;
        let names: Vec<&str> = self.columns.iter().map(|(name, _)| name.as_str()).collect();
        sheet_cell(Some(sheet), &names, finding)
    }

    /// Why it could not be used, in a language.
    #[must_use]
    pub fn why_unusable(&self, language: Language) -> Option<&str> {
        let swedish = self.unusable_in_swedish.as_deref().filter(|_| language == Language::Sv);
        swedish.or(self.unusable.as_deref())
    }

    /// It could be used and has no data rows, which fails the run.
    #[must_use]
    pub fn has_no_rows(&self) -> bool {
        self.unusable.is_none() && self.rows == 0
    }

    /// It was read from standard input and is not a file.
    #[must_use]
    pub fn is_standard_input(&self) -> bool {
        self.name == STANDARD_INPUT
    }

    /// How many findings there are of one level.
    #[must_use]
    pub fn count_of(&self, severity: Severity) -> u64 {
        self.totals.iter().filter(|total| total.rule.severity() == severity).map(|total| total.count).sum()
    }

    /// How many findings there are.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.totals.iter().map(|total| total.count).sum()
    }

    /// Some findings are counted and not listed.
    #[must_use]
    pub fn is_truncated(&self) -> bool {
        self.count() > self.listed.len() as u64
    }
}

impl Outcome {
    /// How many findings there are of one level, in all files.
    #[must_use]
    pub fn count_of(&self, severity: Severity) -> u64 {
        self.files.iter().map(|file| file.count_of(severity)).sum()
    }

    /// How many findings there are, in all files.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.files.iter().map(FileOutcome::count).sum()
    }

    /// Some findings of some file are counted and not listed.
    #[must_use]
    pub fn is_truncated(&self) -> bool {
        self.files.iter().any(FileOutcome::is_truncated)
    }

    /// How many findings fail the run.
    #[must_use]
    pub fn failing(&self) -> u64 {
        let totals = self.files.iter().flat_map(|file| &file.totals);
        totals.filter(|total| total.rule.severity() >= self.fail_on).map(|total| total.count).sum()
    }

    /// 2 for a file that could not be used, 1 for a finding that fails the run or a file without rows, else 0.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        if self.files.iter().any(|file| file.unusable.is_some()) {
            2
        } else {
            u8::from(self.failing() > 0 || self.files.iter().any(|file| file.rows == 0))
        }
    }
}
