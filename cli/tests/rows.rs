//! Rows that are none: what quotation marks swallow, lines above a header and below it, sums and titles.

mod common;

use std::fs;

use common::{Ran, enkat, folder, names_in, program};

/// The program in a folder of its own.
fn ran(folder: &std::path::Path, command: &str) -> Ran {
    Ran::of(program().args(command.split(' ')).current_dir(folder).output().expect("it runs"))
}

#[test]
fn a_stray_quotation_mark_is_refused_by_every_command_and_nothing_is_written() {
    let here = folder("stray_mark");
    let table = "id,comment,mo,sc,ua,pd,ad\n1,\"so so,1,1,1,1,1\n2,,2,2,2,2,2\n3,6\" tall,3,3,3,3,3\n4,,4,4,4,4,4\n";
    let utf16: Vec<u8> = table.encode_utf16().flat_map(u16::to_le_bytes).collect();
    fs::write(here.join("a.csv"), table).expect("a file");
    fs::write(here.join("b.tsv"), table.replace(',', "\t")).expect("a file");
    fs::write(here.join("c.txt"), [&b"\xff\xfe"[..], &utf16].concat()).expect("a file");
    for file in ["a.csv", "b.tsv", "c.txt"] {
        for command in ["score -o out.csv", "report --internal -o out.html", "check", "check --init -o out.toml"] {
            let ran = ran(&here, &format!("{command} {file}"));
            assert_eq!(ran.code, Some(2), "{command} {file}: {}", ran.err);
            assert!(ran.err.contains("line 2 is closed on line 4, and text follows"), "{}", ran.err);
        }
    }
    assert_eq!(names_in(&here).len(), 3);
    for command in ["score -", "report - --internal", "check -"] {
        let ran = enkat(&command.split(' ').collect::<Vec<_>>(), table);
        assert!(ran.code == Some(2) && ran.err.contains("line 2") && !ran.err.contains("so so"), "{command}: {}", ran.err);
    }
}

#[test]
fn a_row_that_a_pair_of_stray_marks_swallows_is_refused_and_a_comment_of_many_lines_is_read() {
    let swallowed = "id;comment;vas\n1;\"so so;50\n2;\"so;60\n3;;70\n";
    for (table, told) in [
        (swallowed.to_owned(), "line 2 is closed on line 3, and text follows"),
        (swallowed.replace("\"so;", "so\";"), "line 2 is closed on line 3, and the cell holds line ends"),
    ] {
        let ran = enkat(&["check", "-"], table);
        assert!(ran.code == Some(2) && ran.err.contains(told), "{}", ran.err);
    }
    let honest = "id;comment;vas\n1;\"so; so\nand; a \"\"mark\"\"\n\";50\n2;6\" tall;60\n";
    assert_eq!(enkat(&["score", "-"], honest).column("eq5d5l_vas"), ["50", "60"]);
}
