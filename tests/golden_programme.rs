//! Table 1 of a published programme report, and every figure made from it.

use std::collections::{BTreeMap, BTreeSet};

use enkat::inner::programme::{Context, Course, Indicators, percent};
use enkat::programme::Programme;
use serde_json::Value;

#[path = "common/mod.rs"]
mod common;
#[path = "common/programme.rs"]
mod rows;

/// One participant's columns of the contract.
#[derive(Default)]
struct Participant {
    referred_from: String,
    exit_to: Vec<String>,
    exit_certainty: Vec<String>,
    exit_kind: Vec<&'static str>,
}

fn participants() -> BTreeMap<u64, Participant> {
    let mut participants: BTreeMap<u64, Participant> = BTreeMap::new();
    for row in common::rows("programme_table1_coded.csv") {
        let participant = participants.entry(row["participant"].parse().expect("a number")).or_default();
        participant.referred_from.clone_from(&row["referral_code"]);
        participant.exit_to.push(row["exit_code"].clone());
        participant.exit_certainty.push(row["certainty"].clone());
        // the table says of nobody but no. 11 that they started; that exits of
        // codes which do not count are read as started changes no figure
        participant.exit_kind.push(match row["closure_kind"].as_str() {
            "ended_after_participation" => "started",
            "not_applicable_returned" => "returned",
            other => panic!("unknown closure_kind {other}"),
        });
    }
    participants
}

/// Each participant's course. The report says in its text that three had a
/// work-ability assessment and four took part in activities, but not who: the
/// first ones stand for them.
fn courses(programme: &Programme) -> BTreeMap<u64, Course> {
    let course = |(id, participant): (u64, Participant)| {
        let [exit_to, exit_certainty] = [&participant.exit_to, &participant.exit_certainty].map(|list| list.join(";"));
        let exit_kind = participant.exit_kind.join(";");
        let activities = match id {
            1..=3 => "work_ability_assessment;walking_group;Kultur för Hälsan",
            4 => "walking_football",
            _ => "",
        };
        let given = [
            ("referred_from", participant.referred_from.as_str()),
            ("activities", activities),
            ("exit_to", &exit_to),
            ("exit_certainty", &exit_certainty),
            ("exit_kind", &exit_kind),
        ];
        let (row, broken) = rows::read(programme, &given, &Context { is_exit: true, ..Context::default() });
        assert!(broken.is_empty(), "participant {id}: {broken:?}");
        (id, Course::new(programme, None, row.as_ref()))
    };
    participants().into_iter().map(course).collect()
}

/// The expected file, leaf by leaf.
struct Expected {
    json: Value,
    visited: BTreeSet<String>,
}

impl Expected {
    fn read() -> Self {
        Self { json: common::json("programme_table1_expected.json"), visited: BTreeSet::new() }
    }

    fn take(&mut self, path: &str) -> Value {
        let pointer = format!("/{path}");
        let value = self.json.pointer(&pointer).unwrap_or_else(|| panic!("nothing at {path}")).clone();
        self.visited.extend(leaves(&value, &pointer));
        value
    }

    fn count(&mut self, path: &str, found: u64) {
        assert_eq!(self.take(path).as_u64(), Some(found), "{path}");
    }

    fn percent(&mut self, path: &str, found: Option<f64>) {
        assert_eq!(self.take(path).as_f64(), found, "{path}");
    }

    fn count_and_percent(&mut self, path: &str, percentage: &str, found: u64) {
        self.count(&format!("{path}/n"), found);
        self.percent(&format!("{path}/{percentage}"), percent(found, 15, 1));
    }

    /// The participants of whom alone a figure holds.
    fn ids(&mut self, path: &str, programme: &Programme, figure: impl Fn(&Indicators) -> u64) {
        let holds = |course: &Course| figure(&Indicators::of(programme, [(course.as_bytes(), 1)])) > 0;
        let found: Vec<u64> = courses(programme).into_iter().filter(|(_, course)| holds(course)).map(|(id, _)| id).collect();
        assert_eq!(self.take(path), Value::from(found), "{path}");
    }

    fn keys(&self, path: &str) -> BTreeSet<String> {
        self.json.pointer(path).and_then(Value::as_object).expect("an object").keys().cloned().collect()
    }
}

/// The paths of everything that is not an object.
fn leaves(value: &Value, path: &str) -> Vec<String> {
    match value.as_object() {
        Some(object) => object.iter().flat_map(|(key, value)| leaves(value, &format!("{path}/{key}"))).collect(),
        None => vec![path.to_owned()],
    }
}

fn figures(programme: &Programme) -> Indicators {
    let courses = courses(programme);
    Indicators::of(programme, courses.values().map(|course| (course.as_bytes(), 1)))
}

