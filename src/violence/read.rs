//! Reading the screening in one row of a table.

use super::cell::{code, content, list, rule_of};
use super::consistency::{Doubts, check};
use super::fields::Slot;
use super::held::Held;
use super::{Action, Form, Frequency, Interpreter, Mode, NotAskedReason, Relation, Reply, Screening, Status, Version};
use crate::finding::ViolenceRule;
use crate::ground::Day;
use crate::ground::Occasion;

/// What the row says beside the screening. Days are counted from 1970-01-01.
#[derive(Clone, Copy, Debug)]
pub struct Context {
    /// The person's age in years.
    pub age: Option<u8>,
    /// The occasion of the row.
    pub occasion: Option<Occasion>,
    /// The day of the row; the form's own `date` goes before it.
    pub day: Option<i32>,
    /// The day of the enrolment.
    pub enrolled: Option<i32>,
    /// The day of the exit.
    pub left: Option<i32>,
    /// The day on which the table is read; the library has no clock.
    pub today: Option<i32>,
    /// How many days after the enrolment the form should be asked at the latest.
    pub most_days_after_enrolment: u32,
}

/// What a column of the status asks by the name that it has in the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum StatusAsks {
    /// Nothing. Whoever has a yes there was asked, whatever it was about; a no may be an answer to the form, too, and is
    /// not read.
    #[default]
    Nothing,
    /// Whether the person was asked.
    WhetherAsked,
    /// The opposite, so that neither a yes nor a no is read.
    WhetherNotAsked,
}

impl Default for Context {
    fn default() -> Self {
        Self { age: None, occasion: None, day: None, enrolled: None, left: None, today: None, most_days_after_enrolment: 30 }
    }
}

/// A rule that a row breaks, and where; never what stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The rule.
    pub rule: ViolenceRule,
    /// The place of the item, if one item is concerned.
    pub item: Option<usize>,
    /// The place of the column in [`Form::fields`], if one column is concerned.
    pub field: Option<usize>,
}

impl Form {
    /// The screening in one row: one cell per field, in the order of
    /// [`Form::fields`], none where the table has no such column.
    ///
    /// None if every cell is blank or absent: this row holds no screening. A cell
    /// that cannot be read is not an answer and breaks a rule; what is broken is added
    /// to `broken`.
    pub fn read(&self, cells: &[Option<&str>], context: &Context, broken: &mut Vec<Broken>) -> Option<Screening> {
        self.read_asking(cells, context, StatusAsks::Nothing, broken)
    }

    /// The same, where the column of the status has a name of its own.
    pub(crate) fn read_asking(
        &self,
        cells: &[Option<&str>],
        context: &Context,
        status_asks: StatusAsks,
        broken: &mut Vec<Broken>,
    ) -> Option<Screening> {
        if cells.iter().all(|cell| content(*cell).is_none()) {
            return None;
        }
        let mut reader = CellReader {
            form: self,
            screening: Screening::empty(self),
            doubts: Doubts::default(),
            broken,
            field: 0,
            status_asks,
        };
        reader.screening.occasion = context.occasion;
        reader.screening.age = context.age;
        reader.screening.day = context.day.and_then(|days| Day::from_days(days).ok());
        for (field, slot) in self.slots().enumerate() {
            reader.field = field;
            let cell = cells.get(field).copied().flatten();
            match slot {
                Slot::Head(place) => reader.head(Self::RESERVED[place], cell),
                Slot::Answer(item) => {
                    let held = self.held_in(item, cell);
                    reader.screening.answers[item] = reader.readable(held).unwrap_or(Held::Unreadable);
                }
                Slot::Frequency(item) => reader.frequency(item, cell),
                Slot::Relation(item) => reader.relation(item, cell),
            }
        }
        let CellReader { screening, doubts, .. } = reader;
        check(&screening, context, doubts, broken);
        Some(screening)
    }

