//! Tables with a row for each answer.

mod common;

use std::fs;

use common::Here;

#[test]
fn a_row_for_each_answer_is_read_as_a_row_for_each_person_and_occasion() {
    let long = "id,wave,item,answer,site,seq\n1,start,mo,3,A,1\n2,start,mo,2,B,2\n1,start,vas,40,A,3\n1,exit,vas,60,A,4\n1,exit,mo,2,A,5\n2,start,q7,x,B,6\n";
    let here = Here::new("several_long", &[("long.csv", long)]);
    let ran = here.run("score long.csv");
    assert_eq!(
        (ran.column("id"), ran.column("wave")),
        (vec!["1".into(), "2".into(), "1".into()], vec!["start".into(), "start".into(), "exit".into()])
    );
    assert_eq!(
        (ran.column("mo"), ran.column("vas"), ran.column("site")),
        (
            vec!["3".into(), "2".into(), "2".into()],
            vec!["40".into(), String::new(), "60".into()],
            vec!["A".into(), "B".into(), "A".into()]
        )
    );
    for told in ["items in item, answers in answer", "they differ within a person and occasion: seq", "not read as items: q7"] {
        assert!(ran.err.contains(told), "{told}: {}", ran.err);
    }
    assert_eq!(here.run("change long.csv").column("eq5d5l_vas_change"), ["20"]);
    // names of a library of trials, and items under names of theirs
    here.write("qs.csv", "USUBJID,QSTESTCD,QSORRES,QSSTRESN,VISIT\nS1,EQ5D0201,slight,2,BASELINE\nS1,EQ5D0206,80,80,BASELINE\nS1,EQ5D0201,none,1,WEEK 12\n".as_bytes());
    let qs = here.run("score qs.csv --map mo=EQ5D0201 --map vas=EQ5D0206 --wave start=baseline --wave exit=WEEK\u{20}12");
    assert_eq!(qs.code, Some(2), "the blank cuts the option: {}", qs.err);
    here.write(
        "enkat.toml",
        b"map = { mo = \"EQ5D0201\", vas = \"EQ5D0206\" }\nwave = { start = \"baseline\", exit = \"week 12\" }\n",
    );
    let qs = here.run("score qs.csv");
    assert_eq!(
        qs.column("eq5d5l_reason"),
        ["sc:missing ua:missing pd:missing ad:missing", "sc:missing ua:missing pd:missing ad:missing vas:missing"]
    );
    assert!(!qs.err.contains("EQ012"), "{}", qs.err);
    fs::remove_file(here.0.join("enkat.toml")).expect("it is there");
    // the same item twice is told, and never the last one counts
    here.write("twice.csv", b"id,item,answer\n1,mo,3\n1,mo,4\n1,sc,2\n1,sc,2\n2,mo,1\n");
    let twice = here.run("score twice.csv");
    assert!(twice.err.contains("EQ047 2 errors in mo, sc") && twice.err.contains("first in row 1, mo"), "{}", twice.err);
    assert!(twice.column("eq5d5l_reason")[0].starts_with("mo:invalid ua:missing"), "{}", twice.out);
    // whose an answer is has to be said
    here.write("nobody.csv", b"id,item,answer\n1,mo,3\n,mo,4\n");
    here.run("score nobody.csv").refused(&["nobody.csv: row 2 does not say whose answer it is"]);
    here.write("broken.csv", b"id,item,answer\n1,mo,3,4\n");
    here.run("score broken.csv").refused(&["broken.csv: row 1 has more or fewer cells"]);
    // a questionnaire beside columns of these names is read as it stands
    here.write("plain.csv", b"id,mo,item,value\n1,3,a,b\n1,2,a,b\n");
    assert_eq!(here.run("score plain.csv").rows().len(), 2);
    // one such file beside another
    here.write("plain.csv", b"id,wave,mo,vas\n7,start,1,90\n");
    assert_eq!(here.run("score long.csv plain.csv").column("id"), ["1", "2", "1", "7"]);
}

