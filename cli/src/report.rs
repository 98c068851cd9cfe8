//! `enkat report`: the group at start and at exit.

use crate::exit_code::ExitCode;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use enkat::inner::DEMO;
use enkat::release::{Earlier, Policy, ReleaseError, Rounding};
use enkat::report::{Edition, Language, Report, ReportError};
use enkat::stats::Bootstrap;
use enkat::tally::Groups;
use enkat_tables::{ReadOptions, Table};

use crate::args::{ReportArgs, ReportFormat, TableArgs, or_from_file, output_of};
use crate::config::Settings;
use crate::input::Input;
use crate::language::{asked_for, speaking, spoken};
use crate::locale::Doing;
use crate::output::Output;
use crate::record::Record;
use crate::say::say;
use crate::source::Source;
use crate::text;
use crate::text_output::write_text;
use crate::{norms, own_file, pictures, summary};

/// What the demonstration is valued with: a choice for an example, not a default.
const DEMO_VALUE_SET: &str = "SE-2022-TTO";

/// Runs the command.
pub fn run(args: &ReportArgs) -> Result<ExitCode> {
    let Some(page) = &args.again else { return make(args, None) };
    let record = Record::of_page(page)?;
    let args = record.arguments(args)?;
    speaking(asked_for().unwrap_or(record.lang().into()), || make(&args, Some(&record)))
}

fn make(args: &ReportArgs, again: Option<&Record>) -> Result<ExitCode> {
    let inputs = Input::all(&args.input);
    let mut settings = if args.demo { demo_settings(&args.table)? } else { Settings::load_all(&args.table, &inputs)? };
    settings.choose(&args.group)?;
    choose(args, &mut settings)?;
    let policy = policy(args, &settings)?;
    let of_settings = settings.output.output.clone();
    let outputs = [args.output.as_deref(), of_settings.as_deref()];
    let (output, format) = output_of(outputs, args.format, settings.output.format.as_ref(), ReportFormat::of_file)?;
    let format = format.unwrap_or(ReportFormat::Text);
    refuse_head(args, format)?;
    let options = settings.choices.report(&settings.registry)?;
    let mut source = if args.demo {
        let name = "the demonstration";
        Source::of(Table::from_reader(Box::new(DEMO.as_bytes()), name, &ReadOptions::default())?)
    } else {
        Source::open(&inputs, &mut settings)?
    };
    let table = source.read_for(|header| settings.choices.cohort(&settings.registry, header))?;
    let (cohort, inspected) = source.run(&table)?;
    let groups = Groups::from(cohort);
    let (has_occasions, people) = (groups.has_occasions(), groups.all().people);
    let report = match policy {
        Some(policy) => {
            let earlier = args.previous.iter().map(|path| earlier(path)).collect::<Result<Vec<_>>>()?;
            Report::release(groups, options, policy, &earlier).map_err(|error| beside(error, &args.previous))?
        }
        None => Report::internal(groups, options)?,
    };
    let doubts = if report.is_release() { inspected.doubts() } else { inspected.counted_doubts() };
    let report = report.with_findings(doubts);
    let report = if args.demo { report.of_invented_people() } else { report };
    let mut read = settings.inputs(inputs.iter().map(|input| input.path.as_path()));
    read.extend(args.earlier.as_deref());
    read.extend(args.previous.iter().map(PathBuf::as_path));
    read.extend(args.norms.as_deref().or(settings.output.norms.as_deref()));
    let mut out = Output::create(output, &ReportFormat::ENDINGS, &read)?;
    let edition = edition(args, format, &settings, &inputs, &report, again)?;
    // before the report: what went to standard output cannot be taken back
    let mut outputs = match &args.pictures {
        Some(folder) => pictures::write(&report, folder, &edition, &read)?,
        None => Vec::new(),
    };
    write(&report, format, &edition, &mut out)?;
    outputs.push(out);
    Output::finish_all(outputs).context(WRITING)?;
    if !args.demo {
        summary::print_beside(source.told(table.reader(), &inspected), &settings, report.is_release());
    }
    for finding in report.findings() {
        say(text!("warning-that", what = spoken().label(finding)));
    }
    if has_occasions && !table.reader().is_wide() && !table.reader().has_ids() {
        // where there are figures, the report itself says so
        if report.figures().is_empty() {
            say(text!("note-no-id"));
        }
    } else if has_occasions && !args.demo {
        summary::people(&people, report.is_release());
    }
    Ok(summary::exit_code(&inspected, settings.output.strict))
}

/// What stands at the head of a page or beside it is refused where there is no page, and not left away.
fn refuse_head(args: &ReportArgs, format: ReportFormat) -> Result<()> {
    if matches!(format, ReportFormat::Html | ReportFormat::Docx | ReportFormat::Xlsx) {
        return Ok(());
    }
    let title = &args.title;
    let given = [
        ("--title", title.name.is_some()),
        ("--municipality", title.municipality.is_some()),
        ("--period", title.period.is_some()),
        ("--by-line", title.by_line.is_some()),
        ("--date", title.date.is_some()),
        ("--earlier", args.earlier.is_some()),
    ];
    match given.iter().find(|(_, is_given)| *is_given) {
        Some((option, _)) => bail!(text!("page-alone", option = *option)),
        None => Ok(()),
    }
}

