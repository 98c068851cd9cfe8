//! One person's answers at both occasions, as a value.

use std::collections::BTreeMap;

use super::PersonError;
use crate::eq5d5l::HealthChange;
use crate::figure::ValueSetUsed;
use crate::ground::{Answer, Day, Exact, NotScorable, Occasion, folded, short_debug, shown_name};
use crate::instrument::{Better, Label, MissingRule, OutputKind};
use crate::people::{PackedRows, Presence};
use crate::report::PersonChanges;
use crate::report::person_changes::{BothTimes, FormChanges, Number, NumberChange, profile};
use crate::stats::ReliableClass;
use crate::table::{Answers, Coding};
use crate::tally::days_between;

/// What one person answered at start and at exit, what it comes to, and what was missing.
///
/// Personal data, for a conversation with the person: it is no diagnosis, and it has no part in a report of a group.
/// [`Choices::person`](crate::Choices::person) makes it.
#[derive(Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct PersonReport {
    pub(super) id: String,
    pub(super) rows: [RowsOf; 2],
    pub(super) days: [Option<Day>; 2],
    pub(super) days_between: Option<u32>,
    pub(super) has_occasions: bool,
    pub(super) has_alike_id: bool,
    pub(super) unplaced_rows: u64,
    pub(super) missing_rule: MissingRule,
    /// What the cells of items stood for, where they were not the codes of the form.
    pub(super) codes: BTreeMap<String, Coding>,
    pub(super) forms: Vec<PersonForm>,
    pub(super) value_sets: Vec<ValueSetUsed>,
}

/// What a table has of a person at one occasion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub enum RowsOf {
    /// No row.
    None,
    /// One row.
    One,
    /// Several rows: nothing says which counts, so none does.
    Several,
}

/// What a person answered to one questionnaire. Each array is start, then exit.
#[derive(Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct PersonForm {
    /// The questionnaire, such as `eq5d5l`.
    pub id: String,
    /// Its name.
    pub name: Label,
    /// Who owns it and what its scores may be used for.
    pub notice: Label,
    /// Anything was answered.
    pub is_answered: [bool; 2],
    /// Items that are told one by one: the dimensions of EQ-5D.
    pub items: Vec<PersonItem>,
    /// The five levels together, where all were answered.
    pub profiles: [Option<String>; 2],
    /// How the second profile compares with the first.
    pub health_change: Option<HealthChange>,
    /// Its scores.
    pub scores: Vec<PersonScore>,
    /// Items without an answer, at an occasion at which anything was answered.
    pub missing: [Vec<Label>; 2],
    /// Items whose answer cannot be read.
    pub invalid: [Vec<Label>; 2],
}

/// One item of a person.
#[derive(Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct PersonItem {
    /// The item, such as `mo`.
    pub id: String,
    /// Our short name of it.
    pub label: Label,
    /// Which end is the better one.
    pub better: Better,
    /// The lowest and the highest code.
    pub range: [u8; 2],
    /// The answers.
    pub answers: [Answer<u8>; 2],
}

/// One score of a person.
#[derive(Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct PersonScore {
    /// The measure, such as `soc29.total`.
    pub id: String,
    /// Its name.
    pub label: Label,
    /// Which end is the better one.
    pub better: Better,
    /// The person's own mark, and not worked out from other answers.
    pub is_own_mark: bool,
    /// A value set gives it.
    pub is_index: bool,
    /// The lowest and the highest possible score.
    pub range: Option<[f64; 2]>,
    /// The scores.
    pub values: [Option<f64>; 2],
    /// Why there is none.
    pub reasons: [Option<NotScorable>; 2],
    /// It was scaled up from the answers that there are.
    pub is_prorated: [bool; 2],
    /// The second less the first, exactly.
    pub change: Option<f64>,
    /// A reliability was named for it.
    pub is_reliability_named: bool,
    /// The change beside the error of the scale, where a reliability was named and people differ at start.
    pub reliable: Option<Reliable>,
}

