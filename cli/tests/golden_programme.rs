//! Table 1 of a published programme report, through the program.

mod common;

use std::collections::BTreeMap;

use common::{Comparison, enkat, golden_json, golden_rows};
use serde_json::Value;

/// The table as the contract writes it, with what `rows` makes of each participant.
fn table(header: &str, rows: impl Fn(&str, &str, [&str; 3]) -> String) -> String {
    let mut people: BTreeMap<u32, (String, [Vec<String>; 3])> = BTreeMap::new();
    for row in golden_rows("programme_table1_coded.csv") {
        let id = row["participant"].parse().expect("a number");
        let (sender, exits) = people.entry(id).or_default();
        sender.clone_from(&row["referral_code"]);
        let kind = if row["closure_kind"] == "not_applicable_returned" { "returned" } else { "started" };
        for (list, cell) in exits.iter_mut().zip([&row["exit_code"], &row["certainty"], &kind.to_owned()]) {
            list.push(cell.clone());
        }
    }
    let row = |(id, (sender, exits)): (u32, (String, [Vec<String>; 3]))| {
        let [to, certainty, kind] = exits.map(|list| list.join(";"));
        rows(&id.to_string(), &sender, [&to, &certainty, &kind])
    };
    format!("{header}\n{}", people.into_iter().map(row).collect::<String>())
}

const EXITS: &str = "exit_to,exit_certainty,exit_kind";

fn one_row_each() -> String {
    table(&format!("id,referred_from,{EXITS}"), |id, sender, exits| format!("{id},{sender},{}\n", exits.join(",")))
}

fn report(table: &str) -> common::Figures {
    enkat(&["report", "-", "--internal", "--format", "csv"], table).figures()
}

#[test]
fn every_figure_that_comes_from_the_table_is_reproduced() {
    let figures = report(&one_row_each());
    let expected = golden_json("programme_table1_expected.json");
    let mut compared = Comparison::default();
    let number = |path: &str| expected.pointer(path).and_then(Value::as_f64).unwrap_or_else(|| panic!("nothing at {path}"));
    let mut same = |measure: &str, statistic: &str, expected: f64| {
        let found = figures.value(["all", &format!("programme.{measure}"), "all", statistic]);
        compared.same(format!("{measure} {statistic}"), found, expected);
    };
    same("participants", "persons", number("/n_participants"));
    let object = |path: &str| expected.pointer(path).and_then(Value::as_object).expect("an object").clone();
    for (code, of) in object("/referred_from") {
        same(&format!("referred_from.{code}"), "persons", of["n"].as_f64().expect("a number"));
    }
    // senders of nobody are said to be so
    for code in ["employment_service", "psychiatry"] {
        same(&format!("referred_from.{code}"), "persons", 0.0);
    }
    for (list, statistic) in [("exit_any_mention_incl_possible", "persons"), ("exit_any_mention_certain_only", "certain")] {
        for (code, of) in object(&format!("/{list}")) {
            same(&format!("exit_to.{code}"), statistic, of["n"].as_f64().expect("a number"));
        }
    }
    same("exit_to", "mentions", number("/exit_mentions_total_incl_possible"));
    same("exit_to", "several", number("/participants_with_several_exits/n"));
    for (codes, people) in object("/exit_combinations") {
        let measure = format!("exit_combination.{}", codes.replace(" + ", "+"));
        same(&measure, "persons", people.as_f64().expect("a number"));
    }
    same("returned_to_referrer", "any", number("/returned_to_referrer_any/n"));
    same("returned_to_referrer", "only", number("/returned_to_referrer_only/n"));
    same("health_care", "persons", number("/any_health_care_exit/n"));
    same("goal", "numerator", number("/goal/reached_n"));
    same("goal", "denominator", number("/n_participants"));
    same("goal", "target_persons", number("/goal/target_persons_ceil"));
    same("goal", "met", 0.0);
    same("goal_any_kind", "numerator", number("/goal/sensitivity_if_participant_14_counted/n"));
    same("any_party", "numerator", 15.0);
    same("any_party_not_returned", "numerator", 14.0);
    // printed percentages have one decimal
    let mut printed = |measure: &str, statistic: &str, expected: f64| {
        let found = figures.number(["all", &format!("programme.{measure}"), "all", statistic]);
        compared.within(1e-9, format!("{measure} {statistic}"), (found * 1000.0).round() / 10.0, expected);
    };
    printed("referred_from.primary_care", "persons_share", 60.0);
    printed("goal", "share", number("/goal/reached_pct"));
    printed("goal", "target", number("/goal/target_pct"));
    printed("goal", "gap", number("/goal/gap_percentage_points"));
    printed("goal_any_kind", "share", number("/goal/sensitivity_if_participant_14_counted/pct"));
    printed("health_care", "persons_share", number("/any_health_care_exit/pct"));
    printed("returned_to_referrer", "any_share", number("/returned_to_referrer_any/pct"));
    printed("returned_to_referrer", "only_share", number("/returned_to_referrer_only/pct"));
    compared.passes(48);
}

