//! A programme that has been checked.

use super::check::{Lookup, checked, repeated};
use super::fault::{Fault, List};
use super::{Activity, Code, Eligibility, GoalRule, Municipality, Named, Period, ProgrammeError, ProgrammeFile, tables};
use crate::ground::{Day, short_debug};
use crate::instrument::{Label, Source, Text};

/// A programme: whom it is for, what it records and what it aims at.
///
/// In JSON and TOML it is a [`ProgrammeFile`]: what differs from the built-in
/// programme.
///
/// # Examples
///
/// ```
/// use enkat::programme::Programme;
///
/// let programme = Programme::built_in();
/// assert_eq!(programme.id(), "prerehabilitation");
/// let counts: Vec<_> = programme.codes().iter().filter(|code| code.counts_for_goal).map(|code| &*code.id).collect();
/// assert_eq!(counts, ["supported_employment", "work_rehabilitation"]);
/// ```
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(try_from = "ProgrammeFile", into = "ProgrammeFile")
)]
pub struct Programme {
    id: Text,
    name: Label,
    source: Source,
    budgeted_participants: Option<u32>,
    survey_target: u32,
    period: Period,
    days: [Option<i32>; 2],
    goal: GoalRule,
    eligibility: Eligibility,
    codes: Vec<Code>,
    exits: Vec<u8>,
    activities: Vec<Activity>,
    municipalities: Vec<Municipality>,
    sexes: Vec<Named>,
    decline_reasons: Vec<Named>,
    steps: Vec<Named>,
    /// Records hold hours a week, and activities of each occasion; those of earlier states do not.
    pub(super) counts_hours: bool,
    pub(super) named: Lookup,
}

impl Programme {
    /// The pre-rehabilitation programme whose documents this library follows.
    ///
    /// Only supported employment and work-oriented rehabilitation count for its
    /// goal: work and studies are not rehabilitation, and the report that states
    /// the goal does not count them. A [`ProgrammeFile`] may say otherwise.
    ///
    /// # Panics
    ///
    /// Never: the built-in definition is tested.
    #[must_use]
    pub fn built_in() -> Self {
        Self {
            id: tables::ID,
            name: tables::NAME,
            source: tables::SOURCE,
            budgeted_participants: None,
            survey_target: tables::SURVEY_TARGET,
            period: Period::default(),
            days: [None; 2],
            goal: tables::GOAL,
            eligibility: tables::ELIGIBILITY,
            codes: tables::CODES.to_vec(),
            exits: Vec::new(),
            activities: tables::ACTIVITIES.to_vec(),
            municipalities: tables::MUNICIPALITIES.to_vec(),
            sexes: tables::SEXES.to_vec(),
            decline_reasons: tables::DECLINE_REASONS.to_vec(),
            steps: tables::STEPS.to_vec(),
            counts_hours: true,
            named: Lookup::default(),
        }
        .with(ProgrammeFile::default())
        .expect("the built-in programme is tested")
    }

    /// This programme with what `file` adds or puts in its place.
    ///
    /// # Errors
    ///
    /// [`ProgrammeError`] with everything that is wrong.
    pub fn with(mut self, file: ProgrammeFile) -> Result<Self, ProgrammeError> {
        let mut faults = repeated(List::Code, &file.code);
        for code in file.code {
            match self.codes.iter_mut().find(|known| known.id == code.id) {
                Some(known) => *known = code,
                None => self.codes.push(code),
            }
        }
        self.budgeted_participants = file.budgeted_participants.or(self.budgeted_participants);
        put(&mut self.id, file.id);
        put(&mut self.name, file.name);
        put(&mut self.source, file.source);
        put(&mut self.survey_target, file.survey_target);
        put(&mut self.period, file.period);
        put(&mut self.goal, file.goal);
        put(&mut self.eligibility, file.eligibility);
        put(&mut self.activities, file.activity);
        put(&mut self.municipalities, file.municipality);
        put(&mut self.sexes, file.sex);
        put(&mut self.decline_reasons, file.decline_reason);
        put(&mut self.steps, file.step);
        self.settle(&mut faults);
        if faults.is_empty() { Ok(self) } else { Err(ProgrammeError { faults }) }
    }

