//! Hours of activity a week at start and at exit, and activities of each occasion.

mod common;

use common::enkat;

/// The bound of the target group is 10 hours; e was turned away.
const TABLE: &str = "\
id,wave,hours_per_week,activities,referred_from,referral_decision\n\
a,start,2,physical_activity_on_prescription,self,\n\
a,exit,10,walking_group,,\n\
b,start,\"4,5\",physical_activity_on_prescription,self,\n\
b,exit,9.999,physical_activity_on_prescription,,\n\
c,start,12,,self,\n\
c,exit,12,,,\n\
d,start,many,,self,\n\
d,exit,3,,,\n\
e,start,40,,self,declined\n\
f,exit,20,,self,\n";

#[test]
fn hours_are_figures_of_start_of_exit_and_of_change() {
    let report = enkat(&["report", "-", "--internal", "--format", "csv"], TABLE).figures();
    let all = |occasion: &str, statistics: &[&str]| -> Vec<f64> {
        statistics.iter().map(|statistic| report.number(["all", "programme.hours", occasion, *statistic])).collect()
    };
    let names = ["n", "missing", "invalid", "mean", "median", "min", "max", "persons", "persons_share"];
    assert_eq!(all("start", &names), [3.0, 1.0, 1.0, 18.5 / 3.0, 4.5, 2.0, 12.0, 1.0, 1.0 / 3.0]);
    // 9.999 hours are not ten, and are told to the hundredth
    assert_eq!(all("exit", &names), [5.0, 0.0, 0.0, 10.998, 10.0, 3.0, 20.0, 3.0, 0.6]);
    // who was there at start has not got there
    let names = ["n", "mean", "improved", "unchanged", "worsened", "persons"];
    assert_eq!(all("change", &names), [3.0, 13.49 / 3.0, 2.0, 1.0, 0.0, 1.0]);
    let prescribed =
        |occasion| report.number(["all", "programme.activity.physical_activity_on_prescription", occasion, "persons"]);
    assert_eq!([prescribed("start"), prescribed("exit"), prescribed("all")], [2.0, 1.0, 2.0]);
    // hours at exit do not say who belonged to the target group at enrolment
    assert_eq!(report.number(["all", "programme.outside_target_group", "all", "n"]), 3.0);
    assert_eq!(report.number(["all", "programme.outside_target_group", "all", "persons"]), 1.0);
}

#[test]
fn the_internal_report_says_them_and_a_release_does_not_hold_them() {
    let said = |language: &str| {
        let out = enkat(&["--lang", language, "report", "-", "--internal"], TABLE).out;
        out.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let en = said("en");
    for part in [
        "Hours known both times: 3; more at exit 2, as many 1, fewer 0; below 10 at start and not at exit 1.",
        "start 3 2 6.2 4.5 2 to 12 1 exit 5 0 11 10 3 to 20 3",
        "Physical activity on prescription: 2 according to the row at start, 1 according to the row at exit.",
    ] {
        assert!(en.contains(part), "{part:?} is not in {en}");
    }
    let sv = said("sv");
    assert!(
        sv.contains(
            "Timmar kända båda gångerna: 3; fler vid avslut 2, lika många 1, färre 0; under 10 vid start men inte vid avslut 1."
        ),
        "{sv}"
    );
    assert!(sv.contains("Fysisk aktivitet på recept: 2 enligt raden vid start, 1 enligt raden vid avslut."), "{sv}");
    let header = TABLE.lines().next().expect("a header");
    let rows = |person: usize| format!("p{person},start,{},walking_group,self,\np{person},exit,11,,,", person % 7);
    let many = (0..40).map(rows).collect::<Vec<_>>().join("\n");
    let release = enkat(&["report", "-", "--format", "csv"], format!("{header}\n{many}"));
    assert!(release.out.contains(",programme.activity.walking_group,all,persons,40,"), "{}", release.out);
    let is_of_occasion = |line: &&str| line.contains(",programme.activity") && !line.contains(",all,");
    assert!(!release.out.contains("hours") && !release.out.lines().any(|line| is_of_occasion(&line)), "{}", release.out);
}

#[test]
fn a_table_without_hours_says_nothing_of_them() {
    let out = enkat(&["--lang", "en", "report", "-", "--internal"], "id,wave,referred_from\na,start,self\na,exit,\n").out;
    assert!(!out.contains("Hours of activity"), "{out}");
}
