//! What the rows of a person say of each other, in a row for each occasion and in one row for both.

use enkat::Choices;
use enkat::finding::{ProgrammeRule, Rule, ViolenceRule};

use crate::table::{REGISTRY, Table, breaks, places};

#[test]
fn a_repeated_occasion_names_the_persons_first_row() {
    let table = Table::new("id,wave,mo", ["a,start,1", "b,start,1", "a,exit,1", " b ,Start ,2", "a,start,3", "b,,1", ",start,1"]);
    breaks(Rule::RepeatedOccasion, &table, &[(4, "id"), (5, "id")]);
    let notes: Vec<String> = table.checked().listed.into_iter().filter_map(|listed| listed.finding.note).collect();
    assert_eq!(notes, ["the person's first is row 2", "the person's first is row 1"]);
    breaks(Rule::RepeatedOccasion, &Table::new("id,wave,mo", ["a,start,1", "a,exit,1", "A,start,1"]), &[]);
    breaks(Rule::RepeatedOccasion, &Table::new("id,mo", ["a,1", "b,1", "a,1"]), &[(3, "id")]);
    breaks(Rule::NoId, &table, &[(7, "id")]);
}

#[test]
fn a_row_of_the_wrong_width_is_a_row_whose_answers_are_invalid() {
    let mut table = Table::new("id,wave,mo", ["a,start,1", "a,start,1", "a,exit,1"]);
    for broken in [[false, true, false], [true, false, false]] {
        table.broken = broken.to_vec();
        breaks(Rule::RepeatedOccasion, &table, &[(2, "id")]);
    }
    // nothing is said of its cells, which may stand under the wrong names
    let mut table = Table::new("id,wave,date,mo", [",later,x,1"]);
    table.broken = vec![true];
    assert!(table.checked().totals.iter().all(|total| total.rule == Rule::NoColumn));
}

#[test]
fn a_row_in_which_nothing_is_filled_repeats_no_other() {
    let table = Table::new("id,wave,mo", ["a,start,1", "a,start,", "a,exit,1", ",later,", "a,exit,NA"]);
    breaks(Rule::RepeatedOccasion, &table, &[]);
    breaks(Rule::NoAnswers, &table, &[(2, ""), (4, ""), (5, "")]);
    breaks(Rule::NoId, &table, &[]);
    breaks(Rule::UnknownOccasion, &table, &[]);
}

#[test]
fn a_wide_table_has_one_row_for_each_person() {
    let header = "id,start.mo,exit.mo";
    breaks(Rule::RepeatedOccasion, &Table::new(header, ["a,1,", "b,1,1", "a,1,1"]), &[(3, "id")]);
    // the two rows hold an occasion each
    breaks(Rule::RepeatedOccasion, &Table::new(header, ["a,1,", "b,1,1", "a,,1"]), &[]);
    breaks(Rule::RepeatedOccasion, &Table::new(header, ["a,1,", "b,1,1", "c,,1"]), &[]);
    breaks(Rule::RepeatedOccasion, &Table::new(header, ["a,,", "a,,"]), &[]);
}

#[test]
fn an_exit_has_a_start_and_where_there_are_exits_a_start_has_one() {
    let long = Table::new("id,wave,mo", ["a,start,1", "b,exit,1", "c,exit,1", "c,start,1", "d,start,1", "e,later,1"]);
    breaks(Rule::ExitWithoutStart, &long, &[(2, "id")]);
    breaks(Rule::StartWithoutExit, &long, &[(1, "id"), (5, "id")]);
    // nobody has come to the exit yet
    let starts = Table::new("id,wave,mo", ["a,start,1", "b,start,1"]);
    breaks(Rule::StartWithoutExit, &starts, &[]);
    let wide = Table::new("id,start.mo,exit.mo", ["a,1,", "b,,1", "c,1,1", "d,,"]);
    breaks(Rule::ExitWithoutStart, &wide, &[(2, "id")]);
    breaks(Rule::StartWithoutExit, &wide, &[(1, "id")]);
    let without_id = Table::new("start.mo,exit.mo", ["1,", ",1", "1,1"]);
    breaks(Rule::ExitWithoutStart, &without_id, &[(2, "")]);
}

#[test]
fn an_exit_is_not_dated_before_the_start() {
    let header = "id,wave,date,mo";
    let rows = ["a,start,2024-05-01,1", "a,exit,2024-04-30,1", "b,exit,2024-05-01,1", "b,start,2024-05-01,1"];
    breaks(Rule::DatesOutOfOrder, &Table::new(header, rows), &[(2, "date")]);
    let later = ["b,exit,2024-04-30,1", "c,start,,1", "b,start,2024-05-01,1", "c,exit,2024-05-01,1", "d,start,2025-01-01,1"];
    breaks(Rule::DatesOutOfOrder, &Table::new(header, later), &[(3, "date")]);
    let wide = ["2024-05-01,2024-04-30,1,1", "2024-05-01,2024-05-01,1,1", ",2024-05-01,1,1"];
    breaks(Rule::DatesOutOfOrder, &Table::new("start.date,exit.date,start.mo,exit.mo", wide), &[(1, "exit.date")]);
    let with_ids = wide.map(|row| format!("{},{row}", &row[..1].len()));
    breaks(Rule::DatesOutOfOrder, &Table::new("id,start.date,exit.date,start.mo,exit.mo", &with_ids[..1]), &[(1, "exit.date")]);
}

