//! The violence screening through the program: what comes out, and what never does.

mod common;

use common::{Ran, enkat, folder};

/// Columns of the form after `id`, without the form's name.
fn table(columns: &[&str], rows: &[&str]) -> String {
    let header: Vec<String> = columns.iter().map(|column| format!("se-guideline-1.{column}")).collect();
    format!("id,{}\n{}\n", header.join(","), rows.join("\n"))
}

/// One domain answered, the other six denied.
const DOMAINS: [&str; 7] = [
    "psychological_lifetime",
    "physical_lifetime",
    "sexual_lifetime",
    "economic_lifetime",
    "neglect_lifetime",
    "honour_lifetime",
    "stalking_digital_lifetime",
];

/// Nine people, one of each outcome and one that cannot be read:
/// `status,acute_danger,physical_12_months,physical_ongoing`, then the seven domains.
const NINE: [&str; 9] = [
    "1,asked,yes,,,no,no,no,no,no,no,no",
    "2,asked,no,yes,no,no,yes,no,no,no,no,no",
    "3,asked,no,no,,no,yes,no,no,no,no,no",
    "4,asked,no,,,no,yes,no,no,no,no,no",
    "5,asked,no,,,no,no,no,no,no,no,no",
    "6,asked,no,,,no,declined,no,no,no,no,no",
    "7,declined,,,,,,,,,,",
    "8,not_asked,,,,,,,,,,",
    "9,asked,no,,,no,maybe,no,no,no,no,no",
];

fn nine() -> String {
    let columns: Vec<&str> =
        ["status", "acute_danger", "physical_12_months", "physical_ongoing"].into_iter().chain(DOMAINS).collect();
    table(&columns, &NINE)
}

#[test]
fn each_outcome_is_what_it_is_by_hand() {
    let ran = enkat(&["score", "-", "--reveal-violence"], nine());
    assert_eq!(
        ran.column("violence_outcome"),
        [
            "acute_concern",
            "disclosure_current",
            "disclosure_past",
            "disclosure_timing_unknown",
            "no_disclosure",
            "indeterminate",
            "declined",
            "not_asked",
            ""
        ]
    );
    assert_eq!(ran.column("violence_reason")[7..], ["unknown", "exposure_unreadable"]);
    assert!(ran.column("violence_form").iter().all(|form| form == "se-guideline-1 1.0.0"));
    let follow_up = ran.column("violence_follow_up");
    assert!(follow_up[0].contains("safety_first"), "{}", follow_up[0]);
    // under the narrower meaning what was within twelve months and does not go on is past
    let ongoing = enkat(&["score", "-", "--reveal-violence", "--current", "ongoing-only"], nine());
    assert_eq!(ongoing.column("violence_outcome")[1], "disclosure_past");
    assert!(ongoing.column("violence_current_means").iter().all(|current| current == "ongoing_only"));
}

#[test]
fn the_group_is_counted_as_by_hand() {
    let figures = enkat(&["report", "-", "--internal", "--format", "csv"], nine()).figures();
    let of = |measure: &str, statistic: &str| figures.get(["all", measure, "all", statistic]);
    for outcome in [
        "acute_concern",
        "disclosure_current",
        "disclosure_past",
        "disclosure_timing_unknown",
        "no_disclosure",
        "indeterminate",
        "declined",
        "not_asked",
        "invalid",
    ] {
        assert_eq!(of("violence.outcome", outcome).value, Some(1.0), "{outcome}");
    }
    assert_eq!(of("violence.outcome", "n").value, Some(8.0));
    let asked = |statistic| of("violence.asked", statistic).value.expect("a number");
    // 8 was not asked; 7 declined; of the others nobody answered all that was meant for them
    assert_eq!(["enrolled", "asked", "answered"].map(asked), [9.0, 8.0, 7.0]);
    // 1 to 4 told, 5 denied; asked are 1 to 7 and 9
    assert_eq!((asked("disclosed"), asked("disclosed_of_answered"), asked("disclosed_of_asked")), (4.0, 0.8, 0.5));
    assert_eq!(of("violence.asked", "disclosed_of_answered").n, 5.0);
    assert_eq!(of("violence.not_asked", "unknown").value, Some(1.0));
}