    /// The screening in cells that are named, with or without the form's id before
    /// the name; names that the form does not have break a rule.
    ///
    /// # Examples
    ///
    /// ```
    /// use enkat::finding::ViolenceRule;
    /// use enkat::violence::Context;
    /// use enkat::violence::Form;
    ///
    /// let form = Form::built_in("seven-item-skeleton-1")?;
    /// let mut broken = Vec::new();
    /// let screening = form.read_named(&[("status", "asked"), ("slot_1", "99")], &Context::default(), &mut broken);
    /// assert!(screening.is_some_and(|screening| screening.answer(0).is_none())); // 99 may be anything
    /// assert_eq!(broken[0].rule, ViolenceRule::UndeclaredCode);
    /// # Ok::<(), enkat::ground::UnknownName>(())
    /// ```
    pub fn read_named(&self, cells: &[(&str, &str)], context: &Context, broken: &mut Vec<Broken>) -> Option<Screening> {
        let mut row = vec![None; self.field_count()];
        for (name, cell) in cells {
            let field = self.field_of_column(name).and_then(|field| match field {
                Some(field) => Ok(field),
                None => self.field_of_rest(name),
            });
            match field {
                Ok(field) if row[field].is_none() => row[field] = Some(*cell),
                Ok(_) => broken.push(Broken { rule: ViolenceRule::UnknownItem, item: None, field: None }),
                Err(rule) => broken.push(Broken { rule, item: None, field: None }),
            }
        }
        self.read(&row, context, broken)
    }
}

struct CellReader<'a> {
    form: &'a Form,
    screening: Screening,
    doubts: Doubts,
    broken: &'a mut Vec<Broken>,
    field: usize,
    status_asks: StatusAsks,
}

