//! A row for each person who has both occasions.

use super::report_error::ReportError;
use crate::eq5d5l::{Profile, Scale, qalys};
use crate::figure::{Context, FigureOccasion, Figures, Measure, ReportOptions, Statistic, ValueSetUsed};
use crate::ground::{Answer, Exact, short_debug};
use crate::instrument::{Cell, Counting, OutputKind, RowScore, Scorer};
use crate::people::{PackedRows, Presence};
use crate::stats::{ReliableChange, ReliableClass};
use crate::table::Answers;
use crate::tally::{Cohort, Groups, PeopleCounts, days_between};

/// Scores at start, at exit and their difference, of every person who has both.
///
/// Personal data, as the answers are.
pub struct PersonChanges<'a> {
    pub(super) cohort: &'a Cohort,
    people: PeopleCounts,
    pub(super) forms: Vec<FormChanges<'a>>,
    columns: Vec<String>,
    unnamed: Vec<String>,
    pub(super) value_sets: Vec<ValueSetUsed>,
}

/// What columns and rules of reliable change rest on.
struct Known<'k> {
    options: &'k ReportOptions,
    measures: &'k [Measure],
    figures: &'k Figures,
}

/// What one questionnaire gives for a person.
pub(super) struct FormChanges<'a> {
    pub(super) scorer: &'a dyn Scorer,
    items: std::ops::Range<usize>,
    /// Which of its items were asked.
    pub(super) asked: &'a [bool],
    pub(super) numbers: Vec<Number>,
    pub(super) has_profiles: bool,
    /// Places of index values on a scale from 0 to 1, for QALYs.
    qalys: Vec<usize>,
    constants: Vec<String>,
}

/// A numeric output that is a measure.
pub(super) struct Number {
    /// Its place among the numeric outputs.
    pub(super) place: usize,
    pub(super) measure: Measure,
    /// It has columns of reliable change.
    shows_reliable: bool,
    /// A reliability was named for it.
    pub(super) is_named: bool,
    /// The rule of reliable change, where there is one.
    pub(super) rule: Option<ReliableChange>,
}

/// What a person answered to one questionnaire at both occasions, and what that gives.
pub(super) struct BothTimes {
    /// The answers; all missing where there is no row.
    pub(super) answers: [Vec<Answer<u8>>; 2],
    pub(super) scores: [RowScore; 2],
    /// One for each of [`FormChanges::numbers`].
    pub(super) numbers: Vec<NumberChange>,
}

/// One score of a person at both occasions.
#[derive(Clone, Copy)]
pub(super) struct NumberChange {
    pub(super) at: [Cell; 2],
    pub(super) change: Option<f64>,
    pub(super) rci: Option<f64>,
    pub(super) class: Option<ReliableClass>,
}

/// One cell of the table.
#[derive(Clone, Debug, PartialEq)]
pub enum ChangeCell {
    /// A number, or nothing.
    Number(Option<f64>),
    /// A word, or nothing.
    Text(String),
}

/// One person of the table.
#[derive(Clone, PartialEq)]
pub struct PersonRow<'a> {
    /// The id.
    pub id: &'a str,
    /// The values of the group columns at start.
    pub groups: Vec<&'a str>,
    /// One for each of [`PersonChanges::columns`].
    pub cells: Vec<ChangeCell>,
}