#[test]
fn without_being_asked_the_program_lets_nothing_out() {
    let planted: Vec<String> = NINE.iter().map(|row| format!("{row},MARKER")).collect();
    let mut columns = vec!["status", "acute_danger", "physical_12_months", "physical_ongoing"];
    columns.extend(DOMAINS);
    columns.push("remark");
    let rows: Vec<&str> = planted.iter().map(String::as_str).collect();
    let text =
        table(&columns, &rows).replace("id,", "id,vas,").replace(",asked", ",50,asked").replace("7,declined", "7,50,declined");
    let text = text.replace("8,not_asked", "8,50,not_asked").replace("maybe", "MARKER2");
    let two_occasions = |text: &str| {
        let (header, rows) = text.split_once('\n').expect("a header");
        let at = |wave: &str| rows.lines().map(|row| row.replacen(',', &format!(",{wave},"), 1) + "\n").collect::<String>();
        format!("{}\n{}{}", header.replacen(',', ",wave,", 1), at("start"), at("exit"))
    };
    let mut runs = vec![enkat(&["score", "-"], &text), enkat(&["score", "-", "--format", "ndjson"], &text)];
    runs.push(enkat(&["change", "-"], two_occasions(&text)));
    for lang in ["en", "sv"] {
        for format in ["text", "md", "csv", "json"] {
            runs.push(enkat(&["report", "-", "--internal", "--lang", lang, "--format", format], &text));
        }
    }
    for ran in &runs {
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        for secret in ["MARKER", "maybe"] {
            assert!(!ran.out.contains(secret) && !ran.err.contains(secret), "{}\n{}", ran.out, ran.err);
        }
    }
    for ran in &runs[..3] {
        for name in ["se-guideline-1", "lifetime", "acute", "disclos", "declined"] {
            assert!(!ran.out.contains(name), "{name}: {}", ran.out);
        }
    }
}

#[test]
fn findings_name_a_row_only_on_demand() {
    let quiet = enkat(&["score", "-"], nine());
    assert!(quiet.err.contains("VS03 1 error in se-guideline-1"), "{}", quiet.err);
    assert!(!quiet.err.contains("row 9"), "{}", quiet.err);
    let named = enkat(&["score", "-", "--violence-rows"], nine());
    assert!(named.err.contains("row 9"), "{}", named.err);
    for ran in [quiet, named] {
        assert!(!ran.err.contains("maybe") && !ran.err.contains("physical"), "{}", ran.err);
    }
}

#[test]
fn mapped_columns_are_as_secret_as_any() {
    let text = "id,Tillfrågad,Fysiskt,vas\n1,asked,no,50\n";
    let map = ["--map", "se-guideline-1.status=Tillfrågad", "--map", "se-guideline-1.physical_lifetime=Fysiskt"];
    let ran = enkat(&[&["score", "-"], map.as_slice()].concat(), text);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.out.starts_with("id,vas,"), "{}", ran.out);
    let by = enkat(&[&["report", "-", "--internal", "--by", "Fysiskt"], map.as_slice()].concat(), text);
    by.refused(&["violence"]);
}

#[test]
fn a_no_in_the_status_means_what_the_column_asks_by_its_name() {
    let outcome = |column: &str| {
        let text = format!("id,{column},vas\n1,Ja,50\n2,Nej,50\n");
        let map = format!("se-guideline-1.status={column}");
        let ran = enkat(&["score", "-", "--reveal-violence", "--map", &map], text);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        let told = ran.err.contains("VS03 ");
        assert!(!ran.err.contains("Nej"), "{}", ran.err);
        let row = ran.rows().swap_remove(1);
        (row["violence_outcome"].clone(), told)
    };
    assert_eq!(outcome("Tillfrågad om våld"), ("not_asked".into(), false));
    assert_eq!(outcome("Frågor om våld"), (String::new(), true));
    assert_eq!(outcome("Ej tillfrågad"), (String::new(), true));
}

