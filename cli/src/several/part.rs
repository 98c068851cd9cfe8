//! A table as a part of the whole: what its columns are called there.

use std::collections::HashSet;

use anyhow::{Result, bail};
use enkat::finding::{Finding, holds_identity_number};
use enkat::ground::{Occasion, looks_like_name};
use enkat::inner::table::{CodedCells, NobodyFinder};
use enkat::table::{Mapping, MissingCode};
use enkat::{Choices, Registry};
use enkat_tables::{Part, Table};

use super::edit::{Edits, Ids, MissingCells};
use super::opened::Opened;
use super::watch::Watch;
use super::{FILE, WAVE};
use crate::columns;
use crate::locale::Argument;
use crate::say::say;
use crate::source::in_table;
use crate::text;

/// A table as a part of the whole.
pub(super) struct PartOfWhole {
    table: Table,
    name: String,
    input: usize,
    label: String,
    pub(super) occasion: Option<Occasion>,
    pub(super) choices: Choices,
    pub(super) is_wide: bool,
    /// What its columns are called in the whole: by our names where they are read, by their own else.
    pub(super) names: Vec<String>,
    ours: Vec<Option<String>>,
    constant: Vec<(String, String)>,
    /// Its items by our names.
    pub(super) items: Vec<String>,
    /// How cells are read that are not the codes of the form.
    coded: Vec<Option<CodedCells>>,
    nobody: NobodyFinder,
    /// What messages call its column of occasions.
    wave: String,
    /// Its missing codes, under the names of the whole.
    pub(super) missing_codes: Vec<MissingCode>,
    /// Those of every column that are answers as well.
    codes_in_range: Vec<String>,
}

/// Columns that say whose a row is and when; what else is read of it are answers and facts.
const OF_ROWS: [&str; 5] = ["id", "wave", "date", "start.date", "exit.date"];

impl PartOfWhole {
    /// Finds out what the columns are; `label` is the table's name in the whole.
    pub(super) fn new(opened: Opened, registry: &Registry, label: &str) -> Result<Self> {
        let Opened { table, name: opened_name, input, occasion, choices, set } = opened;
        let header: Vec<String> = table.header().into_iter().map(|name| name.trim().to_owned()).collect();
        let borrowed: Vec<&str> = header.iter().map(String::as_str).collect();
        if let Some(occasion) = occasion.filter(|_| choices.occasions.are_given()) {
            bail!(text!("part-occasion-and-names", table = table.name(), occasion = occasion.name()));
        }
        let reader = choices.table(registry, &borrowed).map_err(|error| in_table(error.into(), &table, table.name()))?;
        if let Some(occasion) = occasion.filter(|_| reader.has_occasions()) {
            bail!(text!("part-occasion-and-columns", table = table.name(), occasion = occasion.name()));
        }
        say(format_args!("{}: {}", table.name(), columns::told_of(&reader, &choices, registry)));
        let ours = reader.read_as().to_vec();
        let is_taken: HashSet<String> = ours.iter().flatten().cloned().collect();
        let mut seen: HashSet<String> = HashSet::new();
        let name = |(theirs, ours): (&String, &Option<String>)| match ours {
            Some(ours) if seen.insert(ours.clone()) => ours.clone(),
            // one of several columns of which a row fills one
            Some(_) => format!("{label}: {theirs}"),
            // one of our names that something else was given
            None if is_taken.contains(&theirs.to_lowercase()) => format!("{label}: {theirs}"),
            None => theirs.clone(),
        };
        let names: Vec<String> = header.iter().zip(&ours).map(name).collect();
        let mut constant: Vec<(String, String)> =
            occasion.map(|occasion| (WAVE.to_owned(), occasion.name().to_owned())).into_iter().collect();
        for (name, text) in set {
            let is_one = |known: &String| known.eq_ignore_ascii_case(&name);
            if names.iter().chain(constant.iter().map(|(name, _)| name)).any(is_one)
                || ["id", WAVE].contains(&name.to_lowercase().as_str())
            {
                let shown = if looks_like_name(&name) { name.into() } else { Argument::from(text!("part-of-that-name")) };
                bail!(text!("part-set-taken", table = table.name(), column = shown));
            }
            if holds_identity_number(&name) || holds_identity_number(&text) {
                bail!(text!("part-set-identity", table = table.name()));
            }
            constant.push((name, text));
        }
        let missing_codes = reader.missing_codes().iter().flat_map(|code| under_names(code, &header, &names)).collect();
        let (is_wide, items, coded) = (reader.is_wide(), reader.item_names(), reader.coded_cells());
        let nobody = NobodyFinder::new(&reader);
        let wave = ours.iter().position(|ours| ours.as_deref() == Some(WAVE));
        let wave = format!("{}: {}", opened_name, wave.map_or(WAVE, |column| reader.shown_names()[column].as_str()));
        let codes_in_range = reader.codes_in_range().into_iter().map(str::to_owned).collect();
        drop(reader);
        let label = label.to_owned();
        Ok(Self {
            table,
            name: opened_name,
            input,
            label,
            occasion,
            choices,
            is_wide,
            names,
            ours,
            constant,
            items,
            coded,
            nobody,
            wave,
            missing_codes,
            codes_in_range,
        })
    }