#[test]
fn what_a_programme_records_at_start_and_exit_agrees() {
    let rule = |rule| Rule::Programme(rule);
    let long = Table::new(
        "id,wave,date,referred_from,municipality,exit_to",
        [
            "a,start,2024-05-01,self,Tranås,",
            "b,start,2024-05-01,self,Tranås,",
            "b,exit,2024-05-01,self,Tranås,work",
            "a,exit,2024-04-01,other,Sävsjö,work",
            "c,exit,2024-04-01,other,Sävsjö,work",
            "d,start,2024-05-01,self,Tranås,",
            "d,exit,2024-05-02,,,work",
        ],
    );
    breaks(rule(ProgrammeRule::ClosedBeforeEnrolment), &long, &[(4, "date")]);
    breaks(rule(ProgrammeRule::SenderDiffers), &long, &[(4, "referred_from")]);
    breaks(rule(ProgrammeRule::MunicipalityDiffers), &long, &[(4, "municipality")]);
    let header = "start.date,exit.date,start.referred_from,exit.referred_from,start.municipality,exit.municipality,exit.exit_to";
    let rows = [
        "2024-05-01,2024-05-01,self,self,Tranås,Tranås,work",
        "2024-05-01,2024-04-01,self,other,Tranås,Sävsjö,work",
        "2024-05-01,2024-06-01,self,,Tranås,,work",
    ];
    let with_ids: Vec<String> = rows.iter().enumerate().map(|(id, row)| format!("{id},{row}")).collect();
    for wide in [Table::new(header, rows), Table::new(&format!("id,{header}"), with_ids)] {
        breaks(rule(ProgrammeRule::ClosedBeforeEnrolment), &wide, &[(2, "date")]);
        breaks(rule(ProgrammeRule::SenderDiffers), &wide, &[(2, "referred_from")]);
        breaks(rule(ProgrammeRule::MunicipalityDiffers), &wide, &[(2, "municipality")]);
    }
}

#[test]
fn an_answer_about_the_whole_life_that_is_taken_back_is_told_without_its_row() {
    let rule = Rule::Violence(ViolenceRule::LifetimeChanged);
    let item = "se-guideline-1.physical_lifetime";
    let long = |[start, exit]: [&str; 2]| {
        Table::new(&format!("id,wave,{item}"), [format!("a,start,{start}"), "b,start,yes".into(), format!("a,exit,{exit}")])
    };
    let wide = |[start, exit]: [&str; 2]| Table::new(&format!("start.{item},exit.{item}"), [format!("{start},{exit}")]);
    for answers in [["yes", "no"], ["no", "yes"], ["yes", "yes"], ["yes", "declined"], ["yes", ""]] {
        let expected: &[(Option<u64>, &str)] = if answers == ["yes", "no"] { &[(None, "violence")] } else { &[] };
        assert_eq!(places(&long(answers).checked(), rule), expected, "{answers:?}");
        assert_eq!(places(&wide(answers).checked(), rule), expected, "{answers:?}");
    }
}

#[test]
fn ids_that_are_often_written_in_several_ways_are_told() {
    let rows = ["P01,start,1", "7,start,1", "p 1,exit,1", "a,start,1", "07,exit,1", "P1,exit,1", "8,start,1", "b07,start,1"];
    let table = Table::new("id,wave,mo", rows);
    breaks(Rule::AlikeIds, &table, &[(3, "id"), (5, "id"), (6, "id")]);
    let told = |finding: enkat::finding::Finding| (finding.rule == Rule::AlikeIds).then_some(finding.note).flatten();
    let notes: Vec<String> = table.checked().listed.into_iter().filter_map(|listed| told(listed.finding)).collect();
    let row = |row| format!("the other one is first in row {row}");
    assert_eq!(notes, [row(1), row(2), row(1)]);
    // blanks around an id are not a part of it, and a person who is there twice is one
    breaks(Rule::AlikeIds, &Table::new("id,wave,mo", ["P01,start,1", " P01 ,exit,1", "10,start,1", "1,start,1"]), &[]);
}

#[test]
fn ids_that_are_folded_are_one_person() {
    let table = Table::new("id,wave,mo", ["P01,start,1", "p 1,exit,1", "07,start,1", "7,start,1"]);
    let folded = table.checked_with(&Choices { fold_ids: true, ..Choices::default() });
    let count = |rule| folded.totals.iter().filter(|total| total.rule == rule).map(|total| total.count).sum::<u64>();
    assert_eq!([Rule::AlikeIds, Rule::ExitWithoutStart, Rule::RepeatedOccasion, Rule::StartWithoutExit].map(count), [0, 0, 1, 1]);
}

#[test]
fn an_id_within_a_column_is_another_person_within_another_value() {
    let table = Table::new("id,site,wave,mo", ["1,A,start,1", "1,B,start,1", "1, A ,exit,1", "1,,start,1", "1,B,start,1"]);
    breaks(Rule::RepeatedOccasion, &table, &[(2, "id"), (4, "id"), (5, "id")]);
    let within = |column: &str| Choices { ids_within: Some(column.into()), ..Choices::default() };
    let checked = table.checked_with(&within("SITE"));
    let count = |rule| checked.totals.iter().filter(|total| total.rule == rule).map(|total| total.count).sum::<u64>();
    assert_eq!([Rule::RepeatedOccasion, Rule::ExitWithoutStart].map(count), [1, 0]);
    assert!(within("town").check(&REGISTRY, &table.names()).is_err_and(|error| error.to_string().contains("no column \"town\"")));
    // a value and an id do not run together
    let table = Table::new("id,site,wave,mo", ["11,A,start,1", "1,A1,start,1", "A1,,start,1"]);
    assert!(table.checked_with(&within("site")).totals.iter().all(|total| total.rule != Rule::RepeatedOccasion));
}
