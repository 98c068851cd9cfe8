//! Several tables as one, and a row for each answer: rows in order, each with where it is from.

use enkat::finding::{Findings, Rule};
use enkat::ground::Language;
use enkat_tables::{AnswerColumns, Chunk, ErrorKind, Header, Part, ReadOptions, Table, TableError};

fn table(text: &str, name: &str) -> Table {
    Table::from_bytes(text.into(), name, &ReadOptions::default()).expect("a table")
}

/// A part under its own names.
fn part(text: &str, name: &str) -> Part {
    let table = table(text, name);
    let columns = table.header().into_iter().map(str::to_owned).collect();
    Part { table, columns, constant: Vec::new(), edit: None, findings: Vec::new() }
}

/// The cells of all rows, whether each is broken, and all findings.
type Read = (Vec<Vec<String>>, Vec<bool>, Findings);

fn read(table: &mut Table) -> Result<Read, TableError> {
    let columns = table.header().len();
    let (mut chunk, mut findings) = (Chunk::default(), Findings::listing(usize::MAX));
    let (mut rows, mut broken) = (Vec::new(), Vec::new());
    while table.read(&mut chunk, &mut findings)? {
        assert_eq!(chunk.first_row, rows.len() as u64 + 1);
        rows.extend((0..chunk.rows()).map(|row| (0..columns).map(|column| chunk.cell(row, column).to_owned()).collect()));
        broken.extend_from_slice(&chunk.broken);
    }
    Ok((rows, broken, findings))
}

#[test]
fn parts_that_take_several_chunks_stay_in_order_and_keep_what_is_odd() {
    // one part is wide, so that its chunks and those of the whole have other sizes
    let wide = format!("id,x,{}\n", (0..300).map(|column| format!("c{column}")).collect::<Vec<_>>().join(","));
    let wide_row = |id: usize| format!("w{id},1,{}\n", vec!["2"; 300].join(","));
    let wide: String = wide + &(1..=4000).map(wide_row).collect::<String>();
    let narrow: String = "x,id\n".to_owned()
        + &(1..=20_000).map(|id| if id % 7000 == 0 { format!("{id}\n") } else { format!("1,n{id}\n") }).collect::<String>();
    let mut whole =
        Table::stacked(vec![part(&narrow, "narrow"), part("id\n", "empty"), part(&wide, "wide")], "all").expect("a table");
    assert_eq!(whole.header()[..3], ["x", "id", "c0"]);
    let (rows, broken, findings) = read(&mut whole).expect("rows");
    assert_eq!(rows.len(), 24_000);
    let broken: Vec<usize> = (0..rows.len()).filter(|row| broken[*row]).map(|row| row + 1).collect();
    assert_eq!(broken, [7000, 14_000]);
    let told: Vec<_> = findings.listed().iter().map(|finding| (finding.rule, finding.row, finding.line)).collect();
    assert_eq!(told, [(Rule::RowWidth, Some(7000), None), (Rule::RowWidth, Some(14_000), None)]);
    assert!((1..=6999).all(|id| rows[id - 1][..3] == ["1".to_owned(), format!("n{id}"), String::new()]));
    assert!((1..=4000).all(|id| rows[19_999 + id][..3] == ["1".to_owned(), format!("w{id}"), "2".to_owned()]));
    let origin = |row| whole.origin(row).map(|origin| (origin.table(), origin.row));
    let origins = [1, 20_000, 20_001, 24_000].map(origin);
    assert_eq!(origins, [Some(("narrow", 1)), Some(("narrow", 20_000)), Some(("wide", 1)), Some(("wide", 4000))]);
    assert_eq!([0, 24_001].map(origin), [Some(("narrow", 0)), None]);
    // a table without rows has none to be from
    assert!((1..=24_000).all(|row| origin(row).is_some_and(|(name, own)| name != "empty" && own > 0)));
}

#[test]
fn columns_of_one_name_are_one_and_within_a_table_they_are_several() {
    let mut whole = Table::stacked(vec![part("a,a,B\n1,2,3\n", "one"), part("b,A\n4,5\n", "other")], "both").expect("a table");
    assert_eq!(whole.header(), ["a", "a", "B"]);
    assert_eq!(read(&mut whole).expect("rows").0, [["1", "2", "3"], ["5", "", "4"]]);
    let refused =
        |parts| Table::stacked(parts, "both").and_then(|mut table| read(&mut table).map(drop)).expect_err("an identity number");
    let error = refused(vec![part("a\n1\n", "one"), part("a\n1\n811218-9876\n", "other")]);
    assert_eq!((error.kind(), error.table()), (ErrorKind::IdentityNumber, Some("other")));
    assert!(error.to_string().starts_with("other: ") && error.to_string().contains("row 2"), "{error}");
}

