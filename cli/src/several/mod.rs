//! Several tables, or sheets of one, that are read as one.

mod edit;
mod opened;
mod part;
mod shared_ids;
mod twice;
mod watch;

pub use opened::found_sheets;
pub(crate) use twice::refuse as refuse_twice;
pub use watch::Watch;

use std::collections::HashSet;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use enkat::Choices;
use enkat::finding::{Finding, Rule, holds_identity_number};
use enkat::ground::{Occasion, OccasionNames};
use enkat::table::{Breakdown, Mapping, MissingCode};
use enkat_tables::{Table, name_of};

use crate::config::Settings;
use crate::input::{Input, composed};
use crate::summary::plural;
use crate::text;
use opened::Opened;
use part::PartOfWhole;

/// The column that says which table a row is from, where there are several.
const FILE: &str = "file";
/// The column of occasions.
const WAVE: &str = "wave";

/// The tables behind `inputs`, as one; from then on `settings` are those of the whole.
pub fn open(inputs: &[Input], settings: &mut Settings) -> Result<(Table, Watch)> {
    let mut opened = Vec::new();
    for (place, input) in inputs.iter().enumerate() {
        let own = settings.of_tables.get(place).unwrap_or(settings);
        opened.extend(Opened::of(input, place, own, &settings.registry)?);
    }
    // what is wrong with one of them alone is told first
    twice::refuse(inputs, settings)?;
    if inputs.len() == 1 && settings.choices.ids_within.as_deref() == Some(FILE) {
        // within the only file everybody is
        let has_column = opened.iter().any(|one| one.table.header().iter().any(|name| name.trim().eq_ignore_ascii_case(FILE)));
        settings.choices.ids_within.take_if(|_| !has_column);
    }
    match <[Opened; 1]>::try_from(opened) {
        Ok([one]) if one.occasion.is_none() && one.set.is_empty() => {
            settings.choices = Choices { ids_within: settings.choices.ids_within.take(), ..one.choices };
            Ok((one.table, Watch::default()))
        }
        Ok([one]) => stacked(vec![one], inputs, settings),
        Err(several) => stacked(several, inputs, settings),
    }
}

/// The whole of them.
fn stacked(opened: Vec<Opened>, inputs: &[Input], settings: &mut Settings) -> Result<(Table, Watch)> {
    let labels = labels(inputs);
    if labels.iter().any(|label| holds_identity_number(label)) {
        bail!(text!("several-identity"));
    }
    let mut parts: Vec<PartOfWhole> = Vec::new();
    for one in opened {
        let label = &labels[one.input];
        parts.push(PartOfWhole::new(one, &settings.registry, label)?);
    }
    if let (Some(wide), Some(long)) = (parts.iter().find(|part| part.is_wide), parts.iter().find(|part| !part.is_wide)) {
        bail!(text!("several-wide-and-long", wide = wide.name(), long = long.name()));
    }
    if let (Some(told), Some(untold)) =
        (parts.iter().find(|part| part.has_occasions()), parts.iter().find(|part| !part.has_occasions()))
    {
        bail!(text!("several-no-occasion", untold = untold.name(), told = told.name()));
    }
    let watch = Watch::new(inputs.len() > 1 && settings.choices.ids_within.is_none() && !settings.ids_are_shared, &labels);
    let occasions = whole_occasions(&parts);
    let same_codes = parts.windows(2).all(|pair| pair[0].choices.codes == pair[1].choices.codes);
    // where codes are written part by part, a code of the form is no longer what the table said of a missing one
    let missing_codes = whole_codes(&parts).filter(|_| same_codes);
    let has_own = parts.iter().flat_map(PartOfWhole::all_names).any(|name| name.trim().eq_ignore_ascii_case(FILE));
    if inputs.len() > 1 && !has_own {
        parts.iter_mut().for_each(PartOfWhole::add_file);
    }
    settings.choices.columns = alternatives(&parts);
    settings.choices.codes = parts.first().filter(|_| same_codes).map(|part| part.choices.codes.clone()).unwrap_or_default();
    settings.choices.missing_codes = missing_codes.clone().unwrap_or_default();
    settings.choices.occasions = occasions.clone().unwrap_or_else(|| canonical(&parts));
    let of_whole = |breakdown: &Breakdown| {
        breakdown.columns().iter().map(|column| under_name_of_whole(column, &parts)).collect::<Vec<_>>().join("*")
    };
    settings.choices.by = Breakdown::all_of(settings.choices.by.iter().map(of_whole)).context("--by")?;
    let findings = lacked(&parts, settings)?;
    let name = match inputs {
        [input] => name_of(&input.path),
        _ => plural(inputs.len() as u64, "file"),
    };
    let edits = [occasions.is_none(), missing_codes.is_none(), !same_codes];
    let parts =
        parts.into_iter().zip(findings).map(|(part, findings)| part.finish(edits, &watch, settings.choices.fold_ids, findings));
    Ok((Table::stacked(parts.collect(), &name)?, watch))
}