impl CellReader<'_> {
    fn break_rule(&mut self, rule: ViolenceRule) {
        self.broken.push(Broken { rule, item: self.form.item_of_field(self.field), field: Some(self.field) });
    }

    /// The value that was read; none if the cell broke a rule.
    fn readable<T>(&mut self, read: Result<T, ViolenceRule>) -> Option<T> {
        read.map_err(|rule| self.break_rule(rule)).ok()
    }

    /// One of the columns that say how the screening was done.
    fn head(&mut self, name: &str, cell: Option<&str>) {
        match name {
            "status" => self.status(cell),
            "reason" => {
                let reason = code(cell, NotAskedReason::from_code);
                let reason = self.readable(reason).flatten();
                self.doubts.has_reason = content(cell).is_some();
                if let (Some(Status::NotAsked(of_status)), Some(reason)) = (&mut self.screening.status, reason) {
                    *of_status = reason;
                }
            }
            "version" => {
                let version = content(cell);
                if let Some(other) = version.filter(|version| version.parse::<Version>() != Ok(self.form.version())) {
                    self.screening.is_other_version = true;
                    self.break_rule(match rule_of(other) {
                        rule @ (ViolenceRule::IdentityNumber | ViolenceRule::PossibleFreeText) => rule,
                        _ => ViolenceRule::UnknownForm,
                    });
                }
            }
            "date" => {
                let day = code(cell, |text| text.parse::<Day>().ok());
                if let Some(Some(day)) = self.readable(day) {
                    self.screening.day = Some(day);
                }
            }
            "alone" => self.screening.conditions.alone = self.condition(cell),
            "interpreter" => {
                let interpreter = code(cell, Interpreter::from_code);
                self.screening.conditions.interpreter = self.readable(interpreter).flatten().unwrap_or_default();
            }
            "informed" => self.screening.conditions.informed = self.condition(cell),
            "mode" => {
                let mode = code(cell, |text| Mode::from_code(text).filter(|mode| !matches!(mode, Mode::NotRecorded)));
                self.screening.conditions.mode = self.readable(mode).flatten().unwrap_or_default();
            }
            "acute" => {
                let mark = code(cell, |text| self.form.answer_of(text));
                let mark = self.readable(mark).map(|mark| Held::Answer(mark.unwrap_or_default()));
                self.screening.staff_acute = mark.unwrap_or(Held::Unreadable);
            }
            _ => {
                let actions = list(cell, |text| Action::from_code(text).map(|action| action as usize));
                self.screening.actions = self.readable(actions).unwrap_or_default();
            }
        }
    }

    fn status(&mut self, cell: Option<&str>) {
        let asks = self.status_asks;
        let status = code(cell, |text| match text {
            "asked" | "tillfrågad" => Some(Status::Asked),
            "yes" | "ja" if asks != StatusAsks::WhetherNotAsked => Some(Status::Asked),
            "declined" | "vill ej svara" | "vill inte svara" | "avböjde" | "avböjt" => Some(Status::Declined),
            "not_asked" | "ej tillfrågad" | "inte tillfrågad" | "not asked" => Some(Status::NotAsked(NotAskedReason::Unknown)),
            // what "no" answers is not guessed: not asked, or asked and nothing told?
            "no" | "nej" if asks == StatusAsks::WhetherAsked => Some(Status::NotAsked(NotAskedReason::Unknown)),
            "interrupted" | "avbruten" | "avbröts" => Some(Status::Interrupted),
            _ => None,
        });
        self.screening.status = self.readable(status).map(Option::unwrap_or_default);
    }

    fn condition(&mut self, cell: Option<&str>) -> Reply {
        let answer = code(cell, |text| self.form.answer_of(text));
        self.readable(answer).flatten().unwrap_or_default()
    }

    fn frequency(&mut self, item: usize, cell: Option<&str>) {
        let is_said = |one: &Frequency| !matches!(one, Frequency::NotRecorded);
        let frequency = code(cell, |text| Frequency::from_code(text).filter(is_said));
        let Some(Some(frequency)) = self.readable(frequency) else { return };
        if self.is_under_a_yes(item) {
            self.screening.frequencies[item] = frequency;
        }
    }

    fn relation(&mut self, item: usize, cell: Option<&str>) {
        let relations = list(cell, |text| Relation::from_code(text).map(|relation| relation as usize));
        let Some(relations) = self.readable(relations) else { return };
        let named = relations.relations().count();
        if named > 1 && relations.relations().any(Relation::is_exclusive) {
            self.break_rule(ViolenceRule::ExclusiveCodes);
        }
        if named > 0 && self.is_under_a_yes(item) {
            self.screening.relations[item] = relations;
        }
    }

    /// A detail is kept only under a yes; elsewhere it breaks a rule.
    fn is_under_a_yes(&mut self, item: usize) -> bool {
        let held = self.screening.answers[item];
        if held.is_no() {
            self.break_rule(ViolenceRule::FollowUpOfNo);
        } else if !held.is_yes() && !held.is_unreadable() {
            self.break_rule(ViolenceRule::FollowUpOfSilence);
        }
        held.is_yes()
    }
}

#[cfg(test)]
mod tests {
    use super::StatusAsks::{self, Nothing, WhetherAsked, WhetherNotAsked};
    use super::{Context, Form};
    use crate::finding::ViolenceRule;
    use crate::violence::{Current, Outcome};

    #[test]
    fn a_no_is_a_status_only_where_the_column_asks_whether_the_person_was_asked() {
        let form = Form::built_in("se-guideline-1").expect("it is built in");
        let status = |cell: &str, status_asks: StatusAsks| {
            let mut broken = Vec::new();
            let read = form.read_asking(&[Some(cell)], &Context::default(), status_asks, &mut broken).expect("not blank");
            let is_told = broken.iter().any(|broken| broken.rule == ViolenceRule::NotInResponseSet);
            (matches!(read.result(Current::default()).outcome(), Ok(Outcome::NotAsked(_))), is_told)
        };
        for cell in ["Nej", "no", " NEJ "] {
            assert_eq!(status(cell, WhetherAsked), (true, false), "{cell}");
            assert_eq!(status(cell, Nothing), (false, true), "{cell}");
            assert_eq!(status(cell, WhetherNotAsked), (false, true), "{cell}");
        }
        for (asks, is_told) in [(WhetherAsked, false), (Nothing, false), (WhetherNotAsked, true)] {
            assert_eq!(status("Ja", asks), (false, is_told), "{asks:?}");
        }
        assert_eq!(status("Ej tillfrågad", Nothing), (true, false));
    }
}
