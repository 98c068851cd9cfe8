//! What is known of how a table is written.

use std::sync::Arc;

use crate::heading::Header;

/// What is known of how a table is written.
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    /// The character between cells; guessed from the header if not given.
    pub delimiter: Option<u8>,
    /// The sheet of a workbook; the only one if not given.
    pub sheet: Option<String>,
    /// Where the names of the columns stand in a text table or a sheet.
    pub header: Header,
    /// Columns, by their names, in which digits alone are no personal identity numbers: times, telephone numbers, seconds.
    pub not_identity: Vec<String>,
}

impl ReadOptions {
    /// For each column whether it was declared; empty where none was.
    pub(crate) fn declared(&self, header: &[String]) -> Arc<[bool]> {
        let plain = |name: &String| name.trim().to_lowercase();
        let names: Vec<String> = self.not_identity.iter().map(plain).collect();
        if names.is_empty() { Arc::new([]) } else { header.iter().map(|name| names.contains(&plain(name))).collect() }
    }
}
