//! The programme's joint sums, at start and at exit.

use super::cell::Cell;
use super::questionnaire::Questionnaire;
use super::section::Section;
use super::writer::SectionWriter;
use crate::figure::FigureOccasion::{Change, Exit, Start};
use crate::figure::Measure;
use crate::figure::{Counted, Statistic};
use crate::instrument::Better;
use crate::report::pictures::{About, NamedBar, PairedBars, PairedRow, Picture};
use crate::report::shown::Shown;

impl<'a> SectionWriter<'a> {
    /// The joint sums of those who have both occasions, or of everyone.
    pub(super) fn sums(&self, of: &Questionnaire<'a>) -> Section {
        let section = if self.report.has_occasions() { self.sums_of_pairs(of) } else { self.sums_of_everyone(of) };
        let mut section = section.of_sums();
        // items beside items and scales beside scales: their sums are of one size
        let items: Vec<&Measure> = of.items().collect();
        let drawn = if items.is_empty() { of.sums_of_items().collect() } else { items };
        section.pictures.extend(self.sums_drawn(&drawn));
        section
    }

    fn sums_of_everyone(&self, of: &Questionnaire<'a>) -> Section {
        let title = [
            "Joint sums of everyone; the table does not tell start and exit apart",
            "Gemensamma summor för alla; tabellen skiljer inte på start och avslut",
        ];
        let head = vec![
            "",
            self.say("better when", "bättre när"),
            "n",
            self.say("missing", "saknas"),
            self.say("invalid", "ogiltiga"),
            self.say("sum", "summa"),
            self.say("mean", "medel"),
        ];
        let mut section = self.section(title, head);
        section.internal_columns = vec![3, 4];
        for measure in &of.measures {
            let figures = [Statistic::N, Statistic::Missing, Counted::Invalid.into(), Statistic::Sum, Statistic::Mean]
                .map(|statistic| self.cell(measure, Start, statistic));
            section.line(self.label(measure), std::iter::once(self.direction(measure)).chain(figures));
        }
        section
    }

    fn sums_of_pairs(&self, of: &Questionnaire<'a>) -> Section {
        let title = [
            "Joint sums of the people with a valid answer both times",
            "Gemensamma summor för dem som har giltigt svar vid båda tillfällena",
        ];
        let head = vec![
            "",
            self.say("better when", "bättre när"),
            "n start",
            self.say("n exit", "n avslut"),
            self.say("pairs", "par"),
            self.say("sum start", "summa start"),
            self.say("sum exit", "summa avslut"),
            self.say("change", "ändring"),
            self.say("that is", "tolkning"),
        ];
        let mut section = self.section(title, head).of_change();
        section.internal_columns = vec![2, 3];
        let anywhere = self.improved_anywhere(of);
        let said: Vec<&Measure> = if of.items().next().is_some() { of.items().collect() } else { of.sums_of_items().collect() };
        let in_words = self.directions(&said);
        // where there is no profile, the sums are what there is to say
        section.brief = if anywhere.is_some() { 1 } else { in_words.len() };
        section.lead = anywhere.into_iter().chain(in_words).collect();
        for measure in &of.measures {
            let change = self.change_of_sum(measure);
            let figures = [
                (Start, Statistic::N),
                (Exit, Statistic::N),
                (Change, Statistic::N),
                (Change, Statistic::SumStart),
                (Change, Statistic::SumExit),
            ];
            let figures = figures.map(|(occasion, statistic)| self.cell(measure, occasion, statistic));
            let verdict = change.value().map_or("", |change| self.verdict(change, measure.better));
            let last = [self.number(change, 3), verdict.into()];
            section.line(self.label(measure), std::iter::once(self.direction(measure)).chain(figures).chain(last));
        }
        section
    }

    /// The change of a joint sum; of nobody there is none.
    pub(super) fn change_of_sum(&self, measure: &Measure) -> Shown {
        match self.shown(measure, Change, Statistic::N) {
            Shown::Number(0.0) => Shown::Undefined,
            _ => self.shown(measure, Change, Statistic::Sum),
        }
    }