/// A change beside the error of its scale.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Reliable {
    /// The reliability that was named.
    pub reliability: f64,
    /// The reliable change index.
    pub rci: f64,
    /// What it is.
    pub class: ReliableClass,
}

/// Whose page is asked for, and how the table is read.
pub(crate) struct AskedFor<'a> {
    pub(crate) id: &'a str,
    /// The value in the column that ids are within.
    pub(crate) within: Option<&'a str>,
    pub(crate) ids_within: Option<&'a str>,
    pub(crate) fold_ids: bool,
    pub(crate) missing_rule: MissingRule,
    pub(crate) codes: &'a BTreeMap<String, Coding>,
}

impl PersonChanges<'_> {
    /// The page of one person.
    pub(crate) fn person(&self, asked: &AskedFor<'_>) -> Result<PersonReport, PersonError> {
        let (wanted, within) = (asked.id.trim(), asked.within);
        let fold = |id: &str| folded(id).into_owned();
        let ids = self.cohort.ids().unwrap_or_default();
        let is_wanted = |known: &str| if asked.fold_ids { fold(known) == fold(wanted) } else { known.trim() == wanted };
        let place = asked.ids_within.and_then(|column| {
            self.cohort.group_columns().iter().position(|known| known.trim().eq_ignore_ascii_case(column.trim()))
        });
        let value_of = |person: usize| {
            let rows = Occasion::BOTH.map(|occasion| self.cohort.records().row(person, occasion.position()));
            let mut values = rows.into_iter().flatten().filter_map(|row| self.cohort.group_values(row.combination).get(place?));
            values.next().map(|value| value.trim().to_owned())
        };
        let is_within =
            |person: &usize| within.is_none_or(|within| value_of(*person).is_some_and(|value| value == within.trim()));
        let named = |is: &dyn Fn(&str) -> bool| -> Vec<usize> {
            ids.iter().enumerate().filter(|(_, known)| is(known)).map(|(person, _)| person).filter(is_within).collect()
        };
        let alike = named(&|known| !is_wanted(known) && fold(known) == fold(wanted));
        match named(&is_wanted).as_slice() {
            [] => Err(PersonError::Unknown { is_alike: !alike.is_empty() }),
            [person] => Ok(self.report_of(*person, !alike.is_empty(), asked)),
            people => {
                let mut within: Vec<String> =
                    people.iter().filter_map(|person| value_of(*person)).map(|value| shown_name(&value)).collect();
                within.sort_unstable();
                Err(PersonError::Several { people: people.len(), within })
            }
        }
    }

    fn report_of(&self, person: usize, has_alike_id: bool, asked: &AskedFor<'_>) -> PersonReport {
        let people = self.cohort.records();
        let mut packed = PackedRows::default();
        let answers = [0, 1].map(|occasion| {
            (people.presence(person, occasion) == Presence::Row).then(|| {
                let mut answers = Answers::new(self.cohort.plan(), 0);
                people.unpack(&[person], occasion, &mut packed, &mut answers);
                answers
            })
        });
        let day = |occasion| people.row(person, occasion).and_then(|row| row.day);
        let days = [day(0), day(1)];
        PersonReport {
            id: self.cohort.ids().and_then(|ids| ids.get(person)).map(|id| id.trim().to_owned()).unwrap_or_default(),
            rows: [0, 1].map(|occasion| match people.presence(person, occasion) {
                Presence::Absent => RowsOf::None,
                Presence::Row => RowsOf::One,
                Presence::Repeated => RowsOf::Several,
            }),
            days: days.map(|day| day.and_then(|day| Day::from_days(day).ok())),
            days_between: days_between(days[0], days[1]),
            has_occasions: self.cohort.has_occasions(),
            has_alike_id,
            unplaced_rows: self.cohort.unplaced_rows(),
            missing_rule: asked.missing_rule,
            codes: asked.codes.clone(),
            forms: self.forms.iter().map(|form| PersonForm::of(form, answers.each_ref().map(Option::as_ref))).collect(),
            value_sets: self.value_sets.clone(),
        }
    }
}

