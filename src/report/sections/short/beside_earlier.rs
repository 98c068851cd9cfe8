//! This report beside an earlier one, of other people or another year.

use super::super::section::Section;
use super::super::writer::SectionWriter;
use crate::figure::FigureOccasion::{All, Change};
use crate::figure::programme::GOAL;
use crate::figure::{Counted, FigureOccasion, Statistic};
use crate::report::lookup::Lookup;
use crate::report::shown::Shown;

/// A number of people, or a share of them.
#[derive(Clone, Copy)]
enum Kind {
    People,
    Share,
    Mean,
}

impl SectionWriter<'_> {
    pub(in crate::report::sections) fn beside_title(&self) -> &'static str {
        self.say("Beside an earlier report", "Jämfört med en tidigare rapport")
    }

    /// What both tell of: participants, who referred them, the goal, the own rating.
    pub(in crate::report::sections) fn beside_earlier(&self) -> Section {
        let head = vec!["", self.say("earlier", "tidigare"), self.say("now", "nu")];
        let mut section = self.section(["Beside an earlier report", "Jämfört med en tidigare rapport"], head).of_sums();
        let Some(earlier) = self.earlier else { return section };
        let Some(figures) = earlier.figures().of_everyone().map(Lookup::new) else { return section };
        let mut line = |name: &str, measure: &str, occasion: FigureOccasion, statistic: Statistic, kind: Kind| {
            let both = [figures.shown(measure, occasion, statistic), self.of(measure, occasion, statistic)];
            // nobody both times says nothing, no change does
            let is_told = both.iter().any(|shown| shown.may_be_some() || matches!(kind, Kind::Mean) && shown.value().is_some());
            if is_told && !both.contains(&Shown::Absent) {
                section.line(
                    name,
                    both.map(|shown| match kind {
                        Kind::People => self.count(shown),
                        Kind::Share => self.percent(shown),
                        Kind::Mean => self.number(shown, 1),
                    }),
                );
            }
        };
        if let Some(programme) = self.report.programme() {
            let persons = Statistic::from(Counted::Persons);
            line(self.say("participants", "deltagare"), "programme.participants", All, persons, Kind::People);
            for code in programme.codes().iter().filter(|code| code.sender) {
                let name = format!("{} {}", self.say("referred by", "hänvisade från"), self.code(code));
                line(&name, &format!("programme.referred_from.{}", code.id), All, persons, Kind::People);
            }
            let health_care = self.say("went on to health care", "gick vidare till hälso- och sjukvården");
            line(health_care, "programme.health_care", All, Statistic::Share(Counted::Persons), Kind::Share);
            line(self.language.label(&programme.goal().label), GOAL, All, Statistic::Attained, Kind::Share);
        }
        for measure in self.report.measures().iter().filter(|measure| !measure.is_item) {
            let instrument = self.language.label(&measure.instrument).split(' ').next().unwrap_or_default();
            let name = format!("{instrument}, {}: {}", self.label(measure), self.say("mean change", "förändring i medel"));
            line(&name, &measure.id, Change, Statistic::Mean, Kind::Mean);
        }
        let other = self.say(
            "They are other people, or the same at another time: what differs is no effect of anything.",
            "Det är andra personer, eller samma vid en annan tid: att något skiljer sig visar inte vad det beror på.",
        );
        section.remarks.push(other.to_owned());
        section
    }
}
