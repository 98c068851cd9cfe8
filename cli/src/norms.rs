//! Means of a population that the user brings.

use std::path::Path;

use anyhow::{Context as _, Result, bail};
use enkat::figure::Norm;
use serde::Deserialize;

use crate::own_file;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    measure: String,
    group: Option<String>,
    mean: String,
    sd: String,
    source: String,
}

const EXPECTED: &str = "expected the columns measure,mean,sd,source and perhaps group";

/// The norms in a table separated by commas or semicolons.
pub fn read(path: &Path) -> Result<Vec<Norm>> {
    let text = own_file::text(path)?;
    let header = text.lines().next().unwrap_or_default();
    let delimiter = if header.contains(';') { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).delimiter(delimiter).from_reader(text.as_bytes());
    let mut norms: Vec<Norm> = Vec::new();
    for (row, line) in (1..).zip(reader.deserialize::<Line>()) {
        let Ok(line) = line else { bail!("row {row}: {EXPECTED}") };
        let number = |text: &str, what| {
            let number = text.replace(',', ".").parse().ok().filter(|number: &f64| number.is_finite());
            number.with_context(|| format!("row {row}: the {what} is not a number"))
        };
        let (mean, sd) = (number(&line.mean, "mean")?, number(&line.sd, "sd")?);
        if sd <= 0.0 {
            bail!("row {row}: the sd is not above 0");
        }
        if line.source.is_empty() {
            bail!("row {row}: expected the source of the norm");
        }
        let group = line.group.filter(|group| !group.is_empty()).unwrap_or_else(|| "all".into());
        if norms.iter().any(|norm| norm.measure.eq_ignore_ascii_case(&line.measure) && norm.group == group) {
            bail!("row {row}: a second norm of {} for {group}", line.measure);
        }
        norms.push(Norm { measure: line.measure, group, mean, sd, source: line.source });
    }
    if norms.is_empty() {
        bail!("there are no norms; {EXPECTED}");
    }
    Ok(norms)
}
