//! Reading one row.

use super::cells::Cells;
use super::lists::elements;
use super::read_exits::read_closure;
use super::words::is_declined;
use super::{
    Broken, Code, CodeSet, Context, Decision, Enrolment, FIELDS, Field, Participation, Programme, Referral, Residence, Survey,
};
use crate::finding::ProgrammeRule as Rule;
use crate::ground::{Answer, Exact};

impl Programme {
    /// What a row says; none if nothing is recorded in any column.
    ///
    /// `cells` are in the order of [`FIELDS`]; a cell is `None` where the table
    /// has no such column. A cell names an entry by its id, or by its label in
    /// either language, without case and surrounding blanks. Entries of a list
    /// are separated by `;`, and by commas, line breaks, `och` or `and` where
    /// everything between them is known. The exits' certainties and kinds are
    /// either not recorded at all (an exit is then certain, and its kind is not
    /// recorded) or as many as the exits, in their order; a word beside the
    /// exit itself, such as `ev` or `tillbaka till`, says the same.
    ///
    /// What breaks a rule is added to `broken`; under a rule of severity error
    /// the cell is invalid and what it touches is left out of every figure.
    pub fn read(&self, cells: &[Option<&str>], context: &Context, broken: &mut Vec<Broken>) -> Option<Participation> {
        let cells = Cells::of(cells);
        let mut told = Vec::new();
        let says_something = (0..FIELDS.len()).any(|at| cells.get(Field::ALL[at]).is_some());
        let read = Participation {
            referral: self.referral(cells, &mut told),
            enrolment: self.enrolment(cells, context, &mut told),
            activities: self.activities_of(cells, &mut told),
            survey: one_of(cells, Field::Survey, Survey::read, Rule::UnknownWord, &mut told),
            closure: read_closure(self, cells, &mut told),
        };
        let declined = matches!(read.referral.decision, Answer::Answered(Decision::Declined { .. }));
        if declined && let Some(field) = TAKES_PART.into_iter().find(|field| cells.get(*field).is_some()) {
            told.push(Broken::at(Rule::DeclinedTakesPart, field));
        }
        if context.is_exit && !declined && cells.has_column(Field::ExitTo) && !read.closure.is_recorded() {
            told.push(Broken::at(Rule::ClosureWithoutExit, Field::ExitTo));
        }
        if let Some(day) = context.day.filter(|_| says_something) {
            let [first, last] = self.days();
            let odd = first.is_some_and(|first| day < first) || last.is_some_and(|last| day > last);
            if odd || context.today.is_some_and(|today| day > today) {
                told.push(Broken { rule: Rule::OutsidePeriod, field: None });
            }
        }
        // a cell breaks a rule once, however many entries do
        let before = broken.len();
        for one in told {
            if !broken[before..].contains(&one) {
                broken.push(one);
            }
        }
        says_something.then_some(read)
    }

    fn referral(&self, cells: Cells<'_>, broken: &mut Vec<Broken>) -> Referral {
        let sender_of = |cell: &str| self.code_of(cell, |code| code.sender);
        let senders = cells.get(Field::ReferredFrom).map(|cell| elements(cell, |entry| sender_of(entry).is_some()));
        let sender = match senders.as_deref() {
            None => Answer::Missing,
            Some([one]) => {
                sender_of(one).map_or_else(|| unreadable(Rule::UnknownCode, Field::ReferredFrom, broken), Answer::Answered)
            }
            Some(_) => unreadable(Rule::SeveralSenders, Field::ReferredFrom, broken),
        };
        let declined = one_of(cells, Field::ReferralDecision, is_declined, Rule::UnknownWord, broken);
        let place = |cell: &str| self.named.decline_reasons.place(cell);
        let reason = one_of(cells, Field::ReferralReason, place, Rule::UnknownCode, broken);
        let decision = match (declined, reason) {
            (Answer::Answered(true), reason) => {
                if reason == Answer::Missing {
                    broken.push(Broken::at(Rule::DeclinedWithoutReason, Field::ReferralReason));
                }
                Answer::Answered(Decision::Declined { reason })
            }
            (Answer::Invalid, _) => Answer::Invalid,
            (declined, Answer::Missing) => declined.map(|_| Decision::Accepted),
            // why would anybody give a reason? whether the person takes part is not known
            _ => {
                broken.push(Broken::at(Rule::ReasonWithoutDecline, Field::ReferralReason));
                Answer::Invalid
            }
        };
        Referral { sender, decision }
    }

    fn enrolment(&self, cells: Cells<'_>, context: &Context, broken: &mut Vec<Broken>) -> Enrolment {
        Enrolment {
            contacts: self.contacts(cells, broken),
            municipality: self.residence(cells, broken),
            age: self.age(cells, context, broken),
            sex: one_of(cells, Field::Sex, |cell| self.named.sexes.place(cell), Rule::UnknownSex, broken),
            hours_per_week: self.hours(cells, context, broken),
            step: one_of(cells, Field::Step, |cell| self.named.steps.place(cell), Rule::UnknownStep, broken),
        }
    }

    fn contacts(&self, cells: Cells<'_>, broken: &mut Vec<Broken>) -> Answer<CodeSet> {
        let place = |cell: &str| self.code_of(cell, |code| code.contact);
        let read = set_of(cells, Field::Contacts, place, broken);
        let Answer::Answered(set) = read else { return read };
        let holds = |id: &str| set.iter().any(|place| self.codes()[usize::from(place)].id == id);
        match (holds(Code::NONE), holds(Code::UNKNOWN), set.iter().count()) {
            (false, false, _) => read,
            (true, _, 1) => Answer::Answered(CodeSet::default()),
            (_, true, 1) => Answer::Missing, // not known is not none
            _ => {
                broken.push(Broken::at(Rule::NoneWithOthers, Field::Contacts));
                Answer::Invalid
            }
        }
    }

