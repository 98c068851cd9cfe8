//! A proposal of settings is fed back to the program.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::Value;

use crate::common::{enkat, folder, golden, golden_text};
use crate::{checked, enkat_in, totals, write};

/// What is proposed for a file, and what a check with it finds.
fn proposed(folder: &Path, file: &str) -> (String, Value) {
    let ran = enkat_in(folder, &["check", "--init", file]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(!ran.out.contains("cannot be used"), "{}", ran.out);
    write(folder, "proposed.toml", &ran.out);
    let document = checked(folder, &["--config", "proposed.toml", file]);
    assert_eq!(document["files"][0]["unusable"], Value::Null, "{document}\n{}", ran.out);
    (ran.out, document)
}

fn has(proposal: &str, lines: &[&str]) {
    for line in lines {
        assert!(proposal.lines().any(|known| known == *line), "{line} is not in\n{proposal}");
    }
}

fn kasam(file: &str) -> (String, Value) {
    let folder = folder(&format!("init_{file}"));
    std::fs::copy(golden(&format!("kasam_golden/dirty/{file}")), folder.join(file)).expect("a copy");
    proposed(&folder, file)
}

/// Rows of people at two occasions; `cells` gives what follows the id and the occasion.
fn two_rows_each(header: &str, labels: [&str; 2], sign: &str, cells: impl Fn(usize) -> String) -> String {
    let mut table = format!("{header}\n");
    for person in 0..30 {
        for (at, label) in labels.iter().enumerate() {
            let _ = writeln!(table, "P{person:03}{sign}{label}{sign}{}", cells(2 * person + at));
        }
    }
    table
}

/// Levels, all of them, in five columns that differ.
fn levels(row: usize, sign: &str) -> String {
    (0..5).map(|item| ((row * (item + 2) + row / 3 + item) % 5 + 1).to_string()).collect::<Vec<_>>().join(sign)
}

#[test]
fn dirty_kasam_files_are_recognised_and_their_findings_stay() {
    let (proposal, document) = kasam("soc13_dirty.csv");
    has(&proposal, &["\"soc13_{n}\" = \"q{n}\"", "start = \"pre\"", "exit = \"post\"", "# missing-code = [9, 99]"]);
    let totals = totals(&document);
    for (rule, count) in [("EQ001", 5), ("EQ002", 1), ("EQ003", 1), ("EQ004", 1), ("EQ013", 1)] {
        assert!(totals.contains(&(rule.into(), count)), "{rule}: {totals:?}");
    }
    assert!(!totals.iter().any(|(rule, _)| rule == "EQ012" || rule == "EQ014"), "{totals:?}");

    let (proposal, document) = kasam("soc13_already_reversed.csv");
    has(&proposal, &["\"soc13_{n}\" = \"q{n}\"", "start = \"pre\""]);
    assert_eq!(crate::count_of(&document, "EQ026"), 1, "{document}");
}

#[test]
fn a_swedish_export_is_read_as_the_plain_file_is() {
    let (proposal, document) = kasam("soc13_semicolon_bom.csv");
    has(&proposal, &["\"soc13_{n}\" = \"Fråga {n}\"", "wave = \"Tidpunkt\"", "start = \"pre\""]);
    assert_eq!(document["exit_code"], 0, "{document}");
    let (_, plain) = kasam("soc13_semicolon_bom_same_as.csv");
    assert_eq!(totals(&document), totals(&plain));
}

#[test]
fn swedish_names_of_dimensions_and_occasions_are_recognised() {
    let folder = folder("init_swedish");
    let header = "Löpnr;Mättillfälle;Rörlighet;Hygien;Aktiviteter;Smärta;Oro;Hälsa";
    write(&folder, "a.csv", &two_rows_each(header, ["Före", "Efter"], ";", |row| format!("{};{}", levels(row, ";"), row % 101)));
    let (proposal, document) = proposed(&folder, "a.csv");
    has(
        &proposal,
        &[
            "id = \"Löpnr\"",
            "wave = \"Mättillfälle\"",
            "start = \"Före\"",
            "exit = \"Efter\"",
            "mo = \"Rörlighet\"",
            "sc = \"Hygien\"",
            "ua = \"Aktiviteter\"",
            "pd = \"Smärta\"",
            "ad = \"Oro\"",
            "vas = \"Hälsa\"",
        ],
    );
    assert_eq!(document["exit_code"], 0, "{document}");
}

#[test]
fn a_wide_file_is_recognised() {
    let folder = folder("init_wide");
    let half = |occasion: &str| ["MO", "SC", "UA", "PD", "AD"].map(|item| format!("{item}_{occasion}")).join(",");
    let mut table = format!("patient,{},{}\n", half("pre"), half("post"));
    for person in 0..30 {
        let _ = writeln!(table, "P{person:03},{},{}", levels(person, ","), levels(person + 7, ","));
    }
    write(&folder, "a.csv", &table);
    let (proposal, document) = proposed(&folder, "a.csv");
    has(&proposal, &["id = \"patient\"", "\"start.mo\" = \"MO_pre\"", "\"exit.ad\" = \"AD_post\""]);
    assert_eq!((&document["exit_code"], &document["files"][0]["rows"]), (&0.into(), &30.into()), "{document}");
}

#[test]
fn names_of_the_contract_need_nothing() {
    let folder = folder("init_plain");
    let header = "id,wave,mo,sc,ua,pd,ad,vas,utility";
    let score = |row: usize| format!("{},{},0.{:03}", levels(row, ","), row % 101, 101 + 7 * row);
    write(&folder, "a.csv", &two_rows_each(header, ["start", "exit"], ",", score));
    let (proposal, document) = proposed(&folder, "a.csv");
    has(&proposal, &["# Named as expected already: id wave mo sc ua pd ad vas.", "# \"eq5d5l.index@US-2019\" = \"utility\""]);
    assert!(proposal.lines().all(|line| line.is_empty() || line.starts_with(['#', '['])), "{proposal}");
    assert_eq!(document["exit_code"], 0, "{document}");
}

#[test]
fn an_export_with_missing_codes_and_events_is_recognised() {
    let folder = folder("init_redcap");
    let header = "record_id,redcap_event_name,eq5d_mobility,eq5d_selfcare,eq5d_activity,eq5d_pain,eq5d_anxiety,eq_vas";
    let cells =
        |row: usize| format!("{},{}", if row.is_multiple_of(9) { "99,1,2,3,4".into() } else { levels(row, ",") }, row % 101);
    write(&folder, "a.csv", &two_rows_each(header, ["baseline_arm_1", "followup_arm_1"], ",", cells));
    let (proposal, document) = proposed(&folder, "a.csv");
    has(
        &proposal,
        &["missing-code = [\"mo=99\"]", "wave = \"redcap_event_name\"", "start = \"baseline_arm_1\"", "id = \"record_id\""],
    );
    assert_eq!(document["exit_code"], 0, "{document}");
}

#[test]
fn objects_in_lines_are_recognised() {
    let folder = folder("init_ndjson");
    let mut lines = String::new();
    for row in 0..60_usize {
        let levels = levels(row, ",");
        let [mo, sc, ua, pd, ad] = levels.split(',').collect::<Vec<_>>().try_into().expect("five");
        let (person, visit) = (row / 2, row % 2 + 1);
        let _ = writeln!(
            lines,
            r#"{{"pid":"B{person}","visit":{visit},"mobility":{mo},"self_care":{sc},"activities":{ua},"pain":{pd},"anxiety":{ad}}}"#
        );
    }
    write(&folder, "a.ndjson", &lines);
    let (proposal, document) = proposed(&folder, "a.ndjson");
    has(&proposal, &["mo = \"mobility\"", "wave = \"visit\"", "start = \"1\"", "exit = \"2\"", "id = \"pid\""]);
    assert_eq!(document["exit_code"], 0, "{document}");
}

/// Nine answers from 0 to 3.
fn few_answers(row: usize) -> String {
    (0..9).map(|item| ((row * (item + 2) + row / 3 + item) % 4).to_string()).collect::<Vec<_>>().join(",")
}

const OWN_SCALE: &str = r#"
id = "mood9"
name = "Nine items of our own"
min = 0
max = 3
items = [1, 2, 3, 4, 5, 6, 7, 8, 9]
better = "lower"
citation = "in-house"
"#;

#[test]
fn a_scale_of_ones_own_is_known_by_its_definition() {
    let folder = folder("init_own_scale");
    std::fs::create_dir_all(folder.join("made")).expect("a folder");
    write(&folder, "mood.toml", OWN_SCALE);
    let header = format!("pid,visit,{}", (1..=9).map(|n| format!("fr_{n}")).collect::<Vec<_>>().join(","));
    write(&folder, "a.csv", &two_rows_each(&header, ["pre", "post"], ",", few_answers));
    let ran = enkat_in(&folder, &["check", "--init", "a.csv", "--scale-file", "mood.toml", "-o", "made/enkat.toml"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), ""), "{}", ran.err);
    let proposal = std::fs::read_to_string(folder.join("made/enkat.toml")).expect("it is written");
    has(&proposal, &["\"mood9_{n}\" = \"fr_{n}\"", "id = \"pid\"", "wave = \"visit\""]);
    assert!(!proposal.contains("soc13") && !proposal.contains("cannot be used"), "{proposal}");
    let document = checked(&folder, &["--config", "made/enkat.toml", "a.csv"]);
    assert_eq!(document["exit_code"], 0, "{document}\n{proposal}");
    // without the definition nobody can know
    let ran = enkat_in(&folder, &["check", "--init", "a.csv"]);
    assert!(!ran.out.contains("fr_{n}"), "{}", ran.out);
}

