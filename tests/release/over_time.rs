//! A release beside an earlier one of some of the same people: what a reader concludes who has both.

use enkat::figure::ReportOptions;
use enkat::release::{Earlier, EarlierError, Policy, ReleaseError, Rounding};
use enkat::report::{Report, ReportError};

use crate::crowd::{Crowd, Facts, PROFILES};
use crate::people::published;
use crate::releases::{Design, Published};

const FACTS: Design = Design { forms: &[], facts: true, breakdowns: &[] };

/// A release of people with facts, and what a later one tells or why there is none.
struct Following {
    earlier: Report,
    now: Result<Report, ReleaseError>,
}

fn follow(then: &Crowd, now: &Crowd, has_occasions: bool, policy: Policy) -> Following {
    follow_by(then, now, has_occasions, [policy; 2])
}

/// The same by the thresholds of each.
fn follow_by(then: &Crowd, now: &Crowd, has_occasions: bool, policies: [Policy; 2]) -> Following {
    follow_with(then, now, has_occasions, policies, &ReportOptions::default())
}

/// The same with options.
fn follow_with(then: &Crowd, now: &Crowd, has_occasions: bool, policies: [Policy; 2], options: &ReportOptions) -> Following {
    let released = |crowd: &Crowd, policy: Policy, earlier: &[Earlier]| {
        let cohort = crowd.cohort();
        let cohort = if has_occasions { cohort.with_occasions() } else { cohort };
        Report::release(cohort, options.clone(), policy, earlier).map_err(|error| match error {
            ReportError::Release(error) => error,
            error => panic!("{error}"),
        })
    };
    let earlier = released(then, policies[0], &[]).expect("a release");
    let json = serde_json::to_value(&earlier).expect("data");
    let now = released(now, policies[1], &[serde_json::from_value(json).expect("a release")]);
    Following { earlier, now }
}

impl Following {
    fn refusal(self) -> EarlierError {
        match self.now.expect_err("no release") {
            ReleaseError::Earlier { place: 0, error } => error,
            error => panic!("{error}"),
        }
    }

    fn told(&self) -> [Published; 2] {
        [&self.earlier, self.now.as_ref().expect("a release")].map(Published::of)
    }
}

const LEVELS: [u8; 15] = [1, 2, 2, 3, 3, 3, 4, 4, 5, 5, 1, 2, 1, 2, 3];

/// Fifteen at start, of whom fourteen come back: the levels of one more at start are those of whoever did not.
#[test]
fn a_start_of_everyone_and_a_start_of_those_who_came_back_are_one_quantity() {
    let then = Crowd::new(PROFILES).with(&[], &LEVELS, &[]);
    let now = Crowd::new(PROFILES).with(&[], &LEVELS, &LEVELS[..14]);
    assert!(matches!(follow(&then, &now, true, Policy::default()).refusal(), EarlierError::FewChanged { .. }));
    let now = Crowd::new(PROFILES).with(&[], &LEVELS, &LEVELS);
    follow(&then, &now, true, Policy::default()).now.expect("the same people");
}

/// Fourteen are told as at start; of ten more at start and eight who have come back the figures are of the eight, whom the fourteen are not.
#[test]
fn a_start_of_everyone_is_not_held_against_a_start_of_some_of_them() {
    let crowd = |back: &[u8], alone: &[u8]| Crowd::new(PROFILES).with(&[], &[back, alone].concat(), back);
    let then = crowd(&[], &LEVELS[..14]);
    let now = crowd(&LEVELS[..8], &[&LEVELS[8..14], &LEVELS[..10]].concat());
    assert_eq!(follow(&then, &now, true, Policy::default()).refusal(), EarlierError::StartOfEveryone);
}

