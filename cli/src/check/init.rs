//! `enkat check --init`: a settings file that is proposed for a table, with what each line was guessed from.

mod columns;
mod missing;
mod names;
mod occasions;
mod proposal;
mod runs;
mod sample;
mod seen;
mod stored;

use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Result, bail};
use enkat::check::{Check, CheckChoices};
use enkat::finding::Findings;
use enkat_tables::{Chunk, Table, name_of};

use crate::args::CheckArgs;
use crate::config::Settings;
use crate::open_table::open_table;
use crate::output::Output;
use proposal::Proposal;
use sample::Sample;
use seen::Seen;

/// Reads the whole table and prints a proposal to standard output; no file is written.
pub(super) fn run(args: &CheckArgs) -> Result<ExitCode> {
    let [input] = args.input.as_slice() else { bail!("--init proposes settings for one table; name one file, or -") };
    let reading = Settings::from_args(&args.table)?.reading;
    let mut table = open_table(input, &reading)?;
    let header: Vec<String> = table.header().iter().map(|name| name.trim().to_owned()).collect();
    if let [only] = header.as_slice()
        && let Some(sign) = only.chars().find(|sign| "|:~^".contains(*sign))
    {
        bail!("{}: all names stand in one column; give the character between them, such as --delimiter '{sign}'", name_of(input));
    }
    let (columns, sample) = read(&mut table, &header)?;
    let mut proposal = Proposal::new(&name_of(input), table.rows(), header.len());
    if let Some(delimiter) = &args.table.delimiter {
        proposal.top.say("as given with --delimiter");
        proposal.top.set("delimiter", delimiter);
    }
    if let Some(sheet) = &args.table.sheet {
        proposal.top.say("as given with --sheet");
        proposal.top.set("sheet", sheet);
    }
    let found = columns::propose(&columns, &sample, &mut proposal);
    missing::propose(&columns, &found, table.rows(), &mut proposal);
    stored::propose(&columns, &found, &mut proposal);
    if let Err(error) = is_usable(&proposal.text(), &table.header()) {
        proposal.head.say(&format!("It cannot be used as it stands: {error:#}"));
    }
    let mut out = Output::create(Some(Path::new("-")), &[])?;
    out.write_all(proposal.text().as_bytes())?;
    out.finish()?;
    Ok(ExitCode::SUCCESS)
}

/// The settings are read as the program reads them, and fit the columns.
fn is_usable(text: &str, header: &[&str]) -> Result<()> {
    let settings = Settings::from_text(text)?;
    let choices = CheckChoices {
        mappings: &settings.mappings,
        occasions: settings.occasions.clone(),
        missing_codes: &settings.missing_codes,
        ..CheckChoices::default()
    };
    Check::new(&settings.registry, header, choices)?;
    Ok(())
}

/// What the columns hold, in memory that does not grow with the table.
fn read(table: &mut Table, header: &[String]) -> Result<(Vec<Seen>, Sample)> {
    let mut columns: Vec<Seen> = header.iter().map(|name| Seen::new(name)).collect();
    let mut sample = Sample::new(header);
    let (mut chunk, mut findings) = (Chunk::default(), Findings::listing(0));
    while table.read(&mut chunk, &mut findings)? {
        for row in (0..chunk.rows()).filter(|row| !chunk.broken[*row]) {
            for (column, seen) in columns.iter_mut().enumerate() {
                seen.note(chunk.cell(row, column));
            }
            sample.note(|column| chunk.cell(row, column));
        }
    }
    Ok((columns, sample))
}