#[test]
fn columns_of_the_programme_are_known_by_its_lists() {
    let folder = folder("init_programme");
    let header = "Löpnr;Tidpunkt;Remittent;Kommun;Ålder;Kön;Timmar per vecka;Beslut;Kontakter";
    let people = |row: usize| {
        let sender = ["Vårdcentralen", "psychiatry", "specialist care"][row / 2 % 3];
        format!("{sender};Sävsjö;{};kvinna;{};accepted;none", 20 + row / 2, row % 10)
    };
    let table = two_rows_each(header, ["före", "efter"], ";", people);
    write(&folder, "a.csv", &table);
    let (proposal, document) = proposed(&folder, "a.csv");
    has(
        &proposal,
        &[
            "referred_from = \"Remittent\"",
            "municipality = \"Kommun\"",
            "age = \"Ålder\"",
            "sex = \"Kön\"",
            "hours_per_week = \"Timmar per vecka\"",
            "referral_decision = \"Beslut\"",
            "contacts = \"Kontakter\"",
            "start = \"före\"",
        ],
    );
    assert!(!crate::totals(&document).iter().any(|(rule, _)| rule == "PR01" || rule == "PR03"), "{document}");
    // a name alone is not enough, and without a sender or an exit the rest are common words
    let other = table.replace("Vårdcentralen", "blue").replace("psychiatry", "red").replace("specialist care", "green");
    write(&folder, "b.csv", &format!("{}\n", other.replace("Beslut", "Noterat")));
    let ran = enkat_in(&folder, &["check", "--init", "b.csv"]);
    has(&ran.out, &["# referred_from = \"Remittent\""]);
    assert!(!ran.out.contains("\nage = ") && !ran.out.contains("green"), "{}", ran.out);
}