/// The same, with room for all of them among those who have come back now: nobody says that it was them.
#[test]
fn a_start_of_everyone_is_of_those_who_came_back_only_where_all_have() {
    let then = Crowd::new(PROFILES).with(&[], &LEVELS[..14], &[]);
    let crowd = |alone: &[u8]| {
        let back = [&LEVELS[..14], &LEVELS[..8]].concat();
        Crowd::new(PROFILES).with(&[], &[&back, alone].concat(), &back)
    };
    assert_eq!(follow(&then, &crowd(&LEVELS[..6]), true, Policy::default()).refusal(), EarlierError::StartOfEveryone);
    follow(&then, &crowd(&[]), true, Policy::default()).now.expect("all of them have come back");
}

/// Six had both occasions, which is too few for the threshold now: everyone at start beside them is those who have not come back.
#[test]
fn a_release_of_those_with_both_occasions_is_not_followed_by_one_of_everyone_at_start() {
    let design = Design { facts: true, ..PROFILES };
    let then = Crowd::new(design).with(&[], &LEVELS[..6], &LEVELS[..6]);
    let now = Crowd::new(design).with(&[], &[LEVELS, LEVELS].concat(), &LEVELS[..6]);
    let policies = [3, 10].map(|least| Policy::new(least).expect("a threshold"));
    assert_eq!(follow_by(&then, &now, true, policies).refusal(), EarlierError::PairsBefore);
}

/// Two have come to a group of their own, and so the smallest of the others is named no longer: it was told of, and leaves the two.
#[test]
fn a_group_that_makes_room_for_a_small_one_is_not_told_of_before() {
    let crowd = |more: usize, few: usize| {
        let design = Design { breakdowns: &["place"], ..FACTS };
        let crowd = Crowd::new(design).told(7, &["A"], CARE, None).told(9 + more, &["B"], WORK, None);
        crowd.told(few, &["C"], CARE, None)
    };
    let refusal = follow(&crowd(0, 0), &crowd(5, 2), false, Policy::default()).refusal();
    assert_eq!(refusal, EarlierError::GroupGone { group: "place=A".into() });
    follow(&crowd(0, 0), &crowd(5, 5), false, Policy::default()).now.expect("they are five");
}

/// No level is suppressed, so index values of any set may be told; how few of those who are new are at a level is none of it.
#[test]
fn index_values_of_a_set_that_joins_dimensions_do_not_stand_beside_an_earlier_release() {
    let crowd = |times: usize| Crowd::new(PROFILES).with(&[], &[1, 1, 1, 1, 1, 2, 2, 2, 2, 2].repeat(times), &[]);
    for (set, is_told) in [("XW-DK", false), ("SE-2022-TTO", true)] {
        let options = ReportOptions { value_sets: vec![published(set)], ..ReportOptions::default() };
        let [then, now] = follow_with(&crowd(2), &crowd(4), false, [Policy::default(); 2], &options).told();
        let of = |published: &Published| published.value("all", &format!("eq5d5l.index@{set}"), "start", "sum");
        assert!(of(&then).is_some(), "{set}");
        assert_eq!(of(&now).is_some(), is_told, "{set}");
    }
}

/// Levels of sixteen at one occasion: a sum of 48 to 52 that is shown, five at the first level and none at the second.
const SIXTEEN: [u8; 16] = [4, 4, 1, 3, 4, 1, 1, 3, 4, 5, 5, 1, 4, 1, 4, 3];
/// Of nine more: with four of them at the highest level the sum of all would be 73 at least.
const NINE: [u8; 9] = [5, 5, 3, 1, 1, 1, 2, 3, 3];

/// Sixteen fall by twenty each and nine rise by as much as all of them fell: how much was lost and gained is told by neither
/// release, and may be more than the least that explains the change. That the nine joined is no less sure for it, and so the sums
/// at start, 50 and 70, tell that those of the nine at the highest level are three at most.
#[test]
fn how_much_was_gained_and_lost_is_no_reason_to_doubt_that_people_have_joined() {
    let with = |levels: &[u8], marks: [u8; 2]| levels.iter().map(|level| ([*level; 2], marks)).collect::<Vec<_>>();
    let then = with(&SIXTEEN, [60, 40]);
    let crowd = |people: &[_]| Crowd::new(PROFILES).marked(people.iter().copied());
    let all = [then.clone(), with(&NINE, [20, 55])].concat();
    let [then, now] = follow(&crowd(&then), &crowd(&all), true, Policy::default()).told();
    let of = |published: &Published| published.value("all", "eq5d5l.mo", "change", "sum_start");
    assert!(of(&then).is_some() && of(&crowd(&all).released(true)).is_some());
    assert_eq!(of(&now), None);
}