#[test]
fn a_form_of_ones_own_is_a_file() {
    let folder = folder("own_form");
    let json = folder.join("our-form.json");
    std::fs::write(
        &json,
        r#"{"schema_version": 1, "id": "our-form", "version": "2.1.0", "owner": "a federation", "name": {"en": "ours", "sv": "vårt"},
            "answer_codes": {"1": "yes", "2": "no", "8": "declined"},
            "items": [
              {"code": "hurt", "domain": "physical", "role": "exposed", "window": "lifetime", "response_set": "yes_no", "mandatory": true},
              {"code": "hurt_now", "domain": "physical", "role": "exposed", "window": "ongoing", "response_set": "yes_no",
               "asked_if": {"equals": {"item": "hurt", "answer": "yes"}}}]}"#,
    )
    .expect("a file");
    let text = "id,our-form.status,our-form.hurt,our-form.hurt_now\n1,asked,1,1\n2,asked,2,\n3,asked,8,\n4,asked,9,\n";
    let json = json.to_str().expect("a name in UTF-8");
    let ran = enkat(&["score", "-", "--form", json, "--reveal-violence"], text);
    // a number that the form does not declare is not an answer, and no silence either
    assert_eq!(ran.column("violence_outcome"), ["disclosure_current", "no_disclosure", "declined", ""]);
    assert!(ran.err.contains("VS26"), "{}", ran.err);
    // without its definition the columns are still kept back, and said to be unknown
    let unknown = enkat(&["score", "-"], text.replace("id,", "id,vas,").replace(",asked", ",50,asked"));
    assert!(!unknown.out.contains("our-form"), "{}", unknown.out);
    assert!(unknown.err.contains("VS01"), "{}", unknown.err);
    // several faults are told at once
    let broken = folder.join("broken.toml");
    std::fs::write(
        &broken,
        "schema_version = 1\nid = \"broken\"\nversion = \"1.0.0\"\nowner = \"a federation\"\nname = { en = \"a\", sv = \"a\" }\n\
         [[items]]\ncode = \"a\"\ndomain = \"physical\"\nrole = \"exposed\"\nwindow = \"lifetime\"\nresponse_set = \"yes_no\"\n\
         asked_if = { equals = { item = \"b\", answer = \"yes\" } }\n",
    )
    .expect("a file");
    let broken = broken.to_str().expect("a name in UTF-8");
    enkat(&["score", "-", "--form", broken], text).refused(&[
        "broken.toml",
        "item a: asked if b is answered",
        "no mandatory item",
    ]);
}

#[test]
fn an_identity_number_among_the_answers_stops_everything() {
    let text = nine().replace("9,asked,no,,,no,maybe", "9,asked,no,,,no,811218-9876");
    let ran = enkat(&["report", "-", "--internal"], text);
    ran.refused(&["identity", "row 9"]);
    assert!(!ran.err.contains("811218"), "{}", ran.err);
}

/// A name that is not one of the form's, under the form's id, with and without a status.
#[test]
fn a_column_under_the_name_of_a_form_stays_behind_whatever_it_is_called() {
    for header in [
        "id,vas,seven-item-skeleton-1.slot_9,seven-item-skeleton-1.slot_1",
        "id,vas,seven-item-skeleton-1.what we talked about,seven-item-skeleton-1.status",
        "id,start.vas,exit.se-guideline-1.note,start.se-guideline-1.status",
        "id,start.vas,exit.our-form.q1,start.our-form.status",
    ] {
        let ran = enkat(&["score", "-"], format!("{header}\na,50,MARKER,no\n"));
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        assert!(!ran.out.contains("MARKER") && !ran.err.contains("MARKER"), "{header}\n{}{}", ran.out, ran.err);
        assert!(ran.err.contains(" error"), "{header}\n{}", ran.err);
    }
    let misspelt = enkat(&["score", "-"], "id,seven-item-skeleton-1.slot_9,seven-item-skeleton-1.slot_1\na,yes,no\n");
    assert!(misspelt.err.contains("VS02 1 error in seven-item-skeleton-1.slot_9"), "{}", misspelt.err);
}

