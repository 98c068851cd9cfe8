//! Reports that people go on working in: a document, a workbook, and the pictures as files.
//!
//! All are made from what every reader of a report gets, and are the same bytes whenever and wherever they
//! are made: no clock, no fonts of the machine, nobody's name.

#[cfg(feature = "documents")]
mod block;
#[cfg(feature = "documents")]
mod docx;
mod drawing;
mod picture_files;
#[cfg(feature = "documents")]
mod png;
mod sheet_name;
#[cfg(all(test, feature = "documents"))]
mod tests;
mod xlsx;