#[test]
fn columns_of_a_violence_form_are_known_without_showing_what_they_hold() {
    let folder = folder("init_violence");
    let header = "id,wave,SE_guideline_1_status,se-guideline-1 psychological_lifetime,se-guideline-1.alone";
    let cells = |row: usize| if row.is_multiple_of(2) { "asked,no,yes".to_owned() } else { "not_asked,,".to_owned() };
    write(&folder, "a.csv", &two_rows_each(header, ["start", "exit"], ",", cells));
    let (proposal, _) = proposed(&folder, "a.csv");
    has(
        &proposal,
        &[
            "\"se-guideline-1.status\" = \"SE_guideline_1_status\"",
            "\"se-guideline-1.psychological_lifetime\" = \"se-guideline-1 psychological_lifetime\"",
            "# Named as expected already: id wave se-guideline-1.alone.",
        ],
    );
    assert!(!proposal.contains("not_asked") && !proposal.contains("yes"), "{proposal}");
}

#[test]
fn a_column_without_a_name_of_its_own_is_never_proposed() {
    let folder = folder("init_nameless");
    for header in ["id,,mo", "id,{n},mo", "id,w,mo,W", "id,,mo,"] {
        let rest = if header.matches(',').count() > 2 { ",pre" } else { "" };
        write(&folder, "a.csv", &two_rows_each(header, ["pre", "post"], ",", |row| format!("{}{rest}", row % 5 + 1)));
        let (proposal, _) = proposed(&folder, "a.csv");
        let names_occasions = |line: &str| line.starts_with("wave =") || line.starts_with("start =");
        assert!(!proposal.lines().any(names_occasions), "{header}: {proposal}");
    }
}

