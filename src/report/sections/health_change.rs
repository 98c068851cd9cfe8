//! Better, worse, mixed: how whole profiles changed.

use super::questionnaire::Questionnaire;
use super::section::Section;
use super::writer::Writer;
use crate::figure::FigureOccasion::Change;
use crate::report::pictures::{About, Legend, Picture, Stacked, StackedRow};

impl<'a> Writer<'a> {
    /// The classes of PCHC: code, class in pictures, name.
    pub(super) fn classes(&self) -> [(&'static str, &'static str, &'static str); 5] {
        [
            ("improve", "better", self.say("better, in none worse", "bättre, i inget sämre")),
            ("mixed", "mixed", self.say("better in some, worse in others", "bättre i något, sämre i annat")),
            ("worsen", "worse", self.say("worse, in none better", "sämre, i inget bättre")),
            ("no_change", "same", self.say("the same, with problems", "samma, med besvär")),
            ("no_problems", "none", self.say("no problems either time", "inga besvär vid något tillfälle")),
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
        let figure = |statistic: &str| self.of(&measure, Change, statistic);
        if of.items().next().is_none() || figure("n").value() == Some(0.0) {
            return section;
        }
        for (code, _, name) in self.classes() {
            let statistic = format!("pchc_{code}");
            section.line(
                name,
                [
                    self.count(figure(&statistic)),
                    self.percent(figure(&format!("{statistic}_share"))),
                    self.percent(figure(&format!("{statistic}_share_with_problems"))),
                ],
            );
        }
        let count = |statistic| self.count(figure(statistic));
        section.lead.extend(self.sentence(
            "Of {n} people, {improve} got better in some dimension and worse in none, {worsen} the other way round, and {mixed} both.",
            "Av {n} personer blev {improve} bättre i någon dimension och sämre i ingen, {worsen} tvärtom, och {mixed} både och.",
            &[
                ("{improve}", count("pchc_improve")),
                ("{worsen}", count("pchc_worsen")),
                ("{mixed}", count("pchc_mixed")),
                ("{n}", count("n")),
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
        let figure = |statistic: &str| self.of(measure, Change, statistic);
        let parts = self.classes().map(|(code, ..)| self.quantity(figure(&format!("pchc_{code}")), 0));
        let legend = self.classes().map(|(code, class, name)| {
            let statistic = format!("pchc_{code}");
            let counted = self.counted(figure(&statistic), figure(&format!("{statistic}_share")));
            (class, format!("{name}: {}", counted.text))
        });
        let row = StackedRow {
            heading: self.say("Everyone with both", "Alla med båda").to_owned(),
            aside: format!("{} {}", self.count(figure("n")), self.say("pairs", "par")),
            name: String::new(),
            n: figure("n").value(),
            parts: parts.into(),
        };
        let about = About {
            title: self.say("How profiles changed", "Hur profilerna förändrats").to_owned(),
            description: self.say("One bar divided by class of change.", "En stapel delad efter förändringens klass.").to_owned(),
        };
        Picture::Stacked(Stacked { about, legend: Legend::down(legend), rows: vec![row] })
    }
}
