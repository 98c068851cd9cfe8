//! Whether the goal was met.

use super::super::cell::{Cell, CellKind};
use super::super::section::Section;
use super::super::writer::{SectionWriter, heading};
use crate::figure::FigureOccasion::All;
use crate::figure::Statistic;
use crate::figure::programme::{ANY_PARTY, ANY_PARTY_NOT_RETURNED, GOAL, GOAL_ANY_KIND};
use crate::programme::Programme;
use crate::report::pictures::{About, Bar, Bars, Mark, Picture};
use crate::report::shown::Shown;

impl SectionWriter<'_> {
    /// The goal and the measures that are easily taken for it.
    pub(in crate::report::sections) fn goal(&self) -> Section {
        let head = vec![
            "",
            self.say("people", "personer"),
            self.say("of", "av"),
            self.say("share", "andel"),
            self.say("target", "mål"),
            self.say("that is", "tolkning"),
        ];
        let mut section = self.section(["The goal", "Målet"], head);
        let Some(programme) = self.report.programme() else { return section };
        self.attainment(&mut section, self.language.label(&programme.goal().label), GOAL);
        section.rows.push(heading(self.say("Other measures, which are not the goal", "Andra mått, som inte är målet")));
        for (label, measure) in [
            (self.say("the same activities, started or not", "samma insatser, påbörjade eller inte"), GOAL_ANY_KIND),
            (self.any_party(), ANY_PARTY),
            (
                self.say("the same, without exits recorded as returned", "samma, utan avslut antecknade som återgång"),
                ANY_PARTY_NOT_RETURNED,
            ),
        ] {
            self.attainment(&mut section, label, measure);
        }
        section.lead.extend(self.goal_in_words(programme));
        section.brief = section.lead.len();
        section.pictures.extend(self.goal_drawn(programme));
        section.remarks.extend(self.kind_not_recorded(programme));
        let counting: Vec<&str> =
            programme.codes().iter().filter(|code| code.exit && code.counts_for_goal).map(|code| self.code(code)).collect();
        section.remarks.push(format!(
            "{}: {}.",
            self.say("For the goal count certain, started exits to", "För målet räknas säkra, påbörjade avslut till"),
            counting.join(", ")
        ));
        section
    }

    /// As what an exit counts of which nothing is recorded but where to.
    pub(in crate::report::sections) fn kind_not_recorded(&self, programme: &Programme) -> Option<String> {
        let kind = programme.goal().kind_if_not_recorded?.label();
        let text = self.say(
            "For the goal an exit of which no kind is recorded counts as",
            "För målet räknas ett avslut utan uppgift om slag som",
        );
        Some(format!("{text}: {}.", self.language.label(&kind)))
    }

    /// How many reached it and their share: from those who surely did to those who may have.
    fn reached(&self) -> [Cell; 2] {
        let figure = |statistic: Statistic| self.of(GOAL, All, statistic);
        let [low, high, of] = [Statistic::Numerator, Statistic::NumeratorMost, Statistic::Denominator].map(figure);
        let (undecided, base) = (figure(Statistic::Undecided), self.report.rounding_base());
        match (low.value(), high.value(), of.value()) {
            // what is rounded down stands for all up to the next multiple; a share of it would be wrong at either end
            (Some(least), Some(most), _) if base > 1 && (most > least || undecided.may_be_some()) => {
                [self.range(low, Shown::Number(most + f64::from(base - 1)), 0), self.percent(Shown::Suppressed)]
            }
            (Some(least), Some(most), Some(of)) if most > least => {
                let [from, to] = [least / of, most / of].map(|share| self.percent(Some(share)));
                let share = format!("{from} {} {to}", self.say("to", "till"));
                [self.range(low, high, 0), Cell { text: share, kind: CellKind::Number, number: None }]
            }
            // those who surely reached it are not all, and how many more is not said
            (Some(_), None, _) if high.may_be_some() => [self.count(high), self.count(high)],
            _ => self.at_least(GOAL),
        }
    }

    /// What is easily taken for the goal.
    pub(in crate::report::sections) fn any_party(&self) -> &'static str {
        self.say("on to any party's activity", "vidare till någon parts verksamhet")
    }

    fn at_least(&self, measure: &str) -> [Cell; 2] {
        let figure = |statistic: Statistic| self.of(measure, All, statistic);
        [self.count(figure(Statistic::Numerator)), self.percent(figure(Statistic::Attained))]
    }

    fn attainment(&self, section: &mut Section, label: &str, measure: &str) {
        let figure = |statistic: Statistic| self.of(measure, All, statistic);
        let met = match figure(Statistic::Met).value() {
            Some(met) if met > 0.0 => self.say("met", "uppnått"),
            Some(_) => self.say("not met", "inte uppnått"),
            None => "",
        };
        let target = if measure == GOAL { self.percent(figure(Statistic::Target)) } else { self.none() };
        let [reached, share] = if measure == GOAL { self.reached() } else { self.at_least(measure) };
        let counts = [reached, self.count(figure(Statistic::Denominator)), share, target];
        section.line(label, counts.into_iter().chain([met.into()]));
    }

    /// The verdict first; how many reached it only where that may be said.
    pub(in crate::report::sections) fn goal_in_words(&self, programme: &Programme) -> Vec<String> {
        let figure = |statistic: Statistic| self.of(GOAL, All, statistic);
        let label = super::super::moves::capitalized(self.language.label(&programme.goal().label));
        let undecided = figure(Statistic::Undecided);
        let counts = [
            ("{n}", self.count(figure(Statistic::Numerator))),
            ("{of}", self.count(figure(Statistic::Denominator))),
            ("{goal}", label.into()),
        ];
        let reached = if undecided.may_be_some() {
            let range = [("{undecided}", self.count(undecided)), ("{most}", self.count(figure(Statistic::NumeratorMost)))];
            self.sentence(
                "{goal}: for {undecided} it cannot be told; between {n} and {most} of {of}.",
                "{goal}: för {undecided} går det inte att avgöra; mellan {n} och {most} av {of}.",
                &[&counts[..], &range].concat(),
            )
            .or_else(|| {
                let some = self.say(
                    "For some participants it cannot be told whether they reached the goal.",
                    "För några deltagare går det inte att avgöra om de nådde målet.",
                );
                Some(some.to_owned())
            })
        } else {
            let share = ("{share}", self.percent(figure(Statistic::Attained)));
            self.sentence("{goal}: {n} of {of} ({share}).", "{goal}: {n} av {of} ({share}).", &[&counts[..], &[share]].concat())
        };
        let target = [
            ("{target}", self.percent(figure(Statistic::Target))),
            ("{people}", self.people_counted(figure(Statistic::TargetPersons))),
        ];
        let verdict = match figure(Statistic::Met).value() {
            Some(met) if met > 0.0 => {
                self.sentence("The target, {target} or {people}, is met.", "Målet, {target} eller {people}, är uppnått.", &target)
            }
            Some(_) => self.sentence(
                "The target, {target} or {people}, is not met.",
                "Målet, {target} eller {people}, är inte uppnått.",
                &target,
            ),
            None if undecided.may_be_some() => self.sentence(
                "Whether the target, {target} or {people}, is met cannot be told.",
                "Om målet, {target} eller {people}, är uppnått går inte att avgöra.",
                &target,
            ),
            None => None,
        };
        reached.into_iter().chain(verdict).collect()
    }

    pub(in crate::report::sections) fn goal_drawn(&self, programme: &Programme) -> Option<Picture> {
        let target = self.of(GOAL, All, Statistic::Target);
        let bar = |label: &str, measure: &str| {
            let share = self.of(measure, All, Statistic::Attained);
            let mut quantity = self.counted(self.of(measure, All, Statistic::Numerator), share);
            quantity.value = share.value();
            Bar { label: label.to_owned(), quantity }
        };
        let rows = vec![bar(self.language.label(&programme.goal().label), GOAL), bar(self.any_party(), ANY_PARTY)];
        let mark = target.value().map(|value| {
            let label = format!("{} {}", self.say("target", "mål"), self.percent(target));
            Mark { value, label }
        });
        let about = About {
            title: self.say("The goal and its target", "Målet och vad som nåtts").to_owned(),
            description: self
                .say(
                    "Bars of the share of participants; a line marks the target, which is only of the first bar.",
                    "Staplar för andelen deltagare; en linje visar målnivån, som bara gäller den första stapeln.",
                )
                .to_owned(),
        };
        rows.iter().any(|bar| bar.quantity.value.is_some()).then_some(Picture::Bars(Bars { about, full: Some(1.0), mark, rows }))
    }
}
