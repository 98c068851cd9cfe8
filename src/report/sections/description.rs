//! How the group answered.

use super::writer::Writer;
use super::{Row, Section};
use crate::report::figure::FigureOccasion::{self, Exit, Start};

impl Writer<'_> {
    /// The occasions of the table, with what people call them.
    pub(super) fn occasions(&self) -> Vec<(FigureOccasion, &'static str)> {
        let mut occasions = vec![(Start, "start")];
        if self.report.has_occasions {
            occasions.push((Exit, self.say("exit", "avslut")));
        }
        occasions
    }

    /// How many are at each level of each dimension.
    pub(super) fn levels(&self) -> Section {
        let any = self.say("any problem", "något besvär");
        let head = vec!["", self.say("when", "när"), "n", "1", "2", "3", "4", "5", any, ""];
        let title = ["Levels, people at each", "Nivåer, antal personer på var och en"];
        let mut section = self.section(title, head);
        for measure in self.report.measures.iter().filter(|measure| measure.is_item) {
            for (occasion, when) in self.occasions() {
                let of = |statistic: &str| self.value(measure, occasion, statistic);
                let mut cells = vec![self.language.label(&measure.label).to_owned(), when.to_owned(), self.number(of("n"), 0)];
                cells.extend((1..=5).map(|level| self.number(of(&format!("level_{level}")), 0)));
                cells.extend([self.number(of("any_problem"), 0), self.percent(of("any_problem_share"))]);
                section.rows.push(Row::Cells(cells));
            }
        }
        section
    }

    /// Whether people thought about what they marked.
    pub(super) fn quality(&self) -> Section {
        let head = vec![
            "",
            self.say("when", "när"),
            "n",
            self.say("same everywhere", "lika överallt"),
            self.say("longest run", "längsta svit"),
            self.say("spread", "spridning"),
        ];
        let mut section = self.section(["How sums of items were answered", "Hur summaskalorna besvarats"], head);
        let remark = self.say(
            "Same everywhere: people with one mark on every item. Longest run of one mark and spread of marks: means.",
            "Lika överallt: samma kryss på alla frågor. Längsta svit av lika kryss och kryssens spridning: medel.",
        );
        section.remarks.push(remark.to_owned());
        for measure in &self.report.measures {
            let Some(id) = measure.id.strip_suffix("total").map(|id| format!("{id}quality")) else { continue };
            for (occasion, when) in self.occasions() {
                let of = |statistic| self.figures.value(&id, occasion, statistic);
                section.rows.push(Row::Cells(vec![
                    self.language.label(&measure.instrument).to_owned(),
                    when.to_owned(),
                    self.number(of("n"), 0),
                    self.number(of("straight_lining"), 0),
                    self.number(of("longest_run_mean"), 1),
                    self.number(of("irv_mean"), 2),
                ]));
            }
        }
        section
    }
}
