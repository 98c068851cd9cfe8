//! Codes are read alike from columns of every type.

use enkat::table::{Cells, Coding, TableRows};
use enkat::{Choices, Registry, ScoreCell};

/// The profile of each row, or why there is none; `mo` is given, and every other dimension is at level 1.
fn read(mo: Cells<'_>, coding: Coding, rows: usize) -> Vec<String> {
    let registry = Registry::built_in();
    let choices = Choices {
        codes: [("mo".to_owned(), coding)].into(),
        missing_codes: vec!["99".parse().expect("a code")],
        ..Choices::default()
    };
    let scores = choices.scores(&registry, &["mo", "sc", "ua", "pd", "ad"]).expect("a table");
    let ones = vec![1_u8; rows];
    let columns = [mo, ones.as_slice().into(), ones.as_slice().into(), ones.as_slice().into(), ones.as_slice().into()];
    let made = scores.begin().read(&TableRows::of(&columns)).expect("rows");
    let mut digits = String::new();
    let mut text = |name: &str, row: usize| {
        let place = scores.names().iter().position(|known| known == name).expect("a score");
        match made[place].cell(row, &mut digits) {
            ScoreCell::Text(text) => text.to_owned(),
            ScoreCell::Number(number) => format!("{number:?}"),
        }
    };
    (0..rows).map(|row| text("eq5d5l_profile", row) + &text("eq5d5l_reason", row)).collect()
}

#[test]
fn numbers_of_every_type_are_read_as_their_texts_are() {
    let found = |coding: &Coding| {
        let by_text = read((&["0", "4", "5", "99", "-1"]).into(), coding.clone(), 5);
        assert_eq!(read((&[0_i64, 4, 5, 99, -1]).into(), coding.clone(), 5), by_text);
        assert_eq!(read((&[0_i8, 4, 5, 99, -1]).into(), coding.clone(), 5), by_text);
        assert_eq!(read((&[0.0_f64, 4.0, 5.0, 99.0, -1.0]).into(), coding.clone(), 5), by_text);
        assert_eq!(read((&[0_u8, 4, 5, 99]).into(), coding.clone(), 4), by_text[..4]);
        assert_eq!(read((&[0_u64, 4, 5, 99]).into(), coding.clone(), 4), by_text[..4]);
        by_text
    };
    assert_eq!(found(&Coding::FromZero), ["11111", "51111", "mo:invalid", "mo:missing", "mo:invalid"]);
    assert_eq!(found(&Coding::Reversed), ["mo:invalid", "21111", "11111", "mo:missing", "mo:invalid"]);
    let texts = Coding::Texts([("0".into(), 2), ("5.0".into(), 3), ("no".into(), 4)].into());
    assert_eq!(found(&texts), ["21111", "mo:invalid", "31111", "mo:missing", "mo:invalid"]);
    let words = Coding::Texts([("No".into(), 4)].into());
    assert_eq!(found(&words), ["mo:invalid", "41111", "51111", "mo:missing", "mo:invalid"]);
}

#[test]
fn many_rows_are_read_as_one_is() {
    let cells: Vec<&str> = (0..9_000).map(|row| ["0", "1", "no", " NO ", "4", "NA", "x"][row % 7]).collect();
    let coding = Coding::Texts([("no".into(), 5), ("0".into(), 1), ("1".into(), 2)].into());
    let together = read(cells.as_slice().into(), coding.clone(), cells.len());
    let one = read((&["0", "1", "no", " NO ", "4", "NA", "x"]).into(), coding.clone(), 7);
    assert_eq!(one, ["11111", "21111", "51111", "51111", "mo:invalid", "mo:missing", "mo:invalid"]);
    assert!(together.chunks(7).all(|rows| rows == &one[..rows.len()]));
    let alone = |cell: &str| read((&[cell]).into(), coding.clone(), 1).swap_remove(0);
    assert_eq!(["0", " NO ", "4"].map(alone), ["11111", "51111", "mo:invalid"]);
}
