//! A table that is dropped on the program: without a command its report is made beside it.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::config;
use crate::exit_code::ExitCode;
use crate::say::say;
use crate::{desktop, help, program, text};

/// The tables, where the command line is nothing but files that are there.
pub(crate) fn tables(arguments: &[OsString]) -> Option<Vec<PathBuf>> {
    let given = arguments.get(1..)?;
    // a file that happens to have the name of a command is named with its folder
    if help::command().find_subcommand(given.first()?).is_some() {
        return None;
    }
    given.iter().map(|path| Some(PathBuf::from(path)).filter(|path| path.is_file())).collect()
}

/// Makes the report as `enkat report` does, with the settings beside the table: a release, unless they say otherwise.
pub(crate) fn run(name: &OsString, tables: &[PathBuf]) -> ExitCode {
    let table = tables.first().map_or(Path::new(""), PathBuf::as_path);
    let stem = table.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let report = table.with_file_name(text!("dropped-report", name = stem).to_string());
    let mut command: Vec<OsString> = vec![name.clone(), "report".into(), "-o".into(), report.clone().into(), "--".into()];
    command.extend(tables.iter().map(Into::into));
    let code = program::of_command_line(&command);
    let settings = table.with_file_name(config::FILE);
    if !settings.exists() && !Path::new(config::FILE).exists() {
        let program = Path::new(name).display();
        say(text!("dropped-settings", program = program, table = table.display(), settings = settings.display()));
    }
    if code != ExitCode::UNUSABLE {
        say(text!("dropped-made", file = report.display()));
        desktop::open(&report);
    }
    code
}