impl PersonReport {
    /// The id, as it was first written.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What there is at start and at exit.
    #[must_use]
    pub fn rows(&self) -> [RowsOf; 2] {
        self.rows
    }

    /// The days of start and exit, where they are known.
    #[must_use]
    pub fn days(&self) -> [Option<Day>; 2] {
        self.days
    }

    /// The questionnaires of the table, answered or not.
    #[must_use]
    pub fn forms(&self) -> &[PersonForm] {
        &self.forms
    }
}

impl PersonForm {
    fn of(form: &FormChanges<'_>, answers: [Option<&Answers>; 2]) -> Self {
        let both = form.both_times(answers);
        let definition = form.scorer.definition();
        let asked = || definition.items.iter().zip(form.asked).enumerate().filter(|(_, (_, asked))| **asked);
        let is_answered = [0, 1].map(|occasion: usize| both.answers[occasion].iter().any(|answer| *answer != Answer::Missing));
        let labels = |occasion: usize, what: Answer<u8>| -> Vec<Label> {
            let such = asked().filter(|(place, _)| both.answers[occasion][*place] == what);
            such.filter(|_| is_answered[occasion]).map(|(_, (item, _))| item.label.clone()).collect()
        };
        let items = asked().filter_map(|(place, (item, _))| {
            Some(PersonItem {
                id: item.id.to_string(),
                label: item.label.clone(),
                better: item.better?,
                range: [item.min, item.max],
                answers: [0, 1].map(|occasion: usize| both.answers[occasion][place]),
            })
        });
        let profiles = both.answers.each_ref().map(|row| if form.has_profiles { profile(row) } else { None });
        Self {
            id: definition.id.to_string(),
            name: definition.name.clone(),
            notice: definition.notice.clone(),
            items: items.collect(),
            health_change: profiles[0].zip(profiles[1]).map(|(start, exit)| start.change_to(exit)),
            profiles: profiles.map(|profile| profile.map(|profile| profile.to_string())),
            scores: form
                .numbers
                .iter()
                .zip(&both.numbers)
                .map(|(of, number)| PersonScore::of(form, of, *number, &both))
                .collect(),
            missing: [labels(0, Answer::Missing), labels(1, Answer::Missing)],
            invalid: [labels(0, Answer::Invalid), labels(1, Answer::Invalid)],
            is_answered,
        }
    }
}

impl PersonScore {
    fn of(form: &FormChanges<'_>, of: &Number, number: NumberChange, both: &BothTimes) -> Self {
        let definition = form.scorer.definition();
        let measure = &of.measure;
        let name = measure.id.split_once('.').map_or(measure.id.as_str(), |(_, name)| name);
        let output = form.scorer.outputs().iter().filter(|output| output.is_number()).nth(of.place);
        let range = output.and_then(|output| match &output.kind {
            OutputKind::Number { min, max } => Some([min.parse().ok()?, max.parse().ok()?]),
            _ => None,
        });
        let is_prorated = |occasion: usize| output.is_some_and(|output| both.scores[occasion].prorated.contains(&output.id));
        let rule = of.rule.zip(number.rci.zip(number.class));
        Self {
            id: measure.id.clone(),
            label: measure.label.clone(),
            better: measure.better,
            is_own_mark: definition.items.iter().any(|item| item.id == name),
            is_index: name.starts_with("index@"),
            range,
            values: number.at.map(|cell| cell.ok().map(Exact::to_f64)),
            reasons: number.at.map(Result::err),
            is_prorated: [is_prorated(0), is_prorated(1)],
            change: number.change,
            is_reliability_named: of.is_named,
            reliable: rule.map(|(rule, (rci, class))| Reliable { reliability: rule.r(), rci, class }),
        }
    }
}

short_debug! {
    impl PersonReport { forms: |person: &Self| person.forms.len() }
    impl PersonForm { scores: |form: &Self| form.scores.len() }
    impl PersonItem { id: |item: &Self| item.id.clone() }
    impl PersonScore { id: |score: &Self| score.id.clone() }
}
