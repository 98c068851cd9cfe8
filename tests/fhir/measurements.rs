//! Rows of a measurement table.

use super::*;

#[test]
fn a_row_is_a_line_of_csv_for_each_score_that_is_a_number() {
    let registry = Registry::built_in();
    let form =
        Form::of(&registry, "soc13", &Choices::default()).and_then(|form| form.concept("soc13_total", 42)).expect("a score");
    let mut sent = response(&json!(
        (2..=13).map(|item| json!({ "linkId": format!("soc13_{item}"), "answer": [{ "valueInteger": 4 }] })).collect::<Vec<_>>()
    ));
    assert_eq!(form.measurements(&form.read(&sent).expect("a response")), Err(FhirError::NoDay));
    sent["authored"] = json!("2026-04");
    assert_eq!(form.measurements(&form.read(&sent).expect("a response")), Err(FhirError::NoDay));
    sent["authored"] = json!("2026-04-03T23:30:00-05:00");

    let rows = form.measurements(&form.read(&sent).expect("a response")).expect("it has a day");
    let mut table = csv::Writer::from_writer(Vec::new());
    for row in &rows {
        table.serialize(row).expect("a row");
    }
    // one of four items of meaningfulness is more than 20 %, one of 13 is not
    let expected = "\
measurement_concept_id,measurement_date,value_as_number,range_low,range_high,measurement_source_value,unit_source_value
0,2026-04-03,20.0,5.0,35.0,soc13_comprehensibility,1
0,2026-04-03,16.0,4.0,28.0,soc13_manageability,1
42,2026-04-03,52.0,13.0,91.0,soc13_total,1
";
    assert_eq!(String::from_utf8(table.into_inner().expect("in memory")).expect("text"), expected);
    assert!(!format!("{:?}", rows[2]).contains("52"));
}

#[test]
fn a_response_to_another_questionnaire_is_not_scored() {
    let registry = Registry::built_in();
    let [eq5d5l, soc13] = ["eq5d5l", "soc13"].map(|id| Form::of(&registry, id, &Choices::default()).expect("it is built in"));
    let response = eq5d5l.answered(vec![Missing; 6]).expect("a row");
    assert_eq!(soc13.observations(&response), Err(FhirError::OtherQuestionnaire));
    assert_eq!(soc13.measurements(&response), Err(FhirError::OtherQuestionnaire));
    assert_eq!(soc13.questionnaire_response(&response), Err(FhirError::OtherQuestionnaire));
    assert_eq!(soc13.answered(vec![Missing; 6]), Err(FhirError::Length { found: 6, expected: 13 }));
    assert_eq!(eq5d5l.answered(vec![Answered(0); 6]), Err(FhirError::OutOfRange { item: "mo".into(), min: 1, max: 5 }));
}
