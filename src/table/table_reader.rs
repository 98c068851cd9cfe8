//! A table whose columns are known: which questionnaires it has, and how its cells are read.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::codes;
use super::column_names::at;
use super::shown_names::{is_for_names, shown_names};
use super::{
    Batch, BatchError, CellCodes, CodedCells, CodesError, Coding, Column, FactChoices, FactReader, GroupColumnError, IdReading,
    InstrumentColumns, Layout, LayoutError, Mapping, MissingCode, Place, Plan, RowsError, TableRows, Values,
};
use crate::finding::{Finding, Findings, Rule};
use crate::ground::{IdKey, OccasionNames, short_debug};
use crate::instrument::{AnyInstrument, Block, Definition, MissingRule, RawScored, Scorer, SettingError};
use crate::{Registry, RegistryError};

/// A table whose columns are known.
pub struct TableReader<'a> {
    pub(crate) registry: &'a Registry,
    pub(crate) layout: Layout,
    /// The questionnaires in the table, in the order of the layout.
    pub(crate) forms: Vec<AskedForm>,
    /// What the table says of people beside their answers.
    pub(crate) facts: FactReader<'a>,
    /// What the table calls the occasions.
    pub(crate) occasions: OccasionNames,
    /// How many answers a scale may lack.
    pub(crate) missing: MissingRule,
    /// The names of the columns, without blanks around them.
    header: Vec<String>,
    /// The same as a message may show them.
    names: Vec<String>,
    /// What each column is read as.
    read_as: Vec<Option<String>>,
    /// Where each of these stands, the first time if it stands there twice.
    places: HashMap<String, usize>,
    /// Codes that stand for a missing answer, under the names of the table.
    missing_codes: Vec<MissingCode>,
    /// How an id becomes a person.
    pub(crate) ids: IdReading,
    plan: Plan,
}

/// One questionnaire of a table, at one occasion of a wide one.
pub(crate) struct AskedForm {
    /// The questionnaire, its settings chosen.
    pub(crate) scorer: Arc<dyn Scorer>,
    /// Where its items are.
    pub(crate) columns: InstrumentColumns,
    /// Which of its items were asked.
    pub(crate) asked: Vec<bool>,
    /// What the cells of each item stand for; empty where every cell is the code of the form.
    pub(crate) codes: Vec<Option<CellCodes>>,
    /// Its place among the questionnaires of the plan.
    pub(crate) planned: usize,
}

/// How a table is read.
#[derive(Clone, Debug)]
pub(crate) struct ReadChoices<'c> {
    /// Its columns under our names.
    pub(crate) mappings: &'c [Mapping],
    /// What it calls the occasions.
    pub(crate) occasions: OccasionNames,
    /// Codes that stand for a missing answer.
    pub(crate) missing_codes: &'c [MissingCode],
    /// What the cells of items stand for, by item, pattern or questionnaire.
    pub(crate) codes: &'c BTreeMap<String, Coding>,
    /// The value sets of index values, by id.
    pub(crate) value_sets: &'c [String],
    /// How many answers a scale may lack.
    pub(crate) missing: MissingRule,
    /// With which ids are hashed.
    pub(crate) id_key: Option<IdKey>,
    /// The column within whose values ids are people.
    pub(crate) ids_within: Option<&'c str>,
    /// Case, blanks and zeros before the first number do not tell ids apart.
    pub(crate) fold_ids: bool,
    /// How a violence screening and the programme's facts are read.
    pub(crate) facts: FactChoices,
}

impl<'c> ReadChoices<'c> {
    /// The chosen settings of one questionnaire, by name.
    pub(crate) fn of(&self, definition: &Definition) -> Vec<(&'c str, &'c str)> {
        let has = |name: &str| definition.settings.iter().any(|setting| setting.id == name);
        let sets = self.value_sets.iter().filter(|_| has("value_set")).map(|id| ("value_set", id.as_str()));
        sets.chain(has("missing").then(|| ("missing", self.missing.name()))).collect()
    }
}

