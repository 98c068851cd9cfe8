//! Labels of occasions that stand in a table, those that were asked for and others.

use std::collections::BTreeSet;

use super::LayoutError;
use crate::finding::Finding;
use crate::ground::{Occasion, OccasionNames, looks_like_name, plain_label, shown_text};

/// More labels than this are not told one by one.
const MOST_IGNORED: usize = 1_000;
/// So many labels are shown where none is among those that were asked for; a column of free texts has more.
const MOST_SHOWN: usize = 8;
/// And none of more characters.
const LONGEST_SHOWN: usize = 24;

/// The labels of some rows.
#[derive(Clone, Default)]
pub(crate) struct Labels {
    /// Of those that were asked for.
    met: BTreeSet<String>,
    ignored: Vec<Ignored>,
}

/// A label that nobody asked for.
#[derive(Clone)]
struct Ignored {
    /// As labels are compared.
    plain: String,
    /// As it stands in its first row.
    label: String,
    /// The finding about that row.
    finding: Finding,
}

impl Labels {
    /// A label that was asked for stands in a row.
    pub(super) fn meet(&mut self, cell: &str) {
        self.met.insert(plain_label(cell));
    }

    pub(super) fn meet_all_of(&mut self, other: &Self) {
        self.met.extend(other.met.iter().cloned());
    }

    /// A label that nobody asked for; `finding` is about its row.
    pub(super) fn ignore(&mut self, cell: &str, finding: impl FnOnce() -> Finding) {
        let plain = plain_label(cell);
        if self.ignored.len() < MOST_IGNORED && !self.ignored.iter().any(|known| known.plain == plain) {
            self.ignored.push(Ignored { plain, label: cell.trim().to_owned(), finding: finding() });
        }
    }

    /// Adds those of later rows; the finding about the first row of each label that is new.
    pub(crate) fn append(&mut self, later: Self) -> Vec<Finding> {
        self.met.extend(later.met);
        let mut found = Vec::new();
        for ignored in later.ignored {
            let is_new = !self.ignored.iter().any(|known| known.plain == ignored.plain);
            if is_new && self.ignored.len() < MOST_IGNORED {
                found.push(ignored.finding.clone());
                self.ignored.push(ignored);
            }
        }
        found
    }

    /// The labels of each occasion of which none stands in any row, where others do that name none: without such nobody has
    /// had that occasion yet.
    pub(crate) fn unmet(&self, names: &OccasionNames) -> Vec<Vec<String>> {
        if self.ignored.is_empty() {
            return Vec::new();
        }
        let of_each = Occasion::BOTH.map(|occasion| names.labels(occasion));
        let is_unmet = |labels: &&[String]| !labels.is_empty() && !labels.iter().any(|label| self.met.contains(label));
        of_each.iter().copied().filter(is_unmet).map(<[String]>::to_vec).collect()
    }

    /// What is wrong where none of the labels that were asked for stands in the table, and others do.
    pub(crate) fn none_met(&self, names: &OccasionNames, column: &str) -> Option<LayoutError> {
        if !names.are_given() || !self.met.is_empty() || self.ignored.is_empty() {
            return None;
        }
        let may_be_shown = |label: &str| {
            let is_number = label.len() <= 3 && label.bytes().all(|byte| byte.is_ascii_digit());
            label.chars().count() <= LONGEST_SHOWN && shown_text(label) == label && (looks_like_name(label) || is_number)
        };
        let labels = self.ignored.iter().map(|ignored| ignored.label.as_str());
        let found = if self.ignored.len() <= MOST_SHOWN { labels.filter(|label| may_be_shown(label)).collect() } else { vec![] };
        let asked = Occasion::BOTH.iter().flat_map(|occasion| names.labels(*occasion));
        Some(LayoutError::NoSuchOccasion {
            column: column.to_owned(),
            asked: asked.map(|label| shown_text(label)).collect(),
            found: found.into_iter().map(str::to_owned).collect(),
            labels: self.ignored.len(),
        })
    }
}
