//! One person at one occasion, on the way into a cohort.

use super::cohort::Cohort;
use super::cohort_error::CohortError;
use crate::Registry;
use crate::RegistryError;
use crate::finding::{Finding, Findings, Rule, holds_identity_number};
use crate::ground::{Answer, Day, Occasion, close_names, is_blank, shown_name};
use crate::people::ColumnNames;
use crate::table::{Answers, Breakdown, Combinations, Plan, Visits};

/// What one person answered at one occasion.
///
/// Each answer goes by the name of its item, so that it cannot be counted as another's.
/// An item that is left out is missing. Personal data: `Debug` shows how many answers
/// there are, and neither the person nor an answer.
///
/// # Examples
///
/// ```
/// use enkat::ground::Occasion::{Exit, Start};
/// use enkat::kasam::Soc13;
/// use enkat::tally::{Cohort, Visit};
/// use enkat::Registry;
///
/// let mut cohort = Cohort::counting(&Registry::built_in(), &["soc13"], Vec::new())?;
/// let [before, after] = [Soc13::try_from([4; 13])?, Soc13::try_from([5; 13])?];
/// cohort.push(&Visit::of("P01").at(Start).answering(before.items()))?;
/// cohort.push(&Visit::of("P01").at(Exit).answering(after.items()))?;
/// assert_eq!(cohort.counted().all().people.pairs, 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Visit {
    person: Option<Box<str>>,
    occasion: Occasion,
    day: Option<Day>,
    groups: Vec<(Box<str>, Box<str>)>,
    answers: Vec<(Box<str>, Answer<u8>)>,
}

impl std::fmt::Debug for Visit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Visit").field("answers", &self.answers.len()).finish_non_exhaustive()
    }
}

impl Visit {
    /// A visit at start of the person with this pseudonym; blanks around it do not count.
    #[must_use]
    pub fn of(person: &str) -> Self {
        Self { person: Some(person.trim().into()), ..Self::anonymous() }
    }

    /// A visit at start of somebody who cannot be paired with another visit.
    #[must_use]
    pub fn anonymous() -> Self {
        Self { person: None, occasion: Occasion::Start, day: None, groups: Vec::new(), answers: Vec::new() }
    }

    /// The same at this occasion.
    #[must_use]
    pub fn at(self, occasion: Occasion) -> Self {
        Self { occasion, ..self }
    }

    /// The same on this day, if it is known.
    #[must_use]
    pub fn on(self, day: impl Into<Option<Day>>) -> Self {
        Self { day: day.into(), ..self }
    }

    /// The same, with the value of a column that makes groups; an empty one is none.
    #[must_use]
    pub fn in_group(mut self, column: &str, value: &str) -> Self {
        self.groups.push((column.into(), value.into()));
        self
    }

    /// The same with more answers, each beside the id of its item, as a typed response gives its items.
    #[must_use]
    pub fn answering<N: AsRef<str>>(mut self, items: impl IntoIterator<Item = (N, Answer<u8>)>) -> Self {
        self.answers.extend(items.into_iter().map(|(item, answer)| (item.as_ref().into(), answer)));
        self
    }

    /// The same with the answers of a JSON row, as [`read_row`](crate::table::read_row) reads it.
    ///
    /// # Errors
    ///
    /// [`RowError`](crate::table::RowError) with everything that is wrong.
    ///
    /// # Examples
    ///
    /// ```
    /// use enkat::Registry;
    /// use enkat::tally::{Cohort, Visit};
    ///
    /// let registry = Registry::built_in();
    /// let sent = serde_json::json!({"mo": 2, "sc": 1, "ua": 2, "pd": 3, "ad": 2, "vas": null});
    /// let row = sent.as_object().expect("an object");
    /// let visit = Visit::of("P01").answering_json(registry.get("eq5d5l")?.definition(), row)?;
    /// Cohort::counting(&registry, &["eq5d5l"], Vec::new())?.push(&visit)?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[cfg(feature = "schemars")]
    pub fn answering_json(
        self,
        questionnaire: &crate::instrument::Definition,
        row: &serde_json::Map<String, serde_json::Value>,
    ) -> Result<Self, crate::table::RowError> {
        let answers = crate::table::read_row(questionnaire, row)?;
        Ok(self.answering(questionnaire.items.iter().map(|item| &item.id).zip(answers)))
    }
}

impl Cohort {
    /// An empty cohort that counts these questionnaires, for everyone and for each group.
    ///
    /// # Errors
    ///
    /// [`CohortError::Questionnaire`] names one that is not in the registry; [`CohortError::TooManyColumns`] beyond
    /// 64 columns that make groups.
    pub fn counting(registry: &Registry, questionnaires: &[&str], by: Vec<Breakdown>) -> Result<Self, CohortError> {
        if !Self::takes_breakdowns(&by) {
            return Err(CohortError::TooManyColumns);
        }
        // in the order of reports, whatever the order in which they were named
        let named = questionnaires.iter().map(|id| Ok(registry.get(id)?.definition().id.as_ref()));
        let named: Vec<&str> = named.collect::<Result<_, RegistryError>>()?;
        let counted = registry.iter().filter(|instrument| named.contains(&instrument.definition().id.as_ref()));
        let plan = Plan::new(counted.map(|instrument| (instrument, vec![true; instrument.definition().items.len()])));
        Ok(Self::new(plan, by, true).with_occasions())
    }