/// All of sixteen are at the first level at start, which tells their sum, and so their exit stands alone; that of twenty-five is told with
/// the change, as 61 to 69. Beside 48 to 52 of sixteen, of whom five are at the first level, those of the nine at the highest are three at most.
#[test]
fn an_exit_that_stood_alone_is_known_beside_one_that_follows_from_the_change() {
    let with = |start: u8, levels: &[u8]| levels.iter().map(|level| ([start, *level], [50; 2])).collect::<Vec<_>>();
    let then = with(1, &SIXTEEN);
    let all = [then.clone(), with(2, &[5, 5, 1, 1, 1, 1, 1, 1, 1])].concat();
    let crowd = |people: &[_]| Crowd::new(PROFILES).marked(people.iter().copied());
    let [then, now] = follow(&crowd(&then), &crowd(&all), true, Policy::default()).told();
    let of = |published: &Published| ["sum", "sum_exit"].map(|of| published.value("all", "eq5d5l.mo", "change", of));
    assert_eq!(of(&then), [None, Some(50.0)]);
    assert_eq!(of(&crowd(&all).released(true)), [Some(30.0), Some(65.0)]);
    assert_eq!(of(&now), [None; 2]);
}

const CARE: Facts = &[("exit_to", "primary_care"), ("sex", "woman")];
const WORK: Facts = &[("exit_to", "work"), ("sex", "woman")];

/// Twenty-four and one more, rounded down to fives: every number that passes a multiple of five tells about the one.
#[test]
fn rounded_numbers_need_a_change_of_the_threshold_and_the_base() {
    let rounded = Policy::rounded(Rounding::Base5);
    let crowd = |care: usize, work: usize| Crowd::new(FACTS).told(care, &[], CARE, None).told(work, &[], WORK, None);
    let refusal = follow(&crowd(14, 10), &crowd(15, 10), false, rounded).refusal();
    assert!(matches!(refusal, EarlierError::FewChanged { threshold: 10, .. }), "{refusal:?}");
    // the total need not pass one for a part to do so
    let refusal = follow(&crowd(14, 6), &crowd(15, 6), false, rounded).refusal();
    assert!(matches!(refusal, EarlierError::FewChanged { threshold: 10, .. }), "{refusal:?}");
    follow(&crowd(14, 10), &crowd(14, 10), false, rounded).now.expect("the same people");
    follow(&crowd(14, 10), &crowd(20, 16), false, rounded).now.expect("many more");
}

/// Ten more at health care among twelve more: two of those who joined went elsewhere.
#[test]
fn how_many_joined_in_any_class_is_a_count_of_its_own() {
    let crowd = |care: usize, work: usize| Crowd::new(FACTS).told(care, &[], CARE, None).told(work, &[], WORK, None);
    let [then, now] = follow(&crowd(10, 12), &crowd(20, 14), false, Policy::default()).told();
    let of = |published: &Published| {
        let persons = ["participants", "exit_to.primary_care", "health_care", "exit_to.work"].map(|of| format!("programme.{of}"));
        persons.map(|measure| published.count("all", &measure, "all", "persons"))
    };
    assert_eq!(of(&then), [Some(22), Some(10), Some(10), Some(12)]);
    // by itself every number may be told; twelve joined, and all ten of one class beside them would leave two
    assert_eq!(of(&crowd(20, 14).released(false)), [Some(34), Some(20), Some(20), Some(14)]);
    assert_eq!(of(&now), [Some(34), None, None, None]);
    // ten of twenty leave ten, and so nothing is held back
    let [_, now] = follow(&crowd(10, 12), &crowd(20, 22), false, Policy::default()).told();
    assert_eq!(of(&now), [Some(42), Some(20), Some(20), Some(22)]);
}

