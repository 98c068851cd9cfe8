//! Means of a population that the user brings.

use std::path::Path;

use anyhow::{Result, bail};
use enkat::figure::Norm;
use serde::Deserialize;

use crate::locale::Text;
use crate::own_file;
use crate::text;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    measure: String,
    group: Option<String>,
    mean: String,
    sd: String,
    source: String,
}

/// The norms in a table separated by commas or semicolons.
pub fn read(path: &Path) -> Result<Vec<Norm>> {
    let text = own_file::text(path)?;
    let header = text.lines().next().unwrap_or_default();
    let delimiter = if header.contains(';') { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).delimiter(delimiter).from_reader(text.as_bytes());
    let mut norms: Vec<Norm> = Vec::new();
    for (row, line) in (1_u64..).zip(reader.deserialize::<Line>()) {
        let in_row = |what: Text| text!("norms-row", row = row, what = what);
        let Ok(line) = line else { bail!(in_row(text!("norms-expected"))) };
        let number = |text: &str, what: &str| {
            let number = text.replace(',', ".").parse().ok().filter(|number: &f64| number.is_finite());
            number.ok_or_else(|| in_row(text!("norms-not-a-number", name = what)))
        };
        let (mean, sd) = (number(&line.mean, "mean")?, number(&line.sd, "sd")?);
        if sd <= 0.0 {
            bail!(in_row(text!("norms-sd")));
        }
        if line.source.is_empty() {
            bail!(in_row(text!("norms-source")));
        }
        let group = line.group.filter(|group| !group.is_empty()).unwrap_or_else(|| "all".into());
        if norms.iter().any(|norm| norm.measure.eq_ignore_ascii_case(&line.measure) && norm.group == group) {
            bail!(in_row(text!("norms-second", measure = &line.measure, group = &group)));
        }
        norms.push(Norm { measure: line.measure, group, mean, sd, source: line.source });
    }
    if norms.is_empty() {
        bail!(text!("norms-none", expected = text!("norms-expected")));
    }
    Ok(norms)
}
