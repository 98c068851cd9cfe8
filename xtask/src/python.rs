//! The Python package: built, installed into a fresh virtual environment, and tested there. The book is built there, too, and
//! the example of a web service is tested from it.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::{self, JoinHandle};

use anyhow::{Context as _, Result, anyhow, bail};

use crate::command::run_words;
use crate::service;

/// Where the package is, and what its tests need.
const PACKAGE: &str = "python";
const REQUIREMENTS: &str = "python/tests/requirements.txt";
/// What the book is built with.
const BOOK_REQUIREMENTS: &str = "docs/requirements.txt";
/// The oldest Python that the package is for.
const OLDEST: (u32, u32) = (3, 11);

/// A virtual environment that is being filled while other things are done.
pub(crate) struct Environment {
    filling: JoinHandle<Result<()>>,
    folder: PathBuf,
}

impl Environment {
    /// Begins to make a fresh one; none on a user's machine without Python, with a message.
    pub(crate) fn begin(root: &Path) -> Result<Option<Self>> {
        let Some(python) = ["python3", "python3.11", "python"].into_iter().find(|python| is_new_enough(python)) else {
            let missing =
                format!("the Python package needs Python {}.{} or later (python3), and there is none", OLDEST.0, OLDEST.1);
            if std::env::var_os("CI").is_some() {
                bail!(missing);
            }
            eprintln!("\n▶ SKIPPED: {missing}");
            return Ok(None);
        };
        let folder = root.join("target/python");
        std::fs::create_dir_all(&folder).with_context(|| format!("making {}", folder.display()))?;
        let (root, environment) = (root.to_owned(), folder.clone());
        let filling = thread::spawn(move || {
            quietly(&root, python, &["-m", "venv", "--clear", &environment.join("venv").to_string_lossy()])?;
            let python = interpreter(&environment);
            let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
            quietly(
                &root,
                &python,
                &[&install[..], &["-r", REQUIREMENTS, "-r", BOOK_REQUIREMENTS, "-r", service::REQUIREMENTS]].concat(),
            )
        });
        Ok(Some(Self { filling, folder }))
    }

    /// Builds the book, then the wheel, installs it, and runs the tests of the package.
    pub(crate) fn test(self, root: &Path) -> Result<()> {
        eprintln!("\n▶ a virtual environment with {REQUIREMENTS}");
        self.filling.join().map_err(|_| anyhow!("the thread that filled the environment ended early"))??;
        let python = interpreter(&self.folder);
        // anew and strictly: a link to a page, a heading or a file that does not exist fails
        let book = [&python, "-m", "sphinx", "-q", "-E", "-W", "--keep-going", "-n", "-c", "docs", ".", "target/book"];
        run_words(root, &book)?;
        let wheels = self.folder.join("wheels");
        let _ = std::fs::remove_dir_all(&wheels);
        let wheels = wheels.to_string_lossy();
        // as the library's own tests are built: what is compiled already is not compiled again
        let build = [&python, "-m", "maturin", "build", "--quiet", "--profile", "dev", "--out", &wheels];
        run_words(&root.join(PACKAGE), &build)?;
        let install = ["-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--find-links", &wheels, "enkat"];
        run_words(root, &[&[&*python], &install[..]].concat())?;
        // from the folder of the tests, so that what is installed is tested and not what lies beside it
        let tests = root.join(PACKAGE).join("tests");
        run_words(&tests, &[&python, "-m", "ruff", "format", "--check", "--quiet", "..", "../../examples", "../../docs"])?;
        run_words(&tests, &[&python, "-m", "ruff", "check", "--quiet", "..", "../../examples", "../../docs"])?;
        run_words(&tests, &[&python, "-m", "pytest", "-n", "auto", "-m", "not spark"])?;
        run_words(&tests, &[&python, "-m", "pytest", "-m", "spark"])?;
        service::test(root, &python)
    }
}

/// The interpreter of the environment.
fn interpreter(folder: &Path) -> String {
    folder.join("venv/bin/python").to_string_lossy().into_owned()
}

fn is_new_enough(python: &str) -> bool {
    let version = format!("import sys; sys.exit(sys.version_info < ({}, {}))", OLDEST.0, OLDEST.1);
    let ran =
        Command::new(python).args(["-c", &version]).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    ran.is_ok_and(|status| status.success())
}

/// Runs something beside other steps; only if it fails is it heard.
fn quietly(root: &Path, program: &str, arguments: &[&str]) -> Result<()> {
    let output = Command::new(program).args(arguments).current_dir(root).stdin(Stdio::null()).output();
    let output = output.with_context(|| format!("starting {program}"))?;
    if !output.status.success() {
        eprintln!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        bail!("{program} {}: {}", arguments.join(" "), output.status);
    }
    Ok(())
}
