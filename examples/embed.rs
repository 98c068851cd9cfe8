//! A service's view: JSON in; scores, or everything that is wrong, as JSON out.
//!
//! `cargo run --example embed --features schemars -- '{"mo":2,"sc":1,"ua":2,"pd":3,"ad":2,"vas":70}'`

use enkat::Registry;
use enkat::instrument::Scorer;
use enkat::table::{parse_row, row_schema};
use serde_json::{Map, Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let registry = Registry::built_in();
    let eq5d5l = registry.get("eq5d5l")?;
    // what clients have to send
    println!("{:#}", row_schema(eq5d5l.definition()));

    let sent = std::env::args().nth(1).unwrap_or_else(|| r#"{ "mo": 2, "sc": 9, "ua": 2.5, "pd": 3, "ad": 2 }"#.into());
    // settled once: the value set is worked out for every profile here
    let scorer = eq5d5l.scorer(&[("value_set", "SE-2022-TTO")])?;
    println!("{:#}", answer(&*scorer, &sent));
    Ok(())
}

/// The reply to one request.
fn answer(scorer: &dyn Scorer, row: &str) -> Value {
    let answers = match parse_row(scorer.definition(), row) {
        Ok(answers) => answers,
        Err(error) => {
            let told = error.to_string(); // what may go into a log: it repeats nothing that was sent
            return json!({ "error": told, "findings": error.findings, "unknown": error.unknown, "repeated": error.repeated });
        }
    };
    let score = scorer.score_row(&answers);
    let numbers = scorer.outputs().iter().filter(|output| output.is_number());
    let cells: Map<String, Value> = numbers
        .zip(&score.cells)
        .map(|(output, cell)| (output.id.to_string(), cell.map_or_else(|why| json!(why), |value| json!(value.to_f64()))))
        .collect();
    json!({ "scores": cells, "value_set": "SE-2022-TTO" })
}