#[test]
fn referral_at_start_and_exit_at_exit_make_the_same_figures() {
    let two_rows = table(&format!("id,wave,referred_from,{EXITS}"), |id, sender, exits| {
        format!("{id},exit,,{}\n{id},start,{sender},,,\n", exits.join(","))
    });
    let wide = table("start.referred_from,exit.exit_to,exit.exit_certainty,exit.exit_kind", |_, sender, exits| {
        format!("{sender},{}\n", exits.join(","))
    });
    let expected = report(&one_row_each());
    for table in [two_rows, wide] {
        let figures = report(&table);
        let mut compared = 0;
        for (key, figure) in expected.0.iter().filter(|(key, _)| key[1].starts_with("programme.")) {
            assert_eq!(figures.0.get(key), Some(figure), "{key:?}");
            compared += 1;
        }
        assert!(compared > 400, "{compared}");
    }
}

#[test]
fn without_ids_nobody_knows_who_left_for_where() {
    let two_rows = table(&format!("wave,referred_from,{EXITS}"), |_, sender, exits| {
        format!("exit,,{}\nstart,{sender},,,\n", exits.join(","))
    });
    let figures = report(&two_rows);
    assert_eq!(figures.number(["all", "programme.participants", "all", "persons"]), 15.0);
    assert_eq!(figures.number(["all", "programme.participants", "all", "unknown_exits"]), 15.0);
    // no zero that says that nobody went anywhere
    for measure in ["programme.goal", "programme.any_party"] {
        assert_eq!(figures.get(["all", measure, "all", "numerator"]).status, "undefined");
    }
}

#[test]
fn the_goal_is_said_in_words_that_people_read() {
    let swedish = enkat(&["report", "-", "--internal", "--lang", "sv"], one_row_each());
    for line in ["1  15   6,7 %  40 %  inte uppnått", "2  15  13,3 %", "Arbetsförmedlingen                       0"] {
        assert!(swedish.out.contains(line), "{line}\n{}", swedish.out);
    }
    let english = enkat(&["report", "-", "--internal", "--format", "md"], one_row_each());
    assert!(english.out.contains("| 1 | 15 | 6.7 % | 40 % | not met |"), "{}", english.out);
}

