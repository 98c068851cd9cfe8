//! The pictures of a report in a folder.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use enkat::report::{Edition, Report};

use crate::locale::Doing;
use crate::output::{Output, WRITING};
use crate::text;

/// What a picture's file may end in.
const ENDINGS: [&str; 2] = ["svg", "png"];

const DRAWING: Doing = Doing("drawing-pictures");

/// Every picture as SVG and as PNG, complete but for their names, in a folder that is made if it is not there.
pub fn write(report: &Report, folder: &Path, edition: &Edition, inputs: &[&Path]) -> Result<Vec<Output>> {
    let files = report.pictures(edition.clone()).context(DRAWING)?;
    if folder.exists() && !folder.is_dir() {
        bail!(text!("pictures-no-folder", file = folder.display()));
    }
    fs::create_dir_all(folder).with_context(|| text!("pictures-folder", folder = folder.display()))?;
    refuse_others(folder, &files.iter().map(|(name, _)| name.as_str()).collect())?;
    let mut outputs = Vec::new();
    for (name, bytes) in &files {
        let mut out = Output::create(Some(&folder.join(name)), &ENDINGS, inputs)?;
        out.write_all(bytes).context(WRITING)?;
        outputs.push(out);
    }
    Ok(outputs)
}

/// Pictures of another report would lie beside these as if they were of this one: exact ones beside those that may leave.
fn refuse_others(folder: &Path, ours: &BTreeSet<&str>) -> Result<()> {
    let reading = || text!("pictures-folder", folder = folder.display());
    let entries = fs::read_dir(folder).with_context(reading)?;
    let names = entries.map(|entry| entry.map(|entry| entry.file_name())).collect::<io::Result<BTreeSet<_>>>();
    let is_picture =
        |name: &Path| name.extension().is_some_and(|of| ENDINGS.iter().any(|ending| of.eq_ignore_ascii_case(ending)));
    let is_ours = |name: &Path| name.to_str().is_some_and(|name| ours.contains(name));
    match names.with_context(reading)?.iter().map(Path::new).find(|name| is_picture(name) && !is_ours(name)) {
        Some(other) => bail!(text!("pictures-others", file = folder.join(other).display())),
        None => Ok(()),
    }
}