/// The report as it is given out: under which title, how much of it, beside what, and how it was made.
fn edition(
    args: &ReportArgs,
    format: ReportFormat,
    settings: &Settings,
    inputs: &[Input],
    report: &Report,
    again: Option<&Record>,
) -> Result<Edition> {
    let title = args.title.or(&settings.output.title);
    // the demonstration is the same on every day
    let title = if args.demo { title } else { title.of_today() };
    // the settings may have chosen it
    let language = spoken();
    let edition = title.of(Edition::new(language));
    let edition = if args.full || settings.output.full { edition.full() } else { edition };
    let edition = match &args.earlier {
        Some(path) => edition.beside(last(path, report)?),
        None => edition,
    };
    // a page alone carries it, and tables are read once more for it
    if format != ReportFormat::Html {
        return Ok(edition);
    }
    let made = ReportArgs { title, ..args.clone() };
    let tables: Option<Vec<PathBuf>> = (!report.is_release()).then(|| inputs.iter().map(|input| input.path.clone()).collect());
    let record = Record::new(&made, language.into(), &settings.inputs([]), tables.as_deref())?;
    if let Some(again) = again {
        again.tell_differences(&record);
    }
    Ok(edition.recorded(record.written()?, record.in_words()))
}

const WRITING: Doing = Doing("writing-report");

/// The thresholds of a release; none for an internal report. The demonstration is invented and shows everything.
fn policy(args: &ReportArgs, settings: &Settings) -> Result<Option<Policy>> {
    let is_release = args.min_cell.is_some() || args.round.is_some() || !args.previous.is_empty();
    if args.internal || ((args.demo || settings.output.internal) && !is_release) {
        return Ok(None);
    }
    Ok(Some(match (args.min_cell.or(settings.output.min_cell), args.round.or(settings.output.round)) {
        (_, Some(base)) => Policy::rounded(Rounding::new(base).context("--round")?),
        (Some(least), None) => Policy::new(least).context("--min-cell")?,
        (None, None) => Policy::default(),
    }))
}

/// What the report stands beside.
fn last(path: &Path, report: &Report) -> Result<Report> {
    let text = own_file::text(path).with_context(|| path.display().to_string())?;
    let last: Report = own_file::json(&text).with_context(|| text!("not-a-report", file = path.display()))?;
    if report.is_release() && !last.is_release() {
        bail!(text!("earlier-is-internal", file = path.display()));
    }
    Ok(last)
}

/// An earlier release.
fn earlier(path: &Path) -> Result<Earlier> {
    let text = own_file::text(path).with_context(|| path.display().to_string())?;
    own_file::json(&text).with_context(|| text!("not-a-release", file = path.display()))
}

/// What tells more beside an earlier release, with the file of that.
fn beside(error: ReportError, previous: &[PathBuf]) -> anyhow::Error {
    match error {
        ReportError::Release(ReleaseError::Earlier { place, error }) if place < previous.len() => {
            anyhow::Error::new(error).context(text!("beside-earlier", file = previous[place].display()))
        }
        error => error.into(),
    }
}

/// What only a report asks for.
fn choose(args: &ReportArgs, settings: &mut Settings) -> Result<()> {
    let bootstrap = or_from_file(args.bootstrap, settings.output.bootstrap.as_ref(), "bootstrap")?;
    if bootstrap.is_none() && (args.replicates.is_some() || args.seed.is_some()) {
        bail!(text!("bootstrap-method"));
    }
    if let Some(path) = args.norms.as_deref().or(settings.output.norms.as_deref()) {
        settings.choices.norms = norms::read(path).with_context(|| text!("the-norms", file = path.display()))?;
    }
    settings.choices.bootstrap = bootstrap.map(|kind| Bootstrap {
        method: kind.into(),
        replicates: args.replicates.or(settings.output.replicates).unwrap_or(2000),
        seed: args.seed.or(settings.output.seed).unwrap_or(1),
    });
    Ok(())
}

fn write(report: &Report, format: ReportFormat, edition: &Edition, out: &mut Output) -> Result<()> {
    if format == ReportFormat::Json {
        serde_json::to_writer(&mut *out, report).map_err(io::Error::from).context(WRITING)?;
        return out.write_all(b"\n").context(WRITING);
    }
    let language = edition.language();
    match format {
        ReportFormat::Docx => return bytes(out, &docx(report, edition)?),
        // figures are all of them
        ReportFormat::Xlsx => return bytes(out, &report.xlsx(edition.clone().full()).context(WRITING)?),
        _ => {}
    }
    write_text(out, WRITING, |text| match format {
        // programs read it: only who asks for Swedish gets what a Swedish spreadsheet reads, not whoever has a Swedish system
        ReportFormat::Csv => report.write_tidy_in(text, asked_for().unwrap_or(Language::En)),
        ReportFormat::Md => report.write_markdown(text, language),
        ReportFormat::Html => report.write_html(text, edition.clone()),
        _ => report.write_text(text, language),
    })
}

#[cfg(feature = "documents")]
fn docx(report: &Report, edition: &Edition) -> Result<Vec<u8>> {
    report.docx(edition.clone()).context(WRITING)
}

/// What this program was built without.
#[cfg(not(feature = "documents"))]
fn docx(_: &Report, _: &Edition) -> Result<Vec<u8>> {
    bail!(text!("left-out", what = "docx"))
}

fn bytes(out: &mut Output, bytes: &[u8]) -> Result<()> {
    out.write_all(bytes).context(WRITING)
}

/// The demonstration reads no settings file; what is given on the command line counts.
fn demo_settings(args: &TableArgs) -> Result<Settings> {
    let mut settings = Settings::from_args(args)?;
    if settings.choices.value_sets.is_empty() {
        settings.choices.value_sets.push(DEMO_VALUE_SET.into());
    }
    Ok(settings)
}
