//! `enkat score` on good and on odd tables.

mod common;

use common::{enkat, folder, golden, golden_rows, golden_text, number, program};

const EQ: &str = "id,mo,sc,ua,pd,ad,vas\n";

fn eq(rows: &str) -> String {
    format!("{EQ}{rows}")
}

#[test]
fn scores_are_appended_in_the_order_of_the_contract() {
    let ran = enkat(&["score", "-", "--value-set", "SE-2022-TTO"], eq("a,2,1,2,3,2,70\n"));
    assert_eq!(
        ran.out,
        "id,mo,sc,ua,pd,ad,vas,eq5d5l_profile,eq5d5l_vas,eq5d5l_lss,eq5d5l_lfs,eq5d5l_reason,eq5d5l_index,eq5d5l_value_set\n\
         a,2,1,2,3,2,70,21232,70,10,13100,,0.878,SE-2022-TTO\n"
    );
    let two = enkat(&["score", "-", "--value-set", "US-2019", "--value-set", "XW-UK"], eq("a,1,1,1,1,1,100\n"));
    assert!(
        two.out.lines().next().is_some_and(|header| header.ends_with("eq5d5l_reason,eq5d5l_index@US-2019,eq5d5l_index@XW-UK"))
    );
}

#[test]
fn without_a_value_set_there_is_a_hint_and_no_index() {
    let ran = enkat(&["score", "-"], eq("a,1,1,1,1,1,100\n"));
    assert!(!ran.out.contains("index") && ran.err.contains("--value-set"));
}

#[test]
fn every_cell_is_read_by_the_one_table() {
    for (cell, profile, reason, rule) in [
        ("3", "31111", "", ""),
        ("3.0", "31111", "", ""),
        ("\"3,0\"", "31111", "", ""),
        ("03", "31111", "", ""),
        (" 3 ", "31111", "", "EQ004"),
        ("\t3", "31111", "", "EQ004"),
        ("", "", "mo:missing", ""),
        ("  ", "", "mo:missing", ""),
        ("NA", "", "mo:missing", ""),
        ("NaN", "", "mo:missing", ""),
        (".", "", "mo:missing", ""),
        ("-77", "", "mo:missing", ""),
        ("0", "", "mo:invalid", "EQ001"),
        ("6", "", "mo:invalid", "EQ001"),
        ("-9", "", "mo:invalid", "EQ001"),
        ("99999999999999999999", "", "mo:invalid", "EQ001"),
        ("2.5", "", "mo:invalid", "EQ002"),
        ("\"2,5\"", "", "mo:invalid", "EQ002"),
        ("abc", "", "mo:invalid", "EQ003"),
        ("true", "", "mo:invalid", "EQ003"),
        ("٣", "", "mo:invalid", "EQ003"),
        ("1e0", "", "mo:invalid", "EQ003"),
        ("na", "", "mo:invalid", "EQ003"),
    ] {
        let ran = enkat(&["score", "-", "--missing-code", "-77"], eq(&format!("a,{cell},1,1,1,1,50\n")));
        let row = &ran.rows()[0];
        assert_eq!((row["eq5d5l_profile"].as_str(), row["eq5d5l_reason"].as_str()), (profile, reason), "{cell:?}");
        assert_eq!(row["eq5d5l_vas"], "50", "other scores stand");
        assert_eq!(ran.err.contains("EQ0"), !rule.is_empty(), "{cell:?}: {}", ran.err);
        assert!(ran.err.contains(rule), "{cell:?}: {}", ran.err);
    }
}

#[test]
fn likely_missing_codes_are_said_to_be_likely() {
    for code in ["9", "99", "999", "-9"] {
        let ran = enkat(&["score", "-"], eq(&format!("a,{code},1,1,1,1,50\n")));
        assert!(ran.err.contains("perhaps a missing code, declare it"), "{}", ran.err);
    }
}