#[test]
fn a_proposal_goes_where_it_is_told_to_or_nowhere() {
    let folder = folder("init_output");
    write(&folder, "a.csv", "id,mobility\na,1\nb,2\n");
    enkat_in(&folder, &["check", "--init", "a.csv", "-o", "a.json"]).refused(&["a.json", ".toml"]);
    enkat_in(&folder, &["check", "a.csv", "-o", "a.toml"]).refused(&["--init"]);
    assert_eq!(crate::common::names_in(&folder), ["a.csv"]);
    assert_eq!(enkat_in(&folder, &["check", "--init", "a.csv", "-o", "enkat.toml"]).code, Some(0));
    let standard = enkat_in(&folder, &["check", "--init", "a.csv", "-o", "-"]);
    let written = || std::fs::read_to_string(folder.join("enkat.toml")).expect("written");
    assert_eq!(written(), standard.out);
    // the same again is no harm; what somebody wrote is not replaced
    assert_eq!(enkat_in(&folder, &["check", "--init", "a.csv", "-o", "enkat.toml"]).code, Some(0));
    write(&folder, "enkat.toml", "by = \"sex\"\n");
    enkat_in(&folder, &["check", "--init", "a.csv", "-o", "enkat.toml"]).refused(&["enkat.toml is there already"]);
    assert_eq!(written(), "by = \"sex\"\n");
}

#[test]
fn what_two_columns_may_be_is_left_to_choose() {
    let table = "id,mobility,mo_level,MB,sc\na,1,2,3,1\nb,2,2,1,1\n";
    let ran = enkat(&["check", "--init", "-"], table);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    has(&ran.out, &["# mo = \"mobility\"", "# mo = \"MB\""]);
    assert!(!ran.out.lines().any(|line| line.starts_with("mo =")), "{}", ran.out);
}

#[test]
fn a_proposal_shows_no_cell_and_stops_at_an_identity_number() {
    let table = two_rows_each("id,wave,mo,note,place", ["pre", "post"], ",", |row| format!("{},Anna {row},Umeå", row % 5 + 1));
    let ran = enkat(&["check", "--init", "-"], &table);
    assert!(!ran.out.contains("Anna") && !ran.out.contains("Umeå") && !ran.out.contains("P00"), "{}", ran.out);
    let violence = two_rows_each("id,se-guideline-1.status,mo", ["yes", "no"], ",", |row| (row % 5 + 1).to_string());
    let ran = enkat(&["check", "--init", "-"], violence);
    assert!(!ran.out.contains("yes"), "{}", ran.out);
    let ran = enkat(&["check", "--init", "-"], format!("{table}811218-9876,pre,1,x,y\n"));
    ran.refused(&["personal identity"]);
    assert!(!ran.err.contains("9876"), "{}", ran.err);
}

#[test]
fn names_that_would_be_toml_stay_names() {
    let folder = folder("init_hostile");
    let name = "mobility\\\"\n[check]\nfiles = 1\u{202e}";
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(["id", &format!("EQ5D {name}"), "Mo\"bility"]).expect("memory");
    table.write_record(["a", "1", "2"]).expect("memory");
    let table = String::from_utf8(table.into_inner().expect("memory")).expect("UTF-8");
    write(&folder, "a.csv", &table);
    let (proposal, _) = proposed(&folder, "a.csv");
    has(&proposal, &["mo = \"Mo\\\"bility\""]);
}

