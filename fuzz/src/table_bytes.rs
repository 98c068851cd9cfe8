//! Any bytes through the program's readers of every kind of table: an error or rows, never a panic.

use std::io::Cursor;

use enkat::finding::Findings;
use enkat::table::TableRows;
use enkat::{Choices, Registry};
use enkat_tables::{AnswerColumns, Chunk, Part, ReadOptions, Table};

/// The name of a file says what is in it.
const NAMES: [&str; 12] =
    ["t.csv", "t.tsv", "t.xlsx", "t.ods", "t.xls", "t.parquet", "t.ndjson", "t.json", "t.csv.gz", "t.csv.zst", "t", "t.sav"];

/// The first byte chooses the name, the second what is done with the table.
pub fn holds(bytes: &[u8]) {
    let [name, how, bytes @ ..] = bytes else { return };
    let name = NAMES[usize::from(*name) % NAMES.len()];
    for header in ["", "id,wave,profile,vas\n", "mo;sc;ua;pd;ad;soc13_1;soc13_2\n"] {
        let bytes = [header.as_bytes(), bytes].concat();
        let open = || Table::from_reader(Cursor::new(bytes.clone()), name, &ReadOptions::default());
        let Ok(mut table) = open() else { continue };
        let columns = table.header().len();
        if how % 4 == 1 {
            let place = |by: u8| usize::from(how >> by) % columns.max(1);
            let wave = (how % 8 == 1).then(|| place(3));
            let columns =
                AnswerColumns { id: place(2), wave, item: place(4), answer: place(5), said: (how % 16 == 9).then(|| place(6)) };
            let Ok((pivoted, _)) = table.pivoted(columns) else { continue };
            table = pivoted;
        } else if how % 4 == 2 {
            let Ok(other) = open() else { continue };
            let part = |table: Table| {
                let columns = table.header().into_iter().map(str::to_owned).collect();
                Part { table, columns, constant: vec![("file".into(), "a".into())], edit: None, findings: Vec::new() }
            };
            let Ok(stacked) = Table::stacked(vec![part(table), part(other)], "both") else { continue };
            table = stacked;
        }
        read(table);
    }
}

/// Scores the rows and counts them: both see the same.
pub fn read(mut table: Table) {
    let registry = Registry::built_in();
    let choices = Choices { reveal_violence: true, ..Choices::default() };
    let names: Vec<String> = table.header().into_iter().map(str::to_owned).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let Ok(scores) = choices.scores(&registry, &names) else { return };
    let cohort = choices.cohort_with_ids(&registry, &names).expect("no groups");
    let (mut scored, mut counted) = (scores.begin(), cohort.begin());
    let mut chunk = Chunk::default();
    while let Ok(true) = table.read(&mut chunk, &mut Findings::default()) {
        let columns = TableRows::columns_of(chunk.text());
        let rows = chunk.table_rows(&columns);
        let made = scored.read(&rows).expect("the columns of a chunk fit");
        assert_eq!(made.len(), scores.names().len());
        counted.read(&rows).expect("so few rows are counted");
    }
    let (((), of_scores), (_, of_cohort)) = (scored.finish(), counted.finish());
    assert_eq!(of_scores.totals, of_cohort.totals);
}