#[test]
fn a_row_of_the_wrong_width_has_no_scores() {
    let ran = enkat(&["score", "-"], eq("a,1,1,1,1,1,50,7\nb,1,1,1\nc,1,1,1,1,1,50\n"));
    assert_eq!(ran.column("eq5d5l_reason"), ["row:width", "row:width", ""]);
    assert_eq!(ran.column("eq5d5l_profile"), ["", "", "11111"]);
    assert_eq!(ran.column("id"), ["a", "b", "c"]);
    assert!(ran.err.contains("EQ010") && ran.err.contains("1 cell beyond the header"));
}

#[test]
fn a_profile_column_is_as_good_as_five() {
    let rows = "profile,vas\n21232,70\n21232.0,70\n 21232 ,70\n21932,70\n2123,70\nabcde,70\n,70\n";
    let ran = enkat(&["score", "-"], rows);
    assert_eq!(ran.column("eq5d5l_profile"), ["21232", "21232", "21232", "", "", "", ""]);
    assert_eq!(ran.column("eq5d5l_reason")[3], "ua:invalid");
    assert_eq!(ran.column("eq5d5l_reason")[6], "mo:missing sc:missing ua:missing pd:missing ad:missing");
    let declared = enkat(&["score", "-", "--missing-code", "9"], "profile\n21932\n");
    assert_eq!(declared.column("eq5d5l_reason"), ["ua:missing"]);
}

#[test]
fn a_missing_code_may_be_of_one_column() {
    let everywhere = enkat(&["score", "-", "--missing-code", "9"], eq("a,9,1,1,1,1,9\n"));
    assert_eq!(everywhere.column("eq5d5l_reason"), ["mo:missing vas:missing"]);
    assert!(everywhere.err.contains("--missing-code 9 is within the range of some items"));
    let of_one = enkat(&["score", "-", "--missing-code", "mo=9"], eq("a,9,1,1,1,1,9\n"));
    assert_eq!((of_one.column("eq5d5l_reason"), of_one.column("eq5d5l_vas")), (vec!["mo:missing".into()], vec!["9".into()]));
    enkat(&["score", "-", "--missing-code", "vass=9"], eq("a,9,1,1,1,1,9\n")).refused(&["vass", "did you mean vas?"]);
    enkat(&["score", "-", "--missing-code", "9,99"], eq("a,9,1,1,1,1,9\n")).refused(&["9,99", "repeat the option"]);
}

#[test]
fn kasam_is_scored_under_every_rule() {
    let header: Vec<String> = (1..=13).map(|item| format!("soc13_{item}")).collect();
    // item 6, comprehensibility, is missing: 1 of 5 and 1 of 13
    let row = "4,4,4,4,4,,4,4,4,4,4,4,4";
    let table = format!("{}\n{row}\n", header.join(","));
    let scores = |rule: &str| {
        let ran = enkat(&["score", "-", "--missing", rule], &table);
        ["comprehensibility", "manageability", "total", "missing", "prorated", "reason"]
            .map(|name| ran.column(&format!("soc13_{name}"))[0].clone())
    };
    assert_eq!(scores("complete"), ["", "16", "", "1", "", "total:missing comprehensibility:missing"]);
    assert_eq!(scores("prorate20"), ["20", "16", "52", "1", "total comprehensibility", ""]);
    let invalid = enkat(&["score", "-"], table.replace(",,", ",9,"));
    assert_eq!(invalid.column("soc13_reason"), ["total:invalid comprehensibility:invalid"]);
    assert_eq!(invalid.column("soc13_missing"), ["0"]);
    let lacking_a_column = enkat(&["score", "-"], table.replace(",soc13_13", "").replace("4,4\n", "4\n"));
    assert_eq!(lacking_a_column.column("soc13_missing"), ["2"]);
    assert!(lacking_a_column.err.contains("EQ020") && lacking_a_column.err.contains("soc13_13"));
}

