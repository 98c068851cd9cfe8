//! What the change comes to in tests, intervals and years of life.

use super::questionnaire::Questionnaire;
use super::section::Section;
use super::writer::SectionWriter;
use crate::figure::FigureOccasion::Change;
use crate::figure::Measure;
use crate::figure::{Estimated, Statistic};
use crate::report::shown::Shown;
use crate::stats::BootstrapMethod;

/// Below so many pairs a test says little.
const FEW_PAIRS: f64 = 10.0;

impl<'a> SectionWriter<'a> {
    /// Mean change with its interval, tests and effect.
    pub(super) fn change(&self, of: &Questionnaire<'a>) -> Section {
        let head = vec![
            "",
            "n",
            self.say("mean change", "förändring"),
            self.say("95 % interval", "95 % intervall"),
            "median",
            "p t",
            "p Wilcoxon",
            "p Holm",
            self.say("Hedges' g", "Hedges g"),
        ];
        let mut section = self.section(["Tests of change", "Test av förändring"], head).internal().of_change();
        // the exact test where every measure has one: with few pairs the normal approximation misleads
        let lacks_exact = |measure: &Measure| {
            self.value(measure, Change, Statistic::PWilcoxon).is_some()
                && self.value(measure, Change, Statistic::PWilcoxonExact).is_none()
        };
        let [rank_test, rank_test_holm] = if of.scores().any(lacks_exact) {
            [Statistic::PWilcoxon, Statistic::PWilcoxonHolm]
        } else {
            [Statistic::PWilcoxonExact, Statistic::PWilcoxonExactHolm]
        };
        for measure in of.scores() {
            let figure = |statistic: Statistic| self.shown(measure, Change, statistic);
            let cells = [
                self.count(figure(Statistic::N)),
                self.number(figure(Statistic::Mean), 3),
                self.range(figure(Statistic::Low(Estimated::Ci95)), figure(Statistic::High(Estimated::Ci95)), 3),
                self.number(figure(Statistic::Median), 3),
                self.p(figure(Statistic::PT)),
                self.p(figure(rank_test)),
                self.p(figure(rank_test_holm)),
                self.number(figure(Estimated::Gz.into()), 2),
            ];
            section.line(self.label(measure), cells);
        }
        let ranks = if rank_test == Statistic::PWilcoxonExact {
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
                "Hedges' g of the change is in standard deviations of the change.",
                "Hedges g för förändringen är i standardavvikelser av förändringen.",
            ),
        ];
        if of.scores().any(|measure| self.value(measure, Change, Statistic::N).is_some_and(|n| n < FEW_PAIRS)) {
            let few = self.say(
                "Fewer than 10 pairs in some measures: tests say little there.",
                "Färre än 10 par i några mått: testen säger lite där.",
            );
            section.remarks.push(few.to_owned());
        }
        section.remarks.extend(remarks.map(str::to_owned));
        section
    }

    /// Resampled intervals, where they were asked for.
    pub(super) fn bootstrap(&self, of: &Questionnaire<'a>) -> Section {
        let head = vec!["", self.say("mean change", "förändring"), self.say("median change", "i median")];
        let Some(bootstrap) = &self.report.options().bootstrap else { return self.section(["", ""], head) };
        let (title, intervals) = match bootstrap.method {
            BootstrapMethod::Bca => {
                (["95 % bootstrap intervals, BCa", "95 % bootstrapintervall, BCa"], [Estimated::MeanBca, Estimated::MedianBca])
            }
            BootstrapMethod::Percentile => (
                ["95 % bootstrap intervals, percentile", "95 % bootstrapintervall, percentil"],
                [Estimated::MeanPercentile, Estimated::MedianPercentile],
            ),
        };
        let mut section = self.section(title, head).internal().of_change();
        for measure in of.scores() {
            let end = |end: Statistic| self.shown(measure, Change, end);
            let range = |of| self.range(end(Statistic::Low(of)), end(Statistic::High(of)), 3);
            section.line(self.label(measure), intervals.map(range));
        }
        let drawn = self.say("resamples", "omdragningar");
        section.remarks.push(format!("{} {drawn}, seed {}", bootstrap.replicates, bootstrap.seed));
        section
    }

    /// Quality-adjusted life years, where rows are dated.
    pub(super) fn qalys(&self, of: &Questionnaire<'a>) -> Section {
        let head =
            vec!["", "n", self.say("mean days between", "dagar emellan, medel"), self.say("mean QALY", "QALY, medel"), "sd"];
        let title = ["QALYs between the two dates of each person", "QALY mellan varje persons två datum"];
        let mut section = self.section(title, head).internal().of_change();
        let mut undated: Option<f64> = None;
        let beginning = format!("{}.index@", of.id);
        for set in of.measures.iter().filter_map(|measure| measure.id.strip_prefix(&beginning)) {
            let id = format!("{}.qaly@{set}", of.id);
            let figure = |statistic: Statistic| self.of(&id, Change, statistic);
            let without_dates = figure(Statistic::Missing).value().filter(|undated| *undated > 0.0);
            undated = undated.into_iter().chain(without_dates).max_by(f64::total_cmp);
            if matches!(figure(Statistic::N), Shown::Number(0.0) | Shown::Absent | Shown::Undefined) {
                continue;
            }
            let cells = [
                self.count(figure(Statistic::N)),
                self.count(figure(Statistic::MeanDays)),
                self.number(figure(Statistic::Mean), 3),
                self.number(figure(Statistic::Sd), 3),
            ];
            section.line(set, cells);
        }
        if let Some(undated) = undated {
            let text = self.say("Pairs without two dates in order, left out", "Par utan två datum i ordning, utelämnade");
            section.remarks.push(format!("{text}: {}", self.count(Some(undated))));
        }
        section
    }
}
