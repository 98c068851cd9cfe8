//! What rows say of people beside their answers: a violence screening, and the
//! programme's own facts.

use std::collections::HashSet;

use super::column_names::{plain, without_occasion};
use super::shown_names::shown_names;
use super::violence_columns::status_asks;
use super::{Answers, FieldColumns, FieldGroup, Layout, MissingCode, Plan};
use crate::Registry;
use crate::finding::{Finding, Findings, ProgrammeRule, Rule, ViolenceRule};
use crate::ground::{Language, Occasion, short_debug};
use crate::programme::{self, Course, Field, Known, Programme};
use crate::violence::{self, Current, Form, RevealedResult, Screening, StatusAsks};

/// Reads a violence screening and the programme's facts from the cells of a row.
pub struct FactReader<'a> {
    forms: Vec<(&'a Form, FieldColumns)>,
    programme: Vec<(&'a Programme, FieldColumns)>,
    /// What that programme knows, to tell what a cell may mean.
    known: Known<'a>,
    /// The columns of the age at start and at exit.
    ages: [Option<usize>; 2],
    choices: FactChoices,
    /// The names of the columns, and the codes that stand for nothing in them.
    header: Vec<String>,
    missing: Vec<MissingCode>,
    /// What each column asks by its name, if it holds the status of a form.
    asks: Vec<StatusAsks>,
}

/// What is chosen for reading facts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FactChoices {
    /// What counts as current violence.
    pub current: Current,
    /// Today, counted from 1970-01-01; without it no date is in the future.
    pub today: Option<i32>,
    /// Findings about a violence screening name their row; otherwise only the form.
    pub names_rows: bool,
}

/// A row of cells as facts are read from it.
#[derive(Clone, Copy)]
pub struct FactRow<'r> {
    /// Its number, counted from 1.
    pub number: u64,
    /// The cell in a column.
    pub cell: &'r dyn Fn(usize) -> &'r str,
    /// It has too few or too many cells, so none of them can be trusted.
    pub is_broken: bool,
    /// The occasion, where it stands in the row.
    pub occasion: Option<Occasion>,
    /// The day of the row; in a wide one that of the start and of the exit.
    pub days: [Option<i32>; 2],
}

/// Cells are answers.
impl std::fmt::Debug for FactRow<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FactRow").field("number", &self.number).finish_non_exhaustive()
    }
}

impl<'a> FactReader<'a> {
    /// The groups of fields that a [`Layout`] looks for: each violence form, then the programme.
    #[must_use]
    pub fn field_groups(registry: &Registry) -> Vec<FieldGroup> {
        let mut groups: Vec<FieldGroup> = Vec::new();
        for form in registry.violence_forms() {
            let names = form.fields();
            groups.push(FieldGroup { essential: names.clone(), names, secret: Some(format!("{}.", form.id())) });
        }
        let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        groups.push(FieldGroup {
            names: owned(&programme::FIELDS),
            essential: owned(&programme::ESSENTIAL_FIELDS),
            secret: None,
        });
        groups
    }

    /// A reader for a table whose layout was made with [`FactReader::field_groups`]; other groups are not read.
    #[must_use]
    pub fn new(registry: &'a Registry, layout: &Layout, choices: FactChoices) -> Self {
        let (mut forms, mut programme): (Vec<_>, Vec<(&Programme, FieldColumns)>) = (Vec::new(), Vec::new());
        for columns in &layout.fields {
            let fields = columns.columns.len();
            match registry.violence_forms().get(columns.group) {
                Some(form) if form.field_count() == fields => forms.push((form, columns.clone())),
                None if programme::FIELDS.len() == fields => programme.push((registry.programme(), columns.clone())),
                // of a layout that was made with other groups
                _ => {}
            }
        }
        let age_of = |half| {
            let columns = programme.iter().find(|(_, columns)| is_half(columns, half));
            columns.and_then(|(_, columns)| columns.columns[Field::Age as usize])
        };
        // a wide table may have one for each occasion, or one for both
        let ages = [0, 1].map(|half| age_of(half).or(layout.age).or(age_of(0)));
        let known = Known::of(registry.programme());
        Self { forms, programme, known, ages, choices, header: Vec::new(), missing: Vec::new(), asks: Vec::new() }
    }

    /// The same, with codes that stand for a missing answer in a table of this header.
    #[must_use]
    pub fn with_missing_codes(self, codes: &[MissingCode], header: &[&str]) -> Self {
        let asks = header.iter().map(|name| status_asks(name)).collect();
        Self { header: header.iter().map(|name| (*name).to_owned()).collect(), missing: codes.to_vec(), asks, ..self }
    }