    pub(super) fn direction(&self, measure: &Measure) -> Cell {
        match measure.better {
            Better::Higher => self.say("higher", "högre"),
            Better::Lower => self.say("lower", "lägre"),
        }
        .into()
    }

    /// What a change of the joint sum means, by the better end of the measure.
    pub(super) fn verdict(&self, change: f64, better: Better) -> &'static str {
        let gain = match better {
            Better::Higher => change,
            Better::Lower => -change,
        };
        if gain == 0.0 && self.is_release {
            // sums of a release are rounded
            self.say("about the same", "ungefär lika")
        } else if gain == 0.0 {
            self.say("unchanged", "oförändrat")
        } else if gain > 0.0 {
            self.say("better", "bättre")
        } else {
            self.say("worse", "sämre")
        }
    }

    /// How many are better in at least one dimension.
    pub(super) fn improved_anywhere(&self, of: &Questionnaire<'a>) -> Option<String> {
        let profile = format!("{}.profile", of.id);
        let figure = |key: &'static str, statistic: Statistic| (key, self.count(self.of(&profile, Change, statistic)));
        let improved = || figure("{improved}", Counted::ImprovedAny.into());
        let worsened = || figure("{worsened}", Counted::WorsenedAny.into());
        let n = || figure("{n}", Statistic::N);
        let both = self.sentence(
            "{improved} of {n} improved in at least one area; {worsened} got worse in at least one.",
            "{improved} av {n} förbättrades inom minst ett område; {worsened} försämrades inom minst ett.",
            &[improved(), worsened(), n()],
        );
        // a release may know the one and not the other
        let one = || {
            self.sentence(
                "{improved} of {n} improved in at least one area.",
                "{improved} av {n} förbättrades inom minst ett område.",
                &[improved(), n()],
            )
        };
        let other = || {
            self.sentence(
                "{worsened} of {n} got worse in at least one area.",
                "{worsened} av {n} försämrades inom minst ett område.",
                &[worsened(), n()],
            )
        };
        both.or_else(one).or_else(other)
    }

    pub(super) fn sums_drawn(&self, measures: &[&Measure]) -> Option<Picture> {
        let better = measures.first()?.better;
        let lower = self.say(
            "Lower is better: a shorter bar at exit is an improvement.",
            "Lägre är bättre: en kortare stapel vid avslut är en förbättring.",
        );
        let higher = self.say(
            "Higher is better: a longer bar at exit is an improvement.",
            "Högre är bättre: en längre stapel vid avslut är en förbättring.",
        );
        let description = match better {
            Better::Lower => lower,
            Better::Higher => higher,
        };
        let rows = measures.iter().map(|measure| {
            let bars = if self.report.has_occasions() {
                let bar = |name: &str, statistic| NamedBar {
                    name: name.to_owned(),
                    quantity: self.quantity(self.shown(measure, Change, statistic), 1),
                };
                vec![bar("start", Statistic::SumStart), bar(self.say("exit", "avslut"), Statistic::SumExit)]
            } else {
                vec![NamedBar { name: String::new(), quantity: self.quantity(self.shown(measure, Start, Statistic::Sum), 1) }]
            };
            PairedRow { label: self.label(measure).to_owned(), aside: self.n_of(measure), bars }
        });
        let title = if self.report.has_occasions() {
            self.say("Joint sums at start and at exit", "Gemensamma summor vid start och vid avslut")
        } else {
            self.say("Joint sums", "Gemensamma summor")
        };
        let about = About { title: title.to_owned(), description: description.to_owned() };
        Some(Picture::PairedBars(PairedBars { about, full: None, rows: rows.collect() }))
    }

    /// On how many a measure rests, in a few words.
    pub(super) fn n_of(&self, measure: &Measure) -> String {
        if self.report.has_occasions() {
            format!("{} {}", self.count(self.shown(measure, Change, Statistic::N)), self.say("pairs", "par"))
        } else {
            format!("n {}", self.count(self.shown(measure, Start, Statistic::N)))
        }
    }
}