/// Nobody has come to an exit yet: that there are no pairs is withheld, and is no reason to doubt the earlier release.
#[test]
fn more_people_at_start_may_follow_where_nobody_has_come_to_an_exit() {
    let crowd = |more: &[u8]| Crowd::new(PROFILES).with(&[], &[&LEVELS[..], more].concat(), &[]);
    let [then, now] = follow(&crowd(&[]), &crowd(&[2, 3, 1, 2, 4, 3]), true, Policy::default()).told();
    let at_start = |published: &Published| published.count("all", "people", "start", "n");
    assert_eq!((at_start(&then), at_start(&now)), (Some(15), Some(21)));
}

/// Everybody who joined told of violence.
#[test]
fn of_those_who_joined_neither_all_nor_none_told_of_violence() {
    let told: Facts =
        &[("status", "asked"), ("lifetime", "yes"), ("fear", "no"), ("danger", "no"), ("children", "no"), ("own_use", "no")];
    let denied: Facts =
        &[("status", "asked"), ("lifetime", "no"), ("fear", "no"), ("danger", "no"), ("children", "no"), ("own_use", "no")];
    let crowd = |yes: usize, no: usize| Crowd::new(FACTS).told(yes, &[], told, None).told(no, &[], denied, None);
    // who told has one outcome here, so either figure says how many they are
    let figures = [("violence.asked", "disclosed"), ("violence.outcome", "disclosure_timing_unknown")];
    let of = |published: &Published, (measure, statistic)| published.count("all", measure, "all", statistic);
    for (yes, no) in [(25, 20), (15, 30)] {
        let [then, now] = follow(&crowd(15, 20), &crowd(yes, no), false, Policy::default()).told();
        assert!(figures.iter().any(|figure| of(&then, *figure) == Some(15)));
        assert_eq!(of(&now, ("violence.asked", "enrolled")), Some(45), "{yes} and {no}");
        let told_twice = figures.iter().find(|figure| of(&then, **figure).is_some() && of(&now, **figure).is_some());
        assert_eq!(told_twice, None, "{yes} and {no}");
    }
    let disclosed = |published: &Published| figures.iter().find_map(|figure| of(published, *figure));
    let [_, now] = follow(&crowd(15, 20), &crowd(30, 40), false, Policy::default()).told();
    assert_eq!(disclosed(&now), Some(30), "half of those who joined");
}

/// Ten of twenty-two went to health care; now seven women did, and no woman has joined: three or more of the ten were men.
#[test]
fn groups_that_are_made_since_do_not_tell_of_the_earlier_people() {
    let design = Design { breakdowns: &["sex"], ..FACTS };
    let crowd = |men: usize, others: usize| {
        let women = Crowd::new(design).told(7, &["woman"], CARE, None).told(5, &["woman"], WORK, None);
        women.told(men, &["man"], CARE, None).told(others, &["man"], WORK, None)
    };
    let then = Crowd::new(FACTS).told(10, &[], CARE, None).told(12, &[], WORK, None);
    let [then, now] = follow(&then, &crowd(11, 12), false, Policy::default()).told();
    let care = |published: &Published| {
        ["all", "sex=woman", "sex=man"].map(|group| published.count(group, "programme.health_care", "all", "persons"))
    };
    assert_eq!(care(&then), [Some(10), None, None]);
    assert_eq!(care(&crowd(11, 12).released(false)), [Some(18), None, Some(11)]);
    assert_eq!(care(&now), [Some(18), None, None], "eleven men of eighteen leave seven women, so three of the ten were men");
}

