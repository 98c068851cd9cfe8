//! How many findings are listed, and what they show.

use super::listed::Shown;
use crate::finding::Severity;
use crate::table::TableReader;

/// One room for each severity.
pub(super) type Room = [usize; Severity::ALL.len()];

/// How findings are listed.
pub struct Listing {
    /// So many of each severity.
    pub(super) most: usize,
    pub(super) shown: Shown,
}

impl Listing {
    /// `most` of each severity; `shows_values` shows cells of questionnaires as they stand.
    pub(crate) fn new(reader: &TableReader<'_>, most: usize, shows_values: bool) -> Self {
        Self { most, shown: Shown::new(&reader.layout, reader.header().len(), shows_values) }
    }

    pub(super) fn room(&self) -> Room {
        [self.most; Severity::ALL.len()]
    }
}
