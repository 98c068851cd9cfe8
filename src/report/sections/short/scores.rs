//! The joint sums of a questionnaire, in words, drawn and as a table.

use super::super::cell::Cell;
use super::super::moves::capitalized;
use super::super::questionnaire::Questionnaire;
use super::super::section::Section;
use super::super::writer::SectionWriter;
use crate::figure::FigureOccasion::{Change, Start};
use crate::figure::{Counted, Measure, Statistic};
use crate::instrument::Better;
use crate::report::shown::Shown;
use std::cmp::Ordering::{self, Equal, Greater, Less};

impl<'a> SectionWriter<'a> {
    /// The joint sums, and the own rating where there is one.
    pub(super) fn short_scores(&self, of: &Questionnaire<'a>) -> Vec<Section> {
        if !self.report.has_occasions() {
            return vec![self.short_sums_of_everyone(of)];
        }
        if !self.is_paired(of) {
            return vec![self.nobody_paired()];
        }
        vec![self.short_sums(of)]
    }

    /// What the table has: dimensions or scales, and the own rating.
    fn short_measures(of: &Questionnaire<'a>) -> Vec<&'a Measure> {
        let dimensions: Vec<&Measure> = of.items().collect();
        let scales = if dimensions.is_empty() { of.sums_of_items().collect() } else { dimensions };
        scales.into_iter().chain(of.measure("vas")).collect()
    }

    fn short_sums_of_everyone(&self, of: &Questionnaire<'a>) -> Section {
        let title = ["Joint sums of everyone", "Gemensamma summor för alla"];
        let head = vec!["", "n", self.say("sum", "summa"), self.say("mean", "medel")];
        let mut section = self.section(title, head).of_sums();
        let measures = Self::short_measures(of);
        for measure in &measures {
            let cells = [Statistic::N, Statistic::Sum].map(|statistic| self.count(self.shown(measure, Start, statistic)));
            let mean = self.number(self.shown(measure, Start, Statistic::Mean), 1);
            section.line(self.label(measure), cells.into_iter().chain([mean]));
        }
        section.lead.push(
            self.say(
                "The table does not tell start and exit apart, so nothing is said of change.",
                "Tabellen skiljer inte på start och avslut, så inget sägs om förändring.",
            )
            .to_owned(),
        );
        section.pictures.extend(self.sums_drawn(&Self::drawn_together(&measures)));
        section
    }

    fn short_sums(&self, of: &Questionnaire<'a>) -> Section {
        let measures = Self::short_measures(of);
        let n: Vec<Shown> = measures.iter().map(|measure| self.shown(measure, Change, Statistic::N)).collect();
        let same_n = n.first().copied().filter(|first| n.iter().all(|n| n == first));
        let mut head = vec![
            "",
            self.say("sum at start", "summa vid start"),
            self.say("sum at exit", "summa vid avslut"),
            self.say("change", "förändring"),
            self.say("better when", "bättre när värdet är"),
            self.say("that is", "tolkning"),
        ];
        if same_n.is_none() {
            head.insert(1, self.say("pairs", "par"));
        }
        let title = ["Joint sums at start and at exit", "Gemensamma summor vid start och vid avslut"];
        let mut section = self.section(title, head).of_sums();
        section.lead.extend(self.directions(&measures));
        section.lead.extend(self.improved_anywhere(of));
        if let Some(vas) = of.measure("vas") {
            section.lead.extend(self.vas_in_words(vas));
            section.lead.extend(self.rated_higher(vas));
        }
        for (measure, n) in measures.iter().zip(&n) {
            let change = self.change_of_sum(measure);
            let sums = [Statistic::SumStart, Statistic::SumExit].map(|sum| self.shown(measure, Change, sum));
            let verdict = change.value().map_or("", |change| self.verdict(change, measure.better));
            let pairs = same_n.is_none().then(|| self.count(*n));
            let figures = sums.map(|sum| self.number(sum, 1)).into_iter().chain([self.signed(change)]);
            let cells = pairs.into_iter().chain(figures);
            section.line(&self.called(measure), cells.chain([self.direction(measure), verdict.into()]));
        }
        section.remarks.extend(same_n.and_then(|n| {
            self.sentence(
                "The sums are of the {n} with a valid answer both times.",
                "Summorna gäller {n} med giltigt svar båda gångerna.",
                &[("{n}", self.people_counted(n))],
            )
        }));
        if same_n.is_none() {
            let pairs = self.say(
                "Pairs: people with a valid answer both times; sums of different numbers of people cannot be compared.",
                "Par: personer med giltigt svar båda gångerna; summor för olika många personer kan inte jämföras.",
            );
            section.remarks.push(pairs.to_owned());
        }
        section.pictures.extend(self.sums_drawn(&Self::drawn_together(&measures)));
        section
    }

    /// Sums of one size: the own rating has a scale of its own.
    fn drawn_together(measures: &[&'a Measure]) -> Vec<&'a Measure> {
        let better = measures.first().map(|measure| measure.better);
        measures.iter().copied().filter(|measure| Some(measure.better) == better).collect()
    }

    /// A measure by the name that a sentence has for it.
    fn called(&self, measure: &Measure) -> String {
        let label = self.label(measure);
        if measure.id.rsplit('.').next() != Some("total") {
            return label.to_owned();
        }
        let instrument = self.language.label(&measure.instrument);
        let instrument = instrument.split([' ', '-']).next().unwrap_or_default();
        format!("{} {instrument}", self.say("total", "total"))
    }

    /// A change with its sign.
    fn signed(&self, change: Shown) -> Cell {
        let mut cell = self.number(change, 1);
        if change.value().is_some_and(|change| change > 0.0) {
            cell.text.insert(0, '+');
        }
        cell
    }

    /// Which sums rose, which fell, and what that means.
    pub(in crate::report::sections) fn directions(&self, measures: &[&Measure]) -> Vec<String> {
        let rose = |measure: &Measure| self.change_of_sum(measure).value().map(|change| change.total_cmp(&0.0));
        let said = |way: Ordering, better: Better| {
            let went = |measure: &Measure| rose(measure) == Some(way) && (way.is_eq() || measure.better == better);
            let first = measures.iter().position(|measure| went(measure))?;
            let names: Vec<String> =
                measures.iter().filter(|measure| went(measure)).map(|measure| self.called(measure)).collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let is_better = (way.is_gt()) == (better == Better::Higher);
            let verb = match (way, is_better) {
                (Greater, true) => self.say("rose, which is an improvement", "ökade, vilket är en förbättring"),
                (Greater, false) => self.say("rose, which is a worsening", "ökade, vilket är en försämring"),
                (Less, true) => self.say("fell, which is an improvement", "minskade, vilket är en förbättring"),
                (Less, false) => self.say("fell, which is a worsening", "minskade, vilket är en försämring"),
                _ if self.is_release => self.say("stayed about the same", "låg i stort sett kvar på samma nivå"),
                _ => self.say("stayed the same", "låg kvar på samma nivå"),
            };
            Some((first, format!("{} {verb}.", capitalized(&self.enumerated(&names)))))
        };
        let ways = [
            (Greater, Better::Higher),
            (Less, Better::Lower),
            (Less, Better::Higher),
            (Greater, Better::Lower),
            (Equal, Better::Higher),
        ];
        let mut sentences: Vec<(usize, String)> = ways.into_iter().filter_map(|(way, better)| said(way, better)).collect();
        // in the order of the table
        sentences.sort();
        sentences.into_iter().map(|(_, sentence)| sentence).collect()
    }

    /// How many rated their health higher at exit.
    fn rated_higher(&self, vas: &Measure) -> Option<String> {
        let figure = |statistic: Statistic| self.shown(vas, Change, statistic);
        self.sentence(
            "{higher} of {n} rated their health higher at exit, {lower} lower and {same} the same.",
            "{higher} av {n} skattade sin hälsa högre vid avslut, {lower} lägre och {same} lika.",
            &[
                ("{higher}", self.how_many(figure(Counted::Improved.into()))),
                ("{lower}", self.how_many(figure(Counted::Worsened.into()))),
                ("{same}", self.how_many(figure(Counted::Unchanged.into()))),
                ("{n}", self.count(figure(Statistic::N))),
            ],
        )
        .map(|line| capitalized(&line))
    }
}
