//! What changed between start and exit.

use super::writer::Writer;
use super::{Row, Section};
use crate::instrument::Better;
use crate::report::figure::FigureOccasion::{Change, Exit, Start};
use crate::report::measure::Measure;
use crate::stats::BootstrapMethod;

/// Below so many pairs a test says little.
const FEW_PAIRS: f64 = 10.0;

impl Writer<'_> {
    /// The joint sums of those who have both occasions, or of everyone.
    pub(super) fn sums(&self) -> Section {
        let better = self.say("better if", "bättre om");
        if !self.report.has_occasions {
            let title = [
                "Joint sums of everyone; the table does not tell start and exit apart",
                "Gemensamma summor för alla; tabellen skiljer inte på start och avslut",
            ];
            let head = vec![
                "",
                better,
                "n",
                self.say("missing", "saknas"),
                self.say("invalid", "ogiltiga"),
                self.say("sum", "summa"),
                self.say("mean", "medel"),
            ];
            let mut section = self.section(title, head);
            self.by_instrument(
                &mut section,
                |_| true,
                |measure| {
                    let mut line = self.name_and_direction(measure);
                    line.extend(["n", "missing", "invalid", "sum", "mean"].map(|statistic| self.cell(measure, Start, statistic)));
                    line
                },
            );
            return section;
        }
        let title = [
            "Joint sums of the people with a valid answer both times",
            "Gemensamma summor för dem som har giltigt svar vid båda tillfällena",
        ];
        let head = vec![
            "",
            better,
            "n start",
            self.say("n exit", "n avslut"),
            self.say("pairs", "par"),
            self.say("sum start", "summa start"),
            self.say("sum exit", "summa avslut"),
            self.say("change", "förändring"),
            "",
        ];
        let mut section = self.section(title, head);
        self.by_instrument(
            &mut section,
            |_| true,
            |measure| {
                let change = self.value(measure, Change, "sum").filter(|_| self.value(measure, Change, "n") > Some(0.0));
                let mut line = self.name_and_direction(measure);
                line.extend(
                    [(Start, "n"), (Exit, "n"), (Change, "n"), (Change, "sum_start"), (Change, "sum_exit")]
                        .map(|(occasion, statistic)| self.cell(measure, occasion, statistic)),
                );
                line.push(self.number(change, 3));
                line.push(change.map_or("", |change| self.verdict(change, measure.better)).into());
                line
            },
        );
        section
    }

    fn name_and_direction(&self, measure: &Measure) -> Vec<String> {
        let better = match measure.better {
            Better::Higher => self.say("higher", "högre"),
            Better::Lower => self.say("lower", "lägre"),
        };
        vec![self.language.label(&measure.label).to_owned(), better.into()]
    }

    /// What a change of the joint sum means, by the better end of the measure.
    fn verdict(&self, change: f64, better: Better) -> &'static str {
        let gain = match better {
            Better::Higher => change,
            Better::Lower => -change,
        };
        if gain == 0.0 {
            self.say("unchanged", "oförändrat")
        } else if gain > 0.0 {
            self.say("better", "bättre")
        } else {
            self.say("worse", "sämre")
        }
    }

    /// Mean change with its interval, tests and effect.
    pub(super) fn change(&self) -> Section {
        let head = vec![
            "",
            "n",
            self.say("mean change", "medelförändr."),
            self.say("95 % interval", "95 % intervall"),
            "median",
            "p t",
            "p Wilcoxon",
            "p Holm",
            "gz",
        ];
        let mut section = self.section(["Change from start to exit", "Förändring från start till avslut"], head);
        // the exact test where every measure has one: with few pairs the normal approximation misleads
        let scores = || self.report.measures.iter().filter(|measure| !measure.is_item);
        let lacks_exact = |measure: &Measure| {
            self.value(measure, Change, "p_wilcoxon").is_some() && self.value(measure, Change, "p_wilcoxon_exact").is_none()
        };
        let rank_test = if scores().any(lacks_exact) { "p_wilcoxon" } else { "p_wilcoxon_exact" };
        self.by_instrument(
            &mut section,
            |measure| !measure.is_item,
            |measure| {
                let of = |statistic: &str| self.value(measure, Change, statistic);
                vec![
                    self.language.label(&measure.label).to_owned(),
                    self.number(of("n"), 0),
                    self.number(of("mean"), 3),
                    self.range(of("ci95_low"), of("ci95_high"), 3),
                    self.number(of("median"), 3),
                    self.p(of("p_t")),
                    self.p(of(rank_test)),
                    self.p(of(&format!("{rank_test}_holm"))),
                    self.number(of("gz"), 2),
                ]
            },
        );
        let ranks = if rank_test == "p_wilcoxon_exact" {
            self.say(
                "p Wilcoxon: signed ranks, exact over all sign patterns.",
                "p Wilcoxon: Wilcoxons teckenrangtest, exakt över alla teckenmönster.",
            )
        } else {
            self.say(
                "p Wilcoxon: signed ranks, normal approximation corrected for ties.",
                "p Wilcoxon: Wilcoxons teckenrangtest, normalapproximation korrigerad för lika ranger.",
            )
        };
        let remarks = [
            self.say("p t: paired t test.", "p t: parat t-test."),
            ranks,
            self.say(
                "p Holm: that of Wilcoxon adjusted for the measures of the questionnaire.",
                "p Holm: Wilcoxons p justerat för formulärets mått.",
            ),
            self.say(
                "gz: Hedges' g of the change, in standard deviations of the change.",
                "gz: Hedges g för förändringen, i standardavvikelser av förändringen.",
            ),
        ];
        if scores().any(|measure| self.value(measure, Change, "n").is_some_and(|n| n < FEW_PAIRS)) {
            let few = self.say(
                "Fewer than 10 pairs in some measures: tests say little there.",
                "Färre än 10 par i några mått: testen säger lite där.",
            );
            section.remarks.push(few.to_owned());
        }
        section.remarks.extend(remarks.map(str::to_owned));
        section
    }

    /// Better, worse, mixed: the classes of PCHC.
    pub(super) fn health_change(&self) -> Section {
        let head = vec!["", "n", self.say("share", "andel"), self.say("of those with problems", "av dem med besvär")];
        let title = ["EQ-5D-5L profiles from start to exit (PCHC)", "EQ-5D-5L-profiler från start till avslut (PCHC)"];
        let mut section = self.section(title, head);
        for measure in self.profiles() {
            let of = |statistic: &str| self.figures.value(&measure, Change, statistic);
            if of("n").is_none_or(|n| n == 0.0) {
                continue;
            }
            for (class, name) in [
                ("improve", self.say("better, in none worse", "bättre, i inget sämre")),
                ("worsen", self.say("worse, in none better", "sämre, i inget bättre")),
                ("mixed", self.say("better in some, worse in others", "bättre i något, sämre i annat")),
                ("no_change", self.say("the same, with problems", "samma, med besvär")),
                ("no_problems", self.say("no problems either time", "inga besvär vid något av tillfällena")),
            ] {
                section.rows.push(Row::Cells(vec![
                    name.to_owned(),
                    self.number(of(&format!("pchc_{class}")), 0),
                    self.percent(of(&format!("pchc_{class}_share"))),
                    self.percent(of(&format!("pchc_{class}_share_with_problems"))),
                ]));
            }
        }
        section
    }

    /// The measures of profiles: one for each questionnaire that has dimensions.
    fn profiles(&self) -> Vec<String> {
        let of = |measure: &Measure| measure.id.strip_suffix(".lss").map(|id| format!("{id}.profile"));
        self.report.measures.iter().filter_map(of).collect()
    }

    /// Reliable change, where a reliability was named: r and SD beside what they give.
    pub(super) fn reliable_change(&self) -> Section {
        let head = vec![
            "",
            "n",
            self.say("improved", "förbättrade"),
            self.say("none", "ingen säker"),
            self.say("worsened", "försämrade"),
            "r",
            self.say("SD start", "SD start"),
            "MDC95",
        ];
        let title = [
            "Reliable change of persons (Jacobson and Truax), at the reliability that was named",
            "Tillförlitlig förändring hos personer (Jacobson och Truax), vid angiven reliabilitet",
        ];
        let mut section = self.section(title, head);
        for measure in &self.report.measures {
            let of = |statistic| self.value(measure, Change, statistic);
            if self.figures.figure(&measure.id, Change, "reliable_r").is_none() {
                continue;
            }
            section.rows.push(Row::Cells(vec![
                self.full_name(measure),
                self.number(of("n"), 0),
                self.number(of("reliable_improved"), 0),
                self.number(of("reliable_none"), 0),
                self.number(of("reliable_worsened"), 0),
                self.number(of("reliable_r"), 2),
                self.number(of("reliable_sd"), 2),
                self.number(of("mdc95"), 1),
            ]));
        }
        section
    }

    /// Resampled intervals, where they were asked for.
    pub(super) fn bootstrap(&self) -> Section {
        let head = vec!["", self.say("mean change", "medelförändr."), self.say("median change", "medianförändr.")];
        let Some(bootstrap) = &self.report.options.bootstrap else { return self.section(["", ""], head) };
        let (title, method) = match bootstrap.method {
            BootstrapMethod::Bca => (["95 % bootstrap intervals, BCa", "95 % bootstrapintervall, BCa"], "bca"),
            BootstrapMethod::Percentile => {
                (["95 % bootstrap intervals, percentile", "95 % bootstrapintervall, percentil"], "percentile")
            }
        };
        let mut section = self.section(title, head);
        for measure in self.report.measures.iter().filter(|measure| !measure.is_item) {
            let of = |statistic: String| self.value(measure, Change, &statistic);
            let range = |what| self.range(of(format!("{what}_{method}_low")), of(format!("{what}_{method}_high")), 3);
            section.rows.push(Row::Cells(vec![self.full_name(measure), range("mean"), range("median")]));
        }
        let drawn = self.say("resamples", "omdragningar");
        section.remarks.push(format!("{} {drawn}, seed {}", bootstrap.replicates, bootstrap.seed));
        section
    }

    /// Quality-adjusted life years, where rows are dated.
    pub(super) fn qalys(&self) -> Section {
        let head =
            vec!["", "n", self.say("mean days between", "dagar emellan, medel"), self.say("mean QALY", "QALY, medel"), "sd"];
        let title = ["QALYs between the two dates of each person", "QALY mellan varje persons två datum"];
        let mut section = self.section(title, head);
        for measure in &self.report.measures {
            let Some((instrument, set)) = measure.id.split_once(".index@") else { continue };
            let id = format!("{instrument}.qaly@{set}");
            let of = |statistic| self.figures.value(&id, Change, statistic);
            if of("n").is_none_or(|n| n == 0.0) {
                continue;
            }
            section.rows.push(Row::Cells(vec![
                set.to_owned(),
                self.number(of("n"), 0),
                self.number(of("mean_days"), 0),
                self.number(of("mean"), 3),
                self.number(of("sd"), 3),
            ]));
        }
        let undated = self.report.measures.iter().filter_map(|measure| {
            let id = measure.id.split_once(".index@").map(|(instrument, set)| format!("{instrument}.qaly@{set}"))?;
            self.figures.value(&id, Change, "missing").filter(|undated| *undated > 0.0)
        });
        if let Some(undated) = undated.max_by(f64::total_cmp) {
            let text = self.say("Pairs without two dates in order, left out", "Par utan två datum i ordning, utelämnade");
            section.remarks.push(format!("{text}: {}", self.number(Some(undated), 0)));
        }
        section
    }
}
