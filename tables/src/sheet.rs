//! A sheet, before it is opened.

/// A sheet of a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// What it is called.
    pub name: String,
    /// A person who opens the workbook sees it.
    pub is_visible: bool,
}
