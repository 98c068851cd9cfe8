//! Any cells in the programme's columns: counted or told, never a panic, and what nobody knows is not repeated.

use enkat::finding::Findings;
use enkat::table::TableRows;
use enkat::{Choices, Registry};
use enkat_tables::{Chunk, ReadOptions, Table};

use crate::made_of;

const HEADER: [&str; 8] =
    ["id", "wave", "referred_from", "contacts", "activities", "exit_to", "exit_kind", "seven-item-skeleton-1.status"];

pub fn holds(bytes: &[u8]) {
    let Some(cells) = made_of::<Vec<&str>>(bytes) else { return };
    let quoted = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
    let mut text = HEADER.join(",");
    for row in cells.chunks(HEADER.len()).take(50) {
        let filled = (0..HEADER.len()).map(|column| quoted(row.get(column).copied().unwrap_or_default()));
        text = text + "\n" + &filled.collect::<Vec<_>>().join(",");
    }
    let options = ReadOptions { delimiter: Some(b','), ..ReadOptions::default() };
    let Ok(mut table) = Table::from_bytes(text.into_bytes(), "t.csv", &options) else { return };
    let registry = Registry::built_in();
    let names: Vec<String> = table.header().into_iter().map(str::to_owned).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let cohort = Choices::default().cohort_with_ids(&registry, &names).expect("no groups");
    let mut counted = cohort.begin();
    let mut chunk = Chunk::default();
    while let Ok(true) = table.read(&mut chunk, &mut Findings::default()) {
        let columns = TableRows::columns_of(chunk.text());
        counted.read(&chunk.table_rows(&columns)).expect("so few rows are counted");
    }
    let _ = counted.finish();
}
