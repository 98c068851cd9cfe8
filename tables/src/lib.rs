//! Reads tables of answers: a file, a stream or bytes in memory become rows of text, a chunk at a time.
//!
//! A [`Table`] is a delimited text, ndjson, a JSON array of objects, parquet or a sheet of a workbook (`.xlsx`, `.ods`, `.xls`), a text
//! perhaps packed with gzip or Zstandard; its name says which, and where it says nothing its first bytes do. A [`Chunk`] holds
//! the rows that were read together, as [`enkat::table`] takes them. A personal identity number
//! anywhere ends the reading and is never shown.
//!
//! ```
//! use enkat::finding::Findings;
//! use enkat_tables::{Chunk, ReadOptions, Table};
//!
//! let mut table = Table::from_bytes("Kön;mo\n2;3\n1;1\n".into(), "t.csv", &ReadOptions::default())?;
//! assert_eq!(table.header(), ["Kön", "mo"]);
//! let (mut chunk, mut findings) = (Chunk::default(), Findings::default());
//! while table.read(&mut chunk, &mut findings)? {
//!     assert_eq!(chunk.column(1), ["3", "1"]);
//! }
//! # Ok::<(), enkat_tables::TableError>(())
//! ```
//!
//! # Features
//!
//! All are on unless they are switched off: `compression` (gzip and Zstandard), `parquet` and `xlsx`.
//! A table that needs one which is switched off is refused by name, [`ErrorKind::LeftOut`].
//!
//! # Without threads and files
//!
//! The crate builds for `wasm32-unknown-unknown`, where a table comes from bytes. Two things differ
//! there. A workbook is taken apart as a whole before its first row is read. Columns of a parquet file
//! that are packed with Zstandard are refused, since their reader is written in C; files packed with
//! Zstandard as a whole are read.
#![forbid(unsafe_code)]

#[cfg(feature = "xlsx")]
mod book;
mod cell_name;
mod chunk;
#[cfg(feature = "compression")]
mod compressed;
mod decode;
mod delimited;
mod error;
mod filling;
#[cfg(all(feature = "compression", any(test, target_family = "wasm")))]
mod frames;
#[cfg(any(feature = "parquet", feature = "xlsx"))]
mod guarded;
mod heading;
#[cfg(feature = "xlsx")]
mod inside_zip;
mod json_array;
mod kind;
mod limits;
mod line_block;
mod lines;
mod marks;
mod ndjson;
mod object_lines;
#[cfg(feature = "xlsx")]
mod old_workbook;
mod opened;
mod options;
mod origin;
mod other_files;
#[cfg(feature = "parquet")]
mod page_sizes;
#[cfg(feature = "parquet")]
mod parquet_file;
mod pivot;
mod regular_file;
#[cfg(feature = "xlsx")]
mod repeats;
mod separator;
mod sheet;
#[cfg(feature = "xlsx")]
mod sheet_cell;
#[cfg(feature = "xlsx")]
mod sheet_records;
#[cfg(feature = "xlsx")]
mod sheet_rows;
mod sheets;
mod stack;
mod table;
#[cfg(feature = "xlsx")]
mod unpacked_size;
mod whole;
#[cfg(feature = "xlsx")]
mod workbook;
#[cfg(feature = "xlsx")]
mod xml_watch;

pub use cell_name::cell_name;
pub use chunk::Chunk;
pub use error::{ErrorKind, Place, TableError};
#[cfg(any(feature = "parquet", feature = "xlsx"))]
#[doc(hidden)]
pub use guarded::without_panic;
pub use heading::{FindHeader, FirstRow, Header};
pub use line_block::LineBlock;
pub use options::ReadOptions;
pub use origin::Origin;
pub use pivot::AnswerColumns;
pub use sheet::Sheet;
pub use sheets::sheets;
pub use stack::{Part, RowEdit};
pub use table::{Table, name_of};

use error::Result;
use filling::Filling;
use limits::LONGEST_ROW;
use lines::{Form, Lines};
