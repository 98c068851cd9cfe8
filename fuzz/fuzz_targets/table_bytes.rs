//! Any bytes through the program's reader: an error or rows, never a panic.
#![no_main]

use std::io::Cursor;

use enkat_cli::args::TableArgs;
use enkat_cli::config::Settings;
use enkat_cli::input::{Chunk, ReadOptions, Table};
use enkat_cli::source::Source;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let settings = Settings::from_args(&TableArgs::default()).expect("the defaults are usable");
    for header in ["", "id,wave,profile,vas\n", "mo;sc;ua;pd;ad;soc13_1;soc13_2\n"] {
        let bytes = [header.as_bytes(), bytes].concat();
        let Ok(table) = Table::from_reader(Box::new(Cursor::new(bytes)), "fuzz", &ReadOptions::default()) else { continue };
        let Ok(mut source) = Source::new(table, &settings) else { continue };
        let mut chunk = Chunk::default();
        while let Ok(true) = source.read(&mut chunk) {
            for form in 0..source.reader.forms.len() {
                source
                    .for_each_block(form, &chunk, |form, _, block| {
                        for row in 0..block.rows() {
                            let score = form.scorer.score_row(&block.row(row).collect::<Vec<_>>());
                            assert_eq!(score.reasons.is_empty(), score.cells.iter().all(Result::is_ok));
                        }
                    })
                    .expect("the columns of a chunk fit");
            }
        }
    }
});
