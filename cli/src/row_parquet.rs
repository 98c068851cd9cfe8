//! Rows of scores in a parquet file.

use anyhow::Result;
use arrow_array::RecordBatch;
use arrow_schema::SchemaRef;

use crate::output::Output;

#[cfg(feature = "parquet")]
pub use writer::RowParquet;

#[cfg(feature = "parquet")]
mod writer {
    use anyhow::Context as _;
    use parquet::arrow::ArrowWriter;
    use parquet::basic::Compression;
    use parquet::file::properties::WriterProperties;

    use super::{Output, RecordBatch, Result, SchemaRef};
    use crate::output::WRITING;

    /// So many rows are held in memory, packed.
    const GROUP_ROWS: usize = 1 << 17;

    /// A parquet file that takes rows.
    pub struct RowParquet(ArrowWriter<Output>);

    impl RowParquet {
        /// Prepares to write rows of these columns.
        pub fn new(output: Output, schema: SchemaRef) -> Result<Self> {
            let properties = WriterProperties::builder()
                .set_compression(Compression::SNAPPY)
                .set_max_row_group_row_count(Some(GROUP_ROWS))
                .build();
            Ok(Self(ArrowWriter::try_new(output, schema, Some(properties)).context(WRITING)?))
        }

        /// Writes the next rows.
        pub fn write(&mut self, rows: &RecordBatch) -> Result<()> {
            self.0.write(rows).context(WRITING)
        }

        /// The output with everything in it.
        pub fn into_inner(self) -> Result<Output> {
            self.0.into_inner().context(WRITING)
        }
    }
}

/// What this program was built without: there is none.
#[cfg(not(feature = "parquet"))]
pub enum RowParquet {}

#[cfg(not(feature = "parquet"))]
impl RowParquet {
    /// Refuses.
    pub fn new(_: Output, _: SchemaRef) -> Result<Self> {
        anyhow::bail!(crate::text!("left-out", what = "parquet"))
    }

    /// Writes to none.
    pub fn write(&mut self, _: &RecordBatch) -> Result<()> {
        match *self {}
    }

    /// The output of none.
    pub fn into_inner(self) -> Result<Output> {
        match self {}
    }
}
