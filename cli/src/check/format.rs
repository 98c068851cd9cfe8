//! In which forms a check is told, and where each of them goes.

use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use super::human::Look;
use super::{Outcome, github, human, json, junit, sarif};
use crate::language::{Language, speaking};
use crate::output::{Output, WRITING};
use crate::say::say;
use crate::text;

/// A form of the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For a person
    Human,
    /// One JSON document
    Json,
    /// Annotations of GitHub Actions, and the job summary
    Github,
    /// JUnit XML
    Junit,
    /// SARIF 2.1.0
    Sarif,
}

impl Format {
    /// Every form.
    pub const ALL: [Self; 5] = [Self::Human, Self::Json, Self::Github, Self::Junit, Self::Sarif];

    /// As it is written on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Json => "json",
            Self::Github => "github",
            Self::Junit => "junit",
            Self::Sarif => "sarif",
        }
    }

    /// What a file of this form may end in.
    const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Human | Self::Github => &["txt", "log"],
            Self::Json => &["json"],
            Self::Junit => &["xml"],
            Self::Sarif => &["sarif", "json"],
        }
    }

    /// What came of a check, in this form; what a program reads is English.
    pub fn text(self, outcome: &Outcome, look: Look) -> Result<String> {
        let text = || match self {
            Self::Human => Ok(human::text(outcome, look)),
            Self::Json => json::text(outcome),
            Self::Github => Ok(github::text(outcome)),
            Self::Junit => junit::text(outcome),
            Self::Sarif => sarif::text(outcome),
        };
        if self == Self::Human { text() } else { speaking(Language::En, text) }
    }
}

/// The forms of one run, each with the file it goes to, or standard output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formats(Vec<(Format, Option<PathBuf>)>);

impl Formats {
    /// What `--format` says, each time it is given: `human` to standard output if never.
    pub fn parse(texts: &[String]) -> Result<Self> {
        let mut formats: Vec<(Format, Option<PathBuf>)> = texts.iter().map(|text| one(text)).collect::<Result<_>>()?;
        if formats.is_empty() {
            formats.push((Format::Human, None));
        }
        let standard: Vec<Format> = formats.iter().filter(|(_, path)| path.is_none()).map(|(format, _)| *format).collect();
        // a log on GitHub is read by a person and by GitHub, which takes its own lines out of it
        let may_share = matches!(standard.as_slice(), [Format::Human, Format::Github] | [Format::Github, Format::Human]);
        if let ([first, second, ..], false) = (standard.as_slice(), may_share) {
            let (first, second) = (first.name(), second.name());
            bail!(text!("formats-to-standard", first = first, second = second));
        }
        let files: Vec<(&Path, PathBuf)> =
            formats.iter().filter_map(|(_, path)| path.as_deref()).map(|path| (path, place(path))).collect();
        for (at, (path, place)) in files.iter().enumerate() {
            if files[..at].iter().any(|(_, earlier)| earlier == place) {
                bail!(text!("formats-to-file", file = path.display()));
            }
        }
        Ok(Self(formats))
    }

    /// One of them goes to this file.
    #[must_use]
    pub fn go_to(&self, path: &Path) -> bool {
        let wanted = place(path);
        self.0.iter().filter_map(|(_, path)| path.as_deref()).any(|path| place(path) == wanted)
    }

    /// Prepares every file before anything is read; none of `inputs` may be overwritten.
    pub fn open(&self, inputs: &[&Path]) -> Result<Opened> {
        let files = self.0.iter().filter_map(|(format, path)| path.as_deref().map(|path| (*format, path)));
        let open = |(format, path): (Format, _)| Ok((format, Output::create(Some(path), format.endings(), inputs)?));
        let files = files.map(open).collect::<Result<_>>()?;
        let standard = [Format::Human, Format::Json, Format::Junit, Format::Sarif, Format::Github];
        let standard: Vec<Format> = standard.into_iter().filter(|format| self.0.contains(&(*format, None))).collect();
        let to_standard = (!standard.is_empty()).then(|| Output::create(None, &[], &[])).transpose()?;
        Ok(Opened { standard: to_standard.map(|output| (standard, output)), files })
    }
}

