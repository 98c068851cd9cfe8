//! What a check never shows, whatever stands in a table.

use enkat::Choices;
use enkat::finding::Findings;
use enkat::inspect::{Inspected, RowReader};
use enkat::table::{Cells, TableRows};

use crate::table::{REGISTRY, Table};

/// Beside answers to a questionnaire: an id, a foreign column, and answers about violence.
const HEADER: &str =
    "id,mo,se-guideline-1.status,se-guideline-1.physical_lifetime,sc,note,vas,se-guideline-1.acute,pd,date,referred_from";

fn planted() -> Table {
    let rows = ["9", "x", "2.5", " 3 ", "5", ""].into_iter().flat_map(|level| {
        ["yes", "planted-answer", "declined"].map(|answer| {
            format!("planted-id,{level},asked,{answer},{level},planted-note,{level},yes,{level},planted-date,planted-sender")
        })
    });
    Table::new(HEADER, rows)
}

fn checked(show_values: bool) -> Inspected {
    planted().checked_with(&Choices { show_values, ..Choices::default() })
}

#[test]
fn no_cell_that_may_identify_or_tell_is_in_any_finding_or_debug() {
    for shows_values in [false, true] {
        let result = checked(shows_values);
        let texts: Vec<String> = result.listed.iter().map(|listed| format!("{} {listed:?}", listed.finding)).collect();
        let page = format!("{texts:?} {result:?} {:?}", result.totals);
        assert!(!page.contains("planted"), "{page}");
        assert!(page.contains("(14 characters, not shown)"), "{page}");
        assert!(!page.contains("\"yes\"") && !page.contains("\"declined\"") && !page.contains("\"asked\""), "{page}");
    }
}

#[test]
fn an_excerpt_shows_answers_to_questionnaires_alone_and_only_when_asked() {
    let columns = ["mo", "sc", "vas", "pd"];
    for shows_values in [false, true] {
        let result = checked(shows_values);
        let excerpts: Vec<_> = result.listed.iter().filter_map(|listed| Some((listed, listed.excerpt.as_ref()?))).collect();
        assert!(!excerpts.is_empty());
        for (listed, excerpt) in excerpts {
            let marked = excerpt.marked;
            assert_eq!(excerpt.cells[marked].0, listed.finding.column);
            for (place, (name, text)) in excerpt.cells.iter().enumerate() {
                let is_number = place == marked && listed.finding.found.is_some();
                let may_show = is_number || shows_values && columns.contains(&name.as_str());
                assert_eq!(text.is_some(), may_show, "{name} beside {:?}", listed.finding);
            }
        }
    }
}

#[test]
fn rows_on_their_way_show_how_many_they_are() {
    let table = planted();
    let check = Choices::default().check(&REGISTRY, &table.names()).expect("the columns fit");
    let cells: Vec<Vec<&str>> =
        (0..table.header.len()).map(|column| table.rows.iter().map(|row| row[column].as_str()).collect()).collect();
    let columns: Vec<Cells<'_>> = cells.iter().map(|cells| cells.as_slice().into()).collect();
    let rows = TableRows { columns: &columns, broken: &[], lines: &[] };
    let mut reader = RowReader::new(&check);
    let mut piece = reader.begin();
    reader.read(&rows, Findings::default(), &mut piece).expect("rows of the table");
    let page = format!("{rows:?} {piece:?}");
    assert_eq!(page, "TableRows { rows: 18, .. } Piece { rows: 18, .. }");
}
