//! Any bytes through the program's reader: an error or rows, never a panic.
#![no_main]

use std::io::Cursor;

use enkat::table::{TableRows, TableScorer};
use enkat::instrument::Block;
use enkat::tally::CohortReader;
use enkat_cli::args::TableArgs;
use enkat_cli::config::Settings;
use enkat_cli::source::Source;
use enkat_tables::{Chunk, ReadOptions, Table};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let settings = Settings::from_args(&TableArgs::default()).expect("the defaults are usable");
    for header in ["", "id,wave,profile,vas\n", "mo;sc;ua;pd;ad;soc13_1;soc13_2\n"] {
        let bytes = [header.as_bytes(), bytes].concat();
        let Ok(table) = Table::from_reader(Box::new(Cursor::new(bytes)), "fuzz", &ReadOptions::default()) else { continue };
        let Ok(mut source) = Source::new(table, &settings) else { continue };
        let mut scorer = TableScorer::new(&source.reader, settings.occasions.clone(), true);
        let mut cohort = CohortReader::new(&source.reader, settings.occasions.clone(), vec![], true).expect("no groups");
        let mut chunk = Chunk::default();
        while let Ok(true) = source.table.read(&mut chunk, &mut source.findings) {
            let columns = TableRows::columns_of(chunk.text());
            let rows = chunk.table_rows(&columns);
            for form in 0..source.reader.forms.len() {
                let scorer = &source.reader.forms[form].scorer;
                let each = |_, block: Block<'_>| {
                    for row in 0..block.rows() {
                        let score = scorer.score_row(&block.row(row).collect::<Vec<_>>());
                        assert_eq!(score.reasons.is_empty(), score.cells.iter().all(Result::is_ok));
                    }
                };
                source
                    .reader
                    .for_each_block(form, &rows, chunk.first_row, &mut source.findings, each)
                    .expect("the columns of a chunk fit");
            }
            let scored = scorer.score(&rows, chunk.first_row, &mut source.findings).expect("the columns of a chunk fit");
            assert_eq!(scored.len(), scorer.names().len());
            cohort.add(&rows, chunk.first_row, &mut source.findings).expect("so few rows are counted");
        }
    }
});
