//! What a caller chooses, once for all that is made of a table.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::Registry;
use crate::Scores;
use crate::Screenings;
#[cfg(feature = "check")]
use crate::check::{Check, CheckError, StoredScore};
#[cfg(feature = "report")]
use crate::eq5d5l::ValueSet;
#[cfg(feature = "report")]
use crate::figure::{NamedReliability, Norm, ReportOptions};
use crate::finding::holds_identity_number;
#[cfg(feature = "report")]
use crate::ground::UnknownName;
use crate::ground::{IdKey, Occasion, OccasionNames, is_blank, object};
use crate::instrument::{Definition, MissingRule, Scorer};
#[cfg(feature = "report")]
use crate::report::{PersonChanges, PersonError, PersonReport, person::AskedFor};
#[cfg(feature = "report")]
use crate::stats::Bootstrap;
use crate::table::{Breakdown, Coding, FactChoices, Mapping, MissingCode, ReadChoices, TableError, TableReader, id_text_of};
use crate::tally::{CohortError, CohortReader};
use crate::violence::Current;

/// What a caller chooses, for scores, changes, cohorts, reports and checks alike. Nothing is assumed: no
/// value set, no reliability, no norm.
///
/// # Examples
///
/// ```
/// use enkat::{Choices, Registry};
///
/// let choices = Choices {
///     columns: vec!["soc13_{n}=q{n}".parse()?],
///     missing_codes: vec!["999".parse()?],
///     value_sets: vec!["SE-2022-TTO".into()],
///     ..Choices::default()
/// };
/// let registry = Registry::built_in();
/// let header: Vec<String> = ["id", "mo"].into_iter().map(String::from).chain((1..=13).map(|n| format!("q{n}"))).collect();
/// let header: Vec<&str> = header.iter().map(String::as_str).collect();
/// let scores = choices.scores(&registry, &header)?;
/// assert!(scores.names().contains(&"soc13_total".to_owned()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(default, deny_unknown_fields))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(transform = crate::ground::data::limits))]
#[expect(clippy::struct_excessive_bools, reason = "each is a choice of its own")]
pub struct Choices {
    /// Columns of the table under our names.
    pub columns: Vec<Mapping>,
    /// What the table calls the occasions.
    pub occasions: OccasionNames,
    /// Codes that stand for a missing answer.
    pub missing_codes: Vec<MissingCode>,
    /// What the cells of an item stand for, where they are not the codes of the form: by the name of an item, a pattern such as
    /// `soc13_{n}`, or a questionnaire, whose id means the items that are counted alike (the levels of `eq5d5l`, not EQ VAS). The
    /// closest name counts. A declared missing code is missing whatever stands here.
    pub codes: BTreeMap<String, Coding>,
    /// The value sets of index values, by id; there is no default.
    pub value_sets: Vec<String>,
    /// How many answers a scale may lack.
    pub missing: MissingRule,
    /// What counts as current violence.
    pub current: Current,
    /// Today, counted in days from 1970-01-01; without it no date is in the future.
    pub today: Option<i32>,
    /// Findings about a violence screening name their row; otherwise only the form.
    pub violence_rows: bool,
    /// Outcomes of a violence screening come out among the scores.
    pub reveal_violence: bool,
    /// By which columns people are grouped.
    pub by: Vec<Breakdown>,
    /// What reliable change rests on.
    #[cfg(feature = "report")]
    pub reliability: Vec<NamedReliability>,
    /// Means of a population to compare with.
    #[cfg(feature = "report")]
    pub norms: Vec<Norm>,
    /// Resampled intervals of change, which take a while.
    #[cfg(feature = "report")]
    pub bootstrap: Option<Bootstrap>,
    /// Columns of stored scores that are compared.
    #[cfg(feature = "check")]
    pub stored: Vec<StoredScore>,
    /// How many findings of each severity are listed; all are counted.
    pub most_listed: usize,
    /// Listed findings show the cells of questionnaires as they stand; answers about violence are never shown.
    pub show_values: bool,
    /// The column within whose values an id is a person, such as the file or the municipality: the same pseudonym
    /// within two of them is two people. None if an id is the same person everywhere.
    pub ids_within: Option<String>,
    /// Ids that differ only in case, in blanks or in zeros before the first number are the same person: `P01` and `p 1`.
    pub fold_ids: bool,
    /// The secret with which a cohort hashes ids; it is never written with the other choices.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub id_key: Option<IdKey>,
}

object!(Choices {
    columns,
    occasions,
    missing_codes,
    codes,
    value_sets,
    missing,
    current,
    today,
    violence_rows,
    reveal_violence,
    by,
    #[cfg(feature = "report")]
    reliability,
    #[cfg(feature = "report")]
    norms,
    #[cfg(feature = "report")]
    bootstrap,
    #[cfg(feature = "check")]
    stored,
    most_listed,
    show_values,
    ids_within,
    fold_ids,
    ..
});