    /// Something tells the occasion of its rows.
    pub(super) fn has_occasions(&self) -> bool {
        self.is_wide || self.occasion.is_some() || self.ours.iter().flatten().any(|name| name == WAVE)
    }

    /// What messages call it: a file without its folder, perhaps with a sheet.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Its columns in the whole.
    pub(super) fn all_names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().chain(self.constant.iter().map(|(name, _)| name)).map(String::as_str)
    }

    /// What one of its own columns is called in the whole.
    pub(super) fn name_in_whole(&self, is_it: impl Fn(&str) -> bool) -> Option<&str> {
        let place = self.table.header().into_iter().position(is_it)?;
        self.names.get(place).map(String::as_str)
    }

    /// Columns of one item of which a row fills one.
    pub(super) fn alternatives(&self) -> Vec<Mapping> {
        let is_other = |(name, ours): &(&String, &Option<String>)| ours.as_ref().is_some_and(|ours| ours != *name);
        let others = self.names.iter().zip(&self.ours).filter(is_other);
        others.filter_map(|(name, ours)| Some(Mapping { ours: ours.clone()?, theirs: name.clone() })).collect()
    }

    /// Adds the column that says which file a row is from.
    pub(super) fn add_file(&mut self) {
        self.constant.push((FILE.to_owned(), self.label.clone()));
    }

    /// The part, whose occasions and missing cells are written as in the whole where tables differ in them.
    pub(super) fn finish(
        self,
        [occasions, missing, decodes]: [bool; 3],
        watch: &Watch,
        fold_ids: bool,
        findings: Vec<Finding>,
    ) -> Part {
        let place = |ours: &str| self.ours.iter().position(|name| name.as_deref() == Some(ours));
        let read = |half: &'static str| {
            let is_of = move |name: &str| {
                if half.is_empty() { !OF_ROWS.contains(&name) } else { name.starts_with(half) && !OF_ROWS.contains(&name) }
            };
            self.ours.iter().enumerate().filter(move |(_, name)| name.as_deref().is_some_and(is_of)).map(|(column, _)| column)
        };
        let answers: Vec<usize> = read("").collect();
        let halves =
            if self.is_wide { [read("start.").collect(), read("exit.").collect()] } else { [answers.clone(), Vec::new()] };
        let ids = place("id").zip(watch.shared_ids()).map(|(column, shared)| Ids {
            column,
            halves,
            shared,
            input: self.input,
            is_wide: self.is_wide,
            folds: fold_ids,
            nobody: self.nobody,
        });
        let coded: Vec<(usize, CodedCells)> =
            self.coded.into_iter().enumerate().filter_map(|(column, coded)| Some((column, coded.filter(|_| decodes)?))).collect();
        // a missing code is one before codes are written: what they make of a cell is an answer
        let is_plain = |column: &usize| coded.iter().all(|(coded, _)| coded != column);
        let answers = answers.into_iter().filter(is_plain).collect();
        // of the whole there are none to tell it of
        let in_range = self.codes_in_range.iter().filter(|_| missing);
        in_range.for_each(|code| say(format_args!("{}: {}", self.name, text!("note-code-in-range", code = code))));
        let missing_cells =
            missing.then(|| MissingCells { answers, names: self.names.clone(), codes: self.missing_codes.clone() });
        let edits = Edits {
            wave: place(WAVE),
            occasions: self.choices.occasions.clone(),
            only: self.occasion,
            translates: occasions,
            label: self.label,
            labels: watch.labels_of(self.table.name(), self.wave, occasions.then(|| self.choices.occasions.clone())),
            ids,
            missing: missing_cells,
            coded,
        };
        let edit = edits.any().then(|| edits.into_edit());
        Part { table: self.table, columns: self.names, constant: self.constant, edit, findings }
    }
}

/// A code under the names of the whole.
fn under_names(code: &MissingCode, header: &[String], names: &[String]) -> Vec<MissingCode> {
    let Some(column) = &code.column else { return vec![code.clone()] };
    let same = header.iter().zip(names).filter(|(theirs, _)| theirs.eq_ignore_ascii_case(column.trim()));
    same.map(|(_, name)| MissingCode { column: Some(name.clone()), code: code.code.clone() }).collect()
}