/// The table with the words that the report prints, and separators as people write them.
fn in_its_own_words() -> String {
    let separators = [" och ", ", ", "\n", ". "];
    let rows = golden_rows("programme_table1.csv").into_iter().enumerate().map(|(place, row)| {
        let exits = row["exit_to"].replace(';', separators[place % separators.len()]);
        format!("{},\"{exits}\"", row["referred_from"])
    });
    std::iter::once("referred_from,exit_to".to_owned()).chain(rows).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_table_in_its_own_words_gives_its_figures_and_a_goal_that_is_told_as_a_range() {
    let words = in_its_own_words();
    let (figures, coded) = (report(&words), report(&one_row_each()));
    let is_of_kind = |statistic: &str| ["started", "returned", "kind_not_recorded"].contains(&statistic);
    let rests_on_kinds = |key: &[String; 4]| key[1].starts_with("programme.goal") || is_of_kind(&key[3]);
    let mut compared = 0;
    for (key, figure) in coded.0.iter().filter(|(key, _)| key[1].starts_with("programme.") && !rests_on_kinds(key)) {
        assert_eq!(figures.0.get(key), Some(figure), "{key:?}");
        compared += 1;
    }
    assert!(compared > 400, "{compared}");
    let goal = |figures: &common::Figures, statistic| figures.value(["all", "programme.goal", "all", statistic]);
    // nothing says whether no. 11 started; no. 14 came back
    let range = ["numerator", "undecided", "numerator_most", "met"].map(|statistic| goal(&figures, statistic));
    assert_eq!(range, [Some(0.0), Some(1.0), Some(1.0), Some(0.0)]);
    let said = enkat(&["report", "-", "--internal"], &words);
    assert!(said.out.contains("for 1 it cannot be told; between 0 and 1"), "{}", said.out);
    assert!(said.err.contains("PR25 1 warning in exit_kind"), "{}", said.err);
    let swedish = enkat(&["report", "-", "--internal", "--lang", "sv"], &words);
    assert!(swedish.out.contains("för 1 går det inte att avgöra; mellan 0"), "{}", swedish.out);

    let config = common::folder("exit_kind_if_not_recorded").join("enkat.toml");
    std::fs::write(&config, "exit-kind-if-not-recorded = \"started\"\n").expect("a file");
    let config = config.to_str().expect("a path");
    let settled = enkat(&["report", "-", "--internal", "--format", "csv", "--config", config], &words);
    assert_eq!(goal(&settled.figures(), "numerator"), Some(1.0));
    assert!(!settled.err.contains("PR25"), "{}", settled.err);
}

#[test]
fn those_of_whom_nobody_can_tell_may_decide_about_the_goal() {
    // 3 of 5 are asked for 40 %, two reached it for certain or not
    let rows = |kinds: [&str; 5]| {
        let rows = kinds.map(|kind| format!("supported_employment,{kind}\n")).concat();
        report(&format!("exit_to,exit_kind\n{rows}"))
    };
    let goal = |figures: &common::Figures| {
        ["numerator", "undecided", "met"].map(|of| figures.value(["all", "programme.goal", "all", of]))
    };
    let decided = rows(["started", "started", "", "returned", "returned"]);
    assert_eq!(goal(&decided), [Some(2.0), Some(1.0), Some(1.0)]);
    let open = rows(["started", "", "", "returned", "returned"]);
    assert_eq!(goal(&open), [Some(1.0), Some(2.0), None]);
    let missed = rows(["", "returned", "returned", "returned", "returned"]);
    assert_eq!(goal(&missed), [Some(0.0), Some(1.0), Some(0.0)]);
}

#[test]
fn an_unknown_code_is_shown_with_what_is_closest() {
    let said = enkat(&["check", "-"], "id,exit_to\n1,Vårdcentrlen\n");
    assert!(said.out.contains("\"Vårdcentrlen\", closest to \"Vårdcentralen\""), "{}", said.out);
}

#[test]
fn names_and_what_somebody_told_come_out_in_no_format() {
    let planted = ["Anna Svensson", "Kvinnojouren Eksjö", "hon blev slagen hemma", "Inger", "JAN"];
    let rows: Vec<String> = planted.iter().map(|cell| format!("1,{cell},{cell},{cell},{cell},{cell}")).collect();
    let table = format!("id,referred_from,contacts,municipality,sex,exit_to\n{}\n", rows.join("\n"));
    for format in ["human", "json", "github", "junit", "sarif"] {
        for language in ["en", "sv"] {
            let said = enkat(&["check", "-", "--format", format, "--lang", language], &table);
            for cell in planted {
                assert!(!said.out.contains(cell) && !said.err.contains(cell), "{format}: {}{}", said.out, said.err);
            }
            // the forms that a program reads stay English
            let length =
                if language == "sv" && format == "human" { "(13 tecken, visas inte)" } else { "(13 characters, not shown)" };
            assert!(said.out.contains(length), "{format} {language}: {}", said.out);
        }
    }
}

#[test]
fn a_programme_of_ones_own_changes_the_goal_and_not_the_counts() {
    let folder = common::folder("own_programme");
    let file = folder.join("ours.toml");
    // here health care is an activity of the goal, and the denominator is who has an exit
    std::fs::write(
        &file,
        "id = \"ours\"\n[goal]\nlabel = { en = \"on to care\", sv = \"vidare till vård\" }\ntarget = { part = 1, of = 2 }\n\
         denominator = \"closed\"\ndecimals = 0\n[[code]]\nid = \"specialist_care\"\nlabel = { en = \"specialist care\", sv = \
         \"Specialistvård\" }\nsender = true\nexit = true\nparty = \"region\"\ncounts_for_goal = true\n",
    )
    .expect("a file");
    let file = file.to_str().expect("a name in UTF-8");
    let figures = enkat(&["report", "-", "--internal", "--format", "csv", "--programme", file], one_row_each()).figures();
    let goal = |statistic| figures.number(["all", "programme.goal", "all", statistic]);
    // supported employment (no. 11) and specialist care (no. 3, 4, 6)
    assert_eq!([goal("numerator"), goal("denominator"), goal("target"), goal("met")], [4.0, 15.0, 0.5, 0.0]);
    assert_eq!(figures.number(["all", "programme.exit_to.specialist_care", "all", "persons"]), 3.0);
    let broken = folder.join("broken.toml");
    std::fs::write(
        &broken,
        "[[step]]\nid = \"a\"\nlabel = { en = \"a\", sv = \"a\" }\n[[step]]\nid = \"a\"\nlabel = { en = \"b\", sv = \"b\" }\n",
    )
    .expect("a file");
    let broken = broken.to_str().expect("a name in UTF-8");
    enkat(&["report", "-", "--internal", "--programme", broken], one_row_each())
        .refused(&["broken.toml", "step: a stands twice"]);
}

#[test]
fn referrals_that_were_turned_down_are_no_participants() {
    let table = "id,referred_from,referral_decision,referral_reason,exit_to,exit_kind,sex,date\n\
        1,primary_care,accepted,,supported_employment,started,woman,2024-10-01\n\
        2,primary_care,declined,needs_care,,,man,2024-11-05\n\
        3,social_assistance,,,primary_care,started,man,2025-02-01\n\
        4,Arbetsförmedlingen,declined,,,,woman,2025-03-01\n";
    let ran = enkat(&["report", "-", "--internal", "--format", "csv", "--by", "sex", "--by", "half_year"], table);
    let figures = ran.figures();
    let of =
        |group: &str, measure: &str, statistic: &str| figures.number([group, &format!("programme.{measure}"), "all", statistic]);
    assert_eq!([of("all", "participants", "persons"), of("all", "participants", "declined_referrals")], [2.0, 2.0]);
    assert_eq!([of("all", "goal", "numerator"), of("all", "goal", "denominator"), of("all", "goal", "met")], [1.0, 2.0, 1.0]);
    assert_eq!([of("all", "referrals.primary_care", "received"), of("all", "referred_from.primary_care", "persons")], [2.0, 1.0]);
    assert_eq!(of("all", "referrals.employment_service", "declined"), 1.0);
    assert_eq!(of("all", "declined.needs_care", "persons"), 1.0);
    assert_eq!([of("sex=woman", "goal", "share"), of("sex=man", "goal", "share")], [1.0, 0.0]);
    assert_eq!(
        [of("half_year=2024-H2", "participants", "persons"), of("half_year=2025-H1", "participants", "persons")],
        [1.0, 1.0]
    );
    assert!(ran.err.contains("PR"), "a referral declined without a reason is a finding: {}", ran.err);
}

#[test]
fn a_table_with_common_words_for_columns_is_no_programme() {
    let table = "id,age,sex,contacts,step,municipality,vas\n1,31,1,many,2,9,50\n";
    let ran = enkat(&["report", "-", "--internal", "--format", "csv", "--strict", "--by", "sex"], table);
    assert_eq!(ran.figures().measures("all", "all", "programme."), std::collections::BTreeSet::new());
    assert!(!ran.err.contains("PR0"), "{}", ran.err);
}

#[test]
fn a_kind_that_is_not_recorded_is_counted_beside_the_goal_that_counts_it() {
    let here = common::Here::new("kind_not_recorded", &[("enkat.toml", "exit-kind-if-not-recorded = \"started\"\n")]);
    here.write("a.csv", b"id,referred_from,exit_to\n1,primary_care,primary_care\n2,primary_care,supported_employment\n");
    for (language, head, remark, notions) in [
        (
            "en",
            "kind: started kind: returned no kind",
            "For the goal an exit of which no kind is recorded counts as: started.",
            ["without exits recorded as returned", "Back to the referrer is worked out from"],
        ),
        (
            "sv",
            "slag: påbörjad slag: återgång utan slag",
            "För målet räknas ett avslut utan uppgift om slag som: påbörjad.",
            ["utan avslut antecknade som återgång", "Tillbaka till den som hänvisade räknas ut av"],
        ),
    ] {
        let ran = here.run(&format!("report a.csv --internal --lang {language}"));
        let flat = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
        for told in [head, remark].into_iter().chain(notions) {
            assert!(flat.contains(told), "{told}: {flat}");
        }
        let counts = |line: &str| line.split_whitespace().rev().take(3).map(str::to_owned).collect::<Vec<_>>();
        let mut lines = ran.out.lines().filter(|line| line.trim_start().to_lowercase().starts_with("supported employment"));
        assert!(lines.any(|line| counts(line) == ["1", "0", "0"]), "{}", ran.out);
    }
}