#[test]
fn a_column_that_speaks_of_violence_stays_behind_where_no_form_is_mapped() {
    let table = "id,mo,Fysiskt våld,ort\n1,2,zq-told,Eksjö\n";
    let held = enkat(&["score", "-"], table);
    assert_eq!(held.code, Some(0), "{}", held.err);
    assert!(!held.out.contains("våld") && !held.out.contains("zq-told") && held.out.contains("Eksjö"), "{}", held.out);
    assert!(held.err.contains("VS27 1 warning in Fysiskt våld") && !held.err.contains("zq-told"), "{}", held.err);
    let kept = enkat(&["score", "-", "--reveal-violence"], table);
    assert!(kept.out.contains("zq-told"), "{}", kept.out);
    assert_eq!(kept.code, Some(0), "{}", kept.err);
    // VS27 is a warning
    let asked: [(&[&str], i32); 2] =
        [(&["report", "-", "--internal", "--by", "Fysiskt våld"], 2), (&["check", "-", "--show-values"], 0)];
    for (arguments, code) in asked {
        let said = enkat(arguments, table);
        assert_eq!(said.code, Some(code), "{arguments:?}: {}{}", said.out, said.err);
        assert!(!said.out.contains("zq-told") && !said.err.contains("zq-told"), "{arguments:?}: {}{}", said.out, said.err);
    }
    // its own scale is a questionnaire that somebody chose to score, and a mapped one is an answer of a form
    let mapped = enkat(&["check", "-", "--map", "se-guideline-1.physical_lifetime=Fysiskt våld"], "id,mo,Fysiskt våld\n1,2,Ja\n");
    assert!(!mapped.out.contains("VS27"), "{}", mapped.out);
}

#[test]
fn an_answer_about_violence_is_nothing_else() {
    let text = "id,vas,se-guideline-1.sexual_lifetime,pers\na,50,yes,a\n";
    for ours in ["mo", "wave", "age", "date"] {
        let map = format!("{ours}=se-guideline-1.sexual_lifetime");
        enkat(&["score", "-", "--map", &map], text).refused(&["violence", ours]);
    }
}

#[test]
fn outcomes_that_were_revealed_once_are_not_carried_on() {
    let revealed = enkat(&["score", "-", "--reveal-violence"], nine());
    let again = enkat(&["score", "-"], revealed.out.replace("id,", "vas,"));
    assert_eq!(again.code, Some(0), "{}", again.err);
    assert!(!again.out.contains("violence_") && !again.out.contains("disclosure"), "{}", again.out);
}

#[test]
fn two_forms_in_a_row_have_columns_of_their_own() {
    let text = "id,se-guideline-1.status,seven-item-skeleton-1.status,seven-item-skeleton-1.slot_1\na,declined,asked,yes\n";
    let ran = enkat(&["score", "-", "--reveal-violence"], text);
    assert_eq!(ran.column("violence_outcome@se-guideline-1"), ["declined"]);
    assert_eq!(ran.column("violence_outcome@seven-item-skeleton-1"), ["disclosure_timing_unknown"]);
    // a person is counted once, and what was told stands
    let figures = enkat(&["report", "-", "--internal", "--format", "csv"], text).figures();
    let outcome = |code| figures.number(["all", "violence.outcome", "all", code]);
    assert_eq!([outcome("disclosure_timing_unknown"), outcome("declined")], [1.0, 0.0]);
}