#[test]
fn one_table_is_proposed_for_and_no_file_is_written() {
    let folder = folder("init_one");
    write(&folder, "a.csv", &golden_text("kasam_golden/dirty/soc13_dirty.csv"));
    write(&folder, "enkat.toml", "this is not TOML");
    assert_eq!(enkat_in(&folder, &["check", "--init", "a.csv"]).code, Some(0));
    assert_eq!(crate::common::names_in(&folder), ["a.csv", "enkat.toml"]);
    enkat_in(&folder, &["check", "--init"]).refused(&["one"]);
}

/// One row for each person; `cells` gives what follows the id.
fn rows(header: &str, people: usize, cells: impl Fn(usize) -> String) -> String {
    std::iter::once(header.to_owned())
        .chain((0..people).map(|row| format!("R{row:03},{}", cells(row))))
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn names_of_libraries_are_recognised_and_a_second_set_is_the_exit() {
    let folder = folder("init_libraries");
    let of_redcap = |end: &str| {
        let items = ["mb", "sc", "ua", "pd", "ad"].map(|item| format!("eq5d_{item}_5l_swe_swe{end}"));
        format!("{},eq5d5l_vas2_swe_swe{end}", items.join(","))
    };
    let header = format!("record_id,{},{}", of_redcap(""), of_redcap("_slut"));
    let answers = |row: usize| format!("{},{},{},{}", levels(row, ","), row % 101, levels(row + 1, ","), (row + 9) % 101);
    write(&folder, "redcap.csv", &rows(&header, 40, answers));
    let (proposal, document) = proposed(&folder, "redcap.csv");
    has(
        &proposal,
        &[
            "id = \"record_id\"",
            "\"start.mo\" = \"eq5d_mb_5l_swe_swe\"",
            "\"exit.ad\" = \"eq5d_ad_5l_swe_swe_slut\"",
            "\"start.vas\" = \"eq5d5l_vas2_swe_swe\"",
        ],
    );
    assert_eq!(totals(&document), vec![], "{document}");
    let header = "USUBJID,EQ5D0201,EQ5D0202,EQ5D0203,EQ5D0204,EQ5D0205,EQ5D0206";
    write(&folder, "cdisc.csv", &rows(header, 40, |row| format!("{},{}", levels(row, ","), row % 101)));
    has(&proposed(&folder, "cdisc.csv").0, &["id = \"USUBJID\"", "mo = \"EQ5D0201\"", "vas = \"EQ5D0206\""]);
}

#[test]
fn a_whole_table_in_the_words_of_the_programme_is_proposed() {
    let folder = folder("init_programme_words");
    let header = "Deltagare,Tillfälle,Rörlighet,Hygien/Personlig vård,Vanliga aktiviteter,Smärtor/besvär,Oro/nedstämdhet,\
                  Din hälsa idag,Hänvisad från,Aktiviteter,Deltagarenkät,Avslutades till,Fysiskt våld";
    let cells = |row: usize| {
        let said = ["Vårdcentralen,Promenadgrupp,Enkät,,Nej", ",,,Specialistvård och kommunal insats,"][row % 2];
        format!("{},{},{said}", levels(row, ","), row % 101)
    };
    write(&folder, "a.csv", &two_rows_each(header, ["Start", "Avslut"], ",", cells));
    let (proposal, document) = proposed(&folder, "a.csv");
    has(
        &proposal,
        &[
            "sc = \"Hygien/Personlig vård\"",
            "ua = \"Vanliga aktiviteter\"",
            "vas = \"Din hälsa idag\"",
            "activities = \"Aktiviteter\"",
            "survey = \"Deltagarenkät\"",
            "exit_to = \"Avslutades till\"",
            "exit-kind-if-not-recorded = \"started\"",
        ],
    );
    assert!(proposal.contains("1 column speaks of violence by name") && !proposal.contains("Nej"), "{proposal}");
    let rules: Vec<String> = totals(&document).into_iter().map(|(rule, _)| rule).collect();
    assert_eq!(rules, ["VS27"], "{document}");
}

#[test]
fn texts_and_levels_from_zero_become_a_table_of_codes_to_fill_in() {
    let folder = folder("init_codes");
    let texts = |row: usize| {
        let words = ["inga", "lite", "stora"][row % 3];
        format!("{words},Nivå {},A{},{},{}", row % 5 + 1, row % 5 + 1, row % 5 + 1, row % 4 + 2)
    };
    write(&folder, "texts.csv", &rows("id,Rörlighet,Hygien,Vanliga aktiviteter,Smärta,Oro", 30, texts));
    let proposal = enkat_in(&folder, &["check", "--init", "texts.csv"]).out;
    has(
        &proposal,
        &[
            "mo = \"Rörlighet\"",
            "# [codes]",
            "# mo = { \"inga\" = \"?\", \"lite\" = \"?\", \"stora\" = \"?\" }",
            "# sc = { \"Nivå 1\" = 1, \"Nivå 2\" = 2, \"Nivå 3\" = 3, \"Nivå 4\" = 4, \"Nivå 5\" = 5 }",
        ],
    );
    assert!(!proposal.contains("from-zero"), "{proposal}");
    // what is offered is TOML once its # is taken away
    let uncommented: Vec<&str> =
        proposal.lines().skip_while(|line| *line != "# [codes]").filter_map(|line| line.strip_prefix("# ")).collect();
    let lines: Vec<&str> = uncommented.into_iter().filter(|line| line.contains(" = {") || *line == "[codes]").collect();
    assert!(toml::from_str::<toml::Table>(&lines.join("\n")).is_ok(), "{lines:?}");
    let from_zero = |row: usize| (0..5).map(|item| ((row + item) % 5).to_string()).collect::<Vec<_>>().join(",");
    let header = "Castor Participant ID,EQ5D_NL_MOBOPT,EQ5D_NL_SCOPT,EQ5D_NL_ACTOPT,EQ5D_NL_PAINOPT,EQ5D_NL_ANXOPT";
    write(&folder, "zero.csv", &rows(header, 30, from_zero));
    let proposal = enkat_in(&folder, &["check", "--init", "zero.csv"]).out;
    has(&proposal, &["mo = \"EQ5D_NL_MOBOPT\"", "# eq5d5l = \"from-zero\""]);
    write(&folder, "plain.csv", &rows(header, 30, |row| levels(row, ",")));
    assert!(!enkat_in(&folder, &["check", "--init", "plain.csv"]).out.contains("[codes]"));
}

#[test]
fn a_second_set_of_columns_is_told_with_what_to_do() {
    let both = enkat(&["check", "--init", "-"], "id,eq5d_mb_5l_swi_ger,eq5d_mb_5l_uk_eng\na,1,\nb,,2\n");
    has(&both.out, &["# mo = [\"eq5d_mb_5l_swi_ger\", \"eq5d_mb_5l_uk_eng\"]"]);
    let corrected = enkat(&["check", "--init", "-"], "id,mo,sc,mo1,sc1\na,0,1,1,2\nb,1,2,2,3\n");
    has(&corrected.out, &["# mo = \"mo1\"", "# sc = \"sc1\""]);
}

#[test]
fn a_proposal_that_a_shell_wrote_as_utf_16_is_read() {
    let folder = folder("init_utf_16");
    write(&folder, "a.csv", &rows("Löpnr,Rörlighet", 5, |row| (row + 1).to_string()));
    let proposal = enkat_in(&folder, &["check", "--init", "a.csv"]).out;
    let bytes: Vec<u8> = [0xFF, 0xFE].into_iter().chain(proposal.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    std::fs::write(folder.join("enkat.toml"), bytes).expect("a file");
    let scored = enkat_in(&folder, &["score", "a.csv"]);
    assert!(scored.code == Some(0) && scored.out.contains("eq5d5l_reason"), "{}", scored.err);
}

#[test]
fn one_file_is_proposed_for_several_tables_and_reads_them_all() {
    let folder = folder("init_several");
    std::fs::create_dir(folder.join("six")).expect("a folder");
    let cells = |row: usize| format!("{},{},K", levels(row, ","), row % 101);
    let of = |header: &str, names| two_rows_each(header, names, ",", cells);
    let items = "Rörlighet,Hygien,Vanliga aktiviteter,Smärta,Oro";
    write(&folder, "six/Aneby.csv", &of(&format!("Deltagare,Tillfälle,{items},EQVAS,Kön"), ["Start", "Avslut"]));
    write(&folder, "six/Eksjö.csv", &of(&format!("Nr,Mätning,{items},Din hälsa idag,Kön"), ["före", "efter"]).replace(',', ";"));
    // a shell that leaves patterns as they are is no other
    for inputs in [&["six/*.csv"][..], &["six/Aneby.csv", "six/Eksjö.csv", "six/../six/Aneby.csv"]] {
        let ran = enkat_in(&folder, &[&["check", "--init"][..], inputs].concat());
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        let (shared, own) = ran.out.split_once("[files.\"Aneby.csv\"]").expect("a table of its own");
        let (aneby, eksjo) = own.split_once("[files.\"Eksjö.csv\"]").expect("a table of its own");
        has(shared, &["# ids-within = \"file\"", "[map]", "mo = \"Rörlighet\""]);
        has(
            aneby,
            &[
                "# set = { municipality = \"Aneby\" }",
                "[files.\"Aneby.csv\".map]",
                "id = \"Deltagare\"",
                "vas = \"EQVAS\"",
                "[files.\"Aneby.csv\".wave]",
                "start = \"Start\"",
            ],
        );
        has(eksjo, &["# set = { municipality = \"Eksjö\" }", "id = \"Nr\"", "wave = \"Mätning\"", "start = \"före\""]);
        assert!(!aneby.contains("Rörlighet") && !eksjo.contains("Rörlighet"), "{}", ran.out);
        // what it asks is TOML once its # is taken away
        write(&folder, "enkat.toml", &ran.out.replace("# set = ", "set = ").replace("# ids-within", "ids-within"));
        let report = ["report", "six/Aneby.csv", "six/Eksjö.csv", "--by", "municipality", "--internal", "--format", "csv"];
        let report = enkat_in(&folder, &report);
        assert!(!report.err.contains("is not the name of a file"), "{}", report.err);
        let figures = report.figures();
        for group in ["municipality=Aneby", "municipality=Eksjö"] {
            assert_eq!(
                figures.number([group, "eq5d5l.vas", "change", "n"]) * 2.0,
                figures.number(["all", "eq5d5l.vas", "change", "n"])
            );
        }
    }
    // a column that says the municipality is not asked for, nor ids that nobody shares
    write(&folder, "b.csv", "id,municipality,mo\nx,Aneby,1\n");
    write(&folder, "c.csv", "id,municipality,mo\ny,Eksjö,1\n");
    let ran = enkat_in(&folder, &["check", "--init", "b.csv", "c.csv"]);
    assert!(
        !ran.out.contains("set = ") && !ran.out.contains("ids-within") && ran.out.contains("[files.\"c.csv\"]"),
        "{}",
        ran.out
    );
    enkat_in(&folder, &["check", "--init", "b.csv", "-"]).refused(&["standard input can be read once"]);
    write(&folder, "copy.csv", "id,municipality,mo\ny,Eksjö,1\n");
    enkat_in(&folder, &["check", "--init", "copy.csv", "c.csv"]).refused(&["copy.csv and c.csv hold the same"]);
}

#[test]
fn two_files_of_an_occasion_each_are_not_kept_apart_by_a_proposal() {
    let folder = folder("init_occasions");
    let rows = |level: usize| (1..=20).map(|id| format!("{id},{level},Aneby\n")).collect::<Vec<_>>().concat();
    for header in ["municipality", "Kommun"] {
        write(&folder, "start.csv", &format!("id,mo,{header}\n{}", rows(3)));
        write(&folder, "exit.csv", &format!("id,mo,{header}\n{}", rows(1)));
        let proposal = enkat_in(&folder, &["check", "--init", "start.csv", "exit.csv"]);
        assert!(
            proposal.out.contains("\n# ids-within = \"file\"\n") && !proposal.out.contains("\nids-within"),
            "{}",
            proposal.out
        );
        // a column says it, by whatever name
        assert!(!proposal.out.contains("set = "), "{}", proposal.out);
        write(&folder, "enkat.toml", &proposal.out);
        let change = enkat_in(&folder, &["change", "start=start.csv", "exit=exit.csv"]);
        assert_eq!(change.out.lines().count(), 21, "{}{}", change.err, change.out);
        std::fs::remove_file(folder.join("enkat.toml")).expect("it is there");
    }
}
