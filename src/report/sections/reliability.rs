//! How well sums of items hold together, and how they were answered.

use super::cell::Shown;
use super::questionnaire::Questionnaire;
use super::section::Section;
use super::writer::Writer;
use crate::figure::FigureOccasion::Change;

/// Below so many complete rows reliability is hardly known.
const FEW_ROWS: f64 = 50.0;

impl<'a> Writer<'a> {
    /// Alpha and its kin, with a warning where they rest on few.
    pub(super) fn reliability(&self, of: &Questionnaire<'a>) -> Section {
        let head =
            vec!["", self.say("when", "när"), "n", "alpha", self.say("95 % interval", "95 % intervall"), "lambda 6", "omega"];
        let mut section = self.section(["Reliability, of complete rows", "Reliabilitet, för fullständiga svar"], head).internal();
        let mut rests_on_few = false;
        for measure in of.sums_of_items() {
            for (occasion, when) in self.occasions() {
                let figure = |statistic| self.shown(measure, occasion, statistic);
                let is_withheld = figure("alpha") == Shown::Withheld;
                let alpha = self.figures.figure(&measure.id, occasion, "alpha");
                let Some(alpha) = alpha.filter(|figure| figure.n > Some(1) && !is_withheld) else { continue };
                #[expect(clippy::cast_precision_loss, reason = "compared with a small number")]
                let n = alpha.n.unwrap_or_default() as f64;
                rests_on_few |= n < FEW_ROWS;
                let cells = [
                    when.into(),
                    self.count(Some(n)),
                    self.number(figure("alpha"), 2),
                    self.range(figure("alpha_low"), figure("alpha_high"), 2),
                    self.number(figure("lambda6"), 2),
                    self.number(figure("omega_total"), 2),
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
            let figure = |statistic| self.shown(measure, Change, statistic);
            if self.figures.figure(&measure.id, Change, "reliable_r").is_none() {
                continue;
            }
            let counts = ["n", "reliable_improved", "reliable_none", "reliable_worsened"];
            let counts = counts.map(|statistic| self.count(figure(statistic)));
            let rests_on =
                [self.number(figure("reliable_r"), 2), self.number(figure("reliable_sd"), 2), self.number(figure("mdc95"), 1)];
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
            let figure = |statistic| self.of(&id, occasion, statistic);
            let cells = [
                self.count(figure("n")),
                self.count(figure("straight_lining")),
                self.number(figure("longest_run_mean"), 1),
                self.number(figure("irv_mean"), 2),
            ];
            section.line(when, cells);
        }
        section
    }
}
