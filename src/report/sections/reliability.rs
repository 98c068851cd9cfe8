//! How well sums of items hold together, and how they were answered.

use super::questionnaire::Questionnaire;
use super::section::Section;
use super::writer::SectionWriter;
use crate::figure::FigureOccasion::Change;
use crate::figure::{Counted, Estimated, Statistic};
use crate::report::shown::Shown;

/// Below so many complete rows reliability is hardly known.
const FEW_ROWS: f64 = 50.0;

impl<'a> SectionWriter<'a> {
    /// Alpha and its kin, with a warning where they rest on few.
    pub(super) fn reliability(&self, of: &Questionnaire<'a>) -> Section {
        let head =
            vec!["", self.say("when", "när"), "n", "alpha", self.say("95 % interval", "95 % intervall"), "lambda 6", "omega"];
        let mut section = self.section(["Reliability, of complete rows", "Reliabilitet, för fullständiga svar"], head).internal();
        let mut rests_on_few = false;
        for measure in of.sums_of_items() {
            for (occasion, when) in self.occasions() {
                let figure = |statistic: Statistic| self.shown(measure, occasion, statistic);
                let is_suppressed = figure(Estimated::Alpha.into()) == Shown::Suppressed;
                let alpha = self.figures.figure(&measure.id, occasion, Estimated::Alpha);
                let Some(alpha) = alpha.filter(|figure| figure.n > Some(1) && !is_suppressed) else { continue };
                #[expect(clippy::cast_precision_loss, reason = "compared with a small number")]
                let n = alpha.n.unwrap_or_default() as f64;
                rests_on_few |= n < FEW_ROWS;
                let cells = [
                    when.into(),
                    self.count(Some(n)),
                    self.number(figure(Estimated::Alpha.into()), 2),
                    self.range(figure(Statistic::Low(Estimated::Alpha)), figure(Statistic::High(Estimated::Alpha)), 2),
                    self.number(figure(Statistic::Lambda6), 2),
                    self.number(figure(Statistic::OmegaTotal), 2),
                ];
                section.line(self.label(measure), cells);
            }
        }
        if rests_on_few {
            let few = self.say(
                "Warning: fewer than 50 complete rows. The intervals are wide, and the numbers say little about the scale.",
                "Varning: färre än 50 fullständiga svar. Intervallen är breda, och talen säger lite om skalan.",
            );
            section.lead.push(few.to_owned());
        }
        section
    }

    /// Reliable change, where a reliability was named: r and SD beside what they give.
    pub(super) fn reliable_change(&self, of: &Questionnaire<'a>) -> Section {
        let head = vec![
            "",
            "n",
            self.say("improved", "förbättrade"),
            self.say("none", "ingen säker"),
            self.say("worsened", "försämrade"),
            "r",
            "SD start",
            "MDC95",
        ];
        let title = [
            "Reliable change of persons (Jacobson and Truax), at the reliability that was named",
            "Tillförlitlig förändring hos personer (Jacobson och Truax), vid angiven reliabilitet",
        ];
        let mut section = self.section(title, head).internal().of_change();
        for measure in &of.measures {
            let figure = |statistic: Statistic| self.shown(measure, Change, statistic);
            if self.figures.figure(&measure.id, Change, Statistic::ReliableR).is_none() {
                continue;
            }
            let counts = [Statistic::N, Statistic::ReliableImproved, Statistic::ReliableNone, Statistic::ReliableWorsened];
            let counts = counts.map(|statistic| self.count(figure(statistic)));
            let rests_on = [
                self.number(figure(Statistic::ReliableR), 2),
                self.number(figure(Statistic::ReliableSd), 2),
                self.number(figure(Statistic::Mdc95), 1),
            ];
            section.line(self.label(measure), counts.into_iter().chain(rests_on));
        }
        section
    }

    /// Whether people thought about what they marked.
    pub(super) fn quality(&self, of: &Questionnaire<'a>) -> Section {
        let head = vec![
            self.say("when", "när"),
            "n",
            self.say("same everywhere", "lika överallt"),
            self.say("longest run", "längsta svit"),
            self.say("spread", "spridning"),
        ];
        let title = ["How sums of items were answered", "Hur summaskalorna besvarats"];
        let mut section = self.section(title, head).internal();
        let remark = self.say(
            "Same everywhere: people with one mark on every item. Longest run of one mark and spread of marks: means.",
            "Lika överallt: samma kryss på alla frågor. Längsta svit av lika kryss och kryssens spridning: medel.",
        );
        section.remarks.push(remark.to_owned());
        if of.sums_of_items().next().is_none() {
            return section;
        }
        let id = format!("{}.quality", of.id);
        for (occasion, when) in self.occasions() {
            let figure = |statistic: Statistic| self.of(&id, occasion, statistic);
            let cells = [
                self.count(figure(Statistic::N)),
                self.count(figure(Counted::StraightLining.into())),
                self.number(figure(Statistic::LongestRunMean), 1),
                self.number(figure(Statistic::IrvMean), 2),
            ];
            section.line(when, cells);
        }
        section
    }
}
