//! EQ VAS: how people rate their own health.

use super::questionnaire::Questionnaire;
use super::section::Section;
use super::writer::SectionWriter;
use crate::figure::FigureOccasion::{self, Change};
use crate::figure::Measure;
use crate::figure::Statistic;
use crate::report::pictures::{About, Bin, Distribution, DistributionRow, NamedBar, PairedBars, PairedRow, Picture};

impl<'a> SectionWriter<'a> {
    /// The own rating, at start and at exit.
    pub(super) fn vas(&self, of: &Questionnaire<'a>) -> Option<Section> {
        let vas = of.measure("vas")?;
        let head = vec![
            "",
            "n",
            self.say("mean", "medel"),
            "median",
            self.say("quartiles", "kvartiler"),
            self.say("lowest to highest", "lägst till högst"),
        ];
        let mut section = self.section(["Own rating of health, EQ VAS", "Egen skattning av hälsan, EQ VAS"], head).of_sums();
        section.internal_columns = vec![3, 4, 5];
        let is_paired = self.shown(vas, Change, Statistic::N).may_be_some();
        section.is_change = is_paired;
        let line = |section: &mut Section, name: &str, occasion, mean: Statistic, with_spread: bool| {
            let figure = |statistic: Statistic| self.shown(vas, occasion, statistic);
            let mut cells = vec![self.count(figure(Statistic::N)), self.number(figure(mean), 1)];
            if with_spread {
                cells.push(self.number(figure(Statistic::Median), 1));
                cells.push(self.range(figure(Statistic::Q1), figure(Statistic::Q3), 1));
                cells.push(self.range(figure(Statistic::Min), figure(Statistic::Max), 0));
            } else {
                cells.extend([self.none(), self.none(), self.none()]);
            }
            section.line(name, cells);
        };
        // a release speaks of those with both alone
        let everyone = if self.is_release && self.report.has_occasions() { Vec::new() } else { self.occasions() };
        for (occasion, name) in everyone {
            line(&mut section, name, occasion, Statistic::Mean, true);
        }
        if is_paired {
            line(&mut section, self.say("start, those with both", "start, de med båda"), Change, Statistic::MeanStart, false);
            line(&mut section, self.say("exit, those with both", "avslut, de med båda"), Change, Statistic::MeanExit, false);
            section.lead.extend(self.vas_in_words(vas));
            section.brief = 1;
            section.lead.extend(self.improved_of(vas));
            section.pictures.push(self.vas_drawn(vas));
        }
        section.pictures.extend(self.vas_distribution(vas));
        let remark = self.say("0 is the worst and 100 the best health.", "0 är sämsta och 100 bästa hälsa.");
        section.remarks.push(remark.to_owned());
        Some(section)
    }

    pub(super) fn vas_in_words(&self, vas: &Measure) -> Option<String> {
        let figure = |statistic: Statistic| self.number(self.shown(vas, Change, statistic), 1);
        self.sentence(
            "The mean EQ VAS of those with both was {start} at start and {exit} at exit: a change of {change}. Higher is better.",
            "Medelvärdet av EQ VAS för dem som har båda var {start} vid start och {exit} vid avslut: en förändring med {change}. Högre är bättre.",
            &[("{start}", figure(Statistic::MeanStart)), ("{exit}", figure(Statistic::MeanExit)), ("{change}", figure(Statistic::Mean))],
        )
    }

    fn vas_drawn(&self, vas: &Measure) -> Picture {
        let bar = |name: &str, statistic| NamedBar {
            name: name.to_owned(),
            quantity: self.quantity(self.shown(vas, Change, statistic), 1),
        };
        let bars = vec![bar("start", Statistic::MeanStart), bar(self.say("exit", "avslut"), Statistic::MeanExit)];
        let row = PairedRow { label: self.label(vas).to_owned(), aside: self.n_of(vas), bars };
        let about = About {
            title: self.say("Mean EQ VAS at start and at exit", "Medelvärde av EQ VAS vid start och vid avslut").to_owned(),
            description: self
                .say(
                    "Higher is better: a longer bar at exit is an improvement.",
                    "Högre är bättre: en längre stapel vid avslut är en förbättring.",
                )
                .to_owned(),
        };
        Picture::PairedBars(PairedBars { about, full: Some(100.0), rows: vec![row] })
    }

    /// How marks spread, where the report may say so.
    fn vas_distribution(&self, vas: &Measure) -> Option<Picture> {
        let rows: Vec<DistributionRow> =
            self.occasions().into_iter().filter_map(|(occasion, name)| self.marks(vas, occasion, name)).collect();
        let about = About {
            title: self.say("How EQ VAS scores spread", "Hur EQ VAS-svaren fördelar sig").to_owned(),
            description: self
                .say(
                    "People by score, from 0 on the left to 100 on the right; everyone at each occasion.",
                    "Personer efter värde, från 0 till vänster till 100 till höger; alla vid varje tillfälle.",
                )
                .to_owned(),
        };
        (!rows.is_empty()).then_some(Picture::Distribution(Distribution { about, rows }))
    }

    fn marks(&self, vas: &Measure, occasion: FigureOccasion, name: &'static str) -> Option<DistributionRow> {
        let count = |mark: u8| self.shown(vas, occasion, Statistic::Midpoint(mark)).value();
        let sum = |marks: &[u8]| marks.iter().map(|mark| count(*mark)).sum::<Option<f64>>();
        // the marks at both ends stand alone in the figures
        let mut bins = vec![Bin { from: 0.0, to: 2.5, people: sum(&[0, 1, 2])? }];
        for middle in (5..=95).step_by(5) {
            bins.push(Bin { from: f64::from(middle) - 2.5, to: f64::from(middle) + 2.5, people: count(middle)? });
        }
        bins.push(Bin { from: 97.5, to: 100.0, people: sum(&[98, 99, 100])? });
        let mean = self.shown(vas, occasion, Statistic::Mean);
        let n = self.count(self.shown(vas, occasion, Statistic::N));
        let label = if self.report.has_occasions() { format!("{name}, n {n}") } else { format!("n {n}") };
        let text = format!("{} {}", self.say("mean", "medel"), self.number(mean, 1));
        Some(DistributionRow { label, bins, mean: mean.value().map(|mean| (mean, text)) })
    }
}