    /// The table has any.
    #[must_use]
    pub fn any(&self) -> bool {
        self.has_violence() || !self.programme.is_empty()
    }

    /// The table has a violence screening.
    #[must_use]
    pub fn has_violence(&self) -> bool {
        !self.forms.is_empty()
    }

    /// What counts as current violence.
    #[must_use]
    pub fn current(&self) -> Current {
        self.choices.current
    }

    /// The forms in the table, each with the half of a row that it stands in; the first half is the
    /// whole row of a table that is not wide.
    pub fn forms(&self) -> impl Iterator<Item = (&'a Form, usize)> {
        self.forms.iter().map(|(form, columns)| (*form, usize::from(columns.occasion == Some(Occasion::Exit))))
    }

    /// The column of a field of the programme, by the field's name.
    #[must_use]
    pub fn programme_column(&self, name: &str) -> Option<usize> {
        let place = programme::FIELDS.iter().position(|field| field.eq_ignore_ascii_case(name.trim()))?;
        self.programme.iter().find_map(|(_, columns)| columns.columns[place])
    }

    /// The plan that counts what the table has.
    #[must_use]
    pub fn counted_in(&self, plan: Plan) -> Plan {
        let plan = if self.has_violence() {
            plan.with_violence(self.choices.current, self.forms.iter().map(|(form, _)| *form))
        } else {
            plan
        };
        match self.programme.first() {
            Some((programme, _)) => plan.with_programme((*programme).clone()),
            None => plan,
        }
    }

    /// Columns of violence forms that are not in any form: of an unknown form, or unknown to theirs.
    pub fn note_unknown_columns(&self, registry: &Registry, layout: &Layout, header: &[&str], findings: &mut Findings) {
        let known: HashSet<usize> =
            self.forms.iter().flat_map(|(_, columns)| columns.columns.iter().copied().flatten()).collect();
        let shown = if layout.named_violence.is_empty() { Vec::new() } else { shown_names(header, |_| false) };
        for column in &layout.named_violence {
            let name = shown.get(*column).map_or("", String::as_str);
            findings.push(Finding::about_column(Rule::Violence(ViolenceRule::NamedColumn), name));
        }
        let of_forms = |column: &&usize| !known.contains(column) && layout.named_violence.binary_search(column).is_err();
        for column in layout.violence.iter().filter(of_forms) {
            let Some(name) = header.get(*column).map(|name| plain(name)) else { continue };
            let name = without_occasion(&name);
            if RevealedResult::is_column(name) {
                continue;
            }
            let broken = registry.violence_forms().iter().find_map(|form| Some((form, form.field_of_column(name).err()?)));
            let (rule, block) = match broken {
                // the name of an item is not an answer, whatever else stands in a header may be
                Some((_, rule @ ViolenceRule::UnknownItem)) => (rule, name),
                Some((form, rule)) => (rule, form.id()),
                None => (ViolenceRule::UnknownForm, name.split_once('.').map_or("", |(form, _)| form)),
            };
            findings.push(Finding::about_column(Rule::Violence(rule), block));
        }
    }

    /// The screenings of one half of a row, each with the place of its form among
    /// [`FactReader::forms`].
    pub fn screenings(&self, row: &FactRow<'_>, half: usize, findings: &mut Findings) -> Vec<(usize, Screening)> {
        let mut screenings = Vec::new();
        for (place, (form, columns)) in self.forms.iter().enumerate().filter(|(_, (_, columns))| is_half(columns, half)) {
            let mut broken = Vec::new();
            let screening = if row.is_broken {
                Some(Screening::unreadable(form))
            } else {
                form.read_asking(
                    &self.cells(row, columns),
                    &self.violence_context(row, half),
                    self.status_asks(columns),
                    &mut broken,
                )
            };
            for broken in broken {
                let rule = Rule::Violence(broken.rule);
                findings.push(if self.choices.names_rows {
                    Finding::about_row(rule, row.number, form.id())
                } else {
                    Finding::about_column(rule, form.id())
                });
            }
            screenings.extend(screening.map(|screening| (place, screening)));
        }
        screenings
    }