/// A table that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TableError {
    /// Its columns do not fit.
    #[error(transparent)]
    Layout(#[from] LayoutError),
    /// Codes were declared that do not fit.
    #[error(transparent)]
    Codes(#[from] CodesError),
    /// A setting of a questionnaire does not exist.
    #[error(transparent)]
    Setting(#[from] SettingError),
    /// A questionnaire is not in the registry.
    #[error(transparent)]
    Questionnaire(#[from] RegistryError),
    /// A column does not make groups.
    #[error(transparent)]
    Group(#[from] GroupColumnError),
    /// It has no answers to a questionnaire.
    #[error("no column belongs to {instrument}")]
    NotAsked {
        /// The questionnaire.
        instrument: String,
    },
}

/// What to say of names of people that are read as ids.
const NAMES_AS_IDS: [&str; 2] = [
    "it is read as the id, so the names stand in what score and change write; put pseudonyms in their place, and keep the key elsewhere",
    "den läses som id, så namnen står i det som score och change skriver; byt dem mot löpnummer, och förvara nyckeln för sig",
];

impl<'a> TableReader<'a> {
    /// Finds the questionnaires among the names of the columns.
    pub(crate) fn new(registry: &'a Registry, header: &[&str], choices: ReadChoices<'_>) -> Result<Self, TableError> {
        let definitions: Vec<&Definition> = registry.iter().map(AnyInstrument::definition).collect();
        let fields = FactReader::field_groups(registry);
        let layout = Layout::new(header, &definitions, &fields, choices.mappings, choices.occasions.are_given())?;
        codes::check(choices.codes, &definitions)?;
        let instruments: Vec<&dyn AnyInstrument> = registry.iter().collect();
        let mut forms = Vec::new();
        for columns in &layout.instruments {
            let instrument = instruments[columns.instrument];
            let has_column: Vec<bool> = columns.places.iter().map(Option::is_some).collect();
            forms.push(AskedForm {
                scorer: instrument.scorer(&choices.of(instrument.definition()))?,
                columns: columns.clone(),
                asked: instrument.definition().asked(&has_column),
                codes: codes::of_form(choices.codes, instrument.definition(), columns.occasion),
                planned: 0,
            });
        }
        let missing_codes = layout.missing_codes(choices.missing_codes, header, &definitions, &fields)?;
        let facts = FactReader::new(registry, &layout, choices.facts).with_missing_codes(&missing_codes, header);
        let within = choices
            .ids_within
            .map(|name| Layout::column(header, name).or_else(|error| facts.programme_column(name).ok_or(error)));
        let ids = IdReading { key: choices.id_key, within: within.transpose()?, folds: choices.fold_ids };
        let bound = layout.bound(header.len());
        let read_as = layout.read_as(header.len(), &definitions, &fields);
        let names = shown_names(header, |column| bound[column]);
        let places = names.iter().cloned().enumerate().rev().map(|(column, name)| (name, column)).collect();
        let header = header.iter().map(|name| name.trim().to_owned()).collect();
        let mut known: Vec<(usize, Vec<bool>)> = Vec::new();
        for form in &mut forms {
            let instrument = form.columns.instrument;
            form.planned = known.iter().position(|(known, _)| *known == instrument).unwrap_or_else(|| {
                known.push((instrument, vec![false; form.asked.len()]));
                known.len() - 1
            });
            // asked at either occasion of a wide table
            known[form.planned].1.iter_mut().zip(&form.asked).for_each(|(either, asked)| *either |= asked);
        }
        let planned = known.into_iter().map(|(instrument, asked)| (instruments[instrument], asked));
        let plan = facts.counted_in(Plan::new(planned));
        let ReadChoices { occasions, missing, .. } = choices;
        Ok(Self { registry, layout, forms, facts, occasions, missing, header, names, read_as, places, missing_codes, ids, plan })
    }

    /// The names of the columns, without blanks around them.
    #[must_use]
    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// The column that messages show under this name.
    pub(crate) fn column_named(&self, name: &str) -> Option<usize> {
        self.places.get(name).copied()
    }

    /// The names of the columns as findings call them: `#3` for the third where its name looks like somebody's answer.
    #[must_use]
    pub fn shown_names(&self) -> &[String] {
        &self.names
    }

    /// What each column is read as, by our name: `mo`, `start.soc13_4`, `wave`; none for a column that is not read.
    ///
    /// # Examples
    ///
    /// ```
    /// use enkat::{Choices, Registry};
    ///
    /// let choices = Choices { columns: vec!["mo=Q1".parse()?], ..Choices::default() };
    /// let registry = Registry::built_in();
    /// let table = choices.table(&registry, &["id", "Q1", "note"])?;
    /// assert_eq!(table.read_as(), [Some("id".to_owned()), Some("mo".to_owned()), None]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn read_as(&self) -> &[Option<String>] {
        &self.read_as
    }

    /// The codes that stand for a missing answer, under the names of the table.
    #[must_use]
    pub fn missing_codes(&self) -> &[MissingCode] {
        &self.missing_codes
    }

    /// What is odd about the columns before any row is read.
    pub fn note_columns(&self, findings: &mut Findings) {
        let header: Vec<&str> = self.header.iter().map(String::as_str).collect();
        self.facts.note_unknown_columns(self.registry, &self.layout, &header, findings);
        let definitions: Vec<&Definition> = self.registry.iter().map(AnyInstrument::definition).collect();
        for item in self.layout.absent(&definitions) {
            findings.push(Finding::about_column(Rule::NoColumn, &item));
        }
        for (column, (name, shown)) in self.header.iter().zip(&self.names).enumerate() {
            let finding = Finding::about_column(Rule::NamesOfPeople, shown);
            if !is_for_names(name) {
            } else if self.layout.id == Some(column) {
                findings.push(finding.with_notes(NAMES_AS_IDS.map(str::to_owned)));
            } else if self.read_as[column].is_none() {
                findings.push(finding);
            }
        }
    }

    /// The questionnaires of the table, each once, with the facts that are counted.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// For each column how its cells are read where they are not the codes of the form; none for any other column.
    #[must_use]
    pub fn coded_cells(&self) -> Vec<Option<CodedCells>> {
        let mut columns: Vec<Option<CodedCells>> = vec![None; self.header.len()];
        for form in &self.forms {
            for (item, (definition, codes)) in form.scorer.definition().items.iter().zip(&form.codes).enumerate() {
                for place in form.columns.of_item(item) {
                    let (column, is_packed) = (place.column(), matches!(place, Place::Digit { .. }));
                    let new = || CodedCells::new(&self.header[column], &self.missing_codes, is_packed);
                    columns[column].get_or_insert_with(new).add(definition, codes.as_ref());
                }
            }
        }
        columns.into_iter().map(|column| column.filter(CodedCells::is_coded)).collect()
    }

    /// The items that have a column, by our names and in the order of the questionnaires: `mo`, `exit.soc13_1`.
    #[must_use]
    pub fn item_names(&self) -> Vec<String> {
        let of_form = |form: &AskedForm| {
            let items = form.scorer.definition().items.iter().zip(&form.columns.places);
            items.filter(|(_, place)| place.is_some()).map(|(item, _)| at(form.columns.occasion, &item.id)).collect::<Vec<_>>()
        };
        self.forms.iter().flat_map(of_form).collect()
    }

    /// The first form of each questionnaire of the table, in the order of the plan.
    #[must_use]
    pub(crate) fn questionnaires(&self) -> Vec<&AskedForm> {
        let first = |planned| self.forms.iter().find(move |form| form.planned == planned);
        (0..self.plan.forms().len()).filter_map(first).collect()
    }

    /// The columns that hold no answers and are read all the same, or many answers in one: they have to be texts.
    #[must_use]
    pub fn texts(&self) -> Vec<usize> {
        let layout = &self.layout;
        let named = [layout.id, layout.wave, layout.date, layout.age, layout.dates[0], layout.dates[1]];
        let fields = layout.fields.iter().flat_map(|group| group.columns.iter().copied());
        let packed = layout.instruments.iter().flat_map(InstrumentColumns::all).filter_map(|place| match place {
            Place::Digit { column, .. } => Some(column),
            Place::Column(_) => None,
        });
        named.into_iter().chain(fields).flatten().chain(packed).chain(self.ids.within).collect()
    }

    /// The places of the answers to a questionnaire among all that the table has: two in a wide table.
    pub fn places_of(&self, instrument: &str) -> impl Iterator<Item = usize> {
        (0..self.forms.len()).filter(move |place| self.forms[*place].scorer.definition().id == instrument)
    }

    /// The questionnaire at a place, its settings chosen; none where there is nothing.
    #[must_use]
    pub fn scorer(&self, place: usize) -> Option<&dyn Scorer> {
        self.forms.get(place).map(|form| &*form.scorer)
    }

    /// The columns that hold the answers at a place; none where there is nothing.
    #[must_use]
    pub fn item_columns(&self, place: usize) -> Vec<usize> {
        self.forms.get(place).into_iter().flat_map(|form| form.columns.all()).map(Place::column).collect()
    }

    /// Makes findings of the items at a place that have no column.
    pub fn note_absent_items(&self, place: usize, findings: &mut Findings) {
        let Some(scorer) = self.scorer(place) else { return };
        let own = &scorer.definition().items;
        let definitions: Vec<&Definition> = self.registry.iter().map(AnyInstrument::definition).collect();
        for item in self.layout.absent(&definitions).iter().filter(|item| own.iter().any(|own| own.id == item.as_str())) {
            findings.push(Finding::about_column(Rule::NoColumn, item));
        }
    }

    /// The column of pseudonyms, if it has one.
    #[must_use]
    pub fn id_column(&self) -> Option<usize> {
        self.layout.id
    }

    /// It has a column of pseudonyms.
    #[must_use]
    pub fn has_ids(&self) -> bool {
        self.layout.id.is_some()
    }

    /// Both occasions stand in one row.
    #[must_use]
    pub fn is_wide(&self) -> bool {
        self.layout.wide
    }

    /// How many columns only their name says to be about violence.
    #[must_use]
    pub fn named_violence_columns(&self) -> usize {
        self.layout.named_violence.len()
    }

    /// The columns of a violence form, and those that speak of violence by their name: their cells must not leave unasked.
    #[must_use]
    pub fn violence_columns(&self) -> &[usize] {
        &self.layout.violence
    }

    /// It has answers that give an index value under a value set.
    #[must_use]
    pub fn asks_value_set(&self) -> bool {
        // an index is of the items that stand together; EQ VAS alone has none
        let has_index = |form: &AskedForm| {
            form.scorer.definition().settings.iter().any(|setting| setting.id == "value_set") && form.asked.first() == Some(&true)
        };
        self.forms.iter().any(has_index)
    }

    /// Codes declared for every column that are answers to some item of the table.
    #[must_use]
    pub fn codes_in_range(&self) -> Vec<&str> {
        let anywhere = self.missing_codes.iter().filter(|code| code.column.is_none());
        let items = || self.forms.iter().flat_map(|form| &form.scorer.definition().items);
        let in_range =
            |code: &str| code.parse::<u8>().is_ok_and(|code| items().any(|item| (item.min..=item.max).contains(&code)));
        anywhere.map(|code| code.code.as_str()).filter(|code| in_range(code)).collect()
    }

    /// Rows may have a date.
    #[must_use]
    pub fn has_days(&self) -> bool {
        self.layout.date.is_some() || self.layout.dates != [None; 2]
    }

    /// What findings about the days of a person's occasions call the column.
    pub(crate) fn date_name(&self) -> String {
        let column = self.layout.dates[1].or(self.layout.date);
        column.map_or_else(|| "date".to_owned(), |column| self.names[column].clone())
    }

    /// The table tells start and exit apart.
    #[must_use]
    pub fn has_occasions(&self) -> bool {
        self.layout.wide || self.layout.wave.is_some()
    }

    /// Validates rows as answers to one of its forms and hands them on in blocks.
    ///
    /// # Errors
    ///
    /// [`RowsError`] when they are not rows of this table, or it has no form of this number.
    pub(crate) fn for_each_block(
        &self,
        form: usize,
        rows: &TableRows<'_>,
        first_row: u64,
        findings: &mut Findings,
        each: impl FnMut(usize, Block<'_>),
    ) -> Result<(), RowsError> {
        self.with_batch(form, rows, |batch| {
            batch.starting_at(first_row).for_each(findings, |_, _| RawScored::Declined, each);
            Ok(())
        })
    }

    /// Scores rows by one of its forms into columns of the caller's:
    /// one for each number, left out where it is `None`.
    ///
    /// # Errors
    ///
    /// [`RowsError`] when they are not rows of this table, it has no form of this number, or `out` does not fit.
    pub fn score_into(
        &self,
        form: usize,
        rows: &TableRows<'_>,
        first_row: u64,
        out: &mut [Option<&mut [f64]>],
        findings: &mut Findings,
    ) -> Result<(), RowsError> {
        let scorer = self.scorer(form).ok_or(RowsError::NoForm { place: form })?;
        self.with_batch(form, rows, |batch| super::score_into(scorer, &batch.starting_at(first_row), out, findings))
    }

    /// The columns of one form, as they are read.
    fn with_batch(
        &self,
        form: usize,
        rows: &TableRows<'_>,
        read: impl FnOnce(Batch<'_>) -> Result<(), BatchError>,
    ) -> Result<(), RowsError> {
        let form = self.forms.get(form).ok_or(RowsError::NoForm { place: form })?;
        let places = &form.columns.places;
        rows.fit(&self.names, &[])?;
        let mut packed: Vec<(usize, Vec<&str>)> = Vec::new();
        for place in form.columns.all().filter(|place| matches!(place, Place::Digit { place: 0, .. })) {
            let column = place.column();
            if !rows.columns[column].are_texts() {
                return Err(RowsError::NotText { column: self.header[column].clone() });
            }
            packed.push((column, (0..rows.len()).map(|row| rows.text(column, row)).collect()));
        }
        let column = |place: Place| {
            let cells = match place {
                Place::Column(column) => rows.columns[column],
                Place::Digit { column, place, of } => {
                    let cells = packed.iter().find(|(known, _)| *known == column).map_or(&[][..], |(_, cells)| cells);
                    Values::Digit { cells, place, of }.into()
                }
            };
            Column::new(&self.header[place.column()], cells)
        };
        let columns = places.iter().map(|place| place.map(column)).collect();
        let mut batch =
            Batch::new(form.scorer.definition(), columns)?.with_missing_codes(&self.missing_codes).with_codes(&form.codes);
        if !form.columns.others.is_empty() {
            batch = batch.with_others(form.columns.others.iter().map(|(item, place)| (*item, column(*place))).collect())?;
        }
        if !rows.broken.is_empty() {
            batch = batch.with_broken_rows(rows.broken)?;
        }
        Ok(read(batch)?)
    }
}

short_debug! {
    impl TableReader['_] { columns: |reader: &Self| reader.header.len() }
}
