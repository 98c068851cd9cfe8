//! Nothing half-written stays behind when the program is stopped.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, Once, PoisonError};

use anyhow::{Context as _, Result};

/// The files under way; those that were finished since have no such name any more.
static UNFINISHED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Removes `file` when the program is interrupted or told to end.
pub fn remove_when_stopped(file: &Path) -> Result<()> {
    static HANDLER: Once = Once::new();
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner).push(file.to_owned());
    let mut installed = Ok(());
    HANDLER.call_once(|| {
        installed = ctrlc::set_handler(|| {
            for file in UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner).iter() {
                let _ = fs::remove_file(file);
            }
            // what a shell reports for an interrupted program
            std::process::exit(130);
        });
    });
    installed.context("preparing for an interruption")
}
