//! How many are at each level of each dimension.

use super::cell::Cell;
use super::questionnaire::Questionnaire;
use super::section::Section;
use super::writer::SectionWriter;
use crate::eq5d5l::DimensionLevel;
use crate::figure::FigureOccasion::{self, Change, Start};
use crate::figure::Measure;
use crate::figure::{Counted, Statistic};
use crate::ground::Occasion;
use crate::report::pictures::{About, Legend, Picture, Stacked, StackedRow};
use crate::report::shown::Shown;

/// The classes of the levels in pictures.
const CLASSES: [&str; 5] = ["level-1", "level-2", "level-3", "level-4", "level-5"];

/// The figures of the levels at one time: where they stand, and at which occasion of the pairs.
struct Time {
    occasion: FigureOccasion,
    /// None: of everyone there.
    of_pairs: Option<Occasion>,
    name: &'static str,
}

impl Time {
    fn level(&self, level: DimensionLevel) -> Counted {
        self.of_pairs.map_or(Counted::Level(level), |occasion| Counted::LevelAt(level, occasion))
    }

    fn any_problem(&self) -> Counted {
        self.of_pairs.map_or(Counted::AnyProblem, Counted::AnyProblemAt)
    }

    fn more_than_slight(&self) -> Counted {
        self.of_pairs.map_or(Counted::MoreThanSlight, Counted::MoreThanSlightAt)
    }
}

impl<'a> SectionWriter<'a> {
    /// The levels of the people who have both occasions, or of everyone.
    pub(super) fn levels(&self, of: &Questionnaire<'a>) -> Section {
        let title = if self.report.has_occasions() {
            ["Levels at start and at exit, of the people with both", "Nivåer vid start och avslut, för dem som har båda"]
        } else {
            ["Levels, people at each", "Nivåer, antal personer på var och en"]
        };
        let times = if self.report.has_occasions() {
            let at = |occasion, name| Time { occasion: Change, of_pairs: Some(occasion), name };
            vec![at(Occasion::Start, "start"), at(Occasion::Exit, self.say("exit", "avslut"))]
        } else {
            vec![Time { occasion: Start, of_pairs: None, name: "" }]
        };
        let mut section = self.levels_table(title, of, &times);
        section.is_change = self.report.has_occasions();
        section.lead.extend(of.items().filter_map(|item| self.any_problem(item, &times)));
        if self.is_release {
            section.lead.extend(of.items().filter_map(|item| self.more_than_slight(item, &times)));
        }
        section.pictures.push(self.levels_drawn(of, &times));
        section
    }

    /// The levels of everyone at each occasion, whether or not they have the other.
    pub(super) fn levels_of_everyone(&self, of: &Questionnaire<'a>) -> Section {
        let title = ["Levels, everyone at each occasion", "Nivåer, alla vid varje tillfälle"];
        let times: Vec<Time> =
            self.occasions().into_iter().map(|(occasion, name)| Time { occasion, of_pairs: None, name }).collect();
        self.levels_table(title, of, &times).internal()
    }

