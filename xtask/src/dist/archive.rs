//! Files in one archive, the same bytes whenever it is made: `.tar.gz`, and `.zip` for Windows.

use std::fs::File;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context as _, Result};
use flate2::{Compression, GzBuilder};
use tar::{Builder, Header};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// A file of an archive.
#[derive(Clone)]
pub(crate) struct Entry {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
    pub(crate) is_program: bool,
}

impl Entry {
    fn mode(&self) -> u32 {
        if self.is_program { 0o755 } else { 0o644 }
    }
}

/// Writes an archive of this name, in which everything stands in a folder of this name.
pub(crate) fn write(out: &Path, name: &str, entries: &[Entry], epoch: u64) -> Result<()> {
    let ending = if name.contains("windows") { "zip" } else { "tar.gz" };
    let path = out.join(format!("{name}.{ending}"));
    let file = File::create(&path).with_context(|| format!("writing {}", path.display()))?;
    if ending == "zip" { zip(file, name, entries) } else { tar(file, name, entries, epoch) }
}

fn tar(file: File, folder: &str, entries: &[Entry], epoch: u64) -> Result<()> {
    let mut archive = Builder::new(GzBuilder::new().mtime(0).write(file, Compression::best()));
    for entry in entries {
        let mut header = Header::new_gnu();
        header.set_size(entry.bytes.len().try_into()?);
        header.set_mode(entry.mode());
        header.set_mtime(epoch);
        archive.append_data(&mut header, format!("{folder}/{}", entry.name), &*entry.bytes)?;
    }
    archive.into_inner()?.finish()?.flush()?;
    Ok(())
}

fn zip(file: File, folder: &str, entries: &[Entry]) -> Result<()> {
    let mut archive = ZipWriter::new(file);
    for entry in entries {
        // it would be a time without a zone
        let options = SimpleFileOptions::default()
            .last_modified_time(DateTime::DEFAULT)
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(9))
            .unix_permissions(entry.mode());
        archive.start_file(format!("{folder}/{}", entry.name), options)?;
        archive.write_all(&entry.bytes)?;
    }
    archive.finish()?;
    Ok(())
}
