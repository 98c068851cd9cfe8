//! What the table calls its occasions, and what was asked for.

mod common;

use common::{enkat, folder, names_in, program};

const PRE_POST: &str = "id,wave,mo,sc,ua,pd,ad\n1,Pre,2,1,2,3,2\n1,Post,1,1,1,2,1\n";

#[test]
fn names_of_which_none_is_in_the_table_are_refused_with_those_that_are() {
    for command in ["score", "change", "report", "check"] {
        let ran = enkat(&[command, "-", "--wave", "start=baseline", "--wave", "exit=followup"], PRE_POST);
        assert_eq!(ran.code, Some(2), "{command}: {}", ran.err);
        assert!(ran.out.is_empty() || command == "check", "{command}: {}", ran.out);
        for part in ["\"Pre\"", "\"Post\"", "\"baseline\"", "\"followup\"", "--wave"] {
            assert!(ran.err.contains(part), "{command}: {part} is not in {}", ran.err);
        }
    }
    let here = folder("occasions_none");
    std::fs::write(here.join("t.csv"), PRE_POST).expect("a table");
    let run = program().current_dir(&here).args(["score", "t.csv", "--wave", "start=baseline", "-o", "scores.csv"]).output();
    assert_eq!(run.expect("it runs").status.code(), Some(2));
    assert_eq!(names_in(&here), ["t.csv"]);
}

#[test]
fn a_name_that_no_row_has_beside_one_that_some_have_is_a_warning() {
    for command in ["score", "report", "check"] {
        let ran = enkat(&[command, "-", "--wave", "start=pre", "--wave", "exit=followup"], PRE_POST);
        assert_ne!(ran.code, Some(2), "{command}: {}", ran.err);
        let told = format!("{}{}", ran.err, ran.out);
        assert!(told.contains("EQ064") && told.contains("followup"), "{command}: {told}");
    }
    // one of several names of an occasion is enough
    let both = ["--wave", "start=pre", "--wave", "start=baseline", "--wave", "exit=post"];
    let ran = enkat(&[&["check", "-"], both.as_slice()].concat(), PRE_POST);
    assert_eq!((ran.code, ran.out.contains("EQ064")), (Some(0), false), "{}", ran.out);
}

#[test]
fn free_texts_and_identifiers_in_the_column_are_counted_and_not_shown() {
    let table = "wave,mo\nshe said that it was better than before the summer,1\n8112,2\n070-123 45 67,1\nLater,1\n";
    let ran = enkat(&["score", "-", "--wave", "start=pre"], table);
    ran.refused(&["holds \"Later\" and 3 more"]);
    let many: String = (0..30).map(|row| ["anna", "bo", "cia"][row % 3].to_owned() + &row.to_string() + ",1\n").collect();
    let ran = enkat(&["score", "-", "--wave", "start=pre"], format!("wave,mo\n{many}"));
    ran.refused(&["30 others"]);
    assert!(!ran.err.contains("anna"), "{}", ran.err);
}

#[test]
fn numbers_are_compared_by_their_value() {
    let table = "id,wave,vas\na,0.0,50\na,\"1,0\",60\nb,0,50\nb,1.00,70\n";
    let changes = enkat(&["change", "-", "--wave", "start=0", "--wave", "exit=1"], table);
    assert_eq!(changes.column("eq5d5l_vas_change"), ["10", "20"]);
}

#[test]
fn a_table_without_rows_or_without_any_label_is_no_wrong_name() {
    assert_eq!(enkat(&["score", "-", "--wave", "start=pre"], "wave,mo\n").code, Some(0));
    let blank = enkat(&["score", "-", "--wave", "start=pre"], "wave,mo\n,1\n");
    assert_eq!(blank.code, Some(0));
    assert!(blank.err.contains("EQ012"), "{}", blank.err);
}
