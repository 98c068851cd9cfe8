//! `tally`, `figure`, `report` and `release`.

use std::fmt;

use enkat::figure::{FigureOccasion, NamedReliability, Norm, ReliabilitySource, ReportOptions, Statistic};
use enkat::finding::Findings;
use enkat::ground::{Answer, Day, IdKey, Occasion};
use enkat::inner::table::{Answers, Plan};
use enkat::inner::tally::{Half, Occasions, Rows};
use enkat::report::{Language, PersonChanges, Report};
use enkat::stats::{Bootstrap, BootstrapMethod};
use enkat::table::Breakdown;
use enkat::tally::{Cohort, Groups, PeopleCounts, Visit};
use enkat::{Choices, Registry};

use crate::tables::plans;
use crate::{TEXTS, Tried};

const DAYS: [Option<i32>; 3] = [Some(i32::MIN), Some(i32::MAX), None];

#[test]
fn rows_of_any_length() {
    Tried::of(|tried| {
        let registry = Registry::built_in();
        let plans = plans(&registry);
        for (place, plan) in plans.iter().enumerate() {
            for (by, has_days) in [(vec![], true), (vec!["a", "a*b"], false), (vec!["a"; 40], true)] {
                let by: Vec<Breakdown> = by.iter().map(|text| text.parse().expect("columns")).collect();
                let Some(cohort) = tried.call("Cohort::new", || Cohort::new(plan.clone(), by, has_days)) else { continue };
                let mut cohort = cohort.keeping_ids().with_occasions();
                // its own, and the one before
                for given in [place, (place + 1) % plans.len()] {
                    add_all(tried, &mut cohort, &plans[given]);
                }
                of_cohort(tried, cohort, &registry, place);
            }
        }
    });
}

fn add_all(tried: &mut Tried, cohort: &mut Cohort, plan: &Plan) {
    let answers = [0, 3].map(|rows| Answers::new(plan, rows));
    let ids: [&[Option<&str>]; 4] = [&[], &[Some("a"), None, Some("")], &[Some("a"); 3], &[Some("19121212-1212"); 3]];
    let groups: [Vec<Vec<&str>>; 4] = [vec![], vec![vec![]], vec![vec!["x", "", "y"]; 2], vec![vec!["*"; 3]; 1]];
    let exit = Occasions::All(Occasion::Exit);
    let occasions =
        [exit, Occasions::All(Occasion::Start), Occasions::Each(&[]), Occasions::Each(&[None, Some(Occasion::Exit), None])];
    tried.call("Occasions::of", || occasions.map(|occasions| occasions.of(usize::MAX)));
    for answers in &answers {
        for occasions in occasions {
            for days in [None, Some(&[][..]), Some(&DAYS[..])] {
                let half = Half { answers, occasions, days };
                let other = Half { occasions: exit, ..half };
                for halves in [&[][..], &[half], &[other, half], &[half; 3]] {
                    for ids in ids.into_iter().map(Some).chain([None]) {
                        for groups in &groups {
                            {
                                let first_row = u64::MAX;
                                let rows = Rows { first_row, ids, groups, halves };
                                tried.call("Cohort::add_rows", || cohort.add_rows(&rows, &mut Findings::default()).is_ok());
                                tried.call("Rows", || (rows.len(), rows.is_empty()));
                            }
                        }
                    }
                }
            }
        }
    }
}

