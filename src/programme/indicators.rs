//! Every figure of a programme, from counts of courses.

use super::course::Course;
use super::exits::Exits;
use super::facts::CourseFacts;
use super::referrals::{Outcome, SenderCount};
use super::routes::{Combination, Route, Routes};
use super::spread::{PersonCount, Spread, YesNo};
use super::steps::Steps;
use super::survey::{self, SurveyCount};
use super::{Code, CodeSet, Denominator, Exit, Goal, Hours, Programme, Residence, goal};
use crate::ground::{Answer, short_debug};

/// Every figure of a programme: exact counts of persons.
///
/// Made from counts of distinct [`Course`]s, so that merged counts give the
/// figures of the whole. A **participant** is a person with a course that is
/// neither declined nor of an invalid decision; figures are of participants
/// where nothing else is said. Every entry of a list of the programme is there,
/// zeros included.
///
/// They are exact and of few people: personal data until a disclosure rule has
/// been applied.
///
/// # Examples
///
/// ```
/// use enkat::inner::programme::{Context, Course, FIELDS, Indicators};
/// use enkat::programme::Programme;
///
/// let programme = Programme::built_in();
/// let course = |sender, exit| {
///     let mut cells = [None; FIELDS.len()];
///     (cells[0], cells[11]) = (Some(sender), Some(exit));
///     let row = programme.read(&cells, &Context::default(), &mut Vec::new());
///     Course::new(&programme, row.as_ref(), None)
/// };
/// let back = course("primary_care", "primary_care");
/// let on = course("social_assistance", "studies; social_assistance");
/// let indicators = Indicators::of(&programme, [(back.as_bytes(), 8), (on.as_bytes(), 1)]);
/// assert_eq!(indicators.participants, 9);
/// assert_eq!((indicators.exits.to_sender, indicators.exits.to_sender_only), (9, 8));
/// assert_eq!(indicators.exits.mentions, 10);
/// ```
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Indicators {
    /// Persons with a course.
    pub persons: u64,
    /// Persons who take part.
    pub participants: u64,
    /// How many were budgeted for.
    pub budgeted_participants: Option<u32>,
    /// Persons who were turned away.
    pub declined: u64,
    /// Persons of whom it cannot be told whether they were.
    pub decision_invalid: u64,
    /// Those turned away, by reason.
    pub decline_reasons: Spread,
    /// Every referral, by sender.
    pub referrals: Vec<SenderCount>,
    /// Participants by sender.
    pub senders: Spread,
    /// Participants by actor in contact; several possible. Not recorded is not known.
    pub contacts: Spread,
    /// Participants known to have no contacts.
    pub contacts_none: u64,
    /// Participants by activity; several possible.
    pub activities: Spread,
    /// Participants in any activity of each group.
    pub activity_groups: Vec<PersonCount>,
    /// Participants by sex.
    pub sexes: Spread,
    /// Participants of an age that comes first.
    pub priority_ages: YesNo,
    /// Participants whose hours a week at enrolment are outside the target group.
    pub outside_target_group: YesNo,
    /// Participants by municipality of the programme.
    pub municipalities: Spread,
    /// Participants who live in none of them.
    pub elsewhere: u64,
    /// Moves between the steps of progression.
    pub steps: Steps,
    /// Hours of activity a week, at start and at exit.
    pub hours: Hours,
    /// Participants by activity in the row at start and in the row at exit; several possible.
    pub activities_at: [Spread; 2],
    /// Answers to the survey, by municipality.
    pub surveys: Vec<SurveyCount>,
    /// Answers to the survey of all participants.
    pub survey: SurveyCount,
    /// Where participants went on to.
    pub exits: Exits,
    /// The sets of exits that occur; persons with an exit that cannot be read are in none.
    pub combinations: Vec<Combination>,
    /// The ways from sender to exit that occur.
    pub routes: Vec<Route>,
    /// Goal attainment, on the programme's denominator.
    pub goal: Goal,
    /// Participants with a certain exit that counts for the goal, **whatever
    /// became of them**: not the goal, and higher than it.
    pub goal_any_kind: u64,
}

/// What a person brings to a count, at most once for each code, fits 2^64 many times over.
const MOST_PERSONS: u64 = 1 << 48;

