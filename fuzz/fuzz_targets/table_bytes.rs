//! Any bytes through the program's reader: an error or rows, never a panic.
#![no_main]

use std::io::Cursor;

use enkat::finding::Findings;
use enkat::table::TableRows;
use enkat::{Choices, Registry};
use enkat_tables::{Chunk, ReadOptions, Table};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let registry = Registry::built_in();
    let choices = Choices { reveal_violence: true, ..Choices::default() };
    for header in ["", "id,wave,profile,vas\n", "mo;sc;ua;pd;ad;soc13_1;soc13_2\n"] {
        let bytes = [header.as_bytes(), bytes].concat();
        let Ok(mut table) = Table::from_reader(Box::new(Cursor::new(bytes)), "fuzz", &ReadOptions::default()) else { continue };
        let names: Vec<String> = table.header().into_iter().map(str::to_owned).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let Ok(scores) = choices.scores(&registry, &names) else { continue };
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
});
