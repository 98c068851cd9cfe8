//! A number is the same number whatever it is written as.
#![cfg(feature = "parquet")]

use std::sync::Arc;

use arrow_array::{
    ArrayRef, DictionaryArray, FixedSizeBinaryArray, Float32Array, Float64Array, Int32Array, Int64Array, RecordBatch,
    TimestampMicrosecondArray, TimestampSecondArray,
};
use enkat::finding::{Findings, Rule};
use enkat::ground::Answer;
use enkat::inner::table::read_answer;
use enkat::table::TableRows;
use enkat::{Choices, Registry};
use enkat_tables::{Chunk, ReadOptions, Table};
use parquet::arrow::ArrowWriter;

const OUT: Option<Rule> = Some(Rule::OutOfRange);

/// The rule that a cell of an item breaks.
fn rule(cell: &str) -> Option<Rule> {
    let registry = Registry::built_in();
    let choices = Choices::default();
    let check = choices.check(&registry, &["mo"]).expect("a column");
    let mut rows = check.begin();
    rows.read(&TableRows::of(&[(&[cell]).into()])).expect("a row");
    let ((), inspected) = rows.finish();
    inspected
        .totals
        .iter()
        .map(|total| total.rule)
        .find(|rule| [Rule::OutOfRange, Rule::NotAnInteger, Rule::NotANumber].contains(rule))
}

fn columns(bytes: Vec<u8>, name: &str) -> Vec<Vec<String>> {
    let mut table = Table::from_bytes(bytes, name, &ReadOptions::default()).expect("a table");
    let width = table.header().len();
    let mut chunk = Chunk::default();
    table.read(&mut chunk, &mut Findings::default()).expect("rows");
    (0..width).map(|column| chunk.column(column).into_iter().map(str::to_owned).collect()).collect()
}

fn parquet(columns: Vec<(&str, ArrayRef)>) -> Vec<u8> {
    let batch = RecordBatch::try_from_iter(columns).expect("columns");
    let mut writer = ArrowWriter::try_new(Vec::new(), batch.schema(), None).expect("memory");
    writer.write(&batch).expect("memory");
    writer.into_inner().expect("memory")
}

#[test]
fn floats_of_any_size_are_numbers() {
    let numbers = [3.0, 2.5, 1e15, 1e16, -1e16, 1.5e300, 1e-7];
    let rules = [None, Some(Rule::NotAnInteger), OUT, OUT, OUT, OUT, Some(Rule::NotAnInteger)];
    #[expect(clippy::cast_possible_truncation, reason = "what is too large is infinite")]
    let narrow: Vec<f32> = numbers.iter().map(|number| *number as f32).filter(|number| number.is_finite()).collect();
    let wide = columns(parquet(vec![("mo", Arc::new(Float64Array::from(numbers.to_vec())))]), "t.parquet");
    assert_eq!(wide[0].iter().map(|cell| rule(cell)).collect::<Vec<_>>(), rules);
    let narrow = columns(parquet(vec![("mo", Arc::new(Float32Array::from(narrow)))]), "t.parquet");
    assert_eq!(narrow[0].iter().map(|cell| rule(cell)).collect::<Vec<_>>(), [&rules[..5], &rules[6..]].concat());
}

#[test]
fn codes_that_rows_share_and_days_of_a_zone_that_is_not_at_hand_are_told_as_they_are() {
    let keys = Int32Array::from(vec![Some(0), None, Some(1), Some(0)]);
    let codes = DictionaryArray::new(keys, Arc::new(Int64Array::from(vec![3, 5])));
    let seconds = [Some(2), Some(3), None, Some(4)].map(|halves| halves.map(|halves: i64| halves * 43_200));
    let zone = "Europe/Stockholm";
    let whole = TimestampSecondArray::from(seconds.to_vec()).with_timezone(zone);
    let fine = TimestampMicrosecondArray::from(seconds.map(|at| at.map(|at| at * 1_000_000)).to_vec()).with_timezone(zone);
    let bytes = FixedSizeBinaryArray::try_from_iter([b"p1", b"p2", b"p3", b"p4"].into_iter()).expect("of one length");
    let table: Vec<(&str, ArrayRef)> =
        vec![("mo", Arc::new(codes)), ("s", Arc::new(whole)), ("u", Arc::new(fine)), ("id", Arc::new(bytes))];
    let told = columns(parquet(table), "t.parquet");
    assert_eq!(told[0], ["3", "", "5", "3"]);
    assert_eq!(told[1], ["1970-01-02T00:00:00Z", "1970-01-02T12:00:00Z", "", "1970-01-03T00:00:00Z"]);
    assert_eq!(told[2], told[1]);
    assert_eq!(told[3], ["p1", "p2", "p3", "p4"]);
}

#[test]
fn a_json_number_with_an_exponent_is_the_number_that_it_is() {
    let text = "{\"mo\":1e0,\"sc\":-1E0}\n{\"mo\":30e-1,\"sc\":1e2}\n";
    let registry = Registry::built_in();
    let mobility = &registry.get("eq5d5l").expect("a questionnaire").definition().items[0];
    let read = |cells: &[String]| cells.iter().map(|cell| read_answer(cell, mobility, &[])).collect::<Vec<_>>();
    let [mo, sc] = columns(text.into(), "t.ndjson").try_into().expect("two");
    assert_eq!(read(&mo), [Answer::Answered(1), Answer::Answered(3)]);
    assert_eq!(sc, ["-1", "100"]);
    // a text is a text, as it is in every table
    assert_eq!(columns("{\"mo\":\"1e0\"}".into(), "t.ndjson"), [["1e0"]]);
    assert_eq!([rule("1e0"), rule("e"), rule("1e")], [Some(Rule::NotANumber); 3]);
    assert_eq!([rule("1e20"), rule("1E+16"), rule("-2e9"), rule("1e400")], [OUT; 4]);
}