#[test]
fn what_was_said_at_exit_is_not_lost() {
    let text = "id,wave,se-guideline-1.status,se-guideline-1.children_exposed,se-guideline-1.own_use,se-guideline-1.acute\n\
        a,start,asked,no,no,\na,exit,asked,yes,yes,\nb,start,asked,no,no,\nb,exit,not_asked,,,yes\n";
    let figures = enkat(&["report", "-", "--internal", "--format", "csv"], text).figures();
    let of = |measure: &str, statistic: &str| figures.number(["all", measure, "all", statistic]);
    assert_eq!([of("violence.flags", "child_concern"), of("violence.flags", "own_use")], [1.0, 1.0]);
    assert_eq!(of("violence.follow_up", "check_notification_duty"), 1.0);
    // marked by staff at exit: the person was asked at start all the same
    assert_eq!([of("violence.outcome", "acute_concern"), of("violence.asked", "asked")], [1.0, 2.0]);
}

#[test]
fn spellings_of_one_entry_are_one_group_as_they_are_in_the_lists() {
    let text = "id,Kön,referred_from,municipality\n1,kvinna,self,Sävsjö\n2,woman,self,savsjo\n3,Man,self,SÄVSJÖ\n4,F,self,\n5,Man,self,\n";
    let arguments = ["report", "-", "--internal", "--format", "csv", "--map", "sex=Kön", "--by", "sex", "--by", "municipality"];
    let figures = enkat(&arguments, text).figures();
    let people = |group: &str| figures.number([group, "programme.participants", "all", "persons"]);
    assert_eq!([people("sex=kvinna"), people("sex=Man"), people("municipality=Sävsjö")], [3.0, 2.0, 3.0]);
    for other in ["sex=woman", "sex=F", "municipality=SÄVSJÖ"] {
        assert!(!figures.0.keys().any(|key| key[0] == other), "{other}");
    }
    // without programme columns, and under the name that the table gives; letters of another column stay apart
    let cells = ["1,K,F", "2,Kvinna,K", "3,female,K", "2,M,M", "1,K,F", "2,M,M", "4,K,K", "5,M,F"];
    let rows: Vec<String> = cells.iter().enumerate().map(|(id, cells)| format!("{id},{cells}")).collect();
    let plain = format!("id,mo,Kön,site\n{}\n", rows.join("\n"));
    let arguments = ["report", "-", "--internal", "--format", "csv", "--by", "Kön", "--by", "site", "--by", "Kön*site"];
    let of_plain = enkat(&arguments, plain).figures();
    for (group, people) in [("Kön=Kvinna", 5.0), ("Kön=M", 3.0), ("site=F", 3.0), ("site=K", 3.0), ("Kön=Kvinna*site=K", 3.0)]
    {
        assert_eq!(of_plain.number([group, "eq5d5l.mo", "start", "n"]), people, "{group}");
    }
    let known = |measure: &str| figures.number(["all", measure, "all", "persons"]);
    assert_eq!(
        [known("programme.sex.woman"), known("programme.sex.man"), known("programme.municipality.savsjo")],
        [3.0, 2.0, 3.0]
    );
    // of a list of which nothing is known there is no share
    assert_eq!(figures.get(["all", "programme.contact.primary_care", "all", "persons_share"]).status, "undefined");
}

#[test]
fn a_screening_of_somebody_who_was_turned_away_is_noticed() {
    let text = "id,referred_from,referral_decision,referral_reason,se-guideline-1.status\n1,self,declined,needs_care,asked\n";
    let ran = enkat(&["report", "-", "--internal", "--format", "csv"], text);
    assert_eq!(ran.figures().number(["all", "violence.asked", "all", "enrolled"]), 0.0);
    assert!(ran.err.contains("PR06 1 error"), "{}", ran.err);
}

#[test]
fn dotted_names_of_other_tables_are_carried_along() {
    let ran = enkat(&["score", "-", "--strict"], "id,vas,pain.acute,lives.alone,diet.fruit.frequency\n1,50,2,yes,daily\n");
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.out.contains("1,50,2,yes,daily,"), "{}", ran.out);
}

/// Everything that a run said.
fn all(run: &Ran) -> String {
    format!("{}\n{}", run.out, run.err)
}

