//! What a table holds, as text.

use enkat::finding::Findings;
use enkat_tables::{Chunk, Table, TableError};

/// The header and all rows.
pub(crate) fn cells(table: Result<Table, TableError>) -> Result<Vec<Vec<String>>, TableError> {
    let mut table = table?;
    let mut rows = vec![table.header().into_iter().map(str::to_owned).collect::<Vec<_>>()];
    let mut chunk = Chunk::default();
    while table.read(&mut chunk, &mut Findings::default())? {
        let columns = rows[0].len();
        rows.extend((0..chunk.rows()).map(|row| (0..columns).map(|column| chunk.cell(row, column).to_owned()).collect()));
    }
    Ok(rows)
}