    fn levels_table(&self, title: [&'static str; 2], of: &Questionnaire<'a>, times: &[Time]) -> Section {
        if self.is_release && self.is_mostly_suppressed(of, times) {
            return self.merged_levels_table(title, of, times);
        }
        let any = self.say("any problem", "något besvär");
        let share = self.say("share", "andel");
        let mut section = self.section(title, vec!["", self.say("when", "när"), "n", "1", "2", "3", "4", "5", any, share]);
        for item in of.items() {
            for time in times {
                let figure = |statistic: Statistic| self.shown(item, time.occasion, statistic);
                let mut cells: Vec<Cell> = vec![time.name.into(), self.count(figure(Statistic::N))];
                cells.extend(DimensionLevel::all().map(|level| self.count(figure(time.level(level).into()))));
                cells.push(self.count(figure(time.any_problem().into())));
                cells.push(self.percent(figure(Statistic::Share(time.any_problem()))));
                section.line(self.label(item), cells);
            }
        }
        let remark = self.say(
            "1 is the best level and 5 the worst; any problem is level 2 to 5.",
            "1 är den bästa nivån och 5 den sämsta; något besvär är nivå 2 till 5.",
        );
        section.remarks.push(remark.to_owned());
        section
    }

    /// Of most levels that somebody has it cannot be told how many do.
    fn is_mostly_suppressed(&self, of: &Questionnaire<'a>, times: &[Time]) -> bool {
        let mut levels = Vec::new();
        for item in of.items() {
            for time in times {
                levels.extend(DimensionLevel::all().map(|level| self.shown(item, time.occasion, time.level(level))));
            }
        }
        levels.retain(|people| people.may_be_some());
        2 * levels.iter().filter(|people| **people == Shown::Suppressed).count() > levels.len()
    }

    /// Levels that are told together: by themselves they would be suppressed.
    fn merged_levels_table(&self, title: [&'static str; 2], of: &Questionnaire<'a>, times: &[Time]) -> Section {
        let head = vec![
            "",
            self.say("when", "när"),
            self.say("any problem, 2\u{2013}5", "något besvär, 2\u{2013}5"),
            self.say("share", "andel"),
            self.say("moderate or worse, 3\u{2013}5", "måttliga eller värre, 3\u{2013}5"),
            self.say("share", "andel"),
        ];
        let mut section = self.section(title, head);
        for item in of.items() {
            for time in times {
                let cells = [time.any_problem(), time.more_than_slight()].map(|of| {
                    let figure = |statistic: Statistic| self.shown(item, time.occasion, statistic);
                    [self.count(figure(of.into())), self.percent(figure(Statistic::Share(of)))]
                });
                section.line(self.label(item), std::iter::once(time.name.into()).chain(cells.into_iter().flatten()));
            }
        }
        section.remarks.push(
            self.say(
                "Levels are told together, because most of them have too few people: 1 is no problem, 2 slight, 3 to 5 moderate or worse.",
                "Nivåerna anges tillsammans, eftersom de flesta har för få personer: 1 är inga besvär, 2 lätta, 3 till 5 måttliga eller värre.",
            )
            .to_owned(),
        );
        section
    }

    /// How many are at level 3 to 5, in a sentence: where everybody has some problem that says more.
    fn more_than_slight(&self, item: &Measure, times: &[Time]) -> Option<String> {
        let figure = |time: &Time| self.count(self.shown(item, time.occasion, time.more_than_slight()));
        let n = ("{n}", self.count(self.shown(item, times.first()?.occasion, Statistic::N)));
        let label = ("{item}", super::moves::capitalized(self.label(item)).into());
        match times {
            [start, exit] => self.sentence(
                "{item}: {start} of {n} had moderate or worse problems at start, {exit} at exit.",
                "{item}: {start} av {n} hade måttliga eller värre besvär vid start, {exit} vid avslut.",
                &[("{start}", figure(start)), ("{exit}", figure(exit)), n, label],
            ),
            [only] => self.sentence(
                "{item}: {any} of {n} have moderate or worse problems.",
                "{item}: {any} av {n} har måttliga eller värre besvär.",
                &[("{any}", figure(only)), n, label],
            ),
            _ => None,
        }
    }

    /// How many have any problem, in a sentence.
    fn any_problem(&self, item: &Measure, times: &[Time]) -> Option<String> {
        let figure = |time: &Time| self.count(self.shown(item, time.occasion, time.any_problem()));
        let n = self.count(self.shown(item, times.first()?.occasion, Statistic::N));
        let label = super::moves::capitalized(self.label(item)).into();
        match times {
            [start, exit] => self.sentence(
                "{item}: {start} of {n} had some problem at start, {exit} at exit.",
                "{item}: {start} av {n} hade något besvär vid start, {exit} vid avslut.",
                &[("{start}", figure(start)), ("{exit}", figure(exit)), ("{n}", n), ("{item}", label)],
            ),
            [only] => self.sentence(
                "{item}: {any} of {n} have some problem.",
                "{item}: {any} av {n} har något besvär.",
                &[("{any}", figure(only)), ("{n}", n), ("{item}", label)],
            ),
            _ => None,
        }
    }

    fn levels_drawn(&self, of: &Questionnaire<'a>, times: &[Time]) -> Picture {
        let mut rows = Vec::new();
        for item in of.items() {
            for (place, time) in times.iter().enumerate() {
                let first = place == 0;
                let part = |level| self.quantity(self.shown(item, time.occasion, time.level(level)), 0);
                rows.push(StackedRow {
                    heading: if first { self.label(item).to_owned() } else { String::new() },
                    aside: if first { self.n_of(item) } else { String::new() },
                    name: time.name.to_owned(),
                    n: self.value(item, time.occasion, Statistic::N),
                    parts: DimensionLevel::all().map(part).collect(),
                });
            }
        }
        let about = About {
            title: self.say("People at each level of each dimension", "Personer på varje nivå i varje dimension").into(),
            description: self
                .say(
                    "Bars divided by level, from 1, the best, on the left to 5, the worst, on the right; numbers are people.",
                    "Staplar delade efter nivå, från 1, den bästa, till vänster till 5, den sämsta, till höger; talen är personer.",
                )
                .into(),
        };
        // the first says what the digits are
        let legend = CLASSES.into_iter().zip([self.say("level 1", "nivå 1"), "2", "3", "4", "5"]);
        Picture::Stacked(Stacked { about, legend: Legend::across(legend), rows })
    }
}