/// Where an item has several columns in some table, all of them.
fn alternatives(parts: &[PartOfWhole]) -> Vec<Mapping> {
    let mut mappings: Vec<Mapping> = parts.iter().flat_map(PartOfWhole::alternatives).collect();
    let mut items: Vec<String> = mappings.iter().map(|mapping| mapping.ours.clone()).collect();
    items.sort_unstable();
    items.dedup();
    mappings.extend(items.into_iter().map(|item| Mapping { theirs: item.clone(), ours: item }));
    mappings
}

/// A column that somebody calls as their tables do, by its name in the whole.
fn under_name_of_whole(column: &str, parts: &[PartOfWhole]) -> String {
    let is_it = |name: &str| name.trim().to_lowercase() == column.trim().to_lowercase();
    let mut own = parts.iter().filter_map(|part| part.name_in_whole(is_it));
    match own.next() {
        Some(first) if !parts.iter().flat_map(PartOfWhole::all_names).any(is_it) && own.all(|other| other == first) => {
            first.to_owned()
        }
        _ => column.to_owned(),
    }
}

/// The names of files without folder and ending, or as they were named where two would be the same.
fn labels(inputs: &[Input]) -> Vec<String> {
    let stem = |input: &Input| match input.path.file_stem() {
        Some(_) if input.is_standard() => "standard input".to_owned(),
        // `a.csv.gz` is `a`
        Some(stem) if is_packed(&input.path) => Path::new(stem).file_stem().unwrap_or(stem).to_string_lossy().into_owned(),
        Some(stem) => stem.to_string_lossy().into_owned(),
        None => input.path.display().to_string(),
    };
    let stems: Vec<String> = inputs.iter().map(|input| composed(Path::new(&stem(input)))).collect();
    let is_single = stems.iter().collect::<HashSet<_>>().len() == stems.len();
    if is_single { stems } else { inputs.iter().map(|input| input.path.display().to_string()).collect() }
}

fn is_packed(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ["gz", "zst"].iter().any(|packed| ending.eq_ignore_ascii_case(packed)))
}

/// What all of them call the occasions; none where their own names differ, or a table has one occasion alone.
fn whole_occasions(parts: &[PartOfWhole]) -> Option<OccasionNames> {
    let (first, others) = parts.split_first()?;
    let is_same = |part: &PartOfWhole| part.choices.occasions == first.choices.occasions;
    (parts.iter().all(|part| part.occasion.is_none()) && others.iter().all(is_same)).then(|| first.choices.occasions.clone())
}

/// Our names of the occasions; other labels are ignored where every table named its own.
fn canonical(parts: &[PartOfWhole]) -> OccasionNames {
    let mut names = OccasionNames::default();
    let is_given = |part: &PartOfWhole| part.occasion.is_some() || part.choices.occasions.are_given();
    if parts.iter().all(is_given) && parts.iter().any(|part| part.occasion.is_none()) {
        for occasion in Occasion::BOTH {
            names.rename(occasion, occasion.name()).unwrap_or_default();
        }
    }
    names
}

/// The missing codes of all of them, under the names of the whole; none where they differ.
fn whole_codes(parts: &[PartOfWhole]) -> Option<Vec<MissingCode>> {
    let sorted = |part: &PartOfWhole| {
        let mut codes = part.missing_codes.clone();
        codes.sort_unstable_by_key(ToString::to_string);
        codes.dedup();
        codes
    };
    let (first, others) = parts.split_first()?;
    let codes = sorted(first);
    others.iter().all(|part| sorted(part) == codes).then_some(codes)
}

/// For each table the items, or whole questionnaires, that others have and it lacks.
fn lacked(parts: &[PartOfWhole], settings: &Settings) -> Result<Vec<Vec<Finding>>> {
    let mut header: Vec<&str> = Vec::new();
    let mut seen = HashSet::new();
    for name in parts.iter().flat_map(PartOfWhole::all_names) {
        if seen.insert(name.trim().to_lowercase()) {
            header.push(name);
        }
    }
    let whole = settings.choices.table(&settings.registry, &header).with_context(|| text!("the-tables-together"))?.item_names();
    let of_part = |part: &PartOfWhole| {
        let own: HashSet<&String> = part.items.iter().collect();
        let mut findings = Vec::new();
        for instrument in settings.registry.iter() {
            let definition = instrument.definition();
            let is_of = |name: &&String| definition.items.iter().any(|item| name.rsplit('.').next() == Some(&item.id));
            let asked: Vec<&String> = whole.iter().filter(is_of).collect();
            let lacked: Vec<&String> = asked.iter().copied().filter(|name| !own.contains(name)).collect();
            let names: Vec<&str> = if lacked.len() == asked.len() && asked.len() > 1 {
                vec![&definition.id]
            } else {
                lacked.into_iter().map(String::as_str).collect()
            };
            let found = |name| Finding::about_column(Rule::LackedByPart, &format!("{}: {name}", part.name()));
            findings.extend(names.into_iter().map(found));
        }
        findings
    };
    Ok(parts.iter().map(of_part).collect())
}
