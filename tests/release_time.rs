//! A release that runs out of time shows what was settled, and nothing else.
#![cfg(feature = "disclosure")]

use std::ops::ControlFlow;

use enkat::Registry;
use enkat::eq5d5l::Profile;
use enkat::figure::ReportOptions;
use enkat::ground::{Answer, Occasion};
use enkat::release::Policy;
use enkat::report::Report;
use enkat::tally::{Cohort, Visit};

/// Invented people in two groups, whose counts need searches.
fn cohort(people: usize) -> Cohort {
    let registry = Registry::built_in();
    let by = vec!["site".parse().expect("a breakdown")];
    let mut cohort = Cohort::counting(&registry, &["eq5d5l"], by).expect("built in");
    let profiles: Vec<Profile> = Profile::all().collect();
    for person in 0..people {
        for (occasion, step) in [(Occasion::Start, 37), (Occasion::Exit, 11)] {
            let profile = profiles[person * step % 400];
            let visit = Visit::of(&format!("p{person}")).at(occasion).in_group("site", ["A", "B"][person % 2]);
            let mark = u8::try_from(person * step % 101).expect("a mark");
            let visit = visit.answering(profile.items()).answering([("vas", Answer::Answered(mark))]);
            cohort.push(&visit).expect("a visit");
        }
    }
    cohort
}

/// The tidy lines of a report with and without a value.
fn lines(report: &Report) -> [Vec<String>; 2] {
    let mut text = String::new();
    report.write_tidy(&mut text).expect("a string takes everything");
    let (shown, suppressed) = text.lines().skip(1).map(str::to_owned).partition(|line| !line.ends_with(",suppressed"));
    [shown, suppressed]
}

#[test]
fn whatever_the_time_a_topic_is_whole_or_suppressed_and_the_report_says_so() {
    let cohort = cohort(24);
    let release = |most: usize| {
        let mut asked = 0;
        let report = Report::release_while(&cohort, ReportOptions::default(), Policy::default(), &[], || {
            asked += 1;
            if asked <= most { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        (report.expect("a release"), asked)
    };
    let (whole, searches) = release(usize::MAX);
    assert!(whole.is_settled() && searches > 20, "{searches} searches");
    let [shown, suppressed] = lines(&whole);
    assert!(shown.len() > 20);
    for most in (0..searches).step_by(searches / 12) {
        let (report, asked) = release(most);
        assert_eq!((report.is_settled(), asked), (false, most + 1), "nothing is looked for after a break");
        assert!(report.findings().iter().any(|finding| finding.en.contains("not enough time")));
        let [none, all] = lines(&report);
        assert_eq!((none.len(), all.len()), (0, shown.len() + suppressed.len()), "after {most} searches");
    }
    let (again, _) = release(searches);
    assert_eq!((lines(&again), again.is_settled()), ([shown, suppressed], true));
}