#[test]
fn a_name_that_only_resembles_that_of_a_form_is_as_secret() {
    let names = [
        "se_guideline_1.physical_lifetime",
        "SE Guideline 1 physical",
        "seguideline1",
        "se-guideline-1",
        "se-guideline-1_physical_lifetime",
        "se-guideline-1/physical_lifetime",
        "se-guideline-1:status",
        "start_se-guideline-1.physical_lifetime",
        "exit.se_guideline_1",
        "q_se-guideline-1",
        "se-guidline-1.physical_lifetime",
        "se–guideline–1.physical_lifetime",
        "s.e.guideline.1",
        "se-guideline-2.physical_lifetime",
        "seven_item_skeleton_1.slot_1",
        "sevenitemskeleton",
        "våldsutsatthet",
        "valdsutsatthet",
    ];
    for name in names {
        let text = format!("id;{name};vas\na;MARK1;50\nb;MARK2;60\n");
        let scored = enkat(&["score", "-"], &text);
        assert!(scored.code == Some(0) && !all(&scored).contains("MARK"), "{name}: {}", all(&scored));
        let grouped = enkat(&["report", "--internal", "--by", name, "-"], &text);
        assert!(grouped.code == Some(2) && !all(&grouped).contains("MARK"), "{name}: {}", all(&grouped));
    }
    // what is nested goes by the bare id
    let nested = "{\"id\":\"a\",\"vas\":50,\"se-guideline-1\":{\"status\":\"asked\",\"physical_lifetime\":\"MARK\"}}\n";
    let scored = enkat(&["score", "-"], nested);
    assert!(scored.code == Some(0) && !all(&scored).contains("MARK"), "{}", all(&scored));
    for name in ["guidelines", "seven items", "skeleton", "service", "se-1", "value"] {
        let text = format!("id;{name};vas\na;kept;50\n");
        assert!(enkat(&["score", "-"], &text).out.contains("kept"), "{name}");
    }
}

#[test]
fn a_broken_row_is_carried_blank_where_answers_are_held_back() {
    let text = "id,se-guideline-1.status,note,vas\na,x,asked,MARK,50\nb,asked,kept,60\nc,asked\n";
    let scored = enkat(&["score", "-"], text);
    assert!(!all(&scored).contains("MARK") && scored.out.contains("b,kept,60"), "{}", all(&scored));
    let rows: Vec<&str> = scored.out.lines().collect();
    assert!(rows.len() == 4 && rows[1].starts_with(",,,") && rows[3].starts_with(",,,"), "{}", scored.out);
    // without such columns, or where they are shown, nothing is blank
    let plain = enkat(&["score", "-"], "id,note,vas\na,x,y,50\n");
    assert!(plain.out.contains("a,x,y"), "{}", plain.out);
    assert!(enkat(&["score", "-", "--reveal-violence"], text).out.contains("MARK"));
}

#[test]
fn nothing_counts_how_many_told_of_violence() {
    let columns: Vec<&str> = ["status", "acute_danger"].into_iter().chain(DOMAINS).collect();
    let row = |id: usize, acute: bool| format!("{id},asked,{},no,no,no,no,no,no,no", if acute { "yes" } else { "no" });
    let people = |acute: usize| {
        let rows: Vec<String> = (0..12).map(|id| row(id, id < acute)).collect();
        table(&columns, &rows.iter().map(String::as_str).collect::<Vec<_>>())
    };
    for command in [
        &["check"][..],
        &["check", "--format", "json"],
        &["check", "--format", "github"],
        &["check", "--format", "sarif"],
        &["check", "--format", "junit"],
        &["report"],
    ] {
        let arguments: Vec<&str> = command.iter().copied().chain(["-"]).collect();
        let outputs = [1, 2, 5].map(|acute| all(&enkat(&arguments, people(acute))));
        assert!(outputs[0].contains("VS15"), "{command:?}: {}", outputs[0]);
        assert!(outputs[0] == outputs[1] && outputs[1] == outputs[2], "{command:?}: {} {}", outputs[0], outputs[2]);
    }
    // whoever asks for the rows may see how many there are
    let rows = enkat(&["check", "--violence-rows", "-"], people(2));
    assert_eq!(rows.out.matches("critical[VS15]").count(), 2, "{}", rows.out);
}