impl Indicators {
    /// Of these courses, each with the number of persons who have it; more than 2^48 persons are not counted.
    pub fn of<'a>(programme: &Programme, courses: impl IntoIterator<Item = (&'a [u8], u64)>) -> Self {
        let mut figures = Self::empty(programme);
        let mut routes = Routes::default();
        let mut reached = 0;
        let mut undecided = 0;
        for (course, persons) in courses {
            let persons = persons.min(MOST_PERSONS - figures.persons);
            let (facts, beside) = Course::decoded(programme, course);
            let outcome = Outcome::of(&facts);
            figures.refer(facts.sender, outcome, persons);
            if outcome == Outcome::TakesPart {
                figures.add(programme, &facts, persons);
                figures.steps.add(facts.step, beside.step_at_exit, persons);
                figures.hours.add(programme, [facts.hours, beside.hours_at_exit], persons);
                for (at, activities) in figures.activities_at.iter_mut().zip(beside.activities) {
                    at.add_all(activities, persons);
                }
                figures.exits.add(programme, &facts, persons);
                routes.add(programme, &facts, persons);
                match goal::reached(programme, &facts) {
                    Some(true) => reached += persons,
                    Some(false) => {}
                    None => undecided += persons,
                }
            }
        }
        (figures.combinations, figures.routes) = routes.done();
        let rule = programme.goal();
        let denominator = match rule.denominator {
            Denominator::Participants => figures.participants,
            Denominator::Closed => figures.exits.closed,
        };
        figures.goal = Goal::new(reached, undecided, denominator, rule.target, rule.decimals);
        figures
    }

    fn empty(programme: &Programme) -> Self {
        let codes = |used: fn(&Code) -> bool| programme.codes().iter().map(move |code| used(code).then_some(&code.id));
        let mut activity_groups: Vec<PersonCount> = Vec::new();
        for group in programme.activities().iter().filter_map(|activity| activity.group.as_ref()) {
            if activity_groups.iter().all(|known| known.id != *group) {
                activity_groups.push(PersonCount::empty(group));
            }
        }
        let rule = programme.goal();
        Self {
            persons: 0,
            participants: 0,
            budgeted_participants: programme.budgeted_participants(),
            declined: 0,
            decision_invalid: 0,
            decline_reasons: Spread::of(programme.decline_reasons().iter().map(|reason| Some(&reason.id))),
            referrals: SenderCount::all(programme),
            senders: Spread::of(codes(|code| code.sender)),
            contacts: Spread::of(codes(|code| code.contact && !code.is_no_actor())),
            contacts_none: 0,
            activities: Spread::of(programme.activities().iter().map(|activity| Some(&activity.id))),
            activity_groups,
            sexes: Spread::of(programme.sexes().iter().map(|sex| Some(&sex.id))),
            priority_ages: YesNo::default(),
            outside_target_group: YesNo::default(),
            municipalities: Spread::of(programme.municipalities().iter().map(|municipality| Some(&municipality.id))),
            elsewhere: 0,
            steps: Steps::default(),
            hours: Hours::default(),
            activities_at: [(); 2].map(|()| Spread::of(programme.activities().iter().map(|activity| Some(&activity.id)))),
            surveys: survey::by_municipality(programme),
            survey: survey::of_all(programme),
            exits: Exits::empty(programme),
            combinations: Vec::new(),
            routes: Vec::new(),
            goal: Goal::new(0, 0, 0, rule.target, rule.decimals),
            goal_any_kind: 0,
        }
    }

    /// Counts a referral, taken on or not.
    fn refer(&mut self, sender: Answer<u8>, outcome: Outcome, persons: u64) {
        let sender = sender.answered().and_then(|place| self.senders.id(place));
        if let Some(referral) = self.referrals.iter_mut().find(|referral| Some(&referral.id) == sender) {
            referral.add(outcome, persons);
        }
        self.persons += persons;
        match outcome {
            Outcome::TakesPart => self.participants += persons,
            Outcome::Declined(reason) => {
                self.declined += persons;
                self.decline_reasons.add(reason, persons);
            }
            Outcome::Invalid => self.decision_invalid += persons,
        }
    }

    /// Counts what a participant brings, but for exits and steps.
    fn add(&mut self, programme: &Programme, facts: &CourseFacts, persons: u64) {
        self.senders.add(facts.sender, persons);
        self.contacts.add_all(facts.contacts, persons);
        if facts.contacts.answered().is_some_and(CodeSet::is_empty) {
            self.contacts_none += persons;
        }
        self.activities.add_all(facts.activities, persons);
        let takes_part = facts.activities.answered().unwrap_or_default();
        for group in &mut self.activity_groups {
            let in_group = |place: u8| programme.activities()[usize::from(place)].group.as_ref() == Some(&group.id);
            if takes_part.iter().any(in_group) {
                group.persons += persons;
            }
        }
        self.sexes.add(facts.sex, persons);
        self.priority_ages.add(facts.priority, persons);
        self.outside_target_group.add(facts.active, persons);
        match facts.municipality {
            Answer::Answered(Residence::Elsewhere) => self.elsewhere += persons,
            Answer::Answered(Residence::Listed(place)) => {
                self.municipalities.add(Answer::Answered(place), persons);
                self.surveys[usize::from(place)].add(facts.survey, persons);
            }
            Answer::Missing => self.municipalities.add(Answer::Missing, persons),
            Answer::Invalid => self.municipalities.add(Answer::Invalid, persons),
        }
        self.survey.add(facts.survey, persons);
        let counts = |exit: &Exit| exit.is_certain() && programme.codes()[usize::from(exit.code)].counts_for_goal;
        if facts.exits.iter().any(counts) {
            self.goal_any_kind += persons;
        }
    }
}

short_debug! {
    impl Indicators { participants: |indicators: &Self| indicators.participants }
}
