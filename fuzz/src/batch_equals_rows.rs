//! A batch of any columns equals its rows one by one, bit for bit.

use arbitrary::Arbitrary;
use enkat::Registry;
use enkat::finding::Findings;
use enkat::ground::Exact;
use enkat::inner::table::{Batch, score};
use enkat::table::{Column, Validity};

use crate::made_of;

#[derive(Arbitrary, Debug)]
struct Input {
    instrument: u8,
    rows: u16,
    cells: Vec<u8>,
    bits: Option<Vec<u8>>,
    offset: u8,
    /// Bytes near a valid code, so that most cells are answers.
    mostly_valid: bool,
}

pub fn holds(bytes: &[u8]) {
    let Some(input) = made_of::<Input>(bytes) else { return };
    let registry = Registry::built_in();
    let count = registry.iter().count();
    let instrument = registry.iter().nth(usize::from(input.instrument) % count).expect("below the count");
    let definition = instrument.definition();
    let chosen: &[(&str, &str)] = if definition.id == "eq5d5l" { &[("value_set", "US-2019")] } else { &[] };
    let scorer = instrument.scorer(chosen).expect("settings");
    let rows = usize::from(input.rows % 9000) + 1;
    if input.cells.is_empty() {
        return;
    }
    let columns: Vec<Vec<u8>> = (0..definition.items.len())
        .map(|item| {
            let cell = |row: usize| input.cells[(row * 31 + item * 7) % input.cells.len()];
            (0..rows).map(|row| if input.mostly_valid { cell(row) % 9 } else { cell(row) }).collect()
        })
        .collect();
    let offset = usize::from(input.offset % 16);
    let bits: Option<Vec<u8>> = input
        .bits
        .filter(|bits| !bits.is_empty())
        .map(|bits| (0..(rows + offset).div_ceil(8)).map(|byte| bits[byte % bits.len()]).collect());
    let columns = definition.items.iter().zip(&columns).map(|(item, cells)| {
        let column = Column::new(&item.id, cells.as_slice());
        Some(bits.as_ref().map_or(column, |bits| column.with_validity(Validity { bits, offset })))
    });
    let batch = Batch::new(definition, columns.collect()).expect("the columns fit");
    let (mut findings, mut careful) = (Findings::listing(3), Findings::listing(3));
    let scores = score(&*scorer, &batch, &mut findings).expect("one questionnaire");
    let mut row_by_row = vec![Vec::new(); scores.len()];
    batch.for_each_block(&mut careful, |_, block| {
        for row in 0..block.rows() {
            let cells = scorer.score_row(&block.row(row).collect::<Vec<_>>()).cells;
            for (column, cell) in row_by_row.iter_mut().zip(cells) {
                column.push(cell.map_or(f64::NAN, Exact::to_f64).to_bits());
            }
        }
    });
    let scores: Vec<Vec<u64>> = scores.iter().map(|column| column.iter().map(|value| value.to_bits()).collect()).collect();
    assert_eq!(scores, row_by_row);
    assert_eq!(findings, careful);
}