#[test]
fn every_figure_of_table_1_is_reproduced() {
    let programme = Programme::built_in();
    let figures = figures(&programme);
    let exits = &figures.exits;
    let mut expected = Expected::read();
    expected.take("source");

    expected.count("n_participants", figures.participants);
    for sender in &figures.senders.listed {
        if expected.keys("/referred_from").contains(&*sender.id) {
            expected.count_and_percent(&format!("referred_from/{}", sender.id), "pct", sender.persons);
        } else {
            assert_eq!(sender.persons, 0, "{}", sender.id);
        }
    }
    assert_eq!(
        expected.take("stated_zero_referrers"),
        Value::from(vec!["Arbetsförmedlingen", "Vetlanda psykiatriska mottagning"])
    );
    for zero in ["employment_service", "psychiatry"] {
        assert_eq!(figures.senders.persons(zero), Some(0), "{zero}");
    }

    for exit in &exits.codes {
        for (list, found) in [("exit_any_mention_incl_possible", exit.persons), ("exit_any_mention_certain_only", exit.certain)] {
            if expected.keys(&format!("/{list}")).contains(&*exit.id) {
                expected.count_and_percent(&format!("{list}/{}", exit.id), "pct_of_participants", found);
            } else {
                assert_eq!(found, 0, "{list} {}", exit.id);
            }
        }
    }
    expected.count("exit_mentions_total_incl_possible", exits.mentions);
    expected.count("participants_with_several_exits/n", exits.several);
    expected.ids("participants_with_several_exits/ids", &programme, |one| one.exits.several);
    assert_eq!(figures.combinations.len(), expected.keys("/exit_combinations").len());
    for combination in &figures.combinations {
        expected.count(&format!("exit_combinations/{}", combination.codes.join(" + ")), combination.persons);
    }

    expected.count_and_percent("returned_to_referrer_any", "pct", exits.to_sender);
    expected.ids("returned_to_referrer_any/ids", &programme, |one| one.exits.to_sender);
    expected.count_and_percent("returned_to_referrer_only", "pct", exits.to_sender_only);
    expected.ids("returned_to_referrer_only/ids", &programme, |one| one.exits.to_sender_only);
    expected.count_and_percent("any_health_care_exit", "pct", exits.health_care);
    expected.ids("any_health_care_exit/ids", &programme, |one| one.exits.health_care);

    let goal = figures.goal;
    expected.percent("goal/target_pct", goal.target_percent());
    expected.count("goal/target_persons_ceil", goal.target_persons);
    expected.count("goal/reached_n", goal.numerator);
    expected.percent("goal/reached_pct", goal.percent());
    expected.ids("goal/ids", &programme, |one| one.goal.numerator);
    assert_eq!(expected.take("goal/met").as_bool(), goal.met);
    expected.percent("goal/gap_percentage_points", goal.gap_percent());
    expected.count_and_percent("goal/sensitivity_if_participant_14_counted", "pct", figures.goal_any_kind);

    let assessment = figures.activities.persons("work_ability_assessment").expect("an activity");
    expected.count_and_percent("text_only_counts/work_ability_assessment_done", "pct", assessment);
    let in_group = figures.activity_groups.iter().find(|group| group.id == "health_centre").expect("a group").persons;
    expected.count_and_percent("text_only_counts/took_part_in_health_centre_activity", "pct", in_group);

    let all: BTreeSet<String> = leaves(&expected.json, "").into_iter().collect();
    let unvisited: Vec<_> = all.difference(&expected.visited).collect();
    assert!(unvisited.is_empty(), "nothing was compared with {unvisited:?}");
}

/// What the notes work out of the table beside the file of figures.
#[test]
fn the_notes_figures_are_reproduced() {
    let figures = figures(&Programme::built_in());
    let exits = &figures.exits;
    assert_eq!((exits.mentions, exits.mentions_certain), (19, 18));
    assert_eq!((exits.any_party, exits.any_party_not_returned), (15, 14));
    assert_eq!((percent(15, 15, 1), percent(14, 15, 1)), (Some(100.0), Some(93.3)));
    assert_eq!((exits.closed, exits.invalid), (15, 0));
    assert_eq!((figures.goal.gap_persons, figures.goal.undecided), (5, 0));
    let parties: Vec<_> = exits.parties.iter().map(|party| (&*party.id, party.persons)).collect();
    assert_eq!(parties, [("region", 10), ("municipality", 6), ("employment_service", 0), ("social_insurance_agency", 2)]);
    let routes: Vec<_> = figures.routes.iter().map(|route| (&*route.from, &*route.to, route.persons)).collect();
    assert_eq!(
        routes,
        [
            ("primary_care", "municipal_service", 2),
            ("primary_care", "primary_care", 8),
            ("primary_care", "specialist_care", 2),
            ("social_assistance", "social_assistance", 2),
            ("social_assistance", "social_insurance_agency", 1),
            ("social_insurance_agency", "social_insurance_agency", 1),
            ("social_insurance_agency", "supported_employment", 1),
            ("supported_employment", "specialist_care", 1),
            ("supported_employment", "supported_employment", 1),
        ]
    );
    let employment = exits.codes.iter().find(|exit| exit.id == "supported_employment").expect("a code");
    assert_eq!((employment.started, employment.returned), (1, 1));
}

#[test]
fn the_goal_and_the_figure_that_looks_like_it_stay_apart() {
    let figures = figures(&Programme::built_in());
    assert_eq!((figures.goal.numerator, figures.goal.percent()), (1, Some(6.7)));
    assert_eq!((figures.goal_any_kind, percent(figures.goal_any_kind, 15, 1)), (2, Some(13.3)));
}
