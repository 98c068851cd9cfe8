//! Means of a population that the user brings.

use std::path::Path;

use anyhow::{Context as _, Result, bail};
use enkat::report::{Measure, Norm};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    measure: String,
    group: Option<String>,
    mean: f64,
    sd: f64,
    source: String,
}

/// The norms in a CSV file.
pub fn read(path: &Path) -> Result<Vec<Norm>> {
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_path(path)?;
    let mut norms: Vec<Norm> = Vec::new();
    for (row, line) in reader.deserialize().enumerate() {
        let Line { measure, group, mean, sd, source } =
            line.with_context(|| format!("row {}: expected measure,mean,sd,source and perhaps group", row + 1))?;
        if !mean.is_finite() || !sd.is_finite() || sd < 0.0 {
            bail!("row {}: a mean and an SD are finite, and an SD is not negative", row + 1);
        }
        if source.is_empty() {
            bail!("row {}: a norm names its source", row + 1);
        }
        let group = group.filter(|group| !group.is_empty()).unwrap_or_else(|| "all".into());
        norms.push(Norm { measure, group, mean, sd, source });
    }
    Ok(norms)
}

/// Every norm and every reliability is of a measure of the report.
pub fn check(what: &str, names: impl Iterator<Item = String>, measures: &[Measure]) -> Result<()> {
    for name in names {
        if !measures.iter().any(|measure| measure.id.eq_ignore_ascii_case(&name) && !measure.is_item) {
            let known: Vec<&str> =
                measures.iter().filter(|measure| !measure.is_item).map(|measure| measure.id.as_str()).collect();
            bail!("{what}: the report has no measure {name:?}, expected one of {}", known.join(" "));
        }
    }
    Ok(())
}
