//! What a shell and `man` know of the program, made from its command line.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use clap_complete::Shell;

use crate::locale::Doing;
use crate::output::Output;
use crate::{help, text};

const WRITING: Doing = Doing("writing-output");
const NAME: &str = "enkat";

/// Writes what completes commands and options in a shell.
pub fn completions(shell: Shell, out: &mut Output) -> Result<()> {
    use std::io::Write as _;

    let mut text = Vec::new();
    clap_complete::generate(shell, &mut help::command(), NAME, &mut text);
    out.write_all(&text).context(WRITING)
}

/// Writes the page of the manual of the program and of each of its commands into `folder`.
pub fn manual(folder: &Path) -> Result<()> {
    let writing = || text!("writing-into-folder", folder = folder.display());
    fs::create_dir_all(folder).with_context(writing)?;
    clap_mangen::generate_to(help::command(), folder).with_context(writing)
}
