//! A table that is read, and how its findings are listed.

use crate::ground::short_debug;
use std::sync::Arc;

use super::listed::Shown;
use crate::finding::Severity;
use crate::table::TableReader;

/// One room for each severity.
pub(super) type Room = [usize; Severity::ALL.len()];

/// Tells what was read for one purpose from what was read for another.
pub(super) type Mark = Arc<()>;

/// A table whose columns are known, and how findings in it are listed.
pub struct Reading<'a> {
    pub(crate) reader: TableReader<'a>,
    /// Columns that have to be texts.
    pub(crate) texts: Vec<usize>,
    /// So many findings of each severity are listed.
    pub(super) most_listed: usize,
    pub(super) shown: Shown,
    pub(super) mark: Mark,
}

impl<'a> Reading<'a> {
    /// `shows_values` shows cells of questionnaires as they stand.
    pub(crate) fn new(reader: TableReader<'a>, most_listed: usize, shows_values: bool) -> Self {
        let shown = Shown::new(&reader.layout, reader.header().len(), shows_values);
        Self { texts: reader.texts(), reader, most_listed, shown, mark: Mark::default() }
    }

    /// It is read otherwise from now on: nothing fits that was read before.
    pub(crate) fn begin_anew(&mut self) {
        self.mark = Mark::default();
    }

    /// What has this mark was read for this purpose.
    pub(super) fn is_of(&self, mark: &Mark) -> bool {
        Arc::ptr_eq(&self.mark, mark)
    }

    pub(super) fn room(&self) -> Room {
        [self.most_listed; Severity::ALL.len()]
    }
}

short_debug! {
    impl Reading['_] { columns: |reading: &Self| reading.reader.header().len() }
}
