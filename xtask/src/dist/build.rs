//! How everything is built: with the tools of one list, and so that the place where it is built leaves no trace.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use super::skipped;
use crate::command::{run_in, run_words};

/// The linker, a C compiler for each target, and what makes wheels.
const REQUIREMENTS: &str = "xtask/dist-requirements.txt";
/// A date that is written where a file cannot do without one is that of the last commit, unless the environment says it.
const EPOCH: &str = "SOURCE_DATE_EPOCH";
/// Links programs for Windows.
pub(crate) const MINGW: &str = "x86_64-w64-mingw32-gcc";

pub(crate) struct Build {
    pub(crate) root: PathBuf,
    /// Where things are compiled.
    pub(crate) target: PathBuf,
    pub(crate) epoch: u64,
    /// What is made is for these targets; for all if there is none.
    only: Vec<String>,
    /// The virtual environment with the tools; none where there is no Python.
    tools: Option<PathBuf>,
}

impl Build {
    pub(crate) fn begin(root: &Path, folder: &str, only: &[String]) -> Result<Self> {
        let epoch = match env::var(EPOCH) {
            Ok(epoch) => epoch,
            Err(_) => said(root, &["git", "log", "-1", "--format=%ct"])?,
        };
        let epoch = epoch.trim().parse().with_context(|| format!("{EPOCH} is seconds since 1970, found {epoch:?}"))?;
        let folder = root.join(folder);
        let tools = folder.join("tools");
        let has_python = said(root, &["python3", "--version"]).is_ok();
        if has_python {
            let venv = tools.to_string_lossy();
            run_words(root, &["python3", "-m", "venv", &venv])?;
            let python = tools.join("bin/python").to_string_lossy().into_owned();
            run_words(root, &[&python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", REQUIREMENTS])?;
        }
        Ok(Self {
            root: root.to_owned(),
            target: folder.join("build"),
            epoch,
            only: only.to_vec(),
            tools: has_python.then_some(tools),
        })
    }

    /// Runs a command that builds for `triple`.
    pub(crate) fn run(&self, folder: &Path, words: &[&str], triple: &str) -> Result<()> {
        run_in(folder, words, &self.environment(triple)?)
    }

    /// Whether something is made for this target: it is asked for, and all is there that it takes.
    pub(crate) fn makes(&self, triple: &str) -> bool {
        if !self.only.is_empty() && !self.only.iter().any(|only| only == triple) {
            return false;
        }
        let folder = said(&self.root, &["rustc", "--print", "target-libdir", "--target", triple]);
        let lacks = if !folder.is_ok_and(|folder| Path::new(folder.trim()).is_dir()) {
            format!("add it with `rustup target add {triple}`")
        } else if self.tools.is_none() {
            "its C compiler and linker, and what makes wheels, come with Python (python3), and there is none".into()
        } else if triple.contains("windows") && said(&self.root, &[MINGW, "--version"]).is_err() {
            format!("it is linked by {MINGW} (Debian: gcc-mingw-w64-x86-64), and there is none")
        } else {
            return true;
        };
        skipped(&format!("{triple}: {lacks}"));
        false
    }

    fn environment(&self, triple: &str) -> Result<Vec<(&'static str, String)>> {
        let cargo =
            env::var("CARGO_HOME").map(PathBuf::from).or_else(|_| env::var("HOME").map(|home| Path::new(&home).join(".cargo")));
        let cargo = cargo.context("where is cargo's home? Neither CARGO_HOME nor HOME is set")?;
        // the last one that fits counts
        let places = [(self.root.as_path(), "/enkat"), (&self.target, "/target"), (&cargo, "/cargo")];
        let mut flags: Vec<String> =
            places.iter().map(|(place, name)| format!("--remap-path-prefix={}={name}", place.display())).collect();
        if triple.contains("windows") {
            flags.push("-Clink-arg=-Wl,--no-insert-timestamp".into());
        }
        let mut environment = vec![
            ("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}")),
            ("CARGO_TARGET_DIR", self.target.to_string_lossy().into_owned()),
            (EPOCH, self.epoch.to_string()),
            ("LC_ALL", "C".into()),
        ];
        if let Some(tools) = &self.tools {
            let path = env::var_os("PATH").unwrap_or_default();
            let path = env::join_paths([tools.join("bin")].into_iter().chain(env::split_paths(&path)))?;
            environment.push(("PATH", path.to_string_lossy().into_owned()));
        }
        Ok(environment)
    }
}

/// What a command says on standard output.
pub(crate) fn said(folder: &Path, words: &[&str]) -> Result<String> {
    let (program, arguments) = words.split_first().context("an empty command")?;
    let output = Command::new(program).args(arguments).current_dir(folder).output();
    let output = output.with_context(|| format!("starting {program}"))?;
    anyhow::ensure!(output.status.success(), "{}: {}", words.join(" "), String::from_utf8_lossy(&output.stderr));
    Ok(String::from_utf8(output.stdout)?)
}