/// `sarif` or `sarif=FILE`
fn one(text: &str) -> Result<(Format, Option<PathBuf>)> {
    let (name, path) = text.split_once('=').map_or((text, None), |(name, path)| (name, Some(path)));
    let Some(format) = Format::ALL.into_iter().find(|format| format.name().eq_ignore_ascii_case(name.trim())) else {
        let known = Format::ALL.map(Format::name).join(", ");
        bail!(text!("format-unknown", name = format!("{name:?}"), known = known));
    };
    if path == Some("") {
        bail!(text!("format-no-file", text = text, name = format.name()));
    }
    Ok((format, path.filter(|path| *path != "-").map(PathBuf::from)))
}

/// The same for every way of writing the path of one file.
fn place(path: &Path) -> PathBuf {
    let absolute = || std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    std::fs::canonicalize(path).unwrap_or_else(|_| {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        match (std::fs::canonicalize(folder), path.file_name()) {
            (Ok(folder), Some(name)) => folder.join(name),
            _ => absolute(),
        }
    })
}

/// Where everything goes, ready to be written.
pub struct Opened {
    standard: Option<(Vec<Format>, Output)>,
    files: Vec<(Format, Output)>,
}

impl Opened {
    /// Writes all of them and what else there is to be written; the files take their names when all is complete, or none does.
    pub fn write(self, outcome: &Outcome, beside: Option<(Output, String)>) -> Result<()> {
        let of_standard = self.standard.iter().flat_map(|(formats, _)| formats).copied();
        let is_for_github =
            self.files.iter().map(|(format, _)| *format).chain(of_standard).any(|format| format == Format::Github);
        let text_of = |(format, output): (Format, Output)| Ok((output, format.text(outcome, Look::default())?));
        let texts: Vec<(Output, String)> = self.files.into_iter().map(text_of).collect::<Result<_>>()?;
        let mut complete = Vec::new();
        for (mut output, text) in texts.into_iter().chain(beside) {
            output.write_all(text.as_bytes()).context(WRITING)?;
            complete.push(output);
        }
        if let Some((formats, output)) = self.standard {
            match to_standard(&formats, output, outcome) {
                // somebody has read enough; what was found is found all the same
                Err(error) if crate::is_closed_pipe(&error) => {}
                written => written?,
            }
        }
        Output::finish_all(complete)?;
        if is_for_github {
            job_summary(outcome);
        }
        Ok(())
    }
}

fn to_standard(formats: &[Format], mut output: Output, outcome: &Outcome) -> Result<()> {
    for format in formats {
        output.write_all(format.text(outcome, look())?.as_bytes()).context(WRITING)?;
    }
    output.finish()
}

/// How a page looks on standard output: in colour if it is a terminal, or as `NO_COLOR` and `CLICOLOR` have it.
fn look() -> Look {
    let colour = anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never;
    let width = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    Look { colour, width: width.unwrap_or(Look::default().width) }
}

/// Adds a table to the summary of the job, where GitHub gives a file for it.
fn job_summary(outcome: &Outcome) {
    let Some(path) = std::env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty()) else { return };
    if let Err(error) = append_summary(Path::new(&path), outcome) {
        // the findings matter more than the table
        say(text!("note-job-summary", error = error.to_string()));
    }
}

/// Adds a table to the end of a file, which stays as small as GitHub takes it.
pub fn append_summary(path: &Path, outcome: &Outcome) -> io::Result<()> {
    let mut file = OpenOptions::new().append(true).create(true).open(path)?;
    let before = usize::try_from(file.metadata()?.len()).unwrap_or(usize::MAX);
    let room = (github::MOST_SUMMARY - 1).saturating_sub(before);
    file.write_all(speaking(Language::En, || github::summary(outcome, room)).as_bytes())
}
