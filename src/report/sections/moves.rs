//! How many improved, stayed the same and got worse.

use super::questionnaire::Questionnaire;
use super::section::Section;
use super::writer::SectionWriter;
use crate::figure::FigureOccasion::Change;
use crate::figure::Measure;
use crate::figure::{Counted, Statistic};
use crate::report::pictures::{About, Legend, Picture, Stacked, StackedRow};

/// The ways in which a person can go.
const WAYS: [Counted; 3] = [Counted::Improved, Counted::Unchanged, Counted::Worsened];

impl<'a> SectionWriter<'a> {
    /// How many improved, stayed the same and got worse, with the means.
    pub(super) fn moves(&self, of: &Questionnaire<'a>) -> Section {
        let head = vec![
            "",
            "n",
            self.say("mean start", "medel start"),
            self.say("mean exit", "medel avslut"),
            self.say("mean change", "ändring"),
            self.say("improved", "förbättrade"),
            self.say("unchanged", "oförändrade"),
            self.say("worsened", "försämrade"),
        ];
        let title = ["How many improved", "Hur många som förbättrats"];
        let mut section = self.section(title, head).of_change().of_sums();
        section.lead.extend(of.sums_of_items().filter_map(|measure| self.improved_of(measure)));
        for measure in &of.measures {
            let means = [Statistic::MeanStart, Statistic::MeanExit, Statistic::Mean]
                .map(|statistic| self.number(self.shown(measure, Change, statistic), 2));
            let counts = WAYS.map(|way| self.count(self.shown(measure, Change, way)));
            let n = self.count(self.shown(measure, Change, Statistic::N));
            section.line(self.label(measure), std::iter::once(n).chain(means).chain(counts));
        }
        let remark = self.say(
            "Any difference counts, however small; improved is in the better direction of the measure.",
            "Varje skillnad räknas, även små; förbättrad är i måttets bättre riktning.",
        );
        section.remarks.push(remark.to_owned());
        section.pictures.push(self.moves_drawn(&of.measures));
        section
    }

    /// How many improved on a measure, in a sentence.
    pub(super) fn improved_of(&self, measure: &Measure) -> Option<String> {
        let figure = |statistic: Statistic| self.how_many(self.shown(measure, Change, statistic));
        let [improved, unchanged, worsened] = WAYS.map(|way| figure(way.into()));
        let n = ("{n}", figure(Statistic::N));
        let name = ("{measure}", capitalized(self.label(measure)).into());
        // a release may know some of the three
        let one = self.sentence(
            "{measure}: {improved} of {n} improved.",
            "{measure}: {improved} av {n} förbättrades.",
            &[("{improved}", improved.clone()), n.clone(), name.clone()],
        );
        let other = self.sentence(
            "{measure}: {worsened} of {n} got worse.",
            "{measure}: {worsened} av {n} försämrades.",
            &[("{worsened}", worsened.clone()), n.clone(), name.clone()],
        );
        let all = self.sentence(
            "{measure}: {improved} of {n} improved, {worsened} got worse and {unchanged} stayed the same.",
            "{measure}: {improved} av {n} förbättrades, {worsened} försämrades och {unchanged} låg kvar.",
            &[("{improved}", improved), ("{unchanged}", unchanged), ("{worsened}", worsened), n, name],
        );
        all.or(one).or(other)
    }

    fn moves_drawn(&self, measures: &[&Measure]) -> Picture {
        let rows = measures.iter().map(|measure| StackedRow {
            heading: self.label(measure).to_owned(),
            aside: self.n_of(measure),
            name: String::new(),
            n: self.value(measure, Change, Statistic::N),
            parts: WAYS.map(|way| self.quantity(self.shown(measure, Change, way), 0)).into(),
        });
        let legend = [
            ("better", self.say("improved", "förbättrade")),
            ("same", self.say("unchanged", "oförändrade")),
            ("worse", self.say("worsened", "försämrade")),
        ];
        let about = About {
            title: self
                .say(
                    "People who improved, stayed the same or got worse",
                    "Personer som förbättrats, är oförändrade eller försämrats",
                )
                .into(),
            description: self
                .say("A bar for each measure, divided by people.", "En stapel för varje mått, delad efter antal personer.")
                .into(),
        };
        Picture::Stacked(Stacked { about, legend: Legend::across(legend), rows: rows.collect() })
    }
}

/// With a capital at the beginning, as a sentence has; a name that has capitals keeps them.
pub(in crate::report) fn capitalized(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}