#[test]
fn golden_kasam_scores_come_out_of_the_program() {
    for form in ["soc13", "soc29"] {
        let input = golden(&format!("kasam_golden/{form}/items.csv"));
        let expected = golden_rows(&format!("kasam_golden/{form}/oracle_individual.csv"));
        for rule in ["complete", "prorate20", "half"] {
            let map = format!("{form}_{{n}}=q{{n}}");
            let waves = ["--wave", "start=pre", "--wave", "exit=post"];
            let arguments = [&["score", input.to_str().expect("UTF-8"), "--map", &map, "--missing", rule][..], &waves].concat();
            for (found, expected) in enkat(&arguments, "").rows().iter().zip(&expected) {
                for (name, theirs) in
                    [("comprehensibility", "C"), ("manageability", "MA"), ("meaningfulness", "ME"), ("total", "total")]
                {
                    let (found, expected) =
                        (number(&found[&format!("{form}_{name}")]), number(&expected[&format!("{theirs}_{rule}")]));
                    assert_eq!(found.is_some(), expected.is_some());
                    assert!((found.unwrap_or(0.0) - expected.unwrap_or(0.0)).abs() < 1e-12, "{found:?}, expected {expected:?}");
                }
            }
        }
    }
}

#[test]
fn both_occasions_may_stand_in_one_row() {
    for cohort in ["clean", "messy"] {
        let input = golden(&format!("eq5d_group_golden/cohort_{cohort}.csv"));
        let mut arguments = vec!["score".to_owned(), input.to_str().expect("UTF-8").to_owned()];
        for (occasion, suffix) in [("start", "pre"), ("exit", "post")] {
            for item in ["mo", "sc", "ua", "pd", "ad", "vas"] {
                arguments.extend(["--map".into(), format!("{occasion}.{item}={}_{suffix}", item.to_uppercase())]);
            }
        }
        for set in ["SE-2020-TTO-EXP", "SE-2022-TTO", "US-2019", "ENG-2018", "NL-2016", "CA-2016", "SA-2024", "UK-2026", "XW-UK"]
        {
            arguments.extend(["--value-set".into(), set.into()]);
        }
        let ran = enkat(&arguments.iter().map(String::as_str).collect::<Vec<_>>(), "");
        let expected = golden_rows(&format!("eq5d_group_golden/{cohort}_person_level.csv"));
        for (found, expected) in ran.rows().iter().zip(&expected) {
            for (occasion, suffix) in [("start", "pre"), ("exit", "post")] {
                for (ours, theirs) in [("profile", "state"), ("lss", "lss"), ("lfs", "lfs")] {
                    let expected = expected[&format!("{theirs}_{suffix}")].replace("NA", "");
                    assert_eq!(found[&format!("{occasion}.eq5d5l_{ours}")], expected, "{} {ours}", found["id"]);
                }
                for (ours, theirs) in [
                    ("SE-2020-TTO-EXP", "vt_Sweden_2020"),
                    ("SE-2022-TTO", "vt_Sweden_2022"),
                    ("US-2019", "vt_USA"),
                    ("ENG-2018", "vt_England"),
                    ("NL-2016", "vt_Netherlands"),
                    ("CA-2016", "vt_Canada"),
                    ("SA-2024", "vt_SaudiArabia"),
                    ("UK-2026", "vt_UK"),
                    ("XW-UK", "cw_UK"),
                ] {
                    let found = number(&found[&format!("{occasion}.eq5d5l_index@{ours}")]);
                    let expected = number(&expected[&format!("{theirs}_{suffix}")]);
                    assert_eq!(found.is_some(), expected.is_some());
                    assert!(
                        (found.unwrap_or(0.0) - expected.unwrap_or(0.0)).abs() < 1e-9,
                        "{ours}: {found:?}, expected {expected:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn a_spreadsheet_export_scores_as_the_plain_table() {
    let plain =
        enkat(&["score", "-", "--map", "soc13_{n}=q{n}"], golden_text("kasam_golden/dirty/soc13_semicolon_bom_same_as.csv"));
    let export = std::fs::read(golden("kasam_golden/dirty/soc13_semicolon_bom.csv")).expect("a file");
    let map = "soc13_{n}=fråga {n}";
    let with_mark = enkat(&["score", "-", "--map", map], &export);
    let text = String::from_utf8(export).expect("UTF-8");
    let text = text.trim_start_matches('\u{feff}');
    let windows: Vec<u8> = text.chars().map(|letter| u8::try_from(u32::from(letter)).expect("a Latin letter")).collect();
    let tabs = text.replace(';', "\t");
    for ran in [with_mark, enkat(&["score", "-", "--map", map], windows), enkat(&["score", "-", "--map", map], tabs)] {
        for name in ["comprehensibility", "manageability", "meaningfulness", "total"] {
            assert_eq!(ran.column(&format!("soc13_{name}")), plain.column(&format!("soc13_{name}")));
        }
        assert!(ran.out.contains("Kön"));
    }
}

#[test]
fn names_are_matched_without_case_and_blanks() {
    let ran = enkat(&["score", "-"], " MO ,Sc,uA,PD,ad,VAS\n1,1,1,1,1,50\n");
    assert_eq!(ran.column("eq5d5l_profile"), ["11111"]);
}

#[test]
fn a_set_and_a_scale_of_ones_own_are_files() {
    let folder = folder("own_files");
    let write = |name: &str, text: &str| {
        let path = folder.join(name);
        std::fs::write(&path, text).expect("a file");
        path.to_str().expect("UTF-8").to_owned()
    };
    let mut coefficients = String::from("id = \"mine\"\ncitation = \"invented\"\n[coefficients]\nstart = 1\n");
    let mut terms = String::from("term,coefficient\nstart,1\n");
    for dimension in ["MO", "SC", "UA", "PD", "AD"] {
        for (level, effect) in [("2", "-0.05"), ("3", "-0.08"), ("4", "-0.2"), ("5", "-0.31")] {
            coefficients.extend([dimension, level, " = ", effect, "\n"]);
            terms.extend([dimension, level, ",", effect, "\n"]);
        }
    }
    let by_toml = enkat(&["score", "-", "--value-set-file", &write("a.toml", &coefficients)], eq("a,2,1,1,1,5,50\n"));
    assert_eq!((by_toml.column("eq5d5l_index"), by_toml.column("eq5d5l_value_set")), (vec!["0.64".into()], vec!["mine".into()]));
    let by_terms = enkat(&["score", "-", "--value-set-file", &write("terms.csv", &terms)], eq("a,2,1,1,1,5,50\n"));
    assert_eq!(
        (by_terms.column("eq5d5l_index"), by_terms.column("eq5d5l_value_set")),
        (vec!["0.64".into()], vec!["terms".into()])
    );

    let digits = (0..3125).map(|place| [625, 125, 25, 5, 1].map(|weight| place / weight % 5 + 1));
    let row = |digits: [u32; 5]| {
        let value = 1.25 - f64::from(digits.iter().sum::<u32>()) / 20.0;
        format!("{},{value:.2}", digits.map(|digit| digit.to_string()).concat())
    };
    let rows: Vec<String> = digits.map(row).collect();
    let table = format!("profile,value\n{}\n", rows.join("\n"));
    let by_table = enkat(&["score", "-", "--value-set-file", &write("table.csv", &table)], eq("a,2,1,1,1,5,50\n"));
    assert_eq!(by_table.column("eq5d5l_index"), ["0.75"]);
    let refused = |name: &str, text: &str, parts: &[&str]| {
        enkat(&["score", "-", "--value-set-file", &write(name, text)], eq("a,1,1,1,1,1,50\n")).refused(parts);
    };
    refused("short.csv", &table.replacen(&format!("{}\n", rows[7]), "", 1), &["1 of 3125 profiles have no value", "11123"]);
    refused("up.csv", &table.replace("55555,0.00", "55555,0.9"), &["55555", "higher value", "monotone = false"]);
    refused("inf.csv", &table.replace("55555,0.00", "55555,inf"), &["55555", "inf"]);
    refused("b.toml", &coefficients.replace("AD5 = -0.31\n", ""), &["AD5", "missing"]);
    refused("c.toml", &coefficients.replace("\"mine\"", "\"US-2019\""), &["US-2019", "published"]);
    let reversal = coefficients.replace("MO3 = -0.08", "MO3 = 0.0");
    refused("d.toml", &reversal, &["31111 has a higher value than 21111", "monotone = false"]);
    let stated = write("e.toml", &format!("monotone = false\n{reversal}"));
    assert_eq!(enkat(&["score", "-", "--value-set-file", &stated], eq("a,3,1,1,1,1,50\n")).column("eq5d5l_index"), ["1"]);

    let scale = write(
        "phq.toml",
        "id = \"phq2\"\nname = \"two items\"\nmin = 0\nmax = 3\nitems = [1, 2]\nreversed = [2]\ncitation = \"invented\"\n",
    );
    let ran = enkat(&["score", "-", "--scale-file", &scale], "phq2_1,phq2_2\n3,0\n4,0\n");
    assert_eq!(
        (ran.column("phq2_total"), ran.column("phq2_reason")),
        (vec!["6".into(), String::new()], vec![String::new(), "total:invalid".into()])
    );
}

#[test]
fn a_settings_file_beside_the_table_holds_the_options() {
    let folder = folder("settings");
    let table = folder.join("t.csv");
    std::fs::write(&table, "Rörelse,b,c,d,e,när\n2,1,1,1,88,före\n").expect("a file");
    let settings = "value-set = \"US-2019\"\nmissing-code = [88, 77]\n[map]\nmo = \"rörelse\"\nsc = \"b\"\nua = \"c\"\npd = \"d\"\nad = \"e\"\nwave = \"när\"\n[wave]\nstart = \"före\"\n";
    std::fs::write(folder.join("enkat.toml"), settings).expect("a file");
    let ran = enkat(&["score", table.to_str().expect("UTF-8")], "");
    assert_eq!(
        (ran.column("eq5d5l_reason"), ran.column("eq5d5l_value_set")),
        (vec!["ad:missing".into()], vec!["US-2019".into()])
    );
    let other = enkat(&["score", table.to_str().expect("UTF-8"), "--value-set", "DE-2018"], "");
    assert_eq!(other.column("eq5d5l_value_set"), ["DE-2018"]);
    std::fs::write(folder.join("enkat.toml"), "valueset = 1").expect("a file");
    enkat(&["score", table.to_str().expect("UTF-8")], "").refused(&["enkat.toml", "valueset"]);
}

#[test]
fn ndjson_holds_numbers_as_numbers() {
    let ran = enkat(&["score", "-", "--format", "ndjson", "--value-set", "US-2019"], eq("a,2,1,2,3,2,\n"));
    let row: serde_json::Value = serde_json::from_str(&ran.out).expect("one object");
    assert_eq!(
        (&row["eq5d5l_index"], &row["eq5d5l_vas"], &row["id"]),
        (&serde_json::json!(0.681), &serde_json::Value::Null, &serde_json::json!("a"))
    );
    enkat(&["score", "-", "--format", "ndjson"], "x,x,mo\n1,2,3\n").refused(&["column 1 and column 2", "rename"]);
}

#[test]
fn violence_answers_stay_behind_unless_revealed() {
    let table = "id,vas,form-1.status,form-1.q1\na,50,asked,yes\n";
    let kept = enkat(&["score", "-"], table);
    assert!(!kept.out.contains("yes") && !kept.out.contains("form-1") && kept.err.contains("2 columns about violence"));
    assert!(enkat(&["score", "-", "--reveal-violence"], table).out.contains("yes"));
    let wide = enkat(&["score", "-"], "start.vas,exit.vas,start.status\n50,60,kept\n");
    assert!(wide.out.contains("kept"), "an occasion is not a form");
}

#[test]
fn names_that_are_taken_are_refused_or_replaced() {
    let table = "vas,EQ5D5L_VAS,x\n50,12,y\n";
    enkat(&["score", "-"], table).refused(&["EQ5D5L_VAS", "--overwrite"]);
    let ran = enkat(&["score", "-", "--overwrite"], table);
    assert_eq!((ran.column("eq5d5l_vas"), ran.column("x")), (vec!["50".into()], vec!["y".into()]));
    assert!(!ran.out.contains("EQ5D5L_VAS"));
}

#[test]
fn strict_turns_error_findings_into_exit_1_and_writes_all_the_same() {
    let folder = folder("strict");
    let output = folder.join("o.csv");
    let arguments = ["score", "-", "--strict", "-o", output.to_str().expect("UTF-8")];
    assert_eq!(enkat(&arguments, eq("a,9,1,1,1,1,50\n")).code, Some(1));
    assert!(output.exists());
    assert_eq!(enkat(&arguments, eq("a,,1,1,1,1,50\n")).code, Some(0), "a missing answer is not an error");
    let twice = enkat(&["score", "-", "--strict"], "id,wave,vas\na,start,50\nb,start,60\na,START,50\na,exit,50\n");
    assert!(twice.code == Some(1) && twice.err.contains("EQ011 1 error") && twice.err.contains("row 3"), "{}", twice.err);
    let blank_wave = enkat(&["score", "-", "--strict"], "wave,vas\n,50\n");
    assert!(blank_wave.code == Some(1) && blank_wave.err.contains("EQ012"));
}

#[test]
fn many_rows_come_out_as_many_and_in_order() {
    let rows: Vec<String> = (0..5000).map(|row| format!("{row},{},1,1,1,1,{}", row % 5 + 1, row % 101)).collect();
    let ran = enkat(&["score", "-"], eq(&rows.join("\n")));
    for (row, scored) in ran.rows().iter().enumerate() {
        assert_eq!(scored["id"], row.to_string());
        assert_eq!(scored["eq5d5l_profile"], format!("{}1111", row % 5 + 1));
        assert_eq!(scored["eq5d5l_vas"], (row % 101).to_string());
    }
    assert_eq!(ran.rows().len(), 5000);
}

#[test]
fn the_page_of_rules_in_the_docs_is_the_one_that_is_made() {
    let made = enkat(&["list", "rules", "--format", "md"], "");
    assert!(made.out == include_str!("../../docs/rules.md"), "make it anew: cargo xtask docs");
}

#[test]
fn lists_schemas_and_explanations_speak_for_the_library() {
    let run = |arguments: &[&str]| enkat(arguments, "");
    let sets = run(&["list", "value-sets", "--format", "csv"]);
    assert_eq!(sets.rows().len(), 59 + 26);
    let swedish = sets.rows().into_iter().find(|row| row["id"] == "SE-2020-VAS-EXP").expect("it is listed");
    assert_eq!((swedish["scale"].as_str(), swedish["verification"].as_str()), ("0-100", "single source"));
    assert!(run(&["list", "instruments"]).out.contains("soc29") && run(&["list", "rules"]).out.contains("EQ001"));
    assert!(run(&["explain", "eq001"]).out.contains("--missing-code"));
    run(&["explain", "EQ999"]).refused(&["EQ999"]);
    run(&["explain", "eq1"]).refused(&["unknown rule \"eq1\"; did you mean EQ001?"]);
    let rules = run(&["list", "rules", "--format", "csv"]);
    assert!(rules.rows().iter().any(|row| row["code"] == "PR01" && row["level"] == "error" && !row["what to do"].is_empty()));
    assert!(run(&["list", "contact-lines", "--format", "md"]).out.starts_with("| name | number |"));
    let schema: serde_json::Value = serde_json::from_str(&run(&["schema", "soc13"]).out).expect("JSON");
    assert_eq!(schema["properties"]["soc13_13"]["maximum"], 7);
    run(&["schema", "soc12"]).refused(&["soc12", "did you mean soc13"]);
    assert_eq!(program().arg("--version").output().expect("it runs").status.code(), Some(0));
}
