//! The Windows program under wine: what it writes is what the program for Linux writes, byte by byte.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, ensure};

use super::build::{Build, MINGW, said};
use super::skipped;
use crate::command::run_words;

/// Debian keeps it out of the path.
const WINE: [&str; 3] = ["/usr/lib/wine/wine64", "wine64", "wine"];
/// A library that Windows has since version 8 and an older wine lacks: random numbers, from one that it has.
const RANDOM: &str = "\
#include <windows.h>
#include <ntsecapi.h>
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T length) { return RtlGenRandom(bytes, length); }
";
/// Tables with results that were worked out elsewhere.
const GOLDEN: [&[&str]; 4] = [
    &[
        "score",
        "tests/golden/eq5d_index_golden.csv",
        "--map",
        "profile=state",
        "--value-set",
        "SE-2022-TTO",
        "--value-set",
        "XW-UK",
    ],
    &["score", "tests/golden/scales/soc13.csv", "--overwrite"],
    &["score", "tests/golden/scales/soc29.csv", "--overwrite"],
    &["score", "data/demo.csv", "--value-set", "SE-2022-TTO", "--value-set", "XW-UK"],
];
const REPORTS: [&[&str]; 3] = [
    &["report", "--demo", "--format", "html", "--lang", "sv"],
    &["report", "--demo", "--format", "json"],
    &["report", "data/demo.csv", "--format", "csv", "--lang", "sv"],
];

/// Compares `windows` with `linux`, where there is wine.
pub(crate) fn compare(build: &Build, windows: &Path, linux: &Path) -> Result<()> {
    let Some(wine) = WINE.into_iter().find(|wine| said(&build.root, &[wine, "--version"]).is_ok()) else {
        skipped("the Windows program is not tried: there is no wine (Debian: wine64)");
        return Ok(());
    };
    let folder = build.target.join("wine");
    let _ = fs::remove_dir_all(folder.join("files"));
    fs::create_dir_all(folder.join("files"))?;
    let program = folder.join("enkat.exe");
    fs::copy(windows, &program)?;
    fs::write(folder.join("random.c"), RANDOM)?;
    let library = [MINGW, "-shared", "-o", "bcryptprimitives.dll", "random.c", "-ladvapi32"];
    run_words(&folder, &library)?;
    let tried = Tried { build, wine, program, linux, folder };
    let mut count = 0;
    for arguments in GOLDEN.into_iter().chain(REPORTS) {
        tried.same(arguments)?;
        count += 1;
    }
    tried.dropped()?;
    eprintln!("\n▶ under wine: {count} outputs and the report of a workbook that is dropped have the bytes of Linux");
    Ok(())
}

struct Tried<'a> {
    build: &'a Build,
    wine: &'static str,
    program: PathBuf,
    linux: &'a Path,
    folder: PathBuf,
}

impl Tried<'_> {
    fn windows(&self) -> Command {
        let mut command = Command::new(self.wine);
        command.arg(&self.program).current_dir(&self.build.root);
        command.env("WINEPREFIX", self.folder.join("prefix")).env("WINEDEBUG", "-all");
        swedish(command)
    }

    fn linux(&self) -> Command {
        let mut command = Command::new(self.linux);
        command.current_dir(&self.build.root);
        swedish(command)
    }

    fn same(&self, arguments: &[&str]) -> Result<()> {
        let [one, other] = [self.linux(), self.windows()].map(|mut program| program.args(arguments).output());
        let (one, other) = (one?, other.with_context(|| format!("starting {}", self.wine))?);
        let told = arguments.join(" ");
        ensure!(one.status.success() && !one.stdout.is_empty(), "{told}: {}", String::from_utf8_lossy(&one.stderr));
        ensure!(other.status.success(), "{told}: {}", String::from_utf8_lossy(&other.stderr));
        ensure!(one.stdout == other.stdout, "{told}: other bytes on Windows");
        Ok(())
    }

    /// A workbook without a command, by a path of Windows.
    fn dropped(&self) -> Result<()> {
        let [table, report] = ["Svar å.xlsx", "Svar å-rapport.html"].map(|name| self.folder.join("files").join(name));
        let made = self.linux().args(["score", "data/demo.csv", "-o"]).arg(&table).output()?;
        ensure!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        let made = self.linux().arg(&table).output()?;
        ensure!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        let expected = fs::read(&report)?;
        fs::remove_file(&report)?;
        let path = format!("Z:{}", table.display()).replace('/', "\\");
        let made = self.windows().arg(path).output()?;
        ensure!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        ensure!(fs::read(&report)? == expected, "the report of a workbook that was dropped has other bytes on Windows");
        Ok(())
    }
}

/// Speaks Swedish. Wine takes the letters of names by a locale that the machine has to have, so that is one that every machine has.
fn swedish(mut command: Command) -> Command {
    command.env_remove("LC_ALL").env("LC_CTYPE", "C.UTF-8").env("LC_MESSAGES", "sv_SE.UTF-8");
    command
}
