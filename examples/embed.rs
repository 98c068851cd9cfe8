//! A service's view: JSON in; scores, or everything that is wrong, as JSON out.
//!
//! `cargo run --example embed --features schemars -- '{"mo":2,"sc":1,"ua":2,"pd":3,"ad":2,"vas":70}'`

use enkat::table::{parse_row, row_schema, score_json, score_schema};
use enkat::{Choices, Registry};
use serde_json::Value;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let choices = Choices { value_sets: vec!["SE-2022-TTO".into()], ..Choices::default() };
    // settled once: the value set is worked out for every profile here
    let scorer = choices.scorer(&Registry::built_in(), "eq5d5l")?;
    // what clients have to send, and what they get
    println!("{:#}\n{:#}", row_schema(scorer.definition()), score_schema(&*scorer));

    let sent = std::env::args().nth(1).unwrap_or_else(|| r#"{ "mo": 2, "sc": 9, "ua": 2.5, "pd": 3, "ad": 2 }"#.into());
    match parse_row(scorer.definition(), &sent) {
        Ok(answers) => println!("{:#}", Value::from(score_json(&*scorer, &answers))),
        Err(error) => println!("{:#}", serde_json::to_value(error)?),
    }
    Ok(())
}
