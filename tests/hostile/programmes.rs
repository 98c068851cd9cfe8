//! `programme`.

use enkat::Registry;
use enkat::ground::Answer;
use enkat::inner::programme::{CodeSet, Context, Course, Decision, FIELDS, Fraction, Indicators, Participation};
use enkat::programme::{Programme, ProgrammeFile};

use crate::{TEXTS, Tried};

#[test]
fn code_sets() {
    Tried::of(|tried| {
        tried.call("CodeSet", || {
            let mut set: CodeSet = (0..=255).collect();
            let inserted = [0, 127, 128, 255].map(|place| set.insert(place));
            (inserted, set.contains(255), set.union(set).iter().count(), set.is_empty())
        });
    });
}

#[test]
fn participations_courses_and_indicators() {
    Tried::of(|tried| {
        let programmes = programmes(tried);
        let cells: Vec<&str> =
            TEXTS.into_iter().chain([";", ";;;;", "studies;studies", "unknown", "none", "150", "1e9"]).collect();
        for programme in &programmes {
            let mut read = vec![Participation::unreadable(), Participation::default(), out_of_every_list()];
            for cell in &cells {
                for day in [i32::MIN, 0, i32::MAX] {
                    let context = Context { day: Some(day), is_exit: day == 0, today: Some(day) };
                    for length in [0, 1, FIELDS.len(), 300] {
                        let row = vec![Some(*cell); length];
                        read.extend(tried.call("Programme::read", || programme.read(&row, &context, &mut Vec::new())).flatten());
                    }
                }
            }
            let mut courses: Vec<Vec<u8>> = vec![vec![], vec![255], vec![127; 300], vec![255; 40], vec![0; 40]];
            courses.extend((0..=255).map(|byte| vec![byte; programme_bytes(programme)]));
            let mut dice = 1_u64;
            for _ in 0..300 {
                let bytes = (0..programme_bytes(programme)).map(|_| {
                    dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                    (dice >> 56) as u8
                });
                courses.push(bytes.collect());
            }
            for of in &programmes {
                for row in &read {
                    for days in [[Some(i32::MIN), Some(i32::MAX)], [Some(i32::MAX), Some(i32::MIN)], [None; 2]] {
                        tried.call("Programme::compare", || of.compare(row, &read[0], days).len());
                    }
                    if let Some(course) = tried.call("Course::new", || Course::new(of, Some(row), read.last())) {
                        courses.push(course.as_bytes().to_vec());
                    }
                }
            }
            for course in &courses {
                for persons in [1, u64::MAX] {
                    tried.call("Indicators::of", || {
                        let twice = [(course.as_slice(), persons), (course.as_slice(), persons)];
                        let indicators = Indicators::of(programme, twice);
                        let spreads = (indicators.senders.persons(""), indicators.survey.answered());
                        (spreads, indicators.goal.percent(), indicators.goal.gap_percent(), indicators.goal.target_percent())
                    });
                }
            }
            let all = || courses.iter().map(|course| (course.as_slice(), u64::MAX / 3));
            if let Some(mut indicators) = tried.call("Indicators::of many", || Indicators::of(programme, all())) {
                for decimals in [0, 36, u32::MAX] {
                    for target in [Fraction { part: u32::MAX, of: 0 }, Fraction { part: 0, of: u32::MAX }] {
                        (indicators.goal.decimals, indicators.goal.target) = (decimals, target);
                        tried.call("Goal::percent", || (indicators.goal.percent(), indicators.goal.target_percent()));
                        tried.call("Goal::gap_percent", || indicators.goal.gap_percent());
                    }
                }
                (indicators.survey.form, indicators.survey.dialogue) = (u64::MAX, u64::MAX);
                tried.call("SurveyCount::answered", || indicators.survey.answered());
            }
        }
    });
}

fn programme_bytes(programme: &Programme) -> usize {
    Course::new(programme, None, None).as_bytes().len()
}

/// Places that no list of any programme has.
fn out_of_every_list() -> Participation {
    let mut row = Participation::default();
    row.referral.sender = Answer::Answered(255);
    row.referral.decision = Answer::Answered(Decision::Declined { reason: Answer::Answered(255) });
    row.enrolment.contacts = Answer::Answered((0..=255).collect());
    row.enrolment.age = Answer::Answered(255);
    row.enrolment.sex = Answer::Answered(255);
    row.enrolment.step = Answer::Answered(255);
    row.enrolment.hours_per_week = Answer::Answered(enkat::ground::Exact::integer(i128::MIN));
    row.activities = Answer::Answered((0..=255).collect());
    row.closure.invalid = true;
    row
}

/// The built-in programme, and others as far as they are taken.
fn programmes(tried: &mut Tried) -> Vec<Programme> {
    let built_in = Programme::built_in();
    let mut programmes = vec![built_in.clone()];
    let mut files = vec![ProgrammeFile::default()];
    for number in [0, 1, u32::MAX] {
        files.push(ProgrammeFile {
            budgeted_participants: Some(number),
            survey_target: Some(number),
            municipality: Some(Vec::new()),
            activity: Some(Vec::new()),
            sex: Some(Vec::new()),
            decline_reason: Some(Vec::new()),
            step: Some(Vec::new()),
            ..ProgrammeFile::default()
        });
        let mut goal = built_in.goal().clone();
        (goal.target, goal.decimals) = (Fraction { part: u32::MAX, of: number }, number);
        let mut eligibility = *built_in.eligibility();
        (eligibility.min_age, eligibility.max_age, eligibility.priority_ages) = (255, 0, [255, 0]);
        files.push(ProgrammeFile { goal: Some(goal), ..ProgrammeFile::default() });
        files.push(ProgrammeFile { eligibility: Some(eligibility), ..ProgrammeFile::default() });
    }
    for text in TEXTS {
        let mut code = built_in.codes()[0].clone();
        code.id = text.into();
        let mut period = enkat::inner::programme::Period::default();
        (period.from, period.to) = (Some(text.into()), Some(text.into()));
        files.push(ProgrammeFile { id: Some(text.into()), code: vec![code; 300], ..ProgrammeFile::default() });
        files.push(ProgrammeFile { period: Some(period), ..ProgrammeFile::default() });
    }
    for file in files {
        programmes.extend(tried.call("Programme::with", || built_in.clone().with(file)).and_then(Result::ok));
    }
    for programme in &programmes {
        for text in TEXTS {
            tried.call("Programme::code", || programme.code(text).is_some_and(|code| code.is_no_actor() || code.exit));
        }
        tried.call("Registry::with_programme", || Registry::built_in().with_programme(programme.clone()).programme().days());
    }
    programmes
}