impl<'a> PersonChanges<'a> {
    /// The changes of the people of `cohort`, which [keeps ids](Cohort::keeping_ids);
    /// `scorers` are of its questionnaires, in the order of its plan.
    ///
    /// # Errors
    ///
    /// [`ReportError`] where a choice does not fit what was measured, or a column of groups tells people apart.
    pub fn new(cohort: &'a Cohort, scorers: &[&'a dyn Scorer], options: &ReportOptions) -> Result<Self, ReportError> {
        let groups = Groups::from(cohort);
        groups.check()?;
        let measures = Measure::all_of(groups.plan(), options);
        options.check(&measures, &groups)?;
        // what reliable change rests on; nobody asks here for what takes a while
        let options = ReportOptions { bootstrap: None, ..options.clone() };
        let figures = Context::without_panel(&groups, &options).figures_of("all", groups.all());
        let known = Known { options: &options, measures: &measures, figures: &figures };
        let people = groups.all().people;
        let value_sets = ValueSetUsed::all_of(cohort.plan(), &options);
        let mut changes = Self { cohort, people, forms: Vec::new(), columns: Vec::new(), unnamed: Vec::new(), value_sets };
        for (form, scorer) in cohort.plan().forms().iter().zip(scorers) {
            changes.add_form(form, *scorer, &known);
        }
        Ok(changes)
    }

    fn add_form(&mut self, form: &'a crate::table::PlannedForm, scorer: &'a dyn Scorer, known: &Known<'_>) {
        let definition = form.definition();
        let has_profiles = form.counting == Counting::Profiles && form.asked().first() == Some(&true);
        let mut changes = FormChanges {
            scorer,
            items: form.items.clone(),
            asked: form.asked(),
            numbers: Vec::new(),
            has_profiles,
            qalys: Vec::new(),
            constants: Vec::new(),
        };
        let total = format!("{}.total", definition.id);
        let mut sets = known.options.value_sets.iter();
        for (place, output) in scorer.outputs().iter().filter(|output| output.is_number()).enumerate() {
            let Some(measure) = &output.measure else { continue };
            let id = format!("{}.{}", definition.id, measure.id);
            let Some(measure) = known.measures.iter().find(|measure| measure.id == id) else {
                continue; // was not asked
            };
            let column = definition.column(output);
            self.columns.extend(["start", "exit", "change"].map(|when| format!("{column}_{when}")));
            let figure = |statistic: Statistic| known.figures.figure(&id, FigureOccasion::Change, statistic).ok();
            let value = |statistic| figure(statistic).and_then(|figure| figure.value);
            let is_named = figure(Statistic::ReliableR).is_some();
            let rule =
                value(Statistic::ReliableSd).zip(value(Statistic::ReliableR)).and_then(|(sd, r)| ReliableChange::new(sd, r).ok());
            let shows_reliable = is_named || id == total;
            if shows_reliable && !is_named {
                self.unnamed.push(id.clone());
            }
            if shows_reliable {
                self.columns.extend(["rci", "reliable"].map(|what| format!("{column}_{what}")));
            }
            if output.measure.as_ref().is_some_and(|measure| measure.id.starts_with("index@"))
                && sets.next().is_some_and(|set| set.scale() == Scale::ZeroToOne)
                && self.cohort.has_days()
            {
                changes.qalys.push(changes.numbers.len());
            }
            changes.numbers.push(Number { place, measure: measure.clone(), shows_reliable, is_named, rule });
        }
        for number in &changes.qalys {
            let output = scorer.outputs().iter().filter(|output| output.is_number()).nth(changes.numbers[*number].place);
            let column = output.map(|output| definition.column(output)).unwrap_or_default();
            self.columns.push(column.replace("_index", "_qaly"));
        }
        for output in scorer.outputs() {
            if let OutputKind::Constant { text } = &output.kind
                && has_profiles
            {
                changes.constants.push(text.to_string());
                self.columns.push(definition.column(output));
            }
        }
        if has_profiles {
            self.columns.push(format!("{}_pchc", definition.id));
        }
        self.forms.push(changes);
    }

    /// The names of the columns after the id and the group columns.
    #[must_use]
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// The columns of [`PersonChanges::columns`] that hold numbers; the others hold words.
    #[must_use]
    pub fn numbers(&self) -> Vec<bool> {
        let of_form = |form: &FormChanges<'_>| {
            let measures = form.numbers.iter().flat_map(|number| {
                let cells = if number.shows_reliable { 5 } else { 3 };
                // the class of reliable change is the last
                (0..cells).map(|cell| cell < 4)
            });
            let words = form.constants.len() + usize::from(form.has_profiles);
            let rest = form.qalys.iter().map(|_| true).chain(std::iter::repeat_n(false, words));
            measures.chain(rest).collect::<Vec<_>>()
        };
        self.forms.iter().flat_map(of_form).collect()
    }

    /// Who is in the cohort.
    #[must_use]
    pub fn people(&self) -> &PeopleCounts {
        &self.people
    }

    /// The measures whose reliable change is empty because no reliability is named.
    #[must_use]
    pub fn without_reliability(&self) -> &[String] {
        &self.unnamed
    }

    /// A row for each person with an answer at both occasions, in the order of their first rows.
    pub fn rows(&self) -> impl Iterator<Item = PersonRow<'a>> + '_ {
        let people = self.cohort.records();
        let mut answers = [Answers::new(self.cohort.plan(), 0), Answers::new(self.cohort.plan(), 0)];
        let mut packed = PackedRows::default();
        let ids = self.cohort.ids().unwrap_or_default();
        ids.iter().enumerate().filter_map(move |(person, id)| {
            let both = [0, 1].map(|occasion| people.presence(person, occasion) == Presence::Row);
            if both != [true; 2] {
                return None;
            }
            for (occasion, answers) in answers.iter_mut().enumerate() {
                people.unpack(&[person], occasion, &mut packed, answers);
                if !answers.holds_any(0) {
                    return None;
                }
            }
            let rows = [0, 1].map(|occasion| people.row(person, occasion));
            let days = days_between(rows[0].and_then(|row| row.day), rows[1].and_then(|row| row.day));
            // those at start; where the start says nothing, those at exit
            let [start, exit] = rows.map(|row| row.map_or(&[][..], |row| self.cohort.group_values(row.combination)));
            let groups = start.iter().zip(exit).map(|(start, exit)| if start.is_empty() { &**exit } else { &**start });
            let groups = groups.collect();
            let cells = self.forms.iter().flat_map(|form| form.cells(&answers, days)).collect();
            Some(PersonRow { id, groups, cells })
        })
    }
}