fn of_cohort(tried: &mut Tried, mut cohort: Cohort, registry: &Registry, place: usize) {
    tried.call("Cohort's numbers", || (cohort.rows(), cohort.people(), cohort.unplaced_rows(), cohort.bytes_per_person()));
    tried.call("Cohort::merge", || cohort.clone().merge(&cohort).is_ok());
    let other = Cohort::new(plans(registry)[1].clone(), Vec::new(), false);
    for other in [&other, &cohort.clone()] {
        tried.call("Cohort::merge of another", || (cohort.merge(other).is_ok(), cohort.repeated_with(other)));
        tried.call("Cohort::merge_repeating", || cohort.merge_repeating(other).is_ok());
    }
    for text in TEXTS {
        tried.call("Cohort::of_part", || cohort.clone().of_part(text).of_part(text).parts().count());
        tried.call("Cohort::remove", || cohort.remove(text).is_ok());
        let key = IdKey::from_secret(&[7; 40]).expect("it is long");
        tried.call("Cohort::with_id_key", || cohort.clone().with_id_key(key).is_ok());
        let visit = Visit::of(text).at(Occasion::Exit).in_group("a", text).in_group(text, text);
        for answer in [Answer::Missing, Answer::Invalid, Answer::Answered(255)] {
            let visit = visit
                .clone()
                .answering([(text, answer), ("soc13_1", answer), ("mo", answer)])
                .on(Day::from_days(0).expect("a day"));
            tried.call("Cohort::push", || cohort.push(&visit).is_ok());
            tried.call("Cohort::push of nobody", || cohort.push(&Visit::anonymous().answering([("mo", answer)])).is_ok());
        }
        tried.call("Cohort::counting", || {
            Cohort::counting(registry, &[text, "soc13"], text.parse().into_iter().collect()).is_ok()
        });
    }
    let bytes = tried.call("Cohort::to_bytes", || cohort.to_bytes()).unwrap_or_default();
    for length in (0..bytes.len()).step_by(7 + bytes.len() / 50) {
        tried.call("Cohort::from_bytes", || Cohort::from_bytes(&bytes[..length], registry).is_ok());
        for byte in [0, 0x7F, 0xFF] {
            let mut spoilt = bytes.clone();
            spoilt[length] = byte;
            tried.call("Cohort::from_bytes, spoilt", || {
                Cohort::from_bytes(&spoilt, registry).map(|cohort| cohort.counted()).is_ok()
            });
        }
    }
    tried.call("Cohort::check_groups", || cohort.check_groups().is_ok());
    tried.call("Groups", || cohort.counted().iter().map(|(name, group)| (name, group.people.all_rows())).max());
    for options in options().into_iter().skip(place).step_by(7) {
        let report = tried.call("Report::internal", || Report::internal(&cohort, options.clone()));
        if let Some(Ok(report)) = report {
            of_report(tried, &report);
        }
        let scorers: Vec<_> = registry.iter().filter_map(|instrument| instrument.scorer(&[]).ok()).collect();
        let scorers: Vec<_> = scorers.iter().map(|scorer| &**scorer).collect();
        for scorers in [&scorers[..], &scorers[..1], &[]] {
            // ids that nobody kept from the beginning
            let late = cohort.clone().keeping_ids();
            tried.call("PersonChanges", || {
                drop(PersonChanges::new(&late, scorers, &options).map(|changes| changes.rows().count()));
                let changes = PersonChanges::new(&cohort, scorers, &options).ok()?;
                let rows: usize = changes.rows().map(|row| format!("{row:?}").len()).sum();
                Some((rows, changes.columns().len(), changes.people().all_rows(), changes.without_reliability().len()))
            });
        }
        #[cfg(feature = "disclosure")]
        release(tried, &cohort, &options);
    }
    tried.call("Cohort::seal", || cohort.seal());
    tried.call("Cohort::remove of a sealed one", || cohort.remove("a").is_ok());
    tried.call("Cohort::into_counted", || Groups::from(cohort).check().is_ok());
}

fn options() -> Vec<ReportOptions> {
    let mut all = vec![ReportOptions::default()];
    for value in [f64::NAN, f64::INFINITY, -1.0, 0.0, 1.0, f64::MAX, f64::MIN_POSITIVE] {
        for measure in ["soc13.total", "", "eq5d5l.vas"] {
            let norm = Norm { measure: measure.into(), group: String::new(), mean: value, sd: value, source: String::new() };
            let reliability = NamedReliability { measure: measure.into(), source: ReliabilitySource::Given(value) };
            let replicates = if value == 0.0 { 40 } else { u32::MAX };
            let bootstrap = Some(Bootstrap { method: BootstrapMethod::Bca, replicates, seed: 0 });
            all.push(ReportOptions {
                norms: vec![norm; 2],
                reliability: vec![reliability; 2],
                bootstrap,
                ..ReportOptions::default()
            });
        }
    }
    let registry = Registry::built_in();
    all.push(ReportOptions {
        value_sets: registry.value_sets().take(3).chain(registry.value_sets().take(1)).cloned().collect(),
        ..ReportOptions::default()
    });
    all
}