#[test]
fn what_is_odd_about_single_answers_is_told_of_their_rows() {
    let columns = AnswerColumns { id: 0, wave: None, item: 1, answer: 2, said: Some(3) };
    let first = "{\"id\":\"a\",\"item\":\"mo\",\"number\":\" 3\",\"said\":\"x\"}\n\
                {\"id\":\"b\",\"item\":\"mo\",\"number\":\"\",\"said\":\"9\"}\n";
    // a key is late where the names of the columns are known
    let many = (0..1200).map(|id| format!("{{\"id\":\"c{id}\",\"item\":\"mo\"}}\n")).collect::<Vec<_>>().concat();
    let last = "\
                {\"id\":\"b\",\"item\":\"sc\",\"number\":\".\",\"said\":\" \",\"late\":1}\n\
                {\"id\":\"b\",\"item\":\"ua\",\"number\":\"2\",\"said\":\"\",\"late\":1}\n";
    let text = format!("{first}{many}{last}");
    let read_text = |name: &str| Table::from_bytes(text.clone().into(), name, &ReadOptions::default()).expect("a table");
    let (mut rows, left_out) = read_text("t.ndjson").pivoted(columns).expect("a table");
    assert_eq!((rows.header(), left_out), (vec!["id", "mo", "sc", "ua"], Vec::new()));
    let (cells, _, findings) = read(&mut rows).expect("rows");
    // the blank is somebody else's to tell, and what was said counts where it became no number
    assert_eq!(cells[..2], [["a", " 3", "", ""], ["b", "9", " ", "2"]]);
    let told: Vec<_> = findings.listed().iter().map(|found| (found.rule, found.row, found.line)).collect();
    assert_eq!(told, [(Rule::LateKey, Some(2), Some(2))]);
    // and what was told of the file is told of it still
    let find = |rows: &[enkat_tables::FirstRow]| (rows.len() > 1).then_some(1..=1);
    let options = ReadOptions { header: Header::Found(std::sync::Arc::new(find)), ..ReadOptions::default() };
    let titled = Table::from_bytes("Title\nid,item,answer\na,mo,3\n".into(), "t.csv", &options).expect("a table");
    let notes = titled.notes(Language::En);
    let (pivoted, _) = titled.pivoted(AnswerColumns { said: None, ..columns }).expect("a table");
    assert!(!notes.is_empty() && pivoted.notes(Language::En) == notes);
    let names = pivoted.header().into_iter().map(str::to_owned).collect();
    let part = Part { table: pivoted, columns: names, constant: Vec::new(), edit: None, findings: Vec::new() };
    let whole = Table::stacked(vec![part], "all").expect("a table");
    assert_eq!(whole.notes(Language::En), [format!("t.csv: {}", notes[0])]);
}

#[test]
fn answers_become_rows_in_the_order_of_their_people() {
    let columns = AnswerColumns { id: 0, wave: Some(1), item: 2, answer: 3, said: None };
    let pivoted = |text: &str| table(text, "t.csv").pivoted(columns);
    let text = "P,V,I,A,site\n2,x,b,5,S\n1,x,a,1,T\n2,X,a,3,S\n2,y,a,4,S\n\n,,,,\n1,x,a,1,T\n1,x,b,2,T\n1,x,b,3,T\n1,x,b,3,T\n";
    let (mut rows, left_out) = pivoted(text).expect("a table");
    assert_eq!((rows.header(), left_out), (vec!["id", "wave", "b", "a", "site"], Vec::new()));
    let (cells, _, findings) = read(&mut rows).expect("rows");
    assert_eq!(cells, [["2", "x", "5", "3", "S"], ["1", "x", "2 | ", "1", "T"], ["2", "y", "", "4", "S"]]);
    let told: Vec<_> = findings.listed().iter().map(|found| (found.rule, found.row, found.line, found.column.as_str())).collect();
    assert_eq!(told, [(Rule::RepeatedItem, Some(2), Some(3), "a"), (Rule::RepeatedItem, Some(2), Some(3), "b")]);
    let many = (0..5000).map(|item| format!("1,x,i{item},1,S")).collect::<Vec<_>>().join("\n");
    let error = pivoted(&format!("P,V,I,A,site\n{many}")).map(drop).expect_err("too many items");
    assert_eq!(error.kind(), ErrorKind::TooLarge);
    assert!(error.to_string().starts_with("t.csv: its column of items has more than 4096"), "{error}");
    for (row, told) in [(",x,a,1,S", "does not say whose"), ("1,x,,1,S", "does not say to which item"), ("1,x,a", "fewer cells")]
    {
        let error = pivoted(&format!("P,V,I,A,site\n1,x,a,1,S\n{row}\n")).map(drop).expect_err("not whole");
        assert!(error.to_string().contains(told) && error.to_string().contains("row 2"), "{error}");
    }
}
