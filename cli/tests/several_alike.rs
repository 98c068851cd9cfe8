//! Several tables are read as each of them is alone.

mod common;

use common::Here;

#[test]
fn a_missing_code_is_one_before_codes_are_read_in_one_table_and_in_several() {
    let here = Here::new(
        "alike_missing",
        &[("a.csv", "id,mo,sc,vas\n1,worst,5,5\n2,1,1,60\n3,5,2,70\n"), ("b.csv", "id,mo,sc,vas\n4,5,1,80\n5,2,2,5\n")],
    );
    let mo = "worst = 5, \"1\" = 1, \"5\" = 2";
    for (settings, is_missing_in_b) in [
        (format!("[files.\"a.csv\"]\nmissing-code = 5\n[files.\"a.csv\".codes]\nmo = {{ {mo} }}\nsc = \"reversed\"\n"), false),
        (format!("missing-code = 5\n[files.\"a.csv\".codes]\nmo = {{ {mo} }}\nsc = \"reversed\"\n"), true),
    ] {
        here.write("enkat.toml", settings.as_bytes());
        let alone = here.run("score a.csv");
        // 5 as it stands is missing; what stands for 5 is an answer
        let reasons =
            ["sc:missing ua:missing pd:missing ad:missing vas:missing", "ua:missing pd:missing ad:missing", "mo:missing"];
        assert!(
            alone.column("eq5d5l_reason").iter().zip(reasons).all(|(told, reason)| told.starts_with(reason)),
            "{}",
            alone.out
        );
        let together = here.run("score a.csv b.csv");
        assert!(together.err.contains("--missing-code 5 is within the range"), "{}", together.err);
        assert_eq!(together.column("eq5d5l_reason")[..3], alone.column("eq5d5l_reason"), "{settings}: {}", together.out);
        assert_eq!(together.column("mo")[..3], ["5", "1", ""]);
        assert_eq!(together.column("sc")[..3], ["", "5", "4"]);
        let b = here.run("score b.csv").column("eq5d5l_reason");
        assert_eq!(together.column("eq5d5l_reason")[3..], b);
        assert_eq!(b[0].starts_with("mo:missing"), is_missing_in_b, "{b:?}");
    }
}

#[test]
fn levels_that_stand_together_are_read_by_the_codes_of_their_table() {
    let here = Here::new(
        "alike_profile",
        &[
            ("a.csv", "id,profile\n1,21321\n2,00000\n3,55555\n4,\n5, 21321\n"),
            ("b.csv", "id,profile\n6,21321\n"),
            ("enkat.toml", "[files.\"a.csv\".codes]\neq5d5l = \"from-zero\"\n"),
        ],
    );
    let profiles = here.run("score a.csv b.csv").column("eq5d5l_profile");
    assert_eq!(profiles, ["32432", "11111", "", "", "32432", "21321"]);
    let reasons = |arguments: &str| here.run(arguments).column("eq5d5l_reason");
    assert_eq!(reasons("score a.csv b.csv")[..5], reasons("score a.csv"));
}

#[test]
fn rows_that_are_nobodys_in_two_files_are_no_clash() {
    let rows = |ids: [&str; 2]| {
        format!("id,mo,sc,vas\n{},1,2,50\n{},3,2,60\nSumma,4,4,110\nMedel,2,2,55\nid,mo,sc,vas\nN,21,21,21\n", ids[0], ids[1])
    };
    let here =
        Here::new("alike_sums", &[("a.csv", &rows(["1", "2"])), ("b.csv", &rows(["3", "4"])), ("c.csv", &rows(["5", "2"]))]);
    let scored = here.run("score a.csv b.csv");
    assert_eq!(scored.code, Some(0), "{}", scored.err);
    assert_eq!(scored.column("eq5d5l_reason").iter().filter(|reason| *reason == "row:nobody").count(), 8, "{}", scored.out);
    let report = here.run("report a.csv b.csv --internal --format csv").figures();
    assert_eq!(report.number(["all", "eq5d5l.vas", "start", "n"]), 4.0);
    // and somebody who is in two still is
    here.run("score a.csv c.csv -o out.csv").refused(&["a and c (1)"]);
}

