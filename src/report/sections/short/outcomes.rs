//! Where people went, and whether the goal was met.

use super::super::section::Section;
use super::super::writer::SectionWriter;
use crate::figure::FigureOccasion::All;
use crate::figure::programme::{ANY_PARTY, ANY_PARTY_NOT_RETURNED, GOAL};
use crate::figure::{Counted, Statistic};
use crate::report::shown::Shown;

impl SectionWriter<'_> {
    /// Where people went.
    pub(super) fn short_exits(&self) -> Section {
        let head =
            vec![self.say("exit to", "avslutad till"), self.say("people", "personer"), self.say("share of all", "andel av alla")];
        let mut section = self.section(["Where they went", "Vart de gick vidare"], head);
        let Some(programme) = self.report.programme() else { return section };
        if !self.of_programme("exit_to", Statistic::Closed).may_be_some() {
            return section;
        }
        section.lead = self.exits_in_words();
        // an internal report has them beside who referred
        if self.is_release {
            for code in self.places(programme) {
                let measure = format!("exit_to.{}", code.id);
                let share = self.programme_share(&measure, Statistic::Share(Counted::Persons));
                section.line(self.code(code), [self.programme_count(&measure, Counted::Persons), share]);
            }
            for (measure, label) in self.parties(programme, "exit_to", |code| code.exit) {
                let share = self.programme_share(&measure, Statistic::Share(Counted::Persons));
                section.line(label, [self.programme_count(&measure, Counted::Persons), share]);
            }
        } else {
            section.head.clear();
        }
        section
    }

    /// How many left, how many to health care, and how many back to who had referred them.
    pub(in crate::report::sections) fn exits_in_words(&self) -> Vec<String> {
        let mut lines = Vec::new();
        let (closed, participants) =
            (self.of_programme("exit_to", Statistic::Closed), self.of_programme("participants", Counted::Persons));
        let counts = [("{closed}", self.count(closed)), ("{n}", self.participants_counted(participants))];
        lines.extend(match (closed.value(), participants.value()) {
            (Some(closed), Some(all)) if closed == all && all > 1.0 => {
                self.sentence("All {n} ended the programme.", "Alla {n} har avslutats.", &counts)
            }
            _ => self.sentence("{closed} of {n} ended the programme.", "{closed} av {n} har avslutats.", &counts),
        });
        lines.extend(self.to_health_care());
        let returned = |of: Statistic| self.of_programme("returned_to_referrer", of);
        lines.extend(
            self.sentence(
                "{any} of {n} went back to who had referred them, {only} of them nowhere else.",
                "{any} av {n} gick tillbaka till den som hänvisade, varav {only} inte gick någon annanstans.",
                &[
                    ("{any}", self.how_many(returned(Counted::Any.into()))),
                    ("{only}", self.how_many(returned(Counted::Only.into()))),
                    ("{n}", self.count(participants)),
                ],
            )
            .map(|line| super::super::moves::capitalized(&line)),
        );
        lines
    }

    fn to_health_care(&self) -> Option<String> {
        let [all, to] = ["participants", "health_care"].map(|of| self.of_programme(of, Counted::Persons));
        let share = self.programme_share("health_care", Statistic::Share(Counted::Persons));
        let counts = [
            ("{people}", self.how_many(to)),
            ("{n}", self.count(all)),
            ("{share}", share),
            ("{others}", self.how_many(all.with(to, |all, to| all - to))),
        ];
        // who has not left yet may go there still
        let [en, sv] = if self.of_programme("exit_to", Statistic::Closed) == all {
            [
                "{people} of {n} went on to health care ({share}), {others} did not.",
                "{people} av {n} gick vidare till hälso- och sjukvården ({share}), {others} gjorde det inte.",
            ]
        } else {
            [
                "{people} of {n} went on to health care ({share}).",
                "{people} av {n} gick vidare till hälso- och sjukvården ({share}).",
            ]
        };
        self.sentence(en, sv, &counts).map(|line| super::super::moves::capitalized(&line))
    }

    /// The goal and what is easily taken for it.
    pub(super) fn short_goal(&self) -> Section {
        let head =
            vec!["", self.say("people", "personer"), self.say("of", "av"), self.say("share", "andel"), self.say("target", "mål")];
        let mut section = self.section(["The goal", "Målet"], head);
        let Some(programme) = self.report.programme() else { return section };
        let figure = |measure: &str, statistic: Statistic| self.of(measure, All, statistic);
        section.lead = self.goal_in_words(programme);
        if section.lead.is_empty() {
            section.head.clear();
            let is_hidden = figure(GOAL, Statistic::Numerator) == Shown::Suppressed;
            section.lead.extend(is_hidden.then(|| self.hidden().to_owned()));
            return section;
        }
        // a bar beside a target is a claim: there is none where the share is not told
        if figure(GOAL, Statistic::Attained).value().is_some() && !figure(GOAL, Statistic::Undecided).may_be_some() {
            section.pictures.extend(self.goal_drawn(programme));
            let counts = |measure: &str| {
                let shown = |statistic: Statistic| figure(measure, statistic);
                let [n, of] = [Statistic::Numerator, Statistic::Denominator].map(|statistic| self.count(shown(statistic)));
                [n, of, self.percent(shown(Statistic::Attained))]
            };
            let target = self.percent(figure(GOAL, Statistic::Target));
            section.line(self.language.label(&programme.goal().label), counts(GOAL).into_iter().chain([target]));
            section.line(self.any_party(), counts(ANY_PARTY).into_iter().chain([self.none()]));
        } else {
            section.head.clear();
        }
        let on = |measure: &str| [figure(measure, Statistic::Numerator), figure(measure, Statistic::Denominator)];
        let [any, of] = on(ANY_PARTY);
        let share = self.percent(figure(ANY_PARTY, Statistic::Attained));
        section.lead.extend(self.sentence(
            "Another measure, which is not the goal: {n} of {of} went on to an activity of any party ({share}).",
            "Ett annat mått, som inte är målet: {n} av {of} gick vidare till någon parts verksamhet ({share}).",
            &[("{n}", self.count(any)), ("{of}", self.count(of)), ("{share}", share)],
        ));
        let [not_returned, _] = on(ANY_PARTY_NOT_RETURNED);
        let differs = matches!((any, not_returned), (Shown::Number(any), Shown::Number(other)) if any != other);
        section.lead.extend(
            self.sentence(
                "Without exits recorded as a return they are {n}.",
                "Utan avslut som antecknats som återgång är de {n}.",
                &[("{n}", self.count(not_returned))],
            )
            .filter(|_| differs),
        );
        let counting: Vec<&str> =
            programme.codes().iter().filter(|code| code.exit && code.counts_for_goal).map(|code| self.code(code)).collect();
        section.remarks.push(format!(
            "{} {}.",
            self.say("For the goal count certain, started exits to", "För målet räknas säkra, påbörjade avslut till"),
            self.enumerated(&counting)
        ));
        section.remarks.extend(self.kind_not_recorded(programme));
        section
    }
}