impl FormChanges<'_> {
    /// What a person answered at both occasions; where there is no row every item is missing.
    pub(super) fn both_times(&self, answers: [Option<&Answers>; 2]) -> BothTimes {
        let rows = answers.map(|answers| {
            let of = |item: usize| answers.map_or(Answer::Missing, |answers| Answer::from_byte(answers.column(item)[0]));
            self.items.clone().map(of).collect::<Vec<_>>()
        });
        let scores = [0, 1].map(|occasion: usize| self.scorer.score_row(&rows[occasion]));
        let numbers = self.numbers.iter().map(|number| {
            let at @ [start, exit] = [0, 1].map(|occasion: usize| scores[occasion].cells[number.place]);
            let change = exit.ok().zip(start.ok()).map(|(exit, start)| {
                exit.checked_add(start.negated()).map_or_else(|| exit.to_f64() - start.to_f64(), Exact::to_f64)
            });
            let rule = number.rule.zip(change);
            let rci = rule.map(|(rule, change)| rule.rci(change));
            let class = rule.map(|(rule, change)| rule.class(change, number.measure.better));
            NumberChange { at, change, rci, class }
        });
        BothTimes { numbers: numbers.collect(), answers: rows, scores }
    }

    fn cells(&self, answers: &[Answers; 2], days: Option<u32>) -> Vec<ChangeCell> {
        let both = self.both_times([Some(&answers[0]), Some(&answers[1])]);
        let mut cells = Vec::new();
        for (number, of) in both.numbers.iter().zip(&self.numbers) {
            let [start, exit] = number.at.map(|cell| cell.ok().map(Exact::to_f64));
            cells.extend([start, exit, number.change].map(ChangeCell::Number));
            if of.shows_reliable {
                cells.push(ChangeCell::Number(number.rci));
                cells.push(ChangeCell::Text(number.class.map(ReliableClass::name).unwrap_or_default().into()));
            }
        }
        for place in &self.qalys {
            let [start, exit] = both.numbers[*place].at.map(Result::ok);
            let values = start.zip(exit).zip(days);
            let qaly = values.map(|((start, exit), days)| qalys([start.to_f64(), exit.to_f64()], days.into()));
            cells.push(ChangeCell::Number(qaly));
        }
        cells.extend(self.constants.iter().cloned().map(ChangeCell::Text));
        if self.has_profiles {
            let [start, exit] = both.answers.map(|row| profile(&row));
            let class = start.zip(exit).map(|(start, exit)| start.change_to(exit).name());
            cells.push(ChangeCell::Text(class.unwrap_or_default().into()));
        }
        cells
    }
}

/// The profile of a row of validated codes.
pub(super) fn profile(row: &[Answer<u8>]) -> Option<Profile> {
    let mut levels = [crate::eq5d5l::DimensionLevel::LOWEST; 5];
    for (level, answer) in levels.iter_mut().zip(row) {
        *level = crate::eq5d5l::DimensionLevel::new(answer.answered()?).ok()?;
    }
    Some(Profile::new(levels))
}

short_debug! {
    impl PersonRow['_] { cells: |row: &Self| row.cells.len() }
    impl PersonChanges['_] { columns: |changes: &Self| changes.columns().len() }
}
