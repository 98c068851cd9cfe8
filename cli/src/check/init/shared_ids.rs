//! Whether several tables have the same ids, which are then those of other people.

use std::collections::HashSet;
use std::hash::{BuildHasher as _, RandomState};
use std::path::Path;

use anyhow::Result;
use enkat::finding::Findings;
use enkat::inner::ground::is_blank;
use enkat_tables::Chunk;

use super::section::Section;
use crate::config::Settings;
use crate::open_table::open_table;
use crate::text;

/// The ids of each table, by a hash.
#[derive(Default)]
pub(super) struct SharedIds {
    of_tables: Vec<HashSet<u64>>,
    hasher: RandomState,
}

impl SharedIds {
    /// Reads the ids of a table, which stand in this column.
    pub(super) fn add(&mut self, input: &Path, column: Option<usize>, settings: &Settings) -> Result<()> {
        let mut ids = HashSet::new();
        if let Some(column) = column {
            let mut table = open_table(input, &settings.reading)?;
            let (mut chunk, mut findings) = (Chunk::default(), Findings::listing(0));
            while table.read(&mut chunk, &mut findings)? {
                let cells = (0..chunk.rows()).map(|row| chunk.cell(row, column).trim()).filter(|id| !is_blank(id));
                ids.extend(cells.map(|id| self.hasher.hash_one(id)));
            }
        }
        self.of_tables.push(ids);
        Ok(())
    }

    /// Of each table, whether another has some of its ids.
    pub(super) fn sharing(&self) -> Vec<bool> {
        let tables = || self.of_tables.iter().enumerate();
        let shares =
            |(place, ids): (usize, &HashSet<u64>)| tables().any(|(other, others)| other != place && !ids.is_disjoint(others));
        tables().map(shares).collect()
    }

    /// Within what an id is a person: asked where two tables share some, and never proposed. Two files of one occasion each share
    /// as many as two that each count their people from 1.
    pub(super) fn section(&self, names: &[String]) -> Section {
        let mut section = Section::default();
        let pairs = (1..self.of_tables.len()).flat_map(|other| (0..other).map(move |one| [one, other]));
        let shared = |[one, other]: [usize; 2]| self.of_tables[one].intersection(&self.of_tables[other]).count();
        let Some(most) = pairs.max_by_key(|pair| shared(*pair)).filter(|pair| shared(*pair) > 0) else { return section };
        let [one, other] = most.map(|place| names[place].as_str());
        section.say(text!("init-ids-within", n = shared(most), one = one, other = other));
        section.offer("ids-within", "file");
        section
    }
}
