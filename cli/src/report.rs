//! `enkat report`: the group at start and at exit.

use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};
use enkat::dataset::Occasion;
use enkat::finding::{Finding, Rule};
use enkat::instrument::{Cell, NotScorable};
use enkat::report::{Language, Report, ValueSetUsed};
use enkat::tally::{Cohort, Measure};

use crate::args::{ReportArgs, ReportFormat, TableArgs, or_from_file};
use crate::config::Settings;
use crate::input::{Chunk, Table};
use crate::output::Output;
use crate::say::say;
use crate::source::{Form, Source};
use crate::summary;

/// Fifteen invented people.
const DEMO: &str = include_str!("demo.csv");
/// What the demonstration is valued with: a choice for an example, not a default.
const DEMO_VALUE_SET: &str = "SE-2022-TTO";

/// Runs the command.
pub fn run(args: &ReportArgs) -> Result<ExitCode> {
    let input = args.input.as_deref().unwrap_or(Path::new("-"));
    let settings = if args.demo { demo_settings(&args.table)? } else { Settings::load(&args.table, input)? };
    if !(args.internal || args.demo || settings.output.internal) {
        bail!(
            "a report that may leave needs disclosure control, which this version does not have; \
             --internal makes an exact report for those who may see the answers"
        );
    }
    let format = or_from_file(args.format, settings.output.format.as_ref(), "format")?.unwrap_or(ReportFormat::Text);
    let language = or_from_file(args.lang, settings.output.lang.as_ref(), "lang")?.map_or_else(Language::default, Into::into);
    let mut source = if args.demo {
        Source::new(Table::from_reader(Box::new(DEMO.as_bytes()), "the demonstration", None)?, &settings)?
    } else {
        Source::open(input, &settings)?
    };
    let cohort = read_cohort(&mut source, &settings)?;
    let mut report = Report::internal(&cohort, source.has_occasions());
    describe(&mut report, &source, &settings, args.demo);
    let mut text = String::new();
    match format {
        ReportFormat::Text => report.write_text(&mut text, language),
        ReportFormat::Csv => report.write_tidy(&mut text),
    }
    .context(WRITING)?;
    let output = args.output.as_deref().or(settings.output.output.as_deref());
    let mut out = Output::create(output, &settings.inputs(input))?;
    out.write_all(text.as_bytes()).context(WRITING)?;
    out.finish().context(WRITING)?;
    if !args.demo {
        summary::print(&source, &settings, input);
    }
    if source.layout.wave.is_some() && source.layout.id.is_none() {
        say("note: the table has no column id, so nobody's change can be told; name it with --map id=COLUMN");
    }
    Ok(summary::exit_code(&source.findings, settings.output.strict))
}

const WRITING: &str = "writing the report";

/// The demonstration reads no settings file; what is given on the command line counts.
fn demo_settings(args: &TableArgs) -> Result<Settings> {
    let mut settings = Settings::from_args(args)?;
    if settings.value_sets.is_empty() {
        settings.value_sets.push(DEMO_VALUE_SET.into());
    }
    Ok(settings)
}

/// Reads all rows, paired by person.
fn read_cohort(source: &mut Source<'_>, settings: &Settings) -> Result<Cohort> {
    let plan = Plan::new(&source.forms);
    let mut cohort = Cohort::new(plan.measures.clone());
    let mut chunk = Chunk::default();
    while source.read(&mut chunk)? {
        let cells = plan.cells(source, &chunk)?;
        for (row, record) in chunk.rows().enumerate() {
            let number = chunk.first_row + row as u64;
            let known = source.id(record);
            if source.layout.id.is_some() && known.is_none() {
                source.findings.push(Finding::about_row(Rule::NoId, number, "id"));
            }
            let only = if source.layout.wide {
                // without an id the row itself is the person, under a name that no cell has
                let row_id = format!("\0{number}");
                let id = Some(known.unwrap_or(&row_id));
                Occasion::BOTH
                    .into_iter()
                    .zip(&cells)
                    .fold(true, |only, (occasion, cells)| cohort.add(id, occasion, &cells[row]) && only)
            } else {
                source.occasion(settings, record, number).is_none_or(|occasion| cohort.add(known, occasion, &cells[0][row]))
            };
            if !only {
                source.findings.push(Finding::about_row(Rule::RepeatedOccasion, number, "id"));
            }
        }
    }
    Ok(cohort)
}

/// Which measures there are, and which of them each form fills.
struct Plan {
    measures: Vec<Measure>,
    places: Vec<std::ops::Range<usize>>,
}

impl Plan {
    fn new(forms: &[Form<'_>]) -> Self {
        let mut plan = Self { measures: Vec::new(), places: Vec::new() };
        let mut known: Vec<(usize, std::ops::Range<usize>)> = Vec::new();
        for form in forms {
            let instrument = form.columns.instrument;
            if let Some((_, places)) = known.iter().find(|(of, _)| *of == instrument) {
                plan.places.push(places.clone());
                continue;
            }
            // asked at either occasion of a wide table
            let mut asked = vec![false; form.asked.len()];
            for twin in forms.iter().filter(|twin| twin.columns.instrument == instrument) {
                asked.iter_mut().zip(&twin.asked).for_each(|(either, asked)| *either |= asked);
            }
            let begin = plan.measures.len();
            plan.measures.extend(Measure::all_of(&*form.scorer, &asked));
            known.push((instrument, begin..plan.measures.len()));
            plan.places.push(begin..plan.measures.len());
        }
        plan
    }

    /// The cells of every row of a chunk, in the order of the measures: those at
    /// start (or of the row, in a table that is not wide) and those at exit.
    fn cells(&self, source: &mut Source<'_>, chunk: &Chunk) -> Result<[Vec<Vec<Cell>>; 2]> {
        let missing = vec![vec![Err(NotScorable::Missing); self.measures.len()]; chunk.broken.len()];
        let mut cells = [missing.clone(), missing];
        for (form, places) in self.places.iter().enumerate() {
            source.for_each_block(form, chunk, |form, first, block| {
                let at_exit = form.columns.occasion == Some(Occasion::Exit);
                for row in 0..block.rows() {
                    let answers: Vec<_> = block.row(row).collect();
                    let score = form.scorer.score_row(&answers);
                    for place in places.clone() {
                        cells[usize::from(at_exit)][first + row][place] = self.measures[place].of(&answers, &score);
                    }
                }
            })?;
        }
        Ok(cells)
    }
}

/// What a reader must know beside the figures.
fn describe(report: &mut Report, source: &Source<'_>, settings: &Settings, demo: bool) {
    report.invented = demo;
    let definitions = || source.forms.iter().map(|form| form.scorer.definition());
    let has = |setting: &str| definitions().any(|definition| definition.settings.iter().any(|def| def.id == setting));
    if has("missing") {
        report.missing_rule = settings.missing.to_string();
    }
    if has("value_set") {
        report.value_sets = settings.sets().map(ValueSetUsed::from).collect();
    }
    for definition in definitions() {
        if !definition.notice.en.is_empty() && !report.notices.contains(&definition.notice) {
            report.notices.push(definition.notice.clone());
        }
    }
}
