//! `enkat report`: the group at start and at exit.

use std::io::Write as _;
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};
use enkat::dataset::Occasion;
use enkat::finding::{Finding, Findings, Rule};
use enkat::instrument::{Cell, MissingRule, NotScorable};
use enkat::report::{Report, ValueSetUsed};
use enkat::tally::{Cohort, Measure};

use crate::args::{ReportArgs, ReportFormat, TableArgs};
use crate::config::Settings;
use crate::input::{Chunk, Table};
use crate::output::Output;
use crate::source::{Form, Source};
use crate::summary;

/// Fifteen invented people.
const DEMO: &str = include_str!("demo.csv");
/// What the demonstration is valued with: a choice for an example, not a default.
const DEMO_VALUE_SET: &str = "SE-2022-TTO";

/// Runs the command.
pub fn run(args: &ReportArgs) -> Result<ExitCode> {
    if !args.internal && !args.demo {
        bail!(
            "a report that may leave needs disclosure control, which this version does not have; \
             --internal makes an exact report for those who may see the answers"
        );
    }
    let input = args.input.as_deref().unwrap_or("-");
    let settings = if args.demo { demo_settings(&args.table)? } else { Settings::load(&args.table, input)? };
    let mut source = if args.demo {
        Source::new(Table::from_reader(Box::new(DEMO.as_bytes()), None)?, &settings)?
    } else {
        Source::open(input, &settings)?
    };
    let cohort = read_cohort(&mut source, &settings)?;
    let mut report = Report::internal(&cohort);
    describe(&mut report, &source, &settings, args.demo);
    let mut text = String::new();
    match args.format {
        ReportFormat::Text => report.write_text(&mut text, args.lang.map_or_else(Default::default, Into::into)),
        ReportFormat::Csv => report.write_tidy(&mut text),
    }
    .context("writing the report")?;
    let mut out = Output::create(args.output.as_deref(), args.input.as_deref())?;
    out.write_all(text.as_bytes()).context("writing the report")?;
    out.finish()?;
    if !args.demo {
        summary::print(&source, &settings, input);
    }
    Ok(summary::exit_code(&source.findings, args.table.strict))
}

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
    let header: Vec<String> = source.table.header().iter().map(|name| (*name).to_owned()).collect();
    let header: Vec<&str> = header.iter().map(String::as_str).collect();
    let mut ignored: Vec<String> = Vec::new();
    let mut chunk = Chunk::default();
    while source.table.read(&mut chunk, &mut source.findings)? {
        let rows = chunk.broken.len();
        let [mut start, mut exit] = [(); 2].map(|()| vec![vec![Err(NotScorable::Missing); plan.measures.len()]; rows]);
        for (form, places) in source.forms.iter().zip(&plan.places) {
            let cells = if form.columns.occasion == Some(Occasion::Exit) { &mut exit } else { &mut start };
            form.for_each_block(&chunk, &header, &settings.missing_codes, &mut source.findings, |first, block| {
                for row in 0..block.rows() {
                    let answers: Vec<_> = block.row(row).collect();
                    let score = form.scorer.score_row(&answers);
                    for place in places.clone() {
                        cells[first + row][place] = plan.measures[place].of(&answers, &score);
                    }
                }
            })?;
        }
        for (row, record) in chunk.rows().enumerate() {
            let number = chunk.first_row + row as u64;
            let field = |column: Option<usize>| column.map(|column| record.get(column).unwrap_or_default().trim());
            let id = field(source.layout.id).filter(|id| !id.is_empty());
            if source.layout.wide {
                // without an id the row itself is the person
                let row_id = format!("row {number}");
                let id = id.unwrap_or(&row_id);
                for (occasion, cells) in [(Occasion::Start, &start[row]), (Occasion::Exit, &exit[row])] {
                    add(&mut cohort, Some(id), occasion, cells, number, &mut source.findings);
                }
                continue;
            }
            if id.is_none() && source.layout.id.is_some() {
                source.findings.push(Finding::about_row(Rule::NoId, number, "id"));
            }
            let label = field(source.layout.wave);
            let Some(occasion) = label.map_or(Some(Occasion::Start), |label| settings.occasions.occasion(label)) else {
                unknown_occasion(label.unwrap_or_default(), number, settings, &mut ignored, &mut source.findings);
                continue;
            };
            add(&mut cohort, id, occasion, &start[row], number, &mut source.findings);
        }
    }
    Ok(cohort)
}

fn add(cohort: &mut Cohort, id: Option<&str>, occasion: Occasion, cells: &[Cell], row: u64, findings: &mut Findings) {
    if !cohort.add(id, occasion, cells) {
        findings.push(Finding::about_row(Rule::RepeatedOccasion, row, "id"));
    }
}

/// A label that was not asked for is told once; one that nobody can place is an error in its row.
fn unknown_occasion(label: &str, row: u64, settings: &Settings, ignored: &mut Vec<String>, findings: &mut Findings) {
    let label = label.to_lowercase();
    if label.is_empty() || !settings.occasions.are_given() {
        findings.push(Finding::about_row(Rule::UnknownOccasion, row, "wave"));
    } else if !ignored.contains(&label) {
        findings.push(Finding::about_row(Rule::IgnoredOccasion, row, "wave"));
        ignored.push(label);
    }
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
}

/// What a reader must know beside the figures.
fn describe(report: &mut Report, source: &Source<'_>, settings: &Settings, demo: bool) {
    report.invented = demo;
    let definitions = || source.forms.iter().map(|form| form.scorer.definition());
    let has = |setting: &str| definitions().any(|definition| definition.settings.iter().any(|def| def.id == setting));
    if has("missing") {
        report.missing_rule = settings.missing.clone().unwrap_or_else(|| MissingRule::default().to_string());
    }
    if has("value_set") {
        report.value_sets = settings.sets().map(ValueSetUsed::from).collect();
    }
    for definition in definitions() {
        if !report.notices.contains(&definition.notice.to_string()) {
            report.notices.push(definition.notice.to_string());
        }
    }
}
