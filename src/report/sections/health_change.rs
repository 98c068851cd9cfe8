//! Better, worse, mixed: how whole profiles changed.

use super::questionnaire::Questionnaire;
use super::section::Section;
use super::writer::SectionWriter;
use crate::eq5d5l::HealthChange;
use crate::figure::FigureOccasion::Change;
use crate::figure::{Counted, Estimated, Statistic};
use crate::report::pictures::{About, Legend, Picture, Stacked, StackedRow};

impl<'a> SectionWriter<'a> {
    /// The classes of PCHC: class, how it is drawn, name.
    pub(super) fn classes(&self) -> [(HealthChange, &'static str, &'static str); 5] {
        [
            (HealthChange::Improve, "better", self.say("better, in none worse", "bättre, i inget sämre")),
            (HealthChange::Mixed, "mixed", self.say("better in some, worse in others", "bättre i något, sämre i annat")),
            (HealthChange::Worsen, "worse", self.say("worse, in none better", "sämre, i inget bättre")),
            (HealthChange::NoChange, "same", self.say("the same, with problems", "oförändrad, med besvär")),
            (HealthChange::NoProblems, "none", self.say("no problems either time", "inga besvär vid något tillfälle")),
        ]
    }

    /// Better, worse, mixed: the classes of PCHC.
    pub(super) fn health_change(&self, of: &Questionnaire<'a>) -> Section {
        let head = vec![
            "",
            self.say("people", "personer"),
            self.say("share", "andel"),
            self.say("of those with problems", "av dem med besvär"),
        ];
        let title = ["Profiles from start to exit (PCHC)", "Profiler från start till avslut (PCHC)"];
        let mut section = self.section(title, head).of_change();
        section.internal_columns = vec![3];
        let measure = format!("{}.profile", of.id);
        let figure = |statistic: Statistic| self.of(&measure, Change, statistic);
        if of.items().next().is_none() || figure(Statistic::N).value() == Some(0.0) {
            return section;
        }
        for (class, _, name) in self.classes() {
            let counted = Counted::Pchc(class);
            section.line(
                name,
                [
                    self.count(figure(counted.into())),
                    self.percent(figure(Statistic::Share(counted))),
                    self.percent(figure(Estimated::PchcOfProblems(class).into())),
                ],
            );
        }
        let count = |statistic: Statistic| self.how_many(figure(statistic));
        section.lead.extend(self.sentence(
            "Of {n}, {improve} got better in some dimension and worse in none; {worsen} got worse in some and better in none; {mixed} got both better and worse.",
            "Av {n} blev {improve} bättre i någon dimension och sämre i ingen; {worsen} blev sämre i någon dimension och bättre i ingen; {mixed} blev både bättre och sämre.",
            &[
                ("{improve}", count(Counted::Pchc(HealthChange::Improve).into())),
                ("{worsen}", count(Counted::Pchc(HealthChange::Worsen).into())),
                ("{mixed}", count(Counted::Pchc(HealthChange::Mixed).into())),
                ("{n}", self.people_counted(figure(Statistic::N))),
            ],
        ));
        let remark = self.say(
            "PCHC, the Paretian Classification of Health Change, compares the five levels of each person at start and at exit.",
            "PCHC, Paretian Classification of Health Change, jämför varje persons fem nivåer vid start och avslut.",
        );
        section.remarks.push(remark.to_owned());
        section.pictures.push(self.health_change_drawn(&measure));
        section
    }

    fn health_change_drawn(&self, measure: &str) -> Picture {
        let figure = |statistic: Statistic| self.of(measure, Change, statistic);
        let parts = self.classes().map(|(class, ..)| self.quantity(figure(Counted::Pchc(class).into()), 0));
        let legend = self.classes().map(|(class, drawn, name)| {
            let of = Counted::Pchc(class);
            let counted = self.counted(figure(of.into()), figure(Statistic::Share(of)));
            (drawn, format!("{name}: {}", counted.text))
        });
        let row = StackedRow {
            heading: self.say("Everyone with both", "Alla med båda").to_owned(),
            aside: format!("{} {}", self.count(figure(Statistic::N)), self.say("pairs", "par")),
            name: String::new(),
            n: figure(Statistic::N).value(),
            parts: parts.into(),
        };
        let about = About {
            title: self.say("How profiles changed", "Hur profilerna förändrats").to_owned(),
            description: self.say("One bar divided by class of change.", "En stapel delad efter förändringens klass.").to_owned(),
        };
        Picture::Stacked(Stacked { about, legend: Legend::down(legend), rows: vec![row] })
    }
}
