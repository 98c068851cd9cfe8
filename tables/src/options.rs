//! What is known of how a table is written.

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
}
