//! Steps, activities and hours.

use super::super::moves::capitalized;
use super::super::section::Section;
use super::super::writer::{SectionWriter, heading};
use crate::figure::programme::HOURS;
use crate::figure::{Counted, FigureOccasion, Statistic};
use crate::programme::Programme;
use crate::report::shown::Shown;

impl SectionWriter<'_> {
    /// Steps and activities.
    pub(in crate::report::sections) fn progress(&self) -> Section {
        let head = vec!["", self.say("people", "personer"), self.say("share", "andel")];
        let mut section = self.section(["In the programme", "Under insatsen"], head);
        let Some(programme) = self.report.programme() else { return section };
        let steps = [
            (Counted::Forward.into(), Some(Counted::Forward), self.say("moved forward", "framåt")),
            (Counted::Unchanged.into(), Some(Counted::Unchanged), self.say("unchanged", "oförändrat")),
            (Counted::Back.into(), Some(Counted::Back), self.say("moved back", "bakåt")),
            (Statistic::Unknown, None, self.say("unknown", "okänt")),
            (Counted::Invalid.into(), None, self.say("not readable", "inte läsbart")),
        ];
        let counts = steps.map(|(statistic, shared, label)| (self.of_programme("step", statistic), shared, label));
        // with steps of nobody there is nothing to say
        if counts[..3].iter().any(|(people, ..)| people.may_be_some()) {
            section.rows.push(heading(self.say("Steps of progression", "Stegförflyttning")));
            for (people, shared, label) in counts {
                // nobody's share is of the unknown
                let share = shared.map_or(Shown::Absent, |of| self.of_programme("step", Statistic::Share(of)));
                let share = if share == Shown::Absent { self.none() } else { self.percent(share) };
                section.line(label, [self.count(people), share]);
            }
        }
        self.activities(programme, &mut section);
        section.remarks.extend(self.activities_before(programme));
        section
    }

    /// Activities that the row at start names, such as a prescription from before.
    fn activities_before(&self, programme: &Programme) -> Vec<String> {
        let at = |id: &str, occasion| self.of(&format!("programme.activity.{id}"), occasion, Counted::Persons);
        let lines = programme.activities().iter().filter_map(|activity| {
            let [start, exit] = [FigureOccasion::Start, FigureOccasion::Exit].map(|occasion| at(&activity.id, occasion));
            start.value().filter(|persons| *persons > 0.0)?;
            self.sentence(
                "{activity}: {start} according to the row at start, {exit} according to the row at exit.",
                "{activity}: {start} enligt raden vid start, {exit} enligt raden vid avslut.",
                &[
                    ("{activity}", capitalized(self.language.label(&activity.label)).into()),
                    ("{start}", self.count(start)),
                    ("{exit}", self.count(exit)),
                ],
            )
        });
        if self.report.has_occasions() { lines.collect() } else { Vec::new() }
    }

    /// Hours of activity a week at start and at exit.
    pub(in crate::report::sections) fn hours(&self) -> Section {
        let head = vec![
            "",
            self.say("people", "personer"),
            self.say("not known", "uppgift saknas"),
            self.say("mean", "medelvärde"),
            "median",
            self.say("fewest to most", "lägst till högst"),
            self.say("at the bound or above", "minst gränsen"),
        ];
        let mut section = self.section(["Hours of activity a week", "Aktivitet i timmar per vecka"], head).internal();
        let Some(programme) = self.report.programme() else { return section };
        let of = |occasion, statistic: Statistic| self.of(HOURS, occasion, statistic);
        let persons = Statistic::from(Counted::Persons);
        let occasions = self.occasions();
        if occasions.iter().any(|(occasion, _)| of(*occasion, Statistic::N).may_be_some()) {
            for (occasion, name) in occasions {
                let unknown =
                    of(occasion, Statistic::Missing).with(of(occasion, Counted::Invalid.into()), |one, other| one + other);
                let cells = [
                    self.count(of(occasion, Statistic::N)),
                    self.count(unknown),
                    self.number(of(occasion, Statistic::Mean), 1),
                    self.number(of(occasion, Statistic::Median), 1),
                    self.range(of(occasion, Statistic::Min), of(occasion, Statistic::Max), 1),
                    self.count(of(occasion, persons)),
                ];
                section.line(name, cells);
            }
        }
        let bound = programme.eligibility().most_hours.to_string();
        if !section.rows.is_empty() {
            let text = self.say("The bound of the target group is {bound} hours.", "Målgruppens gräns är {bound} timmar.");
            section.remarks.push(text.replace("{bound}", &bound));
        }
        let change = |statistic: Statistic| self.of(HOURS, FigureOccasion::Change, statistic);
        if change(Statistic::N).value().is_some_and(|pairs| pairs > 0.0) {
            section.is_change = true;
            section.lead.extend(self.sentence(
                "Hours known both times: {n}; more at exit {more}, as many {same}, fewer {fewer}; below {bound} at start and not at exit {reached}.",
                "Timmar kända båda gångerna: {n}; fler vid avslut {more}, lika många {same}, färre {fewer}; under {bound} vid start men inte vid avslut {reached}.",
                &[
                    ("{n}", self.count(change(Statistic::N))),
                    ("{more}", self.count(change(Counted::Improved.into()))),
                    ("{same}", self.count(change(Counted::Unchanged.into()))),
                    ("{fewer}", self.count(change(Counted::Worsened.into()))),
                    ("{reached}", self.count(change(persons))),
                    ("{bound}", bound.into()),
                ],
            ));
        }
        section
    }

    fn activities(&self, programme: &Programme, section: &mut Section) {
        let taken = |id: &str| self.of_programme(&format!("activity.{id}"), Counted::Persons).may_be_some();
        let mut activities = programme.activities().iter().filter(|activity| taken(&activity.id)).peekable();
        if activities.peek().is_some() {
            section.rows.push(heading(self.say("Activities, people who took part", "Aktiviteter, personer som deltagit")));
        }
        for activity in activities {
            let measure = format!("activity.{}", activity.id);
            let cells = [
                self.programme_count(&measure, Counted::Persons),
                self.programme_share(&measure, Statistic::Share(Counted::Persons)),
            ];
            section.line(self.language.label(&activity.label), cells);
        }
        self.activities_together(programme, section);
    }

    /// Activities by the group that they are counted in, where none of them can be told by itself.
    fn activities_together(&self, programme: &Programme, section: &mut Section) {
        let activities = programme.activities();
        let mut groups: Vec<&str> = activities.iter().filter_map(|activity| activity.group.as_deref()).collect();
        groups.sort_unstable();
        groups.dedup();
        for group in groups {
            let members = || activities.iter().filter(|activity| activity.group.as_deref() == Some(group));
            let people = |id: &str| self.of_programme(&format!("activity.{id}"), Counted::Persons);
            let measure = format!("activity_group.{group}");
            let is_told = self.of_programme(&measure, Counted::Persons).value().is_some_and(|people| people > 0.0);
            let is_only = members().all(|activity| people(&activity.id).value().is_none_or(|people| people == 0.0));
            if !(self.is_release && is_told && is_only) {
                continue;
            }
            let names: Vec<&str> = members().map(|activity| self.language.label(&activity.label)).collect();
            let cells = [
                self.programme_count(&measure, Counted::Persons),
                self.programme_share(&measure, Statistic::Share(Counted::Persons)),
            ];
            section.line(&format!("{} {}", self.say("any of", "någon av"), names.join(", ")), cells);
        }
    }
}