#[test]
fn what_is_odd_about_one_table_is_told_of_several() {
    let here = Here::new(
        "alike_told",
        &[
            ("a.csv", "id,wave,mo\n1,pre, 2 \n2,mid,1\n"),
            ("b.csv", "id,wave,mo\n3,före,2\n4,efter,1\n"),
            ("c.csv", "Uttag;;;\nid;wave;item;answer\n5;t1;mo; 3 \n5;t1;mo;4\n6;t9;mo;1\n"),
            (
                "enkat.toml",
                "[files.\"a.csv\"]\ncodes = { mo = \"reversed\" }\nwave = { start = \"pre\", exit = \"post\" }\n\
                 [files.\"b.csv\"]\nwave = { start = \"före\", exit = \"efter\" }\n\
                 [files.\"c.csv\"]\nwave = { start = \"t1\", exit = \"t2\" }\nheader-line = 2\n",
            ),
        ],
    );
    for (command, told) in [
        ("score a.csv b.csv", vec!["EQ004", "EQ064", "a.csv: wave"]),
        ("report --internal a.csv b.csv", vec!["EQ004", "EQ064", "a.csv: wave"]),
        ("score b.csv c.csv", vec!["EQ047", "EQ064", "c.csv: wave", "c.csv: the names of the columns stand in line 2"]),
        ("change a.csv c.csv", vec!["EQ004", "EQ047", "a.csv: wave", "c.csv: wave"]),
    ] {
        let ran = here.run(command);
        for told in told {
            assert!(ran.err.contains(told), "{command}: {told}: {}", ran.err);
        }
        assert!(!ran.err.contains("b.csv: wave"), "{}", ran.err);
    }
    // it is a doubt of the report
    let report = here.run("report --internal --format json a.csv b.csv");
    assert!(report.out.contains("a.csv: wave"), "{}", report.out);
}

#[test]
fn a_column_that_a_table_is_given_counts_as_one_it_has() {
    let here = Here::new(
        "alike_file",
        &[
            ("a.csv", "id,mo\n1,2\n"),
            ("b.csv", "id,mo\n2,1\n"),
            ("enkat.toml", "[files.\"a.csv\"]\nset = { File = \"first\" }\n[files.\"b.csv\"]\nset = { file = \"second\" }\n"),
        ],
    );
    let scored = here.run("score a.csv b.csv");
    assert_eq!(scored.column("File"), ["first", "second"], "{}", scored.err);
    assert!(scored.out.starts_with("id,mo,File,eq5d5l"), "{}", scored.out);
}

#[test]
fn a_file_is_called_as_it_is_called() {
    let here = Here::new(
        "alike_names",
        &[
            (".csv2025", "id,mo\n1,2\n"),
            ("svar.csv2024.csv", "id,mo\n2,2\n"),
            ("Eksjö,_Nässjö.csv", "id,mo\n3,1\n4,7\n"),
            ("Aneby.v2.csv", "id,vas\n5,1\n"),
        ],
    );
    let scored = here.run("score .csv2025 svar.csv2024.csv Eksjö,_Nässjö.csv Aneby.v2.csv");
    assert_eq!(
        scored.column("file"),
        [".csv2025", "svar.csv2024", "Eksjö,_Nässjö", "Eksjö,_Nässjö", "Aneby.v2"],
        "{}",
        scored.err
    );
    std::fs::rename(here.0.join("Eksjö,_Nässjö.csv"), here.0.join("Eksjö, Nässjö.csv")).expect("a file");
    here.write("enkat.toml", "[files.\"Eksjö, Nässjö.csv\"]\nset = { place = \"both\" }\n".as_bytes());
    let ran =
        |arguments: &[&str]| common::Ran::of(common::program().current_dir(&here.0).args(arguments).output().expect("it runs"));
    let scored = ran(&["score", "Eksjö, Nässjö.csv", "Aneby.v2.csv"]);
    assert_eq!(scored.column("file"), ["Eksjö, Nässjö", "Eksjö, Nässjö", "Aneby.v2"], "{}", scored.err);
    assert_eq!(scored.column("place"), ["both", "both", ""]);
    assert!(scored.err.contains("first in Eksjö, Nässjö.csv, row 2"), "{}", scored.err);
    assert!(scored.err.contains("Eksjö, Nässjö.csv: vas"), "{}", scored.err);
    let alone = ran(&["score", "start=Eksjö, Nässjö.csv"]);
    assert!(alone.err.contains("Eksjö, Nässjö.csv, 2 rows"), "{}", alone.err);
    let by = ran(&["report", "--internal", "--format", "csv", "--by", "file", "Eksjö, Nässjö.csv", "Aneby.v2.csv"]);
    assert!(by.out.contains("\"file=Eksjö, Nässjö\""), "{}{}", by.out, by.err);
}