    /// Checks everything and works out what reading needs.
    fn settle(&mut self, faults: &mut Vec<Fault>) {
        self.named = Lookup {
            codes: checked(List::Code, &self.codes, faults),
            activities: checked(List::Activity, &self.activities, faults),
            municipalities: checked(List::Municipality, &self.municipalities, faults),
            sexes: checked(List::Sex, &self.sexes, faults),
            decline_reasons: checked(List::DeclineReason, &self.decline_reasons, faults),
            steps: checked(List::Step, &self.steps, faults),
        };
        self.exits = (0..=u8::MAX).zip(&self.codes).filter(|(_, code)| code.exit).map(|(place, _)| place).collect();
        self.check_goal_and_ages(faults);
        self.days = [&self.period.from, &self.period.to].map(|text| {
            let text = text.as_ref()?;
            let found = text.parse().ok().map(Day::since_1970);
            if found.is_none() {
                faults.push(Fault::Day { text: text.to_string() });
            }
            found
        });
        if let ([Some(first), Some(last)], Some(from), Some(to)) = (self.days, &self.period.from, &self.period.to)
            && first > last
        {
            faults.push(Fault::Period { from: from.to_string(), to: to.to_string() });
        }
    }

    /// The same with other lists, to read what was coded by them.
    pub(super) fn with_lists(
        &self,
        codes: Vec<Code>,
        activities: Vec<Activity>,
        municipalities: Vec<Municipality>,
        sexes: Vec<Named>,
        decline_reasons: Vec<Named>,
        steps: Vec<Named>,
    ) -> Self {
        let mut other = Self { codes, activities, municipalities, sexes, decline_reasons, steps, ..self.clone() };
        // a goal that counts what was not there yet is no fault of the lists
        other.settle(&mut Vec::new());
        other
    }

    /// Short and stable.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The name in use.
    #[must_use]
    pub fn name(&self) -> &Label {
        &self.name
    }

    /// Where it is described.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// How many persons were budgeted for.
    #[must_use]
    pub fn budgeted_participants(&self) -> Option<u32> {
        self.budgeted_participants
    }

    /// How many survey answers are aimed at in each municipality.
    #[must_use]
    pub fn survey_target(&self) -> u32 {
        self.survey_target
    }

    /// The first and the last day of the project, as days since 1970-01-01.
    #[must_use]
    pub fn days(&self) -> [Option<i32>; 2] {
        self.days
    }

    /// What it aims at.
    #[must_use]
    pub fn goal(&self) -> &GoalRule {
        &self.goal
    }

    /// Whom it is for.
    #[must_use]
    pub fn eligibility(&self) -> &Eligibility {
        &self.eligibility
    }

    /// Senders, contacts and exits.
    #[must_use]
    pub fn codes(&self) -> &[Code] {
        &self.codes
    }

    /// The code with this id.
    #[must_use]
    pub fn code(&self, id: &str) -> Option<&Code> {
        self.codes.iter().find(|code| code.id == id)
    }

    /// The places of the codes that may be an exit.
    #[must_use]
    pub fn exits(&self) -> &[u8] {
        &self.exits
    }

    /// What persons take part in.
    #[must_use]
    pub fn activities(&self) -> &[Activity] {
        &self.activities
    }

    /// Where persons live.
    #[must_use]
    pub fn municipalities(&self) -> &[Municipality] {
        &self.municipalities
    }

    /// What the column of sexes may hold.
    #[must_use]
    pub fn sexes(&self) -> &[Named] {
        &self.sexes
    }

    /// Why a referral was declined.
    #[must_use]
    pub fn decline_reasons(&self) -> &[Named] {
        &self.decline_reasons
    }

    /// The steps of progression, the lowest first.
    #[must_use]
    pub fn steps(&self) -> &[Named] {
        &self.steps
    }
}

impl From<Programme> for ProgrammeFile {
    /// A file that says everything.
    fn from(programme: Programme) -> Self {
        Self {
            id: Some(programme.id),
            name: Some(programme.name),
            source: Some(programme.source),
            budgeted_participants: programme.budgeted_participants,
            survey_target: Some(programme.survey_target),
            period: Some(programme.period),
            goal: Some(programme.goal),
            eligibility: Some(programme.eligibility),
            code: programme.codes,
            activity: Some(programme.activities),
            municipality: Some(programme.municipalities),
            sex: Some(programme.sexes),
            decline_reason: Some(programme.decline_reasons),
            step: Some(programme.steps),
        }
    }
}

fn put<T>(into: &mut T, given: Option<T>) {
    if let Some(given) = given {
        *into = given;
    }
}

short_debug! {
    impl Programme { id: |programme: &Self| programme.id().to_owned() }
}