impl Default for Choices {
    fn default() -> Self {
        Self {
            columns: Vec::new(),
            occasions: OccasionNames::default(),
            missing_codes: Vec::new(),
            codes: BTreeMap::new(),
            value_sets: Vec::new(),
            missing: MissingRule::default(),
            current: Current::default(),
            today: None,
            violence_rows: false,
            reveal_violence: false,
            by: Vec::new(),
            #[cfg(feature = "report")]
            reliability: Vec::new(),
            #[cfg(feature = "report")]
            norms: Vec::new(),
            #[cfg(feature = "report")]
            bootstrap: None,
            #[cfg(feature = "check")]
            stored: Vec::new(),
            most_listed: 1_000,
            show_values: false,
            ids_within: None,
            fold_ids: false,
            id_key: None,
        }
    }
}

impl Choices {
    /// A table with these column names, read as chosen.
    ///
    /// # Errors
    ///
    /// [`TableError`] names the column, the item or the setting that does not fit.
    pub fn table<'r>(&self, registry: &'r Registry, header: &[&str]) -> Result<TableReader<'r>, TableError> {
        TableReader::new(registry, header, self.read_choices())
    }

    /// One questionnaire with the chosen value sets and missing rule, ready to score rows; it may be kept and shared.
    ///
    /// # Errors
    ///
    /// [`TableError`] for a questionnaire that is not in the registry, and for a value set that does not exist.
    ///
    /// # Examples
    ///
    /// ```
    /// use enkat::ground::Answer;
    /// use enkat::{Choices, Registry};
    ///
    /// let choices = Choices { value_sets: vec!["US-2019".into()], ..Choices::default() };
    /// let scorer = choices.scorer(&Registry::built_in(), "eq5d5l")?;
    /// let row = scorer.score_row(&[2, 1, 2, 3, 2, 70].map(Answer::Answered));
    /// assert_eq!(row.cells.last().map(|cell| cell.map(|index| index.to_f64())), Some(Ok(0.681)));
    /// # Ok::<(), enkat::table::TableError>(())
    /// ```
    pub fn scorer(&self, registry: &Registry, questionnaire: &str) -> Result<Arc<dyn Scorer>, TableError> {
        let instrument = registry.get(questionnaire)?;
        Ok(instrument.scorer(&self.settings_of(instrument.definition()))?)
    }

    /// The chosen settings of one questionnaire, by name.
    pub(crate) fn settings_of(&self, definition: &Definition) -> Vec<(&str, &str)> {
        self.read_choices().of(definition)
    }

    fn read_choices(&self) -> ReadChoices<'_> {
        ReadChoices {
            mappings: &self.columns,
            occasions: self.occasions.clone(),
            missing_codes: &self.missing_codes,
            codes: &self.codes,
            value_sets: &self.value_sets,
            missing: self.missing,
            id_key: self.id_key,
            ids_within: self.ids_within.as_deref(),
            fold_ids: self.fold_ids,
            facts: FactChoices { current: self.current, today: self.today, names_rows: self.violence_rows },
        }
    }

    /// The page of one person, who needs a row but not at both occasions.
    ///
    /// `id` is compared as these choices say: blanks around it do not count, and ids are folded only where that is
    /// chosen. `within` is the value in the column that ids are within; without one the id has to be one person's.
    ///
    /// # Errors
    ///
    /// [`PersonError`] where nobody has the id or several people have it. It names nobody else.
    ///
    /// # Examples
    ///
    /// ```
    /// use enkat::ground::{Answer::Answered, Language, Occasion};
    /// use enkat::report::PersonChanges;
    /// use enkat::tally::{Cohort, Visit};
    /// use enkat::{Choices, Registry};
    ///
    /// let (choices, registry) = (Choices::default(), Registry::built_in());
    /// let mut cohort = Cohort::counting(&registry, &["eq5d5l"], Vec::new())?.keeping_ids();
    /// for (occasion, mark) in [(Occasion::Start, 45), (Occasion::Exit, 60)] {
    ///     cohort.push(&Visit::of("7").at(occasion).answering([("vas", Answered(mark))]))?;
    /// }
    /// let scorer = choices.scorer(&registry, "eq5d5l")?;
    /// let changes = PersonChanges::new(&cohort, &[&*scorer], &choices.report(&registry)?)?;
    /// let person = choices.person(&changes, "7", None)?;
    /// assert_eq!(person.forms()[0].scores[0].change, Some(15.0));
    ///
    /// let mut text = String::new();
    /// person.write_text(&mut text, Language::En)?;
    /// assert!(text.contains("EQ VAS: 45 at start and 60 at exit, 15 higher, which is better."), "{text}");
    /// assert!(choices.person(&changes, "8", None).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[cfg(feature = "report")]
    pub fn person(&self, changes: &PersonChanges<'_>, id: &str, within: Option<&str>) -> Result<PersonReport, PersonError> {
        // it says what cannot be an id
        self.counted_id(id, within.unwrap_or_default())?;
        changes.person(&AskedFor {
            id,
            within,
            ids_within: self.ids_within.as_deref(),
            fold_ids: self.fold_ids,
            missing_rule: self.missing,
            codes: &self.codes,
        })
    }

    /// What a cohort of tables read with these choices calls a person: the `id` that stands in a cell, and the value in the
    /// column that it is an id within, which is not looked at where there is no such column.
    ///
    /// # Examples
    ///
    /// ```
    /// use enkat::{Choices, Registry};
    ///
    /// let choices = Choices { ids_within: Some("site".into()), fold_ids: true, ..Choices::default() };
    /// let registry = Registry::built_in();
    /// let reader = choices.cohort(&registry, &["id", "site", "vas"])?;
    /// let mut piece = reader.begin();
    /// let columns = [&["p 01"][..], &["north"], &["70"]].map(Into::into);
    /// piece.read(&enkat::table::TableRows::of(&columns))?;
    /// let (mut cohort, _) = piece.finish();
    /// assert!(!cohort.remove("p 01")?);
    /// assert!(cohort.remove(&choices.counted_id("p 01", "north")?)?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`CohortError::NoId`] for a blank id, which would be one person for all who have none; [`CohortError::IdentityNumber`] for a
    /// personal identity number, of which folding would take the zeros in front.
    pub fn counted_id(&self, id: &str, within: &str) -> Result<String, CohortError> {
        let id = id.trim();
        if is_blank(id) {
            return Err(CohortError::NoId);
        }
        if holds_identity_number(id) {
            return Err(CohortError::IdentityNumber);
        }
        let within = self.ids_within.as_ref().map(|_| within.trim());
        Ok(id_text_of(id, within, self.fold_ids).into_owned())
    }

    /// Scores of a table with these column names, a row for each row.
    ///
    /// # Errors
    ///
    /// As [`Choices::table`].
    pub fn scores<'r>(&self, registry: &'r Registry, header: &[&str]) -> Result<Scores<'r>, TableError> {
        Ok(Scores::new(self.table(registry, header)?, self.most_listed, self.reveal_violence))
    }

    /// The violence screenings of a table by one form, at one occasion of a wide table.
    ///
    /// # Errors
    ///
    /// As [`Choices::table`], and where the table has no such form.
    pub fn screenings<'r>(
        &self,
        registry: &'r Registry,
        header: &[&str],
        form: &str,
        occasion: Occasion,
    ) -> Result<Screenings<'r>, TableError> {
        let not_asked = || TableError::NotAsked { instrument: form.to_owned() };
        Screenings::new(self.table(registry, header)?, form, occasion).ok_or_else(not_asked)
    }

    /// A cohort of the rows of a table, in the chosen groups.
    ///
    /// # Errors
    ///
    /// As [`Choices::table`], and for a column that does not make groups.
    pub fn cohort<'r>(&self, registry: &'r Registry, header: &[&str]) -> Result<CohortReader<'r>, TableError> {
        Ok(CohortReader::new(self.table(registry, header)?, self.most_listed, &self.by, false)?)
    }

    /// The same, keeping the ids of people, for a table of persons.
    ///
    /// # Errors
    ///
    /// As [`Choices::cohort`].
    pub fn cohort_with_ids<'r>(&self, registry: &'r Registry, header: &[&str]) -> Result<CohortReader<'r>, TableError> {
        Ok(CohortReader::new(self.table(registry, header)?, self.most_listed, &self.by, true)?)
    }

    /// A check of a table, but for the stored scores, which [`Check::comparing`] adds.
    ///
    /// # Errors
    ///
    /// As [`Choices::table`].
    #[cfg(feature = "check")]
    pub fn check<'r>(&self, registry: &'r Registry, header: &[&str]) -> Result<Check<'r>, TableError> {
        Ok(Check::new(self.table(registry, header)?, self.most_listed, self.show_values))
    }

    /// A check of a table and of its stored scores; `first_cells` gives some cells of a column, which say
    /// how it is printed.
    ///
    /// # Errors
    ///
    /// [`CheckError`] names what does not fit.
    #[cfg(feature = "check")]
    pub fn check_with_stored<'r, 'c>(
        &self,
        registry: &'r Registry,
        header: &[&str],
        first_cells: impl Fn(usize) -> Vec<&'c str>,
    ) -> Result<Check<'r>, CheckError> {
        let check = self.check(registry, header)?;
        self.stored.iter().try_fold(check, |check, stored| check.comparing(stored, &first_cells))
    }

    /// What is chosen for a report.
    ///
    /// # Errors
    ///
    /// [`UnknownName`] names a value set that does not exist.
    #[cfg(feature = "report")]
    pub fn report(&self, registry: &Registry) -> Result<ReportOptions, UnknownName> {
        let set = |id: &String| ValueSet::find(id, registry.value_sets()).cloned();
        Ok(ReportOptions {
            value_sets: self.value_sets.iter().map(set).collect::<Result<_, _>>()?,
            missing: self.missing,
            codes: self.codes.clone(),
            reliability: self.reliability.clone(),
            norms: self.norms.clone(),
            bootstrap: self.bootstrap,
        })
    }
}