/// Seven of twenty are suppressed below ten, and would be shown from three on.
#[test]
fn a_lower_threshold_does_not_open_what_was_suppressed_of_the_same_people() {
    let crowd = || Crowd::new(FACTS).told(7, &[], CARE, None).told(13, &[], WORK, None);
    let low = Policy::new(3).expect("a threshold");
    let high = Policy::new(10).expect("a threshold");
    for (policies, is_open) in [([high, low], false), ([low, low], true)] {
        let [then, now] = follow_by(&crowd(), &crowd(), false, policies).told();
        let counts = |of: &Published| {
            let care = of.count("all", "programme.exit_to.primary_care", "all", "persons");
            [care, of.count("all", "programme.health_care", "all", "persons")]
        };
        assert_eq!(now.count("all", "programme.participants", "all", "persons"), Some(20));
        assert_eq!([counts(&then), counts(&now)].concat().contains(&Some(7)), is_open, "{:?}", counts(&now));
    }
    // what was told cannot be taken back
    follow_by(&crowd(), &crowd(), false, [low, high]).now.expect_err("seven were told of");
}

/// One left and one came: as many as before, of whom one more went to health care.
#[test]
fn one_who_left_and_one_who_came_are_not_told_by_what_changed() {
    let crowd = |care: usize, work: usize| Crowd::new(FACTS).told(care, &[], CARE, None).told(work, &[], WORK, None);
    let following = follow(&crowd(10, 12), &crowd(11, 11), false, Policy::default());
    let [then, now] = following.told();
    let mut both = 0;
    for (name, earlier, _) in then.counts() {
        let Some(later) = now.count(&name.0, &name.1, name.2, &name.3) else { continue };
        #[expect(clippy::cast_possible_truncation, reason = "a count")]
        let change = (later - earlier as i64).abs();
        assert!(change == 0 || change >= 5, "{name:?}: {earlier} and {later}");
        both += 1;
    }
    assert!(both > 0);
}

/// Groups by columns that are gone would have to be worked out again.
#[test]
fn an_earlier_release_by_other_columns_is_refused() {
    let by = |breakdowns: &'static [&'static str], groups: &[&'static str]| {
        Crowd::new(Design { breakdowns, ..FACTS }).told(9, groups, CARE, None).told(9, groups, WORK, None)
    };
    let refusal = follow(&by(&["place"], &["A"]), &by(&["sex"], &["woman"]), false, Policy::default()).refusal();
    assert_eq!(refusal, EarlierError::OtherGroups { column: "place".into() });
}

/// What somebody has at exit does not come before it.
#[test]
fn those_who_have_gone_on_since_are_no_reason_to_refuse() {
    let crowd = |gone: usize| Crowd::new(FACTS).told(gone, &[], &[("sex", "woman")], Some(CARE)).told(20 - gone, &[], WORK, None);
    let following = follow(&crowd(6), &crowd(14), true, Policy::default());
    following.now.expect("eight more came to an exit");
}

/// A handful of people has a release without a figure, after which any may follow; so may one that had no time for a figure.
#[test]
fn nothing_follows_from_a_release_that_tells_nothing() {
    let few = Crowd::new(PROFILES).with(&[], &LEVELS[..3], &[]);
    let all = Crowd::new(PROFILES).with(&[], &LEVELS, &[]);
    let following = follow(&few, &all, true, Policy::default());
    assert_eq!(following.earlier.figures().all().count(), 0);
    assert!(following.now.expect("a release").figures().all().any(|figure| figure.value.is_some()));

    let earlier = follow(&all, &all, true, Policy::default()).earlier;
    let earlier: Earlier = serde_json::from_value(serde_json::to_value(&earlier).expect("data")).expect("a release");
    let more = Crowd::new(PROFILES).with(&[], &[LEVELS, LEVELS].concat(), &[]).cohort().with_occasions();
    let options = ReportOptions::default();
    let made = Report::release_while(more, options, Policy::default(), &[earlier], || std::ops::ControlFlow::Break(()));
    let made = made.expect("a release");
    assert!(made.figures().all().all(|figure| figure.value.is_none()));
    assert!(serde_json::to_string(&made).expect("data").contains("not settled"), "{made:?}");
}
