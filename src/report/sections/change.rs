//! What changed between start and exit.

use super::writer::Writer;
use super::{Row, Section};
use crate::instrument::Better;
use crate::report::figure::FigureOccasion::{Change, Exit, Start};
use crate::report::measure::Measure;

impl Writer<'_> {
    /// The joint sums of those who have both occasions, or of everyone.
    pub(super) fn sums(&self) -> Section {
        let better = self.say("better", "bättre");
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
        self.by_instrument(
            &mut section,
            |measure| !measure.is_item,
            |measure| {
                let of = |statistic| self.value(measure, Change, statistic);
                vec![
                    self.language.label(&measure.label).to_owned(),
                    self.number(of("n"), 0),
                    self.number(of("mean"), 3),
                    self.range(of("ci95_low"), of("ci95_high"), 3),
                    self.number(of("median"), 3),
                    self.p(of("p_t")),
                    self.p(of("p_wilcoxon")),
                    self.p(of("p_wilcoxon_holm")),
                    self.number(of("gz"), 2),
                ]
            },
        );
        let remarks = [
            self.say(
                "p t: paired t test. p Wilcoxon: signed ranks, normal with ties; p Holm: the same, adjusted for the measures.",
                "p t: parat t-test. p Wilcoxon: teckenrangtest, normal med lika ranger; p Holm: samma, justerat för måtten.",
            ),
            self.say(
                "gz: mean change in standard deviations of the change, unbiased.",
                "gz: medelförändring i standardavvikelser av förändringen, väntevärdesriktig.",
            ),
        ];
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
                ("no_problems", self.say("no problems either time", "inga besvär någon gång")),
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
            self.say("none", "ingen"),
            self.say("worsened", "försämrade"),
            "r",
            self.say("SD start", "SD start"),
            self.say("smallest", "minsta"),
        ];
        let title = [
            "Reliable change of persons (Jacobson and Truax), at the reliability that was named",
            "Tillförlitlig förändring hos personer (Jacobson och Truax), vid angiven reliabilitet",
        ];
        let mut section = self.section(title, head);
        for measure in &self.report.measures {
            let of = |statistic| self.value(measure, Change, statistic);
            if of("reliable_r").is_none() {
                continue;
            }
            section.rows.push(Row::Cells(vec![
                self.language.label(&measure.label).to_owned(),
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
}
