//! A table with its layout: what `score` and `report` have in common.

use std::path::Path;

use anyhow::{Context as _, Result};
use enkat::finding::Findings;
use enkat::table::{ReadChoices, TableReader};
use enkat_tables::{Table, name_of};

use crate::config::Settings;
use crate::open_table::open_table;

/// An open table whose columns are known.
pub struct Source<'a> {
    /// The rows.
    pub table: Table,
    /// What its columns are, and how they are read.
    pub reader: TableReader<'a>,
    /// What was odd so far.
    pub findings: Findings,
}

impl<'a> Source<'a> {
    /// Opens the table behind `input` and finds its questionnaires.
    pub fn open(input: &Path, settings: &'a Settings) -> Result<Self> {
        let table = open_table(input, &settings.reading)?;
        Self::new(table, settings).with_context(|| name_of(input))
    }

    /// Finds the questionnaires of an open table.
    pub fn new(table: Table, settings: &'a Settings) -> Result<Self> {
        let choices = ReadChoices {
            mappings: &settings.mappings,
            names_occasions: settings.occasions.are_given(),
            missing_codes: &settings.missing_codes,
            facts: settings.facts(),
        };
        let reader = TableReader::new(&settings.registry, &table.header(), choices, |definition| settings.chosen(definition))?;
        let mut findings = Findings::listing(20);
        reader.note_columns(&mut findings);
        Ok(Self { table, reader, findings })
    }

    /// Codes declared for every column that are answers to some item of the table.
    #[must_use]
    pub fn codes_in_range(&self) -> Vec<String> {
        let anywhere = self.reader.missing_codes().iter().filter(|code| code.column.is_none());
        let items = || self.reader.forms.iter().flat_map(|form| &form.scorer.definition().items);
        let in_range =
            |code: &str| code.parse::<u8>().is_ok_and(|code| items().any(|item| (item.min..=item.max).contains(&code)));
        anywhere.filter(|code| in_range(&code.code)).map(|code| code.code.clone()).collect()
    }
}