    /// Counts a visit. Says what is odd about it: that it has no answer, and, beside the person's other visit, a repeated
    /// occasion, after which neither is in any figure, other groups, days out of order. Whatever else is told was counted.
    ///
    /// Ids are one person's only where they are written alike: [`Choices::counted_id`](crate::Choices::counted_id) folds them, and sets
    /// them within a site.
    ///
    /// # Errors
    ///
    /// [`CohortError`] for a pseudonym that is blank or holds a personal identity number, for an item that is
    /// not counted, has two answers or a code out of its range, for a column that does not make groups here,
    /// for a state whose key was not given again, and for more visits than can be counted. It repeats no answer, and nothing is counted then.
    pub fn push(&mut self, visit: &Visit) -> Result<Findings, CohortError> {
        let visits = self.visits_of_one(visit)?;
        let mut findings = Findings::default();
        if !visits.filled[0][0] {
            findings.push(Finding::about_row(Rule::NoAnswers, visits.first_row, ""));
        }
        self.add(&visits, &ColumnNames::default(), &mut findings)?;
        // a visit stands in no row, and how many came before is nobody's business
        let (listed, _) = findings.into_parts();
        let mut of_visit = Findings::default();
        of_visit.extend(listed.into_iter().map(|finding| Finding { row: None, ..finding }));
        Ok(of_visit)
    }

    fn visits_of_one(&self, visit: &Visit) -> Result<Visits, CohortError> {
        let person = match visit.person.as_deref() {
            Some(id) if is_blank(id) => return Err(CohortError::NoId),
            Some(id) if holds_identity_number(id) => return Err(CohortError::IdentityNumber),
            person => person,
        };
        let answers = self.answers_of(visit)?;
        let mut visits = Visits { first_row: self.rows() + self.unplaced_rows() + 1, rows: 1, ..Visits::default() };
        visits.filled[0] = answers.filled();
        visits.halves[0] = answers;
        visits.occasions = vec![Some(visit.occasion)];
        if self.has_days() {
            visits.days[0] = vec![visit.day.map(Day::since_1970)];
        } else if visit.day.is_some() {
            return Err(CohortError::NoDays);
        }
        if let Some(id) = person {
            visits.people = Some(vec![Some(self.person_id(id)?)]);
            visits.ids = vec![id.into()];
        }
        let columns = self.group_columns();
        if let Some((unknown, _)) = visit.groups.iter().find(|(column, _)| !columns.iter().any(|known| **known == **column)) {
            let close = close_names(unknown, columns.iter().map(String::as_str));
            return Err(CohortError::UnknownGroup { column: shown_name(unknown), close });
        }
        if !columns.is_empty() {
            let mut combinations = Combinations::default();
            // a value that is given later replaces the one before
            let value =
                |column: &String| visit.groups.iter().rev().find(|(name, _)| **name == **column).map_or("", |(_, value)| value);
            visits.groups = vec![combinations.of_row(columns.iter().map(value))];
            visits.combinations = combinations;
        }
        Ok(visits)
    }

    fn answers_of(&self, visit: &Visit) -> Result<Answers, CohortError> {
        let mut answers = Answers::new(self.plan(), 1);
        let items: Vec<_> = self.plan().forms().iter().flat_map(|form| &form.definition().items).collect();
        let mut given = vec![false; items.len()];
        let mut next = 0;
        for (name, answer) in &visit.answers {
            // items nearly always come in order
            let is_named = |place: &usize| items.get(*place).is_some_and(|item| item.id == **name);
            let place = Some(next).filter(is_named).or_else(|| (0..items.len()).find(is_named)).ok_or_else(|| {
                CohortError::UnknownItem { item: shown_name(name), close: close_names(name, items.iter().map(|item| &*item.id)) }
            })?;
            let item = items[place];
            if std::mem::replace(&mut given[place], true) {
                return Err(CohortError::RepeatedItem { item: name.to_string() });
            }
            let byte = match *answer {
                Answer::Answered(code) if (item.min..=item.max).contains(&code) => code,
                Answer::Answered(_) => {
                    return Err(CohortError::OutOfRange { item: name.to_string(), min: item.min, max: item.max });
                }
                Answer::Missing => Answer::MISSING,
                Answer::Invalid => Answer::INVALID,
            };
            answers.column_mut(place)[0] = byte;
            next = place + 1;
        }
        Ok(answers)
    }
}