    fn activities_of(&self, cells: Cells<'_>, broken: &mut Vec<Broken>) -> Answer<CodeSet> {
        if cells.get(Field::Activities).is_some_and(|cell| self.code_id(cell) == Some(Code::NONE)) {
            return Answer::Answered(CodeSet::default());
        }
        set_of(cells, Field::Activities, |cell| self.named.activities.place(cell), broken)
    }

    fn residence(&self, cells: Cells<'_>, broken: &mut Vec<Broken>) -> Answer<Residence> {
        let Some(cell) = cells.get(Field::Municipality) else { return Answer::Missing };
        Answer::Answered(self.named.municipalities.place(cell).map_or_else(
            || {
                broken.push(Broken::at(Rule::UnlistedMunicipality, Field::Municipality));
                Residence::Elsewhere
            },
            Residence::Listed,
        ))
    }

    fn age(&self, cells: Cells<'_>, context: &Context, broken: &mut Vec<Broken>) -> Answer<u8> {
        let years = |cell: &str| whole(&decimal(cell)?);
        let read = one_of(cells, Field::Age, years, Rule::AgeNotANumber, broken);
        let Answer::Answered(age) = read else { return read };
        let limits = self.eligibility();
        let rule = if age < limits.min_age {
            Some(Rule::AgeTooLow)
        } else if age > limits.max_age {
            Some(Rule::AgeImplausible)
        } else {
            (age < limits.youth_form_below && !context.is_exit).then_some(Rule::YouthForm)
        };
        broken.extend(rule.map(|rule| Broken::at(rule, Field::Age)));
        if rule == Some(Rule::AgeTooLow) { Answer::Invalid } else { read }
    }

    fn hours(&self, cells: Cells<'_>, context: &Context, broken: &mut Vec<Broken>) -> Answer<Exact> {
        const WEEK: i128 = 7 * 24;
        let hours = |cell: &str| decimal(cell).filter(|hours| hours.numerator() <= WEEK * hours.denominator());
        let read = one_of(cells, Field::HoursPerWeek, hours, Rule::HoursNotANumber, broken);
        if !context.is_exit && read.answered().is_some_and(|hours| self.is_active(hours)) {
            broken.push(Broken::at(Rule::OutsideTargetGroup, Field::HoursPerWeek));
        }
        read
    }

    /// So many hours a week that the person is outside the target group.
    pub(super) fn is_active(&self, hours: Exact) -> bool {
        hours.numerator() >= i128::from(self.eligibility().most_hours) * hours.denominator()
    }

    fn code_id(&self, cell: &str) -> Option<&str> {
        self.named.codes.place(cell).map(|place| &*self.codes()[usize::from(place)].id)
    }
}

/// What only a person who takes part has.
const TAKES_PART: [Field; 8] = [
    Field::Contacts,
    Field::HoursPerWeek,
    Field::Step,
    Field::Activities,
    Field::Survey,
    Field::ExitTo,
    Field::ExitCertainty,
    Field::ExitKind,
];

/// A cell that holds one thing.
fn one_of<T>(
    cells: Cells<'_>,
    field: Field,
    read: impl Fn(&str) -> Option<T>,
    rule: Rule,
    broken: &mut Vec<Broken>,
) -> Answer<T> {
    let Some(cell) = cells.get(field) else { return Answer::Missing };
    read(cell).map_or_else(|| unreadable(rule, field, broken), Answer::Answered)
}

/// A cell that breaks a rule and so is no answer.
fn unreadable<T>(rule: Rule, field: Field, broken: &mut Vec<Broken>) -> Answer<T> {
    broken.push(Broken::at(rule, field));
    Answer::Invalid
}

/// A cell that holds several codes, each of which counts once.
fn set_of(cells: Cells<'_>, field: Field, place: impl Fn(&str) -> Option<u8>, broken: &mut Vec<Broken>) -> Answer<CodeSet> {
    let Some(cell) = cells.get(field) else { return Answer::Missing };
    let mut set = CodeSet::default();
    let mut repeats = false;
    for element in elements(cell, |entry| place(entry).is_some()) {
        let Some(place) = place(element) else {
            broken.push(Broken::at(Rule::UnknownCode, field));
            return Answer::Invalid;
        };
        repeats |= !set.insert(place);
    }
    if repeats {
        broken.push(Broken::at(Rule::RepeatedCode, field));
    }
    Answer::Answered(set)
}

/// A number of at least 0 with at most nine decimals: `7`, `7.5` or `7,5`.
fn decimal(cell: &str) -> Option<Exact> {
    let (whole, fraction) = cell.split_once(['.', ',']).unwrap_or((cell, "0"));
    let digits = |part: &str| (1..=9).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let number = |part: &str| digits(part).then(|| part.parse::<i128>().ok())?;
    let grid = 10_i128.pow(u32::try_from(fraction.len()).ok().filter(|decimals| *decimals <= 9)?);
    Some(Exact::ratio(number(whole)? * grid + number(fraction)?, grid))
}

fn whole(number: &Exact) -> Option<u8> {
    (number.denominator() == 1).then(|| u8::try_from(number.numerator()).ok())?
}