    /// Reads a row into the answers of its halves.
    pub fn read(&self, row: &FactRow<'_>, plan: &Plan, place: usize, halves: &mut [Answers; 2], findings: &mut Findings) {
        for (half, answers) in halves.iter_mut().enumerate() {
            let screenings = if plan.violence.is_some() { self.screenings(row, half, findings) } else { Vec::new() };
            if let Some(planned) = &plan.violence {
                let facts = screenings.iter().map(|(_, screening)| screening.result(planned.current).to_facts());
                if let Some(facts) = facts.reduce(violence::ScreeningFacts::joined) {
                    answers.put_facts(planned.facts.clone(), place, &facts.codes());
                }
            }
            let columns = self.programme.iter().find(|(_, columns)| is_half(columns, half));
            if let (Some(planned), Some((programme, columns))) = (&plan.programme, columns)
                && let Some(facts) = self.programme_facts(row, half, programme, columns, findings)
            {
                let course = Course::of(programme, Some(&facts), None);
                if !screenings.is_empty() && !row.is_broken && !Course::is_of_participant(programme, &course) {
                    // it counts nowhere, and somebody may have told something in it
                    let rule = Rule::Programme(ProgrammeRule::DeclinedTakesPart);
                    findings.push(Finding::about_row(rule, row.number, "referral_decision"));
                }
                answers.put_facts(planned.facts.clone(), place, &facts);
            }
        }
    }

    fn programme_facts(
        &self,
        row: &FactRow<'_>,
        half: usize,
        programme: &Programme,
        columns: &FieldColumns,
        findings: &mut Findings,
    ) -> Option<Vec<u8>> {
        if row.is_broken {
            return Some(programme::Participation::unreadable().to_facts(programme));
        }
        let is_exit = columns.occasion.or(row.occasion) == Some(Occasion::Exit);
        let context = programme::Context { day: row.days[half], is_exit, today: self.choices.today };
        let mut broken = Vec::new();
        let cells = self.cells(row, columns);
        let participation = programme.read(&cells, &context, &mut broken);
        for broken in broken {
            let rule = Rule::Programme(broken.rule);
            let finding = Finding::about_row(rule, row.number, broken.field.map_or("date", Field::name));
            // looking for what may be meant takes long: not for findings of which nothing but the number is kept
            let is_kept = findings.lists(rule.severity()) || findings.total(rule, &finding.column).is_none();
            let field = broken.field.filter(|_| broken.rule.is_of_unknown() && is_kept);
            let cell = field.and_then(|field| Some((field, cells[field as usize]?)));
            let note_in = |language| cell.and_then(|(field, cell)| self.known.unknown_in(field, cell, language));
            findings.push(match [Language::En, Language::Sv].map(note_in) {
                [Some(english), Some(swedish)] => finding.with_notes([english, swedish]),
                _ => finding,
            });
        }
        participation.map(|participation| participation.to_facts(programme))
    }

    fn cells<'r>(&self, row: &FactRow<'r>, columns: &FieldColumns) -> Vec<Option<&'r str>> {
        columns.columns.iter().map(|column| column.map(|column| self.cell(row, column))).collect()
    }

    fn cell<'r>(&self, row: &FactRow<'r>, column: usize) -> &'r str {
        let cell = (row.cell)(column);
        let name = self.header.get(column).map_or("", String::as_str);
        if self.missing.iter().any(|code| code.is_cell(name, cell)) { "" } else { cell }
    }

    fn violence_context(&self, row: &FactRow<'_>, half: usize) -> violence::Context {
        let age = self.ages[half].map(|column| self.cell(row, column)).and_then(|age| age.trim().parse().ok());
        let [first, last] = row.days;
        let (enrolled, left) = match row.occasion {
            Some(Occasion::Exit) => (None, first),
            Some(Occasion::Start) => (first, None),
            None => (first, last),
        };
        let day = if row.occasion.is_some() { first } else { row.days[half] };
        let context = violence::Context { age, enrolled, left, today: self.choices.today, ..violence::Context::default() };
        violence::Context { day, ..context }
    }

    /// What the column of a form's status asks by its name.
    fn status_asks(&self, columns: &FieldColumns) -> StatusAsks {
        let status = columns.columns.first().copied().flatten();
        status.and_then(|column| self.asks.get(column)).copied().unwrap_or_default()
    }
}

fn is_half(columns: &FieldColumns, half: usize) -> bool {
    usize::from(columns.occasion == Some(Occasion::Exit)) == half
}

short_debug! {
    impl FactReader['_] { forms: |reader: &Self| reader.forms.len(), has_programme: |reader: &Self| !reader.programme.is_empty() }
}