#[test]
fn a_column_has_one_role_among_answers() {
    let here = Here::new(
        "long_roles",
        &[
            ("long.csv", "id,item,value\n1,mo,3\n1,sc,2\n"),
            ("odd.csv", "id,wave,item,answer,id\n1,start,id,3,x\n1,start,wave,2,x\n1,start,mo,2,x\n"),
        ],
    );
    for (arguments, told) in [
        ("--map item=value", "the column \"value\" is mapped twice, to item and to answer"),
        ("--map item=item --map answer=item", "the column \"item\" is mapped twice, to item and to answer"),
        ("--map id=item", "the column \"item\" is mapped twice, to id and to item"),
        ("--map wave=value", "the column \"value\" is mapped twice, to wave and to answer"),
        ("--map wave=id", "the column \"id\" is mapped twice, to id and to wave"),
        ("--map answer=id", "the column \"id\" is mapped twice, to id and to answer"),
    ] {
        for command in ["score long.csv", "check long.csv", "score start=long.csv", "score long.csv long.csv"] {
            here.run(&format!("{command} {arguments}")).refused_in_err(told);
        }
        let swedish = here.run(&format!("score long.csv --lang sv {arguments}"));
        assert!(swedish.err.contains("är angiven två gånger") || swedish.err.contains("två gånger"), "{}", swedish.err);
    }
    // items that are called as columns are, and columns of one name
    for command in ["score odd.csv", "check odd.csv", "change odd.csv", "report odd.csv --internal"] {
        let ran = here.run(command);
        assert!(matches!(ran.code, Some(0..=2)), "{}", ran.err);
    }
}

#[test]
fn what_was_said_counts_where_it_became_no_number() {
    let here = Here::new(
        "long_said",
        &[
            (
                "qs.csv",
                "USUBJID,QSTESTCD,QSORRES,QSSTRESN\nS1,MO,9,\nS1,SC,slight,2\nS2,MO,,\nS2,SC,2,.\nS3,MO, 3 ,\nS3,SC,no idea,\n",
            ),
            ("enkat.toml", ""),
        ],
    );
    let ran = here.run("score qs.csv");
    assert_eq!(ran.column("MO"), ["9", "", " 3 "], "{}", ran.err);
    assert_eq!(ran.column("SC"), ["2", "2", "no idea"]);
    let reasons = ran.column("eq5d5l_reason");
    assert!(reasons[0].starts_with("mo:invalid ua:missing") && reasons[1].starts_with("mo:missing ua:missing"), "{reasons:?}");
    assert!(reasons[2].starts_with("sc:invalid ua"), "{reasons:?}");
    for rule in ["EQ001", "EQ003", "EQ004"] {
        assert!(ran.err.contains(rule), "{rule}: {}", ran.err);
    }
    // whoever names the column of answers means it alone
    let named = here.run("score qs.csv --map answer=QSSTRESN");
    assert_eq!(named.column("MO"), ["", "", ""], "{}", named.err);
}

#[test]
fn what_is_odd_about_a_table_of_answers_is_told_as_of_any_other() {
    let here =
        Here::new("long_told", &[("long.csv", "Uttag 2025,,,\nid,wave,item,answer\n1,pre,mo, 3 \n1,pre,vas,60\n2,mid,mo,2\n")]);
    let long = here.run("score long.csv --wave start=pre --wave exit=post --header-line 2");
    assert_eq!(long.column("mo"), [" 3 ", "2"]);
    for told in ["EQ004", "EQ064", "the names of the columns stand in line 2; the line above is left out"] {
        assert!(long.err.contains(told), "{told}: {}", long.err);
    }
    let check = here.run("check long.csv --wave start=pre --wave exit=post --header-line 2 --format json");
    for rule in ["\"EQ004\"", "\"EQ064\""] {
        assert!(check.out.contains(rule), "{rule}: {}", check.out);
    }
    assert!(check.err.contains("the names of the columns stand in line 2"), "{}", check.err);
}