/// A writer that has no room.
struct Full;

impl fmt::Write for Full {
    fn write_str(&mut self, _: &str) -> fmt::Result {
        Err(fmt::Error)
    }
}

fn of_report(tried: &mut Tried, report: &Report) {
    for language in [Language::En, Language::Sv] {
        tried.call("Report::write_text", || {
            (report.write_text(&mut String::new(), language), report.write_text(&mut Full, language))
        });
        tried.call("Report::write_markdown", || {
            (report.write_markdown(&mut String::new(), language), report.write_markdown(&mut Full, language))
        });
        #[cfg(feature = "html")]
        tried.call("Report::write_html", || {
            (report.write_html(&mut String::new(), language), report.write_html(&mut Full, language))
        });
    }
    tried.call("Report::write_tidy", || (report.write_tidy(&mut String::new()), report.write_tidy(&mut Full)));
    for text in TEXTS {
        for statistic in Statistic::all().step_by(50) {
            tried.call("Report::figure", || report.figure(text, FigureOccasion::All, statistic).is_ok());
            tried
                .call("Figures::figure_of", || report.figures().figure_of(text, text, FigureOccasion::Change, statistic).is_ok());
            tried.call("Statistic::definition_of", || statistic.definition_of(text));
        }
        tried.call("Statistic", || text.parse::<Statistic>().is_ok());
    }
}

#[cfg(feature = "disclosure")]
fn release(tried: &mut Tried, cohort: &Cohort, options: &ReportOptions) {
    use enkat::release::{Earlier, Policy, Rounding};
    let mut policies = Vec::new();
    for number in [0, 3, 5, 10, u32::MAX] {
        policies.extend(tried.call("Policy::new", || Policy::new(number)).and_then(Result::ok));
        policies.extend(tried.call("Rounding::new", || Rounding::new(number).map(Policy::rounded)).and_then(Result::ok));
    }
    for policy in policies {
        let report = tried.call("Report::release", || Report::release(cohort, options.clone(), policy, &[]));
        let Some(Ok(report)) = report else { continue };
        of_report(tried, &report);
        let figures: Vec<_> = report.figures().all().collect();
        let spoilt = figures.iter().cloned().map(|mut figure| {
            (figure.value, figure.n, figure.between) = (Some(f64::NAN), Some(u64::MAX), Some([u64::MAX, 0]));
            figure
        });
        let earlier = [Earlier::new(figures.clone()), Earlier::new(spoilt), Earlier::new([])];
        for earlier in &earlier {
            tried.call("Earlier::admits", || earlier.admits(report.figures(), policy).is_ok());
        }
        tried.call("Report::release again", || Report::release(cohort, options.clone(), policy, &earlier).is_ok());
        tried.call("Report::release_while", || {
            Report::release_while(cohort, options.clone(), policy, &[], || std::ops::ControlFlow::Break(())).is_ok()
        });
    }
}

#[test]
fn people_by_hand() {
    Tried::of(|tried| {
        let most = u64::MAX;
        let counts = PeopleCounts {
            rows: [most; 2],
            answered: [most; 2],
            pairs: most,
            start_only: most,
            exit_only: most,
            duplicates: [most; 2],
            unknown_exits: most,
        };
        tried.call("PeopleCounts::all_rows", || counts.all_rows());
        let registry = Registry::built_in();
        let choices = Choices { by: vec!["a".parse().expect("a column"); 3], ..Choices::default() };
        tried.call("Choices::cohort", || choices.cohort(&registry, &["id", "a", "mo"]).is_ok());
    });
}
